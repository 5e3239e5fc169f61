// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <cstdint>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/gammainc.hpp>
#include <scixx/stats/distributions/detail/discrete_operations.hpp>
#include <scixx/stats/distributions/detail/loader.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <vector>

/// Kernels of discrete distributions.
namespace scixx::stats::detail {

/// Integer variates as the doubles that a kernel's draw writes.
template <class F>
void draw_integers(F&& draw, double* out, Eigen::Index n) {
    Eigen::Array<std::int64_t, Eigen::Dynamic, 1> values(n);
    draw(values);
    for (Eigen::Index i = 0; i < n; ++i) out[i] = static_cast<double>(values[i]);
}
/// Integers of [low, high) from either kind of generator. (clang 14 takes the test for false inside a generic lambda.)
template <class Rng, class Integers>
void fill_integers(Rng& rng, std::int64_t low, std::int64_t high, Integers& to) {
    if constexpr (requires { rng.integers(low, high, to); })
        rng.integers(low, high, to);
    else
        rng.randint(low, high, to);
}
template <class = void>
[[nodiscard]] inline bool whole(double x) noexcept {
    return x == std::floor(x) && std::isfinite(x);
}

template <class Real = double>
struct Binom {
    Real n, p;
    static constexpr const char* name = "binom";
    static constexpr std::array<const char*, 2> shapes{"n", "p"};
    [[nodiscard]] bool valid() const { return n >= 0 && whole(n) && p >= 0 && p <= 1; }
    [[nodiscard]] Support support() const { return {0, n}; }
    [[nodiscard]] Real logpmf(Real k) const { return log_binomial(k, n, p, 1 - p); }
    [[nodiscard]] Real cdf(Real k) const { return special::betaincc(k + 1, n - k, p); }
    [[nodiscard]] Real sf(Real k) const { return special::betainc(k + 1, n - k, p); }
    [[nodiscard]] Moments moments() const {
        const Real v = n * p * (1 - p);
        return {n * p, v, (1 - 2 * p) / std::sqrt(v), (1 - 6 * p * (1 - p)) / v};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        draw_integers([&](auto& to) { rng.binomial(static_cast<std::int64_t>(n), p, to); }, out, size);
    }
};
template <class Real = double>
struct Bernoulli {
    Real p;
    static constexpr const char* name = "bernoulli";
    static constexpr std::array<const char*, 1> shapes{"p"};
    [[nodiscard]] bool valid() const { return p >= 0 && p <= 1; }
    [[nodiscard]] Support support() const { return {0, 1}; }
    [[nodiscard]] Real pmf(Real k) const { return k == 0 ? 1 - p : p; }
    [[nodiscard]] Real logpmf(Real k) const { return k == 0 ? std::log1p(-p) : std::log(p); }
    [[nodiscard]] Real cdf(Real) const { return 1 - p; }
    [[nodiscard]] Real sf(Real) const { return p; }
    [[nodiscard]] Moments moments() const { return Binom<Real>{1, p}.moments(); }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        Binom<Real>{1, p}.draw(rng, out, size);
    }
};

