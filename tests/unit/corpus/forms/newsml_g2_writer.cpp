// A newsItem of NewsML-G2 2.32 with its text as XHTML.
#include "tests/unit/corpus/forms/form.hpp"
#include "tests/unit/corpus/forms/markup.hpp"

namespace dateline::forms {

namespace {

std::string status_code(Status status) {
    if (status == Status::cancelled) return "stat:canceled";
    return status == Status::withheld ? "stat:withheld" : "stat:usable";
}

std::string date(const std::string& name, const std::optional<Moment>& moment) {
    return moment ? element(name, to_string(*moment)) : "";
}

// A concept with its name: <service><name>world</name></service>
std::string named(const std::string& start_tag, const std::string& name) {
    if (name.empty()) return {};
    return "<" + start_tag + ">" + element("name", name) + "</" + start_tag.substr(0, start_tag.find(' ')) + ">\n";
}

std::string subjects(const std::string& type, const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += named("subject" + attribute("type", "cpnat:" + type), name);
    return out;
}

std::string link(const std::string& relation, const std::string& target, const std::string& address) {
    return address.empty() ? "" : "<link" + attribute("rel", relation) + attribute(target, address) + "/>\n";
}

std::string item_meta(const Article& article) {
    const bool is_corrected = article.status == Status::corrected;
    return "<itemMeta>\n<itemClass qcode=\"ninat:text\"/>\n" + named("provider", article.source) +
           date("versionCreated", article.updated ? article.updated : article.published) +
           date("firstCreated", article.published) + date("embargoed", article.embargo) + "<pubStatus" +
           attribute("qcode", status_code(article.status)) + "/>\n" + named("service", article.section) +
           element("edNote", article.note) + (is_corrected ? "<signal qcode=\"sig:correction\"/>\n" : "") +
           link("irel:replaces", "residref", article.corrects) + link("irel:webVersion", "href", article.url) +
           "</itemMeta>\n";
}

std::string content_meta(const Article& article) {
    const auto language = article.language.empty() ? "" : "<language" + attribute("tag", article.language) + "/>\n";
    return "<contentMeta>\n" + language + element("headline", article.title) + element("by", article.byline) +
           element("dateline", article.dateline) + subjects("abstract", article.topics) +
           subjects("person", article.persons) + subjects("organisation", article.organisations) +
           subjects("geoArea", article.places) + "</contentMeta>\n";
}

}  // namespace

std::string write_newsml_g2(const Article& article) {
    return "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"" + attribute("guid", article.id) +
           attribute("version", article.version == 0 ? "" : std::to_string(article.version)) +
           " standard=\"NewsML-G2\" standardversion=\"2.32\">\n" + item_meta(article) + content_meta(article) +
           "<contentSet><inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\">"
           "<head><title/></head><body>\n" +
           html_paragraphs(article.body) + "</body></html></inlineXML></contentSet>\n</newsItem>";
}

}  // namespace dateline::forms
