#include "corpus/gazetteer/gazetteer.hpp"

#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "corpus/gazetteer/gazetteer_file.hpp"
#include "corpus/gazetteer/mapped_file.hpp"

namespace dateline {

namespace {

PlaceKind kind_of(const PlaceRecord& record) { return static_cast<PlaceKind>(record.parent >> place_bits & 7U); }

PlaceNumber parent_of(const PlaceRecord& record) {
    const std::uint32_t parent = record.parent & no_place_bits;
    return parent == no_place_bits ? no_place : parent;
}

GeoPoint point_of(const PlaceRecord& record) {
    return {record.latitude / units_per_degree, record.longitude / units_per_degree};
}

std::vector<NamedPlace> read_meanings(std::span<const std::uint32_t> meanings) {
    std::vector<NamedPlace> named;
    named.reserve(meanings.size());
    for (const std::uint32_t meaning : meanings)
        named.push_back({meaning & no_place_bits, static_cast<PlaceNameKind>(meaning >> place_bits)});
    return named;
}

// The other way round: what a place belongs to.
std::vector<MemberRecord> groups_by_member(std::span<const MemberRecord> members) {
    std::vector<MemberRecord> groups;
    for (const MemberRecord& one : members) groups.push_back({one.member, one.group});
    std::sort(groups.begin(), groups.end(), [](const MemberRecord& a, const MemberRecord& b) {
        return a.group != b.group ? a.group < b.group : a.member < b.member;
    });
    return groups;
}

std::span<const MemberRecord> pairs_of(std::span<const MemberRecord> pairs, PlaceNumber group) {
    const auto before = [](const MemberRecord& pair, PlaceNumber wanted) { return pair.group < wanted; };
    const auto begin = std::lower_bound(pairs.begin(), pairs.end(), group, before);
    auto end = begin;
    while (end != pairs.end() && end->group == group) ++end;
    return {begin, end};
}

}  // namespace

struct Gazetteer::State {
    std::unique_ptr<MappedFile> file;
    std::vector<std::uint32_t> copy;  // of bytes that came otherwise; words, for their alignment
    GazetteerSections sections;
    std::vector<NamedPlace> meanings;
    std::vector<MemberRecord> groups;  // of each member (in `group`) the groups (in `member`)
    Hash128 fingerprint;

    void read(std::string_view bytes, const std::string& name);
    const PlaceRecord& record(PlaceNumber number) const { return sections.places[number]; }
    std::string_view text(std::uint32_t at) const { return sections.text.data() + at; }
};

void Gazetteer::State::read(std::string_view bytes, const std::string& name) {
    sections = check_gazetteer(bytes, name);
    meanings = read_meanings(sections.meanings);
    groups = groups_by_member(sections.members);
    GazetteerHeader header{};
    std::memcpy(&header, bytes.data(), sizeof(header));
    XXH128_canonical_t canonical;
    std::copy(header.checksum.begin(), header.checksum.end(), std::begin(canonical.digest));
    const XXH128_hash_t hash = XXH128_hashFromCanonical(&canonical);
    fingerprint = {hash.high64, hash.low64};
}

Gazetteer::Gazetteer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Gazetteer::~Gazetteer() = default;

std::shared_ptr<const Gazetteer> Gazetteer::load(const std::string& path) {
    auto state = std::make_unique<State>();
    state->file = std::make_unique<MappedFile>(path);
    state->read(state->file->bytes(), path);
    return std::shared_ptr<const Gazetteer>(new Gazetteer(std::move(state)));
}

std::shared_ptr<const Gazetteer> Gazetteer::parse(std::string_view bytes, const std::string& name) {
    auto state = std::make_unique<State>();
    state->copy.resize((bytes.size() + 3) / 4);
    if (!bytes.empty()) std::memcpy(state->copy.data(), bytes.data(), bytes.size());
    state->read({reinterpret_cast<const char*>(state->copy.data()), bytes.size()}, name);
    return std::shared_ptr<const Gazetteer>(new Gazetteer(std::move(state)));
}

std::uint64_t Gazetteer::hash_of(std::string_view folded_word) {
    return XXH3_64bits(folded_word.data(), folded_word.size());
}

// The multiplier is 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming 6.4).
std::uint64_t Gazetteer::join(std::uint64_t name, std::uint64_t word) {
    return (name ^ (name >> 32U)) * 0x9E3779B97F4A7C15U + word;
}

std::uint64_t Gazetteer::hash_of(const std::vector<std::string>& folded_words) {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < folded_words.size(); ++i) {
        const std::uint64_t word = hash_of(folded_words[i]);
        hash = i == 0 ? word : join(hash, word);
    }
    return hash;
}

std::span<const NamedPlace> Gazetteer::find(std::uint64_t name) const {
    const auto& sections = state_->sections;
    const std::size_t bucket = bucket_of(name, sections.bucket_bits);
    const auto check = static_cast<std::uint32_t>(name);
    for (std::size_t i = sections.buckets[bucket]; i < sections.buckets[bucket + 1]; ++i) {
        if (sections.names[i].check != check) continue;
        const std::size_t first = sections.names[i].first;
        return std::span(state_->meanings).subspan(first, sections.names[i + 1].first - first);
    }
    return {};
}

bool Gazetteer::begins_name(std::uint64_t name) const {
    const auto places = beginning_places(name, state_->sections.beginning_bits);
    return std::all_of(places.begin(), places.end(), [this](std::uint64_t bit) {
        return (state_->sections.beginnings[static_cast<std::size_t>(bit / 32)] >> (bit % 32) & 1U) != 0;
    });
}

