#include "corpus/annotate/source_homes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "corpus/annotate/place_finder.hpp"
#include "corpus/annotate/place_resolver.hpp"
#include "corpus/annotate/place_text.hpp"
#include "corpus/readers/csv_table.hpp"
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
        : table_(csv, name, SourceHomes::largest_file), gazetteer_(gazetteer), unknown_(unknown) {}

    SourceHomes read() {
        if (!table_.next()) table_.fail("no header; the first line must be \"source,place\"");
        source_ = column("source");
        place_ = column("place");
        while (table_.next()) read_home();
        return std::move(homes_);
    }

  private:
    std::size_t column(const char* name) const {
        if (const auto found = table_.find(name)) return *found;
        table_.fail(fmt::format("no column \"{}\"; the first line must be \"source,place\"", name));
    }

    void read_home() {
        const auto source = table_.field(source_);
        const auto name = table_.field(place_);
        if (source.empty()) table_.fail("no source; name it, or remove the line");
        if (name.empty()) table_.fail("no place; name it, or remove the line");
        const auto place = place_named(name, gazetteer_);
        if (!place && unknown_ == SourceHomes::UnknownPlaces::leave_out) return;
        if (!place)
            table_.fail(fmt::format(
                "no place \"{}\" is known; write its name in English, as \"Paris, Texas\", or its GeoNames number",
                name));
        homes_.add(source, *place);
    }

    CsvTable table_;
    const Gazetteer& gazetteer_;
    SourceHomes::UnknownPlaces unknown_;
    SourceHomes homes_;
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

Hash128 SourceHomes::fingerprint(const Gazetteer& gazetteer) const { return hash128(csv(gazetteer)); }

}  // namespace dateline
