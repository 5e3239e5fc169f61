// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/signal/filter/lfilter.hpp>

namespace scixx::signal {

namespace detail::filter {

/// The type of sosfilt's state for x of type A: one axis more than x has. A matrix, whose family has no array of three
/// axes, gets a matrix with the last two of them merged.
template <class A, class S>
struct SosState {
    static constexpr int rank = core::rank_of<A> == 2 ? 2 : core::rank_of<A> + 1;
    using type = typename core::ArrayTraits<A>::template OfRank<S, rank>;
};

/// SciPy's shape of the state.
template <class = void>
inline core::Dims sos_state_shape(Index sections, const core::Dims& shape, int axis) {
    core::Dims out{sections};
    for (int i = 0; i < shape.size(); ++i) out.push_back(i == axis ? 2 : shape[i]);
    return out;
}

/// A state as a view with an axis more than x has; merged axes are taken apart.
template <class S>
NdView<S> sos_state_view(const char* function, const NdView<S>& z, const core::Dims& shape) {
    if (shape.size() == 3 && z.rank() == 2) {
        core::require(z.shape() == core::Dims({shape[0], shape[1] * shape[2]}), function, "zi must have shape ",
                      core::Dims{shape[0], shape[1] * shape[2]}, ", got ", z.shape());
        return {z.data(), shape, {z.stride(0), z.stride(1) * shape[2], z.stride(1)}};
    }
    return stretched(function, z, shape);
}

}  // namespace detail::filter

/// Filter of a data sequence along one axis by second-order sections, each in the transposed direct form II, at rest
/// before the first sample.
///
/// @param sos      sections as butter<Output::sos> and others give them, a0 = 1; real or complex.
/// @param x        array of any rank, real or complex; integers are taken as double.
/// @param options  see LfilterOptions.
/// @param out      destination of x's shape, if given; it may be x.
/// @return         array of x's shape, complex if x or a section is. float data gives float, computed in double.
/// @throws std::invalid_argument without sections, if an a0 is not 1, or the axis is out of bounds.
/// @note  O(size sections). Up to four sections work on neighbouring samples at once, several channels by vectors.
///        Differs from SciPy: float data with double sections gives float.
/// @see   scipy.signal.sosfilt
template <SosLike F = core::MatrixInBraces, detail::filter::Filterable A = core::InBraces, core::Destination... D>
    requires core::AtMostOne<D...>
auto sosfilt(const F& sos, const A& x, const LfilterOptions& options = {}, D&&... out) {
    using Coefs = SosOf<F>;
    using T = detail::filter::FilteredOf<A, typename Coefs::Scalar>;
    const auto filter = detail::filter::sections<Coefs>("sosfilt", sos);
    core::Source<T, A> source(x);
    const core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("sosfilt", options.axis, shape.size());
    return core::answer<core::PlainOf<A, T>>(
        "sosfilt", shape,
        [&](auto& to) {
            core::List<detail::filter::StateOf<T>> states(detail::filter::lines_of(shape, axis) * filter.order());
            detail::filter::filter_source(filter, source, core::view(to), axis, states.data());
        },
        out...);
}

/// sosfilt that begins in the state `zi` and returns the state at the end, so that a stream can be filtered in pieces
/// with the bits of one call.
///
/// @param zi  array with the sections along axis 0 and then the axes of x, with extent 2 along `axis`: (sections, 2)
///            for a vector. For a matrix x the last two axes are merged in C order: (sections, 2 channels), channel c's
///            pair at 2 c and 2 c + 1 if axis is 1, at c and channels + c if it is 0.
/// @return    y and zf; only zf with a destination.
/// @throws std::invalid_argument also for a zi of another shape.
/// @see   scipy.signal.sosfilt, sosfilt_zi
template <SosLike F = core::MatrixInBraces, detail::filter::Filterable A = core::InBraces, core::ArrayLike Z,
          core::Destination... D>
    requires(core::AtMostOne<D...>)
auto sosfilt(const F& sos, const A& x, const Z& zi, const LfilterOptions& options = {}, D&&... out) {
    using Coefs = SosOf<F>;
    using T = detail::filter::FilteredOf<A, detail::filter::FilteredOf<Z, typename Coefs::Scalar>>;
    using S = detail::filter::StateOf<T>;
    using State = typename detail::filter::SosState<A, S>::type;
    const auto filter = detail::filter::sections<Coefs>("sosfilt", sos);
    core::Source<T, A> source(x);
    const core::Source<S, Z> initial(zi);
    const core::Dims shape = source.view().shape();
    const int axis = core::normalize_axis("sosfilt", options.axis, shape.size());
    const core::Dims state_shape = detail::filter::sos_state_shape(filter.count, shape, axis);
    const auto from = detail::filter::sos_state_view<const S>("sosfilt", initial.view(), state_shape);
    State zf = core::allocate<State>(shape.size() == 2 && core::rank_of<State> == 2
                                         ? core::Dims{state_shape[0], state_shape[1] * state_shape[2]}
                                         : state_shape);
    const auto end = detail::filter::sos_state_view<S>("sosfilt", core::view(zf), state_shape);
    const auto fill = [&](auto& to) {
        const core::NdView<T> y = core::view(to);
        core::List<S> states(detail::filter::lines_of(shape, axis) * filter.order());
        detail::filter::for_states<T, const S>(
            filter.count, 2, [&](Index s) { return from.slice(0, s); }, y, axis,
            [&](const S& z, Index i) { states[i] = z; });
        detail::filter::filter_source(filter, source, y, axis, states.data());
        detail::filter::for_states<T, S>(
            filter.count, 2, [&](Index s) { return end.slice(0, s); }, y, axis, [&](S& z, Index i) { z = states[i]; });
    };
    if constexpr (sizeof...(D) == 0) {
        auto y = core::answer<core::PlainOf<A, T>>("sosfilt", shape, fill);
        return Filtered<decltype(y), State>{std::move(y), std::move(zf)};
    } else {
        core::answer<core::PlainOf<A, T>>("sosfilt", shape, fill, out...);
        return zf;
    }
}

/// The state of sosfilt in the steady state of a unit step: sosfilt(sos, x, sosfilt_zi(sos) * x[0]) starts without a
/// transient.
/// @return  sections x 2.
/// @throws std::invalid_argument without sections, if an a0 is not 1, or a section has a pole at 1.
/// @see   scipy.signal.sosfilt_zi
template <SosLike F = core::MatrixInBraces>
[[nodiscard]] auto sosfilt_zi(const F& sections) {
    using Coefs = SosOf<F>;
    using C = typename Coefs::Scalar;
    const Coefs sos = sections;
    static_cast<void>(detail::filter::sections("sosfilt_zi", sos));
    Eigen::Array<C, Eigen::Dynamic, 2, Eigen::RowMajor> zi(sos.rows(), 2);
    C scale(1);
    for (Index i = 0; i < sos.rows(); ++i) {
        const C above = sos(i, 0) + sos(i, 1) + sos(i, 2), below = sos(i, 3) + sos(i, 4) + sos(i, 5);
        core::require(below != C(0), "sosfilt_zi", "a section must not have a pole at 1");
        const C gain = above / below;
        zi(i, 1) = scale * (sos(i, 2) - sos(i, 5) * gain);
        zi(i, 0) = zi(i, 1) + scale * (sos(i, 1) - sos(i, 4) * gain);
        scale *= gain;
    }
    return zi;
}

}  // namespace scixx::signal
