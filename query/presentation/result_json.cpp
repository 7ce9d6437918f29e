#include "query/presentation/result_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "query/presentation/counts_json.hpp"

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

Json names_json(const std::vector<ListEntry>& entries) {
    Json names = Json::array();
    for (const auto& entry : entries) names.push_back(entry.value);
    return names;
}

Json number_json(double number) {
    constexpr double most_exact = 9007199254740992;  // 2^53: all whole numbers up to it are doubles
    const bool is_whole = std::trunc(number) == number && std::abs(number) <= most_exact;
    return is_whole ? Json(static_cast<std::int64_t>(number)) : Json(number);
}

Json fields_json(const CustomValues& values) {
    Json fields = Json::object();
    for (const auto& value : values) {
        auto& list = fields[value.field->name] = Json::array();
        if (value.numbers.empty()) list = value.shown();
        for (const double number : value.numbers) list.push_back(number_json(number));
    }
    return fields;
}

Json explain_json(const Hit& hit) {
    Json parts = Json::array();
    for (const auto& part : hit.parts) parts.push_back({{"name", part.name}, {"score", part.score}});
    Json words = Json::array();
    for (const auto& word : hit.words) words.push_back({{"word", word.word}, {"score", word.score}});
    return {{"parts", std::move(parts)}, {"words", std::move(words)}};
}

Json snippet_json(const Snippet& snippet) {
    Json marks = Json::array();
    for (const auto& mark : snippet.marks) marks.push_back({mark.begin, mark.end});
    return {{"text", snippet.text}, {"marks", std::move(marks)}};
}

Json head_json(const ResultHead& head) {
    const Answer& answer = head.answer;
    Json json;
    json["version"] = result_version;
    json["generation"] = head.generation;
    json["query"] = {{"text", head.query}, {"parsed", head.understood}};
    json["total"] = {{"value", answer.total.value}, {"exact", answer.total.exact}};
    if (answer.folded_total) json["total"]["folded"] = *answer.folded_total;
    json["offset"] = head.offset;
    add_counts(json, answer.counts);
    json["notes"] = answer.notes;
    if (answer.any_total) json["any_total"] = *answer.any_total;
    if (!answer.suggestions.empty()) {
        for (const auto& suggestion : answer.suggestions)
            json["suggestions"].push_back({{"word", suggestion.word}, {"instead", suggestion.instead}});
    }
    return json;
}

// One object; its hits are written as they come.
class JsonPresenter : public Presenter {
  public:
    std::string begin(const ResultHead& head) override {
        explain_ = head.explain;
        first_ = true;
        std::string text = dump_json(head_json(head));
        text.pop_back();  // the brace is closed by end()
        return text + ",\"hits\":[";
    }
    std::string hit(const ShownHit& shown) override {
        const char* before = first_ ? "\n" : ",\n";
        first_ = false;
        return before + dump_json(hit_json(shown, explain_));
    }
    std::string end() override { return first_ ? "]}\n" : "\n]}\n"; }

  private:
    bool explain_ = false;
    bool first_ = true;
};

// A hit a line, in a batch with the id of its topic.
class JsonLinesPresenter : public Presenter {
  public:
    explicit JsonLinesPresenter(const PresenterOptions& options) : fields_(options.fields) {}

    std::string begin(const ResultHead& head) override {
        explain_ = head.explain;
        topic_ = head.topic;
        return {};
    }
    std::string hit(const ShownHit& shown) override {
        Json line;
        if (!topic_.empty()) line["topic"] = topic_;
        const Json hit = hit_json(shown, explain_);
        line.update(fields_.empty() ? hit : picked(hit));
        return dump_json(line) + "\n";
    }

  private:
    // What was asked for, null where the hit has nothing.
    Json picked(const Json& hit) const {
        Json json = Json::object();
        for (const auto& name : fields_) {
            const bool is_own = !hit.contains(name) && hit.contains("fields");
            json[name] = is_own ? hit["fields"].value(name, Json()) : hit.value(name, Json());
        }
        return json;
    }

    std::vector<std::string> fields_;
    bool explain_ = false;
    std::string topic_;
};

}  // namespace

Json hit_json(const ShownHit& shown, bool explain) {
    const Hit& hit = shown.hit;
    Json json;
    json["rank"] = hit.rank;
    json["id"] = hit.brief.id;
    json["score"] = hit.score;
    json["date"] = hit.brief.published.empty() ? Json() : Json(hit.brief.published);
    json["title"] = hit.brief.title;
    json["source"] = hit.brief.source;
    json["dateline"] = hit.brief.dateline;
    json["status"] = to_string(hit.brief.status);
    json["persons"] = names_json(hit.persons);
    json["organisations"] = names_json(hit.organisations);
    json["places"] = names_json(hit.places);
    if (!hit.copies.ids.empty())
        json["copies"] = {{"count", hit.copies.ids.size()}, {"exact", hit.copies.exact}, {"ids", hit.copies.ids}};
    if (!hit.corrects.empty()) json["corrects"] = hit.corrects;
    if (!hit.corrected_by.empty()) json["corrected_by"] = hit.corrected_by;
    if (!hit.fields.empty()) json["fields"] = fields_json(hit.fields);
    json["snippet"] = snippet_json(shown.snippet);
    if (explain) json["explain"] = explain_json(hit);
    return json;
}

// JSON lets DEL and the C1 controls stand as they are, but a terminal may obey them.
std::string dump_json(const Json& json) {
    const std::string dumped = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string safe;
    safe.reserve(dumped.size());
    for (std::size_t i = 0; i < dumped.size(); ++i) {
        const auto byte = static_cast<unsigned char>(dumped[i]);
        const auto next = i + 1 < dumped.size() ? static_cast<unsigned char>(dumped[i + 1]) : 0U;
        constexpr std::string_view digits = "0123456789abcdef";
        if (byte == 0x7F) {
            safe += "\\u007f";
        } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {
            safe.append("\\u00").append(1, digits[next >> 4]).append(1, digits[next & 0xF]);
            ++i;
        } else {
            safe += dumped[i];
        }
    }
    return safe;
}

std::unique_ptr<Presenter> make_json_presenter(const PresenterOptions&) { return std::make_unique<JsonPresenter>(); }
std::unique_ptr<Presenter> make_json_lines_presenter(const PresenterOptions& options) {
    return std::make_unique<JsonLinesPresenter>(options);
}

}  // namespace dateline
