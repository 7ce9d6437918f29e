#include "schemas/terminal_text.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "schemas/code_points.hpp"

namespace dateline {

namespace {

std::size_t width_of(char32_t c) {
    if (c < 0x300) return 1;
    const auto point = static_cast<UChar32>(c);
    constexpr auto no_width = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;
    if ((U_GET_GC_MASK(point) & no_width) != 0) return 0;
    const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// A piece of a text that stays on one line, in bytes; at last a line of them.
struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t first_point = 0;  // code points before it
    std::size_t width = 0;        // columns
};

// The words of a text; one that is too wide for a line is cut.
std::vector<Piece> cut_pieces(std::string_view text, std::size_t width) {
    std::vector<Piece> pieces;
    Piece piece;
    std::size_t points = 0;
    const auto finish = [&](std::size_t next, std::size_t next_point) {
        if (piece.end > piece.begin) pieces.push_back(piece);
        piece = {next, next, next_point, 0};
    };
    for (std::size_t at = 0; at < text.size(); ++points) {
        const CodePoint point = code_point_at(text, at);
        const std::size_t columns = width_of(point.value);
        if (point.value == ' ') {
            finish(at + 1, points + 1);
        } else {
            if (piece.width + columns > width) finish(at, points);
            piece.end = at + point.length;
            piece.width += columns;
        }
        at += point.length;
    }
    finish(text.size(), points);
    return pieces;
}

std::vector<Piece> fill_lines(const std::vector<Piece>& pieces, std::size_t width) {
    std::vector<Piece> lines;
    for (const auto& piece : pieces) {
        const std::size_t blanks = lines.empty() ? 0 : piece.begin - lines.back().end;
        if (!lines.empty() && lines.back().width + blanks + piece.width <= width) {
            lines.back().end = piece.end;
            lines.back().width += blanks + piece.width;
        } else {
            lines.push_back(piece);
        }
    }
    return lines;
}

// Sets off what is marked in one line after the other. The marks are in order.
class Marker {
  public:
    explicit Marker(const std::vector<StyledMark>& marks) : mark_(marks.begin()), end_(marks.end()) {}

    std::string line(std::string_view text, std::size_t first_point) {
        std::string out;
        std::string_view off;
        std::size_t point = first_point;
        for (std::size_t at = 0; at < text.size(); ++point) {
            const Style* style = style_at(point);
            if (style == nullptr || is_first(point, first_point)) out += std::exchange(off, {});
            if (style != nullptr && is_first(point, first_point)) {
                out += style->on;
                off = style->off;
            }
            const std::size_t length = code_point_at(text, at).length;
            out += text.substr(at, length);
            at += length;
        }
        return out.append(off);
    }

  private:
    const Style* style_at(std::size_t point) {
        while (mark_ != end_ && mark_->range.end <= point) ++mark_;
        return mark_ != end_ && mark_->range.begin <= point ? &mark_->style : nullptr;
    }
    // A mark that went on over a line's end begins again with the line.
    bool is_first(std::size_t point, std::size_t first_point) const {
        return mark_ != end_ && point == std::max(mark_->range.begin, first_point);
    }

    std::vector<StyledMark>::const_iterator mark_;
    std::vector<StyledMark>::const_iterator end_;
};

}  // namespace

std::string without_controls(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (point.damaged) {
            clean += "\uFFFD";
        } else {
            clean += is_unshowable(point.value) ? " " : text.substr(at, point.length);
        }
        at += point.length;
    }
    return clean;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        width += width_of(point.value);
        at += point.length;
    }
    return width;
}

std::vector<std::string> wrap_styled(std::string_view text, std::size_t width, const std::vector<StyledMark>& marks) {
    std::vector<std::string> lines;
    Marker marker(marks);
    for (const auto& line : fill_lines(cut_pieces(text, width), width))
        lines.push_back(marker.line(text.substr(line.begin, line.end - line.begin), line.first_point));
    return lines;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, const std::vector<Mark>& marks, Style style) {
    std::vector<StyledMark> styled;
    styled.reserve(marks.size());
    for (const auto& mark : marks) styled.push_back({mark, style});
    return wrap_styled(text, width, styled);
}

}  // namespace dateline
