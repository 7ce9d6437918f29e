// The names of any article are joined; behind a zero byte stands a newsroom's own list of names.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "corpus/annotate/entities.hpp"
#include "schemas/error.hpp"

using namespace dateline;

namespace {

std::optional<Authority> parse(std::string_view csv) {
    try {
        return Authority::parse(csv, "names.csv");
    } catch (const Error&) {
        return std::nullopt;
    }
}

// The first byte of a token says whether it begins a name, of how many tokens and of which kind.
std::vector<NameSpan> names_in(const TokenizedText& text) {
    std::vector<NameSpan> names;
    for (std::uint32_t first = 0; first < text.tokens.size();) {
        const auto byte = static_cast<unsigned char>(text.word(first).front());
        const auto last = std::min(first + 1 + byte / 4U % 4U, static_cast<std::uint32_t>(text.tokens.size()));
        if (byte % 8 != 0) names.push_back({first, last, static_cast<NameClass>(byte % 4U), 0.5F});
        first = last;
    }
    return names;
}

void check(const Entity& entity, std::size_t text_size) {
    if (entity.name.empty() || entity.mentions.empty()) std::abort();
    if (entity.salience.count != entity.mentions.size()) std::abort();
    if (!(entity.confidence > 0 && entity.confidence <= 1)) std::abort();
    std::uint32_t begin = 0;
    for (const NameMention& mention : entity.mentions) {
        if (mention.begin < begin || mention.end <= mention.begin || mention.end > text_size) std::abort();
        begin = mention.begin;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto zero = std::min(input.find('\0'), size);
    const auto authority = parse(input.substr(std::min(zero + 1, size)));
    const TokenizedText text = tokenize(input.substr(0, zero));
    const std::vector<NamedText> fields{{TextField::body, &text, names_in(text)}};
    for (const Entity& entity : join_names(fields, authority ? &*authority : nullptr)) check(entity, text.text.size());
    return 0;
}
