// The places that a gazetteer is made of, as they are gathered from many files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/gazetteer/gazetteer.hpp"

namespace dateline {

/// A place of an atlas: its index there. Not its number in the file that is made of it.
using DraftIndex = std::size_t;
inline constexpr DraftIndex no_draft = static_cast<DraftIndex>(-1);

struct DraftName {
    std::string text;
    PlaceNameKind kind = PlaceNameKind::alternate;
    bool must = false;  ///< goes in whatever space there is
};

struct PlaceDraft {
    PlaceId id;
    std::string name;     ///< in English
    std::string country;  ///< ISO code; empty: none
    PlaceKind kind = PlaceKind::settlement;
    std::string feature;
    std::optional<GeoPoint> point;
    std::uint64_t population = 0;
    DraftIndex parent = no_draft;
    std::vector<DraftIndex> members;  ///< of areas and former states
    DraftIndex capital = no_draft;
    std::vector<DraftName> names;  ///< beside `name`
    double importance = 0;         ///< 0 to 1
};

class Atlas {
  public:
    /// Adds a place that can be found by its id, or nothing (no_draft) where the id is taken.
    DraftIndex add(PlaceDraft draft);
    /// Lets a place be found by another key: "US", "US.TX", "CONT.EU". The first to have it keeps it.
    void add_key(const std::string& key, DraftIndex place);
    /// By id or other key; no_draft where there is none.
    DraftIndex find(const std::string& key) const;

    std::vector<PlaceDraft>& places() { return places_; }
    const std::vector<PlaceDraft>& places() const { return places_; }
    PlaceDraft& operator[](DraftIndex place) { return places_[place]; }
    const PlaceDraft& operator[](DraftIndex place) const { return places_[place]; }

  private:
    std::vector<PlaceDraft> places_;
    std::unordered_map<std::string, DraftIndex> keys_;
};

}  // namespace dateline
