// What the bytes of a text say about its character set. Names are those of ICU.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The character set that a name stands for (of IANA, MIME, Windows...; case and hyphens don't count); empty where ICU
/// knows none. A set that is used for a larger one gives the larger, as in browsers: "latin1" is windows-1252, "gbk" is
/// GB18030.
std::string charset_by_name(std::string_view name);

/// A form of Unicode that shows in the first bytes of a text.
struct UnicodeForm {
    std::string_view charset;  ///< empty: none shows
    std::size_t mark = 0;      ///< bytes of the byte order mark
};
/// By its mark; UTF-16 also without one, where the bytes make sense in no other way. Looks at 4,096 bytes at most.
UnicodeForm find_unicode_form(std::string_view head);

/// What an XML declaration or the <meta> of an HTML page says; empty where the text has none or ICU doesn't know it.
/// Looks at 4,096 bytes at most.
std::string declared_charset(std::string_view head);

/// The character set of a text that is neither UTF-8 nor ASCII.
struct LikelyCharset {
    std::string charset;   ///< windows-1252 where nothing says otherwise
    bool evident = false;  ///< there was enough to go by: more text would not change it
};
LikelyCharset likely_charset(std::string_view text);

}  // namespace dateline
