// What saved searches report, as an Atom feed (RFC 4287).
//
// Ids are tag URIs (RFC 4151). That of an entry is made of the search and the article alone, so that a changed article
// comes as the same entry with a later "updated": the time of the report. The authority is a name that nobody can own
// (RFC 2606), as archives have none.
#include <fmt/format.h>

#include <string_view>

#include "query/presentation/report.hpp"
#include "schemas/slots.hpp"
#include "schemas/terminal_text.hpp"
#include "schemas/value_bytes.hpp"

namespace dateline {

namespace {

constexpr std::string_view authority = "tag:dateline.invalid,2026:";

// What XML 1.0 has no room for goes: control characters, and the two code points that are none.
std::string_view escaped_byte(char byte) {
    switch (byte) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        default:
            return {};
    }
}

std::string xml_text(std::string_view text) {
    const std::string clean = without_controls(text);
    std::string out;
    for (std::size_t at = 0; at < clean.size(); ++at) {
        const std::string_view rest = std::string_view(clean).substr(at);
        if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
            out += "\uFFFD";
            at += 2;
        } else if (const auto escaped = escaped_byte(clean[at]); !escaped.empty()) {
            out += escaped;
        } else {
            out += clean[at];
        }
    }
    return out;
}

// A piece of a URI: RFC 3986's unreserved characters stand as they are.
std::string uri_piece(std::string_view text) {
    constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string out;
    for (const char byte : text) {
        if (unreserved.find(byte) != std::string_view::npos) {
            out += byte;
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
        }
    }
    return out;
}

std::string element(std::string_view name, std::string_view text) {
    return fmt::format("<{}>{}</{}>\n", name, xml_text(text), name);
}

// A bare day is its beginning.
std::string time_of(const std::string& published) {
    return published.size() == std::string_view("2022-09-16").size() ? published + "T00:00:00Z" : published;
}

std::string link(const std::string& url) {
    if (!url.starts_with("http://") && !url.starts_with("https://")) return {};
    return fmt::format("<link rel=\"alternate\" href=\"{}\"/>\n", xml_text(url));
}

// The feed of the same searches is the same.
std::string feed_id(const ReportHead& head) {
    std::string ids;
    for (const auto& id : head.searches) put_string(ids, id);
    return fmt::format("{}feed/{}", authority, hash128(ids).hex().substr(0, 16));
}

class AtomReport : public ReportPresenter {
  public:
    std::string begin(const ReportHead& head) override {
        at_ = to_string(moment_at(head.at));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n" +
               element("id", feed_id(head)) + element("title", "Dateline: saved searches") + element("updated", at_) +
               "<author><name>Dateline</name></author>\n";
    }

    std::string search(const SearchReport& report) override {
        std::string text;
        for (const auto& item : report.items) text += entry(report, item);
        return text;
    }

    std::string end() override { return "</feed>\n"; }

  private:
    std::string entry(const SearchReport& report, const ReportItem& item) const {
        const Brief& brief = item.shown.hit.brief;
        std::string text = "<entry>\n";
        text += element("id", fmt::format("{}{}/{}", authority, uri_piece(report.id), uri_piece(brief.id)));
        text += element("title", brief.title.empty() ? "(no title)" : brief.title);
        text += element("updated", at_);
        if (!brief.published.empty()) text += element("published", time_of(brief.published));
        if (!brief.source.empty()) text += fmt::format("<author><name>{}</name></author>\n", xml_text(brief.source));
        const std::string& label = report.title.empty() ? report.id : report.title;
        text += fmt::format("<category term=\"{}\" label=\"{}\"/>\n", xml_text(report.id), xml_text(label));
        text += link(item.url);
        text += fmt::format("<content type=\"text\">{}</content>\n", xml_text(item.shown.snippet.text));
        return text + "</entry>\n";
    }

    std::string at_;
};

}  // namespace

std::unique_ptr<ReportPresenter> make_atom_report(const PresenterOptions&) { return std::make_unique<AtomReport>(); }

}  // namespace dateline
