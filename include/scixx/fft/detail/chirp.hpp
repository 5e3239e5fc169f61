// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/cold.hpp>
#include <scixx/fft/detail/twiddle.hpp>

namespace scixx::fft::detail {

/// exp(-pi i j^2 / n), j = 0 .. n - 1, as pairs.
template <class T>
[[nodiscard]] SCIXX_COLD core::List<T> make_chirp(Index n) {
    core::List<T> chirp;
    chirp.reserve(2 * n);
    const Roots<T> root(2 * n);
    for (Index j = 0, square = 0; j < n; ++j) {
        push_pair(chirp, root(square));
        square = (square + 2 * j + 1) % (2 * n);  // (j + 1)^2, no overflow
    }
    return chirp;
}

/// The conjugate chirp as a cyclic sequence of length `size`, divided by `size`.
template <class T>
[[nodiscard]] SCIXX_COLD core::List<T> make_kernel(const core::List<T>& chirp, Index n, Index size) {
    core::List<T> kernel(2 * size, T(0));
    const auto put = [&](Index to, Index from) {
        const T scale = T(1) / static_cast<T>(size);
        kernel[2 * to] = chirp[2 * from] * scale;
        kernel[2 * to + 1] = -chirp[2 * from + 1] * scale;
    };
    for (Index j = 0; j < n; ++j) {
        put(j, j);
        if (j > 0) put(size - j, j);
    }
    return kernel;
}

}  // namespace scixx::fft::detail
