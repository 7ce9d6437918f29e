#include "query/seen_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "schemas/archive_layout.hpp"
#include "schemas/durable_file.hpp"
#include "schemas/value_bytes.hpp"

namespace dateline {

namespace {

[[noreturn]] void refuse_folder(const std::filesystem::path& folder, const std::string& why) {
    throw Error(ErrorKind::cannot_create,
                fmt::format("{}: name a folder that can be written to with --state: {}", folder.string(), why));
}

std::string reason(int error_number) { return std::generic_category().message(error_number); }

FileDescriptor hold(const std::filesystem::path& folder) {
    const auto path = folder / "LOCK";
    FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!file.is_open() && errno == ENOSPC) throw system_error(path.string(), errno);
    if (!file.is_open()) refuse_folder(folder, reason(errno));
    if (::flock(file.number(), LOCK_EX | LOCK_NB) == 0) return file;
    if (errno != EWOULDBLOCK) throw system_error(path.string(), errno);
    throw Error(ErrorKind::locked,
                fmt::format("{}: another process reports saved searches: try again when it has ended", path.string()));
}

}  // namespace

std::string place_name(const Question& question, std::string_view archive) {
    std::string bytes;
    for (const auto& text : {question.id, question.text, question.from, question.to}) put_string(bytes, text);
    for (const auto& list : {question.persons, question.organisations, question.places}) {
        put_varint(bytes, list.size());
        for (const auto& value : list) put_string(bytes, value);
    }
    put_string(bytes, archive);
    return hash128(bytes).hex().substr(0, 16);
}

SeenFolder::SeenFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    if (error.value() == ENOSPC) throw system_error(folder_.string(), error.value());
    if (error) refuse_folder(folder_, error.message());
    if (::access(folder_.c_str(), W_OK | X_OK) != 0) refuse_folder(folder_, reason(errno));
    lock_ = hold(folder_);
}

SeenPlace SeenFolder::read(const std::string& name) const {
    const auto path = file(name);
    if (!std::filesystem::exists(path)) return {{}, true, {}};
    auto seen = SeenVersions::parse(read_file(path, ErrorKind::io));
    if (!seen) return {{}, true, path.string()};
    return {std::move(*seen), false, {}};
}

void SeenFolder::add(const std::string& name, const std::vector<std::uint64_t>& keys) const {
    auto place = read(name);
    if (keys.empty() && !place.first_time) return;
    place.seen.add(keys);
    replace_file(file(name), place.seen.bytes());
}

}  // namespace dateline
