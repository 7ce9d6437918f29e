#include "schemas/facet_writer.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>

#include "schemas/facet_layout.hpp"
#include "schemas/facet_lengths.hpp"
#include "schemas/slots.hpp"
#include "schemas/text_fold.hpp"
#include "schemas/value_bytes.hpp"

namespace dateline {

namespace {

std::size_t shared_bytes(std::string_view a, std::string_view b) {
    const auto ends =
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
    return static_cast<std::size_t>(ends.first - a.begin());
}

// Numbers of entries, told from the first of each block of documents.
void put_begins(std::string& out, const std::vector<std::uint32_t>& begins, unsigned width) {
    for (std::size_t i = 0; i < begins.size(); i += facet_layout::block_documents) put_number(out, begins[i], 4);
    for (std::size_t i = 0; i < begins.size(); ++i)
        put_number(out, begins[i] - begins[i / facet_layout::block_documents * facet_layout::block_documents], width);
}

unsigned begin_width(const std::vector<std::uint32_t>& begins) {
    for (std::size_t i = 0; i < begins.size(); ++i) {
        const auto base = begins[i / facet_layout::block_documents * facet_layout::block_documents];
        if (begins[i] - base > std::numeric_limits<std::uint16_t>::max()) return 4;
    }
    return 2;
}

}  // namespace

FacetColumnWriter::FacetColumnWriter(const Field& field, std::uint32_t documents)
    : field_(field), documents_(documents) {
    begins_.reserve(std::size_t{documents} + 2);
}

void FacetColumnWriter::add(std::uint32_t document, std::string_view shown, std::uint32_t place) {
    close_documents(document);
    const std::uint32_t number = number_of(shown, place);
    const std::uint32_t key = values_[number].key_number;
    if (values_[number].key.empty()) return;
    if (std::exchange(last_documents_[key], document) == document) return;
    ++values_[number].articles;
    entries_.push_back(number);
}

std::uint32_t FacetColumnWriter::number_of(std::string_view shown, std::uint32_t place) {
    std::string name(shown);
    put_u32(name, place);
    const auto [found, is_new] = numbers_.emplace(std::move(name), static_cast<std::uint32_t>(values_.size()));
    if (!is_new) return found->second;
    Value value{.shown = std::string(shown), .key = facet_key(field_, shown), .place = place};
    value.key_number = key_numbers_.emplace(value.key, static_cast<std::uint32_t>(key_numbers_.size())).first->second;
    last_documents_.resize(key_numbers_.size());
    values_.push_back(std::move(value));
    return found->second;
}

// Documents up to this one, which is open then.
void FacetColumnWriter::close_documents(std::uint32_t document) {
    if (begins_.size() > document) return;
    begins_.resize(std::size_t{document} + 1, static_cast<std::uint32_t>(entries_.size()));
}

// In order of key, spelling and place; what no document has goes. Gives the new number of each old one.
std::vector<std::uint32_t> FacetColumnWriter::sort_values() {
    std::vector<std::uint32_t> order(values_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t number) { return values_[number].articles == 0; });
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Value& one = values_[a];
        const Value& other = values_[b];
        return std::tie(one.key, one.shown, one.place) < std::tie(other.key, other.shown, other.place);
    });
    std::vector<std::uint32_t> renumbered(values_.size());
    std::vector<Value> sorted;
    sorted.reserve(order.size());
    for (const auto number : order) {
        renumbered[number] = static_cast<std::uint32_t>(sorted.size());
        sorted.push_back(std::move(values_[number]));
    }
    values_ = std::move(sorted);
    return renumbered;
}

std::vector<std::uint32_t> FacetColumnWriter::repeats() const {
    std::vector<std::uint32_t> repeats;
    for (std::size_t i = 1; i < values_.size(); ++i)
        if (values_[i].key == values_[i - 1].key) repeats.push_back(static_cast<std::uint32_t>(i));
    return repeats;
}

// Spellings are written by what they do not share with the one before (front coding: Witten, Moffat and Bell 1999,
// section 4.1), and keys where they are not plain. `blocks`: where each block begins.
std::string FacetColumnWriter::dictionary(std::string& blocks) const {
    std::string dictionary;
    std::string_view before;
    for (std::size_t i = 0; i < values_.size(); ++i) {
        if (i % facet_layout::block_values == 0) {
            put_u32(blocks, static_cast<std::uint32_t>(dictionary.size()));
            before = {};
        }
        const Value& value = values_[i];
        const std::size_t shared = shared_bytes(value.shown, before);
        const bool has_key = facet_layout::plain_key(value.shown) != value.key;
        put_varint(dictionary, shared);
        put_string(dictionary, value.shown.substr(shared));
        put_varint(dictionary, std::uint64_t{value.articles} * 2 + (has_key ? 1 : 0));
        if (has_key) put_string(dictionary, value.key);
        before = value.shown;
    }
    return dictionary;
}

