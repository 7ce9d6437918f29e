// Places, distances and times of a few hundred made-up annotated articles: the searcher against a look at each of them.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <random>
#include <set>

#include "query/searcher.hpp"
#include "schemas/spoken_time.hpp"
#include "tests/unit/query/annotated_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

// Settlements all over the earth, on both sides of the date line and far in the north, with some that are near each
// other; and what holds them.
const std::vector<std::string> settlements{"703448",  "707292",  "706483",  "711350",  "524901",  "498817",  "2988507",
                                           "4717560", "4250542", "4951788", "2643743", "5128581", "1850147", "2198148",
                                           "2122104", "2729907", "4035413", "3871336", "2147714", "993800"};

class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(engine_); }
    double between(double least, double most) { return std::uniform_real_distribution<double>(least, most)(engine_); }

  private:
    std::mt19937 engine_;
};

Period days_at(Dice& dice) {
    const int year = 1940 + static_cast<int>(dice.below(20));
    const auto month = static_cast<unsigned>(1 + dice.below(12));
    const Day day = *make_day(year, month, static_cast<unsigned>(1 + dice.below(28)));
    switch (dice.below(5)) {
        case 0:
            return year_period(year);
        case 1:
            return month_period(year, month);
        case 2:
            return {day, day + std::chrono::days(dice.below(60))};
        case 3:
            return {*make_day(year / 10 * 10, 1, 1), *make_day(year / 10 * 10 + 9, 12, 31)};
        default:
            return {day, day};
    }
}

std::vector<Annotation> made_annotations(Dice& dice, std::size_t count) {
    std::vector<std::string> known;
    for (const auto& id : settlements) {
        if (shipped().find_id(id)) known.push_back(id);
    }
    REQUIRE(known.size() >= 15);
    std::vector<Annotation> annotations(count);
    for (auto& annotation : annotations) {
        for (std::size_t places = dice.below(4); places > 0; --places)
            annotation.places.push_back(place_of(shipped(), known[dice.below(known.size())]));
        for (std::size_t times = dice.below(3); times > 0; --times)
            annotation.times.push_back({days_at(dice), TimeGrain::day});
    }
    return annotations;
}

std::set<std::string> found(Searcher& searcher, const std::string& query) {
    const auto parsed = parse_query(query, FieldTable::builtin(), {*make_day(2022, 9, 16), false, true});
    SearchRequest request;
    request.expression = parsed.expression.get();
    request.limit = std::nullopt;
    std::set<std::string> ids;
    for (const auto& hit : searcher.search(request).hits) ids.insert(hit.brief.id);
    return ids;
}

template <typename Matches>
std::set<std::string> scanned(const std::vector<Annotation>& annotations, Matches matches) {
    std::set<std::string> ids;
    for (std::size_t i = 0; i < annotations.size(); ++i) {
        if (matches(annotations[i])) ids.insert(std::to_string(i));
    }
    return ids;
}

bool lies_in(const Annotation& annotation, const std::string& id) {
    return std::any_of(annotation.places.begin(), annotation.places.end(), [&](const Annotation::AtPlace& place) {
        const auto inner = *shipped().find_id(place.id);
        const auto outer = *shipped().find_id(id);
        return inner == outer || shipped().lies_in(inner, outer);
    });
}

bool is_near(const Annotation& annotation, GeoPoint centre, double km) {
    return std::any_of(annotation.places.begin(), annotation.places.end(), [&](const Annotation::AtPlace& place) {
        return place.point && distance_km(*place.point, centre) <= km;
    });
}

// Something that it speaks of begins and ends in the period.
bool speaks_of(const Annotation& annotation, Period period) {
    for (const auto& time : annotation.times) {
        for (const auto& unit : spoken_units(time)) {
            const Period days = days_of(unit);
            if (period.first <= days.first && days.last <= period.last) return true;
        }
    }
    return false;
}

}  // namespace

