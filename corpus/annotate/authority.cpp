#include "corpus/annotate/authority.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/annotate/name_casing.hpp"
#include "corpus/annotate/name_lexicon.hpp"
#include "corpus/annotate/name_reading.hpp"
#include "corpus/annotate/sentence_case.hpp"
#include "corpus/readers/csv_table.hpp"
#include "corpus/readers/text_bytes.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::pair<std::string_view, std::optional<NameClass>> kinds[] = {
    {"person", NameClass::person},  {"organisation", NameClass::organisation},
    {"place", NameClass::location}, {"other", NameClass::miscellaneous},
    {"none", std::nullopt},
};

std::uint64_t edge(std::uint32_t node, std::uint32_t word) { return (std::uint64_t{node} << 32U) | word; }

bool begins_small(std::string_view text) { return !text.empty() && text.front() >= 'a' && text.front() <= 'z'; }

}  // namespace

// Reads the rows of the file into an Authority.
class AuthorityReader {
  public:
    AuthorityReader(std::string_view csv, const std::string& name) : table_(csv, name, Authority::largest_file) {}

    Authority read() {
        if (!table_.next()) table_.fail("no header; the first line must be \"canonical,kind,aliases\"");
        canonical_ = column("canonical");
        kind_ = column("kind");
        aliases_ = table_.find("aliases");
        columns_ = table_.fields();
        while (table_.next()) read_entry();
        return std::move(authority_);
    }

  private:
    std::size_t column(const char* name) const {
        if (const auto found = table_.find(name)) return *found;
        table_.fail(fmt::format("no column \"{}\"; the first line must be \"canonical,kind,aliases\"", name));
    }

    void read_entry() {
        if (table_.fields() > columns_)
            table_.fail(fmt::format("{} fields where the header has {}; put a name with a comma in quotes",
                                    table_.fields(), columns_));
        const auto canonical = table_.field(canonical_);
        if (canonical.empty()) table_.fail("no canonical name; name it, or remove the line");
        authority_.entries_.push_back({canonical, read_kind()});
        lines_.push_back(table_.line());
        add_name(canonical, "canonical name");
        for (const auto& alias : aliases()) {
            if (alias.empty()) table_.fail("an empty alias; remove the '|' that is one too many");
            add_name(alias, "alias");
        }
    }

    std::optional<NameClass> read_kind() const {
        const auto kind = lowered(table_.field(kind_));
        for (const auto& row : kinds)
            if (row.first == kind) return row.second;
        table_.fail(fmt::format("unknown kind \"{}\"; write person, organisation, place, other or none", kind));
    }

    void add_name(std::string_view name, std::string_view what) {
        const auto key = folded_name(name);
        if (key.empty()) table_.fail(fmt::format("the {} \"{}\" has no letter; remove it", what, name));
        const auto words = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
        if (words > Authority::longest_name)
            table_.fail(fmt::format("a name of {} words; at most {} are allowed", words, Authority::longest_name));
        authority_.longest_ = std::max(authority_.longest_, words);
        const auto entry = static_cast<std::uint32_t>(authority_.entries_.size());
        Authority::Node& node = authority_.add_node(key);
        if (node.entry != 0 && node.entry != entry) fail_claimed(name, node.entry - 1);
        const auto letters = letters_of(name);
        node.letters = node.entry == 0 ? letters : std::min(node.letters, letters);
        node.entry = entry;
    }

    // Each name belongs to one entry. Two that name each other are the same fault, said more plainly.
    [[noreturn]] void fail_claimed(std::string_view name, std::size_t other) const {
        const auto& first = authority_.entries_[other].canonical;
        const auto& second = authority_.entries_.back().canonical;
        if (authority_.find(second) == &authority_.entries_[other] && has_alias(first))
            table_.fail(
                fmt::format("a cycle: \"{}\" and \"{}\" (line {}) are aliases of each other; keep one of the two lines",
                            second, first, lines_[other]));
        table_.fail(fmt::format("\"{}\" is a name of \"{}\" already (line {}); remove it from one of the two lines",
                                name, first, lines_[other]));
    }

    bool has_alias(std::string_view name) const {
        const auto aliases = this->aliases();
        return std::any_of(aliases.begin(), aliases.end(),
                           [&](const auto& alias) { return folded_name(alias) == folded_name(name); });
    }

    // Of the row, in its field's order.
    std::vector<std::string> aliases() const {
        std::vector<std::string> aliases;
        const auto text = aliases_ ? table_.field(*aliases_) : std::string();
        for (std::string_view rest = text; !rest.empty();) {
            const auto alias = rest.substr(0, rest.find('|'));
            rest.remove_prefix(std::min(alias.size() + 1, rest.size()));
            aliases.emplace_back(trim(alias));
        }
        return aliases;
    }

    static Authority::Letters letters_of(std::string_view name) {
        if (is_in_capitals(name) && name.find(' ') == std::string_view::npos) return Authority::Letters::capitals;
        return begins_small(name) ? Authority::Letters::any : Authority::Letters::capital;
    }

    CsvTable table_;
    Authority authority_;
    std::vector<std::size_t> lines_;  // of the entries
    std::size_t columns_ = 0;
    std::size_t canonical_ = 0;
    std::size_t kind_ = 0;
    std::optional<std::size_t> aliases_;
};

// Walks the trie through the words of a text.
class AuthorityScan {
  public:
    AuthorityScan(const Authority& authority, const TokenizedText& text)
        : authority_(authority), text_(text), sentences_(text) {}

