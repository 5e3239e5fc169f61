// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdint>

#if defined(__linux__) || defined(__EMSCRIPTEN__) || defined(__FreeBSD__) || defined(__OpenBSD__)
#define SCIXX_GETENTROPY 1
#include <unistd.h>
#elif defined(__APPLE__)
#define SCIXX_GETENTROPY 1
#include <sys/random.h>
#else
#define SCIXX_GETENTROPY 0
#endif
#if SCIXX_GETENTROPY
#include <system_error>
#else
#include <random>
#endif

namespace scixx::core::detail {

/// Fills at most 64 words with random bits of the operating system. getentropy() is called where there is one, since
/// <random> takes as long to compile as a tenth of <Eigen/Core>.
/// @throws std::system_error where the system has none.
template <class = void>
inline void read_entropy(std::uint32_t* words, std::size_t count) {
#if SCIXX_GETENTROPY
    if (getentropy(words, count * sizeof(std::uint32_t)) != 0)
        throw std::system_error(errno, std::system_category(), "scixx: the system's random bits");
#else
    std::random_device device;
    for (std::size_t i = 0; i < count; ++i) words[i] = static_cast<std::uint32_t>(device());
#endif
}

}  // namespace scixx::core::detail
