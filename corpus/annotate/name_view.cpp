#include "corpus/annotate/name_view.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <limits>

namespace dateline {

namespace {

constexpr std::size_t most_words = 60'000;
constexpr std::size_t first_places = 4096;

KnownWord make_outside(Casing casing) {
    KnownWord word;
    word.facts.exact = word.facts.lower = word.facts.shape = word.facts.long_shape = 0x5E47E4CE;
    word.casing = casing;
    return word;
}

struct Letters {
    bool has_upper = false;
    bool has_lower = false;
};

// Which letters a word has. Letters beyond ASCII count as small: their words have others beside them.
Letters letters_of(std::string_view word) {
    Letters letters;
    for (const char c : word) {
        letters.has_upper = letters.has_upper || (c >= 'A' && c <= 'Z');
        letters.has_lower = letters.has_lower || (c >= 'a' && c <= 'z');
    }
    return letters;
}

std::uint32_t sort_of(const NameDocument& document, std::uint32_t first, std::uint32_t last) {
    std::uint32_t numbers = 0;
    for (std::uint32_t i = first; i < last; ++i) {
        const char c = document.words[i].empty() ? ' ' : document.words[i].front();
        numbers += (c >= '0' && c <= '9') ? 1 : 0;
    }
    const std::uint32_t length = last - first;
    const std::uint32_t length_sort = length < 3 ? 0 : length < 8 ? 1 : length < 14 ? 2 : 3;
    const std::uint32_t number_sort = numbers == 0 ? 0 : numbers * 5 < length ? 1 : numbers * 3 < length ? 2 : 3;
    return length_sort * 4 + number_sort;
}

bool is_small_word(std::string_view lowered) {
    return lowered == "of" || lowered == "for" || lowered == "and" || lowered == "the";
}

std::uint16_t one_more(std::uint16_t count) {
    return count == std::numeric_limits<std::uint16_t>::max() ? count : static_cast<std::uint16_t>(count + 1);
}

}  // namespace

WordTable::WordTable(const KnownNames& known)
    : known_(known), places_(first_places), outside_{make_outside(Casing::cased), make_outside(Casing::caseless)} {}

WordTable::Place& WordTable::place_of(std::uint64_t hash) {
    const std::size_t mask = places_.size() - 1;
    std::size_t at = hash & mask;
    while (places_[at].hash != 0 && places_[at].hash != hash) at = (at + 1) & mask;
    return places_[at];
}

void WordTable::grow() {
    std::vector<Place> old(places_.size() * 2);
    old.swap(places_);
    for (const Place& place : old)
        if (place.hash != 0) place_of(place.hash) = place;
}

const KnownWord& WordTable::find(std::string_view word, Casing casing) {
    const std::uint64_t seed = static_cast<std::uint64_t>(casing) + 1;
    const std::uint64_t hash = XXH3_64bits_withSeed(word.data(), word.size(), seed) | 1U;
    const Place& place = place_of(hash);
    if (place.hash != 0) return words_[place.number];
    if (words_.size() * 2 >= places_.size()) grow();
    KnownWord known{word_facts(word, known_), casing, static_cast<std::uint32_t>(words_.size())};
    if (casing == Casing::caseless) {
        const std::string lowered = known.facts.lowered;
        known.facts = word_facts(lowered, known_);
    }
    place_of(hash) = {hash, known.number};
    words_.push_back(std::move(known));
    return words_.back();
}

bool WordTable::forget_if_full() {
    if (words_.size() < most_words) return false;
    places_.assign(first_places, {});
    words_.clear();
    return true;
}

NameView::NameView(const NameDocument& document, WordTable& table) : document_(&document), table_(&table) {
    read_words(table);
    read_letters();
    collect_evidence();
    collect_acronyms();
    collect_listed();
}

void NameView::read_words(WordTable& table) {
    const NameDocument& document = *document_;
    const std::size_t size = document.words.size();
    words_.reserve(size);
    sentence_of_.reserve(size);
    sentence_sorts_.reserve(document.sentences.size());
    const bool has_capitals = std::any_of(document.words.begin(), document.words.end(),
                                          [](std::string_view word) { return letters_of(word).has_upper; });
    for (std::uint32_t sentence = 0; sentence < document.sentences.size(); ++sentence) {
        const std::uint32_t first = document.sentences[sentence];
        const std::uint32_t last = document.sentence_end(sentence);
        sentence_sorts_.push_back(sort_of(document, first, last));
        Letters letters;
        for (std::uint32_t i = first; i < last && !(letters.has_upper && letters.has_lower); ++i) {
            const Letters more = letters_of(document.words[i]);
            letters.has_upper = letters.has_upper || more.has_upper;
            letters.has_lower = letters.has_lower || more.has_lower;
        }
        const bool is_caseless = !has_capitals || (letters.has_upper && !letters.has_lower);
        for (std::uint32_t i = first; i < last; ++i) {
            words_.push_back(&table.find(document.words[i], is_caseless ? Casing::caseless : Casing::cased));
            sentence_of_.push_back(sentence);
        }
    }
}

const KnownWord& NameView::near(std::size_t token, int distance) const {
    const std::uint32_t sentence = sentence_of_[token];
    const auto at = static_cast<std::int64_t>(token) + distance;
    if (at < document_->sentences[sentence] || at >= document_->sentence_end(sentence))
        return table_->outside(casing(token));
    return *words_[static_cast<std::size_t>(at)];
}

// Behind the longest name of the lists, of two words or more, that begins at a token; the token itself where none does.
std::size_t NameView::listed_end(std::size_t first, ListBits& lists) const {
    std::size_t end = first;
    std::uint64_t hash = words_[first]->facts.list_hash;
    ListBits bits = words_[first]->facts.lists;
    const std::size_t bound =
        std::min<std::size_t>(first + longest_phrase, document_->sentence_end(sentence_of_[first]));
    for (std::size_t i = first + 1; i < bound && (bits & leads_on_bit) != 0; ++i) {
        hash = PhraseLists::join(hash, words_[i]->facts.list_hash);
        bits = table_->phrases().find(hash);
        if ((bits & ~leads_on_bit) == 0) continue;
        lists = static_cast<ListBits>(bits & ~leads_on_bit);
        end = i + 1;
    }
    return end;
}

void NameView::collect_listed() {
    listed_.resize(words_.size());
    for (std::size_t i = 0; i < words_.size();) {
        ListBits lists = 0;
        const std::size_t end = may_name(i) ? listed_end(i, lists) : i;
        for (std::size_t part = i; part < end; ++part)
            listed_[part] = {lists, static_cast<std::uint8_t>(part == i ? 0 : part + 1 == end ? 2 : 1)};
        i = std::max(end, i + 1);
    }
}

bool NameView::is_near_name(std::size_t token) const {
    const std::uint32_t sentence = sentence_of_[token];
    return may_name(token) || (token > document_->sentences[sentence] && may_name(token - 1)) ||
           (token + 1 < document_->sentence_end(sentence) && may_name(token + 1));
}

void NameView::read_letters() {
    may_name_.reserve(words_.size());
    for (const KnownWord* word : words_) {
        const WordCase letters = word->facts.letters;
        const bool is_small = word->casing == Casing::cased && letters == WordCase::lower;
        may_name_.push_back(letters != WordCase::none && !is_small ? 1 : 0);
    }
}

NameView::KindPlace& NameView::place_of_kind(std::uint64_t hash) {
    const std::size_t mask = kind_places_.size() - 1;
    std::size_t at = hash & mask;
    while (kind_places_[at].hash != 0 && kind_places_[at].hash != hash) at = (at + 1) & mask;
    return kind_places_[at];
}

void NameView::collect_evidence() {
    kinds_.reserve(words_.size());
    kind_places_.resize(std::bit_ceil(2 * words_.size() + 2));
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const std::uint64_t hash = words_[i]->facts.lower | 1U;
        KindPlace& place = place_of_kind(hash);
        if (place.hash == 0) {
            place = {hash, static_cast<std::uint32_t>(evidence_.size())};
            evidence_.emplace_back();
        }
        kinds_.push_back(place.kind);
        WordEvidence& evidence = evidence_[place.kind];
        if (casing(i) == Casing::cased) {
            if (words_[i]->facts.letters == WordCase::lower)
                evidence.lower = one_more(evidence.lower);
            else if (may_name(i) && !begins_sentence(i))
                evidence.capital = one_more(evidence.capital);
        }
        if (may_name(i) && evidence.places < WordEvidence::most_places)
            evidence.place[evidence.places++] = static_cast<std::uint32_t>(i);
    }
}

// Initials of every run of two to six capitalised words, small words between them left out: "United Nations" -> "un";
// also of what stands behind the last small word: "Anna Berg of the United Nations".
void NameView::collect_acronyms() {
    constexpr std::size_t longest = 6;
    std::string initials;
    std::size_t behind_small = 0;  // where the initials behind the last small word begin
    const auto mark = [&](std::string_view acronym) {
        if (acronym.size() < 2 || acronym.size() > longest) return;
        const KindPlace& place = place_of_kind(XXH3_64bits_withSeed(acronym.data(), acronym.size(), 2) | 1U);
        if (place.hash != 0) evidence_[place.kind].is_acronym = true;
    };
    const auto end_run = [&] {
        mark(initials);
        mark(std::string_view(initials).substr(behind_small));
        initials.clear();
        behind_small = 0;
    };
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const WordFacts& facts = words_[i]->facts;
        if (begins_sentence(i)) end_run();
        if (casing(i) == Casing::cased && facts.letters == WordCase::capital && !facts.lowered.empty()) {
            initials += facts.lowered.front();
        } else if (is_small_word(facts.lowered)) {
            behind_small = initials.size();
        } else {
            end_run();
        }
    }
    end_run();
}

}  // namespace dateline
