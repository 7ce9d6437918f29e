#include "corpus/annotate/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <sstream>

#include "corpus/readers/reading_options.hpp"
#include "schemas/error.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

namespace {

namespace po = boost::program_options;
using Text = const std::string&;

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorKind::usage, message); }

void read_format(AnnotateJob& job, Text value) {
    if (value != "text" && value != "jsonl") refuse(fmt::format("--format {}: must be text or jsonl", value));
    job.format = value == "text" ? AnnotateJob::Format::text : AnnotateJob::Format::json_lines;
}

bool* part_of(AnnotatorOptions& options, std::string_view name) {
    if (name == "names") return &options.names;
    if (name == "places") return &options.places;
    return name == "times" ? &options.times : nullptr;
}

// "names,times"
void read_only(AnnotateJob& job, Text value) {
    job.annotator.names = job.annotator.places = job.annotator.times = false;
    for (std::size_t at = 0; at <= value.size();) {
        const auto end = std::min(value.find(',', at), value.size());
        bool* part = part_of(job.annotator, std::string_view(value).substr(at, end - at));
        if (part == nullptr) refuse(fmt::format("--only {}: must be of names, places, times, with commas", value));
        *part = true;
        at = end + 1;
    }
}

void read_language(AnnotateJob& job, Text value) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const std::string code = value.substr(0, value.find('-'));
    if (code.size() < 2 || code.size() > 3 || !std::all_of(code.begin(), code.end(), is_letter))
        refuse(fmt::format("--language {}: must be an ISO 639-1 code such as en, de, fr", value));
    job.annotator.language = value;
}

// The table of options beside those of reading: parser and help page loop over it.
struct OptionRow {
    const char* name;   // a letter behind a comma is the short one
    const char* value;  // what stands for its value in the help page; null: it takes none
    const char* help;
    void (*set)(AnnotateJob& job, const std::string& value);
    bool of_columns;  // whether --pretokenized has a use for it
};

const std::vector<OptionRow>& own_options() {
    using Action = AnnotateJob::Action;
    static const std::vector<OptionRow> rows{
        {"format", "FORMAT", "text for people (unless said otherwise) or jsonl for programs", read_format, false},
        {"only", "WHAT", "names, places or times, with commas, instead of all", read_only, false},
        {"pretokenized", "FILE", "tag the tokens of this file of CoNLL columns instead of reading sources",
         [](AnnotateJob& job, Text value) { job.columns = value; }, true},
        {"authority", "FILE", "a list of names whose word is final: CSV with the columns canonical, kind, aliases",
         [](AnnotateJob& job, Text value) { job.authority = value; }, false},
        {"model", "FILE", "a model of names of your own", [](AnnotateJob& job, Text value) { job.model = value; },
         true},
        {"gazetteer", "FILE", "a gazetteer of your own, made by dateline-gazetteer",
         [](AnnotateJob& job, Text value) { job.gazetteer = value; }, false},
        {"homes", "WHAT",
         "where sources are at home: learn (from their articles, unless said otherwise), none, or a CSV file with the "
         "columns source, place",
         [](AnnotateJob& job, Text value) { job.homes = value; }, false},
        {"language", "CODE", "language of articles that name none and are too short to tell (en)", read_language,
         false},
        {"timing", nullptr, "tell on standard error how long the annotation alone took",
         [](AnnotateJob& job, Text) { job.timing = true; }, true},
        {"help,h", nullptr, "this page", [](AnnotateJob& job, Text) { job.action = Action::help; }, true},
        {"version,V", nullptr, "the program's version", [](AnnotateJob& job, Text) { job.action = Action::version; },
         true},
    };
    return rows;
}

std::string long_name(const OptionRow& row) {
    const std::string name = row.name;
    return name.substr(0, name.find(','));
}

// A value that is kept as it was typed, and what stands for it in the help page.
class TypedValue : public po::untyped_value {
  public:
    explicit TypedValue(std::string name) : name_(std::move(name)) {}
    std::string name() const override { return name_; }

  private:
    std::string name_;
};

