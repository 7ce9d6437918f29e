#include "schemas/field_table.hpp"

#include <fmt/format.h>

#include <algorithm>
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

Field read_field(const Json& row) {
    Field field;
    field.name = row.at("name").get<std::string>();
    field.kind = read_kind(field.name, row.at("kind").get<std::string>());
    field.record_key = row.value("record", "");
    field.prefix = row.value("prefix", "");
    field.full_prefix = row.value("full_prefix", "");
    field.month_prefix = row.value("month_prefix", "");
    field.year_prefix = row.value("year_prefix", "");
    field.slot = row.value("slot", -1);
    field.weight = row.value("weight", 1U);
    field.facet = row.value("facet", false);
    field.asked = row.value("asked", true);
    field.reserved = row.value("reserved", false);
    field.members = row.value("members", std::vector<std::string>{});
    field.help = row.value("help", "");
    return field;
}

// What is taken so far, so that no two rows share a name, a prefix or a slot.
class Claims {
  public:
    Claims() {
        for (const auto prefix : reserved_prefixes()) prefixes_.insert(std::string(prefix));
        for (unsigned used = slot::brief; used <= slot::likeness; ++used) slots_.insert(static_cast<int>(used));
    }
    void claim(const Field& field) {
        if (!names_.insert(field.name).second) refuse(field.name, "the name is taken");
        for (const auto& prefix : {field.prefix, field.full_prefix, field.month_prefix, field.year_prefix}) {
            if (field.reserved || prefix.empty()) continue;
            if (!prefixes_.insert(prefix).second) refuse(field.name, fmt::format("the prefix \"{}\" is taken", prefix));
        }
        if (field.slot < -1 || field.slot > 1000)
            refuse(field.name, fmt::format("slot {} is out of range", field.slot));
        if (field.slot >= 0 && !slots_.insert(field.slot).second)
            refuse(field.name, fmt::format("slot {} is taken", field.slot));
    }

  private:
    std::set<std::string> names_;
    std::set<std::string> prefixes_;
    std::set<int> slots_;
};

void check_prefix(const Field& field) {
    const auto fine = [](char c) { return c >= 'A' && c <= 'Z'; };
    for (const auto& prefix : {field.prefix, field.full_prefix, field.month_prefix, field.year_prefix}) {
        if (!std::all_of(prefix.begin(), prefix.end(), fine))
            refuse(field.name, fmt::format("\"{}\" is no prefix: A to Z only", prefix));
        if (prefix.size() > 24) refuse(field.name, fmt::format("the prefix \"{}\" is longer than 24 letters", prefix));
        if (prefix == "Z") refuse(field.name, "the prefix \"Z\" is that of stems");
    }
}

void check_complete(const Field& field, const std::vector<Field>& fields) {
    const bool dated = field.kind == FieldKind::date;
    if (dated && (field.prefix.empty() || field.month_prefix.empty() || field.year_prefix.empty()))
        refuse(field.name, "a date needs prefix, month_prefix and year_prefix");
    if (field.is_name() && !field.reserved && (field.prefix.empty() || field.full_prefix.empty()))
        refuse(field.name, "a name needs prefix and full_prefix");
    for (const auto& member : field.members) {
        const auto is_member = [&](const Field& other) { return other.name == member; };
        if (std::none_of(fields.begin(), fields.end(), is_member))
            refuse(field.name, fmt::format("no field \"{}\"", member));
    }
}

const std::vector<std::string>* list_of(const Article& article, std::string_view key) {
    if (key == "topics") return &article.topics;
    if (key == "persons") return &article.persons;
    if (key == "organisations") return &article.organisations;
    if (key == "places") return &article.places;
    return nullptr;
}

const std::string* text_of(const Article& article, std::string_view key) {
    static const std::unordered_map<std::string_view, std::string Article::*> members{
        {"title", &Article::title},       {"body", &Article::body},     {"dateline", &Article::dateline},
        {"byline", &Article::byline},     {"source", &Article::source}, {"section", &Article::section},
        {"language", &Article::language}, {"url", &Article::url},
    };
    const auto member = members.find(key);
    return member == members.end() ? nullptr : &(article.*(member->second));
}

}  // namespace

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
    table.fingerprint_ = hash128(text).hex();
    try {
        const Json root = Json::parse(text);
        if (root.at("format").get<int>() > fields_format)
            throw Error(ErrorKind::config, "field table: of a newer format than this program's");
        for (const auto& row : root.at("fields")) table.fields_.push_back(read_field(row));
    } catch (const Json::exception& error) {
        throw Error(ErrorKind::config, fmt::format("field table: {}", error.what()));
    }
    Claims claims;
    for (const auto& field : table.fields_) {
        check_prefix(field);
        claims.claim(field);
        check_complete(field, table.fields_);
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
    std::size_t best = bound + 1;
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
    if (const auto* list = list_of(article, field.record_key)) {
        values.assign(list->begin(), list->end());
    } else if (const auto* text = text_of(article, field.record_key); text != nullptr && !text->empty()) {
        values.emplace_back(*text);
    }
    return values;
}

std::optional<Moment> field_moment(const Article& article, const Field& field) {
    if (field.record_key == "published") return article.published;
    if (field.record_key == "updated") return article.updated;
    if (field.record_key == "embargo") return article.embargo;
    return std::nullopt;
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
    return last[b.size()];
}

}  // namespace dateline
