#include "schemas/field_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "schemas/error.hpp"
#include "schemas/slots.hpp"
#include "schemas/terms.hpp"

namespace dateline {

extern const char* const builtin_fields_json;

namespace {

using Json = nlohmann::json;

constexpr int fields_format = 1;

const std::unordered_map<std::string_view, FieldKind>& kinds() {
    static const std::unordered_map<std::string_view, FieldKind> table{
        {"text", FieldKind::text},
        {"keyword", FieldKind::keyword},
        {"person", FieldKind::person},
        {"place", FieldKind::place},
        {"organisation", FieldKind::organisation},
        {"date", FieldKind::date},
        {"number", FieldKind::number},
        {"id", FieldKind::id},
        {"state", FieldKind::state},
        {"period", FieldKind::period},
        {"near", FieldKind::near},
        {"group", FieldKind::group},
    };
    return table;
}

[[noreturn]] void refuse(const std::string& name, const std::string& why) {
    throw Error(ErrorKind::config, fmt::format("field table: field \"{}\": {}", name, why));
}

FieldKind read_kind(const std::string& name, const std::string& word) {
    const auto kind = kinds().find(word);
    if (kind == kinds().end()) refuse(name, fmt::format("unknown kind \"{}\"", word));
    return kind->second;
}

// A whole number in a range; the library itself would take true for 1 and cut 2.5.
int read_number(const Json& row, const std::string& name, const char* key, int otherwise, int least, int most) {
    const auto found = row.find(key);
    if (found == row.end()) return otherwise;
    if (!found->is_number_integer() || *found < least || *found > most)
        refuse(name, fmt::format("\"{}\" is no whole number from {} to {}", key, least, most));
    return found->get<int>();
}

Field read_field(const Json& row) {
    Field field;
    field.name = row.at("name").get<std::string>();
    field.kind = read_kind(field.name, row.at("kind").get<std::string>());
    field.record_key = row.value("record", "");
    field.prefix = row.value("prefix", "");
    field.full_prefix = row.value("full_prefix", "");
    field.id_prefix = row.value("id_prefix", "");
    field.prominent_prefix = row.value("prominent_prefix", "");
    field.lead_prefix = row.value("lead_prefix", "");
    field.within_prefix = row.value("within_prefix", "");
    field.month_prefix = row.value("month_prefix", "");
    field.year_prefix = row.value("year_prefix", "");
    field.slot = read_number(row, field.name, "slot", -1, 0, 1000);
    field.weight = static_cast<unsigned>(read_number(row, field.name, "weight", 1, 0, 1000));
    field.facet = row.value("facet", false);
    field.keys = row.value("keys", false);
    field.asked = row.value("asked", true);
    field.reserved = row.value("reserved", false);
    field.members = row.value("members", std::vector<std::string>{});
    field.help = row.value("help", "");
    return field;
}

std::vector<Field> read_fields(const Json& rows) {
    std::vector<Field> fields;
    for (const auto& row : rows) {
        try {
            fields.push_back(read_field(row));
        } catch (const Json::exception& error) {
            const auto name = row.is_object() ? row.value("name", Json("")).dump() : row.dump();
            throw Error(ErrorKind::config,
                        fmt::format("field table: row {}, {}: {}", fields.size() + 1, name, error.what()));
        }
    }
    return fields;
}

std::vector<std::string> prefixes_of(const Field& field) {
    return {field.prefix,           field.full_prefix,  field.id_prefix,   field.lead_prefix,
            field.prominent_prefix, field.month_prefix, field.year_prefix, field.within_prefix};
}

// What is taken so far, and by which field, so that no two rows share a name, a record key, a prefix or a slot.
class Claims {
  public:
    Claims() {
        for (const auto prefix : reserved_prefixes()) {
            prefixes_.emplace(prefix, "what belongs to no field");
            reserved_.emplace(prefix);
        }
        for (const unsigned used : {slot::brief, slot::order, slot::fingerprint, slot::revision, slot::likeness})
            slots_.emplace(static_cast<int>(used), "what belongs to no field");
    }
    void claim(const Field& field) {
        take(names_, field.name, field, fmt::format("the name \"{}\"", field.name));
        if (!field.record_key.empty())
            take(record_keys_, field.record_key, field, fmt::format("the record key \"{}\"", field.record_key));
        for (const auto& prefix : prefixes_of(field)) {
            if (prefix.empty() || (field.reserved && reserved_.count(prefix) != 0)) continue;
            take(prefixes_, prefix, field, fmt::format("the prefix \"{}\"", prefix));
        }
        if (field.slot >= 0) take(slots_, field.slot, field, fmt::format("slot {}", field.slot));
    }

