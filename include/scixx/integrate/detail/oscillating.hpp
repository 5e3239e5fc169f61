// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/detail/adaptive.hpp>
#include <scixx/integrate/detail/chebyshev.hpp>
#include <scixx/integrate/detail/weighted.hpp>
#include <utility>
#include <vector>

namespace scixx::integrate::detail {

/// Integrals over [-1, 1] of cos(w t) T_k(t) for even k and of sin(w t) T_k(t) for odd k (the others vanish), w > 2.
using TrigonometricMoments = std::array<double, 25>;

/// They satisfy, with c = (sin w, cos w) for even and (-cos w, sin w) for odd k (R. Piessens and M. Branders,
/// "Computation of oscillating integrals", J. Comput. Appl. Math. 1 (1975) 153-164),
///
///     w^2 (k-1)(k-2) m_{k+2} - 2 (k^2-4)(w^2+2-2k^2) m_k + w^2 (k+1)(k+2) m_{k-2} = 24 w c_0 - 8 (k^2-4) c_1,
///
/// which is stable forwards while k < w. From there on a solution grows that is not wanted, so the rest is found as the
/// solution of a boundary value problem (F. W. J. Olver, J. Res. NBS 71B (1967) 111-129); the end is so far away that
/// the value put there does not matter.
inline TrigonometricMoments trigonometric_moments(double w) {
    constexpr int remote = 64;
    const double w2 = w * w, sine = std::sin(w), cosine = std::cos(w);
    std::array<double, remote + 2> m{};
    m[0] = 2 * sine / w;
    m[2] = (8 * cosine + (2 * w2 - 8) * sine / w) / w2;
    m[1] = 2 * (sine - w * cosine) / w2;
    for (int first : {1, 2}) {
        const double c0 = first == 2 ? sine : -cosine, c1 = first == 2 ? cosine : sine;
        const auto at = [&m](int k) -> double& { return m[core::to_size(k)]; };
        const auto after = [&](double k) { return w2 * (k - 1) * (k - 2); };
        const auto here = [&](double k) { return -2 * (k * k - 4) * (w2 + 2 - 2 * k * k); };
        const auto before = [&](double k) { return w2 * (k + 1) * (k + 2); };
        const auto right = [&](double k) { return 24 * w * c0 - 8 * (k * k - 4) * c1; };
        int known = first;
        if (w >= first + 2) {  // the recurrence degenerates at k = first: explicit integrals
            known = first + 2;
            at(known) = first == 2 ? (32 * (w2 - 12) * cosine + 2 * ((w2 - 80) * w2 + 192) * sine / w) / (w2 * w2)
                                   : ((18 - 48 / w2) * sine / w + (48 / w2 - 2) * cosine) / w;
        }
        for (; known + 2 <= 24 && known + 2 <= w; known += 2)
            at(known + 2) = (right(known) - here(known) * at(known) - before(known) * at(known - 2)) / after(known);
        if (known + 2 > 24) continue;
        // Rows k = known + 2 .. end - 2 with m[known] given and m[end] = 0: elimination downwards, substitution
        // upwards.
        const int end = remote + (first == 2 ? 0 : 1);
        std::array<double, remote + 2> ratio{}, rest{};
        const auto in = [](std::array<double, remote + 2>& values, int k) -> double& {
            return values[core::to_size(k)];
        };
        in(rest, known) = at(known);
        for (int k = known + 2; k < end; k += 2) {
            // m[k-2] = rest[k-2] - ratio[k-2] m[k]
            const double pivot = here(k) - before(k) * in(ratio, k - 2);
            in(ratio, k) = after(k) / pivot;
            in(rest, k) = (right(k) - before(k) * in(rest, k - 2)) / pivot;
        }
        at(end) = 0;
        for (int k = end - 2; k > known; k -= 2) at(k) = in(rest, k) - in(ratio, k) * at(k + 2);
    }
    TrigonometricMoments out;
    std::copy_n(m.begin(), out.size(), out.begin());
    return out;
}

/// The moments for intervals of one length halved 0, 1, 2, ... times, computed when first needed.
class MomentCache {
public:
    explicit MomentCache(int most, std::vector<TrigonometricMoments> begin = {})
        : most_(most), levels_(std::move(begin)) {}

    template <class = void>
    const TrigonometricMoments& at(int level, double w) {
        if (level < levels_.size()) return levels_[level];
        if (level == levels_.size() && level < most_) return levels_.emplace_back(trigonometric_moments(w));
        return loose_ = trigonometric_moments(w);
    }
    [[nodiscard]] const std::vector<TrigonometricMoments>& levels() const { return levels_; }

private:
    int most_;
    core::List<TrigonometricMoments> levels_;
    TrigonometricMoments loose_{};
};

/// Integrals of f(x) cos(omega x) or f(x) sin(omega x), omega >= 0.
struct Oscillation {
    Sampler f;
    double omega;
    bool sine;
    MomentCache& moments;

