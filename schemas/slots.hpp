// What stands in value slots: byte layouts and their codecs. Decoders take bytes from disk and never trust them: a
// damaged value throws Error(unavailable). How numbers and strings are bytes: value_bytes.hpp.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/article.hpp"
#include "schemas/place.hpp"

namespace dateline {

/// Eight bytes that sort as the signed number does (UTC seconds; numbers of custom fields use the same for their bits).
std::string encode_seconds(std::int64_t seconds);
std::int64_t decode_seconds(std::string_view bytes);

/// A list of names or keywords with how often each is mentioned; kept for facets and name lists.
struct ListEntry {
    std::string value;                   ///< as shown
    std::uint32_t count = 1;             ///< mentions
    std::uint8_t flags = 0;              ///< of those below
    PlaceId id = {};                     ///< of a place that is known by one; else empty
    std::optional<GeoPoint> point = {};  ///< of a place, where the record gives it
    bool operator==(const ListEntry&) const = default;
};
inline constexpr std::uint8_t given_flag = 1;      ///< the record itself names it
inline constexpr std::uint8_t found_flag = 2;      ///< the text names it
inline constexpr std::uint8_t prominent_flag = 4;  ///< the rungs of the ladder: see Rung
inline constexpr std::uint8_t lead_flag = 8;
/// varint number of entries, then for each: string, varint count, one byte of flags; where flags say so, an id (string)
/// and a point (latitude and longitude in microdegrees, signed). Those flags are written alone: an entry has none.
std::string encode_list(const std::vector<ListEntry>& entries);
std::vector<ListEntry> decode_list(std::string_view bytes);

/// Points of an article's places, in the slot of the field "near": pairs of latitude and longitude, each in
/// microdegrees as 4 bytes that sort as numbers do; sorted, each pair once. A point is rounded to the microdegree (11
/// cm at most). Only of places that are small enough for a point: settlements, districts, waters, areas; no countries
/// and regions.
std::string encode_points(const std::vector<GeoPoint>& points);
std::vector<GeoPoint> decode_points(std::string_view bytes);
/// Degrees as microdegrees, as points are stored, and back.
std::int32_t microdegrees_of(double degrees);
double degrees_of(std::int32_t microdegrees);

/// What a hit list shows of an article, so that the whole record need not be unpacked.
struct Brief {
    std::string id;
    std::string title;
    std::string published;  ///< as to_string(Moment); empty: undated
    std::string source;
    std::string dateline;
    Status status = Status::usable;
    bool operator==(const Brief&) const = default;
};
/// The five strings in this order, then one byte of status. Bytes after these are for later and passed over.
std::string encode_brief(const Brief& brief);
Brief decode_brief(std::string_view bytes);
Brief brief_of(const Article& article);

/// Sorts ascending as "newest first, then id; undated last": the complement of encode_seconds (or 0xFF bytes) followed
/// by the id.
std::string order_key(const std::optional<Moment>& published, std::string_view id);
/// The same with oldest first (undated last), made from an order_key.
std::string oldest_first(std::string_view order_key);

/// The two parts of an order_key; `id` is a view of it.
struct OrderKey {
    std::optional<std::int64_t> published;  ///< UTC seconds; none: undated
    std::string_view id;
};
OrderKey read_order_key(std::string_view order_key);

/// 128 bits of XXH3.
struct Hash128 {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const Hash128&) const = default;  // NOLINT(modernize-use-nullptr): it misreads <=>
    std::string hex() const;                           ///< 32 digits, small letters
};
Hash128 hash128(std::string_view bytes);
std::optional<Hash128> parse_hash128(std::string_view hex);

/// What tells whether an article has changed: the hash of its canonical record, and the hash of all that is indexed of
/// it (id, record, terms with frequencies and positions, slots but this one).
struct Fingerprint {
    Hash128 record;
    Hash128 indexed;
    bool operator==(const Fingerprint&) const = default;
};
std::string encode_fingerprint(const Fingerprint& fingerprint);
Fingerprint decode_fingerprint(std::string_view bytes);

/// What tells which of two deliveries of an article is newer: a higher version, else a later update (UTC seconds; the
/// lowest number: unknown), else the one that cancels it.
struct Revision {
    std::int64_t version = 0;
    std::int64_t updated = INT64_MIN;
    bool cancelled = false;
    auto operator<=>(const Revision&) const = default;  // NOLINT(modernize-use-nullptr): it misreads <=>
};
/// Sixteen bytes, and a byte 1 behind them where it is cancelled; an empty slot is the revision of an article that
/// states nothing.
std::string encode_revision(const Revision& revision);
Revision decode_revision(std::string_view bytes);
/// A cancellation that names no version is of the highest: whatever comes later, it stays.
Revision revision_of(const Article& article);

}  // namespace dateline
