// A saved web page: one file is one article.
//
// What the article is, is taken from schema.org as JSON-LD (NewsArticle and other articles, also in a list or under
// @graph; https://schema.org/NewsArticle), else from Open Graph (https://ogp.me, type "article") and other meta tags:
//
//   url, mainEntityOfPage, @id, canonical link, og:url -> url and id     headline, og:title, <h1>, <title> -> title
//   articleBody, else the text of the page (see page_text.hpp), else description -> body
//   datePublished, article:published_time -> published    dateModified, article:modified_time -> updated
//   author, article:author -> byline    publisher, og:site_name -> source    articleSection, article:section -> section
//   keywords, article:tag and what it is about -> topics, persons, organisations, places by their types
//   inLanguage, <html lang> -> language    dateline, version    correction -> note, and the article is corrected
//
// JSON-LD that can't be read is passed over. A page without an address has the path as its id. A page with neither
// article metadata nor a text is not_an_article.
#pragma once

#include "corpus/readers/reader.hpp"

namespace dateline {

bool looks_like_html_page(std::string_view head);
std::unique_ptr<Reader> open_html_page(std::unique_ptr<ByteStream> stream, ReaderContext context);

}  // namespace dateline
