#include "schemas/stored_mentions.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "schemas/slots.hpp"
#include "schemas/text_fold.hpp"
#include "schemas/value_bytes.hpp"

namespace dateline {

namespace {

constexpr std::uint8_t layout_version = 1;

// Bits of a mention's first byte; below them field (2 bits) and kind (3 bits).
constexpr unsigned kind_shift = 2;
constexpr unsigned own_surface = 1U << 5U;
constexpr unsigned has_place = 1U << 6U;
constexpr unsigned has_runner_up = 1U << 7U;
// Bits of a time's and of a place's byte, beside type and role.
constexpr unsigned has_extent = 1U << 4U;
constexpr unsigned sense_shift = 2;

std::string_view text_of(const Article& article, TextField field) {
    switch (field) {
        case TextField::title:
            return article.title;
        case TextField::dateline:
            return article.dateline;
        case TextField::body:
            break;
    }
    return article.body;
}

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

// Stretches of one text by code points, whose starts never fall: one walk finds all.
class Stretches {
  public:
    explicit Stretches(std::string_view text) : text_(text) {}

    // Cut off where the text ends.
    std::string_view operator()(std::size_t start, std::size_t end) {
        if (start < point_) point_ = at_ = 0;
        at_ = walk(at_, start - point_);
        point_ = start;
        return text_.substr(at_, walk(at_, end - start) - at_);
    }

  private:
    std::size_t walk(std::size_t at, std::size_t points) const {
        while (points > 0 && at < text_.size()) {
            do ++at;
            while (at < text_.size() && !begins_code_point(text_[at]));
            --points;
        }
        return at;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t point_ = 0;
};

class TextsOfArticle {
  public:
    explicit TextsOfArticle(const Article& article) : article_(article), stretches_(article.title) {}
    std::string_view operator()(const Mention& mention) {
        if (mention.field != field_) {
            field_ = mention.field;
            stretches_ = Stretches(text_of(article_, field_));
        }
        return stretches_(mention.start, mention.end);
    }

  private:
    const Article& article_;
    TextField field_ = TextField::title;
    Stretches stretches_;
};

// Confidences as what they lack to 1, in thousandths: mostly a byte.
constexpr std::uint64_t certain = 1000;
std::uint64_t doubt_of(double confidence, std::uint64_t least) {
    const auto thousandths = static_cast<std::uint64_t>(std::lround(std::clamp(confidence, 0.0, 1.0) * certain));
    return certain - std::max(thousandths, least);
}
double confidence_of(std::uint64_t doubt) { return static_cast<double>(certain - doubt) / certain; }

// What several mentions share is written once: entries by number in order of their first use.
template <typename Key>
class Table {
  public:
    std::uint64_t number(const Key& key, void (*put)(std::string&, const Key&)) {
        const auto [entry, is_new] = numbers_.emplace(key, numbers_.size());
        if (is_new) put(bytes_, key);
        return entry->second;
    }
    void write(std::string& out) const {
        put_varint(out, numbers_.size());
        out += bytes_;
    }

  private:
    std::map<Key, std::uint64_t> numbers_;
    std::string bytes_;
};

// The keys of the tables: all that is told by them.
using PlaceKey =
    std::tuple<std::string_view, std::string_view, std::string_view, PlaceKind, std::int32_t, std::int32_t>;
using RunnerUpKey = std::pair<std::string_view, std::string_view>;
using TimeKey = std::tuple<TimexType, std::string_view, bool, Day, Day, TimeGrain>;

PlaceKey key_of(const MentionPlace& place) {
    return {place.id,
            place.name,
            place.country,
            place.kind,
            microdegrees_of(place.point.latitude),
            microdegrees_of(place.point.longitude)};
}

TimeKey key_of(const Timex& time) {
    if (!time.extent) return {time.type, time.value, false, {}, {}, {}};
    return {time.type, time.value, true, time.extent->days.first, time.extent->days.last, time.extent->grain};
}

void put_name(std::string& out, const std::string_view& name) { put_string(out, name); }

void put_place(std::string& out, const PlaceKey& key) {
    const auto& [id, name, country, kind, latitude, longitude] = key;
    for (const auto text : {id, name, country}) put_string(out, text);
    out += static_cast<char>(kind);
    put_signed(out, latitude);
    put_signed(out, longitude);
}

void put_runner_up(std::string& out, const RunnerUpKey& key) {
    put_string(out, key.first);
    put_string(out, key.second);
}

void put_time(std::string& out, const TimeKey& key) {
    const auto& [type, value, is_placed, first, last, grain] = key;
    out += static_cast<char>(static_cast<unsigned>(type) | (is_placed ? has_extent : 0U));
    put_string(out, value);
    if (!is_placed) return;
    put_period(out, {first, last});
    out += static_cast<char>(grain);
}

// A number with 0 for "none".
template <typename Key>
std::uint64_t reference(Table<Key>& table, const Key& key, void (*put)(std::string&, const Key&)) {
    return table.number(key, put) + 1;
}

class MentionsWriter {
  public:
    explicit MentionsWriter(const Article& article) : texts_(article) {}

