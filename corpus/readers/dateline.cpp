#include "corpus/readers/dateline.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

constexpr std::size_t longest_dateline = 200;  // bytes
constexpr std::size_t longest_agency = 60;
constexpr std::size_t most_place_words = 10;

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

// What parts a dateline from its story, after line ends became blanks.
constexpr std::array<std::string_view, 6> dashes{" - ", " -- ", " _ ", " \u2013 ", " \u2014 ", "\u2014"};

// Orders in which a day is written: M month, D day, Y year.
constexpr std::array<std::string_view, 4> day_shapes{"MDY", "DMY", "MD", "DM"};

// Agencies whose datelines have no day; another word in brackets is none of ours.
constexpr std::array<std::string_view, 16> agencies{"AFP",  "ANI", "ANSA",     "AP",    "Bloomberg", "dpa",
                                                    "EFE",  "IPS", "Interfax", "Kyodo", "PTI",       "Reuters",
                                                    "TASS", "UPI", "Xinhua",   "Yonhap"};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return is_capital(c) ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_but_for_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::optional<unsigned> read_number(std::string_view word, std::size_t most_digits) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (word.size() > most_digits || error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return number;
}

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    for (text = trim(text); !text.empty(); text = trim_start(text)) {
        words.push_back(text.substr(0, text.find_first_of(blanks)));
        text.remove_prefix(words.back().size());
    }
    return words;
}

// A day as a dateline writes it.
struct DatelineDay {
    unsigned month = 0;
    unsigned day = 0;
    int year = 0;  // 0: not written
};

bool read_day_part(char part, std::string_view word, DatelineDay& day) {
    if (word.ends_with(',')) word.remove_suffix(1);
    const auto number = part == 'M' ? month_number(word) : read_number(word, part == 'D' ? 2 : 4);
    if (!number) return false;
    if (part == 'M') day.month = *number;
    if (part == 'D') day.day = *number;
    if (part == 'Y') day.year = static_cast<int>(*number);
    return part == 'M' || (part == 'D' ? *number >= 1 && *number <= 31 : *number >= first_year && *number <= last_year);
}

// Takes a day off the end of the words.
std::optional<DatelineDay> take_day(std::vector<std::string_view>& words) {
    for (const auto shape : day_shapes) {
        if (words.size() < shape.size()) continue;
        DatelineDay day;
        auto word = words.end() - static_cast<std::ptrdiff_t>(shape.size());
        if (!std::all_of(shape.begin(), shape.end(), [&](char part) { return read_day_part(part, *word++, day); }))
            continue;
        words.resize(words.size() - shape.size());
        return day;
    }
    return std::nullopt;
}

std::optional<Day> calendar_day(const std::optional<DatelineDay>& day) {
    return day && day->year != 0 ? make_day(day->year, day->month, day->day) : std::nullopt;
}

// "NEW" "YORK," -> "NEW YORK"
std::string joined_place(const std::vector<std::string_view>& words) {
    std::string place;
    for (const auto word : words) place.append(place.empty() ? "" : " ").append(word);
    if (place.ends_with(',')) place.pop_back();
    return place;
}

// "KYIV," "N.Y." "SÃO": capitals alone, at least two letters.
bool is_shouted(std::string_view word) {
    const auto is_letter = [](char c) { return is_capital(c) || static_cast<unsigned char>(c) >= 0xC0; };
    return std::none_of(word.begin(), word.end(), is_small) && std::count_if(word.begin(), word.end(), is_letter) >= 2;
}

// Small words inside of places: "RIO de Janeiro", "Stratford upon Avon".
constexpr std::array<std::string_view, 24> connectors{"a",   "aan", "al",  "am",  "an", "and", "da",  "de",
                                                      "del", "den", "der", "di",  "do", "dos", "el",  "en",
                                                      "in",  "la",  "le",  "les", "of", "on",  "sur", "upon"};

// A name, or a small word in one; a longer word with a full stop ends a sentence.
bool is_place_word(std::string_view word) {
    constexpr std::size_t longest_abbreviation = 6;  // "Calif."
    const auto fits = [](char c) {
        return is_capital(c) || is_small(c) || static_cast<unsigned char>(c) >= 0x80 ||
               std::string_view(",.'-/").find(c) != std::string_view::npos;
    };
    if (!std::all_of(word.begin(), word.end(), fits)) return false;
    if (is_small(word.front())) return std::find(connectors.begin(), connectors.end(), word) != connectors.end();
    return !word.ends_with('.') || word.size() <= longest_abbreviation ||
           std::none_of(word.begin(), word.end(), is_small);
}

bool is_place(const std::vector<std::string_view>& words) {
    return !words.empty() && words.size() <= most_place_words && !is_small(words.front().front()) &&
           std::all_of(words.begin(), words.end(), is_place_word);
}

