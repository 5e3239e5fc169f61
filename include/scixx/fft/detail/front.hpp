// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/answer.hpp>
#include <scixx/core/array.hpp>
#include <scixx/fft/detail/grid.hpp>
#include <scixx/fft/detail/lift.hpp>
#include <scixx/fft/detail/real.hpp>
#include <scixx/fft/options.hpp>

namespace scixx::fft::detail {

/// Detaches the input of a transform from `out`: it is copied if the two share memory but are not the same view.
template <class T, class A, class U>
void separate(core::Source<T, A>& source, const NdView<U>& out) {
    if constexpr (std::is_same_v<T, U>) {
        const auto& view = source.view();
        const bool same = view.data() == out.data() && view.shape() == out.shape() && view.strides() == out.strides();
        if (!same) source.detach_from(out);
    } else {
        // `out` as numbers of the input's type, with its own strides; only the last imaginary part may be left out.
        Dims shape = out.shape(), strides = out.strides();
        if constexpr (sizeof(U) > sizeof(T)) {
            for (Index& stride : strides) stride *= 2;
        } else {
            for (int axis = 0; axis < shape.size(); ++axis) {
                Index& stride = strides[axis];
                if (stride == 1)  // neighbours in memory make pairs
                    shape[axis] = (shape[axis] + 1) / 2;
                stride = (stride < 0 ? stride - 1 : stride + 1) / 2;
            }
        }
        source.detach_from(NdView<T>(reinterpret_cast<T*>(out.data()), shape, strides));
    }
}

template <class A, class C>
void transform_grid(const A& x, const Grid& grid, Norm norm, bool backward, int workers, const NdView<C>& out) {
    using T = core::RealOf<C>;
    using S = core::FloatOf<core::ScalarOf<A>>;
    core::Source<S, A> source(x);
    separate(source, out);
    const T scale = scale_of<T>(norm, backward, grid.points);
    lifted<T>(source.view(), out, [&](const NdView<const S>& in) {
        if constexpr (core::is_complex<S>)
            c2c_nd<T>(in, out, grid.axes, backward, scale, workers);
        else
            r2c_full_nd<T>(in, out, grid.axes, backward, scale, workers);
    });
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

/// The grid of a transform: along one axis or along several.
template <class Options>
[[nodiscard]] Grid grid_of(const char* function, const Options& options, const Dims& shape) {
    if constexpr (requires { options.axis; })
        return axis_grid(function, options, shape);
    else
        return resolve_grid(function, options.s, options.axes, shape);
}

template <class A, class Options, class... D>
auto transform_axes(const char* function, const A& x, const Options& options, bool backward, D&... out) {
    using Result = core::PlainOf<A, core::ComplexOf<core::ScalarOf<A>>>;
    const Grid grid = grid_of(function, options, core::shape_of(x));
    const int workers = workers_of(function, options.workers);
    return core::answer<Result>(
        function, grid.shape,
        [&](auto& to) { transform_grid(x, grid, options.norm, backward, workers, core::view(to)); }, out...);
}

}  // namespace scixx::fft::detail
