#include "indexer/options.hpp"

#include <fmt/format.h>

#include <xapian.h>
#include <boost/program_options.hpp>
#include <charconv>

#include "corpus/gazetteer/gazetteer.hpp"
#include "corpus/readers/reading_options.hpp"
#include "indexer/command_words.hpp"
#include "indexer/upkeep_parsers.hpp"
#include "schemas/error.hpp"
#include "schemas/stemmer.hpp"

namespace dateline {

namespace {

namespace po = boost::program_options;

constexpr std::string_view overview = R"(
ARCHIVE is a folder. SOURCE is a file, a folder (walked in order of name) or "-" for standard input. Formats are recognised by content:
JSON Lines, a JSON array, ninjs, NITF, NewsML-G2, RSS and Atom, SGML of Reuters-21578 and TREC, CSV, web pages and plain text; also in
gzip, bzip2, xz, zstd, tar and zip.

"dateline-index COMMAND --help" tells the options of a command.

Exit codes: 0 done; 1 published, but more new records were rejected than --tolerate allows; 64 wrong usage; 65 unreadable data or nothing to
read; 66 no such source; 69 archive missing or damaged; 70 internal error; 73 cannot create; 74 input/output error or disk full; 75 locked, try
again; 76 the checks refused to publish; 78 configuration. After any code above 1 the old generation still serves.
)";

struct CommandRow {
    std::string_view name;
    std::string_view arguments;
    std::string_view help;
    Command (*parse)(const std::vector<std::string>& words);
};

void add_creation_options(po::options_description& options) {
    options.add_options()("partition", po::value<std::string>()->default_value("auto")->value_name("KIND"),
                          "how articles are parted into shards: auto, year, month, decade or none");
    options.add_options()("language", po::value<std::string>()->default_value("en")->value_name("CODE"),
                          "language of articles that name none and are too short to tell, as ISO 639-1 code");
    options.add_options()("schema", po::value<std::string>()->default_value("")->value_name("FILE"),
                          "JSON file of fields that the archive adds: {\"fields\": [{\"name\", \"kind\", ...}]}");
}

CreateOptions read_creation(const po::variables_map& values) {
    CreateOptions options;
    options.archive = values["archive"].as<std::string>();
    const auto word = values["partition"].as<std::string>();
    const auto partition = parse_partitioning(word);
    if (!partition) usage_error(fmt::format("--partition {}: must be auto, year, month, decade or none", word));
    options.partition = *partition;
    options.language = values["language"].as<std::string>();
    if (!Stemmer::knows(options.language))
        usage_error(fmt::format("--language {}: no stemmer for it: give an ISO 639-1 code such as en, de, fr",
                                options.language));
    options.schema = values["schema"].as<std::string>();
    return options;
}

// "persons,topics" -> record keys.
std::set<std::string> read_drop_fields(const std::string& list) {
    std::set<std::string> keys;
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find(',', at), list.size());
        keys.insert(list.substr(at, end - at));
        at = end + 1;
    }
    return keys;
}

void add_reading_options(po::options_description& options) {
    for (const auto& row : reading_options())
        options.add_options()(row.name, po::value<std::vector<std::string>>()->value_name(row.value), row.help);
}

// What was said of an option that may be said more than once: columns add up, of all else the last word counts.
std::map<std::string, std::string> reading_words(const po::variables_map& values) {
    std::map<std::string, std::string> words;
    for (const auto& row : reading_options()) {
        if (values.count(row.name) == 0) continue;
        for (const auto& value : values[row.name].as<std::vector<std::string>>()) {
            std::string& word = words[row.name];
            word = word.empty() || std::string_view(row.name) != "map" ? value : word + ',' + value;
        }
    }
    return words;
}

po::options_description run_options_description() {
    po::options_description options("Options", 100);
    options.add_options()("help,h", "this text");
    add_reading_options(options);
    options.add_options()("annotate", po::value<std::string>()->default_value("all")->value_name("WHAT"),
                          "what is read out of raw text: all, none, or of names, places, times, with commas");
    for (const auto& row : annotation_options())
        options.add_options()(row.name, po::value<std::string>()->value_name(row.value), row.help);
    options.add_options()("drop-fields", po::value<std::string>()->default_value("")->value_name("KEYS"),
                          "keys of the records to be ignored, with commas");
    options.add_options()("tolerate", po::value<std::string>()->default_value("0")->value_name("N|P%"),
                          "end with 0 in spite of so many new rejects: N or P%");
    add_jobs_option(options, "threads that index");
    options.add_options()("memory", po::value<std::string>()->default_value("512")->value_name("MIB"),
                          "MiB of memory to stay within; a run takes up to 128 at the least, 256 with annotation");
    options.add_options()("report", po::value<std::string>()->default_value("")->value_name("FILE"),
                          "write a report of the run as JSON to this file (- for standard output)");
    options.add_options()("metrics", po::value<std::string>()->default_value("")->value_name("FILE"),
                          "write figures of the run and the archive to this file, for Prometheus");
    options.add_options()("dry-run", "read and decide, but write nothing");
    add_lock_option(options);
    add_log_option(options);
    options.add_options()("canaries", po::value<std::string>()->value_name("FILE"),
                          "questions that this and later generations must answer to be published, a line each "
                          "{\"id\", \"query\", \"least\"?, \"first\"?, \"within\"?}; none: no more");
    options.add_options()("shrink-limit", po::value<std::string>()->value_name("P%[,N]"),
                          "what part of a source's month, and how many articles, this and later generations may lose: "
                          "P%[,N] (10%,10)");
    options.add_options()("allow-shrink", "publish though a source or a month has lost many articles");
    options.add_options()("quiet", "no progress and no summary; errors only");
    return options;
}

