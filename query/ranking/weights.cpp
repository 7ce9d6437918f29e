#include "query/ranking/weights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schemas/archive_layout.hpp"
#include "schemas/error.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

namespace {

constexpr std::size_t longest_file = 1 << 20;
constexpr std::string_view tuned = "tuned on labelled topics of Reuters-21578, the odd ones";
constexpr std::string_view chosen = "by choice; others were tried on odd topics and gave no more";

[[noreturn]] void refuse(std::string_view file, const std::string& why) {
    throw Error(ErrorKind::config, fmt::format("{}: {}", file, why));
}

// As JSON, the beginning of what is long.
std::string shown(const nlohmann::json& value) {
    constexpr std::size_t most_shown = 40;
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).substr(0, most_shown);
}

[[noreturn]] void refuse_name(std::string_view file, const std::string& name) {
    const auto& table = weight_table();
    const auto distance = [&, start = name.substr(0, 40)](const WeightRow& row) {
        return edit_distance(start, row.name, start.size() + 20);
    };
    const auto nearest = std::min_element(table.begin(), table.end(),
                                          [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
    refuse(file, fmt::format("no weight is called {}: did you mean {}?", shown(name), nearest->name));
}

}  // namespace

const std::vector<WeightRow>& weight_table() {
    static const std::vector<WeightRow> table{
        {"text", &Weights::text, "the scale of all: one"},
        {"entity", &Weights::entity, chosen},
        {"place", &Weights::place, tuned},
        {"time", &Weights::time, chosen},
        {"keyword", &Weights::keyword, "by choice: a quarter of what words give"},
        {"title", &Weights::title, "by choice: a quarter of what words give"},
        {"proximity", &Weights::proximity, "tuned as above; the form: Buettcher, Clarke and Lushman 2006"},
        {"namesake", &Weights::namesake, "by choice: enough to order by; more gave no more on odd topics"},
        {"named", &Weights::named, chosen},
        {"prominent", &Weights::prominent, chosen},
        {"lead", &Weights::lead,
         "the first lines of news tell what it is about (Brandow, Mitze and Rau 1995); by choice"},
        {"variant", &Weights::variant, tuned},
        {"surname", &Weights::surname, chosen},
        {"dateline", &Weights::dateline, chosen},
        {"focus", &Weights::focus, "the scope of an article (Andogah, Bouma and Nerbonne 2012); by choice"},
        {"beside", &Weights::beside, "decay with distance (Berberich et al. 2010); by choice"},
        {"spoken", &Weights::spoken, tuned},
        {"spoken_around", &Weights::spoken_around, "by choice"},
        {"like", &Weights::like,
         "of articles like 276 of Reuters-21578, the first ten sharing a topic: tried 0.05 to 1"},
        {"peak", &Weights::peak, "tuned as above; the form: Dakka, Gravano and Ipeirotis 2012"},
    };
    return table;
}

Weights weights_for_like(Weights weights) {
    for (const auto part : {&Weights::entity, &Weights::place, &Weights::time, &Weights::keyword, &Weights::namesake})
        weights.*part *= weights.like;
    return weights;
}

Weights parse_weights(std::string_view json, std::string_view file) {
    const auto read = nlohmann::json::parse(json, nullptr, false);
    if (!read.is_object()) refuse(file, "not an object of JSON, as {\"place\": 0.5}");
    Weights weights;
    for (const auto& [name, value] : read.items()) {
        const auto& table = weight_table();
        const auto row = std::find_if(table.begin(), table.end(), [&n = name](const auto& r) { return r.name == n; });
        if (row == table.end()) refuse_name(file, name);
        const double number = value.is_number() ? value.get<double>() : -1;
        if (!(number >= 0 && number <= most_weight))
            refuse(file, fmt::format("{} is {}: a weight is a number from 0 to {}", name, shown(value), most_weight));
        weights.*(row->value) = number;
    }
    return weights;
}

Weights read_weights(const std::string& file) {
    return parse_weights(read_file(file, ErrorKind::no_input, longest_file), file);
}

}  // namespace dateline
