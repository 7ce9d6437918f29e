#include "tests/e2e/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <iostream>
#include <ostream>
#include <system_error>
#include <utility>

namespace dateline::e2e {

namespace {

constexpr std::size_t shown_bytes = 4000;
constexpr std::size_t shown_files = 40;
constexpr int tick = 20;  // milliseconds between two looks at whether the program has ended

void check(bool fine, const char* what) {
    if (!fine) throw std::system_error(errno, std::generic_category(), what);
}

void close_file(int& file) {
    if (file >= 0) ::close(file);
    file = -1;
}

std::string shown(const std::string& text) {
    if (text.size() <= shown_bytes) return text;
    return text.substr(0, shown_bytes) + "\n... and " + std::to_string(text.size() - shown_bytes) + " bytes more";
}

void list_files(std::ostream& stream, const std::filesystem::path& directory) {
    std::error_code error;
    std::size_t count = 0;
    for (std::filesystem::recursive_directory_iterator it(directory, error), end; !error && it != end;
         it.increment(error)) {
        if (++count > shown_files) {
            stream << "  ...\n";
            return;
        }
        stream << "  " << it->path().lexically_relative(directory).string();
        std::error_code no_file;
        const auto size = std::filesystem::file_size(it->path(), no_file);
        if (!no_file) stream << "  " << size;
        stream << '\n';
    }
}

}  // namespace

std::ostream& operator<<(std::ostream& stream, const Outcome& outcome) {
    stream << '$';
    for (const auto& argument : outcome.command.arguments) stream << " '" << shown(argument) << '\'';
    stream << "\nstatus: ";
    if (outcome.timed_out) {
        stream << "killed after " << outcome.command.timeout.count() << " s";
    } else if (outcome.exit_code) {
        stream << *outcome.exit_code;
    } else {
        stream << "signal " << outcome.signal;
    }
    stream << ", peak " << outcome.peak_kib << " KiB\nstandard output:\n" << shown(outcome.output);
    stream << "\nstandard error:\n"
           << shown(outcome.errors) << "\nfiles in " << outcome.command.directory.string() << ":\n";
    list_files(stream, outcome.command.directory);
    return stream;
}

namespace {

/// Holds back all signals while it lives: a child must not run this program's handlers.
class SignalsHeld {
  public:
    SignalsHeld() {
        sigset_t all;
        ::sigfillset(&all);
        ::sigprocmask(SIG_SETMASK, &all, &before_);
    }
    ~SignalsHeld() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;

