#include "corpus/annotate/place_finder.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/annotate/place_lexicon.hpp"
#include "corpus/annotate/place_matcher.hpp"
#include "corpus/annotate/place_weights.hpp"
#include "corpus/annotate/sentence_case.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

namespace t = place_trait;

// A mention of a name, or a stretch that holds none.
struct Cover {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t entity = Toponym::no_entity;  // none: a stretch without names
    std::uint32_t mention = 0;
};

constexpr std::uint32_t longest_acronym = 4;  // bytes

// Words from first to last, end exclusive.
struct WordSpan {
    std::size_t first = 0;
    std::size_t last = 0;
};

class Finder {
  public:
    Finder(const PlaceField& field, const PlaceEntities& names, const Gazetteer& gazetteer)
        : field_(field),
          words_(field.words->words()),
          names_(names),
          matcher_(gazetteer, *field.words),
          sentences_(field.words->text()) {}

    std::vector<Toponym> find() {
        std::size_t word = 0;
        for (const Cover& cover : covers()) {
            const WordSpan span = span_of(cover);
            read_text(word, span.first);
            if (cover.entity != Toponym::no_entity && span.first < span.last) read_name(cover, span);
            word = std::max({word, span.last, next_});
        }
        read_text(word, words_.size());
        return std::move(found_);
    }

  private:
    // All mentions of this field and what is taken, in order; of two that overlap the first.
    std::vector<Cover> covers() const {
        std::vector<Cover> covers;
        const auto& entities = *names_.entities;
        for (std::uint32_t entity = 0; entity < entities.size(); ++entity)
            for (std::uint32_t i = 0; i < entities[entity].mentions.size(); ++i)
                if (const auto& mention = entities[entity].mentions[i]; mention.field == field_.field)
                    covers.push_back({mention.begin, mention.end, entity, i});
        for (const TakenText& taken : field_.taken) covers.push_back({taken.begin, taken.end, Toponym::no_entity, 0});
        std::sort(covers.begin(), covers.end(), [](const Cover& a, const Cover& b) {
            return a.begin != b.begin ? a.begin < b.begin : a.entity < b.entity;
        });
        return covers;
    }

    WordSpan span_of(const Cover& cover) const {
        const auto first = std::max(next_, field_.words->at(cover.begin));
        auto last = first;
        while (last < words_.size() && words_[last].begin < cover.end) ++last;
        return {first, last};
    }

    PlaceTraits traits(std::size_t word) const { return word < words_.size() ? place_traits(words_[word].hash) : 0; }
    bool has(std::size_t word, PlaceTraits trait) const { return (traits(word) & trait) != 0; }
    // "in", "near", "at"
    bool is_at(std::size_t word) const { return has(word, t::locative | t::leading) && !has(word, t::of); }
    bool is_common(std::size_t word) { return traits(word) != 0 || is_small_elsewhere(words_[word].hash); }
    bool is_small_elsewhere(std::uint64_t hash) {
        if (small_words_.empty()) {
            for (const PlaceWord& word : words_)
                if (!word.capital) small_words_.push_back(word.hash);
            small_words_.push_back(0);
            std::sort(small_words_.begin(), small_words_.end());
        }
        return std::binary_search(small_words_.begin(), small_words_.end(), hash);
    }
    bool goes_on(std::size_t word) const { return word < words_.size() && words_[word].follows; }
    bool is_shouted(std::size_t word) { return sentences_.is_shouted(words_[word].token); }

    // Kinds of mentions -----------------------------------------------------------------------------------------------

    void read_name(const Cover& cover, WordSpan span) {
        const Entity& entity = (*names_.entities)[cover.entity];
        cover_ = &cover;
        confidence_ = entity.mentions[cover.mention].confidence;
        const bool is_final = names_.is_final[cover.entity];
        switch (entity.kind) {
            case NameClass::location:
                return read_location(span, is_final);
            case NameClass::miscellaneous:
                return read_other(span, is_final);
            case NameClass::organisation:
                return is_final ? void() : read_organisation(span);
            case NameClass::person:
                return is_final ? void() : read_person(span);
        }
    }

