#include "corpus/annotate/home_survey.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::size_t batch_items = 256;
constexpr std::size_t batch_bytes = std::size_t{1} << 20U;

// Whether a source gives the same when it is read again: no pipe does.
bool is_read_again(const GivenSource& source) {
    std::error_code error;
    const auto type = std::filesystem::status(source.argument.path, error).type();
    return source.argument.path != "-" &&
           (type == std::filesystem::file_type::regular || type == std::filesystem::file_type::directory);
}

std::size_t bytes_of(const Item& item) {
    const auto* delivery = std::get_if<Delivery>(&item);
    if (delivery == nullptr) return 0;
    const Article& article = delivery->article;
    return article.title.size() + article.body.size() + article.extra.size();
}

struct Portion {
    HomeSurvey::Batch items = std::make_shared<std::vector<Item>>();
    std::size_t bytes = 0;
};

// The next records of a reader; nothing at its end.
std::optional<Portion> next_portion(SourceReader& reader) {
    Portion portion;
    while (portion.items->size() < batch_items && portion.bytes < batch_bytes) {
        auto item = reader.next();
        if (!item) break;
        portion.bytes += bytes_of(*item);
        portion.items->push_back(std::move(*item));
    }
    return portion.items->empty() ? std::nullopt : std::optional(std::move(portion));
}

}  // namespace

bool HomeSurvey::read(const std::function<void(const Batch&)>& take, std::size_t most) {
    const bool again = std::all_of(sources_.begin(), sources_.end(), is_read_again);
    return again ? read_ahead(take) : read_held(take, most);
}

bool HomeSurvey::read_ahead(const std::function<void(const Batch&)>& take) const {
    try {
        SourceReader reader(sources_, nullptr);
        while (const auto portion = next_portion(reader)) take(portion->items);
    } catch (const Error&) {
        return false;
    }
    return true;
}

bool HomeSurvey::read_held(const std::function<void(const Batch&)>& take, std::size_t most) {
    std::size_t bytes = 0;
    while (const auto portion = next_portion(reader_)) {
        held_.push_back(portion->items);
        bytes += portion->bytes;
        too_much_ = bytes > most;
        if (too_much_) return false;
        take(portion->items);
    }
    return true;
}

std::vector<Item> HomeSurvey::take_held() {
    std::vector<Item> items;
    for (const Batch& batch : std::exchange(held_, {}))
        for (Item& item : *batch) items.push_back(std::move(item));
    return items;
}

}  // namespace dateline
