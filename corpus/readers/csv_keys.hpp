// The keys of an article record as columns of a table: their names and how a value is read from text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/article_record.hpp"

namespace dateline {

struct CsvKey {
    std::string_view key;  ///< "title"
    /// Names of columns that mean it, beside the key itself, in lower case and without what parts words; the better
    /// ones first.
    std::vector<std::string_view> names;
    /// Puts a value, which is not empty, into the article, or says what is wrong with it.
    std::optional<RecordFault> (*set)(Article& article, std::string value, RecordMends& mends);
};

/// All keys, id first.
const std::vector<CsvKey>& csv_keys();
/// Null where there is no such key.
const CsvKey* find_csv_key(std::string_view key);
/// "Pub_Date" -> "pubdate"
std::string fold_column_name(std::string_view name);

}  // namespace dateline
