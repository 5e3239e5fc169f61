// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <numbers>
#include <scixx/core/elementwise.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/signal/design/filter_types.hpp>
#include <scixx/signal/detail/filter/symmetric.hpp>

namespace scixx::signal {

/// Options of cspline1d_eval and qspline1d_eval.
struct SplineEvalOptions {
    double dx = 1;  ///< distance of the samples
    double x0 = 0;  ///< place of the first one
};

namespace detail::filter {

inline double cubic_bspline(double t) {
    t = std::abs(t);
    if (t >= 2) return 0;
    if (t >= 1) return (2 - t) * (2 - t) * (2 - t) / 6;
    return 2.0 / 3 - t * t * (2 - t) / 2;
}
inline double quadratic_bspline(double t) {
    t = std::abs(t);
    if (t >= 1.5) return 0;
    if (t >= 0.5) return 0.5 * (t - 1.5) * (t - 1.5);
    return 0.75 - t * t;
}

/// sum c[k] B(t - k) for a place mirrored into the samples; beside them the coefficient at the end goes on.
template <class B>
double spline_at(const Eigen::ArrayXd& c, double t, Index before, B&& basis) {
    const Index n = c.size();
    if (!std::isfinite(t)) return std::numeric_limits<double>::quiet_NaN();
    const double period = 2 * static_cast<double>(n - 1);
    if (n == 1)
        t = 0;
    else {
        t = std::abs(std::fmod(t, period));
        if (t > static_cast<double>(n - 1)) t = period - t;
    }
    const Index first = static_cast<Index>(std::floor(t)) - before;
    double sum = 0;
    for (Index k = first; k < first + 2 * before + 2; ++k)
        sum += c[std::clamp<Index>(k, 0, n - 1)] * basis(t - static_cast<double>(k));
    return sum;
}

}  // namespace detail::filter

/// Gaussian that approximates the B-spline of degree n, of variance (n + 1) / 12.
/// @param x  a number or an array.
/// @param n  degree, >= 0.
/// @see scipy.signal.gauss_spline
template <core::Operand A = core::InBraces>
[[nodiscard]] auto gauss_spline(const A& x, int n) {
    const double variance = (n + 1) / 12.0;
    const auto bell = [variance](double t) {
        return std::exp(-t * t / 2 / variance) / std::sqrt(2 * std::numbers::pi * variance);
    };
    return core::elementwise("gauss_spline", bell, std::tie(x));
}

/// Coefficients of the cubic spline through the samples of a mirrored signal, or of the smoothing spline.
/// @param signal  real vector.
/// @param lamb    weight of the smoothness, >= 0; 0 interpolates.
/// @throws std::invalid_argument for a negative lamb.
/// @note  Differs from SciPy: a lamb up to 1/144, whose poles are real, interpolates, as in cspline2d; the first few
///        coefficients of a smoothing spline mirror the data as the last ones do, which SciPy's do not.
/// @see   scipy.signal.cspline1d
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd cspline1d(const Coefficients& signal, double lamb = 0) {
    core::require(lamb >= 0, "cspline1d", "lamb must not be negative, got ", lamb);
    core::List<double> line(signal.values().data(), signal.values().data() + signal.size());
    detail::filter::cubic_coefficients(line, lamb, 1e-17);
    Eigen::ArrayXd out(signal.size());
    std::copy(line.begin(), line.end(), out.data());
    return out;
}

/// Coefficients of the quadratic spline through the samples of a mirrored signal.
/// @note  Differs from SciPy: there is no lamb, which SciPy refuses unless it is 0.
/// @see   scipy.signal.qspline1d
template <class = void>
[[nodiscard]] inline Eigen::ArrayXd qspline1d(const Coefficients& signal) {
    core::List<double> line(signal.values().data(), signal.values().data() + signal.size());
    detail::filter::quadratic_coefficients(line, 1e-17);
    Eigen::ArrayXd out(signal.size());
    std::copy(line.begin(), line.end(), out.data());
    return out;
}

/// cspline1d along both axes of a matrix.
/// @param input      real matrix.
/// @param lamb       as in cspline1d.
/// @param precision  part of the response that the start may lose, in (0, 1).
/// @return           matrix of input's shape. float stays float, computed in double.
/// @throws std::invalid_argument for a lamb or precision out of range.
/// @see scipy.signal.cspline2d
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2 && !core::is_complex<core::ScalarOf<A>>)
[[nodiscard]] auto cspline2d(const A& input, double lamb = 0, double precision = 1e-16) {
    core::require(lamb >= 0, "cspline2d", "lamb must not be negative, got ", lamb);
    core::require(precision > 0 && precision < 1, "cspline2d", "precision must lie in (0, 1), got ", precision);
    const auto line = [&](core::List<double>& x) {
        detail::filter::cubic_coefficients<detail::filter::side_by_side>(x, lamb, precision);
    };
    return detail::filter::map_both(input, line, line);
}

