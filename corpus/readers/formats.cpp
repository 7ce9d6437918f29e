#include <algorithm>

#include "corpus/readers/csv.hpp"
#include "corpus/readers/feed.hpp"
#include "corpus/readers/html_page.hpp"
#include "corpus/readers/json_array.hpp"
#include "corpus/readers/json_lines.hpp"
#include "corpus/readers/newsml_g2.hpp"
#include "corpus/readers/ninjs.hpp"
#include "corpus/readers/nitf.hpp"
#include "corpus/readers/plain_text.hpp"
#include "corpus/readers/reader.hpp"
#include "corpus/readers/reuters_sgml.hpp"
#include "corpus/readers/trec_sgml.hpp"

namespace dateline {

const std::vector<Format>& formats() {
    static const std::vector<Format> table{
        {"ninjs", "IPTC ninjs 1, 2 and 3, as JSON Lines, an array or over several lines", &looks_like_ninjs,
         &open_ninjs},
        {"json", "one JSON array of article records, or records over several lines", &looks_like_json_array,
         &open_json_array},
        {"jsonl", "JSON Lines, an article record a line", &looks_like_json_lines, &open_json_lines},
        {"reuters", "Reuters-21578 SGML", &looks_like_reuters_sgml, &open_reuters_sgml},
        {"trec", "TREC SGML: AP, Wall Street Journal, Financial Times, Los Angeles Times, AQUAINT, Gigaword",
         &looks_like_trec_sgml, &open_trec_sgml},
        {"nitf", "IPTC NITF 3", &looks_like_nitf, &open_nitf},
        {"newsml-g2", "IPTC NewsML-G2, messages and items", &looks_like_newsml_g2, &open_newsml_g2},
        {"feed", "RSS and Atom", &looks_like_feed, &open_feed},
        {"html", "a web page, one article a file: JSON-LD of schema.org, Open Graph or the text alone",
         &looks_like_html_page, &open_html_page},
        {"csv", "CSV with a header: commas, semicolons, tabs or bars", &looks_like_csv, &open_csv},
        {"text", "plain text, one article a file: a title line, then the text or a STORY: script",
         &looks_like_plain_text, &open_plain_text},
    };
    return table;
}

const Format* find_format(std::string_view name) {
    const auto& table = formats();
    const auto row =
        std::find_if(table.begin(), table.end(), [&](const Format& format) { return format.name == name; });
    return row == table.end() ? nullptr : &*row;
}

const Format* recognise(std::string_view head) {
    const auto& table = formats();
    const auto row =
        std::find_if(table.begin(), table.end(), [&](const Format& format) { return format.looks_like(head); });
    return row == table.end() ? nullptr : &*row;
}

}  // namespace dateline
