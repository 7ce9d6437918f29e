// The command line of dateline-gazetteer: what was typed, and nothing done yet.
#pragma once

#include <string>
#include <vector>

#include "corpus/gazetteer/compiler/compile_gazetteer.hpp"

namespace dateline {

/// What the program is asked to do.
struct GazetteerJob {
    enum class Action { compile, help, version };
    Action action = Action::compile;
    GazetteerSources sources;  ///< its `tables` empty: those that come with the program
    std::string output;
};

/// Reads the words of a command line, the program's name not among them: "--option VALUE" or "--option=VALUE". Throws
/// Error(usage) that names the word at fault and the nearest option.
GazetteerJob parse_gazetteer_options(const std::vector<std::string>& words);

/// The help page.
std::string gazetteer_help();

}  // namespace dateline
