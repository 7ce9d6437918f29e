// The model of names: what the tagger learned, in one file.
//
// A file is this header, the description (UTF-8, what it learned from), and four tables; numbers are little-endian:
//
//   bytes  what
//   8      "DLNAMES\n"
//   4      format version (name_model_version)
//   4      unit: the weight that a stored 1 stands for, as 32-bit float
//   16     XXH3-128 of the whole file with 0 in this place, canonical (big-endian)
//   4      bytes of the description, a multiple of 16
//   4      places of the words, even
//   4      places of the features, even
//   4      places of the names in lists, even
//
//   marks of words (2 bytes each), clusters of words (2), marks of names in lists (2), bits of names (1), marks of
//   features (2), weights of features (16: one for each label but "outside", whose weights are 0), weights of one label
//   behind another (2 each, 17 rows of 17)
//
// Words, names and features stand in marked tables (marked_table.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "corpus/annotate/name_labels.hpp"
#include "corpus/annotate/word_facts.hpp"
#include "corpus/file_checksum.hpp"

namespace dateline {

inline constexpr std::uint32_t name_model_version = 1;
inline constexpr std::string_view name_model_magic = "DLNAMES\n";

/// Sums of weights for each label but outside, in the model's units.
using LabelScores = std::array<std::int16_t, inner_labels>;

struct NameModelHeader {
    std::array<char, 8> magic;
    std::uint32_t version;
    float unit;
    FileChecksum checksum;
    std::uint32_t description_bytes;
    std::uint32_t word_places;
    std::uint32_t feature_places;
    std::uint32_t phrase_places;
};
static_assert(sizeof(NameModelHeader) == 48);

/// Not changed once loaded: for any number of threads.
class NameModel {
  public:
    /// Throws Error(config) that names the file where it is missing, cut short, damaged or of another version.
    static std::shared_ptr<const NameModel> load(const std::string& path);
    /// The same from bytes; `name` is for errors.
    static std::shared_ptr<const NameModel> parse(std::string bytes, const std::string& name);

    /// What it learned from, in words.
    std::string_view description() const { return description_; }
    KnownNames known() const { return {{word_marks_, clusters_}, {phrase_marks_, phrase_bits_}}; }
    /// The weight of one stored unit.
    float unit() const { return unit_; }
    /// Adds the weights of all these features.
    void add_weights(std::span<const std::uint64_t> features, LabelScores& scores) const;
    std::int16_t transition(NameLabel from, NameLabel to) const { return transitions_[from * name_labels + to]; }

  private:
    NameModel(std::string bytes, const std::string& name);

    std::string bytes_;
    std::string_view description_;
    float unit_ = 1;
    std::span<const std::uint16_t> word_marks_;
    std::span<const Cluster> clusters_;
    std::span<const std::uint16_t> phrase_marks_;
    std::span<const ListBits> phrase_bits_;
    std::span<const std::uint16_t> marks_;
    std::span<const std::int8_t> rows_;
    std::span<const std::int16_t> transitions_;
};

}  // namespace dateline
