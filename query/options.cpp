#include "query/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <charconv>
#include <sstream>
#include <utility>

#include "query/language/date_expression.hpp"
#include "query/language/query_error.hpp"
#include "query/option_table.hpp"
#include "query/presentation/presenter.hpp"
#include "query/presentation/report.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

namespace {

namespace po = boost::program_options;

constexpr std::uint64_t batch_depth = 1000;
constexpr std::uint64_t report_depth = 20;

// A value that stays text, with its name for the help page.
class NamedText : public po::untyped_value {
  public:
    explicit NamedText(const char* name) : name_(name) {}
    std::string name() const override { return name_; }
    unsigned min_tokens() const override { return *name_ == '[' ? 0 : 1; }

  private:
    const char* name_;
};

po::options_description describe_options() {
    po::options_description options("Options", 100, 50);
    for (const auto& row : option_rows()) {
        if (row.value == nullptr) {
            options.add_options()(row.name, row.help);
        } else {
            options.add_options()(row.name, new NamedText(row.value), row.help);
        }
    }
    return options;
}

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorKind::usage, message); }

[[noreturn]] void unknown_option(const std::string& name, const po::options_description& options) {
    constexpr std::size_t bound = 2;
    std::string nearest;
    std::size_t best = bound + 1;
    for (const auto& option : options.options()) {
        const std::size_t distance = edit_distance(name, option->long_name(), bound);
        if (distance >= best) continue;
        best = distance;
        nearest = option->long_name();
    }
    const std::string mend = nearest.empty() ? "see --help" : "did you mean --" + nearest + "?";
    refuse(fmt::format("unknown option {}: {}", shown_piece("--" + name), mend));
}

// Parts the options from the words. Boost is given the options alone, each as "--name=value": a word with a '-' is
// none.
class Sorter {
  public:
    Sorter(const std::vector<std::string>& arguments, const po::options_description& known)
        : arguments_(arguments), known_(known) {}

    void run() {
        for (; at_ < arguments_.size(); ++at_) {
            const std::string& argument = arguments_[at_];
            if (argument == "--") {
                words.insert(words.end(), arguments_.begin() + static_cast<std::ptrdiff_t>(at_) + 1, arguments_.end());
                return;
            }
            if (argument.starts_with("--")) {
                add_long(argument.substr(2));
            } else if (!add_short(argument)) {
                words.push_back(argument);
            }
        }
    }

    std::vector<std::string> options;
    std::vector<std::string> words;

  private:
    void add_long(const std::string& text) {
        const auto equals = text.find('=');
        const std::string name = text.substr(0, equals);
        const auto* option = known_.find_nothrow(name, false);
        if (option == nullptr) unknown_option(name, known_);
        const bool takes_value = option->semantic()->max_tokens() > 0;
        const bool needs_value = option->semantic()->min_tokens() > 0;
        if (!takes_value && equals != std::string::npos) refuse(fmt::format("--{} takes no value", name));
        if (needs_value && equals == std::string::npos) {
            options.push_back(fmt::format("--{}={}", name, value_of(name)));
        } else {
            options.push_back("--" + text);
        }
        if (options.back().ends_with('=')) refuse(fmt::format("--{} needs a value", name));
    }

    std::string value_of(const std::string& name) {
        if (at_ + 1 == arguments_.size()) refuse(fmt::format("--{} needs a value", name));
        return arguments_[++at_];
    }

    bool add_short(const std::string& argument) {
        if (argument == "-h") options.emplace_back("--help");
        if (argument == "-V") options.emplace_back("--version");
        if (argument == "-n") options.push_back("--limit=" + value_of("limit"));
        return argument == "-h" || argument == "-V" || argument == "-n";
    }

    const std::vector<std::string>& arguments_;
    const po::options_description& known_;
    std::size_t at_ = 0;
};

std::uint64_t read_number(const std::string& option, const std::string& text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        refuse(fmt::format("--{}: {} is no number", option, shown_piece(text)));
    return number;
}

