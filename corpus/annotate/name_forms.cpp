#include "corpus/annotate/name_forms.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "corpus/annotate/form_context.hpp"
#include "corpus/annotate/name_casing.hpp"
#include "corpus/annotate/name_lexicon.hpp"
#include "corpus/annotate/organisation_names.hpp"
#include "corpus/annotate/person_names.hpp"
#include "corpus/annotate/sentence_case.hpp"

namespace dateline {

namespace {

constexpr std::size_t genders = 3;

// A distinct written name of one kind, read once.
struct Read {
    bool is_name = false;
    NameReading reading;
    const AuthorityEntry* entry = nullptr;
    bool has_title = false;
    std::array<std::uint32_t, genders> forms{no_form, no_form, no_form};
};

// A name in the field that is being read.
struct Found {
    std::uint32_t first = 0;  // tokens
    std::uint32_t last = 0;
    NameClass kind = NameClass::miscellaneous;
    float confidence = 1;
    const AuthorityEntry* entry = nullptr;  // by which it was found
};

class Gatherer {
  public:
    explicit Gatherer(const Authority* authority) : authority_(authority) {}

    void add(const NamedText& field) {
        text_ = field.text;
        field_ = field.field;
        SentenceCase sentences(*text_);
        const auto begin = out_.mentions.size();
        for (const Found& found : merged(field.names)) add(found, sentences);
        for (auto i = begin; i + 1 < out_.mentions.size(); ++i) {
            share_surname(out_.mentions[i], out_.mentions[i + 1]);
            explain(out_.mentions[i], out_.mentions[i + 1]);
        }
    }

    NameForms take() { return std::move(out_); }

  private:
    std::string_view written(const Found& found) const {
        const auto begin = text_->tokens[found.first].begin;
        return text_->text.substr(begin, text_->tokens[found.last - 1].end - begin);
    }

    Read& read(const Found& found) {
        const auto text = written(found);
        auto& known = read_[static_cast<std::size_t>(found.kind)];
        const auto [at, is_new] = known.try_emplace(text);
        Read& read = at->second;
        if (!is_new) return read;
        auto reading = read_name(text, found.kind);
        if (reading) read.reading = std::move(*reading);
        read.is_name = reading.has_value();
        if (const auto* entry = found.entry != nullptr ? found.entry : entry_of(text, read))
            obey(*entry, text, found.kind, read);
        return read;
    }

    static void obey(const AuthorityEntry& entry, std::string_view text, NameClass kind, Read& read) {
        read.entry = &entry;
        read.is_name = entry.kind.has_value();
        if (entry.kind && *entry.kind != kind) read.reading = read_name(text, *entry.kind).value_or(read.reading);
        if (read.reading.words.empty()) read_literally(text, read.reading);
    }

    // What the file names may be what no name can be: "It".
    static void read_literally(std::string_view text, NameReading& reading) {
        reading.end = text.size();
        reading.shown = text;
        reading.words.push_back({folded_name(text), true});
    }

    const AuthorityEntry* entry_of(std::string_view text, const Read& read) const {
        if (authority_ == nullptr) return nullptr;
        if (const auto* entry = authority_->find(text)) return entry;
        if (!read.is_name) return nullptr;
        if (const auto* entry = authority_->find(read.reading.shown)) return entry;
        return authority_->find(folded_name(without_legal_form(read.reading.words)));
    }

    // With the title in front that only belongs to the name, or tells what does not: "Sheikh [Hasina]", "Mayor of
    // [London Sadiq Khan]".
    std::uint32_t first_token(const NameSpan& span) const {
        constexpr std::string_view offices[] = {"mayor", "president", "minister", "king", "queen", "governor"};
        constexpr std::uint32_t words_of_place_and_name = 3;
        if (span.kind != NameClass::person || span.first < 2) return span.first;
        const auto before = folded_name(text_->word(span.first - 1));
        if (span.last - span.first == 1 && (name_traits(before) & name_trait::given_title) != 0) return span.first - 1;
        if (before != "of" || span.last - span.first < words_of_place_and_name) return span.first;
        const auto office = folded_name(text_->word(span.first - 2));
        const bool found = std::find(std::begin(offices), std::end(offices), office) != std::end(offices);
        if (!found) return span.first;
        const auto reading = read_name(written({span.first - 2, span.last, span.kind, 1, nullptr}), span.kind);
        return reading && reading->begin > 0 ? span.first - 2 : span.first;
    }

