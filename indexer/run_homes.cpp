#include "indexer/run_homes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "corpus/annotate/home_learner.hpp"
#include "indexer/interruption.hpp"
#include "indexer/worker_pool.hpp"
#include "schemas/annotator_stamp.hpp"
#include "schemas/error.hpp"
#include "schemas/field_table.hpp"

namespace dateline {

namespace {

bool was_read_for_places(const Manifest& live) {
    return std::any_of(live.annotators.begin(), live.annotators.end(), [](const auto& row) {
        const auto stamp = parse_stamp(row.first);
        return stamp && stamp->places;
    });
}

bool has_source(const Item& item) {
    const auto* delivery = std::get_if<Delivery>(&item);
    return delivery != nullptr && !delivery->article.source.empty();
}

void learn_from(HomeLearner& learner, const Item& item, const std::set<std::string>& drop_fields) {
    if (!has_source(item)) return;
    const Article& article = std::get<Delivery>(item).article;
    if (drop_fields.empty()) return learner.add(article);
    Article less = article;
    for (const auto& key : drop_fields) clear_field(less, key);
    learner.add(less);
}

}  // namespace

HomesFrom choose_homes(const std::string& asked, const Manifest* live) {
    if (asked == "none") return HomesFrom::nowhere;
    if (asked == "learn") return HomesFrom::articles;
    if (!asked.empty()) return HomesFrom::file;
    if (live == nullptr) return HomesFrom::articles;
    if (!live->homes.empty()) return HomesFrom::archive;
    return was_read_for_places(*live) ? HomesFrom::nowhere : HomesFrom::articles;
}

std::optional<SourceHomes> kept_homes(const ArchiveLayout& layout, const std::string& fingerprint,
                                      const Gazetteer& gazetteer) {
    if (fingerprint.empty()) return SourceHomes();
    std::error_code ignored;
    const auto path = layout.homes(fingerprint);
    if (!std::filesystem::exists(path, ignored)) return std::nullopt;
    const std::string bytes = read_file(path, ErrorKind::unavailable, SourceHomes::largest_file);
    // A copy that is not what its name says tells nothing.
    if (!hash128(bytes).hex().starts_with(fingerprint)) return std::nullopt;
    return SourceHomes::parse(bytes, path.string(), gazetteer, SourceHomes::UnknownPlaces::leave_out);
}

std::optional<SourceHomes> learn_homes(HomeSurvey& survey, const std::shared_ptr<const Gazetteer>& gazetteer,
                                       const HomeLearning& how) {
    std::deque<HomeLearner> learners;
    for (std::size_t i = 0; i < how.jobs; ++i) learners.emplace_back(gazetteer);
    WorkerPool pool(how.jobs, how.jobs + 1);
    const bool all = survey.read(
        [&](const HomeSurvey::Batch& batch) {
            check_interruption();
            if (std::none_of(batch->begin(), batch->end(), has_source)) return;
            pool.submit([&, batch](std::size_t worker) {
                for (const Item& item : *batch) learn_from(learners[worker], item, *how.drop_fields);
            });
        },
        how.most_held);
    pool.finish();
    if (!all) return std::nullopt;
    for (std::size_t i = 1; i < learners.size(); ++i) learners.front().merge(learners[i]);
    return learners.front().learn();
}

namespace {

SettledHomes learn_from_articles(LoadedAnnotation& annotation, const std::optional<SourceHomes>& kept,
                                 HomeSurvey survey, const HomeLearning& how) {
    auto homes = learn_homes(survey, annotation.resources.gazetteer, how);
    SettledHomes settled{.ahead = survey.take_held(), .learned = {}, .was_too_much = survey.was_too_much()};
    if (homes) settled.learned = homes->sources();
    if (!homes) homes.emplace();
    if (kept) homes->add_missing(*kept);
    annotation.use_homes(std::move(*homes));
    return settled;
}

}  // namespace

SettledHomes settle_homes(LoadedAnnotation& annotation, const std::string& asked, const ArchiveLayout& layout,
                          const Manifest* live, const std::function<HomeSurvey()>& survey, const HomeLearning& how) {
    const auto from = choose_homes(asked, live);
    if (from != HomesFrom::articles && from != HomesFrom::archive) return {};
    auto kept = live == nullptr ? std::nullopt : kept_homes(layout, live->homes, *annotation.resources.gazetteer);
    if (from == HomesFrom::articles) return learn_from_articles(annotation, kept, survey(), how);
    if (!kept)
        throw Error(ErrorKind::unavailable, fmt::format("{}: missing or damaged: give --homes learn, none or FILE",
                                                        layout.homes(live->homes).string()));
    annotation.use_homes(std::move(*kept));
    return {};
}

}  // namespace dateline
