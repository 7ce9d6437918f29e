#include "indexer/child_process.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/test_folder.hpp"

using namespace dateline;
using namespace dateline::test;
using namespace std::chrono_literals;

namespace {

ChildAnswer shell(const std::string& script, std::chrono::milliseconds patience = 60s) {
    return run_child({"/bin/sh", "-c", script}, patience);
}

}  // namespace

TEST_CASE("a program's answer is what it wrote and how it ended") {
    const auto answer = shell("echo found; echo broken >&2; exit 65");
    CHECK(answer.exit_code == 65);
    CHECK(answer.output == "found\n");
    CHECK(answer.error == "broken\n");
    CHECK_FALSE(answer.is_late);
    CHECK(shell("kill -9 $$").exit_code == 128 + 9);
    CHECK(run_child({"/bin/echo", "a b", "$HOME", "--", "-x"}, 60s).output == "a b $HOME -- -x\n");
}

TEST_CASE("there is nothing to read for a program, and much that it writes is kept in part") {
    CHECK(shell("cat").output.empty());
    const auto answer = shell("head -c 20000000 /dev/zero; head -c 300000 /dev/zero >&2");
    CHECK(answer.exit_code == 0);
    CHECK(answer.output.size() == 8U << 20U);
    CHECK(answer.error.size() == 300000);
}

TEST_CASE("a program that takes too long is ended") {
    const auto answer = shell("echo begun; exec sleep 600", 300ms);
    CHECK(answer.is_late);
    CHECK(answer.exit_code == 128 + 9);
    CHECK(answer.output == "begun\n");
}

TEST_CASE("a program that is not there is an error that names it") {
    std::string message;
    CHECK(error_of([] { run_child({"/nowhere/dateline-query"}, 1s); }, &message) == ErrorKind::config);
    CHECK_THAT(message, Catch::Contains("/nowhere/dateline-query: can't be run: No such file or directory"));
}
