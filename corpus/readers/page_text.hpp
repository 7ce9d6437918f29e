// The text of the article in a web page, without what stands around it.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The text of the element that is marked as articleBody; else of the longest <article>; else of <main>; else all
/// paragraphs (<p>) of the page; each without navigation, headers, footers, asides, forms and the title. Where all
/// these are empty, all that the page shows.
std::string page_text(std::string_view html);

}  // namespace dateline