    void read_location(WordSpan span, bool is_final) {
        if (!is_final) span = extended(reaching_back(span));
        Toponym place = make(span, ToponymSource::location, weights::doubt_location);
        if (goes_on(span.first) && span.first > 0 && is_at(span.first - 1)) place.doubt -= weights::locative;
        if (is_generic(span)) place.doubt += weights::common_word;
        if (is_company(span)) place.doubt += weights::company;
        if (is_treaty(span)) place.doubt += weights::treaty;
        if (is_final) place.doubt = weights::doubt_given;
        if (span.first > 0 && goes_on(span.first) && has(span.first - 1, t::vessel)) place.doubt += weights::vessel;
        const WordSpan core = without_direction(span);
        if (const PlaceMatch match = matcher_.whole(span.first, span.last)) {
            name(place, match, span);
        } else if (const PlaceMatch inner = matcher_.whole(core.first, core.last)) {
            name(place, inner, core);
        } else if (!read_generic(core, place)) {
            if (read_parts(span)) return;
            add(place, span);
            return read_site(span);
        }
        add(place, span);
    }

    // "Reading", "Northern District": no more than words of everyday.
    bool is_generic(WordSpan span) const {
        if (span.last - span.first == 1) return traits(span.first) != 0;
        const auto generic = t::direction | t::of_district | t::of_region | t::of_nature;
        for (auto at = span.first; at < span.last; ++at)
            if (!has(at, at + 1 == span.last ? generic : t::direction)) return false;
        return true;
    }

    // "Piedmont said" where the article has "Piedmont Aviation Inc", too.
    bool is_company(WordSpan span) {
        if (span.last - span.first > 1 || (span.first > 0 && is_at(span.first - 1) && goes_on(span.first)))
            return false;
        if (companies_.empty()) list_companies();
        return std::find(companies_.begin(), companies_.end(), words_[span.first].hash) != companies_.end();
    }

    // The first words of companies' names; one that is no word's for none.
    void list_companies() {
        companies_.push_back(0);
        for (const Entity& entity : *names_.entities) {
            if (entity.kind != NameClass::organisation) continue;
            const auto parts = name_words(entity.name);
            if (parts.size() > 1 && (place_traits(Gazetteer::hash_of(parts.back())) & t::legal_form) != 0)
                companies_.push_back(Gazetteer::hash_of(parts.front()));
        }
    }

    // "Warsaw Pact", "Treaty of Rome"
    bool is_treaty(WordSpan span) const {
        if (goes_on(span.last) && has(span.last, t::treaty)) return true;
        return span.first > 1 && has(span.first - 1, t::of) && has(span.first - 2, t::treaty);
    }

    // "New [Jersey-based]"
    WordSpan reaching_back(WordSpan span) const {
        if (span.first <= next_ || !goes_on(span.first) || !words_[span.first - 1].capital) return span;
        const PlaceMatch match = matcher_.longest(span.first - 1, words_.size());
        if (match && match.has_place && match.last > span.first) --span.first;
        return span;
    }

    // "DeKalb [County]", "[Essex] county": what the tagger left out.
    WordSpan extended(WordSpan span) const {
        const PlaceMatch match = matcher_.longest(span.first, std::min(words_.size(), span.first + 8));
        if (match && match.last > span.last) span.last = match.last;
        const auto behind = t::of_district | t::of_region;
        if (goes_on(span.last) && words_[span.last].capital && has(span.last, behind) && !match_reaches(span))
            ++span.last;
        return span;
    }
    bool match_reaches(WordSpan span) const { return has(span.last - 1, t::of_district | t::of_region); }

    // "northern Iraq", "Soviet Georgia"
    WordSpan without_direction(WordSpan span) const {
        while (span.first + 1 < span.last && has(span.first, t::direction)) ++span.first;
        const PlaceMatch origin = matcher_.longest(span.first, span.last);
        if (origin && origin.has_demonym && !origin.has_place && origin.last < span.last) span.first = origin.last;
        return span;
    }

    // "Kharkiv region", "City of Leeds", "County Clare": the name is what is left without the word that says what it
    // is.
    bool read_generic(WordSpan span, Toponym& place) {
        if (span.last - span.first < 2) return false;
        const PlaceWish behind = wish_of(traits(span.last - 1));
        if (behind != PlaceWish::any) {
            if (const PlaceMatch match = matcher_.whole(span.first, span.last - 1);
                match && behind != PlaceWish::nature) {
                name(place, match, {span.first, span.last - 1});
                place.wish = behind;
                return true;
            }
            return false;
        }
        const auto first = has(span.first + 1, t::of) ? span.first + 2 : span.first + 1;
        const PlaceWish before = wish_of(traits(span.first));
        if (before == PlaceWish::any || before == PlaceWish::nature || first >= span.last) return false;
        const PlaceMatch match = matcher_.whole(first, span.last);
        if (!match) return false;
        name(place, match, {first, span.last});
        place.wish = before;
        return true;
    }