FacetColumnWriter::Column FacetColumnWriter::finish() && {
    begins_.resize(std::size_t{documents_} + 2, static_cast<std::uint32_t>(entries_.size()));
    const auto renumbered = sort_values();
    std::string blocks;
    const std::string dictionary = this->dictionary(blocks);
    const auto repeats = this->repeats();
    const unsigned ordinal_width = bytes_for(static_cast<std::uint32_t>(values_.size()));
    const unsigned width = begin_width(begins_);
    std::string section;
    put_varint(section, values_.size());
    put_varint(section, entries_.size());
    section += static_cast<char>(ordinal_width);
    section += static_cast<char>(width);
    put_varint(section, repeats.size());
    put_varint(section, dictionary.size());
    for (const auto ordinal : repeats) put_u32(section, ordinal);
    section += blocks;
    section += dictionary;
    put_begins(section, begins_, width);
    for (const auto number : entries_) put_number(section, renumbered[number], ordinal_width);
    Column column{.section = std::move(section), .places = {}, .keys = {}};
    std::vector<std::string_view> keys;
    for (const Value& value : values_) {
        column.places.push_back(value.place);
        keys.push_back(value.key);
    }
    if (field_.keys) column.keys = facet_keys_section(keys, field_.kind == FieldKind::organisation);
    return column;
}

void FacetFileWriter::add_values(const Field& field, FacetColumnWriter::Column column) {
    add(field.name, std::move(column.section));
    if (field.keys) add(field.name + std::string(facet_layout::keys_suffix), std::move(column.keys));
}

void FacetFileWriter::add(std::string_view name, std::string section) {
    sections_.emplace_back(name, std::move(section));
}

void FacetFileWriter::add_days(const std::vector<std::uint32_t>& documents,
                               const std::vector<std::optional<Day>>& days) {
    std::optional<Day> first;
    std::optional<Day> last;
    for (const auto& day : days) {
        if (!day) continue;
        first = first ? std::min(*first, *day) : *day;
        last = last ? std::max(*last, *day) : *day;
    }
    constexpr std::uint32_t undated = 1;
    const auto number = [&](const std::optional<Day>& day) {
        return day ? static_cast<std::uint32_t>((*day - *first).count()) + undated + 1 : undated;
    };
    std::vector<std::uint32_t> numbers(std::size_t{documents_} + 1);
    for (const auto document : documents)
        numbers.at(document) = document < days.size() ? number(days[document]) : undated;
    const unsigned width = bytes_for(number(last));
    std::string section;
    put_signed(section, first ? first->time_since_epoch().count() : 0);
    section += static_cast<char>(width);
    for (const auto day : numbers) put_number(section, day, width);
    add(facet_layout::days_section, std::move(section));
}

void FacetFileWriter::add_lengths(const std::vector<std::uint32_t>& lengths) {
    add(facet_layout::lengths_section, facet_lengths_section(lengths));
}

void FacetFileWriter::add_signatures(FacetSignatureWriter signatures) {
    add(facet_layout::signatures_section, std::move(signatures).finish());
}

void FacetFileWriter::add_places(const FacetPlaces& places) {
    std::string section;
    put_varint(section, places.places.size());
    for (const auto& place : places.places) {
        put_string(section, place.id);
        put_string(section, place.name);
        section += place.point ? '\1' : '\0';
        if (!place.point) continue;
        put_signed(section, microdegrees_of(place.point->latitude));
        put_signed(section, microdegrees_of(place.point->longitude));
    }
    put_varint(section, places.numbers.size());
    for (const auto number : places.numbers) put_varint(section, number);
    add(facet_layout::places_section, std::move(section));
}

std::string FacetFileWriter::finish() && {
    std::string table;
    put_varint(table, documents_);
    put_varint(table, sections_.size());
    std::uint64_t begin = 0;
    for (const auto& [name, section] : sections_) {
        put_string(table, name);
        put_varint(table, begin);
        put_varint(table, section.size());
        put_u64(table, facet_layout::checksum(section));
        begin += section.size();
    }
    std::string file(facet_layout::magic);
    put_u32(file, facet_layout::version);
    put_u32(file, static_cast<std::uint32_t>(table.size()));
    put_u64(file, facet_layout::checksum(table));
    file += table;
    for (const auto& [name, section] : sections_) file += section;
    return file;
}

}  // namespace dateline
