// Holds schemas/README.md to the code: its tables to the tables, and its example to what its rules make of the article.
// That the programs keep to the page is for programs_oracle.py to say.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "schemas/archive_layout.hpp"
#include "schemas/article_record.hpp"
#include "schemas/likeness.hpp"
#include "schemas/stemmer.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

using namespace dateline;

namespace {

std::string readme() {
    std::ifstream in(std::string(DATELINE_TREE) + "/schemas/README.md");
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// The block of code behind "<!-- example: name -->", with its last line end.
std::string example(const std::string& name) {
    const auto text = readme();
    const auto comment = text.find("<!-- example: " + name + " -->\n```");
    INFO(name);
    REQUIRE(comment != std::string::npos);
    const auto first = text.find('\n', text.find("```", comment)) + 1;
    return text.substr(first, text.find("```", first) - first);
}

// A document as the page says that it is made, one rule after the other and without a thought for speed.
class PlainDocument {
  public:
    explicit PlainDocument(const Article& article) : article_(article), stemmer_(article.language) {
        for (const auto& field : FieldTable::builtin().fields()) {
            if (!field.reserved) add(field);
        }
        set(slot::brief, encode_brief(brief_of(article)));
        set(slot::order, order_key(article.published, article.id));
        if (const auto signature = likeness_signature(article.title, article.body))
            set(slot::likeness, encode_likeness(*signature));
        values_[slot::fingerprint] = encode_fingerprint(fingerprint());
        values_[slot::revision] = encode_revision(revision_of(article));
    }

    Fingerprint fingerprint() const {
        ArchiveDigest sum;
        for (const auto& [term, occurrences] : terms_) sum.add(hash_of(term, occurrences));
        sum.add(hash128(hashed_slots_));
        const Hash128 record = hash128(record_json(article_));
        sum.add(record);
        return {record, hash128(sum.sum().hex() + article_.id)};
    }

    std::string terms() const {
        std::string text;
        for (const auto& [term, occurrences] : terms_) {
            std::string line = term + std::string(46 - term.size(), ' ') + padded(frequency_of(occurrences), 3);
            std::string positions;
            for (const auto& [position, wdf] : occurrences)
                if (position > 0) positions += ' ' + std::to_string(position);
            if (!positions.empty()) line += ' ' + positions;
            text += line + '\n';
        }
        return text;
    }

    std::string slots() const {
        constexpr std::size_t line_bytes = 32;
        std::string text;
        for (const auto& [slot, bytes] : values_) {
            for (std::size_t at = 0; at < bytes.size(); at += line_bytes) {
                text += (at == 0 ? padded(slot, 2) : "  ") + ' ';
                for (const char c : bytes.substr(at, line_bytes)) text += ' ' + hex(c);
                text += '\n';
            }
        }
        return text;
    }

  private:
    using Occurrences = std::multimap<std::uint32_t, std::uint32_t>;  // position (0: none) and what it adds to the wdf

    static std::string padded(std::uint64_t number, std::size_t width) {
        const auto digits = std::to_string(number);
        return std::string(width - digits.size(), ' ') + digits;
    }
    static std::string hex(char c) {
        constexpr std::string_view digits = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        return {digits[byte >> 4], digits[byte & 0xF]};
    }
    static std::uint32_t frequency_of(const Occurrences& occurrences) {
        std::uint32_t sum = 0;
        for (const auto& [position, wdf] : occurrences) sum += wdf;
        return sum;
    }
    static Hash128 hash_of(const std::string& term, const Occurrences& occurrences) {
        std::string bytes = term + '\0';
        const auto put = [&bytes](std::uint32_t number) {
            for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(number >> shift & 0xFF);
        };
        for (const auto& [position, wdf] : occurrences)
            if (position > 0) put(position);
        put(frequency_of(occurrences));
        return hash128(bytes);
    }

    void add(const Field& field) {
        const auto values = field_values(article_, field);
        if (field.kind == FieldKind::id) post(id_term(article_.id));
        if (field.kind == FieldKind::text) add_text(field, values);
        if (field.is_name()) add_names(field, values);
        if (field.kind == FieldKind::keyword)
            for (const auto value : values) post(keyword_term(field, value));
        if (field.kind == FieldKind::state)
            for (const auto state : article_states(article_)) post(make_term(field.prefix, state));
        if (field.kind == FieldKind::date) add_date(field);
        if (field.kind == FieldKind::keyword || field.is_name()) add_list(field, values);
    }

    void add_text(const Field& field, const std::vector<std::string_view>& values) {
        for (const auto value : values) {
            WordScanner scanner(value);
            while (scanner.next()) {
                ++position_;
                const std::string word(scanner.word());
                const std::string stem(stemmer_(word));
                post(word_term({}, word), position_, field.weight);
                if (!is_digit(word)) post(stem_term({}, stem), 0, field.weight);
                if (field.prefix.empty()) continue;
                post(word_term(field.prefix, word), position_);
                if (!is_digit(word)) post(stem_term(field.prefix, stem));
            }
            position_ += position_gap;
        }
    }

    void add_names(const Field& field, const std::vector<std::string_view>& values) {
        std::uint32_t position = 0;
        for (const auto value : values) {
            const auto words = name_words(value);
            for (const auto& word : words) {
                if (field.keys) {
                    post(name_part_term(field, word));
                } else {
                    post(name_part_term(field, word), ++position);
                }
            }
            post(full_name_term(field, words));
            position += position_gap;
        }
    }

    void add_date(const Field& field) {
        const auto moment = field_moment(article_, field);
        if (!moment) return;
        post(day_term(field, moment->day));
        post(month_term(field, moment->day));
        post(year_term(field, moment->day));
        set(static_cast<unsigned>(field.slot), encode_seconds(moment->utc_seconds()));
    }

    void add_list(const Field& field, const std::vector<std::string_view>& values) {
        std::vector<ListEntry> entries;
        entries.reserve(values.size());
        for (const auto value : values) entries.push_back({std::string(value), 1, given_flag});
        if (field.slot >= 0 && !entries.empty()) set(static_cast<unsigned>(field.slot), encode_list(entries));
    }

    static bool is_digit(std::string_view word) { return word.front() >= '0' && word.front() <= '9'; }

    void post(const std::string& term, std::uint32_t position = 0, std::uint32_t wdf = 0) {
        terms_[term].emplace(position, wdf);
    }
    void set(unsigned slot, const std::string& bytes) {
        values_[slot] = bytes;
        hashed_slots_ += static_cast<char>(slot) + std::to_string(bytes.size()) + ':' + bytes;
    }

    const Article& article_;
    Stemmer stemmer_;
    std::map<std::string, Occurrences> terms_;
    std::map<unsigned, std::string> values_;
    std::string hashed_slots_;
    std::uint32_t position_ = 0;
};

Article example_article() {
    Article article;
    RecordMends mends;
    REQUIRE_FALSE(parse_record(example("given record"), article, mends));
    REQUIRE_FALSE(check_article(article, mends));
    return article;
}

// "| a | b |": the first two cells of each row of the table under this head.
std::multimap<std::string, std::string> table_under(const std::string& head) {
    std::multimap<std::string, std::string> rows;
    std::istringstream lines(readme().substr(readme().find(head)));
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);
    while (std::getline(lines, line) && line.starts_with("| ")) {
        const auto second = line.find(" | ") + 3;
        rows.emplace(line.substr(2, second - 5), line.substr(second, line.find(" |", second) - second));
    }
    return rows;
}

}  // namespace

