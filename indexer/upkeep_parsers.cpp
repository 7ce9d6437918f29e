#include "indexer/upkeep_parsers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <thread>

#include "indexer/command_words.hpp"
#include "schemas/calendar_unit.hpp"

namespace dateline {

namespace {

namespace po = boost::program_options;

constexpr std::uint64_t longest_wait = 86'400;

constexpr std::string_view remove_usage =
    "remove ARCHIVE ID... --reason TEXT\n\nTakes articles down: from the next answer on nobody sees them, and every "
    "later "
    "run obeys. Their text is written out of the\narchive once no older generation shows it any more, or at once with "
    "--purge. Prints the ids.";
constexpr std::string_view rollback_usage =
    "rollback ARCHIVE [--to GENERATION]\n\nPublishes what an older generation had, as a new one. What was taken down "
    "since stays taken down.";
constexpr std::string_view verify_usage =
    "verify ARCHIVE\n\nCompares every file of an archive with its checksum, and what it says of itself with what is in "
    "it; names what is damaged.";

constexpr std::string_view coverage_usage =
    "coverage ARCHIVE\n\nTells what an archive holds over time, by source and language, and marks holes (nothing "
    "between "
    "the first and the last\narticle of a source) and jumps (far more or less than about that time).";

constexpr std::array<std::pair<std::string_view, CoverageFormat>, 3> coverage_formats{
    {{"text", CoverageFormat::text}, {"csv", CoverageFormat::csv}, {"json", CoverageFormat::json}}};

CoverageFormat read_coverage_format(const std::string& word) {
    for (const auto& [name, format] : coverage_formats)
        if (name == word) return format;
    usage_error(fmt::format("--format {}: must be text, csv or json", word));
}

Granularity read_by(const std::string& word) {
    if (const auto unit = parse_granularity(word)) return *unit;
    usage_error(fmt::format("--by {}: must be day, month or year", word));
}

// "g000042" or "42".
std::uint64_t read_generation(const std::string& text) {
    if (const auto number = parse_generation_name(text)) return *number;
    if (const auto number = parse_generation_name("g" + std::string(text.size() < 6 ? 6 - text.size() : 0, '0') + text))
        return *number;
    usage_error(fmt::format("--to {}: must be a generation, as dateline-index status lists them: g000042", text));
}

void check_remove(const RemoveOptions& options) {
    if (options.ids.empty()) usage_error("no ID given: name the articles to be taken down");
    if (std::any_of(options.ids.begin(), options.ids.end(), [](const auto& id) { return id.empty(); }))
        usage_error("an ID is empty");
    if (options.reason.empty())
        usage_error("--reason is missing: say why, for whoever asks in years to come: --reason \"court order 7/22\"");
    if (options.lift && (options.purge || options.duplicates || options.in_advance))
        usage_error("--lift shows articles again: it goes with none of --purge, --duplicates, --in-advance");
}

}  // namespace

void add_lock_option(po::options_description& options) {
    options.add_options()("lock-timeout", po::value<std::string>()->default_value("0")->value_name("SECONDS"),
                          "seconds to wait for another writer before it is told to try again (75)");
}

std::uint64_t read_lock_timeout(const po::variables_map& values) {
    return read_number(values, "lock-timeout", 0, longest_wait);
}

void add_log_option(po::options_description& options) {
    options.add_options()("log", po::value<std::string>()->default_value("text")->value_name("FORMAT"),
                          "how errors, warnings and the summary are written: text, or json with a line each");
}

LogFormat read_log(const po::variables_map& values) {
    const auto& word = values["log"].as<std::string>();
    if (const auto format = parse_log_format(word)) return *format;
    usage_error(fmt::format("--log {}: must be text or json", word));
}

void add_jobs_option(po::options_description& options, const char* help) {
    const auto threads = std::to_string(std::max(1U, std::thread::hardware_concurrency()));
    options.add_options()("jobs", po::value<std::string>()->default_value(threads)->value_name("N"), help);
}

std::size_t read_jobs(const po::variables_map& values) { return read_number(values, "jobs", 1, 256); }

Command parse_remove(const std::vector<std::string>& words) {
    po::options_description description("Options", 100);
    description.add_options()("help,h", "this text");
    description.add_options()("reason", po::value<std::string>()->default_value("")->value_name("TEXT"),
                              "why, kept with the date and told to who asks for the article");
    description.add_options()("duplicates", "the copies of their stories too, by whatever source");
    description.add_options()("purge", "write their text out of all files of the archive now; older generations go");
    description.add_options()("lift", "show them again: for a takedown by mistake");
    description.add_options()("in-advance",
                              "also ids that the archive does not have: they are not taken when they come");
    description.add_options()("dry-run", "print the ids that would be taken down, and change nothing");
    description.add_options()("quiet", "no progress and no summary; errors only");
    add_jobs_option(description, "threads that purge");
    add_lock_option(description);
    add_log_option(description);
    const auto values = parse_words(words, description, true);
    if (!values) return PrintText{help_of(remove_usage, description)};
    const auto has = [&](const char* name) { return values->count(name) != 0; };
    RemoveOptions options{.archive = (*values)["archive"].as<std::string>(),
                          .ids = rest_of(*values),
                          .reason = (*values)["reason"].as<std::string>(),
                          .duplicates = has("duplicates"),
                          .purge = has("purge"),
                          .lift = has("lift"),
                          .in_advance = has("in-advance"),
                          .dry_run = has("dry-run"),
                          .quiet = has("quiet"),
                          .jobs = read_jobs(*values),
                          .lock_timeout = read_lock_timeout(*values),
                          .log = read_log(*values)};
    check_remove(options);
    return options;
}

Command parse_rollback(const std::vector<std::string>& words) {
    po::options_description description("Options", 100);
    description.add_options()("help,h", "this text");
    description.add_options()("to", po::value<std::string>()->value_name("GENERATION"),
                              "the generation to go back to; unless said, the newest sound one before the live one");
    description.add_options()("quiet", "no summary; errors only");
    add_lock_option(description);
    add_log_option(description);
    const auto values = parse_words(words, description, false);
    if (!values) return PrintText{help_of(rollback_usage, description)};
    RollbackOptions options;
    options.archive = (*values)["archive"].as<std::string>();
    if (values->count("to") != 0) options.to = read_generation((*values)["to"].as<std::string>());
    options.quiet = values->count("quiet") != 0;
    options.log = read_log(*values);
    options.lock_timeout = read_lock_timeout(*values);
    return options;
}

Command parse_verify(const std::vector<std::string>& words) {
    po::options_description description("Options", 100);
    description.add_options()("help,h", "this text")("json", "as JSON");
    description.add_options()("quick", "checksums alone: no database is opened");
    add_jobs_option(description, "shards checked at once");
    const auto values = parse_words(words, description, false);
    if (!values) return PrintText{help_of(verify_usage, description)};
    return VerifyOptions{.archive = (*values)["archive"].as<std::string>(),
                         .json = values->count("json") != 0,
                         .quick = values->count("quick") != 0,
                         .jobs = read_jobs(*values)};
}

Command parse_coverage(const std::vector<std::string>& words) {
    po::options_description description("Options", 100);
    description.add_options()("help,h", "this text");
    description.add_options()("by", po::value<std::string>()->default_value("month")->value_name("UNIT"),
                              "periods that are counted: day, month or year");
    description.add_options()("format", po::value<std::string>()->default_value("text")->value_name("FORMAT"),
                              "text, csv or json");
    description.add_options()("gaps", "only what has holes or jumps, and then all of them");
    const auto values = parse_words(words, description, false);
    if (!values) return PrintText{help_of(coverage_usage, description)};
    return CoverageOptions{.archive = (*values)["archive"].as<std::string>(),
                           .by = read_by((*values)["by"].as<std::string>()),
                           .format = read_coverage_format((*values)["format"].as<std::string>()),
                           .gaps = values->count("gaps") != 0};
}

}  // namespace dateline
