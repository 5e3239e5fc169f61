// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/distributions/detail/loader.hpp>
#include <scixx/stats/distributions/kernel.hpp>
#include <vector>

/// Laws of the one-sided and the two-sided Kolmogorov-Smirnov statistic of n observations.
namespace scixx::stats::detail {

/// Z. W. Birnbaum, F. H. Tingey, Ann. Math. Statist. 22 (1951) 592: all terms are positive.
template <class Real = double>
struct Ksone {
    Real n;
    static constexpr const char* name = "ksone";
    static constexpr std::array<const char*, 1> shapes{"n"};
    [[nodiscard]] bool valid() const { return n >= 1 && n == std::floor(n) && std::isfinite(n); }
    [[nodiscard]] Support support() const { return {0, 1}; }
    /// binom(n, j) u^j v^(n-j) at u = j / n + x, v = 1 - u. The difference n x of j and n u is not formed by
    /// subtraction.
    [[nodiscard]] static Real term(Real j, Real n, Real a, Real u, Real v) {
        const Real rest = n - j;
        if (j == 0) return std::exp(n * std::log1p(-a / n));
        if (rest == 0) return std::exp(n * std::log(u));
        if (v <= 0) return 0;
        return std::exp(stirling_error(n) - stirling_error(j) - stirling_error(rest) - deviance(j, j + a, -a) -
                        deviance(rest, rest - a, a) - half_log_two_pi - 0.5 * (std::log(j) + std::log1p(-j / n)));
    }
    template <class G>
    [[nodiscard]] Real sum(Real x, G&& g) const {
        Real total = 0;
        const Real a = n * x, last = std::floor(n - a);
        for (Real j = 0; j <= last; ++j) {
            const Real u = x + j / n, v = (n - j - a) / n;
            if (v < 0 || u <= 0) continue;
            total += g(j, u, v, term(j, n, a, u, v) / u);
        }
        return total;
    }
    [[nodiscard]] Real sf(Real x) const {
        return std::min(1.0, x * sum(x, [](Real, Real, Real, Real t) { return t; }));
    }
    [[nodiscard]] Real cdf(Real x) const {
        if (x * n < 1) return x * std::pow(1 + x, n - 1);  // the lowest piece in closed form
        return 1 - sf(x);
    }
    [[nodiscard]] Real pdf(Real x) const {
        if (x * n < 1) return std::pow(1 + x, n - 2) * (1 + n * x);
        const Real plain = sum(x, [](Real, Real, Real, Real t) { return t; });
        const Real slope = sum(x, [&](Real j, Real u, Real v, Real t) {
            return v > 0 ? t * ((j - 1) / u - (n - j) / v) : j == n ? t * (n - 1) / u : 0.0;
        });
        return std::max(0.0, -plain - x * slope);
    }
    [[nodiscard]] Real centre() const { return std::min(0.5, 0.6 / std::sqrt(n)); }
};

/// The two-sided statistic D of n uniform numbers, exactly. With a = n D, D < x means that a Poisson process N of rate
/// 1 with N(n) = n stays in the corridor s - a <= N(s) <= s + a (J. Durbin, Ann. Math. Statist. 39 (1968) 398; J.
/// Pomeranz, Commun. ACM 17 (1974) 703). State i is left behind at s = i + a (a lower event), states from i on are out
/// of reach until s = i - a (an upper event): one of each in every unit of s. All sums have positive terms only, so
/// that both tails have small relative errors.
template <class T = double>
class PoissonCorridor {
public:
    PoissonCorridor(T n, T x)
        : n_(static_cast<std::ptrdiff_t>(n)), reach_(static_cast<std::ptrdiff_t>(std::floor(n * x))) {
        const T rest = std::max(T(0), std::fma(n, x, -T(reach_)));
        lower_first_ = rest <= T(0.5);
        const T first = lower_first_ ? rest : 1 - rest;
        ends_ = kernel(first);
        between_ = kernel(1 - 2 * first);
        across_ = kernel(2 * first);
        first_ = first;
        mass_.assign(2 * reach_ + 2 + 2 * longest, 0);
        next_ = mass_;
    }
    struct Answer {
        T below, above, density;
    };

