// Web pages of one article. In JSON-LD text is HTML, as sites write it.
#include <nlohmann/json.hpp>

#include "tests/unit/corpus/forms/form.hpp"
#include "tests/unit/corpus/forms/markup.hpp"

namespace dateline::forms {

namespace {

using Json = nlohmann::ordered_json;

void put(Json& node, const char* key, const std::string& text) {
    if (!text.empty()) node[key] = escaped(text);
}

void put(Json& node, const char* key, const std::optional<Moment>& moment) {
    if (moment) node[key] = to_string(*moment);
}

Json thing(const char* type, const std::string& name) { return {{"@type", type}, {"name", escaped(name)}}; }

void put_things(Json& node, const char* type, const std::vector<std::string>& names) {
    for (const auto& name : names) node["about"].push_back(thing(type, name));
}

Json news_article(const Article& article) {
    Json node{{"@context", "https://schema.org"}, {"@type", "NewsArticle"}};
    put(node, "url", article.url);
    put(node, "headline", article.title);
    if (!article.body.empty()) node["articleBody"] = html_paragraphs(article.body);
    put(node, "datePublished", article.published);
    put(node, "dateModified", article.updated);
    if (article.version != 0) node["version"] = article.version;
    if (article.status == Status::corrected && !article.note.empty())
        node["correction"] = {{"@type", "CorrectionComment"}, {"text", escaped(article.note)}};
    put(node, "dateline", article.dateline);
    if (!article.byline.empty()) node["author"] = thing("Person", article.byline);
    if (!article.source.empty()) node["publisher"] = thing("NewsMediaOrganization", article.source);
    put(node, "articleSection", article.section);
    put(node, "inLanguage", article.language);
    put_things(node, "Thing", article.topics);
    put_things(node, "Person", article.persons);
    put_things(node, "Organization", article.organisations);
    put_things(node, "Place", article.places);
    return node;
}

// "</script>" in a script would end it.
std::string in_script(std::string json) {
    for (auto at = json.find("</"); at != std::string::npos; at = json.find("</", at + 1)) json.insert(at + 1, "\\");
    return json;
}

std::string meta(const char* property, const std::string& content) {
    return content.empty() ? "" : "<meta" + attribute("property", property) + attribute("content", content) + ">\n";
}

std::string meta(const char* property, const std::optional<Moment>& moment) {
    return moment ? meta(property, to_string(*moment)) : "";
}

std::string page(const Article& article, const std::string& head, const std::string& text) {
    return "<!DOCTYPE html>\n<html" + attribute("lang", article.language) + ">\n<head>\n<meta charset=\"utf-8\">\n" +
           element("title", article.title) + head +
           "</head>\n<body>\n<header><nav><a href=\"/\">Home</a></nav></header>" + "\n<main><article>\n" +
           element("h1", article.title) + text +
           "</article></main>\n<footer>All rights reserved</footer>\n</body>\n</html>\n";
}

}  // namespace

std::string write_linked_data_page(const Article& article) {
    return page(article,
                "<script type=\"application/ld+json\">\n" + in_script(news_article(article).dump()) + "\n</script>\n",
                "");
}

std::string write_open_graph_page(const Article& article) {
    std::string head = meta("og:type", "article") + meta("og:title", article.title) + meta("og:url", article.url) +
                       meta("og:site_name", article.source) + meta("article:published_time", article.published) +
                       meta("article:modified_time", article.updated) + meta("article:section", article.section) +
                       meta("article:author", article.byline);
    for (const auto& topic : article.topics) head += meta("article:tag", topic);
    return page(article, head, html_paragraphs(article.body));
}

}  // namespace dateline::forms
