#include "tests/unit/query/random_query.hpp"

#include <cmath>
#include <string>
#include <vector>

#include "schemas/text_fold.hpp"
#include "tests/unit/query/annotated_archive.hpp"
#include "tests/unit/query/random_archive.hpp"

namespace dateline::test {

namespace {

using Kind = Expression::Kind;

ExpressionPtr node(Kind kind) {
    auto result = std::make_unique<Expression>();
    result->kind = kind;
    return result;
}

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (WordScanner scanner(text); scanner.next();) words.emplace_back(scanner.word());
    return words;
}

std::string drawn_word(const Draw& draw) { return words_of(draw.mostly_first(random_words())).front(); }

ExpressionPtr field_node(const char* name, const std::string& value) {
    auto field = node(Kind::field);
    field->field = random_config().fields.find(name);
    field->value = value;
    if (field->field->kind == FieldKind::text) field->words = words_of(value);
    if (field->field->is_name() || field->field->kind == FieldKind::group) field->words = name_words(value);
    return field;
}

ExpressionPtr word_node(const Draw& draw) {
    auto word = node(Kind::word);
    word->words = {drawn_word(draw)};
    word->exact = draw.chance(15);
    return word;
}

ExpressionPtr words_node(const Draw& draw) {
    if (!draw.chance(30)) return word_node(draw);
    if (draw.chance(25)) {
        static const std::vector<std::string> beginnings{"gr", "mini", "co", "19", "xx", "p"};
        auto wildcard = node(Kind::wildcard);
        wildcard->words = {draw.of(beginnings)};
        return wildcard;
    }
    auto list = node(draw.chance(50) ? Kind::near : Kind::phrase);
    const std::size_t count = 2 + draw.below(2);
    if (list->kind == Kind::near) list->window = 1 + static_cast<unsigned>(draw.below(6));
    for (std::size_t i = 0; i < count; ++i) {
        if (list->kind == Kind::phrase) {
            list->words.push_back(drawn_word(draw));
        } else {
            list->children.push_back(node(Kind::word));
            list->children.back()->words = {drawn_word(draw)};
        }
    }
    return list;
}

// A first day, a last day, or both.
void draw_range(const Draw& draw, int first_year, std::size_t years, Expression& field) {
    const auto day = [&] {
        const int year = first_year + static_cast<int>(draw.below(years));
        return *make_day(year, static_cast<unsigned>(12 - draw.below(12)), static_cast<unsigned>(1 + draw.below(28)));
    };
    const Day one = day();
    const auto date = calendar_date(one);
    const auto whole = [&](Period period) { field.range = {period.first, period.last}; };
    switch (draw.below(6)) {
        case 0:
            return whole({one, one});
        case 1:
            return whole(month_period(static_cast<int>(date.year()), static_cast<unsigned>(date.month())));
        case 2:
            return whole(year_period(static_cast<int>(date.year())));
        case 3:
            field.range.first = one;
            return;
        case 4:
            field.range.last = one;
            return;
        default:
            return whole({one, one + std::chrono::days(draw.below(200))});
    }
}

// Around the days that the articles have.
void draw_published(const Draw& draw, Expression& field) {
    static const std::vector<std::string> known{"2022-09-16", "2022-09-17", "2022-09-14", "2022-08-31",
                                                "2021-12-31", "1987-02-26", "2022-09-01"};
    if (draw.chance(40)) return draw_range(draw, 2021, 2, field);
    const Day day = parse_moment(draw.of(known))->moment.day + std::chrono::days(static_cast<int>(draw.below(3)) - 1);
    const Day other = parse_moment(draw.of(known))->moment.day;
    const std::size_t ends = draw.below(3);
    if (ends != 1) field.range.first = std::min(day, other);
    if (ends != 2) field.range.last = std::max(day, other);
}

std::string drawn_person(const Draw& draw) {
    static const std::vector<std::string> parts{"Zelensky", "Zelenskiy", "Berg", "Volodymyr", "Blinken", "Nobody"};
    return draw.chance(50) ? draw.of(random_persons()) : draw.of(parts);
}

ExpressionPtr own_field(const Draw& draw) {
    switch (draw.below(6)) {
        case 0:
            return field_node("desk", draw.of(random_desks()));
        case 1:
            return field_node("lead", drawn_word(draw));
        case 2:
            return field_node("editor", draw.of(random_persons()));
        case 3: {
            auto event = field_node("event", "");
            draw_published(draw, *event);
            return event;
        }
        default: {
            auto price = field_node("price", "");
            const double number = static_cast<double>(draw.below(41)) / 2 - 10;
            if (draw.chance(80)) price->numbers.least = number;
            if (draw.chance(80) || !price->numbers.least) price->numbers.most = number + 2;
            return price;
        }
    }
}

ExpressionPtr keyword_field(const Draw& draw) {
    switch (draw.below(6)) {
        case 0:
            return field_node("topic", draw.of(random_topics()));
        case 1:
            return field_node("source", draw.of(random_sources()));
        case 2:
            return field_node("language", draw.chance(50) ? "de-at" : "de");
        case 3:
            return field_node("is", draw.chance(50) ? "corrected" : "undated");
        case 4:
            return field_node("id", "a7");
        default:
            return field_node("title", drawn_word(draw));
    }
}

ExpressionPtr any_field(const Draw& draw) {
    switch (draw.below(5)) {
        case 0:
            return keyword_field(draw);
        case 1:
            return own_field(draw);
        case 2:
            return random_name(draw);
        case 3:
            return random_place(draw);
        default:
            return random_time(draw);
    }
}

ExpressionPtr tree(const Draw& draw, unsigned depth, bool may_prefer) {
    if (depth == 0 || !draw.chance(65)) return draw.chance(35) ? any_field(draw) : words_node(draw);
    if (draw.chance(12)) {
        auto without = node(Kind::without);
        without->children.push_back(tree(draw, depth - 1, false));
        without->children.push_back(tree(draw, depth - 1, false));
        return without;
    }
    auto list = node(draw.chance(50) ? Kind::any : Kind::all);
    for (std::size_t count = 2 + draw.below(3); count > 0; --count) {
        const bool prefer = list->kind == Kind::all && may_prefer && draw.chance(35);
        list->children.push_back(prefer ? any_field(draw) : tree(draw, depth - 1, may_prefer));
        // What it prefers, it must not do so within an OR.
        if (prefer) list->children.back()->preferred = true;
    }
    if (list->kind == Kind::all && draw.chance(15)) {
        auto excluded = node(Kind::without);
        excluded->children.push_back(tree(draw, 0, false));
        list->children.push_back(std::move(excluded));
    }
    return list;
}

}  // namespace

