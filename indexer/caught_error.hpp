// Whatever was thrown, as an Error.
#pragma once

#include "schemas/error.hpp"

namespace dateline {

/// The exception that is being handled as what the user is told of it; to be called where it was caught.
Error caught_error();

}  // namespace dateline
