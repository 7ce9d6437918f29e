// The ways of showing a result. A presenter makes text of it piece by piece, so that a result of any length is shown as
// it is read.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/answer.hpp"
#include "query/presentation/snippet.hpp"
#include "schemas/manifest.hpp"

namespace dateline {

/// What is known of a result before its hits are read.
struct ResultHead {
    std::string topic;  ///< of a batch; empty: a single query
    std::uint64_t generation = 0;
    std::string query;       ///< as typed
    std::string understood;  ///< the query as it was read, with what options have added
    std::uint64_t offset = 0;
    bool explain = false;
    std::vector<std::string> fields;  ///< the names of those that the archive's own schema adds
    Answer answer;                    ///< hits may be not read yet
};

/// A hit with all that its format shows.
struct ShownHit {
    Hit hit;
    Snippet snippet;
};

/// Turns one result after the other into text: begin, every hit, end. For one thread.
class Presenter {
  public:
    virtual ~Presenter() = default;
    virtual std::string begin(const ResultHead& head) = 0;
    virtual std::string hit(const ShownHit& shown) = 0;
    virtual std::string end() { return {}; }
};

struct PresenterOptions {
    bool colour = false;                   ///< marks by terminal codes
    std::size_t columns = 80;              ///< how wide the terminal is
    std::vector<std::string> fields = {};  ///< of each hit, in this order (hit_columns.hpp); none: all
};

/// A row of the table of formats.
struct OutputFormat {
    std::string_view name;  ///< of --format
    std::unique_ptr<Presenter> (*make)(const PresenterOptions& options);
    Details details;  ///< what it needs of each hit
    bool snippets;    ///< whether it shows them
    bool batches;     ///< whether it can tell the topics of a batch apart
    bool says_all;    ///< whether it shows notes, counts and suggestions itself
};
const std::vector<OutputFormat>& output_formats();
/// Null where there is no such format.
const OutputFormat* find_output_format(std::string_view name);

std::unique_ptr<Presenter> make_text_presenter(const PresenterOptions& options);
std::unique_ptr<Presenter> make_json_presenter(const PresenterOptions& options);
std::unique_ptr<Presenter> make_json_lines_presenter(const PresenterOptions& options);
std::unique_ptr<Presenter> make_csv_presenter(const PresenterOptions& options);
/// An id a line.
std::unique_ptr<Presenter> make_ids_presenter(const PresenterOptions& options);
std::unique_ptr<Presenter> make_geojson_presenter(const PresenterOptions& options);
std::unique_ptr<Presenter> make_trec_presenter(const PresenterOptions& options);

/// What a reader should know beside the hits, a line each: notes, and where nothing was found what may help.
std::vector<std::string> advice_lines(const Answer& answer);
/// What the archive lacks, a line each.
std::vector<std::string> missing_lines(const Manifest& manifest);

}  // namespace dateline
