#include "schemas/custom_values.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schemas/number.hpp"

namespace dateline {

namespace {

using simdjson::dom::element;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = std::min(text.find_first_not_of(blanks), text.size());
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

template <typename Value>
void add_once(std::vector<Value>& values, Value value) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
}

// Reads the values of one record into lists, one JSON value after the other.
class ValueReader {
  public:
    ValueReader(CustomValue& value, RecordMends& mends) : value_(value), mends_(mends) {}

    std::optional<RecordFault> read_key(element json) {
        simdjson::dom::array list;
        if (json.get(list) != simdjson::SUCCESS) return read(json);
        for (const element entry : list) {
            if (auto fault = read(entry)) return fault;
        }
        return std::nullopt;
    }

  private:
    std::optional<RecordFault> read(element json) {
        std::string_view text;
        if (json.is_null()) return std::nullopt;
        if (json.get(text) != simdjson::SUCCESS) return read_bare(json);
        text = trimmed(text);
        return text.empty() ? std::nullopt : read_text(text);
    }

    std::optional<RecordFault> read_text(std::string_view text) {
        if (value_.field->kind == FieldKind::date) return read_date(text);
        if (value_.field->kind != FieldKind::number) {
            add_once(value_.texts, std::string(text));
            return std::nullopt;
        }
        const auto number = parse_number(text);
        if (!number) return wrong_type(text);
        add_once(value_.numbers, *number);
        return std::nullopt;
    }

    std::optional<RecordFault> read_date(std::string_view text) {
        const auto read = parse_moment(text);
        if (!read)
            return RecordFault{RejectReason::bad_date, fmt::format("{}: {}", value_.field->record_key, excerpt(text))};
        mends_.times_dropped += read->time_dropped;
        add_once(value_.moments, read->moment);
        return std::nullopt;
    }

    // A number or a truth value; all else is of the wrong kind.
    std::optional<RecordFault> read_bare(element json) {
        const std::string text = simdjson::to_string(json);
        double number = 0;
        const bool is_number = json.get(number) == simdjson::SUCCESS;
        if (value_.field->kind == FieldKind::number && is_number) {
            add_once(value_.numbers, number);
        } else if (value_.field->kind == FieldKind::keyword && (is_number || json.is_bool())) {
            add_once(value_.texts, text);
        } else {
            return wrong_type(text);
        }
        return std::nullopt;
    }

    std::optional<RecordFault> wrong_type(std::string_view text) const {
        return RecordFault{RejectReason::wrong_type, fmt::format("{}: {}", value_.field->record_key, excerpt(text))};
    }

    CustomValue& value_;
    RecordMends& mends_;
};

// The members of an article's `extra`, good until the next call in this thread.
std::optional<simdjson::dom::object> members_of(const std::string& extra) {
    thread_local simdjson::dom::parser parser;
    simdjson::dom::object members;
    if (extra.empty() || parser.parse(extra).get(members) != simdjson::SUCCESS) return std::nullopt;
    return members;
}

}  // namespace

std::vector<std::string> CustomValue::shown() const {
    std::vector<std::string> list = texts;
    for (const auto& moment : moments) list.push_back(to_string(moment));
    for (const double number : numbers) list.push_back(number_text(number));
    return list;
}

const CustomValue* find_value(const CustomValues& values, const Field& field) {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const CustomValue& value) { return value.field->name == field.name; });
    return found == values.end() ? nullptr : &*found;
}

std::optional<RecordFault> read_custom_values(const Article& article, const FieldTable& fields, CustomValues& values,
                                              RecordMends& mends) {
    values.clear();
    if (!fields.has_custom() || article.extra.empty()) return std::nullopt;
    const auto members = members_of(article.extra);
    if (!members) return RecordFault{RejectReason::broken_json, "extra"};
    for (const auto& field : fields.fields()) {
        element json;
        if (!field.custom || members->at_key(field.record_key).get(json) != simdjson::SUCCESS) continue;
        CustomValue value{.field = &field, .texts = {}, .moments = {}, .numbers = {}};
        if (auto fault = ValueReader(value, mends).read_key(json)) return fault;
        if (!value.empty()) values.push_back(std::move(value));
    }
    return std::nullopt;
}

void clear_extra(Article& article, std::string_view key) {
    const auto members = members_of(article.extra);
    if (!members) return;
    std::string left;
    for (const auto& member : *members) {
        if (member.key == key) continue;
        left += left.empty() ? '{' : ',';
        left += nlohmann::json(member.key).dump() + ':' + simdjson::to_string(member.value);
    }
    article.extra = left.empty() ? std::string() : left + '}';
}

}  // namespace dateline
