#include "corpus/readers/linked_data.hpp"

#include <simdjson.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "corpus/readers/html_text.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t most_scripts = 100;

std::optional<element> member(const object& node, std::string_view key) {
    element value;
    if (node.at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) return std::nullopt;
    return value;
}

// Each entry of a list, or the one value that stands in place of a list.
template <typename Visit>
void for_each(const std::optional<element>& value, Visit visit) {
    array list;
    if (!value) return;
    if (value->get(list) != simdjson::SUCCESS) return visit(*value);
    for (const element entry : list) visit(entry);
}

// Sites escape the text of JSON-LD as if it were HTML.
std::string text_of(element value) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) return std::string(trim(decode_entities(text)));
    std::int64_t number = 0;
    return value.get(number) == simdjson::SUCCESS ? std::to_string(number) : std::string();
}

bool is_html(std::string_view text) { return text.find("</") != std::string_view::npos; }

// HTML, HTML that is escaped as a whole, or text.
std::string paragraphs_of(element value) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS && is_html(text)) return html_to_text(text);
    auto decoded = text_of(value);
    return is_html(decoded) ? html_to_text(decoded) : decoded;
}

std::string text_under(const object& node, std::initializer_list<std::string_view> keys,
                       std::string (*read)(element) = text_of) {
    for (const auto key : keys) {
        std::string text;
        for_each(member(node, key), [&](element entry) {
            if (text.empty()) text = read(entry);
        });
        if (!text.empty()) return text;
    }
    return {};
}

// "NewsArticle" for "http://schema.org/NewsArticle" and "schema:NewsArticle".
bool has_type(const object& node, bool (*fits)(std::string_view type)) {
    bool found = false;
    for_each(member(node, "@type"), [&](element entry) {
        std::string_view type;
        if (entry.get(type) == simdjson::SUCCESS) found = found || fits(type.substr(type.find_last_of("/:#") + 1));
    });
    return found;
}

bool is_article(std::string_view type) {
    return type.ends_with("Article") || type == "Report" || type.ends_with("BlogPosting");
}
bool is_person(std::string_view type) { return type == "Person"; }
bool is_place(std::string_view type) {
    return type == "Place" || type == "City" || type == "State" || type == "Country" || type == "AdministrativeArea";
}
bool is_organisation(std::string_view type) {
    return type.ends_with("Organization") || type == "Corporation" || type == "GovernmentOffice" ||
           type == "SportsTeam" || type == "PoliticalParty";
}

// What an article is about, or who made it.
struct Thing {
    enum class Kind { other, person, organisation, place };
    std::string name;
    Kind kind = Kind::other;
};

Thing::Kind kind_of(const object& node) {
    if (has_type(node, is_person)) return Thing::Kind::person;
    if (has_type(node, is_organisation)) return Thing::Kind::organisation;
    return has_type(node, is_place) ? Thing::Kind::place : Thing::Kind::other;
}

Thing described_thing(const object& node) {
    return {text_under(node, {"name", "@value", "alternateName", "text"}), kind_of(node)};
}

class LinkedData {
  public:
    explicit LinkedData(const std::vector<std::string_view>& scripts) {
        for (const auto script : scripts) {
            if (parsers_.size() == most_scripts) break;
            auto parser = std::make_unique<simdjson::dom::parser>();
            element root;
            if (parser->parse(script.data(), script.size()).get(root) != simdjson::SUCCESS) continue;
            parsers_.push_back(std::move(parser));
            collect(root);
        }
    }

    std::optional<PageFacts> article() const {
        const object* found = nullptr;
        for (const auto& node : nodes_) {
            if (!has_type(node, is_article)) continue;
            if (found == nullptr) found = &node;
            if (!text_under(node, {"headline", "articleBody"}).empty()) return facts(node);
        }
        return found == nullptr ? std::nullopt : std::optional(facts(*found));
    }

  private:
    // Objects of a list, under @graph, or that the page is about.
    void collect(element root) {
        std::vector<element> open{root};
        while (!open.empty()) {
            const element value = open.back();
            open.pop_back();
            object node;
            if (value.get(node) == simdjson::SUCCESS) {
                add(node);
                for (const auto key : {"mainEntity", "mainEntityOfPage", "@graph"})
                    if (const auto inner = member(node, key)) open.push_back(*inner);
            }
            array list;
            if (value.get(list) != simdjson::SUCCESS) continue;
            const auto first = static_cast<std::ptrdiff_t>(open.size());
            for (const element entry : list) open.push_back(entry);
            std::reverse(open.begin() + first, open.end());
        }
    }

