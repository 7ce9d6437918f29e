#include "corpus/annotate/name_reading.hpp"

#include <algorithm>
#include <utility>

#include "corpus/annotate/name_lexicon.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

namespace t = name_trait;

constexpr std::size_t most_words = 64;  // of a name; the rest is left out
constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view curly_apostrophe = "\u2019";
// What may stand around a word and is no part of it; a full stop may be.
constexpr std::string_view marks[] = {"\"", "'", "`", ",", ";",      ":",      "!",      "?",
                                      "(",  ")", "[", "]", "\u2018", "\u2019", "\u201C", "\u201D"};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_letter_or_stop(char c) { return is_small(c) || is_capital(c) || is_digit(c) || c == '.'; }

std::string_view without_marks(std::string_view word) {
    // Nearly all words.
    if (!word.empty() && is_letter_or_stop(word.front()) && is_letter_or_stop(word.back())) return word;
    for (bool again = true; again;) {
        again = false;
        for (const auto mark : marks) {
            if (word.starts_with(mark)) word.remove_prefix(mark.size()), again = true;
            if (word.ends_with(mark)) word.remove_suffix(mark.size()), again = true;
        }
    }
    return word;
}

std::string_view without_possessive(std::string_view word) {
    for (const auto apostrophe : {std::string_view("'"), curly_apostrophe}) {
        const auto size = apostrophe.size() + 1;
        if (word.size() <= size || (word.back() != 's' && word.back() != 'S')) continue;
        if (word.substr(0, word.size() - 1).ends_with(apostrophe)) return word.substr(0, word.size() - size);
    }
    return word;
}

std::string_view bare(std::string_view word) { return without_marks(without_possessive(without_marks(word))); }

// One spelling of the endings of names from Slavic languages: "Zelenskiy", "Zelenskyy", "Zelenski".
void fold_ending(std::string& word) {
    constexpr std::string_view endings[] = {"skiy", "skyy", "skyi", "skij", "skii", "ski"};
    constexpr std::size_t shortest = 6;
    for (const auto ending : endings) {
        if (word.size() < shortest || !word.ends_with(ending)) continue;
        word.replace(word.size() - ending.size(), ending.size(), "sky");
        return;
    }
}

