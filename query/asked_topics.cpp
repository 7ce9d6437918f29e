#include "query/asked_topics.hpp"

#include <fmt/format.h>

#include <utility>

#include "query/language/query_error.hpp"

namespace dateline {

namespace {

ReadQuestion ask_topic(Searcher& searcher, const Topic& topic, const QueryJob& job) {
    try {
        return ask(searcher, topic.question, job);
    } catch (const ConditionError& error) {
        throw Error(ErrorKind::bad_data, fmt::format("{}: {}: {}", topic.where, error.condition(), error.what()));
    } catch (const QueryError& error) {
        throw Error(ErrorKind::bad_data, fmt::format("{}: query: {}", topic.where, error.what()));
    }
}

}  // namespace

ReadQuestion ask(Searcher& searcher, const Question& question, const QueryJob& job) {
    const QuestionOptions options{job.now.day, job.any || job.action == QueryJob::Action::topics, job.prefer,
                                  !job.like.empty()};
    auto read = read_question(question, searcher.config().fields, options);
    searcher.check(*read.query.expression);
    if (!job.plain) searcher.notice(read.query, question.text, job.now.day, job.now.utc_seconds());
    return read;
}

std::vector<AskedTopic> ask_topics(Searcher& searcher, std::vector<Topic> topics, const QueryJob& job) {
    std::vector<AskedTopic> asked;
    asked.reserve(topics.size());
    for (auto& topic : topics) {
        auto question = ask_topic(searcher, topic, job);
        asked.push_back({std::move(topic), std::move(question)});
    }
    return asked;
}

}  // namespace dateline
