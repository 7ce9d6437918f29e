#include "corpus/annotate/time_name_evidence.hpp"

#include <catch2/catch.hpp>

#include "found_times.hpp"

using namespace dateline;

TEST_CASE("Months that are names or words are no times") {
    for (const auto* text : {"Fredric March won.", "May said no.", "MAY RULES OUT A VOTE", "the March on Rome",
                             "June Brown acted.", "Dec and Ant", "April Jones was found."}) {
        INFO(text);
        CHECK(found_values(text).empty());
    }
    for (const auto* text :
         {"in May", "June sales rose.", "the May election", "next March", "April's figures", "In Sept."}) {
        INFO(text);
        CHECK_FALSE(found_values(text).empty());
    }
}

TEST_CASE("Weekdays and other words within names are no times") {
    for (const auto* text : {"Bloody Sunday", "the Sunday Times", "USA Today said", "he spoke on This Week",
                             "the player of the year", "Sheffield Wednesday won"}) {
        INFO(text);
        CHECK(found_values(text).empty());
    }
    for (const auto* text : {"in Kyiv Sunday", "today", "TODAY", "Last Week", "for the rest of the year"}) {
        INFO(text);
        CHECK_FALSE(found_values(text).empty());
    }
}
