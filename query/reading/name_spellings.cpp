#include "query/reading/name_spellings.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>

#include "schemas/code_points.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

bool is_cyrillic(char32_t c) { return c >= 0x0400 && c <= 0x052F; }

bool has_cyrillic(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_cyrillic(point.value)) return true;
        at += point.length;
    }
    return false;
}

std::unique_ptr<icu::Transliterator> open_transliterator(const char* id) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> opened(
        icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(id), UTRANS_FORWARD, status));
    return U_SUCCESS(status) != 0 ? std::move(opened) : nullptr;
}

std::string rewritten(const icu::Transliterator& rules, std::string_view text) {
    auto letters = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size())));
    rules.transliterate(letters);
    std::string result;
    letters.toUTF8String(result);
    return result;
}

// An ICU without these rules gives nothing more.
const auto& cyrillic_rules() {
    static const std::array<std::unique_ptr<icu::Transliterator>, 2> rules{open_transliterator("ru-ru_Latn/BGN"),
                                                                           open_transliterator("uk-uk_Latn/BGN")};
    return rules;
}

}  // namespace

std::vector<std::vector<std::string>> name_spellings(std::string_view name) {
    std::vector<std::vector<std::string>> spellings{name_words(name)};
    if (!has_cyrillic(name)) return spellings;
    for (const auto& rules : cyrillic_rules()) {
        if (rules == nullptr) continue;
        auto words = name_words(rewritten(*rules, name));
        if (words.empty() || std::find(spellings.begin(), spellings.end(), words) != spellings.end()) continue;
        spellings.push_back(std::move(words));
    }
    return spellings;
}

}  // namespace dateline
