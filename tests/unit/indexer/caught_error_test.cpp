#include "indexer/caught_error.hpp"

#include <catch2/catch.hpp>
#include <cerrno>
#include <filesystem>
#include <functional>
#include <new>

using namespace dateline;

TEST_CASE("whatever is caught becomes an error for the user") {
    const auto [work, kind, message] = GENERATE(table<std::function<void()>, ErrorKind, std::string>({
        {[] { throw Error(ErrorKind::locked, "held"); }, ErrorKind::locked, "held"},
        {[] {
             throw std::filesystem::filesystem_error("x", "/news/file",
                                                     std::error_code(ENOSPC, std::generic_category()));
         },
         ErrorKind::io, "/news/file: No space left on device"},
        {[] { throw std::bad_alloc(); }, ErrorKind::internal, "out of memory: give less with --jobs or --memory"},
        {[] { throw std::out_of_range("far"); }, ErrorKind::internal, "far"},
    }));
    try {
        work();
    } catch (...) {
        const Error error = caught_error();
        CHECK(error.kind() == kind);
        CHECK(error.what() == message);
    }
}
