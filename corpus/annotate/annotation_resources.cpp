#include "corpus/annotate/annotation_resources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <utility>

#include "corpus/annotate/name_model.hpp"
#include "corpus/annotate/shipped_model.hpp"
#include "schemas/archive_layout.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::size_t fingerprint_digits = 16;

std::string fingerprint_of(Hash128 hash) { return hash.hex().substr(0, fingerprint_digits); }

// Its checksum, which loading has found to be true.
std::string fingerprint_of_model(const std::string& path) {
    NameModelHeader header{};
    std::array<char, sizeof header> bytes{};
    std::ifstream(path, std::ios::binary).read(bytes.data(), bytes.size());
    std::memcpy(&header, bytes.data(), bytes.size());
    std::string hex;
    for (const unsigned char byte : header.checksum) hex += fmt::format("{:02x}", byte);
    return hex.substr(0, fingerprint_digits);
}

void load_model(LoadedAnnotation& loaded, const std::string& file) {
    const std::string path = file.empty() ? shipped_model() : file;
    loaded.resources.model = NameModel::load(path);
    loaded.stamp.model = fingerprint_of_model(path);
}

void load_authority(LoadedAnnotation& loaded, const std::string& path) {
    if (path.empty()) return;
    loaded.authority = read_file(path, ErrorKind::no_input, Authority::largest_file);
    loaded.resources.authority = std::make_shared<const Authority>(Authority::parse(loaded.authority, path));
    loaded.stamp.authority = fingerprint_of(hash128(loaded.authority));
}

void load_gazetteer(LoadedAnnotation& loaded, const AnnotationSources& sources) {
    const auto gazetteer = Gazetteer::load(sources.gazetteer.empty() ? shipped_gazetteer() : sources.gazetteer);
    loaded.resources.gazetteer = gazetteer;
    loaded.stamp.gazetteer = fingerprint_of(gazetteer->fingerprint());
    const bool has_file = !sources.homes.empty() && sources.homes != "learn" && sources.homes != "none";
    if (has_file) loaded.use_homes(SourceHomes::read(sources.homes, *gazetteer));
}

bool* part_of(AnnotatorOptions& options, std::string_view name) {
    if (name == "names") return &options.names;
    if (name == "places") return &options.places;
    return name == "times" ? &options.times : nullptr;
}

}  // namespace

const std::vector<AnnotationOption>& annotation_options() {
    static const std::vector<AnnotationOption> rows{
        {"authority", "FILE", "a list of names whose word is final: CSV with the columns canonical, kind, aliases",
         &AnnotationSources::authority},
        {"model", "FILE", "a model of names of your own", &AnnotationSources::model},
        {"gazetteer", "FILE", "a gazetteer of your own, made by dateline-gazetteer", &AnnotationSources::gazetteer},
        {"homes", "WHAT",
         "where sources are at home: learn (from their articles; so a new archive, others read by what they keep), "
         "none, or a CSV file with the columns source, place",
         &AnnotationSources::homes},
    };
    return rows;
}

AnnotatorOptions parse_annotated(std::string_view option, const std::string& what) {
    AnnotatorOptions options;
    if (what == "all") return options;
    options.names = options.places = options.times = false;
    if (what == "none") return options;
    for (std::size_t at = 0; at <= what.size();) {
        const auto end = std::min(what.find(',', at), what.size());
        bool* part = part_of(options, std::string_view(what).substr(at, end - at));
        if (part == nullptr)
            throw Error(ErrorKind::usage,
                        fmt::format("{} {}: must be all, none, or of names, places, times, with commas", option, what));
        *part = true;
        at = end + 1;
    }
    return options;
}

void LoadedAnnotation::use_homes(SourceHomes table) {
    resources.homes = nullptr;
    homes.clear();
    stamp.homes.clear();
    if (table.empty()) return;
    homes = table.csv(*resources.gazetteer);
    stamp.homes = fingerprint_of(hash128(homes));
    resources.homes = std::make_shared<const SourceHomes>(std::move(table));
}

LoadedAnnotation load_annotation(AnnotatorOptions options, const AnnotationSources& sources) {
    LoadedAnnotation loaded;
    loaded.stamp.names = options.names;
    loaded.stamp.places = options.places;
    loaded.stamp.times = options.times;
    // The tagger and the authority file have a say on what is a place as well.
    if (options.names || options.places) {
        load_authority(loaded, sources.authority);
        load_model(loaded, sources.model);
    }
    if (options.places) load_gazetteer(loaded, sources);
    loaded.options = std::move(options);
    return loaded;
}

}  // namespace dateline