/// qspline1d along both axes of a matrix. Parameters as cspline2d.
/// @throws std::invalid_argument for a precision out of range. @see scipy.signal.qspline2d
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2 && !core::is_complex<core::ScalarOf<A>>)
[[nodiscard]] auto qspline2d(const A& input, double precision = 1e-16) {
    core::require(precision > 0 && precision < 1, "qspline2d", "precision must lie in (0, 1), got ", precision);
    const auto line = [&](core::List<double>& x) {
        detail::filter::quadratic_coefficients<detail::filter::side_by_side>(x, precision);
    };
    return detail::filter::map_both(input, line, line);
}

/// Convolution of a matrix with one filter along its rows and another along its columns, with mirrored ends:
/// b a | a b c d | d c.
/// @param input       real matrix.
/// @param hrow, hcol  coefficients for the rows (along axis 1) and the columns, of odd number.
/// @return            matrix of input's shape. float stays float, computed in double.
/// @throws std::invalid_argument for an even number of coefficients.
/// @see scipy.signal.sepfir2d
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2 && !core::is_complex<core::ScalarOf<A>>)
[[nodiscard]] auto sepfir2d(const A& input, const Coefficients& hrow, const Coefficients& hcol) {
    core::require(hrow.size() % 2 == 1 && hcol.size() % 2 == 1, "sepfir2d", "hrow and hcol must have odd lengths, got ",
                  hrow.size(), " and ", hcol.size());
    core::List<double> extended;
    const auto along = [&extended](const Coefficients& h) {
        return [&extended, &h](core::List<double>& x) {
            constexpr int lanes = detail::filter::side_by_side;
            detail::filter::half_mirror<lanes>(x, h.size() / 2, extended);
            std::fill(x.begin(), x.end(), 0.0);
            for (Index k = 0; k < h.size(); ++k) {
                const double factor = h[k];
                const double* const from = extended.data() + (h.size() - 1 - k) * lanes;
                for (Index i = 0; i < x.size(); ++i) x[i] += factor * from[i];
            }
        };
    };
    return detail::filter::map_both(input, along(hrow), along(hcol));
}

/// Smoothing of a matrix by a cubic smoothing spline, evaluated at the samples.
/// @param Iin    real matrix.
/// @param lmbda  weight of the smoothness, >= 0.
/// @throws std::invalid_argument for a negative lmbda.
/// @see scipy.signal.spline_filter
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2 && !core::is_complex<core::ScalarOf<A>>)
[[nodiscard]] auto spline_filter(const A& Iin, double lmbda = 5.0) {
    core::require(lmbda >= 0, "spline_filter", "lmbda must not be negative, got ", lmbda);
    const core::List<double> h{1 / 6.0, 4 / 6.0, 1 / 6.0};
    return sepfir2d(cspline2d(Iin, lmbda), h, h);
}

/// A cubic spline at new places.
/// @param cj       coefficients of cspline1d.
/// @param newx     a number or an array.
/// @param options  see SplineEvalOptions.
/// @throws std::invalid_argument for no coefficients.
/// @see scipy.signal.cspline1d_eval
template <core::Operand A = core::InBraces>
[[nodiscard]] auto cspline1d_eval(const Coefficients& cj, const A& newx, const SplineEvalOptions& options = {}) {
    core::require(cj.size() > 0, "cspline1d_eval", "cj must not be empty");
    const auto at = [&](double x) {
        return detail::filter::spline_at(cj.values(), (x - options.x0) / options.dx, 1, detail::filter::cubic_bspline);
    };
    return core::elementwise("cspline1d_eval", at, std::tie(newx));
}

/// A quadratic spline at new places.
/// @param cj       coefficients of qspline1d.
/// @param newx     a number or an array.
/// @param options  see SplineEvalOptions.
/// @throws std::invalid_argument for no coefficients.
/// @see scipy.signal.qspline1d_eval
template <core::Operand A = core::InBraces>
[[nodiscard]] auto qspline1d_eval(const Coefficients& cj, const A& newx, const SplineEvalOptions& options = {}) {
    core::require(cj.size() > 0, "qspline1d_eval", "cj must not be empty");
    const auto at = [&](double x) {
        return detail::filter::spline_at(cj.values(), (x - options.x0) / options.dx, 1,
                                         detail::filter::quadratic_bspline);
    };
    return core::elementwise("qspline1d_eval", at, std::tie(newx));
}

}  // namespace scixx::signal
