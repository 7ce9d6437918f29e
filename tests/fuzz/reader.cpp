// Any bytes as a file of one format (fuzz_format), behind the layer of character sets as in a run. What is delivered
// must be an article that the contract takes back as it is.
#include <cstdlib>
#include <string>

#include "corpus/readers/charset.hpp"
#include "corpus/readers/reader.hpp"
#include "schemas/article_record.hpp"

using namespace dateline;

extern const char* const fuzz_format;  // the target's, as recognition names it

namespace {

void check(const Article& article) {
    Article again;
    RecordMends mends;
    if (article.id.empty() || parse_record(record_json(article), again, mends)) std::abort();
    if (check_article(again, mends) || again != article || mends.bytes_replaced != 0) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Format& format = *find_format(fuzz_format);
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    static_cast<void>(recognise(bytes));
    ReaderContext context{.source = "fuzz", .id_from_path = "fuzz.txt"};
    context.limits.max_record = 64 * 1024;
    const auto reader =
        format.open(std::make_unique<CharsetStream>(std::make_unique<MemoryStream>(bytes)), std::move(context));
    // Every record takes up at least a byte; a reader that gives more goes round in circles.
    std::size_t items = 0;
    while (const auto item = reader->next()) {
        if (++items > size + 2) std::abort();
        if (const auto* delivery = std::get_if<Delivery>(&*item)) check(delivery->article);
    }
    return 0;
}
