// The command line of dateline-query: what was typed, and nothing done yet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/answer.hpp"
#include "query/question.hpp"
#include "schemas/period.hpp"

namespace dateline {

/// What the program is asked to do.
struct QueryJob {
    enum class Action { search, topics, saved, show, names, parse, help, version };
    Action action = Action::search;
    std::string archive;
    Question question;
    std::string gazetteer;     ///< file; empty: the program's own
    std::string weights;       ///< file; empty: weights.hpp's own
    std::string topics;        ///< file, "-" for standard input
    std::string saved;         ///< file of saved searches, "-" for standard input
    std::string state;         ///< folder of what they have reported; empty: the archive's own
    std::optional<Day> since;  ///< with saved: what was published on this day or later; none: what is new
    std::string show;          ///< id
    bool mentions = false;     ///< with show: what was read in its text instead
    bool versions = false;     ///< with show: what is known of its history instead
    bool any = false;
    bool prefer = false;
    bool plain = false;  ///< nothing is noticed in plain words
    bool peaks = true;   ///< a time that most of the first matches are of may be preferred
    bool explain = false;
    bool fold = true;                 ///< copies of one story are one hit
    std::string like;                 ///< id of an article: what is like it
    std::string format = "text";      ///< one of output_formats()
    std::vector<std::string> fields;  ///< of each hit, as typed; none: all
    Order order = Order::relevance;
    std::optional<std::uint64_t> limit = 10;  ///< none: all
    std::uint64_t offset = 0;
    CountRequest counts;  ///< fields as typed
    Moment now;           ///< its day is today; embargoes end by its second
};

/// Reads the words of a command line, the program's name not among them. `clock` is now unless the words say otherwise.
///
/// What begins with two '-' is an option ("--limit 5", "--limit=5"), as are -h, -V and -n; "--" ends them. All else are
/// words: the first is ARCHIVE, the rest is the query as typed, one blank between two words, so that "-brazil"
/// excludes. Throws Error(usage) that names the word at fault and the nearest option.
QueryJob parse_options(const std::vector<std::string>& words, const Moment& clock);

/// The help page.
std::string help_text();

}  // namespace dateline
