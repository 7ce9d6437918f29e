#include "query/reading/plain_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "query/language/date_expression.hpp"
#include "query/language/field_value.hpp"
#include "query/language/lexer.hpp"
#include "query/language/query_error.hpp"
#include "query/reading/name_spellings.hpp"
#include "schemas/code_points.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

using Kind = Expression::Kind;

constexpr std::size_t most_words = 64;  // of a query that are looked at
constexpr std::size_t longest_place = 6;
constexpr std::size_t longest_name = 4;
constexpr std::size_t longest_date = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Anything but a small letter: other scripts may have no capitals.
bool is_capitalised(std::string_view word) { return !word.empty() && (word.front() < 'a' || word.front() > 'z'); }

// Words that no name begins or ends with, and no date but "the week of".
bool is_joint(std::string_view word) {
    static constexpr std::array<std::string_view, 14> joints{"in", "of",  "at",   "on",   "to", "by", "and",
                                                             "or", "for", "from", "with", "as", "a",  "an"};
    return std::find(joints.begin(), joints.end(), fold_text(word)) != joints.end();
}

bool has_loose_end(std::string_view words) {
    const auto last = words.find_last_of(' ');
    return is_joint(words.substr(0, words.find(' '))) ||
           (last != std::string_view::npos && is_joint(words.substr(last + 1)));
}

bool is_year(std::string_view text) {
    return text.size() == 4 && std::all_of(text.begin(), text.end(), is_digit) &&
           (text.starts_with("19") || text.starts_with("20"));
}

// A word of the query that may be read.
bool is_plain(const Expression& node, std::string_view text) {
    if (node.kind != Kind::word && node.kind != Kind::phrase) return false;
    if (node.exact || node.span.end <= node.span.begin || node.span.end > text.size()) return false;
    // A bare word with inner punctuation is a phrase; one in quotes begins with one.
    const bool is_signed = node.span.begin > 0 && text[node.span.begin - 1] == '+';
    return !is_signed && !is_quote(code_point_at(text, node.span.begin).value);
}

// What some words were read as.
struct Candidate {
    std::vector<std::string_view> fields;
    std::uint64_t articles = 0;
};

class Noticer {
  public:
    Noticer(std::string_view text, const FieldReader& reader, Day today)
        : text_(text),
          reader_(reader),
          today_(today),
          person_(reader.fields().find("person")),
          org_(reader.fields().find("org")),
          place_(reader.fields().find("place")) {
        if (person_ != nullptr && !reader.names().has_keys(*person_)) person_ = nullptr;
        if (org_ != nullptr && !reader.names().has_keys(*org_)) org_ = nullptr;
        if (place_ != nullptr && (!reader.has_places(*place_) || reader.gazetteer().get() == nullptr)) place_ = nullptr;
    }

    void visit(ExpressionPtr& node) {
        if (node->kind == Kind::word || node->kind == Kind::phrase) {
            std::vector<ExpressionPtr> alone;
            alone.push_back(std::move(node));
            rewrite(alone);
            node = std::move(alone.front());
        } else if (node->kind == Kind::all || node->kind == Kind::any) {
            rewrite(node->children);
            for (auto& child : node->children) {
                if (child->kind == Kind::any) visit(child);
            }
            if (node->children.size() == 1) node = ExpressionPtr(std::move(node->children.front()));
        } else if (node->kind == Kind::without && node->children.size() > 1) {
            visit(node->children.front());
        }
    }

    const std::vector<std::string>& notes() const { return told_; }

  private:
    // Replaces runs of plain words by what they are read as.
    void rewrite(std::vector<ExpressionPtr>& children) {
        std::vector<ExpressionPtr> result;
        const auto plain = plain_runs(children);
        for (std::size_t at = 0; at < children.size();) {
            const std::size_t run = plain[at];
            const std::size_t read = run == 0 || looked_at_ >= most_words ? 0 : notice(children, at, run, result);
            looked_at_ += std::max<std::size_t>(read, 1);
            if (read == 0) result.push_back(std::move(children[at]));
            at += std::max<std::size_t>(read, 1);
        }
        children = std::move(result);
    }

