#include "query/ranking/evidence.hpp"

#include <algorithm>
#include <utility>

namespace dateline {

void Evidence::add(const std::string& term, double share) {
    const auto known =
        std::find_if(terms_.begin(), terms_.end(), [&](const PlanNode& node) { return node.term == term; });
    if (known != terms_.end()) {
        known->share = std::max(known->share, share);
    } else if (share > 0) {
        terms_.push_back(PlanNode::of_term(term));
        terms_.back().share = share;
    }
}

PlanNode Evidence::node() const {
    PlanNode node;
    node.kind = PlanNode::Kind::graded;
    node.children = terms_;
    std::sort(node.children.begin(), node.children.end(),
              [](const PlanNode& a, const PlanNode& b) { return a.term < b.term; });
    return node;
}

}  // namespace dateline