// Takes "(Reuters)" off the end of the text, or gives an empty name and leaves the text.
std::string take_agency(std::string_view& text) {
    const auto open = text.rfind('(');
    if (!text.ends_with(')') || open == std::string_view::npos) return {};
    auto name = text.substr(open + 1, text.size() - open - 2);
    name = trim(name.substr(0, name.find(" - ")));  // "REUTERS - ACCESS ALL"
    if (name.empty() || name.size() > longest_agency || is_digit(name.front())) return {};
    text = trim_end(text.substr(0, open));
    return std::string(name);
}

bool is_known_agency(std::string_view name) {
    return std::any_of(agencies.begin(), agencies.end(), [&](auto known) { return equal_but_for_case(known, name); });
}

// The bytes of the dash that the text begins with; 0: it begins with none.
std::size_t dash_size(std::string_view text) {
    if (text.front() != ' ' && static_cast<unsigned char>(text.front()) < 0x80) return 0;
    const auto* const dash =
        std::find_if(dashes.begin(), dashes.end(), [&](std::string_view one) { return text.starts_with(one); });
    return dash == dashes.end() ? 0 : dash->size();
}

// What stands before the dash, as one line; its size takes in the dash and the blanks behind it.
std::optional<std::pair<std::string, std::size_t>> take_head(std::string_view story) {
    const auto paragraph_end = story.substr(0, longest_dateline + 1).find("\n\n");
    std::string head(story.substr(0, std::min(longest_dateline, paragraph_end)));
    std::replace(head.begin(), head.end(), '\n', ' ');
    for (std::size_t at = 0; at < head.size(); ++at) {
        const auto dash = dash_size(std::string_view(head).substr(at));
        if (dash == 0) continue;
        const auto size = std::min(story.find_first_not_of(blanks, at + dash), story.size());
        head.resize(at);
        return std::pair{std::move(head), size};
    }
    return std::nullopt;
}

// The parts of what stands before the dash; the words are those of the place, if it is one.
struct Head {
    std::vector<std::string_view> words;
    std::optional<DatelineDay> day;
    std::string agency;
};

Head read_head(std::string_view text) {
    Head head;
    text = trim(text);
    head.agency = take_agency(text);
    if (text.ends_with(',')) text.remove_suffix(1);
    head.words = split_words(text);
    head.day = take_day(head.words);
    return head;
}

}  // namespace

std::optional<unsigned> month_number(std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    if (word.size() < 3) return std::nullopt;
    for (unsigned i = 0; i < months.size(); ++i)
        if (equal_but_for_case(months[i].substr(0, word.size()), word)) return i + 1;
    return std::nullopt;
}

std::optional<Day> read_day(std::string_view day, std::string_view month, std::string_view year) {
    DatelineDay read;
    if (!read_day_part('D', day, read) || !read_day_part('M', month, read) || !read_day_part('Y', year, read))
        return std::nullopt;
    return make_day(read.year, read.month, read.day);
}

std::optional<Dateline> find_dateline(std::string_view story) {
    const auto head = take_head(story);
    if (!head) return std::nullopt;
    const auto [words, day, agency] = read_head(head->first);
    if (!is_place(words)) return std::nullopt;
    const bool is_dateline =
        day ? !agency.empty() || is_shouted(words.front()) : is_known_agency(agency) && is_shouted(words.front());
    const bool is_no_day = day && day->year != 0 && !calendar_day(day);
    if (!is_dateline || is_no_day) return std::nullopt;
    return Dateline{.text = joined_place(words), .agency = agency, .day = calendar_day(day), .size = head->second};
}

std::string dateline_place(std::string_view line) {
    const auto text = join_blanks(line);
    const auto head = take_head(text + " - ");
    const auto parts = head ? read_head(head->first) : Head{};
    if (is_place(parts.words) && (parts.day || is_known_agency(parts.agency))) return joined_place(parts.words);
    return text.substr(0, text.find_last_not_of(" -") + 1);
}

std::optional<Dateline> read_script_dateline(std::string_view line) {
    constexpr std::string_view label = "SHOWS:";
    auto text = trim(line);
    if (text.starts_with(label)) text = trim(text.substr(label.size()));
    const auto open = text.find('(');
    const auto close = text.find(')', std::min(open, text.size()));
    if (close == std::string_view::npos) return std::nullopt;
    const auto place = trim_end(text.substr(0, open));
    auto day_words = split_words(text.substr(open + 1, close - open - 1));
    const auto day = take_day(day_words);
    Dateline found{.text = join_blanks(place), .agency = {}, .day = calendar_day(day), .size = line.size()};
    auto rest = trim(text.substr(close + 1));
    found.agency = take_agency(rest);
    const auto place_words = split_words(place);
    const bool is_dateline =
        day && rest.empty() && is_place(place_words) && std::none_of(place.begin(), place.end(), is_small);
    return is_dateline ? std::optional(found) : std::nullopt;
}

}  // namespace dateline
