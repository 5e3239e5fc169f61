// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/detail/twiddle.hpp>
#include <vector>

namespace scixx::fft::detail {

/// exp(-pi i j^2 / n), j = 0 .. n - 1, as pairs.
template <class T>
[[nodiscard]] std::vector<T> make_chirp(Index n) {
    std::vector<T> chirp;
    chirp.reserve(static_cast<std::size_t>(2 * n));
    const Roots<T> root(2 * n);
    for (Index j = 0, square = 0; j < n; ++j) {
        const std::complex<T> w = root(square);
        chirp.push_back(w.real());
        chirp.push_back(w.imag());
        square = (square + 2 * j + 1) % (2 * n);  // (j + 1)^2, no overflow
    }
    return chirp;
}

/// The conjugate chirp as a cyclic sequence of length `size`, divided by `size`.
template <class T>
[[nodiscard]] std::vector<T> make_kernel(const std::vector<T>& chirp, Index n, Index size) {
    std::vector<T> kernel(static_cast<std::size_t>(2 * size), T(0));
    const auto put = [&](Index to, Index from) {
        const T scale = T(1) / static_cast<T>(size);
        kernel[static_cast<std::size_t>(2 * to)] = chirp[static_cast<std::size_t>(2 * from)] * scale;
        kernel[static_cast<std::size_t>(2 * to + 1)] = -chirp[static_cast<std::size_t>(2 * from + 1)] * scale;
    };
    for (Index j = 0; j < n; ++j) {
        put(j, j);
        if (j > 0) put(size - j, j);
    }
    return kernel;
}

}  // namespace scixx::fft::detail
