// The articles that are about a namesake of what was asked for: they are not shut out, but others come before them.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace dateline {

/// Goes through all documents, for use beside a filter. A document with any of the `wrong` terms and none of the
/// `right` ones gets nothing, every other one `factor`: as scores can't be negative here, a penalty is what others have
/// more, and is taken off all of them afterwards (Plan::base()).
class NamesakeSource : public Xapian::PostingSource {
  public:
    NamesakeSource(std::vector<std::string> wrong, std::vector<std::string> right, double factor);

    NamesakeSource* clone() const override { return new NamesakeSource(wrong_, right_, factor_); }
    void init(const Xapian::Database& shard) override;
    Xapian::doccount get_termfreq_min() const override { return documents_; }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }

    void next(double least_weight) override { advance(document_ + 1, least_weight); }
    void skip_to(Xapian::docid document, double least_weight) override;
    bool at_end() const override { return at_end_; }
    Xapian::docid get_docid() const override { return document_; }
    double get_weight() const override { return weight_; }
    std::string get_description() const override;

  private:
    using Lists = std::vector<Xapian::PostingIterator>;
    static Lists open(const Xapian::Database& shard, const std::vector<std::string>& terms);
    static bool holds(Lists& lists, Xapian::docid document);
    void advance(Xapian::docid from, double least_weight);

    std::vector<std::string> wrong_;
    std::vector<std::string> right_;
    double factor_;

    Lists wrong_lists_;
    Lists right_lists_;
    Xapian::doccount documents_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid document_ = 0;
    double weight_ = 0;
    bool at_end_ = false;
};

}  // namespace dateline
