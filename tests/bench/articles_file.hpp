// Articles from a file of JSON Lines, for the programs of the benchmark that know no reader of ours.
#pragma once

#include <simdjson.h>

#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline::bench {

/// What the benchmark takes of an article. The views live until the next article.
struct ArticleView {
    std::string_view id, title, body, published, source;
};

/// Calls `visit` for each line. Throws std::runtime_error where the file can't be read or a line is no article.
template <typename Visit>
void read_articles(const std::string& path, Visit&& visit) {
    std::ifstream file(path, std::ios::binary);
    simdjson::dom::parser parser;
    for (std::string line; std::getline(file, line);) {
        simdjson::dom::element record;
        if (parser.parse(line).get(record) != simdjson::SUCCESS) throw std::runtime_error(path + ": a line is no JSON");
        const auto text = [&](std::string_view key) {
            std::string_view value;
            return record[key].get(value) == simdjson::SUCCESS ? value : std::string_view();
        };
        visit(ArticleView{text("id"), text("title"), text("body"), text("published"), text("source")});
    }
    if (!file.eof()) throw std::runtime_error(path + ": can't be read");
}

}  // namespace dateline::bench
