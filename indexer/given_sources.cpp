#include "indexer/given_sources.hpp"

#include <fmt/format.h>

#include "corpus/readers/csv_keys.hpp"
#include "indexer/commands/create.hpp"
#include "indexer/rejects.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

// A key that no record of the archive can lose is a mistake.
void check_drop_fields(const std::set<std::string>& keys, const FieldTable& fields) {
    for (const auto& key : keys) {
        Article probe;
        const Field* field = fields.find_record_key(key);
        if (clear_field(probe, key) || (field != nullptr && field->custom)) continue;
        throw Error(ErrorKind::usage,
                    fmt::format("--drop-fields: \"{}\" is no key of a record that can be dropped", key));
    }
}

// Columns are for the keys of a record and for the archive's own fields.
void check_columns(const std::map<std::string, std::string>& columns, const FieldTable& fields) {
    for (const auto& [key, column] : columns) {
        const Field* field = fields.find_record_key(key);
        if (find_csv_key(key) != nullptr || (field != nullptr && field->custom)) continue;
        throw Error(ErrorKind::usage, fmt::format("--map {}={}: \"{}\" is no key of a record", key, column, key));
    }
}

// The archive's own keys are known before the sources are looked at.
SourceOptions reading_of(const AddOptions& options) {
    const bool is_new = !has_archive(options.archive);
    const auto config = is_new ? config_of(options.create) : read_config(ArchiveLayout(options.archive));
    auto reading = options.reading;
    for (const auto& field : config.fields.fields())
        if (field.custom) reading.own_keys.insert(field.record_key);
    return reading;
}

}  // namespace

void check_keys(const AddOptions& options, const FieldTable& fields) {
    check_drop_fields(options.drop_fields, fields);
    check_columns(options.reading.columns, fields);
}

std::vector<GivenSource> given_sources(const AddOptions& options) {
    return given_alike(options.sources, reading_of(options));
}

std::vector<RecordedSource> name_sources(const AddOptions& options) {
    std::vector<RecordedSource> named;
    for (const auto& path : options.sources) {
        if (path == "-") continue;
        const std::string folder = fs::path(path).is_absolute() ? std::string() : fs::current_path().string();
        named.push_back({as_utf8(path), folder, options.reading_words});
    }
    return named;
}

}  // namespace dateline
