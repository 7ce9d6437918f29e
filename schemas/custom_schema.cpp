#include "schemas/custom_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "schemas/error.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t last_slot = 255;  // its number is one byte of a fingerprint

constexpr std::array<std::string_view, 11> row_keys{"name",        "record",       "kind",        "prefix",
                                                    "full_prefix", "month_prefix", "year_prefix", "slot",
                                                    "weight",      "facet",        "help"};
constexpr std::array<std::string_view, 7> row_kinds{"text",  "keyword", "person", "organisation",
                                                    "place", "date",    "number"};

[[noreturn]] void refuse(std::string_view name, const std::string& why) {
    throw Error(ErrorKind::config, fmt::format("field table: field \"{}\": {}", name, why));
}

template <typename List>
bool holds(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// A text of a row, or nothing; the table itself tells what is wrong with its words.
std::string text_of(const Json& row, std::string_view name, const char* key) {
    const auto found = row.find(key);
    if (found == row.end()) return {};
    if (!found->is_string()) refuse(name, fmt::format("\"{}\" is no text", key));
    return found->get<std::string>();
}

std::string name_of(const Json& row, std::size_t number) {
    if (!row.is_object()) throw Error(ErrorKind::config, fmt::format("field table: row {}: no object", number));
    if (!row.contains("name")) throw Error(ErrorKind::config, fmt::format("field table: row {}: no name", number));
    auto name = text_of(row, fmt::format("row {}", number), "name");
    // The query language takes what begins with a digit for a word: 10:30.
    if (name.empty() || name.front() < 'a' || name.front() > 'z') refuse(name, "a name begins with a letter, a to z");
    return name;
}

void check_row(const Json& row, const std::string& name) {
    for (const auto& member : row.items()) {
        if (!holds(row_keys, member.key()))
            refuse(name, fmt::format("unknown key \"{}\": a row has {}", member.key(), fmt::join(row_keys, ", ")));
    }
    const auto kind = text_of(row, name, "kind");
    if (!holds(row_kinds, kind))
        refuse(name, fmt::format("unknown kind \"{}\": it is one of {}", kind, fmt::join(row_kinds, ", ")));
}

// "price_2" -> "XPRICE"
std::string default_prefix(const std::string& name) {
    std::string prefix = "X";
    for (const char c : name) {
        if (c >= 'a' && c <= 'z') prefix += static_cast<char>(c - 'a' + 'A');
    }
    return prefix;
}

void fill(Json& row, const char* key, const Json& value) {
    if (!row.contains(key)) row[key] = value;
}

void fill_prefixes(Json& row, const std::string& name, const std::string& kind) {
    // Numbers have no terms.
    if (kind == "number") return;
    fill(row, "prefix", default_prefix(name));
    const auto prefix = text_of(row, name, "prefix");
    if (prefix.size() < 2 || prefix.front() != 'X')
        refuse(name, fmt::format("the prefix \"{}\" must be X and other letters", prefix));
    if (kind == "date") {
        fill(row, "month_prefix", prefix + "M");
        fill(row, "year_prefix", prefix + "Y");
    } else if (kind != "text" && kind != "keyword") {
        fill(row, "full_prefix", prefix + "FULL");
    }
}

// The slots of a schema: those that its rows name, and the free ones between them.
class Slots {
  public:
    explicit Slots(const Json& rows) {
        for (const auto& row : rows) {
            const auto slot = row.is_object() ? row.value("slot", Json()) : Json();
            if (slot.is_number_integer()) named_.insert(slot.get<std::int64_t>());
        }
    }

    void fill(Json& row, const std::string& name, const std::string& kind) {
        const auto named = row.find("slot");
        if (named == row.end()) {
            if (kind != "text" || row.value("facet", Json(false)) == Json(true)) row["slot"] = next(name);
        } else if (!named->is_number_integer() || *named < slot::first_custom || *named > last_slot) {
            refuse(name, fmt::format("\"slot\" is no whole number from {} to {}", slot::first_custom, last_slot));
        }
    }

  private:
    std::int64_t next(const std::string& name) {
        while (named_.count(next_) != 0) ++next_;
        if (next_ > last_slot) refuse(name, "no slot is left for it");
        return next_++;
    }

    std::set<std::int64_t> named_;
    std::int64_t next_ = slot::first_custom;
};

Json completed(Json row, std::size_t number, Slots& slots) {
    const auto name = name_of(row, number);
    check_row(row, name);
    const auto kind = row["kind"].get<std::string>();
    fill(row, "record", name);
    if (text_of(row, name, "record").empty()) refuse(name, "\"record\" is empty");
    fill_prefixes(row, name, kind);
    slots.fill(row, name, kind);
    if (kind == "text") fill(row, "weight", 0);
    return row;
}

Json rows_of(std::string_view schema) {
    Json root;
    try {
        root = Json::parse(schema);
    } catch (const Json::exception& error) {
        throw Error(ErrorKind::bad_data, fmt::format("no JSON: {}", error.what()));
    }
    if (!root.is_object() || !root.contains("fields") || !root["fields"].is_array())
        throw Error(ErrorKind::config, "field table: a schema is {\"fields\": [rows]}");
    return root["fields"];
}

}  // namespace

FieldTable with_schema(const FieldTable& table, std::string_view schema) {
    const Json rows = rows_of(schema);
    Json merged = Json::parse(table.json());
    Slots slots(rows);
    std::size_t number = 0;
    for (const auto& row : rows) merged["fields"].push_back(completed(row, ++number, slots));
    auto extended = FieldTable::parse(merged.dump());
    for (std::size_t i = table.fields().size(); i < extended.fields().size(); ++i) {
        const auto& field = extended.fields()[i];
        if (!field.custom) refuse(field.name, fmt::format("\"{}\" is a key that every record has", field.record_key));
    }
    return extended;
}

std::vector<Field> custom_fields(const FieldTable& table) {
    std::vector<Field> custom;
    std::copy_if(table.fields().begin(), table.fields().end(), std::back_inserter(custom),
                 [](const Field& field) { return field.custom; });
    return custom;
}

}  // namespace dateline
