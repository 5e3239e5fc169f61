// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <scixx/ndimage/detail/border.hpp>
#include <vector>

namespace scixx::ndimage::detail {

/// Squared distances from each sample of a line to sites that lie at the costs' distance from the line: for all x
///     minimum[x] = min over k of cost[k] + (w (x - k))^2,   site[x] = the smallest k that reaches it,
/// the lower envelope of parabolas of one shape.
///
/// The parabolas being of one shape, site[x] never decreases with x (the matrix of the sums is totally monotone). So
/// the sites of every lanes-th x are found by halving the range that the two neighbours leave, with all lanes over
/// sites, and the x between them need only the sites between, with all lanes over x. No division, and no branch that
/// depends on a sample: O(n + n log(n) / lanes) for a line of n samples.
///
/// P. Felzenszwalb, D. Huttenlocher, Distance transforms of sampled functions, Theory of Computing 8, 2012, for the
/// reduction to lines; A. Aggarwal, M. Klawe, S. Moran, P. Shor, R. Wilber, Geometric applications of a
/// matrix-searching algorithm, Algorithmica 2, 1987, for minima in monotone matrices.
///
/// With unit weight the sums are whole numbers, and `cost * 2^b + k` is one number whose minimum says both; it stays
/// exact below 2^52. Other weights carry k beside the sum.
class ParabolaMinima {
public:
    using Site = std::int32_t;
    static constexpr Index lanes = 16;
    using Vector = Eigen::Array<double, lanes, 1>;

    /// Lines of `size` samples of an array of `shape`; unit weight must be given as exactly 1 on all its axes.
    ParabolaMinima(const core::Dims& shape, Index size, double weight, bool unit)
        : size_(size),
          nodes_((size + lanes - 1) / lanes),
          cost_(size + lanes),
          squares_(2 * (size + lanes) + 1),
          minimum_(nodes_ * lanes),
          site_(nodes_ * lanes),
          node_sites_(to_size(nodes_ + 2), 0) {
        const double scale = static_cast<double>(std::bit_ceil(to_size(size + lanes)));
        packed_ = unit && scale * squared_diameter(shape) < 0x1p50;
        scale_ = packed_ ? scale : 1.0;
        for (Index i = 0; i <= size + lanes; ++i) {
            const double value = square(i, weight) * scale_;
            squares_[size + lanes + i] = value;
            squares_[size + lanes - i] = value;
        }
        std::fill(cost_.data() + size, cost_.data() + size + lanes, packed_ ? 0x1p51 : none());
    }

    /// Cost of a sample without a site, and the minimum of a line without any.
    [[nodiscard]] static constexpr double none() noexcept { return std::numeric_limits<double>::infinity(); }

    /// (w steps)^2, rounded after each multiplication.
    [[nodiscard]] static double square(Index steps, double weight) noexcept {
        const double length = static_cast<double>(steps) * weight;
        return length * length;
    }

    /// Reads size costs, writes minimum() and, with sites, site().
    template <bool with_sites>
    void solve(const double* cost) noexcept {
        if (packed_) {
            for (Index k = 0; k < size_; ++k)
                cost_[k] = std::min(cost[k] * scale_ + static_cast<double>(static_cast<Site>(k)), 0x1p51);
            solve_costs<true, with_sites>();
            unpack<with_sites>();
        } else {
            std::copy(cost, cost + size_, cost_.data());
            solve_costs<false, with_sites>();
        }
    }

    [[nodiscard]] const double* minimum() const noexcept { return minimum_.data(); }
    [[nodiscard]] const Site* site() const noexcept { return site_.data(); }

private:
    [[nodiscard]] static double squared_diameter(const core::Dims& shape) noexcept {
        double sum = 0;
        for (Index extent : shape) sum += square(extent + lanes, 1.0);
        return sum;
    }

