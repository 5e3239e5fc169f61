// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/result.hpp>
#include <scixx/integrate/detail/newton_cotes.hpp>
#include <tuple>

namespace scixx::integrate {

using core::get;

/// Options of newton_cotes.
struct NewtonCotesOptions {
    bool equal = false;  ///< whether the samples are to be taken as equally spaced, whatever rn says
};

/// What newton_cotes returns: `auto [an, B] = newton_cotes(4)`.
struct NewtonCotesResult {
    Eigen::ArrayXd an;  ///< the weights, N + 1
    double B = 0;       ///< coefficient of the error

    template <class R = NewtonCotesResult>
    static constexpr auto bound() {
        return std::tuple(&R::an, &R::B);
    }
};

/// Weights and error coefficient of the Newton-Cotes rule on samples at x_0 .. x_N, the integral of the polynomial
/// through them.
///
/// The integral of f from x_0 to x_N is dx sum a_i f(x_i) + B dx^(N + 2) f^(N + 1)(xi) with dx = (x_N - x_0) / N; for
/// an even N and equally spaced samples the error is B dx^(N + 3) f^(N + 2)(xi).
///
/// @param rn  N >= 1 for N + 1 equally spaced samples.
/// @return    see NewtonCotesResult.
/// @throws std::invalid_argument for N < 1.
/// @note  Up to N = 14 the weights are exact fractions, rounded once; beyond, Lagrange's polynomials are integrated by
///        Gauss's rule. Weights of both signs grow beyond N = 8: composite rules of a low order are better then.
/// @see   scipy.integrate.newton_cotes
[[nodiscard]] inline NewtonCotesResult newton_cotes(int rn) {
    core::require(rn >= 1, "newton_cotes", "rn must be at least 1, got ", rn);
    NewtonCotesResult out;
    out.an.resize(rn + 1);
    out.B = detail::newton_cotes(rn, out.an.data());
    return out;
}

/// Weights and error coefficient of the Newton-Cotes rule on samples at given places.
/// @param rn       N + 1 different places, the first 0, the last N: the samples' positions in units of dx.
/// @param options  see NewtonCotesOptions.
/// @throws std::invalid_argument for fewer than two places, other ends, equal or non-finite places.
/// @note   O(N^3).
/// @see    scipy.integrate.newton_cotes. Differs from SciPy: places that coincide are refused, not the inverse of a
///         singular matrix.
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 1)
[[nodiscard]] NewtonCotesResult newton_cotes(const A& rn, const NewtonCotesOptions& options = {}) {
    const core::Source<double, A> source(rn);
    const Eigen::Index size = source.view().size();
    core::require(size >= 2, "newton_cotes", "rn must hold at least two places, got ", size);
    Eigen::ArrayXd places(size);
    bool equal = true;
    for (Eigen::Index i = 0; i < size; ++i) {
        places[i] = source.view()(i);
        core::require(std::isfinite(places[i]), "newton_cotes", "rn must be finite, got ", places[i]);
        equal = equal && places[i] == static_cast<double>(i);
    }
    if (equal || options.equal) return newton_cotes(static_cast<int>(size - 1));
    core::require(places[0] == 0 && places[size - 1] == static_cast<double>(size - 1), "newton_cotes",
                  "rn must start at 0 and end at N = ", size - 1, ", got ", places[0], " and ", places[size - 1]);
    for (Eigen::Index i = 0; i < size; ++i)
        for (Eigen::Index j = 0; j < i; ++j)
            core::require(places[i] != places[j], "newton_cotes", "rn must hold different places, got ", places[i],
                          " twice");
    NewtonCotesResult out;
    out.an.resize(size);
    out.B = detail::newton_cotes(places.data(), static_cast<int>(size - 1), false, out.an.data());
    return out;
}

}  // namespace scixx::integrate
