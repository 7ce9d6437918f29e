#include "tests/unit/corpus/readers/packing.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <bzlib.h>
#include <lzma.h>
#include <zstd.h>

#include <catch2/catch.hpp>
#include <memory>

#include "tests/unit/corpus/readers/reading.hpp"

namespace dateline::reading {

namespace {

la_ssize_t append(archive*, void* into, const void* bytes, std::size_t size) {
    static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

unsigned file_type(MadeKind kind) {
    switch (kind) {
        case MadeKind::directory:
            return AE_IFDIR;
        case MadeKind::link:
            return AE_IFLNK;
        case MadeKind::device:
            return AE_IFCHR;
        default:
            return AE_IFREG;
    }
}

void write_member(archive* writer, const Made& made) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(), &archive_entry_free);
    archive_entry_set_pathname(entry.get(), made.name.c_str());
    archive_entry_set_filetype(entry.get(), file_type(made.kind));
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), made.time, 0);
    if (!made.size_behind) archive_entry_set_size(entry.get(), static_cast<la_int64_t>(made.content.size()));
    if (made.kind == MadeKind::link) archive_entry_set_symlink(entry.get(), "/etc/passwd");
    if (made.kind == MadeKind::hard_link) archive_entry_set_hardlink(entry.get(), "a.txt");
    REQUIRE(archive_write_header(writer, entry.get()) >= ARCHIVE_WARN);
    archive_write_data(writer, made.content.data(), made.content.size());
}

template <typename Setup>
std::string make_container(const std::vector<Made>& members, const Setup& set_up) {
    std::string out;
    const std::unique_ptr<archive, int (*)(archive*)> writer(archive_write_new(), &archive_write_free);
    set_up(writer.get());
    REQUIRE(archive_write_open(writer.get(), &out, nullptr, &append, nullptr) == ARCHIVE_OK);
    for (const auto& made : members) write_member(writer.get(), made);
    REQUIRE(archive_write_close(writer.get()) == ARCHIVE_OK);
    return out;
}

}  // namespace

std::string bzip2(std::string_view bytes) {
    std::string in(bytes);
    std::string out(bytes.size() + bytes.size() / 100 + 600, '\0');
    auto size = static_cast<unsigned>(out.size());
    REQUIRE(BZ2_bzBuffToBuffCompress(out.data(), &size, in.data(), static_cast<unsigned>(in.size()), 9, 0, 0) == BZ_OK);
    out.resize(size);
    return out;
}

std::string xz(std::string_view bytes, unsigned dictionary) {
    lzma_options_lzma options;
    REQUIRE_FALSE(lzma_lzma_preset(&options, 1));
    options.dict_size = dictionary << 20;
    lzma_filter filters[] = {{LZMA_FILTER_LZMA2, &options}, {LZMA_VLI_UNKNOWN, nullptr}};
    std::string out(lzma_stream_buffer_bound(bytes.size()), '\0');
    std::size_t size = 0;
    REQUIRE(lzma_stream_buffer_encode(filters, LZMA_CHECK_CRC64, nullptr,
                                      reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(),
                                      reinterpret_cast<std::uint8_t*>(out.data()), &size, out.size()) == LZMA_OK);
    out.resize(size);
    return out;
}

std::string zstd(std::string_view bytes, int window_log) {
    const std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, window_log);
    std::string out(ZSTD_compressBound(bytes.size()) + 64, '\0');
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    ZSTD_outBuffer room{out.data(), out.size(), 0};
    // As a stream, whose size is not known at its beginning: the window is then as large as it is said to be.
    REQUIRE(ZSTD_compressStream2(context.get(), &room, &in, ZSTD_e_flush) == 0);
    REQUIRE(ZSTD_compressStream2(context.get(), &room, &in, ZSTD_e_end) == 0);
    out.resize(room.pos);
    return out;
}

std::string pack(std::string_view method, std::string_view bytes) {
    if (method == "gzip") return gzip(bytes);
    if (method == "bzip2") return bzip2(bytes);
    if (method == "xz") return xz(bytes);
    return zstd(bytes);
}

std::string tar(const std::vector<Made>& members) {
    return make_container(members, [](archive* writer) { archive_write_set_format_gnutar(writer); });
}

std::string zip(const std::vector<Made>& members, const std::string& password) {
    return make_container(members, [&](archive* writer) {
        archive_write_set_format_zip(writer);
        archive_write_set_bytes_in_last_block(writer, 1);  // no padding
        if (password.empty()) return;
        REQUIRE(archive_write_set_options(writer, "zip:encryption=traditional") == ARCHIVE_OK);
        archive_write_set_passphrase(writer, password.c_str());
    });
}

}  // namespace dateline::reading
