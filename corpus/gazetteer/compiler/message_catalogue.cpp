#include "corpus/gazetteer/compiler/message_catalogue.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <cstdint>
#include <cstring>

#include "corpus/gazetteer/mapped_file.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t magic = 0x950412DE;

// Numbers and texts of a catalogue, none of them trusted.
class CatalogueBytes {
  public:
    CatalogueBytes(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {
        swapped_ = number(0) == __builtin_bswap32(magic);
        if (number(0) != magic) fail("no gettext catalogue (.mo)");
    }

    std::uint32_t number(std::uint64_t at) const {
        std::uint32_t read = 0;
        if (at + sizeof(read) > bytes_.size()) fail("cut short");
        std::memcpy(&read, bytes_.data() + at, sizeof(read));
        return swapped_ ? __builtin_bswap32(read) : read;
    }

    // The text whose length and place stand at `at`.
    std::string_view text(std::uint64_t at) const {
        const std::uint64_t length = number(at);
        const std::uint64_t begin = number(at + 4);
        if (begin + length > bytes_.size()) fail("cut short");
        const auto text = bytes_.substr(begin, length);
        if (!simdjson::validate_utf8(text.data(), text.size())) fail("holds text that is no UTF-8");
        return text;
    }

  private:
    [[noreturn]] void fail(const char* what) const {
        throw Error(ErrorKind::bad_data, fmt::format("{}: {}", name_, what));
    }

    std::string_view bytes_;
    const std::string& name_;
    bool swapped_ = false;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> parse_catalogue(std::string_view bytes, const std::string& name) {
    const CatalogueBytes catalogue(bytes, name);
    const std::uint64_t count = catalogue.number(8);
    const std::uint64_t messages = catalogue.number(12);
    const std::uint64_t translations = catalogue.number(16);
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto message = catalogue.text(messages + 8 * i);
        if (!message.empty()) pairs.emplace_back(message, catalogue.text(translations + 8 * i));
    }
    return pairs;
}

std::vector<std::pair<std::string, std::string>> read_catalogue(const std::string& path) {
    const MappedFile file(path);
    return parse_catalogue(file.bytes(), path);
}

}  // namespace dateline
