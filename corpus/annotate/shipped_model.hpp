// Where the model of names is that comes with the program.
#pragma once

#include <string>

namespace dateline {

/// "../share/dateline/names-en.model", seen from the running program; where that is not, the one of the tree that the
/// program was built from.
std::string shipped_model();

}  // namespace dateline
