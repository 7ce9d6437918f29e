// UTF-8 out of text in whatever character set: the layer between the bytes of a file and the readers of formats.
//
// The bytes decide, block by block (256 KiB). Text that is UTF-8 passes through as it is. A text with a byte order
// mark, or evidently in UTF-16, is read as that. In other text, a block with damage is UTF-8 with some bytes damaged
// where most of its bytes over 0x7F are UTF-8, else it is in an older character set: the one that the text declares,
// where its bytes agree, else the one that they look like, windows-1252 where nothing else shows. What came before
// weighs in, so that a stream is read as it was until more than a few bytes speak against it; and the older set, once
// it is evident, stays.
#pragma once

#include <memory>
#include <string>

#include "corpus/readers/byte_stream.hpp"

namespace dateline {

class CharsetStream : public ByteStream {
  public:
    /// `charset`: by charset_by_name(), taken at its word; empty: as the bytes say.
    explicit CharsetStream(std::unique_ptr<ByteStream> bytes, std::string charset = {});
    ~CharsetStream() override;
    /// Gives UTF-8 without a byte order mark.
    std::size_t read(char* buffer, std::size_t size) override;
    /// Damaged bytes that became U+FFFD so far.
    std::uint64_t bytes_replaced() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
