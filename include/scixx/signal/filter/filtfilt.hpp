// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/kernel/list.hpp>
#include <scixx/signal/detail/filter/gustafsson.hpp>
#include <scixx/signal/detail/filter/there_and_back.hpp>
#include <scixx/signal/filter/sosfilt.hpp>

namespace scixx::signal {

/// How filtfilt and sosfiltfilt extend the data on both sides.
enum class PadType {
    odd,       ///< turned by half around the end: 2 x[0] - x[i]
    even,      ///< reflected about the end
    constant,  ///< the value at the end
    none       ///< not at all
};

/// How filtfilt treats the ends.
enum class FiltfiltMethod {
    pad,  ///< extension as padtype says
    gust  ///< Gustafsson's initial states, no extension
};

/// Options of filtfilt.
struct FiltfiltOptions {
    int axis = -1;                                ///< axis along which time runs
    PadType padtype = PadType::odd;               ///< extension of method pad
    std::optional<Eigen::Index> padlen{};         ///< samples of extension on each side, less than there are samples;
                                                  ///< 3 max(len(a), len(b)) by default
    FiltfiltMethod method = FiltfiltMethod::pad;  ///< treatment of the ends
    std::optional<Eigen::Index> irlen{};          ///< length of the impulse response for method gust; without it all
                                                  ///< samples take part, at a cost of O(n)
};

/// Options of sosfiltfilt.
struct SosfiltfiltOptions {
    int axis = -1;                         ///< axis along which time runs
    PadType padtype = PadType::odd;        ///< extension
    std::optional<Eigen::Index> padlen{};  ///< samples of extension on each side; by default as filtfilt would take for
                                           ///< the polynomials
};

namespace detail::filter {

template <class = void>
inline Index checked_edge(const char* function, PadType padtype, std::optional<Index> padlen, Index standard, Index n) {
    const Index edge = padtype == PadType::none ? 0 : padlen.value_or(standard);
    core::require(edge >= 0, function, "padlen must not be negative, got ", edge);
    core::require(n > edge, function, "the length of the input vector x must be greater than padlen, which is ", edge,
                  ", got ", n);
    return edge;
}
/// The extension of sosfiltfilt where padlen is not given: sections of first order count for less.
template <class Coefs>
Index standard_edge(const Coefs& sos) {
    using C = typename Coefs::Scalar;
    Index no_b2 = 0, no_a2 = 0;
    for (Index i = 0; i < sos.rows(); ++i) {
        no_b2 += sos(i, 2) == C(0);
        no_a2 += sos(i, 5) == C(0);
    }
    return 3 * (2 * sos.rows() + 1 - std::min(no_b2, no_a2));
}
inline Extension extension(PadType padtype) {
    return padtype == PadType::odd        ? Extension::odd
           : padtype == PadType::even     ? Extension::even
           : padtype == PadType::constant ? Extension::constant
                                          : Extension::none;
}

}  // namespace detail::filter

/// A filter applied forward and then backward: no phase shift, and the square of the gain.
///
/// @param b, a     coefficients, real or, for method pad, complex, a[0] not 0.
/// @param x        array of any rank, real or complex; integers are taken as double.
/// @param options  see FiltfiltOptions.
/// @param out      destination of x's shape, if given; it may be x.
/// @return         array of x's shape. float data gives float, computed in double.
/// @throws std::invalid_argument as lfilter and lfilter_zi, for complex coefficients with method gust (for which SciPy
///                 drops their imaginary parts), and if there are not more samples than padlen.
/// @note  O(size (M + N)); method gust solves a least squares problem of n (or 2 irlen) x 2 max(M, N) first
///        (F. Gustafsson, IEEE Trans. Signal Processing 44, 1996). A NaN spreads over its whole line.
/// @see   scipy.signal.filtfilt
template <CoefficientsLike B = InBraces, CoefficientsLike A = InBraces, detail::filter::Filterable X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
auto filtfilt(const B& b, const A& a, const X& x, const FiltfiltOptions& options = {}, D&&... out) {
    namespace filter = detail::filter;
    using C = CoefficientScalar<B, A>;
    using T = filter::FilteredOf<X, C>;
    const CoefficientArray<C> numerator(b), denominator(a);
    const auto quotient = filter::quotient("filtfilt", numerator, denominator);
    const core::Source<T, X> source(x);
    const core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("filtfilt", options.axis, shape.size());
    const Index n = shape[axis];
    if constexpr (core::is_complex<C>)
        core::require(options.method == FiltfiltMethod::pad, "filtfilt", "b and a must be real for method gust");
    else if (options.method == FiltfiltMethod::gust) {
        const Index m = options.irlen && n > 2 * *options.irlen ? *options.irlen : n;
        core::require(m >= 0, "filtfilt", "irlen must not be negative, got ", m);
        core::require(n > 0, "filtfilt", "x must not be empty");
        return core::answer<core::PlainOf<X, T>>(
            "filtfilt", shape,
            [&](auto& to) { filter::gustafsson_lines<T>(quotient, source.view(), core::view(to), axis, m); }, out...);
    }
    const Index edge = filter::checked_edge("filtfilt", options.padtype, options.padlen,
                                            3 * std::max(numerator.size(), denominator.size()), n);
    const Eigen::Array<C, Eigen::Dynamic, 1> zi = lfilter_zi(numerator, denominator);
    return core::answer<core::PlainOf<X, T>>(
        "filtfilt", shape,
        [&](auto& to) {
            filter::there_and_back<T>(quotient, source.view(), core::view(to), axis, edge,
                                      filter::extension(options.padtype), zi);
        },
        out...);
}

/// Second-order sections applied forward and then backward: no phase shift, and the square of the gain.
///
/// @param sos      sections, a0 = 1, real or complex.
/// @param x        array of any rank, real or complex; integers are taken as double.
/// @param options  see SosfiltfiltOptions.
/// @param out      destination of x's shape, if given; it may be x.
/// @return         array of x's shape. float data gives float, computed in double.
/// @throws std::invalid_argument as sosfilt and sosfilt_zi, and if there are not more samples than padlen.
/// @see   scipy.signal.sosfiltfilt
template <SosLike F = core::MatrixInBraces, detail::filter::Filterable A = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto sosfiltfilt(const F& filters, const A& x, const SosfiltfiltOptions& options = {}, D&&... out) {
    namespace filter = detail::filter;
    using Coefs = SosOf<F>;
    using C = typename Coefs::Scalar;
    using T = filter::FilteredOf<A, C>;
    const Coefs sos = filters;
    const auto sections = filter::sections("sosfiltfilt", sos);
    const core::Source<T, A> source(x);
    const core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("sosfiltfilt", options.axis, shape.size());
    const Index edge =
        filter::checked_edge("sosfiltfilt", options.padtype, options.padlen, filter::standard_edge(sos), shape[axis]);
    const auto zi = sosfilt_zi(sos);
    using States = Eigen::Array<C, Eigen::Dynamic, 1>;
    const States states = Eigen::Map<const States>(zi.data(), zi.size());
    return core::answer<core::PlainOf<A, T>>(
        "sosfiltfilt", shape,
        [&](auto& to) {
            filter::there_and_back<T>(sections, source.view(), core::view(to), axis, edge,
                                      filter::extension(options.padtype), states);
        },
        out...);
}

}  // namespace scixx::signal
