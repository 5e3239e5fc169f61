// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/detail/front.hpp>
#include <scixx/fft/detail/grid.hpp>
#include <scixx/fft/detail/trigonometric.hpp>

namespace scixx::fft::detail {

/// What a call asks for, checked.
struct TrigCall {
    TrigKind kind;
    Grid grid;
    Norm norm;
    bool backward, ortho;
    int workers;
    Index points = 1;
};

/// `backward` asks for the inverse of the transform: type II and III change places.
template <class Options>
[[nodiscard]] TrigCall trig_call(const char* function, const Options& options, const Dims& shape, bool sine,
                                 bool backward) {
    core::require(options.type >= 1 && options.type <= 4, function, "type must be 1, 2, 3 or 4, got ", options.type);
    TrigCall call;
    const int inverse[] = {1, 3, 2, 4};
    call.kind = {backward ? inverse[options.type - 1] : options.type, sine};
    if constexpr (requires { options.axis; })
        call.grid = axis_grid(function, FftOptions{.n = options.n, .axis = options.axis}, shape);
    else
        call.grid = resolve_grid(function, options.s, options.axes, shape);
    call.norm = options.norm;
    call.backward = backward;
    call.ortho = options.orthogonalize.value_or(options.norm == Norm::ortho);
    call.workers = workers_of(function, options.workers);
    for (Index length : call.grid.lengths) {
        const Index points = trig_points(call.kind, length);
        core::require(points > 0, function, "type 1 needs at least 2 points, got ", length);
        call.points = core::checked_mul(function, call.points, points);
    }
    return call;
}

template <class A, class S>
void run_trig(const A& x, const TrigCall& call, const NdView<S>& out) {
    using T = core::RealOf<S>;
    core::Source<S, A> source(x);
    separate(source, out);
    const T scale = scale_of<T>(call.norm, call.backward, call.points);
    lifted<T>(source.view(), out, [&](const NdView<const S>& in) {
        if constexpr (core::is_complex<S>) {
            // Real and imaginary parts are transformed apart.
            for (int part = 0; part < 2; ++part)
                trig_nd<T>(core::component(in, part), core::component(out, part), call.grid.axes, call.kind, scale,
                           call.ortho, call.workers);
        } else {
            trig_nd<T>(in, out, call.grid.axes, call.kind, scale, call.ortho, call.workers);
        }
    });
}

template <class A, class Options, class... D>
auto trig(const char* function, const A& x, const Options& options, bool sine, bool backward, D&... out) {
    using Result = core::PlainOf<A, core::FloatOf<core::ScalarOf<A>>>;
    const TrigCall call = trig_call(function, options, core::shape_of(x), sine, backward);
    return core::answer<Result>(
        function, call.grid.shape, [&](auto& to) { run_trig(x, call, core::view(to)); }, out...);
}

}  // namespace scixx::fft::detail
