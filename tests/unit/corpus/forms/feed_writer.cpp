// Items of RSS 2.0, entries of Atom. In RSS titles are HTML, too, so that their marks are escaped twice.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "tests/unit/corpus/forms/form.hpp"
#include "tests/unit/corpus/forms/markup.hpp"

namespace dateline::forms {

namespace {

// "Fri, 16 Sep 2022 10:05:00 +0300"
std::string rfc822(const Moment& moment) {
    const auto minutes = moment.offset.count() < 0 ? -moment.offset.count() : moment.offset.count();
    return fmt::format("{:%a, %d %b %Y} {:%H:%M:%S} {}{:02}{:02}", moment.day, *moment.time,
                       moment.offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

// RFC 822 has no day without a time.
std::string rss_date(const std::optional<Moment>& moment) {
    if (!moment) return {};
    return moment->time ? element("pubDate", rfc822(*moment)) : element("dc:date", to_string(*moment));
}

std::string date(const std::string& name, const std::optional<Moment>& moment) {
    return moment ? element(name, to_string(*moment)) : "";
}

std::string html_elements(const std::string& name, const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) out += element(name, escaped(text));
    return out;
}

// What was published and is no more, as RFC 6721 has it.
std::string deleted_entry(const Article& article) {
    return "<at:deleted-entry" + attribute("ref", article.id) +
           attribute("when", article.updated ? to_string(*article.updated) : "") + ">" +
           element("at:comment", article.note) + "</at:deleted-entry>";
}

std::string atom_categories(const Article& article) {
    std::string out;
    for (const auto& topic : article.topics) out += "<category" + attribute("term", topic) + "/>\n";
    return out;
}

// Text in an element in an element.
std::string nested(const std::string& outer, const std::string& inner, const std::string& text) {
    return text.empty() ? "" : "<" + outer + ">" + element(inner, text) + "</" + outer + ">\n";
}

}  // namespace

std::string write_rss_item(const Article& article) {
    return "<item>\n" + element("title", escaped(article.title)) + element("link", article.url) +
           "<guid isPermaLink=\"false\">" + escaped(article.id) + "</guid>\n" + rss_date(article.published) +
           date("dcterms:modified", article.updated) + element("dc:creator", article.byline) +
           html_elements("category", article.topics) + element("dc:language", article.language) +
           html_elements("source", article.source.empty() ? std::vector<std::string>{} : std::vector{article.source}) +
           element("content:encoded", html_paragraphs(article.body)) + "</item>";
}

std::string write_atom_entry(const Article& article) {
    if (article.status == Status::cancelled) return deleted_entry(article);
    const auto link = article.url.empty() ? "" : "<link rel=\"alternate\"" + attribute("href", article.url) + "/>\n";
    const auto content = html_paragraphs(article.body);
    return "<entry" + attribute("xml:lang", article.language) + ">\n" + element("id", article.id) + link +
           element("title", article.title) + date("published", article.published) +
           date("updated", article.updated ? article.updated : article.published) +
           nested("author", "name", article.byline) + atom_categories(article) +
           nested("source", "title", article.source) +
           (content.empty() ? "" : "<content type=\"html\">" + escaped(content) + "</content>\n") + "</entry>";
}

}  // namespace dateline::forms
