#include "corpus/gazetteer/gazetteer_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "corpus/gazetteer/gazetteer.hpp"
#include "schemas/error.hpp"

namespace dateline {

static_assert(std::endian::native == std::endian::little, "the sections are used as they stand in the file");

namespace {

constexpr unsigned most_bucket_bits = 24;
constexpr unsigned most_beginning_bits = 30;
constexpr unsigned least_beginning_bits = 5;
constexpr std::size_t most_features = 32;

Error unusable(const std::string& name, const std::string& why) {
    return {ErrorKind::config,
            fmt::format("{}: {}: run dateline-gazetteer anew, or name another by --gazetteer", name, why)};
}

GazetteerHeader read_header(std::string_view bytes, const std::string& name) {
    GazetteerHeader header{};
    if (bytes.size() >= header.magic.size() && bytes.substr(0, header.magic.size()) != gazetteer_magic)
        throw unusable(name, "no gazetteer");
    if (bytes.size() < sizeof(header)) throw unusable(name, "cut short");
    std::memcpy(&header, bytes.data(), sizeof(header));
    if (header.version != gazetteer_version)
        throw unusable(name, fmt::format("a gazetteer of version {}, and this program reads version {}", header.version,
                                         gazetteer_version));
    return header;
}

std::uint64_t bytes_behind(const GazetteerHeader& header) {
    const std::uint64_t buckets = (std::uint64_t{1} << header.bucket_bits) + 1;
    const std::uint64_t beginnings = std::uint64_t{1} << (header.beginning_bits - 3);
    return std::uint64_t{header.places} * sizeof(PlaceRecord) + (std::uint64_t{header.names} + 1) * sizeof(NameRecord) +
           buckets * 4 + std::uint64_t{header.meanings} * 4 + beginnings +
           (std::uint64_t{header.members} + std::uint64_t{header.capitals}) * sizeof(MemberRecord) +
           std::uint64_t{header.features} * 8 + header.text_bytes;
}

bool is_possible(const GazetteerHeader& header) {
    return header.bucket_bits <= most_bucket_bits && header.beginning_bits >= least_beginning_bits &&
           header.beginning_bits <= most_beginning_bits && header.numbered <= header.places &&
           header.places < no_place_bits && header.features > 0 && header.features <= most_features &&
           header.text_bytes > 0 && header.text_bytes % 4 == 0;
}

// Takes sections off the front of bytes that outlive them. Each begins at a multiple of four, since all before it are
// multiples of four.
class Taker {
  public:
    explicit Taker(std::string_view bytes) : bytes_(bytes) {}
    template <class Item>
    std::span<const Item> take(std::size_t count) {
        static_assert(alignof(Item) <= 4);
        const auto* const items = reinterpret_cast<const Item*>(bytes_.data());
        bytes_.remove_prefix(count * sizeof(Item));
        return {items, count};
    }
    std::string_view rest() const { return bytes_; }

