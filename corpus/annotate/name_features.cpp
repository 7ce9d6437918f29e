#include "corpus/annotate/name_features.hpp"

#include <algorithm>

namespace dateline {

namespace {

// What a feature is about; a number here never changes its meaning, since models keep hashes of them.
enum class Template : std::uint64_t {
    exact = 1,
    lower,
    shape,
    long_shape,
    coarse,
    middle,
    fine,
    affix,
    part,
    letters,
    lower_before,
    lower_behind,
    lower_around,
    middle_before,
    middle_behind,
    middle_around,
    coarse_before,
    coarse_behind,
    shape_before,
    shape_behind,
    shape_around,
    shape_middle_before,
    shape_middle_behind,
    shape_lower_before,
    shape_lower_behind,
    first,
    sentence_shape,
    sentence_coarse,
    elsewhere,
    acronym,
    other_before,
    other_behind,
    other_run,
    repeat_all,
    repeat_long,
    repeat_last,
    bias,
    lists,
    listed,
    listed_whole
};

Feature mix(Feature a, std::uint64_t b) {
    a = (a ^ b) * 0x9E3779B97F4A7C15u;
    return a ^ (a >> 29);
}

// Adds features of one casing.
class Adder {
  public:
    Adder(Casing casing, std::vector<Feature>& features)
        : seed_(casing == Casing::cased ? 0x1000 : 0x2000), features_(&features) {}

    template <class... Values>
    void operator()(Template kind, Values... values) const {
        Feature feature = mix(seed_ + static_cast<std::uint64_t>(kind), 0x51ED270B);
        ((feature = mix(feature, static_cast<std::uint64_t>(values))), ...);
        features_->push_back(feature);
    }

