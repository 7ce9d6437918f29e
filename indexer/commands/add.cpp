#include "indexer/commands/add.hpp"

#include "indexer/given_sources.hpp"

namespace dateline {

AddOutcome add_articles(const AddOptions& options) {
    return run_index(
        {.options = options, .command = "add", .sources = given_sources(options), .named = name_sources(options)});
}

}  // namespace dateline
