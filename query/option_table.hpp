// The options of dateline-query: their names, what they take, what the help page says of them, and where they are put.
#pragma once

#include <string>
#include <vector>

#include "query/options.hpp"

namespace dateline {

/// Options as they were typed.
struct RawOptions {
    QueryJob job;
    std::string format;
    std::string sort;
    std::string limit;
    std::string offset;
    std::string now;
    std::string facets;
    std::string facet_limit;
    std::string typical;
    std::string timeline;
    std::string count_by;
    std::string fields;
    std::string since;
    bool help = false;
    bool version = false;
    bool parse = false;
    bool names = false;
    bool all = false;
    bool fold = false;
};

/// A row of the table of options: parser and help page loop over it.
struct OptionRow {
    const char* name;
    const char* value;  ///< what stands for its value in the help page; null: it takes none; "[": may be left out
    const char* help;
    void (*set)(RawOptions& raw, const std::string& value);
};

/// In the order of the help page. Each name stands once.
const std::vector<OptionRow>& option_rows();

}  // namespace dateline
