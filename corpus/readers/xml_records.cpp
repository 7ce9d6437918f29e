#include "corpus/readers/xml_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

constexpr std::size_t max_head = std::size_t{64} * 1024;    // bytes of a document kept for begin_document()
constexpr std::size_t max_around = std::size_t{64} * 1024;  // bytes of start tags around a record
// Each has looked at up to a whole record of what follows.
constexpr unsigned max_retreats = 30;  // in a stream

bool is_pass_over(XmlPiece piece) { return piece == XmlPiece::comment || piece == XmlPiece::instruction; }

}  // namespace

std::optional<XmlRoot> find_xml_root(std::string_view head) {
    const XmlRecordNames none;
    for (head = trim_start(head); !head.empty(); head = trim_start(head)) {
        XmlScanner scanner(none);
        const auto scan = scanner.scan(head, 0);
        const auto piece = scanner.piece();
        if (!scan.found) return std::nullopt;
        if (piece == XmlPiece::start_tag || piece == XmlPiece::empty_tag) {
            XmlTree tree;
            tree.read({.around = {}, .record = head.substr(0, scan.seen), .line = 1, .may_end_open = true});
            const auto name = tree.root() ? tree.root().name() : std::string_view(scanner.name());
            return XmlRoot{std::string(name), std::string(tree.root().space())};
        }
        if (!is_pass_over(piece) && piece != XmlPiece::doctype) return std::nullopt;
        head.remove_prefix(scan.seen);
    }
    return std::nullopt;
}

XmlRecordReader::XmlRecordReader(std::unique_ptr<ByteStream> stream, ReaderContext context, XmlRecordNames names)
    : RecordReader(std::move(stream), std::move(context)), names_(std::move(names)) {}

void XmlRecordReader::begin_document(const XmlElement&) {}

std::optional<Cut> XmlRecordReader::cut() {
    if (cutter().where().byte == 0 && cutter().starts_with(byte_order_mark)) cutter().pass(byte_order_mark.size());
    while (!given_up_ && cutter().skip(blanks)) {
        XmlScanner scanner(names_, retreats_ < max_retreats ? context().limits.max_record : 0);
        auto cut = cutter().cut([&](auto held, auto from) { return scanner.scan(held, from); });
        if (scanner.piece() == XmlPiece::record) return cut_record(std::move(cut), scanner);
        auto fault = pass(cut, scanner);
        if (!fault) continue;
        cut.fault = std::move(fault);
        return cut;
    }
    return end();
}

// What is wrong with a record as a whole is told once its id was looked for.
Cut XmlRecordReader::cut_record(Cut cut, const XmlScanner& scanner) {
    if (is_head_ && !open_.empty()) read_head();
    is_head_ = false;
    stray_is_told_ = false;
    record_fault_.reset();
    const auto missing_end = fmt::format("no </{}>", scanner.name());
    // Without its end a record may stand at the end of the stream, or have been cut before the next one.
    const bool is_last = !cut.ended && !cutter().skip({});
    retreats_ += !cut.ended && !is_last;
    if (is_last) record_fault_ = RecordFault{RejectReason::truncated, missing_end};
    if (scanner.is_broken() || (!cut.ended && !is_last))
        record_fault_ = RecordFault{RejectReason::broken_markup, missing_end};
    if (has_entities_) record_fault_ = RecordFault{RejectReason::entities, "declared in the DOCTYPE"};
    if (open_.empty()) has_entities_ = false;
    // The ends of what stands around are not missed as well.
    if (is_last) open_.clear();
    return cut;
}

// What stands outside of records. Gives what is wrong with it.
std::optional<RecordFault> XmlRecordReader::pass(const Cut& cut, const XmlScanner& scanner) {
    const auto piece = scanner.piece();
    if (!cut.ended && piece != XmlPiece::text) {
        open_.clear();
        return RecordFault{RejectReason::truncated, "markup that does not end"};
    }
    if (is_pass_over(piece)) return std::nullopt;
    if (piece == XmlPiece::doctype) {
        if (!cut.fault) has_entities_ = cut.bytes.find("<!ENTITY") != std::string_view::npos;
        return cut.fault;
    }
    if (piece == XmlPiece::start_tag) return open_element(cut, scanner);
    if (piece == XmlPiece::end_tag) {
        close_element(cut, scanner.name());
        return std::nullopt;
    }
    if (open_.empty() && piece != XmlPiece::empty_tag) return stray("text outside of the document");
    if (open_.empty()) has_entities_ = false;
    keep_head(cut.bytes);
    return std::nullopt;
}

// A document that begins with more than this around its records is none of ours: it is left.
std::optional<RecordFault> XmlRecordReader::open_element(const Cut& cut, const XmlScanner& scanner) {
    if (open_.empty()) {
        around_.clear();
        head_.clear();
        is_head_ = true;
    }
    given_up_ = cut.fault || around_.size() + cut.bytes.size() > max_around || open_.size() == XmlTree::max_depth;
    if (cut.fault) return cut.fault;
    if (open_.size() == XmlTree::max_depth) return RecordFault{RejectReason::too_deep, "elements around the records"};
    if (given_up_) return RecordFault{RejectReason::too_large, "start tags around the records"};
    open_.push_back({scanner.name(), around_.size()});
    if (!scanner.is_broken()) around_ += cut.bytes;
    keep_head(cut.bytes);
    return std::nullopt;
}

// Closes with it what was left open inside of it. An end tag of nothing is passed over.
void XmlRecordReader::close_element(const Cut& cut, const std::string& name) {
    const auto found =
        std::find_if(open_.rbegin(), open_.rend(), [&](const Open& element) { return element.name == name; });
    if (found == open_.rend()) return;
    keep_head(cut.bytes);
    around_.resize(found->tags_before);
    open_.erase(std::prev(found.base()), open_.end());
    if (open_.empty()) has_entities_ = false;
}

std::optional<RecordFault> XmlRecordReader::stray(std::string_view what) {
    if (std::exchange(stray_is_told_, true)) return std::nullopt;
    return RecordFault{RejectReason::broken_markup, std::string(what)};
}

std::optional<Cut> XmlRecordReader::end() {
    if (open_.empty() || given_up_) return std::nullopt;
    const auto name = open_.front().name;
    open_.clear();
    return Cut{.bytes = {},
               .where = cutter().where(),
               .ended = false,
               .fault = RecordFault{RejectReason::truncated, fmt::format("no </{}>", name)}};
}

void XmlRecordReader::keep_head(std::string_view bytes) {
    if (is_head_ && head_.size() + bytes.size() <= max_head) head_ += bytes;
}

void XmlRecordReader::read_head() {
    tree_.read({.around = {}, .record = head_, .line = 1, .may_end_open = true});
    if (const auto root = tree_.root()) begin_document(root);
}

std::optional<RecordFault> XmlRecordReader::read(const Cut& cut, Delivery& delivery) {
    auto fault = tree_.read({.around = around_, .record = cut.bytes, .line = cut.where.line, .may_end_open = false});
    if (record_fault_) fault = record_fault_;
    if (!tree_.root()) return fault;
    auto meaning = read_record(tree_.root(), delivery);
    return fault ? std::move(fault) : std::move(meaning);
}

}  // namespace dateline
