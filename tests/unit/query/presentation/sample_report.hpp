// A report to show, for tests of its formats.
#pragma once

#include "query/presentation/report.hpp"
#include "tests/unit/query/presentation/sample_hit.hpp"

namespace dateline::test {

inline ReportHead sample_report_head() {
    ReportHead head;
    head.generation = 42;
    head.at = 1663372800;  // 2022-09-17
    head.searches = {"graves"};
    return head;
}

inline SearchReport sample_report() {
    SearchReport report;
    report.id = "graves";
    report.query = "graves";
    report.understood = "graves";
    report.total = 9;
    report.reported = 3;
    report.folded = 1;
    report.items.push_back({sample_hit(), "https://example.org/a?b=1&c=2"});
    return report;
}

}  // namespace dateline::test
