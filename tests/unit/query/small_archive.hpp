// A small archive on disk for tests of the query tool, written by Xapian directly as schemas/README.md says, cut into
// shards as the test likes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "corpus/gazetteer/gazetteer.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/article.hpp"
#include "schemas/place.hpp"
#include "schemas/timex.hpp"

namespace dateline::test {

/// What was found in an article's text.
struct Annotation {
    struct AtPlace {
        std::string id;
        std::string name;
        std::vector<std::string> ancestors;  ///< ids
        std::optional<GeoPoint> point;
        bool in_focus = false;
        bool in_dateline = false;
        std::vector<std::string> holders = {};  ///< those of the ancestors that are indexed
    };
    std::vector<std::string> persons;
    std::vector<std::string> organisations;
    std::vector<AtPlace> places;
    std::vector<TimeExtent> times;
    std::set<std::string> prominent = {};  ///< names, and ids of places
    std::set<std::string> lead = {};       ///< the same: what stands in title or lead
};

struct SmallArchiveOptions {
    /// The shard of an article, by its place in the list.
    std::function<std::size_t(std::size_t)> shard_of = [](std::size_t) { return std::size_t{0}; };
    std::vector<std::string> hidden;
    /// Of the articles in their order; where there is any, names have keys as an annotated archive's have.
    std::vector<Annotation> annotations = {};
    ArchiveConfig config;
};

/// Lives in a folder of its own below the system's temporary one, and goes with the object.
class SmallArchive {
  public:
    explicit SmallArchive(const std::vector<Article>& articles, const SmallArchiveOptions& options = {});
    ~SmallArchive();
    SmallArchive(const SmallArchive&) = delete;
    SmallArchive& operator=(const SmallArchive&) = delete;

    const std::filesystem::path& path() const { return path_; }
    ArchiveLayout layout() const { return ArchiveLayout(path_); }

    /// Publishes generation `number`, with the same shards.
    void publish(std::uint64_t number);

  private:
    std::filesystem::path path_;
    Manifest manifest_;
};

/// The given number of shards, dealt in turn.
SmallArchiveOptions dealt_into(std::size_t shards);

/// An article with these words in its body.
Article story(std::string id, std::string title, std::string body, const std::string& published = "");

/// A place by its id, as the gazetteer that comes with the program has it.
Annotation::AtPlace place_of(const Gazetteer& gazetteer, const std::string& id);

/// As many as are asked for.
std::vector<Article> stories(std::size_t count, const std::function<Article(std::size_t)>& make);

}  // namespace dateline::test