ExpressionPtr random_name(const Draw& draw) {
    auto field = draw.chance(30)
                     ? field_node("entity", draw.chance(50) ? draw.of(random_organisations()) : drawn_person(draw))
                 : draw.chance(25) ? field_node("org", draw.of(random_organisations()))
                                   : field_node("person", drawn_person(draw));
    field->exact = draw.chance(10);
    return field;
}

ExpressionPtr random_place(const Draw& draw) {
    static const std::vector<std::string> names{"Kyiv",   "Ukraine", "Paris",  "Texas",  "Kharkiv", "Springfield",
                                                "Russia", "France",  "Europe", "London", "Cairo",   "Nowhere"};
    if (draw.chance(25)) {
        auto near = field_node("near", "");
        const GeoPoint point = shipped().place(*shipped().find_id(draw.of(random_settlements()))).point;
        near->point = {point.latitude, std::min(180.0, point.longitude + static_cast<double>(draw.below(3)))};
        near->radius_km = static_cast<double>(1 + draw.below(draw.chance(50) ? 10'000 : 600));
        return near;
    }
    static const std::vector<const char*> fields{"place", "place", "place", "focus", "dateline"};
    if (draw.chance(30)) return field_node(draw.of(fields), draw.of(random_settlements()));
    return field_node(draw.chance(15) ? "entity" : "place", draw.of(names));
}

ExpressionPtr random_time(const Draw& draw) {
    auto field = field_node(draw.chance(50) ? "about" : "date", "");
    if (field->field->name == "date") {
        draw_published(draw, *field);
    } else {
        draw_range(draw, 1940, 20, *field);
    }
    return field;
}

ExpressionPtr random_question(const Draw& draw) { return tree(draw, 3, true); }

Weights random_weights(const Draw& draw) {
    constexpr double steps = 4096;
    Weights weights;
    const bool is_own = draw.chance(50);
    for (const auto& row : weight_table()) {
        double& weight = weights.*row.value;
        weight = std::round(weight * steps) / steps;
        if (is_own) weight = static_cast<double>(1 + draw.below(63)) / 64;
    }
    return weights;
}

}  // namespace dateline::test
