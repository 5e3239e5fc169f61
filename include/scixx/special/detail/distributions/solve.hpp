// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/detail/incomplete/inverse.hpp>
#include <type_traits>

/// The distribution functions beneath statistics and their inverses.
namespace scixx::special::detail::distributions {

using incomplete::beta_all;
using incomplete::beta_inverse_all;
using incomplete::beta_parts;
using incomplete::beta_quantiles;
using incomplete::BetaFixedFor;
using incomplete::BetaOnceFor;
using incomplete::BetaTails;
using incomplete::Block;
using incomplete::ExponentOf;
using incomplete::gamma_all;
using incomplete::gamma_inverse_all;
using incomplete::gamma_parts;
using incomplete::gamma_quantiles;
using incomplete::GammaFixedFor;
using incomplete::GammaOnceFor;
using incomplete::GammaTails;
using incomplete::high;
using incomplete::Parts;
using incomplete::product_of;
using incomplete::sum_of;
using incomplete::tail_block;

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();
inline constexpr double infinity = std::numeric_limits<double>::infinity();

/// A distribution function that is to be p, q = 1 - p, as log(value / goal) of the smaller of both, increasing in the
/// variable.
struct Aim {
    double goal = 1, upper = 0, sign = 1;
    Aim() = default;
    Aim(double p, double q, bool increasing) noexcept
        : goal(p <= q ? p : q), upper(p <= q ? 0 : 1), sign((p <= q) == increasing ? 1 : -1) {}
    [[nodiscard]] double miss(double value) const noexcept {
        return sign * (value > 0 ? std::log(value / goal) : value == value ? -infinity : nan);
    }
    [[nodiscard]] double miss(const Parts& parts) const noexcept {
        return parts.lower != parts.lower ? nan : miss(upper > 0 ? parts.upper : parts.lower);
    }
};

/// The normal quantile of p to three digits.
[[nodiscard]] inline double rough_normal(double p, double q) noexcept {
    return p < q ? -incomplete::rough_quantile(p) : incomplete::rough_quantile(q);
}
/// About the density over the probability of the tail beyond |z| of the normal distribution.
[[nodiscard]] inline double hazard(double z) noexcept {
    return 0.5 * (std::abs(z) + std::sqrt(z * z + 2.5464790894703254));  // 8 / pi
}
/// Where a search starts for a quantile (of p, q = 1 - p) of what has this mean and standard deviation, and the slope
/// of the logarithm of the smaller tail there.
struct Start {
    double point, slope = 0;
    Start(double at, double rise = 0) noexcept : point(at), slope(rise) {}  // NOLINT(google-explicit-constructor)
    Start(double mean, double deviation, double p, double q) noexcept {
        const double z = rough_normal(p, q), shift = z * deviation;
        point = shift > 0 ? mean + shift : mean / (1 - shift / mean);
        slope = hazard(z) / deviation;
    }
};

/// A search for the root of a function f, which takes its values one by one, so that many searches can go on side by
/// side: inverse quadratic interpolation or secants within a bracket (R. P. Brent, Comput. J. 14 (1971) 422), which
/// first has to be found.
///
/// The variable is s = start exp(v), or v where `linear`, and f is increasing in v.
class Search {
public:
    Aim aim;
    double answer = nan;
    bool open = false, linear = false;
    bool ends = false;  // They are the answer where there is no root: 0 and infinity unless linear.

    Search() = default;
    /// One that is over.
    [[nodiscard]] static Search answered(double answer) noexcept {
        Search search;
        search.answer = answer;
        return search;
    }
    /// The s > 0 for which a distribution function, monotonic in s, is p = 1 - q; NaN where there is none.
    [[nodiscard]] static Search positive(double p, double q, bool increasing, const Start& start) noexcept {
        if (!(p > 0 && q > 0 && start.point > 0 && start.point < infinity)) return {};
        Search search;
        search.open = true;
        search.aim = Aim(p, q, increasing);
        search.start_ = start.point;
        search.slope_ = start.slope * start.point;
        search.low_ = std::log(1e-100 / start.point);
        search.high_ = std::log(1e100 / start.point);
        return search;
    }
    /// The same for a quantile, which is 0 or infinity where it is out of the range of doubles.
    [[nodiscard]] static Search quantile(double p, double q, bool increasing, const Start& start) noexcept {
        Search search = positive(p, q, increasing, start);
        search.low_ = std::log(1e-290 / start.point);
        search.high_ = std::log(1e290 / start.point);
        search.ends = true;
        return search;
    }
    /// The s in [low, high]; the nearer end where there is none.
    [[nodiscard]] static Search between(double p, double q, bool increasing, double low, double high,
                                        const Start& start) noexcept {
        if (!(p >= 0 && q >= 0) || low != low || high != high) return {};
        if (p == 0) return answered(increasing ? low : high);
        if (q == 0) return answered(increasing ? high : low);
        Search search = over(low, high, start);
        search.aim = Aim(p, q, increasing);
        search.ends = true;
        return search;
    }
    /// The s > 0 where the logarithm of the distribution function is nearly linear; NaN where there is none.
    [[nodiscard]] static Search straight(double p, double q, bool increasing, const Start& start) noexcept {
        if (!(p > 0 && q > 0 && start.point >= 0 && start.point < infinity)) return {};
        Search search = over(0, 1e100, start);
        search.aim = Aim(p, q, increasing);
        return search;
    }
    /// Of any function that increases in [low, high].
    [[nodiscard]] static Search over(double low, double high, const Start& start) noexcept {
        Search search;
        search.open = search.linear = true;
        search.v_ = start.point == start.point ? std::clamp(start.point, low, high) : low;
        search.slope_ = start.slope;
        search.low_ = low;
        search.high_ = high;
        return search;
    }
    /// The s > 0 where the distribution function is not monotonic: the nearest to `start` on the scale of log(s) but
    /// for a factor of 2 (8 when far away); NaN where there is none.
    [[nodiscard]] static Search nearest(double p, double q, double start) noexcept {
        Search search = positive(p, q, true, {start, 0});
        search.away_ = 1;
        return search;
    }

