// The query tool against a slow scanner: what is found, how many, in which order, page by page. Questions are drawn by
// rapidcheck, and shrunk where one fails.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <climits>
#include <optional>
#include <string>
#include <vector>

#include "tests/e2e/made_articles.hpp"
#include "tests/e2e/scanner.hpp"
#include "tests/e2e/workspace.hpp"
#include "tests/property.hpp"

namespace dateline::e2e {
namespace {

using test::check_cases;
using test::Draw;
using test::fail_case;

constexpr int query_count = DATELINE_SANITIZED ? 60 : 400;

/// A query and what it means.
struct Asked {
    std::string text;
    Condition matches;
};

using Text = std::vector<std::string>;

bool any_of_family(const Text& text, const Text& family) {
    return std::find_first_of(text.begin(), text.end(), family.begin(), family.end()) != text.end();
}
bool has_word(const Text& text, const std::string& word) {
    return std::find(text.begin(), text.end(), word) != text.end();
}
bool has_beginning(const Text& text, const std::string& beginning) {
    return std::any_of(text.begin(), text.end(), [&](const auto& word) { return word.starts_with(beginning); });
}
bool has_near(const Text& text, const std::string& a, const std::string& b, std::size_t distance) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (std::size_t j = i < distance ? 0 : i - distance;
             text[i] == a && j < std::min(text.size(), i + distance + 1); ++j) {
            if (j != i && text[j] == b) return true;
        }
    }
    return false;
}
bool has_name(const std::vector<Text>& names, const Text& asked) {
    return std::any_of(names.begin(), names.end(), [&](const Text& name) { return has_phrase(name, asked); });
}

std::string in_quotes(const std::string& text) { return '"' + text + '"'; }

/// Makes queries at random: words, phrases and fields, and what can be built of them.
class Questioner {
  public:
    Questioner(const Scanner& scanner, const Draw& draw) : scanner_(scanner), choice_(draw) {}

    Asked query() {
        Asked asked = clause();
        for (std::size_t more = choice_.below(3); more > 0; --more) asked = both(asked, clause());
        if (choice_.below(4) == 0) asked = without(asked, leaf());
        return asked;
    }

    /// Words alone, for --any.
    std::vector<Asked> words(std::size_t count) {
        std::vector<Asked> list;
        while (list.size() < count) list.push_back(word());
        return list;
    }

    Asked field() {
        switch (choice_.below(10)) {
            case 0:
                return person();
            case 1:
                return place();
            case 2:
                return keyword("source", made_sources(),
                               [](const ScannedArticle& a, const std::string& v) { return a.source == folded(v); });
            case 3:
                return keyword("topic", made_topics(),
                               [](const ScannedArticle& a, const std::string& v) { return has_word(a.topics, v); });
            case 4:
                return choice_.below(2) == 0 ? section("world") : section("business");
            case 5:
                return days(published);
            case 6:
                return period(published);
            case 7:
            case 8:
                return own_field();
            default:
                return title();
        }
    }

    /// Of the fields that made_schema() adds.
    Asked own_field() {
        switch (choice_.below(4)) {
            case 0:
                return desk();
            case 1:
                return prices();
            case 2:
                return days(events);
            default:
                return period(events);
        }
    }

  private:
    Asked clause() {
        const Asked first = leaf();
        return choice_.one_in(3) ? either(first, leaf()) : first;
    }
    Asked leaf() {
        switch (choice_.below(8)) {
            case 0:
                return phrase();
            case 1:
                return wildcard();
            case 2:
                return near();
            case 3:
                return form();
            case 4:
            case 5:
                return field();
            default:
                return word();
        }
    }

    static Asked both(const Asked& a, const Asked& b) {
        return {a.text + ' ' + b.text,
                [a, b](const ScannedArticle& article) { return a.matches(article) && b.matches(article); }};
    }
    static Asked either(const Asked& a, const Asked& b) {
        return {'(' + a.text + " OR " + b.text + ')',
                [a, b](const ScannedArticle& article) { return a.matches(article) || b.matches(article); }};
    }
    static Asked without(const Asked& a, const Asked& b) {
        return {a.text + " NOT " + b.text,
                [a, b](const ScannedArticle& article) { return a.matches(article) && !b.matches(article); }};
    }

