#include "query/ranking/plan.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("A list of one node is that node, and more make a node of their kind") {
    const auto one = PlanNode::of(PlanNode::Kind::all, {PlanNode::of_term("tea")});
    CHECK(one.kind == PlanNode::Kind::term);
    CHECK(one.term == "tea");
    const auto two = PlanNode::of(PlanNode::Kind::any, {PlanNode::of_term("tea"), PlanNode::of_term("pot")});
    CHECK(two.kind == PlanNode::Kind::any);
    CHECK(two.children.size() == 2);
}

TEST_CASE("A plan without parts is a filter, and says what it requires") {
    Plan plan;
    plan.root = PlanNode::of(PlanNode::Kind::all, {PlanNode::of_term("tea"), PlanNode::of_term("pot")});
    CHECK_FALSE(plan.is_ranked());
    CHECK(plan.filter().get_description() == "Query((tea AND pot))");
    plan.parts.push_back({PartKind::text, "tea", 0.5});
    CHECK(plan.is_ranked());
}

TEST_CASE("Every part has a name of its own") {
    CHECK(to_string(PartKind::text) == "text");
    CHECK(to_string(PartKind::entity) == "entity");
    CHECK(to_string(PartKind::place) == "place");
    CHECK(to_string(PartKind::time) == "time");
}
