// Tables with a header: CSV (RFC 4180, see csv_rows.hpp for what is taken beside it) and its kin with semicolons, tabs
// or bars. The separator is found by content; a first line "sep=;", as spreadsheets write it, says it.
//
// A column is known by its name, in any case and whatever parts its words: the keys of an article record, and other
// names that exports use for them ("Headline", "full_text", "pubDate", "author": see csv_keys.hpp). Of several for one
// key the one that the table names first is taken. Topics, persons, organisations and places are lists, parted by ';'
// or '|'. Dates are read as written_date.hpp has it, so that "03/04/2022" is a bad_date. Columns with other names are
// kept in extra, the first of those that share one; without a name they are left out.
//
// ReaderContext.columns names columns for keys, before all that is known by name, and own_keys keeps columns for the
// archive's own fields; what is no key of a record becomes one of extra. A header without a column so named, or without
// one for title or body, is the one reject that the file gives.
//
// A row that has not as many fields as the header, or whose quotes are at fault, is a reject; reading goes on at the
// next line. Rows without any value are passed over.
#pragma once

#include "corpus/readers/reader.hpp"

namespace dateline {

/// The first line has two columns at least, one of them known as title or body, and most rows have as many.
bool looks_like_csv(std::string_view head);
std::unique_ptr<Reader> open_csv(std::unique_ptr<ByteStream> stream, ReaderContext context);

}  // namespace dateline