Order read_order(const std::string& text) {
    constexpr std::array<std::pair<std::string_view, Order>, 3> orders{
        {{"relevance", Order::relevance}, {"newest", Order::newest}, {"oldest", Order::oldest}}};
    for (const auto& [name, order] : orders) {
        if (text == name) return order;
    }
    refuse(fmt::format("--sort: {} is no order: write relevance, newest or oldest", shown_piece(text)));
}

QueryJob::Action read_action(const RawOptions& raw) {
    using Action = QueryJob::Action;
    if (raw.help) return Action::help;
    if (raw.version) return Action::version;
    const bool show = !raw.job.show.empty();
    const bool topics = !raw.job.topics.empty();
    const bool saved = !raw.job.saved.empty();
    if (show + topics + saved + raw.parse + raw.names > 1)
        refuse("--show, --topics, --saved, --names and --parse exclude each other");
    if (raw.names) return Action::names;
    if (saved) return Action::saved;
    return show ? Action::show : topics ? Action::topics : raw.parse ? Action::parse : Action::search;
}

void read_words(const std::vector<std::string>& words, QueryJob& job) {
    if (words.empty()) refuse("ARCHIVE is missing: dateline-query ARCHIVE [QUERY...]; see --help");
    job.archive = words.front();
    for (std::size_t i = 1; i < words.size(); ++i) job.question.text.append(i > 1 ? " " : "").append(words[i]);
}

void check_saved(const RawOptions& raw, const QueryJob& job) {
    if (job.action != QueryJob::Action::saved) {
        if (!raw.since.empty()) refuse("--since needs --saved FILE");
        if (!job.state.empty()) refuse("--state needs --saved FILE");
        return;
    }
    if (job.question.asks()) refuse("--saved takes its queries from the file: put nothing behind ARCHIVE");
    if (find_report_format(job.format) == nullptr)
        refuse(fmt::format("--saved knows the formats text, json and atom, not {}", shown_piece(job.format)));
    if (!raw.sort.empty() || !raw.offset.empty() || job.explain)
        refuse("--saved goes without --sort, --offset and --explain: it shows the newest first");
}

// The day from which on articles are reported; nothing for "last".
std::optional<Day> read_since(const std::string& text, Day today) {
    if (text.empty() || text == "last") return std::nullopt;
    try {
        if (const auto days = parse_date_expression(text, today); days.first) return days.first;
    } catch (const QueryError& error) {
        refuse(fmt::format("--since: {}", error.what()));
    }
    refuse(fmt::format("--since: {} has no first day: write last, or a date as 2022-09-16", shown_piece(text)));
}

void check_together(const QueryJob& job) {
    const auto* format = find_output_format(job.format);
    const auto& question = job.question;
    const bool asks = question.asks();
    if (!question.within.empty() && question.nears.empty()) refuse("--within needs --near PLACE");
    if (format == nullptr && job.action != QueryJob::Action::saved)
        refuse(fmt::format("--format: {} is no format: write text, json, jsonl, csv, ids, geojson or trec",
                           shown_piece(job.format)));
    const bool lists = job.action == QueryJob::Action::search || job.action == QueryJob::Action::topics;
    if (!job.fields.empty() && (!lists || !job.counts.count_by.empty()))
        refuse("--fields goes with a query or --topics, and without --count-by");
    if (!job.fields.empty() && job.format != "csv" && job.format != "jsonl")
        refuse("--fields needs --format csv or jsonl");
    if (job.mentions && job.action != QueryJob::Action::show) refuse("--mentions needs --show ID");
    if (job.mentions && job.versions) refuse("--mentions and --versions exclude each other");
    if (job.action == QueryJob::Action::names && job.format != "text" && job.format != "jsonl" && job.format != "csv")
        refuse("--names knows the formats text, jsonl and csv");
    if (job.action == QueryJob::Action::names && question.has_conditions())
        refuse("--names takes a beginning of names, and no conditions");
    if (job.versions && job.action != QueryJob::Action::show) refuse("--versions needs --show ID");
    if (!job.like.empty() && job.action != QueryJob::Action::search && job.action != QueryJob::Action::parse)
        refuse("--like goes with a query alone, not with --show, --topics, --saved or --names");
    if (job.action == QueryJob::Action::show) {
        if (asks) refuse("--show takes no query");
        if (job.format != "text" && !job.format.starts_with("json"))
            refuse("--show knows the formats text, json and jsonl");
    }
    if (job.action == QueryJob::Action::topics) {
        if (asks) refuse("--topics takes its queries from the file: put nothing behind ARCHIVE");
        if (!format->batches) refuse("--topics needs --format trec or --format jsonl");
    }
}

