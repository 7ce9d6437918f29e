// Runs a program as a user would, with all its ends held: arguments, input, directory, environment, and what it prints.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dateline::e2e {

/// What is run. The environment is ours with `environment` on top.
struct Command {
    std::vector<std::string> arguments;  ///< the program first, by path or as found in PATH
    std::string input;                   ///< standard input
    std::filesystem::path directory;     ///< working directory
    std::map<std::string, std::string> environment;
    std::chrono::seconds timeout{300};  ///< then it is killed
    bool terminal = false;  ///< run in a pseudo-terminal: all it prints is `output`, and `input` is not sent
};

/// How it went.
struct Outcome {
    Command command;
    std::optional<int> exit_code;  ///< none: a signal ended it
    int signal = 0;
    bool timed_out = false;
    std::string output;  ///< standard output
    std::string errors;  ///< standard error
    long peak_kib = 0;   ///< peak memory of the process or the largest of its children
};

/// Everything a reader of a failed test needs: the command, the files of its directory, status, output and errors.
std::ostream& operator<<(std::ostream& stream, const Outcome& outcome);

/// Whether the system has pseudo-terminals to give; says "skipped: " where not.
bool has_terminals();

/// A program that runs. It is killed, with all its children, when the object goes.
class Process {
  public:
    /// Throws std::system_error where nothing can be started; a program that is not there exits with 127.
    explicit Process(Command command);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// To the program alone, as `kill` does.
    void send(int signal) const;
    /// To the program and its children, as Ctrl-C on a terminal does.
    void send_to_all(int signal) const;
    /// Whether it has ended by itself or by a signal.
    bool ended() const;

    /// Gives it its input, takes what it prints, and waits for its end.
    Outcome wait();

  private:
    struct Pipes;
    void start(Pipes& pipes);
    void start_in_terminal();
    [[noreturn]] void become_program() const;
    bool exchange(std::size_t& sent, int timeout);
    void take(int& file, std::string& into);
    void close_all();
    void reap(Outcome& outcome);

    Command command_;
    Outcome outcome_;
    pid_t id_ = -1;
    int input_ = -1;
    int output_ = -1;
    int errors_ = -1;
};

/// Starts it and waits.
Outcome run(Command command);

}  // namespace dateline::e2e