po::options_description add_options_description() {
    auto options = run_options_description();
    add_creation_options(options);
    return options;
}

// What was said, of what a rebuild says again.
std::map<std::string, std::string> run_words(const po::variables_map& values) {
    std::map<std::string, std::string> words;
    for (const char* name : {"annotate", "drop-fields"})
        if (!values[name].defaulted()) words[name] = values[name].as<std::string>();
    for (const auto& row : annotation_options()) {
        if (values.count(row.name) == 0) continue;
        words[row.name] = values[row.name].as<std::string>();
        if (words[row.name].empty()) usage_error(fmt::format("--{} is an empty name", row.name));
    }
    return words;
}

// Files by paths that hold in every folder; what is learned once is not learned again.
std::map<std::string, std::string> lasting(std::map<std::string, std::string> words) {
    for (const auto& row : annotation_options()) {
        const auto word = words.find(row.name);
        if (word == words.end() || word->second == "none") continue;
        if (word->second == "learn") {
            words.erase(word);
        } else {
            word->second = std::filesystem::absolute(word->second).string();
        }
    }
    return words;
}

constexpr std::string_view add_usage =
    "add ARCHIVE SOURCE...\n\nAdds or updates articles (by id), checks the result and publishes it. The archive is "
    "made where it is missing.";
constexpr std::string_view rebuild_usage =
    "rebuild ARCHIVE [SOURCE...]\n\nMakes a whole new generation from these sources, or from those that the archive "
    "remembers, and publishes it once it is\nchecked. Files and articles that are as they were are carried over.";
constexpr std::string_view create_usage = "create ARCHIVE\n\nMakes an empty archive.";
constexpr std::string_view status_usage =
    "status ARCHIVE\n\nTells what an archive holds: generations, shards, counts, sizes, digest.";

AddOptions read_run(const po::variables_map& values) {
    AddOptions options;
    options.archive = values["archive"].as<std::string>();
    options.sources = rest_of(values);
    set_reading(options, reading_words(values));
    options.jobs = read_jobs(values);
    options.memory = read_number(values, "memory", 64, std::uint64_t{1} << 20);
    options.report = values["report"].as<std::string>();
    options.metrics = values["metrics"].as<std::string>();
    options.log = read_log(values);
    options.quiet = values.count("quiet") != 0;
    options.dry_run = values.count("dry-run") != 0;
    options.allow_shrink = values.count("allow-shrink") != 0;
    if (values.count("canaries") != 0) options.canaries = values["canaries"].as<std::string>();
    if (values.count("shrink-limit") != 0)
        options.shrink_limit = parse_shrink_limit(values["shrink-limit"].as<std::string>());
    options.lock_timeout = read_lock_timeout(values);
    options.tolerate = parse_tolerance(values["tolerate"].as<std::string>());
    set_words(options, run_words(values));
    return options;
}

Command parse_add(const std::vector<std::string>& words) {
    const auto description = add_options_description();
    const auto values = parse_words(words, description, true);
    if (!values) return PrintText{help_of(add_usage, description)};
    AddOptions options = read_run(*values);
    options.create = read_creation(*values);
    if (options.sources.empty()) usage_error("no SOURCE given: name a file, a folder, or - for standard input");
    return options;
}

Command parse_rebuild(const std::vector<std::string>& words) {
    auto description = run_options_description();
    description.add_options()("prune", "drop articles that no source has any more");
    description.add_options()("trust-mtime", "do not look into files whose size and time of change are as they were");
    description.add_options()("fresh", "start over, instead of going on with what a killed run has finished");
    description.add_options()("only", po::value<std::string>()->value_name("PARTITION"),
                              "make this partition alone anew, without opening what there is of it: 2022");
    description.add_options()("without", po::value<std::string>()->value_name("PARTITION"),
                              "set a damaged partition aside, so that the rest can be searched; reads no source");
    const auto values = parse_words(words, description, true);
    if (!values) return PrintText{help_of(rebuild_usage, description)};
    const auto has = [&](const char* name) { return values->count(name) != 0; };
    RebuildOptions options{.run = read_run(*values),
                           .prune = has("prune"),
                           .trust_mtime = has("trust-mtime"),
                           .fresh = has("fresh"),
                           .only = {},
                           .without = {}};
    if (has("only")) options.only = (*values)["only"].as<std::string>();
    if (has("without")) options.without = (*values)["without"].as<std::string>();
    if (options.without && (options.only || options.prune || !options.run.sources.empty()))
        usage_error("--without sets a partition aside and reads no source: it goes with no SOURCE, --only or --prune");
    if (options.only && options.prune) usage_error("--only looks at one partition: it does not go with --prune");
    return options;
}

