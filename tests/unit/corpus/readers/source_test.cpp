#include "corpus/readers/source.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

std::string record(const std::string& id) { return "{\"id\":\"" + id + "\",\"title\":\"T\"}\n"; }

// Every item as one_line(), a reject of a whole file with its name; then the error that ended it, if one did.
std::vector<std::string> read(SourceReader& reader) {
    std::vector<std::string> lines;
    const auto error = error_of([&] {
        while (const auto item = reader.next()) {
            const auto* reject = std::get_if<Reject>(&*item);
            const bool of_file = reject != nullptr && reject->where.line == 0;
            lines.push_back(of_file ? std::filesystem::path(reject->where.source).filename().string() + ": " +
                                          std::string(reject_code(reject->reason)) + ": " + reject->detail
                                    : one_line(*item));
        }
    });
    if (error != "no error") lines.push_back(error);
    return lines;
}

std::vector<std::string> read(const std::vector<std::string>& arguments, SourceOptions options = {}) {
    SourceReader reader(arguments, std::move(options));
    return read(reader);
}

std::string opening_error(const std::vector<std::string>& arguments, SourceOptions options = {}) {
    return error_of([&] { SourceReader(arguments, std::move(options)); });
}

std::string format_names() {
    std::string names;
    for (const auto& format : formats()) names += (names.empty() ? "" : ", ") + std::string(format.name);
    return names;
}
const std::string formats_read = "formats that are read: " + format_names();

}  // namespace

TEST_CASE("All sources are read one after the other, each in its own format") {
    const Folder folder;
    folder.write("a.jsonl", record("1") + record("2"));
    folder.write("b.jsonl.gz", gzip(record("3")));
    folder.write("c.json", "[" + record("4") + "]");
    folder.write("d/story.txt", "A title\n\nText.\n");
    folder.write("e.sgm", "<REUTERS NEWID=\"5\"><TEXT><TITLE>T</TITLE></TEXT></REUTERS>");
    SourceReader reader({folder.path()}, {});
    CHECK(read(reader) == std::vector<std::string>{"1: T", "2: T", "3: T", "4: T", "d/story.txt: A title", "5: T"});
    std::vector<std::string> rows;
    for (const auto& file : reader.files()) rows.push_back(file.format + ' ' + std::to_string(file.records));
    CHECK(rows == std::vector<std::string>{"jsonl 2", "jsonl 1", "json 1", "text 1", "reuters 1"});
    CHECK(reader.bytes_read() == reader.bytes_total());
}

TEST_CASE("A row of a file says what was read") {
    const Folder folder;
    const std::string content = gzip(record("1") + "{}\n");
    const auto path = folder.write("a.gz", content);
    SourceReader reader({path}, {});
    CHECK(reader.files().empty());
    CHECK(read(reader) == std::vector<std::string>{"1: T", "line 2 byte 23: no-text"});
    REQUIRE(reader.files().size() == 1);
    const auto& file = reader.files()[0];
    CHECK(file.path == path);
    CHECK(file.size == content.size());
    CHECK(file.checksum == hash128(content));
    CHECK(file.mtime > 0);
    CHECK(file.format == "jsonl");
    CHECK(file.records == 2);
}

