// What an article names, shown to people: its text with the mentions marked, and a summary.
#pragma once

#include <cstddef>
#include <string>

#include "corpus/annotate/annotator.hpp"
#include "schemas/article.hpp"

namespace dateline {

/// What it is shown on.
struct Screen {
    bool colour = false;     ///< marks by terminal codes, instead of "[Anna Nowak|person]", "[Friday|2022-09-16]"
    std::size_t width = 80;  ///< columns
};

/// A line of id, day and title; the text in lines of the screen's width; a row for each kind with names and counts.
/// Holds nothing that a terminal would obey but the codes of colour.
std::string mentions_text(const Article& article, const Annotation& annotation, const Screen& screen);

}  // namespace dateline
