#include "schemas/article_record.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <cmath>
#include <unordered_map>

#include "schemas/error.hpp"
#include "schemas/slots.hpp"

namespace dateline {

namespace {

using simdjson::dom::element;

// Thrown inside this file only: a value that makes the record a reject.
struct Fault {
    RecordFault fault;
};

[[noreturn]] void fail(RejectReason reason, std::string_view detail) { throw Fault{{reason, std::string(detail)}}; }

std::string_view read_string(std::string_view key, element value) {
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS) fail(RejectReason::wrong_type, key);
    return text;
}

// An id may also be a whole number.
std::string read_id(std::string_view key, element value) {
    if (value.is<std::int64_t>()) return std::to_string(value.get_int64().value_unsafe());
    if (value.is<std::uint64_t>()) return std::to_string(value.get_uint64().value_unsafe());
    return std::string(read_string(key, value));
}

std::vector<std::string> read_list(std::string_view key, element value) {
    std::vector<std::string> list;
    simdjson::dom::array array;
    if (value.get(array) != simdjson::SUCCESS) return {std::string(read_string(key, value))};
    for (const element entry : array) list.emplace_back(read_string(key, entry));
    return list;
}

std::optional<double> read_degrees(const simdjson::dom::object& place, const char* key, double most) {
    element value;
    if (place.at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
    double degrees = 0;
    if (value.get(degrees) != simdjson::SUCCESS) fail(RejectReason::wrong_type, fmt::format("places: {}", key));
    if (std::abs(degrees) > most) fail(RejectReason::bad_place, fmt::format("{} {}", key, degrees));
    return degrees;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// {"name", "id"?, "lat"?, "lon"?}
GivenPlace read_place(const simdjson::dom::object& object) {
    GivenPlace place;
    element value;
    if (object.at_key("name").get(value) == simdjson::SUCCESS) place.name = read_string("places: name", value);
    if (object.at_key("id").get(value) == simdjson::SUCCESS && !value.is_null())
        place.id = read_id("places: id", value);
    if (is_blank(place.name)) fail(RejectReason::bad_place, "a place without a name");
    const auto latitude = read_degrees(object, "lat", 90);
    const auto longitude = read_degrees(object, "lon", 180);
    if (latitude.has_value() != longitude.has_value())
        fail(RejectReason::bad_place, fmt::format("{}: {} alone", excerpt(place.name), latitude ? "lat" : "lon"));
    if (latitude) place.point = GeoPoint{*latitude, *longitude};
    return place;
}

void read_places(Article& article, std::string_view key, element value) {
    simdjson::dom::array array;
    article.places.clear();
    article.located.clear();
    if (value.get(array) != simdjson::SUCCESS) {
        article.places.emplace_back(read_string(key, value));
        return;
    }
    for (const element entry : array) {
        simdjson::dom::object object;
        if (entry.get(object) != simdjson::SUCCESS) {
            article.places.emplace_back(read_string(key, entry));
            continue;
        }
        GivenPlace place = read_place(object);
        article.places.push_back(place.name);
        if (!place.id.empty() || place.point) article.located.push_back(std::move(place));
    }
}

std::optional<Moment> read_moment(std::string_view key, element value, RecordMends& mends) {
    const auto text = read_string(key, value);
    if (is_blank(text)) return std::nullopt;
    const auto read = parse_moment(text);
    if (!read) fail(RejectReason::bad_date, fmt::format("{}: {}", key, excerpt(text)));
    mends.times_dropped += read->time_dropped;
    return read->moment;
}

std::int64_t read_version(std::string_view key, element value) {
    std::int64_t version = 0;
    if (value.get(version) != simdjson::SUCCESS || version < 0) fail(RejectReason::wrong_type, key);
    return version;
}

Status read_status(std::string_view key, element value) {
    const auto word = read_string(key, value);
    if (word.empty()) return Status::usable;
    const auto status = parse_status(word);
    if (!status) fail(RejectReason::bad_status, excerpt(word));
    return *status;
}

using Setter = void (*)(Article&, std::string_view key, element value, RecordMends&);

template <std::string Article::*Member>
void set_text(Article& article, std::string_view key, element value, RecordMends&) {
    article.*Member = read_string(key, value);
}
template <std::vector<std::string> Article::*Member>
void set_list(Article& article, std::string_view key, element value, RecordMends&) {
    article.*Member = read_list(key, value);
}
template <std::optional<Moment> Article::*Member>
void set_moment(Article& article, std::string_view key, element value, RecordMends& mends) {
    article.*Member = read_moment(key, value, mends);
}

const std::unordered_map<std::string_view, Setter>& setters() {
    static const std::unordered_map<std::string_view, Setter> table{
        {"id", [](Article& a, std::string_view key, element value, RecordMends&) { a.id = read_id(key, value); }},
        {"title", set_text<&Article::title>},
        {"body", set_text<&Article::body>},
        {"published", set_moment<&Article::published>},
        {"updated", set_moment<&Article::updated>},
        {"embargo", set_moment<&Article::embargo>},
        {"version",
         [](Article& a, std::string_view key, element value, RecordMends&) { a.version = read_version(key, value); }},
        {"status",
         [](Article& a, std::string_view key, element value, RecordMends&) { a.status = read_status(key, value); }},
        {"corrects",
         [](Article& a, std::string_view key, element value, RecordMends&) { a.corrects = read_id(key, value); }},
        {"note", set_text<&Article::note>},
        {"dateline", set_text<&Article::dateline>},
        {"byline", set_text<&Article::byline>},
        {"source", set_text<&Article::source>},
        {"section", set_text<&Article::section>},
        {"language", set_text<&Article::language>},
        {"url", set_text<&Article::url>},
        {"topics", set_list<&Article::topics>},
        {"persons", set_list<&Article::persons>},
        {"organisations", set_list<&Article::organisations>},
        {"places", [](Article& a, std::string_view key, element value, RecordMends&) { read_places(a, key, value); }},
    };
    return table;
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

// Collects the members of a JSON object that is written out.
class ObjectWriter {
  public:
    void raw(std::string_view key, std::string_view json) {
        out_ += out_.empty() ? '{' : ',';
        append_quoted(out_, key);
        out_ += ':';
        out_ += json;
    }
    void text(std::string_view key, std::string_view value) {
        if (value.empty()) return;
        raw(key, {});
        append_quoted(out_, value);
    }
    void moment(std::string_view key, const std::optional<Moment>& value) {
        if (value) text(key, to_string(*value));
    }
    void places(std::string_view key, const Article& article) {
        if (article.places.empty()) return;
        raw(key, "[");
        auto located = article.located.begin();
        for (const auto& name : article.places) {
            if (&name != &article.places.front()) out_ += ',';
            const bool has_more = located != article.located.end() && located->name == name;
            if (has_more)
                out_ += place_json(*located++);
            else
                append_quoted(out_, name);
        }
        out_ += ']';
    }
    void list(std::string_view key, const std::vector<std::string>& values) {
        if (values.empty()) return;
        raw(key, "[");
        for (const auto& value : values) {
            if (&value != &values.front()) out_ += ',';
            append_quoted(out_, value);
        }
        out_ += ']';
    }
    std::string finish() { return out_.empty() ? "{}" : std::move(out_) + '}'; }
    bool empty() const { return out_.empty(); }

  private:
    static std::string place_json(const GivenPlace& place) {
        ObjectWriter out;
        out.text("name", place.name);
        out.text("id", place.id);
        if (place.point) {
            out.raw("lat", fmt::format("{}", place.point->latitude));
            out.raw("lon", fmt::format("{}", place.point->longitude));
        }
        return out.finish();
    }

    std::string out_;
};

void keep_extra(ObjectWriter& extra, std::string_view key, element value) {
    extra.raw(key, simdjson::to_string(value));
}

void read_member(Article& article, std::string_view key, element value, ObjectWriter& extra, RecordMends& mends) {
    const auto setter = setters().find(key);
    if (setter != setters().end()) {
        if (!value.is_null()) setter->second(article, key, value, mends);
    } else if (simdjson::dom::object members; key == "extra" && value.get(members) == simdjson::SUCCESS) {
        for (const auto& member : members) keep_extra(extra, member.key, member.value);
    } else if (key != "extra" || !value.is_null()) {
        keep_extra(extra, key, value);
    }
}

}  // namespace

std::optional<RecordFault> parse_record(std::string_view json, Article& article, RecordMends& mends) {
    thread_local simdjson::dom::parser parser;
    article = {};
    element root;
    if (const auto error = parser.parse(json.data(), json.size()).get(root); error != simdjson::SUCCESS) {
        return RecordFault{RejectReason::broken_json, simdjson::error_message(error)};
    }
    simdjson::dom::object members;
    if (root.get(members) != simdjson::SUCCESS) return RecordFault{RejectReason::not_an_object, {}};
    try {
        ObjectWriter extra;
        for (const auto& member : members) read_member(article, member.key, member.value, extra, mends);
        if (!extra.empty()) article.extra = extra.finish();
    } catch (const Fault& fault) {
        return fault.fault;
    }
    return std::nullopt;
}

std::string derive_id(const Article& article) {
    std::string key = article.source + '\0' + article.title + '\0' +
                      (article.published ? to_string(*article.published) : std::string());
    if (article.source.empty() || article.title.empty() || !article.published) key += '\0' + article.body;
    return "h-" + hash128(key).hex();
}

std::string record_json(const Article& article) {
    ObjectWriter out;
    out.text("id", article.id);
    out.text("title", article.title);
    out.text("body", article.body);
    out.moment("published", article.published);
    out.moment("updated", article.updated);
    out.moment("embargo", article.embargo);
    if (article.version != 0) out.raw("version", std::to_string(article.version));
    if (article.status != Status::usable) out.text("status", to_string(article.status));
    out.text("corrects", article.corrects);
    out.text("note", article.note);
    out.text("dateline", article.dateline);
    out.text("byline", article.byline);
    out.text("source", article.source);
    out.text("section", article.section);
    out.text("language", article.language);
    out.text("url", article.url);
    out.list("topics", article.topics);
    out.list("persons", article.persons);
    out.list("organisations", article.organisations);
    out.places("places", article);
    if (!article.extra.empty()) out.raw("extra", article.extra);
    return out.finish();
}

}  // namespace dateline
