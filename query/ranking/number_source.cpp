#include "query/ranking/number_source.hpp"

#include <algorithm>

#include "schemas/number.hpp"

namespace dateline {

void NumberSource::init(const Xapian::Database& shard) {
    Xapian::ValuePostingSource::init(shard);
    set_termfreq_min(0);
    set_maxweight(0);
}

bool NumberSource::is_match() const {
    const auto numbers = decode_numbers(get_value());
    return std::any_of(numbers.begin(), numbers.end(), [this](double number) {
        return (!range_.least || *range_.least <= number) && (!range_.most || number <= *range_.most);
    });
}

// Goes on from where it stands to the next match.
void NumberSource::find(double least_weight) {
    while (!at_end() && !is_match()) Xapian::ValuePostingSource::next(least_weight);
}

void NumberSource::next(double least_weight) {
    Xapian::ValuePostingSource::next(least_weight);
    find(least_weight);
}

void NumberSource::skip_to(Xapian::docid from, double least_weight) {
    Xapian::ValuePostingSource::skip_to(from, least_weight);
    find(least_weight);
}

bool NumberSource::check(Xapian::docid document, double least_weight) {
    if (!Xapian::ValuePostingSource::check(document, least_weight)) return false;
    return at_end() || is_match();
}

std::string NumberSource::get_description() const {
    const auto end = [](const std::optional<double>& number) { return number ? number_text(*number) : std::string(); };
    return "NumberSource(" + std::to_string(get_slot()) + ", " + end(range_.least) + ".." + end(range_.most) + ")";
}

}  // namespace dateline
