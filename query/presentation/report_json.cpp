// What saved searches report, for programs: schemas/result.schema.json describes it.
#include <nlohmann/json.hpp>

#include "query/presentation/report.hpp"
#include "query/presentation/result_json.hpp"

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

Json search_json(const SearchReport& report) {
    Json json;
    json["id"] = report.id;
    if (!report.title.empty()) json["title"] = report.title;
    json["query"] = {{"text", report.query}, {"parsed", report.understood}};
    json["total"] = report.total;
    json["new"] = report.reported;
    json["folded"] = report.folded;
    json["first_time"] = report.first_time;
    if (report.since) json["since"] = to_string(*report.since);
    json["notes"] = report.notes;
    json["items"] = Json::array();
    for (const auto& item : report.items) json["items"].push_back(hit_json(item.shown, false));
    return json;
}

class JsonReport : public ReportPresenter {
  public:
    std::string begin(const ReportHead& head) override {
        const Json json{{"version", result_version},
                        {"generation", head.generation},
                        {"at", to_string(moment_at(head.at))},
                        {"notes", head.notes}};
        std::string text = dump_json(json);
        text.pop_back();  // the brace is closed by end()
        return text + ",\"searches\":[";
    }
    std::string search(const SearchReport& report) override {
        const char* before = is_first_ ? "\n" : ",\n";
        is_first_ = false;
        return before + dump_json(search_json(report));
    }
    std::string end() override { return is_first_ ? "]}\n" : "\n]}\n"; }

  private:
    bool is_first_ = true;
};

}  // namespace

std::unique_ptr<ReportPresenter> make_json_report(const PresenterOptions&) { return std::make_unique<JsonReport>(); }

}  // namespace dateline
