// Where the model of names is that comes with the program.
#pragma once

#include <string>

namespace dateline {

/// Its path, or where it should be (find_shipped()).
std::string shipped_model();

}  // namespace dateline
