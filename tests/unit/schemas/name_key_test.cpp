#include "schemas/name_key.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "schemas/text_fold.hpp"

using namespace dateline;

namespace {

std::string key_of(const std::string& name) {
    const auto words = name_words(name);
    REQUIRE(words.size() == 1);
    return name_key(words.front());
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("Spellings of one name share a key") {
    const Pairs pairs{
        {"Zelensky", "Zelenskiy"},
        {"Zelensky", "Zelenskyy"},
        {"Zelensky", "Zelenskij"},
        {"Zelensky", "Zelenskyi"},
        {"Zelensky", "Зеленський"},
        {"Zelensky", "Зеленский"},
        {"Zelensky", "Selenskyj"},
        {"Gaddafi", "Qaddafi"},
        {"Gaddafi", "Kadhafi"},
        {"Gaddafi", "Gadhafi"},
        {"Gaddafi", "Khadafy"},
        {"Gaddafi", "Gheddafi"},
        {"Gorbachev", "Gorbatschow"},
        {"Gorbachev", "Gorbachov"},
        {"Gorbachev", "Горбачёв"},
        {"Mohammed", "Muhammad"},
        {"Mohammed", "Mohamed"},
        {"Mohammed", "Mohammad"},
        {"Hussein", "Husain"},
        {"Hussein", "Hossein"},
        {"Hussein", "Hussain"},
        {"Tchaikovsky", "Chaikovskii"},
        {"Tchaikovsky", "Tschaikowski"},
        {"Yeltsin", "Jelzin"},
        {"Yeltsin", "Eltsine"},
        {"Yeltsin", "Ельцин"},
        {"Putin", "Poutine"},
        {"Putin", "Путин"},
        {"Netanyahu", "Netanjahu"},
        {"Netanyahu", "Nétanyahou"},
        {"Milosevic", "Milošević"},
        {"Milosevic", "Milosevich"},
        {"Milosevic", "Milosevitch"},
        {"Khrushchev", "Chruschtschow"},
        {"Khrushchev", "Khrushchov"},
        {"Bashir", "Basheer"},
        {"Kuznetsov", "Kusnezow"},
        {"Yanukovych", "Janukowytsch"},
        {"Yushchenko", "Juschtschenko"},
        {"Medvedev", "Medwedew"},
        {"Medvedev", "Medvediev"},
        {"Brezhnev", "Breschnew"},
        {"Solzhenitsyn", "Solschenizyn"},
        {"Dostoevsky", "Dostoyevsky"},
        {"Dostoevsky", "Dostojewski"},
        {"Trotsky", "Trotzki"},
        {"Tolstoy", "Tolstoi"},
        {"Rachmaninoff", "Rakhmaninov"},
        {"Stravinsky", "Strawinsky"},
        {"Kowalski", "Kovalsky"},
        {"Nazarbayev", "Nasarbajew"},
        {"Aliyev", "Aliev"},
        {"Lukashenko", "Lukaschenko"},
        {"Timoshenko", "Tymoshenko"},
        {"Kravchuk", "Krawtschuk"},
        {"Sergei", "Sergey"},
        {"Sergei", "Serguei"},
        {"Yuri", "Iouri"},
        {"Yuri", "Juri"},
        {"Evgeny", "Yevgeny"},
        {"Alexei", "Aleksey"},
        {"Mueller", "Müller"},
        {"Schroeder", "Schröder"},
        {"Meyer", "Maier"},
        {"Schultz", "Schulz"},
        {"Fischer", "Fisher"},
        {"Sarah", "Sara"},
        {"Philip", "Filip"},
        {"Stephan", "Stefan"},
        {"Carl", "Karl"},
        {"McDonald", "MacDonald"},
        {"Mahmoud", "Mahmood"},
        {"Rasheed", "Rashid"},
        {"Mubarak", "Moubarak"},
        {"Sheikh", "Sheik"},
        {"Abdullah", "Abdallah"},
        {"Hezbollah", "Hizbollah"},
        {"Ahmed", "Ahmad"},
        {"Djokovic", "Đoković"},
        {"Thomas", "Tomas"},
        {"Anya", "Anja"},
    };
    CHECK(pairs.size() >= 60);
    for (const auto& [a, b] : pairs) {
        INFO(a << " and " << b);
        CHECK(key_of(a) == key_of(b));
    }
}

TEST_CASE("Names that are none of each other's spellings have keys of their own") {
    const Pairs pairs{
        {"Smith", "Schmidt"},
        {"Bush", "Bosch"},
        {"Brown", "Braun"},
        {"Merkel", "Markle"},
        {"Clinton", "Clanton"},
        {"Martin", "Morton"},
        {"Kerry", "Gerry"},
        {"Reagan", "Regan"},
        {"Xi", "Li"},
        {"Li", "Lee"},
        {"Kim", "Kem"},
        {"Park", "Pak"},
        {"Wang", "Huang"},
        {"Zhang", "Chang"},
        {"Zhang", "Shang"},
        {"Chan", "Khan"},
        {"Chan", "Chen"},
        {"Han", "Khan"},
        {"Zelenska", "Zelensky"},
        {"Putin", "Putina"},
        {"Peres", "Perez"},
        {"Yellen", "Ellen"},
        {"Jang", "Yang"},
        {"Jones", "James"},
        {"Barton", "Burton"},
        {"Bolton", "Belton"},
        {"Baker", "Becker"},
        {"Carter", "Cutter"},
        {"Ford", "Fort"},
        {"Nixon", "Dixon"},
        {"Hill", "Hall"},
        {"Hall", "Hull"},
        {"Wood", "Ward"},
        {"Mason", "Nason"},
        {"Obama", "Osama"},
        {"Biden", "Baden"},
        {"Brown", "Browne"},
        {"Clark", "Clarke"},
        {"Cook", "Cooke"},
        {"Green", "Greene"},
        {"Johnson", "Jensen"},
        {"Johnson", "Johnston"},
        {"Jackson", "Johnson"},
        {"Harris", "Horace"},
        {"Pence", "Spence"},
        {"Rowe", "Rove"},
        {"Ivanov", "Ivanova"},
        {"Petrov", "Petrova"},
        {"Ivan", "Evan"},
        {"Maria", "Mario"},
        {"Julia", "Julio"},
        {"Francis", "Frances"},
        {"Anna", "Anne"},
        {"Daniel", "Danielle"},
        {"Paul", "Paula"},
        {"Thomas", "Thompson"},
        {"Lewis", "Louis"},
        {"Ali", "Eli"},
        {"Harry", "Henry"},
        {"Brian", "Byron"},
        {"Miller", "Mueller"},
        {"Bauer", "Bower"},
        {"Robertson", "Roberson"},
        {"Zhao", "Shao"},
        {"Lopez", "Lopes"},
        {"Chow", "Chew"},
        {"Michael", "Michal"},
        {"Mao", "Mo"},
        {"Trump", "Tramp"},
        {"Gates", "Keats"},
        {"Gore", "Kore"},
        {"Musk", "Mask"},
    };
    CHECK(pairs.size() >= 60);
    for (const auto& [a, b] : pairs) {
        INFO(a << " and " << b);
        CHECK(key_of(a) != key_of(b));
    }
}

TEST_CASE("A key is small letters and digits, and never empty") {
    const std::vector<std::string> words{"a",       "x",    "sh",         "h", "ah", "que",     "3m",           "at&t",
                                         "o'brien", "2022", "zelenskyj",  "q", "jj", "schtsch", "\xE4\xB8\xAD", "cccc",
                                         "hhhhhhh", "ou",   "ngoziokonjo"};
    for (const auto& word : words) {
        INFO(word);
        const auto key = name_key(word);
        CHECK_FALSE(key.empty());
        CHECK(std::all_of(key.begin(), key.end(),
                          [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }));
    }
    CHECK(name_key("at&t") == name_key("att"));
    CHECK(name_key("\xE4\xB8\xAD") != name_key("\xE6\x96\x87"));
    CHECK(name_key("").empty());
}
