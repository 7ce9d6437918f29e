#include "schemas/error.hpp"

#include <catch2/catch.hpp>
#include <cerrno>

using namespace dateline;

TEST_CASE("an error's kind is its exit code, as in sysexits.h") {
    CHECK(Error(ErrorKind::usage, "").exit_code() == 64);
    CHECK(Error(ErrorKind::unavailable, "").exit_code() == 69);
    CHECK(Error(ErrorKind::config, "").exit_code() == 78);
}

TEST_CASE("an error of the system names what failed and why") {
    const auto error = system_error("news/LOCK", EACCES);
    CHECK(error.kind() == ErrorKind::io);
    CHECK(std::string(error.what()) == "news/LOCK: Permission denied");
    CHECK(system_error("news", ENOENT, ErrorKind::no_input).kind() == ErrorKind::no_input);
}
