#include "query/ranking/folding.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <map>
#include <random>
#include <string>

using namespace dateline;

namespace {

constexpr std::int64_t day = 24 * 60 * 60;
constexpr std::size_t story_words = 103;

// Texts of one story share their first words; a version has `own` words that no other has behind them.
LikenessSignature text_of(std::size_t story, std::size_t version, std::size_t own, std::size_t cut = 0) {
    LikenessSketch sketch;
    const auto add = [&sketch](std::size_t text, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) sketch.add_word(std::to_string(text) + "x" + std::to_string(i));
    };
    add(story, story_words - own - cut);
    add(1'000'000 + story * 1000 + version, own);
    return *sketch.finish();
}

// The list of a test; ids live as long.
class List {
  public:
    List& add(std::string id, std::optional<std::int64_t> published, std::optional<LikenessSignature> likeness) {
        ids_.push_back(std::move(id));
        candidates.push_back({.id = ids_.back(), .published = published, .likeness = likeness});
        return *this;
    }
    std::vector<FoldCandidate> candidates;

  private:
    std::deque<std::string> ids_;
};

// As the header says it, without a thought for speed: each hit in order of date asks every leader before it.
class SlowFolding {
  public:
    explicit SlowFolding(const std::vector<FoldCandidate>& candidates) : candidates_(candidates) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < candidates.size(); ++i) order.push_back(i);
        std::sort(order.begin(), order.end(), [this](auto a, auto b) { return is_before(a, b); });
        for (const auto candidate : order) place(candidate);
    }

    std::vector<FoldedHit> hits() const {
        std::map<std::size_t, FoldedHit> by_rank;
        for (const auto& [leader, members] : groups_) {
            std::size_t best = leader;
            for (const auto member : members) best = std::min(best, member);
            by_rank[best] = {leader, best, members};
        }
        std::vector<FoldedHit> hits;
        for (const auto& [rank, hit] : by_rank) hits.push_back(hit);
        return hits;
    }

  private:
    bool is_before(std::size_t a, std::size_t b) const {
        const auto& one = candidates_[a];
        const auto& other = candidates_[b];
        if (one.published.has_value() != other.published.has_value()) return one.published.has_value();
        if (one.published != other.published) return *one.published < *other.published;
        return one.id < other.id;
    }
    bool may_lead(std::size_t leader, std::size_t candidate) const {
        const auto& one = candidates_[leader];
        const auto& other = candidates_[candidate];
        if (!one.likeness || !other.likeness || one.published.has_value() != other.published.has_value()) return false;
        if (one.published && *other.published - *one.published > fold_days * day) return false;
        return are_alike(*one.likeness, *other.likeness);
    }
    void place(std::size_t candidate) {
        std::optional<std::size_t> best;
        double most = -1;
        for (const auto leader : leaders_) {
            if (!may_lead(leader, candidate)) continue;
            const double alike = likeness(*candidates_[leader].likeness, *candidates_[candidate].likeness);
            if (alike <= most) continue;
            most = alike;
            best = leader;
        }
        if (best) {
            groups_[*best].push_back(candidate);
        } else {
            leaders_.push_back(candidate);
            groups_[candidate];
        }
    }

    const std::vector<FoldCandidate>& candidates_;
    std::vector<std::size_t> leaders_;  // in order of date
    std::map<std::size_t, std::vector<std::size_t>> groups_;
};