    void add(const Mention& mention) {
        const bool surface_differs = texts_(mention) != mention.surface;
        const bool has_second = mention.place && mention.place->runner_up;
        mentions_ +=
            static_cast<char>(static_cast<unsigned>(mention.field) | static_cast<unsigned>(mention.kind) << kind_shift |
                              (surface_differs ? own_surface : 0U) | (mention.place ? has_place : 0U) |
                              (has_second ? has_runner_up : 0U));
        if (mention.field != field_) last_start_ = 0;
        field_ = mention.field;
        put_signed(mentions_, static_cast<std::int64_t>(mention.start) - static_cast<std::int64_t>(last_start_));
        last_start_ = mention.start;
        put_varint(mentions_, mention.end - mention.start);
        if (surface_differs) put_string(mentions_, mention.surface);
        put_varint(mentions_, meaning_of(mention));
        put_varint(mentions_, doubt_of(mention.confidence, 1));
        if (mention.place) add_place(*mention.place);
    }

    std::string bytes(std::size_t count) const {
        std::string out(1, static_cast<char>(layout_version));
        names_.write(out);
        times_.write(out);
        places_.write(out);
        runners_up_.write(out);
        put_varint(out, count);
        return out += mentions_;
    }

  private:
    std::uint64_t meaning_of(const Mention& mention) {
        if (mention.kind == MentionKind::time)
            return mention.time ? reference<TimeKey>(times_, key_of(*mention.time), put_time) : 0;
        return mention.name.empty() ? 0 : reference<std::string_view>(names_, mention.name, put_name);
    }

    void add_place(const MentionPlace& place) {
        put_varint(mentions_, places_.number(key_of(place), put_place));
        mentions_ +=
            static_cast<char>(static_cast<unsigned>(place.role) | static_cast<unsigned>(place.sense) << sense_shift);
        put_varint(mentions_, doubt_of(place.confidence, 0));
        if (!place.runner_up) return;
        put_varint(mentions_, runners_up_.number({place.runner_up->id, place.runner_up->name}, put_runner_up));
        put_varint(mentions_, doubt_of(place.runner_up->confidence, 0));
    }

    TextsOfArticle texts_;
    TextField field_ = TextField::title;
    std::size_t last_start_ = 0;
    Table<std::string_view> names_;
    Table<TimeKey> times_;
    Table<PlaceKey> places_;
    Table<RunnerUpKey> runners_up_;
    std::string mentions_;
};

double read_confidence(ByteReader& reader) { return confidence_of(reader.varint(certain)); }

class MentionsReader {
  public:
    MentionsReader(std::string_view bytes, const Article& article) : reader_(bytes, "mentions"), texts_(article) {}

    Mentions read() {
        read_front();
        read_table(runners_up_, 2, &MentionsReader::read_runner_up);
        Mentions mentions;
        read_table(mentions, 5, &MentionsReader::read_mention);
        reader_.end();
        return mentions;
    }

    std::vector<MentionPlace> read_places() {
        read_front();
        return std::move(places_);
    }

  private:
    // All up to the table of places.
    void read_front() {
        if (reader_.byte() != layout_version) reader_.fail();
        read_table(names_, 1, &MentionsReader::read_name);
        read_table(times_, 2, &MentionsReader::read_time);
        read_table(places_, 6, &MentionsReader::read_place);
    }

    template <typename Entry>
    void read_table(std::vector<Entry>& entries, std::size_t least_bytes, Entry (MentionsReader::*read_entry)()) {
        const std::size_t count = reader_.count(least_bytes);
        entries.reserve(count);
        while (entries.size() < count) entries.push_back((this->*read_entry)());
    }
    template <typename Entry>
    const Entry& entry_of(const std::vector<Entry>& entries, std::uint64_t number) {
        if (number >= entries.size()) reader_.fail();
        return entries[number];
    }

    std::string read_name() { return reader_.string(); }

    RunnerUp read_runner_up() {
        RunnerUp runner_up;
        runner_up.id = reader_.string();
        runner_up.name = reader_.string();
        return runner_up;
    }

