#include "corpus/readers/plain_text.hpp"

#include "corpus/readers/broken_words.hpp"
#include "corpus/readers/content_kind.hpp"
#include "corpus/readers/dateline.hpp"
#include "corpus/readers/record_reader.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

constexpr std::string_view story_label = "STORY:";

std::string with_plain_line_ends(std::string text) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        text[kept++] = text[i] == '\r' ? '\n' : text[i];
    }
    text.resize(kept);
    return text;
}

// Takes the dateline's facts over.
void fill(Article& article, const Dateline& dateline) {
    article.dateline = dateline.text;
    article.source = dateline.agency;
    if (dateline.day) article.published = Moment{.day = *dateline.day, .time = {}};
}

struct Script {
    std::string_view shot_list;
    std::string_view story;
};

// Parts the text at the line that begins with the label.
std::optional<Script> split_script(std::string_view text) {
    for (auto rest = text; !rest.empty();) {
        const auto before = text.substr(0, text.size() - rest.size());
        const auto line = trim(take_line(rest));
        if (!line.starts_with(story_label)) continue;
        const auto label = static_cast<std::size_t>(line.data() - text.data());
        return Script{trim(before), trim(text.substr(label + story_label.size()))};
    }
    return std::nullopt;
}

// The first line of a script that is a dateline.
std::optional<Dateline> find_script_dateline(std::string_view lines) {
    while (!lines.empty())
        if (auto found = read_script_dateline(take_line(lines))) return found;
    return std::nullopt;
}

void read_body(Article& article, std::string_view text) {
    const auto script = split_script(text);
    auto story = script ? script->story : text;
    auto shot_list = script ? script->shot_list : std::string_view{};
    auto found = find_script_dateline(script ? shot_list : first_line(story));
    // Alone before the story the line says no more than the fields do; in a shot list it is one of several.
    if (found && shot_list.size() == found->size) shot_list = {};
    if (found && !script) story = trim(story.substr(found->size));
    if (!found && (found = find_dateline(story))) story.remove_prefix(found->size);
    if (found) fill(article, *found);
    article.body = story;
    if (!shot_list.empty()) article.body.append("\n\n").append(shot_list);
}

class PlainTextReader : public RecordReader {
  public:
    using RecordReader::RecordReader;

  private:
    std::optional<Cut> cut() override {
        if (done_) return std::nullopt;
        done_ = true;
        return cutter().cut(scan_all);
    }

    std::optional<RecordFault> read(const Cut& cut, Delivery& delivery) override {
        const std::string text = join_broken_words(with_plain_line_ends(std::string(cut.bytes)), LineHyphen::dropped);
        auto rest = trim(text);
        auto& article = delivery.article;
        article.title = take_line(rest);
        read_body(article, trim(rest));
        article.id = context().id_from_path;
        delivery.path_is_id = !article.id.empty();
        delivery.file_time = context().file_time;
        return std::nullopt;
    }

    bool done_ = false;
};

}  // namespace

bool looks_like_plain_text(std::string_view head) { return content_kind(head).empty(); }

std::unique_ptr<Reader> open_plain_text(std::unique_ptr<ByteStream> stream, ReaderContext context) {
    return std::make_unique<PlainTextReader>(std::move(stream), std::move(context));
}

}  // namespace dateline
