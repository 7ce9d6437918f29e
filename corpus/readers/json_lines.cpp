#include "corpus/readers/json_lines.hpp"

#include "corpus/readers/json_cutter.hpp"
#include "corpus/readers/record_reader.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

class JsonLinesReader : public RecordReader {
  public:
    using RecordReader::RecordReader;

  private:
    std::optional<Cut> cut() override { return json_.next(cutter()); }
    std::optional<RecordFault> read(const Cut& cut, Delivery& delivery) override {
        return parse_record(cut.bytes, delivery.article, delivery.mends);
    }

    JsonCutter json_{JsonLayout::lines};
};

}  // namespace

bool looks_like_json_lines(std::string_view head) {
    head = trim_start(head);
    if (head.starts_with('{') && !head.starts_with("{\\")) return true;  // "{\\rtf" is RTF
    // A first line that is broken: most of the others tell.
    std::size_t lines = 0;
    std::size_t objects = 0;
    for (; !head.empty(); head = trim_start(head.substr(first_line(head).size()))) {
        ++lines;
        objects += head.starts_with("{\"");
    }
    return objects * 2 > lines;
}

std::unique_ptr<Reader> open_json_lines(std::unique_ptr<ByteStream> stream, ReaderContext context) {
    return std::make_unique<JsonLinesReader>(std::move(stream), std::move(context));
}

}  // namespace dateline
