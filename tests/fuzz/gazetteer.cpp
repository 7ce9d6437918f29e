// A gazetteer of any bytes is refused, or can be asked for every name and place. A checksum keeps out nearly all bytes,
// so the same bytes are also put behind a header that fits them.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "corpus/gazetteer/gazetteer.hpp"
#include "corpus/gazetteer/gazetteer_file.hpp"
#include "schemas/error.hpp"

using namespace dateline;

namespace {

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

GazetteerHeader header_for(std::string_view bytes) {
    GazetteerHeader header{};
    std::copy(gazetteer_magic.begin(), gazetteer_magic.end(), header.magic.begin());
    header.version = gazetteer_version;
    header.places = byte_at(bytes, 0) % 8;
    header.numbered = byte_at(bytes, 1) % 8;
    header.names = byte_at(bytes, 2) % 8;
    header.bucket_bits = byte_at(bytes, 3) % 3;
    header.meanings = byte_at(bytes, 4) % 8;
    header.beginning_bits = 5 + byte_at(bytes, 5) % 3;
    header.members = byte_at(bytes, 6) % 4;
    header.capitals = byte_at(bytes, 7) % 4;
    header.features = 1 + byte_at(bytes, 8) % 3;
    header.text_bytes = 4 + byte_at(bytes, 9) % 4 * 4;
    return header;
}

std::string with_header(std::string_view bytes) {
    GazetteerHeader header = header_for(bytes);
    const std::size_t size = header.places * sizeof(PlaceRecord) + (header.names + 1) * sizeof(NameRecord) +
                             ((std::size_t{1} << header.bucket_bits) + 1) * 4 + header.meanings * std::size_t{4} +
                             (std::size_t{1} << (header.beginning_bits - 3)) +
                             (header.members + header.capitals) * sizeof(MemberRecord) +
                             header.features * std::size_t{8} + header.text_bytes;
    std::string behind(bytes.substr(std::min<std::size_t>(10, bytes.size()), size));
    behind.resize(size);
    header.checksum = file_checksum(header, behind);
    std::string file(sizeof(header), '\0');
    std::memcpy(file.data(), &header, sizeof(header));
    return file + behind;
}

void ask_place(const Gazetteer& gazetteer, PlaceNumber number) {
    if (gazetteer.place(number).number != number) std::abort();
    gazetteer.find_id(gazetteer.id(number));
    gazetteer.full_name(number);
    for (const PlaceNumber above : gazetteer.ancestors(number))
        if (above >= gazetteer.size() || !gazetteer.lies_in(number, above)) std::abort();
    for (const PlaceNumber member : gazetteer.members(number))
        if (member >= gazetteer.size()) std::abort();
    const PlaceNumber capital = gazetteer.capital(number);
    if (capital != no_place && capital >= gazetteer.size()) std::abort();
    if (!(gazetteer.importance(number) <= 1)) std::abort();
}

// `fits`: all that can be wrong is what stands in the sections. Hashes are names that may be there: of any upper bits.
void try_gazetteer(const std::string& bytes, std::string_view hashes, bool fits) {
    try {
        const auto gazetteer = Gazetteer::parse(bytes, "file");
        for (PlaceNumber number = 0; number < gazetteer->size(); ++number) ask_place(*gazetteer, number);
        for (std::size_t at = 0; at + sizeof(std::uint64_t) <= hashes.size(); at += 4) {
            std::uint64_t hash = 0;
            std::memcpy(&hash, hashes.data() + at, sizeof(hash));
            gazetteer->begins_name(hash);
            for (const NamedPlace& meaning : gazetteer->find(hash))
                if (meaning.place >= gazetteer->size() || meaning.kind > PlaceNameKind::demonym) std::abort();
        }
        if (gazetteer->find_id("HIST.SU") && gazetteer->size() == 0) std::abort();
    } catch (const Error& error) {
        const std::string_view reason = error.what();
        if (error.kind() != ErrorKind::config) std::abort();
        if (fits && (reason.find("cut short") != reason.npos || reason.find("checksum") != reason.npos)) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try_gazetteer(std::string(bytes), bytes, false);
    try_gazetteer(with_header(bytes), bytes, true);
    return 0;
}
