#include "corpus/language.hpp"

// cld2's header uses FILE and does not include what declares it.
#include <cstdio>
//
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <utility>

#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

// More text makes cld2 no surer, and takes time.
constexpr unsigned most_words = 64;
constexpr std::size_t most_bytes = 4096;

// Words that every sixth word of English is and no other language has (a third of it are such, as a rule).
bool is_plainly_english(std::string_view word) {
    constexpr std::array<std::string_view, 12> words{"the",  "of",   "and",  "to", "that", "with",
                                                     "from", "said", "were", "by", "for",  "his"};
    return word.size() <= 4 && std::find(words.begin(), words.end(), word) != words.end();
}
constexpr unsigned english_from = 6;

// The first words of a text.
struct Beginning {
    std::string_view text;  // empty: there are too few
    unsigned words = 0;
    unsigned english = 0;  // of these, plainly so

    bool is_english() const { return english * english_from >= words; }
};

Beginning beginning(std::string_view text) {
    WordScanner scanner(cut_utf8(text, most_bytes));
    Beginning first;
    for (; first.words < most_words && scanner.next(); ++first.words)
        first.english += is_plainly_english(scanner.word());
    if (first.words >= fewest_language_words) first.text = text.substr(0, scanner.end());
    return first;
}

// cld2 writes some codes as they were before 1989, scripts behind a few, and "xx" where only the script is known.
std::string iso_code(std::string_view code) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> renamed{
        {{"iw", "he"}, {"jw", "jv"}, {"mo", "ro"}}};
    code = code.substr(0, code.find('-'));
    for (const auto& [old, now] : renamed) {
        if (code == old) code = now;
    }
    return code.size() == 2 && code != "xx" ? std::string(code) : std::string();
}

bool is_same_language(std::string_view code, std::string_view with_region) {
    return with_region.substr(0, with_region.find_first_of("-_")) == code;
}

}  // namespace

std::string recognise_language(std::string_view text, const std::string& expected) {
    const Beginning first = beginning(text);
    text = first.text;
    if (text.empty()) return {};
    // cld2 takes ten times as long, and tables of English words for another language now and then.
    if (expected == "en" && first.is_english()) return expected;
    const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::GetLanguageFromName(expected.c_str())};
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    int text_bytes = 0;
    int valid_bytes = 0;
    bool is_reliable = false;
    const auto language = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        text.data(), static_cast<int>(text.size()), true, &hints, 0, languages.data(), percents.data(), scores.data(),
        nullptr, &text_bytes, &is_reliable, &valid_bytes);
    if (!is_reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
    return iso_code(CLD2::LanguageCode(language));
}

void name_language(Article& article, const std::string& archive_language) {
    if (!article.language.empty()) return;
    std::string text(cut_utf8(article.title, most_bytes));
    text.append(" ").append(cut_utf8(article.body, most_bytes));
    auto code = recognise_language(text, archive_language);
    if (!is_same_language(code, archive_language)) article.language = std::move(code);
}

}  // namespace dateline
