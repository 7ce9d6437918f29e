#include "indexer/verify_forms.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace dateline;
using nlohmann::json;

namespace {

VerifyFindings sound() {
    VerifyFindings found;
    found.live = 2;
    found.generations = {2, 1};
    found.files = 4;
    found.bytes = 1'500'000;
    return found;
}

}  // namespace

TEST_CASE("each kind of damage has its own mend") {
    auto found = sound();
    CHECK(verify_text(found, "news") == "sound: 2 generations, 4 files, 1.5 MB\n");
    found.seen.push_back({"saved/a.seen", "cut", {}});
    CHECK(verify_text(found, "news") ==
          "damaged  saved/a.seen: cut\n1 damage in 2 generations, 4 files, 1.5 MB\n"
          "mend: put back from a copy what saved searches have reported, or let them begin anew\n");
    found.damages.push_back({"CURRENT", "missing", {}});
    CHECK_THAT(verify_text(found, "news"),
               Catch::Contains("mend: dateline-index rollback news goes back to an older generation; put back"));
    found.damages.push_back({"shards/2022.g000001", "cut", "2022"});
    CHECK_THAT(verify_text(found, "news"),
               Catch::Contains("3 damages") && Catch::Contains("mend: dateline-index rebuild news --only 2022 makes"));
    const auto told = json::parse(verify_json(found, "news"));
    CHECK(told.at("sound") == false);
    CHECK(told.at("damages").size() == 3);
}

TEST_CASE("what was refused is a note, sound or not") {
    auto found = sound();
    CHECK(json::parse(verify_json(found, "news")).at("refused").is_null());
    found.refused = RefusedState{3, 2, {}};
    CHECK_THAT(verify_text(found, "news"),
               Catch::StartsWith("sound: ") && Catch::EndsWith("note: g000003, which was not published, lies in news/refused "
                                                               "until the next is published: 2 files, sound\n"));
    found.refused->damages.push_back({"x", "cut", "2022"});
    CHECK_THAT(verify_text(found, "news"), Catch::StartsWith("sound: ") && Catch::Contains("note: g000003") &&
                                               Catch::EndsWith("can't all be looked at: 2022: x: cut\n"));
    const auto told = json::parse(verify_json(found, "news"));
    CHECK(told.at("sound") == true);
    CHECK(told.at("mend").is_null());
    CHECK(told.at("refused").at("sound") == false);
    CHECK(told.at("refused").at("generation") == "g000003");
}