    /// A Kronrod rule while the interval holds little of a period, else the Clenshaw-Curtis rule with the moments of
    /// the oscillation about the centre of the interval.
    template <class = void>
    Estimate operator()(double a, double b, int level) const {
        const double centre = 0.5 * (a + b), half = 0.5 * (b - a), w = omega * half;
        if (std::abs(w) <= 2) {
            const auto multiply = [this](const double* x, double* y, int n) {
                for (int i = 0; i < n; ++i) y[i] *= sine ? std::sin(omega * x[i]) : std::cos(omega * x[i]);
            };
            return weighted_kronrod(f, multiply, a, b);
        }
        double x[clenshaw_curtis_nodes] = {}, y[clenshaw_curtis_nodes] = {};
        chebyshev_nodes(centre, half, x);
        f(x, y, clenshaw_curtis_nodes);
        const ChebyshevSeries series(y);
        const TrigonometricMoments& m = moments.at(level, w);
        double even12 = 0, odd12 = 0, even24 = 0, odd24 = 0, magnitude = 0;
        for (std::size_t k = 0; k <= 24; ++k) {
            (k % 2 == 0 ? even24 : odd24) += series.c24[k] * m[k];
            if (k <= 12) (k % 2 == 0 ? even12 : odd12) += series.c12[k] * m[k];
            magnitude += std::abs(series.c24[k]);
        }
        // cos(omega x) = cos(omega centre) cos(w t) - sin(omega centre) sin(w t), the sine likewise.
        const double by_cos = half * std::cos(centre * omega), by_sin = half * std::sin(centre * omega);
        const double even_error = std::abs(even24 - even12), odd_error = std::abs(odd24 - odd12);
        Estimate out{0, 0, magnitude * std::abs(half), largest, clenshaw_curtis_nodes};
        if (sine) {
            out.value = by_cos * odd24 + by_sin * even24;
            out.error = std::abs(by_cos * odd_error) + std::abs(by_sin * even_error);
        } else {
            out.value = by_cos * even24 - by_sin * odd24;
            out.error = std::abs(by_cos * even_error) + std::abs(by_sin * odd_error);
        }
        return out;
    }

    /// QAWO: over [a, b].
    template <class = void>
    Outcome over(double a, double b, Tolerance tolerance, int limit, Partition& partition) const {
        ExtrapolatingIntegration integration{*this, tolerance, limit, omega, true};
        return integration.one_piece(a, b, (*this)(a, b, 0), partition);
    }
};

/// What QAWF found cycle by cycle.
struct Cycles {
    std::vector<double> values, errors;
    std::vector<int> status;
};

/// QAWF: over [a, inf), cycle after cycle of an odd number of half periods, whose sums are extrapolated. The tolerance
/// of the cycles falls as 0.9^k, so that all of them together stay below epsabs.
template <class = void>
inline Outcome quad_fourier(const Oscillation& oscillation, double a, double epsabs, int limit, int limlst,
                            Cycles& cycles) {
    constexpr double pi = 3.141592653589793238462643;
    constexpr double decay = 0.9;
    const double cycle = (2 * std::floor(oscillation.omega) + 1) * pi / oscillation.omega;
    const double first_share = epsabs > smallest / (1 - decay) ? epsabs * (1 - decay) : epsabs;
    double share = first_share, factor = 1, errors = 0, worst = 0, sum = 0, last_term = 0;
    EpsilonTable table;
    Outcome out;
    int without_gain = 0;
    const auto by_sum = [&] {
        out.value = sum;
        out.error = errors + last_term;
        return out;
    };
    for (int count = 1; count <= limlst; ++count) {
        const double from = a + (count - 1) * cycle;
        Partition partition(limit);
        const Outcome part = oscillation.over(from, from + cycle, {share * factor, 0}, limit, partition);
        cycles.values.push_back(part.value);
        cycles.errors.push_back(part.error);
        cycles.status.push_back(static_cast<int>(part.status));
        out.neval += part.neval;
        factor *= decay;
        errors += part.error;
        last_term = 50 * std::abs(part.value);
        if (errors + last_term <= epsabs && count >= 6) return by_sum();
        worst = std::max(worst, part.error);
        if (part.status != Status::converged) {
            share = std::max(first_share, worst * (1 - decay));
            out.status = Status::bad_cycles;
        }
        if (out.status == Status::bad_cycles && errors + last_term <= worst * 10 && count > 5) return by_sum();
        sum += part.value;
        table.push(sum);
        if (std::isnan(sum)) break;
        if (count < 3) continue;
        if (count == limlst) out.status = Status::limit_reached;
        const EpsilonTable::Limit best = table.extrapolate();
        ++without_gain;
        if (without_gain >= 15 && out.error <= 1e-3 * (errors + last_term)) out.status = Status::extrapolation_failed;
        if (count == 3 || !(best.error > out.error)) {
            out.value = best.value;
            out.error = best.error;
            without_gain = 0;
            if (out.error + 10 * worst <= epsabs || (out.error <= epsabs && 10 * worst >= epsabs)) break;
        }
        if (out.status != Status::converged && out.status != Status::bad_cycles) break;
    }
    if (std::isnan(sum)) return by_sum();
    out.error += 10 * worst;
    if (out.status == Status::converged) return out;
    if (out.value != 0 && sum != 0) {
        if (out.error / std::abs(out.value) > (errors + last_term) / std::abs(sum)) return by_sum();
    } else {
        if (out.error > errors) return by_sum();
        if (sum == 0) return out;
    }
    if (out.status != Status::bad_cycles) out.error += last_term;
    return out;
}

}  // namespace scixx::integrate::detail