  private:
    template <typename Key>
    static void take(std::map<Key, std::string>& taken, const Key& key, const Field& field, const std::string& what) {
        const auto [claimed, is_new] = taken.emplace(key, fmt::format("\"{}\"", field.name));
        if (!is_new) refuse(field.name, fmt::format("{} is taken by {}", what, claimed->second));
    }

    std::map<std::string, std::string> names_;
    std::map<std::string, std::string> record_keys_;
    std::map<std::string, std::string> prefixes_;
    std::map<int, std::string> slots_;
    std::set<std::string> reserved_;  // prefixes that only a reserved row may spell out
};

void check_name(const Field& field) {
    const auto fine = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (field.name.empty() || !std::all_of(field.name.begin(), field.name.end(), fine))
        refuse(field.name, "a name is made of a to z, 0 to 9 and _");
}

void check_prefix(const Field& field) {
    const auto fine = [](char c) { return c >= 'A' && c <= 'Z'; };
    for (const auto& prefix : prefixes_of(field)) {
        if (!std::all_of(prefix.begin(), prefix.end(), fine))
            refuse(field.name, fmt::format("\"{}\" is no prefix: A to Z only", prefix));
        if (prefix.size() > 24) refuse(field.name, fmt::format("the prefix \"{}\" is longer than 24 letters", prefix));
        if (prefix == "Z") refuse(field.name, "the prefix \"Z\" is that of stems");
        // Else "SP" + "ort" would be the word "Port" of the title.
        if (prefix.size() > 1 && prefix.front() != 'X')
            refuse(field.name, fmt::format("the prefix \"{}\" has several letters: it must begin with X", prefix));
    }
    if (field.kind == FieldKind::id && field.prefix != "Q") refuse(field.name, "the prefix of the id is \"Q\"");
}

// What a row of its kind can't do without.
void check_needs(const Field& field) {
    const bool bare = field.kind == FieldKind::keyword || field.kind == FieldKind::state ||
                      (field.kind == FieldKind::text && field.weight == 0);
    if (bare && field.prefix.empty()) refuse(field.name, "it needs a prefix");
    if (field.kind == FieldKind::number && field.slot < 0) refuse(field.name, "a number needs a slot");
    if (field.kind == FieldKind::period && (field.within_prefix.empty() || field.prefix.empty() || field.slot < 0))
        refuse(field.name, "a period needs prefix, within_prefix and a slot");
    if (field.kind == FieldKind::near && (field.prefix.empty() || field.slot < 0))
        refuse(field.name, "near needs a prefix and a slot");
    if (field.kind == FieldKind::group && field.members.empty()) refuse(field.name, "a group needs members");
}

void check_complete(const Field& field, const std::vector<Field>& fields) {
    const bool dated = field.kind == FieldKind::date;
    if (dated && (field.prefix.empty() || field.month_prefix.empty() || field.year_prefix.empty()))
        refuse(field.name, "a date needs prefix, month_prefix and year_prefix");
    if (field.is_name() && !field.reserved && (field.prefix.empty() || field.full_prefix.empty()))
        refuse(field.name, "a name needs prefix and full_prefix");
    if (field.keys && !(field.is_name() && field.facet)) refuse(field.name, "keys are of names that are facets");
    for (const auto& member : field.members) {
        const auto is_member = [&](const Field& other) { return other.name == member; };
        const auto found = std::find_if(fields.begin(), fields.end(), is_member);
        if (found == fields.end()) refuse(field.name, fmt::format("no field \"{}\"", member));
        if (found->kind == FieldKind::group) refuse(field.name, fmt::format("its member \"{}\" is a group", member));
    }
}

void check(const std::vector<Field>& fields) {
    Claims claims;
    for (const auto& field : fields) {
        check_name(field);
        check_prefix(field);
        claims.claim(field);
        check_needs(field);
        check_complete(field, fields);
    }
    const auto is_id = [](const Field& field) { return field.kind == FieldKind::id; };
    if (std::count_if(fields.begin(), fields.end(), is_id) != 1)
        throw Error(ErrorKind::config, "field table: one field of kind \"id\" is needed");
}

using Members = std::unordered_map<std::string_view, std::string Article::*>;
using Lists = std::unordered_map<std::string_view, std::vector<std::string> Article::*>;
using Moments = std::unordered_map<std::string_view, std::optional<Moment> Article::*>;

const Members& text_members() {
    static const Members members{
        {"title", &Article::title},       {"body", &Article::body},     {"dateline", &Article::dateline},
        {"byline", &Article::byline},     {"source", &Article::source}, {"section", &Article::section},
        {"language", &Article::language}, {"url", &Article::url},       {"corrects", &Article::corrects},
        {"note", &Article::note},
    };
    return members;
}
const Lists& list_members() {
    static const Lists members{{"topics", &Article::topics},
                               {"persons", &Article::persons},
                               {"organisations", &Article::organisations},
                               {"places", &Article::places}};
    return members;
}
const Moments& moment_members() {
    static const Moments members{
        {"published", &Article::published}, {"updated", &Article::updated}, {"embargo", &Article::embargo}};
    return members;
}

// Whether an article has a member for the key, so that it is never one of `extra`.
bool is_article_key(std::string_view key) {
    return key == "id" || key == "version" || key == "status" || key == "extra" || text_members().count(key) != 0 ||
           list_members().count(key) != 0 || moment_members().count(key) != 0;
}

// Takes away what one of the tables has under the key.
template <typename Table>
bool clear_member(Article& article, const Table& table, std::string_view key) {
    const auto member = table.find(key);
    if (member == table.end()) return false;
    article.*(member->second) = {};
    return true;
}

}  // namespace

std::string_view to_string(FieldKind kind) {
    for (const auto& [word, known] : kinds()) {
        if (known == kind) return word;
    }
    return {};
}

bool Field::is_name() const {
    return kind == FieldKind::person || kind == FieldKind::organisation || kind == FieldKind::place;
}

const FieldTable& FieldTable::builtin() {
    static const FieldTable table = parse(builtin_fields_json);
    return table;
}

FieldTable FieldTable::parse(std::string_view text) {
    FieldTable table;
    table.json_ = text;
    try {
        const Json root = Json::parse(text);
        if (root.at("format").get<int>() > fields_format)
            throw Error(ErrorKind::config, "field table: of a newer format than this program's");
        table.fields_ = read_fields(root.at("fields"));
        table.fingerprint_ = hash128(root.dump()).hex();
    } catch (const Json::exception& error) {
        throw Error(ErrorKind::config, fmt::format("field table: {}", error.what()));
    }
    check(table.fields_);
    for (auto& field : table.fields_) {
        field.custom = !field.record_key.empty() && !is_article_key(field.record_key);
        table.has_custom_ = table.has_custom_ || field.custom;
    }
    return table;
}

const Field* FieldTable::find(std::string_view name) const {
    const auto found =
        std::find_if(fields_.begin(), fields_.end(), [&](const Field& field) { return field.name == name; });
    return found == fields_.end() || found->reserved || !found->asked ? nullptr : &*found;
}

const Field* FieldTable::find_record_key(std::string_view key) const {
    const auto found = std::find_if(fields_.begin(), fields_.end(), [&](const Field& field) {
        return !key.empty() && field.record_key == key && !field.reserved;
    });
    return found == fields_.end() ? nullptr : &*found;
}

std::optional<std::string> FieldTable::nearest(std::string_view name) const {
    constexpr std::size_t bound = 2;
    // A name of which every letter must change is not alike.
    std::size_t best = std::min(bound + 1, name.size());
    std::optional<std::string> nearest;
    for (const auto& field : fields_) {
        if (field.reserved || !field.asked) continue;
        const std::size_t distance = edit_distance(name, field.name, bound);
        if (distance < best) {
            best = distance;
            nearest = field.name;
        }
    }
    return nearest;
}

std::vector<std::string_view> field_values(const Article& article, const Field& field) {
    std::vector<std::string_view> values;
    if (const auto list = list_members().find(field.record_key); list != list_members().end()) {
        const auto& entries = article.*(list->second);
        values.assign(entries.begin(), entries.end());
    } else if (const auto text = text_members().find(field.record_key); text != text_members().end()) {
        if (const auto& value = article.*(text->second); !value.empty()) values.emplace_back(value);
    }
    return values;
}

bool clear_field(Article& article, std::string_view record_key) {
    if (record_key == "places") article.located.clear();
    return clear_member(article, text_members(), record_key) || clear_member(article, list_members(), record_key) ||
           clear_member(article, moment_members(), record_key);
}

std::optional<Moment> field_moment(const Article& article, const Field& field) {
    const auto member = moment_members().find(field.record_key);
    return member == moment_members().end() ? std::nullopt : article.*(member->second);
}

std::vector<std::string_view> article_states(const Article& article) {
    std::vector<std::string_view> states;
    if (!article.published) states.emplace_back("undated");
    if (article.status != Status::usable) states.push_back(to_string(article.status));
    if (article.embargo) states.emplace_back("embargoed");
    return states;
}

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t bound) {
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > bound) return bound + 1;
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        if (*std::min_element(row.begin(), row.end()) > bound) return bound + 1;
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return std::min(last[b.size()], bound + 1);
}

}  // namespace dateline
