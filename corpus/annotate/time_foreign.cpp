#include "corpus/annotate/time_foreign.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "corpus/annotate/time_calendar.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_forms = 4;
constexpr std::size_t most_words = 4;
using MonthForms = std::array<std::string_view, most_forms>;

// How a language writes dates; words in small letters.
struct DateLanguage {
    std::string_view code;
    std::array<MonthForms, 12> months;
    std::array<std::string_view, most_words> between;      // "de": between day, month and year
    std::array<std::string_view, most_words> behind_day;   // "1er"
    std::array<std::string_view, most_words> behind_year;  // "року"
};

constexpr std::array languages = std::to_array<DateLanguage>({
    {"de",
     {{{"januar", "jänner", "jan"},
       {"februar", "feber", "feb"},
       {"märz", "mär"},
       {"april", "apr"},
       {"mai"},
       {"juni", "jun"},
       {"juli", "jul"},
       {"august", "aug"},
       {"september", "sept", "sep"},
       {"oktober", "okt"},
       {"november", "nov"},
       {"dezember", "dez"}}},
     {},
     {"."},
     {}},
    {"fr",
     {{{"janvier", "janv"},
       {"février", "févr", "fév"},
       {"mars"},
       {"avril", "avr"},
       {"mai"},
       {"juin"},
       {"juillet", "juil"},
       {"août", "aout"},
       {"septembre", "sept"},
       {"octobre", "oct"},
       {"novembre", "nov"},
       {"décembre", "déc"}}},
     {},
     {"er"},
     {}},
    {"es",
     {{{"enero", "ene"},
       {"febrero", "feb"},
       {"marzo", "mar"},
       {"abril", "abr"},
       {"mayo", "may"},
       {"junio", "jun"},
       {"julio", "jul"},
       {"agosto", "ago"},
       {"septiembre", "setiembre", "sept"},
       {"octubre", "oct"},
       {"noviembre", "nov"},
       {"diciembre", "dic"}}},
     {"de", "del"},
     {"º", "°", "o"},
     {}},
    {"ru",
     {{{"января", "январь", "январе", "янв"},
       {"февраля", "февраль", "феврале", "фев"},
       {"марта", "март", "марте"},
       {"апреля", "апрель", "апреле", "апр"},
       {"мая", "май", "мае"},
       {"июня", "июнь", "июне"},
       {"июля", "июль", "июле"},
       {"августа", "август", "августе", "авг"},
       {"сентября", "сентябрь", "сентябре", "сен"},
       {"октября", "октябрь", "октябре", "окт"},
       {"ноября", "ноябрь", "ноябре", "ноя"},
       {"декабря", "декабрь", "декабре", "дек"}}},
     {},
     {"-го", "-е"},
     {"года", "год", "году", "г"}},
    {"uk",
     {{{"січня", "січень", "січні"},
       {"лютого", "лютий", "лютому"},
       {"березня", "березень", "березні"},
       {"квітня", "квітень", "квітні"},
       {"травня", "травень", "травні"},
       {"червня", "червень", "червні"},
       {"липня", "липень", "липні"},
       {"серпня", "серпень", "серпні"},
       {"вересня", "вересень", "вересні"},
       {"жовтня", "жовтень", "жовтні"},
       {"листопада", "листопад", "листопаді"},
       {"грудня", "грудень", "грудні"}}},
     {},
     {"-го", "-те"},
     {"року", "рік", "році", "р"}},
});

const DateLanguage* find_language(std::string_view language) {
    const auto code = language.substr(0, language.find_first_of("-_"));
    const auto* found =
        std::find_if(languages.begin(), languages.end(), [&](const DateLanguage& l) { return l.code == code; });
    return found != languages.end() ? found : nullptr;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Capitals of two bytes, and how their small letters differ: both take as many bytes.
struct CapitalRange {
    unsigned lead;
    unsigned first;
    unsigned last;
    unsigned small_lead;
    int shift;
};
constexpr std::array capital_ranges{
    CapitalRange{0xC3, 0x80, 0x9E, 0xC3, 0x20}, CapitalRange{0xD0, 0x80, 0x8F, 0xD1, 0x10},
    CapitalRange{0xD0, 0x90, 0x9F, 0xD0, 0x20}, CapitalRange{0xD0, 0xA0, 0xAF, 0xD1, -0x20}};

const CapitalRange* capital_range(unsigned lead, unsigned byte) {
    const auto* found = std::find_if(capital_ranges.begin(), capital_ranges.end(), [&](const CapitalRange& range) {
        return range.lead == lead && byte >= range.first && byte <= range.last;
    });
    return found != capital_ranges.end() ? found : nullptr;
}

// Latin and Cyrillic in small letters.
std::string lowered(std::string_view word) {
    std::string lower(word);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        if (lower[i] >= 'A' && lower[i] <= 'Z') lower[i] = static_cast<char>(lower[i] - 'A' + 'a');
        if (i + 1 == lower.size()) break;
        const auto byte = static_cast<unsigned char>(lower[i + 1]);
        const auto* range = capital_range(static_cast<unsigned char>(lower[i]), byte);
        if (range == nullptr) continue;
        lower[i] = static_cast<char>(range->small_lead);
        lower[++i] = static_cast<char>(byte + range->shift);
    }
    return lower;
}

