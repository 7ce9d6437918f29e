#include "query/ranking/evidence.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("evidence is terms in order, each with its greatest share") {
    Evidence evidence;
    CHECK(evidence.is_empty());
    evidence.add("nothing", 0);
    CHECK(evidence.is_empty());
    evidence.add("b", 0.2);
    evidence.add("a", 0.5);
    evidence.add("b", 0.3);
    evidence.add("b", 0.1);
    const PlanNode node = evidence.node();
    CHECK(node.kind == PlanNode::Kind::graded);
    REQUIRE(node.children.size() == 2);
    CHECK(node.children[0].term == "a");
    CHECK(node.children[0].share == 0.5);
    CHECK(node.children[1].term == "b");
    CHECK(node.children[1].share == 0.3);
}

TEST_CASE("terms that count once together are one child") {
    Evidence evidence;
    evidence.add("b", 0.2);
    evidence.add_any({"a", "c"}, 0.5);
    evidence.add_any({"d", "e"}, 0);
    evidence.add_any({"b"}, 0.3);
    const PlanNode node = evidence.node();
    REQUIRE(node.children.size() == 2);
    CHECK(node.children[0].kind == PlanNode::Kind::any);
    CHECK(node.children[0].children.size() == 2);
    CHECK(node.children[0].share == 0.5);
    CHECK(node.children[1].term == "b");
    CHECK(node.children[1].share == 0.3);
}
