#include "corpus/training/options.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string_view>

#include "schemas/error.hpp"

namespace dateline {

namespace {

template <class Number>
Number number_of(const std::string& text) {
    Number number{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size() || number < Number{})
        throw Error(ErrorKind::usage, fmt::format("\"{}\" is no number that can be used here", text));
    return number;
}

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        if (end > at) parts.push_back(list.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

struct OptionRow {
    std::string_view name;
    std::string_view value;
    std::string_view help;
    void (*set)(TrainingJob&, const std::string&);
};

using Text = const std::string&;
constexpr std::array rows{
    OptionRow{"gold", "FILE", "documents in CoNLL columns, every name labelled (may be given again)",
              [](TrainingJob& job, Text value) {
                  job.gold.push_back({value, GoldKind::whole});
              }},
    OptionRow{"partial", "FILE", "the same, where only PER, ORG and LOC are labelled as in the others",
              [](TrainingJob& job, Text value) {
                  job.gold.push_back({value, GoldKind::partial});
              }},
    OptionRow{"genres", "LIST", "of documents with a comment \"# genre = X\", only these; with commas",
              [](TrainingJob& job, Text value) { job.genres = split(value); }},
    OptionRow{"words", "FILE", "words and their clusters, as `clusters` writes them",
              [](TrainingJob& job, Text value) { job.words = value; }},
    OptionRow{"names", "FILE", "lists of names, as `names` writes them",
              [](TrainingJob& job, Text value) { job.names = value; }},
    OptionRow{"cities", "FILE", "of `names`: GeoNames' dump of cities",
              [](TrainingJob& job, Text value) { job.files.cities = value; }},
    OptionRow{"countries", "FILE", "of `names`: GeoNames' countryInfo.txt",
              [](TrainingJob& job, Text value) { job.files.countries = value; }},
    OptionRow{"divisions", "FILE", "of `names`: GeoNames' admin1CodesASCII.txt",
              [](TrainingJob& job, Text value) { job.files.divisions = value; }},
    OptionRow{"others", "FILE", "of `names`: names, each with its list behind a tab",
              [](TrainingJob& job, Text value) { job.files.others = value; }},
    OptionRow{"output", "FILE", "what is written", [](TrainingJob& job, Text value) { job.output = value; }},
    OptionRow{"description", "TEXT", "what stands in the model: what it learned from",
              [](TrainingJob& job, Text value) { job.description = value; }},
    OptionRow{"passes", "N", "over all documents",
              [](TrainingJob& job, Text value) { job.training.passes = number_of<unsigned>(value); }},
    OptionRow{"fold-passes", "N", "of the models that make the first pass over what they did not see",
              [](TrainingJob& job, Text value) { job.training.fold_passes = number_of<unsigned>(value); }},
    OptionRow{"folds", "N", "how many of those; 0: no second pass is learned",
              [](TrainingJob& job, Text value) { job.training.folds = number_of<unsigned>(value); }},
    OptionRow{"least", "N", "times that a feature must occur",
              [](TrainingJob& job, Text value) { job.training.least = number_of<std::uint32_t>(value); }},
    OptionRow{"most-features", "N", "that the model keeps",
              [](TrainingJob& job, Text value) { job.training.most_features = number_of<std::size_t>(value); }},
    OptionRow{"rate", "X", "of AdaGrad",
              [](TrainingJob& job, Text value) { job.training.rate = number_of<float>(value); }},
    OptionRow{"dropout", "X", "part of a token's features left out at each look",
              [](TrainingJob& job, Text value) { job.training.dropout = number_of<float>(value); }},
    OptionRow{"cost", "X", "of a wrong label",
              [](TrainingJob& job, Text value) { job.training.cost = number_of<float>(value); }},
    OptionRow{"seed", "N", "of chance",
              [](TrainingJob& job, Text value) { job.training.seed = number_of<std::uint64_t>(value); }},
};

void set_option(TrainingJob& job, std::string_view name, const std::string& value) {
    for (const OptionRow& row : rows)
        if (row.name == name) return row.set(job, value);
    throw Error(ErrorKind::usage, fmt::format("unknown option \"--{}\": see --help", name));
}

void check(const TrainingJob& job) {
    const auto need = [](bool has, const char* what) {
        if (!has) throw Error(ErrorKind::usage, fmt::format("{} is needed: see --help", what));
    };
    const bool only_writes = job.action == TrainingJob::Action::clusters || job.action == TrainingJob::Action::names;
    if (only_writes) return need(!job.output.empty(), "--output FILE");
    if (job.action == TrainingJob::Action::help) return;
    need(!job.gold.empty(), "--gold FILE");
    need(!job.words.empty(), "--words FILE");
    need(job.action != TrainingJob::Action::train || !job.output.empty(), "--output FILE");
    if (job.training.dropout >= 1) throw Error(ErrorKind::usage, "--dropout is a part, less than 1");
    if (job.training.folds == 1) throw Error(ErrorKind::usage, "--folds is 0, or 2 and more");
}

}  // namespace

TrainingJob parse_training_job(const std::vector<std::string>& arguments) {
    TrainingJob job;
    if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h") return job;
    std::size_t at = 1;
    if (arguments[0] == "clusters" && arguments.size() > 1) {
        job.action = TrainingJob::Action::clusters;
        job.vectors = arguments[at++];
    } else if (arguments[0] == "names") {
        job.action = TrainingJob::Action::names;
    } else if (arguments[0] == "train") {
        job.action = TrainingJob::Action::train;
    } else if (arguments[0] == "cross-validate") {
        job.action = TrainingJob::Action::cross_validate;
    } else {
        throw Error(ErrorKind::usage, fmt::format("unknown command \"{}\": see --help", arguments[0]));
    }
    for (; at < arguments.size(); at += 2) {
        const std::string& option = arguments[at];
        if (option.compare(0, 2, "--") != 0 || at + 1 == arguments.size())
            throw Error(ErrorKind::usage, fmt::format("\"{}\" is no option with a value", option));
        set_option(job, std::string_view(option).substr(2), arguments[at + 1]);
    }
    check(job);
    return job;
}

std::string training_help() {
    std::string help =
        "dateline-train-names clusters VECTORS --output WORDS\n"
        "    words and their clusters, from word vectors in GloVe's text form\n"
        "dateline-train-names names --cities FILE --countries FILE --divisions FILE --others FILE --output NAMES\n"
        "    lists of names\n"
        "dateline-train-names train --gold FILE [--partial FILE] --words WORDS --names NAMES --output MODEL [OPTION "
        "VALUE]...\n"
        "    a model of names\n"
        "dateline-train-names cross-validate --gold FILE [--partial FILE] --words WORDS --names NAMES [OPTION "
        "VALUE]...\n"
        "    how well such a model does: each fifth of the --gold documents tagged by a model of all else\n\n"
        "The same files and options give the same bytes. Options:\n";
    for (const OptionRow& row : rows)
        help += fmt::format("  --{:<22} {}\n", fmt::format("{} {}", row.name, row.value), row.help);
    return help;
}

}  // namespace dateline
