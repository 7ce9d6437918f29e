#include "tests/e2e/scanner.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

namespace dateline::e2e {

namespace {

constexpr std::array<std::pair<std::string_view, char>, 8> accents{
    {{"é", 'e'}, {"É", 'e'}, {"í", 'i'}, {"ó", 'o'}, {"ã", 'a'}, {"ğ", 'g'}, {"Ł", 'l'}, {"ł", 'l'}}};

int number(std::string_view text, std::size_t at, std::size_t length) {
    return std::stoi(std::string(text.substr(at, length)));
}

// "2022-09-16" or "2022-09-16T10:05:00+03:00"
std::int64_t utc_seconds(std::string_view moment) {
    using namespace std::chrono;
    const sys_days day = year(number(moment, 0, 4)) / number(moment, 5, 2) / number(moment, 8, 2);
    std::int64_t seconds = std::int64_t{day.time_since_epoch().count()} * 86400;
    if (moment.size() < 19) return seconds;
    seconds += number(moment, 11, 2) * 3600 + number(moment, 14, 2) * 60 + number(moment, 17, 2);
    if (moment.size() < 25) return seconds;
    const int offset = number(moment, 20, 2) * 3600 + number(moment, 23, 2) * 60;
    return moment[19] == '-' ? seconds + offset : seconds - offset;
}

std::vector<std::vector<std::string>> names(const nlohmann::json& record, const char* key) {
    std::vector<std::vector<std::string>> list;
    for (const std::string name : record.at(key)) list.push_back(folded_words(name));
    return list;
}

/// The values of a field that may be missing, one value, or a list.
std::vector<nlohmann::json> values(const nlohmann::json& record, const char* key) {
    if (!record.contains(key)) return {};
    const auto& value = record.at(key);
    return value.is_array() ? value.get<std::vector<nlohmann::json>>() : std::vector<nlohmann::json>{value};
}

void scan_own_fields(const nlohmann::json& record, ScannedArticle& article) {
    for (const auto& desk : values(record, "desk")) article.desks.push_back(folded(desk.get<std::string>()));
    for (const auto& price : values(record, "price"))
        article.prices.push_back(price.is_string() ? std::stod(price.get<std::string>()) : price.get<double>());
    for (const auto& event : values(record, "eventDate"))
        article.events.push_back(event.get<std::string>().substr(0, 10));
}

ScannedArticle scanned(const nlohmann::json& record) {
    ScannedArticle article;
    article.id = record.at("id");
    article.title = folded_words(record.at("title").get<std::string>());
    article.body = folded_words(record.at("body").get<std::string>());
    article.persons = names(record, "persons");
    article.places = names(record, "places");
    article.topics = record.at("topics").get<std::vector<std::string>>();
    article.source = folded(record.at("source").get<std::string>());
    article.section = record.at("section");
    scan_own_fields(record, article);
    if (record.contains("published")) {
        const std::string published = record.at("published");
        article.day = published.substr(0, 10);
        article.seconds = utc_seconds(published);
    }
    return article;
}

}  // namespace

std::string folded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto accent = std::find_if(accents.begin(), accents.end(),
                                         [&](const auto& row) { return text.substr(at).starts_with(row.first); });
        if (accent != accents.end()) {
            out += accent->second;
            at += accent->first.size();
        } else {
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(text[at++])));
        }
    }
    return out;
}

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : folded(text) + ' ') {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    return words;
}

bool has_phrase(const std::vector<std::string>& text, const std::vector<std::string>& phrase) {
    return std::search(text.begin(), text.end(), phrase.begin(), phrase.end()) != text.end();
}

Scanner::Scanner(const std::string& json_lines) {
    std::istringstream lines(json_lines);
    for (std::string line; std::getline(lines, line);) articles_.push_back(scanned(nlohmann::json::parse(line)));
}

std::vector<std::string> Scanner::scan(const Condition& condition, int direction) const {
    std::vector<std::pair<std::pair<std::int64_t, bool>, std::string>> found;
    for (const auto& article : articles_) {
        if (!condition(article)) continue;
        found.push_back({{article.seconds ? direction * *article.seconds : INT64_MAX, !article.seconds}, article.id});
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> ids;
    ids.reserve(found.size());
    for (auto& entry : found) ids.push_back(std::move(entry.second));
    return ids;
}

std::vector<std::string> Scanner::newest(const Condition& condition) const { return scan(condition, -1); }
std::vector<std::string> Scanner::oldest(const Condition& condition) const { return scan(condition, 1); }

}  // namespace dateline::e2e
