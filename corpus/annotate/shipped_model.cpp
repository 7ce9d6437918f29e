#include "corpus/annotate/shipped_model.hpp"

#include "corpus/shipped_file.hpp"

namespace dateline {

std::string shipped_model() { return find_shipped({"names-en.model", "models/names-en.model"}); }

}  // namespace dateline
