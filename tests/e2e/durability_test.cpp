// Whatever stops a run or damages a file: the archive is as it was, or the damage is told. Never a mixture, never a
// silent half.
#include <catch2/catch.hpp>

#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <thread>

#include "tests/e2e/made_articles.hpp"
#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using std::chrono::steady_clock;

/// An archive with a generation, and a delivery that takes a while.
struct ArchiveFixture {
    Workspace work;
    Words add_more{"add", "archive", "more.jsonl", "--jobs", "2", "--quiet"};

    ArchiveFixture() {
        work.make_archive(made_articles({.count = 100}), {"--partition", "year", "--quiet"});
        work.write("more.jsonl", made_articles({.count = 1500, .seed = 2, .id_prefix = "more-"}));
    }

    /// All that a reader can see.
    std::string seen() const {
        const auto outcome = work.query({"archive", "report", "--format", "jsonl", "--limit", "all"});
        REQUIRE_THAT(outcome, exits_with(0));
        return work.status().at("live").dump() + outcome.output;
    }
    std::string digest() const { return work.status().at("live").at("digest"); }

    void keep_base() const { fs::copy(work.path("archive"), work.path("base"), fs::copy_options::recursive); }
    void restore_base() const {
        fs::remove_all(work.path("archive"));
        fs::copy(work.path("base"), work.path("archive"), fs::copy_options::recursive);
    }
};

bool has_file(const fs::path& folder, const std::string& part) {
    std::error_code gone;
    for (fs::directory_iterator it(folder, gone), end; !gone && it != end; it.increment(gone)) {
        if (it->path().filename().string().find(part) != std::string::npos) return true;
    }
    return false;
}

/// Waits until something is there; false where the program ends before.
bool wait_for(const Process& process, const std::function<bool()>& there) {
    while (!there()) {
        if (process.ended()) return there();
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    return true;
}

bool works_in_scratch(const Workspace& work) { return has_file(work.path("archive/scratch"), "chunk"); }

/// Whether a private mount namespace can be had; says so where it can't.
bool can_mount(const Workspace& work) {
    if (work.run({"unshare", "-m", "true"}).exit_code == 0) return true;
    std::cout << "skipped: needs a mount namespace of its own (unshare -m as root)\n";
    return false;
}

/// A script for a mount namespace of its own, in which $INDEX and $QUERY are the programs.
Outcome run_in_namespace(const Workspace& work, const std::string& script) {
    Command command{{"unshare", "-m", "sh", "-c", script}, {}, work.path(), {}};
    command.environment = {{"INDEX", DATELINE_INDEX},
                           {"QUERY", DATELINE_QUERY},
                           // Xapian leaks a little where a write fails.
                           {"ASAN_OPTIONS", "new_delete_type_mismatch=0:detect_leaks=0"}};
    return run(command);
}

TEST_CASE_METHOD(ArchiveFixture, "while one add runs a second is told to try again, and readers are not disturbed") {
    const auto before = seen();
    Process first(work.index_command(add_more));
    REQUIRE(wait_for(first, [&] { return works_in_scratch(work); }));
    first.send(SIGSTOP);
    work.write("other.jsonl", made_articles({.count = 5, .seed = 3, .id_prefix = "other-"}));
    CHECK_THAT(work.index({"add", "archive", "other.jsonl"}), fails_with(75, "archive"));
    CHECK(seen() == before);
    CHECK_THAT(work.index({"add", "archive", "other.jsonl", "--dry-run", "--quiet"}), exits_with(0));
    first.send(SIGCONT);
    CHECK_THAT(first.wait(), exits_with(0));
    CHECK_THAT(work.index({"add", "archive", "other.jsonl"}), exits_with(0));
    CHECK(work.status().at("live").at("articles") == 1605);
}

TEST_CASE_METHOD(ArchiveFixture, "Ctrl-C leaves the archive as it was, and the next run sweeps what is left") {
    const auto before = seen();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        CAPTURE(signal);
        fs::remove_all(work.path("archive/scratch"));
        Process process(work.index_command(add_more));
        REQUIRE(wait_for(process, [&] { return works_in_scratch(work); }));
        process.send_to_all(signal);
        const auto outcome = process.wait();
        INFO(outcome);
        CHECK(outcome.signal == signal);
        CHECK(outcome.errors.find("as before") != std::string::npos);
        CHECK(seen() == before);
    }
    CHECK_THAT(work.index(add_more), exits_with(0));
    CHECK(work.status().at("live").at("articles") == 1600);
    CHECK_FALSE(has_file(work.path("archive/scratch"), ""));
}

