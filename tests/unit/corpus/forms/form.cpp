#include "tests/unit/corpus/forms/form.hpp"

#include "schemas/article_record.hpp"

namespace dateline::forms {

const std::vector<Form>& forms() {
    static const std::vector<Form> table{
        {"jsonl", "jsonl", "", &record_json, "\n", "\n"},
        {"json", "json", "[\n", &record_json, ",\n", "]\n"},
        {"ninjs-1", "ninjs", "", &write_ninjs_1, "\n", "\n"},
        {"ninjs-2", "ninjs", "", &write_ninjs_2, "\n", "\n"},
        {"ninjs-3", "ninjs", "", &write_ninjs_3, "\n", "\n"},
        {"nitf", "nitf", "", &write_nitf, "\n", "\n"},
        {"newsml-g2", "newsml-g2", "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet>\n",
         &write_newsml_g2, "\n", "</itemSet></newsMessage>\n"},
        {"rss", "feed",
         "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">"
         "<channel><title>The feed</title>\n",
         &write_rss_item, "\n", "</channel></rss>\n"},
        {"atom", "feed",
         "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\">"
         "<title>The feed</title>\n",
         &write_atom_entry, "\n", "</feed>\n"},
        {"reuters", "reuters", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n", &write_reuters, "\n", "\n"},
        {"trec", "trec", "", &write_trec, "\n", "\n"},
        {"csv", "csv",
         "id,title,body,published,updated,embargo,version,status,corrects,note,dateline,byline,source,section,language,"
         "url,topics,persons,organisations,places\r\n",
         &write_csv_row, "\r\n", "\r\n"},
        {"linked-data", "html", "", &write_linked_data_page, "", "", true},
        {"open-graph", "html", "", &write_open_graph_page, "", "", true},
        {"text", "text", "", &write_plain_text, "", "", true},
    };
    return table;
}

}  // namespace dateline::forms