  private:
    std::string_view bytes_;
};

GazetteerSections cut(const GazetteerHeader& header, std::string_view behind) {
    Taker taker(behind);
    GazetteerSections sections;
    sections.places = taker.take<PlaceRecord>(header.places);
    sections.numbered = header.numbered;
    sections.names = taker.take<NameRecord>(std::size_t{header.names} + 1);
    sections.bucket_bits = header.bucket_bits;
    sections.buckets = taker.take<std::uint32_t>((std::size_t{1} << header.bucket_bits) + 1);
    sections.meanings = taker.take<std::uint32_t>(header.meanings);
    sections.beginning_bits = header.beginning_bits;
    sections.beginnings = taker.take<std::uint32_t>(std::size_t{1} << (header.beginning_bits - 5));
    sections.members = taker.take<MemberRecord>(header.members);
    sections.capitals = taker.take<MemberRecord>(header.capitals);
    sections.features = taker.take<std::array<char, 8>>(header.features);
    sections.text = taker.rest();
    return sections;
}

PlaceKind kind_of(const PlaceRecord& place) { return static_cast<PlaceKind>(place.parent >> place_bits & 7U); }

bool is_good_place(const GazetteerSections& sections, const PlaceRecord& place) {
    constexpr auto most = [](double degrees) { return static_cast<std::int32_t>(degrees * units_per_degree); };
    const std::uint32_t parent = place.parent & no_place_bits;
    return place.name < sections.text.size() && place.parent >> 27U < sections.features.size() &&
           place.latitude <= most(90) && place.latitude >= -most(90) && place.longitude <= most(180) &&
           place.longitude >= -most(180) &&
           (parent == no_place_bits ||
            (parent < sections.places.size() && rank_of(kind_of(sections.places[parent])) > rank_of(kind_of(place))));
}

// Ids rise strictly; codes stand in the text.
bool are_good_ids(const GazetteerSections& sections) {
    const auto places = sections.places;
    for (std::size_t i = 1; i < sections.numbered; ++i)
        if (places[i - 1].id >= places[i].id) return false;
    for (std::size_t i = sections.numbered; i < places.size(); ++i)
        if (places[i].id >= sections.text.size()) return false;
    return true;
}

bool are_good_names(const GazetteerSections& sections) {
    const auto names = sections.names;
    if (names.front().first != 0 || names.back().first != sections.meanings.size()) return false;
    for (std::size_t i = 1; i < names.size(); ++i)
        if (names[i - 1].first > names[i].first) return false;
    const auto buckets = sections.buckets;
    return buckets.front() == 0 && buckets.back() == names.size() - 1 && std::is_sorted(buckets.begin(), buckets.end());
}

bool are_good_meanings(const GazetteerSections& sections) {
    constexpr auto last_kind = static_cast<std::uint32_t>(PlaceNameKind::demonym);
    return std::all_of(sections.meanings.begin(), sections.meanings.end(), [&](std::uint32_t meaning) {
        return (meaning & no_place_bits) < sections.places.size() && meaning >> place_bits <= last_kind;
    });
}

bool are_good_pairs(const GazetteerSections& sections, std::span<const MemberRecord> pairs) {
    const auto by_group = [](const MemberRecord& a, const MemberRecord& b) { return a.group < b.group; };
    return std::is_sorted(pairs.begin(), pairs.end(), by_group) &&
           std::all_of(pairs.begin(), pairs.end(), [&](const MemberRecord& pair) {
               return pair.group < sections.places.size() && pair.member < sections.places.size();
           });
}

bool is_good(const GazetteerSections& sections) {
    return sections.text.back() == '\0' &&
           std::all_of(sections.features.begin(), sections.features.end(),
                       [](const std::array<char, 8>& feature) { return feature.back() == '\0'; }) &&
           are_good_ids(sections) &&
           std::all_of(sections.places.begin(), sections.places.end(),
                       [&](const PlaceRecord& place) { return is_good_place(sections, place); }) &&
           are_good_names(sections) && are_good_meanings(sections) && are_good_pairs(sections, sections.members) &&
           are_good_pairs(sections, sections.capitals);
}

}  // namespace

GazetteerSections check_gazetteer(std::string_view bytes, const std::string& name) {
    const GazetteerHeader header = read_header(bytes, name);
    if (!is_possible(header)) throw unusable(name, "damaged");
    const std::string_view behind = bytes.substr(sizeof(header));
    const std::uint64_t wanted = bytes_behind(header);
    if (behind.size() < wanted) throw unusable(name, "cut short");
    if (behind.size() > wanted) throw unusable(name, "damaged (longer than it should be)");
    if (file_checksum(header, behind) != header.checksum) throw unusable(name, "damaged (its checksum is another)");
    const GazetteerSections sections = cut(header, behind);
    if (!is_good(sections)) throw unusable(name, "damaged");
    return sections;
}

// Two halves of a hash make any number of hashes (Kirsch and Mitzenmacher 2006).
std::array<std::uint64_t, 3> beginning_places(std::uint64_t hash, unsigned bits) {
    const std::uint64_t first = hash & 0xFFFFFFFFU;
    const std::uint64_t step = (hash >> 32U) | 1U;
    const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
    return {first & mask, (first + step) & mask, (first + 2 * step) & mask};
}

}  // namespace dateline
