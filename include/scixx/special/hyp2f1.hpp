// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/hypergeometric/brief.hpp>
#include <scixx/special/detail/hypergeometric/gauss_block.hpp>

namespace scixx::special {

namespace detail {

struct Hyp0f1 {
    template <class = void>
    static double at(double v, double x) {
        return hypergeometric::hyp0f1(v, x);
    }
    template <class = void>
    static double brief(double v, double x) {
        return hypergeometric::hyp0f1<true>(v, x);
    }
    template <class = void>
    static void brief_block(const double* v, const double* x, double* out, std::ptrdiff_t n) {
        hypergeometric::brief_block<hypergeometric::BriefLimit, 0>(n, out, v, x);
    }
};
struct Hyp1f1 {
    template <class = void>
    static double at(double a, double b, double x) {
        return hypergeometric::hyp1f1(a, b, x);
    }
    template <class = void>
    static void brief_block(const double* a, const double* b, const double* x, double* out, std::ptrdiff_t n) {
        hypergeometric::brief_block<hypergeometric::BriefKummer, 1>(n, out, a, b, x);
    }
};
struct Hyp2f1 : hypergeometric::Gauss {
    template <class = void>
    static double at(double a, double b, double c, double z) {
        return hypergeometric::hyp2f1(a, b, c, z);
    }
};

}  // namespace detail

/// The confluent limit function 0F1(; v; z), the sum of z^k / ((v)_k k!).
///
/// @param v    real parameter, numbers or arrays; NaN at 0 and the negative integers.
/// @param z    real, numbers or arrays.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     typically 1 ulp and at most 4 ulp off, or what half an ulp of each argument changes where that is more.
/// @note       The series, or Bessel functions of order v - 1 (DLMF 10.16.9, 10.39.9).
/// @see        scipy.special.hyp0f1
template <core::Operand V = core::InBraces, core::Operand Z = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto hyp0f1(const V& v, const Z& z, D&&... out) {
    return core::elementwise<detail::Hyp0f1>("hyp0f1", std::tie(v, z), out...);
}

/// Kummer's confluent hypergeometric function 1F1(a; b; x) = M(a, b, x), the sum of (a)_k / ((b)_k k!) x^k.
///
/// @param a    real parameter; a polynomial for 0 and the negative integers.
/// @param b    real parameter; inf at 0 and the negative integers, unless the polynomial ends before.
/// @param x    real, numbers or arrays.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     typically 1 ulp and at most 20 ulp off, or what half an ulp of each argument changes where that is more.
/// @note       The series of positive terms, or in twofold precision where terms cancel; Kummer's transformation for x
///             < 0; the asymptotic expansion (DLMF 13.7.2) or Taylor steps along the differential equation beyond. J.
///             W. Pearson, S. Olver, M. A. Porter, Numer. Algorithms 74 (2017) 821.
/// @see        scipy.special.hyp1f1
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
auto hyp1f1(const A& a, const B& b, const X& x, D&&... out) {
    return core::elementwise<detail::Hyp1f1>("hyp1f1", std::tie(a, b, x), out...);
}

/// Gauss' hypergeometric function 2F1(a, b; c; z), the sum of (a)_k (b)_k / ((c)_k k!) z^k, continued to z < -1.
///
/// @param a    real parameter; a polynomial for 0 and the negative integers.
/// @param b    real parameter; a polynomial for 0 and the negative integers.
/// @param c    real parameter; inf at 0 and the negative integers, unless the polynomial ends before.
/// @param z    real, numbers or arrays; above 1 the values are real for polynomials only, else NaN.
/// @param out  nothing, or a destination of the broadcast shape.
/// @return     typically 1 ulp and at most 17 ulp off, or what half an ulp of each argument changes where that is more.
/// @note       The series, in twofold precision where terms cancel, after Pfaff's or Euler's transformation (DLMF
///             15.8.1); around 1 DLMF 15.8.4, whose two series are taken together so that c - a - b may be next to an
///             integer, or Taylor steps along the differential equation where they cancel. Series of arrays run in SIMD
///             operations.
/// @see        scipy.special.hyp2f1
/// Differs from SciPy: NaN for z > 1 where the value is complex, there inf; for a = c = -n the polynomial, as for a =
/// -n > c, there (1 - z)^-b.
template <core::Operand A = core::InBraces, core::Operand B = core::InBraces, core::Operand C = core::InBraces,
          core::Operand Z = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto hyp2f1(const A& a, const B& b, const C& c, const Z& z, D&&... out) {
    return core::elementwise<detail::Hyp2f1>("hyp2f1", std::tie(a, b, c, z), out...);
}

}  // namespace scixx::special
