// What an article has for the fields that its archive's own schema adds (Field::custom): read from the keys that its
// record keeps under `extra`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/article_record.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

/// The values of one field, in the order of the record, each once. Which of the lists is filled depends on the kind.
struct CustomValue {
    const Field* field = nullptr;            ///< lives in the table that it was read with
    std::vector<std::string> texts;          ///< text, keyword, person, organisation, place: as given, ends trimmed
    std::vector<Moment> moments;             ///< date
    std::vector<double> numbers;             ///< number
    std::vector<std::string> shown() const;  ///< as texts, whatever the kind
    bool empty() const { return texts.empty() && moments.empty() && numbers.empty(); }
};

/// Fields without a value are not among them.
using CustomValues = std::vector<CustomValue>;
/// Null where the article has nothing for the field.
const CustomValue* find_value(const CustomValues& values, const Field& field);

/// Reads them. Costs nothing where the table has no custom field or the article no unknown key. A key may hold one
/// value or a list; null and empty strings are none. Texts are strings (keywords also numbers and truth values); dates
/// are strings; numbers may stand in strings. A value of another kind is a wrong_type, a day that can't be read a
/// bad_date; a time that can't be read beside its day is dropped and counted.
std::optional<RecordFault> read_custom_values(const Article& article, const FieldTable& fields, CustomValues& values,
                                              RecordMends& mends);

/// Takes a key out of an article's `extra`.
void clear_extra(Article& article, std::string_view key);

}  // namespace dateline
