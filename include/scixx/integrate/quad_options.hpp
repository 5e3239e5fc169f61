// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <complex>
#include <cstddef>
#include <scixx/integrate/detail/adaptive.hpp>
#include <scixx/integrate/detail/oscillating.hpp>
#include <scixx/integrate/full_output.hpp>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::integrate {

/// Weight functions of quad, for a range from a to b; the parameters stand in `wvar`.
enum class Weight {
    none,
    cos,       ///< cos(w x), wvar = w; one limit may be infinite
    sin,       ///< sin(w x), wvar = w; one limit may be infinite
    alg,       ///< (x - a)^alpha (b - x)^beta, wvar = {alpha, beta}, both > -1
    alg_loga,  ///< alg times log(x - a)
    alg_logb,  ///< alg times log(b - x)
    alg_log,   ///< alg times log(x - a) log(b - x)
    cauchy     ///< 1 / (x - c), wvar = c, in the sense of Cauchy's principal value
};

/// The parameters of a weight: one number or two.
class WeightVariables {
public:
    WeightVariables() = default;
    WeightVariables(double only) : first_(only), count_(1) {}  // NOLINT(google-explicit-constructor): as in Python
    WeightVariables(double alpha, double beta) : first_(alpha), second_(beta), count_(2) {}
    [[nodiscard]] int count() const { return count_; }
    [[nodiscard]] double first() const { return first_; }
    [[nodiscard]] double second() const { return second_; }

private:
    double first_ = 0, second_ = 0;
    int count_ = 0;
};

/// Chebyshev moments of a finite cos or sin weight, to be reused for the same w and the same length b - a. Row l
/// belongs to intervals of length |b - a| 2^-l; column k is the integral of T_k(t) times the cosine (even k) or sine
/// (odd k) of w |b - a| 2^-l t / 2.
using ChebyshevMoments = std::vector<std::array<double, 25>>;

/// Options of quad, set by name: `{.epsabs = 0, .epsrel = 1e-12}`. Defaults are SciPy's.
struct QuadOptions {
    double epsabs = 1.49e-8;  ///< absolute error wanted; <= 0 to go by epsrel alone
    double epsrel = 1.49e-8;  ///< relative error wanted; must be >= 50 eps when epsabs <= 0
    int limit = 50;           ///< most subintervals of the adaptive method, >= 1; memory grows with their use
    /// Where the integrand is difficult, in any order; those outside (a, b) are ignored. Not together with a weight.
    std::vector<double> points = {};
    Weight weight = Weight::none;             ///< integrate f times this function
    WeightVariables wvar = {};                ///< its parameters
    const ChebyshevMoments* wopts = nullptr;  ///< infodict.chebmo of an earlier integral to begin with
    int maxp1 = 50;                           ///< most rows of Chebyshev moments that are kept, >= 1
    int limlst = 50;                          ///< most cycles of a Fourier integral over an infinite range, >= 3
};

/// What the adaptive methods found, SciPy's infodict. The lists hold `last` entries, the partition of the range; of an
/// infinite range, the partition of (0, 1] after x = a + (1 - t) / t.
struct QuadInfo {
    Eigen::Index neval = 0;     ///< evaluations of the integrand
    int status = 0;             ///< of this integral; of a complex integrand each part has its own
    int last = 0;               ///< number of subintervals
    std::vector<double> alist;  ///< their left ends
    std::vector<double> blist;  ///< their right ends
    std::vector<double> rlist;  ///< the integrals over them
    std::vector<double> elist;  ///< estimates of the absolute errors
    std::vector<int> iord;      ///< all subintervals by decreasing elist, counted from 0
    std::vector<double> pts;    ///< with `points`: the limits and the break points, ascending
    std::vector<int> level;     ///< with `points`: how many bisections led to each subinterval
    std::vector<int> ndin;      ///< with `points`: 1 for a piece between points whose error estimate was raised
    int momcom = 0;             ///< with a finite cos or sin weight: number of rows of chebmo
    std::vector<int> nnlog;     ///< the same: how many bisections led to each subinterval
    ChebyshevMoments chebmo;    ///< the same: the moments, see QuadOptions::wopts
    int lst = 0;                ///< Fourier integral over an infinite range: number of cycles; no lists as above then
    std::vector<double> rslst;  ///< the same: integral over each cycle, (2 floor(w) + 1) pi / w long
    std::vector<double> erlst;  ///< the same: estimate of the absolute error of each
    std::vector<int> ierlst;    ///< the same: status of each
};

