#include "indexer/shard_check.hpp"

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <fstream>
#include <memory>
#include <optional>

#include "indexer/xapian_guard.hpp"
#include "schemas/error.hpp"
#include "schemas/open_files.hpp"
#include "schemas/terms.hpp"

namespace dateline {

namespace {

// A term's text behind its prefix, and in how many articles it is.
using TermCounts = std::map<std::string, std::uint64_t>;

TermCounts count_terms(const Xapian::Database& shard, std::string_view head) {
    const std::string prefix(head);
    TermCounts counts;
    for (auto term = shard.allterms_begin(prefix); term != shard.allterms_end(prefix); ++term) {
        counts.emplace((*term).substr(prefix.size()), term.get_termfreq());
    }
    return counts;
}

// "20220916" -> "2022-09-16"
std::string dashed(const std::string& digits) {
    return digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' + digits.substr(6);
}

int to_year(const std::string& digits) {
    int year = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), year);
    return year;
}

void read_days(const Xapian::Database& shard, const Field& date, ShardFacts& facts) {
    const auto years = count_terms(shard, date.year_prefix);
    if (years.empty()) return;
    for (const auto& [year, count] : years) facts.years.emplace(to_year(year), count);
    // Days of the first and the last year only: an archive may have hundreds of years of days.
    facts.first_day =
        dashed(years.begin()->first + count_terms(shard, date.prefix + years.begin()->first).begin()->first);
    facts.last_day =
        dashed(years.rbegin()->first + count_terms(shard, date.prefix + years.rbegin()->first).rbegin()->first);
}

std::uint64_t count_ids(const Xapian::Database& shard, const std::string& prefix) {
    std::uint64_t count = 0;
    for (auto term = shard.allterms_begin(prefix); term != shard.allterms_end(prefix); ++term) ++count;
    return count;
}

// What a child says of a database, by its exit code.
enum class Verdict { sound, damaged, unread, out_of_files };

Verdict check(const std::filesystem::path& path) {
    try {
        const auto check_it = [&] { return Xapian::Database::check(path.string(), 0, nullptr); };
        return guard_xapian(path.string(), check_it) == 0 ? Verdict::sound : Verdict::damaged;
    } catch (const Error& error) {
        if (error.kind() == ErrorKind::io) return Verdict::unread;
        return std::string(error.what()) == out_of_files(path.string()).what() ? Verdict::out_of_files
                                                                               : Verdict::damaged;
    } catch (...) {
        return Verdict::damaged;
    }
}

// Ends the process. Runs in a child, which ends with its parent: it shares the lock of the archive, and would keep the
// next run from it.
[[noreturn]] void check_and_exit(const std::filesystem::path& path, pid_t parent) {
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::getppid() != parent) ::_exit(static_cast<int>(Verdict::unread));
    ::_exit(static_cast<int>(check(path)));
}

// The children that check; none is left behind, whatever happens meanwhile.
class Checks {
  public:
    Checks() = default;
    ~Checks() { wait_for_all(); }
    Checks(const Checks&) = delete;
    Checks& operator=(const Checks&) = delete;

    void start(const std::filesystem::path& path) {
        const pid_t parent = ::getpid();
        const pid_t child = ::fork();
        if (child < 0) throw system_error("fork", errno);
        if (child == 0) check_and_exit(path, parent);
        running_.emplace(child, path);
    }

    void wait_for_one() {
        const auto ended = running_.begin();
        int status = 0;
        while (::waitpid(ended->first, &status, 0) < 0 && errno == EINTR) continue;
        // A table can be so damaged that it takes its checker down.
        take(ended->second, WIFEXITED(status) ? static_cast<Verdict>(WEXITSTATUS(status)) : Verdict::damaged);
        running_.erase(ended);
    }

    void wait_for_all() {
        while (!running_.empty()) wait_for_one();
    }

