#include "tests/unit/query/random_archive.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "schemas/custom_schema.hpp"
#include "schemas/text_fold.hpp"
#include "tests/unit/query/annotated_archive.hpp"

namespace dateline::test {

namespace {

using Names = std::vector<std::string>;

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t count) { return engine_() % count; }
    bool chance(unsigned percent) { return below(100) < percent; }
    template <typename List>
    const auto& of(const List& list) {
        return list[below(list.size())];
    }

    std::string text(std::size_t most) {
        std::string text;
        for (std::size_t count = 1 + below(most); count > 0; --count)
            text += random_words()[below(1 + below(1 + below(random_words().size())))] + (chance(10) ? ". " : " ");
        return text;
    }
    std::string date() {
        static const Names dates{"2022-09-14",
                                 "2022-09-16",
                                 "2022-09-16T10:05:00Z",
                                 "2022-09-16T23:30:00-05:00",
                                 "2022-09-01T00:30:00+03:00",
                                 "2022-08-31",
                                 "2021-12-31",
                                 "1987-02-26",
                                 ""};
        return of(dates);
    }
    double price() { return static_cast<double>(below(41)) / 2 - 10; }

    Period days() {
        const int year = 1940 + static_cast<int>(below(20));
        const auto month = static_cast<unsigned>(1 + below(12));
        const Day day = *make_day(year, month, static_cast<unsigned>(1 + below(28)));
        switch (below(5)) {
            case 0:
                return year_period(year);
            case 1:
                return month_period(year, month);
            case 2:
                return {day, day + std::chrono::days(below(60))};
            case 3:
                return {*make_day(year / 10 * 10, 1, 1), *make_day(year / 10 * 10 + 9, 12, 31)};
            default:
                return {day, day};
        }
    }

  private:
    std::mt19937_64 engine_;
};

// Adds a name in one of its spellings, unless the list has it in another.
void add_name(Dice& dice, const Names& names, Names& list) {
    std::string name = dice.of(names);
    if (dice.chance(10))
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    const auto is_same = [&](const auto& other) { return name_words(other) == name_words(name); };
    if (std::none_of(list.begin(), list.end(), is_same)) list.push_back(std::move(name));
}

std::string own_fields(Dice& dice) {
    nlohmann::json extra;
    if (dice.chance(40)) extra["desk"] = dice.of(random_desks());
    if (dice.chance(40)) extra["lead"] = {dice.text(5), dice.text(3)};
    if (dice.chance(30)) extra["editor"] = dice.of(random_persons());
    if (dice.chance(40)) extra["event"] = {dice.date(), dice.date()};
    if (dice.chance(60)) extra["price"] = {dice.price(), dice.price()};
    return extra.empty() ? "" : extra.dump();
}

Article article_of(Dice& dice, std::size_t number) {
    Article article = story("a" + std::to_string(number), dice.chance(95) ? dice.text(4) : "",
                            dice.text(dice.chance(30) ? 60 : 8), dice.date());
    for (std::size_t count = dice.below(3); count > 0; --count) add_name(dice, random_persons(), article.persons);
    if (dice.chance(20)) article.places = {dice.chance(50) ? "Kyiv" : "Kharkiv"};
    if (dice.chance(15)) add_name(dice, random_organisations(), article.organisations);
    if (dice.chance(40)) article.topics = {dice.of(random_topics())};
    if (dice.chance(80)) article.source = dice.of(random_sources());
    if (dice.chance(20)) article.language = dice.chance(60) ? "de" : "de-at";
    if (dice.chance(30)) {
        static const std::vector<Status> states{Status::corrected, Status::cancelled, Status::withheld};
        article.status = dice.chance(70) ? Status::corrected : dice.of(states);
    }
    if (dice.chance(6)) article.embargo = parse_moment(dice.chance(50) ? "2023-01-01" : "2030-01-01")->moment;
    article.extra = own_fields(dice);
    return article;
}

