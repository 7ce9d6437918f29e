#include "corpus/gazetteer/compiler/gazetteer_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <map>
#include <numeric>

#include "corpus/gazetteer/compiler/name_selection.hpp"
#include "corpus/gazetteer/gazetteer_file.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::size_t names_per_bucket = 4;
constexpr std::size_t bits_per_beginning = 8;
// Space kept for what the names decide: buckets and beginnings of about half a million of them.
constexpr std::size_t index_bytes = 800'000;

std::uint32_t number_of(const PlaceDraft& place) {
    std::uint32_t number = 0;
    std::from_chars(place.id.data(), place.id.data() + place.id.size(), number);
    return number;
}

// Strings behind each other, each once.
class TextPool {
  public:
    std::uint32_t add(const std::string& text) {
        const auto [at, is_new] = places_.try_emplace(text, static_cast<std::uint32_t>(bytes_.size()));
        if (is_new) bytes_.append(text).push_back('\0');
        return at->second;
    }
    std::string take() {
        bytes_.resize((bytes_.size() + 3) / 4 * 4, '\0');
        return std::move(bytes_);
    }

  private:
    std::map<std::string, std::uint32_t> places_;
    std::string bytes_;
};

// GeoNames' feature codes by number; 0 is none.
class FeatureCodes {
  public:
    std::uint32_t add(const std::string& feature) {
        constexpr std::size_t most = 32;
        const auto at = std::find(codes_.begin(), codes_.end(), feature);
        if (at != codes_.end()) return static_cast<std::uint32_t>(at - codes_.begin());
        if (codes_.size() == most) return 0;
        codes_.push_back(feature);
        return static_cast<std::uint32_t>(codes_.size() - 1);
    }
    std::vector<std::array<char, 8>> take() const {
        std::vector<std::array<char, 8>> taken;
        for (const std::string& code : codes_) {
            taken.emplace_back();
            std::copy_n(code.begin(), std::min(code.size(), std::size_t{7}), taken.back().begin());
        }
        return taken;
    }

  private:
    std::vector<std::string> codes_{""};
};

// The order of the file, and each place's number in it.
struct Numbering {
    std::vector<DraftIndex> order;
    std::vector<std::uint32_t> numbers;
    std::size_t numbered = 0;
};

Numbering number_places(const Atlas& atlas) {
    Numbering numbering;
    numbering.order.assign(atlas.places().size(), 0);
    std::iota(numbering.order.begin(), numbering.order.end(), DraftIndex{0});
    const auto key = [&](DraftIndex place) {
        const bool is_ours = !is_geonames_number(atlas[place].id);
        return std::tuple(is_ours, is_ours ? 0 : number_of(atlas[place]), std::string_view(atlas[place].id));
    };
    std::sort(numbering.order.begin(), numbering.order.end(),
              [&](DraftIndex a, DraftIndex b) { return key(a) < key(b); });
    numbering.numbers.assign(numbering.order.size(), 0);
    for (std::uint32_t i = 0; i < numbering.order.size(); ++i) {
        numbering.numbers[numbering.order[i]] = i;
        if (is_geonames_number(atlas[numbering.order[i]].id)) ++numbering.numbered;
    }
    return numbering;
}

std::int32_t in_units(double degrees) { return static_cast<std::int32_t>(std::lround(degrees * units_per_degree)); }

// Makes the sections and puts them behind each other.
class FileBuilder {
  public:
    FileBuilder(const Atlas& atlas, const GazetteerWriting& writing) : atlas_(atlas), numbering_(number_places(atlas)) {
        text_.add(writing.credit);
        for (const DraftIndex place : numbering_.order) records_.push_back(record_of(atlas[place]));
        for (const DraftIndex place : numbering_.order) add_pairs(place);
        const std::size_t fixed = sizeof(GazetteerHeader) + records_.size() * sizeof(PlaceRecord) +
                                  (members_.size() + capitals_.size()) * sizeof(MemberRecord) + text_bytes() +
                                  index_bytes;
        if (fixed > writing.most_bytes) fail(writing.most_bytes);
        add_names(select_names(atlas, writing.most_bytes - fixed, {sizeof(NameRecord), sizeof(std::uint32_t)}));
    }

    std::string bytes() {
        const std::string text = text_.take();
        const auto features = features_.take();
        header_.features = static_cast<std::uint32_t>(features.size());
        header_.text_bytes = static_cast<std::uint32_t>(text.size());
        std::string behind;
        append(behind, records_);
        append(behind, names_);
        append(behind, buckets_);
        append(behind, meanings_);
        append(behind, beginnings_);
        append(behind, members_);
        append(behind, capitals_);
        append(behind, features);
        behind += text;
        return finish(behind);
    }

    [[noreturn]] static void fail(std::size_t most_bytes) {
        throw Error(ErrorKind::bad_data,
                    fmt::format("the places do not fit into {} bytes: leave some out", most_bytes));
    }

  private:
    std::size_t text_bytes() {
        TextPool copy = text_;
        return copy.take().size();
    }

    std::uint32_t number(DraftIndex place) const {
        return place == no_draft ? no_place_bits : numbering_.numbers[place];
    }

