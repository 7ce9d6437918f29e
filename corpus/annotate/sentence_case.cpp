#include "corpus/annotate/sentence_case.hpp"

#include <algorithm>
#include <string_view>

namespace dateline {

bool SentenceCase::is_shouted(std::uint32_t token) {
    if (token < begin_ || token >= end_) go_to(token);
    return shouted_;
}

void SentenceCase::go_to(std::uint32_t token) {
    const auto& sentences = text_->sentences;
    const auto& tokens = text_->tokens;
    const auto next = std::upper_bound(sentences.begin(), sentences.end(), token);
    begin_ = next == sentences.begin() ? 0 : *(next - 1);
    end_ = next == sentences.end() ? static_cast<std::uint32_t>(tokens.size()) : *next;
    if (begin_ >= end_) return;
    const auto sentence = text_->text.substr(tokens[begin_].begin, tokens[end_ - 1].end - tokens[begin_].begin);
    shouted_ = std::none_of(sentence.begin(), sentence.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace dateline