// "person, place"
std::vector<std::string> read_list(const std::string& option, const std::string& text) {
    std::vector<std::string> list;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const std::string_view entry(text.data() + begin, end - begin);
        const auto first = entry.find_first_not_of(' ');
        if (first == std::string_view::npos)
            refuse(fmt::format("--{}: a name is missing in {}", option, shown_piece(text)));
        list.emplace_back(entry.substr(first, entry.find_last_not_of(' ') + 1 - first));
        begin = end + 1;
    }
    return list;
}

CountRequest read_counts(const RawOptions& raw) {
    CountRequest counts;
    if (!raw.facets.empty()) counts.facets = read_list("facets", raw.facets);
    if (!raw.count_by.empty()) counts.count_by = read_list("count-by", raw.count_by);
    if (!raw.facet_limit.empty()) {
        if (counts.facets.empty()) refuse("--facet-limit needs --facets FIELDS");
        counts.facet_limit = read_number("facet-limit", raw.facet_limit);
        if (counts.facet_limit == 0) refuse("--facet-limit: 0 values are none: write 1 or more");
    }
    if (!raw.typical.empty()) {
        counts.typical = read_number("typical", raw.typical);
        if (counts.typical == 0) refuse("--typical: 0 words and names are none: write 1 or more");
    }
    if (!raw.timeline.empty()) {
        counts.timeline = parse_granularity(raw.timeline);
        if (!counts.timeline)
            refuse(fmt::format("--timeline: {} is no unit: write day, month or year", shown_piece(raw.timeline)));
    }
    return counts;
}

// Formats that can show what is counted.
void check_counts(const QueryJob& job) {
    const CountRequest& counts = job.counts;
    if (!counts.asks()) return;
    const char* const option = !counts.count_by.empty() ? "count-by"
                               : !counts.facets.empty() ? "facets"
                               : counts.typical > 0     ? "typical"
                               : counts.timeline        ? "timeline"
                                                        : "format geojson";
    if (job.action != QueryJob::Action::search)
        refuse(fmt::format("--{} goes with a query alone, not with --show, --topics, --saved, --names or --parse",
                           option));
    const bool lists = !counts.facets.empty() || counts.typical > 0 || counts.timeline;
    if (!counts.count_by.empty()) {
        if (lists) refuse("--count-by goes without --facets, --typical and --timeline");
        if (job.format != "csv" && job.format != "jsonl") refuse("--count-by knows the formats csv and jsonl");
    } else if (!counts.places && job.format != "text" && job.format != "json") {
        refuse(fmt::format("--{} knows the formats text and json", option));
    }
    if (counts.places && lists) refuse("--format geojson goes without --facets, --typical and --timeline");
}

RawOptions read_options(const std::vector<std::string>& options, const po::options_description& known) {
    RawOptions raw;
    try {
        constexpr int style = po::command_line_style::allow_long | po::command_line_style::long_allow_adjacent;
        const auto parsed = po::command_line_parser(options).options(known).style(style).run();
        for (const auto& option : parsed.options) {
            const auto is_it = [&](const OptionRow& row) { return option.string_key == row.name; };
            const auto row = std::find_if(option_rows().begin(), option_rows().end(), is_it);
            row->set(raw, option.value.empty() ? std::string() : option.value.front());
        }
    } catch (const po::error& error) {
        refuse(error.what());
    }
    return raw;
}

}  // namespace

