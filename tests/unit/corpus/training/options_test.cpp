#include "corpus/training/options.hpp"

#include <catch2/catch.hpp>

#include "schemas/error.hpp"

using namespace dateline;

TEST_CASE("The command line of training is read") {
    const TrainingJob job = parse_training_job({"train", "--gold", "a", "--partial", "b", "--genres", "news,bio",
                                                "--words", "w", "--output", "m", "--passes", "7", "--dropout", "0.3"});
    CHECK(job.action == TrainingJob::Action::train);
    REQUIRE(job.gold.size() == 2);
    CHECK(job.gold[1].kind == GoldKind::partial);
    CHECK(job.genres == std::vector<std::string>{"news", "bio"});
    CHECK(job.training.passes == 7);
    CHECK(job.training.dropout == Approx(0.3F));
    CHECK(parse_training_job({"clusters", "v", "--output", "w"}).vectors == "v");
    CHECK(parse_training_job({}).action == TrainingJob::Action::help);
    CHECK_THAT(training_help(), Catch::Contains("--dropout X"));
}

TEST_CASE("What can't be used of it is named") {
    const auto fault = [](const std::vector<std::string>& words) {
        try {
            parse_training_job(words);
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::usage);
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK_THAT(fault({"learn"}), Catch::Contains("unknown command \"learn\""));
    CHECK_THAT(fault({"train", "--gold"}), Catch::Contains("\"--gold\" is no option with a value"));
    CHECK_THAT(fault({"train", "--glod", "x"}), Catch::Contains("unknown option \"--glod\""));
    CHECK_THAT(fault({"train", "--passes", "many"}), Catch::Contains("\"many\" is no number"));
    CHECK_THAT(fault({"train", "--gold", "a"}), Catch::Contains("--words FILE is needed"));
    CHECK_THAT(fault({"clusters", "v"}), Catch::Contains("--output FILE is needed"));
    CHECK_THAT(fault({"cross-validate", "--gold", "a", "--words", "w", "--dropout", "1"}),
               Catch::Contains("less than 1"));
    CHECK_THAT(fault({"cross-validate", "--gold", "a", "--words", "w", "--folds", "1"}), Catch::Contains("--folds"));
}