// Words of letters and digits; punctuation parts them, but for full stops and apostrophes.
void append_folded(std::string_view folded, std::vector<NameWord>& words) {
    std::string word;
    const auto first = words.size();
    const auto finish = [&] {
        if (!word.empty()) words.push_back({std::string(one_spelling(word)), words.size() == first});
        word.clear();
    };
    for (const char c : folded) {
        const bool letter = is_small(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (letter)
            word += c;
        else if (is_capital(c))
            word += static_cast<char>(c - 'A' + 'a');
        else if (c == '&')
            word += "and";
        else if (c != '.' && c != '\'')
            finish();
    }
    finish();
}

// "J.F." and "JD" within a person's name are initials.
bool are_initials(std::string_view word, bool in_capitals) {
    const auto letters = static_cast<std::size_t>(std::count_if(word.begin(), word.end(), is_capital));
    const auto stops = static_cast<std::size_t>(std::count(word.begin(), word.end(), '.'));
    if (letters < 2 || letters > 4 || letters + stops != word.size()) return false;
    return stops + 1 >= letters || (letters == 2 && !in_capitals);
}

// "MP", "PhD", "Esq.", but not "Ra".
bool is_abbreviation(std::string_view word) {
    return word.back() == '.' || std::count_if(word.begin(), word.end(), is_capital) > 1;
}

bool has_small(std::string_view text) { return std::any_of(text.begin(), text.end(), is_small); }

// One word as written, and where.
struct Written {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool comma = false;  // behind it
};

std::size_t blank_at(std::string_view text, std::size_t at) {
    if (static_cast<unsigned char>(text[at]) <= ' ') return 1;
    return text.substr(at).starts_with(no_break_space) ? no_break_space.size() : 0;
}

// Up to an opening bracket behind the first word: "International Monetary Fund (IMF)".
std::vector<Written> split(std::string_view text) {
    std::vector<Written> parts;
    for (std::size_t at = 0; at < text.size() && parts.size() < most_words;) {
        if (const auto blank = blank_at(text, at); blank > 0) {
            at += blank;
            continue;
        }
        auto end = at;
        while (end < text.size() && blank_at(text, end) == 0) ++end;
        const auto word = text.substr(at, end - at);
        if (word.front() == '(' && !parts.empty()) break;
        const auto kept = without_marks(word);
        const auto begin = at + static_cast<std::size_t>(kept.data() - word.data());
        if (!kept.empty())
            parts.push_back({begin, begin + kept.size(), word.back() == ','});
        else if (!parts.empty() && word == ",")
            parts.back().comma = true;
        at = end;
    }
    if (!parts.empty()) {
        auto& last = parts.back();
        last.end = last.begin + bare(text.substr(last.begin, last.end - last.begin)).size();
    }
    return parts;
}

// The traits that all parts of a written word share: those of "vice-president" are a title's.
NameTraits traits_of(std::string_view written) {
    std::vector<NameWord> words;
    append_name_words(written, words);
    NameTraits shared = words.empty() ? 0 : ~NameTraits{};
    bool has_title = false;
    for (const NameWord& word : words) {
        auto traits = name_traits(word.text);
        has_title = has_title || (traits & t::title) != 0;
        if ((traits & t::title) != 0) traits |= t::title_part;
        shared &= traits;
    }
    if (has_title && (shared & t::title_part) != 0) shared |= t::title;
    return shared;
}

bool is_title_joint(std::string_view word) {
    constexpr std::string_view joints[] = {"of", "for", "the", "to", "and", "in"};
    return std::find(std::begin(joints), std::end(joints), word) != std::end(joints);
}

// A name while it is taken apart.
class Reader {
  public:
    Reader(std::string_view text, NameClass kind) : text_(text), kind_(kind), parts_(split(text)) {}

    std::optional<NameReading> read() {
        if (parts_.empty()) return std::nullopt;
        reading_.capitals = !has_small(text_);
        if (kind_ == NameClass::person)
            cut_person();
        else
            cut_article();
        if (parts_.empty()) return std::nullopt;
        take_words();
        if (reading_.words.empty() || is_no_name()) return std::nullopt;
        judge();
        return std::move(reading_);
    }

  private:
    std::string_view word(const Written& part) const { return text_.substr(part.begin, part.end - part.begin); }
    std::string_view word(std::size_t part) const { return word(parts_[part]); }

    void cut_person() {
        cut_tail();
        cut_titles();
        cut_place_of_office();
        turn_round();
        if (kind_ == NameClass::person && reading_.gender == Gender::unknown && parts_.size() > 1) {
            std::vector<NameWord> first;
            append_name_words(word(0), first);
            if (!first.empty()) reading_.gender = gender_of_first_name(first.front().text);
        }
    }

    // "MP", "PhD", "Esq."
    void cut_tail() {
        while (parts_.size() > 1) {
            const auto traits = traits_of(word(parts_.back()));
            const bool cut = (traits & t::post_nominal) != 0 && (traits & t::generation) == 0 &&
                             is_abbreviation(word(parts_.back()));
            if (!cut || (parts_.size() == 2 && !parts_.front().comma)) return;
            parts_.pop_back();
            parts_.back().comma = false;
        }
    }

    // The longest run of titles at the head that leaves a word.
    void cut_titles() {
        std::size_t cut = 0;
        for (std::size_t i = 0; i + 1 < parts_.size(); ++i) {
            const auto traits = traits_of(word(i));
            const bool joint = i > 0 && is_title_joint(word(i));
            if ((traits & (t::title | t::title_part)) == 0 && !joint) break;
            has_title_ = has_title_ || (traits & t::title) != 0;
            if (reading_.gender == Gender::unknown && (traits & t::title) != 0)
                reading_.gender = gender_of_title(word(i));
            if (has_title_ && !joint && !is_title_joint(word(i + 1))) cut = i + 1;
        }
        if (cut > 0 && is_given_title(cut - 1)) --cut, reading_.gender = Gender::unknown;
        cut_parts(cut);
        has_title_ = cut > 0;
    }

    void cut_parts(std::size_t count) {
        parts_.erase(parts_.begin(), parts_.begin() + static_cast<std::ptrdiff_t>(count));
    }

    bool has_trait(std::size_t part, NameTraits trait) const { return (traits_of(word(part)) & trait) != 0; }

    // "Sheikh Hasina", "Sultan Al Jaber"
    bool is_given_title(std::size_t part) {
        if (parts_[part].comma || !has_trait(part, t::given_title)) return false;
        const auto behind = parts_.size() - part - 1;
        if (behind != 1 && (behind != 2 || !has_trait(part + 1, t::particle))) return false;
        reading_.given_title = parts_[part + 1].begin - parts_[part].begin;
        return true;
    }

    // "Mayor of London Sadiq Khan": all up to the name.
    void cut_place_of_office() {
        std::size_t place = 0;
        bool has_title = false;
        for (std::size_t i = 0; i + 1 < parts_.size(); ++i) {
            const bool joint = i > 0 && is_title_joint(word(i));
            if (!joint && !has_trait(i, t::title | t::title_part)) break;
            has_title = has_title || has_trait(i, t::title);
            if (joint && has_title) place = i + 1;
        }
        const auto name = place == 0 ? 0 : behind_place(place);
        if (name == 0) return;
        for (std::size_t i = 0; i < place; ++i)
            if (reading_.gender == Gender::unknown) reading_.gender = gender_of_title(word(i));
        cut_parts(name);
        cut_titles();
        has_title_ = true;
    }

    // Where the name behind a place begins, or 0: at a first name, else with the last two words or more.
    std::size_t behind_place(std::size_t place) const {
        const bool of_two_words = has_trait(place, t::place_first);
        if (!of_two_words && has_trait(place, t::given)) return 0;
        auto at = place + (of_two_words ? 2 : 1);
        while (at + 1 < parts_.size() && is_title_joint(word(at))) at += 2;
        if (at >= parts_.size()) return 0;
        for (auto first = at; first < parts_.size(); ++first)
            if (has_trait(first, t::given)) return first;
        return at + 2 <= parts_.size() ? at : 0;
    }

    // "Doe, John", but not "Doe, Jr."
    void turn_round() {
        const auto comma = std::find_if(parts_.begin(), parts_.end(), [](const Written& part) { return part.comma; });
        if (comma == parts_.end() || comma + 1 == parts_.end()) return;
        if ((traits_of(word(*(comma + 1))) & t::generation) != 0) return;
        // A list of names is none: what stands behind a second comma is left out.
        const auto second = std::find_if(comma + 1, parts_.end(), [](const Written& part) { return part.comma; });
        if (second != parts_.end()) parts_.erase(second + 1, parts_.end());
        turned_ = true;
        std::rotate(parts_.begin(), comma + 1, parts_.end());
    }

    void cut_article() {
        const auto first = word(0);
        const bool article = first == "the" || first == "The" || first == "THE";
        if (article && parts_.size() > 1) parts_.erase(parts_.begin());
    }

    void take_words() {
        reading_.begin = text_.size();
        for (const Written& part : parts_) {
            reading_.begin = std::min(reading_.begin, part.begin);
            reading_.end = std::max(reading_.end, part.end);
            if (!reading_.shown.empty()) reading_.shown += ' ';
            reading_.shown += word(part);
            if (part.comma && !turned_ && &part != &parts_.back()) reading_.shown += ',';
            append(word(part));
        }
    }

    void append(std::string_view written) {
        if (kind_ == NameClass::person && parts_.size() > 1 && are_initials(written, reading_.capitals) &&
            (name_traits(folded_name(written)) & t::generation) == 0) {
            bool begins = true;
            for (const char c : written) {
                if (c == '.') continue;
                reading_.words.push_back({std::string(1, static_cast<char>(c - 'A' + 'a')), begins});
                begins = false;
            }
            return;
        }
        append_name_words(written, reading_.words);
        if (kind_ == NameClass::person)
            for (NameWord& word : reading_.words) fold_ending(word.text);
    }

    // Words that name nothing, unless they are written as a well-known acronym ("WHO", "US").
    bool is_no_name() const {
        const auto names_nothing = [](const NameWord& word) {
            const bool number = std::all_of(word.text.begin(), word.text.end(), is_digit);
            return number || (name_traits(word.text) & t::no_name) != 0;
        };
        if (!std::all_of(reading_.words.begin(), reading_.words.end(), names_nothing)) return false;
        const auto key = folded_name(reading_.words);
        return !reading_.capitals || well_known_name(key) == key;
    }

    // Titles alone are no names, but "King" may be a surname, and "May".
    void judge() {
        if (kind_ == NameClass::person) reading_.doubtful = are_titles();
        if (reading_.words.size() > 1) return;
        const auto traits = name_traits(reading_.words.front().text);
        const bool month = (traits & t::doubtful) != 0 && !has_title_;
        const bool rest_of_title = has_title_ && (traits & t::title_part) != 0;
        reading_.doubtful = reading_.doubtful || month || rest_of_title;
    }

    bool are_titles() const {
        bool has_title = false;
        for (const NameWord& word : reading_.words) {
            const auto traits = name_traits(word.text);
            has_title = has_title || (traits & t::title) != 0;
            if ((traits & (t::title | t::title_part)) == 0 && !is_title_joint(word.text)) return false;
            if ((traits & t::given) != 0) return false;
        }
        return has_title;
    }

    std::string_view text_;
    NameClass kind_;
    std::vector<Written> parts_;
    NameReading reading_;
    bool has_title_ = false;
    bool turned_ = false;
};

}  // namespace