    Asked word() {
        const Text& family = choice_.of(word_families());
        return {choice_.of(family), [family](const ScannedArticle& a) {
                    return any_of_family(a.title, family) || any_of_family(a.body, family);
                }};
    }
    Asked form() {
        const std::string word = choice_.of(choice_.of(word_families()));
        return {'+' + word,
                [word](const ScannedArticle& a) { return has_word(a.title, word) || has_word(a.body, word); }};
    }
    Asked title() {
        const Text& family = choice_.of(word_families());
        return {"title:" + choice_.of(family),
                [family](const ScannedArticle& a) { return any_of_family(a.title, family); }};
    }
    Asked wildcard() {
        const std::string beginning = choice_.of(choice_.of(word_families())).substr(0, 2 + choice_.below(3));
        return {beginning + '*', [beginning](const ScannedArticle& a) {
                    return has_beginning(a.title, beginning) || has_beginning(a.body, beginning);
                }};
    }
    Asked phrase() {
        const Text& body = choice_.of(scanner_.articles()).body;
        const std::size_t length = 2 + choice_.below(2);
        const auto begin = body.begin() + static_cast<std::ptrdiff_t>(choice_.below(body.size() - length));
        const Text words(begin, begin + static_cast<std::ptrdiff_t>(length));
        std::string text;
        for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
        return {in_quotes(text),
                [words](const ScannedArticle& a) { return has_phrase(a.title, words) || has_phrase(a.body, words); }};
    }
    Asked near() {
        const std::string a = choice_.of(choice_.of(word_families()));
        const std::string b = choice_.of(choice_.of(word_families()));
        if (a == b) return near();
        const std::size_t distance = 1 + choice_.below(12);
        return {a + " NEAR/" + std::to_string(distance) + ' ' + b, [a, b, distance](const ScannedArticle& article) {
                    return has_near(article.title, a, b, distance) || has_near(article.body, a, b, distance);
                }};
    }

    Asked person() {
        const Text parts = folded_words(choice_.of(made_persons()));
        const std::string part = choice_.of(parts);
        if (choice_.below(2) == 0)
            return {"person:" + part, [part](const ScannedArticle& a) { return has_name(a.persons, {part}); }};
        const std::string full = choice_.of(made_persons());
        return {"person:=" + in_quotes(full), [full](const ScannedArticle& a) {
                    return std::find(a.persons.begin(), a.persons.end(), folded_words(full)) != a.persons.end();
                }};
    }
    Asked place() {
        const std::string name = choice_.of(made_places());
        return {"place:" + in_quotes(name),
                [words = folded_words(name)](const ScannedArticle& a) { return has_name(a.places, words); }};
    }
    template <typename Has>
    Asked keyword(const std::string& field_name, const Text& values, Has has) {
        const std::string value = choice_.of(values);
        return {field_name + ':' + in_quotes(value), [value, has](const ScannedArticle& a) { return has(a, value); }};
    }
    static Asked section(const std::string& name) {
        return {"section:" + name, [name](const ScannedArticle& a) { return a.section == name; }};
    }

    Asked desk() {
        const std::string value = folded(choice_.of(made_desks()));
        if (choice_.one_in(3)) {
            const std::string beginning = value.substr(0, 3);
            return {"desk:" + beginning + '*',
                    [beginning](const ScannedArticle& a) { return has_beginning(a.desks, beginning); }};
        }
        return {(choice_.one_in(3) ? "desk:=" : "desk:") + in_quotes(value),
                [value](const ScannedArticle& a) { return has_word(a.desks, value); }};
    }
    Asked prices() {
        const int least = static_cast<int>(choice_.below(85)) - 22;
        const int most = least + static_cast<int>(choice_.below(12));
        const auto within = [](std::optional<int> from, std::optional<int> to) {
            return [from, to](const ScannedArticle& a) {
                return std::any_of(a.prices.begin(), a.prices.end(), [&](double price) {
                    return price * 2 >= from.value_or(INT_MIN) && price * 2 <= to.value_or(INT_MAX);
                });
            };
        };
        switch (choice_.below(4)) {
            case 0:
                return {"price:" + written_half(least), within(least, least)};
            case 1:
                return {"price:" + written_half(least) + "..", within(least, {})};
            case 2:
                return {"price:.." + written_half(most), within({}, most)};
            default:
                return {"price:" + written_half(least) + ".." + written_half(most), within(least, most)};
        }
    }

    /// A field of dates, and the days that an article has for it: one that fits is enough.
    struct DateField {
        const char* name;
        Text (*days_of)(const ScannedArticle&);
    };
    static constexpr DateField published{"date:",
                                         [](const ScannedArticle& a) { return a.day.empty() ? Text{} : Text{a.day}; }};
    static constexpr DateField events{"event:", [](const ScannedArticle& a) { return a.events; }};

    template <typename Fits>
    static auto one_day(const DateField& field, Fits fits) {
        return [&field, fits](const ScannedArticle& a) {
            const Text days = field.days_of(a);
            return std::any_of(days.begin(), days.end(), fits);
        };
    }

    std::string day(const DateField& field) {
        for (;;) {
            const Text known = field.days_of(choice_.of(scanner_.articles()));
            if (!known.empty()) return choice_.of(known);
        }
    }
    Asked days(const DateField& field) {
        const std::array<std::size_t, 3> lengths{4, 7, 10};  // a year, a month, a day
        const std::string unit = day(field).substr(0, choice_.of(lengths));
        return {field.name + unit, one_day(field, [unit](const auto& known) { return known.starts_with(unit); })};
    }
    Asked period(const DateField& field) {
        std::string first = day(field);
        std::string last = day(field);
        if (last < first) std::swap(first, last);
        switch (choice_.below(3)) {
            case 0:
                return {field.name + first + "..",
                        one_day(field, [first](const auto& known) { return known >= first; })};
            case 1:
                return {std::string(field.name) + ".." + last,
                        one_day(field, [last](const auto& known) { return known <= last; })};
            default:
                return {field.name + first + ".." + last,
                        one_day(field, [first, last](const auto& known) { return known >= first && known <= last; })};
        }
    }

