#include "indexer/rereading.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

const std::string old_rows = "canonical,kind,aliases\nAnna Nowak,person,A. Nowak\nBlue Rock,place,\n";
const std::string new_rows = "canonical,kind,aliases\nAnna Nowak,person,A. Nowak\nRed Rock,place,Redrock\n";

std::string fingerprint(const std::string& bytes) { return hash128(bytes).hex().substr(0, 16); }

LoadedAnnotation reads_all(const std::string& authority = {}) {
    LoadedAnnotation annotation;
    annotation.stamp.names = annotation.stamp.places = annotation.stamp.times = true;
    annotation.stamp.model = "0011223344556677";
    annotation.stamp.gazetteer = "8899aabbccddeeff";
    annotation.authority = authority;
    if (!authority.empty()) annotation.stamp.authority = fingerprint(authority);
    return annotation;
}

Manifest read_by(const std::string& stamp, std::uint64_t articles = 1) {
    Manifest live;
    live.articles = articles;
    if (!stamp.empty()) live.annotators[stamp] = 1;
    return live;
}

using Changes = std::vector<std::string>;

}  // namespace

TEST_CASE("nothing is read once more where nobody reads, or where nothing has changed") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    const auto now = reads_all();
    CHECK(Rereading(layout, read_by(to_string(now.stamp)), now).is_idle());
    CHECK(Rereading(layout, read_by("v1-t"), LoadedAnnotation{}).is_idle());
    CHECK(Rereading(layout, Manifest{}, now).is_idle());
}

TEST_CASE("what another one has read, or nobody, is read") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    const auto now = reads_all();
    auto before = now.stamp;
    before.gazetteer = "0000000000000000";
    const Rereading rereading(layout, read_by(to_string(before), 2), now);
    const auto* why = rereading.why(to_string(before), story("1", "Nothing."));
    REQUIRE(why != nullptr);
    CHECK(*why == Changes{"the gazetteer"});
    CHECK(rereading.why("", story("1", "Nothing.")) != nullptr);
    CHECK(rereading.why(to_string(now.stamp), story("1", "Nothing.")) == nullptr);
    CHECK(Rereading(layout, read_by("who knows"), now).why("who knows", story("1", "Nothing.")) != nullptr);
}

TEST_CASE("a new authority file has those articles read that it can touch") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    const auto before = to_string(reads_all(old_rows).stamp);
    folder.write("annotators/" + fingerprint(old_rows) + ".csv", old_rows);
    const Rereading rereading(layout, read_by(before), reads_all(new_rows));
    const auto* why = rereading.why(before, story("1", "They met at the red rock."));
    REQUIRE(why != nullptr);
    CHECK(*why == Changes{"the authority file"});
    CHECK(rereading.why(before, story("1", "They met at BLUE ROCK.")) != nullptr);
    CHECK(rereading.why(before, story("1", "Anna Nowak met a rock.")) == nullptr);
}

TEST_CASE("an authority file that the archive has not kept, or not whole, tells nothing") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    const auto before = to_string(reads_all(old_rows).stamp);
    const auto article = story("1", "Nothing.");
    CHECK(Rereading(layout, read_by(before), reads_all(new_rows)).why(before, article) != nullptr);
    folder.write("annotators/" + fingerprint(old_rows) + ".csv", "canonical,kind\n");
    CHECK(Rereading(layout, read_by(before), reads_all(new_rows)).why(before, article) != nullptr);
}

TEST_CASE("a first authority file has the articles read that hold its names, and so has none at last") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    const auto without = to_string(reads_all().stamp);
    const Rereading first(layout, read_by(without), reads_all(old_rows));
    CHECK(first.why(without, story("1", "A. Nowak came.")) != nullptr);
    CHECK(first.why(without, story("1", "Nobody came.")) == nullptr);
    folder.write("annotators/" + fingerprint(old_rows) + ".csv", old_rows);
    const auto with = to_string(reads_all(old_rows).stamp);
    const Rereading last(layout, read_by(with), reads_all());
    CHECK(last.why(with, story("1", "A. Nowak came.")) != nullptr);
    CHECK(last.why(with, story("1", "Nobody came.")) == nullptr);
}

TEST_CASE("new homes have those articles read whose source has moved") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    auto now = reads_all();
    now.resources.gazetteer = Gazetteer::load(shipped_gazetteer());
    const std::string old_table = "source,place\nbugle,4896861\npost,4896861\n";
    now.use_homes(SourceHomes::parse("source,place\npost,4896861\nwire,4896861\n", "new", *now.resources.gazetteer));
    auto stamp = now.stamp;
    stamp.homes = fingerprint(old_table);
    const auto before = to_string(stamp);
    folder.write("annotators/homes-" + fingerprint(old_table) + ".csv", old_table);
    const Rereading rereading(layout, read_by(before), now);
    const auto is_read = [&](const char* source) {
        Article article = story("1", "Springfield.");
        article.source = source;
        return rereading.why(before, article) != nullptr;
    };
    CHECK(is_read("Bugle"));
    CHECK_FALSE(is_read("Post"));
    CHECK(is_read("Wire"));
    CHECK_FALSE(is_read("Nobody's"));
    CHECK_FALSE(is_read(""));
}

TEST_CASE("homes of sources are nothing to an article without one") {
    const TestFolder folder;
    const ArchiveLayout layout(folder.path());
    auto now = reads_all();
    const auto before = to_string(now.stamp);
    now.stamp.homes = "0123456789abcdef";
    const Rereading rereading(layout, read_by(before), now);
    Article local = story("1", "Springfield.");
    local.source = "The Bugle";
    CHECK(rereading.why(before, local) != nullptr);
    CHECK(rereading.why(before, story("1", "Springfield.")) == nullptr);
}
