// What all readers of records share: cut a record, read it, check the article, or say why it can't be taken.
#pragma once

#include "corpus/readers/record_cutter.hpp"

namespace dateline {

class RecordReader : public Reader {
  public:
    RecordReader(std::unique_ptr<ByteStream> stream, ReaderContext context);
    std::optional<Item> next() final;

  protected:
    RecordCutter& cutter() { return cutter_; }
    const ReaderContext& context() const { return context_; }

  private:
    /// The next record; nothing at the end.
    virtual std::optional<Cut> cut() = 0;
    /// Fills the delivery's article, not checked yet, or says what is wrong with the record.
    virtual std::optional<RecordFault> read(const Cut& cut, Delivery& delivery) = 0;

    Item take(const Cut& cut);

    ReaderContext context_;
    RecordCutter cutter_;
    bool ended_ = false;
};

}  // namespace dateline