    /// Steps through all n units, O(n reach) with at most `longest` products a state. `exits` asks for `above`, which
    /// is the sum over all first exits, each times the probability to end in N(n) = n.
    [[nodiscard]] Answer walk(bool exits) {
        // mass_[i - base_] is the probability to be in state i without having left the corridor.
        base_ = -reach_ - 1;
        low_ = high_ = 0;
        mass_[-base_] = 1;
        core::List<T> at_lower(n_, 0), at_upper(n_, 0);
        T gone = 0;
        for (std::ptrdiff_t p = 0; p < n_; ++p) {
            for (int event = 0; event < 2; ++event) {
                advance(event == 1 ? between_ : p == 0 ? ends_ : across_);
                const T s = T(p) + (event == 0 ? first_ : 1 - first_);
                if ((event == 0) == lower_first_) {
                    const std::ptrdiff_t state = p - reach_;
                    if (state < 0 || low_ > state) continue;
                    at_lower[state] = at(state);
                    if (exits) gone += at(state) * std::exp(log_poisson(T(n_ - state), T(n_) - s));
                    at(state) = 0;
                    low_ = state + 1;
                } else {
                    const std::ptrdiff_t state = p + reach_ + 1;
                    if (state > n_) {  // what is beyond n does not come back
                        high_ = std::min(high_, n_);
                        continue;
                    }
                    if (state - 1 <= high_ && state - 1 >= low_) at_upper[state - 1] = at(state - 1);
                    if (exits && high_ >= state) {
                        T weight = std::exp(log_poisson(T(n_ - state), T(n_) - s));
                        for (std::ptrdiff_t i = state; i <= std::min(high_, n_); ++i) {
                            gone += at(i) * weight;
                            weight *= T(n_ - i) / (T(n_) - s);
                        }
                    }
                    for (std::ptrdiff_t i = state; i <= high_; ++i) at(i) = 0;
                    high_ = std::min(high_, state - 1);
                }
            }
        }
        advance(ends_);
        const T all = std::exp(log_poisson(T(n_), T(n_)));
        // Widening the corridor by da saves what would leave it in da: at a lower event what is in the state, by
        // symmetry in time as much at the upper event of the mirrored path.
        T flux = 0;
        for (std::ptrdiff_t j = 0; j < n_; ++j) flux += at_lower[j] * at_upper[n_ - 1 - j];
        const T end = low_ <= n_ && n_ <= high_ ? at(n_) : T(0);
        return {std::min(T(1), end / all), std::min(T(1), gone / all), 2 * T(n_) * flux / all};
    }

