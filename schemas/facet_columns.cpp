#include "schemas/facet_columns.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "schemas/error.hpp"
#include "schemas/facet_layout.hpp"
#include "schemas/slots.hpp"
#include "schemas/text_fold.hpp"
#include "schemas/value_bytes.hpp"

namespace dateline {

namespace {

[[noreturn]] void damaged(const std::string& file) {
    throw Error(ErrorKind::unavailable,
                fmt::format("{} is damaged; dateline-index rollback goes back to an older generation", file));
}

// What a ByteReader finds at fault is said with the name of the file.
template <typename Read>
auto read_guarded(const std::string& file, Read&& read) {
    try {
        return read();
    } catch (const Error&) {
        damaged(file);
    }
}

// Takes pieces of known length off the front.
class Pieces {
  public:
    Pieces(std::string_view bytes, const std::string& file) : bytes_(bytes), file_(file) {}
    std::string_view take(std::uint64_t count, std::uint64_t width = 1) {
        if (count > bytes_.size() / width) damaged(file_);
        const auto piece = bytes_.substr(0, count * width);
        bytes_.remove_prefix(piece.size());
        return piece;
    }
    void end() const {
        if (!bytes_.empty()) damaged(file_);
    }

  private:
    std::string_view bytes_;
    const std::string& file_;
};

std::uint64_t blocks_of(std::uint64_t count, std::uint64_t block) { return (count + block - 1) / block; }

// One entry of the dictionary; `value.shown` is that of the entry before. Keys cost time to make.
void read_value(ByteReader& reader, FacetValue& value, bool with_key = true) {
    value.shown.resize(reader.varint(value.shown.size()));
    value.shown += reader.string();
    const std::uint64_t articles = reader.varint();
    value.articles = static_cast<std::uint32_t>(articles / 2);
    if (articles % 2 != 0) {
        value.key = reader.string();
    } else if (with_key) {
        value.key = facet_layout::plain_key(value.shown);
    }
}

GeoPoint read_point(ByteReader& reader) {
    GeoPoint point;
    for (auto* degrees : {&point.latitude, &point.longitude})
        *degrees = degrees_of(static_cast<std::int32_t>(reader.signed_varint(INT32_MAX)));
    if (!is_on_earth(point)) reader.fail();
    return point;
}

}  // namespace

std::uint64_t facet_layout::checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string facet_layout::plain_key(std::string_view shown) {
    std::string key(shown);
    for (char& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return key;
}

std::string facet_key(const Field& field, std::string_view value) {
    if (!field.is_name()) return fold_text(value);
    return fmt::format("{}", fmt::join(name_words(value), " "));
}

FacetColumn::FacetColumn(std::string_view bytes, std::uint32_t documents, const std::string& file)
    : file_(file), documents_(documents) {
    read_guarded(file, [&] {
        ByteReader reader(bytes, "facets");
        size_ = static_cast<std::uint32_t>(reader.varint(UINT32_MAX - 1));
        entries_ = reader.varint(UINT32_MAX);
        ordinal_bytes_ = reader.byte();
        begin_bytes_ = reader.byte();
        const std::uint64_t repeats = reader.varint(size_);
        const std::uint64_t dictionary = reader.varint(bytes.size());
        if (ordinal_bytes_ < 1 || ordinal_bytes_ > 4 || (begin_bytes_ != 2 && begin_bytes_ != 4)) reader.fail();
        Pieces pieces(bytes.substr(bytes.size() - reader.left()), file_);
        const char* const numbers = pieces.take(repeats, 4).data();
        dictionary_blocks_ = pieces.take(blocks_of(size_, facet_layout::block_values), 4).data();
        dictionary_ = pieces.take(dictionary);
        const std::uint64_t begins = std::uint64_t{documents} + 2;
        bases_ = pieces.take(blocks_of(begins, facet_layout::block_documents), 4).data();
        begins_ = pieces.take(begins, begin_bytes_).data();
        ordinals_ = pieces.take(entries_, ordinal_bytes_).data();
        pieces.end();
        for (std::uint64_t i = 0; i < repeats; ++i) {
            const std::uint32_t ordinal = number_at(numbers, i, 4);
            if (ordinal == 0 || ordinal >= size_ || (i > 0 && ordinal <= repeats_.back())) reader.fail();
            repeats_.push_back(ordinal);
        }
    });
}

std::string_view FacetColumn::block(std::uint32_t number) const {
    const std::uint32_t begin = number_at(dictionary_blocks_, number, 4);
    if (begin > dictionary_.size()) fail();
    return dictionary_.substr(begin);
}

FacetValue FacetColumn::value(std::uint32_t ordinal) const {
    if (ordinal >= size_) fail();
    return read_guarded(file_, [&] {
        const std::uint32_t first = ordinal / facet_layout::block_values;
        ByteReader reader(block(first), "facets");
        FacetValue value;
        for (std::uint32_t i = first * facet_layout::block_values; i <= ordinal; ++i)
            read_value(reader, value, i == ordinal);
        return value;
    });
}

// The last block that begins before the key is the one that its first value is in, or is the end of.
std::optional<std::uint32_t> FacetColumn::find(std::string_view key) const {
    return read_guarded(file_, [&]() -> std::optional<std::uint32_t> {
        FacetValue value;
        const auto begins_before = [&](std::uint32_t number) {
            ByteReader reader(block(number), "facets");
            value.shown.clear();
            read_value(reader, value);
            return value.key < key;
        };
        std::uint32_t low = 0;
        std::uint32_t high = static_cast<std::uint32_t>(blocks_of(size_, facet_layout::block_values));
        while (low < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (begins_before(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        const std::uint32_t first = low == 0 ? 0 : low - 1;
        const std::uint32_t last = static_cast<std::uint32_t>(
            std::min<std::uint64_t>(size_, (std::uint64_t{first} + 2) * facet_layout::block_values));
        for (std::uint32_t number = first; number * std::uint64_t{facet_layout::block_values} < last; ++number) {
            ByteReader reader(block(number), "facets");
            value.shown.clear();
            const std::uint32_t begin = number * facet_layout::block_values;
            for (std::uint32_t i = begin; i < std::min(last, begin + facet_layout::block_values); ++i) {
                read_value(reader, value);
                if (value.key == key) return i;
                if (value.key > key) return std::nullopt;
            }
        }
        return std::nullopt;
    });
}

std::uint32_t FacetColumn::first_of_key(std::uint32_t ordinal) const {
    auto repeat = std::upper_bound(repeats_.begin(), repeats_.end(), ordinal);
    while (repeat != repeats_.begin() && *--repeat == ordinal) --ordinal;
    return ordinal;
}

void FacetColumn::fail() const { damaged(file_); }

FacetDays::FacetDays(std::string_view bytes, std::uint32_t documents, const std::string& file) : documents_(documents) {
    read_guarded(file, [&] {
        // Days of the calendar, with room to add the numbers of documents to.
        constexpr std::int64_t most_days = 1'000'000;
        ByteReader reader(bytes, "days");
        first_ = Day(std::chrono::days(reader.signed_varint(most_days)));
        width_ = reader.byte();
        if (width_ < 1 || width_ > 4) reader.fail();
        Pieces pieces(bytes.substr(bytes.size() - reader.left()), file);
        numbers_ = pieces.take(std::uint64_t{documents} + 1, width_).data();
        pieces.end();
        for (std::uint64_t i = 0; i <= documents; ++i)
            if (FacetColumn::number_at(numbers_, i, width_) > most_days) reader.fail();
    });
}

FacetColumns::FacetColumns(std::string_view bytes, std::string file) : file_(std::move(file)) {
    if (bytes.size() < facet_layout::head_bytes || !bytes.starts_with(facet_layout::magic)) damaged(file_);
    ByteReader head(bytes.substr(facet_layout::magic.size(), facet_layout::head_bytes - facet_layout::magic.size()),
                    "facets");
    if (head.u32() != facet_layout::version)
        throw Error(ErrorKind::unavailable,
                    fmt::format("{} is of another version of Dateline: index the articles anew", file_));
    const std::uint32_t size = head.u32();
    const std::uint64_t checksum = head.u64();
    Pieces pieces(bytes.substr(facet_layout::head_bytes), file_);
    const auto table = pieces.take(size);
    if (facet_layout::checksum(table) != checksum) damaged(file_);
    body_ = bytes.substr(facet_layout::head_bytes + size);
    read_guarded(file_, [&] {
        ByteReader reader(table, "facets");
        documents_ = static_cast<std::uint32_t>(reader.varint(UINT32_MAX - 2));
        for (std::size_t count = reader.count(11); count > 0; --count) {
            Section& section = sections_.emplace_back();
            section.name = reader.string();
            section.begin = reader.varint(body_.size());
            section.size = reader.varint(body_.size() - section.begin);
            section.checksum = reader.u64();
        }
        reader.end();
    });
}

const FacetColumns::Section& FacetColumns::find(std::string_view name) const {
    const auto found = std::find_if(sections_.begin(), sections_.end(),
                                    [name](const Section& section) { return section.name == name; });
    if (found == sections_.end())
        throw Error(ErrorKind::unavailable, fmt::format("{}: it has no section \"{}\"", file_, name));
    return *found;
}

std::string_view FacetColumns::section(std::string_view name) const {
    const Section& found = find(name);
    const auto bytes = body_.substr(found.begin, found.size);
    if (facet_layout::checksum(bytes) != found.checksum) damaged(file_);
    return bytes;
}

// Its entries have checksums of their own.
FacetSignatures FacetColumns::signatures() const {
    const Section& found = find(facet_layout::signatures_section);
    return {body_.substr(found.begin, found.size), documents_, file_};
}

FacetColumn FacetColumns::values(std::string_view field) const { return {section(field), documents_, file_}; }

FacetKeys FacetColumns::keys(std::string_view field, std::uint32_t values) const {
    return {section(std::string(field).append(facet_layout::keys_suffix)), values, file_};
}

FacetDays FacetColumns::days() const { return {section(facet_layout::days_section), documents_, file_}; }

FacetLengths FacetColumns::lengths() const { return {section(facet_layout::lengths_section), documents_, file_}; }

FacetPlaces FacetColumns::places() const {
    const auto bytes = section(facet_layout::places_section);
    return read_guarded(file_, [&] {
        ByteReader reader(bytes, "places");
        FacetPlaces places;
        for (std::size_t count = reader.count(3); count > 0; --count) {
            FacetPlace& place = places.places.emplace_back();
            place.id = reader.string();
            place.name = reader.string();
            if (reader.byte() != 0) place.point = read_point(reader);
        }
        for (std::size_t count = reader.count(1); count > 0; --count)
            places.numbers.push_back(static_cast<std::uint32_t>(reader.varint(places.places.size())));
        reader.end();
        return places;
    });
}

}  // namespace dateline