po::options_description describe_options() {
    po::options_description options("Options", 100, 50);
    for (const auto& row : own_options()) {
        if (row.value == nullptr) {
            options.add_options()(row.name, row.help);
        } else {
            options.add_options()(row.name, new TypedValue(row.value), row.help);
        }
    }
    for (const auto& row : reading_options()) options.add_options()(row.name, new TypedValue(row.value), row.help);
    return options;
}

std::string nearest_option(const po::options_description& options, const std::string& word) {
    constexpr std::size_t bound = 2;
    const auto start = std::min(word.find_first_not_of('-'), word.size());
    const std::string name = word.substr(start, std::min(word.find('='), word.size()) - start);
    std::string nearest;
    std::size_t best = bound + 1;
    for (const auto& option : options.options()) {
        const auto distance = edit_distance(name, option->long_name(), bound);
        if (distance >= best) continue;
        best = distance;
        nearest = option->long_name();
    }
    return nearest.empty() ? "see --help" : fmt::format("did you mean --{}?", nearest);
}

using Parsed = std::vector<po::option>;

Parsed parse_words(const std::vector<std::string>& words, const po::options_description& known) {
    try {
        constexpr int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
        return po::command_line_parser(words).options(known).style(style).run().options;
    } catch (const po::unknown_option& error) {
        refuse(fmt::format("unknown option {}: {}", error.get_option_name(),
                           nearest_option(known, error.get_option_name())));
    } catch (const po::error& error) {
        refuse(error.what());
    }
}

template <typename Row>
const Row* find_row(const std::vector<Row>& rows, const std::string& name, std::string (*name_of)(const Row&)) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& one) { return name_of(one) == name; });
    return row == rows.end() ? nullptr : &*row;
}

void set_option(AnnotateJob& job, const std::string& name, const std::string& value) {
    if (const auto* own = find_row<OptionRow>(own_options(), name, long_name)) return own->set(job, value);
    const auto name_of = [](const ReadingOption& row) { return std::string(row.name); };
    find_row<ReadingOption>(reading_options(), name, name_of)->set(job.reading, value);
}

void check_together(const AnnotateJob& job, const Parsed& parsed) {
    if (job.columns.empty()) {
        if (job.sources.empty()) refuse("no SOURCE given: name a file, a folder, or - for standard input");
        return;
    }
    if (!job.sources.empty()) refuse("--pretokenized takes no SOURCE: " + job.sources.front());
    for (const auto& option : parsed) {
        const auto* row = find_row<OptionRow>(own_options(), option.string_key, long_name);
        if (row == nullptr || !row->of_columns) refuse("--pretokenized has no use for --" + option.string_key);
    }
}

}  // namespace

AnnotateJob parse_annotate_options(const std::vector<std::string>& words) {
    const auto known = describe_options();
    const Parsed parsed = parse_words(words, known);
    AnnotateJob job;
    for (const auto& option : parsed) {
        const std::string value = option.value.empty() ? std::string() : option.value.front();
        if (option.position_key >= 0) {
            job.sources.push_back(value);
        } else {
            set_option(job, option.string_key, value);
        }
        using Action = AnnotateJob::Action;
        if (job.action == Action::help || job.action == Action::version) return job;
    }
    check_together(job, parsed);
    if (!job.columns.empty()) job.action = AnnotateJob::Action::tag_columns;
    return job;
}

std::string annotate_help() {
    std::ostringstream out;
    out << "Usage: dateline-annotate SOURCE... [OPTIONS]\n"
           "       dateline-annotate --pretokenized FILE [OPTIONS]\n"
           "Reads persons, organisations, places and times out of the raw text of news.\n\n"
           "SOURCE is a file, a folder (walked in order of name) or \"-\" for standard input, in any form that\n"
           "dateline-index add reads. FILE (or \"-\") has a token a line, in its first column, and an empty line "
           "behind\n"
           "each sentence; printed is token and tag: B-PER, I-PER, ... of PER, ORG, LOC and MISC, and O.\n\n"
        << describe_options()
        << "\nExit codes: 0 done; 1 done, but some records could not be read; 64 wrong usage; 65 unreadable data or\n"
           "nothing to read; 66 no such source; 70 internal error; 74 input/output error; 78 a model, a gazetteer, an\n"
           "authority file or a table of homes that can't be used.\n";
    return std::move(out).str();
}

}  // namespace dateline
