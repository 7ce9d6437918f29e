#include "tests/unit/corpus/readers/charset_text.hpp"

#include <unicode/ucnv.h>

#include <catch2/catch.hpp>

namespace dateline::reading {

std::string in(const char* charset, const std::string& text) {
    std::string out(text.size() * 4 + 16, '\0');
    UErrorCode status = U_ZERO_ERROR;
    const auto size = ucnv_convert(charset, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), text.data(),
                                   static_cast<std::int32_t>(text.size()), &status);
    REQUIRE(U_SUCCESS(status));
    out.resize(static_cast<std::size_t>(size));
    return out;
}

}  // namespace dateline::reading
