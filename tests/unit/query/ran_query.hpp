// Runs command lines of the query tool within a test.
#pragma once

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "query/open_generation.hpp"
#include "query/run_query.hpp"
#include "tests/unit/query/small_archive.hpp"

namespace dateline::test {

/// A temporary file that an Output writes to.
class Captured {
  public:
    Captured() {
        std::string name = (std::filesystem::temp_directory_path() / "dateline-captured-XXXXXX").string();
        file_ = FileDescriptor(::mkstemp(name.data()));
        std::filesystem::remove(name);
    }
    int number() const { return file_.number(); }
    std::string text() const {
        std::string text(static_cast<std::size_t>(::lseek(file_.number(), 0, SEEK_END)), '\0');
        REQUIRE(::pread(file_.number(), text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()));
        return text;
    }

  private:
    FileDescriptor file_;
};

/// What a command line gave.
struct Ran {
    int exit_code = 0;
    std::string results;
    std::string messages;
};

/// Runs the words behind ARCHIVE, on 17 September 2022.
inline Ran run(const SmallArchive& archive, std::vector<std::string> words) {
    words.insert(words.begin(), archive.path().string());
    const Captured results;
    const Captured messages;
    Output out(results.number(), "results");
    Output err(messages.number(), "messages");
    Ran ran;
    ran.exit_code = run_query(parse_options(words, parse_moment("2022-09-17")->moment), {out, err, false});
    out.flush();
    err.flush();
    ran.results = results.text();
    ran.messages = messages.text();
    return ran;
}

}  // namespace dateline::test
