// Where results go.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The reader of our output has gone: nothing is left to do, and nothing to complain of.
struct ClosedPipe {};

/// Writes to a file descriptor in large pieces. Not for several threads.
class Output {
  public:
    /// `name` is for messages.
    Output(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}

    /// Throws ClosedPipe, and Error(io) where the text can't be written.
    void write(std::string_view text);
    /// What was written is out when this returns. The end of a program calls it: a destructor could not tell of errors.
    void flush();

  private:
    int descriptor_;
    std::string name_;
    std::string waiting_;
};

}  // namespace dateline
