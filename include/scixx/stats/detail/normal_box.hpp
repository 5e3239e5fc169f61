// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <limits>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/generator.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/ndtr.hpp>
#include <utility>
#include <vector>

namespace scixx::stats::detail {

/// Integral of f over [a, b] by bisection with the rule of Gauss and Kronrod on 7 and 15 points, to `tolerance` in all.
template <class = void>
[[nodiscard]] double integrate_smooth(core::FunctionRef<double(double)> f, double a, double b, double tolerance,
                                      int depth = 30) {
    static constexpr double nodes[8] = {0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
                                        0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
                                        0.586087235467691130294144691693013, 0.405845151377397166906606412076961,
                                        0.207784955007898467600689403773245, 0};
    static constexpr double kronrod[8] = {0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
                                          0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
                                          0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
                                          0.204432940075298892414161999234649, 0.209482141084727828012999174891714};
    static constexpr double gauss[4] = {0.129484966168869693270611432679082, 0.279705391489276667901467771423780,
                                        0.381830050505118944950369775488975, 0.417959183673469387755102040816327};
    const double centre = 0.5 * (a + b), half = 0.5 * (b - a), middle = f(centre);
    double fine = kronrod[7] * middle, coarse = gauss[3] * middle;
    for (std::size_t i = 0; i < 7; ++i) {
        const double sum = f(centre - half * nodes[i]) + f(centre + half * nodes[i]);
        fine += kronrod[i] * sum;
        if (i % 2 == 1) coarse += gauss[i / 2] * sum;
    }
    if (depth == 0 || std::abs(fine - coarse) * half <= tolerance) return fine * half;
    return integrate_smooth(f, a, centre, 0.5 * tolerance, depth - 1) +
           integrate_smooth(f, centre, b, 0.5 * tolerance, depth - 1);
}

/// The probability of a box around a centred normal vector, by its conditional probabilities
///
///     P = integral of phi(y_1) dy_1 over [a_1, b_1] integral of phi(y_2) dy_2 over [a_2(y_1), b_2(y_1)] ...
///
/// with x = L y, L the Cholesky factor of the covariance, variables taken in the order of their (conditional)
/// probabilities, the smallest first (G. J. Gibson, C. A. Glasbey, D. A. Elston 1994; A. Genz 1992).
template <class T = double>
class NormalBox {
    using Index = Eigen::Index;

public:
    NormalBox(Eigen::MatrixX<T> cov, Eigen::VectorX<T> low, Eigen::VectorX<T> high)
        : factor_(std::move(cov)), low_(std::move(low)), high_(std::move(high)), dim_(low_.size()) {
        sort_and_factor();
    }

    [[nodiscard]] double probability(Index maxpts, double abseps, double releps) const {
        for (Index i = 0; i < dim_; ++i)
            if (low_[i] == high_[i]) return 0;
        if (dim_ <= 3) {
            std::array<double, 3> y{};
            bool regular = true;
            for (Index i = 0; i < dim_; ++i) regular = regular && factor_(i, i) > 0;
            if (regular && dim_ <= 2) return std::exp(log_conditional(0, y));
            const double p = conditional(0, y, 1e-13);
            return regular && p < 0.01 ? std::exp(log_conditional(0, y)) : p;
        }
        return quasi_monte_carlo(maxpts, abseps, releps);
    }

private:
    /// Limits of y_i given the earlier ones.
    [[nodiscard]] std::pair<T, T> limits(Index i, const T* y) const noexcept {
        double shift = 0;
        for (Index k = 0; k < i; ++k) shift += factor_(i, k) * y[k];
        const double pivot = factor_(i, i);
        if (pivot > 0) return {(low_[i] - shift) / pivot, (high_[i] - shift) / pivot};
        // A variable that the earlier ones determine is inside or outside.
        constexpr double infinity = std::numeric_limits<double>::infinity();
        return low_[i] <= shift + slack_ && shift <= high_[i] + slack_ ? std::pair<T, T>(-infinity, infinity)
                                                                       : std::pair<T, T>(infinity, infinity);
    }

    /// P(a < Z < b), from the tail where both limits are positive.
    [[nodiscard]] static double between(T a, T b) noexcept {
        if (!(a < b)) return 0;
        return a > 0 ? special::ndtr(-a) - special::ndtr(-b) : special::ndtr(b) - special::ndtr(a);
    }

    /// log P(a < Z < b), also where the probability underflows.
    [[nodiscard]] static double log_between(T a, T b) noexcept {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        if (!(a < b)) return -infinity;
        if (a < 0 && b > 0) return std::log(between(a, b));
        if (a >= 0) {
            const T other = -a;
            a = -b;
            b = other;
        }
        const double upper = special::log_ndtr(b);
        if (std::isinf(a)) return upper;
        return upper + std::log(-std::expm1(special::log_ndtr(a) - upper));
    }

