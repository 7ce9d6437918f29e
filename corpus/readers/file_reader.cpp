#include "corpus/readers/file_reader.hpp"

#include <fmt/format.h>

#include <chrono>
#include <utility>
#include <vector>

#include "corpus/readers/charset.hpp"
#include "corpus/readers/charset_evidence.hpp"
#include "corpus/readers/container.hpp"
#include "corpus/readers/content_kind.hpp"
#include "corpus/readers/decompress.hpp"
#include "corpus/readers/unpack_meter.hpp"
#include "corpus/readers/zip_links.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::size_t max_compressions = 2;  // on each other
constexpr std::size_t max_containers = 2;    // in each other

// A stream that something else owns.
class BorrowedStream : public ByteStream {
  public:
    explicit BorrowedStream(ByteStream& stream) : stream_(stream) {}
    std::size_t read(char* buffer, std::size_t size) override { return stream_.read(buffer, size); }

  private:
    ByteStream& stream_;
};

std::string format_names() {
    std::string names;
    for (const auto& format : formats()) names.append(names.empty() ? "" : ", ").append(format.name);
    return names;
}

// Seconds of the last change; INT64_MIN where it is not known.
std::int64_t file_time(const FileStream& file) {
    using namespace std::chrono;
    const auto mtime = file.mtime();
    return mtime == 0 ? INT64_MIN : std::int64_t{floor<seconds>(nanoseconds(mtime)).count()};
}

// Where a stream stands: the file itself, or a member of a container in it.
struct Place {
    std::string member;  // of Location
    std::string id;      // of a plain text; empty: none
    std::int64_t time = INT64_MIN;
    std::size_t layer = 0;  // of the meter
    bool on_disk = false;   // the stream is the file's bytes as they are
};

// A container that is being walked.
struct OpenContainer {
    std::unique_ptr<Container> container;
    Place place;
    std::uint64_t empty_members = 0;
    bool told_damage = false;  // by the reject of a member
};

}  // namespace

struct FileReader::State {
    State(const ListedFile& listed, const SourceOptions& source_options)
        : listed_file(listed),
          options(source_options),
          given_format(find_format(options.input_format)),
          file(listed.place()),
          meter(file, options.limits.max_ratio) {
        Place place{.member = {}, .id = listed.id, .time = file_time(file), .layer = 0, .on_disk = true};
        fault = enter(std::make_unique<BorrowedStream>(file), std::move(place));
    }

