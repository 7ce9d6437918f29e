#include "tests/unit/corpus/annotate/small_model.hpp"

#include <sstream>
#include <vector>

#include "corpus/training/name_trainer.hpp"

namespace dateline {

namespace {

// "Anna/PB Berg/PL met Ola/PU in Ystad/LU .": a letter of class and one of part behind the slash.
GoldDocument document(const std::string& text) {
    GoldDocument gold;
    std::istringstream stream(text);
    for (std::string word; stream >> word;) {
        if (gold.words.empty() || word == "|") gold.sentences.push_back(static_cast<std::uint32_t>(gold.words.size()));
        if (word == "|") continue;
        NameLabel label = outside_label;
        const std::size_t slash = word.find('/');
        if (slash != std::string::npos) {
            const auto kind = static_cast<NameClass>(std::string("POLM").find(word[slash + 1]));
            const auto part = static_cast<NamePart>(std::string("BILU").find(word[slash + 2]));
            label = make_label(kind, part);
            word.resize(slash);
        }
        gold.words.push_back(word);
        gold.labels.push_back(LabelSet{1} << label);
    }
    return gold;
}

std::vector<GoldDocument> documents() {
    return {document("Anna/PB Berg/PL met Ola/PU in Ystad/LU . | The harbour of Ystad/LU was full , Berg/PU said ."),
            document("Acme/OB Corp/OL of Paris/LU hired Ola/PB Lind/PL . | Mr. Lind/PU comes from Ystad/LU ."),
            document("The Danish/MU minister met Anna/PB Berg/PL in Paris/LU . | Acme/OB Corp/OL was pleased ."),
            document("It rained in Paris/LU and in Ystad/LU . | He said that nothing was known .")};
}

}  // namespace

std::string small_model_bytes() {
    static const std::string bytes = [] {
        const LexiconTable lexicon =
            make_table({{"paris", 300}, {"ystad", 300}, {"anna", 700}, {"ola", 700}, {"met", 1200}}, {{"ystad", 4}});
        TrainingOptions options;
        options.passes = 20;
        options.folds = 2;
        options.least = 1;
        options.dropout = 0;
        return model_bytes(train_names(documents(), lexicon, options, {}), lexicon, "four short documents", 100'000);
    }();
    return bytes;
}

std::shared_ptr<const NameModel> small_model() { return NameModel::parse(small_model_bytes(), "small model"); }

}  // namespace dateline
