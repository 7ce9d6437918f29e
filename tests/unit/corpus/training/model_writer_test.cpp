#include "corpus/training/model_writer.hpp"

#include <catch2/catch.hpp>

#include "corpus/annotate/name_model.hpp"

using namespace dateline;

TEST_CASE("A model keeps the heaviest features, in units of the largest weight") {
    LearnedWeights learned;
    learned.features = {std::uint64_t{1} << 40U | 7U, std::uint64_t{2} << 40U | 8U, std::uint64_t{3} << 40U | 9U};
    learned.weights.resize(3);
    learned.weights[0][2] = 2.0F;
    learned.weights[1][3] = 0.01F;
    learned.weights[2][0] = -1.0F;
    learned.transitions[outside_label][0] = 1.0F;
    const auto model = NameModel::parse(model_bytes(learned, make_table({{"paris", 9}}, {}), "of nothing", 2), "model");
    CHECK(model->unit() == Approx(2.0F / 127));
    LabelScores scores{};
    model->add_weights(learned.features, scores);
    CHECK(scores[2] == 127);
    CHECK(scores[0] == -64);
    CHECK(scores[3] == 0);
    CHECK(model->transition(outside_label, 0) == 64);
    CHECK(model->known().words.find("paris") == 9);
}

TEST_CASE("A model of nothing is a model") {
    CHECK_NOTHROW(NameModel::parse(model_bytes({}, make_table({}, {}), "", 10), "model"));
}
