#include "query/reading/gazetteer_source.hpp"

#include <fmt/format.h>

#include "schemas/error.hpp"

namespace dateline {

const Gazetteer* GazetteerSource::get() {
    if (tried_) return gazetteer_.get();
    tried_ = true;
    const std::string path = path_.empty() ? shipped_gazetteer() : path_;
    try {
        gazetteer_ = Gazetteer::load(path);
    } catch (const Error& error) {
        if (!path_.empty() || error.kind() != ErrorKind::no_input) throw;
        trouble_ = fmt::format("the gazetteer {} is missing: places are searched by their names alone", path);
    }
    return gazetteer_.get();
}

}  // namespace dateline
