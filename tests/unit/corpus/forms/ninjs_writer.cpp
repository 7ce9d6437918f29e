// ninjs 1.4, 2.1 and 3.0; section, corrects and extra as Superdesk has them.
#include <nlohmann/json.hpp>

#include "tests/unit/corpus/forms/form.hpp"
#include "tests/unit/corpus/forms/markup.hpp"

namespace dateline::forms {

namespace {

using Json = nlohmann::ordered_json;

void put(Json& item, const char* key, const std::string& text) {
    if (!text.empty()) item[key] = text;
}

void put(Json& item, const char* key, const std::optional<Moment>& moment) {
    if (moment) item[key] = to_string(*moment);
}

void put_names(Json& item, const char* key, const std::vector<std::string>& names) {
    for (const auto& name : names) item[key].push_back({{"name", name}});
}

std::string status_word(Status status) {
    if (status == Status::cancelled) return "canceled";
    return status == Status::withheld ? "withheld" : "usable";
}

// How the versions of the standard call what all of them have.
struct Keys {
    const char* first_created;
    const char* version_created;
    const char* status;
    const char* note;
    const char* byline;
    const char* persons;
    const char* organisations;
    const char* places;
    const char* topics;
};

Json common_item(const Article& article, const Keys& keys) {
    Json item{{"uri", article.id}, {"type", "text"}, {keys.status, status_word(article.status)}};
    if (article.version != 0) item["version"] = std::to_string(article.version);
    put(item, keys.first_created, article.published);
    put(item, keys.version_created, article.updated ? article.updated : article.published);
    put(item, "embargoed", article.embargo);
    if (article.status == Status::corrected) item["signal"] = Json::array({{{"code", "sig:correction"}}});
    put(item, "evolvedfrom", article.corrects);
    put(item, keys.note, article.note);
    put(item, "located", article.dateline);
    put(item, keys.byline, article.byline);
    if (!article.section.empty()) put_names(item, "service", {article.section});
    put(item, "language", article.language);
    put(item, "url", article.url);
    put_names(item, keys.topics, article.topics);
    put_names(item, keys.persons, article.persons);
    put_names(item, keys.organisations, article.organisations);
    put_names(item, keys.places, article.places);
    if (!article.extra.empty()) item["extra"] = Json::parse(article.extra);
    return item;
}

constexpr Keys keys_1{"firstcreated", "versioncreated", "pubstatus", "ednote", "byline",
                      "person",       "organisation",   "place",     "subject"};
constexpr Keys keys_2{"firstcreated", "versioncreated", "pubstatus", "ednote",  "by",
                      "people",       "organisations",  "places",    "subjects"};
constexpr Keys keys_3{"firstCreated", "versionCreated", "pubStatus", "edNote",  "by",
                      "people",       "organisations",  "places",    "subjects"};

// From 2.0 on headline, text and source are lists.
Json later_item(const Article& article, const Keys& keys) {
    Json item = common_item(article, keys);
    if (!article.title.empty()) item["headlines"] = Json::array({{{"role", "main"}, {"value", article.title}}});
    if (!article.source.empty()) put_names(item, "infosources", {article.source});
    return item;
}

}  // namespace

std::string write_ninjs_1(const Article& article) {
    Json item = common_item(article, keys_1);
    put(item, "headline", article.title);
    put(item, "source", article.source);
    put(item, "body_html", html_paragraphs(article.body));
    return item.dump();
}

std::string write_ninjs_2(const Article& article) {
    Json item = later_item(article, keys_2);
    item["bodies"] = Json::array({{{"contenttype", "text/plain"}, {"value", article.body}}});
    return item.dump();
}

std::string write_ninjs_3(const Article& article) {
    Json item = later_item(article, keys_3);
    item["bodies"] = Json::array({{{"contentType", "text/html"}, {"value", html_paragraphs(article.body)}}});
    return item.dump();
}

}  // namespace dateline::forms
