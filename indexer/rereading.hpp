// Which articles that are in the archive as they are delivered are to be read once more, because who reads them now
// could find something else.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/annotate/annotation_resources.hpp"
#include "corpus/annotate/authority_change.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// Not changed once made: for any number of threads.
class Rereading {
  public:
    /// `annotation`: who reads now; where that reads nothing, everything stays as it is.
    Rereading(const ArchiveLayout& layout, const Manifest& live, const LoadedAnnotation& annotation);

    /// Why an article is to be read once more: what has changed, for people. Null: it is not. `stamp`: who read it,
    /// empty: nobody.
    const std::vector<std::string>* why(const std::string& stamp, const Article& article) const;
    /// Whether no article can have to be.
    bool is_idle() const { return rules_.empty(); }

  private:
    // What is to be done with the articles of a stamp.
    struct Rule {
        std::string stamp;
        std::vector<std::string> changes;
        std::shared_ptr<const AuthorityChange> authority;  ///< null: all are read
        bool homes_alone = false;                          ///< only those of a source
        std::shared_ptr<const SourceHomes> homes;          ///< of these, those with other homes than here; null: all
    };
    bool may_have_moved(const Rule& rule, const std::string& source) const;
    Rule rule_for(const ArchiveLayout& layout, const std::string& stamp, const LoadedAnnotation& annotation) const;

    std::vector<Rule> rules_;
    std::shared_ptr<const SourceHomes> homes_now_;  ///< null: none
};

}  // namespace dateline
