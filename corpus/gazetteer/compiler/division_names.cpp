#include "corpus/gazetteer/compiler/division_names.hpp"

#include <algorithm>
#include <array>

#include "corpus/gazetteer/compiler/line_reader.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

// As folded words. What stands behind a name in English, or in the transliterations that GeoNames has.
constexpr auto words_behind = std::to_array<std::string_view>({
    "area",      "autonomous", "aimag",       "borough",  "canton",     "census",       "city",         "commune",
    "county",    "department", "district",    "division", "emirate",    "governorate",  "judet",        "jaras",
    "kommune",   "krai",       "kray",        "lan",      "marz",       "metropolitan", "municipality", "oblast",
    "oblasti",   "okrug",      "ostan",       "parish",   "prefecture", "province",     "raion",        "rayon",
    "rayony",    "regency",    "republic",    "region",   "sheng",      "special",      "state",        "subregion",
    "territory", "viloyati",   "voivodeship",
});
constexpr auto words_before = std::to_array<std::string_view>({
    "arrondissement", "canton",    "comarca",     "community", "county", "departamento", "departement",
    "district",       "estado",    "gouvernorat", "kabupaten", "kota",   "kreis",        "landkreis",
    "muhafazat",      "municipio", "okres",       "ostan",     "powiat", "prefecture",   "province",
    "provincia",      "region",    "shahrestan",  "state",     "wilaya", "republic",
});
constexpr auto links =
    std::to_array<std::string_view>({"of", "de", "di", "do", "da", "del", "des", "della", "la", "e"});

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& words, std::string_view word) {
    const std::string folded = fold_name(word);
    return std::find(words.begin(), words.end(), folded) != words.end();
}

// What else news call a region of a country; of all others "region" and "province".
struct RegionWords {
    std::string_view countries;  // ISO codes with blanks
    std::vector<std::string_view> words;
};
const RegionWords& region_words(std::string_view country) {
    static const std::vector<RegionWords> rows{
        {"UA RU BY KZ KG BG", {"Oblast", "Region", "Province"}},
        {"US AU BR MX IN NG MY VE SS SD DE AT MM", {"State"}},
        {"GB", {}},
        {"JP", {"Prefecture"}},
        {"", {"Region", "Province"}},
    };
    return *std::find_if(rows.begin(), rows.end(), [&](const RegionWords& row) {
        return row.countries.empty() || row.countries.find(country) != std::string_view::npos;
    });
}

void add_name(PlaceDraft& place, const std::string& name) {
    if (name != place.name) place.names.push_back({name, PlaceNameKind::alternate, true});
}

void add_bare_names(PlaceDraft& place) {
    std::vector<std::string> bare{bare_division_name(place.name)};
    for (const DraftName& name : place.names)
        if (name.kind <= PlaceNameKind::alternate) bare.push_back(bare_division_name(name.text));
    std::sort(bare.begin(), bare.end());
    bare.erase(std::unique(bare.begin(), bare.end()), bare.end());
    const std::vector<std::string> words = name_words(place.name);
    const bool has_raion = !words.empty() && (words.back() == "raion" || words.back() == "rayon");
    for (const std::string& name : bare) {
        add_name(place, name);
        if (place.kind == PlaceKind::district && has_raion) add_name(place, name + " District");
        if (place.kind != PlaceKind::region) continue;
        for (const std::string_view word : region_words(place.country).words)
            add_name(place, name + " " + std::string(word));
    }
}

}  // namespace

std::string bare_division_name(std::string_view name) {
    Columns words;
    split(name, ' ', words);
    std::size_t first = 0;
    std::size_t last = words.size();
    while (last > 1 && holds(words_behind, words[last - 1])) --last;
    if (last > 1 && holds(words_before, words[0])) {
        first = 1;
        while (first + 1 < last && holds(links, words[first])) ++first;
    }
    // Nothing but such words: it is the name.
    if (last == 1 && words.size() > 1 && holds(words_behind, words[0])) return std::string(name);
    std::string bare;
    for (std::size_t i = first; i < last; ++i) bare.append(i == first ? "" : " ").append(words[i]);
    return bare;
}

void add_division_names(Atlas& atlas) {
    for (PlaceDraft& place : atlas.places())
        if (place.kind == PlaceKind::region || place.kind == PlaceKind::district) add_bare_names(place);
}

}  // namespace dateline
