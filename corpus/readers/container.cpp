#include "corpus/readers/container.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <utility>
#include <vector>

#include "schemas/error.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

using namespace std::string_view_literals;

// What is unpacked out of one block is lost where the block is damaged: small blocks lose little.
constexpr std::size_t block_size = std::size_t{16} * 1024;
constexpr std::size_t tar_header_size = 512;
constexpr std::size_t longest_name = 1000;

// The header's checksum is the sum of its bytes, with blanks where it stands itself.
bool is_tar(std::string_view head) {
    constexpr std::size_t sum_at = 148;
    constexpr std::size_t sum_size = 8;
    if (head.size() < tar_header_size || head[0] == '\0') return false;
    unsigned sum = sum_size * ' ';
    for (std::size_t i = 0; i < tar_header_size; ++i)
        if (i < sum_at || i >= sum_at + sum_size) sum += static_cast<unsigned char>(head[i]);
    unsigned given = 0;
    for (const char c : head.substr(sum_at, sum_size))
        if (c >= '0' && c <= '7') given = given * 8 + static_cast<unsigned>(c - '0');
    return given == sum;
}

// The name of the first member tells a document that is a zip file inside.
bool is_zip(std::string_view head) {
    constexpr std::size_t name_at = 30;
    constexpr std::array documents{"[Content_Types].xml"sv, "_rels/"sv, "mimetype"sv, "META-INF/"sv};
    if (head.starts_with("PK\x05\x06")) return true;                      // without a member
    if (head.starts_with("PK\x07\x08PK\x03\x04")) head.remove_prefix(4);  // of a set that is one file only
    if (!head.starts_with("PK\x03\x04")) return false;
    const auto name = head.substr(std::min(name_at, head.size()));
    return std::none_of(documents.begin(), documents.end(), [&](auto first) { return name.starts_with(first); });
}

// Names of members are UTF-8 for libarchive only where the locale is: the thread's own is put back afterwards.
class Utf8Locale {
  public:
    Utf8Locale() : before_(::uselocale(utf8())) {}
    ~Utf8Locale() { ::uselocale(before_); }
    Utf8Locale(const Utf8Locale&) = delete;
    Utf8Locale& operator=(const Utf8Locale&) = delete;

  private:
    static locale_t utf8() {
        static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
        return locale;
    }
    locale_t before_;
};

std::string shown_name(std::string_view raw) {
    while (raw.starts_with("./")) raw.remove_prefix(2);
    std::string name;
    for (std::size_t at = 0; at < raw.size() && name.size() < longest_name;) {
        const auto rest = raw.substr(at, 4);
        std::int32_t size = 0;
        UChar32 c = 0;
        U8_NEXT(reinterpret_cast<const std::uint8_t*>(rest.data()), size, static_cast<std::int32_t>(rest.size()), c);
        const auto bytes = rest.substr(0, static_cast<std::size_t>(size));
        at += bytes.size();
        if (c >= 0x20 && (c < 0x7F || c >= 0xA0)) {
            name += bytes;
        } else {
            for (const char byte : bytes) name += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
        }
    }
    return std::string(cut_utf8(name, longest_name));
}

MemberKind kind_of(archive_entry* entry) {
    if (archive_entry_hardlink(entry) != nullptr) return MemberKind::not_a_file;
    if (archive_entry_filetype(entry) == AE_IFDIR) return MemberKind::directory;
    if (archive_entry_filetype(entry) != AE_IFREG) return MemberKind::not_a_file;
    return archive_entry_is_encrypted(entry) != 0 ? MemberKind::encrypted : MemberKind::file;
}

}  // namespace

bool Member::is_hidden() const {
    for (std::string_view rest = name; !rest.empty();) {
        const auto part = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(rest.size(), part.size() + 1));
        if (part == "__MACOSX" || (part.starts_with('.') && part != "." && part != "..")) return true;
    }
    return false;
}

std::string_view container_kind(std::string_view head) {
    if (is_zip(head)) return "zip";
    return is_tar(head) ? "tar" : std::string_view{};
}

struct Container::State {
    State(std::unique_ptr<ByteStream> stream, UnpackMeter& unpack_meter, std::size_t depth,
          std::set<std::string> names_of_links)
        : bytes(std::move(stream)), meter(unpack_meter), layer(depth), links(std::move(names_of_links)) {
        if (reader == nullptr) throw std::bad_alloc();
        archive_read_support_format_tar(reader.get());
        archive_read_support_format_zip_streamable(reader.get());
        check(archive_read_open(reader.get(), this, nullptr, &State::read_block, nullptr));
    }

