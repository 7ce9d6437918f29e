#include "tests/unit/indexer/byte_search.hpp"

#include <zlib.h>

#include <array>

namespace dateline::test {

namespace {

// What the bytes from here on inflate to, as far as they do; texts of interest are shorter than the room.
std::string_view inflate_from(z_stream& stream, std::string_view bytes, std::string& room) {
    if (inflateReset(&stream) != Z_OK) return {};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib 1.2 does not write there
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(room.data());
    stream.avail_out = static_cast<uInt>(room.size());
    inflate(&stream, Z_SYNC_FLUSH);
    return {room.data(), room.size() - stream.avail_out};
}

}  // namespace

bool has_word(const std::string& bytes, std::string_view word) {
    if (bytes.find(word) != std::string::npos) return true;
    z_stream stream{};
    inflateInit2(&stream, -15);
    std::string room(std::size_t{1} << 16, '\0');
    bool found = false;
    for (std::size_t at = 0; !found && at < bytes.size(); ++at)
        found = inflate_from(stream, std::string_view(bytes).substr(at), room).find(word) != std::string_view::npos;
    inflateEnd(&stream);
    return found;
}

std::vector<std::string> all_texts(const Xapian::Database& database) {
    std::vector<std::string> texts;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) texts.push_back(*term);
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
        texts.push_back(*key);
        texts.push_back(database.get_metadata(*key));
    }
    for (Xapian::valueno slot = 0; slot < 256; ++slot) {
        texts.push_back(database.get_value_lower_bound(slot));
        texts.push_back(database.get_value_upper_bound(slot));
    }
    for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
        const auto document = database.get_document(*posting);
        texts.push_back(document.get_data());
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) texts.push_back(*term);
        for (auto value = document.values_begin(); value != document.values_end(); ++value) texts.push_back(*value);
    }
    return texts;
}

}  // namespace dateline::test