template <class Real = double>
struct Nbinom {
    Real n, p;
    static constexpr const char* name = "nbinom";
    static constexpr std::array<const char*, 2> shapes{"n", "p"};
    [[nodiscard]] bool valid() const { return n > 0 && p > 0 && p <= 1; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpmf(Real k) const {
        if (k == 0) return n * std::log(p);
        if (p == 1) return -infinite;
        return std::log(n) - std::log(n + k) + log_binomial(n, n + k, p, 1 - p);
    }
    [[nodiscard]] Real cdf(Real k) const { return special::betainc(n, k + 1, p); }
    [[nodiscard]] Real sf(Real k) const { return special::betaincc(n, k + 1, p); }
    [[nodiscard]] Moments moments() const {
        const Real q = 1 - p;
        return {n * q / p, n * q / (p * p), (1 + q) / std::sqrt(n * q), 6 / n + p * p / (n * q)};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        draw_integers([&](auto& to) { rng.negative_binomial(n, p, to); }, out, size);
    }
};

template <class Real = double>
struct Geom {
    Real p;
    static constexpr const char* name = "geom";
    static constexpr std::array<const char*, 1> shapes{"p"};
    [[nodiscard]] bool valid() const { return p > 0 && p <= 1; }
    [[nodiscard]] Support support() const { return {1, infinite}; }
    [[nodiscard]] Real logpmf(Real k) const { return x_log1p_y(k - 1, -p) + std::log(p); }
    [[nodiscard]] Real cdf(Real k) const { return -std::expm1(k * std::log1p(-p)); }
    [[nodiscard]] Real sf(Real k) const { return std::exp(k * std::log1p(-p)); }
    [[nodiscard]] Moments moments() const {
        const Real q = 1 - p;
        return {1 / p, q / (p * p), (2 - p) / std::sqrt(q), (p * p - 6 * p + 6) / q};
    }
    [[nodiscard]] Real entropy() const { return -std::log(p) - x_log1p_y(1 - p, -p) / p; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        draw_integers([&](auto& to) { rng.geometric(p, to); }, out, size);
    }
};

template <class Real = double>
struct Hypergeom {
    Real M, n, N;
    static constexpr const char* name = "hypergeom";
    static constexpr std::array<const char*, 3> shapes{"M", "n", "N"};
    [[nodiscard]] bool valid() const {
        return M > 0 && n >= 0 && N >= 0 && n <= M && N <= M && whole(M) && whole(n) && whole(N);
    }
    [[nodiscard]] Support support() const { return {std::max(0.0, N - (M - n)), std::min(n, N)}; }
    [[nodiscard]] Real logpmf(Real k) const {
        if (N == M || N == 0) return 0;
        const Real p = N / M, q = (M - N) / M;
        return log_binomial(k, n, p, q) + log_binomial(N - k, M - n, p, q) - log_binomial(N, M, p, q);
    }
    [[nodiscard]] Moments moments() const {
        const Real m = n / M, v = N * m * (1 - m) * (M - N) / (M - 1);
        const Real spread = n * N * (M - N) * (M - n);
        const Real skewness = (M - 2 * n) * std::sqrt(M - 1) * (M - 2 * N) / (std::sqrt(spread) * (M - 2));
        const Real above =
            (M - 1) * M * M * (M * (M + 1) - 6 * N * (M - N) - 6 * n * (M - n)) + 6 * spread * (5 * M - 6);
        return {N * m, v, skewness, above / (spread * (M - 2) * (M - 3))};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        draw_integers(
            [&](auto& to) {
                const auto i = [](Real x) { return static_cast<std::int64_t>(x); };
                rng.hypergeometric(i(n), i(M - n), i(N), to);
            },
            out, size);
    }
};

/// Number of good ones before the r-th bad one, of M with n good.
template <class Real = double>
struct Nhypergeom {
    Real M, n, r;
    static constexpr const char* name = "nhypergeom";
    static constexpr std::array<const char*, 3> shapes{"M", "n", "r"};
    [[nodiscard]] bool valid() const {
        return n >= 0 && n <= M && r >= 0 && r <= M - n && whole(M) && whole(n) && whole(r);
    }
    [[nodiscard]] Support support() const { return {0, n}; }
    [[nodiscard]] Real logpmf(Real k) const {
        if (r == 0) return k == 0 ? 0.0 : -infinite;
        // The last draw is bad: hypergeometric for k + r - 1 draws, times the share of bad ones in what is left.
        const Real share = (M - n - (r - 1)) / (M - (k + r - 1));
        return Hypergeom<Real>{M, n, k + r - 1}.logpmf(k) + std::log(share);
    }
    [[nodiscard]] Moments moments() const {
        const Real m = r * n / (M - n + 1), v = r * (M + 1) * n / ((M - n + 1) * (M - n + 2)) * (1 - r / (M - n + 1));
        Real third = 0, fourth = 0;
        for (Real k = 0; k <= n; ++k) {
            const Real p = std::exp(logpmf(k));
            third += p * cube(k - m);
            fourth += p * square(square(k - m));
        }
        return {m, v, third / (v * std::sqrt(v)), fourth / (v * v) - 3};
    }
};

template <class Real = double>
struct Poisson {
    Real mu;
    static constexpr const char* name = "poisson";
    static constexpr std::array<const char*, 1> shapes{"mu"};
    [[nodiscard]] bool valid() const { return mu >= 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpmf(Real k) const { return log_poisson(k, mu); }
    [[nodiscard]] Real cdf(Real k) const { return mu == 0 ? 1.0 : special::gammaincc(k + 1, mu); }
    [[nodiscard]] Real sf(Real k) const { return mu == 0 ? 0.0 : special::gammainc(k + 1, mu); }
    [[nodiscard]] Moments moments() const { return {mu, mu, 1 / std::sqrt(mu), 1 / mu}; }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        draw_integers([&](auto& to) { rng.poisson(mu, to); }, out, size);
    }
};

template <class Real = double>
struct Randint {
    Real low, high;
    static constexpr const char* name = "randint";
    static constexpr std::array<const char*, 2> shapes{"low", "high"};
    [[nodiscard]] bool valid() const { return high > low && whole(low) && whole(high); }
    [[nodiscard]] Support support() const { return {low, high - 1}; }
    [[nodiscard]] Real pmf(Real) const { return 1 / (high - low); }
    [[nodiscard]] Real cdf(Real k) const { return (k - low + 1) / (high - low); }
    [[nodiscard]] Real sf(Real k) const { return (high - 1 - k) / (high - low); }
    [[nodiscard]] Moments moments() const {
        const Real d2 = square(high - low);
        return {(high + low - 1) / 2, (d2 - 1) / 12, 0, -1.2 * (d2 + 1) / (d2 - 1)};
    }
    [[nodiscard]] Real entropy() const { return std::log(high - low); }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        const auto a = static_cast<std::int64_t>(low), b = static_cast<std::int64_t>(high);
        draw_integers([&](auto& to) { fill_integers(rng, a, b, to); }, out, size);
    }
};

