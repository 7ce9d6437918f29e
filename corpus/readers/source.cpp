#include "corpus/readers/source.hpp"

#include <fmt/format.h>

#include <atomic>
#include <filesystem>
#include <map>

#include "corpus/readers/source_list.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

std::string shown(const std::string& path) { return path == "-" ? "standard input" : path; }

}  // namespace

struct SourceReader::State {
    State(std::vector<GivenSource> sources, KnownFile known_file)
        : given(std::move(sources)), known(std::move(known_file)) {
        std::vector<SourceArgument> arguments;
        for (const auto& source : given) {
            check_options(source.options);
            arguments.push_back(source.argument);
        }
        list = list_sources(arguments);
        for (std::size_t i = 0; i < list.files.size(); ++i) check_argument(i);
    }

    // Looked at once: a known file may be large.
    const std::optional<SourceFile>& known_row(std::size_t number) {
        const auto [row, is_new] = rows.try_emplace(number);
        const ListedFile& file = list.files[number];
        if (is_new && known && file.fault.empty() && file.path != "-") row->second = known(file);
        return row->second;
    }

    // A file given as an argument is looked at before anything is read; a pipe can't be.
    void check_argument(std::size_t number) {
        const ListedFile& file = list.files[number];
        if (file.in_directory || !std::filesystem::is_regular_file(file.place()) || known_row(number)) return;
        std::unique_ptr<FileReader> unused;
        if (const auto fault = open(file, unused)) refuse(file, fault->detail);
    }

    [[noreturn]] static void refuse(const ListedFile& file, const std::string& why) {
        throw Error(ErrorKind::bad_data, fmt::format("{}: {}", shown(file.path), why));
    }

    // Opens a file, or says why it can't be read.
    std::optional<RecordFault> open(const ListedFile& file, std::unique_ptr<FileReader>& opened) const try {
        if (!file.fault.empty()) return RecordFault{RejectReason::unreadable, file.fault};
        opened = std::make_unique<FileReader>(file, given[file.argument].options);
        auto fault = opened->fault();
        if (fault && fault->reason == RejectReason::empty) fault->reason = RejectReason::not_news;
        return fault;
    } catch (const Error& error) {
        // Too many open files are no fault of this one.
        if (error.kind() == ErrorKind::io || error.kind() == ErrorKind::unavailable) refuse_io(file, error);
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
        if (const auto& row = known_row(at - 1)) {
            passed_over.push_back(*row);
            records_of_argument += row->records;
            return std::nullopt;
        }
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

    SourceFile finish_current() try { return current->finish(); } catch (const Error& error) {
        refuse_io(list.files[at - 1], error);
    }

    void close() {
        files.push_back(finish_current());
        records_of_argument += files.back().records;
        bytes_closed += files.back().size;
        bytes_read.store(bytes_closed, std::memory_order_relaxed);
        current.reset();
    }

    void end_argument() {
        if (argument && records_of_argument == 0)
            throw Error(ErrorKind::bad_data,
                        fmt::format("{}: holds no article", shown(given[*argument].argument.called)));
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

    std::vector<GivenSource> given;
    KnownFile known;
    SourceList list;
    std::map<std::size_t, std::optional<SourceFile>> rows;  // of files that were asked for, by number
    std::size_t at = 0;                                     // the file to be opened next
    std::optional<std::size_t> argument;                    // that of the file at hand
    std::uint64_t records_of_argument = 0;
    std::unique_ptr<FileReader> current;
    std::vector<SourceFile> files;
    std::vector<SourceFile> passed_over;
    std::uint64_t bytes_closed = 0;
    std::atomic<std::uint64_t> bytes_read{0};
};

std::vector<GivenSource> given_alike(const std::vector<std::string>& arguments, const SourceOptions& options) {
    std::vector<GivenSource> sources;
    for (const auto& argument : arguments) sources.push_back({argument, options});
    return sources;
}

SourceReader::SourceReader(std::vector<std::string> arguments, SourceOptions options)
    : SourceReader(given_alike(arguments, options), nullptr) {}
SourceReader::SourceReader(std::vector<GivenSource> sources, KnownFile known)
    : state_(std::make_unique<State>(std::move(sources), std::move(known))) {}
SourceReader::~SourceReader() = default;

std::optional<Item> SourceReader::next() { return state_->next(); }
const std::vector<SourceFile>& SourceReader::files() const { return state_->files; }
const std::vector<SourceFile>& SourceReader::known_files() const { return state_->passed_over; }
const std::vector<ListedFile>& SourceReader::listed() const { return state_->list.files; }
std::uint64_t SourceReader::bytes_read() const { return state_->bytes_read.load(std::memory_order_relaxed); }
std::optional<std::uint64_t> SourceReader::bytes_total() const { return state_->list.bytes; }

}  // namespace dateline
