#include "query/saved_searches.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>
#include <utility>

#include "query/asked_topics.hpp"
#include "query/language/describe.hpp"
#include "query/language/query_error.hpp"
#include "query/match_words.hpp"
#include "query/presentation/report.hpp"
#include "query/seen_folder.hpp"
#include "schemas/article_record.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

// Each has a name of its own, and asks for something.
std::vector<Topic> read_searches(const std::string& path) {
    auto searches = read_topics(path, TopicKind::saved);
    std::map<std::string, std::string> where;
    for (const auto& search : searches) {
        if (!search.question.asks())
            throw Error(ErrorKind::bad_data, fmt::format("{}: nothing is asked for: give it a \"query\", \"person\", "
                                                         "\"place\", \"org\", \"from\" or \"to\"",
                                                         search.where));
        const auto [first, is_new] = where.emplace(search.question.id, search.where);
        if (!is_new)
            throw Error(ErrorKind::bad_data, fmt::format("{}: the id {} is that of {} too: give each search its own",
                                                         search.where, shown_piece(first->first), first->second));
    }
    return searches;
}

std::string url_of(const std::string& record) {
    Article article;
    RecordMends mends;
    return parse_record(record, article, mends) ? std::string() : article.url;
}

class SavedRun {
  public:
    SavedRun(const QueryJob& job, const QueryStreams& streams)
        : job_(job),
          streams_(streams),
          format_(*find_report_format(job.format)),
          searcher_(job.archive, job.gazetteer),
          presenter_(format_.make({streams.colour, streams.columns})) {
        if (!job.weights.empty()) weights_ = read_weights(job.weights);
        if (!job.state.empty()) archive_ = std::filesystem::weakly_canonical(job.archive).string();
    }

    int run() {
        const auto searches = ask_topics(searcher_, read_searches(job_.saved), job_);
        const SeenFolder folder(job_.state.empty() ? ArchiveLayout(job_.archive).saved()
                                                   : std::filesystem::path(job_.state));
        begin(searches);
        std::vector<News> all_news;
        for (const auto& search : searches) {
            all_news.push_back(find_news(search, folder));
            show(search, all_news.back());
            all_news.back().reported = {};
        }
        streams_.results.write(presenter_->end());
        streams_.results.flush();
        for (const auto& news : all_news) folder.add(news.place, news.added);
        return found_ ? exit_done : exit_nothing_found;
    }

  private:
    // What one search has found.
    struct News {
        std::string place;                  // its name
        std::vector<std::uint64_t> added;   // what is known from now on
        std::vector<RankedMatch> reported;  // newest first
        std::vector<NameMark> marks;
        SearchReport report;
    };

    void begin(const std::vector<AskedTopic>& searches) {
        ReportHead head;
        head.generation = searcher_.manifest().generation;
        head.at = job_.now.utc_seconds();
        head.notes = missing_lines(searcher_.manifest());
        for (const auto& search : searches) head.searches.push_back(search.topic.question.id);
        streams_.results.write(presenter_->begin(head));
        if (!format_.says_all) say({}, head.notes);
    }

    News find_news(const AskedTopic& search, const SeenFolder& folder) {
        News news;
        news.place = place_name(search.topic.question, archive_);
        const SeenPlace place = folder.read(news.place);
        Answer answer = find(search);
        const auto keys = keys_of(answer.all);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const bool is_known = place.seen.has(keys[i]);
            const bool is_reported = job_.since ? is_since(answer.all[i]) : !is_known && !place.first_time;
            if (is_reported) news.reported.push_back(answer.all[i]);
            if (!is_known && (is_reported || place.first_time)) news.added.push_back(keys[i]);
        }
        news.marks = std::move(answer.marks);
        news.report = report_of(search, place, keys.size(), news.reported.size());
        news.report.notes.insert(news.report.notes.begin(), answer.notes.begin(), answer.notes.end());
        return news;
    }

    // All matches, newest first.
    Answer find(const AskedTopic& search) {
        SearchRequest request;
        request.expression = search.question.query.expression.get();
        request.order = Order::newest;
        request.limit.reset();
        request.stream = true;
        request.details = Details::none;
        request.weights = weights_;
        request.now = job_.now.utc_seconds();
        return searcher_.search(request);
    }

    std::vector<std::uint64_t> keys_of(const std::vector<RankedMatch>& matches) const {
        std::vector<std::uint64_t> keys(matches.size());
        searcher_.visit_versions(matches, [&](std::size_t match, std::string_view id, const Hash128& record) {
            keys[match] = version_key(id, record);
        });
        return keys;
    }

    bool is_since(const RankedMatch& match) {
        const auto day = searcher_.day(match);
        return day && *day >= *job_.since;
    }

    SearchReport report_of(const AskedTopic& search, const SeenPlace& place, std::uint64_t total,
                           std::uint64_t reported) const {
        const auto& [question, title, where] = search.topic;
        SearchReport report;
        report.id = question.id;
        report.title = title;
        report.query = question.text;
        report.understood = canonical_query(*search.question.query.expression);
        report.total = total;
        report.reported = reported;
        report.first_time = place.first_time;
        report.since = job_.since;
        report.notes = search.question.query.notes;
        if (!place.damaged.empty())
            report.notes.push_back(
                fmt::format("{} is damaged: what was reported is not known any more", place.damaged));
        if (place.first_time)
            report.notes.push_back(
                fmt::format("first time: {} match{} known from now on", total, total == 1 ? "" : "es"));
        return report;
    }

    void show(const AskedTopic& search, News& news) {
        SearchReport& report = news.report;
        auto list = searcher_.hits(news.reported, job_.fold, job_.limit);
        report.folded = list.total;
        if (const auto others = list.total - list.hits.size(); others > 0)
            report.notes.push_back(
                fmt::format("{} more {} not shown: --limit says how many are", others, others == 1 ? "is" : "are"));
        const MatchWords words(*search.question.query.expression, searcher_.languages(), news.marks);
        RecordSnippets snippet(words, searcher_.config().language);
        for (auto& hit : list.hits) {
            searcher_.fill(hit, Details::names, job_.now.utc_seconds());
            const std::string record = searcher_.record(hit);
            report.items.push_back({{std::move(hit), snippet(record)}, format_.links ? url_of(record) : ""});
        }
        found_ = found_ || report.reported > 0;
        streams_.results.write(presenter_->search(report));
        if (!format_.says_all) say(report.id + ": ", report.notes);
        report = {};
    }

    void say(const std::string& before, const std::vector<std::string>& notes) {
        for (const auto& note : notes) streams_.messages.write(without_controls(before + note) + "\n");
    }

    const QueryJob& job_;
    QueryStreams streams_;
    const ReportFormat& format_;
    Searcher searcher_;
    std::unique_ptr<ReportPresenter> presenter_;
    Weights weights_;
    std::string archive_;  // tells archives apart in a folder that is not their own
    bool found_ = false;
};

}  // namespace

int report_saved(const QueryJob& job, const QueryStreams& streams) { return SavedRun(job, streams).run(); }

}  // namespace dateline
