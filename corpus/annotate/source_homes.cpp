#include "corpus/annotate/source_homes.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <optional>

#include "corpus/annotate/place_finder.hpp"
#include "corpus/annotate/place_resolver.hpp"
#include "corpus/annotate/place_text.hpp"
#include "corpus/readers/csv_rows.hpp"
#include "corpus/readers/text_bytes.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/error.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

// "Paris, Texas" by the gazetteer: the first name, told apart by what follows.
std::optional<PlaceNumber> place_named(const std::string& name, const Gazetteer& gazetteer) {
    if (const auto number = gazetteer.find_id(name)) return number;
    const TokenizedText text = tokenize(name);
    const PlaceWords words(text);
    const auto toponyms = read_place_text({TextField::dateline, &words, {}}, ToponymSource::given, gazetteer);
    if (toponyms.empty() || toponyms.front().begin > 0) return std::nullopt;
    const auto resolution = PlaceResolver(gazetteer).resolve(toponyms, {}).front();
    return resolution.place == no_place ? std::nullopt : std::optional(resolution.place);
}

// Reads the rows of the file into the table.
class HomesReader {
  public:
    HomesReader(std::string_view csv, const std::string& name, const Gazetteer& gazetteer,
                SourceHomes::UnknownPlaces unknown)
        : rest_(csv), name_(name), gazetteer_(gazetteer), unknown_(unknown) {
        if (csv.size() > SourceHomes::largest_file)
            throw Error(ErrorKind::config,
                        fmt::format("{}: larger than {} MiB; leave rows out", name, SourceHomes::largest_file >> 20U));
        if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
    }

    SourceHomes read() {
        if (!take_row()) fail("no header; the first line must be \"source,place\"");
        source_ = column("source");
        place_ = column("place");
        while (take_row()) read_home();
        return std::move(homes_);
    }

  private:
    [[noreturn]] void fail(const std::string& what) const {
        throw Error(ErrorKind::config, fmt::format("{}, line {}: {}", name_, line_, what));
    }

    // The next row that is not empty.
    bool take_row() {
        while (!rest_.empty()) {
            line_ = next_line_;
            RowScanner scanner(',', false);
            const Scan scan = scanner(rest_, 0);
            const auto row = rest_.substr(0, scan.found ? scan.seen : rest_.size());
            if (scanner.has_broken_quotes())
                fail("quotes that don't close, or close inside of a field; write \"\" for a quote");
            rest_.remove_prefix(std::min(row.size() + 1, rest_.size()));
            next_line_ += static_cast<std::size_t>(std::count(row.begin(), row.end(), '\n')) + 1;
            if (trim(row).empty()) continue;
            split_row(row, ',', fields_);
            return true;
        }
        return false;
    }

    std::size_t column(const char* name) const {
        for (std::size_t i = 0; i < fields_.size(); ++i)
            if (lowered(trim(fields_[i].value())) == name) return i;
        fail(fmt::format("no column \"{}\"; the first line must be \"source,place\"", name));
    }

    std::string field(std::size_t column) const {
        return column < fields_.size() ? join_blanks(fields_[column].value()) : std::string();
    }

    void read_home() {
        const auto source = field(source_);
        const auto name = field(place_);
        if (source.empty()) fail("no source; name it, or remove the line");
        if (name.empty()) fail("no place; name it, or remove the line");
        const auto place = place_named(name, gazetteer_);
        if (!place && unknown_ == SourceHomes::UnknownPlaces::leave_out) return;
        if (!place)
            fail(fmt::format(
                "no place \"{}\" is known; write its name in English, as \"Paris, Texas\", or its GeoNames number",
                name));
        homes_.add(source, *place);
    }

    std::string_view rest_;
    const std::string& name_;
    const Gazetteer& gazetteer_;
    SourceHomes::UnknownPlaces unknown_;
    SourceHomes homes_;
    std::vector<CsvField> fields_;
    std::size_t line_ = 1;
    std::size_t next_line_ = 1;
    std::size_t source_ = 0;
    std::size_t place_ = 0;
};

std::string csv_quoted(std::string_view text) {
    if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
    std::string out = "\"";
    for (const char c : text) out.append(c == '"' ? 2 : 1, c);
    return out += '"';
}

}  // namespace

SourceHomes SourceHomes::read(const std::string& path, const Gazetteer& gazetteer) {
    return parse(read_file(path, ErrorKind::no_input, largest_file), path, gazetteer);
}

SourceHomes SourceHomes::parse(std::string_view csv, const std::string& name, const Gazetteer& gazetteer,
                               UnknownPlaces unknown) {
    return HomesReader(csv, name, gazetteer, unknown).read();
}

void SourceHomes::add_missing(const SourceHomes& other) { homes_.insert(other.homes_.begin(), other.homes_.end()); }

void SourceHomes::add(std::string_view source, PlaceNumber place) {
    auto& places = homes_[fold_text(source)];
    if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
}

std::span<const PlaceNumber> SourceHomes::find(std::string_view source) const {
    if (homes_.empty() || source.empty()) return {};
    const auto found = homes_.find(fold_text(source));
    return found == homes_.end() ? std::span<const PlaceNumber>() : std::span<const PlaceNumber>(found->second);
}

std::string SourceHomes::csv(const Gazetteer& gazetteer) const {
    std::string out = "source,place\n";
    for (const auto& [source, places] : homes_)
        for (const auto place : places) out += csv_quoted(source) + ',' + gazetteer.id(place) + '\n';
    return out;
}

Hash128 SourceHomes::fingerprint(const Gazetteer& gazetteer) const {
    const std::string table = csv(gazetteer);
    const XXH128_hash_t hash = XXH3_128bits(table.data(), table.size());
    return {hash.high64, hash.low64};
}

}  // namespace dateline
