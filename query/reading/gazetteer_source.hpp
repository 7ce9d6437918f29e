// The gazetteer of a query, loaded when the first question needs it.
#pragma once

#include <memory>
#include <string>

#include "corpus/gazetteer/gazetteer.hpp"

namespace dateline {

/// For one thread at a time.
class GazetteerSource {
  public:
    /// Empty: the one that comes with the program, without which places are searched by their names alone.
    explicit GazetteerSource(std::string path = {}) : path_(std::move(path)) {}

    /// Null where the program's own is missing; trouble() then says so. Throws as Gazetteer::load() does for all else.
    const Gazetteer* get();
    const std::string& trouble() const { return trouble_; }

  private:
    std::string path_;
    bool tried_ = false;
    std::shared_ptr<const Gazetteer> gazetteer_;
    std::string trouble_;
};

}  // namespace dateline
