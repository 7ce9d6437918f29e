#include "corpus/gazetteer/compiler/name_selection.hpp"

#include <algorithm>
#include <unordered_set>

#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

// A name with the hashes of its beginnings.
struct HashedName {
    NameMeaning meaning;
    std::vector<std::uint64_t> beginnings;
};

// Letters that fold to Latin ones without being transliterated: Latin, its accents, punctuation.
bool is_latin(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xCA && byte != 0xE1 && byte != 0xE2;
    });
}

// One or two letters that no file of ours vouches for are hardly ever the place.
bool is_too_short(const std::vector<std::string>& words) {
    constexpr std::size_t shortest = 3;
    return words.size() == 1 && words.front().size() < shortest;
}

// How much less than its place a name weighs: what no file of ours vouches for is seldom meant, and a city more often
// than the division that has its name.
float rarity_of(const PlaceDraft& place, const DraftName& name) {
    constexpr float of_unknown = 0.25F;
    constexpr float of_division = 0.05F;
    if (!name.must) return of_unknown;
    const bool is_division = place.kind == PlaceKind::region || place.kind == PlaceKind::district;
    return is_division && name.kind == PlaceNameKind::alternate ? of_division : 0;
}

class NameCollection {
  public:
    void add(DraftIndex index, const PlaceDraft& place) {
        add(index, place, {place.name, PlaceNameKind::main, true});
        for (const DraftName& name : place.names) add(index, place, name);
    }
    std::vector<HashedName>& names() { return names_; }

  private:
    void add(DraftIndex index, const PlaceDraft& place, const DraftName& name) {
        const std::vector<std::string> words = name_words(name.text);
        if (words.empty() || words.size() > Gazetteer::longest_name || (!name.must && is_too_short(words))) return;
        HashedName hashed;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::uint64_t word = Gazetteer::hash_of(words[i]);
            if (i > 0) hashed.beginnings.push_back(hashed.meaning.hash);
            hashed.meaning.hash = i == 0 ? word : Gazetteer::join(hashed.meaning.hash, word);
        }
        hashed.meaning.place = index;
        hashed.meaning.kind = name.kind;
        hashed.meaning.must = name.must;
        hashed.meaning.is_latin = is_latin(name.text);
        hashed.meaning.weight = static_cast<float>(place.importance) - rarity_of(place, name);
        names_.push_back(std::move(hashed));
    }

    std::vector<HashedName> names_;
};

// A place has a name once: as what is certain, then as what the first kind says.
void drop_doubles(std::vector<HashedName>& names) {
    std::stable_sort(names.begin(), names.end(), [](const HashedName& one, const HashedName& other) {
        const NameMeaning& a = one.meaning;
        const NameMeaning& b = other.meaning;
        if (a.hash != b.hash) return a.hash < b.hash;
        if (a.place != b.place) return a.place < b.place;
        return a.must != b.must ? a.must : a.kind < b.kind;
    });
    const auto is_same = [](const HashedName& a, const HashedName& b) {
        return a.meaning.hash == b.meaning.hash && a.meaning.place == b.meaning.place;
    };
    names.erase(std::unique(names.begin(), names.end(), is_same), names.end());
}

// What goes in first while there is space.
float urgency(const NameMeaning& meaning) {
    constexpr float of_other_letters = 0.15F;
    return meaning.must ? 2 : meaning.weight - (meaning.is_latin ? 0 : of_other_letters);
}

std::size_t count_fitting(const std::vector<HashedName>& names, std::size_t bytes, NameCosts costs) {
    std::unordered_set<std::uint64_t> known;
    std::size_t used = 0;
    std::size_t count = 0;
    for (const HashedName& name : names) {
        used += costs.meaning + (known.insert(name.meaning.hash).second ? costs.name : 0);
        if (used > bytes && !name.meaning.must) break;
        ++count;
    }
    return count;
}

void sort_meanings(std::vector<NameMeaning>& meanings) {
    std::sort(meanings.begin(), meanings.end(), [](const NameMeaning& a, const NameMeaning& b) {
        if (a.hash != b.hash) return a.hash < b.hash;
        if (a.weight > b.weight || b.weight > a.weight) return a.weight > b.weight;
        return a.kind != b.kind ? a.kind < b.kind : a.place < b.place;
    });
}

}  // namespace

NameSelection select_names(const Atlas& atlas, std::size_t bytes, NameCosts costs) {
    NameCollection collection;
    for (DraftIndex i = 0; i < atlas.places().size(); ++i) collection.add(i, atlas[i]);
    std::vector<HashedName>& names = collection.names();
    drop_doubles(names);
    std::stable_sort(names.begin(), names.end(),
                     [](const HashedName& a, const HashedName& b) { return urgency(a.meaning) > urgency(b.meaning); });
    names.resize(count_fitting(names, bytes, costs));
    NameSelection selection;
    for (const HashedName& name : names) {
        selection.meanings.push_back(name.meaning);
        selection.beginnings.insert(selection.beginnings.end(), name.beginnings.begin(), name.beginnings.end());
    }
    sort_meanings(selection.meanings);
    std::sort(selection.beginnings.begin(), selection.beginnings.end());
    selection.beginnings.erase(std::unique(selection.beginnings.begin(), selection.beginnings.end()),
                               selection.beginnings.end());
    return selection;
}

}  // namespace dateline
