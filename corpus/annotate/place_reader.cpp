#include "corpus/annotate/place_reader.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "corpus/annotate/lead_paragraph.hpp"
#include "corpus/annotate/name_reading.hpp"
#include "corpus/annotate/place_focus.hpp"
#include "corpus/annotate/place_resolver.hpp"
#include "corpus/annotate/place_text.hpp"
#include "corpus/annotate/place_weights.hpp"
#include "corpus/readers/dateline.hpp"

namespace dateline {

namespace {

// Shares of a mention by how it names its place.
constexpr double demonym_share = 0.4;
constexpr double metonym_share = 0.7;
constexpr double inside_share = 0.5;
constexpr double located_share = 1.3;  // "graves at Izium": what is told happened there

// A record's own text that is a place, made words.
struct OwnText {
    explicit OwnText(std::string_view text) : tokens(tokenize(text)), words(tokens) {}
    TokenizedText tokens;
    PlaceWords words;
};

// The bytes that a dateline takes up at the head of a body.
std::uint32_t dateline_size(std::string_view body) {
    if (const auto dateline = find_dateline(body)) return static_cast<std::uint32_t>(dateline->size);
    const auto line = body.substr(0, body.find('\n'));
    if (const auto dateline = read_script_dateline(line)) return static_cast<std::uint32_t>(dateline->size);
    return 0;
}

// Money is said as nationalities are.
PlaceSense sense_of(const Toponym& toponym) { return toponym.money ? PlaceSense::demonym : toponym.sense; }

double share_of(const Toponym& toponym) {
    if (sense_of(toponym) == PlaceSense::demonym) return demonym_share;
    if (toponym.source == ToponymSource::inside) return inside_share;
    return toponym.sense == PlaceSense::metonym ? metonym_share : 1;
}

}  // namespace

struct PlaceReader::State {
    State(std::shared_ptr<const Gazetteer> all_places, std::shared_ptr<const SourceHomes> all_homes)
        : gazetteer(std::move(all_places)), homes(std::move(all_homes)), resolver(*gazetteer) {}

    std::shared_ptr<const Gazetteer> gazetteer;
    std::shared_ptr<const SourceHomes> homes;
    PlaceResolver resolver;
};

namespace {

// One article on its way.
class Reading {
  public:
    Reading(const PlaceTexts& texts, std::vector<Entity>& entities, const Gazetteer& gazetteer)
        : texts_(texts),
          article_(*texts.article),
          entities_(entities),
          gazetteer_(gazetteer),
          lead_(find_lead(article_.body)),
          dateline_(dateline_size(article_.body)) {}

    const std::vector<Toponym>& find() {
        const PlaceEntities names{&entities_, texts_.is_final};
        for (const PlaceField& field : texts_.fields) append(find_toponyms(field, names, gazetteer_));
        keep_limits();
        // A dateline says that it names a place.
        for (Toponym& toponym : toponyms_)
            if (toponym.field == TextField::body && toponym.end <= dateline_)
                toponym.doubt = std::min(toponym.doubt, weights::doubt_filed);
        if (!article_.dateline.empty()) read_dateline();
        given_ = toponyms_.size();
        for (const std::string& place : article_.places) read_given(place);
        return toponyms_;
    }

    void keep_limits() {
        if (texts_.limits.allow(toponyms_.size())) return;
        ReadingLimit limit(texts_.limits);
        const auto more = std::find_if(toponyms_.begin(), toponyms_.end(),
                                       [&](const Toponym& toponym) { return !limit.take(toponym.name); });
        out_.cut_short = more != toponyms_.end();
        toponyms_.erase(more, toponyms_.end());
        if (out_.cut_short && !toponyms_.empty()) toponyms_.back().qualified = false;
    }

    ReadPlaces finish(std::vector<Resolution> resolutions) {
        resolutions_ = std::move(resolutions);
        place_mentions();
        set_roles();
        rebuild_entities();
        sort_mentions();
        return std::move(out_);
    }

  private:
    void append(const std::vector<Toponym>& found) { toponyms_.insert(toponyms_.end(), found.begin(), found.end()); }