    std::string_view between(const ExpressionPtr& before, const ExpressionPtr& behind) const {
        if (behind->span.begin < before->span.end) return {};
        return text_.substr(before->span.end, behind->span.begin - before->span.end);
    }

    static bool has_operator(std::string_view text) {
        return text.find("AND") != std::string_view::npos || text.find("OR") != std::string_view::npos;
    }

    // For each child how many plain words in a row begin there. What stands beside a written operator is meant as it
    // is.
    std::vector<std::size_t> plain_runs(const std::vector<ExpressionPtr>& children) const {
        std::vector<std::size_t> runs(children.size(), 0);
        for (std::size_t i = children.size(); i-- > 0;) {
            const bool is_last = i + 1 == children.size();
            const std::string_view behind = is_last ? std::string_view() : between(children[i], children[i + 1]);
            const bool is_bound =
                has_operator(behind) || (i > 0 && has_operator(between(children[i - 1], children[i])));
            if (is_bound || !is_plain(*children[i], text_)) continue;
            const bool goes_on = !is_last && behind.find_first_not_of(" \t,") == std::string_view::npos;
            runs[i] = 1 + (goes_on ? runs[i + 1] : 0);
        }
        return runs;
    }

    // How many words were read, from `at` on.
    std::size_t notice(std::vector<ExpressionPtr>& children, std::size_t at, std::size_t run,
                       std::vector<ExpressionPtr>& result) {
        for (std::size_t size = std::min(run, longest_place); size > 0; --size) {
            const Span span{children[at]->span.begin, children[at + size - 1]->span.end};
            const auto read = best_reading(text_.substr(span.begin, span.end - span.begin), size);
            if (!read) continue;
            auto node = std::make_unique<Expression>();
            node->kind = Kind::noticed;
            node->span = span;
            for (std::size_t i = at; i < at + size; ++i) node->children.push_back(std::move(children[i]));
            for (const auto field : read->fields) node->children.push_back(preference(field, span));
            tell(span, *read);
            result.push_back(std::move(node));
            return size;
        }
        return 0;
    }

    ExpressionPtr preference(std::string_view field, Span span) const {
        FieldRequest request;
        request.field = reader_.fields().find(field);
        request.value = text_.substr(span.begin, span.end - span.begin);
        request.span = span;
        request.offset = span.begin;
        request.quoted = true;
        request.preferred = true;
        return make_field_expression(request, today_);
    }

    void tell(Span span, const Candidate& read) {
        told_.push_back(fmt::format("{} as {}", shown_piece(text_.substr(span.begin, span.end - span.begin)),
                                    fmt::join(read.fields, " or ")));
    }

    std::optional<Candidate> best_reading(std::string_view words, std::size_t size) const {
        if (has_loose_end(words)) return std::nullopt;
        if (auto date = as_date(words, size)) return date;
        std::optional<Candidate> best;
        for (auto candidate : {as_place(words, size), as_person(words, size), as_organisation(words, size)}) {
            if (candidate && (!best || candidate->articles > best->articles)) best = std::move(candidate);
        }
        return best;
    }

    std::optional<Candidate> as_date(std::string_view words, std::size_t size) const {
        const bool has_digit = std::any_of(words.begin(), words.end(), is_digit);
        const bool is_number = std::all_of(words.begin(), words.end(), is_digit);
        if (size > longest_date || (!has_digit && size == 1) || (is_number && !is_year(words))) return std::nullopt;
        if (!is_date_expression(words, today_)) return std::nullopt;
        Candidate date;
        for (const std::string_view field : {"date", "about"}) {
            if (reader_.fields().find(field) != nullptr) date.fields.push_back(field);
        }
        if (date.fields.empty()) return std::nullopt;
        return date;
    }

    std::uint64_t frequency(const std::string& term) const { return reader_.statistics().frequency(term); }

    // In how many articles a word is, by its rarest part.
    std::uint64_t word_frequency(std::string_view words) const {
        std::uint64_t least = UINT64_MAX;
        for (WordScanner scanner(words); scanner.next();)
            least = std::min(least, frequency(word_term("", std::string(scanner.word()))));
        return least == UINT64_MAX ? 0 : least;
    }

