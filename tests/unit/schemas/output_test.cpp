#include "schemas/output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "schemas/error.hpp"

using namespace dateline;

namespace {

struct Descriptor {
    explicit Descriptor(int given) : number(given) {}
    ~Descriptor() { ::close(number); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    const int number;
};

}  // namespace

TEST_CASE("What is written arrives in order, whatever its size") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const Descriptor reading(ends[0]);
    std::string read(40'000, '\0');
    {
        const Descriptor writing(ends[1]);
        Output output(ends[1], "pipe");
        output.write("first ");
        output.write(std::string(30'000, 'x'));
        output.write(" last");
        output.flush();
    }
    std::size_t size = 0;
    for (ssize_t got = 1; got > 0; size += static_cast<std::size_t>(got))
        got = ::read(ends[0], read.data() + size, read.size() - size);
    read.resize(size);
    CHECK(read == "first " + std::string(30'000, 'x') + " last");
}

TEST_CASE("A closed pipe is told apart from a full disk") {
    std::signal(SIGPIPE, SIG_IGN);
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const Descriptor writing(ends[1]);
    ::close(ends[0]);
    Output output(ends[1], "pipe");
    output.write("x");
    CHECK_THROWS_AS(output.flush(), ClosedPipe);
    const Descriptor full(::open("/dev/full", O_WRONLY));
    Output disk(full.number, "standard output");
    disk.write("x");
    try {
        disk.flush();
        FAIL("written to a full disk");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::io);
        CHECK_THAT(error.what(), Catch::Matchers::Contains("standard output"));
    }
}
