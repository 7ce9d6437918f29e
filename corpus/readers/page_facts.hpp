// What a web page says of its article in one of its forms of metadata, as it is written there.
#pragma once

#include <string>
#include <vector>

namespace dateline {

/// Empty members are not given.
struct PageFacts {
    bool is_article = false;  ///< the page says that it is one
    std::string url;          ///< an absolute address
    std::string title;
    std::string body;
    std::string description;
    std::string published;
    std::string updated;
    std::string version;
    std::string correction;
    std::string dateline;
    std::string byline;
    std::string source;
    std::string section;
    std::string language;
    std::vector<std::string> topics;
    std::vector<std::string> persons;
    std::vector<std::string> organisations;
    std::vector<std::string> places;
};

/// "https://example.com/a" and "urn:x:1", not "/a" or "#a".
bool is_absolute_address(const std::string& address);

/// The names with commas between them.
std::string join_names(const std::vector<std::string>& names);
/// The names of a list with commas between them; none of them is blank.
std::vector<std::string> split_names(const std::string& list);

}  // namespace dateline
