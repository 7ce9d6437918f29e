#include "indexer/options.hpp"

#include <fmt/format.h>

#include <xapian.h>
#include <boost/program_options.hpp>
#include <charconv>
#include <thread>

#include "corpus/gazetteer/gazetteer.hpp"
#include "corpus/readers/reading_options.hpp"
#include "schemas/error.hpp"
#include "schemas/stemmer.hpp"

namespace dateline {

namespace {

namespace po = boost::program_options;

constexpr std::string_view overview = R"(dateline-index: makes and feeds archives of news articles

  dateline-index create ARCHIVE             make an empty archive
  dateline-index add    ARCHIVE SOURCE...   add or update articles, check, publish
  dateline-index status ARCHIVE             what an archive holds

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
    std::string_view usage;
    Command (*parse)(const std::vector<std::string>& words);
};

[[noreturn]] void usage_error(const std::string& message) { throw Error(ErrorKind::usage, message); }

std::string nearest_option(const po::options_description& options, const std::string& word) {
    std::string best;
    std::size_t distance = 3;
    const auto start = std::min(word.find_first_not_of('-'), word.size());
    const std::string name = word.substr(start, std::min(word.find('='), word.size()) - start);
    for (const auto& option : options.options()) {
        const auto d = edit_distance(name, option->long_name(), 2);
        if (d < distance) {
            distance = d;
            best = option->long_name();
        }
    }
    return best.empty() ? std::string("see --help") : fmt::format("did you mean --{}?", best);
}

// Parses the words of one command; "--help" among them gives nothing.
std::optional<po::variables_map> parse_words(const std::vector<std::string>& words,
                                             const po::options_description& shown, const char* positional) {
    po::options_description all;
    all.add(shown);
    all.add_options()("archive", po::value<std::string>())("rest", po::value<std::vector<std::string>>());
    po::positional_options_description order;
    order.add("archive", 1);
    if (positional != nullptr) order.add(positional, -1);
    po::variables_map values;
    try {
        constexpr int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
        const auto parsed = po::command_line_parser(words).options(all).positional(order).style(style).run();
        for (const auto& option : parsed.options) {
            // The two that hold positional words are no options to be typed.
            if (option.position_key < 0 && shown.find_nothrow(option.string_key, false) == nullptr)
                throw po::unknown_option("--" + option.string_key);
        }
        po::store(parsed, values);
    } catch (const po::unknown_option& error) {
        usage_error(fmt::format("unknown option {}: {}", error.get_option_name(),
                                nearest_option(shown, error.get_option_name())));
    } catch (const po::too_many_positional_options_error&) {
        usage_error("too many arguments: see --help");
    } catch (const po::error& error) {
        usage_error(error.what());
    }
    if (values.count("help") != 0) return std::nullopt;
    if (values.count("archive") == 0) usage_error("no ARCHIVE given: see --help");
    if (values["archive"].as<std::string>().empty()) usage_error("ARCHIVE is an empty name");
    return values;
}

void add_creation_options(po::options_description& options) {
    options.add_options()("partition", po::value<std::string>()->default_value("auto"),
                          "how articles are parted into shards: auto, year, month, decade or none");
    options.add_options()("language", po::value<std::string>()->default_value("en"),
                          "language of articles that name none and are too short to tell, as ISO 639-1 code");
    options.add_options()("schema", po::value<std::string>()->default_value(""),
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

std::uint64_t read_number(const po::variables_map& values, const char* name, std::uint64_t least, std::uint64_t most) {
    return read_option_number(name, values[name].as<std::string>(), least, most);
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

SourceOptions read_reading(const po::variables_map& values) {
    SourceOptions reading;
    for (const auto& row : reading_options()) {
        if (values.count(row.name) == 0) continue;
        for (const auto& value : values[row.name].as<std::vector<std::string>>()) row.set(reading, value);
    }
    return reading;
}

po::options_description add_options_description() {
    po::options_description options("Options", 100);
    options.add_options()("help,h", "this text");
    add_reading_options(options);
    options.add_options()("annotate", po::value<std::string>()->default_value("all"),
                          "what is read out of raw text: all, none, or of names, places, times, with commas");
    for (const auto& row : annotation_options())
        options.add_options()(row.name, po::value<std::string>()->value_name(row.value), row.help);
    options.add_options()("drop-fields", po::value<std::string>()->default_value(""),
                          "keys of the records to be ignored, with commas");
    options.add_options()("tolerate", po::value<std::string>()->default_value("0"),
                          "end with 0 in spite of so many new rejects: N or P%");
    options.add_options()(
        "jobs",
        po::value<std::string>()->default_value(std::to_string(std::max(1U, std::thread::hardware_concurrency()))),
        "threads that index");
    options.add_options()("memory", po::value<std::string>()->default_value("512"), "MiB of memory to stay within");
    options.add_options()("report", po::value<std::string>()->default_value(""),
                          "write a report of the run as JSON to this file (- for standard output)");
    options.add_options()("dry-run", "read and decide, but write nothing");
    options.add_options()("quiet", "no progress and no summary; errors only");
    add_creation_options(options);
    return options;
}

void read_annotation(const po::variables_map& values, AddOptions& options) {
    const auto what = values["annotate"].as<std::string>();
    options.annotated = parse_annotated("--annotate", what);
    for (const auto& row : annotation_options()) {
        if (values.count(row.name) == 0) continue;
        if (what == "none") usage_error(fmt::format("--annotate none has no use for --{}", row.name));
        options.annotation.*(row.file) = values[row.name].as<std::string>();
        if ((options.annotation.*(row.file)).empty()) usage_error(fmt::format("--{} is an empty name", row.name));
    }
}

std::string help_of(std::string_view usage, const po::options_description& options) {
    std::ostringstream out;
    out << "Usage: dateline-index " << usage << "\n\n" << options;
    return out.str();
}

constexpr std::string_view add_usage =
    "add ARCHIVE SOURCE...\n\nAdds or updates articles (by id), checks the result and publishes it. The archive is "
    "made where it is missing.";
constexpr std::string_view create_usage = "create ARCHIVE\n\nMakes an empty archive.";
constexpr std::string_view status_usage =
    "status ARCHIVE\n\nTells what an archive holds: generations, shards, counts, sizes, digest.";

Command parse_add(const std::vector<std::string>& words) {
    const auto description = add_options_description();
    const auto values = parse_words(words, description, "rest");
    if (!values) return PrintText{help_of(add_usage, description)};
    AddOptions options;
    options.create = read_creation(*values);
    options.archive = options.create.archive;
    if (values->count("rest") == 0) usage_error("no SOURCE given: name a file, a folder, or - for standard input");
    options.sources = (*values)["rest"].as<std::vector<std::string>>();
    options.reading = read_reading(*values);
    options.jobs = read_number(*values, "jobs", 1, 256);
    options.memory = read_number(*values, "memory", 64, std::uint64_t{1} << 20);
    options.report = (*values)["report"].as<std::string>();
    options.quiet = values->count("quiet") != 0;
    options.dry_run = values->count("dry-run") != 0;
    options.tolerate = parse_tolerance((*values)["tolerate"].as<std::string>());
    options.drop_fields = read_drop_fields((*values)["drop-fields"].as<std::string>());
    read_annotation(*values, options);
    return options;
}

Command parse_create(const std::vector<std::string>& words) {
    po::options_description description("Options", 100);
    description.add_options()("help,h", "this text");
    add_creation_options(description);
    const auto values = parse_words(words, description, nullptr);
    if (!values) return PrintText{help_of(create_usage, description)};
    return read_creation(*values);
}

Command parse_status(const std::vector<std::string>& words) {
    po::options_description description("Options", 100);
    description.add_options()("help,h", "this text")("json", "as JSON");
    const auto values = parse_words(words, description, nullptr);
    if (!values) return PrintText{help_of(status_usage, description)};
    return StatusOptions{(*values)["archive"].as<std::string>(), values->count("json") != 0};
}

const std::vector<CommandRow> commands{
    {"create", create_usage, parse_create}, {"add", add_usage, parse_add}, {"status", status_usage, parse_status}};

std::string version_text() {
    return fmt::format("dateline-index {}\nXapian {}\n{}Licence: GPL-2.0-or-later\n", DATELINE_VERSION,
                       Xapian::version_string(), credit_line());
}

std::string nearest_command(const std::string& word) {
    for (const auto& command : commands) {
        if (edit_distance(word, command.name, 2) <= 2) return fmt::format("did you mean {}?", command.name);
    }
    return "the commands are create, add and status";
}

}  // namespace

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
    if (arguments.empty()) usage_error("no command given: create, add or status; --help tells more");
    const std::string& word = arguments.front();
    if (word == "--help" || word == "-h") return PrintText{std::string(overview)};
    if (word == "--version" || word == "-V") return PrintText{version_text()};
    for (const auto& command : commands) {
        if (command.name == word) return command.parse({arguments.begin() + 1, arguments.end()});
    }
    usage_error(fmt::format("unknown command \"{}\": {}", word, nearest_command(word)));
}

}  // namespace dateline