std::vector<std::string> shown_ids(const List& list) {
    std::vector<std::string> ids;
    for (const auto& hit : fold_copies(list.candidates, true).hits) ids.emplace_back(list.candidates[hit.shown].id);
    return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("copies are folded under the earliest, at the rank of the best") {
    List list;
    list.add("other", 5 * day, text_of(1, 0, 0));
    list.add("late", 2 * day, text_of(2, 0, 0));
    list.add("more", 2 * day, text_of(3, 0, 0));
    list.add("early", day, text_of(2, 1, 10));
    list.add("later", 3 * day, text_of(2, 2, 10));
    const auto folding = fold_copies(list.candidates, true);
    CHECK(folding.hits == std::vector<FoldedHit>{{0, 0, {}}, {3, 1, {1, 4}}, {2, 2, {}}});
    CHECK(folding.exact);
}

TEST_CASE("of copies of one moment the first id leads, whatever the ranking") {
    const auto text = text_of(1, 0, 0);
    CHECK(shown_ids(List().add("b", 0, text).add("a", 0, text).add("c", 0, text)) == Ids{"a"});
    CHECK(shown_ids(List().add("c", 0, text).add("a", 0, text).add("b", 0, text)) == Ids{"a"});
}

TEST_CASE("no chain of likenesses joins what is not alike") {
    // Each is like the next, the first is not like the last.
    const auto part = [](std::size_t first) {
        LikenessSketch sketch;
        for (std::size_t i = first; i < first + 203; ++i) sketch.add_word("w" + std::to_string(i));
        return *sketch.finish();
    };
    const auto first = part(0);
    const auto middle = part(55);
    const auto last = part(110);
    REQUIRE(are_alike(first, middle));
    REQUIRE(are_alike(middle, last));
    REQUIRE_FALSE(are_alike(first, last));
    CHECK(shown_ids(List().add("1", 0, first).add("2", 1, middle).add("3", 2, last)) == Ids{"1", "3"});
    // The middle one is of the leader that it is more like.
    const auto nearer = part(70);
    CHECK(fold_copies(List().add("1", 0, first).add("2", 1, last).add("3", 2, nearer).candidates, true).hits ==
          std::vector<FoldedHit>{{0, 0, {}}, {1, 1, {2}}});
}

TEST_CASE("what is published days later is no copy") {
    const auto text = text_of(1, 0, 0);
    CHECK(shown_ids(List().add("1", 0, text).add("2", fold_days * day, text)) == Ids{"1"});
    CHECK(shown_ids(List().add("1", 0, text).add("2", fold_days * day + 1, text)) == Ids{"1", "2"});
    CHECK(shown_ids(List().add("1", INT64_MIN, text).add("2", INT64_MAX, text)) == Ids{"1", "2"});
    // Days count from the leader.
    CHECK(shown_ids(List().add("1", 0, text).add("2", 2 * day, text).add("3", 4 * day, text)) == Ids{"1", "3"});
}

TEST_CASE("undated articles fold among themselves") {
    const auto text = text_of(1, 0, 0);
    List list;
    list.add("z", std::nullopt, text).add("dated", 0, text).add("a", std::nullopt, text);
    CHECK(shown_ids(list) == Ids{"a", "dated"});
}

TEST_CASE("texts without a signature are never folded") {
    List list;
    list.add("1", 0, std::nullopt).add("2", 0, std::nullopt).add("3", 0, text_of(1, 0, 0));
    CHECK(shown_ids(list) == Ids{"1", "2", "3"});
}

TEST_CASE("numbers folded are exact only where the list is all matches") {
    const auto text = text_of(1, 0, 0);
    List list;
    list.add("1", 0, text).add("2", 0, text);
    CHECK(fold_copies(list.candidates, true).exact);
    CHECK_FALSE(fold_copies(list.candidates, false).exact);
    CHECK(fold_copies({}, true).hits.empty());
}

TEST_CASE("what stands behind the depth is left as it is") {
    const auto text = text_of(1, 0, 0);
    List list;
    for (std::size_t i = 0; i < fold_depth + 3; ++i) list.add(std::to_string(i), 0, text);
    const auto folding = fold_copies(list.candidates, true);
    REQUIRE(folding.hits.size() == 4);
    CHECK(folding.hits[0].folded.size() == fold_depth - 1);
    CHECK(folding.hits[3] == FoldedHit{fold_depth + 2, fold_depth + 2, {}});
    CHECK_FALSE(folding.exact);
}

TEST_CASE("where a day has more leaders than a bucket, the latest are compared with") {
    const auto copies_after = [](std::size_t between) {
        List list;
        list.add("first", 0, text_of(0, 0, 0));
        for (std::size_t i = 1; i <= between; ++i) list.add(std::to_string(i), 1, text_of(i, 0, 0));
        list.add("copy", 2, text_of(0, 0, 0));
        return fold_copies(list.candidates, true).hits.front().folded.size();
    };
    CHECK(copies_after(fold_bucket - 1) == 1);
    CHECK(copies_after(fold_bucket) == 0);
}

TEST_CASE("random lists are folded as by the slow way") {
    std::random_device device;
    const auto seed = device();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    for (int trial = 0; trial < 60; ++trial) {
        List list;
        const std::size_t size = random() % 150;
        const std::size_t stories = 1 + random() % 40;
        const std::int64_t span = 1 + static_cast<std::int64_t>(random() % 12);
        for (std::size_t i = 0; i < size; ++i) {
            const bool dated = random() % 8 != 0;
            const auto published = static_cast<std::int64_t>(random()) % span * (day / 2) - 3 * day;
            std::optional<LikenessSignature> text;
            if (random() % 8 != 0) text = text_of(random() % stories, random() % 6, random() % 50, random() % 40);
            list.add(std::to_string(random() % 1000) + "-" + std::to_string(i),
                     dated ? std::optional(published) : std::nullopt, text);
        }
        CAPTURE(trial, size, stories, span);
        CHECK(fold_copies(list.candidates, true).hits == SlowFolding(list.candidates).hits());
    }
}

TEST_CASE("groups do not depend on the order of the ranking") {
    std::mt19937_64 random(19870407);
    List list;
    for (std::size_t i = 0; i < 120; ++i)
        list.add(std::to_string(i), static_cast<std::int64_t>(i % 7) * day, text_of(i % 30, i % 5, random() % 45));
    const auto groups = [](const std::vector<FoldCandidate>& candidates) {
        std::map<std::string_view, std::vector<std::string_view>> by_leader;
        for (const auto& hit : fold_copies(candidates, true).hits)
            for (const auto i : hit.folded) by_leader[candidates[hit.shown].id].push_back(candidates[i].id);
        return by_leader;
    };
    const auto expected = groups(list.candidates);
    CHECK(expected.size() > 5);
    for (int i = 0; i < 20; ++i) {
        std::shuffle(list.candidates.begin(), list.candidates.end(), random);
        CHECK(groups(list.candidates) == expected);
    }
}
