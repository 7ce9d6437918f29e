#include "corpus/file_checksum.hpp"

#include <xxhash.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <new>

namespace dateline {

FileChecksum file_checksum(std::string_view header, std::string_view behind) {
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(), &XXH3_freeState);
    if (state == nullptr) throw std::bad_alloc();
    XXH3_128bits_reset(state.get());
    XXH3_128bits_update(state.get(), header.data(), header.size());
    XXH3_128bits_update(state.get(), behind.data(), behind.size());
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state.get()));
    FileChecksum checksum{};
    std::copy(std::begin(canonical.digest), std::end(canonical.digest), checksum.begin());
    return checksum;
}

}  // namespace dateline
