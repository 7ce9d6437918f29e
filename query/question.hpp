// What is asked: the words of a query and the conditions beside it, as the command line or a line of a topics file
// gives them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/language/parser.hpp"
#include "schemas/error.hpp"

namespace dateline {

/// Text as typed. Empty: not given.
struct Question {
    std::string id;  ///< of a topic
    std::string text;
    std::vector<std::string> persons;
    std::vector<std::string> organisations;
    std::vector<std::string> places;
    std::vector<std::string> entities;
    std::vector<std::string> focuses;
    std::vector<std::string> datelines;
    std::vector<std::string> nears;
    std::string within;  ///< of all of `nears`: "100", "100km", "60mi"
    std::vector<std::string> abouts;
    std::string from;  ///< dates of publication, both included
    std::string to;

    /// Whether anything is asked for.
    bool asks() const { return !text.empty() || has_conditions(); }
    bool has_conditions() const;
};

struct QuestionOptions {
    Day today{};
    bool any = false;       ///< any of the words is enough
    bool prefer = false;    ///< conditions on names and places are preferences
    bool filtered = false;  ///< more is asked for than stands in the question: exclusions may stand alone
};

/// A question as it was understood.
struct ReadQuestion {
    ParsedQuery query;      ///< words and conditions together
    ExpressionPtr relaxed;  ///< the same with any of the words; null where `any` was set
};

/// Which condition is at fault, and how: the text of its error names its value.
class ConditionError : public Error {
  public:
    ConditionError(std::string_view condition, const std::string& message)
        : Error(ErrorKind::usage, message), condition_(condition) {}
    /// The option's name: "person", "within", "from"
    const std::string& condition() const { return condition_; }

  private:
    std::string condition_;
};

/// Both together: words and what is asked for beside them.
ExpressionPtr join_conditions(ExpressionPtr words, std::vector<ExpressionPtr> conditions);

/// Throws QueryError for the text and ConditionError for a condition that can't be understood. `fields` must outlive
/// what is returned.
ReadQuestion read_question(const Question& question, const FieldTable& fields, const QuestionOptions& options);

}  // namespace dateline