    /// The logarithm of the integral of exp(f) over [a, b], ends infinite or not, to about 1e-13 of itself. f is
    /// concave, as the logarithm of a normal probability of a convex set is in its shifts (A. Prekopa, Acta Sci. Math.
    /// 32 (1971) 301).
    [[nodiscard]] static double log_integral(core::FunctionRef<double(double)> f, double a, double b) {
        constexpr double infinity = std::numeric_limits<double>::infinity(), negligible = 39;  // exp(-39) < eps / 10
        double middle = std::clamp(0.0, a, b), top = f(middle);
        const double first = std::min(1.0, 0.5 * (b - a));
        // A bracket of the maximum by growing steps, halved until f falls little in it.
        double nearby[2] = {middle, middle}, value[2] = {top, top};
        for (const int side : {0, 1}) {
            for (double step = first; nearby[side] != (side == 0 ? a : b); step *= 2) {
                nearby[side] = side == 0 ? std::max(a, nearby[side] - step) : std::min(b, nearby[side] + step);
                value[side] = f(nearby[side]);
                if (!(value[side] > top)) break;
                nearby[1 - side] = middle, value[1 - side] = top;
                middle = nearby[side], top = value[side];
            }
        }
        for (int k = 0; k < 100 && std::min(value[0], value[1]) < top - 3; ++k) {
            const int side = value[0] < value[1] ? 0 : 1;
            const double half = 0.5 * (nearby[side] + middle), now = f(half);
            if (half == middle || half == nearby[side]) break;
            if (now > top) {
                nearby[1 - side] = middle, value[1 - side] = top;
                middle = half, top = now;
            } else {
                nearby[side] = half, value[side] = now;
            }
        }
        if (!(top > -infinity)) return top;
        // How far f matters, on both sides.
        double limit[2];
        for (const int side : {0, 1}) {
            const double sign = side == 0 ? -1 : 1, room = std::abs((side == 0 ? a : b) - middle);
            double beyond = std::min(room, std::max(std::abs(nearby[side] - middle), 1e-3 * first));
            const auto matters = [&](double distance) { return f(middle + sign * distance) > top - negligible; };
            if (beyond < room && matters(beyond))
                while (beyond < room && matters(beyond)) beyond = std::min(room, 2 * beyond);
            else
                while (beyond > 1e-12 * first && !matters(0.5 * beyond)) beyond *= 0.5;
            limit[side] = middle + sign * beyond;
        }
        // By concavity the integral of exp(f - top) is at least its range over 39. Rounding of f is a relative error of
        // it.
        constexpr int pieces = 4;
        const double relative = std::max(1e-12, 256 * std::numeric_limits<double>::epsilon() * std::abs(top));
        const double tolerance = relative * (limit[1] - limit[0]) / negligible / (2 * pieces);
        const auto g = [&](double y) { return std::exp(f(y) - top); };
        double sum = 0;
        for (const int side : {0, 1}) {
            const double width = (limit[side] - middle) / pieces;
            if (width == 0) continue;
            for (int k = 0; k < pieces; ++k) {
                const double from = middle + width * k, to = middle + width * (k + 1);
                sum += integrate_smooth(g, std::min(from, to), std::max(from, to), tolerance, 12);
            }
        }
        return top + std::log(sum);
    }

    /// As conditional, the logarithm, with a small relative error.
    [[nodiscard]] double log_conditional(Index i, std::array<double, 3>& y) const {
        const auto [a, b] = limits(i, y.data());
        if (i + 1 == dim_) return log_between(a, b);
        if (!(a < b)) return -std::numeric_limits<double>::infinity();
        return log_integral(
            [&](double value) {
                y.data()[i] = value;
                return -0.5 * value * value - 0.91893853320467274178 + log_conditional(i + 1, y);
            },
            a, b);
    }

    [[nodiscard]] double conditional(Index i, std::array<double, 3>& y, double tolerance) const {
        const auto [a, b] = limits(i, y.data());
        if (i + 1 == dim_) return between(a, b);
        constexpr double remote = 38.5;  // phi underflows beyond
        const double left = std::max(a, -remote), right = std::min(b, remote);
        if (!(left < right)) return 0;
        const auto density = [&](double value) {
            y.data()[i] = value;
            return 0.39894228040143267794 * std::exp(-0.5 * value * value) * conditional(i + 1, y, tolerance);
        };
        // Pieces of the size of a standard deviation around the origin, so that no peak lies between the nodes.
        double sum = 0, from = left;
        for (const double cut : {-8.5, -6.0, -4.0, -2.5, -1.0, 0.0, 1.0, 2.5, 4.0, 6.0, 8.5, remote}) {
            const double to = std::min(cut, right);
            if (to <= from) continue;
            sum += integrate_smooth(density, from, to, 0.1 * tolerance);
            from = to;
        }
        return sum;
    }

