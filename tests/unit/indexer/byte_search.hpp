// Whether a file still has a word in it, wherever it may stand.
#pragma once

#include <xapian.h>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::test {

/// Looks at the raw bytes, and at what every place of them inflates to that can be inflated (Xapian packs records and
/// term lists with zlib, without a header).
bool has_word(const std::string& bytes, std::string_view word);

/// All that Xapian's own interface gives of a database: terms, with those of documents, positions left out; data and
/// values of documents; bounds of values; metadata.
std::vector<std::string> all_texts(const Xapian::Database& database);

}  // namespace dateline::test
