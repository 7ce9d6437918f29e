// The SGML that news collections of the eighties and nineties came in: documents one behind the other in a file, not
// well-formed XML. Tags are known by name alone, in any case, and nothing is asked of those that nobody asks for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/record_reader.hpp"

namespace dateline {

/// One document or a part of one, and the first thing that was wrong with it. The text has to outlive it.
class SgmlDocument {
  public:
    explicit SgmlDocument(std::string_view text);

    /// What stands between the first <TAG ...> and the </TAG> behind it; empty where there is no such tag.
    std::string_view content(std::string_view tag);
    /// The same for every <TAG ...> that does not stand in another.
    std::vector<std::string_view> contents(std::string_view tag);
    /// What stands behind all that was asked for and found.
    std::string_view rest() const { return text_.substr(asked_end_); }
    /// Of the tag that the text begins with; empty where that has none of the name.
    std::string_view attribute(std::string_view name) const;

    void fail(RejectReason reason, std::string detail);
    const std::optional<RecordFault>& fault() const { return fault_; }

  private:
    struct Tag {
        std::string_view name;  // "/TEXT" where it closes
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    std::size_t find_tag(std::string_view name, std::size_t from) const;
    std::string_view content_of(std::size_t open, std::size_t& next);

    std::string_view text_;
    std::vector<Tag> tags_;
    std::size_t asked_end_ = 0;
    std::optional<RecordFault> fault_;
};

/// Text without markup: tags go, entities (of HTML 4, ISO 8879 and the wires' own) become characters, control
/// characters vanish. <P> and </P> become empty lines.
std::string sgml_text(std::string_view markup);

/// Cuts documents from <TAG ...> to </TAG>, in any case. One that does not end ends at the next one's start, as a
/// reject; so is text between documents. Declarations and tags between documents are passed over.
class SgmlReader : public RecordReader {
  public:
    /// `tag` is in capitals and lives as long as the reader.
    SgmlReader(std::unique_ptr<ByteStream> stream, ReaderContext context, std::string_view tag);

  private:
    std::optional<Cut> cut() final;
    Cut cut_document();
    bool at_document();
    /// Looks for the next start of a document or, inside of one, for its end.
    Scan scan_to_tag(std::string_view held, std::size_t from, bool inside) const;

    std::string start_;  // "<DOC"
    std::string end_;    // "</DOC>"
};

/// Whether `<NAME ...>` begins the text, in any case.
bool starts_with_tag(std::string_view text, std::string_view name);

}  // namespace dateline
