// One document as the features of names see it: facts of every word, and what the document says about a word elsewhere
// (global features: Chieu and Ng 2003, "Named Entity Recognition with a Maximum Entropy Approach").
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

#include "corpus/annotate/name_document.hpp"
#include "corpus/annotate/word_facts.hpp"

namespace dateline {

/// Whether capitals mean anything in a sentence. What has only capitals, or stands in a document without any, is read
/// in small letters, by weights of its own.
enum class Casing : std::uint8_t { cased, caseless };

/// A word with what a tagger may want to keep beside its facts.
struct KnownWord {
    WordFacts facts;
    Casing casing = Casing::cased;
    std::uint32_t number = 0;  ///< of the word in its table, from 0
};

/// Words met so far, so that each is looked at once. It forgets all when it is full. Not for several threads.
class WordTable {
  public:
    explicit WordTable(const KnownNames& known);

    /// Valid until forget_if_full().
    const KnownWord& find(std::string_view word, Casing casing);
    const PhraseLists& phrases() const { return known_.phrases; }
    /// What stands where a sentence has ended or not begun.
    const KnownWord& outside(Casing casing) const { return outside_[static_cast<std::size_t>(casing)]; }
    /// To be called between documents. True where all words were forgotten.
    bool forget_if_full();
    std::size_t size() const { return words_.size(); }

  private:
    KnownNames known_;
    // An open table of hashes; two words of one 64-bit hash are taken for one.
    struct Place {
        std::uint64_t hash = 0;  // 0: empty
        std::uint32_t number = 0;
    };
    Place& place_of(std::uint64_t hash);
    void grow();

    std::vector<Place> places_;
    std::deque<KnownWord> words_;
    std::array<KnownWord, 2> outside_;
};

/// What the rest of a document says about one word (in small letters).
struct WordEvidence {
    static constexpr std::size_t most_places = 5;
    std::uint16_t lower = 0;    ///< times it stands in small letters in a cased sentence
    std::uint16_t capital = 0;  ///< times it has a capital within a cased sentence, not at its beginning
    bool is_acronym = false;    ///< of a run of capitalised words elsewhere
    std::uint8_t places = 0;
    std::array<std::uint32_t, most_places> place{};  ///< tokens: the first times it stands where it may be a name
};

/// A name of several words from the lists that a token is part of.
struct ListedPart {
    ListBits lists = 0;         ///< 0: of none
    std::uint8_t position = 0;  ///< 0 first, 1 within, 2 last
};

class NameView {
  public:
    NameView(const NameDocument& document, WordTable& table);

    std::size_t size() const { return words_.size(); }
    const NameDocument& document() const { return *document_; }
    const KnownWord& word(std::size_t token) const { return *words_[token]; }
    /// The word `distance` before or behind a token, or what is outside of its sentence.
    const KnownWord& near(std::size_t token, int distance) const;
    std::uint32_t sentence_of(std::size_t token) const { return sentence_of_[token]; }
    Casing casing(std::size_t token) const { return words_[token]->casing; }
    bool begins_sentence(std::size_t token) const { return document_->sentences[sentence_of_[token]] == token; }
    /// A small number for the sort of sentence: its length and how much of it is numbers.
    std::uint32_t sentence_sort(std::size_t token) const { return sentence_sorts_[sentence_of_[token]]; }
    /// Words of one number here are the same in small letters; less than word_kinds().
    std::uint32_t word_kind(std::size_t token) const { return kinds_[token]; }
    std::size_t word_kinds() const { return evidence_.size(); }
    const WordEvidence& evidence(std::size_t token) const { return evidence_[kinds_[token]]; }
    /// The longest one that begins first.
    const ListedPart& listed(std::size_t token) const { return listed_[token]; }
    /// Whether a token may belong to a name by its letters.
    bool may_name(std::size_t token) const { return may_name_[token] != 0; }
    /// Whether it or a neighbour in its sentence may: all else is no part of a name ("of the" is, between capitals).
    bool is_near_name(std::size_t token) const;

  private:
    void read_words(WordTable& table);
    void read_letters();
    void collect_evidence();
    void collect_acronyms();
    void collect_listed();
    std::size_t listed_end(std::size_t first, ListBits& lists) const;

    const NameDocument* document_;
    const WordTable* table_;
    std::vector<const KnownWord*> words_;
    std::vector<std::uint8_t> may_name_;  // 1: yes
    std::vector<std::uint32_t> sentence_of_;
    std::vector<std::uint32_t> sentence_sorts_;
    std::vector<std::uint32_t> kinds_;
    std::vector<ListedPart> listed_;
    std::vector<WordEvidence> evidence_;
    // An open table of the hashes of words in small letters.
    struct KindPlace {
        std::uint64_t hash = 0;  // 0: empty
        std::uint32_t kind = 0;
    };
    KindPlace& place_of_kind(std::uint64_t hash);
    std::vector<KindPlace> kind_places_;  // at least twice as many as words, a power of two
};

}  // namespace dateline
