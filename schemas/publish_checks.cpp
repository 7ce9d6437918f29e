#include "schemas/publish_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "schemas/error.hpp"

namespace dateline {

namespace {

using json = nlohmann::ordered_json;

constexpr std::uint64_t most_within = 1000;
constexpr std::size_t longest_text = 16384;  // bytes; it becomes an argument of a program

std::string read_text(const json& object, const char* key) {
    const auto value = object.find(key);
    if (value == object.end() || !value->is_string() || value->get_ref<const std::string&>().empty())
        throw std::invalid_argument(fmt::format("\"{}\" is missing or no string", key));
    auto text = value->get<std::string>();
    if (text.size() > longest_text)
        throw std::invalid_argument(fmt::format("\"{}\" has more than {} bytes", key, longest_text));
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    if (std::any_of(text.begin(), text.end(), is_control))
        throw std::invalid_argument(fmt::format("\"{}\" has a control character", key));
    return text;
}

std::uint64_t read_number(const json& object, const char* key, std::uint64_t otherwise) {
    const auto value = object.find(key);
    if (value == object.end()) return otherwise;
    if (!value->is_number_unsigned()) throw std::invalid_argument(fmt::format("\"{}\" is no whole number", key));
    return value->get<std::uint64_t>();
}

std::vector<std::string> read_ids(const json& object, const char* key) {
    const auto value = object.find(key);
    if (value == object.end()) return {};
    const json list = value->is_array() ? *value : json::array({*value});
    std::vector<std::string> ids;
    for (const auto& id : list) {
        if (!id.is_string()) throw std::invalid_argument(fmt::format("\"{}\" is no id and no list of ids", key));
        ids.push_back(id.get<std::string>());
    }
    return ids;
}

void refuse_other_keys(const json& object) {
    static const std::set<std::string> known{"id", "query", "least", "first", "within"};
    for (const auto& [key, value] : object.items())
        if (!known.contains(key)) throw std::invalid_argument(fmt::format("\"{}\" is no key of a canary", key));
}

Canary read_canary(const json& object) {
    if (!object.is_object()) throw std::invalid_argument("no JSON object");
    refuse_other_keys(object);
    Canary canary{.id = read_text(object, "id"), .query = read_text(object, "query")};
    canary.least = read_number(object, "least", canary.least);
    canary.first = read_ids(object, "first");
    canary.within = read_number(object, "within", canary.within);
    if (canary.within == 0 || canary.within > most_within)
        throw std::invalid_argument(fmt::format("\"within\" is not 1 to {}", most_within));
    return canary;
}

json to_json(const Canary& canary) {
    return {{"id", canary.id},
            {"query", canary.query},
            {"least", canary.least},
            {"first", canary.first},
            {"within", canary.within}};
}

template <typename Number>
bool read_whole(std::string_view text, Number& number) {
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    return result.ec == std::errc{} && result.ptr == text.data() + text.size();
}

}  // namespace

ShrinkLimit parse_shrink_limit(const std::string& text) {
    ShrinkLimit limit;
    const std::string_view all = text;
    const auto sign = all.find('%');
    const auto rest = sign == std::string_view::npos ? std::string_view() : all.substr(sign + 1);
    const bool is_good = sign != std::string_view::npos && read_whole(all.substr(0, sign), limit.percent) &&
                         limit.percent <= 100 &&
                         (rest.empty() || (rest.front() == ',' && read_whole(rest.substr(1), limit.articles)));
    if (is_good) return limit;
    throw Error(
        ErrorKind::usage,
        fmt::format("--shrink-limit {}: must be a part, or a part and a number of articles: 10% or 10%,50", text));
}

Canary parse_canary(std::string_view text, const std::string& where) try {
    return read_canary(json::parse(text, nullptr, false));
} catch (const std::invalid_argument& error) {
    throw Error(ErrorKind::bad_data, fmt::format("{}: {}", where, error.what()));
}

std::string write_publish_checks(const PublishChecks& checks) {
    json canaries = json::array();
    for (const auto& canary : checks.canaries) canaries.push_back(to_json(canary));
    const json root{{"shrink", {{"percent", checks.shrink.percent}, {"articles", checks.shrink.articles}}},
                    {"canaries", canaries}};
    return root.dump(-1, ' ', false, json::error_handler_t::replace);
}

PublishChecks parse_publish_checks(std::string_view text) {
    const json root = json::parse(text, nullptr, false);
    if (!root.is_object() || !root.contains("shrink") || !root["shrink"].is_object())
        throw std::invalid_argument("\"checks\" has no limit of shrinking");
    PublishChecks checks;
    const std::uint64_t percent = read_number(root["shrink"], "percent", checks.shrink.percent);
    if (percent > 100) throw std::invalid_argument("a part of more than 100 percent");
    checks.shrink.percent = static_cast<unsigned>(percent);
    checks.shrink.articles = read_number(root["shrink"], "articles", checks.shrink.articles);
    for (const auto& canary : root.value("canaries", json::array())) checks.canaries.push_back(read_canary(canary));
    return checks;
}

}  // namespace dateline
