#include "corpus/readers/page_text.hpp"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("The text of the article is found among what stands around it") {
    struct Row {
        std::string why;
        std::string html;
        std::string text;
    };
    const Row rows[] = {
        {"marked as the body", "<article>x<div itemprop=articleBody><p>a</p><div>b</div></div>y</article>", "a\n\nb"},
        {"an article", "<p>menu</p><article><p>a</p></article><p>more</p>", "a"},
        {"the longest of several", "<article>a</article><article>a b c</article><article>b</article>", "a b c"},
        {"an article in an article", "<article>a<article>b</article>c</article>d", "a\n\nb\n\nc"},
        {"an empty article", "<article><h1>T</h1></article><main><p>a</p></main>", "a"},
        {"the main part", "<div>menu</div><main><p>a</p></main>", "a"},
        {"the main part by its role", "<div role=main><div>a</div></div><div>b</div>", "a"},
        {"paragraphs alone", "<ul><li>menu</ul><p>a<p>b</p><div>links</div>", "a\n\nb"},
        {"a paragraph ends with the next block", "<p>a<div>menu</div>", "a"},
        {"no header, navigation, aside, form, footer, title",
         "<article><header>h</header><h1>T</h1><nav>n</nav><p>a</p><aside>s<aside>t</aside></aside><form>f</form>"
         "<footer>o</footer></article>",
         "a"},
        {"nor outside of articles", "<header><p>h</p></header><p>a</p><footer><p>f</p></footer>", "a"},
        {"an article that does not end", "<article><p>a</p><p>b", "a\n\nb"},
        {"an aside that does not end hides no other article", "<article>a<aside>b</article><article>c d</article>",
         "c d"},
        {"all that is shown, where nothing is marked", "<body>a<br><br>b<script>x</script></body>", "a\n\nb"},
        {"the same without what stands around it", "<header><a>Home</a></header><h1>T</h1>a<br>b<footer>o</footer>",
         "a\nb"},
        {"all, where an aside does not end", "<h1>T<div>a</div>", "T\n\na"},
        {"a page in a form", "<form><div>a</div></form>", "a"},
        {"nothing but what stands around a text",
         "<header><nav>n</nav></header><article><h1>T</h1></article><footer>o</footer>", ""},
        {"no text", "<html><head><title>T</title></head><body><img></body></html>", ""},
        {"nothing", "", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why << ": " << row.html);
        CHECK(page_text(row.html) == row.text);
    }
}
