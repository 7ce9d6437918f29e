// What the writers of SGML, XML and HTML share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::forms {

/// The marks of markup as entities: good inside of elements and of attributes in double quotes.
std::string escaped(std::string_view text);

/// `<NAME>text</NAME>` and a line end, the text escaped; nothing for an empty text.
std::string element(std::string_view name, std::string_view text);
std::string elements(std::string_view name, const std::vector<std::string>& texts);
/// ` NAME="value"`; nothing for an empty value.
std::string attribute(std::string_view name, std::string_view value);

std::vector<std::string> paragraphs(const std::string& body);

/// A <p> for each paragraph, <br/> where a line ends; <pre> where blanks are more than one.
std::string html_paragraphs(const std::string& body);

}  // namespace dateline::forms
