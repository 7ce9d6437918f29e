#include "corpus/training/model_writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "corpus/annotate/marked_table.hpp"
#include "corpus/annotate/name_model.hpp"

namespace dateline {

namespace {

float largest(const std::array<float, inner_labels>& weights) {
    float most = 0;
    for (const float weight : weights) most = std::max(most, std::abs(weight));
    return most;
}

// Numbers of the features to keep, in order of place, so that the bytes depend on nothing else.
std::vector<std::uint32_t> choose(const LearnedWeights& learned, std::size_t most_features) {
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t i = 0; i < learned.features.size(); ++i)
        if (largest(learned.weights[i]) > 0) chosen.push_back(i);
    std::sort(chosen.begin(), chosen.end(), [&](std::uint32_t a, std::uint32_t b) {
        const float weight_a = largest(learned.weights[a]);
        const float weight_b = largest(learned.weights[b]);
        return weight_a != weight_b ? weight_a > weight_b : learned.features[a] < learned.features[b];
    });
    if (chosen.size() > most_features) chosen.resize(most_features);
    return chosen;
}

std::int8_t in_units(float weight, float unit) {
    return static_cast<std::int8_t>(std::clamp(std::round(weight / unit), -127.0F, 127.0F));
}

struct FeatureTable {
    std::vector<std::uint16_t> marks;
    std::vector<std::int8_t> rows;
};

FeatureTable make_features(const LearnedWeights& learned, const std::vector<std::uint32_t>& chosen, float unit) {
    const std::size_t places = places_for(chosen.size());
    FeatureTable table{std::vector<std::uint16_t>(places), std::vector<std::int8_t>(places * inner_labels)};
    for (const std::uint32_t i : chosen) {
        const std::size_t at = find_place(table.marks, learned.features[i]);
        if (table.marks[at] != 0) continue;  // a heavier one with the same mark has it
        table.marks[at] = mark_of(learned.features[i]);
        for (std::size_t label = 0; label < inner_labels; ++label)
            table.rows[at * inner_labels + label] = in_units(learned.weights[i][label], unit);
    }
    return table;
}

std::vector<std::int16_t> make_transitions(const TransitionWeights& transitions, float unit) {
    std::vector<std::int16_t> numbers;
    for (const LabelWeights& row : transitions)
        for (const float weight : row)
            numbers.push_back(static_cast<std::int16_t>(std::clamp(std::round(weight / unit), -10000.0F, 10000.0F)));
    return numbers;
}

template <class Number>
void append(std::string& bytes, const std::vector<Number>& numbers) {
    if (numbers.empty()) return;
    const std::size_t begin = bytes.size();
    bytes.resize(begin + numbers.size() * sizeof(Number));
    std::memcpy(bytes.data() + begin, numbers.data(), numbers.size() * sizeof(Number));
}

}  // namespace

std::string model_bytes(const LearnedWeights& learned, const LexiconTable& lexicon, const std::string& description,
                        std::size_t most_features) {
    const std::vector<std::uint32_t> chosen = choose(learned, most_features);
    NameModelHeader header{};
    std::copy(name_model_magic.begin(), name_model_magic.end(), header.magic.begin());
    header.version = name_model_version;
    header.unit = chosen.empty() ? 1 : largest(learned.weights[chosen.front()]) / 127;
    const FeatureTable features = make_features(learned, chosen, header.unit);
    std::string tables = description;
    tables.resize((description.size() + 15) / 16 * 16, ' ');
    header.description_bytes = static_cast<std::uint32_t>(tables.size());
    header.word_places = static_cast<std::uint32_t>(lexicon.marks.size());
    header.phrase_places = static_cast<std::uint32_t>(lexicon.phrase_marks.size());
    header.feature_places = static_cast<std::uint32_t>(features.marks.size());
    append(tables, lexicon.marks);
    append(tables, lexicon.clusters);
    append(tables, lexicon.phrase_marks);
    append(tables, lexicon.phrase_bits);
    append(tables, features.marks);
    append(tables, features.rows);
    append(tables, make_transitions(learned.transitions, header.unit));
    header.checksum = file_checksum(header, tables);
    std::string bytes(sizeof(header), '\0');
    std::memcpy(bytes.data(), &header, sizeof(header));
    return bytes + tables;
}

}  // namespace dateline
