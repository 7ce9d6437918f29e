#include "schemas/slots.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <charconv>
#include <cmath>
#include <set>
#include <utility>

#include "schemas/value_bytes.hpp"

namespace dateline {

namespace {

constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;
constexpr std::uint32_t sign_bit_32 = std::uint32_t{1} << 31;
constexpr double microdegree = 1e6;  // of them in a degree

// Beside the flags of an entry: what follows them.
constexpr std::uint8_t id_follows = 16;
constexpr std::uint8_t point_follows = 32;

// An entry of a list: an empty string, a small count and the flags.
constexpr std::size_t min_entry_bytes = 3;

GeoPoint read_point(ByteReader& reader) {
    const auto degrees = [&reader] { return degrees_of(static_cast<std::int32_t>(reader.signed_varint(INT32_MAX))); };
    GeoPoint point;
    point.latitude = degrees();
    point.longitude = degrees();
    if (!is_on_earth(point)) reader.fail();
    return point;
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
        out +=
            static_cast<char>(entry.flags | (entry.id.empty() ? 0U : id_follows) | (entry.point ? point_follows : 0U));
        if (!entry.id.empty()) put_string(out, entry.id);
        if (!entry.point) continue;
        put_signed(out, microdegrees_of(entry.point->latitude));
        put_signed(out, microdegrees_of(entry.point->longitude));
    }
    return out;
}

std::vector<ListEntry> decode_list(std::string_view bytes) {
    std::vector<ListEntry> entries;
    if (bytes.empty()) return entries;
    ByteReader reader(bytes, "list");
    const auto count = reader.count(min_entry_bytes);
    entries.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        ListEntry entry;
        entry.value = reader.string();
        entry.count = static_cast<std::uint32_t>(reader.varint(UINT32_MAX));
        const std::uint8_t flags = reader.byte();
        entry.flags = flags & static_cast<std::uint8_t>(~(id_follows | point_follows));
        if ((flags & id_follows) != 0) entry.id = reader.string();
        if ((flags & point_follows) != 0) entry.point = read_point(reader);
        entries.push_back(std::move(entry));
    }
    reader.end();
    return entries;
}

std::int32_t microdegrees_of(double degrees) { return static_cast<std::int32_t>(std::lround(degrees * microdegree)); }

double degrees_of(std::int32_t microdegrees) { return microdegrees / microdegree; }

std::string encode_points(const std::vector<GeoPoint>& points) {
    std::set<std::pair<std::int32_t, std::int32_t>> sorted;
    for (const GeoPoint& point : points)
        sorted.emplace(microdegrees_of(point.latitude), microdegrees_of(point.longitude));
    std::string out;
    for (const auto& [latitude, longitude] : sorted)
        for (const std::int32_t degrees : {latitude, longitude})
            put_u32(out, static_cast<std::uint32_t>(degrees) ^ sign_bit_32);
    return out;
}

std::vector<GeoPoint> decode_points(std::string_view bytes) {
    ByteReader reader(bytes, "points");
    std::vector<GeoPoint> points;
    points.reserve(bytes.size() / 8);
    const auto degrees = [&reader] { return degrees_of(static_cast<std::int32_t>(reader.u32() ^ sign_bit_32)); };
    while (reader.left() > 0) {
        GeoPoint point;
        point.latitude = degrees();
        point.longitude = degrees();
        if (!is_on_earth(point)) reader.fail();
        points.push_back(point);
    }
    return points;
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
    brief.status = reader.enumerator(Status::cancelled);
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

OrderKey read_order_key(std::string_view order_key) {
    const std::uint64_t newest_first = ByteReader(order_key, "order").u64();
    OrderKey key{.published = std::nullopt, .id = order_key.substr(8)};
    if (newest_first != ~std::uint64_t{0}) key.published = static_cast<std::int64_t>(~newest_first ^ sign_bit);
    return key;
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
    if (bytes.size() != 16 && !cancelled) ByteReader(bytes, "revision").fail();
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
