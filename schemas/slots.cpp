#include "schemas/slots.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <charconv>

#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;

void put_u64(std::string& out, std::uint64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
}

void put_varint(std::string& out, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) out += static_cast<char>((number & 0x7F) | 0x80);
    out += static_cast<char>(number);
}

void put_string(std::string& out, std::string_view text) {
    put_varint(out, text.size());
    out += text;
}

[[noreturn]] void damaged(const char* what) {
    throw Error(ErrorKind::unavailable,
                fmt::format("a stored value is damaged ({}): run dateline-index status, then index anew", what));
}

// Takes values off the front of bytes from disk.
class ByteReader {
  public:
    ByteReader(std::string_view bytes, const char* what) : bytes_(bytes), what_(what) {}

    std::uint8_t byte() {
        if (bytes_.empty()) damaged(what_);
        const auto value = static_cast<std::uint8_t>(bytes_.front());
        bytes_.remove_prefix(1);
        return value;
    }
    std::uint64_t u64() {
        std::uint64_t number = 0;
        for (int i = 0; i < 8; ++i) number = number << 8 | byte();
        return number;
    }
    std::uint64_t varint() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t part = byte();
            number |= static_cast<std::uint64_t>(part & 0x7FU) << shift;
            if (part < 0x80) return number;
        }
        damaged(what_);
    }
    std::string string() {
        const auto size = varint();
        if (size > bytes_.size()) damaged(what_);
        std::string text(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
        return text;
    }
    std::size_t left() const { return bytes_.size(); }
    void end() const {
        if (!bytes_.empty()) damaged(what_);
    }

  private:
    std::string_view bytes_;
    const char* what_;
};

// An entry of a list: an empty string, a small count and the flags.
constexpr std::size_t min_entry_bytes = 3;

std::uint32_t read_count(ByteReader& reader) {
    const auto count = reader.varint();
    if (count > UINT32_MAX) damaged("list");
    return static_cast<std::uint32_t>(count);
}

Hash128 from_xxh(XXH128_hash_t hash) { return {hash.high64, hash.low64}; }

}  // namespace

std::string encode_seconds(std::int64_t seconds) {
    std::string out;
    put_u64(out, static_cast<std::uint64_t>(seconds) ^ sign_bit);
    return out;
}

std::int64_t decode_seconds(std::string_view bytes) {
    ByteReader reader(bytes, "time");
    const auto seconds = static_cast<std::int64_t>(reader.u64() ^ sign_bit);
    reader.end();
    return seconds;
}

std::string encode_list(const std::vector<ListEntry>& entries) {
    std::string out;
    put_varint(out, entries.size());
    for (const auto& entry : entries) {
        put_string(out, entry.value);
        put_varint(out, entry.count);
        out += static_cast<char>(entry.flags);
    }
    return out;
}

std::vector<ListEntry> decode_list(std::string_view bytes) {
    std::vector<ListEntry> entries;
    if (bytes.empty()) return entries;
    ByteReader reader(bytes, "list");
    const auto count = reader.varint();
    if (count > reader.left() / min_entry_bytes) damaged("list");
    entries.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        ListEntry entry;
        entry.value = reader.string();
        entry.count = read_count(reader);
        entry.flags = reader.byte();
        entries.push_back(std::move(entry));
    }
    reader.end();
    return entries;
}

std::string encode_brief(const Brief& brief) {
    std::string out;
    for (const auto* text : {&brief.id, &brief.title, &brief.published, &brief.source, &brief.dateline})
        put_string(out, *text);
    out += static_cast<char>(brief.status);
    return out;
}

Brief decode_brief(std::string_view bytes) {
    ByteReader reader(bytes, "brief");
    Brief brief;
    for (auto* text : {&brief.id, &brief.title, &brief.published, &brief.source, &brief.dateline})
        *text = reader.string();
    const auto status = reader.byte();
    if (status > static_cast<std::uint8_t>(Status::cancelled)) damaged("brief");
    brief.status = static_cast<Status>(status);
    return brief;
}

Brief brief_of(const Article& article) {
    return {article.id,     article.title,    article.published ? to_string(*article.published) : std::string(),
            article.source, article.dateline, article.status};
}

std::string order_key(const std::optional<Moment>& published, std::string_view id) {
    std::string key;
    put_u64(key, published ? ~(static_cast<std::uint64_t>(published->utc_seconds()) ^ sign_bit) : ~std::uint64_t{0});
    return key.append(id);
}

std::string oldest_first(std::string_view order_key) {
    const std::uint64_t newest_first = ByteReader(order_key, "order").u64();
    std::string key;
    put_u64(key, newest_first == ~std::uint64_t{0} ? newest_first : ~newest_first);
    return key.append(order_key.substr(8));
}

std::string Hash128::hex() const { return fmt::format("{:016x}{:016x}", high, low); }

Hash128 hash128(std::string_view bytes) { return from_xxh(XXH3_128bits(bytes.data(), bytes.size())); }

std::optional<Hash128> parse_hash128(std::string_view hex) {
    if (hex.size() != 32) return std::nullopt;
    Hash128 hash;
    const auto read = [](std::string_view digits, std::uint64_t& number) {
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
        return error == std::errc{} && end == digits.data() + digits.size();
    };
    if (!read(hex.substr(0, 16), hash.high) || !read(hex.substr(16), hash.low)) return std::nullopt;
    // One spelling alone: a flipped bit that turns a digit into a capital is damage as well.
    return hash.hex() == hex ? std::optional(hash) : std::nullopt;
}

std::string encode_fingerprint(const Fingerprint& fingerprint) {
    std::string out;
    for (const auto& hash : {fingerprint.record, fingerprint.indexed}) {
        put_u64(out, hash.high);
        put_u64(out, hash.low);
    }
    return out;
}

Fingerprint decode_fingerprint(std::string_view bytes) {
    ByteReader reader(bytes, "fingerprint");
    Fingerprint fingerprint;
    for (auto* hash : {&fingerprint.record, &fingerprint.indexed}) {
        hash->high = reader.u64();
        hash->low = reader.u64();
    }
    reader.end();
    return fingerprint;
}

std::string encode_revision(const Revision& revision) {
    std::string out = encode_seconds(revision.version) + encode_seconds(revision.updated);
    if (revision.cancelled) out += '\1';
    return out;
}

Revision decode_revision(std::string_view bytes) {
    if (bytes.empty()) return {};
    const bool cancelled = bytes.size() == 17 && bytes.back() == '\1';
    if (bytes.size() != 16 && !cancelled) damaged("revision");
    return {decode_seconds(bytes.substr(0, 8)), decode_seconds(bytes.substr(8, 8)), cancelled};
}

Revision revision_of(const Article& article) {
    Revision revision{.version = article.version,
                      .updated = article.updated ? article.updated->utc_seconds() : INT64_MIN,
                      .cancelled = article.status == Status::cancelled};
    if (revision.cancelled && revision.version == 0) revision.version = INT64_MAX;
    return revision;
}

}  // namespace dateline
