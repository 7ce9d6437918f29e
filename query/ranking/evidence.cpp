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

void Evidence::add_any(const std::vector<std::string>& terms, double share) {
    if (terms.size() == 1) return add(terms.front(), share);
    if (share <= 0 || terms.empty()) return;
    terms_.push_back(PlanNode::of_terms(PlanNode::Kind::any, terms));
    terms_.back().share = share;
}

PlanNode Evidence::node() const {
    PlanNode node;
    node.kind = PlanNode::Kind::graded;
    node.children = terms_;
    const auto first_term = [](const PlanNode& child) -> const std::string& {
        return child.children.empty() ? child.term : child.children.front().term;
    };
    std::stable_sort(node.children.begin(), node.children.end(),
                     [&](const PlanNode& a, const PlanNode& b) { return first_term(a) < first_term(b); });
    return node;
}

}  // namespace dateline
