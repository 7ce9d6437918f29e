#include "corpus/annotate/name_tagger.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/annotate/small_model.hpp"

using namespace dateline;

namespace {

std::vector<NameSpan> tag(NameTagger& tagger, const NameDocument& document) {
    std::vector<NameSpan> spans = tagger.tag(document);
    for (NameSpan& span : spans) span.confidence = 1;
    return spans;
}

}  // namespace

TEST_CASE("Names are found, whatever the case of the letters") {
    NameTagger tagger(small_model());
    const std::vector<NameSpan> wanted{{0, 2, NameClass::person, 1}, {4, 5, NameClass::location, 1}};
    CHECK(tag(tagger, {{"Anna", "Berg", "met", "in", "Paris", "."}, {0}}) == wanted);
    CHECK(tag(tagger, {{"anna", "berg", "met", "in", "paris", "."}, {0}}) == wanted);
    CHECK(tag(tagger, {{"ANNA", "BERG", "MET", "IN", "PARIS", "."}, {0}}) == wanted);
}

TEST_CASE("A tagger that has seen other documents tags as a new one does") {
    NameTagger old(small_model());
    const NameDocument document{{"Ola", "Lind", "of", "Acme", "Corp", "came", ".", "Lind", "left", "Ystad", "."},
                                {0, 7}};
    tag(old, {{"Berg", "in", "Ystad"}, {0}});
    tag(old, document);
    NameTagger fresh(small_model());
    CHECK(old.tag(document) == fresh.tag(document));
}

TEST_CASE("Documents without words have no names") {
    NameTagger tagger(small_model());
    CHECK(tagger.tag({}).empty());
    CHECK_NOTHROW(tag(tagger, {{"\xFF", "", "1996", "\U0001F600"}, {0}}));
}

TEST_CASE("Confidence is a part") {
    NameTagger tagger(small_model());
    for (const NameSpan& span : tagger.tag({{"Anna", "Berg", "met", "Ola", "."}, {0}})) {
        CHECK(span.confidence > 0);
        CHECK(span.confidence <= 1);
    }
}
