// Finds where a piece of XML ends: a tag, a comment, text, or a whole record from its start tag to its end tag. Looks
// at every byte once, reads nothing, and takes markup that is not well-formed too.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/record_cutter.hpp"

namespace dateline {

/// Names of the elements that are records, without prefixes.
using XmlRecordNames = std::vector<std::string_view>;

enum class XmlPiece { text, start_tag, empty_tag, end_tag, comment, cdata, instruction, doctype, record };

/// The scanner of one piece, for RecordCutter::cut().
///
/// A record is an element with one of the names, whatever its prefix. It ends at its end tag or, where that is missing,
/// before the next start tag of a record with the same prefix: records never hold records. What stands in comments,
/// CDATA sections, processing instructions and attribute values begins and ends nothing, unless such a section never
/// ends: then the record ends before the first start tag of a record in it (see Scan::retreat).
class XmlScanner {
  public:
    /// The names must outlive the scanner. A record without an end is cut short only where that leaves at most
    /// `max_retreat` bytes of it.
    explicit XmlScanner(const XmlRecordNames& records, std::uint64_t max_retreat = UINT64_MAX)
        : records_(records), max_retreat_(max_retreat) {}
    /// `held` begins with the piece; see Scanner.
    Scan scan(std::string_view held, std::size_t from);

    XmlPiece piece() const { return piece_; }
    /// Of a tag or of the record, prefix and all. Empty for a name that is too long.
    const std::string& name() const { return name_; }
    /// Ended by what can't stand in it: a '<' in a tag, the start of the next record in a record.
    bool is_broken() const { return is_broken_; }

  private:
    // What the next byte belongs to.
    enum class State { start, text, markup, section, doctype, quote, tag, done };

    std::size_t step(std::string_view held, std::size_t at);
    std::size_t pass_text(std::string_view held, std::size_t at);
    std::size_t begin_markup(std::string_view held, std::size_t at);
    std::size_t begin_tag(std::string_view held, std::size_t at);
    void begin_named_tag(std::string_view name, bool is_end);
    std::size_t pass_section(std::string_view held, std::size_t at);
    std::size_t pass_doctype(std::string_view held, std::size_t at);
    std::size_t pass_tag(std::string_view held, std::size_t at);
    std::size_t pass_quote(std::string_view held, std::size_t at);
    std::size_t find_sibling(std::string_view held, std::size_t from) const;
    void end_tag(bool is_empty);
    void end_markup() { state_ = in_record_ ? State::text : State::done; }
    void break_off();
    bool starts_record(std::string_view name) const;
    bool is_own_sibling(std::string_view name) const;

    const XmlRecordNames& records_;
    std::uint64_t max_retreat_;
    std::size_t seen_ = 0;
    State state_ = State::start;
    XmlPiece piece_ = XmlPiece::text;
    std::string name_;
    bool is_broken_ = false;
    bool in_record_ = false;
    bool is_last_tag_ = false;      // the record's end tag, or the only tag of the piece
    bool is_first_tag_ = true;      // the record's start tag
    std::string_view section_end_;  // "-->", "]]>" or "?>"
    State behind_ = State::done;    // what goes on behind a section or a quote
    char quote_ = '"';
    std::size_t brackets_ = 0;  // open in a DOCTYPE
    std::size_t retreat_ = std::string_view::npos;
};

}  // namespace dateline
