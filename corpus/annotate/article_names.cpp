#include "corpus/annotate/article_names.hpp"

#include <algorithm>

#include "corpus/annotate/name_mends.hpp"

namespace dateline {

namespace {

// The tokens of several texts in one row, and pieces of it as documents.
struct JoinedTexts {
    NameDocument all;
    std::vector<std::uint32_t> begins;  // of each text

    explicit JoinedTexts(const std::vector<const TokenizedText*>& texts) {
        for (const TokenizedText* text : texts) {
            const auto begin = static_cast<std::uint32_t>(all.words.size());
            begins.push_back(begin);
            for (std::size_t i = 0; i < text->tokens.size(); ++i) all.words.push_back(text->word(i));
            for (const std::uint32_t sentence : text->sentences) all.sentences.push_back(begin + sentence);
        }
    }

    // Sentences are kept whole where they are shorter than a piece.
    std::uint32_t piece_end(std::uint32_t begin) const {
        const std::size_t bound = std::min<std::size_t>(begin + tagged_at_once, all.words.size());
        if (bound == all.words.size()) return static_cast<std::uint32_t>(bound);
        const auto behind = std::upper_bound(all.sentences.begin(), all.sentences.end(), bound);
        const std::uint32_t sentence = *std::prev(behind);
        return sentence > begin ? sentence : static_cast<std::uint32_t>(bound);
    }

    NameDocument piece(std::uint32_t begin, std::uint32_t end) const {
        NameDocument document;
        document.words.assign(all.words.begin() + begin, all.words.begin() + end);
        document.sentences.push_back(0);
        for (auto at = std::upper_bound(all.sentences.begin(), all.sentences.end(), begin);
             at != all.sentences.end() && *at < end; ++at)
            document.sentences.push_back(*at - begin);
        return document;
    }
};

}  // namespace

std::vector<std::vector<NameSpan>> tag_together(NameTagger& tagger, const std::vector<const TokenizedText*>& texts) {
    const JoinedTexts joined(texts);
    std::vector<std::vector<NameSpan>> names(texts.size());
    const auto size = static_cast<std::uint32_t>(joined.all.words.size());
    for (std::uint32_t begin = 0; begin < size;) {
        const std::uint32_t end = joined.piece_end(begin);
        const NameDocument piece = joined.piece(begin, end);
        for (NameSpan span : mend_names(tagger.tag(piece), piece.words)) {
            span.first += begin;
            span.last += begin;
            const auto behind = std::upper_bound(joined.begins.begin(), joined.begins.end(), span.first);
            const auto text = static_cast<std::size_t>(std::distance(joined.begins.begin(), behind)) - 1;
            span.first -= joined.begins[text];
            span.last -= joined.begins[text];
            names[text].push_back(span);
        }
        begin = end;
    }
    return names;
}

}  // namespace dateline
