// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/digamma.hpp>
#include <scixx/special/detail/gamma.hpp>
#include <scixx/special/detail/hypergeometric.hpp>
#include <scixx/special/detail/incomplete/beta.hpp>
#include <utility>

/// Gauss' function 2F1.
namespace scixx::special::detail::hypergeometric {

/// F at 1 - gap, 0 < gap < 1, NaN where that takes more than 1e5 steps, by Taylor steps from `from`, each half the way
/// to 1, in arithmetic of T, double or Pair.
template <class T = double>
[[nodiscard]] double gauss_steps(double a, double b, double c, double from, double gap) noexcept {
    const auto start = [](double p, double q, double r, double z) {
        return sizeof(T) > sizeof(double) ? series<false, Pair>(p, q, r, z) : careful<false>(p, q, r, z);
    };
    const auto exact = [](const Summed& sum) { return shifted(sum.value, sum.low, T()); };
    Summed first = start(a, b, c, from);
    while (first.loss() >= 1e11 && from > 1e-6) first = start(a, b, c, from *= 0.7);
    Point<T> at{exact(first), T(a) * T(b) / T(c) * exact(start(a + 1, b + 1, c + 1, from))};
    double left = 1 - from;
    const T sum = shifted(a, b, T()) + T(1);
    for (int step = 0; left > gap; ++step) {
        if (step == 100000) return nan;
        const T z = shifted(1, -left, T()), scale = z * T(left), c0 = T(c) - sum * z;
        const double mid = 2 * left - 1;
        const double h =
            std::min({0.45 * std::min(left, high(z)), left - gap, 2 * step_limit(high(scale), high(c0), a * b)});
        at = taylor(
            at, h, scale, [=](double k) { return shifted(a, k, T()) * shifted(b, k, T()); },
            [=](double k) { return T(k + 1) * (T(mid * k) + c0); });
        left = h == left - gap ? gap : left - h;
    }
    return high(at.f);
}

/// Gamma(a) Gamma(b) / (Gamma(c) Gamma(d)), a + b = c + d or not.
template <class = void>
[[nodiscard]] inline double gamma_ratio(double a, double b, double c, double d) noexcept {
    if (is_pole(c) || is_pole(d)) return 0;
    const double largest = std::max({std::abs(a), std::abs(b), std::abs(c), std::abs(d)});
    if (largest < 80) return (gamma_function(a) * reciprocal_gamma(c)) * (gamma_function(b) * reciprocal_gamma(d));
    return pochhammer(c, a - c) * pochhammer(d, b - d);
}

/// The parameters of F, with the differences c - a, c - b and c - a - b each rounded once.
struct Parameters {
    double a, b, c, rest_a, rest_b, excess, excess_low;
    Parameters(double first, double second, double third) noexcept
        : a(first), b(second), c(third), rest_a(c - a), rest_b(c - b) {
        set_excess(exact_sum(c, -a) + Pair(-b));
    }
    void set_excess(Pair sum) noexcept {
        excess = sum.hi;
        excess_low = sum.lo;
    }
    /// Those after Pfaff's transformation, a, c - b and c.
    [[nodiscard]] Parameters mirrored() const noexcept {
        Parameters other = *this;
        other.b = rest_b;
        other.rest_b = b;
        other.set_excess(exact_sum(b, -a));
        return other;
    }
    /// Those after Euler's transformation, c - a, c - b and c.
    [[nodiscard]] Parameters turned() const noexcept {
        Parameters other = *this;
        std::swap(other.a, other.rest_a);
        std::swap(other.b, other.rest_b);
        other.set_excess({-excess, -excess_low});
        return other;
    }
};

/// Gamma(c) Gamma(c - a - b) / (Gamma(c - a) Gamma(c - b)); for small a two quotients, whose logarithms are small with
/// it.
template <class = void>
[[nodiscard]] inline double gauss_constant(const Parameters& p) noexcept {
    const bool second = std::abs(p.b) < std::abs(p.a);
    const double a = second ? p.b : p.a, size = std::abs(a), rest_a = second ? p.rest_b : p.rest_a;
    const double rest_b = second ? p.rest_a : p.rest_b;
    if (!(size < 1 && p.c > 0 && rest_a > 0 && rest_b > 0 && p.excess > 0))
        return gamma_ratio(p.c, p.excess, rest_a, rest_b);
    const incomplete::GammaRatio up = incomplete::log_gamma_ratio(a > 0 ? rest_a : rest_b, size);
    const incomplete::GammaRatio down = incomplete::log_gamma_ratio(a > 0 ? p.excess : p.c, size);
    return std::exp((up.rest - down.rest) + size * std::log(up.scale / down.scale));
}

/// DLMF 15.8.10: F(a, b; a + b + m; 1 - gap) for whole m >= 0; not found where terms cancel.
template <class = void>
[[nodiscard]] inline Maybe logarithmic(const Parameters& given, double gap) noexcept {
    const double a = given.a, b = given.b, c = given.c, m = given.excess;
    double finite = 0, term = 1, size = 0;
    for (double k = 0; k < m; ++k) {  // (a)_k (b)_k (m - k - 1)! / k! (-gap)^k over (m - 1)!
        finite += term;
        if (k + 1 < m) term *= (a + k) * (b + k) / ((m - 1 - k) * (k + 1)) * -gap;
    }
    if (m > 0) finite *= gauss_constant(given);
    const double whole = digamma(1) + digamma(m + 1), first = digamma(a + m), second = digamma(b + m);
    const double logarithm = std::log(gap),
                 parts = 1 + std::abs(whole) + std::abs(first) + std::abs(second) - logarithm;
    double psi = whole - first - second - logarithm, sum = 0;
    double each = reciprocal_gamma(m + 1);
    for (double k = 0; k < 500; ++k) {
        const double add = each * psi;
        sum += add;
        size += std::abs(each) * parts;
        if (k > 2 && std::abs(add) < 1e-17 * std::abs(sum)) break;
        psi += 1 / (k + 1) + 1 / (k + m + 1) - 1 / (a + m + k) - 1 / (b + m + k);
        each *= (a + m + k) * (b + m + k) / ((k + 1) * (k + m + 1)) * gap;
    }
    const double sign = std::fmod(m, 2) == 0 ? 1 : -1;
    const double scale = sign * std::pow(gap, m) * gamma_function(c) * (reciprocal_gamma(a) * reciprocal_gamma(b));
    const double value = finite + scale * sum;
    return {std::abs(scale) * size + std::abs(finite) < 8 * std::abs(value), value};
}

/// (log |Gamma(x + e)| - log |Gamma(x)|) / e = log(scale) + rest - log |1 + e raised| / e for 0 <= e <= 1/2, all parts
/// smooth in e; the quotient of the gamma functions has the sign of 1 + e raised.
struct GammaSlope {
    double scale, rest, raised;
};
/// x and x + e, each rounded once.
template <class = void>
[[nodiscard]] inline GammaSlope gamma_slope(double x, double more, double e) noexcept {
    double product = 1, change = 0;  // the product of all x + k, and by e what that of x + e + k is more
    for (; x < 10; x += 1, more += 1) {
        change = change * more + product;
        product *= x;
    }
    // Stirling's series (DLMF 5.11.1), with v - log(1 + v), v = e / x, and the differences of odd powers of 1 / (x + e)
    // and 1 / x
    constexpr double c[] = {-0.0027777777777777778, 7.9365079365079365e-4, -5.9523809523809524e-4,
                            8.4175084175084175e-4, -0.0019175269175269175};
    const double w0 = 1 / x, w1 = 1 / more, v = e * w0, half = 1 / (2 + v), s = v * half, z = s * s;
    double complete = 1, power = 1, sum = 0.083333333333333333;
    for (const double each : c) {
        power *= w0;
        complete = w1 * complete + power;
        power *= w0;
        complete = w1 * complete + power;
        sum += each * complete;
    }
    const double bend = w0 * (s - 2 * half * z * (1.0 / 3 + z * (0.2 + z * (1.0 / 7 + z * (1.0 / 9 + z / 11)))));
    return {more, -(x - 0.5) * bend - w0 * (0.5 + w1 * sum), change / product};
}

/// F(a, b; c; 1 - gap) with c - a - b = m + e, m >= 0 whole, |e| <= 1/2, and a + m, b + m, c - a, c - b no poles: DLMF
/// 15.8.4 with the terms of gap^(m + n) and gap^(m + e + n) taken together, which are U_n / e and -V_n / e and whose
/// difference is smooth in e (as N. Michel, M. V. Stoitsov, Comput. Phys. Commun. 178 (2008) 535, do it for complex
/// parameters). Not found where terms cancel.
template <class = void>
[[nodiscard]] inline Maybe paired_near_one(const Parameters& given, double m, double e, double gap) noexcept {
    const double a = given.a, b = given.b, size = std::abs(e);
    const auto slope_of = [&](double x, double more) {
        return e > 0 ? gamma_slope(x, more, size) : gamma_slope(more, x, size);
    };
    const GammaSlope first = slope_of(a + m, given.rest_b), second = slope_of(b + m, given.rest_a);
    const GammaSlope one = e > 0 ? gamma_slope(1 - e, 1, size) : gamma_slope(1, 1 - e, size);
    const GammaSlope other = slope_of(m + 1, m + 1 + e);
    const double scales = std::log(gap * (first.scale * second.scale) / (one.scale * other.scale));
    const double rests = (first.rest + second.rest) - (one.rest + other.rest);
    const double raised = ((first.raised + second.raised + size * first.raised * second.raised) -
                           (one.raised + other.raised + size * one.raised * other.raised)) /
                          ((1 + size * one.raised) * (1 + size * other.raised));
    // What U_0 - V_0 is of U_0, over e: V_0 / U_0 = exp(e (scales + rests)) (1 + size raised)^-+1
    const double quotient = 1 + size * raised, sums = scales + rests;
    double slope, products = raised;
    if (std::abs(size * raised) < 0.5) {
        if (size != 0) products = std::log1p(size * raised) / size;
        slope = size == 0 ? products - sums : -std::expm1(e * (sums - products)) / e;
    } else {
        slope = (1 - std::exp(e * sums) * (e > 0 ? 1 / quotient : quotient)) / e;
        products = slope;
    }
    const double parts = std::abs(scales) + std::abs(rests) + std::abs(products);
    // Gamma(c) Gamma(1 + e) / (Gamma(c - a) Gamma(c - b)); for a small parameter s the quotient Gamma(c) / Gamma(c - s)
    // on its own
    const bool swapped = std::abs(b) < std::abs(a);
    const double least = swapped ? b : a, near_c = swapped ? given.rest_b : given.rest_a,
                 remote = swapped ? given.rest_a : given.rest_b;
    double constant = gamma_function(1 + e) * reciprocal_gamma(remote);
    if (std::abs(least) < 1 && given.c > 4) {
        const incomplete::GammaRatio ratio = incomplete::log_gamma_ratio(least > 0 ? near_c : given.c, std::abs(least));
        constant *= std::exp(std::copysign(1.0, least) * (ratio.rest + std::abs(least) * std::log(ratio.scale)));
    } else {
        constant *= gamma_function(given.c) * reciprocal_gamma(near_c);
    }
    double finite = 0, finite_size = 0, term = constant, lead = constant;
    for (double k = 1; k < m; ++k) term *= k + e;
    for (double k = 0; k < m; ++k) {
        finite += term;
        finite_size += std::abs(term);
        term *= (a + k) * (b + k) * gap / ((1 - m + k - e) * (k + 1));
        lead *= -(a + k) * (b + k) * gap / (k + 1);
    }
    double u = lead, w = lead * slope, sum = 0, total = 0;
    const double begin = 2 + std::max({0.0, -a - m, -b - m});
    for (double n = 0; n < 500; ++n) {
        sum += w;
        total += std::abs(u) * parts;
        if (n > begin && std::abs(w) < 1e-17 * std::abs(sum)) break;
        const double up_a = a + m + n, up_b = b + m + n, more_a = given.rest_b + n, more_b = given.rest_a + n;
        const double k = n + 1, l = m + n + 1, less_k = k - e, more_l = l + e;
        const double scale = gap / ((less_k * l) * (more_l * k));
        w = (w * (more_a * more_b * (less_k * l)) + u * (up_a * up_b * (k + l) - (up_a + more_b) * (less_k * l))) *
            scale;
        u *= up_a * up_b * (more_l * k) * scale;
    }
    const double value = finite + sum;
    return {total + finite_size < 12 * std::abs(value), value};
}

/// F(a, b; c; 1 - gap) from series in gap < 0.3 (DLMF 15.8.4), where the parameters allow that.
template <class = void>
[[nodiscard]] inline Maybe gauss_near_one(const Parameters& given, double gap) noexcept {
    const double a = given.a, b = given.b, c = given.c, rest_a = given.rest_a, rest_b = given.rest_b;
    const double excess = given.excess, nearest = std::nearbyint(excess), off = std::abs(excess - nearest);
    const double size = std::abs(a) + std::abs(b) + std::abs(c);
    if (!(gap < 0.3) || !(size < 60)) return {false, 0};
    const double m = std::abs(nearest), rest = (nearest < 0 ? -1 : 1) * ((excess - nearest) + given.excess_low);
    const Parameters raised = nearest < 0 ? given.turned() : given;
    if (m < 12 && !is_pole(raised.a + m) && !is_pole(raised.b + m) && !is_pole(raised.rest_a) &&
        !is_pole(raised.rest_b)) {
        const Maybe paired = paired_near_one(raised, m, std::abs(rest) < 1e-200 ? 0 : rest, gap);
        if (paired.found) return {true, nearest < 0 ? std::pow(gap, excess) * paired.value : paired.value};
    }
    if (off == 0 && nearest >= 0 && nearest < 12 && !is_pole(a + nearest) && !is_pole(b + nearest))
        return logarithmic(given, gap);
    if (off == 0 && nearest < 0 && nearest > -12 && !is_pole(rest_a - nearest) && !is_pole(rest_b - nearest)) {
        const Maybe scaled = logarithmic(given.turned(), gap);
        return {scaled.found, std::pow(gap, excess) * scaled.value};
    }
    // What rounding takes from c - a - b counts 1 / off times.
    if (!(off > 0.02 && 50 * off > size)) return {false, 0};
    const double first = is_pole(rest_a) || is_pole(rest_b) ? 0 : gauss_constant(given);
    const double second = gamma_ratio(c, -excess, a, b) * std::pow(gap, excess);
    const double one = first == 0 ? 0 : first * careful<false>(a, b, 1 - excess, gap).value;
    const double other = second == 0 ? 0 : second * careful<false>(rest_a, rest_b, 1 + excess, gap).value;
    return {std::abs(one + other) > 0.5 * std::max(std::abs(one), std::abs(other)), one + other};
}

/// F(a, b; c; z) for 0 <= z = 1 - gap < 1, no parameter whole and negative but c - a or c - b perhaps.
template <class = void>
[[nodiscard]] inline double gauss_unit(const Parameters& given, double z, double gap) noexcept {
    if (const Maybe near_one = gauss_near_one(given, gap); near_one.found) return near_one.value;
    const double a = given.a, b = given.b, c = given.c, rest_a = given.rest_a, rest_b = given.rest_b;
    const double excess = given.excess, off = std::abs(excess - std::nearbyint(excess));
    const bool lesser = std::abs(a) + std::abs(b) + std::abs(c) < 60;
    const auto steps = [=](double p, double q, double from) {
        return lesser && off < 0.02 ? gauss_steps<Pair>(p, q, c, from, gap) : gauss_steps(p, q, c, from, gap);
    };
    const double shift = std::pow(gap, excess);
    if (z <= 0.9 || excess > 6) {
        const Summed direct = series<false, double>(a, b, c, z);
        if (direct.loss() < 8) return direct.value;
    }
    if (z <= 0.9) {
        const Summed euler = series<false, double>(rest_a, rest_b, c, z);
        if (euler.loss() < 8) return shift * euler.value;
        const Summed fine = series<false, Pair>(a, b, c, z);
        if (fine.loss() < enough) return fine.value;
        // The parameters of Euler's form are rounded, which counts where they cancel.
        if (euler.loss() < fine.loss()) {
            const Summed other = careful<false>(rest_a, rest_b, c, z);
            if (other.loss() < enough) return shift * other.value;
        }
        return steps(a, b, 0.5 * z);
    }
    // Where F falls like gap^excess next to a part that does not, Euler's form has that factor outside.
    if (excess < 0 && is_pole(c) == false && rest_a > 0 && rest_b > 0) return shift * steps(rest_a, rest_b, 0.5);
    return steps(a, b, 0.5);
}

/// F(-n, b; c; z), a polynomial.
template <class = void>
[[nodiscard]] inline double gauss_polynomial(double a, double b, double c, double z) noexcept {
    const Summed direct = careful<false>(a, b, c, z);
    if (direct.loss() < enough || is_pole(c)) return direct.value;
    if (z > 0.5 && !is_pole(c - b)) {  // DLMF 15.8.7
        const Summed mirrored = careful<false>(a, b, a + b - c + 1, 1 - z);
        if (mirrored.loss() < enough) return mirrored.value * (pochhammer(c - b, -a) / pochhammer(c, -a));
    }
    // DLMF 15.5.11 from degrees 0 and 1.
    if (a < -1e7) return nan;
    double before = 1, at = 1 - b * z / c;
    for (double k = 1; k < -a; ++k) {
        const double next = ((c + 2 * k - (b + k) * z) * at - k * (1 - z) * before) / (c + k);
        before = at;
        at = next;
    }
    return at;
}

/// 2F1(a, b; c; z).
template <class = void>
[[nodiscard]] inline double hyp2f1(double a, double b, double c, double z) noexcept {
    if (a != a || b != b || c != c || z != z) return nan;
    if (a == 0 || b == 0) return 1;
    const auto shorter = [](double x, double y) { return is_pole(x) && !(is_pole(y) && y > x); };
    if (shorter(b, a)) std::swap(a, b);  // a of a polynomial is the one that ends it
    const bool polynomial = is_pole(a);
    if (is_pole(c) && !(polynomial && a >= c)) return z == 0 ? 1 : infinity;
    if (z == 0) return 1;
    if (!(std::abs(a) < infinity && std::abs(b) < infinity && std::abs(c) < infinity)) return nan;
    if (polynomial && a > -1e5) {
        if (std::isinf(z)) return infinity * (std::fmod(a, 2) == 0 || z < 0 ? 1 : -1) * (b > 0 ? 1 : nan);
        return gauss_polynomial(a, b, c, z);
    }
    if (a == c) return z < 1 || b == std::floor(b) ? std::pow(1 - z, -b) : nan;
    if (b == c) return z < 1 || a == std::floor(a) ? std::pow(1 - z, -a) : nan;
    const double excess = c - a - b;
    if (z == 1) {
        if (is_pole(c - a) || is_pole(c - b)) return excess > 0 ? 0 : infinity;
        if (excess > 0) return gamma_ratio(c, excess, c - a, c - b);  // DLMF 15.4.20
        return gamma_sign(c) * gamma_sign(a) * gamma_sign(b) * infinity;
    }
    if (is_pole(c - a) || is_pole(c - b)) {  // a polynomial after Euler's transformation, DLMF 15.8.1
        if (z > 1 && excess != std::floor(excess)) return nan;
        const double p = is_pole(c - a) ? c - a : c - b, q = is_pole(c - a) ? c - b : c - a;
        if (p > -1e5) return std::pow(1 - z, excess) * gauss_polynomial(p, q, c, z);
    }
    if (z > 1) return nan;
    if (std::isinf(z)) return a > 0 && b > 0 ? 0 : nan;
    if (z > 0) return gauss_unit({a, b, c}, z, 1 - z);
    if (z > -0.4) {
        const Summed direct = series<false, double>(a, b, c, z);
        if (direct.loss() < 8) return direct.value;
    }
    // Pfaff's transformation; the smaller parameter stays, so that the other two tend to be positive.
    if (std::abs(a) > std::abs(b)) std::swap(a, b);
    const double w = z / (z - 1), gap = 1 / (1 - z);
    if (c - b < 0 && c - a > 0) {
        const Summed direct = w < 0.7 ? series<false, double>(a, c - b, c, w) : Summed{0, 1};
        const bool found = direct.loss() < 8;
        const Maybe value = found ? Maybe{found, direct.value} : gauss_near_one(Parameters(a, b, c).mirrored(), gap);
        if (value.found) return std::pow(1 - z, -a) * value.value;
        std::swap(a, b);
    }
    if (is_pole(c - b)) return std::pow(1 - z, -a) * gauss_polynomial(c - b, a, c, w);
    const double value = gauss_unit(Parameters(a, b, c).mirrored(), w, gap);
    return std::pow(1 - z, -a) * value;
}

}  // namespace scixx::special::detail::hypergeometric
