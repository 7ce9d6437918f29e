#include "corpus/training/name_trainer.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <random>

#include "corpus/annotate/name_tagger.hpp"
#include "corpus/training/feature_index.hpp"

namespace dateline {

namespace {

using Row = std::array<float, inner_labels>;

// A document with its features as numbers.
struct Example {
    std::vector<std::uint32_t> sentences;
    std::vector<LabelSet> labels;
    std::vector<std::uint32_t> numbers;  // of all tokens, one after the other
    std::vector<std::uint32_t> ends;     // of each token's own in `numbers`
    std::vector<std::uint32_t> repeat_numbers;
    std::vector<std::uint32_t> repeat_ends;

    std::uint32_t sentence_end(std::size_t s) const {
        return s + 1 < sentences.size() ? sentences[s + 1] : static_cast<std::uint32_t>(labels.size());
    }
};

// All features of a document, token by token.
template <class Take>
void for_each_token(const GoldDocument& gold, const std::vector<NameSpan>* first_pass, WordTable& table, Take take) {
    const NameDocument document = gold.view();
    table.forget_if_full();
    const NameView view(document, table);
    const NameRepeats repeats(view, first_pass == nullptr ? std::vector<NameSpan>() : *first_pass);
    std::vector<Feature> features;
    std::vector<Feature> repeat_features;
    for (std::size_t i = 0; i < view.size(); ++i) {
        features.clear();
        repeat_features.clear();
        for (int distance = -word_reach; distance <= word_reach; ++distance)
            word_features(view.near(i, distance), distance, features);
        context_features(view, i, features);
        if (first_pass != nullptr) repeats.features(i, repeat_features);
        take(features, repeat_features);
    }
}

void append_known(const FeatureIndex& index, const std::vector<Feature>& features, std::vector<std::uint32_t>& numbers,
                  std::vector<std::uint32_t>& ends) {
    for (const Feature feature : features)
        if (const auto number = index.find(feature)) numbers.push_back(*number);
    ends.push_back(static_cast<std::uint32_t>(numbers.size()));
}

// Documents with what a first pass found in them; no first pass: none of them has one.
struct TrainingSet {
    std::vector<const GoldDocument*> documents;
    const std::vector<std::vector<NameSpan>>* first_pass = nullptr;  // by document
    const std::vector<NameSpan>* first_pass_of(std::size_t i) const {
        return first_pass == nullptr ? nullptr : &(*first_pass)[i];
    }
};

class Trainer {
  public:
    Trainer(const TrainingSet& set, const LexiconTable& lexicon, const TrainingOptions& options)
        : options_(options), random_(options.seed) {
        WordTable table(lexicon.view());
        for (std::size_t i = 0; i < set.documents.size(); ++i)
            for_each_token(*set.documents[i], set.first_pass_of(i), table,
                           [&](const auto& features, const auto& repeats) {
                               index_.count(features);
                               index_.count(repeats);
                           });
        index_.number(options.least);
        for (std::size_t i = 0; i < set.documents.size(); ++i)
            examples_.push_back(make_example(*set.documents[i], set.first_pass_of(i), table));
        weights_.resize(index_.features().size());
        squares_.resize(weights_.size());
        sums_.resize(weights_.size());
    }

    LearnedWeights run(unsigned passes, const AfterPass& after_pass) {
        std::vector<std::size_t> order(examples_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        LearnedWeights learned;
        for (unsigned pass = 0; pass < passes; ++pass) {
            for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random_() % i]);
            for (const std::size_t i : order) learn(examples_[i]);
            if (pass >= passes / 3) add_to_mean();
            if (pass + 1 < passes && !after_pass) continue;
            learned = mean();
            if (after_pass) after_pass(pass + 1, learned);
        }
        return learned;
    }

  private:
    Example make_example(const GoldDocument& gold, const std::vector<NameSpan>* first_pass, WordTable& table) const {
        Example example;
        example.sentences = gold.sentences;
        example.labels = gold.labels;
        for_each_token(gold, first_pass, table, [&](const auto& features, const auto& repeats) {
            append_known(index_, features, example.numbers, example.ends);
            append_known(index_, repeats, example.repeat_numbers, example.repeat_ends);
        });
        return example;
    }

    void learn(const Example& example) {
        // The first pass of a tagger has no repeats: every second look is as it sees the document.
        with_repeats_ = random_() % 2 == 0;
        for (std::size_t s = 0; s < example.sentences.size(); ++s)
            learn(example, example.sentences[s], example.sentence_end(s));
    }

    void learn(const Example& example, std::uint32_t first, std::uint32_t last) {
        scores_.assign(last - first, LabelWeights{});
        allowed_.assign(example.labels.begin() + first, example.labels.begin() + last);
        chosen_.clear();
        chosen_ends_.clear();
        for (std::uint32_t i = first; i < last; ++i) {
            choose(example.numbers, i == 0 ? 0 : example.ends[i - 1], example.ends[i]);
            if (with_repeats_)
                choose(example.repeat_numbers, i == 0 ? 0 : example.repeat_ends[i - 1], example.repeat_ends[i]);
            chosen_ends_.push_back(chosen_.size());
            sum(chosen_ends_.size() == 1 ? 0 : chosen_ends_[chosen_ends_.size() - 2], scores_[i - first]);
        }
        crf_.run(scores_, allowed_, transitions_, options_.cost);
        update();
    }

    std::uint64_t quick_random() {
        quick_ ^= quick_ << 13U;
        quick_ ^= quick_ >> 7U;
        quick_ ^= quick_ << 17U;
        return quick_ & 0xFFFFU;
    }

