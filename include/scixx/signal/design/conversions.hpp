// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/signal/detail/design/polynomial_transforms.hpp>
#include <scixx/signal/detail/design/sections.hpp>
#include <span>

namespace scixx::signal {

/// How zpk2sos and tf2sos put poles and zeros together.
enum class Pairing {
    nearest,   ///< each pair of poles with the zeros nearest to it
    keep_odd,  ///< the same, but a filter of odd order keeps a section of first order
    minimal    ///< as keep_odd without zeros at the origin added: the only one for analogue filters
};

/// Options of zpk2sos and tf2sos.
struct SosOptions {
    std::optional<Pairing> pairing{};  ///< nearest by default, minimal for an analogue filter
    bool analog = false;               ///< an analogue filter
};

namespace detail::design {
template <class = void>
inline Factored tf_roots(const char* function, const Coefficients& b, const Coefficients& a) {
    const Ba filter = normalized(function, b.values(), a.values());
    const auto roots = [](const Eigen::ArrayXd& c) { return polynomial_roots({c.data(), c.data() + c.size()}, true); };
    return {roots(filter.b), roots(filter.a), filter.b[0]};
}
template <class = void>
inline Sos checked_sos(const char* function, const Sos& sos) {
    core::require(sos.rows() > 0, function, "sos must have at least one section");
    for (Index i = 0; i < sos.rows(); ++i)
        core::require(sos(i, 3) == 1, function, "sos must have ones in column 3, got ", sos(i, 3));
    return sos;
}
}  // namespace detail::design

/// Zeros, poles and gain of a transfer function.
/// @param b, a  real coefficients, highest power first.
/// @return      conjugate pairs exactly; the order of the roots is not that of SciPy.
/// @throws std::invalid_argument if a is empty or all zero.
/// @note  Aberth's iteration (Math. Comp. 27, 1973); a root's error is the rounding of the coefficients times its
///        condition, so an m-fold root is found to about eps^(1/m). O(n^2) a sweep.
/// @see   scipy.signal.tf2zpk
template <class = void>
[[nodiscard]] inline Zpk tf2zpk(const Coefficients& b, const Coefficients& a) {
    return detail::design::answered(detail::design::tf_roots("tf2zpk", b, a));
}

/// Polynomials of a filter given by zeros, poles and gain.
/// @param z, p  complex ones in conjugate pairs.
/// @throws std::invalid_argument for a complex root without its conjugate.
/// Differs from SciPy: the coefficients are real always; SciPy answers in complex numbers where pairs are missing.
/// @see scipy.signal.zpk2tf
template <class = void>
[[nodiscard]] inline Ba zpk2tf(const Roots& z, const Roots& p, double k) {
    const detail::design::Factored f{detail::design::listed(z.values()), detail::design::listed(p.values()), k};
    static_cast<void>(detail::design::one_of_each_pair("zpk2tf", f.z));
    static_cast<void>(detail::design::one_of_each_pair("zpk2tf", f.p));
    return detail::design::to_ba(f);
}

/// Second-order sections of a filter given by zeros, poles and gain.
///
/// The pair of poles nearest to the unit circle (to the imaginary axis for analogue filters) makes the last section,
/// with the zeros nearest to it; then the next one, and so on. The gain goes to the first section.
/// @param z, p     complex ones in conjugate pairs.
/// @param options  see SosOptions.
/// @throws std::invalid_argument for a complex root without its conjugate, a pairing that the filter can not have.
/// @see scipy.signal.zpk2sos
template <class = void>
[[nodiscard]] inline Sos zpk2sos(const Roots& z, const Roots& p, double k, const SosOptions& options = {}) {
    std::optional<detail::design::PairingRule> rule;
    if (options.pairing) rule = static_cast<detail::design::PairingRule>(*options.pairing);
    return detail::design::to_sos(
        "zpk2sos", {detail::design::listed(z.values()), detail::design::listed(p.values()), k}, options.analog, rule);
}

/// Second-order sections of a transfer function: zpk2sos of tf2zpk.
/// @throws std::invalid_argument as those.
/// @see scipy.signal.tf2sos
template <class = void>
[[nodiscard]] inline Sos tf2sos(const Coefficients& b, const Coefficients& a, const SosOptions& options = {}) {
    const Zpk f = tf2zpk(b, a);
    return zpk2sos(f.z, f.p, f.k, options);
}

/// Polynomials of a filter given by second-order sections: the products of the sections' polynomials.
/// @throws std::invalid_argument without sections, or if an a0 is not 1.
/// @see scipy.signal.sos2tf
template <class = void>
[[nodiscard]] inline Ba sos2tf(const Sos& sos) {
    detail::design::checked_sos("sos2tf", sos);
    detail::design::RealList b{1.0}, a{1.0};
    for (Index i = 0; i < sos.rows(); ++i) {
        b = detail::design::product(b, {sos(i, 0), sos(i, 1), sos(i, 2)});
        a = detail::design::product(a, {sos(i, 3), sos(i, 4), sos(i, 5)});
    }
    return {detail::design::arrayed(b), detail::design::arrayed(a)};
}

/// Zeros, poles and gain of a filter given by second-order sections: two zeros and two poles a section.
/// @throws std::invalid_argument without sections, or if an a0 is not 1.
/// @see scipy.signal.sos2zpk
template <class = void>
[[nodiscard]] inline Zpk sos2zpk(const Sos& sos) {
    detail::design::checked_sos("sos2zpk", sos);
    detail::design::Factored f;
    for (Index i = 0; i < sos.rows(); ++i) {
        const double* const row = sos.data() + 6 * i;
        const Zpk part = tf2zpk(std::span(row, 3), std::span(row + 3, 3));
        for (Index k = 0; k < part.z.size(); ++k) f.z.push_back(part.z[k]);
        for (Index k = 0; k < part.p.size(); ++k) f.p.push_back(part.p[k]);
        f.z.resize(2 * (i + 1));
        f.p.resize(2 * (i + 1));
        f.k *= part.k;
    }
    return detail::design::answered(f);
}

}  // namespace scixx::signal