template <class Real = double>
struct Zipf {
    Real a;
    static constexpr const char* name = "zipf";
    static constexpr std::array<const char*, 1> shapes{"a"};
    [[nodiscard]] bool valid() const { return a > 1; }
    [[nodiscard]] Support support() const { return {1, infinite}; }
    [[nodiscard]] Real pmf(Real k) const { return std::pow(k, -a) / hurwitz_zeta(a, 1); }
    [[nodiscard]] Real logpmf(Real k) const { return -a * std::log(k) - std::log(hurwitz_zeta(a, 1)); }
    [[nodiscard]] Real cdf(Real k) const {
        if (k > 50) return 1 - sf(k);
        Real sum = 0;
        for (Real i = k; i >= 1; --i) sum += std::pow(i, -a);
        return sum / hurwitz_zeta(a, 1);
    }
    [[nodiscard]] Real sf(Real k) const { return hurwitz_zeta(a, k + 1) / hurwitz_zeta(a, 1); }
    [[nodiscard]] Real raw(int n) const { return a > n + 1 ? hurwitz_zeta(a - n, 1) / hurwitz_zeta(a, 1) : infinite; }
    [[nodiscard]] Moments moments() const {
        if (a > 5) return moments_from_raw(raw(1), raw(2), raw(3), raw(4));
        const Moments m = moments_from_raw(raw(1), raw(2), raw(3), 0);
        return {raw(1), a > 3 ? m.variance : infinite,
                a > 4   ? m.skewness
                : a > 3 ? infinite
                        : undefined,
                a > 3 ? infinite : undefined};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        draw_integers([&](auto& to) { rng.zipf(a, to); }, out, size);
    }
};

