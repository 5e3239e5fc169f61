// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/answer.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/signal/detail/filter/driver.hpp>
#include <span>

namespace scixx::signal {

/// Options of lfilter and sosfilt.
struct LfilterOptions {
    int axis = -1;  ///< axis along which time runs
};

/// What a filter with state returns: `auto [y, zf] = lfilter(b, a, x, zi)`.
template <class Y, class Z>
struct Filtered {
    Y y;   ///< the filtered data
    Z zf;  ///< the state after the last sample, the next call's zi
};

namespace detail::filter {

/// x filtered into y, which may overlap x; states as in filter_lines.
template <class T, class A, class F>
void filter_source(const F& filter, core::Source<T, A>& x, const NdView<T>& y, int axis, StateOf<T>* states) {
    const NdView<const T>& in = x.view();
    if (!(filter.in_place() && in.data() == y.data() && in.strides() == y.strides())) x.detach_from(y);
    filter_lines<T>(filter, x.view(), y, axis, states);
}

}  // namespace detail::filter

/// Filter of a data sequence along one axis by a quotient of polynomials,
///
///     a[0] y[n] = b[0] x[n] + ... + b[M] x[n - M] - a[1] y[n - 1] - ... - a[N] y[n - N],
///
/// in the transposed direct form II, at rest before the first sample.
///
/// @param b, a     coefficients, real or complex (a number or any vector), a[0] not 0.
/// @param x        array of any rank, real or complex; integers are taken as double.
/// @param options  see LfilterOptions.
/// @param out      destination of x's shape, if given; it may be x.
/// @return         array of x's shape, complex if x or a coefficient is. float data gives float, computed in double.
/// @throws std::invalid_argument if b or a is empty, a[0] is 0, or the axis is out of bounds.
/// @note  O(size (M + N)). Several channels are filtered at a time by vectors. A NaN or infinity stays in the output of
///        a filter with feedback. Filters above order 4 or so are more exact as sections: see sosfilt.
///        Differs from SciPy: float data with double coefficients gives float.
/// @see   scipy.signal.lfilter
template <CoefficientsLike B = InBraces, CoefficientsLike A = InBraces, detail::filter::Filterable X = core::InBraces,
          core::Destination... D>
    requires core::AtMostOne<D...>
auto lfilter(const B& b, const A& a, const X& x, const LfilterOptions& options = {}, D&&... out) {
    using C = CoefficientScalar<B, A>;
    using T = detail::filter::FilteredOf<X, C>;
    const auto filter = detail::filter::quotient<C>("lfilter", b, a);
    core::Source<T, X> source(x);
    const core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("lfilter", options.axis, shape.size());
    return core::answer<core::PlainOf<X, T>>(
        "lfilter", shape,
        [&](auto& to) {
            core::List<detail::filter::StateOf<T>> states(detail::filter::lines_of(shape, axis) * filter.order());
            detail::filter::filter_source(filter, source, core::view(to), axis, states.data());
        },
        out...);
}

/// lfilter that begins in the state `zi` and returns the state at the end, so that a stream can be filtered in pieces
/// with the bits of one call.
///
/// @param zi  array of x's rank with max(M, N) along the axis and x's extents, or 1, along the others.
/// @return    y and zf; only zf with a destination.
/// @throws std::invalid_argument also for a zi of another shape.
/// @see   scipy.signal.lfilter, lfilter_zi, lfiltic
template <CoefficientsLike B = InBraces, CoefficientsLike A = InBraces, detail::filter::Filterable X = core::InBraces,
          core::ArrayLike Z, core::Destination... D>
    requires(core::AtMostOne<D...> && core::rank_of<X> == core::rank_of<Z>)
auto lfilter(const B& b, const A& a, const X& x, const Z& zi, const LfilterOptions& options = {}, D&&... out) {
    using C = CoefficientScalar<B, A>;
    using T = detail::filter::FilteredOf<X, detail::filter::FilteredOf<Z, C>>;
    using S = detail::filter::StateOf<T>;
    const auto filter = detail::filter::quotient<C>("lfilter", b, a);
    core::Source<T, X> source(x);
    const core::Source<S, Z> initial(zi);
    const core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("lfilter", options.axis, shape.size());
    core::Dims state_shape = shape;
    state_shape[axis] = filter.order();
    const auto from = detail::filter::stretched("lfilter", initial.view(), state_shape);
    auto zf = core::allocate<core::PlainOf<X, S>>(state_shape);
    const auto fill = [&](auto& to) {
        const core::NdView<T> y = core::view(to);
        core::List<S> states(detail::filter::lines_of(shape, axis) * filter.order());
        detail::filter::for_states<T, const S>(
            1, filter.order(), [&](Index) { return from; }, y, axis, [&](const S& z, Index i) { states[i] = z; });
        detail::filter::filter_source(filter, source, y, axis, states.data());
        detail::filter::for_states<T, S>(
            1, filter.order(), [&](Index) { return core::view(zf); }, y, axis, [&](S& z, Index i) { z = states[i]; });
    };
    if constexpr (sizeof...(D) == 0) {
        auto y = core::answer<core::PlainOf<X, T>>("lfilter", shape, fill);
        return Filtered<decltype(y), decltype(zf)>{std::move(y), std::move(zf)};
    } else {
        core::answer<core::PlainOf<X, T>>("lfilter", shape, fill, out...);
        return zf;
    }
}

/// The state of lfilter in the steady state of a unit step: lfilter(b, a, x, lfilter_zi(b, a) * x[0]) starts without a
/// transient.
/// @param b, a  coefficients, real or complex; leading zeros of a are dropped.
/// @return      max(M, N) numbers, complex if a coefficient is.
/// @throws std::invalid_argument if b or a is empty, a is all zero, or the filter has a pole at 1.
/// @see   scipy.signal.lfilter_zi
template <CoefficientsLike B = InBraces, CoefficientsLike A = InBraces>
[[nodiscard]] Eigen::Array<CoefficientScalar<B, A>, Eigen::Dynamic, 1> lfilter_zi(const B& b, const A& a) {
    using C = CoefficientScalar<B, A>;
    const CoefficientArray<C> whole(a);
    Index first = 0;
    while (first + 1 < whole.size() && whole[first] == C(0)) ++first;
    const std::span rest(whole.values().data() + first, core::to_size(whole.size() - first));
    const auto q = detail::filter::quotient<C>("lfilter_zi", b, rest);
    C above(0), below(0);
    for (const C& c : q.b) above += c;
    for (const C& c : q.a) below += c;
    core::require(below != C(0), "lfilter_zi", "the filter must not have a pole at 1");
    const C gain = above / below;
    Eigen::Array<C, Eigen::Dynamic, 1> zi(q.order());
    C sum(0);
    for (Index i = q.order(); i > 0; --i) {
        sum += q.b[i] - q.a[i] * gain;
        zi[i - 1] = sum;
    }
    return zi;
}

/// The state of lfilter after given inputs and outputs.
/// @param b, a  coefficients, real or complex, a[0] not 0.
/// @param y     past outputs, y[-1], y[-2], ...; missing ones are 0.
/// @param x     past inputs in the same order; missing ones are 0.
/// @return      max(M, N) numbers: lfilter's zi; complex if an argument is.
/// @throws std::invalid_argument if b or a is empty or a[0] is 0.
/// @note  a[0] other than 1 is divided by, as lfilter does.
/// @see   scipy.signal.lfiltic
template <CoefficientsLike B = InBraces, CoefficientsLike A = InBraces, CoefficientsLike Y = InBraces,
          CoefficientsLike X = InBraces>
[[nodiscard]] auto lfiltic(const B& b, const A& a, const Y& y, const X& x = {}) {
    using C = CoefficientScalar<B, A, Y, X>;
    const auto q = detail::filter::quotient<C>("lfiltic", b, a);
    const CoefficientArray<C> outputs(y), inputs(x);
    Eigen::Array<C, Eigen::Dynamic, 1> zi = Eigen::Array<C, Eigen::Dynamic, 1>::Zero(q.order());
    for (Index m = 0; m < q.order(); ++m)
        for (Index k = 0; m + 1 + k <= q.order(); ++k) {
            const Index at = m + 1 + k;
            if (k < inputs.size()) zi[m] += q.b[at] * inputs[k];
            if (k < outputs.size()) zi[m] -= q.a[at] * outputs[k];
        }
    return zi;
}

}  // namespace scixx::signal
