// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <type_traits>

namespace scixx::stats::qmc {

/// Bounds of a box: a number for all dimensions, or a vector.
struct Bounds {
    /// @param value a number. @throws nothing
    template <class N>
        requires std::is_arithmetic_v<N>
    Bounds(N value) : Bounds({static_cast<double>(value)}) {}  // NOLINT: as in Python
    template <class = void>
    Bounds(std::initializer_list<double> list)  // NOLINT: as in Python
        : values(std::ssize(list)) {
        std::copy(list.begin(), list.end(), values.data());
    }
    template <core::ArrayLike A = core::InBraces>
        requires(core::rank_of<A> == 1)
    Bounds(const A& a) {  // NOLINT: as in Python
        core::assign(values, a);
    }

    /// Entry k of a vector, or the number.
    [[nodiscard]] double operator[](Eigen::Index k) const { return values[values.size() == 1 ? 0 : k]; }

    Eigen::VectorXd values;  ///< one number, or one for each dimension
};

/// Options of scale.
struct ScaleOptions {
    bool reverse = false;  ///< from the box to the unit cube
};

/// Points of the unit cube in a box, l + (u - l) x, or back.
/// @param sample              matrix with a row for each point, in the cube (with reverse, in the box).
/// @param l_bounds, u_bounds  corners of the box, a number or one for each dimension; l < u.
/// @param options             see ScaleOptions.
/// @return                    matrix of the same shape.
/// @throws std::invalid_argument for points outside or NaN, bounds of another length, or not below each other.
/// @see scipy.stats.qmc.scale
template <core::ArrayLike A = core::MatrixInBraces>
[[nodiscard]] Eigen::MatrixXd scale(const A& sample, const Bounds& l_bounds, const Bounds& u_bounds,
                                    const ScaleOptions& options = {}) {
    static_assert(core::rank_of<A> == 2, "a sample is a matrix with a row for each point");
    const char* function = "scale";
    const core::Source<double, A> source(sample);
    const auto& x = source.view();
    Eigen::MatrixXd out(x.shape(0), x.shape(1));
    for (const Bounds* bounds : {&l_bounds, &u_bounds})
        core::require(bounds->values.size() == 1 || bounds->values.size() == out.cols(), function,
                      "bounds must be a number or have ", out.cols(), " entries, got ", bounds->values.size());
    for (Eigen::Index k = 0; k < out.cols(); ++k) {
        const double low = l_bounds[k], high = u_bounds[k];
        core::require(low < high, function, "l_bounds must be below u_bounds, got ", low, " and ", high);
        bool inside = true;
        for (Eigen::Index i = 0; i < out.rows(); ++i) {
            const double value = x(i, k);
            inside &= options.reverse ? value >= low && value <= high : value >= 0 && value <= 1;
            out(i, k) = options.reverse ? (value - low) / (high - low) : value * (high - low) + low;
        }
        core::require(inside, function, "sample must lie in the ", options.reverse ? "box" : "unit cube");
    }
    return out;
}

}  // namespace scixx::stats::qmc