template <class Real = double>
struct Zipfian {
    Real a, n;
    static constexpr const char* name = "zipfian";
    static constexpr std::array<const char*, 2> shapes{"a", "n"};
    [[nodiscard]] bool valid() const { return a >= 0 && n > 0 && whole(n); }
    [[nodiscard]] Support support() const { return {1, n}; }
    /// The sum of i^-s over from <= i <= n.
    [[nodiscard]] Real harmonic(Real s, Real from) const {
        if (s > 1.5 && n - from > 50) return hurwitz_zeta(s, from) - hurwitz_zeta(s, n + 1);
        Real sum = 0;
        for (Real i = n; i >= from; --i) sum += std::pow(i, -s);
        return sum;
    }
    [[nodiscard]] Real pmf(Real k) const { return std::pow(k, -a) / harmonic(a, 1); }
    [[nodiscard]] Real cdf(Real k) const {
        const Zipfian below{a, k};
        return below.harmonic(a, 1) / harmonic(a, 1);
    }
    [[nodiscard]] Real sf(Real k) const { return harmonic(a, k + 1) / harmonic(a, 1); }
    [[nodiscard]] Moments moments() const {
        const Real total = harmonic(a, 1);
        const auto raw = [&](int i) { return harmonic(a - i, 1) / total; };
        return moments_from_raw(raw(1), raw(2), raw(3), raw(4));
    }
};

template <class Real = double>
struct Logser {
    Real p;
    static constexpr const char* name = "logser";
    static constexpr std::array<const char*, 1> shapes{"p"};
    [[nodiscard]] bool valid() const { return p > 0 && p < 1; }
    [[nodiscard]] Support support() const { return {1, infinite}; }
    [[nodiscard]] Real pmf(Real k) const { return -std::pow(p, k) / (k * std::log1p(-p)); }
    [[nodiscard]] Real logpmf(Real k) const { return k * std::log(p) - std::log(k) - std::log(-std::log1p(-p)); }
    [[nodiscard]] Moments moments() const {
        const Real r = std::log1p(-p), q = 1 - p, s = -p / r;
        return moments_from_raw(s / q, s / (q * q), s * (1 + p) / (q * q * q),
                                s * (1 / (q * q) + 6 * p / (q * q * q) + 6 * p * p / (q * q * q * q)));
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        draw_integers([&](auto& to) { rng.logseries(p, to); }, out, size);
    }
};

template <class Real = double>
struct Dlaplace {
    Real a;
    static constexpr const char* name = "dlaplace";
    static constexpr std::array<const char*, 1> shapes{"a"};
    [[nodiscard]] bool valid() const { return a > 0; }
    [[nodiscard]] Real pmf(Real k) const { return std::tanh(a / 2) * std::exp(-a * std::abs(k)); }
    [[nodiscard]] Real logpmf(Real k) const { return std::log(std::tanh(a / 2)) - a * std::abs(k); }
    [[nodiscard]] Real cdf(Real k) const { return k >= 0 ? 1 - sf(k) : std::exp(a * k) / (1 + std::exp(-a)); }
    [[nodiscard]] Real sf(Real k) const { return k >= 0 ? std::exp(-a * k) / (std::exp(a) + 1) : 1 - cdf(k); }
    [[nodiscard]] Moments moments() const {
        const Real e = std::exp(-a), v = 2 * e / square(std::expm1(-a));
        const Real fourth = v * (1 + 10 * e + e * e) / square(std::expm1(-a));
        return {0, v, 0, fourth / (v * v) - 3};
    }
    [[nodiscard]] Real entropy() const { return a / std::sinh(a) - std::log(std::tanh(a / 2)); }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        const Real p = -std::expm1(-a);
        core::List<Real> other(size);
        Geom<Real>{p}.draw(rng, out, size);
        Geom<Real>{p}.draw(rng, other.data(), size);
        for (Eigen::Index i = 0; i < size; ++i) out[i] -= other[i];
    }
};

