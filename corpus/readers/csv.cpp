#include "corpus/readers/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "corpus/readers/csv_keys.hpp"
#include "corpus/readers/csv_rows.hpp"
#include "corpus/readers/record_reader.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

constexpr std::string_view line_ends = "\r\n";
constexpr std::string_view separator_line = "sep=";  // "sep=;" in front of the header
// Bytes that may be looked at twice, and their share of those that were read: so that a file of quotes that never close
// takes no more than a few times as long as one without.
constexpr std::uint64_t free_rescan = std::uint64_t{64} << 20;
constexpr std::uint64_t rescan_share = 4;

// A string of JSON, without control characters but for line ends and tabs.
std::string quoted_json(std::string_view text) {
    const auto is_control = [](char c) { return (c >= 0 && c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; };
    std::string clean(text);
    clean.erase(std::remove_if(clean.begin(), clean.end(), is_control), clean.end());
    return nlohmann::json(clean).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::string> column_names(std::string_view row, char separator) {
    std::vector<CsvField> fields;
    split_row(row, separator, fields);
    std::vector<std::string> names;
    names.reserve(fields.size());
    for (const auto& field : fields) names.emplace_back(trim(field.value()));
    return names;
}

// What becomes of the columns of a table.
class Columns {
  public:
    Columns() = default;
    Columns(std::vector<std::string> names, const std::map<std::string, std::string>& mapped,
            const std::set<std::string>& own_keys)
        : names_(std::move(names)) {
        std::vector<bool> taken(names_.size());
        for (const auto& [key, name] : mapped) take_mapped(key, name, taken);
        for (const auto& key : own_keys)
            if (mapped.count(key) == 0) take_own(key, taken);
        const auto by_map = taken;
        for (const auto& key : csv_keys())
            if (mapped.count(std::string(key.key)) == 0) take_by_name(key, by_map, taken);
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (!taken[i] && !names_[i].empty()) keep(i, names_[i]);
        // The id first, so that what is rejected for another value has its id.
        std::stable_sort(targets_.begin(), targets_.end(),
                         [](const Target& a, const Target& b) { return a.key < b.key; });
        if (!fault_ && !has("title") && !has("body"))
            fail("no column is known as title or body; --map body=COLUMN names it");
    }

    const std::optional<RecordFault>& fault() const { return fault_; }
    std::size_t size() const { return names_.size(); }
    bool has(std::string_view key) const {
        return std::any_of(targets_.begin(), targets_.end(),
                           [&](const Target& target) { return target.key->key == key; });
    }

    // Fills the article from a row of as many fields.
    std::optional<RecordFault> read(const std::vector<CsvField>& fields, Article& article, RecordMends& mends) const {
        for (const auto& target : targets_) {
            if (trim(fields[target.column].text).empty()) continue;
            auto fault = target.key->set(article, fields[target.column].value(), mends);
            if (!fault) continue;
            fault->detail = fmt::format("{}: {}", names_[target.column], fault->detail);
            return fault;
        }
        for (const auto& extra : extras_) {
            const auto value = fields[extra.column].value();
            if (const auto text = trim(value); !text.empty())
                article.extra.append(article.extra.empty() ? "{" : ",")
                    .append(extra.json_key)
                    .append(quoted_json(text));
        }
        if (!article.extra.empty()) article.extra += '}';
        return std::nullopt;
    }

  private:
    struct Target {
        std::size_t column;
        const CsvKey* key;
    };
    struct Extra {
        std::size_t column;
        std::string json_key;  // with quotes and colon
    };

    void fail(std::string_view what) {
        fault_ = RecordFault{RejectReason::bad_row, fmt::format("{}; the columns are {}", what,
                                                                excerpt(fmt::format("{}", fmt::join(names_, ", "))))};
    }

    void take_mapped(const std::string& key, const std::string& name, std::vector<bool>& taken) {
        const auto column = find_column([&](const std::string& known) { return lowered(known) == lowered(name); }, {});
        if (column == names_.size()) return fail(fmt::format("--map {}={}: the header has no such column", key, name));
        // What is no key of every record may be one of an archive's own.
        const auto* const target = find_csv_key(key);
        target != nullptr ? targets_.push_back({column, target}) : keep(column, key);
        taken[column] = true;
    }

    void take_own(const std::string& key, std::vector<bool>& taken) {
        const auto column = find_column([&](const std::string& known) { return known == key; }, taken);
        if (column == names_.size()) return;
        keep(column, key);
        taken[column] = true;
    }

    // Of two columns for a key the first is kept: a record can't have one key twice.
    void keep(std::size_t column, const std::string& key) {
        const auto json_key = quoted_json(key) + ':';
        const auto is_same = [&](const Extra& extra) { return extra.json_key == json_key; };
        if (std::none_of(extras_.begin(), extras_.end(), is_same)) extras_.push_back({column, json_key});
    }

    // A column that is mapped serves no other key.
    void take_by_name(const CsvKey& key, const std::vector<bool>& by_map, std::vector<bool>& taken) {
        auto column = find_column([&](const std::string& name) { return fold_column_name(name) == key.key; }, by_map);
        for (auto name = key.names.begin(); name != key.names.end() && column == names_.size(); ++name)
            column = find_column([&](const std::string& known) { return fold_column_name(known) == *name; }, by_map);
        if (column == names_.size()) return;
        targets_.push_back({column, &key});
        taken[column] = true;
    }

    // The first that fits and is not left out.
    std::size_t find_column(const std::function<bool(const std::string&)>& fits,
                            const std::vector<bool>& left_out) const {
        std::size_t column = 0;
        while (column < names_.size() && ((column < left_out.size() && left_out[column]) || !fits(names_[column])))
            ++column;
        return column;
    }

    std::vector<std::string> names_;
    std::vector<Target> targets_;
    std::vector<Extra> extras_;
    std::optional<RecordFault> fault_;
};

// "sep=;" -> ';'
std::optional<char> said_separator(std::string_view head) {
    const auto line = trim_end(first_line(head));
    const bool is_said = line.size() == separator_line.size() + 1 && lowered(line).starts_with(separator_line);
    return is_said ? std::optional(line.back()) : std::nullopt;
}

class CsvReader : public RecordReader {
  public:
    using RecordReader::RecordReader;

  private:
    std::optional<Cut> cut() override {
        if (stage_ == Stage::start) {
            if (auto fault = read_header()) return fault;
        }
        while (stage_ == Stage::rows && cutter().skip(line_ends)) {
            auto row = cut_row();
            if (row.fault || !is_blank(row.bytes)) return row;
        }
        return std::nullopt;
    }

    std::optional<RecordFault> read(const Cut& cut, Delivery& delivery) override {
        split_row(cut.bytes, separator_, fields_);
        if (fields_.size() != columns_.size())
            return RecordFault{RejectReason::bad_row,
                               fmt::format("{} fields, the header has {}", fields_.size(), columns_.size())};
        return columns_.read(fields_, delivery.article, delivery.mends);
    }

    // Gives the header as a fault where its columns don't serve.
    std::optional<Cut> read_header() {
        stage_ = Stage::ended;
        if (cutter().starts_with(byte_order_mark)) cutter().pass(byte_order_mark.size());
        if (!cutter().skip(line_ends)) return std::nullopt;
        const auto head = cutter().peek(sniff_size);
        const auto said = said_separator(head);
        separator_ = said ? *said : find_separator(head).separator;
        if (said) cutter().cut(scan_line);
        if (!cutter().skip(line_ends)) return std::nullopt;
        auto header = cut_row();
        if (!header.fault)
            columns_ = Columns(column_names(header.bytes, separator_), context().columns, context().own_keys);
        if (!header.fault) header.fault = columns_.fault();
        if (header.fault) return header;
        stage_ = Stage::rows;
        return std::nullopt;
    }

    Cut cut_row() {
        RowScanner scanner(separator_, rescanned_ <= free_rescan + rescan_share * cutter().where().byte);
        auto row = cutter().cut(std::ref(scanner));
        if (scanner.has_broken_quotes() && !row.fault) {
            row.fault = RecordFault{RejectReason::bad_row, "a quote is not closed, or closed inside of a field"};
            rescanned_ += scanner.looked_at();
        }
        return row;
    }

    bool is_blank(std::string_view row) const {
        return std::all_of(row.begin(), row.end(), [&](char c) {
            return c == separator_ || c == '"' || blanks.find(c) != std::string_view::npos;
        });
    }

    enum class Stage { start, rows, ended };
    Stage stage_ = Stage::start;
    char separator_ = ',';
    Columns columns_;
    std::vector<CsvField> fields_;  // of the row at hand
    std::uint64_t rescanned_ = 0;
};

}  // namespace

bool looks_like_csv(std::string_view head) {
    head = trim_start(head);
    if (said_separator(head)) return true;
    const auto found = find_separator(head);
    const auto header = first_row(head, found.separator);
    const auto behind = head.substr(std::min(header.size() + 1, head.size()));
    // A title, then an empty line, is plain text.
    if (found.agreeing * 2 <= found.rows || (!behind.empty() && trim(first_line(behind)).empty())) return false;
    if (header.find('\n') != std::string_view::npos) return false;
    const Columns columns(column_names(header, found.separator), {}, {});
    return columns.size() > 1 && !columns.fault();
}

std::unique_ptr<Reader> open_csv(std::unique_ptr<ByteStream> stream, ReaderContext context) {
    return std::make_unique<CsvReader>(std::move(stream), std::move(context));
}

}  // namespace dateline
