// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/distributions/noncentral.hpp>
#include <tuple>

namespace scixx::special {

/// The noncentral chi-square distribution function: Poisson weights of mean nc / 2 times gammainc(df / 2 + j, x / 2).
///
/// The sum runs from the end at which the tail is smallest, so that nothing cancels: the worst error seen is 1e-13
/// relative, O(sqrt(nc)) operations. Arrays are summed side by side in SIMD registers; the worst error seen there is
/// 3e-14, the median 5e-16. Arguments are numbers or arrays, which broadcast; the last one may be a destination.
/// @param x   x >= 0; NaN below.
/// @param df  degrees of freedom, > 0.
/// @param nc  noncentrality, >= 0; above 1e12 the normal limit with a relative error of 1e-6.
/// @see scipy.special.chndtr; C. G. Ding, Appl. Stat. 41 (1992) 478
template <core::Operand X = core::InBraces, core::Operand Df = core::InBraces, core::Operand Nc = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto chndtr(const X& x, const Df& df, const Nc& nc, D&&... out) {
    return core::elementwise<detail::distributions::Chndtr>("chndtr", std::tie(x, df, nc), out...);
}

/// The x with chndtr(x, df, nc) = p. @see scipy.special.chndtrix
template <core::Operand P = core::InBraces, core::Operand Df = core::InBraces, core::Operand Nc = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto chndtrix(const P& p, const Df& df, const Nc& nc, D&&... out) {
    return core::elementwise<detail::distributions::Chndtrix>("chndtrix", std::tie(p, df, nc), out...);
}

/// The df with chndtr(x, df, nc) = p; NaN where there is none. @see scipy.special.chndtridf
template <core::Operand X = core::InBraces, core::Operand P = core::InBraces, core::Operand Nc = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto chndtridf(const X& x, const P& p, const Nc& nc, D&&... out) {
    return core::elementwise<detail::distributions::Chndtridf>("chndtridf", std::tie(x, p, nc), out...);
}

/// The nc with chndtr(x, df, nc) = p; NaN where there is none. @see scipy.special.chndtrinc
template <core::Operand X = core::InBraces, core::Operand Df = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto chndtrinc(const X& x, const Df& df, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Chndtrinc>("chndtrinc", std::tie(x, df, p), out...);
}

/// The noncentral F distribution function: Poisson weights of mean nc / 2 times betainc(dfn / 2 + j, dfd / 2, dfn f /
/// (dfd + dfn f)).
///
/// Summed as chndtr, with its accuracy.
/// @see scipy.special.ncfdtr
template <core::Operand Dfn = core::InBraces, core::Operand Dfd = core::InBraces, core::Operand Nc = core::InBraces,
          core::Operand F = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ncfdtr(const Dfn& dfn, const Dfd& dfd, const Nc& nc, const F& f, D&&... out) {
    return core::elementwise<detail::distributions::Ncfdtr>("ncfdtr", std::tie(dfn, dfd, nc, f), out...);
}

/// The f with ncfdtr(dfn, dfd, nc, f) = p. @see scipy.special.ncfdtri
template <core::Operand Dfn = core::InBraces, core::Operand Dfd = core::InBraces, core::Operand Nc = core::InBraces,
          core::Operand P = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ncfdtri(const Dfn& dfn, const Dfd& dfd, const Nc& nc, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Ncfdtri>("ncfdtri", std::tie(dfn, dfd, nc, p), out...);
}

/// A dfd with ncfdtr(dfn, dfd, nc, f) = p, the nearest to 5 where there are several (ncfdtr is not monotonic in it);
/// NaN where there is none. @see scipy.special.ncfdtridfd
template <core::Operand Dfn = core::InBraces, core::Operand P = core::InBraces, core::Operand Nc = core::InBraces,
          core::Operand F = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ncfdtridfd(const Dfn& dfn, const P& p, const Nc& nc, const F& f, D&&... out) {
    return core::elementwise<detail::distributions::Ncfdtridfd>("ncfdtridfd", std::tie(dfn, p, nc, f), out...);
}

/// A dfn with ncfdtr(dfn, dfd, nc, f) = p, the nearest to 5 where there are several (ncfdtr is not monotonic in it);
/// NaN where there is none. @see scipy.special.ncfdtridfn
template <core::Operand P = core::InBraces, core::Operand Dfd = core::InBraces, core::Operand Nc = core::InBraces,
          core::Operand F = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ncfdtridfn(const P& p, const Dfd& dfd, const Nc& nc, const F& f, D&&... out) {
    return core::elementwise<detail::distributions::Ncfdtridfn>("ncfdtridfn", std::tie(p, dfd, nc, f), out...);
}

/// The nc with ncfdtr(dfn, dfd, nc, f) = p; NaN where there is none. @see scipy.special.ncfdtrinc
template <core::Operand Dfn = core::InBraces, core::Operand Dfd = core::InBraces, core::Operand P = core::InBraces,
          core::Operand F = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto ncfdtrinc(const Dfn& dfn, const Dfd& dfd, const P& p, const F& f, D&&... out) {
    return core::elementwise<detail::distributions::Ncfdtrinc>("ncfdtrinc", std::tie(dfn, dfd, p, f), out...);
}

/// The noncentral t distribution function.
///
/// The series of R. V. Lenth, Appl. Stat. 38 (1989) 185 (AS 243), summed as chndtr. Relative accuracy where t and nc
/// have one sign; where they differ, the far tail is a difference of two sums, with an absolute error of about 1e-16.
/// @see scipy.special.nctdtr
template <core::Operand Df = core::InBraces, core::Operand Nc = core::InBraces, core::Operand T = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto nctdtr(const Df& df, const Nc& nc, const T& t, D&&... out) {
    return core::elementwise<detail::distributions::Nctdtr>("nctdtr", std::tie(df, nc, t), out...);
}

/// The t with nctdtr(df, nc, t) = p. @see scipy.special.nctdtrit
template <core::Operand Df = core::InBraces, core::Operand Nc = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto nctdtrit(const Df& df, const Nc& nc, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Nctdtrit>("nctdtrit", std::tie(df, nc, p), out...);
}

/// The df with nctdtr(df, nc, t) = p; NaN where there is none. @see scipy.special.nctdtridf
template <core::Operand P = core::InBraces, core::Operand Nc = core::InBraces, core::Operand T = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto nctdtridf(const P& p, const Nc& nc, const T& t, D&&... out) {
    return core::elementwise<detail::distributions::Nctdtridf>("nctdtridf", std::tie(p, nc, t), out...);
}

/// The nc with nctdtr(df, nc, t) = p. @see scipy.special.nctdtrinc
template <core::Operand Df = core::InBraces, core::Operand P = core::InBraces, core::Operand T = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto nctdtrinc(const Df& df, const P& p, const T& t, D&&... out) {
    return core::elementwise<detail::distributions::Nctdtrinc>("nctdtrinc", std::tie(df, p, t), out...);
}

}  // namespace scixx::special
