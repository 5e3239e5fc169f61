// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/options.hpp>
#include <scixx/fft/fft.hpp>
#include <scixx/signal/detail/filter/line_spectrum.hpp>

namespace scixx::signal {

/// Options of hilbert.
struct HilbertOptions {
    std::optional<Eigen::Index> N{};  ///< length of the transform: crops x or adds zeros; its own by default
    int axis = -1;                    ///< axis along which time runs
};

/// Options of hilbert2.
struct Hilbert2Options {
    core::Optional<std::array<Eigen::Index, 2>> N{};  ///< shape of the transform; that of x by default
};

/// Analytic signal of real data along an axis, x + i H(x) with the Hilbert transform H: the spectrum without its
/// negative frequencies, twice.
///
/// @param x        real array of any rank; integers are taken as double.
/// @param options  see HilbertOptions.
/// @return         complex array of x's shape, with N along the axis. float stays float.
/// @throws std::invalid_argument for N < 1 or an empty axis.
/// @note  O(n log n). A NaN spreads over its line.
/// @see   scipy.signal.hilbert
template <core::ArrayLike A = core::InBraces>
    requires(!core::is_complex<core::ScalarOf<A>>)
[[nodiscard]] auto hilbert(const A& x, const HilbertOptions& options = {}) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    using C = std::complex<T>;
    const core::Source<T, A> source(x);
    const auto& view = source.view();
    const int axis = core::normalize_axis("hilbert", options.axis, view.rank());
    const Eigen::Index n = options.N.value_or(view.shape(axis));
    core::require(n >= 1, "hilbert", "N must be positive, got ", n);
    core::Dims shape = view.shape();
    shape[axis] = n;
    auto out = core::allocate<core::PlainOf<A, C>>(shape);
    detail::filter::hilbert_lines<T>(view, core::view(out), axis);
    return out;
}

/// Analytic signal of a real matrix: only the quadrant of positive frequencies of its spectrum, four times.
/// @param x        real matrix.
/// @param options  see Hilbert2Options.
/// @return         complex matrix.
/// @throws std::invalid_argument for an empty x or an extent below 1.
/// @see scipy.signal.hilbert2
template <core::ArrayLike A = core::MatrixInBraces>
    requires(!core::is_complex<core::ScalarOf<A>> && core::rank_of<A> == 2)
[[nodiscard]] auto hilbert2(const A& x, const Hilbert2Options& options = {}) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    using C = std::complex<T>;
    fft::Fft2Options transform;
    if (options.N) transform.s = {(*options.N)[0], (*options.N)[1]};
    auto spectrum = fft::fft2(x, transform);
    const core::NdView<C> view = core::view(spectrum);
    const auto factor = [](Eigen::Index k, Eigen::Index n) {
        if (k == 0 || 2 * k == n) return T(1);
        return 2 * k < n ? T(2) : T(0);
    };
    for (Eigen::Index i = 0; i < view.shape(0); ++i)
        for (Eigen::Index j = 0; j < view.shape(1); ++j)
            view(i, j) *= factor(i, view.shape(0)) * factor(j, view.shape(1));
    return fft::ifft2(spectrum);
}

}  // namespace scixx::signal
