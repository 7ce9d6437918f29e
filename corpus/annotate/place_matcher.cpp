#include "corpus/annotate/place_matcher.hpp"

#include <algorithm>

#include "corpus/annotate/place_lexicon.hpp"

namespace dateline {

PlaceMatch PlaceMatcher::longest(std::size_t first, std::size_t end) const {
    const PlaceMatch plain = read(first, end, false);
    const PlaceMatch full = spelt_out(words_[first].hash) != 0 ? read(first, end, true) : PlaceMatch{};
    return full.last > plain.last ? full : plain;
}

PlaceMatch PlaceMatcher::whole(std::size_t first, std::size_t end) const {
    const PlaceMatch match = first < end ? longest(first, end) : PlaceMatch{};
    return match.last == end ? match : PlaceMatch{};
}

PlaceMatch PlaceMatcher::read(std::size_t first, std::size_t end, bool spell_out) const {
    const bool any = letters_ == PlaceLetters::any;
    PlaceMatch longest;
    std::uint64_t name = 0;
    const auto bound = std::min(end, first + Gazetteer::longest_name);
    for (auto at = first; at < bound; ++at) {
        const PlaceWord& word = words_[at];
        if (at > first && !word.follows) break;
        const auto full = spell_out ? spelt_out(word.hash) : 0;
        const auto joined = [&](std::uint64_t hash) { return at == first ? hash : Gazetteer::join(name, hash); };
        const auto possessive = word.possessive == 0 ? 0 : joined(word.possessive);
        name = joined(full != 0 ? full : word.hash);
        if (any || word.capital)
            if (const PlaceMatch match = known(first, at + 1, name, word.end)) longest = match;
        if (possessive != 0) {
            if (const PlaceMatch match = known(first, at + 1, possessive, word.possessive_end)) longest = match;
            if (gazetteer_.begins_name(possessive)) name = possessive;
        }
        if (!gazetteer_.begins_name(name)) break;
    }
    return longest;
}

PlaceMatch PlaceMatcher::known(std::size_t first, std::size_t last, std::uint64_t name, std::uint32_t end) const {
    const PlaceWord& word = words_[first];
    const bool is_small_word = (place_traits(word.hash) & (place_trait::locative | place_trait::leading)) != 0;
    const bool one_abbreviation = word.stopped || (word.capitals && !is_small_word) || letters_ == PlaceLetters::any;
    PlaceMatch match{0, end, name, last - first > 1 || one_abbreviation, false, false, false};
    for (const NamedPlace& named : gazetteer_.find(name)) {
        if (named.kind == PlaceNameKind::abbreviation && !match.may_abbreviate) continue;
        (named.kind == PlaceNameKind::demonym ? match.has_demonym : match.has_place) = true;
        match.is_abbreviation = match.is_abbreviation || named.kind == PlaceNameKind::abbreviation;
        match.last = last;
    }
    return match;
}

}  // namespace dateline