TEST_CASE("places, distances and times are what a look at every article gives") {
    Dice dice(11);
    const auto annotations = made_annotations(dice, 300);
    const AnnotatedArchive archive(annotations, 3);
    Searcher searcher(archive.archive().path());

    std::set<std::string> ids(settlements.begin(), settlements.end());
    for (const auto& annotation : annotations) {
        for (const auto& place : annotation.places) ids.insert(place.ancestors.begin(), place.ancestors.end());
    }
    for (const auto& id : ids) {
        if (!shipped().find_id(id)) continue;
        INFO("place:" << id);
        CHECK(found(searcher, "place:" + id) ==
              scanned(annotations, [&](const Annotation& annotation) { return lies_in(annotation, id); }));
    }
    for (int i = 0; i < 150; ++i) {
        const auto& near = shipped().place(*shipped().find_id(settlements[dice.below(settlements.size() - 5)])).point;
        const bool anywhere = i % 3 == 0;
        const GeoPoint centre{anywhere ? dice.between(-90, 90) : near.latitude,
                              anywhere ? dice.between(-180, 180) : near.longitude};
        const double km = i % 5 == 0 ? dice.between(1000, 20'037) : dice.between(1, 500);
        const auto query = fmt::format("near:{},{}~{}km", centre.latitude, centre.longitude, km);
        INFO(query);
        CHECK(found(searcher, query) ==
              scanned(annotations, [&](const Annotation& annotation) { return is_near(annotation, centre, km); }));
    }
    for (int i = 0; i < 150; ++i) {
        const Period period = days_at(dice);
        const auto query = fmt::format("about:{}..{}", to_string(period.first), to_string(period.last));
        INFO(query);
        CHECK(found(searcher, query) ==
              scanned(annotations, [&](const Annotation& annotation) { return speaks_of(annotation, period); }));
    }
}

TEST_CASE("scores of who, where and when do not depend on shards") {
    Dice dice(12);
    auto annotations = made_annotations(dice, 120);
    for (std::size_t i = 0; i < annotations.size(); i += 3) annotations[i].persons = {"Volodymyr Zelenskiy"};
    const AnnotatedArchive whole(annotations, 1);
    const AnnotatedArchive cut(annotations, 7);
    Searcher one(whole.archive().path());
    Searcher many(cut.archive().path());
    for (const std::string text : {"Zelensky Kyiv Paris", "Kyiv person~Zelensky about~1945", "Kyiv 1945",
                                   "near~Kyiv~800km place~France person~Zelensky", "moscow kyiv zelenskyy"}) {
        INFO(text);
        std::vector<std::pair<std::string, double>> answers[2];
        for (Searcher* searcher : {&one, &many}) {
            auto query = parse_query(text, FieldTable::builtin(), {*make_day(2022, 9, 16), false, true});
            searcher->notice(query, text, *make_day(2022, 9, 16), 0);
            SearchRequest request;
            request.expression = query.expression.get();
            request.limit = 40;
            request.explain = true;
            for (const auto& hit : searcher->search(request).hits) {
                double sum = 0;
                for (const auto& part : hit.parts) sum += part.score;
                CHECK(sum == hit.score);
                answers[searcher == &many].emplace_back(hit.brief.id, hit.score);
            }
        }
        CHECK_FALSE(answers[0].empty());
        CHECK(answers[0] == answers[1]);
    }
}

TEST_CASE("passing over what is not among the best loses nothing of who, where and when") {
    Dice dice(13);
    const AnnotatedArchive made(made_annotations(dice, 600), 3);
    Searcher searcher(made.archive().path());
    for (const std::string text : {"near:Kyiv~2000km", "near~Kyiv~800km near~Paris~90km", "Paris near~Texas~900km",
                                   "Kyiv Paris", "near:Kyiv~5000km place~Paris about~1945"}) {
        INFO(text);
        auto query = parse_query(text, FieldTable::builtin(), {*make_day(2022, 9, 16), false, true});
        searcher.notice(query, text, *make_day(2022, 9, 16), 0);
        SearchRequest request;
        request.expression = query.expression.get();
        request.weights.proximity = 0;  // it needs many matches
        const auto ask = [&](std::optional<std::uint64_t> limit) {
            request.limit = limit;
            std::vector<std::pair<std::string, double>> found;
            for (const auto& hit : searcher.search(request).hits) found.emplace_back(hit.brief.id, hit.score);
            return found;
        };
        const auto all = ask(std::nullopt);
        REQUIRE_FALSE(all.empty());
        for (const std::size_t limit : {1U, 3U, 10U}) {
            const auto first = all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size()));
            CHECK(ask(limit) == std::vector<std::pair<std::string, double>>(all.begin(), first));
        }
    }
}
