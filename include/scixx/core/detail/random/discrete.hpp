// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <scixx/core/detail/random/continuous.hpp>
#include <scixx/core/kernel/math.hpp>

/// Discrete variates from a stream; see continuous.hpp.
namespace scixx::core::detail::random {

using Integer = std::int64_t;

/// log(k!): a table by summation, then Stirling's series.
template <class = void>
[[nodiscard]] inline double log_factorial(Integer k) {
    if (k < 2) return 0;
    if (k < 20) {
        double product = 1;
        for (Integer i = 2; i <= k; ++i) product *= static_cast<double>(i);
        return std::log(product);
    }
    const double x = static_cast<double>(k), w = 1 / x, w2 = w * w;
    return (x + 0.5) * std::log(x) - x + 0.91893853320467274178 +
           w * (1.0 / 12 - w2 * (1.0 / 360 - w2 * (1.0 / 1260 - w2 * (1.0 / 1680 - w2 / 1188))));
}

/// W. Hormann, "The transformed rejection method for generating Poisson random variables", Insurance: Math. Econ. 12
/// (1993) 39 (PTRS), from a mean of 10; below, products of uniform numbers.
struct Poisson {
    double mean;
    template <class Stream>
    Integer operator()(Stream& stream) const {
        if (mean == 0) return 0;
        if (mean < 10) {
            const double limit = std::exp(-mean);
            double product = 1;
            for (Integer x = 0;; ++x) {
                product *= stream.uniform();
                if (!(product > limit)) return x;
            }
        }
        const double root = std::sqrt(mean), log_mean = std::log(mean), b = 0.931 + rounded(2.53 * root);
        const double a = -0.059 + rounded(0.02483 * b), inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
        const double ratio = 0.9277 - 3.6224 / (b - 2);
        for (;;) {
            const double u = stream.uniform() - 0.5, v = stream.uniform(), us = 0.5 - std::abs(u);
            const auto k = static_cast<Integer>(std::floor(rounded((2 * a / us + b) * u) + mean + 0.43));
            if (us >= 0.07 && v <= ratio) return k;
            if (k < 0 || (us < 0.013 && v > us)) continue;
            if (std::log(v) + std::log(inverse_alpha) - std::log(a / (us * us) + b) <=
                -mean + static_cast<double>(k) * log_mean - log_factorial(k))
                return k;
        }
    }
};

struct NoncentralChisquare {
    double df, nonc;
    NoncentralChisquare(double n, double l) : df(n), nonc(l) {}
    template <class Stream>
    double operator()(Stream& stream) const {
        if (std::isnan(nonc)) return nonc;
        if (nonc == 0) return Chisquare(df)(stream);
        if (df > 1) {
            const double x = Chisquare(df - 1)(stream), z = stream.normal() + std::sqrt(nonc);
            return x + rounded(z * z);
        }
        const Integer i = Poisson{nonc / 2}(stream);
        return Chisquare(df + 2 * static_cast<double>(i))(stream);
    }
};

struct NegativeBinomial {
    double ratio;
    StandardGamma gamma;
    NegativeBinomial(double n, double p) : ratio((1 - p) / p), gamma(n) {}
    template <class Stream>
    Integer operator()(Stream& stream) const {
        return Poisson{ratio * gamma(stream)}(stream);
    }
};

/// V. Kachitvichyanukul, B. W. Schmeiser, Comm. ACM 31 (1988) 216 (BTPE), from a mean of 30; below, inversion.
struct Binomial {
    Integer n;
    double p, r, q, none = 0;  // r is the smaller probability
    Integer bound = 0;
    Binomial(Integer count, double probability) : n(count), p(probability), r(p > 0.5 ? 1 - p : p), q(1 - r) {
        const double size = static_cast<double>(n), mean = size * r;
        if (mean > 30) return;
        none = std::exp(size * std::log(q));
        bound = static_cast<Integer>(std::min(size, mean + 10 * std::sqrt(mean * q + 1)));
    }
    template <class Stream>
    Integer operator()(Stream& stream) const {
        if (!Stream::legacy && (n == 0 || p == 0)) return 0;
        const Integer x = r * static_cast<double>(n) <= 30 ? inversion(stream) : btpe(stream);
        return p > 0.5 ? n - x : x;
    }

private:
    template <class Stream>
    Integer inversion(Stream& stream) const {
        Integer x = 0;
        double px = none, u = stream.uniform();
        while (u > px) {
            if (++x > bound) {
                x = 0;
                px = none;
                u = stream.uniform();
            } else {
                u -= px;
                px = (static_cast<double>(n - x + 1) * r * px) / (static_cast<double>(x) * q);
            }
        }
        return x;
    }
    template <class Stream>
    Integer btpe(Stream& stream) const {
        const double count = static_cast<double>(n), fm = rounded(count * r) + r;
        const auto m = static_cast<Integer>(std::floor(fm));
        const double middle = static_cast<double>(m), nrq = count * r * q;
        const double p1 = std::floor(rounded(2.195 * std::sqrt(nrq)) - rounded(4.6 * q)) + 0.5;
        const double xm = middle + 0.5, xl = xm - p1, xr = xm + p1, c = 0.134 + 20.5 / (15.3 + middle);
        const double al = (fm - xl) / (fm - rounded(xl * r)), left = al * (1 + al / 2);
        const double ar = (xr - fm) / (xr * q), right = ar * (1 + ar / 2);
        const double p2 = p1 * (1 + 2 * c), p3 = p2 + c / left, p4 = p3 + c / right;
        for (;;) {
            const double u = stream.uniform() * p4;
            double v = stream.uniform();
            Integer y;
            if (u <= p1) return static_cast<Integer>(std::floor(xm - rounded(p1 * v) + u));
            if (u <= p2) {
                const double x = xl + (u - p1) / c;
                v = rounded(v * c) + 1 - std::abs(middle - x + 0.5) / p1;
                if (v > 1) continue;
                y = static_cast<Integer>(std::floor(x));
            } else if (u <= p3) {
                if (v == 0) continue;
                y = static_cast<Integer>(std::floor(xl + std::log(v) / left));
                if (y < 0) continue;
                v = v * (u - p2) * left;
            } else {
                if (v == 0) continue;
                y = static_cast<Integer>(std::floor(xr - std::log(v) / right));
                if (y > n) continue;
                v = v * (u - p3) * right;
            }
            if (accepted(y, m, v, nrq, xm)) return y;
        }
    }
    [[nodiscard]] bool accepted(Integer y, Integer m, double v, double nrq, double xm) const {
        const Integer distance = y > m ? y - m : m - y;
        const double k = static_cast<double>(distance);
        if (distance <= 20 || k >= nrq / 2 - 1) {
            const double s = r / q, a = s * static_cast<double>(n + 1);
            double f = 1;
            for (Integer i = m + 1; i <= y; ++i) f *= a / static_cast<double>(i) - s;
            for (Integer i = y + 1; i <= m; ++i) f /= a / static_cast<double>(i) - s;
            return v <= f;
        }
        const double rho = (k / nrq) * ((k * (k / 3 + 0.625) + 0.16666666666666666) / nrq + 0.5);
        const double t = -k * k / (2 * nrq), log_v = std::log(v);
        if (log_v < t - rho) return true;
        if (log_v > t + rho) return false;
        const double x1 = static_cast<double>(y + 1), f1 = static_cast<double>(m + 1);
        const double z = static_cast<double>(n + 1 - m), w = static_cast<double>(n - y + 1);
        const auto stirling = [](double x) {
            const double x2 = x * x;
            return (13680 - (462 - (132 - (99 - 140 / x2) / x2) / x2) / x2) / x / 166320;
        };
        return log_v <= xm * std::log(f1 / x1) + (static_cast<double>(n - m) + 0.5) * std::log(z / w) +
                            static_cast<double>(y - m) * std::log(w * r / (x1 * q)) + stirling(f1) + stirling(z) +
                            stirling(x1) + stirling(w);
    }
};

struct Geometric {
    double p;
    template <class Stream>
    Integer operator()(Stream& stream) const {
        if (p >= 0.333333333333333333333333) {
            Integer x = 1;
            double sum = p, product = p;
            const double q = 1 - p, u = stream.uniform();
            while (u > sum) {
                product *= q;
                sum += product;
                ++x;
            }
            return x;
        }
        if (Stream::legacy) return static_cast<Integer>(std::ceil(std::log(1 - stream.uniform()) / std::log(1 - p)));
        const double z = std::ceil(-stream.exponential() / std::log1p(-p));
        return z >= 9.223372036854776e18 ? std::numeric_limits<Integer>::max() : static_cast<Integer>(z);
    }
};

/// Draws one by one for small samples; else E. Stadlober's ratio of uniforms (J. Comput. Appl. Math. 31 (1990) 181).
struct Hypergeometric {
    Integer good, bad, sample;
    template <class Stream>
    Integer operator()(Stream& stream) const {
        if constexpr (Stream::legacy) {
            if (sample > 10) return ratio_of_uniforms(stream);
            return sample > 0 ? one_by_one(stream) : 0;
        } else {
            if (sample >= 10 && sample <= good + bad - 10) return ratio_of_uniforms(stream);
            return drawn(stream);
        }
    }

private:
    template <class Stream>
    Integer one_by_one(Stream& stream) const {
        const double rest = static_cast<double>(bad + good - sample), fewer = static_cast<double>(std::min(bad, good));
        double y = fewer, k = static_cast<double>(sample);
        while (y > 0) {
            y -= std::floor(stream.uniform() + y / (rest + k));
            if (--k == 0) break;
        }
        const auto z = static_cast<Integer>(fewer - y);
        return good > bad ? sample - z : z;
    }
    template <class Stream>
    Integer drawn(Stream& stream) const {
        const Integer total = good + bad;
        const bool other = sample > total / 2;
        Integer left = other ? total - sample : sample, balls = total, white = good;
        while (left > 0 && white > 0 && balls > white) {
            --balls;
            if (static_cast<Integer>(stream.interval(static_cast<std::uint64_t>(balls))) < white) --white;
            --left;
        }
        if (balls == white) white -= left;
        return other ? white : good - white;
    }
    template <class Stream>
    Integer ratio_of_uniforms(Stream& stream) const {
        const Integer fewer = std::min(good, bad), more = std::max(good, bad), total = good + bad;
        const Integer m = std::min(sample, total - sample);
        const double count = static_cast<double>(m), size = static_cast<double>(total);
        const double p = static_cast<double>(fewer) / size;
        const double q = Stream::legacy ? 1 - p : static_cast<double>(more) / size;
        const double centre = rounded(count * p) + 0.5;
        const double spread = Stream::legacy ? (size - count) * static_cast<double>(sample) * p * q / (size - 1)
                                             : (size - count) * count * p * q / (size - 1);
        const double c = std::sqrt(spread + 0.5), h = rounded(1.7155277699214135 * c) + 0.8989161620588988;
        const auto mode = static_cast<Integer>(std::floor((count + 1) * static_cast<double>(fewer + 1) / (size + 2)));
        const auto weight = [&](Integer k) {
            return log_factorial(k) + log_factorial(fewer - k) + log_factorial(m - k) + log_factorial(more - m + k);
        };
        const double top = weight(mode);
        const double bound = std::min(static_cast<double>(std::min(m, fewer)) + 1, std::floor(centre + 16 * c));
        Integer k;
        for (;;) {
            const double u = stream.uniform(), v = stream.uniform(), x = centre + rounded(h * (v - 0.5)) / u;
            if (x < 0 || x >= bound) continue;
            k = static_cast<Integer>(std::floor(x));
            const double t = top - weight(k);
            if (u * (4 - u) - 3 <= t) break;
            if (u * (u - t) >= 1) continue;
            if (2 * std::log(u) <= t) break;
        }
        if (good > bad) k = m - k;
        return m < sample ? good - k : k;
    }
};

/// L. Devroye, Non-Uniform Random Variate Generation (1986), X.6.
struct Zipf {
    double a;
    template <class Stream>
    Integer operator()(Stream& stream) const {
        if (a >= 1025) return 1;
        const double less = a - 1, b = std::pow(2.0, less);
        for (;;) {
            const double u = 1 - stream.uniform(), v = stream.uniform(), x = std::floor(std::pow(u, -1 / less));
            if (x > 9.223372036854775e18 || x < 1) continue;
            const double t = std::pow(1 + 1 / x, less);
            if (v * x * (t - 1) / (b - 1) <= t / b) return static_cast<Integer>(x);
        }
    }
};

/// A. W. Kemp, Appl. Statist. 30 (1981) 249.
struct Logseries {
    double p;
    template <class Stream>
    Integer operator()(Stream& stream) const {
        const double r = Stream::legacy ? std::log(1 - p) : std::log1p(-p);
        for (;;) {
            const double v = stream.uniform();
            if (v >= p) return 1;
            const double u = stream.uniform(), q = Stream::legacy ? 1 - std::exp(r * u) : -std::expm1(r * u);
            if (v <= q * q) {
                const auto x = static_cast<Integer>(std::floor(1 + std::log(v) / std::log(q)));
                if (x < 1 || v == 0) continue;
                return x;
            }
            return v >= q ? 1 : 2;
        }
    }
};

}  // namespace scixx::core::detail::random
