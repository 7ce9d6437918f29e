#include "corpus/readers/page_facts.hpp"

#include <algorithm>

#include "corpus/readers/text_bytes.hpp"

namespace dateline {

bool is_absolute_address(const std::string& address) {
    const auto scheme_end = address.find_first_of(":/?# ");
    return scheme_end != std::string::npos && scheme_end > 0 && address[scheme_end] == ':';
}

std::string join_names(const std::vector<std::string>& names) {
    std::string joined;
    for (const auto& name : names) joined += (joined.empty() || name.empty() ? "" : ", ") + name;
    return joined;
}

std::vector<std::string> split_names(const std::string& list) {
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin < list.size();) {
        const auto end = std::min(list.find(',', begin), list.size());
        const auto name = trim(std::string_view(list).substr(begin, end - begin));
        if (!name.empty()) names.emplace_back(name);
        begin = end + 1;
    }
    return names;
}

}  // namespace dateline