TEST_CASE("A plain-text article knows its file's time") {
    const Folder folder;
    SourceReader reader({folder.write("a.txt", "Title\n")}, {});
    const auto item = reader.next();
    const auto& delivery = std::get<Delivery>(*item);
    CHECK(delivery.article.id == "a.txt");
    CHECK(delivery.path_is_id);
    CHECK(delivery.file_time > 1'500'000'000);
}

TEST_CASE("An argument that can't be read is an error before anything is read") {
    const Folder folder;
    const auto good = folder.write("good.jsonl", record("1"));
    const auto fault = [&](const std::string& name, const std::string& content) {
        const auto path = folder.write(name, content);
        auto error = opening_error({good, path});
        REQUIRE(error.find(path) == 3);
        return error.erase(3, path.size());
    };
    CHECK(fault("empty", "") == "65 : the file is empty");
    CHECK(fault("empty.gz", gzip("")) == "65 : the file is empty");
    CHECK(fault("blank", "\n\n") == "65 : looks like nothing but blanks; " + formats_read);
    CHECK(fault("picture", "\x89PNG\r\n\x1A\n") == "65 : looks like a PNG image; " + formats_read);
    CHECK(fault("drawing.svg", "<?xml version=\"1.0\"?><svg/>") == "65 : looks like XML; " + formats_read);
    CHECK(fault("cut.gz", gzip(record("1")).substr(0, 10)) == "65 : the gzip data end in the middle");
    CHECK(opening_error({good, folder.path("none")}).starts_with("66 "));
    SourceOptions klingon;
    klingon.encoding = "klingon";
    CHECK(opening_error({good}, klingon).starts_with("64 no encoding 'klingon'; give a name such as UTF-8, "));
    CHECK(opening_error({good}, {"xml", {}}) == "64 no input format 'xml'; there are " + format_names());
}

TEST_CASE("In a directory such files are rejects, and the rest is read") {
    const Folder folder;
    folder.write("a.jsonl", record("1"));
    folder.write("b.empty", "");
    folder.write("c.png", "\x89PNG\r\n\x1A\n");
    folder.write("d.gz", gzip(record("1")).substr(0, 10));
    folder.write("e.jsonl", record("2"));
    CHECK(read({folder.path()}) == std::vector<std::string>{"1: T", "b.empty: not-news: the file is empty",
                                                            "c.png: not-news: looks like a PNG image; " + formats_read,
                                                            "d.gz: unreadable: the gzip data end in the middle",
                                                            "2: T"});
}

TEST_CASE("An argument that gives no record at all is an error") {
    const Folder folder;
    const auto good = folder.write("good.jsonl", record("1"));
    const auto none = folder.write("none.sgm", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n");
    CHECK(read({good, none}) == std::vector<std::string>{"1: T", "65 " + none + ": holds no article"});
    CHECK(read({none, good}) == std::vector<std::string>{"65 " + none + ": holds no article"});

    folder.write("pictures/a.png", "\x89PNG\r\n\x1A\n");
    const auto lines = read({folder.path("pictures")});
    REQUIRE(lines.size() == 2);
    CHECK(lines[1] == "65 " + folder.path("pictures") + ": holds no article");
    // What was read already by another name counts as read.
    CHECK(read({good, good}) == std::vector<std::string>{"1: T"});
}

TEST_CASE("A file that breaks off gives its whole records, one reject with the place, and the next file is read") {
    const Folder folder;
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += record(std::to_string(i * 7919));
    const std::string packed = gzip(text);
    folder.write("a.gz", packed.substr(0, packed.size() / 2));
    folder.write("b.jsonl", record("last"));
    SourceReader reader({folder.path()}, {});
    const auto lines = read(reader);
    REQUIRE(lines.size() > 5000);
    CHECK(lines[0] == "0: T");
    CHECK(lines[lines.size() - 2].starts_with("line " + std::to_string(lines.size() - 1) + " byte "));
    CHECK(lines[lines.size() - 2].ends_with(": truncated"));
    CHECK(lines.back() == "last: T");
    REQUIRE(reader.files().size() == 2);
    CHECK(reader.files()[0].size == packed.size() / 2);
}

TEST_CASE("A format that is given is taken at its word") {
    const Folder folder;
    const auto path = folder.write("a.txt", record("1"));
    const auto lines = read({path}, {"text", {}});
    CHECK(lines == std::vector<std::string>{"a.txt: {\"id\":\"1\",\"title\":\"T\"}"});
    CHECK(opening_error({folder.write("empty", "")}, {"text", {}}).ends_with("the file is empty"));
}

TEST_CASE("The limit of a record reaches the readers") {
    const Folder folder;
    const auto path = folder.write("a.jsonl", record("1") + record("22"));
    CHECK(read({path}, {{}, {22}}) == std::vector<std::string>{"1: T", "line 2 byte 23: too-large"});
}
