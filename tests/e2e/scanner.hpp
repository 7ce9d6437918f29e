// The slow way to search: reads every article and looks at each. It shares no code with the programs that it is
// compared with.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::e2e {

/// An article of made_articles(), in folded words.
struct ScannedArticle {
    std::string id;
    std::vector<std::string> title;
    std::vector<std::string> body;
    std::vector<std::vector<std::string>> persons;
    std::vector<std::vector<std::string>> places;
    std::vector<std::string> topics;
    std::string source;
    std::string section;
    std::vector<std::string> desks;  ///< folded
    std::vector<double> prices;
    std::vector<std::string> events;      ///< days
    std::string day;                      ///< "2022-09-16"; empty: undated
    std::optional<std::int64_t> seconds;  ///< since 1970, UTC
};

using Condition = std::function<bool(const ScannedArticle&)>;

class Scanner {
  public:
    explicit Scanner(const std::string& json_lines);

    const std::vector<ScannedArticle>& articles() const { return articles_; }
    /// The ids of all articles that meet the condition, newest or oldest first; equal times by id, undated articles
    /// last.
    std::vector<std::string> newest(const Condition& condition) const;
    std::vector<std::string> oldest(const Condition& condition) const;

  private:
    std::vector<std::string> scan(const Condition& condition, int direction) const;

    std::vector<ScannedArticle> articles_;
};

/// Lower case, without the accents that made_articles() uses.
std::string folded(std::string_view text);
std::vector<std::string> folded_words(std::string_view text);

/// Whether the words of the phrase stand one after the other in the text.
bool has_phrase(const std::vector<std::string>& text, const std::vector<std::string>& phrase);

}  // namespace dateline::e2e
