#include "corpus/readers/json_array.hpp"

#include "corpus/readers/json_cutter.hpp"
#include "corpus/readers/record_reader.hpp"
#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

class JsonArrayReader : public RecordReader {
  public:
    using RecordReader::RecordReader;

  private:
    std::optional<Cut> cut() override { return json_.next(cutter()); }
    std::optional<RecordFault> read(const Cut& cut, Delivery& delivery) override {
        return parse_record(cut.bytes, delivery.article, delivery.mends);
    }

    JsonCutter json_;
};

}  // namespace

bool looks_like_json_array(std::string_view head) {
    head = trim_start(head);
    const auto begins_with_one_of = [&](std::string_view set) {
        const auto next = trim_start(head.substr(1)).substr(0, 1);
        return !next.empty() && set.find(next) != std::string_view::npos;
    };
    if (head.starts_with('[')) return begins_with_one_of("{]\"");
    return head.starts_with('{') && begins_with_one_of("\"}") && json_layout(head) == JsonLayout::values;
}

std::unique_ptr<Reader> open_json_array(std::unique_ptr<ByteStream> stream, ReaderContext context) {
    return std::make_unique<JsonArrayReader>(std::move(stream), std::move(context));
}

}  // namespace dateline
