// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <numeric>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/clock.hpp>
#include <scixx/signal/convolve_mode.hpp>
#include <scixx/signal/detail/convolve_2d.hpp>
#include <scixx/signal/detail/convolve_method.hpp>
#include <scixx/signal/detail/result_type.hpp>
#include <scixx/signal/fftconvolve.hpp>
#include <type_traits>

namespace scixx::signal {

/// Options of convolve2d and correlate2d: `{.mode = ConvolveMode::same, .boundary = Boundary::symm}`.
struct Convolve2dOptions {
    ConvolveMode mode = ConvolveMode::full;  ///< which part of the result
    Boundary boundary = Boundary::fill;      ///< not read in mode valid
    std::complex<double> fillvalue = 0.0;    ///< in the unit of in1; read when boundary is fill. Real for real inputs
};

/// Options of convolve and correlate.
struct ConvolveOptions {
    ConvolveMode mode = ConvolveMode::full;         ///< which part of the result
    ConvolveMethod method = ConvolveMethod::auto_;  ///< how it is computed
};

/// Options of choose_conv_method.
struct ChooseConvMethodOptions {
    ConvolveMode mode = ConvolveMode::full;  ///< as in convolve
    bool measure = false;                    ///< time both methods and not only estimate
};

/// What choose_conv_method returns.
struct ConvMethodChoice {
    ConvolveMethod method;  ///< direct or fft
    double direct = 0;      ///< seconds that it took; 0 unless `measure`
    double fft = 0;         ///< seconds that it took; 0 unless `measure`
};

/// Options of correlation_lags.
struct CorrelationLagsOptions {
    ConvolveMode mode = ConvolveMode::full;  ///< the mode of the correlation
};

/// An array that can be convolved: any scalar but bool, which has no addition.
template <class A>
concept Convolvable = core::ArrayLike<A> && !std::is_same_v<core::ScalarOf<A>, bool>;

namespace detail {

/// Shared body of convolve2d and correlate2d.
template <class Out, class A, class B, class... D>
auto convolve2d(const char* function, const A& in1, const B& in2, const Convolve2dOptions& options, bool correlate,
                D&... out) {
    using T = ConvolvedScalar<A, B, Out>;
    core::Source<T, A> a(in1);
    core::Source<T, B> b(in2);
    const core::Mode mode = boundary_mode(function, options.boundary);
    const T fill = fill_scalar<T>(function, options.fillvalue);
    const ConvolvePlan plan = check_2d<T>(function, a.view(), b.view(), options.mode, correlate);
    return core::answer<core::PlainOf<A, T>>(
        function, plan.shape,
        [&](auto& to) {
            a.detach_from(core::view(to));
            b.detach_from(core::view(to));
            convolve_direct<T>(a.view(), b.view(), plan, correlate, mode, fill, core::view(to));
        },
        out...);
}

}  // namespace detail

/// Convolution of two matrices,
///
///     c(i, j) = sum over k, l of in1(i - k, j - l) in2(k, l),
///
/// summed directly whatever the sizes; fftconvolve is faster for large windows and less exact.
///
/// @tparam Out     scalar of the result and of the sums: `convolve<int>(samples, taps)` of 16-bit samples does not wrap
///                 around. By default NumPy's common scalar. An integer for integers only, complex for complex inputs.
/// @param in1      signal, m x n, both >= 1. Strided memory is read in place, an expression is evaluated once.
/// @param in2      window, p x q, both >= 1.
/// @param options  see Convolve2dOptions; the defaults are SciPy's.
/// @return         unit(in1) unit(in2), in in1's family and storage order and NumPy's common scalar: integers stay
///                 integers and wrap around. full: (m+p-1) x (n+q-1); same: m x n, whose first sample is sample
///                 ((p-1)/2, (q-1)/2) of full; valid: (|m-p|+1) x (|n-q|+1), where the inputs may stand in either
///                 order.
/// @throws std::invalid_argument if an input is empty, if mode is valid and neither input covers the other, if
///                 fillvalue is complex and the inputs are real.
/// @note           O(m n p q) time (with zeros outside the larger input counts as the signal, whichever it is), O(n (p
///                 + 12)) memory beside the result. NaN and infinity spread over the window's reach. Sums are rounded
///                 in the result's scalar; thread-safe. Where the window reaches over more than one period of a
///                 boundary the extension goes on periodically.
/// @see            scipy.signal.convolve2d
template <class Out = void, Convolvable A = core::MatrixInBraces, Convolvable B = core::MatrixInBraces,
          core::DestinationOf<detail::ConvolvedScalar<A, B, Out>>... D>
    requires(detail::ConvolutionScalar<Out, A, B> && core::AtMostOne<D...> && core::rank_of<A> == 2 &&
             core::rank_of<B> == 2)
[[nodiscard]] auto convolve2d(const A& in1, const B& in2, const Convolve2dOptions& options = {}, D&&... out) {
    return detail::convolve2d<Out>("convolve2d", in1, in2, options, false, out...);
}

/// Cross-correlation of two matrices,
///
///     c(i, j) = sum over k, l of in1(i + k, j + l) conj(in2(k, l)).
///
/// Parameters, shapes, errors and cost are those of convolve2d. full begins at c(1-p, 1-q); same begins at
/// c(-((p-1)/2), -((q-1)/2)), so a window of even size is centred one sample earlier than in convolve2d and correlate;
/// valid holds c(0, 0) to c(m-p, n-q), and where in2 is the larger input c(m-p, n-q) to c(0, 0).
///
/// @note  SciPy forgets to conjugate in mode valid when in2 is the larger complex input; this function does not.
/// @see   scipy.signal.correlate2d
template <class Out = void, Convolvable A = core::MatrixInBraces, Convolvable B = core::MatrixInBraces,
          core::DestinationOf<detail::ConvolvedScalar<A, B, Out>>... D>
    requires(detail::ConvolutionScalar<Out, A, B> && core::AtMostOne<D...> && core::rank_of<A> == 2 &&
             core::rank_of<B> == 2)
[[nodiscard]] auto correlate2d(const A& in1, const B& in2, const Convolve2dOptions& options = {}, D&&... out) {
    return detail::convolve2d<Out>("correlate2d", in1, in2, options, true, out...);
}

/// Convolution of two arrays of any rank,
///
///     c(i) = sum over k of in1(i - k) in2(k),   zeros outside in1.
///
/// @tparam Out      scalar of the result and of the sums: `convolve<int>(samples, taps)` of 16-bit samples does not
///                  wrap around. By default NumPy's common scalar. An integer for integers only, complex for complex
///                  inputs.
/// @param in1, in2  arrays of one rank, 1 to 8.
/// @param options   see ConvolveOptions. method: direct sums every product; fft calls fftconvolve, and rounds the
///                  result of integers; auto_ takes what choose_conv_method says, direct where NaN or infinity is.
/// @return          unit(in1) unit(in2), in in1's family and storage order and NumPy's common scalar: integers stay
///                  integers and wrap around. full: m + n - 1 samples along each axis; same: in1's shape, the centre of
///                  full; valid: |m - n| + 1 samples. Empty (every extent 0) where an input is empty.
/// @throws std::invalid_argument if mode is valid and neither input covers the other, or an option is unknown.
/// @note  direct: O(m n) for m and n samples, rounded in the result's scalar, NaN and infinity stay within the other
///        input's reach. fft: see fftconvolve. Thread-safe.
/// @see   scipy.signal.convolve
template <class Out = void, Convolvable A = core::InBraces, Convolvable B = core::InBraces,
          core::DestinationOf<detail::ConvolvedScalar<A, B, Out>>... D>
    requires(detail::ConvolutionScalar<Out, A, B> && core::AtMostOne<D...> && core::rank_of<A> == core::rank_of<B>)
[[nodiscard]] auto convolve(const A& in1, const B& in2, const ConvolveOptions& options = {}, D&&... out) {
    return detail::convolve_nd<Out>("convolve", in1, in2, options.mode, options.method, false, out...);
}

/// Cross-correlation of two arrays of any rank,
///
///     c(lag) = sum over k of in1(k + lag) conj(in2(k)),   zeros outside in1;
///
/// correlation_lags gives the lag of each sample of the result. Parameters, shapes, errors and cost are those of
/// convolve.
/// @see   scipy.signal.correlate
template <class Out = void, Convolvable A = core::InBraces, Convolvable B = core::InBraces,
          core::DestinationOf<detail::ConvolvedScalar<A, B, Out>>... D>
    requires(detail::ConvolutionScalar<Out, A, B> && core::AtMostOne<D...> && core::rank_of<A> == core::rank_of<B>)
[[nodiscard]] auto correlate(const A& in1, const B& in2, const ConvolveOptions& options = {}, D&&... out) {
    return detail::convolve_nd<Out>("correlate", in1, in2, options.mode, options.method, true, out...);
}

/// The method that is likely to convolve two arrays the quickest, as convolve's method auto_ chooses it: an estimate
/// from the numbers of multiplications. For integers it is direct whenever a result might exceed the integers that a
/// double holds exactly. (auto_ takes the direct sum of data that are not finite, too.)
///
/// @tparam Out      as in convolve.
/// @param in1, in2  arrays of one rank, as in convolve; the values matter for integers and with `measure` only.
/// @param options   see ChooseConvMethodOptions. The answer of `measure` varies with the machine's load.
/// @return          the method, and the two times with `measure`.
/// @throws std::invalid_argument as convolve.
/// @see   scipy.signal.choose_conv_method
template <class Out = void, Convolvable A = core::InBraces, Convolvable B = core::InBraces>
    requires(detail::ConvolutionScalar<Out, A, B> && core::rank_of<A> == core::rank_of<B>)
[[nodiscard]] ConvMethodChoice choose_conv_method(const A& in1, const B& in2,
                                                  const ChooseConvMethodOptions& options = {}) {
    using T = detail::ConvolvedScalar<A, B, Out>;
    const core::Source<T, A> a(in1);
    const core::Source<T, B> b(in2);
    ConvMethodChoice choice{detail::choose_method<T>("choose_conv_method", a.view(), b.view(), options.mode)};
    if (!options.measure || a.view().empty() || b.view().empty()) return choice;
    const auto seconds = [&](ConvolveMethod method) {
        const double start = core::monotonic_seconds();
        static_cast<void>(convolve<Out>(in1, in2, {.mode = options.mode, .method = method}));
        return core::monotonic_seconds() - start;
    };
    choice.direct = std::min(seconds(ConvolveMethod::direct), seconds(ConvolveMethod::direct));
    choice.fft = std::min(seconds(ConvolveMethod::fft), seconds(ConvolveMethod::fft));
    if (!detail::needs_integers(a.view(), b.view()))
        choice.method = choice.fft < choice.direct ? ConvolveMethod::fft : ConvolveMethod::direct;
    return choice;
}

/// The lag of each sample of correlate(in1, in2, {.mode = mode}) along an axis on which the inputs have in1_len and
/// in2_len samples: sample i sums in1(k + lags(i)) conj(in2(k)).
///
/// @param in1_len, in2_len  sizes, >= 1
/// @return  increasing integers. full: 1 - in2_len to in1_len - 1; same: in1_len of them from -(in2_len / 2);
///          valid: 0 to in1_len - in2_len, or in1_len - in2_len to 0 when that is negative.
/// @throws  std::invalid_argument for a size below 1.
/// @note    SciPy's lags of mode same are one too large when in1_len is odd and in2_len even; these are correlate's.
/// @see     scipy.signal.correlation_lags
template <class I = Eigen::Index>
[[nodiscard]] Eigen::Array<I, Eigen::Dynamic, 1> correlation_lags(Eigen::Index in1_len, Eigen::Index in2_len,
                                                                  const CorrelationLagsOptions& options = {}) {
    core::require(in1_len >= 1, "correlation_lags", "in1_len must be positive, got ", in1_len);
    core::require(in2_len >= 1, "correlation_lags", "in2_len must be positive, got ", in2_len);
    const auto plan = detail::plan_convolve("correlation_lags", options.mode, {in1_len}, {in2_len}, false);
    const Eigen::Index size = plan.shape[0], first = plan.swap ? in1_len - in2_len : plan.start[0];
    Eigen::Array<I, Eigen::Dynamic, 1> lags(size);
    std::iota(lags.data(), lags.data() + size, I(first));
    return lags;
}

}  // namespace scixx::signal
