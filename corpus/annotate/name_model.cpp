#include "corpus/annotate/name_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>

#include "corpus/annotate/marked_table.hpp"
#include "schemas/error.hpp"

namespace dateline {

static_assert(std::endian::native == std::endian::little, "the tables of a model are used as they stand in the file");

namespace {

constexpr std::uint64_t largest_model = std::uint64_t{1} << 30;

Error unusable(const std::string& name, const std::string& why) {
    return {ErrorKind::config, fmt::format("{}: {}: install the model again, or name another by --model", name, why)};
}

NameModelHeader read_header(std::string_view bytes, const std::string& name) {
    NameModelHeader header{};
    if (bytes.size() < sizeof(header)) throw unusable(name, "cut short");
    std::memcpy(&header, bytes.data(), sizeof(header));
    if (std::string_view(header.magic.data(), header.magic.size()) != name_model_magic)
        throw unusable(name, "no model of names");
    if (header.version != name_model_version)
        throw unusable(name, fmt::format("a model of version {}, and this program reads version {}", header.version,
                                         name_model_version));
    return header;
}

std::uint64_t bytes_behind(const NameModelHeader& header) {
    return std::uint64_t{header.description_bytes} + std::uint64_t{header.word_places} * 4 +
           std::uint64_t{header.phrase_places} * 3 + std::uint64_t{header.feature_places} * (2 + inner_labels) +
           name_labels * name_labels * 2;
}

void check(const NameModelHeader& header, std::string_view behind, const std::string& name) {
    const std::uint64_t wanted = bytes_behind(header);
    if (behind.size() < wanted) throw unusable(name, "cut short");
    if (behind.size() > wanted || header.description_bytes % 16 != 0 || header.feature_places == 0 ||
        header.feature_places % 2 != 0 || header.word_places == 0 || header.word_places % 2 != 0 ||
        header.phrase_places == 0 || header.phrase_places % 2 != 0 || !std::isfinite(header.unit) || header.unit <= 0)
        throw unusable(name, "damaged");
    if (file_checksum(header, behind) != header.checksum) throw unusable(name, "damaged (its checksum is another)");
}

// Takes tables off the front of bytes that outlive them. Each begins at a multiple of its numbers' size, since
// all sizes before it are.
class Tables {
  public:
    explicit Tables(std::string_view bytes) : bytes_(bytes) {}
    template <class Number>
    std::span<const Number> take(std::size_t count) {
        const auto* const numbers = reinterpret_cast<const Number*>(bytes_.data());
        bytes_.remove_prefix(count * sizeof(Number));
        return {numbers, count};
    }

  private:
    std::string_view bytes_;
};

}  // namespace

std::shared_ptr<const NameModel> NameModel::load(const std::string& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) throw unusable(path, "the model of names can't be opened");
    const std::streamoff size = file.tellg();
    if (size < 0 || static_cast<std::uint64_t>(size) > largest_model) throw unusable(path, "no model of names");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    file.seekg(0);
    if (!file.read(bytes.data(), size)) throw unusable(path, "the model of names can't be read");
    return parse(std::move(bytes), path);
}

std::shared_ptr<const NameModel> NameModel::parse(std::string bytes, const std::string& name) {
    return std::shared_ptr<const NameModel>(new NameModel(std::move(bytes), name));
}

NameModel::NameModel(std::string bytes, const std::string& name) : bytes_(std::move(bytes)) {
    const NameModelHeader header = read_header(bytes_, name);
    const std::string_view behind = std::string_view(bytes_).substr(sizeof(header));
    check(header, behind, name);
    unit_ = header.unit;
    description_ = behind.substr(0, header.description_bytes);
    while (!description_.empty() && description_.back() == ' ') description_.remove_suffix(1);
    Tables tables(behind.substr(header.description_bytes));
    word_marks_ = tables.take<std::uint16_t>(header.word_places);
    clusters_ = tables.take<Cluster>(header.word_places);
    phrase_marks_ = tables.take<std::uint16_t>(header.phrase_places);
    phrase_bits_ = tables.take<ListBits>(header.phrase_places);
    marks_ = tables.take<std::uint16_t>(header.feature_places);
    rows_ = tables.take<std::int8_t>(header.feature_places * inner_labels);
    transitions_ = tables.take<std::int16_t>(name_labels * name_labels);
    // A search ends at an empty place.
    const auto is_full = [](std::span<const std::uint16_t> marks) {
        return std::find(marks.begin(), marks.end(), std::uint16_t{0}) == marks.end();
    };
    if (is_full(word_marks_) || is_full(phrase_marks_) || is_full(marks_)) throw unusable(name, "damaged");
}

// Features lie all over the tables: what is asked for early is there when it is needed.
void NameModel::add_weights(std::span<const std::uint64_t> features, LabelScores& scores) const {
    constexpr std::size_t at_once = 32;
    std::array<const std::int8_t*, at_once> rows{};
    LabelScores sums = scores;  // in registers: a row's bytes might lie in `scores`
    while (!features.empty()) {
        const auto some = features.first(std::min(at_once, features.size()));
        features = features.subspan(some.size());
        for (const std::uint64_t feature : some) __builtin_prefetch(marks_.data() + place_of(feature, marks_.size()));
        std::size_t known = 0;
        for (const std::uint64_t feature : some) {
            const std::size_t place = find_place(marks_, feature);
            if (marks_[place] == 0) continue;
            rows[known] = rows_.data() + place * inner_labels;
            __builtin_prefetch(rows[known++]);
        }
        for (std::size_t i = 0; i < known; ++i)
            for (std::size_t label = 0; label < inner_labels; ++label)
                sums[label] = static_cast<std::int16_t>(sums[label] + rows[i][label]);
    }
    scores = sums;
}

}  // namespace dateline
