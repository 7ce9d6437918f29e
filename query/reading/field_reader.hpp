// What the fields of a query stand for in one archive.
#pragma once

#include <string>
#include <vector>

#include "query/language/expression.hpp"
#include "query/ranking/statistics.hpp"
#include "query/reading/archive_names.hpp"
#include "query/reading/gazetteer_source.hpp"
#include "query/reading/reading.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

/// Reads persons, organisations and places that a query asks for. Holds what it is given by reference; for one thread
/// at a time.
class FieldReader {
  public:
    FieldReader(const FieldTable& fields, const Statistics& statistics, GazetteerSource& gazetteer, NameIndex& names,
                ArticleCount count)
        : fields_(fields),
          statistics_(statistics),
          gazetteer_(gazetteer),
          count_(std::move(count)),
          names_(statistics, count_, names) {}

    const ArchiveNames& names() const { return names_; }
    const Statistics& statistics() const { return statistics_; }
    const FieldTable& fields() const { return fields_; }
    GazetteerSource& gazetteer() const { return gazetteer_; }
    const ArticleCount& count() const { return count_; }

    /// What a field node stands for; empty for fields of other kinds, and for what is meant exactly or is a beginning.
    /// Throws QueryError for an id that is no place, and a centre that no gazetteer knows.
    FieldReading read(const Expression& asked) const;

    /// Throws what read() would for any node of a tree: QueryError, or ConditionError for a condition that stands
    /// outside of the query's text.
    void check(const Expression& expression) const;

    /// Whether the archive has resolved places of this field.
    bool has_places(const Field& field) const;

  private:
    void read_member(const Field& field, const Expression& asked, FieldReading& reading) const;
    PlaceReading read_place(const Field& field, const Expression& asked) const;
    PlaceReading read_centre(const Expression& asked) const;

    const FieldTable& fields_;
    const Statistics& statistics_;
    GazetteerSource& gazetteer_;
    ArticleCount count_;
    ArchiveNames names_;
};

}  // namespace dateline
