#include "schemas/facet_writer.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text.append(text.empty() ? 0 : 1, ' ').append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
    }
    return text;
}

}  // namespace

TEST_CASE("a section is laid out as the page of formats says") {
    FacetColumnWriter column(*FieldTable::builtin().find("org"), 2);
    column.add(1, "UN");
    column.add(2, "U.N.", 3);
    column.add(2, "EU", 2);
    const auto values = std::move(column).finish();
    CHECK(values.places == std::vector<std::uint32_t>{2, 3, 0});
    CHECK(hex(values.section) ==
          "03 03 01 02 01 13 "                    // values, entries, widths, repeats, dictionary
          "00 00 00 02 "                          // the third has the key of the second
          "00 00 00 00 "                          // where the block begins
          "00 02 45 55 02 "                       // EU, one article
          "00 04 55 2e 4e 2e 03 02 75 6e "        // U.N., one article, key un
          "01 01 4e 02 "                          // U, N, one article
          "00 00 00 00 00 00 00 00 00 01 00 03 "  // beginnings of documents 0 to 3
          "02 01 00");                            // UN; U.N., EU
}

TEST_CASE("a file begins with its table") {
    FacetFileWriter file(1);
    file.add_days({1}, {std::nullopt, parse_day("1970-01-02")});
    const std::string bytes = std::move(file).finish();
    CHECK(bytes.substr(0, 8) == "dlfacets");
    CHECK(hex(bytes.substr(8, 8)) == "00 00 00 02 00 00 00 12");
    CHECK(hex(bytes.substr(24, 10)) == "01 01 05 2f 64 61 79 73 00 04");
    CHECK(hex(bytes.substr(42)) == "02 01 00 02");
}
