// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <numbers>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::signal::detail::design {

using Eigen::Index;

struct Band {
    double low, high, gain, weight;
};

/// One point of the grid: frequency as a part of the sampling frequency, its cosine, wanted value and weight of the sum
/// of cosines that is sought.
struct GridPoint {
    double f, x, wanted, weight;
};
using Grid = core::List<GridPoint>;

/// The factor that a symmetric or antisymmetric filter's response has beside a sum of cosines.
inline double type_factor(double f, bool antisymmetric, bool odd) {
    if (!antisymmetric) return odd ? 1 : std::cos(std::numbers::pi * f);
    return odd ? std::sin(2 * std::numbers::pi * f) : std::sin(std::numbers::pi * f);
}

template <class = void>
inline Grid make_grid(Index numtaps, const core::List<Band>& bands, bool antisymmetric, bool differentiator,
                      Index cosines, int density) {
    Grid grid;
    const double step = 0.5 / (density * static_cast<double>(cosines));
    const bool odd = numtaps % 2 == 1;
    for (Index b = 0; b < bands.size(); ++b) {
        double low = bands[b].low;
        const double high = bands[b].high;
        if (antisymmetric && b == 0 && low < step) low = step;
        const auto count = std::max<Index>(1, static_cast<Index>((high - low) / step + 0.5));
        for (Index i = 0; i < count; ++i) {
            double f = i + 1 == count ? high : low + static_cast<double>(i) * step;
            if (antisymmetric && odd && f > 0.5 - step) f = 0.5 - step;
            const double factor = type_factor(f, antisymmetric, odd);
            const double gain = differentiator ? bands[b].gain * f : bands[b].gain;
            const double weight = differentiator && bands[b].gain > 1e-4 ? bands[b].weight / f : bands[b].weight;
            grid.push_back({f, std::cos(2 * std::numbers::pi * f), gain / factor, weight * factor});
        }
    }
    // A type that vanishes at the end of a band cannot be asked for anything there.
    grid.erase(
        std::remove_if(grid.begin(), grid.end(), [](const GridPoint& g) { return !(std::abs(g.weight) > 1e-13); }),
        grid.end());
    return grid;
}

/// Interpolation by a polynomial of cos(2 pi f) through some points of the grid (J.-P. Berrut, L. N. Trefethen, SIAM
/// Review 46, 2004).
template <class = void>
class Interpolant {
public:
    Interpolant(const Grid& grid, const core::List<Index>& at) : weights_(at.size()) {
        for (const Index i : at) points_.push_back(grid[i]);
        const Index n = at.size();
        core::List<int> exponents;
        for (Index i = 0; i < n; ++i) {
            // Products of up to hundreds of distances: the exponent is set aside after every 16 of them.
            double product = 1;
            int exponent = 0;
            const auto set_aside = [&] {
                int e = 0;
                product = std::frexp(product, &e);
                exponent += e;
            };
            for (Index k = 0; k < n; ++k) {
                if (k != i) product *= 2 * (points_[i].x - points_[k].x);
                if (k % 16 == 15) set_aside();
            }
            set_aside();
            weights_[i] = 1 / product;
            exponents.push_back(-exponent);
        }
        const int most = *std::max_element(exponents.begin(), exponents.end());
        for (Index i = 0; i < n; ++i) weights_[i] = std::ldexp(weights_[i], exponents[i] - most);
        double above = 0, below = 0;
        for (Index i = 0; i < n; ++i) {
            above += weights_[i] * points_[i].wanted;
            below += (i % 2 ? -1 : 1) * weights_[i] / points_[i].weight;
        }
        deviation_ = above / below;
        for (Index i = 0; i < n; ++i)
            values_.push_back(points_[i].wanted - (i % 2 ? -1 : 1) * deviation_ / points_[i].weight);
    }
    /// The error, of alternating sign, at the points.
    [[nodiscard]] double deviation() const { return deviation_; }
    [[nodiscard]] double operator()(double x) const {
        double above = 0, below = 0;
        for (Index i = 0; i < points_.size(); ++i) {
            const double d = x - points_[i].x;
            if (std::abs(d) < 1e-15) return values_[i];
            const double c = weights_[i] / d;
            above += c * values_[i];
            below += c;
        }
        return above / below;
    }
    /// The values at all points of the grid, several of them side by side, which the compiler turns into vectors.
    void at_grid(const Grid& grid, core::List<double>& out) const {
        constexpr Index together = 16;
        double x[core::to_size(together)], above[core::to_size(together)], below[core::to_size(together)];
        for (Index begin = 0; begin < grid.size(); begin += together) {
            const Index run = std::min(together, grid.size() - begin);
            for (Index l = 0; l < together; ++l) {
                x[l] = grid[begin + std::min(l, run - 1)].x;
                above[l] = below[l] = 0;
            }
            for (Index i = 0; i < points_.size(); ++i)
                for (Index l = 0; l < together; ++l) {
                    const double c = weights_[i] / (x[l] - points_[i].x);
                    above[l] += c * values_[i];
                    below[l] += c;
                }
            // At the points themselves, the quotient is not a number.
            for (Index l = 0; l < run; ++l) {
                const double value = above[l] / below[l];
                out[begin + l] = std::isfinite(value) ? value : (*this)(x[l]);
            }
        }
    }

private:
    Grid points_;
    core::List<double> weights_, values_;
    double deviation_ = 0;
};