    void read_own(std::string_view text, ToponymSource source) {
        const OwnText own(text);
        append(read_place_text({TextField::dateline, &own.words, {}}, source, gazetteer_));
        if (!toponyms_.empty()) toponyms_.back().qualified = false;
    }

    // Where a name begins in the middle, or with what only says whose it is, it is no name of the whole.
    void read_given(const std::string& place) {
        const std::size_t first = toponyms_.size();
        read_own(place, ToponymSource::given);
        if (first == toponyms_.size()) return;
        const Toponym& toponym = toponyms_[first];
        if (toponym.begin == 0 && sense_of(toponym) == PlaceSense::literal) given_names_.emplace(first, &place);
    }

    // What stands behind the place, a day and an agency, is none.
    void read_dateline() {
        const std::string place = dateline_place(article_.dateline);
        const bool begins = std::string_view(article_.dateline).starts_with(place);
        read_own(begins ? std::string_view(article_.dateline).substr(0, place.size()) : article_.dateline,
                 ToponymSource::filed);
    }

    bool is_given(std::size_t i) const { return i >= given_; }

    // Whether a toponym only says what the one before it lies in.
    bool is_qualifier(std::size_t i) const {
        if (i == 0 || !toponyms_[i - 1].qualified || toponyms_[i - 1].field != toponyms_[i].field) return false;
        const auto inner = resolutions_[i - 1].place;
        const auto outer = resolutions_[i].place;
        return inner != no_place && outer != no_place && inner != outer && gazetteer_.lies_in(inner, outer);
    }

    bool is_in_dateline(std::size_t i) const {
        if (is_given(i) || is_qualifier(i)) return false;
        const Toponym& toponym = toponyms_[i];
        return toponym.field == TextField::dateline || (toponym.field == TextField::body && toponym.end <= dateline_);
    }

    bool is_in_lead(const Toponym& toponym) const {
        return toponym.field == TextField::body && toponym.begin >= lead_.begin && toponym.end <= lead_.end;
    }

    // Places and their mentions --------------------------------------------------------------------------------------

    void place_mentions() {
        for (std::size_t i = 0; i < toponyms_.size(); ++i) {
            if (resolutions_[i].place == no_place) continue;
            const auto place = place_of(i);
            note(i, place);
            if (is_given(i)) continue;
            const Toponym& toponym = toponyms_[i];
            PlacedMention mention;
            mention.field = toponym.field;
            mention.begin = toponym.begin;
            mention.end = toponym.end;
            mention.kind = sense_of(toponym) == PlaceSense::demonym ? MentionKind::other : MentionKind::place;
            mention.place = out_.places[place].place;
            mention.place.sense = sense_of(toponym);
            mention.place.confidence = resolutions_[i].confidence;
            mention.place.runner_up = runner_up(resolutions_[i]);
            mention.place.role = is_in_dateline(i) ? PlaceRole::dateline : PlaceRole::mentioned;
            out_.mentions.push_back(std::move(mention));
            places_of_mentions_.push_back(place);
        }
    }

    std::uint32_t place_of(std::size_t i) {
        const auto number = resolutions_[i].place;
        const auto [at, is_new] = numbers_.try_emplace(number, static_cast<std::uint32_t>(out_.places.size()));
        if (is_new) {
            out_.places.push_back({});
            out_.places.back().place = mention_place(number);
            masses_.push_back({number, 0, 0, 0, 0});
        }
        return at->second;
    }

    MentionPlace mention_place(PlaceNumber number) const {
        const Place place = gazetteer_.place(number);
        MentionPlace made;
        made.id = gazetteer_.id(number);
        made.name = place.name;
        made.country = place.country;
        made.kind = place.kind;
        made.point = place.point;
        made.confidence = 0;
        return made;
    }

    std::optional<RunnerUp> runner_up(const Resolution& resolution) {
        constexpr double least = 0.01;
        if (resolution.runner_up == no_place || resolution.runner_up_confidence < least) return std::nullopt;
        const auto [at, is_new] = full_names_.try_emplace(resolution.runner_up);
        if (is_new) at->second = gazetteer_.full_name(resolution.runner_up);
        return RunnerUp{gazetteer_.id(resolution.runner_up), at->second, resolution.runner_up_confidence};
    }