    /// Where a value is wanted.
    [[nodiscard]] double point() const noexcept { return linear ? v_ : start_ * std::exp(v_); }

    /// Takes f there; whether another value is wanted for an answer of T.
    template <class T>
    [[nodiscard]] bool take(double f) noexcept {
        constexpr bool brief = std::is_same_v<T, float>;
        ++count_;
        if (f != f || (count_ > 200 && away_ == 0)) return finish(f == f && below_ && above_ ? v_ : nan);
        if (away_ > 0) return step_away<T>(f);
        f *= direction_;
        if (f == 0) return finish(v_);
        (f < 0 ? low_ : high_) = v_;
        (f < 0 ? below_ : above_) = true;
        if (!(low_ < high_)) {
            finish(ends ? v_ : nan);
            if (ends && !linear) answer = f < 0 ? infinity : 0;
            return false;
        }
        const double room = high_ - low_, before = v_ - v1_;
        const double known = count_ > 1 ? (f - f1_) / before : slope_;
        const bool rising = known > 0 && known < infinity;
        double move = rising ? guess(f, known) : blind(f);
        // Of the last numbers none is nearer, or the function does not tell them apart.
        if (count_ > 1 && (v_ + move == v_ || (!rising && std::abs(before) < 1e-15 * (linear ? std::abs(v_) : 1.0))))
            return finish(v_);
        const bool bracket = below_ && above_, inside = v_ + move > low_ && v_ + move < high_;
        if (inside && rising && count_ > 1 && std::abs(f) < 700) {
            const double unit = linear ? std::abs(v_) : 1.0, slope = std::abs(f / move);
            // What is left is rounding where it does not fall any more.
            const double size = std::abs(f);
            const bool noise =
                size < (brief ? 1e-10 : 1e-15) || (size < (brief ? 1e-8 : 1e-12) && size > 0.3 * std::abs(f1_));
            if (std::abs(move) <= (brief ? 1e-9 : 3e-16) * unit || noise ||
                std::abs(move) * std::abs(before) * (1 + slope * unit) < (brief ? 1e-9 : 1e-16) * unit * unit)
                return finish(v_ + move);
        }
        if (bracket) {
            // A bracket that is not halved in three steps is halved at once.
            slow_ = room < 0.5 * room_ ? 0 : slow_ + 1;
            if (slow_ == 0) room_ = room;
            if (room <= (brief ? 1e-9 : 4e-16) * (linear ? std::abs(v_) : 1.0)) return finish(v_);
            if (!inside || slow_ > 3) {
                move = middle() - v_;
                slow_ = 0;
                room_ = room;
            }
        } else if (!inside) {
            move = (f < 0 ? high_ : low_) - v_;
        }
        v2_ = v1_;
        f2_ = f1_;
        v1_ = v_;
        f1_ = f;
        v_ += move;
        return true;
    }

private:
    double v_ = 0, start_ = 1, slope_ = 0, low_ = 0, high_ = 0, v1_ = 0, f1_ = nan, v2_ = 0, f2_ = nan;
    double room_ = infinity, up_ = 0, down_ = 0, direction_ = 1;
    int count_ = 0, slow_ = 0, away_ = 0;
    bool below_ = false, above_ = false;

