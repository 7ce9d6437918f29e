#include "schemas/terms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schemas/slots.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

constexpr std::size_t hash_digits = 16;

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

// Xapian's own rule: behind a prefix of several letters a capital letter or a colon would be read as part of the
// prefix.
bool needs_colon(std::string_view prefix, std::string_view value) {
    return prefix.size() > 1 && !value.empty() &&
           ((value.front() >= 'A' && value.front() <= 'Z') || value.front() == ':');
}

const std::string& rung_prefix(const Field& field, Rung rung, const std::string& named) {
    switch (rung) {
        case Rung::prominent:
            return field.prominent_prefix;
        case Rung::lead:
            return field.lead_prefix;
        case Rung::named:
            break;
    }
    return named;
}

std::string digits_of(Day day) {
    const auto date = calendar_date(day);
    return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

}  // namespace

std::string make_term(std::string_view prefix, std::string_view value) {
    std::string term(prefix);
    value.remove_prefix(
        static_cast<std::size_t>(std::find_if_not(value.begin(), value.end(), is_control) - value.begin()));
    if (needs_colon(prefix, value)) term += ':';
    const std::size_t start = term.size();
    term += value;
    term.erase(std::remove_if(term.begin() + static_cast<std::ptrdiff_t>(start), term.end(), is_control), term.end());
    if (term.size() - start > max_term_value) {
        const std::string hash = hash128(std::string_view(term).substr(start)).hex().substr(0, hash_digits);
        const auto kept = cut_utf8(std::string_view(term).substr(start), max_term_value - hash_digits).size();
        term.resize(start + kept);
        term += hash;
    }
    return term;
}

std::string id_term(std::string_view id) { return make_term("Q", id); }

std::string word_term(std::string_view prefix, std::string_view word) { return make_term(prefix, word); }

std::string stem_term(std::string_view prefix, std::string_view stem) {
    if (!stem.empty() && stem.front() >= '0' && stem.front() <= '9') return word_term(prefix, stem);
    return make_term(std::string("Z").append(prefix), stem);
}

std::string name_part_term(const Field& field, std::string_view word) { return make_term(field.prefix, word); }

std::string full_name_term(const Field& field, const std::vector<std::string>& words) {
    return make_term(field.full_prefix, fmt::format("{}", fmt::join(words, " ")));
}

std::string name_rung_term(const Field& field, Rung rung, const std::vector<std::string>& words) {
    return make_term(rung_prefix(field, rung, field.full_prefix), fmt::format("{}", fmt::join(words, " ")));
}

std::string place_id_term(const Field& field, Rung rung, std::string_view place_id) {
    return make_term(rung_prefix(field, rung, field.id_prefix), place_id);
}

std::string cell_term(const Field& field, std::string_view cell) { return make_term(field.prefix, cell); }

std::string spoken_exact_term(const Field& field, const SpokenUnit& unit) {
    return make_term(field.prefix, to_string(unit));
}

std::string spoken_within_term(const Field& field, const SpokenUnit& unit) {
    return make_term(field.within_prefix, to_string(unit));
}

std::string annotator_term(std::string_view stamp) { return make_term(annotator_prefix(), stamp); }

std::string_view annotator_prefix() { return "XANNOTATOR"; }

std::string_view like_prefix() { return "XLIKE"; }

std::string keyword_term(const Field& field, std::string_view value) {
    return make_term(field.prefix, fold_text(value));
}

std::string day_term(const Field& field, Day day) { return field.prefix + digits_of(day); }
std::string month_term(const Field& field, Day day) { return field.month_prefix + digits_of(day).substr(0, 6); }
std::string year_term(const Field& field, Day day) { return field.year_prefix + digits_of(day).substr(0, 4); }

std::string unit_term(const Field& field, const CalendarUnit& unit) {
    switch (unit.granularity) {
        case Granularity::year:
            return year_term(field, unit.first);
        case Granularity::month:
            return month_term(field, unit.first);
        case Granularity::day:
            break;
    }
    return day_term(field, unit.first);
}

const std::vector<std::string_view>& reserved_prefixes() {
    static const std::vector<std::string_view> prefixes{
        annotator_prefix(),
        like_prefix(),
    };
    return prefixes;
}

}  // namespace dateline
