#include "query/reading/like_question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "query/language/field_value.hpp"
#include "query/language/query_error.hpp"
#include "query/reading/place_reader.hpp"
#include "schemas/terms.hpp"
#include "schemas/text_fold.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t title_weight = 3;
constexpr std::size_t most_stems = 400;  // of an article that are looked up: the most frequent ones
// MoreLikeThis bounds how many articles a word is in likewise: the article alone, or a part of all.
constexpr std::uint64_t least_articles = 2;
constexpr std::uint64_t most_share = 3;
constexpr std::chrono::days around{3};
constexpr std::chrono::days same_news{31};  // a time spoken of this near to publication says no more than that does

// A stem of the article.
struct Stem {
    std::uint32_t frequency = 0;
    std::map<std::string, std::uint32_t> words;  // that have it, with their frequencies
};

class LikeQuestion {
  public:
    LikeQuestion(const LikeSource& source, const FieldReader& reader) : source_(source), reader_(reader) {}

    std::vector<ExpressionPtr> make() {
        add_names("person", source_.persons);
        add_names("org", source_.organisations);
        add_places();
        add_times();
        add_words();
        add_exclusion();
        return std::move(nodes_);
    }

  private:
    // A preference; its words are no longer asked for as words, since those of a name count as text anyway.
    void add_field(const char* name, std::string value) {
        const Field* field = reader_.fields().find(name);
        if (field == nullptr) return;
        std::replace(value.begin(), value.end(), '"', ' ');
        FieldRequest request;
        request.field = field;
        request.value = value;
        request.quoted = true;
        request.preferred = true;
        try {
            nodes_.push_back(make_field_expression(request, {}));
        } catch (const QueryError&) {
            return;  // a name without a word
        }
        nodes_.back()->span = {};
        for (WordScanner scanner(value); scanner.next();) name_words_.emplace(scanner.word());
    }

    void add_names(const char* field, const std::vector<ListEntry>& entries) {
        std::size_t added = 0;
        for (const ListEntry& entry : entries) {
            const bool counts = (entry.flags & (given_flag | prominent_flag | lead_flag)) != 0;
            if (!counts || added == most_like_names) continue;
            add_field(field, entry.value);
            ++added;
        }
    }

    // Places that are read are asked for by what is sure to mean them.
    void add_places() {
        std::set<PlaceId> focus;
        for (const Mention& mention : source_.mentions) {
            if (!mention.place || mention.place->role == PlaceRole::mentioned) continue;
            if (focus.size() < most_like_names && focus.insert(mention.place->id).second)
                add_field("place", value_of(*mention.place));
        }
        if (focus.empty()) add_names("place", source_.places);
    }

    std::string value_of(const MentionPlace& place) const {
        const Gazetteer* gazetteer = reader_.gazetteer().get();
        const auto number = gazetteer == nullptr ? std::nullopt : gazetteer->find_id(place.id);
        if (!number) return place.name;
        const std::string name = gazetteer->full_name(*number);
        const PlaceReader reader(*gazetteer, reader_.statistics(), reader_.count());
        return reader.candidates(name) == std::vector<PlaceNumber>{*number} ? name : place.id;
    }

    void add_times() {
        const auto& published = source_.article.published;
        if (published) add_days("date", {published->day - around, published->day + around});
        const SpokenTime* most = nullptr;
        for (const SpokenTime& time : source_.times) {
            const bool is_news = published && time.days.first >= published->day - same_news &&
                                 time.days.last <= published->day + same_news;
            if (time.prominent && !is_news && (most == nullptr || time.count > most->count)) most = &time;
        }
        if (most != nullptr) add_days("about", most->days);
    }

    void add_days(const char* field, Period days) {
        add_field(field, fmt::format("{}..{}", to_string(days.first), to_string(days.last)));
    }

    void add_words() {
        std::vector<ExpressionPtr> words;
        for (const auto& text : telling_words()) {
            words.push_back(std::make_unique<Expression>());
            words.back()->kind = Expression::Kind::word;
            words.back()->words = {text};
        }
        if (words.empty()) return;
        if (words.size() == 1) {
            nodes_.push_back(std::move(words.front()));
            return;
        }
        nodes_.push_back(std::make_unique<Expression>());
        nodes_.back()->kind = Expression::Kind::any;
        nodes_.back()->children = std::move(words);
    }

    void add_exclusion() {
        auto id = std::make_unique<Expression>();
        id->kind = Expression::Kind::field;
        id->field = reader_.fields().find("id");
        id->value = source_.article.id;
        nodes_.push_back(std::make_unique<Expression>());
        nodes_.back()->kind = Expression::Kind::without;
        nodes_.back()->children.push_back(std::move(id));
    }

    // By frequency times rarity, of equals in order of their stems.
    std::vector<std::string> telling_words() const {
        std::vector<std::pair<double, const Stem*>> ranked;
        const auto stems = this->stems();
        for (const auto& [frequency, term, stem] : frequent(stems)) {
            const auto articles = reader_.statistics().frequency(*term);
            if (articles < least_articles || articles * most_share > reader_.statistics().articles()) continue;
            ranked.emplace_back(frequency * reader_.statistics().inverse_frequency(static_cast<double>(articles)),
                                stem);
        }
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        std::vector<std::string> words;
        for (const auto& [telling, stem] : ranked) {
            if (words.size() < most_like_words) words.push_back(shown_word(*stem));
        }
        return words;
    }

    struct Frequent {
        double frequency;
        const std::string* term;
        const Stem* stem;
    };
    static std::vector<Frequent> frequent(const std::map<std::string, Stem>& stems) {
        std::vector<Frequent> list;
        for (const auto& [term, stem] : stems) list.push_back({static_cast<double>(stem.frequency), &term, &stem});
        std::stable_sort(list.begin(), list.end(),
                         [](const Frequent& a, const Frequent& b) { return a.frequency > b.frequency; });
        if (list.size() > most_stems) list.resize(most_stems);
        return list;
    }

    // The word that has the stem most often.
    static std::string shown_word(const Stem& stem) {
        const auto most = std::max_element(stem.words.begin(), stem.words.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        return most->first;
    }

    // By their terms. Numbers and words of a single letter tell nothing.
    std::map<std::string, Stem> stems() const {
        std::map<std::string, Stem> stems;
        Stemmer stemmer(source_.language);
        const auto add = [&](const std::string& text, std::uint32_t weight) {
            for (WordScanner scanner(text); scanner.next();) {
                const std::string word(scanner.word());
                const bool is_number = word.front() >= '0' && word.front() <= '9';
                if (is_number || word.size() < 2 || name_words_.count(word) != 0) continue;
                Stem& stem = stems[stem_term("", stemmer(word))];
                stem.frequency += weight;
                stem.words[word] += weight;
            }
        };
        add(source_.article.title, title_weight);
        add(source_.article.body, 1);
        return stems;
    }

    const LikeSource& source_;
    const FieldReader& reader_;
    std::set<std::string> name_words_;  // folded words of the names that are asked for
    std::vector<ExpressionPtr> nodes_;
};

}  // namespace

std::vector<ExpressionPtr> make_like_question(const LikeSource& source, const FieldReader& reader) {
    return LikeQuestion(source, reader).make();
}

}  // namespace dateline
