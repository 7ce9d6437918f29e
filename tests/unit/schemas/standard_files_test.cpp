#include "schemas/standard_files.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

// In a child process, which ends with the number of the first thing that was not as it should be; 0: none.
int first_fault(bool closes_input, bool closes_output) {
    if (closes_input) ::close(STDIN_FILENO);
    if (closes_output) ::close(STDOUT_FILENO);
    hold_standard_files();
    char byte = 'x';
    if (closes_input && ::read(STDIN_FILENO, &byte, 1) != -1) return 1;
    if (closes_output && ::write(STDOUT_FILENO, &byte, 1) != -1) return 2;
    if (::open("/dev/null", O_RDWR) <= STDERR_FILENO) return 3;
    return 0;
}

}  // namespace

TEST_CASE("what was closed fails when it is used, and no other file takes its place") {
    const bool input = GENERATE(true, false);
    const bool output = GENERATE(true, false);
    CAPTURE(input, output);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) ::_exit(first_fault(input, output));
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}
