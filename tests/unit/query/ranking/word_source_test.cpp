#include "query/ranking/word_source.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <random>

using namespace dateline;

namespace {

// Documents of random terms with random frequencies; "name" has frequency 0.
Xapian::Database random_shard() {
    Xapian::WritableDatabase shard("", Xapian::DB_BACKEND_INMEMORY);
    std::mt19937 dice(7);
    const auto below = [&](unsigned count) { return std::uniform_int_distribution<unsigned>(0, count - 1)(dice); };
    for (int i = 0; i < 2000; ++i) {
        Xapian::Document document;
        for (const auto& [term, every] :
             std::map<std::string, unsigned>{{"often", 2}, {"middle", 9}, {"seldom", 60}, {"rare", 300}}) {
            if (below(every) == 0) document.add_term(term, 1 + below(below(30) == 0 ? 40 : 3));
        }
        if (below(5) == 0) document.add_term("name", 0);
        document.add_term("filler", 1 + below(50));
        shard.add_document(document);
    }
    return shard;
}

std::vector<std::uint32_t> all_lengths(const Xapian::Database& shard) {
    std::vector<std::uint32_t> lengths(1);
    for (Xapian::docid document = 1; document <= shard.get_lastdocid(); ++document)
        lengths.push_back(shard.get_doclength(document));
    return lengths;
}

using Weights = std::map<Xapian::docid, double>;

Weights all_weights(const Xapian::Database& shard, const std::vector<ScoredWord>& words, WordMatch match) {
    Weights weights;
    const Bm25 formula{20};
    for (Xapian::docid document = 1; document <= shard.get_doccount(); ++document) {
        double sum = 0;
        std::size_t found = 0;
        for (const auto& word : words) {
            unsigned frequency = 0;
            bool has = false;
            for (auto term = shard.termlist_begin(document); term != shard.termlist_end(document); ++term) {
                if (std::find(word.terms.begin(), word.terms.end(), *term) == word.terms.end()) continue;
                has = true;
                frequency += term.get_wdf();
            }
            found += has;
            std::map<unsigned, double> shares;  // of each group
            for (std::size_t i = 0; i < word.grades.size(); ++i) {
                const auto at = shard.postlist_begin(word.terms[i]);
                for (auto posting = at; posting != shard.postlist_end(word.terms[i]); ++posting)
                    if (*posting == document) shares[word.grades[i].group] = word.grades[i].share;
            }
            double share = 0;
            for (const auto& [group, one] : shares) share += one;
            if (!word.grades.empty()) {
                sum += round_score(word.factor * std::min(1.0, share));
            } else if (has)
                sum += round_score(frequency == 0 ? word.factor
                                                  : word.factor * formula(frequency, shard.get_doclength(document)));
        }
        const bool matches = match == WordMatch::all ? found == words.size() : found > 0;
        if (matches || match == WordMatch::maybe) weights[document] = sum;
    }
    return weights;
}

const std::vector<std::vector<ScoredWord>> queries{
    {{{"often"}, 0.1}},
    {{{"often"}, 0.1}, {{"seldom"}, 0.4}},
    {{{"often"}, 0.1}, {{"middle"}, 0.2}, {{"seldom"}, 0.3}, {{"rare"}, 0.4}},
    {{{"often", "rare"}, 0.2}, {{"middle"}, 0.3}},
    {{{"often"}, 0.1}, {{"name"}, 0.25}},
    {{{"often"}, 0.1}, {{"missing"}, 0.5}},
    {{{"missing"}, 0.5}},
    {{{"often", "rare", "missing"}, 0.4, {{0.4, 0}, {0.7, 1}, {0.5, 2}}}, {{"middle"}, 0.3}},
    {{{"name", "often"}, 0.25, {{0.2, 0}, {0.3, 1}}}},
    {{{"often", "middle", "seldom", "rare"}, 0.3, {{0.2, 0}, {0.2, 0}, {0.2, 0}, {0.5, 1}}}, {{"name"}, 0.1}},
};

}  // namespace

TEST_CASE("A source gives every document that matches, with its weight") {
    const auto shard = random_shard();
    const std::string section = facet_lengths_section(all_lengths(shard));
    DocumentLengths lengths([&] { return FacetLengths(section, shard.get_lastdocid(), "shard"); });
    for (const auto& words : queries) {
        for (const auto match : {WordMatch::any, WordMatch::all, WordMatch::maybe}) {
            WordSource source(words, match, 20, lengths);
            INFO(source.get_description());
            source.init(shard);
            Weights found;
            for (source.next(0); !source.at_end(); source.next(0)) found[source.get_docid()] = source.get_weight();
            CHECK((found == all_weights(shard, words, match)));
            CHECK(source.get_termfreq_min() <= found.size());
            CHECK(source.get_termfreq_max() >= found.size());
            for (const auto& [document, weight] : found) CHECK(weight <= source.get_maxweight());
        }
    }
}

TEST_CASE("A source leaves out no document that reaches the weight asked for, however it rises") {
    const auto shard = random_shard();
    const std::string section = facet_lengths_section(all_lengths(shard));
    DocumentLengths lengths([&] { return FacetLengths(section, shard.get_lastdocid(), "shard"); });
    std::mt19937 dice(11);
    for (const auto& words : queries) {
        for (const auto match : {WordMatch::any, WordMatch::all, WordMatch::maybe}) {
            const auto expected = all_weights(shard, words, match);
            WordSource original(words, match, 20, lengths);
            const std::unique_ptr<WordSource> source(original.clone());
            source->init(shard);
            double least = 0;
            Xapian::docid last = 0;
            for (;;) {
                const bool skip = dice() % 4 == 0;
                const Xapian::docid wanted = last + 1 + (skip ? static_cast<Xapian::docid>(dice() % 40) : 0);
                if (skip) {
                    source->skip_to(wanted, least);
                } else {
                    source->next(least);
                }
                auto next = expected.lower_bound(wanted);
                while (next != expected.end() && next->second < least) ++next;
                REQUIRE(source->at_end() == (next == expected.end()));
                if (source->at_end()) break;
                REQUIRE(source->get_docid() == next->first);
                REQUIRE(source->get_weight() == next->second);
                last = next->first;
                if (dice() % 8 == 0) least = std::max(least, next->second);
            }
        }
    }
}

TEST_CASE("Scores are cut to a unit that sums keep exact") {
    CHECK(round_score(0) == 0);
    CHECK(round_score(0.25) == 0.25);
    CHECK(round_score(0.9999999) < 1);
    CHECK(round_score(score_unit * 1.999) == score_unit);
    CHECK(round_score(std::nextafter(0.25, 0.0)) == 0.25);
    CHECK(round_score(0.1) + round_score(0.2) + round_score(0.3) ==
          round_score(0.3) + round_score(0.2) + round_score(0.1));
}
