#include "indexer/command_words.hpp"

#include <fmt/format.h>

#include <sstream>

#include "corpus/readers/reading_options.hpp"
#include "schemas/error.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

namespace {

namespace po = boost::program_options;

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

po::variables_map store_words(const std::vector<std::string>& words, const po::options_description& shown,
                              bool has_rest) {
    po::options_description all;
    all.add(shown);
    all.add_options()("archive", po::value<std::string>())("rest", po::value<std::vector<std::string>>());
    po::positional_options_description order;
    order.add("archive", 1);
    if (has_rest) order.add("rest", -1);
    constexpr int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    const auto parsed = po::command_line_parser(words).options(all).positional(order).style(style).run();
    for (const auto& option : parsed.options) {
        // The two that hold positional words are no options to be typed.
        if (option.position_key < 0 && shown.find_nothrow(option.string_key, false) == nullptr)
            throw po::unknown_option("--" + option.string_key);
    }
    po::variables_map values;
    po::store(parsed, values);
    return values;
}

}  // namespace

void usage_error(const std::string& message) { throw Error(ErrorKind::usage, message); }

std::optional<po::variables_map> parse_words(const std::vector<std::string>& words,
                                             const po::options_description& shown, bool has_rest) {
    po::variables_map values;
    try {
        values = store_words(words, shown, has_rest);
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

std::vector<std::string> rest_of(const po::variables_map& values) {
    return values.count("rest") == 0 ? std::vector<std::string>{} : values["rest"].as<std::vector<std::string>>();
}

std::uint64_t read_number(const po::variables_map& values, const char* name, std::uint64_t least, std::uint64_t most) {
    return read_option_number(name, values[name].as<std::string>(), least, most);
}

std::string help_of(std::string_view usage, const po::options_description& options) {
    std::ostringstream out;
    out << "Usage: dateline-index " << usage << "\n\n" << options;
    return out.str();
}

}  // namespace dateline
