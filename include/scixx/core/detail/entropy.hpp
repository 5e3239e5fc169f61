// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#if defined(__linux__) || defined(__APPLE__)
#include <sys/random.h>
#include <system_error>
#define SCIXX_GETENTROPY 1
#else
#include <random>
#endif

namespace scixx::core::detail {

/// Words from the operating system, as std::random_device gives them, whose header is a long one.
template <std::size_t count>
[[nodiscard]] std::array<std::uint32_t, count> system_entropy() {
    std::array<std::uint32_t, count> words;
#ifdef SCIXX_GETENTROPY
    if (getentropy(words.data(), sizeof words) != 0)
        throw std::system_error(std::make_error_code(std::errc::io_error), "no entropy from the operating system");
#else
    std::random_device device;
    for (std::uint32_t& word : words) word = static_cast<std::uint32_t>(device());
#endif
    return words;
}

}  // namespace scixx::core::detail
