// Any bytes are cut into tokens and sentences that lie in the text, in order.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <string_view>

#include "corpus/annotate/tokens.hpp"

using namespace dateline;

namespace {

void check_tokens(const TokenizedText& cut) {
    std::size_t end = 0;
    for (const Token& token : cut.tokens) {
        if (token.begin < end || token.end <= token.begin || token.end > cut.text.size()) std::abort();
        if (token.end - token.begin > longest_token) std::abort();
        end = token.end;
    }
}

void check_sentences(const TokenizedText& cut) {
    const auto& first = cut.sentences;
    if (first.empty() != cut.tokens.empty()) std::abort();
    if (first.empty()) return;
    if (first.front() != 0 || first.back() >= cut.tokens.size()) std::abort();
    if (std::adjacent_find(first.begin(), first.end(), std::greater_equal<>()) != first.end()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const TokenizedText cut = tokenize({reinterpret_cast<const char*>(data), size});
    check_tokens(cut);
    check_sentences(cut);
    return 0;
}
