#include "indexer/run_frame.hpp"

#include <fmt/format.h>

#include <chrono>

#include "indexer/caught_error.hpp"
#include "indexer/interruption.hpp"
#include "indexer/metrics.hpp"
#include "schemas/durable_file.hpp"

namespace dateline {

namespace {

constexpr int signal_base = 128;  // what a shell says of a program that a signal ended

std::int64_t seconds_now() {
    using namespace std::chrono;
    return floor<seconds>(system_clock::now()).time_since_epoch().count();
}

class FramedRun {
  public:
    explicit FramedRun(const RunFrame& frame) : frame_(frame), layout_(frame.archive) {
        failed_.command = frame.command;
        failed_.archive = frame.archive.string();
        failed_.started = utc_now();
        failed_.dry_run = frame.dry_run;
    }

    AddOutcome run(const std::function<AddOutcome()>& work) {
        auto outcome = attempt(work);
        outcome.report.exit_code = outcome.exit_code;
        write(outcome.report);
        return outcome;
    }

  private:
    AddOutcome attempt(const std::function<AddOutcome()>& work) {
        try {
            return work();
        } catch (const Interrupted& interrupted) {
            tell_of_failure(signal_base + interrupted.signal, "stopped by a signal");
            throw;
        } catch (...) {
            const Error error = caught_error();
            throw Error(error.kind(), error.what() + tell_of_failure(error.exit_code(), error.what()));
        }
    }

    // What could not be told, to be added to the message; empty: nothing.
    std::string tell_of_failure(int exit_code, const std::string& message) {
        failed_.exit_code = exit_code;
        failed_.error = message;
        failed_.seconds = {{"until it failed", elapsed()}};
        if (const auto figures = read_figures(layout_)) {
            failed_.articles = figures->articles;
            failed_.digest = figures->digest;
        }
        try {
            write(failed_);
            return {};
        } catch (const std::exception& trouble) {
            return fmt::format("; nor could this be reported: {}", trouble.what());
        }
    }

    double elapsed() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - since_).count(); }

    void write(const RunReport& report) const {
        if (frame_.report == "-") {
            frame_.print(report.json());
        } else if (!frame_.report.empty()) {
            write_output(frame_.report, report.json());
        }
        if (!frame_.metrics.empty() && !frame_.dry_run)
            write_output(frame_.metrics, metrics_text(report, read_figures(layout_), seconds_now()));
    }

    const RunFrame& frame_;
    ArchiveLayout layout_;
    RunReport failed_;
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

}  // namespace

AddOutcome run_in_frame(const RunFrame& frame, const std::function<AddOutcome()>& run) {
    return FramedRun(frame).run(run);
}

}  // namespace dateline
