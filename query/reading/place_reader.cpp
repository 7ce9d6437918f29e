#include "query/reading/place_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "query/language/query_error.hpp"
#include "query/reading/name_spellings.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_namesakes = 20;
constexpr std::size_t most_members = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::string_view trimmed(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::vector<std::string_view> parts_of(std::string_view value) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto comma = value.find(',');
        parts.push_back(trimmed(value.substr(0, comma)));
        if (comma == std::string_view::npos) return parts;
        value.remove_prefix(comma + 1);
    }
}

bool is_settlement(PlaceKind kind) { return kind == PlaceKind::settlement; }

bool more_articles(const PlaceTaken& a, const PlaceTaken& b) { return a.articles > b.articles; }

void add_name(std::vector<std::vector<std::string>>& names, std::vector<std::string> words) {
    if (!words.empty() && std::find(names.begin(), names.end(), words) == names.end())
        names.push_back(std::move(words));
}

}  // namespace

bool is_place_id(std::string_view value) {
    if (is_geonames_number(value)) return true;
    const auto dot = value.find('.');
    if (dot == std::string_view::npos || dot < 2 || value.size() < dot + 3) return false;
    return std::all_of(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(dot), is_capital) &&
           std::all_of(value.begin() + static_cast<std::ptrdiff_t>(dot) + 1, value.end(),
                       [](char c) { return is_capital(c) || is_digit(c) || c == '_' || c == '-' || c == '.'; });
}

// Names of people and of seats count where nothing is called so itself.
std::vector<PlaceNumber> PlaceReader::named(const std::vector<std::string>& words) const {
    std::vector<PlaceNumber> places;
    std::vector<PlaceNumber> figurative;
    if (words.empty() || words.size() > Gazetteer::longest_name) return places;
    for (const auto& [place, kind] : gazetteer_.find(Gazetteer::hash_of(words))) {
        const bool literal = kind != PlaceNameKind::demonym && kind != PlaceNameKind::metonym;
        auto& list = literal ? places : figurative;
        if (std::find(list.begin(), list.end(), place) == list.end()) list.push_back(place);
    }
    if (places.empty() && figurative.empty() && words.size() > 1 && words.front() == "the")
        return named({words.begin() + 1, words.end()});
    return places.empty() ? figurative : places;
}

std::vector<PlaceNumber> PlaceReader::within(const std::vector<PlaceNumber>& places,
                                             const std::vector<std::string>& outer) const {
    const auto holders = named(outer);
    std::vector<PlaceNumber> inner;
    for (const PlaceNumber place : places) {
        const auto holds = [&](PlaceNumber holder) { return gazetteer_.lies_in(place, holder); };
        if (std::any_of(holders.begin(), holders.end(), holds)) inner.push_back(place);
    }
    return inner;
}

std::vector<PlaceNumber> PlaceReader::by_parts(const std::vector<std::vector<std::string>>& parts) const {
    auto places = named(parts.front());
    for (std::size_t i = 1; i < parts.size() && !places.empty(); ++i) places = within(places, parts[i]);
    return places;
}

// The longest beginning that is a name of something in what the other words name.
std::vector<PlaceNumber> PlaceReader::by_words(const std::vector<std::string>& words) const {
    if (words.size() > 2 * Gazetteer::longest_name) return {};
    auto places = named(words);
    for (std::size_t size = words.size(); places.empty() && size-- > 1;) {
        const auto middle = words.begin() + static_cast<std::ptrdiff_t>(size);
        places = by_parts({{words.begin(), middle}, {middle, words.end()}});
    }
    return places;
}

std::vector<PlaceNumber> PlaceReader::candidates(std::string_view value) const {
    const auto parts = parts_of(value);
    std::vector<std::vector<std::vector<std::string>>> spellings;  // of each part
    for (const auto part : parts) {
        auto spelled = name_spellings(part);
        if (!spelled.front().empty()) spellings.push_back(std::move(spelled));
    }
    if (spellings.empty()) return {};
    for (const auto& words : spellings.front()) {
        std::vector<std::vector<std::string>> names{words};
        for (std::size_t i = 1; i < spellings.size(); ++i) names.push_back(spellings[i].front());
        auto places = names.size() == 1 ? by_words(words) : by_parts(names);
        if (!places.empty()) return places;
    }
    return {};
}

PlaceTaken PlaceReader::place_of(const Field& field, PlaceNumber number) const {
    const Place place = gazetteer_.place(number);
    PlaceTaken taken{gazetteer_.id(number), gazetteer_.full_name(number), place.kind, place.point, 0};
    std::vector<std::string> terms;
    for (const PlaceNumber one : gazetteer_.covering(number)) {
        taken.covering.push_back(gazetteer_.id(one));
        terms.push_back(place_id_term(field, Rung::named, taken.covering.back()));
    }
    taken.articles = count_ ? count_(terms) : statistics_.count_any(terms);
    return taken;
}

