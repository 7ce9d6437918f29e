#include "tests/unit/corpus/readers/reading.hpp"

#include <fmt/format.h>
#include <stdlib.h>
#include <zlib.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>

namespace dateline::reading {

std::size_t PieceStream::read(char* buffer, std::size_t size) {
    const std::size_t count = std::min({size, piece_, bytes_.size() - at_});
    if (count == 0 && fault_) throw Error(*fault_, "the stream broke");
    std::memcpy(buffer, bytes_.data() + at_, count);
    at_ += count;
    return count;
}

std::size_t LongStream::read(char* buffer, std::size_t size) {
    if (const std::size_t got = front_.read(buffer, size); got != 0) return got;
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(count_, size));
    std::memset(buffer, filling_, count);
    count_ -= count;
    return count != 0 ? count : back_.read(buffer, size);
}

std::string read_all(ByteStream& stream) {
    std::string all;
    char buffer[4096];
    for (std::size_t got = stream.read(buffer, sizeof buffer); got != 0; got = stream.read(buffer, sizeof buffer))
        all.append(buffer, got);
    return all;
}

std::string gzip(std::string_view bytes) {
    z_stream z{};
    REQUIRE(deflateInit2(&z, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    std::string in(bytes);
    std::string out(deflateBound(&z, in.size()), '\0');
    z.next_in = reinterpret_cast<Bytef*>(in.data());
    z.avail_in = static_cast<uInt>(in.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    REQUIRE(deflate(&z, Z_FINISH) == Z_STREAM_END);
    out.resize(z.total_out);
    deflateEnd(&z);
    return out;
}

std::vector<Item> read_items(std::string_view format, std::unique_ptr<ByteStream> stream, ReaderContext context) {
    const Format* row = find_format(format);
    REQUIRE(row != nullptr);
    const auto reader = row->open(std::move(stream), std::move(context));
    std::vector<Item> items;
    while (auto item = reader->next()) items.push_back(std::move(*item));
    return items;
}

std::vector<Item> read_items(std::string_view format, std::string text, ReaderContext context) {
    return read_items(format, std::make_unique<MemoryStream>(std::move(text)), std::move(context));
}

Article read_article(std::string_view format, std::string text, ReaderContext context) {
    const auto items = read_items(format, std::move(text), std::move(context));
    REQUIRE(items.size() == 1);
    INFO(one_line(items[0]));
    REQUIRE(std::holds_alternative<Delivery>(items[0]));
    return std::get<Delivery>(items[0]).article;
}

std::string one_line(const Item& item) {
    if (const auto* delivery = std::get_if<Delivery>(&item))
        return fmt::format("{}: {}", delivery->article.id, delivery->article.title);
    const auto& reject = std::get<Reject>(item);
    return fmt::format("line {} byte {}: {}", reject.where.line, reject.where.byte, reject_code(reject.reason));
}

std::vector<std::string> one_line_each(const std::vector<Item>& items) {
    std::vector<std::string> lines;
    lines.reserve(items.size());
    for (const auto& item : items) lines.push_back(one_line(item));
    return lines;
}

void check_rows(std::string_view format, const std::vector<ReadingRow>& rows, ReaderContext context) {
    for (const auto& row : rows) {
        INFO(row.why << ": " << row.text);
        CHECK(one_line_each(read_items(format, row.text, context)) == row.items);
        CHECK(one_line_each(read_items(format, std::make_unique<PieceStream>(row.text, 1), context)) == row.items);
    }
}

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "dateline-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    root_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
}

std::string Folder::write(const std::string& name, std::string_view content) const {
    const auto file = root_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << content;
    out.close();
    REQUIRE(out.good());
    return file.string();
}

std::string error_of(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return fmt::format("{} {}", error.exit_code(), error.what());
    }
    return "no error";
}

}  // namespace dateline::reading