    // Opens what a stream holds, a container or a text, or says why it can't be read.
    std::optional<RecordFault> enter(std::unique_ptr<ByteStream> bytes, Place place) try {
        auto stream = std::make_unique<PeekStream>(std::move(bytes));
        for (std::size_t depth = 0; const auto* method = find_compression(stream->peek(sniff_size)); ++depth) {
            if (depth == max_compressions)
                return RecordFault{RejectReason::too_deep, fmt::format("compressed more than {} times", depth)};
            stream = unpack(std::move(stream), *method, place);
        }
        const auto head = stream->peek(sniff_size);
        if (head.empty()) return RecordFault{RejectReason::empty, "the file is empty"};
        if (const auto kind = container_kind(head); !kind.empty())
            return enter_container(std::move(stream), kind, std::move(place));
        return enter_text(std::move(stream), std::move(place));
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::bad_data) throw;
        return RecordFault{meter.exceeded() ? RejectReason::too_dense : RejectReason::unreadable, error.what()};
    }

    std::unique_ptr<PeekStream> unpack(std::unique_ptr<ByteStream> packed, const Compression& method, Place& place) {
        place.on_disk = false;
        auto unpacked = std::make_unique<UnpackedStream>(std::move(packed), method);
        return std::make_unique<PeekStream>(std::make_unique<MeteredStream>(std::move(unpacked), meter, place.layer++));
    }

    std::optional<RecordFault> enter_container(std::unique_ptr<ByteStream> stream, std::string_view kind, Place place) {
        if (containers.size() == max_containers)
            return RecordFault{RejectReason::too_deep,
                               fmt::format("a {} file in more than {} containers", kind, max_containers - 1)};
        if (format.empty()) format = kind;
        auto links = place.on_disk && kind == "zip" ? zip_links(file) : std::set<std::string>{};
        auto container = std::make_unique<Container>(std::move(stream), meter, place.layer++, std::move(links));
        containers.push_back({std::move(container), std::move(place), 0, false});
        return std::nullopt;
    }

    std::optional<RecordFault> enter_text(std::unique_ptr<PeekStream> stream, Place place) {
        const auto bytes = stream->peek(sniff_size);
        const bool is_recoded = !options.encoding.empty() || !find_unicode_form(bytes).charset.empty();
        // Kept for recognition: the stream's own first bytes change as it is read.
        std::string head = is_recoded ? std::string() : std::string(bytes);
        auto text = std::make_unique<CharsetStream>(std::move(stream), charset_by_name(options.encoding));
        charset = text.get();
        replaced = 0;
        auto peeked = std::make_unique<PeekStream>(std::move(text));
        if (is_recoded) head = peeked->peek(sniff_size);
        const auto* const text_format = given_format != nullptr ? given_format : recognise(head);
        if (text_format == nullptr)
            return RecordFault{RejectReason::not_news, fmt::format("looks like {}; formats that are read: {}",
                                                                   content_kind(head), format_names())};
        if (format.empty()) format = text_format->name;
        reader = text_format->open(std::move(peeked), {listed_file.path, place.id, place.time, options.limits,
                                                       options.columns, options.own_keys, place.member});
        return std::nullopt;
    }

    std::optional<Item> next() {
        for (;;) {
            std::optional<Item> item;
            if (reader) {
                item = read_item();
            } else if (!containers.empty()) {
                item = next_member();
            } else {
                return std::nullopt;
            }
            if (!item) continue;
            ++records;
            // Nothing more is read of a file that unpacks to too much.
            if (meter.exceeded()) abandon();
            return item;
        }
    }

    // The next item of the text at hand; at its end nothing, and no text is at hand any more.
    std::optional<Item> read_item() {
        auto item = reader->next();
        if (!item) {
            reader.reset();
            return std::nullopt;
        }
        // Bytes are mended ahead of the record in which they stand; the sum is right.
        if (auto* delivery = std::get_if<Delivery>(&*item))
            delivery->mends.bytes_replaced +=
                static_cast<unsigned>(charset->bytes_replaced() - std::exchange(replaced, charset->bytes_replaced()));
        if (auto* reject = std::get_if<Reject>(&*item);
            reject != nullptr && reject->reason == RejectReason::truncated) {
            if (meter.exceeded()) reject->reason = RejectReason::too_dense;
            if (!containers.empty()) containers.back().told_damage = true;
        }
        return item;
    }

    // Goes to the next member of the innermost container; gives a reject where it can't be read.
    std::optional<Item> next_member() {
        auto& at_hand = containers.back();
        std::optional<Member> member;
        try {
            member = at_hand.container->next();
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::bad_data) throw;
            return end_container(
                RecordFault{meter.exceeded() ? RejectReason::too_dense : RejectReason::truncated, error.what()});
        }
        if (!member) return end_container(std::nullopt);
        at_hand.told_damage = false;
        if (++members > options.limits.max_members) return refuse_members();
        if (member->kind == MemberKind::directory || member->is_hidden()) return std::nullopt;
        const Place place = place_of(*member);
        const auto wrong = enter_member(*member, place);
        if (!wrong) return std::nullopt;
        if (wrong->reason != RejectReason::empty) return reject(place, *wrong);
        ++at_hand.empty_members;
        return std::nullopt;
    }

    Place place_of(const Member& member) const {
        const Place& outer = containers.back().place;
        Place place = outer;
        place.member += (outer.member.empty() ? "" : "!") + member.name;
        if (!place.id.empty()) place.id += '!' + member.name;
        if (member.time != INT64_MIN) place.time = member.time;
        place.on_disk = false;
        return place;
    }

    std::optional<RecordFault> enter_member(const Member& member, const Place& place) {
        if (member.kind == MemberKind::not_a_file) return RecordFault{RejectReason::not_a_file, {}};
        if (member.kind == MemberKind::encrypted) return RecordFault{RejectReason::encrypted, {}};
        return enter(containers.back().container->content(), place);
    }

    // The reject that a container ends with, where it has one: its damage, or that members were empty.
    std::optional<Item> end_container(std::optional<RecordFault> damage) {
        const OpenContainer ended = std::move(containers.back());
        containers.pop_back();
        // The outer one may break at the same place.
        if (damage && !containers.empty()) containers.back().told_damage = true;
        if (damage && !ended.told_damage) return reject(ended.place, *damage);
        if (ended.empty_members == 0) return std::nullopt;
        return reject(ended.place, {RejectReason::empty, fmt::format("{} empty members", ended.empty_members)});
    }

    Item refuse_members() {
        const Place place = containers.front().place;
        abandon();
        return reject(place, {RejectReason::too_many, fmt::format("more than {} members", options.limits.max_members)});
    }

    Item reject(const Place& place, const RecordFault& wrong) const {
        return Reject{{listed_file.path, 0, 0, place.member}, {}, wrong.reason, wrong.detail};
    }

    void abandon() {
        reader.reset();
        while (!containers.empty()) containers.pop_back();  // the inner one reads from the outer
    }

    ListedFile listed_file;
    const SourceOptions& options;
    const Format* given_format;  // null: by content
    FileStream file;
    UnpackMeter meter;
    std::vector<OpenContainer> containers;  // innermost last
    std::unique_ptr<Reader> reader;         // of the text at hand
    CharsetStream* charset = nullptr;       // which the reader owns
    std::uint64_t replaced = 0;             // bytes of the text at hand that were told
    std::string format;
    std::uint64_t members = 0;
    std::uint64_t records = 0;
    std::optional<RecordFault> fault;
};

FileReader::FileReader(const ListedFile& file, const SourceOptions& options)
    : state_(std::make_unique<State>(file, options)) {}
FileReader::~FileReader() { state_->abandon(); }

const std::optional<RecordFault>& FileReader::fault() const { return state_->fault; }
std::optional<Item> FileReader::next() { return state_->next(); }
std::uint64_t FileReader::bytes_read() const { return state_->file.bytes_read(); }

SourceFile FileReader::finish() {
    const auto facts = state_->file.finish();
    return {state_->listed_file.path, facts.size, facts.mtime, facts.checksum, state_->format, state_->records};
}

void check_options(const SourceOptions& options) {
    if (!options.input_format.empty() && find_format(options.input_format) == nullptr)
        throw Error(ErrorKind::usage,
                    fmt::format("no input format '{}'; there are {}", options.input_format, format_names()));
    if (!options.encoding.empty() && charset_by_name(options.encoding).empty())
        throw Error(
            ErrorKind::usage,
            fmt::format("no encoding '{}'; give a name such as UTF-8, windows-1252, windows-1251, Shift_JIS, GB18030",
                        options.encoding));
}

}  // namespace dateline
