// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/elementwise.hpp>
#include <scixx/special/detail/distributions/counts.hpp>
#include <tuple>

namespace scixx::special {

/// The binomial distribution function: the probability of at most floor(k) successes in n draws of probability p each,
/// I_(1-p)(n - k, k + 1).
///
/// All of this family stand on betainc and gammainc with their accuracy (typically 1 ulp, both tails; arrays through
/// SIMD registers, where sums have more than 12 terms); arguments are numbers or arrays, which broadcast, and the last
/// one may be a destination.
/// @param k  0 <= k <= n; NaN outside.
/// @param n  the number of draws.
/// @param p  0 <= p <= 1.
/// @see scipy.special.bdtr
template <core::Operand K = core::InBraces, core::Operand N = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto bdtr(const K& k, const N& n, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Bdtr>("bdtr", std::tie(k, n, p), out...);
}

/// The complement of bdtr, the probability of more than floor(k) successes; 1 for k < 0. @see scipy.special.bdtrc
template <core::Operand K = core::InBraces, core::Operand N = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto bdtrc(const K& k, const N& n, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Bdtrc>("bdtrc", std::tie(k, n, p), out...);
}

/// The p with bdtr(k, n, p) = y; NaN unless 0 <= k < n and 0 <= y <= 1. @see scipy.special.bdtri
template <core::Operand K = core::InBraces, core::Operand N = core::InBraces, core::Operand Y = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto bdtri(const K& k, const N& n, const Y& y, D&&... out) {
    return core::elementwise<detail::distributions::Bdtri>("bdtri", std::tie(k, n, y), out...);
}

/// The k, a real number in [0, n], with bdtr continued to real k equal to y; 0 where y is below its value at 0.
/// @see scipy.special.bdtrik; R. P. Brent, Comput. J. 14 (1971) 422
template <core::Operand Y = core::InBraces, core::Operand N = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto bdtrik(const Y& y, const N& n, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Bdtrik>("bdtrik", std::tie(y, n, p), out...);
}

/// The n with bdtr(k, n, p) = y as a real number; NaN where there is none. @see scipy.special.bdtrin
template <core::Operand K = core::InBraces, core::Operand Y = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto bdtrin(const K& k, const Y& y, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Bdtrin>("bdtrin", std::tie(k, y, p), out...);
}

/// The negative binomial distribution function: at most floor(k) failures before the n-th success, I_p(n, k + 1); NaN
/// for k < 0.
/// @see scipy.special.nbdtr
template <core::Operand K = core::InBraces, core::Operand N = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto nbdtr(const K& k, const N& n, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Nbdtr>("nbdtr", std::tie(k, n, p), out...);
}

/// The complement of nbdtr. @see scipy.special.nbdtrc
template <core::Operand K = core::InBraces, core::Operand N = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto nbdtrc(const K& k, const N& n, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Nbdtrc>("nbdtrc", std::tie(k, n, p), out...);
}

/// The p with nbdtr(k, n, p) = y. @see scipy.special.nbdtri
template <core::Operand K = core::InBraces, core::Operand N = core::InBraces, core::Operand Y = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto nbdtri(const K& k, const N& n, const Y& y, D&&... out) {
    return core::elementwise<detail::distributions::Nbdtri>("nbdtri", std::tie(k, n, y), out...);
}

/// The real k >= 0 with nbdtr continued to real k equal to y; 0 where y is below its value at 0. @see
/// scipy.special.nbdtrik
template <core::Operand Y = core::InBraces, core::Operand N = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto nbdtrik(const Y& y, const N& n, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Nbdtrik>("nbdtrik", std::tie(y, n, p), out...);
}

/// The real n > 0 with nbdtr(k, n, p) = y; NaN where there is none. @see scipy.special.nbdtrin
template <core::Operand K = core::InBraces, core::Operand Y = core::InBraces, core::Operand P = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto nbdtrin(const K& k, const Y& y, const P& p, D&&... out) {
    return core::elementwise<detail::distributions::Nbdtrin>("nbdtrin", std::tie(k, y, p), out...);
}

/// Poisson's distribution function: at most floor(k) events of mean m, gammaincc(floor(k) + 1, m); NaN for k < 0 or m <
/// 0.
/// @see scipy.special.pdtr (whose tails lose 5e6 ulp at m = 1e6)
template <core::Operand K = core::InBraces, core::Operand M = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto pdtr(const K& k, const M& m, D&&... out) {
    return core::elementwise<detail::distributions::Pdtr>("pdtr", std::tie(k, m), out...);
}

/// The complement of pdtr, gammainc(floor(k) + 1, m). @see scipy.special.pdtrc
template <core::Operand K = core::InBraces, core::Operand M = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto pdtrc(const K& k, const M& m, D&&... out) {
    return core::elementwise<detail::distributions::Pdtrc>("pdtrc", std::tie(k, m), out...);
}

/// The mean m with pdtr(k, m) = y. @see scipy.special.pdtri
template <core::Operand K = core::InBraces, core::Operand Y = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto pdtri(const K& k, const Y& y, D&&... out) {
    return core::elementwise<detail::distributions::Pdtri>("pdtri", std::tie(k, y), out...);
}

/// The real k >= 0 with pdtr continued to real k equal to p; 0 where p is below its value at 0. @see
/// scipy.special.pdtrik
template <core::Operand P = core::InBraces, core::Operand M = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto pdtrik(const P& p, const M& m, D&&... out) {
    return core::elementwise<detail::distributions::Pdtrik>("pdtrik", std::tie(p, m), out...);
}

}  // namespace scixx::special