TEST_CASE("Ctrl-C in the first run of all leaves no half archive") {
    Workspace work;
    work.write("more.jsonl", made_articles({.count = 1500}));
    Process process(work.index_command({"add", "archive", "more.jsonl", "--quiet"}));
    REQUIRE(wait_for(process, [&] { return works_in_scratch(work); }));
    process.send_to_all(SIGINT);
    CHECK(process.wait().signal == SIGINT);
    const auto outcome = work.query({"archive", "report"});
    CHECK((outcome.exit_code == 1 || outcome.exit_code == 69));  // nothing there, or nothing in it
    CHECK_THAT(work.index({"add", "archive", "more.jsonl", "--quiet"}), exits_with(0));
    CHECK(work.status().at("live").at("articles") == 1500);
}

TEST_CASE_METHOD(ArchiveFixture, "killed at any moment: the archive is as before or as after, and the next run works") {
    keep_base();
    const auto before = digest();
    const auto start = steady_clock::now();
    REQUIRE_THAT(work.index(add_more), exits_with(0));
    const auto duration = steady_clock::now() - start;
    const auto after = digest();

    constexpr int moments = 10;
    const fs::path archive = work.path("archive");
    std::vector<std::function<bool(steady_clock::duration)>> conditions{
        [&](auto) { return works_in_scratch(work); },
        [&](auto) { return has_file(archive / "shards", "g000002"); },
        [&](auto) { return has_file(archive / "generations", "g000002"); },
        [&](auto) { return has_file(archive, "CURRENT."); },
    };
    for (int moment = 0; moment < moments; ++moment)
        conditions.push_back([=](auto elapsed) { return elapsed >= duration * moment / moments; });

    int killed = 0;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        CAPTURE(i);
        restore_base();
        Process process(work.index_command(add_more));
        const auto begin = steady_clock::now();
        wait_for(process, [&] { return conditions[i](steady_clock::now() - begin); });
        process.send(SIGKILL);
        killed += process.wait().signal == SIGKILL;
        const auto found = digest();
        CHECK((found == before || found == after));
        CHECK_FALSE(work.ids({"report"}).empty());
        CHECK_THAT(work.index(add_more), exits_with(0));
        CHECK(digest() == after);
        CHECK_FALSE(has_file(archive / "scratch", ""));
        CHECK_FALSE(has_file(archive, "CURRENT."));
    }
    CHECK(killed >= moments / 2);
}

TEST_CASE_METHOD(ArchiveFixture, "an archive that can't be written is told, and still answers") {
    if (!can_mount(work)) return;
    const auto before = seen();
    auto outcome = run_in_namespace(
        work, "mount --bind archive archive && mount -o remount,bind,ro archive && \"$INDEX\" add archive more.jsonl");
    CHECK_THAT(outcome, fails_with(73, "archive") || fails_with(74, "archive"));
    outcome = run_in_namespace(
        work,
        "mount --bind archive archive && mount -o remount,bind,ro archive && \"$QUERY\" archive report --limit 0");
    CHECK_THAT(outcome, exits_with(0));
    fs::create_directory(work.path("locked"));
    outcome = run_in_namespace(work, "mount -t tmpfs -o ro tmpfs locked && \"$INDEX\" add locked/archive more.jsonl");
    CHECK_THAT(outcome, fails_with(73, "locked/archive"));
    CHECK(seen() == before);
}

TEST_CASE("an archive below a file or in a folder of something else is not made") {
    Workspace work;
    work.write("in.jsonl", made_articles({.count = 3}));
    work.write("file", "text");
    CHECK_THAT(work.index({"add", "file", "in.jsonl"}), fails_with(73, "file"));
    CHECK_THAT(work.index({"create", "file/archive"}), fails_with(73, "file/archive"));
    CHECK(work.read("file") == "text");
    work.write("letters/letter.txt", "Dear reader");
    CHECK_THAT(work.index({"create", "letters"}), fails_with(73, "letters"));
    CHECK_THAT(work.index({"add", "letters", "in.jsonl"}), fails_with(73, "letters"));
    CHECK_THAT(work.index({"create", "archive"}), exits_with(0));
    CHECK_THAT(work.index({"create", "archive"}), fails_with(73, "archive"));
    CHECK_THAT(work.query({"archive", "words"}), exits_with(1));
    CHECK_THAT(work.index({"add", "archive", "in.jsonl"}), exits_with(0));
}

TEST_CASE_METHOD(ArchiveFixture, "a full disk is told, and the archive is as before") {
    if (!can_mount(work)) return;
    const auto before = seen();
    std::uintmax_t base = 0;
    for (const auto& file : fs::recursive_directory_iterator(work.path("archive")))
        base += file.is_regular_file() ? file.file_size() + 4096 : 4096;
    fs::create_directory(work.path("small"));
    int full = 0;
    bool fitted = false;
    for (std::uintmax_t room = 64U << 10; !fitted && room < (64U << 20); room *= 2) {
        CAPTURE(room);
        const auto outcome = run_in_namespace(work, "mount -t tmpfs -o size=" + std::to_string(base + room) +
                                                        " tmpfs small && cp -r archive small/ && cd small && "
                                                        "\"$INDEX\" add archive ../more.jsonl --quiet; code=$?\n"
                                                        "\"$QUERY\" archive report --format jsonl --limit all >../hits "
                                                        "&& \"$INDEX\" status archive --json >../status || exit 99\n"
                                                        "if [ $code -ne 0 ]; then mount -o remount,size=100m . && "
                                                        "\"$INDEX\" add archive ../more.jsonl --quiet || exit 98; fi\n"
                                                        "exit $code");
        fitted = outcome.exit_code == 0;
        if (fitted) break;
        CHECK_THAT(outcome, fails_with(74, "No space left on device"));
        CHECK(json::parse(work.read("status")).at("live").dump() + work.read("hits") == before);
        ++full;
    }
    CHECK(fitted);
    CHECK(full >= 3);
}

