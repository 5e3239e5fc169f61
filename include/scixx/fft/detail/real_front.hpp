// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/detail/front.hpp>
#include <scixx/fft/detail/grid.hpp>

namespace scixx::fft::detail {

/// A real-to-complex transform: half of the spectrum along the last of the axes. `backward` reverses the exponents.
template <class A, class C>
void real_grid(const A& x, const Grid& grid, Norm norm, bool backward, int workers, const NdView<C>& out) {
    using T = core::RealOf<C>;
    core::Source<T, A> source(x);
    separate(source, out);
    const T scale = scale_of<T>(norm, backward, grid.points);
    const int half = static_cast<int>(grid.axes[grid.axes.size() - 1]);
    Dims shape = out.shape(), rest = grid.axes;
    rest.erase(rest.size() - 1);
    for (int axis = 0; axis < shape.size(); ++axis) shape[axis] = std::min(grid.shape[axis], source.view().shape(axis));
    const NdView<const T> first = corner(source.view(), shape);
    shape[half] = out.shape(half);
    lifted<T>(first, out, [&](const NdView<const T>& in) {
        r2c<T>(in, corner(out, shape), half, grid.shape[half], backward, rest.empty() ? scale : T(1), workers);
        if (!rest.empty()) c2c_nd<T>(corner(NdView<const C>(out), shape), out, rest, backward, scale, workers);
    });
}

/// A Hermitian-to-real transform, the reverse of real_grid.
template <class A, class T>
void hermitian_grid(const A& x, const Grid& grid, Norm norm, bool backward, int workers, const NdView<T>& out) {
    using C = std::complex<T>;
    core::Source<C, A> source(x);
    const T scale = scale_of<T>(norm, backward, grid.points);
    const int half = static_cast<int>(grid.axes[grid.axes.size() - 1]);
    Dims shape = grid.shape, rest = grid.axes;
    rest.erase(rest.size() - 1);
    shape[half] = std::min(shape[half] / 2 + 1, source.view().shape(half));
    if (rest.empty()) {
        separate(source, out);
        return lifted<T>(source.view(), out,
                         [&](const NdView<const C>& in) { c2r<T>(in, out, half, !backward, scale, workers); });
    }
    // The axes but the last go first, in memory of the output's order.
    const Dims order = core::memory_order(out);
    core::Scratch<T> memory(2 * core::checked_size("scixx", shape));
    const NdView<C> middle(reinterpret_cast<C*>(memory.data()), shape, core::packed_strides(shape, order));
    Dims window = shape;
    for (int axis = 0; axis < window.size(); ++axis) window[axis] = std::min(window[axis], source.view().shape(axis));
    lifted<T>(corner(source.view(), window), out, [&](const NdView<const C>& in) {
        c2c_nd<T>(in, middle, rest, backward, T(1), workers);
        c2r<T>(NdView<const C>(middle), out, half, !backward, scale, workers);
    });
}

[[nodiscard]] inline Dims half_shape(const Grid& grid) {
    Dims shape = grid.shape;
    const int half = static_cast<int>(grid.axes[grid.axes.size() - 1]);
    shape[half] = shape[half] / 2 + 1;
    return shape;
}

/// The default length of a Hermitian-to-real transform of m frequencies.
[[nodiscard]] inline Index hermitian_length(Index m) {
    return 2 * (m - 1);
}

template <class Options>
[[nodiscard]] Grid hermitian_grid_of(const char* function, const Options& options, const Dims& shape) {
    if constexpr (requires { options.axis; }) {
        FftOptions completed = options;
        const int axis = core::normalize_axis(function, options.axis, shape.size());
        if (!options.n) completed.n = hermitian_length(shape[axis]);
        return axis_grid(function, completed, shape);
    } else {
        return resolve_grid(function, options.s, options.axes, shape, &hermitian_length);
    }
}

template <class A, class Options, class... D>
auto real_axes(const char* function, const A& x, const Options& options, bool backward, D&... out) {
    static_assert(!core::is_complex<core::ScalarOf<A>>, "x must be a real sequence");
    using Result = core::PlainOf<A, core::ComplexOf<core::ScalarOf<A>>>;
    const Grid grid = grid_of(function, options, core::shape_of(x));
    core::require(!grid.axes.empty(), function, "at least 1 axis must be transformed");
    const int workers = workers_of(function, options.workers);
    return core::answer<Result>(
        function, half_shape(grid),
        [&](auto& to) { real_grid(x, grid, options.norm, backward, workers, core::view(to)); }, out...);
}

template <class A, class Options, class... D>
auto hermitian_axes(const char* function, const A& x, const Options& options, bool backward, D&... out) {
    using Result = core::PlainOf<A, core::RealOf<core::FloatOf<core::ScalarOf<A>>>>;
    const Grid grid = hermitian_grid_of(function, options, core::shape_of(x));
    core::require(!grid.axes.empty(), function, "at least 1 axis must be transformed");
    const int workers = workers_of(function, options.workers);
    return core::answer<Result>(
        function, grid.shape,
        [&](auto& to) { hermitian_grid(x, grid, options.norm, backward, workers, core::view(to)); }, out...);
}

}  // namespace scixx::fft::detail
