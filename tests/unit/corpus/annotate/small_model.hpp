// A model learned from a handful of sentences, for tests of what needs one.
#pragma once

#include <memory>
#include <string>

#include "corpus/annotate/name_model.hpp"

namespace dateline {

/// Knows a few persons, organisations and places of our own making.
std::string small_model_bytes();
std::shared_ptr<const NameModel> small_model();

}  // namespace dateline
