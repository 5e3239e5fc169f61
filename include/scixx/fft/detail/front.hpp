// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/fft/detail/real.hpp>
#include <scixx/fft/options.hpp>

namespace scixx::fft::detail {

/// Input of a transform that writes `out`: evaluated apart when the two share memory but are not the same view.
template <class T, class A, class U>
void separate(core::Source<T, A>& source, const NdView<U>& out) {
    if constexpr (std::is_same_v<T, U>) {
        const auto& view = source.view();
        const bool same = view.data() == out.data() && view.shape() == out.shape() && view.strides() == out.strides();
        if (!same) source.detach_from(out);
    } else {
        // A real view of the same memory; it leaves out an imaginary part at most.
        Dims strides = out.strides();
        if constexpr (sizeof(U) > sizeof(T))
            for (Index& stride : strides) stride *= 2;
        else
            for (Index& stride : strides) stride = (stride < 0 ? stride - 1 : stride + 1) / 2;
        source.detach_from(NdView<T>(reinterpret_cast<T*>(out.data()), out.shape(), strides));
    }
}

template <class A, class C>
void transform_grid(const A& x, const Grid& grid, Norm norm, bool backward, int workers, const NdView<C>& out) {
    using T = core::RealOf<C>;
    using S = core::FloatOf<core::ScalarOf<A>>;
    core::Source<S, A> source(x);
    separate(source, out);
    const T scale = scale_of<T>(norm, backward, grid.points);
    if constexpr (core::is_complex<S>)
        c2c_nd<T>(source.view(), out, grid.axes, backward, scale, workers);
    else
        r2c_full_nd<T>(source.view(), out, grid.axes, backward, scale, workers);
}

/// The shape of any array without its evaluation.
template <core::ArrayLike A>
[[nodiscard]] Dims shape_of(const A& x) {
    if constexpr (requires { x.rows(); }) {
        if constexpr (core::rank_of<A> == 1)
            return {x.size()};
        else
            return {x.rows(), x.cols()};
    } else {
        return core::view(x).shape();
    }
}

/// The grid of a transform along one axis.
[[nodiscard]] inline Grid axis_grid(const char* function, const FftOptions& options, const Dims& shape) {
    const int axis = core::normalize_axis(function, options.axis, shape.size());
    const Index n = options.n.value_or(shape[axis]);
    require_points(function, n);
    Grid grid{{axis}, {n}, shape, n};
    grid.shape[axis] = n;
    return grid;
}

template <class R, class A>
[[nodiscard]] R transform_axis(const char* function, const A& x, const FftOptions& options, bool backward) {
    const Grid grid = axis_grid(function, options, shape_of(x));
    const int workers = workers_of(function, options.workers);
    R out = core::allocate<R>(grid.shape);
    transform_grid(x, grid, options.norm, backward, workers, core::view(out));
    return out;
}

template <class A, class D>
void transform_axis_to(const char* function, const A& x, const FftOptions& options, bool backward, D& out) {
    using C = core::ComplexOf<core::ScalarOf<A>>;
    const Grid grid = axis_grid(function, options, shape_of(x));
    const int workers = workers_of(function, options.workers);
    transform_grid(x, grid, options.norm, backward, workers, core::destination<C>(function, "out", out, grid.shape));
}

template <class R, class A, class Options>
[[nodiscard]] R transform_axes(const char* function, const A& x, const Options& options, bool backward) {
    const Grid grid = resolve_grid(function, options.s, options.axes, shape_of(x));
    const int workers = workers_of(function, options.workers);
    R out = core::allocate<R>(grid.shape);
    transform_grid(x, grid, options.norm, backward, workers, core::view(out));
    return out;
}

template <class A, class Options, class D>
void transform_axes_to(const char* function, const A& x, const Options& options, bool backward, D& out) {
    using C = core::ComplexOf<core::ScalarOf<A>>;
    const Grid grid = resolve_grid(function, options.s, options.axes, shape_of(x));
    const int workers = workers_of(function, options.workers);
    transform_grid(x, grid, options.norm, backward, workers, core::destination<C>(function, "out", out, grid.shape));
}

}  // namespace scixx::fft::detail
