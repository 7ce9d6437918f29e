// Judges JSON by one of the tree's JSON Schemas, through valijson.
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace dateline::test {

/// A JSON file of the tree; `path` from its root.
template <typename Json = nlohmann::json>
Json read_json(const std::string& path) {
    std::ifstream in(std::string(DATELINE_TREE) + "/" + path);
    if (!in) throw std::runtime_error("no such file: " + path);
    return Json::parse(in);
}

/// One schema; kept whole, since valijson refers into it.
class SchemaJudge {
  public:
    explicit SchemaJudge(nlohmann::json document) : document_(std::move(document)) {
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(document_), schema_);
    }
    bool valid(const nlohmann::json& value) const {
        valijson::Validator validator(valijson::Validator::kStrongTypes);
        return validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(value), nullptr);
    }

  private:
    nlohmann::json document_;
    valijson::Schema schema_;
};

}  // namespace dateline::test
