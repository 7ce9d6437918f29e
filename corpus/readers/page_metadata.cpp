#include "corpus/readers/page_metadata.hpp"

#include <algorithm>
#include <unordered_map>

#include "corpus/readers/html_text.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

using Names = std::initializer_list<std::string_view>;

class MetadataReader {
  public:
    PageMetadata read(std::string_view html) {
        HtmlTokens tokens(html);
        while (const auto token = tokens.next()) take(*token);
        return finish();
    }

  private:
    void take(const HtmlToken& token) {
        if (heading_.is_open()) take_heading(token);
        if (token.kind == HtmlToken::Kind::raw_text) take_raw_text(token);
        if (token.kind != HtmlToken::Kind::open) return;
        if (token.name == "html") set(language_, token.attribute("lang"));
        if (token.name == "h1" && title_of_text_.empty()) heading_.open(token);
        if (token.name == "link" && token.attribute("rel") == "canonical") set(canonical_, token.attribute("href"));
        if (token.name == "meta") take_meta(token);
        if (token.name == "time") add(token.attribute("itemprop"), token.attribute("datetime"));
        is_linked_data_ = token.name == "script" && token.attribute("type") == "application/ld+json";
        take_microdata(token);
    }

    void take_raw_text(const HtmlToken& token) {
        if (is_linked_data_) metadata_.linked_data.push_back(token.text);
        if (token.name == "title" && title_.empty()) title_ = join_blanks(decode_entities(token.text));
    }

    void take_heading(const HtmlToken& token) {
        heading_text_.take(token);
        if (heading_.take(token)) return;
        title_of_text_ = join_blanks(heading_text_.finish());
    }

    void take_meta(const HtmlToken& token) {
        for (const auto key : {"property", "name", "itemprop", "http-equiv"})
            add(token.attribute(key), token.attribute("content"));
    }

    void take_microdata(const HtmlToken& token) {
        const auto type = token.attribute("itemtype");
        const auto property = token.attribute("itemprop");
        const bool says_so = (type && type->find("Article") != std::string::npos) || property == "articleBody";
        metadata_.facts.is_article = metadata_.facts.is_article || says_so;
    }

    static void set(std::string& target, const std::optional<std::string>& value) {
        if (target.empty() && value) target = trim(*value);
    }

    void add(const std::optional<std::string>& name, const std::optional<std::string>& value) {
        if (name && value && !trim(*value).empty()) values_[lowered(*name)].emplace_back(trim(*value));
    }

    // The values of the first name that has some.
    std::vector<std::string> all(Names names) const {
        for (const auto name : names)
            if (const auto found = values_.find(std::string(name)); found != values_.end()) return found->second;
        return {};
    }

    std::string first(Names names) const {
        const auto values = all(names);
        return values.empty() ? std::string() : values.front();
    }

    std::string title() const {
        auto given = first({"og:title", "headline", "twitter:title", "dc.title"});
        return !given.empty() ? given : title_of_text_.empty() ? title_ : title_of_text_;
    }

    // Facebook's article:author is the address of a profile.
    std::string byline() const {
        for (const auto name : {"article:author", "author", "byl", "parsely-author", "dc.creator", "sailthru.author"}) {
            auto authors = all({name});
            authors.erase(std::remove_if(authors.begin(), authors.end(), is_absolute_address), authors.end());
            if (!authors.empty()) return join_names(authors);
        }
        return {};
    }

    std::string address() const {
        for (const auto& url : {canonical_, first({"og:url"})})
            if (is_absolute_address(url)) return url;
        return {};
    }

    PageMetadata finish() {
        auto& facts = metadata_.facts;
        const auto is_of_article = [](const auto& value) { return value.first.starts_with("article:"); };
        facts.is_article = facts.is_article || first({"og:type"}) == "article" ||
                           std::any_of(values_.begin(), values_.end(), is_of_article);
        facts.url = address();
        facts.title = title();
        facts.description = first({"og:description", "description"});
        facts.published = first({"article:published_time", "article:published", "datepublished", "parsely-pub-date",
                                 "pubdate", "publishdate", "publish-date", "sailthru.date", "dc.date.issued",
                                 "dcterms.created", "dc.date", "date"});
        facts.updated = first({"article:modified_time", "article:modified", "og:updated_time", "datemodified",
                               "dcterms.modified", "lastmod"});
        facts.byline = byline();
        facts.source = first({"og:site_name", "dc.publisher", "application-name"});
        facts.section = first({"article:section", "articlesection", "parsely-section", "section"});
        facts.language = !language_.empty() ? language_ : first({"og:locale", "content-language", "inlanguage"});
        facts.topics = all({"article:tag"});
        if (facts.topics.empty()) facts.topics = split_names(first({"news_keywords", "keywords", "parsely-tags"}));
        return std::move(metadata_);
    }

    PageMetadata metadata_;
    std::unordered_map<std::string, std::vector<std::string>> values_;  // by name, in lower case
    std::string language_;
    std::string canonical_;
    std::string title_;  // of the browser's window
    std::string title_of_text_;
    HtmlSpan heading_;
    HtmlTextBuilder heading_text_;
    bool is_linked_data_ = false;
};

}  // namespace

PageMetadata read_page_metadata(std::string_view html) { return MetadataReader().read(html); }

}  // namespace dateline
