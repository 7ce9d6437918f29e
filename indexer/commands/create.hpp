// dateline-index create
#pragma once

#include "indexer/options.hpp"

namespace dateline {

/// Makes an empty archive. Throws Error(cannot_create) where the folder holds something already, or can't be made.
void create_archive(const CreateOptions& options);

/// Makes what is missing of an archive's folders.
void make_folders(const ArchiveLayout& layout);

}  // namespace dateline
