// How fast readers read: readers [--articles FILE.jsonl] [--megabytes N] [--runs N] [--json] [FORM...]
//
// Writes the articles, over and over, as one file of N MB in each form and reads it through SourceReader, as
// dateline-index does, in one thread. The best of the runs is what counts: the rest is other programs' doing. Text is
// what the articles have as title and body; the processor's time is that of the whole process.
#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "corpus/readers/source.hpp"
#include "tests/bench/made_up_articles.hpp"
#include "tests/unit/corpus/forms/form.hpp"

namespace {

using namespace dateline;
using namespace dateline::bench;
using forms::Form;

constexpr std::size_t made_up_count = 4000;
constexpr double megabyte = 1e6;

struct Arguments {
    std::string articles;  // empty: made-up ones
    double megabytes = 100;
    std::size_t runs = 5;
    bool json = false;
    std::vector<std::string> formats;  // empty: all
};

Arguments parse(const std::vector<std::string>& words) {
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto value = [&] { return words.at(++i); };
        if (words[i] == "--articles") {
            arguments.articles = value();
        } else if (words[i] == "--megabytes") {
            arguments.megabytes = std::stod(value());
        } else if (words[i] == "--runs") {
            arguments.runs = std::stoul(value());
        } else if (words[i] == "--json") {
            arguments.json = true;
        } else {
            arguments.formats.push_back(words[i]);
        }
    }
    return arguments;
}

// A file that lives as long as this object.
class TemporaryFile {
  public:
    TemporaryFile() : path_((std::filesystem::temp_directory_path() / "dateline-bench-XXXXXX").string()) {
        const int fd = ::mkstemp(path_.data());
        if (fd < 0) throw std::runtime_error(path_ + ": can't be made");
        std::fclose(::fdopen(fd, "wb"));
    }
    ~TemporaryFile() { std::remove(path_.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

struct Amount {
    std::uint64_t articles = 0;
    std::uint64_t bytes = 0;  // of the file
    std::uint64_t text = 0;   // of titles and bodies as read
};

Amount write_file(const Form& form, std::vector<Article> articles, double megabytes, const std::string& path) {
    std::ofstream file(path, std::ios::binary);
    Amount amount;
    const auto put = [&](std::string_view text) {
        file << text;
        amount.bytes += text.size();
    };
    put(form.front);
    while (static_cast<double>(amount.bytes) < megabytes * megabyte) {
        auto& article = articles[amount.articles % articles.size()];
        if (amount.articles > 0) put(form.between);
        article.id = std::to_string(++amount.articles);
        put(form.write(article));
    }
    put(form.back);
    file.close();
    if (!file) throw std::runtime_error(path + ": can't be written");
    return amount;
}

Amount read_file(const Form& form, const std::string& path) {
    Amount amount;
    SourceReader reader({path}, {.input_format = std::string(form.format), .limits = {}});
    while (const auto item = reader.next()) {
        const auto* const delivery = std::get_if<Delivery>(&*item);
        if (delivery == nullptr) throw std::runtime_error(std::get<Reject>(*item).detail);
        ++amount.articles;
        amount.text += delivery->article.title.size() + delivery->article.body.size();
    }
    amount.bytes = reader.bytes_read();
    return amount;
}

double processor_seconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

nlohmann::json measure(const Form& form, const std::vector<Article>& articles, const Arguments& arguments) {
    const TemporaryFile file;
    const Amount written = write_file(form, articles, arguments.megabytes, file.path());
    Amount read;
    double best = 0;
    for (std::size_t run = 0; run < arguments.runs; ++run) {
        const double begin = processor_seconds();
        read = read_file(form, file.path());
        const double seconds = processor_seconds() - begin;
        best = run == 0 ? seconds : std::min(best, seconds);
    }
    if (read.articles != written.articles) throw std::runtime_error("not all articles were read");
    return {{"form", form.name},
            {"articles", read.articles},
            {"bytes", written.bytes},
            {"text", read.text},
            {"seconds", best},
            {"text per second", static_cast<double>(read.text) / megabyte / best},
            {"file per second", static_cast<double>(written.bytes) / megabyte / best}};
}

std::vector<Article> read_articles(const std::string& path) {
    std::vector<Article> articles;
    SourceReader reader({path}, {.input_format = "jsonl", .limits = {}});
    while (auto item = reader.next())
        if (auto* const delivery = std::get_if<Delivery>(&*item)) articles.push_back(std::move(delivery->article));
    return articles;
}

void run(const Arguments& arguments) {
    const auto articles =
        arguments.articles.empty() ? made_up_articles(made_up_count) : read_articles(arguments.articles);
    const auto is_wanted = [&](std::string_view name) {
        return arguments.formats.empty() ||
               std::find(arguments.formats.begin(), arguments.formats.end(), name) != arguments.formats.end();
    };
    if (!arguments.json)
        fmt::print("{:<12}{:>10}{:>12}{:>12}   MB a second and core\n", "", "articles", "text", "file");
    for (const auto& form : forms::forms()) {
        if (form.one_a_file || !is_wanted(form.name)) continue;
        const auto row = measure(form, articles, arguments);
        if (arguments.json) {
            fmt::print("{}\n", row.dump());
        } else {
            fmt::print("{:<12}{:>10}{:>12.1f}{:>12.1f}\n", form.name, row["articles"].get<std::uint64_t>(),
                       row["text per second"].get<double>(), row["file per second"].get<double>());
        }
        std::fflush(stdout);
    }
}

}  // namespace

int main(int count, char** words) {
    try {
        run(parse({words + 1, words + count}));
    } catch (const std::exception& error) {
        fmt::print(stderr, "readers: {}\n", error.what());
        return 1;
    }
    return 0;
}
