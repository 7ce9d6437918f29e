#include "corpus/readers/source.hpp"

#include <fmt/format.h>

#include <atomic>

#include "corpus/readers/content_kind.hpp"
#include "corpus/readers/source_list.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

// The first bytes of a stream, then the rest. Owns neither.
class StreamWithHead : public ByteStream {
  public:
    StreamWithHead(std::string head, ByteStream& rest) : head_(std::move(head)), rest_(rest) {}
    std::size_t read(char* buffer, std::size_t size) override {
        const std::size_t got = head_.read(buffer, size);
        return got != 0 ? got : rest_.read(buffer, size);
    }

  private:
    MemoryStream head_;
    ByteStream& rest_;
};

// The first bytes of a stream, up to sniff_size. Damage behind good bytes is met again when the stream is read on.
std::string read_head(ByteStream& stream) {
    std::string head(sniff_size, '\0');
    std::size_t size = 0;
    try {
        while (size < head.size()) {
            const std::size_t got = stream.read(head.data() + size, head.size() - size);
            if (got == 0) break;
            size += got;
        }
    } catch (const Error& error) {
        if (size == 0 || error.kind() != ErrorKind::bad_data) throw;
    }
    head.resize(size);
    return head;
}

std::string format_names() {
    std::string names;
    for (const auto& format : formats()) names.append(names.empty() ? "" : ", ").append(format.name);
    return names;
}

// Null for an empty name.
const Format* format_by_name(const std::string& name) {
    const Format* format = find_format(name);
    if (!name.empty() && format == nullptr)
        throw Error(ErrorKind::usage, fmt::format("no input format '{}'; there are {}", name, format_names()));
    return format;
}

std::string shown(const std::string& path) { return path == "-" ? "standard input" : path; }

// A file that is being read.
struct OpenFile {
    std::unique_ptr<FileStream> stream;
    const Format* format = nullptr;
    std::unique_ptr<Reader> reader;
    std::uint64_t records = 0;
};

// Seconds of the last change; INT64_MIN where it is not known.
std::int64_t file_time(const FileStream& stream) {
    using namespace std::chrono;
    const auto mtime = stream.mtime();
    return mtime == 0 ? INT64_MIN : std::int64_t{floor<seconds>(nanoseconds(mtime)).count()};
}

}  // namespace

struct SourceReader::State {
    State(std::vector<std::string> source_arguments, SourceOptions options)
        : arguments(std::move(source_arguments)),
          limits(options.limits),
          given_format(format_by_name(options.input_format)),
          list(list_sources(arguments)) {
        for (const auto& file : list.files) check_argument(file);
    }

    // A file given as an argument is looked at before anything is read; a pipe can't be.
    void check_argument(const ListedFile& file) const {
        if (file.in_directory || !std::filesystem::is_regular_file(file.path)) return;
        OpenFile opened;
        if (const auto fault = open(file, opened)) refuse(file, fault->detail);
    }

    [[noreturn]] static void refuse(const ListedFile& file, const std::string& why) {
        throw Error(ErrorKind::bad_data, fmt::format("{}: {}", shown(file.path), why));
    }

    // Opens a file and finds its format, or says why it can't be read.
    std::optional<RecordFault> open(const ListedFile& file, OpenFile& opened) const try {
        if (!file.fault.empty()) return RecordFault{RejectReason::unreadable, file.fault};
        opened.stream = std::make_unique<FileStream>(file.path);
        std::string head = read_head(*opened.stream);
        if (head.empty()) return RecordFault{RejectReason::not_news, "the file is empty"};
        opened.format = given_format != nullptr ? given_format : recognise(head);
        if (opened.format == nullptr)
            return RecordFault{RejectReason::not_news, fmt::format("looks like {}; formats that are read: {}",
                                                                   content_kind(head), format_names())};
        opened.reader = opened.format->open(std::make_unique<StreamWithHead>(std::move(head), *opened.stream),
                                            {file.path, file.id, file_time(*opened.stream), limits, {}, {}});
        return std::nullopt;
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::io) refuse_io(file, error);
        return RecordFault{RejectReason::unreadable, error.what()};
    }

    [[noreturn]] static void refuse_io(const ListedFile& file, const Error& error) {
        throw Error(error.kind(), fmt::format("{}: {}", shown(file.path), error.what()));
    }

    // Goes to the next file; gives the reject where it can't be read.
    std::optional<Item> open_next() {
        const ListedFile& file = list.files[at++];
        if (file.argument != argument) end_argument();
        argument = file.argument;
        const auto fault = open(file, current);
        if (!fault) return std::nullopt;
        if (!file.in_directory) refuse(file, fault->detail);
        current = {};
        return Reject{{file.path, 0, 0}, {}, fault->reason, fault->detail};
    }

    std::optional<Item> read_item() try {
        auto item = current.reader->next();
        if (item) ++current.records;
        bytes_read.store(bytes_closed + current.stream->bytes_read(), std::memory_order_relaxed);
        return item;
    } catch (const Error& error) {
        refuse_io(list.files[at - 1], error);
    }

    void close() {
        const auto facts = current.stream->finish();
        files.push_back({list.files[at - 1].path, facts.size, facts.mtime, facts.checksum,
                         std::string(current.format->name), current.records});
        records_of_argument += current.records;
        bytes_closed += facts.size;
        bytes_read.store(bytes_closed, std::memory_order_relaxed);
        current = {};
    }

    void end_argument() {
        if (argument && records_of_argument == 0)
            throw Error(ErrorKind::bad_data, fmt::format("{}: holds no article", shown(arguments[*argument])));
        records_of_argument = 0;
    }

    std::optional<Item> next() {
        for (;;) {
            if (current.reader) {
                if (auto item = read_item()) return item;
                close();
            } else if (at < list.files.size()) {
                if (auto reject = open_next()) return reject;
            } else {
                end_argument();
                argument.reset();
                return std::nullopt;
            }
        }
    }

    std::vector<std::string> arguments;
    ReaderLimits limits;
    const Format* given_format;  // null: by content
    SourceList list;
    std::size_t at = 0;                   // the file to be opened next
    std::optional<std::size_t> argument;  // that of the file at hand
    std::uint64_t records_of_argument = 0;
    OpenFile current;
    std::vector<SourceFile> files;
    std::uint64_t bytes_closed = 0;
    std::atomic<std::uint64_t> bytes_read{0};
};

SourceReader::SourceReader(std::vector<std::string> arguments, SourceOptions options)
    : state_(std::make_unique<State>(std::move(arguments), std::move(options))) {}
SourceReader::~SourceReader() = default;

std::optional<Item> SourceReader::next() { return state_->next(); }
const std::vector<SourceFile>& SourceReader::files() const { return state_->files; }
std::uint64_t SourceReader::bytes_read() const { return state_->bytes_read.load(std::memory_order_relaxed); }
std::optional<std::uint64_t> SourceReader::bytes_total() const { return state_->list.bytes; }

}  // namespace dateline
