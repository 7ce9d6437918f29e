// The labels that a name tagger gives to tokens: BILOU (Ratinov and Roth 2009). A name of one token is Unit, a longer
// one Begins, goes on Inside and ends Last; what is no name is Outside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpus/annotate/name_span.hpp"

namespace dateline {

enum class NamePart : std::uint8_t { begin, inside, last, unit };

/// 0 to 15: four parts for each class; 16: outside.
using NameLabel = std::uint8_t;
inline constexpr std::size_t inner_labels = name_classes * 4;
inline constexpr std::size_t name_labels = inner_labels + 1;
inline constexpr NameLabel outside_label = inner_labels;

constexpr NameLabel make_label(NameClass kind, NamePart part) {
    return static_cast<NameLabel>(static_cast<unsigned>(kind) * 4 + static_cast<unsigned>(part));
}
constexpr NamePart part_of(NameLabel label) { return static_cast<NamePart>(label % 4); }
constexpr NameClass class_of(NameLabel label) { return static_cast<NameClass>(label / 4); }

/// Whether a name goes on behind the label: B and I.
constexpr bool is_open(NameLabel label) {
    return label != outside_label && (part_of(label) == NamePart::begin || part_of(label) == NamePart::inside);
}
/// Whether a name went on before the label: I and L.
constexpr bool continues(NameLabel label) {
    return label != outside_label && (part_of(label) == NamePart::inside || part_of(label) == NamePart::last);
}
/// Whether `next` may stand behind `label` in one sentence.
constexpr bool may_follow(NameLabel label, NameLabel next) {
    if (!is_open(label)) return !continues(next);
    return continues(next) && class_of(label) == class_of(next);
}

/// The names of labels that may follow one another, the first of which belongs to token `first`.
std::vector<NameSpan> spans_of(const std::vector<NameLabel>& labels, std::uint32_t first = 0);

}  // namespace dateline
