#include "corpus/readers/container.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/packing.hpp"
#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

namespace {

// A container in memory, bounded by a file on disk of a megabyte.
class Walk {
  public:
    explicit Walk(std::string bytes, std::uint64_t max_ratio = 1000)
        : file_(folder_.write("file", std::string(1'000'000, 'x'))), meter_(file_, max_ratio) {
        file_.finish();
        container_ = std::make_unique<Container>(std::make_unique<MemoryStream>(std::move(bytes)), meter_, 0);
    }

    // A line a member, with its content, and the error at its end.
    std::vector<std::string> all() {
        std::vector<std::string> lines;
        const auto error = error_of([&] {
            while (const auto member = container_->next()) lines.push_back(describe(*member));
        });
        if (error != "no error") lines.push_back(error);
        return lines;
    }

    Container& container() { return *container_; }

  private:
    std::string describe(const Member& member) {
        constexpr const char* kinds[] = {"", " directory", " no file", " encrypted"};
        std::string line = member.name + kinds[static_cast<int>(member.kind)];
        if (member.kind != MemberKind::file) return line;
        std::string content;
        const auto error = error_of([&] { content = read_all(*container_->content()); });
        return line + "=" + (error == "no error" ? content : error);
    }

    Folder folder_;
    FileStream file_;
    UnpackMeter meter_;
    std::unique_ptr<Container> container_;
};

std::vector<std::string> walk(const std::string& bytes) { return Walk(bytes).all(); }

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Containers are known by their first bytes") {
    const std::string tar_file = tar({{"a", "text"}});
    const std::string zip_file = zip({{"a", "text"}});
    CHECK(container_kind(tar_file) == "tar");
    CHECK(container_kind(tar_file.substr(0, 512)) == "tar");
    CHECK(container_kind(tar_file.substr(0, 511)).empty());
    CHECK(container_kind(zip_file) == "zip");
    CHECK(container_kind(zip({})) == "zip");
    CHECK(container_kind("PK\x07\x08" + zip_file) == "zip");
    CHECK(container_kind(zip({{"[Content_Types].xml", "<Types/>"}})).empty());
    CHECK(container_kind(zip({{"mimetype", "application/epub+zip"}})).empty());
    CHECK(container_kind(zip({{"META-INF/MANIFEST.MF", "a"}})).empty());
    CHECK(container_kind("").empty());
    CHECK(container_kind("PK is a group").empty());
    CHECK(container_kind(std::string(1024, '\0')).empty());
    CHECK(container_kind(std::string(1024, '0')).empty());
    std::string wrong_sum = tar_file;
    wrong_sum[0] = 'b';
    CHECK(container_kind(wrong_sum).empty());
}