    /// P(D < x) as a power of the transition matrix of one unit, O(reach^3 log n) (G. Marsaglia, W. W. Tsang, J. Wang,
    /// J. Stat. Softw. 8 (2003) 18).
    [[nodiscard]] T power() {
        const std::ptrdiff_t width = 2 * reach_ + 1;
        core::List<T> step(width * width, 0), product(width * width), row(width, 0), image(width);
        // States at the start of unit p are p - reach .. p + reach; the columns are one state ahead.
        for (std::ptrdiff_t from = 0; from < width; ++from) {
            std::fill(mass_.begin(), mass_.end(), T(0));
            base_ = -reach_ - 1;
            low_ = high_ = from - reach_;
            at(low_) = 1;
            for (int event = 0; event < 2; ++event) {
                advance(event == 0 ? ends_ : between_);
                if ((event == 0) == lower_first_) {
                    if (low_ <= -reach_) at(-reach_) = 0;
                } else {
                    for (std::ptrdiff_t i = reach_ + 1; i <= high_; ++i) at(i) = 0;
                    high_ = std::min(high_, reach_);
                }
            }
            advance(ends_);
            for (std::ptrdiff_t to = 0; to < width; ++to) {
                const std::ptrdiff_t state = to - reach_ + 1;
                if (state >= low_ && state <= high_) step[from * width + to] = at(state);
            }
        }
        row[reach_] = 1;
        int exponent = 0, of_step = 0;
        for (std::ptrdiff_t m = n_; m > 0; m /= 2) {
            if (m % 2 == 1) {
                std::fill(image.begin(), image.end(), T(0));
                for (std::ptrdiff_t i = 0; i < width; ++i)
                    for (std::ptrdiff_t k = 0; k < width; ++k) image[k] += row[i] * step[i * width + k];
                row.swap(image);
                exponent += of_step + rescale(row);
            }
            if (m == 1) break;
            std::fill(product.begin(), product.end(), T(0));
            for (std::ptrdiff_t i = 0; i < width; ++i)
                for (std::ptrdiff_t l = 0; l < width; ++l) {
                    const T factor = step[i * width + l];
                    if (factor == 0) continue;
                    for (std::ptrdiff_t k = 0; k < width; ++k) product[i * width + k] += factor * step[l * width + k];
                }
            step.swap(product);
            of_step = 2 * of_step + rescale(step);
        }
        const T all = log_poisson(T(n_), T(n_));
        return std::ldexp(row[reach_], exponent) / std::exp(all);
    }

private:
    static constexpr int longest = 20;  // 1 / 20! is below eps / 1000
    struct Kernel {
        std::array<T, longest> p;
        std::ptrdiff_t size;
    };
    [[nodiscard]] static Kernel kernel(T rate) {
        Kernel k{};
        k.p[0] = std::exp(-rate);
        for (k.size = 1; k.size < longest; ++k.size) {
            T* const at = k.p.data() + k.size;
            *at = at[-1] * rate / T(k.size);
            if (*at < T(1e-19)) break;
        }
        return k;
    }
    [[nodiscard]] T& at(std::ptrdiff_t state) { return mass_[state - base_]; }
    /// The masses after a step; they move to the front of the store when its end comes near.
    void advance(const Kernel& k) {
        if (low_ > high_) return;
        if (k.size == 1 && k.p[0] == 1) return;
        const std::ptrdiff_t count = high_ - low_ + 1;
        const T* in = &at(low_);
        T* out = next_.data() + 1;
        std::fill(out, out + count + k.size - 1, T(0));
        for (std::ptrdiff_t j = 0; j < k.size; ++j) {
            const T weight = k.p.data()[j];
            for (std::ptrdiff_t i = 0; i < count; ++i) out[i + j] += weight * in[i];
        }
        std::fill(mass_.begin(), mass_.end(), T(0));
        mass_.swap(next_);
        base_ = low_ - 1;
        high_ += k.size - 1;
    }
    /// Divides by a power of two near the largest entry and gives its exponent.
    [[nodiscard]] static int rescale(std::vector<T>& values) {
        T top = 0;
        for (const T v : values) top = std::max(top, v);
        if (!(top > 0)) return 0;
        const int e = std::ilogb(top);
        for (T& v : values) v = std::ldexp(v, -e);
        return e;
    }

