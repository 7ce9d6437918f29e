#include "indexer/interruption.hpp"

#include <catch2/catch.hpp>
#include <csignal>

#include "tests/unit/indexer/test_archive.hpp"

using namespace dateline;
using namespace dateline::test;

TEST_CASE("without a signal nothing is interrupted") {
    CHECK(in_child([] {
              check_interruption();
              catch_interruptions();
              check_interruption();
              return 0;
          }) == 0);
}

TEST_CASE("a signal asks for an end, and says which it was") {
    const int signal = GENERATE(SIGINT, SIGTERM, SIGHUP);
    CHECK(in_child([signal] {
              catch_interruptions();
              ::raise(signal);
              try {
                  check_interruption();
              } catch (const Interrupted& interrupted) {
                  return interrupted.signal;
              }
              return 0;
          }) == signal);
}

TEST_CASE("an interruption stays until the end") {
    CHECK(in_child([] {
              catch_interruptions();
              ::raise(SIGINT);
              try {
                  check_interruption();
                  return 1;
              } catch (const Interrupted&) {
                  check_interruption();
              }
              return 0;
          }) == interrupted_child);
}

TEST_CASE("a second signal ends the process at once") {
    CHECK(in_child([] {
              catch_interruptions();
              ::raise(SIGINT);
              ::raise(SIGINT);
              return 0;
          }) == -SIGINT);
}
