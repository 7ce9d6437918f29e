#include "query/reading/name_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "schemas/slots.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

bool more_frequent(const NameTaken& a, const NameTaken& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.name < b.name;
}

// What differs in capitals and accents alone is one spelling, shown as it is met most.
NameTaken most_frequent(const std::map<std::string, std::uint64_t>& forms) {
    const auto best =
        std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return {best->first, best->second};
}

bool listed_before(const ListedName& a, const ListedName& b) {
    if (a.articles != b.articles) return a.articles > b.articles;
    return a.name != b.name ? a.name < b.name : a.field->name < b.field->name;
}

// Whether the name, or what follows one of its blanks, begins so.
bool begins(const std::string& folded, const std::string& prefix) {
    return (" " + folded).find(" " + prefix) != std::string::npos;
}

std::optional<Day> day_of(const Xapian::Document& document, const Field& date) {
    const std::string value = document.get_value(static_cast<Xapian::valueno>(date.slot));
    if (value.empty()) return std::nullopt;
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(decode_seconds(value))));
}

}  // namespace

void NameLister::gather(const Field& field, const std::string& prefix, std::vector<ListedName>& names) const {
    using Shown = std::map<std::string, std::uint64_t>;                          // articles by form as shown
    std::map<std::string, std::map<std::vector<std::string>, Shown>> spellings;  // by keys, by folded words
    index_.visit_all(field, [&](std::uint64_t, const FacetValue& value) {
        if (!begins(value.key, prefix)) return;
        const auto words = name_words(value.shown);
        std::string keys;
        for (const auto& word : words) keys += index_.keys()(word) + ' ';
        if (!words.empty()) spellings[keys][words][value.shown] += value.articles;
    });
    for (const auto& [keys, variants] : spellings) {
        ListedName name;
        name.field = &field;
        for (const auto& [words, forms] : variants) {
            NameTaken variant = most_frequent(forms);
            for (const auto& [form, articles] : forms) name.articles += articles;
            name.variants.push_back(std::move(variant));
        }
        names.push_back(std::move(name));
    }
}

// Counts each article once, however many spellings it has.
void NameLister::count(ListedName& name) const {
    const Field* date = fields_.find_record_key("published");
    name.articles = 0;
    for (auto& variant : name.variants) variant.articles = 0;
    for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
        std::set<Xapian::docid> seen;
        for (auto& variant : name.variants) {
            const std::string term = full_name_term(*name.field, name_words(variant.name));
            for (auto at = shards_[shard].postlist_begin(term); at != shards_[shard].postlist_end(term); ++at) {
                if (std::binary_search(kept_back_[shard].begin(), kept_back_[shard].end(), *at)) continue;
                variant.articles += 1;
                if (!seen.insert(*at).second || date == nullptr) continue;
                const auto day = day_of(shards_[shard].get_document(*at, Xapian::DOC_ASSUME_VALID), *date);
                if (day && (!name.first || *day < *name.first)) name.first = day;
                if (day && (!name.last || *day > *name.last)) name.last = day;
            }
        }
        name.articles += seen.size();
    }
    std::erase_if(name.variants, [](const NameTaken& variant) { return variant.articles == 0; });
    std::sort(name.variants.begin(), name.variants.end(), more_frequent);
    if (!name.variants.empty()) name.name = name.variants.front().name;
}

// What is gathered counts too many articles, never too few: names are counted until no other can come before.
std::vector<ListedName> NameLister::list(const NameListRequest& request) const {
    const std::string prefix = fmt::format("{}", fmt::join(name_words(request.prefix), " "));
    std::vector<ListedName> names;
    for (const Field& field : fields_.fields()) {
        if (field.keys) gather(field, prefix, names);
    }
    std::sort(names.begin(), names.end(), listed_before);
    const std::uint64_t all = names.size();
    const std::uint64_t need = request.offset + std::min(request.limit.value_or(all), all);
    std::vector<ListedName> counted;
    std::multiset<std::uint64_t> best;  // the counts of the `need` most frequent
    for (auto& name : names) {
        if (best.size() >= need && (need == 0 || name.articles < *best.begin())) break;
        count(name);
        if (name.articles == 0) continue;
        best.insert(name.articles);
        if (best.size() > need) best.erase(best.begin());
        counted.push_back(std::move(name));
    }
    std::sort(counted.begin(), counted.end(), listed_before);
    counted.resize(std::min<std::size_t>(counted.size(), need));
    const auto skipped = static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(request.offset, counted.size()));
    counted.erase(counted.begin(), counted.begin() + skipped);
    return counted;
}

}  // namespace dateline
