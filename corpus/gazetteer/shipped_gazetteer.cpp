#include <filesystem>
#include <system_error>

#include "corpus/gazetteer/gazetteer.hpp"

namespace dateline {

std::string shipped_gazetteer() {
    constexpr const char* name = "places.gazetteer";
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto installed = program.parent_path().parent_path() / "share" / "dateline" / name;
    const auto of_tree = std::filesystem::path(DATELINE_MODELS) / name;
    const bool built = !std::filesystem::exists(installed, error) && std::filesystem::exists(of_tree, error);
    return (built ? of_tree : installed).string();
}

}  // namespace dateline
