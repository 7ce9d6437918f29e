#include "corpus/readers/page_text.hpp"

#include <algorithm>
#include <array>

#include "corpus/readers/html_text.hpp"

namespace dateline {

namespace {

bool is_aside(const HtmlToken& token) {
    constexpr std::array<std::string_view, 9> names{"nav",  "header", "footer", "aside", "form",
                                                    "menu", "dialog", "button", "h1"};
    return std::find(names.begin(), names.end(), token.name) != names.end();
}

bool is_article_body(const HtmlToken& token) { return token.attribute("itemprop") == "articleBody"; }
bool is_article(const HtmlToken& token) { return token.name == "article"; }
bool is_main(const HtmlToken& token) { return token.name == "main" || token.attribute("role") == "main"; }

// The longest text of the elements that fit and are in no other such element.
std::string longest_text(std::string_view html, bool (*fits)(const HtmlToken&)) {
    HtmlTokens tokens(html);
    HtmlSpan region;
    HtmlSpan aside;
    HtmlTextBuilder builder;
    std::string longest;
    const auto finish = [&] {
        auto text = builder.finish();
        if (text.size() > longest.size()) longest = std::move(text);
    };
    while (const auto token = tokens.next()) {
        if (!region.is_open()) {
            if (token->kind == HtmlToken::Kind::open && fits(*token)) region.open(*token);
            continue;
        }
        if (!region.take(*token)) {
            aside = {};
            finish();
        } else if (aside.is_open()) {
            aside.take(*token);
        } else if (token->kind == HtmlToken::Kind::open && is_aside(*token)) {
            aside.open(*token);
        } else {
            builder.take(*token);
        }
    }
    finish();
    return longest;
}

// All that is shown but for asides. Some sites have the whole page in a form; an aside that does not end is none.
std::string all_text(std::string_view html) {
    HtmlTokens tokens(html);
    HtmlSpan aside;
    HtmlTextBuilder builder;
    while (const auto token = tokens.next()) {
        if (aside.is_open()) {
            aside.take(*token);
        } else if (token->kind == HtmlToken::Kind::open && is_aside(*token) && token->name != "form") {
            aside.open(*token);
        } else {
            builder.take(*token);
        }
    }
    return aside.is_open() ? html_to_text(html) : builder.finish();
}

// A paragraph ends with the next block, whether closed or not.
std::string paragraphs(std::string_view html) {
    HtmlTokens tokens(html);
    HtmlSpan aside;
    HtmlTextBuilder builder;
    bool is_in_paragraph = false;
    while (const auto token = tokens.next()) {
        if (aside.is_open()) {
            aside.take(*token);
            continue;
        }
        if (token->kind == HtmlToken::Kind::open && is_aside(*token)) aside.open(*token);
        if (is_block_element(token->name)) is_in_paragraph = token->opens("p");
        if (is_in_paragraph || is_block_element(token->name)) builder.take(*token);
    }
    return builder.finish();
}

}  // namespace

std::string page_text(std::string_view html) {
    for (const auto fits : {is_article_body, is_article, is_main})
        if (auto text = longest_text(html, fits); !text.empty()) return text;
    auto text = paragraphs(html);
    return text.empty() ? all_text(html) : text;
}

}  // namespace dateline
