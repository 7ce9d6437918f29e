// How records of JSON stand in a stream, and how they are cut out of it one by one.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/readers/record_cutter.hpp"

namespace dateline {

enum class JsonLayout {
    lines,   ///< JSON Lines: a record a line
    array,   ///< one array whose elements are the records
    values,  ///< records one after the other, over several lines, as programs print them
};

/// The layout of a stream that begins so: an array where it begins with '[', values where the first line begins a value
/// that it does not end (and the second begins none), lines else.
JsonLayout json_layout(std::string_view head);

/// Cuts values out of one stream. Memory holds one of them whatever the array's length. A byte order mark, blanks, and
/// commas between elements are passed over without being counted. After an element whose strings or brackets don't
/// close, cutting goes on at the next line that begins with '{'.
class JsonCutter {
  public:
    /// The layout is found out by content.
    JsonCutter() = default;
    explicit JsonCutter(JsonLayout layout) : layout_(layout) {}
    /// The next value, or a fault of the array as such, which stands for a record; nothing at the end. The stream is
    /// the same in every call.
    std::optional<Cut> next(RecordCutter& cutter);

  private:
    void start(RecordCutter& cutter);
    std::optional<Cut> next_value(RecordCutter& cutter);
    std::optional<Cut> end_array(RecordCutter& cutter);
    Cut fault(const RecordCutter& cutter, RejectReason reason, std::string_view detail);

    std::optional<JsonLayout> layout_;
    bool started_ = false;
    bool ended_ = false;
};

}  // namespace dateline
