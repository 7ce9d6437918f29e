// Moments as news forms write them: ISO 8601 in NITF, NewsML-G2 and Atom, RFC 822 in RSS.
#pragma once

#include <optional>
#include <string_view>

#include "schemas/article_record.hpp"

namespace dateline {

/// Reads RFC 822 with its successors (RFC 2822, 5322): "Fri, 16 Sep 2022 10:15:00 +0200", without the weekday, with a
/// year of two digits, with the name of a zone. A time or a zone that can't be read is dropped; nothing where the day
/// can't be read.
std::optional<ReadMoment> parse_rfc822_moment(std::string_view text);

/// Reads the moments of one record and remembers the first that can't be read.
class MomentReader {
  public:
    explicit MomentReader(RecordMends& mends) : mends_(mends) {}

    /// Either form; nothing for an empty text. Where the day can't be read, fault() is a bad_date with this name.
    std::optional<Moment> read(std::string_view name, std::string_view text);
    const std::optional<RecordFault>& fault() const { return fault_; }

  private:
    RecordMends& mends_;
    std::optional<RecordFault> fault_;
};

}  // namespace dateline
