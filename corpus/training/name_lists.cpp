#include "corpus/training/name_lists.hpp"

#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <array>
#include <charconv>
#include <fstream>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/annotate/columns.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

struct ListRow {
    std::string_view name;
    NameList list;
};
constexpr std::array rows{ListRow{"region", NameList::region},       ListRow{"city", NameList::city},
                          ListRow{"town", NameList::town},           ListRow{"first-name", NameList::first_name},
                          ListRow{"last-name", NameList::last_name}, ListRow{"organisation", NameList::organisation},
                          ListRow{"demonym", NameList::demonym}};

std::optional<NameList> list_of(std::string_view name) {
    for (const ListRow& row : rows)
        if (row.name == name) return row.list;
    return std::nullopt;
}

using Columns = std::vector<std::string_view>;

// Names with the bits of their lists.
class Collection {
  public:
    void add(std::string_view name, NameList list) {
        if (name.size() < 2) return;
        std::string lowered;
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())))
            .toLower(icu::Locale::getRoot())
            .toUTF8String(lowered);
        names_[lowered] |= static_cast<ListBits>(1U << static_cast<unsigned>(list));
    }

    PhraseList list() const { return {names_.begin(), names_.end()}; }

  private:
    std::map<std::string, ListBits> names_;
};

// Calls `take` with the columns of each line that is no comment. They are parted by single tabs, and may be empty.
template <class Take>
void read_table(const std::string& path, std::size_t fewest_columns, Take take) {
    if (path.empty()) return;
    std::ifstream file(path);
    if (!file) throw Error(ErrorKind::no_input, path + ": can't be opened");
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.front() == '#') continue;
        Columns columns;
        for (std::size_t at = 0; at <= line.size();) {
            const std::size_t end = std::min(line.find('\t', at), line.size());
            columns.push_back(std::string_view(line).substr(at, end - at));
            at = end + 1;
        }
        const std::string where = fmt::format("{}: line {}", path, number);
        if (columns.size() < fewest_columns) throw Error(ErrorKind::bad_data, where + ": too few columns");
        take(columns, where);
    }
}

std::uint64_t number_of(std::string_view text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void add_city(const Columns& columns, Collection& names) {
    constexpr std::uint64_t city = 100'000;
    constexpr std::uint64_t town = 5'000;
    const std::uint64_t people = number_of(columns[14]);
    const bool is_capital = columns[7] == "PPLC";
    if (people < town && !is_capital) return;
    for (const std::size_t column : {std::size_t{1}, std::size_t{2}})
        names.add(columns[column], people >= city || is_capital ? NameList::city : NameList::town);
}

}  // namespace

PhraseList collect_names(const NameListFiles& files) {
    Collection names;
    read_table(files.countries, 5,
               [&](const Columns& columns, const std::string&) { names.add(columns[4], NameList::region); });
    read_table(files.divisions, 3, [&](const Columns& columns, const std::string&) {
        names.add(columns[1], NameList::region);
        names.add(columns[2], NameList::region);
    });
    read_table(files.cities, 15, [&](const Columns& columns, const std::string&) { add_city(columns, names); });
    read_table(files.others, 2, [&](const Columns& columns, const std::string& where) {
        const std::optional<NameList> list = list_of(columns[1]);
        if (!list) throw Error(ErrorKind::bad_data, fmt::format("{}: \"{}\" is no list of names", where, columns[1]));
        names.add(columns[0], *list);
    });
    return names.list();
}

}  // namespace dateline
