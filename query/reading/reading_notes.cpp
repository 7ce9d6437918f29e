#include "query/reading/reading_notes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "query/language/near_value.hpp"
#include "query/language/query_error.hpp"
#include "schemas/number.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_told = 4;
constexpr std::size_t most_members_told = 3;

// "A (31), B (4) and 2 more"
template <typename Taken>
std::string told(const std::vector<Taken>& list) {
    std::string text;
    for (std::size_t i = 0; i < std::min(list.size(), most_told); ++i)
        text += fmt::format("{}{} ({})", i == 0 ? "" : ", ", list[i].name, list[i].articles);
    if (list.size() > most_told) text += fmt::format(" and {} more", list.size() - most_told);
    return text;
}

std::string subject(const FieldReading& reading, const Field& field) {
    const Field& asked = *reading.asked->field;
    const std::string name = &asked == &field ? asked.name : fmt::format("{} ({})", asked.name, field.name);
    return fmt::format("{} {}", name, reading.asked->value);
}

bool is_as_asked(const FieldReading& reading, const NameReading& names) {
    return names.names.size() == 1 && name_words(names.names.front().name) == reading.asked->words &&
           names.surnames.empty();
}

std::string name_note(const FieldReading& reading, const NameReading& names) {
    return fmt::format("{}: taken as {}{}", subject(reading, *names.field), told(names.names),
                       names.surnames.empty() ? "" : ", and as the surname alone where no other bearer is named");
}

std::string namesakes_note(const PlaceReading& place, const Field& asked) {
    if (place.namesakes.empty()) return {};
    return fmt::format("; the archive {}has {}: write {}:\"{}\"", place.taken->articles == 0 ? "" : "also ",
                       told(place.namesakes), asked.name, place.namesakes.front().name);
}

std::string former_note(const PlaceReading& place) {
    if (place.members.empty()) return {};
    const std::vector<std::string> first(
        place.members.begin(),
        place.members.begin() + static_cast<std::ptrdiff_t>(std::min(place.members.size(), most_members_told)));
    return fmt::format(" under its own name, without what is there today ({}{})", fmt::join(first, ", "),
                       place.members.size() > most_members_told ? "..." : "");
}

// How much of it the archive has.
std::string amount_note(const PlaceReading& place) {
    if (place.absent) return ", which is not in the archive";
    if (place.taken->articles == 0) return ", which the archive has by name alone";
    return fmt::format(" ({})", place.taken->articles);
}

std::string degrees(double value) { return fmt::format("{:.2f}", value); }

std::string near_note(const FieldReading& reading, const PlaceReading& place) {
    const Expression& asked = *reading.asked;
    const std::string radius = number_text(std::max(asked.radius_km, least_radius_km));
    if (!place.taken) return fmt::format("near {}: within {} km", asked.value, radius);
    return fmt::format("near {}: within {} km of {} ({}, {}){}", asked.value, radius, place.taken->name,
                       degrees(place.taken->point.latitude), degrees(place.taken->point.longitude),
                       namesakes_note(place, *asked.field));
}

std::string place_note(const FieldReading& reading, const PlaceReading& place) {
    if (reading.asked->field->kind == FieldKind::near) return near_note(reading, place);
    if (!place.taken) return place.trouble;
    const Field& asked = *reading.asked->field;
    return fmt::format("{}: taken as {}{}{}{}", subject(reading, *place.field), place.taken->name, former_note(place),
                       amount_note(place),
                       namesakes_note(place, asked.kind == FieldKind::group ? *place.field : asked));
}

}  // namespace

std::vector<std::string> reading_notes(const FieldReading& reading) {
    std::vector<std::string> notes;
    for (const auto& names : reading.names) {
        if (!names.names.empty() && !is_as_asked(reading, names)) notes.push_back(name_note(reading, names));
    }
    if (reading.place) notes.push_back(place_note(reading, *reading.place));
    std::erase(notes, std::string());
    return notes;
}

}  // namespace dateline
