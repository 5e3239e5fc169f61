// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <scixx/stats/qmc/detail/lloyd.hpp>
#include <scixx/stats/qmc/engine.hpp>

namespace scixx::stats::qmc {

namespace detail {
/// Becomes an Optimization where it is used, so that a file that includes it compiles no diagram.
struct Lloyd {
    template <std::same_as<Optimization> O>
    constexpr operator O() const {  // NOLINT(google-explicit-constructor): an option's value
        return O{&optimize_lloyd<double>};
    }
};
}  // namespace detail

/// Points are moved towards the centres of the corners of their Voronoi regions, in at most ten steps, which makes them
/// evenly spaced: `qmc::Halton(2, {.optimization = qmc::lloyd})`. For at least 2 dimensions and more points than that;
/// std::invalid_argument else. A point stays where it would leave the cube. As in SciPy the mean of all points is one
/// more site of the diagram.
/// Source: S. P. Lloyd, IEEE Trans. Inf. Theory 28 (1982) 129. @see scipy.stats.qmc.QMCEngine
inline constexpr detail::Lloyd lloyd{};

}  // namespace scixx::stats::qmc