/// The `wanted` extrema of alternating sign with the largest errors, or fewer if there are not so many.
template <class = void>
inline core::List<Index> alternation(const Grid& grid, const core::List<double>& error, Index wanted) {
    const Index n = grid.size();
    const auto size = [&](Index i) { return error[i]; };
    core::List<Index> found;
    for (Index i = 0; i < n; ++i) {
        const double e = size(i), before = i > 0 ? size(i - 1) : 0, after = i + 1 < n ? size(i + 1) : 0;
        const bool top = e > 0 && (i == 0 || e >= before) && (i + 1 == n || e > after);
        const bool bottom = e < 0 && (i == 0 || e <= before) && (i + 1 == n || e < after);
        if (!top && !bottom) continue;
        if (!found.empty() && (size(found.back()) > 0) == (e > 0)) {
            if (std::abs(e) > std::abs(size(found.back()))) found.back() = i;
        } else
            found.push_back(i);
    }
    while (found.size() > wanted) {
        if (found.size() == wanted + 1) {  // only an end can go without breaking the alternation
            if (std::abs(size(found.front())) < std::abs(size(found.back())))
                found.erase(found.begin());
            else
                found.pop_back();
            break;
        }
        Index least = 0;  // the neighbours whose smaller error is the least go together
        const auto pair = [&](Index i) { return std::max(std::abs(size(found[i])), std::abs(size(found[i + 1]))); };
        for (Index i = 1; i + 1 < found.size(); ++i)
            if (pair(i) < pair(least)) least = i;
        found.erase(found.begin() + least, found.begin() + least + 2);
    }
    return found;
}

/// Exchanges the points `at` until the errors at them are those of the best approximation, or for maxiter rounds.
/// @return  whether they are.
template <class = void>
inline bool exchanged(const Grid& grid, core::List<Index>& at, int maxiter) {
    core::List<double> error(grid.size());
    double scale = 0;
    for (const GridPoint& g : grid) scale = std::max(scale, std::abs(g.weight * g.wanted));
    for (int round = 0; round < maxiter; ++round) {
        const Interpolant<> p(grid, at);
        double worst = 0;
        p.at_grid(grid, error);
        for (Index i = 0; i < grid.size(); ++i) {
            error[i] = grid[i].weight * (grid[i].wanted - error[i]);
            worst = std::max(worst, std::abs(error[i]));
        }
        const double level = std::abs(p.deviation());
        if (!std::isfinite(worst)) return false;
        if (worst - level <= 1e-10 * worst || worst <= 1e-13 * scale) return true;
        const core::List<Index> next = alternation(grid, error, at.size());
        // The errors are as even as rounding lets them be.
        if (next.size() < at.size() || next == at) return worst - level <= 1e-4 * worst;
        at = next;
    }
    return false;
}

