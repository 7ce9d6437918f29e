// Where an article is about: its places, read and resolved.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/annotate/entities.hpp"
#include "corpus/gazetteer/gazetteer.hpp"
#include "schemas/place.hpp"

namespace dateline {

/// A place of an article with all its mentions.
struct ArticlePlace {
    MentionPlace place;  ///< role is the greatest that it has; confidence that of its best mention
    Salience salience;   ///< mentions in title and body; of a demonym alone too
    double focus = 0;    ///< how much the article is about it, 0 to 1; above 0 for at most three places
    bool in_dateline = false;
    bool given = false;           ///< the record itself names it
    std::string given_name = {};  ///< the first of the record's places that is a name of it; empty: none is
    bool literal = false;         ///< named itself at least once, not by a demonym alone
};

}  // namespace dateline
