#include "indexer/progress.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <array>
#include <cstdlib>
#include <functional>
#include <optional>
#include <string>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

namespace {

// All that can be read now. A terminal hands its bytes on in pieces, so that one read may have only the first of them.
std::string read_all(int file) {
    ::fcntl(file, F_SETFL, O_NONBLOCK);
    std::string text;
    std::array<char, 4096> piece{};
    for (ssize_t size = 0; (size = ::read(file, piece.data(), piece.size())) > 0;)
        text.append(piece.data(), static_cast<std::size_t>(size));
    return text;
}

// What a child process that does `work` writes to standard error, which is the file or terminal `target`; `master` is
// where it is read.
std::string shown_on(int target, int master, const std::function<void()>& work) {
    const int code = in_child([&] {
        if (::dup2(target, STDERR_FILENO) < 0) return 1;
        work();
        return 0;
    });
    CHECK(code == 0);
    ::close(target);
    const std::string text = read_all(master);
    ::close(master);
    return text;
}

// Nothing where the system has no terminals to give.
std::optional<std::string> shown_on_terminal(const std::function<void()>& work) {
    const int master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0 || ::grantpt(master) != 0 || ::unlockpt(master) != 0) return std::nullopt;
    const int terminal = ::open(::ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0) return std::nullopt;
    return shown_on(terminal, master, work);
}

std::string shown_in_pipe(const std::function<void()>& work) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    return shown_on(ends[1], ends[0], work);
}

void show_all(bool quiet) {
    Progress progress(quiet);
    progress.reading(1200, 50, 100);
    progress.stage("merging");
    progress.clear();
}

}  // namespace

TEST_CASE("progress shows nothing where standard error is no terminal") {
    CHECK(shown_in_pipe([] { show_all(false); }).empty());
}

TEST_CASE("progress shows nothing where the user wants quiet") {
    const auto shown = shown_on_terminal([] { show_all(true); });
    if (shown) CHECK(shown->empty());
}

TEST_CASE("a terminal shows records, part and stage, and is left clean") {
    const auto shown = shown_on_terminal([] { show_all(false); });
    if (!shown) return;
    CHECK_THAT(*shown, Catch::StartsWith("\r\033[K[############............] 1200 records, "));
    CHECK_THAT(*shown, Catch::Contains(" left\r\033[K"));
    CHECK_THAT(*shown, Catch::EndsWith("\r\033[Kmerging...\r\033[K"));
}

TEST_CASE("without a known size there is no bar, and more than all is all") {
    const auto unknown = shown_on_terminal([] { Progress(false).reading(7, 50, std::nullopt); });
    if (unknown) CHECK_THAT(*unknown, Catch::StartsWith("\r\033[K7 records, "));
    const auto grown = shown_on_terminal([] { Progress(false).reading(7, 500, 100); });
    if (grown) CHECK_THAT(*grown, Catch::StartsWith("\r\033[K[########################] 7 records, "));
    const auto empty = shown_on_terminal([] { Progress(false).reading(7, 0, 0); });
    if (empty) CHECK_THAT(*empty, Catch::StartsWith("\r\033[K7 records, "));
}

TEST_CASE("a bar that goes takes itself away") {
    const auto shown = shown_on_terminal([] { Progress(false).stage("checking"); });
    if (shown) CHECK(*shown == "\r\033[Kchecking...\r\033[K");
}