    std::optional<Candidate> as_place(std::string_view words, std::size_t size) const {
        if (place_ == nullptr || size > longest_place) return std::nullopt;
        Expression asked;
        asked.kind = Kind::field;
        asked.field = place_;
        asked.value = words;
        if (is_geonames_number(words)) return std::nullopt;
        const auto reading = reader_.read(asked);
        if (!reading.place || !reading.place->taken || reading.place->taken->articles == 0) return std::nullopt;
        if (size == 1) {
            const auto named = frequency(full_name_term(*place_, name_words(words)));
            const std::uint64_t times = is_capitalised(words) ? 10 : 2;
            if (named * times < word_frequency(words)) return std::nullopt;
        }
        return Candidate{{"place"}, reading.place->taken->articles};
    }

    std::optional<Candidate> as_person(std::string_view words, std::size_t size) const {
        if (person_ == nullptr || size > longest_name) return std::nullopt;
        const auto reading = reader_.names().read(*person_, name_spellings(words));
        if (reading.names.empty()) return std::nullopt;
        if (size == 1 && !is_surname(reading)) return std::nullopt;
        return Candidate{{"person"}, articles_of(reading)};
    }

    std::optional<Candidate> as_organisation(std::string_view words, std::size_t size) const {
        if (org_ == nullptr || size > longest_name) return std::nullopt;
        const auto reading = reader_.names().read(*org_, name_spellings(words));
        if (reading.names.empty() || (size > 1 && !has_name_of(reading, size))) return std::nullopt;
        if (size == 1 && 2 * whole_name_articles(reading, words) < word_frequency(words)) return std::nullopt;
        // "crude oil" in small letters is an organisation no more often than it is oil.
        if (size > 1 && !is_capitalised(words) && 2 * articles_of(reading) < word_frequency(words)) return std::nullopt;
        return Candidate{{"org"}, articles_of(reading)};
    }

    // Several words are not read as the initials that they could have.
    static bool has_name_of(const NameReading& reading, std::size_t size) {
        return std::any_of(reading.names.begin(), reading.names.end(),
                           [size](const NameTaken& taken) { return name_words(taken.name).size() >= size; });
    }

    static std::uint64_t articles_of(const NameReading& reading) {
        std::uint64_t sum = 0;
        for (const auto& name : reading.names) sum += name.articles;
        return sum;
    }

    // Whether the word and its variants are last words of names more often than not, and names half as often as words.
    bool is_surname(const NameReading& reading) const {
        std::uint64_t last = 0;
        for (const auto& name : reading.names) {
            const auto words = name_words(name.name);
            const auto& variants = reading.variants.front();
            const bool ends_so = !words.empty() && std::binary_search(variants.begin(), variants.end(), words.back());
            if (ends_so) last += name.articles;
        }
        std::uint64_t as_name = 0;
        std::uint64_t as_word = 0;
        for (const auto& variant : reading.variants.front()) {
            as_name += frequency(name_part_term(*person_, variant));
            as_word += frequency(word_term("", variant));
        }
        return last > 0 && 2 * last >= articles_of(reading) && 2 * as_name >= as_word;
    }

    // The articles with an organisation that is called just so, or that the word is the initials of.
    static std::uint64_t whole_name_articles(const NameReading& reading, std::string_view word) {
        std::uint64_t sum = 0;
        for (const auto& name : reading.names) {
            const auto words = name_words(name.name);
            const bool is_initials =
                std::find(reading.whole_names.begin(), reading.whole_names.end(), words) != reading.whole_names.end();
            if (words == name_words(word) || is_initials) sum += name.articles;
        }
        return sum;
    }

    std::string_view text_;
    const FieldReader& reader_;
    Day today_;
    const Field* person_;
    const Field* org_;
    const Field* place_;  // null: not to be looked for
    std::size_t looked_at_ = 0;
    std::vector<std::string> told_;
};

}  // namespace

void notice_plain_words(ParsedQuery& query, std::string_view text, const FieldReader& reader, Day today) {
    Noticer noticer(text, reader, today);
    noticer.visit(query.expression);
    if (noticer.notes().empty()) return;
    query.notes.push_back(
        fmt::format("read {}: such words need not match (put them in quotes, or use --plain, to "
                    "search words alone)",
                    fmt::join(noticer.notes(), ", ")));
}

}  // namespace dateline
