// What is known of names in print and not in the texts that the tagger learned from.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/annotate/name_span.hpp"

namespace dateline {

/// The names of a text with these mended; they are in order, and stay so:
///   numbers of kings and popes belong to their names: "Benedict XVI"
///   two persons with a particle between them are one: "Luiz Inácio Lula" da "Silva"
///   brackets and signs at the ends of a name are no part of it, and what is nothing else is no name
///   initials in brackets behind an organisation are its short form: "Bank of England (BoE)"
///   tickers between angle brackets are no names: "General Motors <GM.N>"
std::vector<NameSpan> mend_names(const std::vector<NameSpan>& names, const std::vector<std::string_view>& words);

}  // namespace dateline
