#include "corpus/gazetteer/gazetteer_file.hpp"

#include <catch2/catch.hpp>
#include <cstring>

#include "gazetteer_folder.hpp"
#include "schemas/error.hpp"

using namespace dateline;

namespace {

std::string reason(const std::string& bytes) {
    try {
        Gazetteer::parse(bytes, "x.gazetteer");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::config);
        CHECK_THAT(error.what(), Catch::StartsWith("x.gazetteer: ") && Catch::Contains("dateline-gazetteer"));
        return error.what();
    }
    return "";
}

GazetteerHeader header_of(const std::string& bytes) {
    GazetteerHeader header{};
    std::memcpy(&header, bytes.data(), sizeof(header));
    return header;
}

// The same file with another header, whose checksum is right.
std::string with_header(std::string bytes, GazetteerHeader header) {
    header.checksum = file_checksum(header, std::string_view(bytes).substr(sizeof(header)));
    std::memcpy(bytes.data(), &header, sizeof(header));
    return bytes;
}

// The same file with one number of a section changed, and a checksum that is right.
std::string with_number(std::string bytes, std::size_t at, std::uint32_t number) {
    std::memcpy(bytes.data() + at, &number, sizeof(number));
    return with_header(bytes, header_of(bytes));
}

}  // namespace

TEST_CASE("A file that is none, cut short, of another version or damaged is refused, and the mend said") {
    const GazetteerFolder folder;
    const std::string bytes = folder.bytes();
    CHECK(reason(bytes).empty());
    CHECK_THAT(reason("{}"), Catch::Contains("cut short"));
    CHECK_THAT(reason("no places at all, but a hundred bytes"), Catch::Contains("no gazetteer"));
    for (const std::size_t size :
         {std::size_t{8}, std::size_t{71}, std::size_t{72}, bytes.size() / 2, bytes.size() - 1})
        CHECK_THAT(reason(bytes.substr(0, size)), Catch::Contains("cut short"));
    CHECK_THAT(reason(bytes + "more"), Catch::Contains("longer than it should be"));
    std::string other = bytes;
    other[bytes.size() / 2] = static_cast<char>(~other[bytes.size() / 2]);
    CHECK_THAT(reason(other), Catch::Contains("its checksum is another"));
    GazetteerHeader header = header_of(bytes);
    header.version = gazetteer_version + 1;
    CHECK_THAT(reason(with_header(bytes, header)), Catch::Contains("of version 2, and this program reads version 1"));
}

TEST_CASE("Counts that can't be are refused before anything is read by them") {
    const GazetteerFolder folder;
    const std::string bytes = folder.bytes();
    const auto changed = [&](std::uint32_t GazetteerHeader::*field, std::uint32_t number) {
        GazetteerHeader header = header_of(bytes);
        header.*field = number;
        return reason(with_header(bytes, header));
    };
    CHECK_FALSE(changed(&GazetteerHeader::places, UINT32_MAX).empty());
    CHECK_FALSE(changed(&GazetteerHeader::numbered, UINT32_MAX).empty());
    CHECK_FALSE(changed(&GazetteerHeader::names, UINT32_MAX).empty());
    CHECK_FALSE(changed(&GazetteerHeader::bucket_bits, 64).empty());
    CHECK_FALSE(changed(&GazetteerHeader::beginning_bits, 3).empty());
    CHECK_FALSE(changed(&GazetteerHeader::beginning_bits, 64).empty());
    CHECK_FALSE(changed(&GazetteerHeader::meanings, UINT32_MAX).empty());
    CHECK_FALSE(changed(&GazetteerHeader::members, UINT32_MAX).empty());
    CHECK_FALSE(changed(&GazetteerHeader::capitals, UINT32_MAX).empty());
    CHECK_FALSE(changed(&GazetteerHeader::features, 0).empty());
    CHECK_FALSE(changed(&GazetteerHeader::features, 33).empty());
    CHECK_FALSE(changed(&GazetteerHeader::text_bytes, 0).empty());
    CHECK_FALSE(changed(&GazetteerHeader::text_bytes, 3).empty());
}

TEST_CASE("Numbers that lead outside of a section are refused though the checksum is right") {
    const GazetteerFolder folder;
    const std::string bytes = folder.bytes();
    const GazetteerHeader header = header_of(bytes);
    const std::size_t places = sizeof(header);
    const std::size_t names = places + header.places * sizeof(PlaceRecord);
    const std::size_t buckets = names + (header.names + 1) * sizeof(NameRecord);
    const std::size_t meanings = buckets + ((std::size_t{1} << header.bucket_bits) + 1) * 4;
    const std::size_t members =
        meanings + std::size_t{header.meanings} * 4 + (std::size_t{1} << (header.beginning_bits - 3));
    const std::size_t last = places + (header.places - 1) * sizeof(PlaceRecord);
    CHECK_FALSE(reason(with_number(bytes, places, UINT32_MAX)).empty());  // an id out of order
    CHECK_FALSE(reason(with_number(bytes, last, UINT32_MAX)).empty());    // a code
    CHECK_FALSE(reason(with_number(bytes, places + offsetof(PlaceRecord, name), UINT32_MAX)).empty());
    CHECK_FALSE(reason(with_number(bytes, places + offsetof(PlaceRecord, latitude), 9'000'001)).empty());
    CHECK_FALSE(reason(with_number(bytes, places + offsetof(PlaceRecord, longitude), 18'000'001)).empty());
    CHECK_FALSE(reason(with_number(bytes, places + offsetof(PlaceRecord, parent), header.places)).empty());
    CHECK_FALSE(reason(with_number(bytes, places + offsetof(PlaceRecord, parent), 0)).empty());           // in itself
    CHECK_FALSE(reason(with_number(bytes, places + offsetof(PlaceRecord, parent), 0xF8FFFFFF)).empty());  // a feature
    CHECK_FALSE(reason(with_number(bytes, names + 4, 1)).empty());
    CHECK_FALSE(reason(with_number(bytes, names + 12, UINT32_MAX)).empty());
    CHECK_FALSE(reason(with_number(bytes, buckets, 1)).empty());
    CHECK_FALSE(reason(with_number(bytes, buckets + 4, UINT32_MAX)).empty());
    CHECK_FALSE(reason(with_number(bytes, meanings, header.places)).empty());
    CHECK_FALSE(reason(with_number(bytes, meanings, 0xFF000000)).empty());
    CHECK_FALSE(reason(with_number(bytes, members, header.places)).empty());
    CHECK_FALSE(reason(with_number(bytes, members + 4, header.places)).empty());
    CHECK_FALSE(reason(with_number(bytes, bytes.size() - 4, 0x41414141)).empty());  // no end of the text
}