    void note(std::size_t i, std::uint32_t number) {
        const Toponym& toponym = toponyms_[i];
        ArticlePlace& place = out_.places[number];
        if (resolutions_[i].confidence > place.place.confidence) {
            place.place.confidence = resolutions_[i].confidence;
            place.place.runner_up = runner_up(resolutions_[i]);
        }
        place.given = place.given || is_given(i);
        if (const auto name = given_names_.find(i); name != given_names_.end() && place.given_name.empty())
            place.given_name = *name->second;
        place.in_dateline = place.in_dateline || is_in_dateline(i);
        place.literal = place.literal || sense_of(toponym) != PlaceSense::demonym;
        if (toponym.field == TextField::dateline && !is_given(i)) masses_[number].dateline += 1;
        if (toponym.field == TextField::dateline) return;
        ++place.salience.count;
        place.salience.in_title = place.salience.in_title || toponym.field == TextField::title;
        place.salience.in_lead = place.salience.in_lead || is_in_lead(toponym);
        weigh(masses_[number], toponym);
    }

    void weigh(PlaceMass& mass, const Toponym& toponym) const {
        const bool in_dateline = toponym.field == TextField::body && toponym.end <= dateline_;
        if (in_dateline) mass.dateline += 1;
        if (in_dateline) return;
        double& sum = toponym.field == TextField::title ? mass.title : is_in_lead(toponym) ? mass.lead : mass.body;
        sum += share_of(toponym) * (toponym.located ? located_share : 1);
    }

    void set_roles() {
        const auto focus = find_focus(masses_, gazetteer_);
        for (std::size_t i = 0; i < out_.places.size(); ++i) {
            ArticlePlace& place = out_.places[i];
            place.focus = focus[i];
            if (place.focus > 0) place.place.role = PlaceRole::focus;
            if (place.in_dateline) place.place.role = PlaceRole::dateline;
        }
        for (std::size_t i = 0; i < out_.mentions.size(); ++i) {
            PlaceRole& role = out_.mentions[i].place.role;
            if (role == PlaceRole::mentioned && focus[places_of_mentions_[i]] > 0) role = PlaceRole::focus;
        }
    }

    // Entities -------------------------------------------------------------------------------------------------------

    // Mentions that are places on the map leave their entities and make new ones.
    void rebuild_entities() {
        std::vector<std::vector<bool>> leaves(entities_.size());
        for (std::size_t i = 0; i < given_; ++i) {
            const Toponym& toponym = toponyms_[i];
            if (resolutions_[i].place == no_place) continue;
            if (toponym.entity != Toponym::no_entity && leaves_entity(toponym)) {
                auto& flags = leaves[toponym.entity];
                flags.resize(entities_[toponym.entity].mentions.size());
                flags[toponym.mention] = true;
            } else if (toponym.entity != Toponym::no_entity && stays(toponym)) {
                continue;
            }
            add_mention(entity_of(i), toponym);
        }
        for (std::size_t i = 0; i < leaves.size(); ++i) take_away(entities_[i], leaves[i]);
        std::erase_if(entities_, [](const Entity& entity) { return entity.mentions.empty(); });
        for (Entity& entity : made_) entities_.push_back(std::move(entity));
        std::stable_sort(entities_.begin(), entities_.end(), [](const Entity& a, const Entity& b) {
            return std::tie(a.mentions.front().field, a.mentions.front().begin) <
                   std::tie(b.mentions.front().field, b.mentions.front().begin);
        });
    }

    // A demonym that the tagger found stays what it is.
    bool stays(const Toponym& toponym) const {
        return toponym.source == ToponymSource::other && sense_of(toponym) == PlaceSense::demonym;
    }

    // Whether the mention is no more what the tagger took it for. A team or a school keeps its name, if that is longer
    // than its place's.
    bool leaves_entity(const Toponym& toponym) const {
        if (stays(toponym) || toponym.source == ToponymSource::inside) return false;
        if (toponym.source != ToponymSource::organisation) return true;
        const Entity& entity = entities_[toponym.entity];
        return folded_name(entity.name) == folded_name(written(toponym));
    }