    // The names of the tagger and those of the authority file, in order.
    std::vector<Found> merged(const std::vector<NameSpan>& spans) {
        std::vector<Found> found;
        std::uint32_t free = 0;  // the first token behind the names so far
        for (const NameSpan& span : spans) {
            if (span.first >= span.last || span.last > text_->tokens.size()) continue;
            const auto first = first_token(span);
            found.push_back({first < free ? span.first : first, span.last, span.kind, span.confidence, nullptr});
            free = span.last;
        }
        const auto in_order = [](const Found& a, const Found& b) { return a.first < b.first; };
        std::stable_sort(found.begin(), found.end(), in_order);
        if (authority_ == nullptr) return found;
        auto known = authority_->find_all(*text_);
        drop_overlapping(found, known);
        for (const AuthorityMatch& match : known)
            if (match.entry->kind) found.push_back({match.first, match.last, *match.entry->kind, 1, match.entry});
        std::stable_sort(found.begin(), found.end(), in_order);
        return found;
    }

    // Of names that overlap the file's stays, unless the tagger's holds all of it.
    void drop_overlapping(std::vector<Found>& found, std::vector<AuthorityMatch>& known) {
        std::vector<Found> kept;
        std::vector<bool> hidden(known.size());
        std::size_t next = 0;
        for (const Found& name : found) {
            while (next < known.size() && known[next].last <= name.first) ++next;
            auto last = next;
            bool holds = true;
            for (; last < known.size() && known[last].first < name.last; ++last)
                holds = holds && known[last].first >= name.first && known[last].last <= name.last;
            const bool overlaps = last > next;
            if (overlaps && !holds) continue;
            std::fill(hidden.begin() + static_cast<std::ptrdiff_t>(next),
                      hidden.begin() + static_cast<std::ptrdiff_t>(last), true);
            kept.push_back(name);
        }
        std::size_t at = 0;
        std::erase_if(known, [&](const AuthorityMatch&) { return hidden[at++]; });
        found = std::move(kept);
    }

    void add(const Found& found, SentenceCase& sentences) {
        Read& read = this->read(found);
        if (!read.is_name) return;
        const bool shouted = sentences.is_shouted(found.first);
        const auto gender = gender_of(found, read);
        auto& form = read.forms[static_cast<std::size_t>(gender)];
        if (form == no_form) form = form_of(read, found.kind, gender);
        const bool doubtful = out_.forms[form].reading.doubtful && !is_titled_month(found);
        count(out_.forms[form], read, found.confidence, shouted);
        out_.forms[form].reading.doubtful = doubtful;
        const auto begin = text_->tokens[found.first].begin;
        out_.mentions.push_back({form,
                                 {field_, begin + static_cast<std::uint32_t>(read.reading.begin),
                                  begin + static_cast<std::uint32_t>(read.reading.end), found.confidence},
                                 static_cast<std::uint32_t>(read.reading.given_title),
                                 is_relative(found)});
    }

    // "his daughter", and a comma may follow
    bool is_relative(const Found& found) const {
        if (found.kind != NameClass::person || found.first == 0) return false;
        const bool comma = found.first > 1 && text_->word(found.first - 1) == ",";
        const auto word = text_->word(found.first - (comma ? 2 : 1));
        return (name_traits(folded_name(word)) & name_trait::relative) != 0;
    }

    // "Prime Minister" in front of "May"
    bool is_titled_month(const Found& found) const {
        if (found.kind != NameClass::person || found.first == 0) return false;
        const auto month = name_traits(folded_name(text_->word(found.first))) & name_trait::doubtful;
        return month != 0 && is_title(text_->word(found.first - 1));
    }

    // What a title in front of the name says goes before what the first name does.
    Gender gender_of(const Found& found, const Read& read) const {
        if (found.kind != NameClass::person) return Gender::unknown;
        if (read.reading.begin > 0 || found.first == 0) return read.reading.gender;
        const auto title = gender_of_title(text_->word(found.first - 1));
        return title == Gender::unknown ? read.reading.gender : title;
    }

    std::uint32_t form_of(const Read& read, NameClass kind, Gender gender) {
        if (read.entry != nullptr) kind = read.entry->kind.value_or(kind);
        std::string key = folded_name(read.reading.words);
        std::string id{static_cast<char>('0' + static_cast<int>(kind)),
                       static_cast<char>('0' + static_cast<int>(gender))};
        id += read.entry != nullptr ? std::to_string(entry_number(*read.entry)) + ' ' : " ";
        id += key;
        const auto number = static_cast<std::uint32_t>(out_.forms.size());
        const auto [at, is_new] = forms_.emplace(std::move(id), number);
        if (!is_new) return at->second;
        NameForm form;
        form.kind = kind;
        form.reading = read.reading;
        form.reading.gender = gender;
        form.key = std::move(key);
        form.entry = read.entry;
        form.first = static_cast<std::uint32_t>(out_.mentions.size());
        out_.forms.push_back(std::move(form));
        return number;
    }

