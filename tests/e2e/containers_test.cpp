// Sources that are compressed, packed in containers or in other character sets, and those made to do harm: everything
// is read or refused within its bounds, and nothing is written outside of the archive.
#include <catch2/catch.hpp>

#include <fstream>
#include <map>
#include <string>

#include "tests/e2e/made_articles.hpp"
#include "tests/e2e/workspace.hpp"

namespace dateline::e2e {
namespace {

using nlohmann::json;

std::string record(const std::string& id, const std::string& title) {
    return json{{"id", id}, {"title", title}}.dump() + '\n';
}

// "member reason" of each reject of the live generation.
Words rejects(const Workspace& work) {
    const std::string generation = work.status().at("live").at("generation");
    Words told;
    for (const auto& reject : parse_json_lines(work.read("archive/rejects/" + generation + ".jsonl")))
        told.push_back(reject.value("member", "") + ' ' + reject.at("reason").get<std::string>());
    return told;
}

std::string detail_of_reject(const Workspace& work, std::size_t number) {
    const std::string generation = work.status().at("live").at("generation");
    return parse_json_lines(work.read("archive/rejects/" + generation + ".jsonl")).at(number).at("detail");
}

// A Python program of the standard library makes what no library of ours writes.
void make(const Workspace& work, const std::string& program) {
    REQUIRE_THAT(work.run({"python3", "-c", "import bz2, gzip, io, lzma, tarfile, zipfile\n" + program}),
                 exits_with(0));
}

// Every file below the workspace but those of the archive.
Words files(const Workspace& work) {
    Words names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(work.path())) {
        const auto name = std::filesystem::relative(entry.path(), work.path()).string();
        if (!name.starts_with("archive")) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

TEST_CASE("a delivery in any packing gives the same archive") {
    Workspace work;
    work.write("in.jsonl", made_articles());
    REQUIRE_THAT(work.index({"add", "archive", "in.jsonl"}), exits_with(0));
    const auto digest = work.status().at("live").at("digest");
    make(work, R"(
text = open('in.jsonl', 'rb').read()
open('in.bz2', 'wb').write(bz2.compress(text[:1000]) + bz2.compress(text[1000:]))
open('in.xz', 'wb').write(lzma.compress(text))
with tarfile.open('in.tgz', 'w:gz') as t: t.add('in.jsonl')
with zipfile.ZipFile('in.zip', 'w', zipfile.ZIP_DEFLATED) as z: z.write('in.jsonl')
with zipfile.ZipFile('nested', 'w') as z: z.write('in.tgz')
)");
    for (const auto* name : {"in.bz2", "in.xz", "in.tgz", "in.zip", "nested"}) {
        CAPTURE(name);
        REQUIRE_THAT(work.index({"add", std::string("archive of ") + name, name}), exits_with(0));
        const auto outcome = work.index({"status", std::string("archive of ") + name, "--json"});
        CHECK(json::parse(outcome.output).at("live").at("digest") == digest);
    }
    // Through a pipe, too.
    REQUIRE_THAT(work.index({"add", "archive of pipe", "-"}, work.read("nested")), exits_with(0));
    CHECK(json::parse(work.index({"status", "archive of pipe", "--json"}).output).at("live").at("digest") == digest);
}

TEST_CASE("plain texts of a container are known by its name and theirs, and an edit of one is an update") {
    Workspace work;
    make(work, R"(
with zipfile.ZipFile('wire.zip', 'w') as z:
    z.writestr('2022/izium.txt', 'Graves found\n\nText.\n')
    z.writestr('2022/kyiv.txt', 'Talks\n\nText.\n')
)");
    REQUIRE_THAT(work.index({"add", "archive", "wire.zip"}), exits_with(0));
    CHECK(work.ids({"graves"}) == Words{"wire.zip!2022/izium.txt"});
    make(work, R"(
with zipfile.ZipFile('wire.zip', 'w') as z:
    z.writestr('2022/izium.txt', 'Graves counted\n\nText.\n')
    z.writestr('2022/kyiv.txt', 'Talks\n\nText.\n')
)");
    REQUIRE_THAT(work.index({"add", "archive", "wire.zip"}), exits_with(0));
    CHECK(work.ids({"found"}).empty());
    CHECK(work.ids({"counted"}) == Words{"wire.zip!2022/izium.txt"});
    CHECK(work.status().at("live").at("articles") == 2);
}

TEST_CASE("what a container has beside articles is told by member and reason, and stands until it is read again") {
    Workspace work;
    make(work, R"(
def member(t, name, data=b'', **kind):
    info = tarfile.TarInfo(name)
    info.size = len(data)
    for key, value in kind.items(): setattr(info, key, value)
    t.addfile(info, io.BytesIO(data))
article = b'{"id": "%d", "title": "Safe words"}\n'
with tarfile.open('odd.tar', 'w') as t:
    member(t, '../../escape.jsonl', article % 1)
    member(t, '/absolute.jsonl', article % 2)
    member(t, 'link', type=tarfile.SYMTYPE, linkname='/etc/passwd')
    member(t, 'hard', type=tarfile.LNKTYPE, linkname='../../escape.jsonl')
    member(t, 'null', type=tarfile.CHRTYPE)
    member(t, 'pipe', type=tarfile.FIFOTYPE)
    member(t, 'folder', type=tarfile.DIRTYPE)
    member(t, 'empty.txt')
    member(t, '.hidden.jsonl', b'{"id": "hidden", "title": "Hidden"}')
    member(t, '__MACOSX/._a.jsonl', b'{"id": "mac", "title": "Mac"}')
    member(t, 'picture.png', b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR')
    member(t, 'broken.jsonl', b'{"id": 1\n')
    member(t, 'line\nend\x1b[31m.png', b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR')
with zipfile.ZipFile('inner.zip', 'w') as z: z.writestr('deep.txt', 'Too deep\n')
with tarfile.open('middle.tar', 'w') as t: t.add('inner.zip')
with zipfile.ZipFile('outer.zip', 'w') as z:
    z.write('middle.tar')
    link = zipfile.ZipInfo('link')
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    z.writestr(link, '/etc/passwd')
)");
    const auto before = files(work);
    CHECK_THAT(work.index({"add", "archive", "odd.tar"}), exits_with(1));
    CHECK(work.ids({"safe", "--sort", "oldest"}) == Words{"1", "2"});
    const Words expected{
        " empty",          "broken.jsonl broken-json", "hard not-a-file",      "line\\x0Aend\\x1B[31m.png not-news",
        "link not-a-file", "null not-a-file",          "picture.png not-news", "pipe not-a-file"};
    auto told = rejects(work);
    std::sort(told.begin(), told.end());
    CHECK(told == expected);
    CHECK_THAT(work.index({"add", "archive", "odd.tar"}), exits_with(0));  // told already
    CHECK(files(work) == before);

    Workspace other;
    other.write("outer.zip", work.read("outer.zip"));
    other.write("good.jsonl", record("good", "Good words"));
    CHECK_THAT(other.index({"add", "archive", "good.jsonl", "outer.zip"}), exits_with(1));
    CHECK(rejects(other) == Words{"link not-a-file", "middle.tar!inner.zip too-deep"});
}

TEST_CASE("a container that needs a password is told member by member") {
    Workspace work;
    // Python can't encrypt: the flag of the members says that they are.
    make(work, R"(
with zipfile.ZipFile('secret.zip', 'w') as z:
    z.writestr('a.txt', 'Secret words\n')
    z.writestr('b.txt', 'Secret words\n')
bytes = bytearray(open('secret.zip', 'rb').read())
at = bytes.find(b'PK\x03\x04')
while at >= 0:
    bytes[at + 6] |= 1
    at = bytes.find(b'PK\x03\x04', at + 1)
open('secret.zip', 'wb').write(bytes)
)");
    CHECK_THAT(work.index({"add", "archive", "secret.zip"}), exits_with(1));
    CHECK(rejects(work) == Words{"a.txt encrypted", "b.txt encrypted"});
    CHECK(work.ids({"secret"}).empty());
}

TEST_CASE("a container that is cut gives what is before the cut, and one reject") {
    Workspace work;
    work.write("in.jsonl", made_articles());
    make(work, R"(
with tarfile.open('in.tar', 'w') as t: t.add('in.jsonl')
bytes = open('in.tar', 'rb').read()
open('cut.tar', 'wb').write(bytes[:len(bytes) // 2])
)");
    CHECK_THAT(work.index({"add", "archive", "cut.tar"}), exits_with(1));
    CHECK(work.ids({}).size() > 100);
    CHECK(rejects(work) == Words{"in.jsonl truncated"});
    CHECK_THAT(work.index({"add", "archive", "in.tar"}), exits_with(0));
    CHECK(work.ids({}).size() == 300);
}

TEST_CASE("10 GB in a few KB are refused, packed twice too, and what else is read stays") {
    Workspace work;
    make(work, R"(
zeros = bz2.compress(bytes(45_000_000)) * 230
bomb = bz2.compress(b'{"id": "first", "title": "First words"}\n{"title": "') + zeros
open('zeros.bz2', 'wb').write(zeros)
open('bomb.bz2', 'wb').write(bomb)
open('twice.gz', 'wb').write(gzip.compress(bomb))
with zipfile.ZipFile('bomb.zip', 'w') as z:
    z.writestr('bomb.bz2.gz', gzip.compress(bomb))
    z.writestr('after.jsonl', '{"id": "after", "title": "After"}')
)");
    CHECK(std::filesystem::file_size(work.path("zeros.bz2")) < 20'000);
    work.write("good.jsonl", record("good", "Good words"));
    for (const auto& [name, told] : std::map<std::string, std::string>{
             {"bomb.bz2", " too-dense"}, {"twice.gz", " too-dense"}, {"bomb.zip", "bomb.bz2.gz too-dense"}}) {
        CAPTURE(name);
        std::filesystem::remove_all(work.path("archive"));
        const auto outcome = work.index({"add", "archive", "good.jsonl", name, "--memory", "64"});
        CHECK_THAT(outcome, exits_with(1));
        if (!DATELINE_SANITIZED) CHECK(outcome.peak_kib < 150L * 1024);
        CHECK(rejects(work) == Words{told});
        CHECK(work.ids({"words", "--sort", "oldest"}).size() == 2);
    }
    CHECK_THAT(work.index({"add", "archive", "zeros.bz2"}), fails_with(65, "zeros.bz2"));
}

TEST_CASE("the option --max-ratio sets what is too dense") {
    Workspace work;
    make(work, R"(
open('dense.gz', 'wb').write(gzip.compress(b'{"id": "dense", "title": "Dense words"}\n' + b' ' * 30_000_000))
)");
    CHECK_THAT(work.index({"add", "archive", "dense.gz"}), exits_with(1));
    CHECK(rejects(work) == Words{" too-dense"});
    CHECK(detail_of_reject(work, 0) == "unpacks to more than 200 times its size on disk (--max-ratio)");
    CHECK_THAT(work.index({"add", "archive", "dense.gz", "--max-ratio", "2000"}), exits_with(0));
    CHECK(work.status().at("rejects") == 0);
    CHECK_THAT(work.index({"add", "archive", "dense.gz", "--max-ratio", "x"}), fails_with(64, "--max-ratio x"));
}

// A zip file of empty members, by its local headers alone: thirty bytes and a name.
void write_empty_members(const Workspace& work, const std::string& name, int count) {
    std::ofstream file(work.path(name), std::ios::binary);
    std::string header("PK\x03\x04\x0A", 5);
    header.resize(26, '\0');
    header += std::string("\x07\0\0\0", 4);
    for (int i = 0; i < count; ++i) file << header << 1'000'000 + i;
    file << "PK\x05\x06" << std::string(18, '\0');
}

TEST_CASE("a container of very many empty members is one reject, in bounded memory") {
    Workspace work;
    write_empty_members(work, "many.zip", 1'000'000);
    const auto outcome = work.index({"add", "archive", "many.zip", "--memory", "64"});
    CHECK_THAT(outcome, exits_with(1));
    if (!DATELINE_SANITIZED) CHECK(outcome.peak_kib < 150L * 1024);
    CHECK(rejects(work) == Words{" empty"});
    CHECK(detail_of_reject(work, 0) == "1000000 empty members");
}

TEST_CASE("texts of other character sets are found by their words") {
    Workspace work;
    work.write("latin.jsonl", "{\"id\": \"latin\", \"title\": \"Flut in Z\xFCrich \x96 k\xE4lter\"}\n");
    work.write("russian.txt", "\xCA\xE8\xE5\xE2. \xCD\xEE\xE2\xEE\xF1\xF2\xE8\n\n\xC2 \xE3\xEE\xF0\xEE\xE4\xE5\n");
    work.write("utf16.jsonl", [] {
        std::string text("\xFF\xFE");
        for (const char c : record("wide", "Wide words")) text += std::string{c, '\0'};
        return text;
    }());
    work.write("damaged.jsonl", "{\"id\": \"damaged\", \"title\": \"Київ \xFF Одеса\"}\n");
    REQUIRE_THAT(work.index({"add", "archive", "latin.jsonl", "russian.txt", "utf16.jsonl", "damaged.jsonl", "--report",
                             "report.json"}),
                 exits_with(0));
    CHECK(work.ids({"Zürich"}) == Words{"latin"});
    CHECK(work.ids({"новости"}) == Words{"russian.txt"});
    CHECK(work.ids({"wide"}) == Words{"wide"});
    CHECK(work.ids({"Одеса"}) == Words{"damaged"});
    CHECK(work.read("report.json").find("\"bytes_replaced\": 1") != std::string::npos);

    work.write("koi.txt", "\xE4\xC1\n");
    REQUIRE_THAT(work.index({"add", "archive", "koi.txt", "--encoding", "koi8-r"}), exits_with(0));
    CHECK(work.ids({"да"}) == Words{"koi.txt"});
    CHECK_THAT(work.index({"add", "archive", "koi.txt", "--encoding", "klingon"}),
               fails_with(64, "no encoding 'klingon'"));
}

TEST_CASE("typography is folded for matching and kept for showing") {
    Workspace work;
    const std::string title = "“O’Brien’s” co\u00ADop: ﬁnance of 10\u00A0km in ＴＯＫＹＯ";
    work.make_archive(record("a", title));
    for (const auto* query :
         {"\"o'brien\" co-op OR coop", "coop", "finance", "10 km", "tokyo", "ﬁnance", "ＴＯＫＹＯ", "“10 km”"}) {
        CAPTURE(query);
        CHECK(work.ids({query}) == Words{"a"});
    }
    const auto outcome = work.query({"archive", "tokyo", "--format", "jsonl"});
    CHECK(parse_json_lines(outcome.output).at(0).at("title") == title);
}

}  // namespace
}  // namespace dateline::e2e