    Timex read_time() {
        Timex time;
        const unsigned head = reader_.byte();
        const unsigned type = head & ~has_extent;
        if (type > static_cast<unsigned>(TimexType::set)) reader_.fail();
        time.type = static_cast<TimexType>(type);
        time.value = reader_.string();
        if ((head & has_extent) == 0) return time;
        const Period days = reader_.period();
        time.extent = TimeExtent{days, reader_.enumerator(TimeGrain::century)};
        return time;
    }

    double read_degrees() { return degrees_of(static_cast<std::int32_t>(reader_.signed_varint(INT32_MAX))); }

    MentionPlace read_place() {
        MentionPlace place;
        for (auto* text : {&place.id, &place.name, &place.country}) *text = reader_.string();
        place.kind = reader_.enumerator(PlaceKind::former);
        place.point.latitude = read_degrees();
        place.point.longitude = read_degrees();
        if (!is_on_earth(place.point)) reader_.fail();
        return place;
    }

    Mention read_mention() {
        Mention mention;
        const unsigned head = reader_.byte();
        const unsigned field = head & 3U;
        const unsigned kind = head >> kind_shift & 7U;
        if (field > static_cast<unsigned>(TextField::dateline) || kind >= mention_kinds) reader_.fail();
        mention.field = static_cast<TextField>(field);
        mention.kind = static_cast<MentionKind>(kind);
        read_stretch(mention);
        read_surface(mention, (head & own_surface) != 0);
        read_meaning(mention);
        mention.confidence = read_confidence(reader_);
        if ((head & has_place) != 0) mention.place = read_meant_place((head & has_runner_up) != 0);
        return mention;
    }

    void read_stretch(Mention& mention) {
        if (mention.field != field_) last_start_ = 0;
        field_ = mention.field;
        last_start_ += reader_.signed_varint(INT32_MAX);
        if (last_start_ < 0 || last_start_ > INT32_MAX) reader_.fail();
        mention.start = static_cast<std::size_t>(last_start_);
        mention.end = mention.start + reader_.varint(INT32_MAX);
    }

    void read_surface(Mention& mention, bool is_own) {
        mention.surface = is_own ? reader_.string() : std::string(texts_(mention));
        if (!is_own && count_code_points(mention.surface) != mention.end - mention.start) reader_.fail();
    }

    void read_meaning(Mention& mention) {
        const std::uint64_t number = reader_.varint();
        if (number == 0) return;
        if (mention.kind == MentionKind::time)
            mention.time = entry_of(times_, number - 1);
        else
            mention.name = entry_of(names_, number - 1);
    }

    MentionPlace read_meant_place(bool has_second) {
        MentionPlace place = entry_of(places_, reader_.varint());
        const unsigned role = reader_.byte();
        if ((role & 3U) > static_cast<unsigned>(PlaceRole::dateline) ||
            role >> sense_shift > static_cast<unsigned>(PlaceSense::demonym))
            reader_.fail();
        place.role = static_cast<PlaceRole>(role & 3U);
        place.sense = static_cast<PlaceSense>(role >> sense_shift);
        place.confidence = read_confidence(reader_);
        if (!has_second) return place;
        place.runner_up = entry_of(runners_up_, reader_.varint());
        place.runner_up->confidence = read_confidence(reader_);
        return place;
    }

    ByteReader reader_;
    TextsOfArticle texts_;
    TextField field_ = TextField::title;
    std::int64_t last_start_ = 0;
    std::vector<std::string> names_;
    std::vector<Timex> times_;
    std::vector<MentionPlace> places_;
    std::vector<RunnerUp> runners_up_;
};

}  // namespace

std::string encode_mentions(const Mentions& mentions, const Article& article) {
    if (mentions.empty()) return {};
    MentionsWriter writer(article);
    for (const Mention& mention : mentions) writer.add(mention);
    return writer.bytes(mentions.size());
}

Mentions decode_mentions(std::string_view bytes, const Article& article) {
    return bytes.empty() ? Mentions{} : MentionsReader(bytes, article).read();
}

std::vector<MentionPlace> stored_places(std::string_view bytes) {
    return bytes.empty() ? std::vector<MentionPlace>{} : MentionsReader(bytes, Article()).read_places();
}

std::string document_data(std::string_view record, std::string_view mentions) {
    return std::string(record).append("\n").append(mentions);
}

DocumentData split_data(std::string_view data) {
    const auto line = data.substr(0, data.find('\n'));
    return {line, data.substr(std::min(line.size() + 1, data.size()))};
}

}  // namespace dateline
