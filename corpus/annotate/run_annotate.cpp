#include "corpus/annotate/run_annotate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "corpus/annotate/given_text.hpp"
#include "corpus/annotate/home_learner.hpp"
#include "corpus/annotate/home_survey.hpp"
#include "corpus/annotate/name_model.hpp"
#include "corpus/annotate/name_tagger.hpp"
#include "corpus/annotate/shipped_model.hpp"
#include "corpus/annotate/tag_columns.hpp"
#include "corpus/readers/source.hpp"
#include "schemas/error.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double rate(double amount, double seconds) { return seconds > 0 ? amount / seconds : 0; }

std::shared_ptr<const NameModel> load_model(const AnnotateJob& job) {
    return NameModel::load(job.model.empty() ? shipped_model() : job.model);
}

std::shared_ptr<const Authority> read_authority(const AnnotateJob& job) {
    if (job.authority.empty()) return nullptr;
    return std::make_shared<const Authority>(Authority::read(job.authority));
}

std::shared_ptr<const Gazetteer> load_gazetteer(const AnnotateJob& job) {
    if (!job.annotator.places) return nullptr;
    return Gazetteer::load(job.gazetteer.empty() ? shipped_gazetteer() : job.gazetteer);
}

// "wire.zip!a.jsonl:12: the record is not JSON: key \"title\""
std::string reject_line(const Reject& reject) {
    std::string line = reject.where.source;
    if (!reject.where.member.empty()) line += "!" + reject.where.member;
    if (reject.where.line > 0) line += fmt::format(":{}", reject.where.line);
    line += fmt::format(": {}", reject_sentence(reject.reason));
    if (!reject.detail.empty()) line += fmt::format(": {}", reject.detail);
    return without_controls(line) + "\n";
}

