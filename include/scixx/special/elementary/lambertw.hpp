// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/elementary/lambertw.hpp>

namespace scixx::special {

/// Lambert's W function, the solution w of w exp(w) = z, on its two real branches.
///
/// @param z    real, numbers or an array: NaN below -1/e, and for k = -1 above 0.
/// @param k    the branch: 0, with values above -1, or -1, with values from -1 at -1/e down to -inf at 0.
/// @param out  nothing, or a destination of z's shape.
/// @return     a real number or array, at most 5 ulp off.
/// @throws std::invalid_argument for other branches, which have no real values.
/// @note       The series in sqrt(2 (e z + 1)) near -1/e (Corless et al., Adv. Comput. Math. 5 (1996) 329), else two steps of Fritsch,
///             Shafer and Crowley (Comm. ACM 16 (1973) 123).
/// @see        scipy.special.lambertw
/// Differs from SciPy: real results (there always complex) and thus NaN where the value is complex; -1 at the double next to -1/e,
/// where SciPy gives NaN. Accuracy is full, so that there is no `tol`.
template <core::Operand Z, core::Destination... D>
    requires core::AtMostOne<D...>
auto lambertw(const Z& z, int k = 0, D&&... out) {
    core::require(k == 0 || k == -1, "lambertw", "k must be 0 or -1 for real values, got ", k);
    return core::elementwise("lambertw",
                             k == 0 ? &detail::elementary::lambert<false> : &detail::elementary::lambert<true>,
                             std::tie(z), out...);
}

}  // namespace scixx::special
