#include "indexer/child_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "indexer/interruption.hpp"
#include "schemas/error.hpp"

namespace dateline {

namespace {

constexpr std::size_t most_kept = std::size_t{8} << 20U;
constexpr int tick = 200;  // milliseconds between two looks at the clock and for a signal
constexpr int signal_base = 128;

class Pipe {
  public:
    Pipe() {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0) throw system_error("pipe", errno);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        close_read();
        close_write();
    }
    int read_end() const { return ends_[0]; }
    int write_end() const { return ends_[1]; }
    void close_read() { close(ends_[0]); }
    void close_write() { close(ends_[1]); }

  private:
    static void close(int& end) {
        if (end >= 0) ::close(end);
        end = -1;
    }
    std::array<int, 2> ends_{-1, -1};
};

class FileActions {
  public:
    FileActions() { ::posix_spawn_file_actions_init(&actions_); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
    posix_spawn_file_actions_t* get() { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

class Child {
  public:
    explicit Child(const std::vector<std::string>& words) {
        std::vector<char*> arguments;
        for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));  // NOLINT
        arguments.push_back(nullptr);
        FileActions actions;
        ::posix_spawn_file_actions_addopen(actions.get(), STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_adddup2(actions.get(), output_.write_end(), STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(actions.get(), error_.write_end(), STDERR_FILENO);
        const int failed =
            ::posix_spawn(&pid_, words.front().c_str(), actions.get(), nullptr, arguments.data(), environ);
        if (failed != 0)
            throw Error(ErrorKind::config, fmt::format("{}: can't be run: {}", words.front(), std::strerror(failed)));
        output_.close_write();
        error_.close_write();
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (is_running_) end();
    }

    ChildAnswer wait(std::chrono::milliseconds patience) {
        ChildAnswer answer;
        const auto until = std::chrono::steady_clock::now() + patience;
        while (read_more(answer)) {
            check_interruption();
            if (std::chrono::steady_clock::now() < until) continue;
            answer.is_late = true;
            answer.exit_code = end();
            return answer;
        }
        answer.exit_code = collect();
        return answer;
    }

  private:
    // False once both pipes are at their end.
    bool read_more(ChildAnswer& answer) {
        std::array<pollfd, 2> ends{pollfd{output_.read_end(), POLLIN, 0}, pollfd{error_.read_end(), POLLIN, 0}};
        ::poll(ends.data(), ends.size(), tick);
        if (ends[0].revents != 0) take(output_, answer.output);
        if (ends[1].revents != 0) take(error_, answer.error);
        return output_.read_end() >= 0 || error_.read_end() >= 0;
    }

    static void take(Pipe& pipe, std::string& kept) {
        std::array<char, 65536> buffer;  // NOLINT(*-member-init)
        const ssize_t size = ::read(pipe.read_end(), buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR) return;
        if (size <= 0) return pipe.close_read();
        kept.append(buffer.data(), std::min(static_cast<std::size_t>(size), most_kept - kept.size()));
    }

    int end() {
        ::kill(pid_, SIGKILL);
        return collect();
    }

    int collect() {
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
        is_running_ = false;
        return WIFEXITED(status) ? WEXITSTATUS(status) : signal_base + WTERMSIG(status);
    }

    Pipe output_;
    Pipe error_;
    pid_t pid_ = 0;
    bool is_running_ = true;
};

}  // namespace

ChildAnswer run_child(const std::vector<std::string>& words, std::chrono::milliseconds patience) {
    return Child(words).wait(patience);
}

}  // namespace dateline
