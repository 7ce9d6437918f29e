#include "schemas/facet_signatures.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

LikenessSignature some_signature() {
    LikenessSignature signature;
    signature.shingles = 77;
    signature.marks = {1, 2, 3, UINT64_MAX, 5, 6, 7, 0x00FF'FFFFU};
    return signature;
}

std::string some_section() {
    FacetSignatureWriter writer(3);
    writer.set_order_key(1, "an order");
    writer.set_order_key(3, "another");
    writer.set_likeness(3, encode_likeness(some_signature()));
    return std::move(writer).finish();
}

}  // namespace

TEST_CASE("keys and signatures are read back") {
    const std::string section = some_section();
    const FacetSignatures signatures(section, 3, "x.facets");
    CHECK(signatures(1).order_key == "an order");
    CHECK_FALSE(signatures(1).likeness);
    CHECK(signatures(2).order_key.empty());
    CHECK(signatures(3).order_key == "another");
    CHECK(signatures(3).likeness == some_signature());
    CHECK_THROWS_AS(signatures(4), Error);
    CHECK_THROWS_AS(signatures(UINT32_MAX), Error);
}

TEST_CASE("every damaged byte of an entry is noticed when it is read") {
    const std::string sound = some_section();
    CHECK_THROWS_AS(FacetSignatures(sound, 4, "x.facets"), Error);
    CHECK_THROWS_AS(FacetSignatures({}, 3, "x.facets"), Error);
    constexpr std::size_t entry = 72;
    for (std::size_t byte = 0; byte < sound.size(); ++byte) {
        std::string damaged = sound;
        damaged[byte] = static_cast<char>(damaged[byte] ^ 0x10);
        const FacetSignatures signatures(damaged, 3, "x.facets");
        const bool is_of_last = (byte >= 3 * entry && byte < 4 * entry) || byte + 7 >= sound.size();
        if (is_of_last) {
            CHECK_THROWS_AS(signatures(3), Error);
        } else {
            CHECK(signatures(3).order_key == "another");
        }
    }
}

TEST_CASE("a signature that is none is not written") {
    FacetSignatureWriter writer(1);
    CHECK_THROWS_AS(writer.set_likeness(1, "short"), Error);
}
