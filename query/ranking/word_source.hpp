// The documents that hold some words, weighed: what Xapian is given in place of terms that score.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/ranking/document_lengths.hpp"
#include "query/ranking/score.hpp"

namespace dateline {

/// One word: the terms are its variants, whose frequencies in a document are added up. A document gets factor * Bm25,
/// or the factor alone where the frequency is 0 (names, dates, keywords and words of the title alone are indexed so).
/// Where there are grades, one for each term, it gets the sum of the shares of the terms that it has, at most 1, times
/// the factor. Terms of one group stand one after the other, and give the share once.
struct ScoredWord {
    struct Grade {
        double share = 0;
        unsigned group = 0;
    };
    std::vector<std::string> terms;
    double factor = 0;
    std::vector<Grade> grades = {};
};

/// What the words of a source mean together.
enum class WordMatch { any, all, maybe };

/// A posting source of the documents that hold any or all of the words, or (maybe) of all documents, for use beside a
/// filter. Their weight is the sum of what the words give,
/// each rounded (score.hpp). A document that can't reach the weight that is asked for is passed over without being
/// looked at in full (MaxScore: Turtle and Flood 1995).
///
/// It stands in for Xapian's own OR and AND of weighted terms for two reasons:
/// * Xapian 1.4.22 loses matches: when the weight asked for rises, an OR becomes an AND MAYBE and this an AND, which
/// begins one document behind
///   the further of its two lists, although both may hold that one.
/// * Half of the time of a search goes into reading the lengths of documents, which are better kept: see
/// document_lengths.hpp.
class WordSource : public Xapian::PostingSource {
  public:
    /// `lengths` are of the shard that is searched; they must outlive the source.
    WordSource(std::vector<ScoredWord> words, WordMatch match, double average_length, DocumentLengths& lengths);
    ~WordSource() override;

    WordSource* clone() const override;
    void init(const Xapian::Database& shard) override;
    Xapian::doccount get_termfreq_min() const override { return at_least_; }
    Xapian::doccount get_termfreq_est() const override { return at_most_; }
    Xapian::doccount get_termfreq_max() const override { return at_most_; }

    void next(double least_weight) override { advance(document_ + 1, least_weight); }
    void skip_to(Xapian::docid document, double least_weight) override;
    bool at_end() const override { return at_end_; }
    Xapian::docid get_docid() const override { return document_; }
    double get_weight() const override { return weight_; }
    std::string get_description() const override;

  private:
    class List;

    void advance(Xapian::docid from, double least_weight);
    Xapian::docid find_any(Xapian::docid from);
    Xapian::docid find_all(Xapian::docid from);
    Xapian::docid find(Xapian::docid from);
    bool weigh(Xapian::docid candidate, double least_weight);

    std::vector<ScoredWord> words_;
    WordMatch match_;
    Bm25 formula_;
    DocumentLengths& lengths_;

    std::vector<List> lists_;     // any, maybe: by rising maximum; all: by rising number of documents
    std::vector<double> before_;  // what the lists before each one give together at most
    std::size_t essential_ = 0;   // any, maybe: a document that is good enough is in one of the lists from here on
    Xapian::doccount at_least_ = 0;
    Xapian::doccount at_most_ = 0;
    Xapian::docid document_ = 0;
    Xapian::docid last_ = 0;  // of the shard
    double weight_ = 0;
    bool at_end_ = false;
};

}  // namespace dateline
