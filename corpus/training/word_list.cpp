#include "corpus/training/word_list.hpp"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
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

LexiconTable make_table(const WordList& words) {
    LexiconTable table;
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
