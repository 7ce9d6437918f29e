// The terms of names and places as numbers of a TermSheet: news names the same people and places over and over, so that
// folding and what a place lies in are worked out once.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "indexer/term_sheet.hpp"
#include "schemas/field_table.hpp"
#include "schemas/place.hpp"
#include "schemas/terms.hpp"

namespace dateline {

/// The district, region and country that a place lies in.
using PlaceHolders = std::function<std::vector<PlaceId>(const PlaceId&)>;

/// One object for each thread. What it gives is good until forget().
class NameTerms {
  public:
    using Numbers = std::vector<TermSheet::Number>;

    /// A name in a field.
    struct OfName {
        std::string folded;  ///< its words, joined by blanks: names of one field with the same are one; empty: no name
        Numbers parts;       ///< words in order
        Numbers whole;       ///< the whole name, once
        Numbers prominent;   ///< the same on the rungs of the ladder; empty: the field has none
        Numbers lead;
    };

    /// `holders`: null where no gazetteer is.
    NameTerms(TermSheet& sheet, PlaceHolders holders) : sheet_(sheet), holders_(std::move(holders)) {}

    const OfName& of_name(const Field& field, std::string_view name);
    /// The ids of a place and of its holders, on a rung of the field; empty: the field has none.
    const Numbers& of_place(const Field& field, Rung rung, const PlaceId& id);
    /// When the sheet has forgotten its terms.
    void forget();

  private:
    const std::vector<PlaceId>& lineage(const PlaceId& id);

    struct StringHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    template <typename Value>
    using ByText = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

    TermSheet& sheet_;
    PlaceHolders holders_;
    std::map<const Field*, ByText<OfName>> names_;
    std::map<std::tuple<const Field*, Rung>, ByText<Numbers>> places_;
    ByText<std::vector<PlaceId>> lineages_;
};

}  // namespace dateline