std::size_t Gazetteer::size() const { return state_->sections.places.size(); }

Place Gazetteer::place(PlaceNumber number) const {
    const PlaceRecord& record = state_->record(number);
    Place place;
    place.number = number;
    place.name = state_->text(record.name);
    place.country = {record.country.data(), record.country.front() == '\0' ? std::size_t{0} : record.country.size()};
    place.kind = kind_of(record);
    place.feature = state_->sections.features[record.parent >> 27U].data();
    place.point = point_of(record);
    place.population = record.population;
    for (PlaceNumber above = parent_of(record); above != no_place; above = parent_of(state_->record(above))) {
        const PlaceKind kind = kind_of(state_->record(above));
        if (kind == PlaceKind::district) place.district = above;
        if (kind == PlaceKind::region) place.region = above;
        if (kind == PlaceKind::country) place.state = above;
        if (kind == PlaceKind::continent) place.continent = above;
    }
    return place;
}

PlaceId Gazetteer::id(PlaceNumber number) const {
    const std::uint32_t id = state_->record(number).id;
    return number < state_->sections.numbered ? std::to_string(id) : std::string(state_->text(id));
}

std::optional<PlaceNumber> Gazetteer::find_id(std::string_view id) const {
    const auto places = state_->sections.places;
    const auto numbered = places.first(state_->sections.numbered);
    auto found = places.end();
    if (is_geonames_number(id)) {
        std::uint32_t number = 0;
        if (std::from_chars(id.data(), id.data() + id.size(), number).ec != std::errc()) return std::nullopt;
        const auto at = std::lower_bound(numbered.begin(), numbered.end(), number,
                                         [](const PlaceRecord& one, std::uint32_t wanted) { return one.id < wanted; });
        if (at != numbered.end() && at->id == number) found = places.begin() + (at - numbered.begin());
    } else {
        const auto first = places.begin() + static_cast<std::ptrdiff_t>(numbered.size());
        const auto before = [this](const PlaceRecord& one, std::string_view code) {
            return state_->text(one.id) < code;
        };
        const auto at = std::lower_bound(first, places.end(), id, before);
        if (at != places.end() && state_->text(at->id) == id) found = at;
    }
    if (found == places.end()) return std::nullopt;
    return static_cast<PlaceNumber>(found - places.begin());
}

std::vector<PlaceNumber> Gazetteer::ancestors(PlaceNumber number) const {
    std::vector<PlaceNumber> line{number};
    for (PlaceNumber at = number; (at = parent_of(state_->record(at))) != no_place;) line.push_back(at);
    std::vector<PlaceNumber> all(line.begin() + 1, line.end());
    for (const PlaceNumber one : line) {
        for (const MemberRecord& pair : pairs_of(state_->groups, one)) {
            const bool is_area = kind_of(state_->record(pair.member)) == PlaceKind::area;
            if (is_area && std::find(all.begin(), all.end(), pair.member) == all.end()) all.push_back(pair.member);
        }
    }
    return all;
}

std::vector<PlaceNumber> Gazetteer::holders(PlaceNumber number) const {
    std::vector<PlaceNumber> line;
    for (PlaceNumber at = number; (at = parent_of(state_->record(at))) != no_place;)
        if (kind_of(state_->record(at)) != PlaceKind::continent) line.push_back(at);
    return line;
}

std::vector<PlaceNumber> Gazetteer::covering(PlaceNumber number) const {
    std::vector<PlaceNumber> all{number};
    const PlaceKind kind = kind_of(state_->record(number));
    if (kind != PlaceKind::continent && kind != PlaceKind::area) return all;
    const auto add = [&all](PlaceNumber one) {
        if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    };
    for (const PlaceNumber member : members(number)) add(member);
    // Continents are no holders: what an index has of them are their countries, and what is in no country.
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (kind_of(state_->record(all[i])) != PlaceKind::continent) continue;
        for (const PlaceNumber country : members(all[i])) add(country);
        for (std::size_t own = state_->sections.numbered; own < size(); ++own)
            if (parent_of(state_->sections.places[own]) == all[i]) add(static_cast<PlaceNumber>(own));
    }
    return all;
}

bool Gazetteer::lies_in(PlaceNumber inner, PlaceNumber outer) const {
    const auto around = ancestors(inner);
    return std::find(around.begin(), around.end(), outer) != around.end();
}

std::vector<PlaceNumber> Gazetteer::members(PlaceNumber number) const {
    std::vector<PlaceNumber> members;
    for (const MemberRecord& pair : pairs_of(state_->sections.members, number)) members.push_back(pair.member);
    return members;
}

PlaceNumber Gazetteer::capital(PlaceNumber number) const {
    const auto pairs = pairs_of(state_->sections.capitals, number);
    return pairs.empty() ? no_place : pairs.front().member;
}

double Gazetteer::importance(PlaceNumber number) const { return state_->record(number).importance / 65535.0; }

std::string Gazetteer::full_name(PlaceNumber number) const {
    const Place one = place(number);
    std::string name(one.name);
    for (const PlaceNumber above : {one.region, one.state})
        if (above != no_place) name.append(", ").append(state_->text(state_->record(above).name));
    return name;
}

Hash128 Gazetteer::fingerprint() const { return state_->fingerprint; }
std::string_view Gazetteer::credit() const { return state_->text(0); }

}  // namespace dateline
