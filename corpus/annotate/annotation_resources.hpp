// What annotation is done with: the files that are named on a command line, loaded, and the stamp that tells them from
// others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/annotate/annotator.hpp"
#include "schemas/annotator_stamp.hpp"

namespace dateline {

/// The files.
struct AnnotationSources {
    std::string authority;  ///< empty: none
    std::string model;      ///< empty: the one that comes with the program
    std::string gazetteer;  ///< empty: the one that comes with the program
    std::string homes;      ///< a file; "learn" and "none" are for the caller to deal with; empty: none
};

/// An option of a command line that names one of them.
struct AnnotationOption {
    const char* name;
    const char* value;  ///< what stands for it in a help page
    const char* help;
    std::string AnnotationSources::*file;
};
const std::vector<AnnotationOption>& annotation_options();

/// "all", "none", or of names, places and times some, with commas. Throws Error(usage) that names the option.
AnnotatorOptions parse_annotated(std::string_view option, const std::string& what);

/// Loaded once, for any number of annotators.
struct LoadedAnnotation {
    AnnotatorOptions options;
    AnnotatorResources resources;
    AnnotatorStamp stamp;
    std::string authority;  ///< bytes of the authority file; empty: none
    std::string homes;      ///< SourceHomes::csv(); empty: none

    /// Takes these homes, made with its gazetteer, in place of those that it had. A table without a row is none.
    void use_homes(SourceHomes table);
};
/// Loads what the options need. Throws Error(no_input) for a file that is missing, Error(config) for one that can't be
/// used; the message names it.
LoadedAnnotation load_annotation(AnnotatorOptions options, const AnnotationSources& sources);

}  // namespace dateline
