#include "corpus/annotate/authority.hpp"

#include <catch2/catch.hpp>

#include <cstdio>
#include <fstream>

#include "schemas/error.hpp"
#include "tests/unit/corpus/annotate/tagged_text.hpp"

using namespace dateline;

namespace {

Authority parse(const std::string& rows) { return Authority::parse("canonical,kind,aliases\n" + rows, "names.csv"); }

std::string error_of(const std::string& csv) {
    try {
        Authority::parse(csv, "names.csv");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::config);
        return error.what();
    }
    return "none";
}

// "canonical at 0-2; ..."
std::string found(const Authority& authority, std::string_view text) {
    const auto tokens = tokenize(text);
    std::string out;
    for (const AuthorityMatch& match : authority.find_all(tokens)) {
        out.append(out.empty() ? "" : "; ").append(match.entry->canonical).append(" at ");
        out.append(std::to_string(match.first)).append("-").append(std::to_string(match.last));
    }
    return out;
}

}  // namespace

TEST_CASE("Names and aliases are found in any letters") {
    const auto authority = parse("Maria Köhler,person,Keller|M. Köhler\nU.N.,organisation,United Nations\nIt,none,\n");
    CHECK(authority.find("maria  kohler")->canonical == "Maria Köhler");
    CHECK(authority.find("KELLER")->kind == NameClass::person);
    CHECK(authority.find("UN")->canonical == "U.N.");
    CHECK(authority.find("United Nations")->kind == NameClass::organisation);
    CHECK(authority.find("it")->kind == std::nullopt);
    CHECK(authority.find("Maria") == nullptr);
    CHECK(authority.find("") == nullptr);
    CHECK(authority.find("Maria Köhler Moss") == nullptr);
    CHECK(authority.longest() == 2);
}

TEST_CASE("The file may have its columns in any order, and others") {
    const auto authority = Authority::parse(
        "\xEF\xBB\xBFnote, Aliases ,KIND,canonical\r\n"
        "\"a, b\",\"Ada | Miss \"\"F\"\"\",Person,Ada Finch\r\n\r\n,,place,York\r\n",
        "names.csv");
    CHECK(authority.find("ada")->canonical == "Ada Finch");
    CHECK(authority.find("Miss F")->canonical == "Ada Finch");
    CHECK(authority.find("York")->kind == NameClass::location);
    CHECK(Authority::parse("canonical,kind\nYork,other\n", "f").find("york")->kind == NameClass::miscellaneous);
}

TEST_CASE("The longest names are found in a text") {
    const auto authority =
        parse("Ada,person,\nAda Finch,person,\nFinch Steel Works,organisation,\nLloyd's of York,other,\n");
    CHECK(found(authority, "Ada met Ada Finch, who met Ada Moss") == "Ada at 0-1; Ada Finch at 2-4; Ada at 7-8");
    CHECK(found(authority, "Ada Finch Steel Works") == "Ada Finch at 0-2");
    CHECK(found(authority, "Finch Steel rose") == "");
    CHECK(found(authority, "Ada's Finch") == "Ada Finch at 0-3");
    CHECK(found(authority, "at Lloyd's of York's door") == "Lloyd's of York at 1-5");
    CHECK(found(authority, "") == "");
}

TEST_CASE("Names in a text are written as in the file") {
    const auto authority = parse("Apple,organisation,\nWHO,organisation,\neBay,organisation,iPod\n");
    CHECK(found(authority, "An apple and an Apple") == "Apple at 4-5");
    CHECK(found(authority, "Who asked the WHO") == "WHO at 3-4");
    CHECK(found(authority, "WHO WARNS") == "WHO at 0-1");
    CHECK(found(authority, "APPLE FALLS") == "Apple at 0-1");
    CHECK(found(authority, "Sold on ebay, an IPOD") == "eBay at 2-3; eBay at 5-6");
}

