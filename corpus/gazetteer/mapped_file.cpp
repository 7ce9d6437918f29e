#include "corpus/gazetteer/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "schemas/error.hpp"

namespace dateline {

namespace {

// Closed at the end of its scope: a mapping outlives its descriptor.
class Descriptor {
  public:
    explicit Descriptor(const std::string& path) : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (number_ < 0)
            throw system_error(path, errno, errno == ENOENT || errno == ENOTDIR ? ErrorKind::no_input : ErrorKind::io);
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

  private:
    int number_;
};

}  // namespace

MappedFile::MappedFile(const std::string& path) {
    const Descriptor file(path);
    struct stat facts {};
    if (::fstat(file.number(), &facts) != 0) throw system_error(path, errno);
    if (!S_ISREG(facts.st_mode)) throw Error(ErrorKind::io, path + ": no regular file");
    if (facts.st_size == 0) return;
    const auto size = static_cast<std::size_t>(facts.st_size);
    void* const memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.number(), 0);
    if (memory == MAP_FAILED) throw system_error(path, errno);
    bytes_ = {static_cast<const char*>(memory), size};
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace dateline