TEST_CASE("the example of the README is what its rules make") {
    const Article article = example_article();
    CHECK(record_json(article) + '\n' == example("canonical record"));
    const PlainDocument document(article);
    CHECK(document.terms() == example("terms"));
    CHECK(document.slots() == example("slots"));
}

TEST_CASE("the manifest of the README is one, of the article of its example") {
    const auto text = example("manifest");
    const auto body = text.substr(0, text.rfind("xxh3-128 "));
    INFO("its checksum is " << hash128(body).hex());
    const auto manifest = parse_manifest(text, "README.md");
    CHECK(manifest.digest == PlainDocument(example_article()).fingerprint().indexed);
    CHECK(manifest.schema == FieldTable::builtin().fingerprint());
    CHECK(write_manifest(manifest) == text);
}

TEST_CASE("the archive.json of the README is one") {
    CHECK(parse_config(example("archive.json"), "README.md").fields.fields().size() == 1);
}

TEST_CASE("the README lists every prefix, and no other") {
    std::multimap<std::string, std::string> expected{{"(none)", "body"}};
    std::set<std::string> listed;
    for (const auto& field : FieldTable::builtin().fields()) {
        for (const auto& prefix : {field.prefix, field.full_prefix, field.id_prefix, field.prominent_prefix,
                                   field.lead_prefix, field.within_prefix, field.month_prefix, field.year_prefix}) {
            if (!prefix.empty()) expected.emplace("`" + prefix + "`", field.name);
            listed.insert(prefix);
        }
    }
    for (const auto prefix : reserved_prefixes()) {
        if (listed.count(std::string(prefix)) == 0) expected.emplace("`" + std::string(prefix) + "`", "(reserved)");
    }
    CHECK(table_under("| prefix | field |") == expected);
}

TEST_CASE("the README lists every slot, and no other") {
    std::multimap<std::string, std::string> expected{{std::to_string(slot::brief), "(brief)"},
                                                     {std::to_string(slot::order), "(order)"},
                                                     {std::to_string(slot::fingerprint), "(fingerprint)"},
                                                     {std::to_string(slot::revision), "(revision)"},
                                                     {std::to_string(slot::likeness), "(likeness)"}};
    for (const auto& field : FieldTable::builtin().fields()) {
        if (field.slot >= 0) expected.emplace(std::to_string(field.slot), field.name);
    }
    CHECK(table_under("| slot | field |") == expected);
}

TEST_CASE("the README lists every reason why a record is not taken") {
    std::multimap<std::string, std::string> expected;
    for (const auto& row : reject_reasons()) expected.emplace("`" + std::string(row.code) + "`", row.sentence);
    CHECK(table_under("| code | because |") == expected);
}
