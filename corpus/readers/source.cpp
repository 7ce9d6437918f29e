#include "corpus/readers/source.hpp"

#include <fmt/format.h>

#include <atomic>
#include <filesystem>

#include "corpus/readers/source_list.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

std::string shown(const std::string& path) { return path == "-" ? "standard input" : path; }

}  // namespace

struct SourceReader::State {
    State(std::vector<std::string> source_arguments, SourceOptions source_options)
        : arguments(std::move(source_arguments)), options(std::move(source_options)) {
        check_options(options);
        list = list_sources(arguments);
        for (const auto& file : list.files) check_argument(file);
    }

    // A file given as an argument is looked at before anything is read; a pipe can't be.
    void check_argument(const ListedFile& file) const {
        if (file.in_directory || !std::filesystem::is_regular_file(file.path)) return;
        std::unique_ptr<FileReader> unused;
        if (const auto fault = open(file, unused)) refuse(file, fault->detail);
    }

    [[noreturn]] static void refuse(const ListedFile& file, const std::string& why) {
        throw Error(ErrorKind::bad_data, fmt::format("{}: {}", shown(file.path), why));
    }

    // Opens a file, or says why it can't be read.
    std::optional<RecordFault> open(const ListedFile& file, std::unique_ptr<FileReader>& opened) const try {
        if (!file.fault.empty()) return RecordFault{RejectReason::unreadable, file.fault};
        opened = std::make_unique<FileReader>(file, options);
        auto fault = opened->fault();
        if (fault && fault->reason == RejectReason::empty) fault->reason = RejectReason::not_news;
        return fault;
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
        current.reset();
        return Reject{{file.path, 0, 0}, {}, fault->reason, fault->detail};
    }

    std::optional<Item> read_item() try {
        auto item = current->next();
        bytes_read.store(bytes_closed + current->bytes_read(), std::memory_order_relaxed);
        return item;
    } catch (const Error& error) {
        refuse_io(list.files[at - 1], error);
    }

    void close() {
        files.push_back(current->finish());
        records_of_argument += files.back().records;
        bytes_closed += files.back().size;
        bytes_read.store(bytes_closed, std::memory_order_relaxed);
        current.reset();
    }

    void end_argument() {
        if (argument && records_of_argument == 0)
            throw Error(ErrorKind::bad_data, fmt::format("{}: holds no article", shown(arguments[*argument])));
        records_of_argument = 0;
    }

    std::optional<Item> next() {
        for (;;) {
            if (current) {
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
    SourceOptions options;
    SourceList list;
    std::size_t at = 0;                   // the file to be opened next
    std::optional<std::size_t> argument;  // that of the file at hand
    std::uint64_t records_of_argument = 0;
    std::unique_ptr<FileReader> current;
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
