// The one interface of all readers: the next article, or a record that can't be taken, or the end.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "corpus/readers/byte_stream.hpp"
#include "schemas/article_record.hpp"

namespace dateline {

/// Where a record stands. Lines count from 1 and bytes from 0, in the text as UTF-8 without a mark.
struct Location {
    std::string source;      ///< path as given, "-" for standard input
    std::uint64_t line = 0;  ///< of the record's first byte; 0: the file as a whole
    std::uint64_t byte = 0;
    /// Name inside of a container, as the container has it; names of nested ones are joined by '!'. Empty: none.
    std::string member = {};
    bool operator==(const Location&) const = default;
};

/// A checked article (see check_article) with an id.
struct Delivery {
    Article article;
    Location where;
    RecordMends mends;
    /// One file is one article, named by its path: other content there is an update.
    bool path_is_id = false;
    /// UTC seconds of the file's last change where one file is one article; tells versions apart. INT64_MIN: not known.
    std::int64_t file_time = INT64_MIN;
};

/// A record that can't be taken.
struct Reject {
    Location where;
    std::string id;  ///< where it could be read
    RejectReason reason{};
    std::string detail;
    bool operator==(const Reject&) const = default;
};

using Item = std::variant<Delivery, Reject>;

/// Bounds on what comes from outside.
struct ReaderLimits {
    std::uint64_t max_record = std::uint64_t{8} << 20;  ///< bytes of one record; more is a too_large
    /// What a file may unpack to, as a multiple of its size on disk; more is a too_dense. News text packs 3 to 20
    /// times; 200 leaves room for lists that repeat themselves.
    std::uint64_t max_ratio = 200;
    std::uint64_t max_members = 1'000'000;  ///< of all containers in a file; more is a too_many
};

/// Reads the records of one stream in order. The stream's bytes are UTF-8, whatever they were in the file: see charset.
/// It holds at most one record and a buffer in memory, whatever the stream's size, and a record over the limit is
/// passed over without being held.
class Reader {
  public:
    virtual ~Reader() = default;
    /// The next article or reject; nothing at the end. A stream that fails in the middle gives one last Reject
    /// (truncated) and ends.
    virtual std::optional<Item> next() = 0;
};

/// How a reader is told about the stream it reads.
struct ReaderContext {
    std::string source;        ///< for Location
    std::string id_from_path;  ///< path below the SOURCE argument: the id where one file is one article that names none
    std::int64_t file_time = INT64_MIN;
    ReaderLimits limits;
    /// CSV: which column is a key of the record, "title" -> "Headline"; beside those that the reader knows by name.
    std::map<std::string, std::string> columns = {};
    /// CSV: keys of an archive's own fields; a column that has exactly such a name serves nothing else.
    std::set<std::string> own_keys = {};
    std::string member = {};  ///< for Location
};

/// A row of the table of formats.
struct Format {
    std::string_view name;  ///< of --input-format: "jsonl"
    std::string_view description;
    /// Whether the first bytes of a file (up to sniff_size) look like it.
    bool (*looks_like)(std::string_view head);
    std::unique_ptr<Reader> (*open)(std::unique_ptr<ByteStream> stream, ReaderContext context);
};

/// How many bytes recognition is given at most.
inline constexpr std::size_t sniff_size = std::size_t{64} * 1024;

/// All formats, in the order in which recognition asks them (plain text last).
const std::vector<Format>& formats();
const Format* find_format(std::string_view name);
/// The first format that the head looks like; null where none does (binary data).
const Format* recognise(std::string_view head);

}  // namespace dateline
