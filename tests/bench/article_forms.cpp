#include "tests/bench/article_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

#include "schemas/article_record.hpp"

namespace dateline::bench {

namespace {

constexpr std::size_t wire_columns = 64;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '&':
                out += "&amp;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::vector<std::string> paragraphs(const std::string& body) {
    std::vector<std::string> list;
    for (std::size_t at = 0; at < body.size();) {
        const auto end = std::min(body.find("\n\n", at), body.size());
        list.push_back(body.substr(at, end - at));
        at = end + 2;
    }
    return list;
}

std::string in_tags(std::string_view tag, const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) out += fmt::format("<{0}>{1}</{0}>\n", tag, escaped(text));
    return out;
}

// As a wire sends it: lines of so many columns, paragraphs with an indent.
std::string wrapped(const std::string& body, std::size_t indent) {
    std::string out;
    for (const auto& paragraph : paragraphs(body)) {
        std::size_t column = indent;
        out.append(indent, ' ');
        for (std::size_t at = 0; at < paragraph.size();) {
            const auto end = std::min(paragraph.find_first_of(" \n", at), paragraph.size());
            const bool fits = column + (end - at) < wire_columns;
            if (at > 0) out += fits ? ' ' : '\n';
            column = fits ? column + (end - at) + 1 : end - at;
            out.append(paragraph, at, end - at);
            at = end + 1;
        }
        out += '\n';
    }
    return escaped(out);
}

std::string day_of(const Article& article) { return to_string(article.published->day); }

std::string reuters_list(std::string_view tag, const std::vector<std::string>& labels) {
    std::string out = fmt::format("<{}>", tag);
    for (const auto& label : labels) out += fmt::format("<D>{}</D>", escaped(label));
    return out + fmt::format("</{}>\n", tag);
}

std::string as_reuters(const Article& article) {
    return fmt::format(
        "<REUTERS TOPICS=\"YES\" LEWISSPLIT=\"TRAIN\" OLDID=\"5544\" NEWID=\"{}\">\n<DATE>26-FEB-1987 "
        "15:01:01.79</DATE>\n{}{}{}<ORGS></ORGS>\n<EXCHANGES></EXCHANGES>\n<COMPANIES></COMPANIES>\n<UNKNOWN> "
        "\n&#5;&#5;&#5;C T\n&#22;&#22;&#1;f0704&#31;reute\nu f BC-NEWS   02-26 "
        "0105</UNKNOWN>\n<TEXT>&#2;\n<TITLE>{}</TITLE>\n"
        "<DATELINE>    {}, Feb 26 - </DATELINE><BODY>{} Reuter\n&#3;</BODY></TEXT>\n</REUTERS>",
        article.id, reuters_list("TOPICS", article.topics), reuters_list("PLACES", article.places),
        reuters_list("PEOPLE", article.persons), escaped(article.title), escaped(article.dateline),
        wrapped(article.body, 4));
}

std::string as_trec(const Article& article) {
    return fmt::format(
        "<DOC>\n<DOCNO> AP880212-{} </DOCNO>\n<FILEID>AP-NR-02-12-88 2344EST</FILEID>\n<HEAD>{}</HEAD>\n<BYLINE>By "
        "{}</BYLINE>\n<DATELINE>{} (AP) </DATELINE>\n<TEXT>\n{}</TEXT>\n</DOC>",
        article.id, escaped(article.title), escaped(article.byline), escaped(article.dateline),
        wrapped(article.body, 3));
}

std::string as_nitf(const Article& article) {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nitf>\n<head>\n<title>{1}</title>\n<docdata "
        "management-status=\"usable\">\n<doc-id id-string=\"{0}\"/>\n<date.issue norm=\"{2}\"/>\n<key-list><keyword "
        "key=\"{3}\"/></key-list>\n</docdata>\n<pubdata "
        "name=\"{4}\"/>\n</head>\n<body>\n<body.head>\n<hedline><hl1>{1}</hl1>"
        "</hedline>\n<byline>By "
        "<person>{5}</person></byline>\n<dateline><location>{6}</location></dateline>\n</body.head>\n"
        "<body.content>\n{7}</body.content>\n</body>\n</nitf>",
        article.id, escaped(article.title), day_of(article), escaped(article.topics.front()), escaped(article.source),
        escaped(article.byline), escaped(article.dateline), in_tags("p", paragraphs(article.body)));
}

std::string as_newsml(const Article& article) {
    return fmt::format(
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"{0}\" version=\"1\" standard=\"NewsML-G2\" "
        "standardversion=\"2.28\">\n<itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"{2}\"/>"
        "<versionCreated>{3}T10:00:00Z</versionCreated><pubStatus qcode=\"stat:usable\"/></itemMeta>\n<contentMeta>"
        "<headline>{1}</headline><by>{4}</by><dateline>{5}</dateline></contentMeta>\n<contentSet><inlineXML "
        "contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head>"
        "<body>\n{6}</body></html></inlineXML></contentSet>\n</newsItem>",
        article.id, escaped(article.title), escaped(article.source), day_of(article), escaped(article.byline),
        escaped(article.dateline), in_tags("p", paragraphs(article.body)));
}

