#include "schemas/facet_signatures.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <utility>

#include "schemas/error.hpp"
#include "schemas/value_bytes.hpp"

namespace dateline {

namespace {

constexpr std::size_t begin_bytes = 4;  // of the order key, behind all entries
constexpr std::size_t likeness_bytes = 64;
constexpr std::size_t check_bytes = 4;
constexpr std::size_t entry_bytes = begin_bytes + likeness_bytes + check_bytes;

std::uint32_t check_of(std::string_view order_key, std::string_view likeness) {
    const auto seed = XXH3_64bits(order_key.data(), order_key.size());
    return static_cast<std::uint32_t>(XXH3_64bits_withSeed(likeness.data(), likeness.size(), seed) & 0xFFFF'FFFFU);
}

bool is_empty(std::string_view likeness) { return likeness.find_first_not_of('\0') == std::string_view::npos; }

}  // namespace

FacetSignatures::FacetSignatures(std::string_view bytes, std::uint32_t documents, std::string file)
    : bytes_(bytes), documents_(documents), file_(std::move(file)) {
    if (bytes.size() < (std::size_t{documents} + 1) * entry_bytes) fail();
}

void FacetSignatures::fail() const {
    throw Error(ErrorKind::unavailable, fmt::format("{} is damaged: signatures of articles", file_));
}

std::string_view FacetSignatures::piece(std::uint64_t begin, std::uint64_t end) const {
    if (begin > end || end > bytes_.size()) fail();
    return bytes_.substr(begin, end - begin);
}

std::uint32_t FacetSignatures::begin_of_key(std::uint32_t document) const {
    const std::uint64_t at = std::uint64_t{document} * entry_bytes;
    return ByteReader(piece(at, at + begin_bytes), "a signature").u32();
}

FacetSignatures::Entry FacetSignatures::operator()(std::uint32_t document) const {
    if (document > documents_) fail();
    const std::uint64_t keys = (std::uint64_t{documents_} + 1) * entry_bytes;
    const std::uint64_t key_end = document < documents_ ? keys + begin_of_key(document + 1) : bytes_.size();
    const auto key = piece(keys + begin_of_key(document), key_end);
    const std::uint64_t begin = std::uint64_t{document} * entry_bytes + begin_bytes;
    const auto likeness = piece(begin, begin + likeness_bytes);
    const auto check = piece(begin + likeness_bytes, begin + likeness_bytes + check_bytes);
    if (ByteReader(check, "a signature").u32() != check_of(key, likeness)) fail();
    return {key, is_empty(likeness) ? std::nullopt : std::optional(decode_likeness(likeness))};
}

FacetSignatureWriter::FacetSignatureWriter(std::uint32_t documents) : entries_(std::size_t{documents} + 1) {
    for (auto& entry : entries_) entry.likeness.assign(likeness_bytes, '\0');
}

void FacetSignatureWriter::set_likeness(std::uint32_t document, std::string signature) {
    if (signature.size() != likeness_bytes) throw Error(ErrorKind::unavailable, "a signature of likeness is damaged");
    entries_.at(document).likeness = std::move(signature);
}

std::string FacetSignatureWriter::finish() && {
    std::string section;
    std::string keys;
    for (const auto& entry : entries_) {
        put_u32(section, static_cast<std::uint32_t>(keys.size()));
        section += entry.likeness;
        put_u32(section, check_of(entry.order_key, entry.likeness));
        keys += entry.order_key;
    }
    return section + keys;
}

}  // namespace dateline
