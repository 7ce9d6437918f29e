#include "corpus/readers/ninjs.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "corpus/readers/json_cutter.hpp"
#include "corpus/readers/ninjs_item.hpp"
#include "corpus/readers/record_reader.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

class NinjsReader : public RecordReader {
  public:
    using RecordReader::RecordReader;

  private:
    std::optional<Cut> cut() override { return json_.next(cutter()); }
    std::optional<RecordFault> read(const Cut& cut, Delivery& delivery) override {
        return parse_ninjs(cut.bytes, delivery.article, delivery.mends);
    }

    JsonCutter json_;
};

// Takes a string whose opening quote was taken, as it is written. One that is not closed ends with its line.
std::string_view take_string(std::string_view& rest) {
    std::size_t end = 0;
    while (end < rest.size() && rest[end] != '"' && rest[end] != '\n') end += rest[end] == '\\' ? 2U : 1U;
    const auto text = rest.substr(0, end);
    rest.remove_prefix(text.size());
    if (rest.starts_with('"')) rest.remove_prefix(1);
    return text;
}

// The keys of the objects that are no part of others, in lower case. A line that begins with '{' begins such an object,
// in case that the one before is broken.
std::set<std::string> outer_keys(std::string_view json) {
    std::set<std::string> keys;
    std::size_t depth = 0;
    for (char before = '\n'; !json.empty();) {
        const char c = json.front();
        json.remove_prefix(1);
        if (c == '{' && before == '\n') depth = 0;
        before = c;
        if (c == '{' || (c == '[' && depth > 0)) ++depth;
        if ((c == '}' || c == ']') && depth > 0) --depth;
        if (c != '"') continue;
        const auto text = take_string(json);
        if (depth == 1 && trim_start(json).starts_with(':')) keys.insert(lowered(text));
    }
    return keys;
}

}  // namespace

bool looks_like_ninjs(std::string_view head) {
    head = trim_start(head);
    if (!head.starts_with('{') && !head.starts_with('[')) return false;
    const auto keys = outer_keys(head);
    constexpr std::array<std::string_view, 14> marks{"altids",
                                                     "associations",
                                                     "bodies",
                                                     "contentcreated",
                                                     "ednote",
                                                     "firstcreated",
                                                     "headline",
                                                     "headlines",
                                                     "infosources",
                                                     "pubstatus",
                                                     "representationtype",
                                                     "trustindicators",
                                                     "versioncreated",
                                                     "embargoed"};
    const auto is_mark = [&](const std::string& key) {
        return key.starts_with("body_") || key.starts_with("description_") ||
               std::find(marks.begin(), marks.end(), key) != marks.end();
    };
    return (keys.contains("uri") || keys.contains("guid")) && !keys.contains("body") &&
           std::any_of(keys.begin(), keys.end(), is_mark);
}

std::unique_ptr<Reader> open_ninjs(std::unique_ptr<ByteStream> stream, ReaderContext context) {
    return std::make_unique<NinjsReader>(std::move(stream), std::move(context));
}

}  // namespace dateline
