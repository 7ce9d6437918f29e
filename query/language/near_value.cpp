#include "query/language/near_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "query/language/query_error.hpp"
#include "schemas/number.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

struct Piece {
    std::string_view text;
    std::size_t offset = 0;
    Span span() const { return {offset, offset + text.size()}; }
};

Piece trimmed(Piece piece) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = std::min(piece.text.find_first_not_of(blanks), piece.text.size());
    piece.text.remove_prefix(begin);
    piece.offset += begin;
    piece.text = piece.text.substr(0, piece.text.find_last_not_of(blanks) + 1);
    return piece;
}

struct Unit {
    std::string_view name;
    double km;
};
constexpr std::array<Unit, 2> units{{{"km", 1}, {"mi", 1.609344}}};

double read_distance(Piece typed) {
    std::string_view digits = typed.text;
    double km = 1;
    for (const Unit& unit : units) {
        if (!fold_text(digits).ends_with(unit.name)) continue;
        digits.remove_suffix(unit.name.size());
        km = unit.km;
        break;
    }
    const auto number = parse_number(digits);
    if (!number)
        throw QueryError(typed.span(),
                         fmt::format("{} is no distance: write ~100km or ~60mi", shown_piece(typed.text)));
    if (*number < 0 || *number * km > most_radius_km)
        throw QueryError(typed.span(), fmt::format("a distance goes from 0 to {} km, half the way round the earth",
                                                   number_text(most_radius_km)));
    return *number * km;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What has no letter but digits, and more than a number of GeoNames.
bool looks_like_coordinates(std::string_view text) {
    const auto fits = [](char c) { return is_digit(c) || std::string_view(" .,+-").find(c) != std::string_view::npos; };
    return std::all_of(text.begin(), text.end(), fits) && std::any_of(text.begin(), text.end(), is_digit) &&
           !std::all_of(text.begin(), text.end(), is_digit);
}

double read_degrees(Piece typed, std::string_view what, double most) {
    typed = trimmed(typed);
    const auto degrees = parse_number(typed.text);
    if (!degrees)
        throw QueryError(
            typed.span(),
            fmt::format("coordinates are latitude and longitude in degrees: {} is no {}: write 50.45,30.52",
                        shown_piece(typed.text), what));
    if (*degrees < -most || *degrees > most)
        throw QueryError(typed.span(), fmt::format("a {0} goes from -{1} to {1} degrees", what, most));
    return *degrees;
}

GeoPoint read_point(Piece typed) {
    const auto comma = std::min(typed.text.find(','), typed.text.size());
    const Piece latitude{typed.text.substr(0, comma), typed.offset};
    const auto behind = std::min(comma + 1, typed.text.size());
    const Piece longitude{typed.text.substr(behind), typed.offset + behind};
    const double degrees = read_degrees(latitude, "latitude", 90);
    return {degrees, read_degrees(longitude, "longitude", 180)};
}

}  // namespace

void read_near_value(const FieldRequest& request, Expression& node) {
    Piece place{request.value, request.offset};
    std::optional<Piece> distance;
    if (request.has_distance) distance = Piece{request.distance, request.distance_offset};
    if (const auto sign = place.text.rfind('~'); !request.quoted && !distance && sign != std::string_view::npos) {
        distance = Piece{place.text.substr(sign + 1), place.offset + sign + 1};
        place.text = place.text.substr(0, sign);
    }
    place = trimmed(place);
    node.radius_km = distance ? read_distance(*distance) : default_radius_km;
    node.value = place.text;
    if (looks_like_coordinates(place.text)) {
        node.point = read_point(place);
        return;
    }
    node.words = name_words(place.text);
    if (node.words.empty())
        throw QueryError(place.span(), fmt::format("{} names no place", shown_piece(request.value)));
}

}  // namespace dateline
