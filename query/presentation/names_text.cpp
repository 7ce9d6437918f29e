#include "query/presentation/names_text.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "query/presentation/result_json.hpp"
#include "schemas/csv_cell.hpp"
#include "schemas/terminal_text.hpp"

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

std::string day_text(const std::optional<Day>& day) { return day ? to_string(*day) : std::string(); }

// The spellings but the first.
std::string other_spellings(const ListedName& name) {
    std::string text;
    for (std::size_t i = 1; i < name.variants.size(); ++i)
        text += fmt::format("{}{} {}", i == 1 ? "" : ", ", name.variants[i].name, name.variants[i].articles);
    return text;
}

std::string days_text(const ListedName& name) {
    if (!name.first) return "undated";
    return fmt::format("{}..{}", to_string(*name.first), to_string(*name.last));
}

}  // namespace

std::string names_text(const std::vector<ListedName>& names) {
    std::string text;
    for (const auto& name : names) {
        const std::string others = other_spellings(name);
        text +=
            without_controls(fmt::format("{:>7}  {:<6} {:<22}  {}{}", name.articles, name.field->name, days_text(name),
                                         name.name, others.empty() ? "" : fmt::format(" ({})", others)));
        text += '\n';
    }
    return text;
}

std::string names_lines(const std::vector<ListedName>& names) {
    std::string lines;
    for (const auto& name : names) {
        Json json{{"kind", name.field->name}, {"name", name.name}, {"articles", name.articles}};
        json["first"] = name.first ? Json(to_string(*name.first)) : Json();
        json["last"] = name.last ? Json(to_string(*name.last)) : Json();
        json["variants"] = Json::array();
        for (const auto& variant : name.variants)
            json["variants"].push_back({{"name", variant.name}, {"articles", variant.articles}});
        lines += dump_json(json) + '\n';
    }
    return lines;
}

std::string names_csv(const std::vector<ListedName>& names) {
    std::string text = "kind,name,articles,first,last,variants\r\n";
    for (const auto& name : names) {
        std::string variants;
        for (const auto& variant : name.variants) variants.append(variants.empty() ? "" : "; ").append(variant.name);
        text += fmt::format("{},{},{},{},{},{}\r\n", name.field->name, csv_cell(name.name), name.articles,
                            day_text(name.first), day_text(name.last), csv_cell(variants));
    }
    return text;
}

}  // namespace dateline
