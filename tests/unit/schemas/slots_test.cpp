#include "schemas/slots.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

// "00 ff" as bytes.
std::string bytes(std::string_view hex) {
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size() + 1; i += 3)
        out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return out;
}

std::string random_bytes(std::mt19937_64& random, std::size_t most) {
    std::string out;
    for (auto left = random() % (most + 1); left > 0; --left)
        out += static_cast<char>(random() % 4 == 0 ? random() : random() % 4);
    return out;
}

template <typename Decode>
bool damaged(Decode decode) {
    try {
        decode();
    } catch (const Error& error) {
        return error.kind() == ErrorKind::unavailable;
    }
    return false;
}

std::optional<Moment> at(std::string_view text) {
    const auto read = parse_moment(text);
    return read ? std::optional(read->moment) : std::nullopt;
}

}  // namespace

TEST_CASE("seconds keep their value and their order") {
    CHECK(encode_seconds(0) == bytes("80 00 00 00 00 00 00 00"));
    CHECK(encode_seconds(-1) == bytes("7f ff ff ff ff ff ff ff"));
    CHECK(encode_seconds(1'663'322'700) == bytes("80 00 00 00 63 24 4a 4c"));
    const std::vector<std::int64_t> rising{INT64_MIN,     -11'676'096'000, -1,       0, 1,
                                           2'147'483'648, 7'258'118'399,   INT64_MAX};
    for (std::size_t i = 0; i < rising.size(); ++i) {
        CHECK(decode_seconds(encode_seconds(rising[i])) == rising[i]);
        if (i > 0) CHECK(encode_seconds(rising[i - 1]) < encode_seconds(rising[i]));
    }
    CHECK(damaged([] { decode_seconds(""); }));
    CHECK(damaged([] { decode_seconds("1234567"); }));
    CHECK(damaged([] { decode_seconds("123456789"); }));
}

TEST_CASE("lists keep names, counts and flags") {
    const std::vector<ListEntry> entries{
        {"Volodymyr Zelenskiy", 1, given_flag}, {"Łódź", 300, 0}, {"", UINT32_MAX, 255 - 16 - 32}};
    CHECK(decode_list(encode_list(entries)) == entries);
    CHECK(encode_list({{"Kyiv", 1, given_flag}}) == bytes("01 04 4b 79 69 76 01 01"));
    const ListEntry placed{"Kyiv", 2, found_flag, "703448", GeoPoint{50.45466, -30.5238}};
    CHECK(encode_list({placed}) == bytes("01 04 4b 79 69 76 02 32 06 37 30 33 34 34 38 88 82 8f 30 af 86 8e 1d"));
    CHECK(decode_list(encode_list({placed, {"Odesa", 1, given_flag, "698740", {}}, {"Izium", 1, 0, "", GeoPoint{}}})) ==
          std::vector<ListEntry>{placed, {"Odesa", 1, given_flag, "698740", {}}, {"Izium", 1, 0, "", GeoPoint{}}});
    CHECK(encode_list({{std::string(200, 'x'), 128, 0}}).substr(0, 3) == bytes("01 c8 01"));
    CHECK(encode_list({}) == std::string(1, '\0'));
    CHECK(decode_list(encode_list({})).empty());
    // A document without the slot has an empty value.
    CHECK(decode_list("").empty());
}

TEST_CASE("damaged lists are said to be damaged") {
    struct Row {
        const char* why;
        const char* hex;
    };
    const std::vector<Row> rows{
        {"an entry is missing", "01"},
        {"more entries than bytes", "ff ff ff ff 0f"},
        {"a name longer than what is left", "01 09 4b 79 69 76 01 01"},
        {"a name of more bytes than memory", "01 ff ff ff ff ff ff ff ff 7f 01"},
        {"no flags", "01 04 4b 79 69 76 01"},
        {"a number that does not end", "ff ff ff ff ff ff ff ff ff ff ff 01"},
        {"a count over 32 bits", "01 01 4b 80 80 80 80 10 01"},
        {"a byte too many", "01 04 4b 79 69 76 01 01 00"},
        {"an id is missing", "01 04 4b 79 69 76 01 11"},
        {"half a point", "01 04 4b 79 69 76 01 21 00"},
        {"a point that is not on earth", "01 04 4b 79 69 76 01 21 00 80 80 80 80 08"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(damaged([&] { decode_list(bytes(row.hex)); }));
    }
}

TEST_CASE("a brief keeps what a hit list shows") {
    Article article;
    article.id = "a1";
    article.title = "Burial site found";
    article.published = at("2022-09-16T10:05:00+03:00");
    article.source = "Wire";
    article.dateline = "IZIUM, Ukraine";
    article.status = Status::corrected;
    const Brief brief = brief_of(article);
    CHECK(brief.published == "2022-09-16T10:05:00+03:00");
    CHECK(decode_brief(encode_brief(brief)) == brief);
    CHECK(decode_brief(encode_brief(brief) + "later").id == "a1");
    CHECK(decode_brief(encode_brief({})) == Brief{});
    CHECK(brief_of({}) == Brief{});
    CHECK(encode_brief({"a1", "T", "", "S", "", Status::usable}) == bytes("02 61 31 01 54 00 01 53 00 00"));
}

TEST_CASE("a damaged brief is said to be damaged") {
    const auto whole = encode_brief({"a1", "Title", "2022-09-16", "Wire", "KYIV", Status::usable});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CAPTURE(size);
        CHECK(damaged([&] { decode_brief(whole.substr(0, size)); }));
    }
    auto unknown_status = whole;
    unknown_status.back() = 4;
    CHECK(damaged([&] { decode_brief(unknown_status); }));
}

TEST_CASE("order keys sort newest first, then by id, undated last") {
    const std::vector<std::string> sorted{order_key(at("2199-12-31"), "a"), order_key(at("2022-09-16T10:05:00Z"), "a"),
                                          order_key(at("2022-09-16"), "a"), order_key(at("2022-09-16"), "b"),
                                          order_key(at("1970-01-01"), "z"), order_key(at("1969-12-31"), "a"),
                                          order_key(at("1600-01-01"), "a"), order_key(std::nullopt, "a"),
                                          order_key(std::nullopt, "b")};
    CHECK(std::is_sorted(sorted.begin(), sorted.end()));
    CHECK(order_key(at("1970-01-01"), "a1") == bytes("7f ff ff ff ff ff ff ff 61 31"));
    CHECK(order_key(std::nullopt, "a1") == bytes("ff ff ff ff ff ff ff ff 61 31"));
}

TEST_CASE("the oldest come first by another key") {
    const std::vector<std::string> sorted{
        oldest_first(order_key(at("1600-01-01"), "a")), oldest_first(order_key(at("1969-12-31"), "a")),
        oldest_first(order_key(at("2022-09-16"), "a")), oldest_first(order_key(at("2022-09-16"), "b")),
        oldest_first(order_key(at("2199-12-31"), "a")), oldest_first(order_key(std::nullopt, "a")),
        oldest_first(order_key(std::nullopt, "b"))};
    CHECK(std::is_sorted(sorted.begin(), sorted.end()));
    CHECK(damaged([] { oldest_first("1234567"); }));
    CHECK(damaged([] { oldest_first(""); }));
}

TEST_CASE("order keys are read back") {
    for (const auto* published : {"2199-12-31", "2022-09-16T10:05:00Z", "1970-01-01", "1969-12-31", "1600-01-01"}) {
        const auto bytes = order_key(at(published), "a1");
        const OrderKey key = read_order_key(bytes);
        CHECK(key.published == at(published)->utc_seconds());
        CHECK(key.id == "a1");
    }
    const auto undated = order_key(std::nullopt, "a1");
    CHECK_FALSE(read_order_key(undated).published);
    CHECK(read_order_key(undated).id == "a1");
    CHECK(damaged([] { read_order_key("1234567"); }));
}

TEST_CASE("hashes are written in hex and read back") {
    const Hash128 hash{0x0123456789abcdef, 0xfedcba9876543210};
    CHECK(hash.hex() == "0123456789abcdeffedcba9876543210");
    CHECK(parse_hash128(hash.hex()) == hash);
    CHECK(Hash128{}.hex() == std::string(32, '0'));
    // XXH3-128 of nothing, as its own documentation and xxhsum have it.
    CHECK(hash128("").hex() == "99aa06d3014798d86001c324468d497f");
    CHECK(hash128("a") != hash128("b"));
    for (const auto* text :
         {"", "0123", "0123456789abcdeffedcba987654321", "0123456789abcdeffedcba98765432100",
          "0123456789abcdefgedcba9876543210", "-123456789abcdeffedcba9876543210", "0x23456789abcdeffedcba9876543210",
          "0123456789ABCDEFFEDCBA9876543210", " 123456789abcdeffedcba9876543210"}) {
        INFO(text);
        CHECK_FALSE(parse_hash128(text).has_value());
    }
}

TEST_CASE("fingerprints and revisions keep their numbers") {
    const Fingerprint fingerprint{hash128("record"), hash128("indexed")};
    CHECK(encode_fingerprint(fingerprint).size() == 32);
    CHECK(decode_fingerprint(encode_fingerprint(fingerprint)) == fingerprint);
    CHECK(damaged([&] { decode_fingerprint(encode_fingerprint(fingerprint).substr(1)); }));
    CHECK(damaged([&] { decode_fingerprint(encode_fingerprint(fingerprint) + "x"); }));

    const Revision revision{7, -5};
    CHECK(encode_revision(revision).size() == 16);
    CHECK(decode_revision(encode_revision(revision)) == revision);
    const Revision cancelled{7, -5, true};
    CHECK(encode_revision(cancelled).size() == 17);
    CHECK(decode_revision(encode_revision(cancelled)) == cancelled);
    CHECK(cancelled > revision);
    CHECK(damaged([&] { decode_revision(encode_revision(revision) + '\2'); }));
    CHECK(decode_revision(encode_revision({})) == Revision{});
    CHECK(decode_revision("") == Revision{});  // a document without the slot
    CHECK(damaged([] { decode_revision("short"); }));
}

TEST_CASE("a revision is newer by version, then by update time") {
    Article article;
    CHECK(revision_of(article) == Revision{0, INT64_MIN});
    const Revision unknown = revision_of(article);
    article.updated = at("1969-01-01");
    const Revision updated = revision_of(article);
    article.version = 1;
    article.updated.reset();
    const Revision numbered = revision_of(article);
    CHECK(unknown < updated);
    CHECK(updated < numbered);
    // The bytes sort as the revisions do.
    CHECK(encode_revision(unknown) < encode_revision(updated));
    CHECK(encode_revision(updated) < encode_revision(numbered));
}

TEST_CASE("random bytes are decoded or refused, never more") {
    std::mt19937_64 random(1600);
    for (int round = 0; round < 20'000; ++round) {
        const auto value = random_bytes(random, 40);
        CAPTURE(round);
        const auto refused = [&](auto decode) {
            try {
                decode(value);
            } catch (const Error& error) {
                return error.kind() == ErrorKind::unavailable;
            }
            return true;
        };
        REQUIRE(refused([](const auto& v) { decode_seconds(v); }));
        REQUIRE(refused([](const auto& v) { decode_brief(v); }));
        REQUIRE(refused([](const auto& v) { decode_fingerprint(v); }));
        REQUIRE(refused([](const auto& v) { decode_revision(v); }));
        REQUIRE(refused([](const auto& v) { oldest_first(v); }));
        REQUIRE(refused([](const auto& v) {
            const auto list = decode_list(v);
            CHECK(decode_list(encode_list(list)) == list);
        }));
    }
}

TEST_CASE("points come back sorted, each once, to the microdegree") {
    const std::string stored = encode_points({{50.45466, 30.5238}, {-90, 180}, {50.45466, 30.5238}, {-90, -180}});
    CHECK(stored.size() == 24);
    CHECK(decode_points(stored) == std::vector<GeoPoint>{{-90, -180}, {-90, 180}, {50.45466, 30.5238}});
    CHECK(decode_points("").empty());
    CHECK(damaged([&] { decode_points(std::string_view(stored).substr(0, 7)); }));
    CHECK(damaged([] { decode_points("\xff\xff\xff\xff\xff\xff\xff\xff"); }));
}