std::string plural(std::uint64_t count, const char* noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

using LanguageCounts = std::map<std::string, std::uint64_t>;

// "no names in 4 articles: there is no model of de (3), fr (1)"
std::string lack_line(const char* lack, const char* reason, const LanguageCounts& languages) {
    if (languages.empty()) return {};
    std::uint64_t articles = 0;
    std::vector<std::string> list;
    for (const auto& [language, count] : languages) {
        articles += count;
        list.push_back(fmt::format("{} ({})", without_controls(language), count));
    }
    return fmt::format("{} in {}: {} {}\n", lack, plural(articles, "article"), reason, fmt::join(list, ", "));
}

// Annotates article by article.
class AnnotateRun {
  public:
    AnnotateRun(const AnnotateJob& job, const AnnotateStreams& streams)
        : job_(job),
          streams_(streams),
          reader_(job.sources, job.reading),
          resources_{job.annotator.names || job.annotator.places ? load_model(job) : nullptr, read_authority(job),
                     load_gazetteer(job), nullptr} {}

    int run() {
        resources_.homes = homes();
        annotator_.emplace(job_.annotator, resources_);
        for (const Item& item : std::exchange(held_, {})) take(item);
        while (const auto item = reader_.next()) take(*item);
        tell(closing_lines());
        return rejects_ > 0 ? exit_with_rejects : exit_done;
    }

  private:
    std::shared_ptr<const SourceHomes> homes() {
        if (resources_.gazetteer == nullptr || job_.homes == "none") return nullptr;
        if (job_.homes != "learn")
            return std::make_shared<const SourceHomes>(SourceHomes::read(job_.homes, *resources_.gazetteer));
        HomeLearner learner(resources_.gazetteer);
        const auto sources = given_alike(job_.sources, job_.reading);
        HomeSurvey survey(reader_, sources);
        const bool all = survey.read([&](const HomeSurvey::Batch& batch) {
            for (const Item& item : *batch)
                if (const auto* delivery = std::get_if<Delivery>(&item)) learner.add(delivery->article);
        });
        held_ = survey.take_held();
        if (survey.was_too_much())
            tell(
                "more than is read ahead of a pipe: where sources are at home is not learned; name a file, or "
                "--homes FILE\n");
        return all ? std::make_shared<const SourceHomes>(learner.learn()) : nullptr;
    }

    void take(const Item& item) {
        if (const auto* reject = std::get_if<Reject>(&item)) {
            note(*reject);
        } else {
            take(std::get<Delivery>(item));
        }
    }

    void note(const Reject& reject) {
        ++rejects_;
        tell(reject_line(reject));
    }

    void take(const Delivery& delivery) {
        const Article& article = delivery.article;
        const auto start = Clock::now();
        Annotation annotation = annotator_->annotate(article);
        seconds_ += seconds_since(start);
        bytes_ += article.title.size() + article.body.size();
        count(annotation);
        if (job_.format == AnnotateJob::Format::json_lines) {
            count_as_given(annotation.mentions, delivery.mends);
            streams_.results.write(mentions_json(article.id, annotation.mentions) + "\n");
        } else {
            if (articles_ > 1) streams_.results.write("\n");
            streams_.results.write(mentions_text(article, annotation, streams_.screen));
        }
    }

    void count(const Annotation& annotation) {
        ++articles_;
        for (const auto& mention : annotation.mentions) ++mentions_[static_cast<std::size_t>(mention.kind)];
        if (annotation.names_skipped) ++without_names_[annotation.language];
        if (annotation.times_reduced) ++with_few_times_[annotation.language];
        if (annotation.cut_short) ++cut_short_;
    }

    std::string closing_lines() const {
        std::string text = lack_line("no names", "there is no model of", without_names_);
        text += lack_line("only times in figures", "there are no rules of", with_few_times_);
        if (cut_short_ > 0)
            text += fmt::format("in {} {}\n", plural(cut_short_, "article"), words_of(job_.annotator.limits));
        text += plural(articles_, "article");
        if (job_.annotator.names)
            text += fmt::format("; mentions of persons {}, organisations {}, places {}, other {}", mentions_[0],
                                mentions_[1], mentions_[2], mentions_[3]);
        if (job_.annotator.times) text += fmt::format("; times {}", mentions_[4]);
        if (rejects_ > 0) text += fmt::format("; {} could not be read", plural(rejects_, "record"));
        text += "\n";
        const double megabytes = static_cast<double>(bytes_) / 1e6;
        if (job_.timing)
            text += fmt::format("annotated {}, {:.1f} MB of text in {:.2f} s: {:.1f} MB/s\n",
                                plural(articles_, "article"), megabytes, seconds_, rate(megabytes, seconds_));
        return text;
    }

    // What came before it on standard output stands before it on a terminal, too.
    void tell(const std::string& line) {
        streams_.results.flush();
        streams_.messages.write(line);
        streams_.messages.flush();
    }

    const AnnotateJob& job_;
    AnnotateStreams streams_;
    SourceReader reader_;
    AnnotatorResources resources_;
    std::optional<Annotator> annotator_;
    std::vector<Item> held_;  // read ahead of their annotation
    std::uint64_t articles_ = 0;
    std::uint64_t rejects_ = 0;
    std::uint64_t cut_short_ = 0;
    std::uint64_t bytes_ = 0;
    double seconds_ = 0;
    std::array<std::uint64_t, mention_kinds> mentions_{};
    LanguageCounts without_names_;
    LanguageCounts with_few_times_;
};

int run_columns(const AnnotateJob& job, const AnnotateStreams& streams) {
    std::ifstream file;
    if (job.columns != "-") {
        file.open(job.columns, std::ios::binary);
        if (!file) throw system_error(job.columns, errno, ErrorKind::no_input);
    }
    ColumnReader reader(job.columns == "-" ? std::cin : file, job.columns);
    NameTagger tagger(load_model(job));
    const auto tag = [&tagger](const NameDocument& document) { return tagger.tag(document); };
    const TagCount count = tag_columns(reader, tag, streams.results);
    if (count.tokens == 0) throw Error(ErrorKind::bad_data, job.columns + ": nothing to read: no line has a token");
    if (job.timing)
        streams.messages.write(fmt::format("tagged {} tokens in {:.2f} s: {:.0f} tokens/s\n", count.tokens,
                                           count.seconds, rate(static_cast<double>(count.tokens), count.seconds)));
    return exit_done;
}

}  // namespace

int run_annotate(const AnnotateJob& job, const AnnotateStreams& streams) {
    if (job.action == AnnotateJob::Action::tag_columns) return run_columns(job, streams);
    return AnnotateRun(job, streams).run();
}

}  // namespace dateline
