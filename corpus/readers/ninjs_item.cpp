#include "corpus/readers/ninjs_item.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <unordered_map>

#include "corpus/readers/html_text.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

using simdjson::dom::element;

// Thrown inside this file only: a value that makes the record a reject.
struct Fault {
    RecordFault fault;
};

[[noreturn]] void fail(RejectReason reason, std::string_view detail) { throw Fault{{reason, std::string(detail)}}; }

struct Member {
    std::string_view key;
    element value;
};

// What several keys may give: the one of the lowest rank, and of these the first.
template <typename Value>
class Choice {
  public:
    void offer(int rank, Value value) {
        if (rank >= rank_) return;
        rank_ = rank;
        value_ = std::move(value);
    }
    int rank() const { return rank_; }
    const Value& value() const { return value_; }

  private:
    Value value_{};
    int rank_ = std::numeric_limits<int>::max();
};

struct Item {
    Article& article;
    RecordMends& mends;
    std::string type = {};
    std::string mime_type = {};
    bool is_correction = false;
    Choice<std::string> id = {};
    Choice<std::string> title = {};
    Choice<std::string> body = {};
    Choice<std::string> description = {};
    Choice<std::string> dateline = {};
    Choice<std::string> byline = {};
    Choice<std::string> source = {};
    Choice<std::string> section = {};
    Choice<std::optional<Moment>> published = {};
    std::optional<Moment> version_created = {};
    std::string extra = {};  // members with commas between them
    bool keeps = false;      // the member that is read goes to extra, too
};

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string string_of(const Member& member) {
    std::string_view text;
    if (member.value.get(text) != simdjson::SUCCESS) fail(RejectReason::wrong_type, member.key);
    return std::string(text);
}

// Ids and versions are numbers in some archives.
std::string string_or_number(const Member& member) {
    if (member.value.is<std::int64_t>()) return std::to_string(member.value.get_int64().value_unsafe());
    return string_of(member);
}

// The text under the first of these keys of an object; empty where it has none.
std::string text_under(const simdjson::dom::object& object, std::initializer_list<std::string_view> keys) {
    for (const auto key : keys) {
        std::string_view text;
        if (object.at_key(key).get(text) == simdjson::SUCCESS && !trim(text).empty()) return std::string(text);
    }
    return {};
}

// Of a string or an object.
std::string entry_text(const Member& member, std::initializer_list<std::string_view> keys) {
    simdjson::dom::object object;
    return member.value.get(object) == simdjson::SUCCESS ? text_under(object, keys) : string_of(member);
}

// Of one entry or an array of them.
std::vector<std::string> entry_texts(const Member& member, std::initializer_list<std::string_view> keys) {
    simdjson::dom::array array;
    if (member.value.get(array) != simdjson::SUCCESS) return {entry_text(member, keys)};
    std::vector<std::string> texts;
    for (const element entry : array) texts.push_back(entry_text({member.key, entry}, keys));
    return texts;
}

std::vector<std::string> names_of(const Member& member) {
    return entry_texts(member, {"name", "literal", "code", "qcode"});
}

std::string first_of(const std::vector<std::string>& texts) {
    const auto given = std::find_if(texts.begin(), texts.end(), [](const auto& text) { return !text.empty(); });
    return given == texts.end() ? std::string() : *given;
}

std::optional<Moment> moment_of(const Member& member, RecordMends& mends) {
    const auto text = string_of(member);
    if (trim(text).empty()) return std::nullopt;
    const auto read = parse_moment(text);
    if (!read) fail(RejectReason::bad_date, fmt::format("{}: {}", member.key, excerpt(text)));
    mends.times_dropped += read->time_dropped;
    return read->moment;
}

void offer(Choice<std::string>& choice, int rank, std::string text) {
    if (!trim(text).empty()) choice.offer(rank, std::move(text));
}

enum Markup : int { html = 0, plain = 1, other_markup = 2 };