template <class Real = double>
struct Planck {
    Real lambda;
    static constexpr const char* name = "planck";
    static constexpr std::array<const char*, 1> shapes{"lambda_"};
    [[nodiscard]] bool valid() const { return lambda > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real pmf(Real k) const { return -std::expm1(-lambda) * std::exp(-lambda * k); }
    [[nodiscard]] Real logpmf(Real k) const { return log_one_minus_exp(-lambda) - lambda * k; }
    [[nodiscard]] Real cdf(Real k) const { return -std::expm1(-lambda * (k + 1)); }
    [[nodiscard]] Real sf(Real k) const { return std::exp(-lambda * (k + 1)); }
    [[nodiscard]] Moments moments() const {
        return {1 / std::expm1(lambda), std::exp(-lambda) / square(std::expm1(-lambda)), 2 * std::cosh(lambda / 2),
                4 + 2 * std::cosh(lambda)};
    }
    [[nodiscard]] Real entropy() const {
        const Real c = -std::expm1(-lambda);
        return lambda * std::exp(-lambda) / c - std::log(c);
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        Geom<Real>{-std::expm1(-lambda)}.draw(rng, out, size);
        for (Eigen::Index i = 0; i < size; ++i) out[i] -= 1;
    }
};

template <class Real = double>
struct Boltzmann {
    Real lambda, N;
    static constexpr const char* name = "boltzmann";
    static constexpr std::array<const char*, 2> shapes{"lambda_", "N"};
    [[nodiscard]] bool valid() const { return lambda > 0 && N > 0 && whole(N); }
    [[nodiscard]] Support support() const { return {0, N - 1}; }
    [[nodiscard]] Real pmf(Real k) const {
        return std::expm1(-lambda) / std::expm1(-lambda * N) * std::exp(-lambda * k);
    }
    [[nodiscard]] Real cdf(Real k) const { return std::expm1(-lambda * (k + 1)) / std::expm1(-lambda * N); }
    [[nodiscard]] Real sf(Real k) const {
        return std::exp(-lambda * (k + 1)) * std::expm1(-lambda * (N - k - 1)) / std::expm1(-lambda * N);
    }
    /// The closed quantile, or one less where the distribution function reaches q there already.
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        fill_uniform(rng, out, size);
        const Real all = std::expm1(-lambda * N);
        in_pieces(out, size, [&](Real* x, Eigen::Index n) {
            std::array<Real, 256> closed, reached;
            Real *k = closed.data(), *cdf = reached.data();
            for (Eigen::Index i = 0; i < n; ++i) k[i] = quick_log1p(x[i] * all) / -lambda;
            for (Eigen::Index i = 0; i < n; ++i) k[i] = std::ceil(k[i] - 1);
            for (Eigen::Index i = 0; i < n; ++i) cdf[i] = quick_expm1(-lambda * std::abs(k[i])) / all;
            for (Eigen::Index i = 0; i < n; ++i) x[i] = k[i] > 0 ? k[i] - (cdf[i] >= x[i] ? 1.0 : 0.0) : 0.0;
        });
    }
};

template <class Real = double>
struct Betabinom {
    Real n, a, b;
    static constexpr const char* name = "betabinom";
    static constexpr std::array<const char*, 3> shapes{"n", "a", "b"};
    [[nodiscard]] bool valid() const { return n >= 0 && whole(n) && a > 0 && b > 0; }
    [[nodiscard]] Support support() const { return {0, n}; }
    [[nodiscard]] Real logpmf(Real k) const {
        return -std::log(n + 1) - log_beta(n - k + 1, k + 1) + log_beta(k + a, n - k + b) - log_beta(a, b);
    }
    [[nodiscard]] Moments moments() const {
        const Real s = a + b, m = a / s, q = b / s, v = n * (s + n) * m * q / (s + 1);
        const Real skewness = (s + 2 * n) * (b - a) / (s + 2) * std::sqrt((1 + s) / (n * a * b * (n + s)));
        const Real kurtosis =
            s * (s - 1 + 6 * n) + 3 * a * b * (n - 2) + 6 * n * n - 3 * m * b * n * (6 - n) - 18 * m * q * n * n;
        return {n * m, v, skewness, kurtosis * s * s * (1 + s) / (n * a * b * (s + 2) * (s + 3) * (s + n)) - 3};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        rng.beta(a, b, Fill(out, size));
        for (Eigen::Index i = 0; i < size; ++i)
            out[i] = static_cast<Real>(rng.binomial(static_cast<std::int64_t>(n), out[i]));
    }
};