    PlaceRecord record_of(const PlaceDraft& place) {
        constexpr double whole = 65535;
        PlaceRecord record{};
        record.id = is_geonames_number(place.id) ? number_of(place) : text_.add(place.id);
        record.name = text_.add(place.name);
        record.latitude = in_units(place.point->latitude);
        record.longitude = in_units(place.point->longitude);
        record.population = static_cast<std::uint32_t>(std::min<std::uint64_t>(place.population, UINT32_MAX));
        record.parent = number(place.parent) | static_cast<std::uint32_t>(place.kind) << place_bits |
                        features_.add(place.feature) << 27U;
        record.importance = static_cast<std::uint16_t>(std::lround(place.importance * whole));
        if (place.country.size() == 2) record.country = {place.country[0], place.country[1]};
        return record;
    }

    // Members of continents are the countries that lie in them.
    void add_pairs(DraftIndex place) {
        const std::uint32_t group = number(place);
        std::vector<std::uint32_t> members;
        for (const DraftIndex member : atlas_[place].members) members.push_back(number(member));
        if (atlas_[place].kind == PlaceKind::continent)
            for (DraftIndex i = 0; i < atlas_.places().size(); ++i)
                if (atlas_[i].parent == place && atlas_[i].kind == PlaceKind::country) members.push_back(number(i));
        std::sort(members.begin(), members.end());
        members.erase(std::unique(members.begin(), members.end()), members.end());
        for (const std::uint32_t member : members) members_.push_back({group, member});
        if (atlas_[place].capital != no_draft) capitals_.push_back({group, number(atlas_[place].capital)});
    }

    void add_names(const NameSelection& selection) {
        for (const NameMeaning& meaning : selection.meanings) {
            if (hashes_.empty() || hashes_.back() != meaning.hash) {
                hashes_.push_back(meaning.hash);
                names_.push_back(
                    {static_cast<std::uint32_t>(meaning.hash), static_cast<std::uint32_t>(meanings_.size())});
            }
            meanings_.push_back(number(meaning.place) | static_cast<std::uint32_t>(meaning.kind) << place_bits);
        }
        header_.names = static_cast<std::uint32_t>(names_.size());
        names_.push_back({0, static_cast<std::uint32_t>(meanings_.size())});
        add_buckets();
        add_beginnings(selection.beginnings);
    }

    void add_buckets() {
        header_.bucket_bits = static_cast<std::uint32_t>(std::bit_width(hashes_.size() / names_per_bucket));
        const std::size_t count = std::size_t{1} << header_.bucket_bits;
        buckets_.reserve(count + 1);
        std::uint32_t at = 0;
        for (std::size_t bucket = 0; bucket <= count; ++bucket) {
            while (at < hashes_.size() && bucket_of(hashes_[at], header_.bucket_bits) < bucket) ++at;
            buckets_.push_back(at);
        }
    }

    void add_beginnings(const std::vector<std::uint64_t>& beginnings) {
        header_.beginning_bits =
            static_cast<std::uint32_t>(std::bit_width((beginnings.size() + 4) * bits_per_beginning));
        beginnings_.resize(std::size_t{1} << (header_.beginning_bits - 5));
        for (const std::uint64_t hash : beginnings)
            for (const std::uint64_t bit : beginning_places(hash, header_.beginning_bits))
                beginnings_[static_cast<std::size_t>(bit / 32)] |= std::uint32_t{1} << (bit % 32);
    }

    template <class Item>
    static void append(std::string& bytes, const std::vector<Item>& items) {
        if (items.empty()) return;
        const std::size_t begin = bytes.size();
        bytes.resize(begin + items.size() * sizeof(Item));
        std::memcpy(bytes.data() + begin, items.data(), items.size() * sizeof(Item));
    }

    std::string finish(const std::string& behind) {
        std::copy(gazetteer_magic.begin(), gazetteer_magic.end(), header_.magic.begin());
        header_.version = gazetteer_version;
        header_.places = static_cast<std::uint32_t>(records_.size());
        header_.numbered = static_cast<std::uint32_t>(numbering_.numbered);
        header_.meanings = static_cast<std::uint32_t>(meanings_.size());
        header_.members = static_cast<std::uint32_t>(members_.size());
        header_.capitals = static_cast<std::uint32_t>(capitals_.size());
        header_.checksum = file_checksum(header_, behind);
        std::string bytes(sizeof(header_), '\0');
        std::memcpy(bytes.data(), &header_, sizeof(header_));
        return bytes + behind;
    }

    const Atlas& atlas_;
    Numbering numbering_;
    TextPool text_;
    FeatureCodes features_;
    GazetteerHeader header_{};
    std::vector<PlaceRecord> records_;
    std::vector<std::uint64_t> hashes_;
    std::vector<NameRecord> names_;
    std::vector<std::uint32_t> buckets_;
    std::vector<std::uint32_t> meanings_;
    std::vector<std::uint32_t> beginnings_;
    std::vector<MemberRecord> members_;
    std::vector<MemberRecord> capitals_;
};

}  // namespace

std::string gazetteer_bytes(const Atlas& atlas, const GazetteerWriting& writing) {
    if (atlas.places().size() >= no_place_bits) FileBuilder::fail(writing.most_bytes);
    std::string bytes = FileBuilder(atlas, writing).bytes();
    if (bytes.size() > writing.most_bytes) FileBuilder::fail(writing.most_bytes);
    return bytes;
}

}  // namespace dateline
