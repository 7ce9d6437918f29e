#include "corpus/annotate/name_tagger.hpp"

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

    void fill(const KnownWord& word, WordScores& scores);
    const WordScores& scores_of(const KnownWord& word);
    void score(const NameView& view);
    void add_repeats(const NameView& view, const std::vector<NameSpan>& first_pass);
    std::vector<NameSpan> decode(const NameDocument& document);

    std::shared_ptr<const NameModel> model;
    WordTable table;
    NameDecoder decoder;
    std::array<WordScores, 2> outside;
    std::vector<WordScores> words;    // by KnownWord::number
    std::vector<LabelScores> scores;  // by token
    std::vector<Feature> features;
};

void NameTagger::State::fill(const KnownWord& word, WordScores& sums) {
    sums.known = true;
    for (int distance = -word_reach; distance <= word_reach; ++distance) {
        features.clear();
        word_features(word, distance, features);
        LabelScores& sum = sums.at[static_cast<std::size_t>(distance + word_reach)];
        sum = {};
        for (const Feature feature : features) model->add_weights(feature, sum);
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
    scores.assign(view.size(), LabelScores{});
    for (std::size_t i = 0; i < view.size(); ++i) {
        for (int distance = -word_reach; distance <= word_reach; ++distance)
            add(scores_of(view.near(i, distance)).at[static_cast<std::size_t>(distance + word_reach)], scores[i]);
        features.clear();
        context_features(view, i, features);
        for (const Feature feature : features) model->add_weights(feature, scores[i]);
    }
}

void NameTagger::State::add_repeats(const NameView& view, const std::vector<NameSpan>& first_pass) {
    const NameRepeats repeats(view, first_pass);
    for (std::size_t i = 0; i < view.size(); ++i) {
        features.clear();
        repeats.features(i, features);
        for (const Feature feature : features) model->add_weights(feature, scores[i]);
    }
}

std::vector<NameSpan> NameTagger::State::decode(const NameDocument& document) {
    std::vector<NameSpan> spans;
    for (std::size_t s = 0; s < document.sentences.size(); ++s) {
        const std::uint32_t first = document.sentences[s];
        decoder.decode(scores.data() + first, document.sentence_end(s) - first, first, spans);
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
    const std::vector<NameSpan> first_pass = state.decode(document);
    state.add_repeats(view, first_pass);
    return state.decode(document);
}

}  // namespace dateline