    // An entry's canonical name is a form, too, though the article has none of it: short forms of it are joined.
    std::size_t entry_number(const AuthorityEntry& entry) {
        const auto [at, is_new] = entries_.emplace(&entry, entries_.size());
        auto reading = is_new && entry.kind ? read_name(entry.canonical, *entry.kind) : std::nullopt;
        if (!reading) return at->second;
        NameForm form;
        form.kind = *entry.kind;
        form.key = folded_name(reading->words);
        form.reading = std::move(*reading);
        form.entry = &entry;
        form.first = no_form;
        out_.forms.push_back(std::move(form));
        return at->second;
    }

    static void count(NameForm& form, const Read& read, float confidence, bool shouted) {
        ++form.count;
        form.weight += static_cast<double>(confidence);
        form.shouted = form.shouted && shouted;
        form.acronym = form.acronym || is_acronym(read.reading.shown);
        const bool has_stop =
            read.reading.shown.size() == form.reading.shown.size() + 1 && read.reading.shown.back() == '.';
        const bool better = form.reading.capitals == read.reading.capitals ? has_stop : form.reading.capitals;
        if (!better) return;
        const auto gender = form.reading.gender;
        form.reading = read.reading;
        form.reading.gender = gender;
    }

    std::string_view between(const FormMention& a, const FormMention& b) const {
        return a.where.end <= b.where.begin ? text_->text.substr(a.where.end, b.where.begin - a.where.end)
                                            : std::string_view();
    }

    // "George and Barbara Bush" are two of that surname.
    void share_surname(FormMention& a, const FormMention& b) {
        const NameForm& first = out_.forms[a.form];
        const NameForm& second = out_.forms[b.form];
        if (first.kind != NameClass::person || second.kind != NameClass::person) return;
        if (first.entry != nullptr || second.reading.given_title > 0 || first.reading.words.size() != 1 ||
            second.reading.words.size() < 2)
            return;
        if (between(a, b) != " and " || (name_traits(first.key) & name_trait::given) == 0) return;
        Read read;
        read.reading = first.reading;
        if (read.reading.gender == Gender::unknown) read.reading.gender = gender_of_first_name(first.key);
        const auto surname = surname_begin(second.reading.words);
        const auto shown = second.reading.shown.rfind(' ');
        if (shown == std::string::npos) return;
        read.reading.words.insert(read.reading.words.end(),
                                  second.reading.words.begin() + static_cast<std::ptrdiff_t>(surname),
                                  second.reading.words.end());
        read.reading.shown += second.reading.shown.substr(shown);
        const auto form = form_of(read, NameClass::person, read.reading.gender);
        out_.forms[form].first =
            std::min(out_.forms[form].first, static_cast<std::uint32_t>(&a - out_.mentions.data()));
        --out_.forms[a.form].count;
        out_.forms[a.form].weight -= static_cast<double>(a.where.confidence);
        count(out_.forms[form], read, a.where.confidence, false);
        a.form = form;
    }

    // "International Monetary Fund (IMF)", "IMF (International Monetary Fund)"
    void explain(const FormMention& a, const FormMention& b) {
        if (between(a, b) != " (" || text_->text.substr(b.where.end, 1) != ")") return;
        explain(out_.forms[a.form], b.form, out_.forms[b.form]);
        explain(out_.forms[b.form], a.form, out_.forms[a.form]);
    }

    static void explain(NameForm& acronym, std::uint32_t full, const NameForm& name) {
        if (!acronym.acronym || acronym.reading.words.size() != 1 || name.reading.words.size() < 2) return;
        const auto derived = initials(name.reading.words);
        const bool derives = std::find(derived.begin(), derived.end(), acronym.key) != derived.end();
        const bool begins_alike = acronym.kind == name.kind && acronym.key.front() == name.key.front();
        if (derives || begins_alike) acronym.explained_by = full;
    }

    const Authority* authority_;
    const TokenizedText* text_ = nullptr;
    TextField field_ = TextField::body;
    std::array<std::unordered_map<std::string_view, Read>, name_classes> read_;
    std::unordered_map<std::string, std::uint32_t> forms_;
    std::unordered_map<const AuthorityEntry*, std::size_t> entries_;
    NameForms out_;
};

}  // namespace

NameForms gather_forms(const std::vector<NamedText>& fields, const Authority* authority) {
    Gatherer gatherer(authority);
    for (const auto which : {TextField::title, TextField::body})
        for (const NamedText& field : fields)
            if (field.field == which && field.text != nullptr) gatherer.add(field);
    auto names = gatherer.take();
    read_in_context(names);
    return names;
}

}  // namespace dateline
