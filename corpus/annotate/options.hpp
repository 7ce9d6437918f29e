// The command line of dateline-annotate: what was typed, and nothing done yet.
#pragma once

#include <string>
#include <vector>

#include "corpus/annotate/annotator.hpp"
#include "corpus/readers/file_reader.hpp"

namespace dateline {

/// What the program is asked to do.
struct AnnotateJob {
    enum class Action { annotate, tag_columns, help, version };
    enum class Format { text, json_lines };
    Action action = Action::annotate;
    std::vector<std::string> sources;
    std::string columns;  ///< file of tokens in columns, "-" for standard input
    Format format = Format::text;
    AnnotatorOptions annotator;
    std::string authority;        ///< file; empty: none
    std::string model;            ///< file; empty: the one that comes with the program
    std::string gazetteer;        ///< file; empty: the one that comes with the program
    std::string homes = "learn";  ///< where sources are at home: "none", "learn", or a file
    SourceOptions reading;
    bool timing = false;
};

/// Reads the words of a command line, the program's name not among them. Options may stand anywhere before "--"; "-" is
/// standard input. Throws Error(usage) that names the word at fault and the nearest option.
AnnotateJob parse_annotate_options(const std::vector<std::string>& words);

/// The help page.
std::string annotate_help();

}  // namespace dateline
