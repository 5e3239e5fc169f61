// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/answer.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/signal/detail/filter/driver.hpp>
#include <scixx/signal/detail/filter/savgol.hpp>

namespace scixx::signal {

/// What savgol_coeffs are for.
enum class SavgolUse {
    conv,  ///< a convolution
    dot    ///< a product with samples in their order
};

/// Options of savgol_coeffs.
struct SavgolCoeffsOptions {
    int deriv = 0;                    ///< derivative, >= 0
    double delta = 1;                 ///< distance of the samples
    std::optional<double> pos{};      ///< where in the window, 0 to window_length - 1; the middle by default
    SavgolUse use = SavgolUse::conv;  ///< order of the coefficients
};

/// How savgol_filter continues a line outside.
enum class SavgolMode {
    interp,    ///< not: the polynomials of the first and the last window give the ends
    mirror,    ///< c b | a b c d | c b
    constant,  ///< with `cval`
    nearest,   ///< a a | a b c d | d d
    wrap       ///< c d | a b c d | a b
};

/// Options of savgol_filter.
struct SavgolFilterOptions {
    int deriv = 0;                         ///< derivative, >= 0
    double delta = 1;                      ///< distance of the samples
    int axis = -1;                         ///< axis along which the filter runs
    SavgolMode mode = SavgolMode::interp;  ///< treatment of the ends
    double cval = 0;                       ///< outside for mode constant
};

/// Coefficients of the filter that fits a polynomial to a window by least squares and evaluates it or a derivative
/// (A. Savitzky, M. Golay, Analytical Chemistry 36, 1964).
///
/// @param window_length  number of coefficients, >= 1.
/// @param polyorder      degree of the polynomial, >= 0, less than window_length.
/// @param options        see SavgolCoeffsOptions.
/// @throws std::invalid_argument for numbers outside these limits.
/// @note  From polynomials that are orthogonal on the window's points. O(window_length polyorder).
/// @see   scipy.signal.savgol_coeffs
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd savgol_coeffs(Index window_length, int polyorder,
                                                  const SavgolCoeffsOptions& options = {}) {
    core::require(polyorder >= 0, "savgol_coeffs", "polyorder must not be negative, got ", polyorder);
    core::require(polyorder < window_length, "savgol_coeffs", "polyorder must be less than window_length, got ",
                  polyorder);
    core::require(options.deriv >= 0, "savgol_coeffs", "deriv must not be negative, got ", options.deriv);
    const double pos = options.pos.value_or(0.5 * static_cast<double>(window_length - 1));
    core::require(pos >= 0 && pos < static_cast<double>(window_length), "savgol_coeffs",
                  "pos must be nonnegative and less than window_length, got ", pos);
    const core::List<double> c = detail::filter::savgol(window_length, polyorder, options.deriv, options.delta, pos);
    Eigen::ArrayXd out(window_length);
    for (Index i = 0; i < window_length; ++i) out[options.use == SavgolUse::conv ? window_length - 1 - i : i] = c[i];
    return out;
}

/// Savitzky and Golay's smoothing filter along an axis.
///
/// @param x              real array of any rank; integers are taken as double.
/// @param window_length  samples of a window, >= 1; at most the axis' length for mode interp.
/// @param polyorder      degree of the polynomial, >= 0, less than window_length.
/// @param options        see SavgolFilterOptions.
/// @param out            destination of x's shape, if given; it may be x.
/// @return               array of x's shape. float stays float, computed in double.
/// @throws std::invalid_argument for numbers outside these limits, and as savgol_coeffs.
/// @note  O(size window_length), by vectors. NaN and infinity stay within the window's reach.
/// @see   scipy.signal.savgol_filter
template <detail::filter::Filterable A = core::InBraces, core::Destination... D>
    requires(core::AtMostOne<D...> && !core::is_complex<core::ScalarOf<A>>)
auto savgol_filter(const A& x, Index window_length, int polyorder, const SavgolFilterOptions& options = {},
                   D&&... out) {
    namespace filter = detail::filter;
    using T = filter::DataOf<A>;
    const core::Source<T, A> source(x);
    const core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("savgol_filter", options.axis, shape.size());
    core::require(polyorder >= 0 && polyorder < window_length, "savgol_filter",
                  "polyorder must lie in [0, window_length), got ", polyorder);
    core::require(options.deriv >= 0, "savgol_filter", "deriv must not be negative, got ", options.deriv);
    const bool interp = options.mode == SavgolMode::interp;
    core::require(!interp || window_length <= shape[axis], "savgol_filter",
                  "window_length must be at most the size of x for mode interp, got ", window_length);
    return core::answer<core::PlainOf<A, T>>(
        "savgol_filter", shape,
        [&](auto& to) {
            filter::savgol_lines<T>(source.view(), core::view(to), axis, window_length, polyorder, options.deriv,
                                    options.delta, interp, static_cast<filter::SavgolEdge>(options.mode), options.cval);
        },
        out...);
}

}  // namespace scixx::signal
