// From an article to its document: terms, slots, data. The one place where the contract of schemas/README.md is written
// out.
#pragma once

#include <xapian.h>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/findings.hpp"
#include "indexer/name_terms.hpp"
#include "indexer/term_sheet.hpp"
#include "schemas/custom_values.hpp"
#include "schemas/field_table.hpp"
#include "schemas/likeness.hpp"
#include "schemas/slots.hpp"
#include "schemas/stemmer.hpp"

namespace dateline {

/// An article ready to be indexed.
struct PreparedArticle {
    Article article;     ///< checked, with the fields that are to be indexed
    std::string record;  ///< record_json() of it
    Hash128 record_hash;
    Revision revision;
    CustomValues custom = {};  ///< what it has for the archive's own fields, which live in the archive's table
    Findings findings = {};    ///< what was read out of it
};

/// Builds documents, one after the other; remembers the terms of frequent words. One object for each thread.
class DocumentBuilder {
  public:
    /// The table must outlive the builder. `language`: of articles that name none. `holders`: null where no gazetteer
    /// is.
    DocumentBuilder(const FieldTable& fields, std::string language, PlaceHolders holders = {});

    struct Built {
        Xapian::Document document;
        Hash128 indexed;  ///< Fingerprint::indexed
    };
    Built build(const PreparedArticle& prepared);

  private:
    // The terms that one word makes in a text field: numbers of the sheet.
    struct WordTerms {
        TermSheet::Number word;
        TermSheet::Number stem;
    };
    struct StringHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Vocabulary = std::unordered_map<std::string, WordTerms, StringHash, std::equal_to<>>;
    // Each pair of language and prefix has a vocabulary of its own.
    struct LanguageMemory {
        Stemmer stemmer;
        std::map<std::string, Vocabulary> by_prefix;
    };

    using Texts = std::vector<std::string_view>;
    void add_field(const PreparedArticle& prepared, const Field& field);
    void add_text(const Texts& values, const Field& field, const std::string& language);
    void add_word(WordTerms terms, Xapian::termpos position, Xapian::termcount frequency);
    void add_names(const PreparedArticle& prepared, const Field& field);
    void add_name(const NameTerms::OfName& terms, const Field& field, Xapian::termpos& position);
    void add_places(const std::vector<FoundPlace>& places, const Field& field);
    void add_near(const Findings& findings, const Field& field);
    void add_times(const std::vector<SpokenTime>& times, const Field& field);
    void add_all(const NameTerms::Numbers& terms);
    void add_keywords(const Texts& values, const Field& field);
    void add_dates(const std::vector<Moment>& moments, const Field& field);
    void add_numbers(const PreparedArticle& prepared, const Field& field);
    void add_states(const Article& article, const Field& field);
    void set_list(const Texts& values, const Field& field);
    void add_slots(const PreparedArticle& prepared);
    void add_likeness();
    void set_slot(unsigned slot, std::string value);
    WordTerms terms_of(Vocabulary& vocabulary, Stemmer& stemmer, const std::string& prefix, std::string_view word);
    LanguageMemory& memory_of(const std::string& language);
    Hash128 finish(const PreparedArticle& prepared);

    const FieldTable& fields_;
    std::string language_;
    std::map<std::string, LanguageMemory> memories_;
    TermSheet sheet_;
    NameTerms names_;
    LikenessSketch likeness_;
    Xapian::Document document_;
    std::string slot_bytes_;             ///< of the slots set so far, for the hash
    Xapian::termpos text_position_ = 0;  ///< of the last word of the fields that are ranked as one text
};

}  // namespace dateline
