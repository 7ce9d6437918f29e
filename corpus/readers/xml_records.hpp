// What all readers of XML share: the records are cut out of the stream one by one, so that a broken one costs only
// itself and memory holds one of them, whatever the size of the document.
//
// Several documents may follow each other in a stream. A DOCTYPE is passed over; where it declares entities, every
// record of its document is a reject (entities). A document that does not end is a reject (truncated) behind its last
// record, and text outside of documents is one (broken_markup).
#pragma once

#include "corpus/readers/record_reader.hpp"
#include "corpus/readers/xml_element.hpp"
#include "corpus/readers/xml_scanner.hpp"

namespace dateline {

/// The outermost element of a document, as its start tag names it.
struct XmlRoot {
    std::string name;   ///< without prefix
    std::string space;  ///< URI of its namespace; empty: none
};
/// Looks for it behind XML declaration, comments and DOCTYPE; nothing where something else stands there.
std::optional<XmlRoot> find_xml_root(std::string_view head);

class XmlRecordReader : public RecordReader {
  public:
    /// The names are those of the elements that are records.
    XmlRecordReader(std::unique_ptr<ByteStream> stream, ReaderContext context, XmlRecordNames names);

  private:
    /// Told before the first record of each document: its root with what stands before that record, as far as it was
    /// kept (max_head). Not valid after the call. Not told where the record is the whole document.
    virtual void begin_document(const XmlElement& root);
    /// Fills the delivery's article from a record, or says what is wrong with it. Of a record that can't be read whole
    /// it gets the beginning, for the id.
    virtual std::optional<RecordFault> read_record(const XmlElement& record, Delivery& delivery) = 0;

    // An element that stands open around the records.
    struct Open {
        std::string name;
        std::size_t tags_before;  // bytes of around_ without its start tag
    };

    std::optional<Cut> cut() final;
    std::optional<RecordFault> read(const Cut& cut, Delivery& delivery) final;

    Cut cut_record(Cut cut, const XmlScanner& scanner);
    std::optional<RecordFault> pass(const Cut& cut, const XmlScanner& scanner);
    std::optional<RecordFault> open_element(const Cut& cut, const XmlScanner& scanner);
    void close_element(const Cut& cut, const std::string& name);
    std::optional<RecordFault> stray(std::string_view what);
    std::optional<Cut> end();
    void keep_head(std::string_view bytes);
    void read_head();

    XmlRecordNames names_;
    XmlTree tree_;
    std::vector<Open> open_;
    std::string around_;                       // their start tags
    std::string head_;                         // of the document, up to its first record
    std::optional<RecordFault> record_fault_;  // of the record at hand, by the way it was cut
    unsigned retreats_ = 0;                    // records cut short because a section in them never ends
    bool is_head_ = true;
    bool has_entities_ = false;
    bool stray_is_told_ = false;  // once between two records is enough
    bool given_up_ = false;
};

}  // namespace dateline
