#include "schemas/annotator_stamp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace dateline {

namespace {

constexpr std::size_t fingerprint_digits = 16;

struct PartRow {
    char letter;
    const char* word;        // in a description
    const char* difference;  // that is told
    std::string AnnotatorStamp::*fingerprint;
};
constexpr PartRow parts[] = {
    {'m', "model", "the model of names", &AnnotatorStamp::model},
    {'g', "gazetteer", "the gazetteer", &AnnotatorStamp::gazetteer},
    {'a', "authority", "the authority file", &AnnotatorStamp::authority},
    {'h', "homes", "the homes of sources", &AnnotatorStamp::homes},
};

struct ReadRow {
    char letter;
    const char* word;
    bool AnnotatorStamp::*reads;
};
constexpr ReadRow reads[] = {
    {'n', "names", &AnnotatorStamp::names},
    {'p', "places", &AnnotatorStamp::places},
    {'t', "times", &AnnotatorStamp::times},
};

bool is_fingerprint(std::string_view text) {
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return text.size() == fingerprint_digits && std::all_of(text.begin(), text.end(), is_hex);
}

// The text up to the next '-', which goes with it.
std::string_view take_piece(std::string_view& rest) {
    const auto piece = rest.substr(0, rest.find('-'));
    rest.remove_prefix(std::min(piece.size() + 1, rest.size()));
    return piece;
}

bool read_version(std::string_view piece, AnnotatorStamp& stamp) {
    if (piece.empty() || piece.front() != 'v') return false;
    const char* const end = piece.data() + piece.size();
    const auto [read, error] = std::from_chars(piece.data() + 1, end, stamp.version);
    return error == std::errc{} && read == end;
}

bool read_part(std::string_view piece, AnnotatorStamp& stamp) {
    const auto* row = std::find_if(std::begin(parts), std::end(parts),
                                   [&](const PartRow& part) { return !piece.empty() && part.letter == piece.front(); });
    if (row == std::end(parts) || !is_fingerprint(piece.substr(1))) return false;
    stamp.*(row->fingerprint) = piece.substr(1);
    return true;
}

}  // namespace

std::string to_string(const AnnotatorStamp& stamp) {
    if (!stamp.reads_anything()) return {};
    std::string text = fmt::format("v{}-", stamp.version);
    for (const ReadRow& row : reads)
        if (stamp.*(row.reads)) text += row.letter;
    for (const PartRow& row : parts)
        if (!(stamp.*(row.fingerprint)).empty()) text += fmt::format("-{}{}", row.letter, stamp.*(row.fingerprint));
    return text;
}

std::optional<AnnotatorStamp> parse_stamp(std::string_view text) {
    AnnotatorStamp stamp;
    std::string_view rest = text;
    if (!read_version(take_piece(rest), stamp)) return std::nullopt;
    const auto what = take_piece(rest);
    for (const ReadRow& row : reads) stamp.*(row.reads) = what.find(row.letter) != std::string_view::npos;
    while (!rest.empty())
        if (!read_part(take_piece(rest), stamp)) return std::nullopt;
    // One spelling alone.
    return to_string(stamp) == text ? std::optional(stamp) : std::nullopt;
}

std::string describe_stamp(std::string_view text) {
    if (text.empty()) return "none";
    const auto stamp = parse_stamp(text);
    if (!stamp) return std::string(text);
    std::vector<std::string> words;
    for (const ReadRow& row : reads)
        if ((*stamp).*(row.reads)) words.emplace_back(row.word);
    std::vector<std::string> files;
    for (const PartRow& row : parts)
        if (const auto& fingerprint = (*stamp).*(row.fingerprint); !fingerprint.empty())
            files.push_back(fmt::format("{} {}", row.word, fingerprint));
    return fmt::format("version {}; {}{}{}", stamp->version, fmt::join(words, ", "), files.empty() ? "" : "; ",
                       fmt::join(files, ", "));
}

std::vector<std::string> differences(const AnnotatorStamp& before, const AnnotatorStamp& now) {
    std::vector<std::string> found;
    if (before.version != now.version) found.emplace_back("the program's rules");
    const auto differs = [&](const ReadRow& row) { return before.*(row.reads) != now.*(row.reads); };
    if (std::any_of(std::begin(reads), std::end(reads), differs)) found.emplace_back("what is read");
    for (const PartRow& row : parts)
        if (before.*(row.fingerprint) != now.*(row.fingerprint)) found.emplace_back(row.difference);
    return found;
}

}  // namespace dateline
