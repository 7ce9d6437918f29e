#include "indexer/caught_error.hpp"

#include <filesystem>
#include <new>

namespace dateline {

Error caught_error() {
    try {
        throw;
    } catch (const Error& error) {
        return error;
    } catch (const std::filesystem::filesystem_error& error) {
        return system_error(error.path1().string(), error.code().value());
    } catch (const std::bad_alloc&) {
        return Error(ErrorKind::internal, "out of memory: give less with --jobs or --memory");
    } catch (const std::exception& error) {
        return Error(ErrorKind::internal, error.what());
    }
}

}  // namespace dateline
