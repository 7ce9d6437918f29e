// Run files of the Text Retrieval Conference: topic, "Q0", id, rank, score, tag.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "query/presentation/presenter.hpp"

namespace dateline {

namespace {

constexpr std::string_view single_topic = "1";
constexpr std::string_view run_tag = "dateline";

// trec_eval orders by score alone: what ties, or is ordered by date, is lowered by the last digit that is shown, which
// is finer than the scores are.
constexpr double digit = 1e-7;

// Columns are parted by blanks: those of an id, and '%', are written as in a URL.
std::string column(std::string_view id) {
    std::string text;
    for (const char c : id) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F || c == '%') {
            text += fmt::format("%{:02X}", byte);
        } else {
            text += c;
        }
    }
    return text;
}

class TrecPresenter : public Presenter {
  public:
    std::string begin(const ResultHead& head) override {
        topic_ = column(head.topic.empty() ? single_topic : head.topic);
        last_ = INT64_MAX;
        return {};
    }

    std::string hit(const ShownHit& shown) override {
        last_ = std::min<std::int64_t>(std::llround(shown.hit.score / digit), last_ - 1);
        const double score = static_cast<double>(last_) * digit;
        return fmt::format("{} Q0 {} {} {:.7f} {}\n", topic_, column(shown.hit.brief.id), shown.hit.rank, score,
                           run_tag);
    }

  private:
    std::string topic_;
    std::int64_t last_ = INT64_MAX;  // score in units of the last digit
};

}  // namespace

std::unique_ptr<Presenter> make_trec_presenter(const PresenterOptions&) { return std::make_unique<TrecPresenter>(); }

}  // namespace dateline
