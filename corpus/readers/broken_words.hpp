// Words that a printer or a scanner broke at the end of a line: "exam-" and "ple".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace dateline {

/// What becomes of the hyphen at a line's end where its text does not tell.
enum class LineHyphen {
    dropped,  ///< set in columns, by print or OCR: most hyphens there are the printer's
    kept,     ///< sent by wire: lines end between words, so that the hyphen is the writer's ("well-known")
};

/// Tells broken words from compounds by the words of one text. Where one of both forms, "example" or "exam-ple", stands
/// elsewhere in the text, that form decides; the text is looked through but once, and only if there is need.
class BrokenWords {
  public:
    /// The text has to outlive it.
    BrokenWords(std::string_view text, LineHyphen in_doubt) : text_(text), in_doubt_(in_doubt) {}
    BrokenWords(const BrokenWords&) = delete;
    BrokenWords& operator=(const BrokenWords&) = delete;

    /// How many bytes to take off the line's end so that the next may follow without a blank; nothing where no word
    /// goes on from the one to the other. Neither has blanks at the joint.
    std::optional<std::size_t> cut_at(std::string_view line, std::string_view next);

  private:
    bool stands_in_text(const std::string& word);

    std::string_view text_;
    LineHyphen in_doubt_;
    std::string lowered_;
    std::unordered_set<std::string_view> words_;  // into lowered_
};

/// Puts broken words together; what follows on the second line stays a line of its own.
std::string join_broken_words(std::string_view text, LineHyphen in_doubt);

}  // namespace dateline
