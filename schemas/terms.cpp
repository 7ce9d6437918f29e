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
        "XPERSONPROMINENT",
        "XPERSONLEAD",
        "XPERSONKEY",  // salience ladder and sound-alike keys of persons
        "XORGPROMINENT",
        "XORGLEAD",
        "XORGKEY",  // the same of organisations
        "XPLACEID",
        "XPLACEPROMINENT",
        "XPLACELEAD",  // resolved places and their ancestors
        "XFOCUSID",
        "XDATELINEID",  // by role
        "XABOUTEXACT",
        "XABOUTWITHIN",  // times spoken of
        "XLIKE",         // bands of the similarity signature
    };
    return prefixes;
}

}  // namespace dateline
