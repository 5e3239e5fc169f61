// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/ndimage/uniform_filter.hpp>

namespace scixx::signal {

/// Options of wiener.
struct WienerOptions {
    core::PerAxis<Eigen::Index> mysize = 3;  ///< odd extents of the window, one for all axes or one for each
    std::optional<double> noise{};           ///< power of the noise; by default the mean of the local variances
};

/// Wiener's filter with local means m and variances v: m + (1 - noise / v) (x - m) where v exceeds the noise, else m.
///
/// @param im       real array of any rank; integers are taken as double.
/// @param options  see WienerOptions. Outside there are zeros.
/// @return         array of im's shape. float stays float.
/// @throws std::invalid_argument for an even extent.
/// @note  J. S. Lim, "Two-dimensional signal and image processing" (1990), p. 548.
/// @see   scipy.signal.wiener
template <core::ArrayLike A = core::MatrixInBraces>
    requires(!core::is_complex<core::ScalarOf<A>>)
[[nodiscard]] auto wiener(const A& im, const WienerOptions& options = {}) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    using Wide = core::PlainOf<A, double>;
    for (const Eigen::Index extent : options.mysize.resolve("wiener", "mysize", core::rank_of<A>))
        core::require(extent >= 1 && extent % 2 == 1, "wiener", "mysize must be odd, got ", extent);
    const core::Source<double, A> source(im);
    const auto& x = source.view();
    Wide mean = core::allocate<Wide>(x.shape()), power = core::allocate<Wide>(x.shape());
    core::for_each([](const double& v, double& square) { square = v * v; }, x, core::view(power));
    const ndimage::UniformFilterOptions zeros{.mode = ndimage::Mode::constant};
    core::copy(x, core::view(mean));
    mean = ndimage::uniform_filter(mean, options.mysize, zeros);
    power = ndimage::uniform_filter(power, options.mysize, zeros);
    double sum = 0;
    core::for_each(
        [&](const double& m, double& p) {
            p -= m * m;
            sum += p;
        },
        core::view(std::as_const(mean)), core::view(power));
    const double noise = options.noise.value_or(sum / static_cast<double>(x.size()));
    auto out = core::allocate<core::PlainOf<A, T>>(x.shape());
    core::for_each([noise](const double& v, const double& m, const double& variance,
                           T& y) { y = static_cast<T>(variance < noise ? m : m + (1 - noise / variance) * (v - m)); },
                   x, core::view(std::as_const(mean)), core::view(std::as_const(power)), core::view(out));
    return out;
}

}  // namespace scixx::signal