void append_name_words(std::string_view written, std::vector<NameWord>& words) {
    written = bare(written);
    if (is_ascii(written)) return append_folded(written, words);
    append_folded(bare(fold_name(written)), words);
}

std::string folded_name(const std::vector<NameWord>& words, std::size_t first, std::size_t last) {
    std::string key;
    for (; first < last; ++first) {
        if (!key.empty()) key += ' ';
        key += words[first].text;
    }
    return key;
}

std::string folded_name(const std::vector<NameWord>& words) { return folded_name(words, 0, words.size()); }

std::string folded_name(std::string_view name) {
    std::vector<NameWord> words;
    for (std::size_t at = 0; at < name.size();) {
        auto end = at;
        while (end < name.size() && blank_at(name, end) == 0) ++end;
        append_name_words(name.substr(at, end - at), words);
        at = end;
        while (at < name.size() && blank_at(name, at) > 0) at += blank_at(name, at);
    }
    return folded_name(words);
}

bool is_title(std::string_view written) { return (traits_of(written) & t::title) != 0; }

Gender gender_of_title(std::string_view written) {
    const auto traits = traits_of(written);
    if ((traits & t::title) == 0 || (traits & (t::male | t::female)) == (t::male | t::female)) return Gender::unknown;
    if ((traits & t::male) != 0) return Gender::male;
    return (traits & t::female) != 0 ? Gender::female : Gender::unknown;
}

Gender gender_of_first_name(std::string_view folded) {
    const auto traits = name_traits(folded);
    if ((traits & t::given) == 0 || (traits & (t::male | t::female)) == (t::male | t::female)) return Gender::unknown;
    return (traits & t::male) != 0 ? Gender::male : Gender::female;
}

std::optional<NameReading> read_name(std::string_view written, NameClass kind) { return Reader(written, kind).read(); }

}  // namespace dateline
