#include "corpus/annotate/mentions_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "schemas/code_points.hpp"
#include "schemas/terminal_text.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

constexpr std::string_view off = "\x1b[0m";
constexpr Style bold{"\x1b[1m", off};
constexpr Style faint{"\x1b[2m", off};

// How each kind is shown, in the order of MentionKind.
struct KindRow {
    const char* label;  // of its row in the summary
    Style style;
};
constexpr std::array<KindRow, mention_kinds> kinds{{
    {"persons", {"\x1b[1;36m", off}},
    {"organisations", {"\x1b[1;35m", off}},
    {"places", {"\x1b[1;32m", off}},
    {"other", {"\x1b[1;34m", off}},
    {"times", {"\x1b[1;33m", off}},
}};

const KindRow& row_of(MentionKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

// Takes a text piece by piece, by code points.
class Pieces {
  public:
    explicit Pieces(std::string_view text) : text_(text) {}
    std::size_t point() const { return point_; }

    std::string_view up_to(std::size_t point) {
        const std::size_t begin = at_;
        for (; point_ < point && at_ < text_.size(); ++point_) at_ += code_point_at(text_, at_).length;
        return text_.substr(begin, at_ - begin);
    }
    std::string_view rest() const { return text_.substr(at_); }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t point_ = 0;
};

// Paragraphs with marks, wrapped one by one.
class MarkedText {
  public:
    explicit MarkedText(const Screen& screen) : screen_(screen) {}

    void add(std::string_view piece, Style style = {}) {
        const std::string clean = without_controls(piece);
        const std::size_t end = points_ + count_code_points(clean);
        if (screen_.colour && !style.on.empty()) marks_.push_back({{points_, end}, style});
        paragraph_ += clean;
        points_ = end;
    }
    void add_mention(std::string_view surface, const Mention& mention) {
        if (screen_.colour) {
            add(surface, row_of(mention.kind).style);
            if (mention.time) add(fmt::format("[{}]", mention.time->value), faint);
        } else {
            add(fmt::format("[{}|{}]", surface, mention.time ? mention.time->value : to_string(mention.kind)));
        }
    }
    // A text between mentions: an empty line ends a paragraph.
    void add_plain(std::string_view text) {
        for (std::size_t at = 0;;) {
            const std::size_t end = text.find("\n\n", at);
            add(text.substr(at, end == std::string_view::npos ? end : end - at));
            if (end == std::string_view::npos) return;
            end_paragraph();
            at = end + 2;
        }
    }
    void end_paragraph() {
        for (const auto& line : wrap_styled(paragraph_, screen_.width, marks_)) lines_ += line + "\n";
        if (!lines_.empty() && !lines_.ends_with("\n\n")) lines_ += "\n";
        paragraph_.clear();
        marks_.clear();
        points_ = 0;
    }
    const std::string& lines() const { return lines_; }

  private:
    const Screen& screen_;
    std::string paragraph_;
    std::size_t points_ = 0;
    std::vector<StyledMark> marks_;
    std::string lines_;
};

// Of mentions in each other the outer ones are shown.
void add_field(MarkedText& marked, TextField field, std::string_view text, const Mentions& mentions) {
    Pieces pieces(text);
    for (const auto& mention : mentions) {
        if (mention.field != field || mention.start < pieces.point()) continue;
        marked.add_plain(pieces.up_to(mention.start));
        marked.add_mention(pieces.up_to(mention.end), mention);
    }
    marked.add_plain(pieces.rest());
    marked.end_paragraph();
}

std::string article_lines(const Article& article, const Mentions& mentions, const Screen& screen) {
    MarkedText marked(screen);
    marked.add(article.id, bold);
    marked.add(fmt::format("  {}  ", article.published ? to_string(article.published->day) : "undated"), faint);
    add_field(marked, TextField::title, article.title.empty() ? "(no title)" : article.title, mentions);
    add_field(marked, TextField::body, article.body, mentions);
    return marked.lines();
}

// Whether a value says its days itself: "2022", "2022-09", "2022-09-16".
bool is_plain_date(std::string_view value) {
    constexpr std::string_view shape = "dddd-dd-dd";
    if (value.size() != 4 && value.size() != 7 && value.size() != 10) return false;
    return std::equal(value.begin(), value.end(), shape.begin(),
                      [](char c, char wanted) { return wanted == 'd' ? c >= '0' && c <= '9' : c == wanted; });
}

// "2022", "Friday = 2022-09-16", "last week = 2022-W36 (2022-09-05..2022-09-11)"
std::string time_text(const Mention& mention) {
    const Timex& time = *mention.time;
    if (mention.surface == time.value) return time.value;
    std::string text = fmt::format("{} = {}", mention.surface, time.value);
    if (!time.extent || is_plain_date(time.value)) return text;
    const Period days = time.extent->days;
    if (days.first == days.last) return text + fmt::format(" ({})", to_string(days.first));
    return text + fmt::format(" ({}..{})", to_string(days.first), to_string(days.last));
}

struct Counted {
    std::string text;
    std::size_t count = 0;
};

// What of a kind is meant, by name or value, the most frequent first, else in order of the text.
std::vector<Counted> counted(const Mentions& mentions, MentionKind kind) {
    std::vector<Counted> list;
    std::map<std::string_view, std::size_t> places;
    for (const auto& mention : mentions) {
        if (mention.kind != kind) continue;
        const std::string& key = mention.time ? mention.time->value : mention.name;
        const auto place = places.emplace(key, list.size()).first;
        if (place->second == list.size()) list.push_back({mention.time ? time_text(mention) : mention.name, 0});
        ++list[place->second].count;
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
    return list;
}

constexpr std::size_t label_width = 15;

std::string summary_row(std::string_view label, Style style, std::string_view text, const Screen& screen) {
    std::string out;
    const std::size_t width = std::max(screen.width, 2 * label_width) - label_width;
    for (const auto& line : wrap(without_controls(text), width)) {
        const std::string_view shown = out.empty() ? label : "";
        const std::string_view on = screen.colour && !shown.empty() ? style.on : "";
        const std::string_view end = on.empty() ? "" : style.off;
        out += fmt::format("{}{}{}{:{}}{}\n", on, shown, end, "", label_width - shown.size(), line);
    }
    return out;
}

// "50.45N 30.52E"
std::string point_text(GeoPoint point) {
    return fmt::format("{:.2f}{} {:.2f}{}", std::abs(point.latitude), point.latitude < 0 ? 'S' : 'N',
                       std::abs(point.longitude), point.longitude < 0 ? 'W' : 'E');
}

// "Izium, UA, 49.21N 37.26E, focus 0.62 (4)"; of a doubtful one what else may be meant.
std::string place_text(const ArticlePlace& place) {
    constexpr double certain = 0.9;
    std::string text = place.place.name;
    if (!place.place.country.empty()) text += ", " + place.place.country;
    text += ", " + point_text(place.place.point);
    if (place.in_dateline) text += ", dateline";
    if (place.focus > 0) text += fmt::format(", focus {:.2f}", place.focus);
    if (place.given) text += ", given";
    if (!place.literal) text += ", by its people";
    if (place.salience.count > 0) text += fmt::format(" ({})", place.salience.count);
    if (place.place.runner_up && place.place.confidence < certain)
        text += fmt::format(", {:.0f} %, else {}", 100 * place.place.confidence, place.place.runner_up->name);
    return text;
}

// Places on the map a line each, then those that the gazetteer does not know.
std::string place_rows(const Annotation& annotation, const Screen& screen) {
    const KindRow& row = row_of(MentionKind::place);
    std::string out;
    for (const ArticlePlace& place : annotation.places)
        out += summary_row(out.empty() ? row.label : "", row.style, place_text(place), screen);
    Mentions unknown;
    for (const Mention& mention : annotation.mentions)
        if (mention.kind == MentionKind::place && !mention.place) unknown.push_back(mention);
    std::vector<std::string> entries;
    for (const auto& entry : counted(unknown, MentionKind::place))
        entries.push_back(fmt::format("{} ({})", entry.text, entry.count));
    const char* label = annotation.places.empty() ? row.label : "not on the map";
    return out + summary_row(label, row.style, fmt::format("{}", fmt::join(entries, " \u00B7 ")), screen);
}

std::string kind_rows(MentionKind kind, const Annotation& annotation, const Screen& screen) {
    if (kind == MentionKind::place) return place_rows(annotation, screen);
    std::vector<std::string> entries;
    for (const auto& entry : counted(annotation.mentions, kind))
        entries.push_back(fmt::format("{} ({})", entry.text, entry.count));
    const KindRow& row = row_of(kind);
    return summary_row(row.label, row.style, fmt::format("{}", fmt::join(entries, " \u00B7 ")), screen);
}

std::string summary_lines(const Annotation& annotation, const Screen& screen) {
    std::string out;
    for (std::size_t kind = 0; kind < mention_kinds; ++kind)
        out += kind_rows(static_cast<MentionKind>(kind), annotation, screen);
    if (annotation.names_skipped)
        out += summary_row("no names", bold, fmt::format("there is no model of \"{}\"", annotation.language), screen);
    if (annotation.times_reduced)
        out += summary_row(
            "few times", bold,
            fmt::format("there are no rules of \"{}\", only of what all write alike: 2022-09-16", annotation.language),
            screen);
    return out.empty() ? "nothing found\n" : out;
}

}  // namespace

std::string mentions_text(const Article& article, const Annotation& annotation, const Screen& screen) {
    return article_lines(article, annotation.mentions, screen) + summary_lines(annotation, screen);
}

}  // namespace dateline
