#include "schemas/open_files.hpp"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <cstring>

using namespace dateline;

TEST_CASE("too few files to open is an error of its own, with the mend") {
    CHECK(is_out_of_files(EMFILE));
    CHECK(is_out_of_files(ENFILE));
    CHECK_FALSE(is_out_of_files(EIO));
    CHECK(tells_of_no_files(std::strerror(EMFILE)));
    CHECK_FALSE(tells_of_no_files(std::strerror(EIO)));
    const Error error = system_error("shards/2022.g000042", EMFILE, ErrorKind::cannot_create);
    CHECK(error.kind() == ErrorKind::unavailable);
    CHECK_THAT(error.what(),
               Catch::StartsWith("shards/2022.g000042: too many open files") && Catch::Contains("ulimit -n"));
}

TEST_CASE("as many files may be opened as the system allows") {
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    const rlimit low{std::min<rlim_t>(64, before.rlim_max), before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &low) == 0);
    allow_most_files();
    rlimit after{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &after) == 0);
    CHECK(after.rlim_cur == before.rlim_max);
    CHECK(after.rlim_max == before.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &before);
}