/// The points to begin with: evenly spaced ones for short filters, for long ones those of a filter of half the length,
/// spread (S.-I. Filip, ACM Trans. Math. Software 43, 2016, section 4).
template <class = void>
inline core::List<Index> first_points(const Grid& grid, Index numtaps, const core::List<Band>& bands,
                                      bool antisymmetric, bool differentiator, Index cosines, int maxiter,
                                      int density) {
    core::List<Index> at;
    if (cosines > 64) {
        const Index half = cosines / 2;
        const Grid coarse = make_grid(numtaps, bands, antisymmetric, differentiator, half, density);
        if (coarse.size() > half) {
            core::List<Index> from =
                first_points(coarse, numtaps, bands, antisymmetric, differentiator, half, maxiter, density);
            static_cast<void>(exchanged(coarse, from, maxiter));
            const double stretch = static_cast<double>(grid.size() - 1) / static_cast<double>(coarse.size() - 1);
            for (Index i = 0; i <= cosines; ++i) {
                const double t = static_cast<double>(i * half) / static_cast<double>(cosines);
                const Index k = std::min(static_cast<Index>(t), half - 1);
                const double between = t - static_cast<double>(k);
                const double place =
                    (1 - between) * static_cast<double>(from[k]) + between * static_cast<double>(from[k + 1]);
                const auto point = static_cast<Index>(std::nearbyint(place * stretch));
                // Each point has room for those before and after it.
                const Index least = at.empty() ? 0 : at.back() + 1;
                at.push_back(std::min(std::max(point, least), grid.size() - 1 - (cosines - i)));
            }
            return at;
        }
    }
    for (Index i = 0; i <= cosines; ++i) at.push_back(i * (grid.size() - 1) / cosines);
    return at;
}

template <class T = double>
Eigen::ArrayXd equiripple(Index numtaps, const core::List<Band>& bands, bool antisymmetric, bool differentiator,
                          int maxiter, int density) {
    constexpr const char* function = "remez";
    const bool odd = numtaps % 2 == 1;
    const Index cosines = numtaps / 2 + (odd && !antisymmetric ? 1 : 0);
    const Grid grid = make_grid(numtaps, bands, antisymmetric, differentiator, cosines, density);
    if (grid.size() <= cosines)
        core::fail<core::DataError>(function, "the bands have too few points for ", numtaps, " coefficients");
    core::List<Index> at = first_points(grid, numtaps, bands, antisymmetric, differentiator, cosines, maxiter, density);
    if (!exchanged(grid, at, maxiter))
        core::fail<core::DataError>(function, "failed to converge in ", maxiter,
                                    " iterations; maxiter may be raised, or the specification cannot be met");
    // The response at numtaps frequencies, and its inverse transform.
    const Interpolant<> p(grid, at);
    const double N = static_cast<double>(numtaps), middle = (N - 1) / 2;
    core::List<double> response;
    for (Index k = 0; k <= numtaps / 2; ++k) {
        const double f = static_cast<double>(k) / N;
        response.push_back(type_factor(f, antisymmetric, odd) * p(std::cos(2 * std::numbers::pi * f)));
    }
    Eigen::ArrayXd h(numtaps);
    for (Index n = 0; n < numtaps; ++n) {
        const double t = 2 * std::numbers::pi * (static_cast<double>(n) - middle) / N;
        double sum = antisymmetric ? 0 : response[0];
        for (Index k = 1; 2 * k < numtaps; ++k) {
            const double phase = t * static_cast<double>(k), value = 2 * response[k];
            sum += antisymmetric ? -value * std::sin(phase) : value * std::cos(phase);
        }
        if (antisymmetric && !odd) sum -= response.back() * std::sin(t * N / 2);
        h[n] = sum / N;
    }
    return h;
}

}  // namespace scixx::signal::detail::design