    std::size_t running() const { return running_.size(); }
    const std::vector<std::filesystem::path>& failed() const { return failed_; }
    /// Throws where one could not be checked at all.
    void expect_all_checked() const {
        if (hindrance_) throw Error(*hindrance_);
    }

  private:
    void take(const std::filesystem::path& path, Verdict verdict) {
        if (verdict == Verdict::sound) return;
        if (verdict == Verdict::out_of_files) {
            hindrance_ = out_of_files(path.string());
        } else if (verdict == Verdict::unread) {
            hindrance_ = Error(ErrorKind::io, path.string() + ": it could not be read to be checked");
        } else {
            failed_.push_back(path);
        }
    }

    std::map<pid_t, std::filesystem::path> running_;
    std::vector<std::filesystem::path> failed_;  // in the order of their ends
    std::optional<Error> hindrance_;             // why one could not be checked
};

}  // namespace

ShardFacts read_facts(const Xapian::Database& shard, const FieldTable& fields) {
    ShardFacts facts;
    facts.articles = shard.get_doccount();
    facts.ids = count_ids(shard, fields.find("id")->prefix);
    facts.undated = shard.get_termfreq(make_term(fields.find("is")->prefix, "undated"));
    facts.languages = count_terms(shard, fields.find("language")->prefix);
    facts.annotators = count_terms(shard, annotator_prefix());
    read_days(shard, *fields.find("date"), facts);
    return facts;
}

ShardFacts facts_of(const std::filesystem::path& path, const FieldTable& fields) {
    return with_database(path, [&](const Xapian::Database& shard) { return read_facts(shard, fields); });
}

Hash128 read_digest(const Xapian::Database& shard) {
    ArchiveDigest digest;
    for (auto value = shard.valuestream_begin(slot::fingerprint); value != shard.valuestream_end(slot::fingerprint);
         ++value) {
        digest.add(decode_fingerprint(*value).indexed);
    }
    return digest.sum();
}

ShardFile read_shard_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw system_error(path.string(), errno);
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), XXH3_freeState);
    XXH3_128bits_reset(state.get());
    std::vector<char> buffer(std::size_t{1} << 20);
    ShardFile file{.name = path.filename().string(), .size = 0, .checksum = {}};
    while (in.read(buffer.data(), static_cast<std::streamsize>(buffer.size())), in.gcount() > 0) {
        XXH3_128bits_update(state.get(), buffer.data(), static_cast<std::size_t>(in.gcount()));
        file.size += static_cast<std::uint64_t>(in.gcount());
    }
    if (in.bad()) throw system_error(path.string(), errno);
    const auto hash = XXH3_128bits_digest(state.get());
    file.checksum = {hash.high64, hash.low64};
    return file;
}

std::vector<std::filesystem::path> failing_databases(const std::vector<std::filesystem::path>& paths,
                                                     std::size_t jobs) {
    Checks checks;
    for (const auto& path : paths) {
        if (checks.running() >= jobs) checks.wait_for_one();
        checks.start(path);
    }
    checks.wait_for_all();
    checks.expect_all_checked();
    auto failed = checks.failed();
    std::sort(failed.begin(), failed.end());
    return failed;
}

void check_databases(const std::vector<std::filesystem::path>& paths, std::size_t jobs,
                     const std::function<void(std::size_t)>& meanwhile) {
    Checks checks;
    try {
        for (std::size_t i = 0; i < paths.size(); ++i) {
            if (checks.running() >= jobs) checks.wait_for_one();
            checks.start(paths[i]);
            if (meanwhile) meanwhile(i);
        }
    } catch (...) {
        // Who reads a damaged shard meanwhile may meet the damage first: the check is what the user shall hear of.
        checks.wait_for_all();
        if (checks.failed().empty()) throw;
    }
    checks.wait_for_all();
    if (checks.failed().empty()) return checks.expect_all_checked();
    throw Error(ErrorKind::refused, fmt::format("{}: the new shard failed Xapian's check; the archive is as before",
                                                checks.failed().front().string()));
}

}  // namespace dateline
