// What was taken down, by whom it must be obeyed, and why: takedowns.jsonl. Lines are added to it and never changed, so
// that it is the trail of what was asked for and when.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class ArchiveLayout;

/// One line of the file.
struct TakedownEvent {
    enum class Action {
        removed,  ///< no answer may show the article from `generation` on
        lifted,   ///< it may be shown again
        purged,   ///< its text was written out of the archive: generations before this one must go
    };
    Action action = Action::removed;
    std::string id;
    std::string at;      ///< UTC, "2022-09-16T10:05:00Z"
    std::string reason;  ///< as the archivist has put it; a purge has none
    std::uint64_t generation = 0;

    bool operator==(const TakedownEvent&) const = default;
};

/// The file, read. Every run and every answer obeys it; only adding to it changes it.
class Takedowns {
  public:
    Takedowns() = default;
    /// Throws Error(unavailable) for a line that can't be read: to pass over it would bring an article back. `name` is
    /// for messages.
    static Takedowns parse(std::string_view lines, const std::string& name);

    void add(TakedownEvent event);

    /// What holds now, by id: articles that were removed and not lifted since.
    const std::map<std::string, TakedownEvent>& in_force() const { return in_force_; }
    /// Its ids, sorted, as a manifest has them.
    std::vector<std::string> ids() const;
    /// Generations below this one hold what was purged; 0: none does.
    std::uint64_t first_clean() const { return first_clean_; }
    const std::vector<TakedownEvent>& events() const { return events_; }
    /// Whether its text was written out of the archive, and it was not shown again since.
    bool is_purged(const std::string& id) const { return purged_.contains(id); }
    /// JSON Lines.
    std::string lines() const;

  private:
    std::vector<TakedownEvent> events_;
    std::map<std::string, TakedownEvent> in_force_;
    std::set<std::string> purged_;
    std::uint64_t first_clean_ = 0;
};

/// ARCHIVE/takedowns.jsonl; nothing was taken down where there is no such file. Throws Error(unavailable).
Takedowns read_takedowns(const ArchiveLayout& layout);

}  // namespace dateline
