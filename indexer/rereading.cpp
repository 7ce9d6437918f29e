#include "indexer/rereading.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "indexer/run_homes.hpp"

namespace dateline {

namespace {

bool differs_only_in(AnnotatorStamp before, const AnnotatorStamp& now, std::string AnnotatorStamp::*part) {
    before.*part = now.*part;
    return before == now;
}

// The authority file of a stamp, as the archive has kept it; nothing where it has not.
std::optional<std::string> kept_authority(const ArchiveLayout& layout, const std::string& fingerprint) {
    if (fingerprint.empty()) return std::string();
    std::error_code ignored;
    const auto path = layout.authority(fingerprint);
    if (!std::filesystem::exists(path, ignored)) return std::nullopt;
    std::string bytes = read_file(path, ErrorKind::unavailable, Authority::largest_file);
    // A copy that is not what its name says tells nothing.
    if (!hash128(bytes).hex().starts_with(fingerprint)) return std::nullopt;
    return bytes;
}

// The homes of a stamp, as the archive has kept them; null where it has not.
std::shared_ptr<const SourceHomes> homes_of(const ArchiveLayout& layout, const AnnotatorStamp& stamp,
                                            const LoadedAnnotation& annotation) {
    const auto& gazetteer = annotation.resources.gazetteer;
    auto kept = gazetteer ? kept_homes(layout, stamp.homes, *gazetteer) : std::nullopt;
    return kept ? std::make_shared<const SourceHomes>(std::move(*kept)) : nullptr;
}

std::uint64_t articles_with_stamps(const Manifest& live) {
    std::uint64_t articles = 0;
    for (const auto& [stamp, count] : live.annotators) articles += count;
    return articles;
}

}  // namespace

Rereading::Rereading(const ArchiveLayout& layout, const Manifest& live, const LoadedAnnotation& annotation) {
    if (!annotation.stamp.reads_anything()) return;
    homes_now_ = annotation.resources.homes;
    const std::string now = to_string(annotation.stamp);
    for (const auto& [stamp, articles] : live.annotators)
        if (stamp != now) rules_.push_back(rule_for(layout, stamp, annotation));
    if (articles_with_stamps(live) < live.articles) rules_.push_back(rule_for(layout, {}, annotation));
}

Rereading::Rule Rereading::rule_for(const ArchiveLayout& layout, const std::string& stamp,
                                    const LoadedAnnotation& annotation) const {
    const AnnotatorStamp& now = annotation.stamp;
    // What nobody has read, or somebody of whom nothing is known, is read.
    const AnnotatorStamp before = parse_stamp(stamp).value_or(AnnotatorStamp{});
    Rule rule{.stamp = stamp, .changes = differences(before, now), .authority = nullptr, .homes = nullptr};
    rule.homes_alone = differs_only_in(before, now, &AnnotatorStamp::homes);
    if (rule.homes_alone) rule.homes = homes_of(layout, before, annotation);
    if (!differs_only_in(before, now, &AnnotatorStamp::authority)) return rule;
    if (const auto kept = kept_authority(layout, before.authority))
        rule.authority = std::make_shared<const AuthorityChange>(*kept, annotation.authority);
    return rule;
}

bool Rereading::may_have_moved(const Rule& rule, const std::string& source) const {
    if (source.empty() || !rule.homes) return !source.empty();
    const auto before = rule.homes->find(source);
    const auto now = homes_now_ ? homes_now_->find(source) : std::span<const PlaceNumber>();
    return !std::equal(before.begin(), before.end(), now.begin(), now.end());
}

const std::vector<std::string>* Rereading::why(const std::string& stamp, const Article& article) const {
    const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const Rule& one) { return one.stamp == stamp; });
    if (rule == rules_.end()) return nullptr;
    if (rule->authority && !rule->authority->may_touch(article)) return nullptr;
    if (rule->homes_alone && !may_have_moved(*rule, article.source)) return nullptr;
    return &rule->changes;
}

}  // namespace dateline