    // "Israel-Lebanon": places side by side.
    bool read_parts(WordSpan span) {
        std::vector<std::pair<PlaceMatch, WordSpan>> parts;
        for (auto at = span.first; at < span.last;) {
            const PlaceMatch match = matcher_.longest(at, span.last);
            const bool is_part = at == span.first || words_[at].token == words_[at - 1].token;
            if (!match || !is_part) return false;
            parts.push_back({match, {at, match.last}});
            at = match.last;
        }
        if (parts.size() < 2) return false;
        for (const auto& [match, words] : parts) {
            Toponym place = make(words, ToponymSource::inside, weights::doubt_location);
            name(place, match, words);
            add(place, words);
        }
        return true;
    }

    // "Vancouver General Hospital" is no place on the map, but stands in one.
    void read_site(WordSpan span) {
        const PlaceMatch match = matcher_.longest(span.first, span.last);
        if (match && match.last < span.last) add_inside(span.first, match);
    }

    void read_other(WordSpan span, bool is_final) {
        if (!is_final) span = extended(reaching_back(span));
        if (const PlaceMatch match = matcher_.whole(span.first, span.last)) {
            Toponym place =
                make(span, ToponymSource::other, match.has_demonym ? weights::doubt_demonym : weights::doubt_other);
            name(place, match, span);
            if (match.has_demonym) place.sense = PlaceSense::demonym;
            return add(place, span);
        }
        if (is_final) return;
        for (auto at = span.first; at < span.last;) {
            const PlaceMatch match = matcher_.longest(at, span.last);
            const bool hyphened = match && (is_hyphened(at) || is_hyphened(match.last));
            if (match && (at == span.first || hyphened || has(at - 1, t::of))) add_inside(at, match);
            at = match ? match.last : at + 1;
        }
    }

    // Whether a hyphen joins a word to the one before.
    bool is_hyphened(std::size_t word) const {
        return word > 0 && goes_on(word) && words_[word].token == words_[word - 1].token;
    }

    void add_inside(std::size_t first, const PlaceMatch& match, float doubt = 0) {
        const WordSpan span{first, match.last};
        const bool one_word = span.last - span.first == 1;
        if (is_generic(span) || (one_word && is_common(span.first)) || is_code(span, match)) return;
        Toponym place = make(span, ToponymSource::inside, weights::doubt_inside + doubt);
        name(place, match, span);
        if (match.has_demonym && !match.has_place) place.sense = PlaceSense::demonym;
        if (match.has_demonym && is_hyphened(match.last)) place.sense = PlaceSense::demonym;
        if (one_word) place.doubt += weights::one_word;
        if (is_treaty(span)) place.doubt += weights::treaty;
        if (place.sense == PlaceSense::demonym) place.doubt = weights::doubt_demonym;
        add(place, span);
    }

    void read_organisation(WordSpan span) {
        if (const PlaceMatch match = matcher_.whole(span.first, span.last); match && match.has_place) {
            if ((is_acronym(span) && !match.is_abbreviation) || is_code(span, match)) return;
            const bool is_country = match.is_abbreviation && !match.is_state_code;
            Toponym place = make(span, ToponymSource::organisation,
                                 is_country ? weights::doubt_location : weights::doubt_organisation);
            name(place, match, span);
            weigh_context(place, span);
            return add(place, span);
        }
        const Body body = body_of({words_.data() + span.first, span.last - span.first});
        if (body == Body::everywhere) return;
        const float doubt = body == Body::unsaid ? weights::unsaid : 0;
        for (auto at = span.first; at < span.last;) {
            const PlaceMatch match = matcher_.longest(at, span.last);
            const bool stands_free = at == span.first || has(at - 1, t::of | t::direction | t::locative);
            const bool is_part = match && (is_hyphened(at) || is_hyphened(match.last));
            if (match && stands_free && !is_part && match.last - at < span.last - span.first)
                add_inside(at, match, doubt);
            at = match ? match.last : at + 1;
        }
    }

    // Capitals where others are not: "SWAT" is no town of Pakistan. The first word may be a dateline's.
    bool is_acronym(WordSpan span) {
        return span.first > 0 && span.last - span.first == 1 && words_[span.first].capitals &&
               !words_[span.first].stopped && !is_shouted(span.first) &&
               words_[span.first].end - words_[span.first].begin <= longest_acronym;
    }

