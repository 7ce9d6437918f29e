#include "schemas/takedowns.hpp"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "schemas/archive_layout.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

using nlohmann::ordered_json;

// In the order of the enumeration.
constexpr std::array<std::string_view, 3> action_words{"removed", "lifted", "purged"};

std::optional<TakedownEvent::Action> parse_action(std::string_view word) {
    for (std::size_t i = 0; i < action_words.size(); ++i)
        if (action_words[i] == word) return static_cast<TakedownEvent::Action>(i);
    return std::nullopt;
}

ordered_json to_json(const TakedownEvent& event) {
    ordered_json json{{"action", action_words.at(static_cast<std::size_t>(event.action))},
                      {"id", event.id},
                      {"at", event.at},
                      {"generation", event.generation}};
    if (!event.reason.empty()) json["reason"] = event.reason;
    return json;
}

// Throws what the library does where a value is of another type; nothing for an unknown action.
std::optional<TakedownEvent> read_event(const ordered_json& json) {
    const auto action = parse_action(json.at("action").get<std::string>());
    if (!action || !json.at("generation").is_number_unsigned()) return std::nullopt;
    return TakedownEvent{.action = *action,
                         .id = json.at("id").get<std::string>(),
                         .at = json.at("at").get<std::string>(),
                         .reason = json.value("reason", ""),
                         .generation = json.at("generation").get<std::uint64_t>()};
}

std::optional<TakedownEvent> parse_event(std::string_view line) try {
    return read_event(ordered_json::parse(line));
} catch (const nlohmann::json::exception&) {
    return std::nullopt;
}

}  // namespace

Takedowns Takedowns::parse(std::string_view lines, const std::string& name) {
    Takedowns takedowns;
    for (std::size_t number = 1; !lines.empty(); ++number) {
        const auto line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        auto event = parse_event(line);
        if (!event)
            throw Error(ErrorKind::unavailable,
                        fmt::format("{}:{}: damaged: no takedown can be read there; put the line right, or the file "
                                    "back from a copy",
                                    name, number));
        takedowns.add(std::move(*event));
    }
    return takedowns;
}

void Takedowns::add(TakedownEvent event) {
    switch (event.action) {
        case TakedownEvent::Action::removed:
            in_force_.insert_or_assign(event.id, event);
            break;
        case TakedownEvent::Action::lifted:
            in_force_.erase(event.id);
            purged_.erase(event.id);
            break;
        case TakedownEvent::Action::purged:
            purged_.insert(event.id);
            first_clean_ = std::max(first_clean_, event.generation);
            break;
    }
    events_.push_back(std::move(event));
}

std::vector<std::string> Takedowns::ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, event] : in_force_) ids.push_back(id);
    return ids;
}

std::string Takedowns::lines() const {
    std::string out;
    for (const auto& event : events_)
        out += to_json(event).dump(-1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
    return out;
}

Takedowns read_takedowns(const ArchiveLayout& layout) {
    std::error_code ignored;
    if (!std::filesystem::exists(layout.takedowns(), ignored)) return {};
    return Takedowns::parse(read_file(layout.takedowns(), ErrorKind::unavailable), layout.takedowns().string());
}

}  // namespace dateline