    void choose(const std::vector<std::uint32_t>& numbers, std::uint32_t begin, std::uint32_t end) {
        const auto bound = static_cast<std::uint32_t>(options_.dropout * 65536);
        for (std::uint32_t n = begin; n < end; ++n) {
            if (quick_random() >= bound) chosen_.push_back(numbers[n]);
        }
    }

    // Weights are scaled up for those left out, so that sums are as large as a tagger's.
    float scale() const { return 1 / (1 - options_.dropout); }

    void sum(std::size_t begin, LabelWeights& scores) const {
        for (std::size_t n = begin; n < chosen_.size(); ++n) {
            const Row& row = weights_[chosen_[n]];
            for (std::size_t label = 0; label < inner_labels; ++label) scores[label] += row[label];
        }
        for (std::size_t label = 0; label < inner_labels; ++label) scores[label] *= scale();
    }

    void update() {
        constexpr float negligible = 0.002F;
        for (std::size_t t = 0; t < scores_.size(); ++t) {
            const LabelWeights& gradient = crf_.gradient()[t];
            const bool matters =
                std::any_of(gradient.begin(), gradient.end(), [](float g) { return std::abs(g) > negligible; });
            if (!matters) continue;
            for (std::size_t n = t == 0 ? 0 : chosen_ends_[t - 1]; n < chosen_ends_[t]; ++n) step(chosen_[n], gradient);
        }
        for (std::size_t from = 0; from < name_labels; ++from)
            for (std::size_t to = 0; to < name_labels; ++to) {
                const float g = crf_.transition_gradient()[from][to];
                transition_squares_[from][to] += g * g;
                transitions_[from][to] -= options_.rate * g / std::sqrt(transition_squares_[from][to] + 1);
            }
    }

    void step(std::uint32_t number, const LabelWeights& gradient) {
        Row& weights = weights_[number];
        Row& squares = squares_[number];
        for (std::size_t label = 0; label < inner_labels; ++label) {
            const float g = gradient[label];
            squares[label] += g * g;
            weights[label] -= options_.rate * g / std::sqrt(squares[label] + 1e-2F);
        }
    }

    void add_to_mean() {
        for (std::size_t i = 0; i < weights_.size(); ++i)
            for (std::size_t label = 0; label < inner_labels; ++label) sums_[i][label] += weights_[i][label];
        for (std::size_t from = 0; from < name_labels; ++from)
            for (std::size_t to = 0; to < name_labels; ++to) transition_sums_[from][to] += transitions_[from][to];
        ++summed_;
    }

    LearnedWeights mean() const {
        LearnedWeights learned{index_.features(), summed_ == 0 ? weights_ : sums_,
                               summed_ == 0 ? transitions_ : transition_sums_};
        const float count = summed_ == 0 ? 1 : static_cast<float>(summed_);
        for (Row& row : learned.weights)
            for (float& weight : row) weight /= count;
        for (LabelWeights& row : learned.transitions)
            for (float& weight : row) weight /= count;
        return learned;
    }

    TrainingOptions options_;
    std::mt19937_64 random_;
    std::uint64_t quick_ = 0x9E3779B97F4A7C15u;
    FeatureIndex index_;
    std::vector<Example> examples_;
    std::vector<Row> weights_;
    std::vector<Row> squares_;
    std::vector<Row> sums_;
    unsigned summed_ = 0;
    TransitionWeights transitions_{};
    TransitionWeights transition_squares_{};
    TransitionWeights transition_sums_{};
    ChainCrf crf_;
    bool with_repeats_ = false;
    std::vector<LabelWeights> scores_;
    std::vector<LabelSet> allowed_;
    std::vector<std::uint32_t> chosen_;
    std::vector<std::size_t> chosen_ends_;
};

// Tags each document by a model that did not see it.
std::vector<std::vector<NameSpan>> first_pass_over(const std::vector<const GoldDocument*>& documents,
                                                   std::size_t copies, const LexiconTable& lexicon,
                                                   const TrainingOptions& options) {
    std::vector<std::vector<NameSpan>> spans(documents.size());
    const auto fold_of = [&](std::size_t i) { return i / copies % options.folds; };
    for (unsigned fold = 0; fold < options.folds; ++fold) {
        TrainingSet seen;
        for (std::size_t i = 0; i < documents.size(); ++i)
            if (fold_of(i) != fold) seen.documents.push_back(documents[i]);
        const LearnedWeights learned = Trainer(seen, lexicon, options).run(options.fold_passes, {});
        NameTagger tagger(NameModel::parse(model_bytes(learned, lexicon, "", SIZE_MAX), "a fold's model"));
        for (std::size_t i = 0; i < documents.size(); ++i)
            if (fold_of(i) == fold) spans[i] = tagger.tag(documents[i]->view());
    }
    return spans;
}

}  // namespace

LearnedWeights train_names(const std::vector<GoldDocument>& documents, const LexiconTable& lexicon,
                           const TrainingOptions& options, const AfterPass& after_pass) {
    constexpr std::size_t copies = 3;
    std::vector<GoldDocument> all;
    for (const GoldDocument& document : documents) {
        all.push_back(document);
        all.push_back(in_small_letters(document));
        all.push_back(with_title_case(document));
        // Of the third copy only the headline is new.
        const std::uint32_t headline = all.back().view().sentence_end(0);
        all.back().words.resize(headline);
        all.back().labels.resize(headline);
        all.back().sentences.resize(1);
    }
    TrainingSet set;
    for (const GoldDocument& document : all) set.documents.push_back(&document);
    std::vector<std::vector<NameSpan>> first_pass;
    if (options.folds > 1) {
        first_pass = first_pass_over(set.documents, copies, lexicon, options);
        set.first_pass = &first_pass;
    }
    return Trainer(set, lexicon, options).run(options.passes, after_pass);
}

}  // namespace dateline