PlaceReading PlaceReader::choose(const Field& field, std::vector<PlaceNumber> numbers) const {
    PlaceReading reading;
    reading.field = &field;
    std::size_t best = 0;
    std::vector<PlaceTaken> places;
    for (const PlaceNumber number : numbers) {
        places.push_back(place_of(field, number));
        if (places.back().articles > places[best].articles) best = places.size() - 1;
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i == best || places[i].articles == 0) continue;
        const auto& covering = places[i].covering;
        reading.others.insert(reading.others.end(), covering.begin(), covering.end());
        // What lies in it is taken too; what it lies in counts where it has more.
        const bool is_inside = gazetteer_.lies_in(numbers[i], numbers[best]);
        const bool is_around = gazetteer_.lies_in(numbers[best], numbers[i]);
        const bool is_no_more = is_around && places[i].articles == places[best].articles;
        if (!is_inside && !is_around)
            reading.strangers.insert(reading.strangers.end(), covering.begin(), covering.end());
        if (!is_inside && !is_no_more) reading.namesakes.push_back(places[i]);
    }
    std::stable_sort(reading.namesakes.begin(), reading.namesakes.end(), more_articles);
    if (reading.namesakes.size() > most_namesakes) reading.namesakes.resize(most_namesakes);
    reading.taken = std::move(places[best]);
    if (reading.taken->kind == PlaceKind::former) {
        for (const PlaceNumber member : gazetteer_.members(numbers[best])) {
            if (reading.members.size() < most_members) reading.members.emplace_back(gazetteer_.place(member).name);
        }
    }
    return reading;
}

// As records give a place that nobody has resolved: "Paris", "Paris, France", "Paris, Texas, United States". What was
// asked with what it lies in does not go by the bare name.
void PlaceReader::add_names(PlaceReading& reading, std::string_view value) const {
    const auto number = gazetteer_.find_id(reading.taken->id);
    const Place place = gazetteer_.place(*number);
    const bool is_id = is_place_id(value);
    const auto name = name_words(place.name);
    if (!is_id) add_name(reading.whole_names, name_words(value));
    const bool bare = !is_id && value.find(',') == std::string_view::npos;
    if (bare) add_name(reading.whole_names, name);
    for (const PlaceNumber outer : {place.region, place.state}) {
        if (outer == no_place || outer == *number) continue;
        auto words = name;
        const auto more = name_words(gazetteer_.place(outer).name);
        words.insert(words.end(), more.begin(), more.end());
        add_name(reading.whole_names, std::move(words));
    }
    add_name(reading.whole_names, name_words(reading.taken->name));
}

// What no article has by its id: whether any has it by name, and what else of its bare name the archive has.
void PlaceReader::look_for(PlaceReading& reading) const {
    std::vector<std::string> terms;
    for (const auto& words : reading.whole_names) terms.push_back(full_name_term(*reading.field, words));
    reading.absent = (count_ ? count_(terms) : statistics_.count_any(terms)) == 0;
    const Place place = gazetteer_.place(*gazetteer_.find_id(reading.taken->id));
    auto others = named(name_words(place.name));
    if (others.empty()) return;
    PlaceReading other = choose(*reading.field, std::move(others));
    if (other.taken->articles == 0) return;
    reading.namesakes = std::move(other.namesakes);
    reading.namesakes.insert(reading.namesakes.begin(), std::move(*other.taken));
}

PlaceReading PlaceReader::read(const Field& field, std::string_view value, Span span) const {
    std::vector<PlaceNumber> places;
    if (is_place_id(value)) {
        const auto number = gazetteer_.find_id(value);
        if (!number)
            throw QueryError(span, fmt::format("no place has the number {}: write a name, as {}:\"Paris, Texas\"",
                                               shown_piece(value), field.name));
        places.push_back(*number);
    } else {
        places = candidates(value);
    }
    PlaceReading reading;
    reading.field = &field;
    if (places.empty()) {
        reading.trouble =
            fmt::format("{} {}: the gazetteer has no such place: searched as a name", field.name, shown_piece(value));
        return reading;
    }
    reading = choose(field, std::move(places));
    add_names(reading, value);
    if (reading.taken->articles == 0) look_for(reading);
    return reading;
}

PlaceReading PlaceReader::read_centre(const Field& places, std::string_view value, Span span) const {
    if (is_place_id(value)) return read(places, value, span);
    auto numbers = candidates(value);
    if (numbers.empty())
        throw QueryError(span, fmt::format("the gazetteer has no place {}: write coordinates, as near:50.45,30.52",
                                           shown_piece(value)));
    std::vector<PlaceNumber> settlements;
    for (const PlaceNumber number : numbers) {
        if (is_settlement(gazetteer_.place(number).kind)) settlements.push_back(number);
    }
    return choose(places, settlements.empty() ? std::move(numbers) : std::move(settlements));
}

}  // namespace dateline
