#include <fmt/format.h>

#include "corpus/gazetteer/gazetteer.hpp"
#include "corpus/shipped_file.hpp"
#include "schemas/error.hpp"

namespace dateline {

std::string shipped_gazetteer() { return find_shipped({"places.gazetteer", "models/places.gazetteer"}); }

std::string credit_line(const std::string& path) {
    try {
        return fmt::format("Places: {}\n", Gazetteer::load(path)->credit());
    } catch (const Error&) {
        return {};
    }
}

}  // namespace dateline