  private:
    sigset_t before_;
};

void reset_signals() {
    for (int number = 1; number < NSIG; ++number) ::signal(number, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

}  // namespace

struct Process::Pipes {
    std::array<int, 2> input{-1, -1}, output{-1, -1}, errors{-1, -1};

    Pipes() {
        for (auto* pipe : {&input, &output, &errors}) check(::pipe2(pipe->data(), O_CLOEXEC) == 0, "pipe");
    }
    ~Pipes() {
        for (auto* pipe : {&input, &output, &errors}) {
            for (int& end : *pipe) close_file(end);
        }
    }
};

bool has_terminals() {
    int master = -1;
    int slave = -1;
    if (::openpty(&master, &slave, nullptr, nullptr, nullptr) != 0) {
        std::cout << "skipped: the system gives no pseudo-terminals\n";
        return false;
    }
    ::close(master);
    ::close(slave);
    return true;
}

Process::Process(Command command) : command_(std::move(command)) {
    ::signal(SIGPIPE, SIG_IGN);  // a program need not read all its input
    const SignalsHeld held;
    if (command_.terminal) {
        start_in_terminal();
    } else {
        Pipes pipes;
        start(pipes);
    }
    for (const int file : {input_, output_, errors_}) {
        if (file >= 0) ::fcntl(file, F_SETFL, ::fcntl(file, F_GETFL) | O_NONBLOCK);
    }
}

void Process::start(Pipes& pipes) {
    id_ = ::fork();
    check(id_ >= 0, "fork");
    if (id_ == 0) {
        ::setpgid(0, 0);
        ::dup2(pipes.input[0], STDIN_FILENO);
        ::dup2(pipes.output[1], STDOUT_FILENO);
        ::dup2(pipes.errors[1], STDERR_FILENO);
        become_program();
    }
    ::setpgid(id_, id_);  // here too, so that it is done whoever runs first
    input_ = std::exchange(pipes.input[1], -1);
    output_ = std::exchange(pipes.output[0], -1);
    errors_ = std::exchange(pipes.errors[0], -1);
}

void Process::start_in_terminal() {
    winsize window{};
    window.ws_row = 24;
    window.ws_col = 80;
    id_ = ::forkpty(&output_, nullptr, nullptr, &window);
    check(id_ >= 0, "forkpty");
    if (id_ == 0) become_program();
    ::fcntl(output_, F_SETFD, FD_CLOEXEC);
}

void Process::become_program() const {
    reset_signals();
    if (!command_.directory.empty() && ::chdir(command_.directory.c_str()) != 0) ::_exit(127);
    for (const auto& [name, value] : command_.environment) ::setenv(name.c_str(), value.c_str(), 1);
    std::vector<char*> arguments;
    for (const auto& argument : command_.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

Process::~Process() {
    if (id_ > 0) {
        send_to_all(SIGKILL);
        ::waitpid(id_, nullptr, 0);
    }
    close_all();
}

void Process::send(int signal) const { ::kill(id_, signal); }
void Process::send_to_all(int signal) const { ::kill(-id_, signal); }

bool Process::ended() const {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == id_;
}

void Process::take(int& file, std::string& into) {
    std::array<char, 65536> buffer;
    while (file >= 0) {
        const auto count = ::read(file, buffer.data(), buffer.size());
        if (count > 0) {
            into.append(buffer.data(), static_cast<std::size_t>(count));
        } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {  // a terminal without a program gives EIO
            close_file(file);
        } else if (errno == EAGAIN) {
            return;
        }
    }
}

// Moves what can be moved now, and waits for up to `timeout` where nothing can. False when all ends are closed.
bool Process::exchange(std::size_t& sent, int timeout) {
    if (input_ >= 0 && sent == command_.input.size()) close_file(input_);
    std::array<pollfd, 3> files{pollfd{input_, POLLOUT, 0}, pollfd{output_, POLLIN, 0}, pollfd{errors_, POLLIN, 0}};
    if (::poll(files.data(), files.size(), timeout) < 0) check(errno == EINTR, "poll");
    if (files[0].revents != 0) {
        const auto count = ::write(input_, command_.input.data() + sent, command_.input.size() - sent);
        if (count >= 0) sent += static_cast<std::size_t>(count);
        if (count < 0 && errno == EPIPE) close_file(input_);
    }
    take(output_, outcome_.output);
    take(errors_, outcome_.errors);
    return output_ >= 0 || errors_ >= 0;
}

void Process::close_all() {
    for (int* file : {&input_, &output_, &errors_}) close_file(*file);
}

void Process::reap(Outcome& outcome) {
    int status = 0;
    rusage usage{};
    ::wait4(id_, &status, 0, &usage);
    id_ = -1;
    outcome.peak_kib = usage.ru_maxrss;
    if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
}

Outcome Process::wait() {
    const auto deadline = std::chrono::steady_clock::now() + command_.timeout;
    std::size_t sent = 0;
    // The ends may stay open in a child that outlives the program: what counts is the program's own end.
    while (!ended()) {
        if (std::chrono::steady_clock::now() > deadline) {
            outcome_.timed_out = true;
            send_to_all(SIGKILL);
        }
        if (!exchange(sent, tick)) ::poll(nullptr, 0, tick);
    }
    exchange(sent, 0);
    close_all();
    reap(outcome_);
    outcome_.command = command_;
    return outcome_;
}

Outcome run(Command command) { return Process(std::move(command)).wait(); }

}  // namespace dateline::e2e
