#include "corpus/readers/file_reader.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "corpus/readers/decompress.hpp"
#include "tests/unit/corpus/readers/packing.hpp"
#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

using Lines = std::vector<std::string>;

std::string record(const std::string& id, const std::string& title = "T") {
    return "{\"id\":\"" + id + "\",\"title\":\"" + title + "\"}\n";
}

std::string records(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += record(std::to_string(i * 7919));
    return text;
}

// What a file called "file" gives.
struct Outcome {
    std::vector<Item> items;
    std::optional<RecordFault> fault;
    SourceFile row;

    // "id: title" with the member behind, "member reason: detail", and at the end why it could not be read.
    Lines lines() const {
        Lines out;
        for (const auto& item : items) {
            if (const auto* reject = std::get_if<Reject>(&item)) {
                out.push_back(
                    fmt::format("{} {}: {}", reject->where.member, reject_code(reject->reason), reject->detail));
            } else {
                const auto& member = std::get<Delivery>(item).where.member;
                out.push_back(one_line(item) + (member.empty() ? "" : " in " + member));
            }
        }
        if (fault) out.push_back(fmt::format("{}: {}", reject_code(fault->reason), fault->detail));
        return out;
    }
};

Outcome read_file(const std::string& content, const SourceOptions& options = {}) {
    const Folder folder;
    const std::string path = folder.write("file", content);
    FileReader reader({path, "file", 0, false, {}}, options);
    Outcome outcome;
    outcome.fault = reader.fault();
    if (!outcome.fault)
        while (auto item = reader.next()) outcome.items.push_back(std::move(*item));
    for (const auto& item : outcome.items)
        CHECK(std::visit([](const auto& any) { return any.where.source; }, item) == path);
    outcome.row = reader.finish();
    CHECK(outcome.row.checksum == hash128(content));
    CHECK(outcome.row.size == content.size());
    CHECK(outcome.row.records == outcome.items.size());
    return outcome;
}

Lines read_lines(const std::string& content, const SourceOptions& options = {}) {
    return read_file(content, options).lines();
}

SourceOptions with_limits(std::uint64_t max_ratio, std::uint64_t max_members = 1'000'000) {
    SourceOptions options;
    options.limits.max_ratio = max_ratio;
    options.limits.max_members = max_members;
    return options;
}

}  // namespace

TEST_CASE("A text is read in any compression, and in two of them") {
    for (const auto& method : compressions()) {
        INFO(method.name);
        const auto packed = pack(method.name, record("1"));
        CHECK(read_lines(packed) == Lines{"1: T"});
        CHECK(read_file(packed).row.format == "jsonl");
        CHECK(read_lines(gzip(packed)) == Lines{"1: T"});
        CHECK(read_lines(gzip(gzip(packed))) == Lines{"too-deep: compressed more than 2 times"});
        CHECK(read_lines(pack(method.name, "")) == Lines{"empty: the file is empty"});
    }
}

TEST_CASE("Members of containers are read each in its own format, with what is in it compressed") {
    const std::vector<Made> members{{"a.jsonl", record("1") + record("2")},
                                    {"b.jsonl.xz", xz(record("3"))},
                                    {"dir/", {}, MadeKind::directory},
                                    {"dir/story.txt", "A title\n\nText.\n"},
                                    {"dir/c.sgm", "<REUTERS NEWID=\"5\"><TEXT><TITLE>T</TITLE></TEXT></REUTERS>"},
                                    {"dir/.hidden", record("6")},
                                    {"__MACOSX/dir/c.sgm", record("7")}};
    const Lines lines{"1: T in a.jsonl", "2: T in a.jsonl", "3: T in b.jsonl.xz",
                      "file!dir/story.txt: A title in dir/story.txt", "5: T in dir/c.sgm"};
    CHECK(read_lines(tar(members)) == lines);
    CHECK(read_lines(zip(members)) == lines);
    CHECK(read_lines(gzip(tar(members))) == lines);
    CHECK(read_file(zstd(tar(members))).row.format == "tar");
    CHECK(read_file(zip(members)).row.format == "zip");
    CHECK(read_file(zip(members)).row.records == 5);
}

TEST_CASE("A container in a container is read, one deeper is not") {
    const std::string inner = tar({{"story.txt", "Title\n"}, {"a.jsonl.gz", gzip(record("1"))}});
    const Lines lines{"file!in.tar.gz!story.txt: Title in in.tar.gz!story.txt", "1: T in in.tar.gz!a.jsonl.gz",
                      "2: T in last"};
    CHECK(read_lines(zip({{"in.tar.gz", gzip(inner)}, {"last", record("2")}})) == lines);
    CHECK(read_lines(bzip2(tar({{"in.tar.gz", gzip(inner)}, {"last", record("2")}}))) == lines);
    const std::string deep =
        zip({{"a.tar", tar({{"b.zip", zip({{"c", "Title"}})}, {"d", record("1")}})}, {"e", record("2")}});
    CHECK(read_lines(deep) ==
          Lines{"a.tar!b.zip too-deep: a zip file in more than 1 containers", "1: T in a.tar!d", "2: T in e"});
}