std::string as_ninjs(const Article& article) {
    const nlohmann::json item{{"uri", article.id},         {"type", "text"},
                              {"pubstatus", "usable"},     {"versioncreated", day_of(article) + "T10:00:00Z"},
                              {"headline", article.title}, {"byline", article.byline},
                              {"source", article.source},  {"body_html", in_tags("p", paragraphs(article.body))}};
    return item.dump();
}

std::string as_rss(const Article& article) {
    return fmt::format(
        "<item><title>{}</title><guid>{}</guid><pubDate>Fri, 16 Sep 2022 10:05:00 "
        "GMT</pubDate><dc:creator>{}</dc:creator>"
        "<content:encoded>{}</content:encoded></item>",
        escaped(article.title), article.id, escaped(article.byline), escaped(in_tags("p", paragraphs(article.body))));
}

std::string csv_field(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string joined(const std::vector<std::string>& list) { return fmt::format("{}", fmt::join(list, ";")); }

std::string as_csv(const Article& article) {
    return fmt::format("{},{},{},{},{},{},{},{}", article.id, csv_field(article.title), csv_field(article.body),
                       day_of(article), csv_field(article.byline), csv_field(article.dateline),
                       csv_field(article.source), csv_field(joined(article.persons)));
}

// Words as often as a language has them: the n-th one in proportion to 1/n.
class Words {
  public:
    explicit Words(unsigned seed) : random_(seed) {
        for (std::size_t i = 0; i < vocabulary; ++i) words_.push_back(make_word());
    }

    std::string next() {
        const double x = std::generate_canonical<double, 32>(random_);
        return words_[static_cast<std::size_t>(std::pow(static_cast<double>(vocabulary), x)) - 1];
    }
    std::size_t below(std::size_t limit) { return random_() % limit; }

    std::string sentence(std::size_t words) {
        std::string text;
        for (std::size_t i = 0; i < words; ++i) text.append(i == 0 ? "" : " ").append(next());
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
        return text;
    }

  private:
    static constexpr std::size_t vocabulary = 20'000;

    std::string make_word() {
        std::string word;
        for (std::size_t syllables = 1 + below(4); syllables > 0; --syllables) {
            word += "bcdfghklmnprstvw"[below(16)];
            word += "aeiou"[below(5)];
            if (below(3) == 0) word += "nrst"[below(4)];
        }
        return word;
    }

    std::mt19937 random_;
    std::vector<std::string> words_;
};

std::string made_up_body(Words& words) {
    std::string body;
    for (std::size_t count = 4 + words.below(12); count > 0; --count) {
        if (!body.empty()) body += "\n\n";
        for (std::size_t sentences = 1 + words.below(3); sentences > 0; --sentences) {
            const auto text = words.sentence(8 + words.below(25));
            body += words.below(5) == 0 ? "“" + text + ",” said " + words.sentence(2) + "." : text + ".";
            if (sentences > 1) body += ' ';
        }
    }
    return body;
}

}  // namespace

const std::vector<Form>& forms() {
    static const std::vector<Form> table{
        {"jsonl", "", &record_json, "\n", "\n"},
        {"json", "[\n", &record_json, ",\n", "]\n"},
        {"ninjs", "", &as_ninjs, "\n", "\n"},
        {"reuters", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n", &as_reuters, "\n", "\n"},
        {"trec", "", &as_trec, "\n", "\n"},
        {"nitf", "", &as_nitf, "\n", "\n"},
        {"newsml-g2", "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet>\n", &as_newsml,
         "\n", "</itemSet></newsMessage>\n"},
        {"feed",
         "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>News</title>\n",
         &as_rss, "\n", "</channel></rss>\n"},
        {"csv", "id,title,body,published,byline,dateline,source,persons\r\n", &as_csv, "\r\n", "\r\n"},
    };
    return table;
}

std::vector<Article> made_up_articles(std::size_t count) {
    Words words(1);
    std::vector<Article> articles;
    for (std::size_t i = 0; i < count; ++i) {
        Article article;
        article.id = std::to_string(i);
        article.title = words.sentence(5 + words.below(6));
        article.body = made_up_body(words);
        article.published = Moment{.day = *make_day(2022, 1, 1) + std::chrono::days(i % 365), .time = {}};
        article.byline = words.sentence(2);
        article.dateline = words.sentence(1);
        article.source = "Reuters";
        article.language = "en";
        article.topics = {words.next()};
        article.persons = {words.sentence(2), words.sentence(2)};
        article.places = {words.sentence(1)};
        articles.push_back(std::move(article));
    }
    return articles;
}

}  // namespace dateline::bench
