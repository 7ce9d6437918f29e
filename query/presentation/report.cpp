#include "query/presentation/report.hpp"

#include <algorithm>
#include <array>

namespace dateline {

const ReportFormat* find_report_format(std::string_view name) {
    static constexpr std::array<ReportFormat, 3> formats{{
        {"text", make_text_report, false, true},
        {"json", make_json_report, false, true},
        {"atom", make_atom_report, true, false},
    }};
    const auto* row =
        std::find_if(formats.begin(), formats.end(), [&](const auto& format) { return format.name == name; });
    return row == formats.end() ? nullptr : row;
}

}  // namespace dateline
