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
    const bool any = capitals_ == PlaceCapitals::any;
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
            const PlaceMatch match = known(first, at + 1, possessive, word.possessive_end);
            if (match && (longest.last < at + 1 || at > first)) longest = match;
            if (gazetteer_.begins_name(possessive)) name = possessive;
        }
        if (!gazetteer_.begins_name(name)) break;
    }
    return longest;
}

PlaceLetters PlaceMatcher::letters_of(std::size_t first, std::size_t last) const {
    const PlaceWord& word = words_[first];
    if (last - first > 1) return PlaceLetters::any;
    if (word.dotted) return PlaceLetters::abbreviation;
    const bool is_small_word = (place_traits(word.hash) & (place_trait::locative | place_trait::leading)) != 0;
    const bool may = word.stopped || (word.capitals && !is_small_word) || capitals_ == PlaceCapitals::any;
    return may ? PlaceLetters::any : PlaceLetters::word;
}

PlaceMatch PlaceMatcher::known(std::size_t first, std::size_t last, std::uint64_t name, std::uint32_t end) const {
    const auto places = gazetteer_.find(name);
    if (places.empty()) return {};
    // "Western" is a province, but hardly ever one by itself.
    if (last - first == 1 && (place_traits(name) & place_trait::direction) != 0) return {};
    PlaceMatch match;
    match.end = end;
    match.name = name;
    match.letters = letters_of(first, last);
    for (const NamedPlace& named : places) {
        if (!may_be(match.letters, named.kind)) continue;
        (named.kind == PlaceNameKind::demonym ? match.has_demonym : match.has_place) = true;
        match.is_abbreviation = match.is_abbreviation || named.kind == PlaceNameKind::abbreviation;
        match.last = last;
    }
    match.is_state_code =
        match.is_abbreviation && std::all_of(places.begin(), places.end(), [&](const NamedPlace& named) {
            return gazetteer_.place(named.place).kind == PlaceKind::region || !may_be(match.letters, named.kind);
        });
    return match;
}

}  // namespace dateline
