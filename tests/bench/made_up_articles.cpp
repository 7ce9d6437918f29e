#include "tests/bench/made_up_articles.hpp"

#include <cmath>
#include <random>
#include <string>

namespace dateline::bench {

namespace {

// Words as often as a language has them: the n-th one in proportion to 1/n.
class Words {
  public:
    explicit Words(unsigned seed) : random_(seed) {
        for (std::size_t i = 0; i < vocabulary; ++i) words_.push_back(make_word());
    }

    std::string next() {
        const double x = std::generate_canonical<double, 32>(random_);
        return words_[static_cast<std::size_t>(std::pow(static_cast<double>(vocabulary), x)) - 1];
    }
    std::size_t below(std::size_t limit) { return random_() % limit; }

    std::string sentence(std::size_t words) {
        std::string text;
        for (std::size_t i = 0; i < words; ++i) text.append(i == 0 ? "" : " ").append(next());
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
        return text;
    }

  private:
    static constexpr std::size_t vocabulary = 20'000;

    std::string make_word() {
        std::string word;
        for (std::size_t syllables = 1 + below(4); syllables > 0; --syllables) {
            word += "bcdfghklmnprstvw"[below(16)];
            word += "aeiou"[below(5)];
            if (below(3) == 0) word += "nrst"[below(4)];
        }
        return word;
    }

    std::mt19937 random_;
    std::vector<std::string> words_;
};

std::string made_up_body(Words& words) {
    std::string body;
    for (std::size_t count = 4 + words.below(12); count > 0; --count) {
        if (!body.empty()) body += "\n\n";
        for (std::size_t sentences = 1 + words.below(3); sentences > 0; --sentences) {
            const auto text = words.sentence(8 + words.below(25));
            body += words.below(5) == 0 ? "“" + text + ",” said " + words.sentence(2) + "." : text + ".";
            if (sentences > 1) body += ' ';
        }
    }
    return body;
}

}  // namespace

std::vector<Article> made_up_articles(std::size_t count) {
    Words words(1);
    std::vector<Article> articles;
    for (std::size_t i = 0; i < count; ++i) {
        Article article;
        article.id = std::to_string(i);
        article.title = words.sentence(5 + words.below(6));
        article.body = made_up_body(words);
        article.published = Moment{.day = *make_day(2022, 1, 1) + std::chrono::days(i % 365), .time = {}};
        article.byline = words.sentence(2);
        article.dateline = words.sentence(1);
        article.source = "Reuters";
        article.language = "en";
        article.topics = {words.next()};
        article.persons = {words.sentence(2), words.sentence(2)};
        article.places = {words.sentence(1)};
        articles.push_back(std::move(article));
    }
    return articles;
}

}  // namespace dateline::bench
