#include "corpus/annotate/time_year_evidence.hpp"

#include <catch2/catch.hpp>

#include "found_times.hpp"

using namespace dateline;

TEST_CASE("A number is a year where the words beside it say so") {
    for (const auto* text :
         {"It fell in 1874.", "It fell in 1998.", "the 1829 decree", "a 1796 essay", "his 1796 essay",
          "the king's 1829 decree", "(1806)", "born 1818", "circa 1818", "pre-1914 days", "both 1990 and"}) {
        INFO(text);
        CHECK_FALSE(found_values(text).empty());
    }
}

TEST_CASE("A number that counts, measures or numbers is no year") {
    for (const auto* text : {"It cost $1990.", "1990 people came", "the 1500 metre race", "It has 1066 rooms.",
                             "Room 1984", "Resolution 1973", "nearly 2000 came", "555-1990", "2019-nCoV",
                             "0171 1990 1234", "1796 fell", "a survey of 1709 children"}) {
        INFO(text);
        CHECK(found_values(text).empty());
    }
}
