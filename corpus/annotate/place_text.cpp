#include "corpus/annotate/place_text.hpp"

#include "corpus/annotate/place_lexicon.hpp"
#include "corpus/annotate/place_matcher.hpp"
#include "corpus/annotate/place_weights.hpp"

namespace dateline {

namespace {

namespace t = place_trait;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Words that are no place by themselves, even in a text that is one: "City of Industry".
constexpr PlaceTraits parts_of_names = t::of | t::article | t::locative | t::leading | t::direction | t::of_district |
                                       t::of_region | t::of_settlement | t::of_nature;

}  // namespace

std::vector<Toponym> read_place_text(const PlaceField& field, ToponymSource source, const Gazetteer& gazetteer) {
    const PlaceMatcher matcher(gazetteer, *field.words, PlaceCapitals::any);
    const auto& words = field.words->words();
    std::vector<Toponym> found;
    for (std::size_t at = 0; at < words.size();) {
        const auto begins_digit = [&](std::size_t word) {
            return word < words.size() && is_digit(field.words->text().text[words[word].begin]);
        };
        const PlaceMatch match = begins_digit(at) ? PlaceMatch{} : matcher.longest(at, words.size());
        const bool is_day = match && !found.empty() && begins_digit(match.last);
        const bool is_part = match.last == at + 1 && (place_traits(words[at].hash) & parts_of_names) != 0;
        if (match && match.has_place && !is_day && !is_part) {
            Toponym place;
            place.field = field.field;
            place.begin = words[at].begin;
            place.end = match.end;
            place.name = match.name;
            place.source = source;
            place.letters = PlaceLetters::any;
            place.doubt = weights::doubt_given;
            if (!found.empty()) found.back().qualified = true;
            found.push_back(place);
        }
        at = match ? match.last : at + 1;
    }
    return found;
}

}  // namespace dateline
