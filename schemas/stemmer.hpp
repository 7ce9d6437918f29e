// Stems of words, by language, with the stems of frequent words remembered.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace dateline {

/// Stems folded words with Xapian's Snowball stemmer of one language. One object is used by one thread at a time.
class Stemmer {
  public:
    /// `language` is an ISO 639-1 code ("en"), whatever region follows it ("en-gb"); a language without a stemmer
    /// leaves words as they are.
    explicit Stemmer(std::string_view language);
    ~Stemmer();
    Stemmer(Stemmer&&) noexcept;
    Stemmer& operator=(Stemmer&&) noexcept;

    /// The stem of a folded word; valid as long as the word is and until the next call. A word that begins with a digit
    /// is its own stem.
    std::string_view operator()(std::string_view word);

    /// Whether a stem begins with the first letter of its word, and the second too unless that is a "y", so that most
    /// words are known not to have a stem without being stemmed. English has endings alone (Porter 2001, "Snowball");
    /// "dying" is "die".
    static bool keeps_beginning(std::string_view language);

    /// Whether there is a stemmer for the language.
    static bool knows(std::string_view language);

  private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

}  // namespace dateline