    // "NV Philips", "AB Volvo": two capitals are a state only behind one of its places: "Reno, NV".
    bool is_code(WordSpan span, const PlaceMatch& match) const {
        const PlaceWord& word = words_[span.first];
        const bool behind_capital = span.first > 0 && goes_on(span.first) && words_[span.first - 1].capital;
        return match.is_state_code && span.last - span.first == 1 && !follows_place(word.begin) &&
               (word.end - word.begin == 2 || (word.dotted && behind_capital));
    }

    void read_person(WordSpan span) {
        if (is_party_and_place(span)) {
            const PlaceMatch match = matcher_.whole(span.first + 1, span.last);
            if (match) add_inside(span.first + 1, match);
            return;
        }
        const PlaceMatch match = matcher_.longest(span.first, span.last);
        if (!match || !match.has_place) return;
        const bool whole = match.last == span.last;
        const bool named_so = has(match.last - 1, t::of_district);
        if (!whole && !named_so) return;
        const WordSpan words{span.first, match.last};
        Toponym place = make(words, whole ? ToponymSource::person : ToponymSource::inside,
                             named_so ? weights::doubt_inside : weights::doubt_person);
        if (!named_so && (*names_.entities)[cover_->entity].name.find(' ') != std::string::npos) return;
        name(place, match, words);
        weigh_context(place, words);
        add(place, words);
    }

    // "R-Elbow Lake"
    bool is_party_and_place(WordSpan span) const {
        return span.last - span.first > 1 && words_[span.first].end - words_[span.first].begin == 1 &&
               is_hyphened(span.first + 1);
    }

    // Text without mentions ------------------------------------------------------------------------------------------

    void read_text(std::size_t first, std::size_t last) {
        for (auto at = std::max(first, next_); at < last;) {
            const PlaceMatch match = words_[at].capital ? matcher_.longest(at, last) : PlaceMatch{};
            if (match) add_text({at, match.last}, match);
            at = match ? match.last : at + 1;
        }
    }

    void add_text(WordSpan span, const PlaceMatch& match) {
        if ((is_acronym(span) && !match.is_abbreviation) || is_code(span, match)) return;
        cover_ = nullptr;
        confidence_ = weights::confidence_of_text;
        Toponym place =
            make(span, ToponymSource::text, match.has_place ? weights::doubt_text : weights::doubt_inhabitants);
        name(place, match, span);
        if (!match.has_place) place.sense = PlaceSense::demonym;
        weigh_context(place, span);
        add(place, span);
    }

    // What beside a name speaks for a place, and what against it.
    void weigh_context(Toponym& place, WordSpan span) {
        float& doubt = place.doubt;
        if (span.first > 0 && has(span.first - 1, t::locative) && goes_on(span.first)) doubt -= weights::locative;
        if (span.first > 0 && has(span.first - 1, t::leading) && goes_on(span.first)) doubt -= weights::leading;
        if (span.last - span.first > 1) doubt -= weights::several_words;
        if (follows_place(place.begin)) doubt -= weights::behind_place;
        if (acts(span)) doubt -= weights::acts;
        if (has(span.last - 1, t::of_district)) doubt -= weights::generic_word;
        if (span.last - span.first == 1 && is_common(span.first))
            doubt += place.located && !is_shouted(span.first) ? weights::common_word_located : weights::common_word;
        if (!goes_on(span.first)) doubt += weights::begins_sentence;
        const bool capital_before =
            span.first > 0 && goes_on(span.first) && words_[span.first - 1].capital && !has(span.first - 1, t::article);
        const bool capital_behind = goes_on(span.last) && words_[span.last].capital;
        if (!is_shouted(span.first) && (capital_before || capital_behind)) doubt += weights::part_of_name;
        if (is_shouted(span.first) && span.last - span.first == 1) doubt += weights::shouted;
    }

    // "Portland, Ore."
    bool follows_place(std::uint32_t begin) const {
        return !found_.empty() && found_.back().end < begin && found_.back().end + 3 > begin &&
               field_.words->text().text.substr(found_.back().end, 1) == ",";
    }

    // Making toponyms ------------------------------------------------------------------------------------------------

    Toponym make(WordSpan span, ToponymSource source, float doubt) const {
        Toponym place;
        place.field = field_.field;
        place.begin = words_[span.first].begin;
        place.end = words_[span.last - 1].end;
        place.source = source;
        place.doubt = doubt;
        place.confidence = confidence_;
        if (cover_ != nullptr) {
            place.entity = cover_->entity;
            place.mention = cover_->mention;
        }
        return place;
    }

