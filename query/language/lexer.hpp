// From the text of a query to tokens.
//
//   word           up to a blank, a parenthesis or a double quote: graves  mid-term  fed*  10:30  http://a.b/c
//   "..." “...”    a phrase; any double quote opens it (straight, curly, low or angled), any closes it
//   "..."~5        a phrase with a distance
//   + -            at the beginning of a word only, with something behind
//   AND OR NOT     in capitals, as words of their own; NEAR is NEAR/10
//   name:value     a field; also name:=value and name~value. The value is a word or a phrase
//   name:"..."~x   a phrase as value with a distance: what that means is the field's question
//   ( )
//
// A name begins with a letter and holds letters, digits, '_' and '-'; so times and ratios ("10:30", "3:2") are words,
// as is what has "://" behind the name. Whether there is such a field is the parser's question.
#pragma once

#include <cstddef>
#include <string_view>

#include "query/language/expression.hpp"

namespace dateline {

/// Whether a phrase may begin or end with it.
bool is_quote(char32_t c);

enum class TokenKind { word, quoted, field, plus, minus, and_, or_, not_, near, open, close, end };

/// How a field's value is asked for: name:value, name:=value, name~value.
enum class FieldOperator { requires_, exact, prefers };

/// One token. The views lie in the text of the query.
struct Token {
    TokenKind kind = TokenKind::end;
    Span span;                  ///< all of it, quotes and value included
    std::string_view text;      ///< as typed; quoted: what stands between the quotes
    bool has_distance = false;  ///< quoted: "..."~5
    unsigned distance = 0;      ///< quoted with "~5", near: the number of words

    // Of fields: `text` is the name.
    FieldOperator field_operator = FieldOperator::requires_;
    std::string_view value;  ///< quotes taken off; may be empty
    Span value_span;         ///< quotes included
    bool value_quoted = false;
    std::string_view value_distance;  ///< what stands behind "~" behind a quoted value
    Span distance_span;               ///< of that; empty: there is none
};

/// Walks through a query. Throws QueryError for a quote that does not end, a number of words that is none (NEAR/x,
/// "..."~x) or out of range, and signs that are nothing ("--word").
class Lexer {
  public:
    /// `query` must outlive the lexer and its tokens.
    explicit Lexer(std::string_view query) : query_(query) {}

    /// The next token; TokenKind::end at the end, as often as asked.
    Token next();

  private:
    void skip_blanks();
    bool at_word_begin() const;
    bool is_delimiter(std::size_t at) const;
    std::size_t word_end(std::size_t from) const;
    Token make(TokenKind kind, std::size_t end);
    Token sign();
    Token quote();
    Token quoted();
    Token word();
    bool read_operator(Token& token) const;
    void read_field(Token& token);
    void read_quoted_value(Token& token);
    unsigned read_distance(std::size_t begin, std::size_t end) const;

    std::string_view query_;
    std::size_t at_ = 0;
    bool after_sign_ = false;  ///< what follows is no operator: "-OR" excludes a word
};

}  // namespace dateline