std::string_view without_stop(std::string_view word) {
    return word.size() > 1 && word.ends_with('.') ? word.substr(0, word.size() - 1) : word;
}

bool is_among(const std::array<std::string_view, most_words>& words, std::string_view word) {
    return !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
}

// The number at the start of a word, and what stands behind it.
std::pair<int, std::string_view> leading_number(std::string_view word) {
    constexpr std::size_t most_digits = 4;
    const auto digits = static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_digit) - word.begin());
    int number = 0;
    for (const char c : word.substr(0, digits)) number = number > 9999 ? number : number * 10 + (c - '0');
    return {digits == 0 || digits > most_digits ? -1 : number, word.substr(digits)};
}

// Reads dates from one token on.
class DateReader {
  public:
    DateReader(const TokenizedText& text, std::optional<Day> anchor, const DateLanguage* language)
        : text_(text), anchor_(anchor), language_(language) {}

    // Where the date that begins with the token ends; not beyond the token: there is none.
    std::size_t read(std::size_t token, std::optional<Timex>& time) {
        at_ = token;
        if (const char c = text_.word(token).front(); is_digit(c)) {
            if (take_numbers(time)) return at_;
        }
        if (language_ == nullptr) return token;
        const int day = take_day();
        const int month = take_month();
        const auto behind_month = at_;
        if (month == 0) return token;
        const int year = take_year();
        if (year == 0) at_ = behind_month;
        time = meaning(day, month, year);
        return time ? at_ : token;
    }

  private:
    // "2022-09-16"; where the language is known also "16.09.2022" and "16/9/2022".
    bool take_numbers(std::optional<Timex>& time) {
        const auto word = text_.word(at_);
        auto day = parse_day(word.size() == 10 && word[4] == '-' ? word : std::string_view());
        if (!day && language_ != nullptr) day = day_first(word);
        if (!day) return false;
        time = calendar_time(TimeUnit::day, *day);
        if (time) ++at_;
        return time.has_value();
    }

    static std::optional<Day> day_first(std::string_view word) {
        const auto [day, behind_day] = leading_number(word);
        if (day < 1 || behind_day.size() < 2) return std::nullopt;
        const char mark = behind_day.front();
        const auto [month, behind_month] = leading_number(behind_day.substr(1));
        if (month < 1 || (mark != '.' && mark != '/') || behind_month.size() != 5 || behind_month.front() != mark)
            return std::nullopt;
        const auto [year, rest] = leading_number(behind_month.substr(1));
        return rest.empty() && year > 0 ? make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day))
                                        : std::nullopt;
    }

    int take_day() {
        const auto start = at_;
        const auto word = text_.word(at_);
        const auto [day, behind] = leading_number(word);
        if (day < 1 || day > 31 || !(behind.empty() || is_among(language_->behind_day, lowered(behind)))) return 0;
        ++at_;
        if (behind.empty() && at_ < text_.tokens.size() && is_among(language_->behind_day, text_.word(at_))) ++at_;
        take_between();
        return at_ > start ? day : 0;
    }

    int take_month() {
        if (at_ >= text_.tokens.size()) return 0;
        const auto lower = lowered(text_.word(at_));
        const auto name = without_stop(lower);
        for (std::size_t month = 0; month < language_->months.size(); ++month) {
            if (!is_among(language_->months[month], name)) continue;
            ++at_;
            return static_cast<int>(month) + 1;
        }
        return 0;
    }

    int take_year() {
        if (at_ < text_.tokens.size() && text_.word(at_) == ".") ++at_;  // "3. Okt. 1990"
        take_between();
        if (at_ >= text_.tokens.size()) return 0;
        const auto [year, behind] = leading_number(text_.word(at_));
        if (year < first_time_year || year > last_time_year ||
            !(behind.empty() || is_among(language_->behind_day, behind)))
            return 0;
        ++at_;
        if (at_ < text_.tokens.size() && is_among(language_->behind_year, without_stop(lowered(text_.word(at_)))))
            ++at_;
        return year;
    }

    void take_between() {
        if (at_ < text_.tokens.size() && is_among(language_->between, lowered(text_.word(at_)))) ++at_;
    }

    std::optional<Timex> meaning(int day, int month, int year) const {
        if (year == 0) return day == 0 ? std::nullopt : yearless_time(month, day, anchor_, 0);
        const auto found = make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day == 0 ? 1 : day));
        return found ? calendar_time(day == 0 ? TimeUnit::month : TimeUnit::day, *found) : std::nullopt;
    }

    const TokenizedText& text_;
    std::optional<Day> anchor_;
    const DateLanguage* language_;
    std::size_t at_ = 0;
};

}  // namespace

bool has_foreign_dates(std::string_view language) { return find_language(language) != nullptr; }

std::vector<TimeSpan> find_foreign_dates(const TokenizedText& text, std::optional<Day> anchor,
                                         std::string_view language) {
    DateReader reader(text, anchor, find_language(language));
    std::vector<TimeSpan> spans;
    for (std::size_t token = 0; token < text.tokens.size();) {
        std::optional<Timex> time;
        const auto end = reader.read(token, time);
        if (time) spans.push_back({text.tokens[token].begin, text.tokens[end - 1].end, *std::move(time), 1});
        token = std::max(end, token + 1);
    }
    return spans;
}

}  // namespace dateline
