#include "corpus/training/word_list.hpp"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <map>
#include <string_view>

#include "corpus/annotate/columns.hpp"
#include "corpus/annotate/marked_table.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

std::uint16_t read_number(std::string_view text, const std::string& where) {
    std::uint16_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size())
        throw Error(ErrorKind::bad_data, fmt::format("{}: \"{}\" is no number of a cluster", where, text));
    return number;
}

// Hashes of a name's beginnings, the whole last.
std::vector<std::uint64_t> hashes_of(std::string_view name) {
    std::vector<std::uint64_t> hashes;
    for (const std::string_view word : split_columns(name)) {
        const std::uint64_t hash = WordLexicon::hash_of(word);
        hashes.push_back(hashes.empty() ? hash : PhraseLists::join(hashes.back(), hash));
    }
    return hashes;
}

void add_phrases(const PhraseList& phrases, LexiconTable& table) {
    std::map<std::uint64_t, ListBits> bits;
    for (const auto& [name, lists] : phrases) {
        const std::vector<std::uint64_t> hashes = hashes_of(name);
        if (hashes.empty() || hashes.size() > longest_phrase) continue;
        bits[hashes.back()] |= lists;
        for (std::size_t i = 0; i + 1 < hashes.size(); ++i) bits[hashes[i]] |= leads_on_bit;
    }
    table.phrase_marks.assign(places_for(bits.size()), 0);
    table.phrase_bits.assign(table.phrase_marks.size(), 0);
    for (const auto& [hash, lists] : bits) {
        const std::size_t place = find_place(table.phrase_marks, hash);
        table.phrase_marks[place] = mark_of(hash);
        table.phrase_bits[place] |= lists;
    }
}

}  // namespace

WordList read_word_list(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw Error(ErrorKind::no_input, path + ": can't be opened");
    WordList words;
    std::string line;
    while (std::getline(file, line)) {
        const std::string where = fmt::format("{}: line {}", path, words.size() + 1);
        const std::vector<std::string_view> columns = split_columns(line);
        if (columns.size() < 2) throw Error(ErrorKind::bad_data, where + ": no word and cluster");
        words.emplace_back(columns[0], read_number(columns[1], where));
    }
    return words;
}

PhraseList read_phrase_list(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw Error(ErrorKind::no_input, path + ": can't be opened");
    PhraseList phrases;
    std::string line;
    while (std::getline(file, line)) {
        const std::string where = fmt::format("{}: line {}", path, phrases.size() + 1);
        const std::size_t tab = line.find('\t');
        if (tab == std::string::npos) throw Error(ErrorKind::bad_data, where + ": no name and bits");
        const std::uint16_t bits = read_number(std::string_view(line).substr(tab + 1), where);
        if (bits == 0 || bits >= leads_on_bit) throw Error(ErrorKind::bad_data, where + ": no bits of lists");
        phrases.emplace_back(line.substr(0, tab), static_cast<ListBits>(bits));
    }
    return phrases;
}

LexiconTable make_table(const WordList& words, const PhraseList& phrases) {
    LexiconTable table;
    add_phrases(phrases, table);
    const std::size_t places = places_for(words.size());
    table.marks.assign(places, 0);
    table.clusters.assign(places, 0);
    for (const auto& [word, cluster] : words) {
        const std::uint64_t hash = WordLexicon::hash_of(word);
        const std::size_t place = find_place(table.marks, hash);
        if (table.marks[place] != 0) continue;  // a more frequent word has it
        table.marks[place] = mark_of(hash);
        table.clusters[place] = cluster;
    }
    return table;
}

}  // namespace dateline
