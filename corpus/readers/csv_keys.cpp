#include "corpus/readers/csv_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "corpus/readers/text_bytes.hpp"
#include "corpus/readers/written_date.hpp"

namespace dateline {

namespace {

constexpr std::string_view list_separators = ";|";

using Fault = std::optional<RecordFault>;

template <std::string Article::*Member>
Fault set_text(Article& article, std::string value, RecordMends&) {
    article.*Member = std::move(value);
    return std::nullopt;
}

template <std::vector<std::string> Article::*Member>
Fault set_list(Article& article, std::string value, RecordMends&) {
    for (std::string_view rest = value; !rest.empty();) {
        const auto entry = rest.substr(0, rest.find_first_of(list_separators));
        (article.*Member).emplace_back(entry);
        rest.remove_prefix(std::min(entry.size() + 1, rest.size()));
    }
    return std::nullopt;
}

template <std::optional<Moment> Article::*Member>
Fault set_moment(Article& article, std::string value, RecordMends& mends) {
    const auto read = read_written_moment(value);
    if (!read) return RecordFault{RejectReason::bad_date, excerpt(value)};
    article.*Member = read->moment;
    mends.times_dropped += read->time_dropped;
    return std::nullopt;
}

Fault set_version(Article& article, std::string value, RecordMends&) {
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), version);
    if (error != std::errc{} || end != value.data() + value.size() || version < 0)
        return RecordFault{RejectReason::wrong_type, excerpt(value)};
    article.version = version;
    return std::nullopt;
}

Fault set_status(Article& article, std::string value, RecordMends&) {
    const auto status = parse_status(lowered(value));
    if (!status) return RecordFault{RejectReason::bad_status, excerpt(value)};
    article.status = *status;
    return std::nullopt;
}

}  // namespace

const std::vector<CsvKey>& csv_keys() {
    static const std::vector<CsvKey> table{
        {"id", {"articleid", "docid", "docno", "storyid", "guid", "uuid"}, &set_text<&Article::id>},
        {"title", {"headline", "articletitle", "newstitle", "heading", "head"}, &set_text<&Article::title>},
        {"body",
         {"text", "content", "fulltext", "articletext", "articlebody", "maintext", "bodytext", "article", "story",
          "description", "summary"},
         &set_text<&Article::body>},
        {"published",
         {"publishedat", "publicationdate", "publishdate", "pubdate", "datepublished", "date", "datetime",
          "publisheddate", "timestamp", "createdat"},
         &set_moment<&Article::published>},
        {"updated",
         {"updatedat", "modified", "modifiedat", "datemodified", "lastmodified"},
         &set_moment<&Article::updated>},
        {"embargo", {"embargoed", "embargountil", "embargoeduntil"}, &set_moment<&Article::embargo>},
        {"version", {"revision"}, &set_version},
        {"status", {"pubstatus"}, &set_status},
        {"corrects", {"replaces"}, &set_text<&Article::corrects>},
        {"note", {"ednote", "editorsnote", "correctionnote"}, &set_text<&Article::note>},
        {"dateline", {}, &set_text<&Article::dateline>},
        {"byline", {"author", "authors", "writer", "creator", "journalist", "reporter"}, &set_text<&Article::byline>},
        {"source",
         {"sourcename", "publication", "publisher", "newspaper", "outlet", "agency", "provider"},
         &set_text<&Article::source>},
        {"section", {"sectionname", "category", "desk", "rubric"}, &set_text<&Article::section>},
        {"language", {"lang", "languagecode"}, &set_text<&Article::language>},
        {"url", {"link", "articleurl", "weburl", "permalink", "uri"}, &set_text<&Article::url>},
        {"topics", {"topic", "tags", "keywords", "subjects", "subject", "categories"}, &set_list<&Article::topics>},
        {"persons", {"person", "people"}, &set_list<&Article::persons>},
        {"organisations",
         {"organizations", "organisation", "organization", "orgs", "org", "companies"},
         &set_list<&Article::organisations>},
        {"places", {"place", "locations", "location"}, &set_list<&Article::places>},
    };
    return table;
}

const CsvKey* find_csv_key(std::string_view key) {
    const auto& table = csv_keys();
    const auto row = std::find_if(table.begin(), table.end(), [&](const CsvKey& known) { return known.key == key; });
    return row == table.end() ? nullptr : &*row;
}

std::string fold_column_name(std::string_view name) {
    std::string out = lowered(trim(name));
    out.erase(std::remove_if(out.begin(), out.end(),
                             [](char c) { return std::string_view(" _-.:").find(c) != std::string_view::npos; }),
              out.end());
    return out;
}

}  // namespace dateline