/// An integral. `auto [y, abserr] = quad(...)` takes its first two members.
template <class T>
struct QuadResult {
    T y{};                     ///< the integral
    T abserr{};                ///< estimate of its absolute error (of a complex one: for both parts)
    Eigen::Index neval = 0;    ///< evaluations of the integrand
    int status = 0;            ///< SciPy's ier: 0 when the tolerance was met by the estimate, see message
    bool success = true;       ///< status == 0
    std::string_view message;  ///< the meaning of the status, in static memory

    template <std::size_t I>
    [[nodiscard]] const T& get() const noexcept {
        static_assert(I < 2);
        return I == 0 ? y : abserr;
    }
    template <std::size_t I>
    [[nodiscard]] T& get() noexcept {
        static_assert(I < 2);
        return I == 0 ? y : abserr;
    }
};

/// An integral with all that is known of it. `auto [y, abserr, infodict] = quad(..., full_output)`.
template <class T>
struct QuadFullResult : QuadResult<T> {
    /// QuadInfo, of a complex integrand `.real` and `.imag` of that type.
    struct ComplexInfo {
        QuadInfo real, imag;
    };
    using Info = std::conditional_t<std::is_same_v<T, double>, QuadInfo, ComplexInfo>;
    Info infodict;

    template <std::size_t I>
    [[nodiscard]] const auto& get() const noexcept {
        if constexpr (I == 2)
            return infodict;
        else
            return QuadResult<T>::template get<I>();
    }
    template <std::size_t I>
    [[nodiscard]] auto& get() noexcept {
        if constexpr (I == 2)
            return infodict;
        else
            return QuadResult<T>::template get<I>();
    }
};

namespace detail {

inline std::string_view message(Status status) {
    switch (status) {
        case Status::converged:
            return "The error estimate meets the tolerance.";
        case Status::limit_reached:
            return "The largest number of subdivisions was reached. If a larger limit does not help, the integrand "
                   "has a difficulty: split the range there or name it in points.";
        case Status::roundoff:
            return "Roundoff was detected, which keeps the tolerance from being met. The error may be underestimated.";
        case Status::bad_integrand:
            return "The integrand behaves extremely badly at some points of the range.";
        case Status::extrapolation_failed:
            return "The extrapolation does not converge; it is assumed that the tolerance can not be met and that the "
                   "result is the best one available.";
        case Status::divergent:
            return "The integral is probably divergent, or converges slowly.";
        case Status::bad_cycles:
            return "The integrand behaves badly within one or more of the cycles.";
    }
    return {};
}

inline QuadResult<double> result_of(const Outcome& outcome, double sign) {
    return {sign * outcome.value,
            outcome.error,
            outcome.neval,
            static_cast<int>(outcome.status),
            outcome.status == Status::converged,
            message(outcome.status)};
}

/// The complex integral from those of the real and the imaginary part.
inline QuadResult<std::complex<double>> combine(const QuadResult<double>& real, const QuadResult<double>& imag) {
    const QuadResult<double>& worse = real.success ? imag : real;
    return {{real.y, imag.y}, {real.abserr, imag.abserr}, real.neval + imag.neval, worse.status, worse.success,
            worse.message};
}

}  // namespace detail

}  // namespace scixx::integrate

template <class T>
struct std::tuple_size<scixx::integrate::QuadResult<T>> : std::integral_constant<std::size_t, 2> {};
template <std::size_t I, class T>
struct std::tuple_element<I, scixx::integrate::QuadResult<T>> {
    using type = T;
};
template <class T>
struct std::tuple_size<scixx::integrate::QuadFullResult<T>> : std::integral_constant<std::size_t, 3> {};
template <std::size_t I, class T>
struct std::tuple_element<I, scixx::integrate::QuadFullResult<T>> {
    using type = std::conditional_t<I == 2, typename scixx::integrate::QuadFullResult<T>::Info, T>;
};