TEST_CASE("A file that can't be used is an error that names the line and the mend") {
    struct Row {
        std::string why;
        std::string csv;
        std::string error;
    };
    const std::string header = "canonical,kind,aliases\n";
    const Row rows[] = {
        {"nothing", "", "names.csv, line 1: no header; the first line must be \"canonical,kind,aliases\""},
        {"no canonical", "name,kind\n",
         "names.csv, line 1: no column \"canonical\"; the first line must be "
         "\"canonical,kind,aliases\""},
        {"no kind", "canonical,aliases\n",
         "names.csv, line 1: no column \"kind\"; the first line must be "
         "\"canonical,kind,aliases\""},
        {"an unknown kind", header + "Ada,woman,\n",
         "names.csv, line 2: unknown kind \"woman\"; write person, organisation, place, other or none"},
        {"no kind given", header + "\nAda,,\n",
         "names.csv, line 3: unknown kind \"\"; write person, organisation, place, other or none"},
        {"an empty name", header + " ,person,Ada\n",
         "names.csv, line 2: no canonical name; name it, or remove the line"},
        {"an empty alias", header + "Ada,person,A||B\n",
         "names.csv, line 2: an empty alias; remove the '|' that is one too many"},
        {"an alias without letters", header + "Ada,person,--\n",
         "names.csv, line 2: the alias \"--\" has no letter; remove it"},
        {"an alias of two", header + "Ada Finch,person,Ada\nAda Moss,person,ADA\n",
         "names.csv, line 3: \"ADA\" is a name of \"Ada Finch\" already (line 2); remove it from one of the two lines"},
        {"an alias that is another's name", header + "Ada,person,\nAda Moss,person,Ada\n",
         "names.csv, line 3: \"Ada\" is a name of \"Ada\" already (line 2); remove it from one of the two lines"},
        {"a name twice", header + "Ada,person,\nada,place,\n",
         "names.csv, line 3: \"ada\" is a name of \"Ada\" already (line 2); remove it from one of the two lines"},
        {"a cycle", header + "Burma,place,Myanmar\nMyanmar,place,Burma\n",
         "names.csv, line 3: a cycle: \"Myanmar\" and \"Burma\" (line 2) are aliases of each other; keep one of the "
         "two "
         "lines"},
        {"too many fields", header + "Finch, Ada,person,\n",
         "names.csv, line 2: 4 fields where the header has 3; put a name with a comma in quotes"},
        {"open quotes", header + "Ada,person,\n\"Moss,person,\n",
         "names.csv, line 3: quotes that don't close, or close inside of a field; write \"\" for a quote"},
        {"another character set", header + "K\xF6hler,person,\n",
         "names.csv, line 2: not UTF-8; save the file as UTF-8"},
        {"a line behind a field of two lines", header + "\"Ada\nFinch\",person,\nMoss,x,\n",
         "names.csv, line 4: unknown kind \"x\"; write person, organisation, place, other or none"},
    };
    for (const Row& row : rows) {
        INFO(row.why);
        CHECK(error_of(row.csv) == row.error);
    }
}

TEST_CASE("Sizes are bounded") {
    std::string name;
    for (int i = 0; i < 65; ++i) name += "Ann ";
    CHECK(error_of("canonical,kind\n" + name + ",person\n") ==
          "names.csv, line 2: a name of 65 words; at most 64 are allowed");
    CHECK(error_of(std::string(Authority::largest_file + 1, ' ')) ==
          "names.csv: larger than 64 MiB; divide it, or leave rows out");
}

TEST_CASE("A file is read from the disk") {
    const std::string path = "authority_test.csv";
    std::ofstream(path) << "canonical,kind\nAda,person\n";
    CHECK(Authority::read(path).find("Ada") != nullptr);
    std::remove(path.c_str());
    try {
        Authority::read(path);
        FAIL();
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::no_input);
    }
    try {
        Authority::read(".");
        FAIL();
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::io);
    }
}

TEST_CASE("The file's canonical names and kinds are those of entities") {
    const auto authority = parse(
        "Volodymyr Zelenskyy,person,Zelenskiy\nInternational Business Machines,organisation,IBM|Big Blue\n"
        "Reuters,none,\nIzium,place,\n");
    CHECK(joined_names("[PER Volodymyr Zelenskiy] left. [ORG Zelenskiy] came. [PER V. Zelenskyy] spoke.", &authority) ==
          "PER Volodymyr Zelenskyy = Volodymyr Zelenskiy|Zelenskiy|V. Zelenskyy");
    CHECK(joined_names("[PER Zelenskiy] left [PER Olena Zelenskiy] and [PER Volodymyr].", &authority) ==
          "PER Volodymyr Zelenskyy = Zelenskiy|Volodymyr; PER Olena Zelenskiy = Olena Zelenskiy");
    CHECK(joined_names("Big Blue fell. [ORG IBM Corp] said. [PER IBM] rose.", &authority) ==
          "ORG International Business Machines = Big Blue|IBM Corp|IBM");
    CHECK(joined_names("[ORG Reuters] said. Reuters said.", &authority).empty());
    CHECK(joined_names("[PER IZIUM] FALLS || In Izium it rained.", &authority) == "LOC Izium = IZIUM|Izium");
}
