// What tests of several layers share: a folder of their own, and errors that are wanted.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/error.hpp"

namespace dateline::test {

/// A new folder below the system's temporary one that goes with the object.
class TestFolder {
  public:
    TestFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "dateline-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder " + name);
        root_ = name;
    }
    ~TestFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(root_, ignored);
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    std::filesystem::path path(const std::filesystem::path& name = {}) const { return root_ / name; }
    /// Writes a file, with the folders above it; gives its path.
    std::string write(const std::filesystem::path& name, std::string_view bytes) const {
        std::filesystem::create_directories(path(name).parent_path());
        std::ofstream file(path(name), std::ios::binary);
        file << bytes;
        file.close();
        if (!file) throw std::runtime_error("can't write " + path(name).string());
        return path(name).string();
    }

  private:
    std::filesystem::path root_;
};

inline std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("can't read " + path.string());
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

/// Names of what is in a folder, sorted.
inline std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

/// The kind of the Error that `work` throws; fails the test where it throws none. `message`: is given its text.
inline ErrorKind error_of(const std::function<void()>& work, std::string* message = nullptr) {
    try {
        work();
    } catch (const Error& error) {
        if (message != nullptr) *message = error.what();
        return error.kind();
    }
    FAIL("no Error was thrown");
    return ErrorKind::internal;
}

}  // namespace dateline::test