    bool finish(double v) noexcept {
        v_ = v;
        answer = point();
        return false;
    }
    /// Halfway in the bracket, where it reaches beyond 1 on the scale of the logarithm.
    [[nodiscard]] double middle() const noexcept {
        if (!linear || (low_ > -1 && high_ < 1)) return 0.5 * (low_ + high_);
        const double between = std::sinh(0.5 * (std::asinh(low_) + std::asinh(high_)));
        return between > low_ && between < high_ ? between : 0.5 * low_ + 0.5 * high_;
    }
    /// How far a move may reach: without a bracket as far as the last one allows.
    [[nodiscard]] double reach() const noexcept {
        const double unit = linear ? 1 + 0.1 * std::abs(v_) : 1;
        return below_ && above_ ? infinity : count_ > 1 ? std::max(4 * std::abs(v_ - v1_), 0.1 * unit) : 2 * unit;
    }
    /// The move from v, where the value is f and the slope is not known.
    [[nodiscard]] double blind(double f) const noexcept {
        const double unit = linear ? 1 + 0.1 * std::abs(v_) : 1;
        const double move = std::min(reach(), std::max(unit, 2 * std::abs(v_ - v1_)));
        return f < 0 ? move : -move;
    }
    /// The move from v, where the value is f and the slope `known`.
    [[nodiscard]] double guess(double f, double known) const noexcept {
        const double most = reach();
        const auto limited = [&](double move) { return f < 0 ? std::min(move, most) : std::max(move, -most); };
        if (count_ > 2 && f2_ - f2_ == 0) {
            const double a = f1_ - f, b = f2_ - f, c = f2_ - f1_;
            // v as a quadratic polynomial in f, at 0.
            const double move = f * (f2_ * (v1_ - v_) / (-a * c) + f1_ * (v2_ - v_) / (b * c));
            const double secant = -f / known;
            if (move * secant > 0 && std::abs(move) < 3 * std::abs(secant) && std::abs(move) > 0.2 * std::abs(secant))
                return limited(move);
        }
        return limited(-f / known);
    }
    /// How far the n-th step away from the start reaches: by factors of 2, of 8 when far away.
    [[nodiscard]] static double distance(int n) noexcept { return 0.69314718055994531 * (n + 2 * std::max(0, n - 16)); }
    /// Goes away from the start on both sides by turns, until f changes its sign.
    template <class T>
    bool step_away(double f) noexcept {
        if (count_ == 1) {
            up_ = down_ = f;
        } else {
            const bool upwards = v_ > 0;
            double& last = upwards ? up_ : down_;
            if ((f < 0) != (last < 0)) {
                const double other = upwards ? distance(away_ - 2) : -distance(away_ - 2);
                direction_ = (f < 0) == upwards ? -1 : 1;
                low_ = std::min(v_, other);
                high_ = std::max(v_, other);
                below_ = above_ = true;
                v1_ = other;
                f1_ = direction_ * last;
                away_ = 0;
                count_ = 1;
                return take<T>(f);
            }
            last = f;
        }
        away_ += v_ > 0 ? 0 : 1;  // after the step down
        if (away_ > 32) return finish(nan);
        v_ = v_ > 0 ? -v_ : distance(away_ - 1);
        return true;
    }
};

/// The answer of T of a search among parts(s).
template <class T, class F>
[[nodiscard]] inline double run(Search search, F&& parts) noexcept {
    while (search.open) search.open = search.take<T>(search.aim.miss(parts(search.point())));
    return search.answer;
}

/// The answers of the searches search(i) of a block, side by side; put(at, k, i, s, upper) puts search i at s as
/// element k of the tails, parts(i, s) serves those out of their range.
template <class T, class Tails, class Begin, class Put, class F>
void search_block(double* out, std::ptrdiff_t size, const Begin& search, const Put& put, const F& parts) {
    const int count = static_cast<int>(size);
    Search all[incomplete::block_size];
    std::uint8_t open[incomplete::block_size];
    int left = 0;
    for (int i = 0; i < count; ++i) {
        all[i] = search(i);
        if (all[i].open) open[left++] = static_cast<std::uint8_t>(i);
    }
    while (left > 0) {
        Block s, value;
        for (int k = 0; k < left; ++k) s[k] = all[open[k]].point();
        tail_block<Tails>(
            left, value, [&](Tails& to, int k) { return put(to, k, open[k], s[k], all[open[k]].aim.upper); },
            [&](int k) {
                const Parts both = parts(open[k], s[k]);
                return all[open[k]].aim.upper > 0 ? both.upper : both.lower;
            });
        int more = 0;
        for (int k = 0; k < left; ++k)
            if (Search& each = all[open[k]]; each.take<T>(each.aim.miss(value[k]))) open[more++] = open[k];
        left = more;
    }
    for (int i = 0; i < count; ++i) out[i] = all[i].answer;
}

}  // namespace scixx::special::detail::distributions
