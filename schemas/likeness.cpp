#include "schemas/likeness.hpp"

#include <xxhash.h>

#include <algorithm>

#include "schemas/text_fold.hpp"
#include "schemas/value_bytes.hpp"

namespace dateline {

namespace {

constexpr std::size_t minima_count = 240;
constexpr std::size_t bits_each = 2;
constexpr std::size_t marks_bytes = minima_count * bits_each / 8;
constexpr std::size_t minima_per_word = 64 / bits_each;
constexpr std::size_t mark_words = std::tuple_size_v<decltype(LikenessSignature::marks)>;
constexpr std::uint64_t lower_bits = 0x5555'5555'5555'5555;

// Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators".
constexpr std::uint64_t golden_step = 0x9E37'79B9'7F4A'7C15;
constexpr std::uint64_t scatter(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30U)) * 0xBF58'476D'1CE4'E5B9;
    bits = (bits ^ (bits >> 27U)) * 0x94D0'49BB'1331'11EB;
    return bits ^ (bits >> 31U);
}

// A round in the upper half, a hash in the lower: what a later round finds never displaces what an earlier one found.
using Minima = std::array<std::uint64_t, minima_count>;
constexpr std::uint64_t not_found = UINT64_MAX;

// One round over all shingles; how many places are filled by it. In the first rounds a shingle's hash tells its place,
// which is quick; those of the second half each have one place, so that every place is filled in the end.
std::size_t fill_round(const std::vector<std::uint64_t>& shingles, std::uint64_t round, Minima& minima) {
    std::size_t filled = 0;
    for (const std::uint64_t shingle : shingles) {
        const std::uint64_t hash = scatter(shingle + (round + 1) * golden_step);
        const auto place = static_cast<std::size_t>(round < minima_count ? ((hash >> 32U) * minima_count) >> 32U
                                                                         : round - minima_count);
        filled += minima[place] == not_found;
        minima[place] = std::min(minima[place], round << 32U | (hash & 0xFFFF'FFFF));
    }
    return filled;
}

Minima minima_of(const std::vector<std::uint64_t>& shingles) {
    Minima minima{};
    minima.fill(not_found);
    std::size_t filled = 0;
    for (std::uint64_t round = 0; filled < minima_count && round < 2 * minima_count; ++round)
        filled += fill_round(shingles, round, minima);
    return minima;
}

LikenessSignature signature_of(const std::vector<std::uint64_t>& shingles) {
    const Minima minima = minima_of(shingles);
    LikenessSignature signature;
    signature.shingles = static_cast<std::uint32_t>(shingles.size());
    for (std::size_t i = 0; i < minima_count; ++i)
        signature.marks[i / minima_per_word] |= (minima[i] & 3U) << (i % minima_per_word * bits_each);
    return signature;
}

// In how many of the places of words [from, to) two signatures differ.
template <std::size_t from, std::size_t to>
std::size_t differing(const LikenessSignature& one, const LikenessSignature& other) {
    constexpr std::uint64_t lower_pairs = 0x3333'3333'3333'3333;
    constexpr std::uint64_t lower_fours = 0x0F0F'0F0F'0F0F'0F0F;
    std::uint64_t counts = 0;  // in bytes: at most 4 a word
    for (std::size_t i = from; i < to; ++i) {
        const std::uint64_t bits = one.marks[i] ^ other.marks[i];
        const std::uint64_t places = (bits | bits >> 1U) & lower_bits;
        const std::uint64_t pairs = (places & lower_pairs) + (places >> 2U & lower_pairs);
        counts += (pairs + (pairs >> 4U)) & lower_fours;
    }
    const std::uint64_t wide = (counts & 0x00FF'00FF'00FF'00FF) + (counts >> 8U & 0x00FF'00FF'00FF'00FF);
    return static_cast<std::size_t>(wide * 0x0001'0001'0001'0001 >> 48U);
}

// Bits of unlike minima are equal by chance once in four times.
constexpr double by_chance = 1.0 / (1U << bits_each);
double resemblance(std::size_t equal, std::size_t places) {
    const double share = static_cast<double>(equal) / static_cast<double>(places);
    return std::max(0.0, (share - by_chance) / (1 - by_chance));
}

struct Sizes {
    double shorter;
    double longer;
};
Sizes sizes_of(const LikenessSignature& one, const LikenessSignature& other) {
    const auto [shorter, longer] = std::minmax(one.shingles, other.shingles);
    return {.shorter = static_cast<double>(shorter), .longer = static_cast<double>(longer)};
}

// J = both / (shorter + longer - both): whether what both have is the share of the shorter one that is asked for.
bool is_enough(double resemblance, Sizes sizes) {
    const double asked = (sizes.shorter < short_text ? short_alike_from : alike_from) * sizes.shorter;
    return resemblance * (sizes.shorter + sizes.longer - asked) >= asked;
}

// Most texts are told apart by the first places alone, with slack for two and a half times the standard error.
constexpr std::size_t first_words = 2;
constexpr std::size_t first_places = first_words * minima_per_word;
constexpr std::size_t slack = 10;

}  // namespace

std::string encode_likeness(const LikenessSignature& signature) {
    std::string bytes;
    put_u32(bytes, signature.shingles);
    for (std::size_t i = 0; i < marks_bytes; ++i)
        bytes += static_cast<char>(signature.marks[i / 8] >> (i % 8 * 8) & 0xFFU);
    return bytes;
}

LikenessSignature decode_likeness(std::string_view bytes) {
    ByteReader reader(bytes, "a signature of likeness");
    LikenessSignature signature;
    signature.shingles = reader.u32();
    if (signature.shingles == 0 || reader.left() != marks_bytes) reader.fail();
    const auto marks = bytes.substr(bytes.size() - marks_bytes);
    for (std::size_t i = 0; i < marks_bytes; ++i)
        signature.marks[i / 8] |= std::uint64_t{static_cast<unsigned char>(marks[i])} << (i % 8 * 8);
    return signature;
}

double likeness(const LikenessSignature& one, const LikenessSignature& other) {
    const Sizes sizes = sizes_of(one, other);
    if (sizes.shorter <= 0) return 0;
    const std::size_t equal = minima_count - differing<0, mark_words>(one, other);
    const double shared = resemblance(equal, minima_count);
    return std::min(1.0, shared / (1 + shared) * (sizes.shorter + sizes.longer) / sizes.shorter);
}

bool are_alike(const LikenessSignature& one, const LikenessSignature& other) {
    const Sizes sizes = sizes_of(one, other);
    if (sizes.shorter <= 0 || sizes.longer > most_times_longer * sizes.shorter) return false;
    const std::size_t first = differing<0, first_words>(one, other);
    if (!is_enough(resemblance(first_places - first + slack, first_places), sizes)) return false;
    const std::size_t all = first + differing<first_words, mark_words>(one, other);
    return is_enough(resemblance(minima_count - all, minima_count), sizes);
}

void LikenessSketch::add_word(std::string_view word) {
    recent_[words_ % shingle_words] = XXH3_64bits(word.data(), word.size());
    if (++words_ < shingle_words || shingles_.size() == most_shingles) return;
    std::uint64_t shingle = 0;
    for (std::size_t i = 0; i < shingle_words; ++i)
        shingle = (shingle + recent_[(words_ + i) % shingle_words]) * golden_step;
    shingles_.push_back(scatter(shingle));
}

std::optional<LikenessSignature> LikenessSketch::finish() {
    end_part();
    std::sort(shingles_.begin(), shingles_.end());
    shingles_.erase(std::unique(shingles_.begin(), shingles_.end()), shingles_.end());
    std::optional<LikenessSignature> signature;
    if (shingles_.size() >= least_shingles) signature = signature_of(shingles_);
    shingles_.clear();
    return signature;
}

std::optional<LikenessSignature> likeness_signature(std::string_view title, std::string_view body) {
    LikenessSketch sketch;
    for (const auto part : {title, body}) {
        WordScanner scanner(part);
        while (scanner.next()) sketch.add_word(scanner.word());
        sketch.end_part();
    }
    return sketch.finish();
}

}  // namespace dateline