Command parse_create(const std::vector<std::string>& words) {
    po::options_description description("Options", 100);
    description.add_options()("help,h", "this text");
    add_creation_options(description);
    const auto values = parse_words(words, description, false);
    if (!values) return PrintText{help_of(create_usage, description)};
    return read_creation(*values);
}

Command parse_status(const std::vector<std::string>& words) {
    po::options_description description("Options", 100);
    description.add_options()("help,h", "this text")("json", "as JSON");
    const auto values = parse_words(words, description, false);
    if (!values) return PrintText{help_of(status_usage, description)};
    return StatusOptions{(*values)["archive"].as<std::string>(), values->count("json") != 0};
}

const std::vector<CommandRow> commands{
    {"create", "ARCHIVE", "make an empty archive", parse_create},
    {"add", "ARCHIVE SOURCE...", "add or update articles, check, publish", parse_add},
    {"rebuild", "ARCHIVE [SOURCE...]", "a new generation from the sources; for every night", parse_rebuild},
    {"remove", "ARCHIVE ID... --reason TEXT", "take articles down", parse_remove},
    {"rollback", "ARCHIVE [--to GENERATION]", "go back to an older generation", parse_rollback},
    {"status", "ARCHIVE", "what an archive holds", parse_status},
    {"coverage", "ARCHIVE", "what it holds and lacks over time", parse_coverage},
    {"verify", "ARCHIVE", "whether it is sound", parse_verify},
};

std::string overview_text() {
    std::string text = "dateline-index: makes and feeds archives of news articles\n\n";
    for (const auto& command : commands)
        text += fmt::format("  dateline-index {:<38} {}\n", fmt::format("{} {}", command.name, command.arguments),
                            command.help);
    return text.append(overview);
}

// "create, add and status"
std::string command_names() {
    std::string names;
    for (const auto& command : commands) {
        const bool is_last = &command == &commands.back();
        names += names.empty() ? "" : is_last ? " and " : ", ";
        names += command.name;
    }
    return names;
}

std::string version_text() {
    return fmt::format("dateline-index {}\nXapian {}\n{}Licence: GPL-2.0-or-later\n", DATELINE_VERSION,
                       Xapian::version_string(), credit_line());
}

std::string nearest_command(const std::string& word) {
    for (const auto& command : commands) {
        if (edit_distance(word, command.name, 2) <= 2) return fmt::format("did you mean {}?", command.name);
    }
    return "the commands are " + command_names();
}

}  // namespace

void set_reading(AddOptions& options, std::map<std::string, std::string> words) {
    for (const auto& row : reading_options())
        if (const auto word = words.find(row.name); word != words.end()) row.set(options.reading, word->second);
    options.reading_words = std::move(words);
}

void set_words(AddOptions& options, std::map<std::string, std::string> words) {
    const auto word = [&](const char* name, const char* otherwise) {
        const auto found = words.find(name);
        return found == words.end() ? std::string(otherwise) : found->second;
    };
    const auto what = word("annotate", "all");
    options.annotated = parse_annotated("--annotate", what);
    options.drop_fields = read_drop_fields(word("drop-fields", ""));
    for (const auto& row : annotation_options()) {
        if (!words.contains(row.name)) continue;
        if (what == "none") usage_error(fmt::format("--annotate none has no use for --{}", row.name));
        options.annotation.*(row.file) = word(row.name, "");
    }
    options.words = lasting(std::move(words));
}

bool Tolerance::allows(std::uint64_t rejects, std::uint64_t of_records) const {
    return rejects <= records || static_cast<double>(rejects) <= percent / 100 * static_cast<double>(of_records);
}

Tolerance parse_tolerance(const std::string& text) {
    Tolerance tolerance;
    const bool is_percent = text.ends_with('%');
    const char* const end = text.data() + text.size() - (is_percent ? 1 : 0);
    const auto result = is_percent ? std::from_chars(text.data(), end, tolerance.percent)
                                   : std::from_chars(text.data(), end, tolerance.records);
    if (result.ec != std::errc{} || result.ptr != end || !(tolerance.percent >= 0 && tolerance.percent <= 100)) {
        usage_error(fmt::format("--tolerate {}: must be a number of records (5) or a part of them (0.5%)", text));
    }
    return tolerance;
}

Command parse_command(const std::vector<std::string>& arguments) {
    if (arguments.empty())
        usage_error(fmt::format("no command given: the commands are {}; --help tells more", command_names()));
    const std::string& word = arguments.front();
    if (word == "--help" || word == "-h") return PrintText{overview_text()};
    if (word == "--version" || word == "-V") return PrintText{version_text()};
    for (const auto& command : commands) {
        if (command.name == word) return command.parse({arguments.begin() + 1, arguments.end()});
    }
    usage_error(fmt::format("unknown command \"{}\": {}", word, nearest_command(word)));
}

}  // namespace dateline