TEST_CASE_METHOD(ArchiveFixture, "a CURRENT that is wrong is damage, not an empty archive") {
    for (const std::string current : {"g000099\n", "", "nonsense\n", "g000001\ng000002\n", "../g000001\n"}) {
        CAPTURE(current);
        work.write("archive/CURRENT", current);
        CHECK_THAT(work.query({"archive", "report"}), fails_with(69, "archive"));
        CHECK_THAT(work.index({"status", "archive"}), fails_with(69, "archive"));
        CHECK_THAT(work.index(add_more), fails_with(69, "archive"));
        CHECK(work.read("archive/CURRENT") == current);
    }
    work.write("archive/CURRENT", "g000001\n");
    CHECK_THAT(work.query({"archive", "report"}), exits_with(0));
}

TEST_CASE_METHOD(ArchiveFixture, "a shard that is cut short or gone is told by its name") {
    const fs::path shard = work.path("archive/shards/2021.g000001");
    const auto size = fs::file_size(shard);
    const std::string whole = work.read("archive/shards/2021.g000001");
    for (const auto kept : {size / 2, size - 1, size - size / 3, std::uintmax_t{100}, std::uintmax_t{0}}) {
        CAPTURE(kept);
        fs::resize_file(shard, kept);
        CHECK_THAT(work.query({"archive", "report"}), fails_with(69, "2021.g000001"));
        CHECK_THAT(work.index(add_more), fails_with(69, "2021.g000001"));
        work.write("archive/shards/2021.g000001", whole);
    }
    fs::remove(shard);
    CHECK_THAT(work.query({"archive", "report"}), fails_with(69, "2021.g000001"));
    CHECK_THAT(work.index(add_more), fails_with(69, "2021.g000001"));
    work.write("archive/shards/2021.g000001", whole);
    CHECK_THAT(work.query({"archive", "report"}), exits_with(0));
}

TEST_CASE_METHOD(ArchiveFixture, "a manifest or configuration that is damaged or too new is told by its name") {
    const std::string manifest = work.read("archive/generations/g000001.json");
    const std::string config = work.read("archive/archive.json");
    const auto damaged = [](std::string text, const std::string& from, const std::string& to) {
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        return text.replace(at, from.size(), to);
    };
    const auto fails = [&](int code, const char* name) {
        CHECK_THAT(work.query({"archive", "report"}), fails_with(code, name));
        CHECK_THAT(work.index(add_more), fails_with(code, name));
        CHECK_THAT(work.index({"status", "archive"}), fails_with(code, name));
    };
    work.write("archive/generations/g000001.json", manifest.substr(0, manifest.size() / 2));
    fails(69, "g000001.json");
    work.write("archive/generations/g000001.json", damaged(manifest, "2021", "2022"));  // its checksum no longer fits
    fails(69, "g000001.json");
    work.write("archive/generations/g000001.json", manifest);

    work.write("archive/archive.json", damaged(config, "\"format\": 1", "\"format\": 2"));
    fails(78, "archive.json");
    work.write("archive/archive.json", config.substr(0, 50));
    CHECK_THAT(work.query({"archive", "report"}), exits_with(69) || exits_with(78));
    work.write("archive/archive.json", config);
    CHECK_THAT(work.query({"archive", "report"}), exits_with(0));
}

TEST_CASE_METHOD(ArchiveFixture, "a terminal shows progress, a pipe does not, and --quiet nothing") {
    if (!has_terminals()) return;
    auto command = work.index_command({"add", "archive", "more.jsonl"});
    command.terminal = true;
    const auto outcome = run(command);
    INFO(outcome);
    CHECK_THAT(outcome, exits_with(0));
    CHECK(outcome.output.find('\r') != std::string::npos);
    CHECK(outcome.output.find("left") != std::string::npos);

    const auto piped = work.index({"add", "second", "more.jsonl"});
    CHECK(count_lines(piped.errors) == 1);
    CHECK(piped.errors.find("1,500 new") != std::string::npos);
    CHECK(piped.errors.find('\r') == std::string::npos);
    CHECK(piped.output.empty());
    const auto quiet = work.index({"add", "third", "more.jsonl", "--quiet"});
    CHECK(quiet.errors.empty());
    CHECK(quiet.output.empty());
}

}  // namespace
}  // namespace dateline::e2e
