#include "corpus/training/word_clusters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <fstream>

#include "corpus/annotate/word_lexicon.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::size_t coarse_clusters = 63;  // number 0 stays free
constexpr unsigned rounds = 12;

float dot(const float* a, const float* b, std::size_t size) {
    float sum = 0;
    for (std::size_t i = 0; i < size; ++i) sum += a[i] * b[i];
    return sum;
}

void normalise(float* numbers, std::size_t size) {
    const float length = std::sqrt(dot(numbers, numbers, size));
    if (length > 0) std::transform(numbers, numbers + size, numbers, [&](float x) { return x / length; });
}

// k-means over the directions of some words, seeded with words drawn at even distances of their frequency.
class Means {
  public:
    Means(const WordVectors& vectors, const std::vector<std::uint32_t>& members, std::size_t count)
        : vectors_(vectors), members_(members), count_(count), nearest_(members.size()) {
        for (std::size_t k = 0; k < count; ++k) {
            // Frequent words have the steadier vectors: seeds come from the first quarter.
            const std::size_t seed =
                members.size() <= count * 4 ? k * members.size() / count : k * (members.size() / 4) / count;
            const float* from = vector(seed);
            centres_.insert(centres_.end(), from, from + vectors.dimensions);
        }
    }

    std::vector<std::uint32_t> run() {
        for (unsigned round = 0; round < rounds; ++round) {
            assign();
            move();
        }
        assign();
        return std::move(nearest_);
    }

  private:
    const float* vector(std::size_t member) const {
        return vectors_.numbers.data() + std::size_t{members_[member]} * vectors_.dimensions;
    }

    void assign() {
        for (std::size_t m = 0; m < members_.size(); ++m) {
            float best = -2;
            for (std::uint32_t k = 0; k < count_; ++k) {
                const float likeness = dot(vector(m), centres_.data() + k * vectors_.dimensions, vectors_.dimensions);
                if (likeness > best) {
                    best = likeness;
                    nearest_[m] = k;
                }
            }
        }
    }

    void move() {
        std::vector<float> sums(centres_.size(), 0);
        for (std::size_t m = 0; m < members_.size(); ++m) {
            float* sum = sums.data() + nearest_[m] * vectors_.dimensions;
            const float* from = vector(m);
            for (std::size_t i = 0; i < vectors_.dimensions; ++i) sum[i] += from[i];
        }
        for (std::size_t k = 0; k < count_; ++k) normalise(sums.data() + k * vectors_.dimensions, vectors_.dimensions);
        centres_ = std::move(sums);
    }

    const WordVectors& vectors_;
    const std::vector<std::uint32_t>& members_;
    std::size_t count_;
    std::vector<float> centres_;
    std::vector<std::uint32_t> nearest_;
};

std::vector<std::vector<std::uint32_t>> split(const WordVectors& vectors, const std::vector<std::uint32_t>& members,
                                              std::size_t count) {
    std::vector<std::vector<std::uint32_t>> groups(count);
    if (members.empty()) return groups;
    const std::vector<std::uint32_t> nearest = Means(vectors, members, count).run();
    for (std::size_t m = 0; m < members.size(); ++m) groups[nearest[m]].push_back(members[m]);
    return groups;
}

void read_line(const std::string& line, const std::string& where, WordVectors& vectors) {
    const std::size_t blank = line.find(' ');
    if (blank == 0 || blank == std::string::npos) throw Error(ErrorKind::bad_data, where + ": no word and its numbers");
    vectors.words.push_back(line.substr(0, blank));
    const std::size_t begin = vectors.numbers.size();
    const char* at = line.data() + blank;
    const char* const end = line.data() + line.size();
    while (at < end) {
        float number = 0;
        const auto [next, fault] = std::from_chars(at + 1, end, number);
        if (fault != std::errc()) throw Error(ErrorKind::bad_data, where + ": a number can't be read");
        vectors.numbers.push_back(number);
        at = next;
    }
    const std::size_t size = vectors.numbers.size() - begin;
    if (vectors.dimensions == 0) vectors.dimensions = size;
    if (size != vectors.dimensions) throw Error(ErrorKind::bad_data, where + ": not as many numbers as in line 1");
    normalise(vectors.numbers.data() + begin, size);
}

}  // namespace

WordVectors read_vectors(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw Error(ErrorKind::no_input, path + ": can't be opened");
    WordVectors vectors;
    std::string line;
    while (std::getline(file, line))
        read_line(line, fmt::format("{}: line {}", path, vectors.words.size() + 1), vectors);
    return vectors;
}

std::vector<Cluster> cluster_words(const WordVectors& vectors) {
    std::vector<Cluster> clusters(vectors.words.size());
    std::vector<std::uint32_t> all(vectors.words.size());
    for (std::uint32_t i = 0; i < all.size(); ++i) all[i] = i;
    const auto coarse = split(vectors, all, coarse_clusters);
    for (std::size_t c = 0; c < coarse.size(); ++c) {
        const auto middle = split(vectors, coarse[c], std::size_t{1} << middle_cluster_bits);
        for (std::size_t m = 0; m < middle.size(); ++m) {
            const auto fine = split(vectors, middle[m], std::size_t{1} << fine_cluster_bits);
            for (std::size_t f = 0; f < fine.size(); ++f)
                for (const std::uint32_t word : fine[f])
                    clusters[word] =
                        static_cast<Cluster>(((((c + 1) << middle_cluster_bits) + m) << fine_cluster_bits) + f);
        }
    }
    return clusters;
}

}  // namespace dateline
