#include "query/presentation/article_text.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>
#include <vector>

#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

constexpr std::size_t columns = 80;

std::string joined(const std::vector<std::string>& values) { return fmt::format("{}", fmt::join(values, ", ")); }
std::string moment_text(const std::optional<Moment>& moment) { return moment ? to_string(*moment) : std::string(); }

std::string paragraph(std::string_view text) {
    std::string out;
    for (const auto& line : wrap(without_controls(text), columns)) out += line + "\n";
    return out.empty() ? out : out + "\n";
}

}  // namespace

std::string article_text(const Article& article, const CustomValues& fields) {
    std::vector<std::pair<std::string_view, std::string>> rows{
        {"id", article.id},
        {"published", article.published ? moment_text(article.published) : "undated"},
        {"updated", moment_text(article.updated)},
        {"version", article.version == 0 ? std::string() : std::to_string(article.version)},
        {"status", article.status == Status::usable ? std::string() : std::string(to_string(article.status))},
        {"corrects", article.corrects},
        {"note", article.note},
        {"embargo", moment_text(article.embargo)},
        {"source", article.source},
        {"section", article.section},
        {"byline", article.byline},
        {"dateline", article.dateline},
        {"language", article.language},
        {"topics", joined(article.topics)},
        {"persons", joined(article.persons)},
        {"organisations", joined(article.organisations)},
        {"places", joined(article.places)},
        {"url", article.url},
    };
    for (const auto& value : fields) rows.emplace_back(value.field->name, joined(value.shown()));
    std::string text = paragraph(article.title);
    for (const auto& [name, value] : rows) {
        if (!value.empty()) text += fmt::format("{:<14} {}\n", name, without_controls(value));
    }
    text += "\n";
    for (std::size_t begin = 0; begin < article.body.size();) {
        const auto end = std::min(article.body.find("\n\n", begin), article.body.size());
        text += paragraph(std::string_view(article.body).substr(begin, end - begin));
        begin = end + 2;
    }
    return text;
}

}  // namespace dateline
