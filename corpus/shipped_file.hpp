// Where the files are that come with the programs: the model of names, the gazetteer, the tables it is made of.
#pragma once

#include <filesystem>
#include <string>

namespace dateline {

/// A file or folder that is installed with the programs.
struct ShippedFile {
    const char* installed;  ///< its name in ../share/dateline, seen from the folder of the running program
    const char* in_tree;    ///< its path in corpus/ of the tree that the program was built from
};

/// Where it is installed; where it is not, in the tree; where it is in neither, the place where it should be installed:
/// whoever opens that names what is missing.
std::string find_shipped(const ShippedFile& file);
/// The same for a program at this path (empty: not known, and the tree is all that is left) and this folder for
/// corpus/.
std::string find_shipped(const ShippedFile& file, const std::filesystem::path& program,
                         const std::filesystem::path& tree);

}  // namespace dateline
