// The places of the world: names, numbers, points, what lies in what. Made from GeoNames (CC BY 4.0) by
// dateline-gazetteer; one file, mapped into memory, ready at once.
//
// Places are numbered from 0 in the file's own order; a number is good for one file only, an id for all.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/place.hpp"
#include "schemas/slots.hpp"

namespace dateline {

using PlaceNumber = std::uint32_t;
inline constexpr PlaceNumber no_place = static_cast<PlaceNumber>(-1);

/// How a name belongs to its place.
enum class PlaceNameKind : std::uint8_t {
    main,          ///< the gazetteer's own name, with or without accents
    alternate,     ///< another name in use: "Kiev", "Moskva"
    abbreviation,  ///< "U.S.", "Calif.", "UAE"
    former,        ///< no longer in use: "Leningrad"
    metonym,       ///< what stands for it: "the Kremlin"
    demonym        ///< who and what is from it: "Ukrainian"
};

/// One place as the file has it. The views live as long as the gazetteer.
struct Place {
    PlaceNumber number = no_place;
    std::string_view name;     ///< in English where there is an English one
    std::string_view country;  ///< ISO code, of a former state its successor's; empty: none or several
    PlaceKind kind = PlaceKind::settlement;
    std::string_view feature;  ///< GeoNames' feature code: "PPLC", "ADM1"; empty for places of ours
    GeoPoint point;
    std::uint32_t population = 0;  ///< 0: not known. Of regions and districts: of their cities together
    PlaceNumber district = no_place;
    PlaceNumber region = no_place;
    PlaceNumber state = no_place;  ///< the country (of a settlement, district or region), as a place
    PlaceNumber continent = no_place;
};

/// A place that a name may mean.
struct NamedPlace {
    PlaceNumber place = no_place;
    PlaceNameKind kind = PlaceNameKind::main;
};

/// Not changed once loaded: for any number of threads.
class Gazetteer {
  public:
    static constexpr std::size_t longest_name = 8;  ///< in words; longer names are not in the file

    /// Maps and checks a file. Throws Error(no_input) where it is missing, Error(io), and Error(config) for one that is
    /// cut short, damaged, no gazetteer, or of another version; the message names the file and the mend.
    static std::shared_ptr<const Gazetteer> load(const std::string& path);
    /// The same from bytes in memory, which are copied.
    static std::shared_ptr<const Gazetteer> parse(std::string_view bytes, const std::string& name);
    ~Gazetteer();

    /// The hash of a folded word (a word of name_words()), and of a name of several: each further word is joined to it.
    static std::uint64_t hash_of(std::string_view folded_word);
    static std::uint64_t join(std::uint64_t name, std::uint64_t word);
    static std::uint64_t hash_of(const std::vector<std::string>& folded_words);

    /// The places that a name may mean, the most important first: a name that no table vouches for weighs less than its
    /// place, and a division with the name of a city less than the city. Empty: none.
    std::span<const NamedPlace> find(std::uint64_t name) const;
    /// Whether a longer name begins with these words. True for up to three in a hundred of others, too (a Bloom
    /// filter).
    bool begins_name(std::uint64_t name) const;

    std::size_t size() const;
    Place place(PlaceNumber number) const;
    PlaceId id(PlaceNumber number) const;
    /// The place with this id; nothing where there is none.
    std::optional<PlaceNumber> find_id(std::string_view id) const;

    /// What a place lies in, nearest first: district, region, country, continent, and areas of ours that hold its
    /// country or region (the Middle East); of a former state, its continent. Without the place itself.
    std::vector<PlaceNumber> ancestors(PlaceNumber number) const;
    /// Of these the district, region and country, nearest first: what an index keeps of a place beside itself.
    std::vector<PlaceNumber> holders(PlaceNumber number) const;
    /// The place itself, and of a continent or an area the countries, divisions and waters that it is made of: whatever
    /// lies in the place is one of them or has one of them among its holders, and nothing else has.
    std::vector<PlaceNumber> covering(PlaceNumber number) const;
    bool lies_in(PlaceNumber inner, PlaceNumber outer) const;
    /// Countries of today that take the place of a former one, or that a continent holds; countries and divisions that
    /// an area holds; else empty.
    std::vector<PlaceNumber> members(PlaceNumber number) const;
    /// Capital of a country or region; no_place where it is not known.
    PlaceNumber capital(PlaceNumber number) const;

    /// How well known a place is, 0 to 1: of population and feature. The prior of resolution.
    double importance(PlaceNumber number) const;
    /// "Paris, Texas, United States": the name with region and country.
    std::string full_name(PlaceNumber number) const;

    /// Of the file's bytes.
    Hash128 fingerprint() const;
    /// "GeoNames (geonames.org) 2023-03-05, CC BY 4.0": what is to be credited.
    std::string_view credit() const;

  private:
    struct State;
    explicit Gazetteer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Where the gazetteer that comes with the programs is, or should be (find_shipped()).
std::string shipped_gazetteer();

/// "Places: GeoNames (geonames.org) 2023-03-05, CC BY 4.0\n", for --version: whose work a gazetteer is must be told.
/// Empty where the file is missing or can't be used: nothing of theirs came along then, and --version works without.
std::string credit_line(const std::string& path = shipped_gazetteer());

}  // namespace dateline
