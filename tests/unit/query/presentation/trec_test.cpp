#include <catch2/catch.hpp>
#include <sstream>

#include "tests/unit/query/presentation/sample_hit.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("A run has six columns, and scores that fall as they are printed") {
    const auto presenter = make_trec_presenter({});
    auto head = sample_head(5);
    head.topic = "F 1%";
    presenter->begin(head);
    std::string run;
    std::uint64_t rank = 0;
    // Ties, scores a unit apart, a rise (ordered by date), and halves of the last digit.
    for (const double score : {0.5, 0.5, 0.5 - 1.0 / 1048576, 0.25, 0.75, 0.75, 1.0 / 1048576 / 2 * 3, 0.0, 0.0}) {
        auto shown = sample_hit();
        shown.hit.score = score;
        shown.hit.rank = ++rank;
        shown.hit.brief.id = rank == 3 ? "an id\twith\nblanks" : "a" + std::to_string(rank);
        run += presenter->hit(shown);
    }
    std::istringstream lines(run);
    double last = 2;
    for (std::uint64_t number = 1; number <= rank; ++number) {
        std::string line;
        REQUIRE(std::getline(lines, line));
        std::istringstream columns(line);
        std::string topic, q0, id, position, score, tag, more;
        columns >> topic >> q0 >> id >> position >> score >> tag;
        CHECK_FALSE(columns >> more);
        CHECK(topic == "F%201%25");
        CHECK(q0 == "Q0");
        CHECK(id == (number == 3 ? "an%20id%09with%0Ablanks" : "a" + std::to_string(number)));
        CHECK(position == std::to_string(number));
        CHECK(tag == "dateline");
        CHECK(std::stod(score) < last);
        last = std::stod(score);
    }
}

TEST_CASE("Each topic begins its scores anew, and a single query is topic 1") {
    const auto presenter = make_trec_presenter({});
    for (int i = 0; i < 2; ++i) {
        presenter->begin(sample_head(1));
        CHECK(presenter->hit(sample_hit()) == "1 Q0 a-1 1 0.5000000 dateline\n");
    }
}
