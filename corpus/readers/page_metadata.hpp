// The metadata that stand in the markup of a web page: Open Graph, meta tags, microdata, links.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/page_facts.hpp"

namespace dateline {

struct PageMetadata {
    PageFacts facts;
    std::vector<std::string_view> linked_data;  ///< the JSON-LD scripts, as they stand in the page
};

/// The page must outlive what is returned.
PageMetadata read_page_metadata(std::string_view html);

}  // namespace dateline