TEST_CASE("Members come in order with name, kind, time and content") {
    const std::vector<Made> members{{"a.txt", "first\n"},
                                    {"dir/", {}, MadeKind::directory},
                                    {"dir/b.txt", std::string(100'000, 'b')},
                                    {"empty", ""}};
    const Lines lines{"a.txt=first\n", "dir/ directory", "dir/b.txt=" + std::string(100'000, 'b'), "empty="};
    CHECK(walk(tar(members)) == lines);
    CHECK(walk(zip(members)) == lines);

    Walk one(tar({{"a", "x", MadeKind::file, 1'000'000'000}}));
    CHECK(one.container().next()->time == 1'000'000'000);
}

TEST_CASE("A member that is not read, or in part only, does not hold up the next") {
    for (const auto& bytes : {tar({{"a", std::string(100'000, 'a')}, {"b", "text"}}),
                              zip({{"a", std::string(100'000, 'a')}, {"b", "text"}})}) {
        Walk walk(bytes);
        REQUIRE(walk.container().next());
        char c = 0;
        REQUIRE(walk.container().content()->read(&c, 1) == 1);
        CHECK(walk.all() == Lines{"b=text"});
    }
}

TEST_CASE("What is no file or can't be read is told by its kind") {
    CHECK(walk(tar({{"link", "", MadeKind::link},
                    {"hard", "", MadeKind::hard_link},
                    {"null", "", MadeKind::device},
                    {"a", "text"}})) == Lines{"link no file", "hard no file", "null no file", "a=text"});
    CHECK(walk(zip({{"secret", "text"}, {"other", "text"}}, "password")) ==
          Lines{"secret encrypted", "other encrypted"});
}

TEST_CASE("Names are names only, and safe to be shown") {
    struct Row {
        std::string why;
        std::string raw;
        std::string shown;
    };
    const Row rows[] = {
        {"a way out is no way", "../../up", "../../up"},
        {"an absolute one", "/etc/passwd", "/etc/passwd"},
        {"the current directory says nothing", "./././a", "a"},
        {"UTF-8", "Київ.txt", "Київ.txt"},
        {"an escape of a terminal", "a\x1B[31mb", "a\\x1B[31mb"},
        {"a line end", "a\nb", "a\\x0Ab"},
        {"a control character over ASCII", "a\xC2\x9B", "a\\xC2\\x9B"},
        {"another character set", "\x8F\xE0\xA8", "\\x8F\\xE0\\xA8"},
        {"a long one", std::string(3000, 'n'), std::string(1000, 'n')},
        {"a long one is not cut in a character", std::string(999, 'n') + "é", std::string(999, 'n')},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        CHECK(walk(tar({{row.raw, "x"}})) == Lines{row.shown + "=x"});
        CHECK(walk(zip({{row.raw, "x"}})) == Lines{row.shown + "=x"});
    }
}

TEST_CASE("Hidden members and those of macOS are known by any part of their name") {
    for (const auto* name : {".hidden", "a/.b/c", "__MACOSX/a", "a/__MACOSX/b", "a/._b"})
        CHECK(Member{name}.is_hidden());
    for (const auto* name : {"a.txt", "../a", "./a", "a/../b", "a.b/c.d", ""}) CHECK_FALSE(Member{name}.is_hidden());
}

TEST_CASE("A container that is cut gives what is before the cut, then an error, and the error again") {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += std::to_string(i * 7919) + '\n';
    for (const auto& bytes : {tar({{"a", "text"}, {"b", text}}), zip({{"a", "text"}, {"b", text}})}) {
        Walk cut(bytes.substr(0, bytes.size() / 2));
        REQUIRE(cut.container().next()->name == "a");
        CHECK(read_all(*cut.container().content()) == "text");
        REQUIRE(cut.container().next()->name == "b");
        const auto stream = cut.container().content();
        std::string content;
        const auto error = error_of([&] {
            char buffer[1000];
            while (const auto got = stream->read(buffer, sizeof buffer)) content.append(buffer, got);
        });
        CHECK(error.starts_with("65 "));
        CHECK(text.starts_with(content));
        CHECK(content.size() > text.size() / 3);
        char c = 0;
        CHECK(error_of([&] { stream->read(&c, 1); }).starts_with("65 "));
        CHECK(error_of([&] { cut.container().next(); }).starts_with("65 "));
        CHECK(error_of([&] { cut.container().next(); }).starts_with("65 "));
    }
}

TEST_CASE("No flipped bit in a zip's member goes unnoticed") {
    const std::string text = "some text that is long enough to be damaged";
    const std::string bytes = zip({{"a", text}});
    const auto begin = bytes.find("PK\x07\x08") - 40;
    for (std::size_t bit = begin * 8; bit < (begin + 40) * 8; ++bit) {
        std::string damaged = bytes;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
        const auto line = walk(damaged).front();
        INFO(bit << ": " << line);
        CHECK((line == "a=" + text || line.starts_with("a=65 ")));  // the last byte has bits that don't count
    }
}

TEST_CASE("Members are counted against what the file has on disk") {
    const std::string error = "65 unpacks to more than 20 times its size on disk (--max-ratio)";
    const Made blanks{"a", std::string(40'000'000, ' ')};
    CHECK(Walk(zip({blanks}), 20).all() == Lines{"a=" + error});
    CHECK(Walk(zip({blanks}), 41).all() == Lines{"a=" + blanks.content});
    // One that is passed over costs nothing where its size is known, else it has to be unpacked.
    Walk known(zip({blanks, {"b", "text"}}), 20);
    REQUIRE(known.container().next());
    CHECK(known.all() == Lines{"b=text"});
    auto behind = blanks;
    behind.size_behind = true;
    Walk unknown(zip({behind, {"b", "text"}}), 20);
    REQUIRE(unknown.container().next());
    CHECK(unknown.all() == Lines{error});
}
