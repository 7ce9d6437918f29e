// A model of names of any bytes is refused, or can tag a sentence. A checksum keeps out nearly all bytes, so the same
// bytes are also put behind a header that fits them.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "corpus/annotate/name_model.hpp"
#include "corpus/annotate/name_tagger.hpp"
#include "schemas/error.hpp"

using namespace dateline;

namespace {

std::size_t byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

std::uint32_t places(std::size_t byte) { return static_cast<std::uint32_t>(2 + 2 * (byte % 64)); }

std::string with_header(std::string_view bytes) {
    NameModelHeader header{};
    std::copy(name_model_magic.begin(), name_model_magic.end(), header.magic.begin());
    header.version = name_model_version;
    header.unit = 0.01F;
    header.description_bytes = static_cast<std::uint32_t>(byte_at(bytes, 0) % 3 * 16);
    header.word_places = places(byte_at(bytes, 1));
    header.phrase_places = places(byte_at(bytes, 2));
    header.feature_places = places(byte_at(bytes, 3));
    const std::size_t size = header.description_bytes + header.word_places * std::size_t{4} +
                             header.phrase_places * std::size_t{3} +
                             header.feature_places * std::size_t{2 + inner_labels} + name_labels * name_labels * 2;
    std::string behind(bytes.substr(std::min<std::size_t>(4, bytes.size()), size));
    behind.resize(size);
    header.checksum = file_checksum(header, behind);
    std::string model(sizeof(header), '\0');
    std::memcpy(model.data(), &header, sizeof(header));
    return model + behind;
}

// `fits`: all that can be wrong is what stands in the tables.
void try_model(std::string bytes, bool fits) {
    const NameDocument document{{"Anna", "Nowak", "of", "Reuters", "left", "Kyiv", ".", "", "\xFF", "NOWAK", "said"},
                                {0, 7, 9}};
    try {
        NameTagger tagger(NameModel::parse(std::move(bytes), "model"));
        std::uint32_t end = 0;
        for (const NameSpan& name : tagger.tag(document)) {
            if (name.first < end || name.last <= name.first || name.last > document.words.size()) std::abort();
            if (!(name.confidence > 0 && name.confidence <= 1)) std::abort();
            end = name.last;
        }
    } catch (const Error& error) {
        const std::string_view reason = error.what();
        if (error.kind() != ErrorKind::config) std::abort();
        if (fits && (reason.find("cut short") != reason.npos || reason.find("checksum") != reason.npos)) std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try_model(std::string(bytes), false);
    try_model(with_header(bytes), true);
    return 0;
}
