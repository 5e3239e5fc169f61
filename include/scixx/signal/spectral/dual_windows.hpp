// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/result.hpp>
#include <type_traits>

namespace scixx::signal {

using Eigen::Index;

/// A window of a short-time Fourier transform as an argument: a vector of real or complex samples.
template <class W>
concept StftWindow = core::ArrayLike<W> && core::rank_of<W> == 1;

namespace detail::spectral {

/// double, or std::complex<double> for a complex window.
template <class W>
using WindowScalar = std::conditional_t<core::is_complex<core::ScalarOf<W>>, std::complex<double>, double>;

template <class T, class W>
Eigen::Array<T, Eigen::Dynamic, 1> samples(const char* function, const char* name, const W& w) {
    const core::Source<T, W> source(w);
    Eigen::Array<T, Eigen::Dynamic, 1> out(source.view().shape(0));
    for (Index i = 0; i < out.size(); ++i) {
        out[i] = source.view()(i);
        core::require(std::isfinite(std::real(out[i])) && std::isfinite(std::imag(out[i])), function, name,
                      " must be finite");
    }
    return out;
}

/// The sums of conj(v[k]) w[k] over the samples k that a hop divides from sample i, for each i.
template <class T>
Eigen::Array<T, Eigen::Dynamic, 1> hop_sums(const Eigen::Array<T, Eigen::Dynamic, 1>& v,
                                            const Eigen::Array<T, Eigen::Dynamic, 1>& w, Index hop) {
    Eigen::Array<T, Eigen::Dynamic, 1> first = Eigen::Array<T, Eigen::Dynamic, 1>::Zero(hop), out(w.size());
    for (Index k = 0; k < w.size(); ++k) first[k % hop] += Eigen::numext::conj(v[k]) * w[k];
    for (Index k = 0; k < w.size(); ++k) out[k] = first[k % hop];
    return out;
}

/// The sums of hop_sums(w, w), all positive.
template <class T>
Eigen::ArrayXd energies(const char* function, const Eigen::Array<T, Eigen::Dynamic, 1>& w, Index hop) {
    core::require(hop >= 1 && hop <= w.size(), function, "hop must lie in [1, ", w.size(), "], got ", hop);
    const Eigen::ArrayXd sums = hop_sums(w, w, hop).real();
    const double most = sums.maxCoeff();
    for (const double sum : sums)
        core::require(sum > 0 && sum >= 1e-15 * most, function, "short-time Fourier transform not invertible");
    return sums;
}

}  // namespace detail::spectral

/// The canonical dual window of a window and a hop, w / sum of its shifted squares: the one of least energy that
/// inverts.
/// @param win  window, real or complex.
/// @param hop  distance of the slices, 1 to size(win).
/// @return     a vector of the window's length, in double precision.
/// @throws std::invalid_argument if a sample is not finite, the hop is out of range or the transform can not be
/// inverted.
template <StftWindow W>
[[nodiscard]] auto canonical_dual_window(const W& win, Index hop) {
    using T = detail::spectral::WindowScalar<W>;
    const auto w = detail::spectral::samples<T>("canonical_dual_window", "win", win);
    Eigen::Array<T, Eigen::Dynamic, 1> dual = w / detail::spectral::energies("canonical_dual_window", w, hop);
    return dual;
}

/// Options of closest_STFT_dual_window.
struct ClosestDualWindowOptions {
    bool scaled = true;  ///< the desired window up to a factor
};

/// What closest_STFT_dual_window returns: `auto [dual_win, alpha] = closest_STFT_dual_window(win, hop)`.
template <class T>
struct ClosestDualWindow {
    Eigen::Array<T, Eigen::Dynamic, 1> dual_win;  ///< dual window of `win`
    T alpha;                                      ///< factor of the desired window that dual_win is closest to
};

/// The dual window of a window and a hop that is closest to a desired one,
///
///     dual_win = argmin |d - alpha desired_dual|^2 over all d with sum over q of conj(win[i + q hop]) d[i + q hop] =
///     1,
///
/// that is alpha times the desired window, projected onto these conditions: w' + alpha (desired_dual - P desired_dual)
/// with the canonical dual window w'. alpha is (P desired_dual, w') / |P desired_dual|^2, where that distance is least.
///
/// @param win           window, real or complex.
/// @param hop           distance of the slices, 1 to size(win).
/// @param desired_dual  the desired window, of the same length.
/// @param options       without `scaled`, alpha is 1.
/// @return              the dual window and alpha; complex if one of the windows is.
/// @throws std::invalid_argument for lengths that differ, samples that are not finite, a hop out of range, a transform
///                      that can not be inverted, or a desired window without a part that alpha could be told from.
/// @see scipy.signal.closest_STFT_dual_window (SciPy 1.15)
template <StftWindow W, StftWindow V>
[[nodiscard]] auto closest_STFT_dual_window(const W& win, Index hop, const V& desired_dual,
                                            const ClosestDualWindowOptions& options = {}) {
    namespace spectral = detail::spectral;
    constexpr const char* function = "closest_STFT_dual_window";
    using T = core::CommonOf<spectral::WindowScalar<W>, spectral::WindowScalar<V>>;
    const auto w = spectral::samples<T>(function, "win", win);
    const auto desired = spectral::samples<T>(function, "desired_dual", desired_dual);
    core::require(w.size() == desired.size(), function, "desired_dual must have the length of win, ", w.size(),
                  ", got ", desired.size());
    const Eigen::Array<T, Eigen::Dynamic, 1> canonical = w / spectral::energies(function, w, hop),
                                             projected = canonical * spectral::hop_sums(w, desired, hop);
    T alpha(1);
    if (options.scaled) {
        const T product = (projected.conjugate() * canonical).sum();
        const double square = projected.abs2().sum();
        core::require(std::abs(product) > 0 && square > 1e-15, function,
                      "desired_dual must have a part that win's dual windows have, unless scaled is false");
        alpha = product / square;
    }
    return ClosestDualWindow<T>{canonical + alpha * (desired - projected), alpha};
}

/// closest_STFT_dual_window for a rectangular window: SciPy's desired_dual=None.
/// @throws std::invalid_argument as the other form.
template <StftWindow W>
[[nodiscard]] auto closest_STFT_dual_window(const W& win, Index hop, const ClosestDualWindowOptions& options = {}) {
    return closest_STFT_dual_window(win, hop, Eigen::ArrayXd::Ones(core::shape_of(win)[0]).eval(), options);
}

}  // namespace scixx::signal