  private:
    std::uint64_t seed_;
    std::vector<Feature>* features_;
};

std::uint64_t middle(const KnownWord& word) {
    const Cluster cluster = word.facts.cluster;
    // What no cluster has is told by its shape.
    return cluster == 0 ? word.facts.shape : middle_cluster(cluster);
}
std::uint64_t coarse(const KnownWord& word) {
    const Cluster cluster = word.facts.cluster;
    return cluster == 0 ? word.facts.shape : coarse_cluster(cluster);
}

void neighbour_features(const NameView& view, std::size_t i, const Adder& add) {
    const KnownWord& word = view.word(i);
    const KnownWord& before = view.near(i, -1);
    const KnownWord& behind = view.near(i, 1);
    const KnownWord& before2 = view.near(i, -2);
    const KnownWord& behind2 = view.near(i, 2);
    const std::uint64_t shape = word.facts.shape;
    add(Template::lower_before, before.facts.lower, word.facts.lower);
    add(Template::lower_behind, word.facts.lower, behind.facts.lower);
    add(Template::lower_around, before.facts.lower, behind.facts.lower);
    add(Template::middle_before, middle(before), middle(word));
    add(Template::middle_behind, middle(word), middle(behind));
    add(Template::middle_around, middle(before), middle(word), middle(behind));
    add(Template::coarse_before, coarse(before2), coarse(before), coarse(word));
    add(Template::coarse_behind, coarse(word), coarse(behind), coarse(behind2));
    add(Template::shape_before, before.facts.shape, shape);
    add(Template::shape_behind, shape, behind.facts.shape);
    add(Template::shape_around, before.facts.shape, shape, behind.facts.shape);
    add(Template::shape_middle_before, middle(before), shape);
    add(Template::shape_middle_behind, shape, middle(behind));
    add(Template::shape_lower_before, before.facts.lower, shape);
    add(Template::shape_lower_behind, shape, behind.facts.lower);
}

void list_features(const NameView& view, std::size_t i, const Adder& add) {
    const ListedPart& part = view.listed(i);
    if (part.lists == 0) return;
    const std::uint64_t shape = view.word(i).facts.shape;
    add(Template::listed_whole, part.lists, part.position);
    for (unsigned list = 0; list < name_lists; ++list)
        if ((part.lists >> list & 1U) != 0) add(Template::listed, list, part.position, shape);
}

std::uint64_t bucket(std::uint32_t count) { return std::min<std::uint32_t>(count, 2); }

// How the word is written elsewhere, and between which words it stands there.
void document_features(const NameView& view, std::size_t i, const Adder& add) {
    const WordEvidence& evidence = view.evidence(i);
    const bool begins = view.begins_sentence(i);
    const bool counts_itself = view.casing(i) == Casing::cased && !begins && view.may_name(i);
    const std::uint32_t capital = evidence.capital - (counts_itself ? 1u : 0u);
    add(Template::elsewhere, bucket(evidence.lower) * 3 + bucket(capital), begins ? 1 : 0,
        static_cast<std::uint64_t>(view.word(i).facts.letters));
    if (evidence.is_acronym) add(Template::acronym, static_cast<std::uint64_t>(view.word(i).facts.letters));
    for (std::size_t n = 0; n < evidence.places; ++n) {
        const std::size_t other = evidence.place[n];
        if (other == i) continue;
        const KnownWord& before = view.near(other, -1);
        const KnownWord& behind = view.near(other, 1);
        add(Template::other_before, middle(before));
        add(Template::other_behind, middle(behind));
        add(Template::other_run, before.facts.shape, behind.facts.shape);
    }
}

}  // namespace

void word_features(const KnownWord& word, int distance, std::vector<Feature>& features) {
    const Adder add(word.casing, features);
    const WordFacts& facts = word.facts;
    const auto at = std::uint64_t{reach_index(distance)};
    add(Template::exact, at, facts.exact);
    if (word.casing == Casing::cased) add(Template::lower, at, facts.lower);
    add(Template::shape, at, facts.shape);
    if (facts.cluster != 0) {
        add(Template::coarse, at, coarse_cluster(facts.cluster));
        add(Template::middle, at, middle_cluster(facts.cluster));
        add(Template::fine, at, facts.cluster);
        add(Template::coarse, at, facts.shape, coarse_cluster(facts.cluster));
    }
    for (unsigned list = 0; list < name_lists; ++list)
        if ((facts.lists >> list & 1U) != 0) add(Template::lists, at, list, facts.shape);
    if (distance < -1 || distance > 1) return;
    for (const std::uint64_t part : facts.parts) add(Template::part, at, part);
    if (distance != 0) return;
    add(Template::bias, 0);
    add(Template::long_shape, facts.long_shape);
    for (const std::uint64_t affix : facts.affixes) add(Template::affix, affix);
    if (facts.cluster != 0) add(Template::middle, 9, facts.shape, middle_cluster(facts.cluster));
}

void context_features(const NameView& view, std::size_t i, std::vector<Feature>& features) {
    const KnownWord& word = view.word(i);
    const Adder add(word.casing, features);
    neighbour_features(view, i, add);
    if (view.begins_sentence(i)) add(Template::first, static_cast<std::uint64_t>(word.facts.letters), middle(word));
    add(Template::sentence_shape, view.sentence_sort(i), word.facts.shape);
    add(Template::sentence_coarse, view.sentence_sort(i), coarse(word));
    list_features(view, i, add);
    if (view.may_name(i)) document_features(view, i, add);
}

NameRepeats::NameRepeats(const NameView& view, const std::vector<NameSpan>& spans)
    : view_(&view),
      parts_(view.size()),
      all_(view.word_kinds()),
      long_first_(view.word_kinds()),
      long_last_(view.word_kinds()) {
    for (const NameSpan& span : spans)
        for (std::uint32_t i = span.first; i < span.last; ++i)
            parts_[i] = {static_cast<std::uint8_t>(span.kind), span.last - span.first > 1, i + 1 == span.last};
    for (std::size_t i = 0; i < view.size(); ++i) {
        if (!view.may_name(i)) continue;
        const Part part = parts_[i];
        const std::uint32_t kind = view.word_kind(i);
        ++all_[kind][part.kind];
        if (part.is_long) ++(part.is_last ? long_last_ : long_first_)[kind][part.kind];
    }
}

void NameRepeats::features(std::size_t i, std::vector<Feature>& features) const {
    if (!view_->may_name(i)) return;
    const Adder add(view_->casing(i), features);
    const std::uint32_t kind = view_->word_kind(i);
    const Part part = parts_[i];
    const auto add_counts = [&](Template name, Counts counts, bool has_own) {
        if (has_own) --counts[part.kind];
        const auto most = std::max_element(counts.begin(), counts.end());
        if (*most == 0) return;
        std::uint32_t total = 0;
        for (const std::uint32_t count : counts) total += count;
        const std::uint64_t agreement = *most == total ? (total > 1 ? 2 : 1) : 0;
        add(name, static_cast<std::uint64_t>(most - counts.begin()), agreement);
        add(name, static_cast<std::uint64_t>(most - counts.begin()), 9,
            static_cast<std::uint64_t>(view_->word(i).facts.letters));
    };
    add_counts(Template::repeat_all, all_[kind], true);
    add_counts(Template::repeat_long, long_first_[kind], part.is_long && !part.is_last);
    add_counts(Template::repeat_last, long_last_[kind], part.is_long && part.is_last);
}

}  // namespace dateline
