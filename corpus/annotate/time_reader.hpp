// Finds the English times of a text, sentence by sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "corpus/annotate/time_context.hpp"
#include "corpus/annotate/time_rules.hpp"
#include "corpus/annotate/times.hpp"

namespace dateline {

/// For one text, once.
class TimeReader {
  public:
    /// The text must outlive this.
    TimeReader(const TokenizedText& text, std::optional<Day> anchor);
    std::vector<TimeSpan> read();

  private:
    // A time within the sentence: numbers of tokens, end exclusive.
    struct Found {
        std::size_t first;
        std::size_t last;
        TimeReading reading;
        float confidence;
    };

    void read_sentence(std::size_t first, std::size_t last);
    std::size_t read_at(std::size_t at);
    bool accept(const RuleMatch& match);
    void remember(const TimeReading& reading);
    std::size_t begin_with_part(std::size_t first, std::size_t bound) const;
    std::size_t begin_with_about(std::size_t first, std::size_t bound) const;
    bool goes_on(std::size_t last) const;
    void widen(Found& found) const;
    void join_parts();
    bool is_joined(const Found& left, const Found& right) const;
    bool join(Found& left, const Found& right) const;
    void give_out();

    const TokenizedText& text_;
    std::vector<TimeToken> tokens_;
    std::vector<RuleMatch> matches_;
    std::vector<Found> found_;
    std::vector<TimeSpan> spans_;
    TimeMemory memory_;
    TimeContext context_;
};

}  // namespace dateline
