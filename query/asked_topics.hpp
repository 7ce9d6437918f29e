// Questions as an archive understands them.
#pragma once

#include <vector>

#include "query/options.hpp"
#include "query/question.hpp"
#include "query/searcher.hpp"
#include "query/topics.hpp"

namespace dateline {

/// Reads a question for an archive: what its conditions name must be there, and what its plain words name is noticed,
/// unless the job says that they are plain. The searcher must outlive what is returned. Throws QueryError and
/// ConditionError.
ReadQuestion ask(Searcher& searcher, const Question& question, const QueryJob& job);

struct AskedTopic {
    Topic topic;
    ReadQuestion question;
};

/// All of a file's topics are read before the first is answered, so that a broken line gives no half of a run. Throws
/// Error(bad_data) that names the line.
std::vector<AskedTopic> ask_topics(Searcher& searcher, std::vector<Topic> topics, const QueryJob& job);

}  // namespace dateline