TEST_CASE("A plain text of a container knows its own time, else that of the file") {
    const auto outcome = read_file(tar({{"a", "Title\n", MadeKind::file, 1'000'000'000}}));
    REQUIRE(outcome.items.size() == 1);
    const auto& delivery = std::get<Delivery>(outcome.items[0]);
    CHECK(delivery.path_is_id);
    CHECK(delivery.file_time == 1'000'000'000);
}

TEST_CASE("What a container has beside articles is told") {
    CHECK(read_lines(tar({{"empty", ""},
                          {"link", "", MadeKind::link},
                          {"hard", "", MadeKind::hard_link},
                          {"null", "", MadeKind::device},
                          {"picture", "\x89PNG\r\n\x1A\n"},
                          {"a", record("1")},
                          {"empty.gz", gzip("")},
                          {"broken.gz", gzip("text").substr(0, 8)}})) ==
          Lines{"link not-a-file: ", "hard not-a-file: ", "null not-a-file: ",
                "picture not-news: " + read_lines("\x89PNG\r\n\x1A\n")[0].substr(10), "1: T in a",
                "broken.gz unreadable: the gzip data end in the middle", " empty: 2 empty members"});
    CHECK(read_lines(zip({{"a", "x"}, {"b", "y"}}, "password")) == Lines{"a encrypted: ", "b encrypted: "});
    CHECK(read_lines(zip({{"in.zip", zip({{"a", ""}})}, {"b", ""}, {"c", record("1")}})) ==
          Lines{"in.zip empty: 1 empty members", "1: T in c", " empty: 1 empty members"});
    CHECK(read_lines(zip({})).empty());
    CHECK(read_lines(tar({{"dir/", {}, MadeKind::directory}})).empty());
}

TEST_CASE("A link in a zip file is told by the directory at the file's end") {
    const std::string bytes = zip({{"a", record("1")}, {"link", "/etc/passwd", MadeKind::link}, {"b", record("2")}});
    CHECK(read_lines(bytes) == Lines{"1: T in a", "link not-a-file: ", "2: T in b"});
}

TEST_CASE("Names of members lead nowhere") {
    CHECK(read_lines(tar({{"../../etc/passwd", "Title\n"}, {"/etc/passwd", "Title\n"}, {"\x1B[2J", "Title\n"}})) ==
          Lines{"file!../../etc/passwd: Title in ../../etc/passwd", "file!/etc/passwd: Title in /etc/passwd",
                "file!\\x1B[2J: Title in \\x1B[2J"});
}

TEST_CASE("Damage in the middle: what is before is read, then one reject") {
    for (const auto& bytes : {tar({{"a", record("first")}, {"b", records(20'000)}, {"c", record("last")}}),
                              zip({{"a", record("first")}, {"b", records(20'000)}, {"c", record("last")}}),
                              gzip(tar({{"a", record("first")}, {"b", records(20'000)}, {"c", record("last")}})),
                              zip({{"in.tar", tar({{"a", record("first")}, {"b", records(20'000)}})}})}) {
        const auto lines = read_lines(bytes.substr(0, bytes.size() / 2));
        REQUIRE(lines.size() > 5000);
        INFO(lines[lines.size() - 2] << " | " << lines.back());
        CHECK(lines[0].starts_with("first: T in "));
        CHECK(lines[lines.size() - 2].find("b") != std::string::npos);
        CHECK(lines[lines.size() - 2].find(": T in ") != std::string::npos);
        CHECK(lines.back().find("b truncated: ") != std::string::npos);
    }
    // Between two members.
    const std::string bytes = tar({{"a", record("first")}, {"b", record("last")}});
    CHECK(read_lines(bytes.substr(0, 1024 + 100)) == Lines{"first: T in a", " truncated: Truncated tar archive"});
}

TEST_CASE("A file that unpacks to too much is given up") {
    const std::string dense = "unpacks to more than 100 times its size on disk (--max-ratio)";
    const std::string blanks(50'000'000, ' ');
    const auto text = record("1") + blanks;
    CHECK(read_lines(gzip(text), with_limits(100)) == Lines{"1: T", " too-dense: " + dense});
    CHECK(read_lines(gzip(gzip(text)), with_limits(100)) == Lines{"1: T", " too-dense: " + dense});
    CHECK(read_lines(zip({{"a", text}, {"b", record("2")}}), with_limits(100)) ==
          Lines{"1: T in a", "a too-dense: " + dense});
    CHECK(read_lines(gzip(tar({{"a", record("1")}, {"b", record("3") + blanks}, {"c", record("2")}})), with_limits(100))
              .back() == "b too-dense: " + dense);
    CHECK(read_lines(gzip(text), with_limits(10'000)) == Lines{"1: T"});
    CHECK(read_lines(gzip(record("1") + std::string(10'000'000, ' ')), with_limits(1)) ==
          Lines{"1: T"});  // short enough
}

TEST_CASE("10 GB of zeros in a few KB are refused, packed twice too") {
    const std::string piece = bzip2(std::string(50'000'000, '\0'));
    std::string zeros;
    for (int i = 0; i < 200; ++i) zeros += piece;
    REQUIRE(zeros.size() < 20'000);
    CHECK(read_lines(zeros)[0].starts_with("not-news: looks like "));
    CHECK(read_lines(zip({{"a", zeros}}))[0].starts_with("a not-news: looks like "));
    // As a text they are one record without an end.
    const auto in_record = bzip2(record("1") + "{\"title\":\"") + zeros;
    const Lines refused{"1: T", " too-dense: unpacks to more than 200 times its size on disk (--max-ratio)"};
    CHECK(read_lines(in_record) == refused);
    CHECK(read_lines(gzip(in_record)) == refused);
    CHECK(read_lines(zip({{"a.gz", gzip(in_record)}, {"b", record("2")}})) ==
          Lines{"1: T in a.gz", "a.gz too-dense: unpacks to more than 200 times its size on disk (--max-ratio)"});
    CHECK(read_lines(zip({{"a.tar", tar({{"b.bz2", in_record}})}}))[1].starts_with("a.tar!b.bz2 too-dense: "));
}

TEST_CASE("A container of too many members is given up") {
    std::vector<Made> members;
    for (int i = 0; i < 10; ++i) members.push_back({std::to_string(i), record(std::to_string(i))});
    CHECK(read_lines(tar(members), with_limits(200, 10)).size() == 10);
    const auto lines = read_lines(tar(members), with_limits(200, 3));
    CHECK(lines == Lines{"0: T in 0", "1: T in 1", "2: T in 2", " too-many: more than 3 members"});
    // Those of all containers count.
    CHECK(read_lines(zip({{"a", tar(members)}, {"b", tar(members)}}), with_limits(200, 14)).back() ==
          " too-many: more than 14 members");
}

TEST_CASE("Each text is read in its own character set") {
    const std::string latin = "Z\xFCrich\n\nK\xFCrzung\n";
    const std::string russian = "\xCA\xE8\xE5\xE2. \xCD\xEE\xE2\xEE\xF1\xF2\xE8\n";  // windows-1251
    CHECK(read_lines(tar({{"a", latin}, {"b", russian}, {"c", "Київ\n"}, {"d", std::string("\xFF\xFEH\0i\0", 6)}})) ==
          Lines{"file!a: Zürich in a", "file!b: Киев. Новости in b", "file!c: Київ in c", "file!d: Hi in d"});
    std::string utf16("\xFF\xFE");
    for (const char c : record("1", "Hi")) utf16 += std::string{c, '\0'};
    CHECK(read_lines(utf16) == Lines{"1: Hi"});
    CHECK(read_lines(utf16.substr(2)) == Lines{"1: Hi"});
    CHECK(read_lines(gzip(utf16)) == Lines{"1: Hi"});
    SourceOptions options;
    options.encoding = "KOI8-R";
    CHECK(read_lines(record("1", "\xEB\xC9\xC5\xD7"), options) == Lines{"1: Киев"});
}

TEST_CASE("Damaged bytes that were replaced are counted with the articles") {
    const auto outcome = read_file(record("1", "Київ \xFF") + record("2", "Київ") + record("3", "Київ \xE2\x82"));
    CHECK(outcome.lines() == Lines{"1: Київ \uFFFD", "2: Київ", "3: Київ \uFFFD"});
    unsigned replaced = 0;
    for (const auto& item : outcome.items) replaced += std::get<Delivery>(item).mends.bytes_replaced;
    CHECK(replaced == 3);
}

TEST_CASE("A format that is given is that of the members") {
    SourceOptions options;
    options.input_format = "text";
    CHECK(read_lines(tar({{"a", record("1")}}), options) == Lines{"file!a: {\"id\":\"1\",\"title\":\"T\"} in a"});
}