    template <bool packed, bool with_sites>
    void solve_costs() noexcept {
        node_sites_[to_size(nodes_ + 1)] = static_cast<Site>(size_ - 1);
        const auto node_site = [&](Index node) -> Site& { return node_sites_[to_size(std::min(node, nodes_ + 1))]; };
        for (Index step = static_cast<Index>(std::bit_floor(to_size(nodes_))); step > 0; step /= 2)
            for (Index node = step; node <= nodes_; node += 2 * step) {
                const Site first = node_site(node - step), last = node_site(node + step);
                node_site(node) =
                    packed ? best_packed((node - 1) * lanes, first, last) : best_site((node - 1) * lanes, first, last);
            }
        for (Index node = 1; node <= nodes_; ++node) {
            const Index x = (node - 1) * lanes;
            const Site first = node_site(node), last = node_site(node + 1);
            if constexpr (with_sites && !packed)
                fill_sites(x, first, last);
            else
                fill(x, first, last);
        }
    }

    [[nodiscard]] static Vector load(const double* from) noexcept { return Eigen::Map<const Vector>(from); }

    /// The best site of sample x among first ... last (and some after last: more sites do no harm).
    [[nodiscard]] Site best_packed(Index x, Site first, Site last) const noexcept {
        const double* const cost = cost_.data();
        const double* const squares = squares_.data() + (size_ + lanes - x);
        Vector best = load(cost + first) + load(squares + first);
        for (Index k = first + lanes; k <= last; k += lanes) best = best.min(load(cost + k) + load(squares + k));
        const auto least = static_cast<std::int64_t>(best.minCoeff());
        return std::min(static_cast<Site>(least & (static_cast<std::int64_t>(scale_) - 1)), last);
    }
    [[nodiscard]] Site best_site(Index x, Site first, Site last) const noexcept {
        const double* const cost = cost_.data();
        const double* const squares = squares_.data() + (size_ + lanes - x);
        Vector best = load(cost + first) + load(squares + first);
        for (Index k = first + lanes; k <= last; k += lanes) best = best.min(load(cost + k) + load(squares + k));
        const double least = best.minCoeff();
        Site site = first;
        while (site < last && cost[site] + squares[site] != least) ++site;
        return site;
    }

    /// Minima of the samples x ... x + lanes - 1 over the sites first ... last.
    void fill(Index x, Site first, Site last) noexcept {
        const double* squares = squares_.data() + (size_ + lanes + x - first);
        Vector best = load(squares) + cost_[first];
        for (Site k = first + 1; k <= last; ++k) best = best.min(load(--squares) + cost_[k]);
        Eigen::Map<Vector>(minimum_.data() + x) = best;
    }
    void fill_sites(Index x, Site first, Site last) noexcept {
        const double* squares = squares_.data() + (size_ + lanes + x - first);
        double* const best = minimum_.data() + x;
        Site* const site = site_.data() + x;
        for (Index i = 0; i < lanes; ++i) {
            best[i] = cost_[first] + squares[i];
            site[i] = first;
        }
        for (Site k = first + 1; k <= last; ++k) {
            --squares;
            const double height = cost_[k];
            for (Index i = 0; i < lanes; ++i) {
                const double sum = height + squares[i];
                site[i] = sum < best[i] ? k : site[i];
                best[i] = sum < best[i] ? sum : best[i];
            }
        }
    }

    /// Takes the packed minima apart: adding and subtracting a number of which scale_ is the unit in the last place
    /// rounds to a multiple of scale_.
    template <bool with_sites>
    void unpack() noexcept {
        const double shift = 0.5 * scale_ - 0.5, rounder = 0x1.8p52 * scale_, inverse = 1.0 / scale_;
        double* const minimum = minimum_.data();
        Site* const site = site_.data();
        for (Index x = 0; x < nodes_ * lanes; ++x) {
            const double value = minimum[x], high = (value - shift + rounder) - rounder;
            const bool some = value < 0x1p51;
            if constexpr (with_sites) site[x] = some ? static_cast<Site>(value - high) : 0;
            minimum[x] = some ? high * inverse : none();
        }
    }

    Index size_, nodes_;
    bool packed_ = false;
    double scale_ = 1;
    Buffer<double> cost_;     // lanes more than the line's, without a site
    Buffer<double> squares_;  // of the distances -(size + lanes) ... size + lanes
    Buffer<double> minimum_;
    Buffer<Site> site_;
    std::vector<Site> node_sites_;  // of samples 0, lanes, 2 lanes, ... from entry 1 on, the line's ends around them
};

}  // namespace scixx::ndimage::detail
