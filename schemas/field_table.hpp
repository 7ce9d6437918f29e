// The field table: what can be asked for, where it comes from in a record, and how it is indexed. Parser, writer, help
// and documentation loop over it. The table is data (fields.json, embedded at build); every archive keeps the one it
// was created with.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/article.hpp"

namespace dateline {

enum class FieldKind {
    text,          ///< words with positions and stems; counts for document length and is ranked
    keyword,       ///< the whole folded value is one term
    person,        ///< a name: full name, and each name part with a position; frequency 0
    organisation,  ///< as person
    place,         ///< as person; what it resolves to has prefixes of its own
    date,          ///< terms for its day, month and year, and a slot of UTC seconds
    number,        ///< a slot
    id,            ///< the article's id
    state,         ///< words the article's state is known by: "undated", "corrected"
    period,        ///< times spoken of: spoken_time.hpp
    near,          ///< points of places: grid.hpp
    group,         ///< no terms of its own: stands for its members
};

/// As in the table's JSON: "keyword".
std::string_view to_string(FieldKind kind);

/// One row of the table.
struct Field {
    std::string name;        ///< as asked for: "person"
    std::string record_key;  ///< as in the record: "persons"; empty: made from others
    FieldKind kind = FieldKind::keyword;
    std::string prefix;            ///< of its terms (words, name parts, whole keywords, days)
    std::string full_prefix;       ///< names: of the full name. dates: empty
    std::string id_prefix;         ///< places: of resolved places; empty: none
    std::string prominent_prefix;  ///< persons, organisations, places: of the rungs of the ladder; empty: none
    std::string lead_prefix;
    std::string within_prefix;  ///< periods: of coarser units
    std::string month_prefix;   ///< dates only
    std::string year_prefix;    ///< dates only
    int slot = -1;              ///< value slot, -1: none
    unsigned weight = 1;  ///< text: what one occurrence counts in the ranked text; 0: searched as name:value alone
    bool facet = false;
    bool keys = false;                 ///< names that are facets: found by what they sound like, see facet_keys.hpp
    bool asked = true;                 ///< may stand before ':' in a query
    bool reserved = false;             ///< laid out for later: not asked for, and nothing is written
    std::vector<std::string> members;  ///< groups only
    std::string help;                  ///< one line for people
    bool custom = false;               ///< added by the archive's own schema: its values are keys of Article::extra

    bool is_name() const;
    bool operator==(const Field&) const = default;
};

/// The table of an archive. Immutable once read; may be shared by threads.
class FieldTable {
  public:
    /// The table that is built in.
    static const FieldTable& builtin();
    /// Reads fields.json. Throws Error(config) that names the row: unknown kind, a name, prefix or slot that is
    /// taken...
    static FieldTable parse(std::string_view json);

    const std::vector<Field>& fields() const { return fields_; }
    /// Whether the archive's own schema adds fields: see custom_schema.hpp.
    bool has_custom() const { return has_custom_; }
    /// The field of this name that can be asked for; null where there is none, or it is reserved or not to be asked
    /// for.
    const Field* find(std::string_view name) const;
    /// The row for a record key; null where there is none.
    const Field* find_record_key(std::string_view key) const;
    /// The name that can be asked for and is most like this one (edit distance at most 2 and less than its length, else
    /// none).
    std::optional<std::string> nearest(std::string_view name) const;
    /// The JSON it was read from.
    const std::string& json() const { return json_; }
    /// XXH3-128 of the JSON (compact, keys sorted), 32 hex digits: two archives with the same one have the same terms.
    const std::string& fingerprint() const { return fingerprint_; }

  private:
    std::vector<Field> fields_;
    bool has_custom_ = false;
    std::string json_;
    std::string fingerprint_;
};

/// The values that an article has for a field of kind text, keyword, person, organisation or place; views into the
/// article. (Of custom fields: see custom_values.hpp.)
std::vector<std::string_view> field_values(const Article& article, const Field& field);
/// Takes away what an article has under a record key; false for a key that no article has, and for the id.
bool clear_field(Article& article, std::string_view record_key);
/// The moment that an article has for a field of kind date.
std::optional<Moment> field_moment(const Article& article, const Field& field);
/// The words of state that are true of an article: "undated", "corrected", "withheld", "cancelled", "embargoed".
std::vector<std::string_view> article_states(const Article& article);

/// Optimal string alignment distance (Levenshtein with swaps of neighbours) in bytes, at most `bound` + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t bound);

}  // namespace dateline
