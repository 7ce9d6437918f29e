// What the forms can't hold of an article, each as a row with its reason. What a form could hold and its reader loses
// is no row, but a bug of the reader.
#pragma once

#include <string_view>
#include <vector>

#include "schemas/article.hpp"

namespace dateline::forms {

/// Something that a form can't hold: `forget` makes an article that has it the same as one that has not.
struct Loss {
    std::string_view what;
    std::string_view why;
    void (*forget)(Article&);
};

/// Articles that a form can't carry.
struct Gap {
    std::string_view what;
    bool (*holds)(const Article&);
};

/// Of one form.
struct Limits {
    std::string_view form;
    std::vector<Loss> losses;
    std::vector<Gap> gaps;
};

/// A row for each form.
const std::vector<Limits>& limits();

}  // namespace dateline::forms