// `hint` is a media type, a role or the tail of a key: "text/html", "richtext", "main".
Markup markup_of(std::string_view hint, std::string_view text) {
    if (contains(hint, "html") || contains(hint, "rich")) return html;
    if (contains(hint, "xml") || contains(hint, "nitf")) return other_markup;
    if (contains(hint, "text") || contains(hint, "plain")) return plain;
    return trim_start(text).starts_with('<') ? html : plain;
}

// Of several bodies of the same markup the longest: others are leads and teasers.
void offer_body(Choice<std::string>& body, std::string_view hint, std::string_view text) {
    const Markup markup = markup_of(hint, text);
    if (markup > body.rank()) return;
    auto plain_text = markup == plain ? std::string(text) : html_to_text(text);
    if (markup == body.rank() && plain_text.size() > body.value().size()) body = {};
    offer(body, markup, std::move(plain_text));
}

// An entry of "headlines", "bodies" or "descriptions".
struct Part {
    std::string role;
    std::string media_type;
    std::string text;
};

std::vector<Part> parts_of(const Member& member) {
    std::vector<Part> parts;
    simdjson::dom::array array;
    if (member.value.get(array) != simdjson::SUCCESS) return {{{}, {}, entry_text(member, {"value"})}};
    for (const element entry : array) {
        Part part{.role = {}, .media_type = {}, .text = entry_text({member.key, entry}, {"value"})};
        simdjson::dom::object object;
        if (entry.get(object) == simdjson::SUCCESS) {
            part.role = lowered(text_under(object, {"role"}));
            part.media_type = lowered(text_under(object, {"contenttype", "contentType", "mimetype"}));
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

void read_headlines(Item& item, const Member& member) {
    for (auto& part : parts_of(member)) {
        const int rank = part.role == "main" ? 0 : part.role.empty() ? 1 : 2;
        offer(item.title, rank, contains(part.media_type, "html") ? html_to_text(part.text) : std::move(part.text));
    }
}

template <Choice<std::string> Item::*Target>
void read_bodies(Item& item, const Member& member) {
    for (const auto& part : parts_of(member))
        offer_body(item.*Target, part.media_type.empty() ? part.role : part.media_type, part.text);
}

template <Choice<std::string> Item::*Target, int Rank>
void read_text(Item& item, const Member& member) {
    offer(item.*Target, Rank, string_or_number(member));
}
// The first name of a list.
template <Choice<std::string> Item::*Target, int Rank>
void read_name(Item& item, const Member& member) {
    offer(item.*Target, Rank, first_of(names_of(member)));
}
template <std::vector<std::string> Article::*Target>
void read_names(Item& item, const Member& member) {
    auto& target = item.article.*Target;
    for (auto& name : names_of(member)) target.push_back(std::move(name));
}
template <std::string Article::*Target>
void read_plain(Item& item, const Member& member) {
    item.article.*Target = string_of(member);
}
template <int Rank>
void read_published(Item& item, const Member& member) {
    if (const auto moment = moment_of(member, item.mends)) item.published.offer(Rank, moment);
}

void read_version_created(Item& item, const Member& member) {
    item.version_created = moment_of(member, item.mends);
    if (item.version_created) item.published.offer(3, item.version_created);
}

void read_embargo(Item& item, const Member& member) { item.article.embargo = moment_of(member, item.mends); }

void append_extra(Item& item, const simdjson::dom::key_value_pair& member) {
    item.extra += item.extra.empty() ? "" : ",";
    item.extra += simdjson::minify(member);
}

void keep(Item& item, const Member&) { item.keeps = true; }

void read_extra(Item& item, const Member& member) {
    simdjson::dom::object members;
    if (member.value.get(members) != simdjson::SUCCESS) return keep(item, member);
    for (const auto& inner : members) append_extra(item, inner);
}

void read_copyright_holder(Item& item, const Member& member) {
    offer(item.source, 3, string_of(member));
    keep(item, member);
}

// The publisher's count is a whole number; "1.2" counts in another way and tells no order.
void read_version(Item& item, const Member& member) {
    const auto text = string_or_number(member);
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    const bool is_count = error == std::errc() && end == text.data() + text.size() && version >= 0;
    if (!is_count) return keep(item, member);
    item.article.version = version;
}

void read_status(Item& item, const Member& member) {
    struct Row {
        std::string_view word;
        Status status;
    };
    constexpr std::array rows{Row{"", Status::usable},
                              Row{"usable", Status::usable},
                              Row{"corrected", Status::corrected},
                              Row{"withheld", Status::withheld},
                              Row{"replaced", Status::withheld},
                              Row{"canceled", Status::cancelled},
                              Row{"cancelled", Status::cancelled}};
    const auto word = lowered(string_of(member));
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.word == word; });
    if (row == rows.end()) fail(RejectReason::bad_status, excerpt(word));
    item.article.status = row->status;
}

// "sig:correction", "http://cv.iptc.org/newscodes/signal/correction", {"code": ..., "name": "Correction"}
void read_signal(Item& item, const Member& member) {
    for (const auto& signal : entry_texts(member, {"uri", "qcode", "code", "literal", "name"}))
        item.is_correction = item.is_correction || contains(lowered(signal), "correction");
}

void read_corrects(Item& item, const Member& member) {
    if (item.article.corrects.empty())
        item.article.corrects = first_of(entry_texts(member, {"uri", "guid", "id", "value"}));
}

void read_correction_of(Item& item, const Member& member) {
    read_corrects(item, member);
    item.is_correction = true;
}

void read_authors(Item& item, const Member& member) {
    std::string authors;
    for (const auto& name : names_of(member)) authors += (authors.empty() || name.empty() ? "" : ", ") + name;
    offer(item.byline, 1, std::move(authors));
}

void read_dateline(Item& item, const Member& member) {
    offer(item.dateline, 0, entry_text(member, {"text", "located", "name"}));
}

// {"role": value} in 1.x, a list of values in 2.x.
void read_alternative_ids(Item& item, const Member& member) {
    simdjson::dom::object object;
    if (member.value.get(object) != simdjson::SUCCESS)
        return offer(item.id, 2, first_of(entry_texts(member, {"value"})));
    for (const auto& inner : object) offer(item.id, 2, string_or_number({member.key, inner.value}));
}

void read_type(Item& item, const Member& member) { item.type = lowered(string_of(member)); }
void read_mime_type(Item& item, const Member& member) { item.mime_type = lowered(string_of(member)); }
void ignore(Item&, const Member&) {}

using Read = void (*)(Item&, const Member&);

const std::unordered_map<std::string_view, Read>& readers() {
    static const std::unordered_map<std::string_view, Read> table{
        {"uri", read_text<&Item::id, 0>},
        {"guid", read_text<&Item::id, 1>},
        {"altids", read_alternative_ids},
        {"type", read_type},
        {"mimetype", read_mime_type},
        {"headline", read_text<&Item::title, 0>},
        {"headlines", read_headlines},
        {"headline_main", read_text<&Item::title, 1>},
        {"title", read_text<&Item::title, 3>},
        {"bodies", read_bodies<&Item::body>},
        {"descriptions", read_bodies<&Item::description>},
        {"firstpublished", read_published<0>},
        {"contentcreated", read_published<1>},
        {"firstcreated", read_published<2>},
        {"versioncreated", read_version_created},
        {"embargoed", read_embargo},
        {"version", read_version},
        {"pubstatus", read_status},
        {"signal", read_signal},
        {"correctionof", read_correction_of},
        {"replaces", read_corrects},
        {"replacing", read_corrects},
        {"rewrite_of", read_corrects},
        {"evolvedfrom", read_corrects},
        {"ednote", read_plain<&Article::note>},
        {"language", read_plain<&Article::language>},
        {"url", read_plain<&Article::url>},
        {"dateline", read_dateline},
        {"located", read_name<&Item::dateline, 1>},
        {"by", read_text<&Item::byline, 0>},
        {"byline", read_text<&Item::byline, 0>},
        {"authors", read_authors},
        {"source", read_name<&Item::source, 0>},
        {"provider", read_name<&Item::source, 1>},
        {"infosource", read_name<&Item::source, 2>},
        {"infosources", read_name<&Item::source, 2>},
        {"copyrightholder", read_copyright_holder},
        {"section", read_name<&Item::section, 0>},
        {"service", read_name<&Item::section, 1>},
        {"person", read_names<&Article::persons>},
        {"persons", read_names<&Article::persons>},
        {"people", read_names<&Article::persons>},
        {"organisation", read_names<&Article::organisations>},
        {"organisations", read_names<&Article::organisations>},
        {"place", read_names<&Article::places>},
        {"places", read_names<&Article::places>},
        {"subject", read_names<&Article::topics>},
        {"subjects", read_names<&Article::topics>},
        {"keywords", read_names<&Article::topics>},
        {"extra", read_extra},
        {"$schema", ignore},
        {"$standard", ignore},  // 1.3 and 1.4
        {"associations", ignore},
        {"body_event", ignore},  // TT's, an object
        {"charcount", ignore},
        {"contentdigitised", ignore},
        {"eventdetails", ignore},
        {"objects", ignore},
        {"plannedcoverage", ignore},
        {"profile", ignore},
        {"renditions", ignore},
        {"representationtype", ignore},
        {"standard", ignore},
        {"trustindicators", ignore},
        {"wordcount", ignore},
    };
    return table;
}

void read_member(Item& item, const Member& member) {
    if (member.value.is_null()) return;
    const auto key = lowered(member.key);
    const auto hint = [&](std::string_view head) { return std::string_view(key).substr(head.size()); };
    if (const auto reader = readers().find(key); reader != readers().end()) {
        reader->second(item, member);
    } else if (key.starts_with("body_")) {
        offer_body(item.body, hint("body_"), string_of(member));
    } else if (key.starts_with("description_")) {
        offer_body(item.description, hint("description_"), string_of(member));
    } else if (key.starts_with("headline_")) {
        offer(item.title, 2, string_of(member));
    } else {
        keep(item, member);
    }
}

// A picture's description is no article, a text's may be all that was sent.
bool is_text(const Item& item) {
    constexpr std::array<std::string_view, 3> media{"image/", "audio/", "video/"};
    if (!item.type.empty()) return item.type == "text" || item.type == "component";
    return std::none_of(media.begin(), media.end(), [&](auto medium) { return item.mime_type.starts_with(medium); });
}

void finish(Item& item) {
    auto& article = item.article;
    if (item.is_correction && article.status == Status::usable) article.status = Status::corrected;
    const bool is_gone = article.status == Status::cancelled || article.status == Status::withheld;
    if (item.body.value().empty() && !is_gone && !is_text(item))
        fail(RejectReason::not_an_article, excerpt(item.type.empty() ? item.mime_type : item.type));
    article.title = item.title.value();
    article.body = is_text(item) && item.body.value().empty() ? item.description.value() : item.body.value();
    article.dateline = item.dateline.value();
    article.byline = item.byline.value();
    article.source = item.source.value();
    article.section = item.section.value();
    article.published = item.published.value();
    if (item.version_created != article.published) article.updated = item.version_created;
    if (!item.extra.empty()) article.extra = '{' + item.extra + '}';
}

}  // namespace

std::optional<RecordFault> parse_ninjs(std::string_view json, Article& article, RecordMends& mends) {
    thread_local simdjson::dom::parser parser;
    article = {};
    element root;
    if (const auto error = parser.parse(json.data(), json.size()).get(root); error != simdjson::SUCCESS) {
        const auto reason = error == simdjson::DEPTH_ERROR ? RejectReason::too_deep : RejectReason::broken_json;
        return RecordFault{reason, simdjson::error_message(error)};
    }
    simdjson::dom::object members;
    if (root.get(members) != simdjson::SUCCESS) return RecordFault{RejectReason::not_an_object, {}};
    Item item{.article = article, .mends = mends};
    try {
        for (const auto& member : members) {
            item.keeps = false;
            read_member(item, {member.key, member.value});
            if (item.keeps) append_extra(item, member);
        }
        article.id = item.id.value();
        finish(item);
    } catch (const Fault& fault) {
        article.id = text_under(members, {"uri", "guid"});
        return fault.fault;
    }
    return std::nullopt;
}

}  // namespace dateline