    // libarchive asks for bytes; an exception must not go through it.
    static la_ssize_t read_block(archive* reader, void* self, const void** block) {
        auto& state = *static_cast<State*>(self);
        *block = state.input.data();
        try {
            return static_cast<la_ssize_t>(state.bytes->read(state.input.data(), state.input.size()));
        } catch (...) {
            state.error = std::current_exception();
            archive_set_error(reader, EIO, "the bytes can't be read");
            return ARCHIVE_FATAL;
        }
    }

    void check(int result, int worst = ARCHIVE_OK) {
        if (error) std::rethrow_exception(error);
        if (result >= worst) return;
        const char* what = archive_error_string(reader.get());
        throw Error(ErrorKind::bad_data, what != nullptr ? what : "the container is damaged");
    }

    // Goes to the next block of the member's content; false at its end.
    bool next_block() {
        const void* data = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int result = archive_read_data_block(reader.get(), &data, &size, &offset);
        if (result == ARCHIVE_EOF) return false;
        check(result);
        block = {static_cast<const char*>(data), size};
        hole = offset > position ? static_cast<std::uint64_t>(offset - position) : 0;
        return true;
    }

    std::size_t read(char* buffer, std::size_t size) {
        while (hole == 0 && block.empty())
            if (!next_block()) return 0;
        // A hole of a sparse file is made of zeros.
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(size, hole != 0 ? hole : block.size()));
        if (hole != 0) {
            std::memset(buffer, 0, count);
            hole -= count;
        } else {
            std::memcpy(buffer, block.data(), count);
            block.remove_prefix(count);
        }
        position += static_cast<std::int64_t>(count);
        meter.count(layer, count);
        return count;
    }

    // A member whose size stands behind it can be passed over by unpacking it only, which is to be counted. Says
    // whether it needs a password.
    bool leave_member() {
        const bool is_encrypted = entry != nullptr && archive_entry_is_encrypted(entry) != 0;
        if (entry != nullptr && archive_entry_size_is_set(entry) == 0 && !is_encrypted) {
            std::vector<char> rest(block_size);
            while (read(rest.data(), rest.size()) != 0) {
            }
        }
        entry = nullptr;
        block = {};
        hole = 0;
        position = 0;
        return is_encrypted;
    }

    std::unique_ptr<archive, int (*)(archive*)> reader{archive_read_new(), &archive_read_free};
    std::unique_ptr<ByteStream> bytes;
    UnpackMeter& meter;
    std::size_t layer;
    std::set<std::string> links;
    std::vector<char> input = std::vector<char>(block_size);
    std::exception_ptr error;        // of the stream below
    archive_entry* entry = nullptr;  // owned by the reader
    std::string_view block;          // not read yet
    std::uint64_t hole = 0;          // zeros before the block
    std::int64_t position = 0;       // in the member
};

class Container::MemberStream : public ByteStream {
  public:
    explicit MemberStream(State& state) : state_(state) {}
    std::size_t read(char* buffer, std::size_t size) override {
        try {
            if (fault_) throw Error(*fault_);
            return state_.read(buffer, size);
        } catch (const Error& error) {
            fault_ = error;
            throw;
        }
    }

  private:
    State& state_;
    std::optional<Error> fault_;
};

Container::Container(std::unique_ptr<ByteStream> bytes, UnpackMeter& meter, std::size_t layer,
                     std::set<std::string> links)
    : state_(std::make_unique<State>(std::move(bytes), meter, layer, std::move(links))) {}
Container::~Container() = default;

std::optional<Member> Container::next() {
    auto& state = *state_;
    const Utf8Locale utf8;
    const bool left_encrypted = state.leave_member();
    const int result = archive_read_next_header(state.reader.get(), &state.entry);
    if (result == ARCHIVE_EOF) return std::nullopt;
    // A warning is about the name; a member that needs a password fails as it is left, and the next is found all the
    // same.
    state.check(result, left_encrypted ? ARCHIVE_FAILED : ARCHIVE_WARN);
    const char* name = archive_entry_pathname(state.entry);
    Member member{.name = {}, .kind = kind_of(state.entry), .time = INT64_MIN};
    if (name != nullptr && state.links.contains(name)) member.kind = MemberKind::not_a_file;
    if (name != nullptr) member.name = shown_name(name);
    if (archive_entry_mtime_is_set(state.entry) != 0) member.time = archive_entry_mtime(state.entry);
    return member;
}

std::unique_ptr<ByteStream> Container::content() { return std::make_unique<MemberStream>(*state_); }

}  // namespace dateline
