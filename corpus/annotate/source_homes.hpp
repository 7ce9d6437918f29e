// Where newspapers are at home: what a local paper means by "Springfield".
//
// A CSV file with a header: source, place, in any order; other columns are passed over. `source` is what records have
// as their source, in any letters; `place` a name as full as needed ("Paris, Texas") or the id of a place. A source may
// have several rows.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/gazetteer/gazetteer.hpp"
#include "schemas/slots.hpp"

namespace dateline {

/// Not changed once made: for any number of threads. Good for the gazetteer that it was made with.
class SourceHomes {
  public:
    static constexpr std::size_t largest_file = std::size_t{16} << 20U;  ///< bytes

    SourceHomes() = default;

    /// Throws Error(no_input), Error(io) for a file that can't be read, and Error(config) that names file and line for
    /// a row that can't be used: no source, a place that the gazetteer does not know.
    static SourceHomes read(const std::string& path, const Gazetteer& gazetteer);
    /// What becomes of a row whose place the gazetteer does not know.
    enum class UnknownPlaces { refuse, leave_out };
    /// `name` is the file's, for errors.
    static SourceHomes parse(std::string_view csv, const std::string& name, const Gazetteer& gazetteer,
                             UnknownPlaces unknown = UnknownPlaces::refuse);

    void add(std::string_view source, PlaceNumber place);
    /// Takes over the homes of those sources that have none here.
    void add_missing(const SourceHomes& other);

    /// The homes of a source, in the order in which they were added; none for one that is not known.
    std::span<const PlaceNumber> find(std::string_view source) const;
    bool empty() const { return homes_.empty(); }
    std::size_t sources() const { return homes_.size(); }
    /// The table as such a file, in order of sources, with ids for places.
    std::string csv(const Gazetteer& gazetteer) const;
    /// Of the table.
    Hash128 fingerprint(const Gazetteer& gazetteer) const;

  private:
    std::map<std::string, std::vector<PlaceNumber>, std::less<>> homes_;  // by folded source
};

}  // namespace dateline