    void sort_and_factor() {
        double scale = 0;
        for (Index i = 0; i < dim_; ++i) scale = std::max(scale, std::abs(factor_(i, i)));
        const double negligible = 1e-14 * static_cast<double>(dim_) * scale;
        slack_ = std::sqrt(negligible) * 1e-3;
        core::List<T> means(dim_, T(0));
        T* expected = means.data();
        for (Index i = 0; i < dim_; ++i) {
            // Pick the variable with the smallest probability given the expected values of the earlier ones.
            Index best = i;
            double smallest = std::numeric_limits<double>::infinity();
            for (Index k = i; k < dim_; ++k) {
                double variance = factor_(k, k), shift = 0;
                for (Index j = 0; j < i; ++j) {
                    variance -= factor_(k, j) * factor_(k, j);
                    shift += factor_(k, j) * expected[j];
                }
                if (variance <= negligible) continue;
                const double deviation = std::sqrt(variance);
                const double p = between((low_[k] - shift) / deviation, (high_[k] - shift) / deviation);
                if (p < smallest) {
                    smallest = p;
                    best = k;
                }
            }
            exchange(i, best);
            double variance = factor_(i, i);
            for (Index j = 0; j < i; ++j) variance -= factor_(i, j) * factor_(i, j);
            const double pivot = variance > negligible ? std::sqrt(variance) : 0;
            for (Index k = i + 1; k < dim_; ++k) {
                double value = factor_(k, i);
                for (Index j = 0; j < i; ++j) value -= factor_(k, j) * factor_(i, j);
                factor_(k, i) = pivot > 0 ? value / pivot : 0;
            }
            factor_(i, i) = pivot;
            if (pivot > 0) {
                const auto [a, b] = limits(i, expected);
                const auto phi = [](double t) { return 0.39894228040143267794 * std::exp(-0.5 * t * t); };
                const double p = between(a, b);
                expected[i] = p > 1e-280 ? (phi(a) - phi(b)) / p : std::clamp(0.0, a, b);
            }
        }
    }

    /// Exchanges two variables: rows of the factor, and of the lower triangle of what is still covariance.
    void exchange(Index i, Index k) {
        if (i == k) return;
        std::swap(low_[i], low_[k]);
        std::swap(high_[i], high_[k]);
        std::swap(factor_(i, i), factor_(k, k));
        for (Index j = 0; j < i; ++j) std::swap(factor_(i, j), factor_(k, j));
        for (Index j = i + 1; j < k; ++j) std::swap(factor_(j, i), factor_(k, j));
        for (Index j = k + 1; j < dim_; ++j) std::swap(factor_(j, i), factor_(j, k));
    }

    /// The integrand of Genz over the unit cube of dim - 1 dimensions.
    [[nodiscard]] double integrand(const T* w, T* y) const noexcept {
        double product = 1;
        for (Index i = 0; i < dim_; ++i) {
            const auto [a, b] = limits(i, y);
            const double p = between(a, b);
            product *= p;
            if (product == 0 || i + 1 == dim_) break;
            // From the tail that is the smaller, so that far quantiles keep their digits.
            y[i] = a > 0 ? -special::ndtri(special::ndtr(-a) - w[i] * p) : special::ndtri(special::ndtr(a) + w[i] * p);
            if (!std::isfinite(y[i])) y[i] = std::clamp(0.0, a, b);
        }
        return product;
    }

    /// Richtmyer's lattice {n sqrt(prime)} with the baker's transform, twelve random shifts, doubled until good enough.
    [[nodiscard]] double quasi_monte_carlo(Index maxpts, double abseps, double releps) const {
        constexpr int shifts = 12;
        const Index axes = dim_ - 1;
        core::List<T> step(axes);
        Index found = 0;
        for (int candidate = 2; found < axes; ++candidate) {
            bool prime = true;
            for (int d = 2; d * d <= candidate && prime; ++d) prime = candidate % d != 0;
            if (prime) step[found++] = std::sqrt(static_cast<double>(candidate));
        }
        core::Generator rng(20241105);
        core::List<T> start(axes * shifts);
        for (T& value : start) value = rng.bit_generator().next_double();
        std::array<double, shifts> sums{};
        core::List<T> w(axes), y(dim_);
        double value = 0;
        for (Index done = 0, points = 512;; points *= 2) {
            for (Index n = done; n < points; ++n)
                for (int s = 0; s < shifts; ++s) {
                    for (Index k = 0; k < axes; ++k) {
                        const double at = static_cast<double>(n + 1) * step[k] + start.data()[k * shifts + s];
                        w.data()[k] = std::abs(2 * (at - std::floor(at)) - 1);
                    }
                    sums.data()[s] += integrand(w.data(), y.data());
                }
            done = points;
            double mean = 0, square = 0;
            for (const double sum : sums) mean += sum / static_cast<double>(done) / shifts;
            for (const double sum : sums) {
                const double away = sum / static_cast<double>(done) - mean;
                square += away * away;
            }
            value = mean;
            const double error = 3 * std::sqrt(square / (shifts * (shifts - 1)));
            if (error <= std::max(abseps, releps * std::abs(mean)) || 2 * done * shifts > maxpts) return value;
        }
    }

    Eigen::MatrixX<T> factor_;  // lower triangle
    Eigen::VectorX<T> low_, high_;
    Index dim_;
    double slack_ = 0;
};

}  // namespace scixx::stats::detail