template <class Real = double>
struct Betanbinom {
    Real n, a, b;
    static constexpr const char* name = "betanbinom";
    static constexpr std::array<const char*, 3> shapes{"n", "a", "b"};
    [[nodiscard]] bool valid() const { return n >= 0 && whole(n) && a > 0 && b > 0; }
    [[nodiscard]] Support support() const { return {0, infinite}; }
    [[nodiscard]] Real logpmf(Real k) const {
        if (n == 0) return k == 0 ? 0.0 : -infinite;
        return -std::log(n + k) - log_beta(n, k + 1) + log_beta(a + n, b + k) - log_beta(a, b);
    }
    [[nodiscard]] Moments moments() const {
        // Factorial moments: E (X)_r = (n)_r rising E ((1 - p) / p)^r.
        const auto factorial = [&](int r) {
            Real value = 1;
            for (int i = 0; i < r; ++i) value *= (n + i) * (b + i) / (a - 1 - i);
            return a > r ? value : infinite;
        };
        const Real f1 = factorial(1), f2 = factorial(2), f3 = factorial(3), f4 = factorial(4);
        Moments m = moments_from_raw(f1, f2 + f1, f3 + 3 * f2 + f1, f4 + 6 * f3 + 7 * f2 + f1);
        if (a <= 2) m.variance = infinite;
        if (a <= 3) m.skewness = a > 2 ? infinite : undefined;
        if (a <= 4) m.kurtosis = a > 2 ? infinite : undefined;
        return m;
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        rng.beta(a, b, Fill(out, size));
        for (Eigen::Index i = 0; i < size; ++i) out[i] = static_cast<Real>(rng.negative_binomial(n, out[i]));
    }
};

template <class Real = double>
struct Yulesimon {
    Real alpha;
    static constexpr const char* name = "yulesimon";
    static constexpr std::array<const char*, 1> shapes{"alpha"};
    [[nodiscard]] bool valid() const { return alpha > 0; }
    [[nodiscard]] Support support() const { return {1, infinite}; }
    [[nodiscard]] Real logpmf(Real k) const { return std::log(alpha) + log_beta(k, alpha + 1); }
    [[nodiscard]] Real sf(Real k) const { return k * std::exp(log_beta(k, alpha + 1)); }
    [[nodiscard]] Real cdf(Real k) const { return 1 - sf(k); }
    [[nodiscard]] Moments moments() const {
        const Real s = alpha, s1 = s - 1, s2 = s - 2, s3 = s - 3, s4 = s - 4;
        return {s > 1 ? s / s1 : infinite, s > 2 ? s * s / (s1 * s1 * s2) : infinite,
                s > 3   ? std::sqrt(s2) * square(s + 1) / (s * s3)
                : s > 2 ? infinite
                        : undefined,
                s > 4   ? s + 3 + (11 * s * s * s - 49 * s - 22) / (s * s4 * s3)
                : s > 2 ? infinite
                        : undefined};
    }
    template <class Rng>
    void draw(Rng& rng, Real* out, Eigen::Index size) const {
        core::List<Real> other(size);
        rng.standard_exponential(Fill(out, size));
        rng.standard_exponential(Fill(other.data(), size));
        for (Eigen::Index i = 0; i < size; ++i) other[i] = quick_exp(other[i] / -alpha);
        for (Eigen::Index i = 0; i < size; ++i) out[i] = -out[i] / quick_log1p(-other[i]);
        for (Eigen::Index i = 0; i < size; ++i) out[i] = std::ceil(out[i]);
    }
};

}  // namespace scixx::stats::detail
