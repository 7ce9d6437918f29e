// The rows of a manifest that tell where its articles came from.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "schemas/manifest.hpp"

namespace dateline {

std::set<std::string> paths_of(const std::vector<SourceFile>& files);

/// The files of a generation, with those read now in their newest state, sorted by path.
std::vector<SourceFile> merge_sources(std::vector<SourceFile> earlier, const std::vector<SourceFile>& now);

/// A source that is named once more stands for what it was, and comes last.
std::vector<RecordedSource> join_named(std::vector<RecordedSource> earlier, const std::vector<RecordedSource>& now);

}  // namespace dateline
