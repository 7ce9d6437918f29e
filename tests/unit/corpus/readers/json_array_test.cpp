#include "corpus/readers/json_array.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/corpus/readers/reading.hpp"

using namespace dateline;
using namespace dateline::reading;

TEST_CASE("The elements of an array are taken or rejected one by one, each with its place") {
    check_rows(
        "json",
        {
            {"a line", R"([{"id":"1","title":"A"},{"id":"2","title":"B"}])", {"1: A", "2: B"}},
            {"as programs print it",
             "[\n  {\n    \"id\": \"1\",\n    \"title\": \"A\"\n  },\n  {\n    \"id\": \"2\",\n    \"title\": \"B\"\n  "
             "}\n]\n",
             {"1: A", "2: B"}},
            {"a byte order mark and blanks", "\xEF\xBB\xBF \n [ {\"id\":\"1\",\"title\":\"A\"} ] \n", {"1: A"}},
            {"empty", "[]", {}},
            {"brackets, commas and quotes in strings",
             R"([{"id":"1","title":"],}{[ \" \\"},{"id":"2","title":"B"}])",
             {"1: ],}{[ \" \\", "2: B"}},
            {"an escaped backslash before the closing quote",
             R"([{"id":"1","title":"A\\"},{"id":"2","title":"B"}])",
             {"1: A\\", "2: B"}},
            {"objects and arrays inside",
             R"([{"id":"1","title":"A","x":{"y":[[{}],{}]}},{"id":"2","title":"B"}])",
             {"1: A", "2: B"}},
            {"records one after the other",
             "{\n\"id\":\"1\",\"title\":\"A\"}\n{\"id\":\"2\",\n\"title\":\"B\"}\n",
             {"1: A", "2: B"}},
            {"a comma behind the last", R"([{"id":"1","title":"A"},])", {"1: A"}},
            {"no comma between two", R"([{"id":"1","title":"A"} {"id":"2","title":"B"}])", {"1: A", "2: B"}},
            {"elements that are no objects",
             R"([1, "two", null, [3], {"id":"4","title":"A"}])",
             {"line 1 byte 1: not-an-object", "line 1 byte 4: not-an-object", "line 1 byte 11: not-an-object",
              "line 1 byte 17: not-an-object", "4: A"}},
            {"a word that is no JSON", R"([oops, {"id":"4","title":"A"}])", {"line 1 byte 1: broken-json", "4: A"}},
            {"a colon between two",
             R"([{"id":"1","title":"A"}: {"id":"2","title":"B"}])",
             {"1: A", "line 1 byte 23: broken-json", "2: B"}},
            {"an element without text", R"([{"id":"1"},{"id":"2","title":"B"}])", {"line 1 byte 1: no-text", "2: B"}},
            {"broken inside, brackets whole",
             R"([{"id":},{"id":"2","title":"B"}])",
             {"line 1 byte 1: broken-json", "2: B"}},
            {"the array does not end",
             R"([{"id":"1","title":"A"},)"
             "\n",
             {"1: A", "line 2 byte 25: truncated"}},
            {"an element does not end",
             R"([{"id":"1","title":"A"},{"id":"2","ti)",
             {"1: A", "line 1 byte 24: truncated"}},
            {"text behind the array",
             R"([{"id":"1","title":"A"}] {"id":"2"})",
             {"1: A", "line 1 byte 25: broken-json"}},
            {"a string that is not closed: on at the next object",
             "[\n{\"id\":\"1\",\"title\":\"A},\n{\"id\":\"2\",\"title\":\"B\"}\n]\n",
             {"line 2 byte 2: broken-json", "2: B"}},
            {"a string that is not closed in the last element",
             "[\n{\"id\":\"1\",\"title\":\"A},\n]\n",
             {"line 2 byte 2: broken-json"}},
            {"a string that is not closed in an element over several lines",
             "[\n  {\n    \"id\": \"1,\n    \"topics\": [\n      \"x\"\n    ]\n  },\n  {\n    \"id\": \"2\",\n    "
             "\"title\": \"B\"\n  }\n]\n",
             {"line 2 byte 4: broken-json", "2: B"}},
            {"a bracket of the wrong kind: on at the next object",
             "[\n{\"id\":[\"1\"},\n{\"id\":\"2\",\"title\":\"B\"}\n]\n",
             {"line 2 byte 2: broken-json", "2: B"}},
            {"brackets too deep: on at the next object",
             "[\n" + std::string(5000, '[') + "\n,{\"id\":\"2\",\"title\":\"B\"}\n,\n{\"id\":\"3\",\"title\":\"C\"}]",
             {"line 2 byte 2: broken-json", "2: B", "3: C"}},
            {"a closing bracket too many",
             R"([{"id":"1","title":"A"}},{"id":"2","title":"B"}])",
             {"1: A", "line 1 byte 23: broken-json", "2: B"}},
        });
}

TEST_CASE("An element over the limit is rejected, and the next is read") {
    const std::string long_element = "{\"id\":\"1\",\"title\":\"" + std::string(100, 'x') + "\"}";
    check_rows("json",
               {{"between two others",
                 "[{\"id\":\"0\",\"title\":\"A\"},\n" + long_element + ",\n{\"id\":\"2\",\"title\":\"B\"}]",
                 {"0: A", "line 2 byte 25: too-large", "2: B"}}},
               {"here", {}, INT64_MIN, {50}});
}

TEST_CASE("Elements of 100 MB are passed over, whether text or brackets") {
    for (const char filling : {'x', '[', '\\'}) {
        const std::string back = filling == 'x' ? "\"},\n" : "\n";
        const auto items = read_items(
            "json", std::make_unique<LongStream>(
                        "[{\"id\":\"1\",\"title\":\"A\"},\n{\"title\":" + std::string(filling == '[' ? "" : "\""),
                        100'000'000, filling, back + "{\"id\":\"2\",\"title\":\"B\"}\n]"));
        INFO(filling);
        CHECK(one_line_each(items) == std::vector<std::string>{"1: A", "line 2 byte 25: too-large", "2: B"});
    }
}

TEST_CASE("An array in a stream that breaks gives its whole elements and one reject") {
    const auto items = read_items(
        "json", std::make_unique<PieceStream>(R"([{"id":"1","title":"A"},{"id":"2")", 5, ErrorKind::bad_data));
    CHECK(one_line_each(items) == std::vector<std::string>{"1: A", "line 1 byte 24: truncated"});
}
