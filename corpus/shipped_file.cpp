#include "corpus/shipped_file.hpp"

#include <system_error>

namespace dateline {

std::string find_shipped(const ShippedFile& file) {
    std::error_code error;
    return find_shipped(file, std::filesystem::read_symlink("/proc/self/exe", error), DATELINE_CORPUS);
}

std::string find_shipped(const ShippedFile& file, const std::filesystem::path& program,
                         const std::filesystem::path& tree) {
    const auto in_tree = tree / file.in_tree;
    // Without /proc nobody knows where the program is, and beside it must not become beside the user.
    if (program.empty()) return in_tree.string();
    std::error_code error;
    const auto installed = program.parent_path().parent_path() / "share" / "dateline" / file.installed;
    const bool only_built = !std::filesystem::exists(installed, error) && std::filesystem::exists(in_tree, error);
    return (only_built ? in_tree : installed).string();
}

}  // namespace dateline
