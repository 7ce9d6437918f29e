#include "corpus/annotate/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline {

namespace {

using namespace std::string_view_literals;

// Titles and the like: a name follows.
constexpr std::array leading{
    "Adm"sv,   "Ald"sv, "Amb"sv,    "Asst"sv, "Atty"sv, "Brig"sv, "Capt"sv, "Card"sv, "Cdr"sv, "Cmdr"sv, "Col"sv,
    "Comdr"sv, "Cpl"sv, "Dr"sv,     "Drs"sv,  "Fr"sv,   "Ft"sv,   "FT"sv,   "Gen"sv,  "Gov"sv, "Hon"sv,  "Insp"sv,
    "Lt"sv,    "Maj"sv, "Messrs"sv, "Mgr"sv,  "Mlle"sv, "Mme"sv,  "Mr"sv,   "Mrs"sv,  "Ms"sv,  "Msgr"sv, "Mt"sv,
    "MT"sv,    "Nos"sv, "Pfc"sv,    "Pres"sv, "Prof"sv, "Pvt"sv,  "Rep"sv,  "Reps"sv, "Rev"sv, "Sen"sv,  "Sens"sv,
    "Sgt"sv,   "Sr"sv,  "St"sv,     "ST"sv,   "Ste"sv,  "Supt"sv, "cf"sv,   "e.g"sv,  "i.e"sv, "vs"sv};

constexpr std::array trailing{
    "Ala"sv,    "Apr"sv,  "Ariz"sv, "Ark"sv,  "Assn"sv, "Aug"sv,  "Ave"sv,  "Bldg"sv, "Blvd"sv, "Bros"sv,
    "Calif"sv,  "Cie"sv,  "Co"sv,   "Colo"sv, "Conn"sv, "Corp"sv, "Cos"sv,  "Ct"sv,   "Dec"sv,  "Del"sv,
    "Dept"sv,   "Dist"sv, "Esq"sv,  "Feb"sv,  "Fla"sv,  "Fri"sv,  "Ga"sv,   "Ill"sv,  "Inc"sv,  "Ind"sv,
    "Jan"sv,    "Jr"sv,   "Kan"sv,  "Ky"sv,   "La"sv,   "Ltd"sv,  "Mar"sv,  "Mass"sv, "Md"sv,   "Mich"sv,
    "Minn"sv,   "Miss"sv, "Mo"sv,   "Mont"sv, "Neb"sv,  "Nev"sv,  "Nov"sv,  "Oct"sv,  "Okla"sv, "Ont"sv,
    "Ore"sv,    "Pa"sv,   "Ph.D"sv, "Que"sv,  "Rd"sv,   "Sep"sv,  "Sept"sv, "Tenn"sv, "Tex"sv,  "Thu"sv,
    "Thurs"sv,  "Tue"sv,  "Tues"sv, "Univ"sv, "Va"sv,   "Vt"sv,   "Wash"sv, "Wed"sv,  "Wis"sv,  "Wyo"sv,
    "approx"sv, "bn"sv,   "etc"sv,  "ft"sv,   "lb"sv,   "lbs"sv,  "mln"sv,  "pp"sv,   "pct"sv,  "sq"sv};

constexpr std::array starters{
    "A"sv,       "After"sv, "All"sv,   "Also"sv,   "Although"sv, "An"sv,    "And"sv,   "As"sv,    "At"sv,
    "Both"sv,    "But"sv,   "By"sv,    "During"sv, "For"sv,      "From"sv,  "He"sv,    "Her"sv,   "His"sv,
    "However"sv, "I"sv,     "If"sv,    "In"sv,     "It"sv,       "Its"sv,   "Last"sv,  "Many"sv,  "Meanwhile"sv,
    "More"sv,    "Most"sv,  "No"sv,    "On"sv,     "One"sv,      "Other"sv, "Our"sv,   "She"sv,   "Since"sv,
    "So"sv,      "Some"sv,  "Such"sv,  "That"sv,   "The"sv,      "Their"sv, "Then"sv,  "There"sv, "These"sv,
    "They"sv,    "This"sv,  "Those"sv, "Thus"sv,   "To"sv,       "Under"sv, "Until"sv, "We"sv,    "What"sv,
    "When"sv,    "While"sv, "With"sv,  "Yet"sv,    "You"sv};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& table, std::string_view word) {
    return std::find(table.begin(), table.end(), word) != table.end();
}

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// "J", "U.S", "a.m", "J.R.R"
bool is_initials(std::string_view word) {
    if (word.size() % 2 == 0) return false;
    for (std::size_t at = 0; at < word.size(); ++at)
        if (at % 2 == 0 ? !is_letter(word[at]) : word[at] != '.') return false;
    return true;
}

}  // namespace

FullStop full_stop_of(std::string_view word) {
    constexpr std::size_t longest = 8;
    if (word.empty() || word.size() > longest) return FullStop::sentence_end;
    if (is_initials(word)) {
        const bool is_capital = word[0] >= 'A' && word[0] <= 'Z';
        if (word.size() > 1) return FullStop::may_end;
        return is_capital && word != "I" ? FullStop::leads_on : FullStop::sentence_end;
    }
    if (holds(leading, word)) return FullStop::leads_on;
    return holds(trailing, word) ? FullStop::may_end : FullStop::sentence_end;
}

bool begins_sentences(std::string_view word) { return holds(starters, word); }

}  // namespace dateline
