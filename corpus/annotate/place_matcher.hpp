// Finds the gazetteer's names in the words of a text.
#pragma once

#include <cstddef>
#include <cstdint>

#include "corpus/annotate/place_words.hpp"
#include "corpus/annotate/toponym.hpp"
#include "corpus/gazetteer/gazetteer.hpp"

namespace dateline {

/// A name of the gazetteer at some words.
struct PlaceMatch {
    std::size_t last = 0;    ///< the word behind it; 0: there is none
    std::uint32_t end = 0;   ///< its last byte is the one before
    std::uint64_t name = 0;  ///< for Gazetteer::find
    PlaceLetters letters = PlaceLetters::word;
    bool has_place = false;        ///< it is a name of a place itself
    bool has_demonym = false;      ///< it says where somebody is from
    bool is_abbreviation = false;  ///< "Calif."
    bool is_state_code = false;    ///< short for regions alone: "NV", but not "US"
    explicit operator bool() const { return last > 0; }
};

/// Whether capitals count: names of a text begin and end with them, those of a record's fields need not.
enum class PlaceCapitals : std::uint8_t { needed, any };

/// Names are looked up as written and with "St.", "Mt." and the like spelt out. The gazetteer and the words must
/// outlive this object.
class PlaceMatcher {
  public:
    PlaceMatcher(const Gazetteer& gazetteer, const PlaceWords& words, PlaceCapitals capitals = PlaceCapitals::needed)
        : gazetteer_(gazetteer), words_(words.words()), capitals_(capitals) {}

    /// The longest name that begins with word `first` and ends before word `end`.
    PlaceMatch longest(std::size_t first, std::size_t end) const;
    /// A name of just these words.
    PlaceMatch whole(std::size_t first, std::size_t end) const;

  private:
    PlaceMatch read(std::size_t first, std::size_t end, bool spell_out) const;
    PlaceLetters letters_of(std::size_t first, std::size_t last) const;
    PlaceMatch known(std::size_t first, std::size_t last, std::uint64_t name, std::uint32_t end) const;

    const Gazetteer& gazetteer_;
    const std::vector<PlaceWord>& words_;
    PlaceCapitals capitals_;
};

}  // namespace dateline
