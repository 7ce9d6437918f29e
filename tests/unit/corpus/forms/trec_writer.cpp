// TREC's SGML, with the tags of several of its collections.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "tests/unit/corpus/forms/form.hpp"
#include "tests/unit/corpus/forms/markup.hpp"
#include "tests/unit/corpus/forms/wire_lines.hpp"

namespace dateline::forms {

namespace {

constexpr std::size_t indent = 3;

// "06/01/1998 00:07:00"
std::string date(const Moment& moment) {
    const auto day = fmt::format("{:%m/%d/%Y}", moment.day);
    return element("DATE_TIME", moment.time ? fmt::format("{} {:%H:%M:%S}", day, *moment.time) : day);
}

std::string with_front(const std::string& front, const std::string& text) { return text.empty() ? "" : front + text; }

}  // namespace

std::string write_trec(const Article& article) {
    const bool is_corrected = article.status == Status::corrected;
    const bool is_unexplained = is_corrected && article.note.empty();
    return "<DOC>\n" + element("DOCNO", article.id) + (article.published ? date(*article.published) : "") +
           element("SECTION", article.section) +
           element("HEAD", with_front(is_unexplained ? "(CORRECTED) " : "", article.title)) +
           element("BYLINE", with_front("By ", article.byline)) +
           element("DATELINE", article.dateline.empty() ? "" : article.dateline + " (AP) ") +
           element("CORRECTION", is_corrected ? article.note : "") + "<TEXT>\n" +
           escaped(wire_lines(article.body, indent)) + "</TEXT>\n</DOC>";
}

}  // namespace dateline::forms
