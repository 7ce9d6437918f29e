// A hit to show, for tests of the formats.
#pragma once

#include "query/presentation/presenter.hpp"
#include "schemas/custom_schema.hpp"

namespace dateline::test {

inline ShownHit sample_hit() {
    ShownHit shown;
    shown.hit.rank = 1;
    shown.hit.score = 0.5;
    shown.hit.brief = {"a-1", "Graves found at Izium", "2022-09-16T10:05:00Z", "Reuters", "IZIUM", Status::usable};
    shown.hit.persons = {{"Volodymyr Zelenskiy", 1, 0}};
    shown.hit.places = {{"Izium", 2, 0}, {"Ukraine", 1, 0}};
    shown.snippet = {"Some 450 graves were found.", {{9, 15}}};
    return shown;
}

inline ResultHead sample_head(std::uint64_t total) {
    ResultHead head;
    head.generation = 42;
    head.query = "graves";
    head.understood = "graves";
    head.answer.total.value = total;
    return head;
}

/// Values of fields that an archive adds; they live as long as the object.
class OwnFields {
  public:
    CustomValues read(const std::string& extra) const {
        Article article;
        article.extra = extra;
        CustomValues values;
        RecordMends mends;
        read_custom_values(article, table_, values, mends);
        return values;
    }

  private:
    FieldTable table_ = with_schema(FieldTable::builtin(), R"({"fields": [
        {"name": "desk", "kind": "keyword"}, {"name": "lead", "kind": "text"}, {"name": "event", "kind": "date"},
        {"name": "price", "kind": "number"}]})");
};

}  // namespace dateline::test
