#include "schemas/stored_mentions.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "schemas/error.hpp"
#include "schemas/text_fold.hpp"

using namespace dateline;

namespace {

Article article() {
    Article article;
    article.id = "1";
    article.title = "Élise Brandt visits Kyiv";
    article.body = "Élise Brandt said on Friday that Kyiv… “Kyiv!” Brandt left the Ukrainian capital in May 2022.";
    article.dateline = "PARIS, Texas";
    return article;
}

// The first place where the words stand, behind `from` code points.
Mention mention(TextField field, std::string_view text, const std::string& words, MentionKind kind,
                std::size_t from = 0) {
    const auto at = text.find(words, from);
    REQUIRE(at != std::string_view::npos);
    Mention mention;
    mention.field = field;
    mention.start = count_code_points(text.substr(0, at));
    mention.end = mention.start + count_code_points(words);
    mention.surface = words;
    mention.kind = kind;
    mention.confidence = 0.875;
    return mention;
}

MentionPlace kyiv() {
    MentionPlace place;
    place.id = "703448";
    place.name = "Kyiv";
    place.country = "UA";
    place.point = {50.45466, 30.5238};
    place.role = PlaceRole::focus;
    place.confidence = 0.99;
    return place;
}

Mentions all_kinds() {
    const Article given = article();
    Mentions mentions;
    const auto add = [&](TextField field, std::string_view text, const char* words, MentionKind kind,
                         const char* name) -> Mention& {
        mentions.push_back(mention(field, text, words, kind));
        mentions.back().name = name;
        return mentions.back();
    };
    add(TextField::title, given.title, "Élise Brandt", MentionKind::person, "Élise Brandt");
    add(TextField::title, given.title, "Kyiv", MentionKind::place, "Kyiv").place = kyiv();
    add(TextField::body, given.body, "Élise Brandt", MentionKind::person, "Élise Brandt").confidence = 1;
    add(TextField::body, given.body, "Friday", MentionKind::time, "").time =
        Timex{TimexType::date, "2022-09-16",
              TimeExtent{{*parse_day("2022-09-16"), *parse_day("2022-09-16")}, TimeGrain::day}};
    Mention& doubtful = add(TextField::body, given.body, "Kyiv", MentionKind::place, "Kyiv");
    doubtful.place = kyiv();
    doubtful.place->sense = PlaceSense::metonym;
    doubtful.place->runner_up = RunnerUp{"7535669", "Kyiv, Kyiv City, Ukraine", 0.01};
    Mention& demonym = add(TextField::body, given.body, "Ukrainian", MentionKind::other, "Ukrainian");
    demonym.place = MentionPlace{
        "690791", "Ukraine",   "UA", PlaceKind::country, {49, 32}, PlaceRole::mentioned, PlaceSense::demonym,
        1,        std::nullopt};
    add(TextField::body, given.body, "May 2022", MentionKind::time, "").time =
        Timex{TimexType::duration, "P3Y", std::nullopt};
    Mention& dateline = add(TextField::dateline, given.dateline, "PARIS", MentionKind::place, "Paris");
    dateline.place = MentionPlace{
        "4717560",           "Paris", "US",        PlaceKind::settlement, {33.66094, -95.55551}, PlaceRole::dateline,
        PlaceSense::literal, 0.75,    std::nullopt};
    return mentions;
}

// Whether decoding ends with an error that the program knows; a text that comes back is fine as well.
bool is_survived(std::string_view bytes, const Article& of) {
    try {
        decode_mentions(bytes, of);
    } catch (const Error& error) {
        return error.kind() == ErrorKind::unavailable;
    }
    return true;
}

}  // namespace

TEST_CASE("mentions come back from their bytes") {
    const Mentions mentions = all_kinds();
    const std::string bytes = encode_mentions(mentions, article());
    CHECK(decode_mentions(bytes, article()) == mentions);
    CHECK(encode_mentions({}, article()).empty());
    CHECK(decode_mentions("", article()).empty());
}

TEST_CASE("surfaces that are in the text take no room") {
    const std::string bytes = encode_mentions(all_kinds(), article());
    CHECK(bytes.find("Friday") == std::string::npos);
    // The name of Élise Brandt, once for both of her mentions.
    CHECK(bytes.find("Élise") == bytes.rfind("Élise"));
    CHECK(bytes.size() < mentions_json("1", all_kinds()).size() / 4);
}

TEST_CASE("a surface that is not the text at its place is kept") {
    Mentions mentions{mention(TextField::body, article().body, "Kyiv", MentionKind::place)};
    mentions[0].surface = "Kiev";
    CHECK(decode_mentions(encode_mentions(mentions, article()), article()) == mentions);
    mentions[0].end = 100'000;
    CHECK(decode_mentions(encode_mentions(mentions, article()), article()) == mentions);
}

TEST_CASE("mentions within mentions keep their places") {
    const Article given = article();
    Mentions mentions{mention(TextField::body, given.body, "the Ukrainian capital in May 2022", MentionKind::other),
                      mention(TextField::body, given.body, "the Ukrainian capital", MentionKind::other),
                      mention(TextField::body, given.body, "Ukrainian", MentionKind::other)};
    CHECK(decode_mentions(encode_mentions(mentions, given), given) == mentions);
}

TEST_CASE("confidences are kept in thousandths, and none of a mention is 0") {
    Mentions mentions{mention(TextField::title, article().title, "Kyiv", MentionKind::person)};
    const auto kept = [&](double confidence) {
        mentions[0].confidence = confidence;
        return decode_mentions(encode_mentions(mentions, article()), article()).at(0).confidence;
    };
    CHECK(kept(0.12345) == 0.123);
    CHECK(kept(0) == 0.001);
    CHECK(kept(7) == 1);
}

TEST_CASE("damaged mentions are told from others") {
    const std::string bytes = encode_mentions(all_kinds(), article());
    for (std::size_t cut = 1; cut < bytes.size(); ++cut)
        CHECK_THROWS_AS(decode_mentions(bytes.substr(0, cut), article()), Error);
    CHECK_THROWS_AS(decode_mentions(bytes + "x", article()), Error);
    CHECK_THROWS_AS(decode_mentions("\x02" + bytes.substr(1), article()), Error);
    Article shorter = article();
    shorter.body = "Short.";
    CHECK_THROWS_AS(decode_mentions(bytes, shorter), Error);
}

TEST_CASE("the places of mentions are read without the article") {
    const auto places = stored_places(encode_mentions(all_kinds(), article()));
    std::vector<PlaceId> ids;
    for (const auto& place : places) ids.push_back(place.id);
    CHECK(ids == std::vector<PlaceId>{"703448", "690791", "4717560"});
    CHECK(places.at(2).name == "Paris");
    CHECK(places.at(2).point == GeoPoint{33.66094, -95.55551});
    CHECK(stored_places("").empty());
    CHECK_THROWS_AS(stored_places("\x02"), Error);
}

TEST_CASE("no bytes make the decoder do more than refuse") {
    const std::string bytes = encode_mentions(all_kinds(), article());
    std::mt19937 random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string damaged = bytes;
        for (auto flips = 1 + random() % 4; flips > 0; --flips)
            damaged[random() % damaged.size()] = static_cast<char>(random());
        if (!is_survived(damaged, article())) FAIL("round " << round);
    }
}

TEST_CASE("the data of a document are the record's line and what is behind it") {
    const std::string data = document_data("{}", "\x01\nx");
    CHECK(split_data(data).record == "{}");
    CHECK(split_data(data).mentions == "\x01\nx");
    CHECK(split_data("{}\n").mentions.empty());
    CHECK(split_data("{}").record == "{}");
}
