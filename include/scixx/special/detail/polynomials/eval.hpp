// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/combinatorics.hpp>
#include <scixx/special/detail/elementary/exponential.hpp>
#include <scixx/special/detail/polynomials/degrees.hpp>

/// Orthogonal polynomials of whole degree by their three-term recurrences. The quotients of the recurrence do not
/// depend on the values, so that divisions run beside the chain.
namespace scixx::special::detail::polynomials {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Whether n is a degree: whole, and small enough to be counted.
[[nodiscard]] inline bool is_degree(double n) noexcept {
    return n >= 0 && n == std::floor(n) && n < 1e9;
}

/// Whether n is a negative whole number, for which polynomials without a continuation count as 0.
[[nodiscard]] inline bool is_negative_degree(double n) noexcept {
    return n < 0 && n == std::floor(n);
}

/// p_n(x) from p_0 = 1 and p_1 = rule.first(x), with rule.next(k, x, p_k, p_(k-1)) = p_(k+1).
template <class Rule>
[[nodiscard]] inline double recurrence(const Rule& rule, double n, double x) noexcept {
    if (n == 0) return 1;
    double before = 1, value = rule.first(x);
    for (int k = 1; k < static_cast<int>(n); ++k) {
        const double next = rule.next(k, x, value, before);
        before = value;
        value = next;
    }
    return value;
}

/// Many numbers through a recurrence, as many at once as registers hold: compilers unroll loops of a constant length.
/// y = what `steps` makes of the array of argument(x), then of what `finish` makes of it and of x. y may be x.
inline constexpr std::ptrdiff_t at_once = 32;
template <class T, class Argument, class Steps, class Finish>
inline void by_blocks(const T* x, T* y, std::ptrdiff_t size, Argument argument, Steps steps, Finish finish) noexcept {
    double in[at_once], value[at_once];
    T from[at_once] = {};
    for (; size > 0; x += at_once, y += at_once, size -= at_once) {
        const std::ptrdiff_t count = size < at_once ? size : at_once;
        const bool whole = count == at_once;
        if (!whole) std::copy(x, x + count, from);
        const T* source = whole ? x : from;
        for (std::ptrdiff_t i = 0; i < at_once; ++i) in[i] = argument(static_cast<double>(source[i]));
        steps(in, value);
        finish(source, value);
        if (whole)
            for (std::ptrdiff_t i = 0; i < at_once; ++i) y[i] = static_cast<T>(value[i]);
        else
            for (std::ptrdiff_t i = 0; i < count; ++i) y[i] = static_cast<T>(value[i]);
    }
}

/// One degree for many x: K::scale times the polynomial of K::argument(x) by a rule, several numbers a step. What
/// overflows is left to `each`, the function of one number, and so are degrees below 2.
template <class K, class Rule, class Each>
struct OneDegree {
    double n;
    Rule rule;
    Each each;
    double operator()(double x) const noexcept { return each(x); }
    template <class T>
    void block(const T* x, T* y, std::ptrdiff_t size) const noexcept {
        if (!(is_degree(n) && n >= 2)) {
            for (std::ptrdiff_t i = 0; i < size; ++i) y[i] = static_cast<T>(each(static_cast<double>(x[i])));
            return;
        }
        const auto steps = [this](const double* in, double* result) {
            double before[at_once], value[at_once];
            for (std::ptrdiff_t i = 0; i < at_once; ++i) {
                before[i] = 1;
                value[i] = rule.first(in[i]);
            }
            for (int k = 1; k < static_cast<int>(n); ++k)
                for (std::ptrdiff_t i = 0; i < at_once; ++i) {
                    const double next = rule.next(k, in[i], value[i], before[i]);
                    before[i] = value[i];
                    value[i] = next;
                }
            for (std::ptrdiff_t i = 0; i < at_once; ++i) result[i] = K::scale * value[i];
        };
        const auto finish = [this](const T* from, double* value) {
            std::uint64_t overflown = 0;
            for (std::ptrdiff_t i = 0; i < at_once; ++i) overflown |= elementary::bits_of(value[i] - value[i]);
            for (std::ptrdiff_t i = 0; overflown != 0 && i < at_once; ++i)
                if (!(value[i] - value[i] == 0)) value[i] = each(static_cast<double>(from[i]));
        };
        by_blocks(
            x, y, size, [](double at) { return K::argument(at); }, steps, finish);
    }
};
template <class K, class Rule, class... P>
[[nodiscard]] auto one_degree(const Rule& rule, double n, P... parameters) noexcept {
    const auto each = [=](double x) { return K::at(n, parameters..., x); };
    return OneDegree<K, Rule, decltype(each)>{n, rule, each};
}
/// The members that most kernels of that kind share.
struct Plain {
    static constexpr double scale = 1;
    static double argument(double x) noexcept { return x; }
};
template <class K, class Rule>
struct ByRecurrence : Plain {
    template <class = void>
    static auto fixed(double n) noexcept {
        return one_degree<K>(Rule{}, n);
    }
    template <class = void>
    static void block(const double* n, const double* x, double* out, std::ptrdiff_t size) noexcept {
        many_degrees<K, RecurrenceLanes<Rule>>(n, x, out, size);
    }
};

struct LegendreRule {
    static double first(double x) noexcept { return x; }
    static double next(int k, double x, double at, double before) noexcept {
        const double product = x * at;
        return product + k / (k + 1.0) * (product - before);
    }
};
/// One degree of K for many doubles: K::at() by its two forms for all, of which each number takes one. What overflows
/// is left to K::at(), and so are degrees below 2.
template <class K>
struct LegendreDegree {
    double n;
    double operator()(double x) const noexcept { return K::at(n, x); }
    void block(const double* x, double* y, std::ptrdiff_t size) const noexcept {
        using elementary::bits_of, elementary::from_bits;
        constexpr std::ptrdiff_t most = 64;
        double in[most], before[most], value[most], t[most], last[most], difference[most];
        const double degree = n < 0 ? -n - 1 : n;
        if (!(is_degree(degree) && degree >= 2)) {
            for (std::ptrdiff_t i = 0; i < size; ++i) y[i] = K::at(n, x[i]);
            return;
        }
        const std::uint64_t odd = std::fmod(degree, 2) == 1 ? 0x8000000000000000u : 0u;
        for (; size > 0; x += most, y += most, size -= most) {
            const std::ptrdiff_t count = size < most ? size : most;
            for (std::ptrdiff_t i = 0; i < count; ++i) {
                in[i] = value[i] = K::argument(x[i]);
                before[i] = 1;
                last[i] = std::abs(in[i]);
                t[i] = difference[i] = last[i] - 1;
            }
            for (int k = 1; k < static_cast<int>(degree); ++k) {
                const double first = (2 * k + 1.0) / (k + 1), second = k / (k + 1.0);
                for (std::ptrdiff_t i = 0; i < count; ++i) {
                    const double next = LegendreRule::next(k, in[i], value[i], before[i]);
                    before[i] = value[i];
                    value[i] = next;
                    difference[i] = first * t[i] * last[i] + second * difference[i];
                    last[i] += difference[i];
                }
            }
            // The choice under a mask: a branch would be mispredicted.
            std::uint64_t overflown = 0;
            for (std::ptrdiff_t i = 0; i < count; ++i) {
                const double place = std::abs(in[i]);
                const bool above = place > 0.75, inside = place <= 1;
                const std::uint64_t end = 0u - static_cast<std::uint64_t>(above & inside);
                const std::uint64_t by_differences = bits_of(last[i]) ^ (bits_of(in[i]) & odd);
                value[i] = from_bits((by_differences & end) | (bits_of(value[i]) & ~end));
                overflown |= 0u - static_cast<std::uint64_t>(!(value[i] - value[i] == 0));
            }
            for (std::ptrdiff_t i = 0; i < count; ++i)
                y[i] = overflown != 0 && !(value[i] - value[i] == 0) ? K::at(n, x[i]) : value[i];
        }
    }
};
/// Both forms of Legendre::at() in the lanes of many_degrees().
struct LegendreLanes : RecurrenceLanes<LegendreRule> {
    double t[degree_lanes], last[degree_lanes], difference[degree_lanes];
    SCIXX_ALWAYS_INLINE void start(int count) noexcept {
        RecurrenceLanes::start(count);
        for (int j = 0; j < count; ++j) {
            last[j] = std::abs(in[j]);
            t[j] = difference[j] = last[j] - 1;
        }
    }
    SCIXX_ALWAYS_INLINE void step(int k, int from, int count) noexcept {
        RecurrenceLanes::step(k, from, count);
        const double first = (2 * k + 1.0) / (k + 1), second = k / (k + 1.0);
        for (int j = from; j < count; ++j) {
            difference[j] = first * t[j] * last[j] + second * difference[j];
            last[j] += difference[j];
        }
    }
    [[nodiscard]] SCIXX_ALWAYS_INLINE double result(int j, int degree) const noexcept {
        using elementary::bits_of, elementary::from_bits;
        const double size = std::abs(in[j]);
        const bool above = size > 0.75, inside = size <= 1;  // a mask, as a branch would be mispredicted
        const std::uint64_t end = 0u - static_cast<std::uint64_t>(above & inside),
                            sign = bits_of(in[j]) & (static_cast<std::uint64_t>(degree) << 63);
        return from_bits(((bits_of(last[j]) ^ sign) & end) | (bits_of(value[j]) & ~end));
    }
};
// For float the recurrence has all digits next to the ends, too.
struct Legendre : Plain {
    template <class = void>
    static auto fixed(double n) noexcept {
        return LegendreDegree<Legendre>{n};
    }
    template <class = void>
    static void block(const double* n, const double* x, double* out, std::ptrdiff_t size) noexcept {
        many_degrees<Legendre, LegendreLanes>(n, x, out, size);
    }
    template <class = void>
    static auto brief_fixed(double n) noexcept {
        return one_degree<Legendre>(LegendreRule{}, n);
    }
    static double at(double n, double x) noexcept {
        if (n < 0) n = -n - 1;
        if (!is_degree(n) || x != x) return nan;
        if (n == 0) return 1;
        if (std::abs(x) > 0.75 &&
            std::abs(x) <= 1) {  // by differences, so that values next to the ends keep their digits
            const double size = std::abs(x), t = size - 1;
            double last = size, difference = t;
            for (int k = 1; k < static_cast<int>(n); ++k) {
                difference = (2 * k + 1.0) / (k + 1) * t * last + k / (k + 1.0) * difference;
                last += difference;
            }
            return x < 0 && std::fmod(n, 2) == 1 ? -last : last;
        }
        double before = 1, value = x;
        for (double k = 1; k < n; ++k) {
            if (std::isinf(value)) return x < 0 && std::fmod(n - k, 2) == 1 ? -value : value;
            const double next = LegendreRule::next(static_cast<int>(k), x, value, before);
            before = value;
            value = next;
        }
        return value;
    }
};
struct ShiftedLegendre : Plain {
    static double argument(double x) noexcept { return 2 * x - 1; }
    template <class = void>
    static auto fixed(double n) noexcept {
        return LegendreDegree<ShiftedLegendre>{n};
    }
    template <class = void>
    static void block(const double* n, const double* x, double* out, std::ptrdiff_t size) noexcept {
        many_degrees<ShiftedLegendre, LegendreLanes>(n, x, out, size);
    }
    template <class = void>
    static auto brief_fixed(double n) noexcept {
        return one_degree<ShiftedLegendre>(LegendreRule{}, n);
    }
    static double at(double n, double x) noexcept { return Legendre::at(n, 2 * x - 1); }
};

struct ChebyshevRule {
    static double first(double x) noexcept { return x; }
    static double next(int, double x, double at, double before) noexcept { return 2 * x * at - before; }
};
struct ChebyshevSecondRule : ChebyshevRule {
    static double first(double x) noexcept { return 2 * x; }
};
struct ChebyshevT : ByRecurrence<ChebyshevT, ChebyshevRule> {
    static double at(double n, double x) noexcept {
        n = std::abs(n);
        return is_degree(n) && x == x ? recurrence(ChebyshevRule{}, n, x) : nan;
    }
};
struct ChebyshevU : ByRecurrence<ChebyshevU, ChebyshevSecondRule> {
    static double at(double n, double x) noexcept {
        if (x != x) return nan;
        if (n == -1) return 0;
        const double sign = n < 0 ? -1 : 1, degree = n < 0 ? -n - 2 : n;
        return is_degree(degree) ? sign * recurrence(ChebyshevSecondRule{}, degree, x) : nan;
    }
};
struct ChebyshevC : ByRecurrence<ChebyshevC, ChebyshevRule> {
    static constexpr double scale = 2;
    static double argument(double x) noexcept { return 0.5 * x; }
    static double at(double n, double x) noexcept { return scale * ChebyshevT::at(n, argument(x)); }
};
struct ChebyshevS : ByRecurrence<ChebyshevS, ChebyshevSecondRule> {
    static double argument(double x) noexcept { return 0.5 * x; }
    static double at(double n, double x) noexcept { return ChebyshevU::at(n, argument(x)); }
};
struct ShiftedChebyshevT : ByRecurrence<ShiftedChebyshevT, ChebyshevRule> {
    static double argument(double x) noexcept { return 2 * x - 1; }
    static double at(double n, double x) noexcept { return ChebyshevT::at(n, argument(x)); }
};
struct ShiftedChebyshevU : ByRecurrence<ShiftedChebyshevU, ChebyshevSecondRule> {
    static double argument(double x) noexcept { return 2 * x - 1; }
    static double at(double n, double x) noexcept { return ChebyshevU::at(n, argument(x)); }
};

struct GegenbauerRule {
    double alpha;
    [[nodiscard]] double first(double x) const noexcept { return 2 * alpha * x; }
    [[nodiscard]] double next(int k, double x, double at, double before) const noexcept {
        return 2 * ((k + alpha) / (k + 1)) * x * at - (k + 2 * alpha - 1) / (k + 1) * before;
    }
};
struct Gegenbauer : Plain {
    static double at(double n, double alpha, double x) noexcept {
        if (is_negative_degree(n) && alpha == alpha && x == x) return 0;
        if (!is_degree(n) || alpha != alpha || x != x) return nan;
        return recurrence(GegenbauerRule{alpha}, n, x);
    }
    template <class = void>
    static auto fixed(double n, double alpha) noexcept {
        return one_degree<Gegenbauer>(GegenbauerRule{alpha}, n, alpha);
    }
};

/// The factors of the step from degree k.
struct JacobiFactors {
    static double first(double k, double alpha, double sum) noexcept {
        const double s = 2 * k + sum;
        return (s + 1) * (s + 2) * s / (2 * (k + alpha + 1) * (k + sum + 1) * s);
    }
    static double second(double k, double alpha, double beta, double sum) noexcept {
        const double s = 2 * k + sum;
        return k * (k + beta) * (s + 2) / ((k + alpha + 1) * (k + sum + 1) * s);
    }
};
/// One degree and pair of exponents for many x: what Jacobi::at() gives for K::argument(x), over a divisor, with
/// factors of the recurrence that are computed once a block.
template <class K, class Each>
struct JacobiDegree {
    double n, alpha, beta, divisor;
    Each each;
    double operator()(double x) const noexcept { return each(x); }
    template <class T>
    void block(const T* x, T* y, std::ptrdiff_t size) const noexcept {
        constexpr int most = 64;
        if (!(alpha > -1 && beta == beta && is_degree(n) && n >= 2 && n <= most)) {
            for (std::ptrdiff_t i = 0; i < size; ++i) y[i] = static_cast<T>(each(static_cast<double>(x[i])));
            return;
        }
        const int degree = static_cast<int>(n);
        const double sum = alpha + beta;
        double first[most], second[most], scale = alpha + 1;
        for (int k = 1; k < degree; ++k) {
            first[k] = JacobiFactors::first(k, alpha, sum);
            second[k] = JacobiFactors::second(k, alpha, beta, sum);
            scale *= (k + 1 + alpha) / (k + 1);
        }
        const auto steps = [&](const double* in, double* result) {
            double t[at_once], difference[at_once], value[at_once];
            for (std::ptrdiff_t i = 0; i < at_once; ++i) {
                t[i] = in[i] - 1;
                difference[i] = (sum + 2) * t[i] / (2 * (alpha + 1));
                value[i] = 1 + difference[i];
            }
            for (int k = 1; k < degree; ++k)
                for (std::ptrdiff_t i = 0; i < at_once; ++i) {
                    difference[i] = first[k] * t[i] * value[i] + second[k] * difference[i];
                    value[i] += difference[i];
                }
            for (std::ptrdiff_t i = 0; i < at_once; ++i) result[i] = value[i] * scale / divisor;
        };
        by_blocks(
            x, y, size, [](double at) { return K::argument(at); }, steps, [](auto&&...) {});
    }
};
template <class K, class... P>
[[nodiscard]] auto jacobi_degree(double n, double alpha, double beta, double divisor, P... parameters) noexcept {
    const auto each = [=](double x) { return K::at(n, parameters..., x); };
    return JacobiDegree<K, decltype(each)>{n, alpha, beta, divisor, each};
}

struct Jacobi : Plain {
    template <class = void>
    static auto fixed(double n, double alpha, double beta) noexcept {
        return jacobi_degree<Jacobi>(n, alpha, beta, 1, alpha, beta);
    }
    static double at(double n, double alpha, double beta, double x) noexcept {
        if (!(alpha > -1) || beta != beta || x != x) return nan;
        if (is_negative_degree(n)) return 0;
        if (!is_degree(n)) return nan;
        if (n == 0) return 1;
        // In t = x - 1, so that values near 1 keep their digits.
        const double t = x - 1, sum = alpha + beta;
        double value = alpha + 1 + 0.5 * (sum + 2) * t, difference = value - (alpha + 1);
        if (n == 1) return value;
        // p_k / p_k(1) and its differences.
        difference = (sum + 2) * t / (2 * (alpha + 1));
        value = 1 + difference;
        double scale = alpha + 1;
        for (double k = 1; k < n; ++k) {
            difference = JacobiFactors::first(k, alpha, sum) * t * value +
                         JacobiFactors::second(k, alpha, beta, sum) * difference;
            value += difference;
            scale *= (k + 1 + alpha) / (k + 1);
        }
        return value * scale;
    }
};
struct ShiftedJacobi {
    static double argument(double x) noexcept { return 2 * x - 1; }
    template <class = void>
    static auto fixed(double n, double p, double q) noexcept {
        return jacobi_degree<ShiftedJacobi>(n, p - q, q - 1, Binom::at(2 * n + p - 1, n), p, q);
    }
    static double at(double n, double p, double q, double x) noexcept {
        return Jacobi::at(n, p - q, q - 1, 2 * x - 1) / Binom::at(2 * n + p - 1, n);
    }
};

struct GeneralizedLaguerreRule {
    double alpha;
    [[nodiscard]] double first(double x) const noexcept { return alpha + 1 - x; }
    [[nodiscard]] double next(int k, double x, double at, double before) const noexcept {
        return (2 * k + 1 + alpha - x) / (k + 1) * at - (k + alpha) / (k + 1) * before;
    }
};
/// For floats: without a division a number.
struct BriefLaguerreRule {
    double alpha;
    [[nodiscard]] double first(double x) const noexcept { return alpha + 1 - x; }
    [[nodiscard]] double next(int k, double x, double at, double before) const noexcept {
        const double inverse = 1.0 / (k + 1);
        return inverse * ((2 * k + 1 + alpha - x) * at - (k + alpha) * before);
    }
};
struct GeneralizedLaguerre : Plain {
    static double at(double n, double alpha, double x) noexcept {
        if (!(alpha > -1) || x != x) return nan;
        if (is_negative_degree(n)) return 0;
        return is_degree(n) ? recurrence(GeneralizedLaguerreRule{alpha}, n, x) : nan;
    }
    template <class = void>
    static auto fixed(double n, double alpha) noexcept {
        return one_degree<GeneralizedLaguerre>(GeneralizedLaguerreRule{alpha}, n, alpha);
    }
    template <class = void>
    static auto brief_fixed(double n, double alpha) noexcept {
        return one_degree<GeneralizedLaguerre>(BriefLaguerreRule{alpha}, n, alpha);
    }
};
struct LaguerreRule {
    static double first(double x) noexcept { return 1 - x; }
    static double next(int k, double x, double at, double before) noexcept {
        return (2 * k + 1 - x) / (k + 1) * at - k / (k + 1.0) * before;
    }
};
struct Laguerre : ByRecurrence<Laguerre, LaguerreRule> {
    static double at(double n, double x) noexcept {
        if (x != x) return nan;
        if (is_negative_degree(n)) return 0;
        return is_degree(n) ? recurrence(LaguerreRule{}, n, x) : nan;
    }
    template <class = void>
    static auto brief_fixed(double n) noexcept {
        return one_degree<Laguerre>(BriefLaguerreRule{0}, n);
    }
};

struct HermiteNormRule {
    static double first(double x) noexcept { return x; }
    static double next(int k, double x, double at, double before) noexcept { return x * at - k * before; }
};
struct HermiteNorm : ByRecurrence<HermiteNorm, HermiteNormRule> {
    static double at(double n, double x) noexcept {
        return is_degree(n) && x == x ? recurrence(HermiteNormRule{}, n, x) : nan;
    }
};
struct HermiteRule {
    static double first(double x) noexcept { return 2 * x; }
    static double next(int k, double x, double at, double before) noexcept { return 2 * (x * at - k * before); }
};
struct Hermite : ByRecurrence<Hermite, HermiteRule> {
    static double at(double n, double x) noexcept {
        return is_degree(n) && x == x ? recurrence(HermiteRule{}, n, x) : nan;
    }
};

}  // namespace scixx::special::detail::polynomials
