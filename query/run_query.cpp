#include "query/run_query.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "query/asked_topics.hpp"
#include "query/counting/count_matches.hpp"
#include "query/language/describe.hpp"
#include "query/language/query_error.hpp"
#include "query/match_words.hpp"
#include "query/presentation/article_text.hpp"
#include "query/presentation/counts_json.hpp"
#include "query/presentation/counts_text.hpp"
#include "query/presentation/history_text.hpp"
#include "query/presentation/hit_columns.hpp"
#include "query/presentation/names_text.hpp"
#include "query/presentation/presenter.hpp"
#include "query/presentation/reading_json.hpp"
#include "query/saved_searches.hpp"
#include "query/searcher.hpp"
#include "schemas/article_record.hpp"
#include "schemas/custom_schema.hpp"
#include "schemas/stored_mentions.hpp"
#include "schemas/takedowns.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

class Runner {
  public:
    Runner(const QueryJob& job, const QueryStreams& streams)
        : job_(job),
          streams_(streams),
          format_(*find_output_format(job.format)),
          searcher_(job.archive, job.gazetteer) {
        check_columns(job.fields, searcher_.config().fields);
    }

    int run() {
        switch (job_.action) {
            case QueryJob::Action::show:
                return show();
            case QueryJob::Action::parse:
                return parse();
            case QueryJob::Action::names:
                return names();
            case QueryJob::Action::topics:
                return topics();
            default:
                return search();
        }
    }

  private:
    ReadQuestion read(const Question& question) {
        auto read = ask(searcher_, question, job_);
        if (!job_.like.empty()) add_like(read);
        return read;
    }

    // What is asked for beside it still holds.
    void add_like(ReadQuestion& read) {
        auto& expression = read.query.expression;
        expression = join_conditions(std::move(expression), searcher_.like(job_.like, job_.now.utc_seconds()));
        read.relaxed.reset();
    }

    // The question of the command line: what is wrong with it is shown at its place.
    ReadQuestion read_typed() {
        try {
            return read(job_.question);
        } catch (const QueryError& error) {
            throw Error(error.kind(), render_query_error(job_.question.text, error));
        } catch (const ConditionError& error) {
            throw Error(error.kind(), fmt::format("--{}: {}", error.condition(), error.what()));
        }
    }

    int search() {
        if (!job_.like.empty() && !has_like()) return exit_nothing_found;
        const bool found = answer(job_.question, read_typed());
        return found ? exit_done : exit_nothing_found;
    }

