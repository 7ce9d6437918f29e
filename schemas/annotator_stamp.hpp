// Who read an article: what tells whether reading it once more could find something else. The stamp of an article is a
// term of its document (annotator_term), so that the index itself knows what is out of date.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The rules of this program's annotators: one higher whenever they come to read anything differently.
inline constexpr unsigned annotation_version = 1;

/// What an article was read by. It names contents, never paths: a fingerprint is the first 16 hex digits of a hash.
struct AnnotatorStamp {
    unsigned version = annotation_version;
    bool names = false;
    bool places = false;
    bool times = false;
    std::string model;  ///< fingerprints; empty: has no part in it
    std::string gazetteer;
    std::string authority;
    std::string homes;

    bool reads_anything() const { return names || places || times; }
    auto operator<=>(const AnnotatorStamp&) const = default;  // NOLINT(modernize-use-nullptr): it misreads <=>
};

/// "v1-npt-m0011223344556677-g8899aabbccddeeff", with -a... and -h... for an authority file and homes; empty where
/// nothing is read.
std::string to_string(const AnnotatorStamp& stamp);
/// Nothing for a text that is no stamp.
std::optional<AnnotatorStamp> parse_stamp(std::string_view text);
/// For people: "version 1; names, places, times; model 0011..., gazetteer 8899..."; of an empty text "none", of one
/// that is no stamp the text.
std::string describe_stamp(std::string_view text);

/// What differs between two, for people: "the authority file", "the gazetteer"; "what is read" for names, places and
/// times.
std::vector<std::string> differences(const AnnotatorStamp& before, const AnnotatorStamp& now);

}  // namespace dateline
