#include "corpus/annotate/name_tagger.hpp"

#include <algorithm>

#include "corpus/annotate/name_decoder.hpp"
#include "corpus/annotate/name_features.hpp"
#include "corpus/annotate/name_view.hpp"

namespace dateline {

namespace {

constexpr std::size_t distances = 2 * word_reach + 1;

// What a word gives to the tokens around it; made when it is first asked for.
struct WordScores {
    bool known = false;
    std::array<LabelScores, distances> at{};
};

// The scores of what is no part of a name: low enough to lose against "outside" whatever stands around it.
constexpr LabelScores no_name = [] {
    LabelScores scores{};
    for (std::int16_t& score : scores) score = -20'000;
    return scores;
}();

void add(const LabelScores& more, LabelScores& scores) {
    for (std::size_t label = 0; label < inner_labels; ++label)
        scores[label] = static_cast<std::int16_t>(scores[label] + more[label]);
}

}  // namespace

struct NameTagger::State {
    explicit State(std::shared_ptr<const NameModel> of) : model(std::move(of)), table(model->known()), decoder(*model) {
        for (const Casing casing : {Casing::cased, Casing::caseless})
            fill(table.outside(casing), outside[static_cast<std::size_t>(casing)]);
    }

    void fill(const KnownWord& word, WordScores& sums);
    const WordScores& scores_of(const KnownWord& word);
    void score(const NameView& view);
    void add_repeats(const NameView& view, const std::vector<NameSpan>& first_pass);
    bool is_settled(std::uint32_t first, std::uint32_t last) const;
    std::vector<NameSpan> decode(const NameView& view, bool is_last);

    std::shared_ptr<const NameModel> model;
    WordTable table;
    NameDecoder decoder;
    std::array<WordScores, 2> outside;
    std::vector<WordScores> words;    // by KnownWord::number
    std::vector<LabelScores> scores;  // by token
    std::vector<bool> open;           // by token: part of a name of the first pass, or scored anew since
    std::vector<Feature> features;
};

void NameTagger::State::fill(const KnownWord& word, WordScores& sums) {
    sums.known = true;
    for (int distance = -word_reach; distance <= word_reach; ++distance) {
        features.clear();
        word_features(word, distance, features);
        LabelScores& sum = sums.at[reach_index(distance)];
        sum = {};
        model->add_weights(features, sum);
    }
}

const WordScores& NameTagger::State::scores_of(const KnownWord& word) {
    if (&word == &table.outside(word.casing)) return outside[static_cast<std::size_t>(word.casing)];
    if (word.number >= words.size()) words.resize(table.size());
    WordScores& sums = words[word.number];
    if (!sums.known) fill(word, sums);
    return sums;
}

void NameTagger::State::score(const NameView& view) {
    scores.assign(view.size(), no_name);
    for (std::size_t i = 0; i < view.size(); ++i) {
        if (!view.is_near_name(i)) continue;
        scores[i] = {};
        for (int distance = -word_reach; distance <= word_reach; ++distance)
            add(scores_of(view.near(i, distance)).at[reach_index(distance)], scores[i]);
        features.clear();
        context_features(view, i, features);
        model->add_weights(features, scores[i]);
    }
}

void NameTagger::State::add_repeats(const NameView& view, const std::vector<NameSpan>& first_pass) {
    const NameRepeats repeats(view, first_pass);
    open.assign(view.size(), false);
    for (const NameSpan& span : first_pass)
        for (std::uint32_t i = span.first; i < span.last; ++i) open[i] = true;
    for (std::size_t i = 0; i < view.size(); ++i) {
        if (!view.may_name(i)) continue;
        features.clear();
        repeats.features(i, features);
        if (features.empty()) continue;
        open[i] = true;
        model->add_weights(features, scores[i]);
    }
}

// Whether the first pass has said all: there is no name here.
bool NameTagger::State::is_settled(std::uint32_t first, std::uint32_t last) const {
    const auto begin = open.begin();
    return std::find(begin + first, begin + last, true) == begin + last;
}

// Each run of tokens that may be names is decoded with the tokens at its ends, which are none: so a sentence is taken
// apart where its labels are known.
std::vector<NameSpan> NameTagger::State::decode(const NameView& view, bool is_last) {
    std::vector<NameSpan> spans;
    const NameDocument& document = view.document();
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        const std::uint32_t begin = document.sentences[s];
        const std::uint32_t end = document.sentence_end(s);
        for (std::uint32_t i = begin; i < end;) {
            while (i < end && !view.is_near_name(i)) ++i;
            const std::uint32_t first = i > begin ? i - 1 : i;
            const std::uint32_t run = i;
            while (i < end && view.is_near_name(i)) ++i;
            const std::uint32_t last = std::min(i + 1, end);
            if (run < i && !(is_last && is_settled(first, last)))
                decoder.decode(scores.data() + first, last - first, first, is_last, spans);
        }
    }
    return spans;
}

NameTagger::NameTagger(std::shared_ptr<const NameModel> model) : state_(std::make_unique<State>(std::move(model))) {}
NameTagger::~NameTagger() = default;
NameTagger::NameTagger(NameTagger&&) noexcept = default;

std::vector<NameSpan> NameTagger::tag(const NameDocument& document) {
    State& state = *state_;
    if (state.table.forget_if_full()) state.words.clear();
    const NameView view(document, state.table);
    state.score(view);
    state.add_repeats(view, state.decode(view, false));
    return state.decode(view, true);
}

}  // namespace dateline
