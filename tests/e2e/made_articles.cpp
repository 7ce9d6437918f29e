#include "tests/e2e/made_articles.hpp"

#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "tests/e2e/choice.hpp"

namespace dateline::e2e {

namespace {

constexpr std::array<const char*, 4> zones{"Z", "+03:00", "-05:00", "+05:30"};

std::vector<std::string> some_of(Choice& choice, const std::vector<std::string>& list, std::size_t most) {
    std::vector<std::string> some;
    for (std::size_t i = choice.below(most + 1); i > 0; --i) some.push_back(choice.of(list));
    return some;
}

std::string words(Choice& choice, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) text += choice.one_in(8) ? ", " : " ";
        text += choice.of(choice.mostly_first(word_families()));
    }
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

std::string body(Choice& choice, std::size_t sentences) {
    std::string text;
    for (std::size_t i = 1 + choice.below(sentences); i > 0; --i) {
        text += words(choice, 5 + choice.below(9)) + '.';
        if (i > 1) text += choice.one_in(3) ? "\n\n" : " ";
    }
    return text;
}

std::string published(Choice& choice) {
    std::array<char, 40> text{};
    const auto year = 2019 + choice.below(5);
    const auto month = 1 + choice.below(12);
    const auto day = 1 + choice.below(28);
    std::snprintf(text.data(), text.size(), "%04zu-%02zu-%02zu", year, month, day);
    std::string date(text.data());
    if (choice.one_in(3)) return date;
    const auto hour = choice.below(24);
    const auto minute = choice.below(60);
    std::snprintf(text.data(), text.size(), "T%02zu:%02zu:00%s", hour, minute, choice.of(zones));
    return date + text.data();
}

// One value, several in a list, or none at all; numbers also as text.
void add_own_fields(Choice& choice, nlohmann::json& record) {
    if (!choice.one_in(3)) record["desk"] = choice.of(made_desks());
    if (choice.one_in(6)) record["desk"] = some_of(choice, made_desks(), 3);
    nlohmann::json prices = nlohmann::json::array();
    for (std::size_t i = choice.below(4); i > 0; --i) {
        const int halves = static_cast<int>(choice.below(81)) - 20;
        prices.push_back(choice.one_in(3) ? nlohmann::json(written_half(halves)) : nlohmann::json(halves / 2.0));
    }
    if (!prices.empty()) record["price"] = prices.size() == 1 ? prices[0] : prices;
    nlohmann::json events = nlohmann::json::array();
    for (std::size_t i = choice.below(3); i > 0; --i) events.push_back(published(choice));
    if (!events.empty()) record["eventDate"] = events.size() == 1 ? events[0] : events;
}

nlohmann::json article(Choice& choice, const MadeOptions& options, std::size_t number) {
    nlohmann::json record{{"id", options.id_prefix + std::to_string(number)},
                          {"title", words(choice, 3 + choice.below(5))},
                          {"body", body(choice, options.sentences)},
                          {"source", choice.of(made_sources())},
                          {"section", choice.one_in(2) ? "world" : "business"},
                          {"topics", some_of(choice, made_topics(), 2)},
                          {"persons", some_of(choice, made_persons(), 3)},
                          {"places", some_of(choice, made_places(), 2)}};
    if (!choice.one_in(20)) record["published"] = published(choice);
    if (options.own_fields) add_own_fields(choice, record);
    return record;
}

}  // namespace

const std::vector<std::vector<std::string>>& word_families() {
    static const std::vector<std::vector<std::string>> families{
        {"report", "reports", "reported", "reporting"},
        {"market", "markets"},
        {"vote", "votes", "voted", "voting"},
        {"price", "prices", "priced"},
        {"minister", "ministers"},
        {"bank", "banks"},
        {"talk", "talks", "talked", "talking"},
        {"border", "borders"},
        {"court", "courts"},
        {"strike", "strikes", "striking"},
        {"fire", "fires", "fired"},
        {"soldier", "soldiers"},
        {"river", "rivers"},
        {"school", "schools"},
        {"storm", "storms"},
        {"flood", "floods", "flooded", "flooding"},
        {"treaty", "treaties"},
        {"bridge", "bridges"},
        {"harvest", "harvests", "harvested"},
        {"judge", "judges", "judged"},
        {"burn", "burns", "burned", "burning"},
        {"grave", "graves"},
        {"train", "trains", "trained"},
        {"game", "games"},
        {"vessel", "vessels"},
        {"forest", "forests"},
        {"doctor", "doctors"},
        {"patrol", "patrols"},
        {"budget", "budgets"},
        {"dam", "dams"},
        {"mine", "mines", "mined"},
        {"inquiry", "inquiries"},
        {"protest", "protests", "protested"},
        {"quake", "quakes"},
        {"wheat"},
        {"copper"},
    };
    return families;
}

const std::vector<std::string>& made_persons() {
    static const std::vector<std::string> names{"Ana García",    "José García",         "Łukasz Nowak", "Ewa Nowak",
                                                "Recep Erdoğan", "Maria José da Silva", "Li Wei",       "Wei Zhang"};
    return names;
}

const std::vector<std::string>& made_places() {
    static const std::vector<std::string> names{"São Paulo", "Kraków", "Paris", "Paris, Texas", "New York", "York"};
    return names;
}

const std::vector<std::string>& made_sources() {
    static const std::vector<std::string> names{"Harbour Press", "Meridian News", "Café Wire"};
    return names;
}

const std::vector<std::string>& made_topics() {
    static const std::vector<std::string> names{"war", "war-crimes", "trade", "human rights", "grain"};
    return names;
}

const std::vector<std::string>& made_desks() {
    static const std::vector<std::string> names{"Sport", "World", "Worldwide", "Café Society", "City Desk"};
    return names;
}

const std::string& made_schema() {
    static const std::string schema = R"({"fields": [{"name": "desk", "kind": "keyword", "facet": true},
        {"name": "price", "kind": "number"}, {"name": "event", "record": "eventDate", "kind": "date"}]})";
    return schema;
}

std::string written_half(int halves) {
    return (halves < 0 ? "-" : "") + std::to_string(std::abs(halves) / 2) + (halves % 2 == 0 ? "" : ".5");
}

std::string made_articles(const MadeOptions& options) {
    Choice choice(options.seed);
    std::string lines;
    for (std::size_t number = 0; number < options.count; ++number)
        lines += article(choice, options, number).dump() + '\n';
    return lines;
}

}  // namespace dateline::e2e
