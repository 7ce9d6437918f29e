// NITF 3.6. A correction names what it corrects, and why, in <correction>.
#include "tests/unit/corpus/forms/form.hpp"
#include "tests/unit/corpus/forms/markup.hpp"

namespace dateline::forms {

namespace {

std::string date(const std::string& name, const std::optional<Moment>& moment) {
    return moment ? "<" + name + attribute("norm", to_string(*moment)) + "/>\n" : "";
}

// A date of release that is no later than that of issue is an embargo only where the status says so.
std::string management_status(const Article& article) {
    if (article.status == Status::cancelled) return "canceled";
    if (article.status == Status::withheld) return "withheld";
    const bool shows =
        article.embargo && article.published && article.embargo->utc_seconds() > article.published->utc_seconds();
    return article.embargo && !shows ? "embargoed" : "usable";
}

std::string note(const Article& article) {
    if (article.status == Status::corrected)
        return "<correction" + attribute("info", article.note) + attribute("id-string", article.corrects) + "/>\n";
    return article.note.empty() ? "" : "<ed-msg" + attribute("info", article.note) + "/>\n";
}

std::string version(const Article& article) {
    return article.version == 0 ? "" : "<du-key" + attribute("version", std::to_string(article.version)) + "/>\n";
}

std::string keywords(const Article& article) {
    std::string out = "<key-list>\n";
    for (const auto& topic : article.topics) out += "<keyword" + attribute("key", topic) + "/>\n";
    return out + "</key-list>\n";
}

std::string docdata(const Article& article) {
    const bool refers = article.status == Status::usable || article.status == Status::withheld;
    return "<docdata" + attribute("management-status", management_status(article)) +
           attribute("management-doc-idref", refers ? article.corrects : "") + ">\n" + note(article) + "<doc-id" +
           attribute("id-string", article.id) + "/>\n" + date("date.issue", article.published) +
           date("date.release", article.embargo) + version(article) + keywords(article) + "<identified-content>\n" +
           elements("person", article.persons) + elements("org", article.organisations) +
           elements("location", article.places) + "</identified-content>\n</docdata>\n";
}

std::string head(const Article& article) {
    return "<head>\n" + element("title", article.title) + docdata(article) + "<pubdata" +
           attribute("name", article.source) + attribute("position.section", article.section) +
           attribute("ex-ref", article.url) + "/>\n" + date("revision-history", article.updated) + "</head>\n";
}

// Text in an element in an element.
std::string nested(const std::string& outer, const std::string& inner, const std::string& text) {
    return text.empty() ? "" : "<" + outer + ">" + element(inner, text) + "</" + outer + ">\n";
}

}  // namespace

std::string write_nitf(const Article& article) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<nitf" + attribute("xml:lang", article.language) + ">\n" +
           head(article) + "<body>\n<body.head>\n" + nested("hedline", "hl1", article.title) +
           nested("byline", "person", article.byline) + nested("dateline", "location", article.dateline) +
           "</body.head>\n<body.content>\n" + html_paragraphs(article.body) + "</body.content>\n</body>\n</nitf>";
}

}  // namespace dateline::forms
