// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <type_traits>

namespace scixx::ndimage::detail::distance {

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
/// With unit weight the sums are whole numbers, and `cost * 2^b + k` is one number whose minimum says both, which is
/// exact below 2^30 for the costs of a small array in 32 bits and below 2^52 in double. Other weights carry k beside
/// the sum.
template <class Cost>
class ParabolaMinima {
public:
    using Site = std::int32_t;
    static constexpr Index lanes = 16;
    static constexpr bool whole = std::is_integral_v<Cost>;
    using Vector = Eigen::Array<Cost, lanes, 1>;

    /// Lines of `size` samples of an array of `shape`; unit weight must be given as exactly 1 on all its axes. Whole
    /// costs have unit weight and a shape that fits.
    ParabolaMinima(const core::Dims& shape, Index size, double weight, bool unit)
        : size_(size),
          nodes_((size + lanes - 1) / lanes),
          bits_(site_bits(size)),
          packed_(whole || (unit && packed_diameter(shape, size) < 0x1p50)),
          cost_(size + lanes),
          squares_(2 * (size + lanes) + 1),
          minimum_(nodes_ * lanes),
          site_(nodes_ * lanes),
          node_sites_(nodes_ + 2, 0) {
        const double scale = packed_ ? std::ldexp(1.0, bits_) : 1.0;
        for (Index i = 0; i <= size + lanes; ++i) {
            const auto value = static_cast<Cost>(square(i, weight) * scale);
            squares_[size + lanes + i] = value;
            squares_[size + lanes - i] = value;
        }
        std::fill(cost_.data() + size, cost_.data() + size + lanes, packed_ ? limit : none());
    }

    /// Whether the costs of an array of a shape fit.
    [[nodiscard]] static bool fits(const core::Dims& shape) noexcept {
        return !whole || packed_diameter(shape, *std::max_element(shape.begin(), shape.end())) < 0x1p30;
    }

    /// Cost of a sample without a site, and the minimum of a line without any.
    [[nodiscard]] static constexpr Cost none() noexcept {
        if constexpr (whole)
            return limit;
        else
            return std::numeric_limits<Cost>::infinity();
    }

    /// (w steps)^2, rounded after each multiplication.
    [[nodiscard]] static double square(Index steps, double weight) noexcept {
        const double length = static_cast<double>(steps) * weight;
        return length * length;
    }

    /// Reads size costs, writes minimum() and, with sites, site().
    template <bool with_sites>
    void solve(const Cost* cost) noexcept {
        if (packed_) {
            pack(cost);
            solve_costs<true, with_sites>();
            unpack<with_sites>();
        } else {
            std::copy(cost, cost + size_, cost_.data());
            solve_costs<false, with_sites>();
        }
    }

    [[nodiscard]] const Cost* minimum() const noexcept { return minimum_.data(); }
    [[nodiscard]] const Site* site() const noexcept { return site_.data(); }

private:
    /// No packed cost of a site reaches it; twice as much can be represented.
    static constexpr Cost limit = static_cast<Cost>(whole ? 0x1p30 : 0x1p51);

    [[nodiscard]] static int site_bits(Index size) noexcept {
        return static_cast<int>(std::bit_width(to_size(size + lanes - 1)));
    }

    /// Largest square of a distance, packed with the sites of lines of `size` samples, and more.
    [[nodiscard]] static double packed_diameter(const core::Dims& shape, Index size) noexcept {
        double sum = 0;
        for (Index extent : shape) sum += square(extent + lanes, 1.0);
        return std::ldexp(sum, site_bits(size));
    }

    void pack(const Cost* cost) noexcept {
        Cost* const packed = cost_.data();
        const Index size = size_;
        const int bits = bits_;
        if constexpr (whole) {
            for (Index k = 0; k < size; ++k) {
                const Cost value = (cost[k] << bits) + static_cast<Site>(k);
                packed[k] = cost[k] < limit ? value : limit;
            }
        } else {
            const double scale = std::ldexp(1.0, bits);
            for (Index k = 0; k < size; ++k)
                packed[k] = std::min(cost[k] * scale + static_cast<double>(static_cast<Site>(k)), limit);
        }
    }

