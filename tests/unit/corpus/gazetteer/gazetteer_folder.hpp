// Files of which a small gazetteer is made: a folder of GeoNames' tables and one of tables of ours.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "corpus/gazetteer/compiler/compile_gazetteer.hpp"
#include "corpus/gazetteer/gazetteer.hpp"

namespace dateline {

/// Lives below the system's temporary folder, and goes with the object.
class GazetteerFolder {
  public:
    /// Two continents, four countries, six divisions and twelve settlements, and tables for each kind of place.
    GazetteerFolder();
    ~GazetteerFolder();
    GazetteerFolder(const GazetteerFolder&) = delete;
    GazetteerFolder& operator=(const GazetteerFolder&) = delete;

    /// Writes a file below the folder and says where it is.
    std::string write(const std::string& name, const std::string& bytes) const;
    GazetteerSources sources() const;
    std::string bytes() const { return compile_gazetteer(sources()); }
    std::shared_ptr<const Gazetteer> gazetteer() const { return Gazetteer::parse(bytes(), "small"); }

  private:
    std::filesystem::path folder_;
};

/// A line of cities500.txt.
std::string city_line(const std::string& number, const std::string& name, const std::string& alternates,
                      const std::string& point, const std::string& feature, const std::string& code,
                      const std::string& population);

/// The ids of the places that a name may mean, in order, with blanks between.
std::string ids_of(const Gazetteer& gazetteer, const std::string& name);
/// The place with this id, which there must be.
PlaceNumber number_of(const Gazetteer& gazetteer, const std::string& id);

/// A gettext catalogue of a header and one message: "3012874" is "Paris Region".
std::string small_catalogue();

}  // namespace dateline
