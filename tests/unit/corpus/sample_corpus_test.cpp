// The sample corpus is what its README says it is.
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/readers/source.hpp"

namespace dateline {
namespace {

using Names = std::set<std::string>;

const std::string folder = DATELINE_TREE "/corpus/sample/";

/// A row of the table of articles.
struct Row {
    std::string file;
    std::string countries;
};

struct Readme {
    std::map<std::string, Row> articles;  ///< by id
    std::vector<Names> groups;            ///< of near-duplicates
};

std::vector<std::string> split(const std::string& text, const std::string& mark) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, from)) {
        parts.push_back(text.substr(from, at - from));
        from = at + mark.size();
    }
    parts.push_back(text.substr(from));
    return parts;
}

/// What stands between backquotes.
std::vector<std::string> in_backquotes(const std::string& line) {
    std::vector<std::string> found;
    const auto parts = split(line, "`");
    for (std::size_t i = 1; i < parts.size(); i += 2) found.push_back(parts[i]);
    return found;
}

Readme read_readme() {
    Readme readme;
    std::ifstream lines(folder + "README.md");
    std::string heading;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("## ")) heading = line;
        if (heading == "## The articles" && line.starts_with("| `")) {
            const auto cells = split(line, " | ");
            REQUIRE(cells.size() == 6);
            const bool is_new =
                readme.articles.emplace(in_backquotes(line)[0], Row{in_backquotes(line)[1], cells[4]}).second;
            CHECK(is_new);
        }
        if (heading == "## Near-duplicates") {
            if (line.starts_with("* ")) readme.groups.emplace_back();
            for (const auto& id : in_backquotes(line)) readme.groups.back().insert(id);
        }
    }
    return readme;
}

struct SampleCorpus {
    Readme readme = read_readme();
    std::vector<Delivery> deliveries;

    SampleCorpus() {
        SourceReader reader({folder + "wire.jsonl", folder + "text", folder + "forms"}, {});
        while (auto item = reader.next()) {
            if (const auto* reject = std::get_if<Reject>(&*item))
                FAIL(reject->where.source << " line " << reject->where.line << ": " << reject->detail);
            deliveries.push_back(std::get<Delivery>(*item));
        }
    }

    Names near(const std::string& id) const {
        for (const auto& group : readme.groups)
            if (group.count(id) != 0) return group;
        return {id};
    }
};

/// In order. A full stop behind a capital ("U.S.") ends none.
std::vector<std::string> sentences(const std::string& body) {
    std::vector<std::string> found{""};
    bool ended = false;
    std::istringstream words(body);
    for (std::string word; words >> word;) {
        if (ended) found.emplace_back();
        found.back() += word + ' ';
        const char before = word.size() > 1 ? word[word.size() - 2] : ' ';
        ended = std::string(".!?").find(word.back()) != std::string::npos && !(before >= 'A' && before <= 'Z');
    }
    return found;
}

/// Who has each sentence.
std::map<std::string, Names> owners(const std::vector<Delivery>& deliveries) {
    std::map<std::string, Names> owners;
    for (const auto& delivery : deliveries)
        for (const auto& sentence : sentences(delivery.article.body)) owners[sentence].insert(delivery.article.id);
    return owners;
}

template <typename Is>
long count_articles(const SampleCorpus& sample, Is is) {
    return std::count_if(sample.deliveries.begin(), sample.deliveries.end(),
                         [&](const Delivery& delivery) { return is(delivery.article); });
}

TEST_CASE_METHOD(SampleCorpus, "the table of the sample has every article, at its file") {
    std::map<std::string, std::string> files;
    for (const auto& delivery : deliveries) files[delivery.article.id] = delivery.where.source.substr(folder.size());
    std::map<std::string, std::string> table;
    for (const auto& [id, row] : readme.articles) table[id] = row.file;
    CHECK(files == table);
    CHECK(files.size() == 80);
}

TEST_CASE_METHOD(SampleCorpus, "the sample comes from many countries, in several languages") {
    Names countries;
    for (const auto& [id, row] : readme.articles)
        for (const auto& country : split(row.countries, ", ")) countries.insert(country);
    CHECK(countries.size() >= 25);
    std::map<std::string, Names> languages;
    for (const auto& [article, where, mends, path_is_id, time] : deliveries)
        languages[article.language].insert(article.id);
    for (const auto* language : {"de", "es", "fr", "ru", "uk"}) {
        CAPTURE(language);
        CHECK(languages[language].size() >= 2);
    }
}

TEST_CASE_METHOD(SampleCorpus, "every text of the sample has sixty words and a title") {
    for (const auto& delivery : deliveries) {
        const auto& article = delivery.article;
        if (article.status == Status::cancelled) continue;
        std::istringstream words(article.body);
        CAPTURE(article.id);
        CHECK(std::distance(std::istream_iterator<std::string>(words), std::istream_iterator<std::string>()) >= 60);
        CHECK_FALSE(article.title.empty());
    }
}

TEST_CASE_METHOD(SampleCorpus, "at most one sentence in ten stands in another article of the sample") {
    const auto of_sentence = owners(deliveries);
    for (const auto& delivery : deliveries) {
        const auto& id = delivery.article.id;
        const auto copies = near(id);
        const auto own = sentences(delivery.article.body);
        const auto shared = std::count_if(own.begin(), own.end(), [&](const std::string& sentence) {
            const auto& ids = of_sentence.at(sentence);
            return !std::includes(copies.begin(), copies.end(), ids.begin(), ids.end());
        });
        CAPTURE(id);
        CHECK(static_cast<std::size_t>(shared) * 10 <= own.size());
    }
}

TEST_CASE_METHOD(SampleCorpus, "the near-duplicates of the sample share half of their sentences, but not all") {
    const auto of_sentence = owners(deliveries);
    CHECK(readme.groups.size() >= 3);
    for (const auto& delivery : deliveries) {
        const auto& id = delivery.article.id;
        if (near(id).size() == 1) continue;
        const auto own = sentences(delivery.article.body);
        const auto shared = std::count_if(own.begin(), own.end(),
                                          [&](const std::string& line) { return of_sentence.at(line).size() > 1; });
        CAPTURE(id);
        CHECK(static_cast<std::size_t>(shared) * 2 >= own.size());
        CHECK(static_cast<std::size_t>(shared) < own.size());
    }
}

TEST_CASE_METHOD(SampleCorpus, "the sample has a correction, a cancellation, an embargo and an article withheld") {
    const auto with_note = [&](Status status) {
        return count_articles(*this, [&](const Article& a) { return a.status == status && !a.note.empty(); });
    };
    CHECK(with_note(Status::corrected) == 1);
    CHECK(with_note(Status::cancelled) == 1);
    CHECK(with_note(Status::withheld) == 1);
    CHECK(count_articles(*this, [](const Article& a) { return a.embargo.has_value(); }) == 1);
    CHECK(deliveries.size() == readme.articles.size() + 2);  // what is corrected or cancelled came before
}

}  // namespace
}  // namespace dateline