    void add(const object& node) {
        nodes_.push_back(node);
        std::string_view id;
        if (node.at_key("@id").get(id) == simdjson::SUCCESS && member(node, "name"))
            things_.emplace(id, described_thing(node));
    }

    // A string, an object, or a reference to an object.
    Thing thing_of(element value) const {
        object node;
        std::string_view id;
        if (value.get(node) != simdjson::SUCCESS) return {text_of(value)};
        if (member(node, "name") || node.at_key("@id").get(id) != simdjson::SUCCESS) return described_thing(node);
        const auto found = things_.find(id);
        return found == things_.end() ? described_thing(node) : found->second;
    }

    std::vector<std::string> names_under(const object& node, std::initializer_list<std::string_view> keys) const {
        std::vector<std::string> names;
        for (const auto key : keys) {
            for_each(member(node, key), [&](element entry) {
                if (auto thing = thing_of(entry); !thing.name.empty()) names.push_back(std::move(thing.name));
            });
            if (!names.empty()) break;
        }
        return names;
    }

    // The same where one is enough.
    std::string name_under(const object& node, std::initializer_list<std::string_view> keys) const {
        const auto names = names_under(node, keys);
        return names.empty() ? std::string() : names.front();
    }

    static std::string address(const object& node) {
        auto url = text_under(node, {"url"});
        object page;
        if (const auto value = member(node, "mainEntityOfPage"); url.empty() && value)
            url = value->get(page) == simdjson::SUCCESS ? text_under(page, {"@id", "url"}) : text_of(*value);
        if (!is_absolute_address(url)) url = text_under(node, {"@id"});
        return is_absolute_address(url) ? url : std::string();
    }

    void add_subjects(PageFacts& facts, const object& article, std::string_view key, bool keeps_others) const {
        for_each(member(article, key), [&](element entry) {
            auto thing = thing_of(entry);
            if (thing.name.empty()) return;
            if (thing.kind == Thing::Kind::person) facts.persons.push_back(std::move(thing.name));
            if (thing.kind == Thing::Kind::organisation) facts.organisations.push_back(std::move(thing.name));
            if (thing.kind == Thing::Kind::place) facts.places.push_back(std::move(thing.name));
            if (thing.kind == Thing::Kind::other && keeps_others) facts.topics.push_back(std::move(thing.name));
        });
    }

    void add_keywords(PageFacts& facts, const object& article) const {
        for (const auto& words : names_under(article, {"keywords"}))
            for (auto& word : split_names(words)) facts.topics.push_back(std::move(word));
    }

    PageFacts facts(const object& article) const {
        PageFacts facts;
        facts.is_article = true;
        facts.url = address(article);
        facts.title = text_under(article, {"headline", "name", "alternativeHeadline"});
        facts.body = text_under(article, {"articleBody", "text"}, paragraphs_of);
        facts.description = text_under(article, {"description", "abstract"});
        facts.published = text_under(article, {"datePublished", "dateCreated"});
        facts.updated = text_under(article, {"dateModified"});
        facts.version = text_under(article, {"version"});
        facts.correction = name_under(article, {"correction"});
        facts.dateline = name_under(article, {"dateline", "locationCreated"});
        facts.byline = join_names(names_under(article, {"author", "creator"}));
        facts.source = name_under(article, {"publisher", "sourceOrganization", "provider"});
        facts.section = name_under(article, {"articleSection"});
        facts.language = text_under(article, {"inLanguage"});
        if (facts.language.empty())
            for_each(member(article, "inLanguage"), [&](element entry) {
                object node;
                if (entry.get(node) == simdjson::SUCCESS) facts.language = text_under(node, {"alternateName", "name"});
            });
        add_keywords(facts, article);
        add_subjects(facts, article, "about", true);
        add_subjects(facts, article, "mentions", false);
        for (auto& place : names_under(article, {"contentLocation", "spatialCoverage"}))
            facts.places.push_back(std::move(place));
        return facts;
    }

    std::vector<std::unique_ptr<simdjson::dom::parser>> parsers_;  // own what the nodes refer to
    std::vector<object> nodes_;
    std::unordered_map<std::string_view, Thing> things_;  // by @id
};

}  // namespace

std::optional<PageFacts> read_linked_article(const std::vector<std::string_view>& scripts) {
    return LinkedData(scripts).article();
}

}  // namespace dateline
