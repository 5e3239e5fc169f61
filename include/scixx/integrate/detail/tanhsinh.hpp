// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <complex>
#include <cstddef>
#include <functional>
#include <limits>
#include <numbers>
#include <scixx/core/dims.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <type_traits>
#include <vector>

namespace scixx::integrate::detail {

/// Nodes of the double exponential rule: 1 - |x| and the weight for x = tanh(pi / 2 sinh t), t > 0, so that the
/// distance to the ends keeps its digits (H. Takahasi, M. Mori, Publ. RIMS 9 (1974) 721). Level 0 has t = 0, h, .. 8 h;
/// level k adds the odd multiples of h / 2^k.
class TanhSinhNodes {
public:
    struct Node {
        double t, complement, weight;
    };
    static constexpr int base_steps = 8;

    [[nodiscard]] double step(int level) const { return std::ldexp(t_max_ / base_steps, -level); }
    /// The nodes that a level adds, but that in the middle.
    template <class = void>
    [[nodiscard]] const std::vector<Node>& level(int k) {
        while (static_cast<int>(levels_.size()) <= k) {
            const int next = static_cast<int>(levels_.size()), count = base_steps << next;
            std::vector<Node> nodes;
            for (int j = 1; j <= count; j += next == 0 ? 1 : 2) {
                const double t = step(next) * j, grow = std::exp(t);
                const double u = std::numbers::pi / 2 * (grow - 1 / grow) / 2, q = std::exp(-2 * u);
                nodes.push_back(
                    {t, 2 * q / (1 + q), std::numbers::pi / 2 * (grow + 1 / grow) / 2 * 4 * q / ((1 + q) * (1 + q))});
            }
            levels_.push_back(std::move(nodes));
        }
        return levels_[core::to_size(k)];
    }

private:
    // Where 1 - |x| falls to four times the smallest normal number.
    double t_max_ = std::asinh(std::log(2 / (4 * std::numeric_limits<double>::min()) - 1) / std::numbers::pi);
    std::vector<std::vector<Node>> levels_;
};

template <class T>
struct TanhSinhOutcome {
    T integral{};
    double error = std::numeric_limits<double>::quiet_NaN();
    int status = 0, level = 0;
    double evaluations = 0;
};

struct TanhSinhSettings {
    bool log;
    int maxlevel, minlevel;
    double atol, rtol;
};

/// A sum of terms, or of exponentials of terms relative to the largest one, so that none overflows.
template <class T>
class ScaledSum {
public:
    explicit ScaledSum(bool log) : log_(log) {}