    const Scanner& scanner_;
    const Draw& choice_;
};

/// An archive of made articles in many shards, with fields of its own, and the scanner of the same articles.
struct OracleFixture {
    Workspace work;
    std::string lines = made_articles({.own_fields = true});
    Scanner scanner{lines};

    OracleFixture() {
        work.write("own.json", made_schema());
        work.make_archive(lines, {"--partition", "month", "--schema", "own.json", "--annotate", "none"});
    }
};

void expect(bool holds, const std::string& what, const std::string& question) {
    if (!holds) fail_case(what + " of: " + question);
}

TEST_CASE_METHOD(OracleFixture, "a query finds what a scan of all articles finds, in order of time") {
    int found = 0;
    check_cases(query_count, [&](const Draw& draw) {
        const Asked asked = Questioner(scanner, draw).query();
        const auto expected = scanner.newest(asked.matches);
        found += !expected.empty();
        expect(work.ids({"--sort", "newest", asked.text}) == expected, "the articles", asked.text);
    });
    CHECK(found > query_count / 4);  // or the queries say little
}

TEST_CASE_METHOD(OracleFixture, "fields of the archive's own find what a scan finds") {
    int found = 0;
    check_cases(query_count / 4, [&](const Draw& draw) {
        const Asked asked = Questioner(scanner, draw).own_field();
        const auto expected = scanner.newest(asked.matches);
        found += !expected.empty();
        expect(work.ids({"--sort", "newest", asked.text}) == expected, "the articles", asked.text);
    });
    CHECK(found > query_count / 8);
}

TEST_CASE_METHOD(OracleFixture, "oldest first is the order of time the other way, undated articles still last") {
    for (const auto* query : {"report", "market", "date:2021", ""}) {
        INFO(query);
        const std::string text(query);
        const auto matches = [&](const ScannedArticle& a) {
            if (text == "date:2021") return a.day.starts_with("2021");
            return text.empty() || any_of_family(a.title, word_families()[text == "report" ? 0 : 1]) ||
                   any_of_family(a.body, word_families()[text == "report" ? 0 : 1]);
        };
        CHECK(work.ids({"--sort", "oldest", text}) == scanner.oldest(matches));
    }
}

TEST_CASE_METHOD(OracleFixture, "with --any one of the words is enough, and fields still require") {
    check_cases(query_count / 8, [&](const Draw& draw) {
        Questioner questioner(scanner, draw);
        const auto words = questioner.words(3);
        const Asked field = questioner.field();
        const std::string text = words[0].text + ' ' + words[1].text + ' ' + words[2].text + ' ' + field.text;
        const auto matches = [&](const ScannedArticle& a) {
            return field.matches(a) &&
                   std::any_of(words.begin(), words.end(), [&](const Asked& word) { return word.matches(a); });
        };
        expect(work.ids({"--any", "--sort", "newest", text}) == scanner.newest(matches), "the articles", text);
    });
}

TEST_CASE_METHOD(OracleFixture, "the count is exact, whatever is shown") {
    check_cases(query_count / 8, [&](const Draw& draw) {
        const auto* limit = draw.of(std::vector<const char*>{"0", "3"});
        const Asked asked = Questioner(scanner, draw).query();
        const auto outcome = work.query({"archive", "--format", "json", "--limit", limit, asked.text});
        const auto total = nlohmann::json::parse(outcome.output).at("total");
        expect(total.at("value") == scanner.newest(asked.matches).size(), "the count", asked.text);
        expect(total.at("exact") == true, "an exact count", asked.text);
    });
}

TEST_CASE_METHOD(OracleFixture, "the pages put together are the whole") {
    std::size_t pages = 0;
    check_cases(query_count / 16, [&](const Draw& draw) {
        const std::size_t page = 7 + draw.below(9);
        const Asked asked = Questioner(scanner, draw).query();
        const auto whole = work.ids({asked.text});
        Words together;
        for (std::size_t offset = 0; offset < whole.size(); offset += page, ++pages) {
            const auto ids =
                work.ids({"--limit", std::to_string(page), "--offset", std::to_string(offset), asked.text});
            together.insert(together.end(), ids.begin(), ids.end());
        }
        expect(together == whole, "the pages", asked.text);
        expect(work.ids({"--offset", std::to_string(whole.size()), asked.text}).empty(), "what is behind", asked.text);
    });
    CHECK(pages > 0);
}

}  // namespace
}  // namespace dateline::e2e
