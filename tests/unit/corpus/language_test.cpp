#include "corpus/language.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace dateline;

namespace {

const std::string german =
    "Der Bundestag hat am Donnerstag nach langer Debatte das Gesetz zur Reform der Krankenhäuser beschlossen. Die "
    "Abgeordneten der Regierung stimmten dafür, während die Opposition das Vorhaben ablehnte. Der Minister sprach von "
    "einem wichtigen Schritt für die Versorgung der Menschen auf dem Land.";
const std::string french =
    "Le gouvernement a présenté mercredi son projet de budget pour l'année prochaine, qui prévoit une baisse des "
    "dépenses et une hausse des impôts sur les grandes entreprises. Les députés de l'opposition ont critiqué le texte, "
    "tandis que le ministre a défendu un effort juste et nécessaire pour réduire la dette du pays.";
const std::string spanish =
    "El presidente anunció el martes que el gobierno enviará ayuda a las familias que perdieron sus casas en las "
    "inundaciones. Los vecinos de la ciudad dijeron que el agua subió muy rápido durante la noche y que muchos "
    "tuvieron que esperar en los techos hasta que llegaron los equipos de rescate por la mañana.";
const std::string russian =
    "Президент заявил в понедельник, что правительство направит помощь семьям, которые потеряли дома во время "
    "наводнения. Жители города рассказали, что вода поднялась очень быстро ночью и многим пришлось ждать на крышах, "
    "пока утром не прибыли спасатели. По словам министра, в регионе объявлен режим чрезвычайной ситуации и работают "
    "сотни людей.";
const std::string english =
    "The bank said on Tuesday that it would keep interest rates where they are until the summer, as prices in the "
    "shops go on rising more slowly than a year ago. Its governor told reporters that the board had been of one mind, "
    "and that the next step would depend on wages.";
const std::string hebrew =
    "ראש הממשלה אמר ביום שלישי כי הממשלה תעביר סיוע למשפחות שאיבדו את בתיהן בשיטפונות. תושבי העיר סיפרו שהמים עלו מהר "
    "מאוד במהלך הלילה ורבים נאלצו להמתין על הגגות עד שהגיעו צוותי ההצלה בבוקר. השר הוסיף כי מאות אנשים עובדים באזור "
    "וכי בתי הספר יישארו סגורים עד סוף השבוע.";

std::string first_words(const std::string& text, int count) {
    std::size_t end = 0;
    while (count-- > 0) end = text.find(' ', end + 1);
    return text.substr(0, end);
}

}  // namespace

TEST_CASE("a language is recognised, whichever is expected") {
    for (const auto* expected : {"en", "de", "ru", "xx"}) {
        CAPTURE(expected);
        CHECK(recognise_language(german, expected) == "de");
        CHECK(recognise_language(french, expected) == "fr");
        CHECK(recognise_language(spanish, expected) == "es");
        CHECK(recognise_language(russian, expected) == "ru");
        CHECK(recognise_language(english, expected) == "en");
    }
    // cld2 calls it "iw".
    CHECK(recognise_language(hebrew, "en") == "he");
}

TEST_CASE("what is plainly English is known without cld2, and nothing else is") {
    CHECK(recognise_language(english, "en") == "en");
    const std::string names = "Berlin Hamburg München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dortmund Essen ";
    CHECK(recognise_language(names + names + "of the " + german, "en") == "de");
    CHECK(recognise_language("The paper said: " + french, "en") == "fr");
}

TEST_CASE("forty words are enough, and one fewer is not") {
    CHECK(recognise_language(first_words(german, 40), "en") == "de");
    CHECK(recognise_language(first_words(german, 39), "en").empty());
    CHECK(recognise_language("", "en").empty());
}

TEST_CASE("what no language is sure of has none") {
    std::string figures;
    for (int i = 0; i < 60; ++i) figures += std::to_string(i) + ".5 ";
    CHECK(recognise_language(figures, "en").empty());
    std::string damaged = german;
    damaged[100] = '\xFF';
    CHECK(recognise_language(damaged, "en").empty());
}

TEST_CASE("foreign names in an article do not outdo the language that is expected") {
    const std::string article =
        "Cassa di Risparmio di Roma launching CD program. Italian savings bank Cassa di Risparmio di Roma is launching "
        "a "
        "100 mln dlr euro-certificate of deposit issuance program, Chase Investment Bank Ltd said as arranger. Chase "
        "will also be a dealer for the program, along with Swiss Bank Corporation International Ltd.";
    CHECK(recognise_language(article, "en") != "it");
}

TEST_CASE("an article is given the language of its words where it names none") {
    struct Row {
        const char* why;
        std::string given;
        std::string title;
        std::string body;
        const char* archive;
        const char* language;
    };
    const std::vector<Row> rows{
        {"it names none", "", "Reform", german, "en", "de"},
        {"it names one, be it wrong", "fr", "Reform", german, "en", "fr"},
        {"it is the archive's own, which need not be said", "", "Reform", german, "de", ""},
        {"nor with a region", "", "Reform", german, "de-at", ""},
        {"it is too short to tell", "", "Reform", "Der Bundestag hat beschlossen.", "en", ""},
        {"title and text together are long enough", "", first_words(german, 20), first_words(german, 25), "en", "de"},
        {"it has no text", "", "", "", "en", ""},
    };
    for (const auto& row : rows) {
        INFO(row.why);
        Article article;
        article.title = row.title;
        article.body = row.body;
        article.language = row.given;
        name_language(article, row.archive);
        CHECK(article.language == row.language);
    }
}