    void name(Toponym& place, const PlaceMatch& match, WordSpan span) const {
        place.name = match.name;
        place.end = std::max(place.end, match.end);
        place.letters = match.letters;
        place.located = span.first > 0 && goes_on(span.first) && is_at(span.first - 1);
        if (!match.has_place) place.sense = PlaceSense::demonym;
        place.wish = wish_beside(span);
        if (place.wish == PlaceWish::any && is_bare(span)) place.wish = PlaceWish::land;
        place.money = goes_on(span.last) && !is_hyphened(span.last) && has(span.last, t::money);
        if (acts(span)) place.sense = place.sense == PlaceSense::literal ? PlaceSense::metonym : place.sense;
    }

    // "Washington state", "the city of New York", "senators from Georgia", "the river Jordan"; a generic word within
    // the gazetteer's own name asks for nothing.
    PlaceWish wish_beside(WordSpan span) const {
        if (goes_on(span.last) && !is_hyphened(span.last)) {
            const PlaceWish behind = wish_of(traits(span.last) & (t::of_district | t::of_region));
            if (behind != PlaceWish::any) return behind;
        }
        if (span.first == 0 || !goes_on(span.first)) return PlaceWish::any;
        if (has(span.first - 1, t::of_nature) && !words_[span.first - 1].capital) return PlaceWish::nature;
        if (has(span.first - 1, t::article)) return is_stream(span) ? PlaceWish::stream : PlaceWish::any;
        if (span.first < 2 || !has(span.first - 1, t::of | t::leading)) return PlaceWish::any;
        const PlaceTraits wanted = t::of_district | t::of_region | t::of_settlement;
        const PlaceTraits before = traits(span.first - 2);
        if (!has(span.first - 1, t::of) && (before & t::office) == 0) return PlaceWish::any;
        return wish_of(before & wanted);
    }

    // "the Mississippi crested", "salmon in the Columbia": articles stand before rivers, not before states.
    bool is_stream(WordSpan span) const {
        return !goes_on(span.last) || has(span.last, t::stream | t::locative | t::leading);
    }

    // "Columbia": no article, as names of one word of waters have, but for titles.
    bool is_bare(WordSpan span) const {
        const bool has_article =
            span.first > 0 && goes_on(span.first) && has(span.first - 1, t::article | t::direction);
        return !has_article && span.last - span.first == 1 && field_.field == TextField::body;
    }

    // "Moscow denied it"; but not "officials in Moscow said".
    bool acts(WordSpan span) const {
        if (!goes_on(span.last) || !has(span.last, t::statement)) return false;
        return span.first == 0 || !goes_on(span.first) || !has(span.first - 1, t::locative | t::leading);
    }

    void add(const Toponym& place, WordSpan span) {
        if (!found_.empty()) found_.back().qualified = found_.back().qualified || qualifies(found_.back(), span);
        found_.push_back(place);
        next_ = std::max(next_, span.last);
    }

    // "Paris, Texas", "Paris (Texas)", "Paris in northern Texas": whether it is so is for the map to say.
    bool qualifies(const Toponym& inner, WordSpan outer) const {
        constexpr std::string_view joints[] = {", ", ",", " (", " in ", ", in ", " "};
        while (outer.first > 0 && has(outer.first - 1, t::direction) && !words_[outer.first - 1].capital) --outer.first;
        const auto begin = words_[outer.first].begin;
        if (inner.end >= begin) return false;
        const auto gap = field_.words->text().text.substr(inner.end, begin - inner.end);
        return std::find(std::begin(joints), std::end(joints), gap) != std::end(joints);
    }

    const PlaceField& field_;
    const std::vector<PlaceWord>& words_;
    const PlaceEntities& names_;
    PlaceMatcher matcher_;
    SentenceCase sentences_;
    std::vector<std::uint64_t> small_words_;  // that the text has without a capital, too; made when first asked for
    std::vector<std::uint64_t> companies_;    // made when first asked for
    std::vector<Toponym> found_;
    const Cover* cover_ = nullptr;
    float confidence_ = 1;
    std::size_t next_ = 0;  // the first word that is no part of what was found
};

}  // namespace

std::vector<Toponym> find_toponyms(const PlaceField& field, const PlaceEntities& names, const Gazetteer& gazetteer) {
    return Finder(field, names, gazetteer).find();
}

}  // namespace dateline
