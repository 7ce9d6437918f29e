#include "corpus/readers/reading_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "schemas/error.hpp"

namespace dateline {

namespace {

[[noreturn]] void usage_error(const std::string& message) { throw Error(ErrorKind::usage, message); }

// "title=Headline,body=Text" -> the columns of keys.
void read_columns(SourceOptions& options, const std::string& list) {
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find(',', at), list.size());
        const std::string pair = list.substr(at, end - at);
        const auto equals = pair.find('=');
        if (equals == 0 || equals == std::string::npos || equals + 1 == pair.size())
            usage_error(fmt::format("--map {}: must be KEY=COLUMN, as in title=Headline,body=Text", pair));
        if (!options.columns.emplace(pair.substr(0, equals), pair.substr(equals + 1)).second)
            usage_error(fmt::format("--map {}: the key has a column already", pair));
        at = end + 1;
    }
}

constexpr std::uint64_t largest_record = std::uint64_t{1} << 30;
constexpr std::uint64_t largest_ratio = 1'000'000;

}  // namespace

const std::vector<ReadingOption>& reading_options() {
    using Text = const std::string&;
    static const std::vector<ReadingOption> options{
        {"input-format", "FORMAT", "read all sources as this format instead of recognising it",
         [](SourceOptions& reading, Text value) { reading.input_format = value; }},
        {"encoding", "NAME", "read all sources in this character set instead of recognising it: UTF-8, windows-1251...",
         [](SourceOptions& reading, Text value) { reading.encoding = value; }},
        {"map", "KEY=COLUMN,...", "columns of CSV for keys of the records: title=Headline,body=Text", read_columns},
        {"max-record", "BYTES", "largest record taken (8388608)",
         [](SourceOptions& reading, Text value) {
             reading.limits.max_record = read_option_number("max-record", value, 1, largest_record);
         }},
        {"max-ratio", "N", "how many times its size on disk a file may unpack to (200)",
         [](SourceOptions& reading, Text value) {
             reading.limits.max_ratio = read_option_number("max-ratio", value, 1, largest_ratio);
         }},
    };
    return options;
}

std::uint64_t read_option_number(const std::string& option, const std::string& text, std::uint64_t least,
                                 std::uint64_t most) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most)
        usage_error(fmt::format("--{} {}: must be a whole number from {} to {}", option, text, least, most));
    return number;
}

}  // namespace dateline
