#include "corpus/readers/zip_links.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/packing.hpp"
#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

using Names = std::set<std::string>;

Names links_of(const std::string& content) {
    static const Folder folder;  // one for the thousands of files
    return zip_links(FileStream(folder.write("file", content)));
}

const std::vector<Made> members{{"a", "text"}, {"l1", "", MadeKind::link}, {"b/l2", "", MadeKind::link}};

// A number of so many bytes, the lowest first.
std::string number(std::uint64_t value, std::size_t size) {
    std::string bytes;
    for (; bytes.size() < size; value >>= 8) bytes += static_cast<char>(value);
    return bytes;
}

}  // namespace

TEST_CASE("The directory of a zip file tells its links") {
    CHECK(links_of(zip(members)) == Names{"l1", "b/l2"});
    CHECK(links_of(zip({{"a", "text"}})).empty());
    CHECK(links_of(zip({})).empty());
    std::string commented = zip(members);
    commented[commented.size() - 2] = 7;
    CHECK(links_of(commented + "comment") == Names{"l1", "b/l2"});
}

TEST_CASE("The directory is found where zip64 has it") {
    std::string bytes = zip(members);
    const auto end = bytes.rfind("PK\x05\x06");
    const auto start = static_cast<unsigned char>(bytes[end + 16]) | static_cast<unsigned char>(bytes[end + 17]) << 8;
    const std::string end64 =
        "PK\x06\x06" + number(44, 8) + std::string(36, '\0') + number(static_cast<unsigned>(start), 8);
    const std::string locator = "PK\x06\x07" + number(0, 4) + number(end, 8) + number(1, 4);
    bytes.replace(end + 16, 4, "\xFF\xFF\xFF\xFF");
    bytes.insert(end, end64 + locator);
    CHECK(links_of(bytes) == Names{"l1", "b/l2"});
}

TEST_CASE("A directory longer than what is read in one go") {
    std::vector<Made> many;
    for (int i = 0; i < 20'000; ++i) many.push_back({"a long name of a member number " + std::to_string(i), ""});
    many.push_back({"last", "", MadeKind::link});
    CHECK(links_of(zip(many)) == Names{"last"});
}

TEST_CASE("A file without a good directory has no links") {
    const std::string good = zip(members);
    const auto end = good.rfind("PK\x05\x06");
    for (std::size_t size = 0; size < end; ++size) CHECK(links_of(good.substr(0, size)).empty());
    for (std::size_t size = end; size < good.size(); ++size) CHECK(links_of(good.substr(0, size)).size() <= 2);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        std::string damaged = good;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        CHECK(links_of(damaged).size() <= 3);
    }
    CHECK(links_of("PK\x05\x06" + std::string(18, '\xFF')).empty());
    CHECK(links_of("plain text").empty());
}
