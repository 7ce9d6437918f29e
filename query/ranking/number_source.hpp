// The articles of a shard that have a number within a range.
#pragma once

#include <xapian.h>

#include <string>

#include "query/language/expression.hpp"

namespace dateline {

/// Goes through the values of a slot of numbers (number.hpp). A document is in it where one of its numbers, however
/// many it has, lies within the range. It scores nothing.
class NumberSource : public Xapian::ValuePostingSource {
  public:
    NumberSource(Xapian::valueno number_slot, NumberRange range)
        : Xapian::ValuePostingSource(number_slot), range_(range) {}

    NumberSource* clone() const override { return new NumberSource(get_slot(), range_); }
    void init(const Xapian::Database& shard) override;
    void next(double least_weight) override;
    void skip_to(Xapian::docid from, double least_weight) override;
    bool check(Xapian::docid document, double least_weight) override;
    std::string get_description() const override;

  private:
    bool is_match() const;
    void find(double least_weight);

    NumberRange range_;
};

}  // namespace dateline
