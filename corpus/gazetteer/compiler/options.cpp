#include "corpus/gazetteer/compiler/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "schemas/error.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

namespace {

using Text = const std::string&;

[[noreturn]] void refuse(const std::string& message) { throw Error(ErrorKind::usage, message); }

struct OptionRow {
    std::string_view name;
    std::string_view letter;  // the short form; empty: none
    std::string_view value;   // what stands for its value in the help page; empty: it takes none
    std::string_view help;
    void (*set)(GazetteerJob& job, Text value);
};

constexpr std::array rows{
    OptionRow{"geonames", "", "FOLDER", "GeoNames' files: countryInfo.txt, admin1CodesASCII.txt, cities500.txt...",
              [](GazetteerJob& job, Text value) { job.sources.geonames = value; }},
    OptionRow{"exonyms", "", "FILE", "English names by GeoNames number, as gettext has them (.mo)",
              [](GazetteerJob& job, Text value) { job.sources.exonyms = value; }},
    OptionRow{"alternate-names", "", "FILE", "GeoNames' alternateNamesV2.txt",
              [](GazetteerJob& job, Text value) { job.sources.alternate_names = value; }},
    OptionRow{"tables", "", "FOLDER", "tables of places by hand (*.tsv), instead of those that come with the program",
              [](GazetteerJob& job, Text value) { job.sources.tables = value; }},
    OptionRow{"output", "o", "FILE", "the gazetteer that is written",
              [](GazetteerJob& job, Text value) { job.output = value; }},
    OptionRow{"help", "h", "", "this page", [](GazetteerJob& job, Text) { job.action = GazetteerJob::Action::help; }},
    OptionRow{"version", "V", "", "the program's version",
              [](GazetteerJob& job, Text) { job.action = GazetteerJob::Action::version; }},
};

std::string nearest_option(const std::string& name) {
    constexpr std::size_t bound = 2;
    std::string nearest;
    std::size_t best = bound + 1;
    for (const OptionRow& row : rows) {
        const std::size_t distance = edit_distance(name, row.name, bound);
        if (distance >= best) continue;
        best = distance;
        nearest = row.name;
    }
    return nearest.empty() ? "see --help" : fmt::format("did you mean --{}?", nearest);
}

const OptionRow& find_row(const std::string& word, const std::string& name) {
    const bool is_long = word.compare(0, 2, "--") == 0;
    for (const OptionRow& row : rows)
        if (name == (is_long ? row.name : row.letter) && !name.empty()) return row;
    if (word.empty() || word[0] != '-') refuse(fmt::format("\"{}\": every word must be an option: see --help", word));
    refuse(fmt::format("unknown option {}: {}", word, nearest_option(name)));
}

// Reads the option at `at`, and moves behind it and its value.
void read_option(GazetteerJob& job, const std::vector<std::string>& words, std::size_t& at) {
    const std::string& word = words[at++];
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(std::min(word.find_first_not_of('-'), word.size()));
    const OptionRow& row = find_row(word, name.substr(0, name.find('=')));
    if (row.value.empty()) {
        if (equals != std::string::npos) refuse(fmt::format("--{} takes no value", row.name));
        return row.set(job, {});
    }
    if (equals == std::string::npos && at == words.size()) refuse(fmt::format("--{} needs a value", row.name));
    const std::string value = equals == std::string::npos ? words[at++] : word.substr(equals + 1);
    if (value.empty()) refuse(fmt::format("--{} needs a value", row.name));
    row.set(job, value);
}

}  // namespace

GazetteerJob parse_gazetteer_options(const std::vector<std::string>& words) {
    GazetteerJob job;
    for (std::size_t at = 0; at < words.size();) {
        read_option(job, words, at);
        if (job.action != GazetteerJob::Action::compile) return job;
    }
    if (job.sources.geonames.empty()) refuse("no --geonames FOLDER given");
    if (job.output.empty()) refuse("no --output FILE given");
    return job;
}

std::string gazetteer_help() {
    std::string help =
        "Usage: dateline-gazetteer --geonames FOLDER [OPTIONS] -o FILE\n"
        "Makes the gazetteer by which the other programs know places (--gazetteer FILE) of GeoNames' files, packed by "
        "gzip or not.\n"
        "The same files give the same bytes.\n\nOptions:\n";
    for (const OptionRow& row : rows) {
        const std::string letter = row.letter.empty() ? "    " : fmt::format("-{}, ", row.letter);
        help += fmt::format("  {}{:<26} {}\n", letter, fmt::format("--{} {}", row.name, row.value), row.help);
    }
    return help +
           "\nExit codes: 0 done; 64 wrong usage; 65 unreadable data, named by file and line; 66 no such file; 70 "
           "internal\nerror; 73 the output can't be made; 74 input/output error.\n"
           "Data of GeoNames (geonames.org) are licensed CC BY 4.0: whoever passes the gazetteer on names GeoNames.\n";
}

}  // namespace dateline
