#include "corpus/training/name_trainer.hpp"

#include <catch2/catch.hpp>

#include "corpus/annotate/name_tagger.hpp"

using namespace dateline;

namespace {

std::vector<GoldDocument> documents() {
    const LabelSet none = LabelSet{1} << outside_label;
    const LabelSet place = LabelSet{1} << make_label(NameClass::location, NamePart::unit);
    return {{{"Rain", "fell", "in", "Ystad", "."}, {0}, {none, none, none, place, none}, ""},
            {{"Snow", "fell", "in", "Lund", "."}, {0}, {none, none, none, place, none}, ""},
            {{"Hail", "fell", "in", "Ystad", "."}, {0}, {none, none, none, place, none}, ""}};
}

TrainingOptions options() {
    TrainingOptions few;
    few.passes = 6;
    few.folds = 2;
    few.least = 1;
    return few;
}

}  // namespace

TEST_CASE("The same documents and options give the same bytes") {
    const LexiconTable lexicon = make_table({}, {});
    const auto bytes = [&] {
        return model_bytes(train_names(documents(), lexicon, options(), {}), lexicon, "", 10'000);
    };
    CHECK(bytes() == bytes());
}

TEST_CASE("What was learned is found again") {
    const LexiconTable lexicon = make_table({}, {});
    unsigned passes = 0;
    const LearnedWeights learned = train_names(documents(), lexicon, options(),
                                               [&](unsigned pass, const LearnedWeights&) { CHECK(pass == ++passes); });
    CHECK(passes == 6);
    NameTagger tagger(NameModel::parse(model_bytes(learned, lexicon, "", 10'000), "model"));
    for (const GoldDocument& document : documents()) {
        std::vector<NameSpan> spans = tagger.tag(document.view());
        REQUIRE(spans.size() == 1);
        CHECK(spans[0].first == 3);
    }
}
