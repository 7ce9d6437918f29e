#include "corpus/readers/content_kind.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;
using namespace std::string_literals;

TEST_CASE("What holds no news text is named by its first bytes") {
    struct Row {
        std::string why;
        std::string head;
        std::string kind;
    };
    const Row rows[] = {
        {"a story", "Markets fall\n\nShares fell on Friday.\n", ""},
        {"a word", "x", ""},
        {"letters of other scripts are no control characters", "Київ\nКиїв", ""},
        {"Latin-1 is text", "caf\xE9 cr\xE8me", ""},
        {"wires put STX and ETX around a text", "\x02TITLE\nbody\x03", ""},
        {"tabs, form feeds and escapes are text", "a\tb\fc\x1B[0m", ""},
        {"nothing", "", "nothing but blanks"},
        {"blank lines", " \n\r\n\t\n", "nothing but blanks"},
        {"a byte order mark alone", "\xEF\xBB\xBF\n", "nothing but blanks"},
        {"zeros", std::string(100, '\0'), "binary data"},
        {"a short run of control characters", "\0\1\2\3\4"s, "binary data"},
        {"control characters all over", "ab\1cd\2ef\3gh\4ij\5kl\6mn"s, "binary data"},
        {"a program",
         "\x7F"
         "ELF\2\1\1"s,
         "a program"},
        {"PDF", "%PDF-1.4\n", "a PDF document"},
        {"a leading blank does not hide it", "\n<?xml version='1.0'?>", "XML"},
        {"a page", "<!DOCTYPE html><html>", "SGML or HTML"},
        {"other zip files are containers", "PK\x03\x04...", "an Office, EPUB or Java file"},
        {"an archive that is not opened", "7z\xBC\xAF\x27\x1C", "a 7z archive"},
        {"another one", "Rar!\x1A\x07", "a RAR archive"},
        {"tar", std::string(257, 'n') + "ustar\0"s, "a tar file"},
        {"gzip", "\x1F\x8B\x08", "gzip data"},
        {"RTF is not JSON", "{\\rtf1 text}", "an RTF document"},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(content_kind(row.head) == row.kind);
    }
}
