#include "corpus/annotate/authority_change.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "corpus/annotate/name_reading.hpp"
#include "corpus/annotate/tokens.hpp"
#include "corpus/readers/csv_rows.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

std::vector<std::string_view> rows_of(std::string_view csv) {
    std::vector<std::string_view> rows;
    if (csv.starts_with(byte_order_mark)) csv.remove_prefix(byte_order_mark.size());
    while (!csv.empty()) {
        RowScanner scanner(',', false);
        const Scan scan = scanner(csv, 0);
        const auto row = csv.substr(0, scan.found ? scan.seen : csv.size());
        csv.remove_prefix(std::min(row.size() + 1, csv.size()));
        if (!trim(row).empty()) rows.push_back(row);
    }
    return rows;
}

// Which columns hold names.
struct NameColumns {
    std::vector<std::size_t> columns;
    explicit NameColumns(std::string_view header) {
        std::vector<CsvField> fields;
        split_row(header, ',', fields);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const auto name = lowered(trim(fields[i].value()));
            if (name == "canonical" || name == "aliases") columns.push_back(i);
        }
    }
};

// The names of the rows that `other` does not have.
std::vector<std::string> names_of_own_rows(const std::vector<std::string_view>& rows,
                                           const std::vector<std::string_view>& other) {
    std::vector<std::string> names;
    if (rows.empty()) return names;
    const bool comparable = !other.empty() && rows.front() == other.front();
    const std::set<std::string_view> shared(other.begin(), comparable ? other.end() : other.begin());
    const NameColumns header(rows.front());
    std::vector<CsvField> fields;
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        if (shared.count(*row) != 0) continue;
        split_row(*row, ',', fields);
        for (const auto column : header.columns) {
            if (column >= fields.size()) continue;
            const std::string text = fields[column].value();
            for (std::size_t at = 0; at <= text.size();) {
                const auto end = std::min(text.find('|', at), text.size());
                names.push_back(text.substr(at, end - at));
                at = end + 1;
            }
        }
    }
    return names;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<NameWord> found;
    const TokenizedText tokens = tokenize(text);
    for (std::size_t token = 0; token < tokens.tokens.size(); ++token) append_name_words(tokens.word(token), found);
    std::vector<std::string> words;
    words.reserve(found.size());
    for (const NameWord& word : found) words.emplace_back(word.text);
    return words;
}

}  // namespace

AuthorityChange::AuthorityChange(std::string_view before, std::string_view now) {
    const auto old_rows = rows_of(before);
    const auto new_rows = rows_of(now);
    for (const auto& name : names_of_own_rows(old_rows, new_rows)) add_name(name);
    for (const auto& name : names_of_own_rows(new_rows, old_rows)) add_name(name);
}

void AuthorityChange::add_name(const std::string& name) {
    auto words = words_of(name);
    if (words.empty()) return;
    const auto longest = std::max_element(
        words.begin(), words.end(), [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    by_word_[*longest].push_back(static_cast<std::uint32_t>(names_.size()));
    names_.push_back(std::move(words));
}

bool AuthorityChange::may_touch(const Article& article) const {
    if (names_.empty()) return false;
    std::unordered_set<std::string> words;
    for (const auto* text : {&article.title, &article.body, &article.dateline})
        for (auto& word : words_of(*text)) words.insert(std::move(word));
    const auto holds = [&](std::uint32_t name) {
        return std::all_of(names_[name].begin(), names_[name].end(),
                           [&](const std::string& word) { return words.count(word) != 0; });
    };
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        const auto names = by_word_.find(word);
        return names != by_word_.end() && std::any_of(names->second.begin(), names->second.end(), holds);
    });
}

}  // namespace dateline
