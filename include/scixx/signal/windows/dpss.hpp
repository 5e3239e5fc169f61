// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/design/filter_types.hpp>
#include <scixx/signal/detail/windows/slepian.hpp>

namespace scixx::signal::windows {

/// How dpss scales its windows.
enum class DpssNorm {
    l2,           ///< each has unit norm
    approximate,  ///< the largest value of all is 1, or M^2 / (M^2 + NW) for an even number of points
    subsample     ///< the same, where the maximum between the points of an even number is 1
};

/// Options of dpss.
struct DpssOptions {
    bool sym = true;                 ///< symmetric, or periodic
    std::optional<DpssNorm> norm{};  ///< approximate for one window, l2 for several by default
};

/// Several windows of dpss.
struct DpssWindows {
    Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> windows;  ///< one a row
    Eigen::ArrayXd ratios;  ///< the part of each one's energy within the band
};

namespace kernel = scixx::signal::detail::windows;

/// The first Kmax discrete prolate spheroidal sequences (Slepian's): orthogonal windows with the most energy in a band.
///
/// @param M        points, >= 0.
/// @param NW       half the bandwidth times M, 0 < NW < M / 2.
/// @param Kmax     number of windows, 1 to M.
/// @param options  see DpssOptions.
/// @return         the windows, best first, and the concentration of each.
/// @throws std::invalid_argument for numbers outside these limits.
/// @note  Eigenvectors of a tridiagonal matrix that commutes with the band's (D. Slepian, Bell Syst. Tech. J. 57,
///        1978). O(M Kmax (60 + Kmax)).
///        Differs from SciPy: the ratios are always given, where SciPy asks for return_ratios.
/// @see   scipy.signal.windows.dpss
template <class T = double>
[[nodiscard]] DpssWindows dpss(Index M, double NW, Index Kmax, const DpssOptions& options = {}) {
    core::require(M >= 0, "dpss", "M must be a non-negative integer, got ", M);
    core::require(Kmax >= 1 && (M <= 1 || Kmax <= M), "dpss", "Kmax must be greater than 0 and at most M, got ", Kmax);
    core::require(NW > 0, "dpss", "NW must be positive, got ", NW);
    DpssWindows out;
    if (M <= 1) {
        out.windows.resize(Kmax, M);
        std::fill(out.windows.data(), out.windows.data() + out.windows.size(), 1.0);
        out.ratios.resize(Kmax);
        std::fill(out.ratios.data(), out.ratios.data() + Kmax, 1.0);
        return out;
    }
    core::require(NW < static_cast<double>(M) / 2, "dpss", "NW must be less than M/2, got ", NW);
    const Index size = options.sym ? M : M + 1;
    const double m = static_cast<double>(size), W = NW / m;
    core::List<T> d, e;
    for (Index n = 0; n < size; ++n) {
        const double t = (m - 1 - 2 * static_cast<double>(n)) / 2;
        d.push_back(t * t * std::cos(2 * std::numbers::pi * W));
        if (n > 0) e.push_back(static_cast<double>(n) * (m - static_cast<double>(n)) / 2);
    }
    auto& w = out.windows;
    kernel::largest_eigenvectors<T>(d, e, Kmax, w);
    const double threshold = std::max(1e-7, 1 / m);
    for (Index k = 0; k < Kmax; ++k) {  // even ones have a positive mean, odd ones begin with a positive lobe
        double sign = 0;
        if (k % 2 == 0)
            for (Index n = 0; n < size; ++n) sign += w(k, n);
        else
            for (Index n = 0; n < size && sign == 0; ++n)
                if (w(k, n) * w(k, n) > threshold) sign = w(k, n);
        if (sign < 0)
            for (Index n = 0; n < size; ++n) w(k, n) = -w(k, n);
    }
    out.ratios.resize(Kmax);
    for (Index k = 0; k < Kmax; ++k) {
        double ratio = 0;
        for (Index lag = 0; lag < size; ++lag) {
            constexpr Index lanes = 8;  // sums side by side, which the compiler turns into vectors
            const double *const early = &w(k, 0), *const late = early + lag;
            double sums[lanes] = {}, sum = 0;
            Index n = 0;
            for (; n + lanes <= size - lag; n += lanes)
                for (Index i = 0; i < lanes; ++i) sums[i] += early[n + i] * late[n + i];
            for (; n < size - lag; ++n) sum += early[n] * late[n];
            for (const double part : sums) sum += part;
            ratio += (lag == 0 ? 2 * W : 4 * W * kernel::sinc(2 * W * static_cast<double>(lag))) * sum;
        }
        out.ratios[k] = ratio;
    }
    const DpssNorm norm = options.norm.value_or(DpssNorm::l2);
    if (norm != DpssNorm::l2) {
        double most = w(0, 0);
        for (Index k = 0; k < Kmax; ++k)
            for (Index n = 0; n < size; ++n) most = std::max(most, w(k, n));
        double scale = 1 / most;
        if (size % 2 == 0) {
            if (norm == DpssNorm::approximate)
                scale *= m * m / (m * m + NW);
            else {
                // The first window half a sample off the middle, interpolated by Dirichlet's kernel.
                double peak = 0;
                for (Index n = 0; n < size; ++n) {
                    const double angle = std::numbers::pi * (m - 1 - 2 * static_cast<double>(n)) / m;
                    peak += w(0, n) * scale * std::sin((m + 1) / 2 * angle) / std::sin(angle / 2);
                }
                scale *= m / peak;
            }
        }
        for (Index k = 0; k < Kmax; ++k)
            for (Index n = 0; n < size; ++n) w(k, n) *= scale;
    }
    if (!options.sym) {
        decltype(out.windows) cut(Kmax, M);
        for (Index k = 0; k < Kmax; ++k)
            for (Index n = 0; n < M; ++n) cut(k, n) = w(k, n);
        w.swap(cut);
    }
    return out;
}

/// The first discrete prolate spheroidal sequence, the window with the most energy in a band.
/// @param NW  half the bandwidth times M, 0 < NW < M / 2.
/// @throws std::invalid_argument as dpss with Kmax.
/// @see scipy.signal.windows.dpss
template <class T = double>
[[nodiscard]] Eigen::ArrayXd dpss(Index M, double NW, const DpssOptions& options = {}) {
    DpssWindows all = dpss<T>(M, NW, 1, {options.sym, options.norm.value_or(DpssNorm::approximate)});
    Eigen::ArrayXd w(M);
    for (Index n = 0; n < M; ++n) w[n] = all.windows(0, n);
    return w;
}

}  // namespace scixx::signal::windows
