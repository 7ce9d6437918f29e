// Topics files: many questions, one a line. A file of saved searches is one with titles.
#pragma once

#include <string>
#include <vector>

#include "query/question.hpp"

namespace dateline {

struct Topic {
    Question question;
    std::string title;  ///< of a saved search; empty: none
    std::string where;  ///< file and line, for messages
};

/// What a file is for; saved searches have {"title"?} too.
enum class TopicKind { evaluated, saved };

/// Reads JSON Lines {"id", "query"?, "person"?, "place"?, "org"?, "from"?, "to"?}; an id is a string or a whole number,
/// all else are strings; other keys and empty lines are passed over. "-" is standard input. Threads: may be called by
/// several at a time. Throws Error(no_input) where there is no such file, and Error(bad_data) that names the line for
/// one that can't be read.
std::vector<Topic> read_topics(const std::string& path, TopicKind kind = TopicKind::evaluated);

}  // namespace dateline
