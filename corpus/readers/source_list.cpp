#include "corpus/readers/source_list.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "schemas/error.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

class Lister {
  public:
    void add(const SourceArgument& argument, std::size_t number) {
        number_ = number;
        argument_ = &argument;
        if (argument.path == "-") return add_standard_input();
        struct stat status {};
        if (::stat(argument.path.c_str(), &status) != 0)
            throw system_error(argument.called, errno, errno == ENOENT ? ErrorKind::no_input : ErrorKind::bad_data);
        if (S_ISDIR(status.st_mode)) return add_directory(argument);
        add_file(listed(argument.path, fs::path(argument.path).filename(), false), status);
    }

    SourceList take() { return std::move(list_); }

  private:
    void add_standard_input() {
        if (!std::exchange(has_standard_input_, true)) list_.files.push_back({"-", {}, number_, false, {}});
        list_.bytes.reset();
    }

    void add_directory(const SourceArgument& argument) {
        std::error_code error;
        const fs::directory_iterator probe(argument.path, error);
        if (error) throw system_error(argument.called, error.value(), ErrorKind::bad_data);
        found_ = 0;
        walk(argument.path, {});
        if (found_ == 0)
            throw Error(ErrorKind::bad_data,
                        argument.called + ": the directory has no file to read (hidden ones are passed over)");
    }

    // A file is called as its argument was, wherever that is now.
    ListedFile listed(const fs::path& path, const fs::path& below, bool in_directory) const {
        ListedFile file{path.string(), below.string(), number_, in_directory, {}};
        if (argument_->path == argument_->called) return file;
        file.opened = std::exchange(file.path, argument_->called);
        if (in_directory) file.path = (fs::path(argument_->called) / below).string();
        return file;
    }

    void walk(const fs::path& directory, const fs::path& below) {
        std::error_code error;
        std::vector<std::string> names;
        for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error))
            names.push_back(entry->path().filename().string());
        if (error) add_fault(directory, below, error.value());
        std::sort(names.begin(), names.end());
        for (const auto& name : names)
            if (!name.starts_with('.')) add_entry(directory / name, below / name);
    }

    void add_entry(const fs::path& path, const fs::path& below) {
        std::error_code error;
        const auto kind = fs::symlink_status(path, error).type();
        if (kind == fs::file_type::directory) return walk(path, below);
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0) return add_fault(path, below, errno);
        if (S_ISDIR(status.st_mode)) return;
        ListedFile file = listed(path, below, true);
        if (!S_ISREG(status.st_mode)) file.fault = "neither a file nor a directory";
        ++found_;
        add_file(std::move(file), status);
    }

    void add_fault(const fs::path& path, const fs::path& below, int error_number) {
        ++found_;
        ListedFile file = listed(path, below, true);
        file.fault = std::generic_category().message(error_number);
        list_.files.push_back(std::move(file));
    }

    void add_file(ListedFile file, const struct stat& status) {
        if (!seen_.emplace(status.st_dev, status.st_ino).second) return;
        if (!S_ISREG(status.st_mode) && !file.in_directory) list_.bytes.reset();
        if (S_ISREG(status.st_mode) && list_.bytes) *list_.bytes += static_cast<std::uint64_t>(status.st_size);
        list_.files.push_back(std::move(file));
    }

    SourceList list_{.files = {}, .bytes = 0};
    std::set<std::pair<dev_t, ino_t>> seen_;
    std::size_t number_ = 0;  // of the argument at hand
    const SourceArgument* argument_ = nullptr;
    std::size_t found_ = 0;  // files below it
    bool has_standard_input_ = false;
};

}  // namespace

SourceArgument::SourceArgument(const std::string& name, const fs::path& folder) : SourceArgument(name) {
    std::error_code unknown;
    const bool is_here = folder.empty() || fs::path(name).is_absolute() || fs::current_path(unknown) == folder;
    if (name != "-" && !is_here) path = (folder / name).string();
}

SourceList list_sources(const std::vector<SourceArgument>& arguments) {
    Lister lister;
    for (std::size_t number = 0; number < arguments.size(); ++number) lister.add(arguments[number], number);
    return lister.take();
}

}  // namespace dateline