    std::string_view written(const Toponym& toponym) const {
        const std::string_view text = toponym.field == TextField::title  ? article_.title
                                      : toponym.field == TextField::body ? article_.body
                                                                         : article_.dateline;
        return text.substr(toponym.begin, toponym.end - toponym.begin);
    }

    Entity& entity_of(std::size_t i) {
        const Toponym& toponym = toponyms_[i];
        const bool demonym = sense_of(toponym) == PlaceSense::demonym;
        std::string key = demonym ? std::string(written(toponym)) : " " + gazetteer_.id(resolutions_[i].place);
        const auto [at, is_new] = made_numbers_.try_emplace(std::move(key), made_.size());
        if (is_new) {
            Entity entity;
            entity.kind = demonym ? NameClass::miscellaneous : NameClass::location;
            entity.name =
                demonym ? std::string(written(toponym)) : std::string(gazetteer_.place(resolutions_[i].place).name);
            entity.confidence = 0;
            made_.push_back(std::move(entity));
        }
        return made_[at->second];
    }

    void add_mention(Entity& entity, const Toponym& toponym) {
        entity.mentions.push_back({toponym.field, toponym.begin, toponym.end, toponym.confidence});
        recount(entity);
    }

    void recount(Entity& entity) const {
        const NameMention& mention = entity.mentions.back();
        entity.confidence = 1 - (1 - entity.confidence) * (1 - mention.confidence);
        if (mention.field == TextField::dateline) return;
        ++entity.salience.count;
        entity.salience.in_title = entity.salience.in_title || mention.field == TextField::title;
        entity.salience.in_lead = entity.salience.in_lead || (mention.field == TextField::body &&
                                                              mention.begin >= lead_.begin && mention.end <= lead_.end);
    }

    void take_away(Entity& entity, const std::vector<bool>& leaves) const {
        if (leaves.empty()) return;
        const auto mentions = std::move(entity.mentions);
        entity.mentions.clear();
        entity.salience = {};
        entity.confidence = 0;
        for (std::size_t i = 0; i < mentions.size(); ++i) {
            if (leaves[i]) continue;
            entity.mentions.push_back(mentions[i]);
            recount(entity);
        }
    }

    void sort_mentions() {
        const auto key = [](const PlacedMention& mention) {
            return std::make_tuple(mention.field, mention.begin, ~mention.end, mention.kind);
        };
        std::stable_sort(out_.mentions.begin(), out_.mentions.end(),
                         [&](const PlacedMention& a, const PlacedMention& b) { return key(a) < key(b); });
    }

    const PlaceTexts& texts_;
    const Article& article_;
    std::vector<Entity>& entities_;
    const Gazetteer& gazetteer_;
    LeadParagraph lead_;
    std::uint32_t dateline_;
    std::vector<Toponym> toponyms_;
    std::size_t given_ = 0;  // toponyms from here on are the record's own places
    std::unordered_map<std::size_t, const std::string*> given_names_;  // by their toponym
    std::vector<Resolution> resolutions_;
    ReadPlaces out_;
    std::vector<PlaceMass> masses_;  // of out_.places
    std::vector<std::uint32_t> places_of_mentions_;
    std::unordered_map<PlaceNumber, std::uint32_t> numbers_;
    std::unordered_map<PlaceNumber, std::string> full_names_;  // of runner-ups
    std::vector<Entity> made_;
    std::map<std::string, std::size_t> made_numbers_;
};

}  // namespace

PlaceReader::PlaceReader(std::shared_ptr<const Gazetteer> gazetteer, std::shared_ptr<const SourceHomes> homes)
    : state_(std::make_unique<State>(std::move(gazetteer), std::move(homes))) {}
PlaceReader::~PlaceReader() = default;

ReadPlaces PlaceReader::read(const PlaceTexts& texts, std::vector<Entity>& entities) {
    State& state = *state_;
    Reading reading(texts, entities, *state.gazetteer);
    const auto& toponyms = reading.find();
    const auto homes =
        state.homes != nullptr ? state.homes->find(texts.article->source) : std::span<const PlaceNumber>();
    return reading.finish(state.resolver.resolve(toponyms, homes));
}

}  // namespace dateline
