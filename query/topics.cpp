#include "query/topics.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "schemas/error.hpp"

namespace dateline {

namespace {

using Json = nlohmann::json;

class LineReader {
  public:
    explicit LineReader(std::string where) : where_(std::move(where)) {}

    Topic read(const std::string& text, TopicKind kind) const {
        const Json json = Json::parse(text, nullptr, false);
        if (!json.is_object()) refuse("no JSON object");
        Question question;
        question.id = id(json);
        question.text = string(json, "query");
        question.from = string(json, "from");
        question.to = string(json, "to");
        question.persons = list(json, "person");
        question.organisations = list(json, "org");
        question.places = list(json, "place");
        return {std::move(question), kind == TopicKind::saved ? string(json, "title") : std::string(), where_};
    }

  private:
    [[noreturn]] void refuse(const std::string& why) const { throw Error(ErrorKind::bad_data, where_ + ": " + why); }

    std::string id(const Json& json) const {
        if (!json.contains("id")) refuse("\"id\" is missing");
        const Json& id = json["id"];
        if (id.is_number_integer()) return id.dump();
        if (!id.is_string() || id.get_ref<const std::string&>().empty()) refuse("\"id\" is no string");
        return id.get<std::string>();
    }

    std::string string(const Json& json, const char* key) const {
        if (!json.contains(key) || json[key].is_null()) return {};
        if (!json[key].is_string()) refuse(fmt::format("\"{}\" is no string", key));
        return json[key].get<std::string>();
    }

    std::vector<std::string> list(const Json& json, const char* key) const {
        auto value = string(json, key);
        if (value.empty()) return {};
        return {std::move(value)};
    }

    std::string where_;
};

std::vector<Topic> read_lines(std::istream& in, const std::string& name, TopicKind kind) {
    std::vector<Topic> topics;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        topics.push_back(LineReader(fmt::format("{} line {}", name, number)).read(line, kind));
    }
    if (in.bad()) throw system_error(name, errno);
    return topics;
}

}  // namespace

std::vector<Topic> read_topics(const std::string& path, TopicKind kind) {
    if (path == "-") return read_lines(std::cin, "standard input", kind);
    std::ifstream in(path);
    if (!in) throw system_error(path, errno, ErrorKind::no_input);
    return read_lines(in, path, kind);
}

}  // namespace dateline
