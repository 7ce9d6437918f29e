#include "query/presentation/presenter.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline {

const std::vector<OutputFormat>& output_formats() {
    static const std::vector<OutputFormat> formats{
        {"text", make_text_presenter, Details::names, true, false, true},
        {"json", make_json_presenter, Details::names, true, false, true},
        {"jsonl", make_json_lines_presenter, Details::names, true, true, false},
        {"csv", make_csv_presenter, Details::names, true, false, false},
        {"ids", make_ids_presenter, Details::brief, false, false, false},
        {"geojson", make_geojson_presenter, Details::names, false, false, false},
        {"trec", make_trec_presenter, Details::brief, false, true, false},
    };
    return formats;
}

const OutputFormat* find_output_format(std::string_view name) {
    const auto& formats = output_formats();
    const auto row =
        std::find_if(formats.begin(), formats.end(), [&](const auto& format) { return format.name == name; });
    return row == formats.end() ? nullptr : &*row;
}

std::vector<std::string> advice_lines(const Answer& answer) {
    std::vector<std::string> lines = answer.notes;
    for (const auto& suggestion : answer.suggestions)
        lines.push_back(
            fmt::format("no article has \"{}\": did you mean \"{}\"?", suggestion.word, suggestion.instead));
    if (answer.any_total)
        lines.push_back(fmt::format("no article has all of it; with --any there are {}", *answer.any_total));
    return lines;
}

std::vector<std::string> missing_lines(const Manifest& manifest) {
    std::vector<std::string> lines;
    for (const auto& [partition, articles] : manifest.missing)
        lines.push_back(
            fmt::format("the archive lacks {}: {} articles were set aside as damaged", partition, articles));
    return lines;
}

}  // namespace dateline
