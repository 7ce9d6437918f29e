#include "indexer/indexed_hash.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "schemas/terms.hpp"

using namespace dateline;

TEST_CASE("a term's hash depends on the term, each position and the frequency") {
    const auto hash_of = [](std::string_view term, const std::vector<std::uint32_t>& positions, std::uint32_t count) {
        TermHash hash;
        hash.begin("what was hashed before");
        hash.begin(term);
        for (const auto position : positions) hash.add_position(position);
        return hash.finish(count);
    };
    const std::set<Hash128> hashes{hash_of("grain", {1, 7}, 2), hash_of("grain", {1, 8}, 2), hash_of("grain", {1}, 2),
                                   hash_of("grain", {1, 7}, 3), hash_of("grains", {1, 7}, 2)};
    CHECK(hashes.size() == 5);
    CHECK(hash_of("grain", {1, 7}, 2) == hash_of("grain", {1, 7}, 2));
}

TEST_CASE("slots are told apart by number and length") {
    std::string one;
    append_slot(one, 3, "ab");
    append_slot(one, 4, "c");
    std::string other;
    append_slot(other, 3, "a");
    append_slot(other, 4, "bc");
    CHECK(one ==
          "\3"
          "2:ab"
          "\4"
          "1:c");
    CHECK(one != other);
}

TEST_CASE("the slots that are hashed are each there once, without the revision and the fingerprint") {
    const auto slots = hashed_slots(FieldTable::builtin());
    const std::set<unsigned> different(slots.begin(), slots.end());
    CHECK(different.size() == slots.size());
    CHECK(different.count(slot::order) == 1);
    CHECK(different.count(slot::revision) == 0);
    CHECK(different.count(slot::fingerprint) == 0);
}

TEST_CASE("the whole depends on the id, though the parts are the same") {
    const Hash128 terms{1, 2};
    const Hash128 record{3, 4};
    const auto hash = indexed_hash(terms, "slots", record, "mentions", "a");
    CHECK(hash == indexed_hash(terms, "slots", record, "mentions", "a"));
    CHECK(hash != indexed_hash(terms, "slots", record, "mentions", "b"));
    CHECK(hash != indexed_hash(terms, "slot", record, "mentions", "a"));
    CHECK(hash != indexed_hash(terms, "slots", record, "", "a"));
    CHECK(hash != indexed_hash(record, "slots", terms, "mentions", "b"));
}
