#include "indexer/source_rows.hpp"

#include <algorithm>

namespace dateline {

std::set<std::string> paths_of(const std::vector<SourceFile>& files) {
    std::set<std::string> paths;
    for (const auto& file : files) paths.insert(file.path);
    return paths;
}

std::vector<SourceFile> merge_sources(std::vector<SourceFile> earlier, const std::vector<SourceFile>& now) {
    const auto read = paths_of(now);
    std::erase_if(earlier, [&](const SourceFile& file) { return read.contains(file.path); });
    earlier.insert(earlier.end(), now.begin(), now.end());
    std::sort(earlier.begin(), earlier.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return earlier;
}

std::vector<RecordedSource> join_named(std::vector<RecordedSource> earlier, const std::vector<RecordedSource>& now) {
    for (const auto& source : now) {
        std::erase_if(earlier, [&](const RecordedSource& other) {
            return other.path == source.path && other.folder == source.folder;
        });
        earlier.push_back(source);
    }
    return earlier;
}

}  // namespace dateline
