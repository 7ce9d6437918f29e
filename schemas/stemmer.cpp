#include "schemas/stemmer.hpp"

#include <xapian.h>

#include <unordered_map>

namespace dateline {

namespace {

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// News has a few ten thousand words that come again and again; past this many the rest are rare.
constexpr std::size_t max_remembered = 100'000;
// Longer ones are no words that come again.
constexpr std::size_t max_remembered_bytes = 64;

// Xapian also has stemmers by other names ("lovins"), which no record means.
std::string_view code_of(std::string_view language) { return language.substr(0, language.find_first_of("-_")); }

Xapian::Stem make_stem(std::string_view language) {
    const auto code = code_of(language);
    if (code.size() != 2) return {};
    try {
        return Xapian::Stem(std::string(code));
    } catch (const Xapian::InvalidArgumentError&) {
        return {};
    }
}

}  // namespace

struct Stemmer::Memory {
    Xapian::Stem stem;
    std::unordered_map<std::string, std::string, StringHash, std::equal_to<>> stems;
    std::string last;
};

Stemmer::Stemmer(std::string_view language) : memory_(std::make_unique<Memory>()) {
    memory_->stem = make_stem(language);
}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::operator()(std::string_view word) {
    if (!word.empty() && word.front() >= '0' && word.front() <= '9') return word;
    auto& stems = memory_->stems;
    if (const auto found = stems.find(word); found != stems.end()) return found->second;
    std::string stem = memory_->stem(std::string(word));
    if (stems.size() >= max_remembered || word.size() > max_remembered_bytes) return memory_->last = std::move(stem);
    return stems.emplace(word, std::move(stem)).first->second;
}

bool Stemmer::keeps_beginning(std::string_view language) { return code_of(language) == "en"; }

bool Stemmer::knows(std::string_view language) { return !make_stem(language).is_none(); }

}  // namespace dateline
