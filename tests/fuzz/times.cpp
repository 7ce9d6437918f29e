// Times in any bytes: the first byte says when the text was published, the second in which language.
#include <array>
#include <cstdlib>
#include <string_view>

#include "corpus/annotate/times.hpp"

using namespace dateline;

namespace {

constexpr std::array<std::string_view, 8> languages{"en", "de", "fr", "es", "ru", "uk", "pl", ""};

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Whether a code point that begins before the place also ends there, at the latest.
bool is_boundary(std::string_view text, std::size_t at) {
    constexpr std::array<unsigned, 16> sizes{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4};
    std::size_t lead = at;
    do --lead;
    while (lead > 0 && is_continuation(text[lead]) && at - lead < 4);
    return lead + sizes[static_cast<unsigned char>(text[lead]) >> 4U] <= at;
}

void check(const TimeSpan& span, std::string_view text, std::size_t end_before) {
    if (span.begin < end_before || span.end <= span.begin || span.end > text.size()) std::abort();
    if (is_continuation(text[span.begin]) || !is_boundary(text, span.end)) std::abort();
    if (span.time.value.empty() || span.confidence <= 0 || span.confidence > 1) std::abort();
    if (!span.time.extent) return;
    const auto [first, last] = span.time.extent->days;
    if (first > last || year_of(first) < first_year || year_of(last) > last_year) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
    std::optional<Moment> published;  // a day of any of the years that are accepted, or none
    if (data[0] != 0)
        published = Moment{*make_day(first_year + data[0] * (last_year - first_year) / 255, 2, 28), {}, {}};
    const TokenizedText cut = tokenize(text);
    std::size_t end = 0;
    for (const auto& span : find_times(cut, published, languages[data[1] % languages.size()])) {
        check(span, text, end);
        end = span.end;
    }
    return 0;
}
