#include "corpus/readers/content_kind.hpp"

#include <algorithm>
#include <array>

#include "corpus/readers/text_bytes.hpp"

namespace dateline {

namespace {

struct Signature {
    std::string_view bytes;
    std::string_view kind;
};

using namespace std::string_view_literals;

constexpr std::array signatures{
    Signature{"%PDF-"sv, "a PDF document"},
    Signature{"PK\x03\x04"sv, "an Office, EPUB or Java file"},  // other zip files are containers
    Signature{"PK\x05\x06"sv, "a zip file"},
    Signature{"BZh"sv, "bzip2 data"},
    Signature{"\xFD"
              "7zXZ"sv,
              "xz data"},
    Signature{"\x28\xB5\x2F\xFD"sv, "zstd data"},
    Signature{"7z\xBC\xAF"sv, "a 7z archive"},
    Signature{"Rar!\x1A"sv, "a RAR archive"},
    Signature{"\x1F\x8B"sv, "gzip data"},
    Signature{"\xD0\xCF\x11\xE0"sv, "an Office document"},
    Signature{"\x89PNG"sv, "a PNG image"},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG image"},
    Signature{"GIF8"sv, "a GIF image"},
    Signature{"\x7F"
              "ELF"sv,
              "a program"},
    Signature{"{\\rtf"sv, "an RTF document"},
    Signature{"<?xml"sv, "XML"},
    Signature{"<!DOCTYPE"sv, "SGML or HTML"},
    Signature{"<!doctype"sv, "SGML or HTML"},
    Signature{"<html"sv, "HTML"},
    Signature{"<HTML"sv, "HTML"},
    Signature{"<DOC>"sv, "TREC SGML"},
};

// Wires put a few control characters around a text; binary data are full of them.
bool is_binary(std::string_view head) {
    const auto is_control = [](char c) {
        return (c >= 0 && c < 0x20 && std::string_view("\t\n\r\f\x1B").find(c) == std::string_view::npos) || c == 0x7F;
    };
    const auto controls = static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control));
    return controls * 32 > head.size() + 64;
}

bool is_tar(std::string_view head) { return head.size() > 262 && head.substr(257, 5) == "ustar"; }

}  // namespace

std::string_view content_kind(std::string_view head) {
    const auto text = trim_start(head);
    if (text.empty()) return "nothing but blanks";
    for (const auto& signature : signatures)
        if (text.starts_with(signature.bytes)) return signature.kind;
    if (is_tar(head)) return "a tar file";
    return is_binary(head) ? "binary data" : std::string_view{};
}

}  // namespace dateline
