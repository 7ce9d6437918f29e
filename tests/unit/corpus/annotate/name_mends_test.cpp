#include "corpus/annotate/name_mends.hpp"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

using namespace dateline;

namespace {

// Names are marked "[P Anna Berg ]" and given back so once they are mended.
std::string mended(const std::string& marked) {
    std::istringstream stream(marked);
    std::vector<std::string> texts;
    std::vector<NameSpan> names;
    for (std::string word; stream >> word;) {
        const auto at = static_cast<std::uint32_t>(texts.size());
        if (word == "]")
            names.back().last = at;
        else if (word[0] == '[' && word.size() == 2)
            names.push_back({at, at, static_cast<NameClass>(std::string("POLM").find(word[1])), 1});
        else
            texts.push_back(word);
    }
    const std::vector<std::string_view> words(texts.begin(), texts.end());
    std::string shown;
    const std::vector<NameSpan> found = mend_names(names, words);
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        for (const NameSpan& name : found)
            if (name.first == i) shown += std::string("[") + "POLM"[static_cast<std::size_t>(name.kind)] + " ";
        shown += texts[i] + " ";
        for (const NameSpan& name : found)
            if (name.last == i + 1) shown += "] ";
    }
    return shown.substr(0, shown.size() - 1);
}

struct Row {
    const char* tagged;
    const char* mended;
};

}  // namespace

TEST_CASE("Names are mended") {
    const Row row = GENERATE(values<Row>({
        {"[P Benedict ] XVI died", "[P Benedict XVI ] died"},
        {"[P Anna ] I know", "[P Anna ] I know"},
        {"[L Paris ] II", "[L Paris ] II"},
        {"[P Carlos ] III", "[P Carlos III ]"},
        {"[P Ines Lula ] da [P Silva ] won", "[P Ines Lula da Silva ] won"},
        {"[P Jan ] van der [P Berg ] won", "[P Jan van der Berg ] won"},
        {"[P Jan ] and [P Berg ] won", "[P Jan ] and [P Berg ] won"},
        {"[L Rio ] de [P Silva ]", "[L Rio ] de [P Silva ]"},
        {"[P Anna ] [P Berg ]", "[P Anna ] [P Berg ]"},
        {"[O Acme Corp ] < [P ACM.N ] > rose", "[O Acme Corp ] < ACM.N > rose"},
        {"[O Acme < ] ACM", "[O Acme ] < ACM"},
        {"[O Acme < ACM.N ] > rose", "[O Acme ] < ACM.N > rose"},
        {"< [O ACM.N > of Lund Corp ] rose", "< ACM.N > of [O Lund Corp ] rose"},
        {"< [P ACM.N > ] rose", "< ACM.N > rose"},
        {"[O Bank of England ] ( BoE ) said", "[O Bank of England ] ( [O BoE ] ) said"},
        {"[O United Nations ] ( U.N. ) said", "[O United Nations ] ( [O U.N. ] ) said"},
        {"[O Bank of Spain ] ( [M BS ] ) , [L Rome ]", "[O Bank of Spain ] ( [O BS ] ) , [L Rome ]"},
        {"[O Acme Corp ] ( Lund ) said", "[O Acme Corp ] ( Lund ) said"},
        {"[O Acme Corp ] ( ac ) said", "[O Acme Corp ] ( ac ) said"},
        {"[O Acme Corp ] ( AC", "[O Acme Corp ] ( AC"},
        {"[L Bad Aussee ] ( BA ) said", "[L Bad Aussee ] ( BA ) said"},
        {"[M \u20AC ] 5", "\u20AC 5"},
        {"[M \u00B0 \u2588 ]", "\u00B0 \u2588"},
        {"( [P ( Berg ) ] said", "( ( [P Berg ] ) said"},
        {"[P \u0417\u0435\u043B\u0435\u043D\u0441\u043A\u0438\u0439 ] said",
         "[P \u0417\u0435\u043B\u0435\u043D\u0441\u043A\u0438\u0439 ] said"},
    }));
    CHECK(mended(row.tagged) == row.mended);
}

TEST_CASE("No names stay none") { CHECK(mend_names({}, {}).empty()); }
