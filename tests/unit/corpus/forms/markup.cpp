#include "tests/unit/corpus/forms/markup.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dateline::forms {

namespace {

std::string_view entity(char c) {
    switch (c) {
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '&':
            return "&amp;";
        case '"':
            return "&quot;";
        default:
            return {};
    }
}

bool is_set_by_columns(std::string_view paragraph) {
    return paragraph.find("  ") != std::string_view::npos || paragraph.find('\t') != std::string_view::npos;
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto name = entity(c);
        name.empty() ? out += c : out += name;
    }
    return out;
}

std::string element(std::string_view name, std::string_view text) {
    return text.empty() ? std::string() : fmt::format("<{0}>{1}</{0}>\n", name, escaped(text));
}

std::string elements(std::string_view name, const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) out += element(name, text);
    return out;
}

std::string attribute(std::string_view name, std::string_view value) {
    return value.empty() ? std::string() : fmt::format(" {}=\"{}\"", name, escaped(value));
}

std::vector<std::string> paragraphs(const std::string& body) {
    std::vector<std::string> list;
    for (std::size_t at = 0; at < body.size();) {
        const auto end = std::min(body.find("\n\n", at), body.size());
        list.push_back(body.substr(at, end - at));
        at = end + 2;
    }
    return list;
}

std::string html_paragraphs(const std::string& body) {
    std::string out;
    for (const auto& paragraph : paragraphs(body)) {
        if (is_set_by_columns(paragraph)) {
            out += element("pre", paragraph);
            continue;
        }
        out += "<p>";
        for (const char c : escaped(paragraph)) c == '\n' ? out += "<br/>" : out += c;
        out += "</p>\n";
    }
    return out;
}

}  // namespace dateline::forms
