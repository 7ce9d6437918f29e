// The terms of one document while it is built, and their hash.
#pragma once

#include <xapian.h>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/indexed_hash.hpp"
#include "schemas/slots.hpp"

namespace dateline {

/// Collects terms with frequencies and positions, in any order, and writes them to a document. Made to be used for one
/// document after the other: terms keep their numbers, so that a frequent term is spelled and hashed once. Not for
/// several threads.
class TermSheet {
  public:
    /// A term's number in this sheet, good until clear() forgets it.
    using Number = std::uint32_t;

    Number number(const std::string& term);
    /// One occurrence at a position that adds to the frequency.
    void add(Number term, Xapian::termpos position, Xapian::termcount frequency) {
        occurrences_.push_back({term, position, frequency});
    }
    /// The term without a position.
    void add(Number term, Xapian::termcount frequency) { add(term, no_position, frequency); }

    /// Adds all terms to the document and returns the sum of the hashes of each term with its frequency and positions:
    /// the same set of terms gives the same sum in whatever order it was collected.
    Hash128 write(Xapian::Document& document);

    /// Forgets the occurrences, and the terms too once there are very many: true if so, and no number is good any more.
    bool clear();

  private:
    struct Occurrence {
        Number term;
        Xapian::termpos position;
        Xapian::termcount frequency;
    };
    static constexpr Xapian::termpos no_position = 0;

    std::vector<std::uint32_t> group_by_term();
    Hash128 write_term(Xapian::Document& document, const Occurrence* first, const Occurrence* last);

    std::unordered_map<std::string, Number> numbers_;
    std::vector<const std::string*> terms_;  ///< by number; the strings are the keys of numbers_
    std::vector<Occurrence> occurrences_;
    std::vector<Occurrence> grouped_;
    std::vector<std::uint32_t> places_;  ///< by number; all 0 between two documents
    TermHash hash_;
};

}  // namespace dateline