Annotation annotation_of(Dice& dice, const Article& article) {
    Annotation found;
    const auto climb = [&](const std::string& name) {
        if (dice.chance(40)) found.prominent.insert(name);
        if (dice.chance(30)) found.lead.insert(name);
    };
    Names known = article.persons;
    for (std::size_t count = dice.below(3); count > 0; --count) add_name(dice, random_persons(), known);
    found.persons.assign(known.begin() + static_cast<std::ptrdiff_t>(article.persons.size()), known.end());
    known = article.organisations;
    if (dice.chance(30)) add_name(dice, random_organisations(), known);
    found.organisations.assign(known.begin() + static_cast<std::ptrdiff_t>(article.organisations.size()), known.end());
    for (const auto* names : {&found.persons, &found.organisations})
        for (const auto& name : *names) climb(name);
    for (std::size_t count = dice.below(4); count > 0; --count) {
        const auto& id = dice.of(random_settlements());
        const auto is_same = [&](const auto& place) { return place.id == id; };
        if (std::any_of(found.places.begin(), found.places.end(), is_same)) continue;
        found.places.push_back(place_of(shipped(), id));
        found.places.back().in_focus = dice.chance(30);
        found.places.back().in_dateline = dice.chance(20);
        climb(id);
    }
    for (std::size_t count = dice.below(3); count > 0; --count) found.times.push_back({dice.days(), TimeGrain::day});
    return found;
}

}  // namespace

const ArchiveConfig& random_config() {
    static const ArchiveConfig own = [] {
        ArchiveConfig made;
        made.fields = with_schema(FieldTable::builtin(), R"({"fields": [
            {"name": "desk", "kind": "keyword", "facet": true}, {"name": "lead", "kind": "text"},
            {"name": "editor", "kind": "person"}, {"name": "event", "kind": "date"},
            {"name": "price", "kind": "number"}]})");
        return made;
    }();
    return own;
}

const Names& random_words() {
    static const Names words{"graves",  "grave", "bodies", "city",      "cities",   "minister", "ministers", "coffee",
                             "prices",  "price", "war",    "wars",      "peace",    "talks",    "talk",      "market",
                             "markets", "1987",  "3.5",    "oil",       "running",  "runs",     "haus",      "häuser",
                             "kaffee",  "о'кей", "izium",  "recapture", "forensic", "team",     "zelensky",  "kyiv"};
    return words;
}

const Names& random_persons() {
    static const Names names{"Volodymyr Zelenskiy",
                             "Volodymyr Oleksandrovych Zelenskiy",
                             "Volodymyr Zelensky",
                             "Zelenskyy",
                             "Olena Zelenska",
                             "Antony Blinken",
                             "Anna Maria van der Berg",
                             "Jan Berg",
                             "Berg",
                             "Zelenskiy"};
    return names;
}

const Names& random_organisations() {
    static const Names names{"World Health Organization", "WHO", "Bank of Kyiv", "Kyiv Bank", "United Nations", "UN"};
    return names;
}

const Names& random_topics() {
    static const Names topics{"Coffee", "Crude Oil", "coffee"};
    return topics;
}

const Names& random_sources() {
    static const Names sources{"Wire", "Post", "WIRE", "Late Night"};
    return sources;
}

const Names& random_desks() {
    static const Names desks{"Sport", "Späte Nacht", "sport"};
    return desks;
}

const Names& random_settlements() {
    static const Names ids{"703448",  "707292",  "706483",  "711350",  "524901",  "498817",  "2988507",
                           "4717560", "4250542", "4951788", "2643743", "5128581", "1850147", "2198148",
                           "2122104", "2729907", "4035413", "3871336", "2147714", "993800"};
    static const Names known = [] {
        Names list;
        for (const auto& id : ids) {
            if (shipped().find_id(id)) list.push_back(id);
        }
        return list;
    }();
    return known;
}

RandomArchive::RandomArchive(std::uint64_t seed, std::size_t count) {
    Dice dice(seed);
    options.config = random_config();
    for (std::size_t i = 0; i < count; ++i) {
        articles.push_back(article_of(dice, i));
        options.annotations.push_back(annotation_of(dice, articles.back()));
        if (dice.chance(3)) options.hidden.push_back(articles.back().id);
    }
    std::sort(options.hidden.begin(), options.hidden.end());
}

}  // namespace dateline::test
