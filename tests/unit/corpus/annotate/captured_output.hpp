// A temporary file that an Output writes to.
#pragma once

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "schemas/output.hpp"

namespace dateline::test {

class CapturedOutput {
  public:
    CapturedOutput() {
        std::string name = (std::filesystem::temp_directory_path() / "dateline-captured-XXXXXX").string();
        number_ = ::mkstemp(name.data());
        std::filesystem::remove(name);
    }
    ~CapturedOutput() { ::close(number_); }
    CapturedOutput(const CapturedOutput&) = delete;
    CapturedOutput& operator=(const CapturedOutput&) = delete;

    Output open() const { return {number_, "captured"}; }
    std::string text() const {
        std::string text(static_cast<std::size_t>(::lseek(number_, 0, SEEK_END)), '\0');
        REQUIRE(::pread(number_, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size()));
        return text;
    }

  private:
    int number_ = -1;
};

}  // namespace dateline::test