    int parse() {
        if (!job_.like.empty() && !has_like()) return exit_nothing_found;
        const auto question = read_typed();
        auto json = describe_query(job_.question.text, question.query);
        const auto readings = searcher_.readings(*question.query.expression, job_.now.utc_seconds());
        json["readings"] = readings_json(readings, job_.question.text);
        streams_.results.write(json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
        return exit_done;
    }

    int names() {
        const auto listed = searcher_.names({job_.question.text, job_.offset, job_.limit}, job_.now.utc_seconds());
        streams_.results.write(job_.format == "csv"     ? names_csv(listed)
                               : job_.format == "jsonl" ? names_lines(listed)
                                                        : names_text(listed));
        return listed.empty() ? exit_nothing_found : exit_done;
    }

    // All topics are read before the first is answered, so that a broken line gives no half of a run.
    int topics() {
        const auto questions = ask_topics(searcher_, read_topics(job_.topics), job_);
        bool found = false;
        for (const auto& [topic, question] : questions) found = answer(topic.question, question) || found;
        return found ? exit_done : exit_nothing_found;
    }

    bool answer(const Question& asked, const ReadQuestion& question) {
        SearchRequest request;
        request.expression = question.query.expression.get();
        request.relaxed = question.relaxed.get();
        request.order = job_.order;
        request.offset = job_.offset;
        request.limit = job_.limit;
        request.fold = job_.fold;
        request.exact_count = job_.action != QueryJob::Action::topics;
        request.explain = job_.explain;
        request.peaks = job_.peaks;
        request.details = Details::none;
        request.now = job_.now.utc_seconds();
        request.weights = job_.like.empty() ? weights_ : weights_for_like(weights_);
        request.counts = counts_;
        request.stream = !job_.limit && !request.fold && !request.explain;
        if (!counts_.count_by.empty()) request.limit = 0;

        ResultHead head;
        head.answer = searcher_.search(request);
        head.topic = asked.id;
        head.generation = searcher_.manifest().generation;
        head.query = asked.text;
        head.understood = canonical_query(*question.query.expression);
        head.offset = job_.offset;
        head.explain = job_.explain;
        for (const auto& field : custom_fields(searcher_.config().fields)) head.fields.push_back(field.name);
        auto& notes = head.answer.notes;
        const auto missing = missing_lines(searcher_.manifest());
        notes.insert(notes.begin(), missing.begin(), missing.end());
        notes.insert(notes.begin(), question.query.notes.begin(), question.query.notes.end());
        const bool found = head.answer.total.value > 0;
        if (head.answer.counts.table) {
            show_table(*head.answer.counts.table);
            say(head);
            return found;
        }
        present(head, *question.query.expression);
        return found;
    }

    void present(const ResultHead& head, const Expression& expression) {
        const MatchWords words(expression, searcher_.languages(), head.answer.marks);
        RecordSnippets snippet(words, searcher_.config().language);
        streams_.results.write(presenter_->begin(head));
        const auto show = [&](const Hit& hit) {
            ShownHit shown{hit, {}};
            searcher_.fill(shown.hit, format_.details, job_.now.utc_seconds());
            if (format_.snippets) shown.snippet = snippet(searcher_.record(hit));
            streams_.results.write(presenter_->hit(shown));
        };
        for (const auto& hit : head.answer.hits) show(hit);
        std::uint64_t rank = head.offset;
        for (const auto& match : head.answer.all) show(Searcher::hit(match, ++rank));
        streams_.results.write(presenter_->end());
        if (!format_.says_all) say(head);
    }

    void show_table(const CrossTable& table) {
        streams_.results.write(job_.format == "csv" ? table_csv_head(table) : std::string());
        for (const auto& row : table.rows)
            streams_.results.write(job_.format == "csv" ? table_csv_row(row) : table_line(table, row));
    }

    // What a format that is for programs alone does not say.
    void say(const ResultHead& head) {
        for (const auto& line : advice_lines(head.answer))
            streams_.messages.write(
                fmt::format("{}{}\n", head.topic.empty() ? "" : head.topic + ": ", without_controls(line)));
    }

    // What the archive has under an id; where it has nothing, that is said.
    std::optional<StoredRecord> stored(const std::string& id) {
        auto record = searcher_.record(id, job_.now.utc_seconds());
        if (!record) say_missing(id);
        return record;
    }

    // What was taken down is told from what never was.
    void say_missing(const std::string& id) {
        const auto takedowns = read_takedowns(ArchiveLayout(job_.archive));
        const auto event = takedowns.in_force().find(id);
        streams_.messages.write(event == takedowns.in_force().end()
                                    ? fmt::format("no article has the id {}\n", shown_piece(id))
                                    : fmt::format("{} was taken down on {}: {}\n", shown_piece(id),
                                                  event->second.at.substr(0, 10), shown_piece(event->second.reason)));
    }

    // Whether the article that others are to be like may be shown; where not, that is said.
    bool has_like() {
        const auto record = stored(job_.like);
        if (!record || record->kept_back == KeptBack::no) return record.has_value();
        Article article;
        RecordMends mends;
        if (parse_record(record->json, article, mends))
            throw Error(ErrorKind::unavailable, fmt::format("the record of {} is damaged", shown_piece(job_.like)));
        streams_.messages.write(kept_back_text(article, record->kept_back));
        return false;
    }

    int show() {
        const auto record = stored(job_.show);
        if (!record) return exit_nothing_found;
        if (job_.versions) {
            const auto history = searcher_.history(job_.show, job_.now.utc_seconds()).value();
            streams_.results.write(job_.format == "text" ? history_text(history) : history_lines(history));
            return exit_done;
        }
        Article article;
        CustomValues fields;
        RecordMends mends;
        if (parse_record(record->json, article, mends) ||
            read_custom_values(article, searcher_.config().fields, fields, mends))
            throw Error(ErrorKind::unavailable, fmt::format("the record of {} is damaged", shown_piece(job_.show)));
        if (record->kept_back != KeptBack::no) {
            streams_.messages.write(kept_back_text(article, record->kept_back));
            return exit_nothing_found;
        }
        if (job_.mentions) {
            streams_.results.write(mentions_json(article.id, decode_mentions(record->mentions, article)) + "\n");
            return exit_done;
        }
        streams_.results.write(job_.format == "text" ? article_text(article, fields) : record->json + "\n");
        return exit_done;
    }

    const QueryJob& job_;
    QueryStreams streams_;
    const OutputFormat& format_;
    Weights weights_ = job_.weights.empty() ? Weights() : read_weights(job_.weights);
    Searcher searcher_;
    CountRequest counts_ = resolve_fields(job_.counts, searcher_.config().fields);
    std::unique_ptr<Presenter> presenter_ = format_.make({streams_.colour, streams_.columns, job_.fields});
};

}  // namespace

int run_query(const QueryJob& job, const QueryStreams& streams) {
    return job.action == QueryJob::Action::saved ? report_saved(job, streams) : Runner(job, streams).run();
}

}  // namespace dateline
