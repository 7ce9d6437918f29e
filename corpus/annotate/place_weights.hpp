// The weights of finding and resolving places, in nats: what each thing speaks for one reading against others.
//
// By hand, looked at over news of several papers and decades.
#pragma once

namespace dateline::weights {

// What must be outweighed before a name is taken for a place at all.
inline constexpr float doubt_given = -20;       ///< the record or the authority file says that it is one
inline constexpr float doubt_filed = -1;        ///< it stands in a dateline
inline constexpr float doubt_location = 2.5F;   ///< the tagger says so: a village alone is not enough
inline constexpr float doubt_demonym = -6;      ///< "Ukrainian"
inline constexpr float doubt_inside = 3;        ///< part of a name: "Boston Police Department"
inline constexpr float doubt_other = 6;         ///< the tagger takes it for a nationality, an event, a work
inline constexpr float doubt_organisation = 7;  ///< for an organisation of this very name
inline constexpr float doubt_person = 10;       ///< for a person
inline constexpr float doubt_text = 8;          ///< the tagger saw no name
inline constexpr float doubt_inhabitants = 5;   ///< nor here: "Berliners"

// What beside a name speaks for a place,
inline constexpr float locative = 2.5F;    ///< "in", "near"
inline constexpr float leading = 1.5F;     ///< "from", "to", "of"
inline constexpr float several_words = 2;  ///< a name of several words is seldom one by chance
inline constexpr float behind_place = 3;   ///< "Portland, Ore."
inline constexpr float generic_word = 3;   ///< "County"
// and against it.
inline constexpr float common_word = 6;      ///< "Reading"
inline constexpr float one_word = 2;         ///< within a longer name: "Lee Academy"
inline constexpr float begins_sentence = 1;  ///< a capital says nothing there
inline constexpr float part_of_name = 3;     ///< capitalised neighbours
inline constexpr float company = 6;          ///< "Piedmont" where the article has "Piedmont Aviation Inc"
inline constexpr float treaty = 6;           ///< "Geneva Conventions"
inline constexpr float unsaid = 3;           ///< nothing in an organisation's name says that it is a place's own
inline constexpr float shouted = 1.5F;       ///< nor in a headline of capitals

/// The tagger takes the same name for a place elsewhere in the article.
inline constexpr double same_name = 3;

inline constexpr float acts = 3;                 ///< "said", "denied" stand behind it
inline constexpr float common_word_located = 2;  ///< "at Reading": a capital within a sentence tells
inline constexpr float vessel = 8;               ///< "the cruiser Cleveland", "tropical storm Virginia"

inline constexpr float confidence_of_text = 0.6F;  ///< of what the gazetteer alone found

inline constexpr double least_confidence = 0.3;  ///< of so many namesakes that none is likelier, none is taken

// Which of the places of a name is meant.
inline constexpr double importance = 9;      ///< of the gazetteer's 0 to 1
inline constexpr double alternate = -2.5;    ///< a name beside the main one
inline constexpr double former = -2;         ///< a name of old
inline constexpr double abbreviation = 0.5;  ///< "Pa." is seldom the village of Pa
inline constexpr double wish_met = 3;        ///< "Essex County" for the county
inline constexpr double wish_missed = -3;
inline constexpr double qualified = 8;      ///< "Paris, Texas" for what lies in Texas
inline constexpr double qualifies = 3;      ///< and for the Texas that has a Paris
inline constexpr double told = 4;           ///< the same name told apart elsewhere in the article
inline constexpr double same_country = 3;   ///< at most: the article's other places lie in its country
inline constexpr double same_region = 4;    ///< in its region
inline constexpr double nearby = 3;         ///< or near it
inline constexpr double home_country = 1;   ///< the source is at home in its country
inline constexpr double home_region = 3;    ///< in its region
inline constexpr double home_nearby = 1.5;  ///< or near it
inline constexpr double filed = 1;          ///< votes of the dateline and of given places count so much more

/// The distance at which nearness is worth half, in km.
inline constexpr double half_near_km = 60;

}  // namespace dateline::weights
