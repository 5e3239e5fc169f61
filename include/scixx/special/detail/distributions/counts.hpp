// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/distributions/solve.hpp>

namespace scixx::special::detail::distributions {

/// The binomial distribution up to k of n, k being continued to real numbers: I_(1-p)(n - k, k + 1).
template <class T>
[[nodiscard]] inline Parts binomial(double k, double n, double p) noexcept {
    if (!(p >= 0 && p <= 1 && k >= 0 && n >= k)) return {nan, nan};
    if (k == n) return {1, 0};
    return beta_parts<T>(k + 1, n - k, p).swapped();
}
/// Sums of up to so many terms are faster than the incomplete functions, one by one and over arrays; all their terms
/// are positive.
inline constexpr double few_terms = 40, fewest_terms = 12;

/// The sum of C(n, j) p^j q^(n-j) over j = 0, ..., k for whole k, p + q = 1; negative where that is no way to compute
/// it.
template <class = void>
[[nodiscard]] inline double binomial_sum(double k, double n, Pair p, Pair q) noexcept {
    if (!(k >= 0 && k <= few_terms && q.hi > 0)) return -1;
    const double first = std::pow(q.hi, n) * (1 + n * (q.lo / q.hi)), odds = p.hi / q.hi;
    if (!(first > 1e-250)) return -1;
    double sum = 1;
    for (int j = static_cast<int>(k); j > 0; --j) sum = 1 + sum * (odds * ((n - j + 1) / j));
    return std::min(first * sum, 1.0);
}
/// binomial(floor(k), n, p) of a block, its upper part where `upper` is 1; one(i) serves short sums and what is out of
/// range.
template <class T, class One>
void binomial_block(const double* k, const double* n, const double* p, double* out, std::ptrdiff_t size, double upper,
                    const One& one) {
    tail_block<BetaTails<T>>(
        size, out,
        [=](BetaTails<T>& to, int i) SCIXX_INLINE_LAMBDA {
            const double whole = std::floor(k[i]), terms = upper * (n[i] - whole - 1) + (1 - upper) * whole;
            return to.put(i, whole + 1, n[i] - whole, p[i], sum_of<ExponentOf<T>>(1, -p[i]), 1 - upper) &&
                   terms > fewest_terms && whole >= 1 && n[i] - whole != 1;
        },
        one);
}
template <class T>
struct Bdtr {
    static double at(double k, double n, double p) {
        k = std::floor(k);
        if (!(p >= 0 && p <= 1 && k >= 0 && n > k)) return binomial<T>(k, n, p).lower;
        const Pair q = exact_sum(1, -p);
        const double lower = binomial_sum(k, n, p, q);
        if (lower >= 0) return lower;
        const double upper = n == std::floor(n) ? binomial_sum(n - k - 1, n, q, p) : -1;
        return upper >= 0 && upper <= 0.5 ? 1 - upper : binomial<T>(k, n, p).lower;
    }
    static void block(const double* k, const double* n, const double* p, double* out, std::ptrdiff_t size) {
        binomial_block<T>(k, n, p, out, size, 0, [=](int i) { return at(k[i], n[i], p[i]); });
    }
};
template <class T>
struct Bdtrc {
    static double at(double k, double n, double p) {
        if (k < 0 && p >= 0 && p <= 1 && n >= 0) return 1;
        k = std::floor(k);
        if (!(p >= 0 && p <= 1 && n > k)) return binomial<T>(k, n, p).upper;
        const Pair q = exact_sum(1, -p);
        const double upper = n == std::floor(n) ? binomial_sum(n - k - 1, n, q, p) : -1;
        if (upper >= 0) return upper;
        const double lower = binomial_sum(k, n, p, q);
        return lower >= 0 && lower <= 0.5 ? 1 - lower : binomial<T>(k, n, p).upper;
    }
    static void block(const double* k, const double* n, const double* p, double* out, std::ptrdiff_t size) {
        binomial_block<T>(k, n, p, out, size, 1, [=](int i) { return at(k[i], n[i], p[i]); });
    }
};
template <class T>
struct Bdtri {
    static double at(double k, double n, double y) {
        k = std::floor(k);
        if (!(k >= 0 && n > k)) return nan;
        return beta_inverse_all(BetaFixedFor<T>(k + 1, n - k), 1 - y, y).x;
    }
    static void block(const double* k, const double* n, const double* y, double* out, std::ptrdiff_t size) {
        Block first, second, rest;
        for (std::ptrdiff_t i = 0; i < size; ++i) {
            const double whole = std::floor(k[i]);
            first[i] = whole >= 0 ? whole + 1 : nan;
            second[i] = n[i] - whole;
        }
        beta_quantiles<T, true>(first, second, y, out, rest, size);
    }
};
template <class T>
struct Bdtrik {
    static Search search(double y, double n, double p) {
        if (!(p >= 0 && p <= 1 && n >= 0)) return {};
        return Search::between(y, 1 - y, true, 0, n, Start(n * p, std::sqrt(n * p * (1 - p)), y, 1 - y));
    }
    static double at(double y, double n, double p) {
        return run<T>(search(y, n, p), [=](double s) { return binomial<T>(s, n, p); });
    }
    static void block(const double* y, const double* n, const double* p, double* out, std::ptrdiff_t size) {
        search_block<T, BetaTails<T>>(
            out, size, [=](int i) { return search(y[i], n[i], p[i]); },
            [=](BetaTails<T>& to, int place, int i, double s, double upper) {
                return to.put(place, s + 1, n[i] - s, p[i], sum_of<ExponentOf<T>>(1, -p[i]), 1 - upper);
            },
            [=](int i, double s) { return binomial<T>(s, n[i], p[i]); });
    }
};
template <class T>
struct Bdtrin {
    static Search search(double k, double y, double p) {
        // n - k failures come before success k + 1.
        if (!(k >= 0 && p > 0 && p < 1)) return {};
        const double q = 1 - p, mean = (k + 1) * q / p;
        return Search::positive(y, 1 - y, false, Start(mean, std::sqrt(mean / p), 1 - y, y));
    }
    static double at(double k, double y, double p) {
        return k + run<T>(search(k, y, p), [=](double s) { return binomial<T>(k, k + s, p); });
    }
    static void block(const double* k, const double* y, const double* p, double* out, std::ptrdiff_t size) {
        Block rest;
        search_block<T, BetaTails<T>>(
            rest, size, [=](int i) { return search(k[i], y[i], p[i]); },
            [=](BetaTails<T>& to, int place, int i, double s, double upper) {
                return to.put(place, k[i] + 1, s, p[i], sum_of<ExponentOf<T>>(1, -p[i]), 1 - upper);
            },
            [=](int i, double s) { return binomial<T>(k[i], k[i] + s, p[i]); });
        for (std::ptrdiff_t i = 0; i < size; ++i) out[i] = k[i] + rest[i];
    }
};

/// The negative binomial distribution of k failures before n successes: I_p(n, k + 1).
template <class T>
[[nodiscard]] inline Parts negative_binomial(double k, double n, double p) noexcept {
    if (!(k >= 0)) return {nan, nan};
    return beta_parts<T>(n, k + 1, p);
}
/// p^n times the sum of (n)_j / j! (1 - p)^j over j = 0, ..., k; negative as binomial_sum.
template <class = void>
[[nodiscard]] inline double negative_binomial_sum(double k, double n, double p) noexcept {
    if (!(k >= 0 && k <= few_terms && n > 0 && p > 0 && p <= 1)) return -1;
    const double first = std::pow(p, n), q = 1 - p;
    if (!(first > 1e-250)) return -1;
    double sum = 1;
    for (int j = static_cast<int>(k); j > 0; --j) sum = 1 + sum * (q * ((n + j - 1) / j));
    return std::min(first * sum, 1.0);
}
/// negative_binomial(floor(k), n, p) of a block, as binomial_block().
template <class T, class One>
void negative_binomial_block(const double* k, const double* n, const double* p, double* out, std::ptrdiff_t size,
                             double upper, const One& one) {
    tail_block<BetaTails<T>>(
        size, out,
        [=](BetaTails<T>& to, int i) SCIXX_INLINE_LAMBDA {
            const double whole = std::floor(k[i]);
            return to.put(i, n[i], whole + 1, p[i], sum_of<ExponentOf<T>>(1, -p[i]), upper) && whole > fewest_terms &&
                   n[i] != 1;
        },
        one);
}
template <class T>
struct Nbdtr {
    static double at(double k, double n, double p) {
        k = std::floor(k);
        const double lower = negative_binomial_sum(k, n, p);
        return lower >= 0 ? lower : negative_binomial<T>(k, n, p).lower;
    }
    static void block(const double* k, const double* n, const double* p, double* out, std::ptrdiff_t size) {
        negative_binomial_block<T>(k, n, p, out, size, 0, [=](int i) { return at(k[i], n[i], p[i]); });
    }
};
template <class T>
struct Nbdtrc {
    static double at(double k, double n, double p) {
        k = std::floor(k);
        const double lower = negative_binomial_sum(k, n, p);
        return lower >= 0 && lower <= 0.5 ? 1 - lower : negative_binomial<T>(k, n, p).upper;
    }
    static void block(const double* k, const double* n, const double* p, double* out, std::ptrdiff_t size) {
        negative_binomial_block<T>(k, n, p, out, size, 1, [=](int i) { return at(k[i], n[i], p[i]); });
    }
};
template <class T>
struct Nbdtri {
    static double at(double k, double n, double y) {
        k = std::floor(k);
        return k >= 0 ? beta_inverse_all(BetaFixedFor<T>(n, k + 1), y, 1 - y).x : nan;
    }
    static void block(const double* k, const double* n, const double* y, double* out, std::ptrdiff_t size) {
        Block second, rest;
        for (std::ptrdiff_t i = 0; i < size; ++i) {
            const double whole = std::floor(k[i]);
            second[i] = whole >= 0 ? whole + 1 : nan;
        }
        beta_quantiles<T, false>(n, second, y, out, rest, size);
    }
};
template <class T>
struct Nbdtrik {
    static Search search(double y, double n, double p) {
        if (!(n > 0 && p > 0 && p <= 1 && y >= 0 && y <= 1)) return {};
        if (y == 1) return Search::answered(p == 1 ? 0.0 : infinity);
        const double first = n * std::log(p), level = std::log(y);  // first is that of the value at 0, but for rounding
        if (first > level + 1e-9 || (first > level - 1e-9 && negative_binomial<T>(0, n, p).lower >= y))
            return Search::answered(0);
        const double mean = n * (1 - p) / p;
        return Search::positive(y, 1 - y, true, Start(mean, std::sqrt(mean / p), y, 1 - y));
    }
    static double at(double y, double n, double p) {
        return run<T>(search(y, n, p), [=](double s) { return negative_binomial<T>(s, n, p); });
    }
    static void block(const double* y, const double* n, const double* p, double* out, std::ptrdiff_t size) {
        search_block<T, BetaTails<T>>(
            out, size, [=](int i) { return search(y[i], n[i], p[i]); },
            [=](BetaTails<T>& to, int place, int i, double s, double upper) {
                return to.put(place, n[i], s + 1, p[i], sum_of<ExponentOf<T>>(1, -p[i]), upper);
            },
            [=](int i, double s) { return negative_binomial<T>(s, n[i], p[i]); });
    }
};
template <class T>
struct Nbdtrin {
    static Search search(double k, double y, double p) {
        // As many successes as come before failure k + 1.
        if (!(k >= 0 && p > 0 && p < 1)) return {};
        const double mean = (k + 1) * p / (1 - p);
        return Search::positive(y, 1 - y, false, Start(mean, std::sqrt(mean / (1 - p)), 1 - y, y));
    }
    static double at(double k, double y, double p) {
        return run<T>(search(k, y, p), [=](double s) { return negative_binomial<T>(k, s, p); });
    }
    static void block(const double* k, const double* y, const double* p, double* out, std::ptrdiff_t size) {
        search_block<T, BetaTails<T>>(
            out, size, [=](int i) { return search(k[i], y[i], p[i]); },
            [=](BetaTails<T>& to, int place, int i, double s, double upper) {
                return to.put(place, s, k[i] + 1, p[i], sum_of<ExponentOf<T>>(1, -p[i]), upper);
            },
            [=](int i, double s) { return negative_binomial<T>(k[i], s, p[i]); });
    }
};

/// Poisson's distribution up to k, continued to real k: Q(k + 1, m).
template <class T>
[[nodiscard]] inline Parts poisson(double k, double m) noexcept {
    if (!(k >= 0 && m >= 0)) return {nan, nan};
    return gamma_parts<T>(k + 1, m).swapped();
}
/// exp(-m) times the sum of m^j / j! over j = 0, ..., k; negative as binomial_sum.
template <class = void>
[[nodiscard]] inline double poisson_sum(double k, double m) noexcept {
    if (!(k >= 0 && k <= few_terms && m >= 0 && m < 500)) return -1;
    double sum = 1;
    for (int j = static_cast<int>(k); j > 0; --j) sum = 1 + sum * (m / j);
    return std::min(elementary::quick_exponential<false>(-m) * sum, 1.0);
}
/// poisson(floor(k), m) of a block, as binomial_block().
template <class T, class One>
void poisson_block(const double* k, const double* m, double* out, std::ptrdiff_t size, double upper, const One& one) {
    tail_block<GammaTails<T>>(
        size, out,
        [=](GammaTails<T>& to, int i) SCIXX_INLINE_LAMBDA {
            const double whole = std::floor(k[i]);
            return to.put(i, whole + 1, m[i], 1 - upper) && whole > fewest_terms;
        },
        one);
}
template <class T>
struct Pdtr {
    static double at(double k, double m) {
        k = std::floor(k);
        const double lower = poisson_sum(k, m);
        return lower >= 0 ? lower : poisson<T>(k, m).lower;
    }
    static auto fixed(double k) {
        return [k = std::floor(k), setup = GammaFixedFor<T>(std::floor(k) + 1)](double m) {
            const double lower = poisson_sum(k, m);
            if (lower >= 0) return lower;
            return k >= 0 && m >= 0 ? gamma_all(setup, m).upper : nan;
        };
    }
    static void block(const double* k, const double* m, double* out, std::ptrdiff_t size) {
        poisson_block<T>(k, m, out, size, 0, [=](int i) { return at(k[i], m[i]); });
    }
};
template <class T>
struct Pdtrc {
    static double at(double k, double m) {
        k = std::floor(k);
        const double lower = poisson_sum(k, m);
        return lower >= 0 && lower <= 0.5 ? 1 - lower : poisson<T>(k, m).upper;
    }
    static auto fixed(double k) {
        return [k = std::floor(k), setup = GammaFixedFor<T>(std::floor(k) + 1)](double m) {
            const double lower = poisson_sum(k, m);
            if (lower >= 0 && lower <= 0.5) return 1 - lower;
            return k >= 0 && m >= 0 ? gamma_all(setup, m).lower : nan;
        };
    }
    static void block(const double* k, const double* m, double* out, std::ptrdiff_t size) {
        poisson_block<T>(k, m, out, size, 1, [=](int i) { return at(k[i], m[i]); });
    }
};
template <class T>
struct Pdtri {
    static double at(double k, double y) {
        k = std::floor(k);
        return k >= 0 ? gamma_inverse_all(GammaFixedFor<T>(k + 1), 1 - y, y) : nan;
    }
    static void block(const double* k, const double* y, double* out, std::ptrdiff_t size) {
        Block shape;
        for (std::ptrdiff_t i = 0; i < size; ++i) {
            const double whole = std::floor(k[i]);
            shape[i] = whole >= 0 ? whole + 1 : nan;
        }
        gamma_quantiles<T, true>(shape, y, out, size);
    }
};
template <class T>
struct Pdtrik {
    static Search search(double p, double m) {
        if (!(m >= 0 && p >= 0 && p <= 1)) return {};
        if (m == 0) return Search::answered(0);
        if (p == 1) return Search::answered(infinity);
        if (std::exp(-m) >= p) return Search::answered(0);
        return Search::positive(p, 1 - p, true, Start(m, std::sqrt(m), p, 1 - p));
    }
    static double at(double p, double m) {
        return run<T>(search(p, m), [=](double s) { return poisson<T>(s, m); });
    }
    static void block(const double* p, const double* m, double* out, std::ptrdiff_t size) {
        search_block<T, GammaTails<T>>(
            out, size, [=](int i) { return search(p[i], m[i]); },
            [=](GammaTails<T>& to, int place, int i, double s, double upper) {
                return to.put(place, s + 1, m[i], 1 - upper);
            },
            [=](int i, double s) { return poisson<T>(s, m[i]); });
    }
};

}  // namespace scixx::special::detail::distributions
