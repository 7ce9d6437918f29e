#include "indexer/facet_file.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "schemas/facet_writer.hpp"
#include "schemas/number.hpp"
#include "schemas/slots.hpp"
#include "schemas/stored_mentions.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

// Calls visit(document, bytes) for each document that has something in the slot, in order.
template <typename Visit>
void visit_slot(const Xapian::Database& shard, Xapian::valueno slot, Visit&& visit) {
    for (auto value = shard.valuestream_begin(slot); value != shard.valuestream_end(slot); ++value)
        visit(value.get_docid(), *value);
}

// Calls visit(day, document) for each day that stands in the terms of a field of dates.
template <typename Visit>
void visit_days(const Xapian::Database& shard, const Field& field, Visit&& visit) {
    constexpr std::size_t digits = 8;
    for (auto term = shard.allterms_begin(field.prefix); term != shard.allterms_end(field.prefix); ++term) {
        const std::string name = *term;
        const auto text = std::string_view(name).substr(field.prefix.size());
        const auto day = text.size() == digits ? parse_day(text) : std::nullopt;
        if (!day) continue;
        for (auto posting = shard.postlist_begin(name); posting != shard.postlist_end(name); ++posting)
            visit(*day, *posting);
    }
}

// The places that articles name, numbered from 1 as they are met.
class PlaceTable {
  public:
    explicit PlaceTable(const Xapian::Database& shard) : shard_(shard) {}

    // 0 for a name of which nothing more is known.
    std::uint32_t number_of(Xapian::docid document, const ListEntry& entry) {
        if (entry.id.empty() && !entry.point) return 0;
        const std::string key = entry.id.empty() ? entry.value + '\0' + encode_points({*entry.point}) : entry.id;
        const auto [known, is_new] = numbers_.emplace(key, static_cast<std::uint32_t>(places_.size() + 1));
        if (is_new) places_.push_back({{entry.id, entry.value, {}}, 0});
        complete(places_[known->second - 1], document, entry);
        return known->second;
    }

    std::vector<FacetPlace> places() && {
        std::vector<FacetPlace> places;
        places.reserve(places_.size());
        for (auto& known : places_) places.push_back(std::move(known.place));
        return places;
    }

  private:
    struct Known {
        FacetPlace place;
        unsigned tries = 0;
    };
    // Name and point stand with the mentions of any article that the place was found in: the first few are looked at.
    void complete(Known& known, Xapian::docid document, const ListEntry& entry) {
        constexpr unsigned most_tries = 4;
        if (known.place.point) return;
        if (entry.point) {
            known.place.point = entry.point;
            return;
        }
        if (known.tries++ >= most_tries) return;
        const std::string data = shard_.get_document(document, Xapian::DOC_ASSUME_VALID).get_data();
        for (auto& place : stored_places(split_data(data).mentions)) {
            if (place.id != known.place.id) continue;
            known.place.name = std::move(place.name);
            known.place.point = place.point;
            return;
        }
    }

    const Xapian::Database& shard_;
    std::map<std::string, std::uint32_t> numbers_;
    std::vector<Known> places_;
};

class FacetFile {
  public:
    FacetFile(const Xapian::Database& shard, const FieldTable& fields)
        : shard_(shard), fields_(fields), documents_(shard.get_lastdocid()), writer_(documents_) {}

    std::string make() {
        for (const Field& field : fields_.fields()) {
            if (field.facet && !field.reserved && (field.slot >= 0 || field.kind == FieldKind::date)) add(field);
        }
        add_documents();
        add_signatures();
        return std::move(writer_).finish();
    }

  private:
    void add(const Field& field) {
        FacetColumnWriter column(field, documents_);
        const bool has_places = field.kind == FieldKind::place && field.record_key == "places";
        PlaceTable places(shard_);
        switch (field.kind) {
            case FieldKind::date:
                add_dates(field, column);
                break;
            case FieldKind::number:
                visit_slot(shard_, static_cast<Xapian::valueno>(field.slot),
                           [&](Xapian::docid document, const std::string& bytes) {
                               for (const double number : decode_numbers(bytes))
                                   column.add(document, number_text(number));
                           });
                break;
            default:
                visit_slot(shard_, static_cast<Xapian::valueno>(field.slot),
                           [&](Xapian::docid document, const std::string& bytes) {
                               for (const auto& entry : decode_list(bytes))
                                   column.add(document, entry.value,
                                              has_places ? places.number_of(document, entry) : 0);
                           });
        }
        auto values = std::move(column).finish();
        if (has_places) writer_.add_places({std::move(places).places(), std::move(values.places)});
        writer_.add_values(field, std::move(values));
    }

    // Columns are written document by document.
    void add_dates(const Field& field, FacetColumnWriter& column) const {
        std::vector<std::pair<Xapian::docid, Day>> days;
        visit_days(shard_, field, [&](Day day, Xapian::docid document) { days.emplace_back(document, day); });
        std::sort(days.begin(), days.end());
        for (const auto& [document, day] : days) column.add(document, to_string(day));
    }

    void add_signatures() {
        FacetSignatureWriter signatures(documents_);
        visit_slot(shard_, slot::order, [&](Xapian::docid document, const std::string& bytes) {
            signatures.set_order_key(document, bytes);
        });
        visit_slot(shard_, slot::likeness,
                   [&](Xapian::docid document, const std::string& bytes) { signatures.set_likeness(document, bytes); });
        writer_.add_signatures(std::move(signatures));
    }

    void add_documents() {
        std::vector<std::uint32_t> documents;
        std::vector<std::uint32_t> lengths(std::size_t{documents_} + 1);
        for (auto posting = shard_.postlist_begin({}); posting != shard_.postlist_end({}); ++posting) {
            documents.push_back(*posting);
            lengths.at(*posting) = posting.get_doclength();
        }
        writer_.add_lengths(lengths);
        std::vector<std::optional<Day>> days(std::size_t{documents_} + 1);
        if (const Field* field = fields_.find_record_key("published"))
            visit_days(shard_, *field, [&](Day day, Xapian::docid document) { days.at(document) = day; });
        writer_.add_days(documents, days);
    }

    const Xapian::Database& shard_;
    const FieldTable& fields_;
    std::uint32_t documents_;
    FacetFileWriter writer_;
};

}  // namespace

std::string facet_file_of(const Xapian::Database& shard, const FieldTable& fields) {
    return FacetFile(shard, fields).make();
}

}  // namespace dateline
