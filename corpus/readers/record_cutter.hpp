// Cuts the records of a stream apart, in bounded memory, and knows the line and byte at which each one begins.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/readers/reader.hpp"

namespace dateline {

/// How far the end of a record has been looked for.
struct Scan {
    std::size_t seen = 0;  ///< bytes that need not be looked at again; where found, the length of the record
    bool found = false;
    /// Where the record is to end if the stream, or the limit, ends before its end is found; npos: there.
    std::size_t retreat = std::string_view::npos;
};

/// Looks for the end of a record in the bytes `held`, the first `from` of which it has seen already. The bytes may be
/// cut anywhere. Of a record over the limit the seen bytes are forgotten: the next call then has `from` 0 and begins in
/// the middle.
using Scanner = std::function<Scan(std::string_view held, std::size_t from)>;

/// One record as it stands in the stream.
struct Cut {
    std::string_view bytes;  ///< valid until the next call of the cutter; empty where the record is over the limit
    Location where;
    bool ended = false;                ///< its end was found; else the stream ended before
    std::optional<RecordFault> fault;  ///< known already: too_large, or what the reader adds
};

/// Holds at most one record up to the limit and one read-ahead. Not for several threads at once.
class RecordCutter {
  public:
    RecordCutter(std::unique_ptr<ByteStream> stream, std::string source, std::uint64_t max_record);

    /// Passes over the bytes of the set that come next. False at the end of the stream.
    bool skip(std::string_view set);
    /// The bytes that come next, `size` of them unless the stream ends before; valid until the next call.
    std::string_view peek(std::size_t size);
    /// Whether the stream goes on with this text.
    bool starts_with(std::string_view text);
    /// Passes over bytes that starts_with() has met.
    void pass(std::size_t bytes);
    /// The record that begins here. Its end is where the scanner says, or where the stream ends.
    Cut cut(const Scanner& scan);

    /// The place of the next byte.
    Location where() const { return {source_, line_, byte_, {}}; }
    /// Bytes of the buffer.
    std::size_t memory() const { return capacity_; }
    /// Why the stream ended before its end; empty where it did not.
    const std::string& failure() const { return failure_; }

  private:
    std::string_view held() const { return {buffer_.get() + begin_, end_ - begin_}; }
    bool more();
    void make_room();

    std::unique_ptr<ByteStream> stream_;
    std::string source_;
    std::uint64_t max_record_;
    std::size_t capacity_;
    std::unique_ptr<char[]> buffer_;
    std::size_t begin_ = 0;  // of what is held, in the buffer
    std::size_t end_ = 0;
    std::uint64_t line_ = 1;
    std::uint64_t byte_ = 0;
    bool ended_ = false;
    std::string failure_;
};

/// The scanner of lines; the line end is not part of the record.
Scan scan_line(std::string_view held, std::size_t from);
/// The scanner of all that is left.
Scan scan_all(std::string_view held, std::size_t from);

}  // namespace dateline
