#include "schemas/article_cleaning.hpp"

#include <simdjson.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace dateline {

namespace {

bool is_cut(UChar32 c, bool keeps_lines) {
    if (c == '\n' || c == '\t') return !keeps_lines;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF;
}

// Bytes that may begin what is cut; the others pass quickly.
constexpr std::array<bool, 256> suspects = [] {
    std::array<bool, 256> table{};
    for (std::size_t control = 0; control < 0x20; ++control) table[control] = true;
    table[0x7F] = table[0xC2] = table[0xEF] = true;
    return table;
}();

// C1 controls are 0xC2 0x80..0x9F, the byte order mark is 0xEF 0xBB 0xBF; other characters begin so, too.
bool is_cut_at(std::string_view text, std::size_t at, bool keeps_lines) {
    const auto behind = text.substr(at + 1, 2);
    switch (static_cast<unsigned char>(text[at])) {
        case '\n':
        case '\t':
            return !keeps_lines;
        case 0xC2:
            return !behind.empty() && static_cast<unsigned char>(behind.front()) < 0xA0;
        case 0xEF:
            return behind == "\xBB\xBF";
        default:
            return true;
    }
}

bool is_clean(std::string_view text, bool keeps_lines) {
    for (std::size_t at = 0; at < text.size(); ++at)
        if (suspects[static_cast<unsigned char>(text[at])] && is_cut_at(text, at, keeps_lines)) return false;
    return simdjson::validate_utf8(text);
}

void note_cut(std::vector<TextCut>& cuts, std::size_t at) {
    if (cuts.empty() || cuts.back().at != at) cuts.push_back({at, 0});
    ++cuts.back().count;
}

// What was cut before the first `count` code points, and these, are cut before all the rest.
void note_trim(std::vector<TextCut>& cuts, std::size_t count) {
    std::vector<TextCut> behind{{0, count}};
    for (const TextCut& cut : cuts) {
        if (cut.at <= count)
            behind.front().count += cut.count;
        else
            behind.push_back({cut.at - count, cut.count});
    }
    cuts = std::move(behind);
}

// "a\r\nb" and "a\rb" are "a\nb"; line ends and tabs become blanks where a value is one line; other control characters
// vanish.
std::string cleaned(std::string_view text, bool keeps_lines, RecordMends& mends, std::vector<TextCut>& cuts) {
    std::string out;
    out.reserve(text.size());
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::int32_t i = 0;
        UChar32 c = 0;
        const auto rest = text.substr(at, 4);
        U8_NEXT(reinterpret_cast<const std::uint8_t*>(rest.data()), i, static_cast<std::int32_t>(rest.size()), c);
        const auto bytes = rest.substr(0, static_cast<std::size_t>(i));
        at += bytes.size();
        if (c == '\r') c = text.substr(at).starts_with('\n') ? 0 : '\n';
        if (c < 0) {
            mends.bytes_replaced += static_cast<unsigned>(bytes.size());
            out += "\xEF\xBF\xBD";
        } else if (c == '\n' || c == '\t') {
            out += keeps_lines ? static_cast<char>(c) : ' ';
        } else if (!is_cut(c, keeps_lines)) {
            out += bytes;
        } else {
            note_cut(cuts, kept);
            continue;
        }
        ++kept;
    }
    return out;
}

// How many blanks were cut off at the beginning.
std::size_t trim(std::string& text) {
    constexpr std::string_view blanks = " \t\n";
    const auto last = text.find_last_not_of(blanks);
    text.resize(last == std::string::npos ? 0 : last + 1);
    const auto first = std::min(text.find_first_not_of(blanks), text.size());
    text.erase(0, first);
    return first;
}

void clean(std::string& text, bool keeps_lines, RecordMends& mends, std::vector<TextCut>& cuts) {
    if (!is_clean(text, keeps_lines)) text = cleaned(text, keeps_lines, mends, cuts);
    if (const std::size_t blanks = trim(text); blanks > 0) note_trim(cuts, blanks);
}

void clean(std::string& text, bool keeps_lines, RecordMends& mends) {
    std::vector<TextCut> cuts;
    clean(text, keeps_lines, mends, cuts);
}

void clean_list(std::vector<std::string>& list, RecordMends& mends) {
    std::vector<std::string> kept;
    std::unordered_set<std::string> seen;
    for (auto& entry : list) {
        clean(entry, false, mends);
        if (!entry.empty() && seen.insert(entry).second) kept.push_back(std::move(entry));
    }
    list = std::move(kept);
}

// What is said of places whose names are cleaned: in their order, and one each.
void clean_located(Article& article, RecordMends& mends) {
    std::vector<GivenPlace> kept;
    for (auto& place : article.located) {
        clean(place.name, false, mends);
        clean(place.id, false, mends);
    }
    for (const auto& name : article.places) {
        const auto place = std::find_if(article.located.begin(), article.located.end(), [&](const GivenPlace& one) {
            return one.name == name && (!one.id.empty() || one.point);
        });
        if (place != article.located.end()) kept.push_back(*place);
    }
    article.located = std::move(kept);
}

// A code of two or three letters, with or without a region ("en-gb"); anything else names no language.
void clean_language(std::string& language) {
    constexpr std::size_t longest = 12;
    for (auto& c : language) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto code = language.substr(0, language.find_first_of("-_"));
    const bool fits = code.size() >= 2 && code.size() <= 3 && language.size() <= longest;
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (!fits || !std::all_of(code.begin(), code.end(), is_letter)) language.clear();
}

}  // namespace

std::optional<RecordFault> check_article(Article& article, RecordMends& mends) {
    clean(article.title, false, mends, mends.title_cuts);
    clean(article.body, true, mends, mends.body_cuts);
    for (auto* text : {&article.id, &article.corrects, &article.note, &article.dateline, &article.byline,
                       &article.source, &article.section, &article.language, &article.url}) {
        clean(*text, false, mends);
    }
    for (auto* list : {&article.topics, &article.persons, &article.organisations, &article.places})
        clean_list(*list, mends);
    if (!article.located.empty()) clean_located(article, mends);
    clean_language(article.language);
    return missing_part(article);
}

std::optional<RecordFault> missing_part(const Article& article) {
    if (!article.title.empty() || !article.body.empty()) return std::nullopt;
    if (article.status != Status::cancelled && article.status != Status::withheld)
        return RecordFault{RejectReason::no_text, {}};
    if (article.id.empty()) return RecordFault{RejectReason::no_id, {}};
    return std::nullopt;
}

}  // namespace dateline
