#include "corpus/annotate/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::size_t longest_line = std::size_t{1} << 20;
constexpr std::string_view blanks = " \t\r";
constexpr std::string_view document_mark = "-DOCSTART-";
constexpr std::array<std::string_view, 3> first_of_document{document_mark, "# doc = ", "# newdoc"};

std::string_view without_return(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

bool is_empty(std::string_view line) { return line.find_first_not_of(blanks) == std::string_view::npos; }

bool begins_document(std::string_view line) {
    return std::any_of(first_of_document.begin(), first_of_document.end(),
                       [line](std::string_view mark) { return line.starts_with(mark); });
}

bool looks_like_comment(std::string_view line) {
    return line.starts_with("# ") && line.find('\t') == std::string_view::npos;
}

bool has_token(const ColumnDocument& document, std::size_t line) {
    return !document.tokens.empty() && document.tokens.back() == line;
}

// Within a sentence "# # I-NP O" is the sign for a number, not a comment: it has as many columns as the token before.
bool is_token(const ColumnDocument& document, std::string_view line) {
    if (is_empty(line) || line.starts_with(document_mark)) return false;
    if (!looks_like_comment(line)) return true;
    const std::size_t before = document.lines.size() - 1;
    return !document.lines.empty() && has_token(document, before) &&
           split_columns(line).size() == split_columns(document.lines[before]).size();
}

void add_line(ColumnDocument& document, const std::string& line) {
    const std::size_t number = document.lines.size();
    if (is_token(document, line)) {
        if (number == 0 || !has_token(document, number - 1))
            document.sentences.push_back(static_cast<std::uint32_t>(document.tokens.size()));
        document.tokens.push_back(static_cast<std::uint32_t>(number));
    }
    document.lines.push_back(line);
}

bool is_full(const ColumnDocument& document) {
    const std::size_t lines = document.lines.size();
    const bool in_sentence = has_token(document, lines - 1);
    return lines >= (in_sentence ? 2 * longest_document : longest_document);
}

}  // namespace

std::vector<std::string_view> split_columns(std::string_view line) {
    line = without_return(line);
    std::vector<std::string_view> columns;
    const bool by_tabs = line.find('\t') != std::string_view::npos;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(by_tabs ? '\t' : ' ', at), line.size());
        if (by_tabs || end > at) columns.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return columns;
}

std::string_view ColumnDocument::word(std::size_t token) const {
    std::string_view line = without_return(lines[tokens[token]]);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) line.remove_prefix(line.find_first_not_of(' '));
    return line.substr(0, tab == std::string_view::npos ? line.find(' ') : tab);
}

std::string_view ColumnDocument::tag(std::size_t token) const { return split_columns(lines[tokens[token]]).back(); }

std::vector<std::string_view> ColumnDocument::words() const {
    std::vector<std::string_view> words;
    words.reserve(tokens.size());
    for (std::size_t token = 0; token < tokens.size(); ++token) words.push_back(word(token));
    return words;
}

ColumnReader::ColumnReader(std::istream& stream, std::string name)
    : stream_(stream), name_(std::move(name)), buffer_(longest_line + 1) {}

bool ColumnReader::read_line() {
    ++number_;
    stream_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    const auto got = static_cast<std::size_t>(stream_.gcount());
    if (stream_.bad()) throw system_error(name_, errno);
    if (stream_.fail() && got > 0)
        throw Error(
            ErrorKind::bad_data,
            fmt::format("{}:{}: a line of over 1 MiB holds no columns: give a text as SOURCE instead", name_, number_));
    if (stream_.fail()) return false;
    line_.assign(buffer_.data(), got - (stream_.eof() ? 0 : 1));
    return true;
}

bool ColumnReader::next(ColumnDocument& document) {
    document = {};
    while (waiting_ || read_line()) {
        waiting_ = !document.lines.empty() && (begins_document(line_) || is_full(document));
        if (waiting_) return true;
        add_line(document, line_);
    }
    return !document.lines.empty();
}

}  // namespace dateline
