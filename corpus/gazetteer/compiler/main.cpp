// dateline-gazetteer: makes the file by which the other programs know places.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>

#include "corpus/gazetteer/compiler/options.hpp"
#include "corpus/gazetteer/gazetteer.hpp"
#include "schemas/error.hpp"
#include "schemas/output.hpp"
#include "schemas/standard_files.hpp"

namespace {

using namespace dateline;

void write_new(const std::string& path, const std::string& bytes) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    if (!file) throw system_error(path, errno, ErrorKind::cannot_create);
    if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size())) || !file.flush())
        throw system_error(path, errno);
}

// In one step: programs that have the old file mapped go on with it.
void replace_file(const std::string& path, const std::string& bytes) {
    const std::string unfinished = path + ".tmp";
    std::error_code error;
    try {
        write_new(unfinished, bytes);
    } catch (const Error&) {
        std::filesystem::remove(unfinished, error);
        throw;
    }
    std::filesystem::rename(unfinished, path, error);
    if (error) {
        std::error_code ignored;
        std::filesystem::remove(unfinished, ignored);
        throw Error(ErrorKind::cannot_create, fmt::format("{}: {}", path, error.message()));
    }
}

// Devices and pipes are written to, and links followed: nothing but a file may be replaced by a file.
void write_output(const std::string& path, const std::string& bytes) {
    std::error_code error;
    const auto type = std::filesystem::status(path, error).type();
    if (type == std::filesystem::file_type::not_found) return replace_file(path, bytes);
    if (type != std::filesystem::file_type::regular) return write_new(path, bytes);
    const auto target = std::filesystem::canonical(path, error);
    replace_file(error ? path : target.string(), bytes);
}

std::string version_text() {
    return fmt::format("dateline-gazetteer {}\nLicence GPL-2.0-or-later: free software, without any warranty\n",
                       DATELINE_VERSION);
}

void compile(GazetteerJob job, Output& results) {
    if (job.sources.tables.empty()) job.sources.tables = shipped_place_tables();
    const std::string bytes = compile_gazetteer(job.sources);
    const auto made = Gazetteer::parse(bytes, job.output);
    write_output(job.output, bytes);
    results.write(fmt::format("{}: {} places, {} bytes; {}\n", job.output, made->size(), bytes.size(), made->credit()));
}

void run(const std::vector<std::string>& words, Output& results) {
    const GazetteerJob job = parse_gazetteer_options(words);
    if (job.action == GazetteerJob::Action::compile) return compile(job, results);
    results.write(job.action == GazetteerJob::Action::help ? gazetteer_help() : version_text());
}

int fail(const char* message, int exit_code) {
    // Not fmt::print: it throws where nothing can be written, and the exit code is still to be told.
    std::fputs(fmt::format("dateline-gazetteer: {}\n", message).c_str(), stderr);
    return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
    hold_standard_files();
    Output results(STDOUT_FILENO, "standard output");
    try {
        run({argv + 1, argv + argc}, results);
        results.flush();
        return exit_done;
    } catch (const ClosedPipe&) {
        return exit_done;
    } catch (const Error& error) {
        return fail(error.what(), error.exit_code());
    } catch (const std::exception& error) {
        return fail(error.what(), static_cast<int>(ErrorKind::internal));
    }
}