    template <bool packed, bool with_sites>
    void solve_costs() noexcept {
        node_sites_[nodes_ + 1] = static_cast<Site>(size_ - 1);
        const auto node_site = [&](Index node) -> Site& { return node_sites_[std::min(node, nodes_ + 1)]; };
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

    [[nodiscard]] static Vector load(const Cost* from) noexcept { return Eigen::Map<const Vector>(from); }

    /// The best site of sample x among first ... last (and some after last: more sites do no harm).
    [[nodiscard]] Site best_packed(Index x, Site first, Site last) const noexcept {
        const auto least = static_cast<std::int64_t>(least_sum(x, first, last));
        return std::min(static_cast<Site>(least & ((std::int64_t(1) << bits_) - 1)), last);
    }
    [[nodiscard]] Site best_site(Index x, Site first, Site last) const noexcept {
        const Cost* const squares = squares_.data() + (size_ + lanes - x);
        const Cost least = least_sum(x, first, last);
        Site site = first;
        while (site < last && cost_[site] + squares[site] != least) ++site;
        return site;
    }
    [[nodiscard]] Cost least_sum(Index x, Site first, Site last) const noexcept {
        const Cost* const cost = cost_.data();
        const Cost* const squares = squares_.data() + (size_ + lanes - x);
        Vector best = load(cost + first) + load(squares + first);
        for (Index k = first + lanes; k <= last; k += lanes)
            if constexpr (whole)
                for (Index i = 0; i < lanes; ++i) best[i] = std::min(best[i], cost[k + i] + squares[k + i]);
            else
                best = best.min(load(cost + k) + load(squares + k));
        return best.minCoeff();
    }

    /// Minima of the samples x ... x + lanes - 1 over the sites first ... last (and some after last).
    void fill(Index x, Site first, Site last) noexcept {
        const Cost* const cost = cost_.data();
        const Cost* squares = squares_.data() + (size_ + lanes + x - first);
        Vector best = load(squares) + cost[first];
        if constexpr (whole) {  // Eigen has no wide vectors of integers
            for (Index k = first + 1; k <= last; k += 4) {
                squares -= 4;
                const Cost at[4] = {cost[k], cost[k + 1], cost[k + 2], cost[k + 3]};
                for (Index i = 0; i < lanes; ++i) {
                    const Cost left = std::min(at[0] + squares[i + 3], at[1] + squares[i + 2]);
                    const Cost right = std::min(at[2] + squares[i + 1], at[3] + squares[i]);
                    best[i] = std::min(best[i], std::min(left, right));
                }
            }
        } else {
            for (Index k = first + 1; k <= last; ++k) best = best.min(load(--squares) + cost[k]);
        }
        Eigen::Map<Vector>(minimum_.data() + x) = best;
    }
    void fill_sites(Index x, Site first, Site last) noexcept {
        const Cost* squares = squares_.data() + (size_ + lanes + x - first);
        Cost* const best = minimum_.data() + x;
        Site* const site = site_.data() + x;
        for (Index i = 0; i < lanes; ++i) {
            best[i] = cost_[first] + squares[i];
            site[i] = first;
        }
        for (Site k = first + 1; k <= last; ++k) {
            --squares;
            const Cost height = cost_[k];
            for (Index i = 0; i < lanes; ++i) {
                const Cost sum = height + squares[i];
                site[i] = sum < best[i] ? k : site[i];
                best[i] = sum < best[i] ? sum : best[i];
            }
        }
    }

    /// Takes the packed minima apart. In double, adding and subtracting a number of which 2^b is the unit in the last
    /// place rounds to a multiple of 2^b.
    template <bool with_sites>
    void unpack() noexcept {
        Cost* const minimum = minimum_.data();
        Site* const site = site_.data();
        const Index size = nodes_ * lanes;
        const int bits = bits_;
        if constexpr (whole) {
            const Site mask = (Site(1) << bits) - 1;
            for (Index x = 0; x < size; ++x) {
                const Cost value = minimum[x], high = value >> bits;
                if constexpr (with_sites) site[x] = value < limit ? value & mask : 0;
                minimum[x] = value < limit ? high : none();
            }
        } else {
            const double scale = std::ldexp(1.0, bits), inverse = 1.0 / scale;
            const double shift = 0.5 * scale - 0.5, rounder = 0x1.8p52 * scale;
            for (Index x = 0; x < size; ++x) {
                const double value = minimum[x], high = (value - shift + rounder) - rounder;
                const bool some = value < limit;
                if constexpr (with_sites) site[x] = some ? static_cast<Site>(value - high) : 0;
                minimum[x] = some ? high * inverse : none();
            }
        }
    }

    Index size_, nodes_;
    int bits_;  // of a site
    bool packed_;
    Buffer<Cost> cost_;     // lanes more than the line's, without a site
    Buffer<Cost> squares_;  // of the distances -(size + lanes) ... size + lanes
    Buffer<Cost> minimum_;
    Buffer<Site> site_;
    List<Site> node_sites_;  // of samples 0, lanes, 2 lanes, ... from entry 1 on, the line's ends around them
};

}  // namespace scixx::ndimage::detail::distance
