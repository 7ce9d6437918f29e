#include "corpus/gazetteer/compiler/atlas.hpp"

namespace dateline {

DraftIndex Atlas::add(PlaceDraft draft) {
    const auto [at, is_new] = keys_.try_emplace(draft.id, places_.size());
    if (!is_new) return no_draft;
    places_.push_back(std::move(draft));
    return at->second;
}

void Atlas::add_key(const std::string& key, DraftIndex place) { keys_.try_emplace(key, place); }

DraftIndex Atlas::find(const std::string& key) const {
    const auto at = keys_.find(key);
    return at == keys_.end() ? no_draft : at->second;
}

}  // namespace dateline
