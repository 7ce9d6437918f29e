// Articles written in the forms that readers take, each as its standard has it: for the test that what is written comes
// back, and for the benchmark of reading.
//
// A writer gives one record; fields that are not given leave nothing behind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/article.hpp"

namespace dateline::forms {

/// How a file of one form is made.
struct Form {
    std::string_view name;    ///< "rss"
    std::string_view format;  ///< the input format that reads it: "feed"
    std::string_view front;   ///< of the file
    std::string (*write)(const Article& article);
    std::string_view between;  ///< of two articles
    std::string_view back;
    bool one_a_file = false;  ///< a file holds but one article
};

const std::vector<Form>& forms();

std::string write_ninjs_1(const Article& article);
std::string write_ninjs_2(const Article& article);
std::string write_ninjs_3(const Article& article);
std::string write_nitf(const Article& article);
std::string write_newsml_g2(const Article& article);
std::string write_rss_item(const Article& article);
std::string write_atom_entry(const Article& article);
std::string write_trec(const Article& article);
std::string write_reuters(const Article& article);
std::string write_csv_row(const Article& article);
/// What the page is about as JSON-LD, text and all; the page itself shows but the title.
std::string write_linked_data_page(const Article& article);
/// Open Graph and the text on the page.
std::string write_open_graph_page(const Article& article);
std::string write_plain_text(const Article& article);

}  // namespace dateline::forms