QueryJob parse_options(const std::vector<std::string>& words, const Moment& clock) {
    const auto known = describe_options();
    Sorter sorter(words, known);
    sorter.run();
    const RawOptions raw = read_options(sorter.options, known);
    QueryJob job = raw.job;
    job.action = read_action(raw);
    if (job.action == QueryJob::Action::help || job.action == QueryJob::Action::version) return job;
    read_words(sorter.words, job);
    job.counts = read_counts(raw);
    if (!job.counts.count_by.empty()) job.format = "csv";
    if (!raw.format.empty()) job.format = raw.format;
    job.counts.places = job.format == "geojson";
    if (!raw.fields.empty()) job.fields = read_list("fields", raw.fields);
    if (!raw.sort.empty()) job.order = read_order(raw.sort);
    if (job.action == QueryJob::Action::topics) job.limit = batch_depth;
    if (job.action == QueryJob::Action::saved) job.limit = report_depth;
    if (raw.limit == "all") job.limit.reset();
    if (!raw.limit.empty() && raw.limit != "all") job.limit = read_number("limit", raw.limit);
    if (raw.all && raw.fold) refuse("--all and --fold exclude each other");
    // A run of an evaluation is judged by every article, and who asks for all wants all.
    const bool is_run = job.action == QueryJob::Action::topics || job.format == "trec";
    const bool is_report = job.action == QueryJob::Action::saved;
    job.fold = raw.fold || !(raw.all || is_run || (!job.limit && !is_report));
    if (!raw.offset.empty()) job.offset = read_number("offset", raw.offset);
    job.now = clock;
    if (!raw.now.empty()) {
        const auto now = parse_moment(raw.now);
        if (!now || now->time_dropped)
            refuse(fmt::format("--now: {} is no time: write 2022-09-16 or 2022-09-16T10:05:00Z", shown_piece(raw.now)));
        job.now = now->moment;
    }
    job.since = read_since(raw.since, job.now.day);
    check_saved(raw, job);
    check_together(job);
    check_counts(job);
    return job;
}

std::string help_text() {
    std::ostringstream out;
    out << "Usage: dateline-query ARCHIVE [QUERY...] [OPTIONS]\n"
           "Finds the articles of a news archive by words, names, places and dates.\n\n"
        << describe_options()
        << "\nQuery\n"
           "  coffee brazil        both words, in any form (--any: one is enough)\n"
           "  \"mass grave\"         one after the other, as they stand\n"
           "  +graves  -brazil     as it stands; not\n"
           "  a OR b  a AND b  NOT a  ( )\n"
           "  fed*                 words that begin so\n"
           "  grave NEAR/5 izium   at most 5 words apart\n"
           "  FIELD:value          required    FIELD:=\"whole value\"\n"
           "  FIELD~value          only raises the score\n"
           "  FIELD:10..20  FIELD:..5  FIELD:10    of fields of numbers\n"
           "  date:2022-09  date:2022-09-01..2022-09-30  date:..2020  date:yesterday  date:last-week\n"
           "  place:\"Paris, Texas\"  near:Kyiv~100km  about:1945\n"
           "  In a shell, put a query with quotes or parentheses into '...'.\n"
           "\nFields\n";
    for (const auto& field : FieldTable::builtin().fields()) {
        if (field.asked && !field.reserved) out << fmt::format("  {:<20} {}\n", field.name + ":", field.help);
    }
    out << "  and those that the archive was created with\n";
    out << "\nExit codes: 0 found, 1 nothing found (with --saved: nothing new), 64 usage or query, 65 unreadable "
           "topics,\n"
           "66 no such file, 69 archive missing or damaged, 70 internal, 73 what was reported can't be kept, 74 input "
           "or\n"
           "output, 75 another process reports saved searches: try again, 78 configuration.\n";
    return std::move(out).str();
}

}  // namespace dateline