    std::ptrdiff_t n_, reach_, base_ = 0, low_ = 0, high_ = 0;
    bool lower_first_ = true;
    T first_ = 0;
    Kernel ends_{}, between_{}, across_{};
    core::List<T> mass_, next_;
};

/// P(sqrt(n) D <= z) to O(1 / n^2) (W. Pelz, I. J. Good, J. R. Stat. Soc. B 38 (1976) 152, eq. 7 - 10).
template <class T = double>
[[nodiscard]] T pelz_good(T n, T z) {
    const T z2 = z * z, z4 = z2 * z2, z6 = z4 * z2, p2 = T(pi * pi);
    T k0 = 0, k1 = 0, k2 = 0, k3 = 0, k2b = 0, k3b = 0;
    for (int k = 40; k >= 0; --k) {
        const T h2 = p2 * square(T(k) + T(0.5)), e = std::exp(-h2 / (2 * z2)), h4 = h2 * h2;
        k0 += e;
        k1 += (h2 - z2) * e;
        k2 += (6 * z6 + 2 * z4 + h2 * (2 * z4 - 5 * z2) + h4 * (1 - 2 * z2)) * e;
        k3 += (h4 * h2 * (5 - 30 * z2) + h4 * (212 * z4 - 60 * z2) + h2 * (135 * z4 - 96 * z6) -
               (30 * z6 + 90 * z6 * z2)) *
              e;
        const T g2 = p2 * T(k) * T(k), g = std::exp(-g2 / (2 * z2));
        k2b += g2 * g;
        k3b += (3 * g2 * z2 - g2 * g2) * g;
    }
    // The sums run over positive and negative k.
    const T root = std::sqrt(T(pi) / 2);
    k0 *= 2 * root / z;
    k1 *= 2 * root / (6 * z4);
    k2 = 2 * root * (k2 / (72 * z6 * z) - k2b / (36 * z2 * z));
    k3 = 2 * root * (k3 / (6480 * z6 * z4) + k3b / (216 * z6));
    return k0 + k1 / std::sqrt(n) + k2 / n + k3 / (n * std::sqrt(n));
}

/// Whether the law of the two-sided statistic is asked for P(D <= x), P(D > x) or its density.
enum class KolmogorovPart { below, above, density };

/// The law of D for 1 / (2 n) < x < 1, by regions as R. Simard, P. L'Ecuyer (J. Stat. Softw. 39 (2011) 11) choose them.
template <class T = double>
[[nodiscard]] T kolmogorov_smirnov(T n, T x, KolmogorovPart part) {
    const T a = n * x;
    const auto complement = [&](T below) { return part == KolmogorovPart::above ? 1 - below : below; };
    if (a <= 1) {  // n! (2 x - 1 / n)^n
        const T width = std::max(T(0), std::fma(2 * n, x, T(-1)));
        const T log_all = log_poisson(n, n) + n;  // n^n / n!
        if (part == KolmogorovPart::density)
            return n == 1 ? T(2) : 2 * n * n * std::exp((n - 1) * std::log(width) - log_all);
        return complement(std::exp(n * std::log(width) - log_all));
    }
    // That both sides are reached has exp(-6 n x^2) times the probability of one, and from x = 1/2 on it is impossible.
    const bool one_side = x >= T(0.5) || a * x >= 6;
    if (one_side || (n > 300 && a * x >= T(2.2) && part != KolmogorovPart::density)) {
        const Ksone<> one{n};
        if (part == KolmogorovPart::density) return 2 * one.pdf(x);
        const T both = one_side ? T(0) : 2 * std::exp(-8 * square(x * std::sqrt(n) + 1 / (6 * std::sqrt(n))));
        const T above = std::min(T(1), 2 * one.sf(x) - both);
        return part == KolmogorovPart::above ? above : 1 - above;
    }
    if (n <= 300) {
        const auto answer = PoissonCorridor<T>(n, x).walk(part == KolmogorovPart::above);
        return part == KolmogorovPart::below   ? answer.below
               : part == KolmogorovPart::above ? answer.above
                                               : answer.density;
    }
    const auto below = [n](T y) {
        return n <= 100000 && n * y * std::sqrt(y) <= T(1.4) ? PoissonCorridor<T>(n, y).power()
                                                             : pelz_good(n, y * std::sqrt(n));
    };
    if (part != KolmogorovPart::density) return std::clamp(complement(below(x)), T(0), T(1));
    const T h = x / 1024;
    return std::max(T(0), (45 * (below(x + h) - below(x - h)) - 9 * (below(x + 2 * h) - below(x - 2 * h)) +
                           (below(x + 3 * h) - below(x - 3 * h))) /
                              (60 * h));
}

}  // namespace scixx::stats::detail
