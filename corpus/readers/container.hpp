// Containers walked member by member, as streams: tar and zip. Nothing is ever extracted: a member's bytes are read,
// and its name is a name only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "corpus/readers/byte_stream.hpp"
#include "corpus/readers/unpack_meter.hpp"

namespace dateline {

enum class MemberKind { file, directory, not_a_file, encrypted };

struct Member {
    /// As the container has it, but for "./" in front; control characters and bytes that are no UTF-8 are written
    /// "\x1B". At most 1,000 bytes.
    std::string name;
    MemberKind kind = MemberKind::file;
    std::int64_t time = INT64_MIN;  ///< UTC seconds of its last change; INT64_MIN: not known
    /// A part of the name begins with a full stop, or it is what macOS adds to containers.
    bool is_hidden() const;
};

/// "zip" or "tar" where a file that begins so is one; empty where it is none. 512 bytes are enough to tell. Documents
/// that are zip files inside (of Office, EPUB, Java) are no containers.
std::string_view container_kind(std::string_view head);

/// Not for several threads at once.
class Container {
  public:
    /// The bytes of its members are counted by the meter, which must outlive it. `links`: names of members that are
    /// links though they don't say so themselves; see zip_links().
    Container(std::unique_ptr<ByteStream> bytes, UnpackMeter& meter, std::size_t layer,
              std::set<std::string> links = {});
    ~Container();
    Container(const Container&) = delete;
    Container& operator=(const Container&) = delete;

    /// The next member; nothing at the end. Throws Error(bad_data) where the container is damaged, and at every call
    /// from then on; Error(io) where the device fails.
    std::optional<Member> next();
    /// The content of the member that next() gave. Good until next() is called again; must not outlive the container.
    std::unique_ptr<ByteStream> content();

  private:
    struct State;
    class MemberStream;
    std::unique_ptr<State> state_;
};

}  // namespace dateline