    std::vector<AuthorityMatch> find() {
        number_words();
        const auto tokens = static_cast<std::uint32_t>(text_.tokens.size());
        for (std::uint32_t first = 0; first < tokens;) {
            const auto match = longest_at(first);
            if (match.entry != nullptr) matches_.push_back(match);
            first = match.entry != nullptr ? match.last : first + 1;
        }
        return std::move(matches_);
    }

  private:
    // The words of each token by number, 0 for one that no name has.
    void number_words() {
        starts_.reserve(text_.tokens.size() + 1);
        for (std::size_t token = 0; token < text_.tokens.size(); ++token) {
            starts_.push_back(static_cast<std::uint32_t>(numbers_.size()));
            const auto word = text_.word(token);
            if (!number_plain(word)) number_any(word);
        }
        starts_.push_back(static_cast<std::uint32_t>(numbers_.size()));
    }

    // The common case: letters and digits of ASCII alone.
    bool number_plain(std::string_view word) {
        std::array<char, longest_token> lower;
        if (word.size() > lower.size()) return false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            const char c = word[i];
            lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            if (!((lower[i] >= 'a' && lower[i] <= 'z') || (c >= '0' && c <= '9'))) return false;
        }
        const std::string_view folded(lower.data(), word.size());
        const auto number = authority_.number_of(folded);
        numbers_.push_back(number != 0 ? number : authority_.number_of(one_spelling(folded)));
        return true;
    }

    void number_any(std::string_view word) {
        words_.clear();
        append_name_words(word, words_);
        for (const NameWord& part : words_) numbers_.push_back(authority_.number_of(part.text));
    }

    // What may stand within a name and is no word of it.
    bool is_passed_over(std::uint32_t token) const {
        const auto word = text_.word(token);
        return word == "," || word == "'s" || word == "\u2019s" || word == "'" || word == "\u2019";
    }

    std::uint32_t step(std::uint32_t node, std::uint32_t token) const {
        for (auto at = starts_[token]; at < starts_[token + 1] && node != gone; ++at) {
            const auto found = authority_.edges_.find(edge(node, numbers_[at]));
            node = found == authority_.edges_.end() ? gone : found->second;
        }
        return starts_[token] == starts_[token + 1] ? gone : node;
    }

    AuthorityMatch longest_at(std::uint32_t first) {
        AuthorityMatch match;
        std::uint32_t node = 0;
        const auto tokens = static_cast<std::uint32_t>(text_.tokens.size());
        const auto end = std::min<std::size_t>(tokens, first + 2 * Authority::longest_name);
        for (auto token = first; token < end; ++token) {
            if (token > first && is_passed_over(token)) continue;
            node = step(node, token);
            if (node == gone) break;
            const Authority::Node& reached = authority_.nodes_[node];
            if (reached.entry == 0 || !has_letters(first, token, reached.letters)) continue;
            match = {first, token + 1, &authority_.entries_[reached.entry - 1]};
        }
        return match;
    }

    bool has_letters(std::uint32_t first, std::uint32_t last, Authority::Letters letters) {
        if (letters == Authority::Letters::any || sentences_.is_shouted(first)) return true;
        const auto begin = text_.tokens[first].begin;
        const auto written = text_.text.substr(begin, text_.tokens[last].end - begin);
        return letters == Authority::Letters::capital ? !begins_small(written) : is_in_capitals(written);
    }

    static constexpr auto gone = static_cast<std::uint32_t>(-1);

    const Authority& authority_;
    const TokenizedText& text_;
    SentenceCase sentences_;
    std::vector<NameWord> words_;
    std::vector<std::uint32_t> numbers_;
    std::vector<std::uint32_t> starts_;  // in numbers_, of each token
    std::vector<AuthorityMatch> matches_;
};

Authority Authority::read(const std::string& path) {
    return parse(read_file(path, ErrorKind::no_input, largest_file), path);
}

Authority Authority::parse(std::string_view csv, const std::string& name) { return AuthorityReader(csv, name).read(); }

Authority::Node& Authority::add_node(std::string_view key) {
    std::uint32_t node = 0;
    while (!key.empty()) {
        const auto word = key.substr(0, key.find(' '));
        key.remove_prefix(std::min(word.size() + 1, key.size()));
        const auto number =
            words_.emplace(std::string(word), static_cast<std::uint32_t>(words_.size() + 1)).first->second;
        const auto next = static_cast<std::uint32_t>(nodes_.size());
        const auto added = edges_.emplace(edge(node, number), next);
        if (added.second) nodes_.emplace_back();
        node = added.first->second;
    }
    return nodes_[node];
}

std::uint32_t Authority::number_of(std::string_view word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? 0 : found->second;
}

const AuthorityEntry* Authority::find(std::string_view name) const {
    const auto key = folded_name(name);
    std::uint32_t node = 0;
    for (std::string_view rest = key; !rest.empty();) {
        const auto word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        const auto next = edges_.find(edge(node, number_of(word)));
        if (next == edges_.end()) return nullptr;
        node = next->second;
    }
    return nodes_[node].entry == 0 ? nullptr : &entries_[nodes_[node].entry - 1];
}

std::vector<AuthorityMatch> Authority::find_all(const TokenizedText& text) const {
    return AuthorityScan(*this, text).find();
}

}  // namespace dateline
