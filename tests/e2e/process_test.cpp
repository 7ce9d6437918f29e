// The helper that all other end-to-end tests stand on.
#include "tests/e2e/process.hpp"

#include <signal.h>

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

Command shell(const std::string& script) { return {{"sh", "-c", script}, {}, "/", {}}; }

TEST_CASE("a program's output, errors and exit code are told apart") {
    const auto outcome = run(shell("echo out; echo err >&2; exit 3"));
    CHECK(outcome.output == "out\n");
    CHECK(outcome.errors == "err\n");
    CHECK_THAT(outcome, exits_with(3));
    CHECK_THAT(run({{"no-such-program"}, {}, {}, {}}), exits_with(127));
}

TEST_CASE("input larger than a pipe goes in while output larger than a pipe comes out") {
    auto command = shell("cat");
    command.input = std::string(1 << 20, 'x');
    CHECK(run(command).output == command.input);
    command.arguments = {"true"};
    CHECK_THAT(run(command), exits_with(0));
}

TEST_CASE("directory and environment are those of the command") {
    auto command = shell("pwd; echo $COLOUR");
    command.environment["COLOUR"] = "green";
    CHECK(run(command).output == "/\ngreen\n");
}

TEST_CASE("a program that does not end is killed, with its children") {
    auto command = shell("sleep 100 & sleep 100");
    command.timeout = std::chrono::seconds(1);
    const auto outcome = run(command);
    CHECK(outcome.timed_out);
    CHECK_FALSE(outcome.exit_code);
}

TEST_CASE("a child that keeps the pipes open does not hold up the end") {
    auto command = shell("sleep 10 & exit 5");
    command.timeout = std::chrono::seconds(5);
    CHECK_THAT(run(command), exits_with(5));
}

TEST_CASE("signals reach a program, and its end tells which") {
    Process process(shell("kill -STOP $$; sleep 100"));
    process.send(SIGTERM);
    process.send(SIGCONT);
    CHECK(process.wait().signal == SIGTERM);
}

TEST_CASE("in a terminal a program sees one") {
    if (!has_terminals()) return;
    auto command = shell("test -t 1 && echo terminal");
    CHECK(run(command).output.empty());
    command.terminal = true;
    CHECK(run(command).output == "terminal\r\n");
}

TEST_CASE("a failure shows command, status, output, errors and files") {
    Workspace work;
    work.write("some/file", "four");
    std::ostringstream report;
    report << work.run({"sh", "-c", "echo out; echo err >&2; exit 7"});
    for (const auto* part : {"exit 7'", "status: 7", "out", "err", "some/file  4"}) {
        CAPTURE(part);
        CHECK(report.str().find(part) != std::string::npos);
    }
}

}  // namespace
}  // namespace dateline::e2e