    /// The factor by which all that was computed before has to be multiplied.
    double add(const T& value, double log_weight, double weight) {
        if (!log_) {
            sum_ += value * weight;
            return 1;
        }
        const T exponent = value + log_weight;
        const double size = std::real(exponent);
        if (size == -std::numeric_limits<double>::infinity()) return 1;
        double factor = 1;
        if (size > shift_) {
            factor = std::exp(shift_ - size);
            sum_ *= factor;
            shift_ = size;
        }
        sum_ += std::exp(exponent - shift_);
        return factor;
    }
    [[nodiscard]] const T& sum() const noexcept { return sum_; }
    [[nodiscard]] double shift() const noexcept { return log_ ? shift_ : 0; }

private:
    bool log_;
    T sum_{};
    double shift_ = -std::numeric_limits<double>::infinity();
};

/// What is asked after each level with the outcome so far; true ends the integration.
template <class T>
using TanhSinhWatch = std::function<bool(const TanhSinhOutcome<T>&)>;

/// The integral of f (or with `log` the logarithm of that of exp f) from a to b. The points depend on a and b only; f's
/// values decide how many there are.
template <class T>
[[nodiscard]] TanhSinhOutcome<T> tanhsinh(core::FunctionRef<T(double)> f, double a, double b,
                                          const TanhSinhSettings& settings, TanhSinhNodes& nodes,
                                          const TanhSinhWatch<T>& watch = {}) {
    constexpr double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double eps = std::numeric_limits<double>::epsilon(), caution = 0.85;
    TanhSinhOutcome<T> out;
    const bool log = settings.log;
    if (std::isnan(a) || std::isnan(b)) {
        out.integral = T(nan);
        out.status = -3;
        return out;
    }
    if (a == b) {
        out.integral = T(log ? -infinity : 0.0);
        out.error = log ? -infinity : 0;
        return out;
    }
    const bool flipped = b < a;
    const double low = flipped ? b : a, high = flipped ? a : b;
    const bool from_minus = std::isinf(low), to_plus = std::isinf(high);

    // The point and the factor of dx for a node at a distance from the right end (side 1) or the left end (side -1) of
    // [-1, 1]; false where the point coincides with an end. Infinite ranges: x = t / (1 - t^2), or x = 1 / t - 1 on (0,
    // 1).
    const auto place = [&](double complement, int side, double& x, double& factor) {
        if (from_minus && to_plus) {
            const double rest = complement * (2 - complement);  // 1 - t^2
            x = side * (1 - complement) / rest;
            factor = (2 - rest) / (rest * rest);
            return std::isfinite(x) && std::isfinite(factor);
        }
        if (from_minus || to_plus) {
            // t = complement / 2 near 0, 1 - complement / 2 near 1
            const double t = side < 0 ? complement / 2 : 1 - complement / 2;
            const double distance = side < 0 ? 1 / t - 1 : complement / 2 / t;
            x = to_plus ? low + distance : high - distance;
            factor = 0.5 / (t * t);
            return std::isfinite(x) && std::isfinite(factor) && (distance == 0 || x != (to_plus ? low : high));
        }
        const double half = 0.5 * high - 0.5 * low;
        x = side < 0 ? low + half * complement : high - half * complement;
        factor = half;
        return x > low && x < high;
    };

    ScaledSum<T> sum(log);
    double most = 0;
    // On each side: the outermost finite term, and where the integrand is not finite first.
    std::array<double, 2> end_at{0, 0}, end_term{0, 0}, bad_at{infinity, infinity};
    const auto visit = [&](double t, double complement, double weight, int side) {
        double x = 0, factor = 0;
        if (!place(complement, side, x, factor)) return;
        weight *= factor;
        if (weight == 0) return;
        const T value = f(x);
        ++out.evaluations;
        const auto s = core::to_size(side > 0);
        const bool zero = log && std::real(value) == -infinity;
        if (!zero && !(std::isfinite(std::real(value)) && std::isfinite(std::imag(value)))) {
            bad_at[s] = std::min(bad_at[s], t);
            return;
        }
        const double scaled = sum.add(value, log ? std::log(weight) : 0.0, weight);
        if (scaled != 1) {
            most *= scaled;
            for (double& each : end_term) each *= scaled;
        }
        const double size = zero  ? 0
                            : log ? std::exp(std::real(value) + std::log(weight) - sum.shift())
                                  : std::abs(value) * weight;
        most = std::max(most, size);
        if (t > end_at[s]) {
            end_at[s] = t;
            end_term[s] = size;
        }
    };

    std::vector<T> sums;
    std::vector<double> shifts;
    T integral{};
    double error = nan;
    const auto tell = [&] {
        if (log) {
            out.integral = std::log(integral) + sum.shift();
            if constexpr (std::is_same_v<T, std::complex<double>>)
                if (flipped) out.integral += T(0, std::numbers::pi);
            if constexpr (std::is_same_v<T, double>)
                if (flipped) out.integral = nan;
            out.error = std::log(error) + sum.shift();
        } else {
            out.integral = flipped ? -integral : integral;
            out.error = error;
        }
    };
    for (int level = 0;; ++level) {
        if (level == 0) {
            visit(0, 1, std::numbers::pi / 2, -1);
            end_at = {0, 0};
            if (bad_at[0] < infinity) bad_at[1] = 0;
        }
        for (const TanhSinhNodes::Node& node : nodes.level(level)) {
            visit(node.t, node.complement, node.weight, -1);
            visit(node.t, node.complement, node.weight, 1);
        }
        const double h = nodes.step(level);
        integral = h * sum.sum();
        sums.push_back(integral);
        shifts.push_back(sum.shift());
        out.level = level;
        const auto stopped = [&] {
            if (!watch) return false;
            tell();
            out.status = 1;
            if (watch(out)) return true;
            out.status = 0;
            return false;
        };
        if (level < settings.minlevel) {
            if (stopped()) {
                out.status = -4;
                break;
            }
            continue;
        }
        const auto earlier = [&](int back) {
            const std::size_t i = sums.size() - 1 - core::to_size(back);
            return log && shifts[i] != sum.shift() ? sums[i] * std::exp(shifts[i] - sum.shift()) : sums[i];
        };
        const double size = std::abs(integral);
        error = nan;
        if (level >= 1) {
            error = std::abs(integral - earlier(1));
            if (level >= 2 && size > 0 && error > 0) {
                // Digits double from level to level where all is well (D. H. Bailey, K. Jeyabalan, X. S. Li, Exp. Math.
                // 14 (2005) 317), relative to the integral; with a part of the predicted digits held back.
                const double d1 = std::log10(error / size), d2 = std::log10(std::abs(integral - earlier(2)) / size);
                if (d1 < 0 && d2 < 0)
                    error = std::min(error, size * std::pow(10.0, caution * std::max(d1 * d1 / d2, 2 * d1)));
            }
            error = std::max({error, eps * h * most, h * end_term[0], h * end_term[1]});
        }
        const bool inner = bad_at[0] < end_at[0] || bad_at[1] < end_at[1] || bad_at[0] == 0 || bad_at[1] == 0;
        if (inner || !std::isfinite(size)) {
            out.status = -3;
            if (inner) integral = T(nan);
            error = nan;
            break;
        }
        const bool good =
            log ? std::log(error) - std::log(size) < settings.rtol || std::log(error) + sum.shift() < settings.atol
                : error < settings.rtol * size || error < settings.atol;
        if (good || (error == 0 && size == 0)) break;
        if (level >= settings.maxlevel) {
            out.status = -2;
            break;
        }
        if (stopped()) {
            out.status = -4;
            break;
        }
    }
    tell();
    return out;
}

}  // namespace scixx::integrate::detail
