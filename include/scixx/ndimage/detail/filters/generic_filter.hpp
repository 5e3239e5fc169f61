// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/function_ref.hpp>
#include <scixx/ndimage/detail/c_order.hpp>
#include <scixx/ndimage/detail/morphology/morphology.hpp>

namespace scixx::ndimage::detail::filters {

/// What a filter's function sees of a window, of a line, or of several windows (one a row), and where it writes.
template <class T>
using WindowView = Eigen::Map<const Eigen::Array<T, Eigen::Dynamic, 1>>;
template <class T>
using ResultView = Eigen::Map<Eigen::Array<T, Eigen::Dynamic, 1>>;
template <class T>
using WindowRows = Eigen::Map<const Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

/// As filter_into, but the kernel reads the input in the input's own scalar.
template <core::ArrayLike A, core::Destination D, class F>
void read_into(const A& a, D& out, F&& kernel) {
    using T = core::ScalarOf<A>;
    using U = core::ScalarOf<D>;
    static_assert(!core::is_complex<T> && !core::is_complex<U>, "this filter takes real arrays only");
    core::Source<T, A> source(a);
    const NdView<U> target = core::view(out);
    if constexpr (std::is_same_v<T, U>) source.detach_from(target);
    kernel(source.view(), target);
}

/// The taps of an element in C order.
template <class T, class W>
[[nodiscard]] List<Tap> taps_of(const Neighbourhood<T, W>& around, const morphology::Element& element) {
    List<Tap> taps;
    for_each_index(element.shape, [&](const Dims& index) {
        if (!element.footprint.given() || element.footprint(index)) taps.push_back(around.tap(index));
    });
    return taps;
}

/// out = function(samples of the window, in C order).
template <class T, class U>
void generic_filter(const NdView<const T>& in, const NdView<U>& out, const morphology::Element& element,
                    core::FunctionRef<double(const WindowView<double>&)> function) {
    if (out.empty()) return;
    Neighbourhood<T, double> around(in, element.windows, element.borders, c_order(in.rank()));
    const List<Tap> taps = taps_of(around, element);
    const Index count = taps.size();
    const Buffer<double> samples(count);
    const WindowView<double> window(samples.data(), count);
    List<const double*> rows(taps.size());
    around.for_each_line(
        out, [](const double*) {},
        [&](const core::Line<U>& line) {
            for (Index t = 0; t < taps.size(); ++t) rows[t] = around.line(taps[t]) + taps[t].column;
            for (Index i = 0; i < line.size; ++i) {
                for (Index t = 0; t < rows.size(); ++t) samples[t] = rows[t][i];
                line[i] = converted<U>(function(window));
            }
        });
}

/// function(padded line, results) for each line along an axis, in C order.
template <class T, class U>
void generic_filter1d(const NdView<const T>& in, const NdView<U>& out, int axis, const Extension& extension,
                      core::FunctionRef<void(const WindowView<double>&, ResultView<double>&)> function) {
    if (out.empty()) return;
    const Buffer<double> padded(extension.padded_size()), results(extension.size());
    const WindowView<double> line(padded.data(), padded.size());
    Dims lines = in.shape();
    lines[axis] = 1;
    for_each_index(lines, [&](const Dims& index) {
        extension.load(core::Line<const T>{in.data() + in.offset(index), in.shape(axis), in.stride(axis)},
                       padded.data());
        std::fill(results.data(), results.data() + results.size(), 0.0);
        ResultView<double> view(results.data(), results.size());
        function(line, view);
        const core::Line<U> target{out.data() + out.offset(index), out.shape(axis), out.stride(axis)};
        for (Index i = 0; i < target.size; ++i) target[i] = converted<U>(results[i]);
    });
}

/// function(windows, results) for batches of neighbouring windows in C order; each row of `windows` is one. `out` may
/// be smaller than `in`, where its windows need no border.
template <class T, class U>
void vectorized_filter(const NdView<const T>& in, const NdView<U>& out, const morphology::Element& element,
                       Index batch_memory, core::FunctionRef<void(const WindowRows<T>&, ResultView<U>&)> function) {
    if (out.empty()) return;
    Neighbourhood<T, T> around(in, element.windows, element.borders, c_order(in.rank()));
    const List<Tap> taps = taps_of(around, element);
    const Index count = taps.size();
    constexpr Index enough = 1 << 18;  // bytes: larger batches gain nothing and leave the cache
    const Index bytes = count * static_cast<Index>(sizeof(T)), along = out.rank() - 1;
    const Index most = std::clamp<Index>(std::min(batch_memory, enough) / bytes, 1, out.shape(static_cast<int>(along)));
    const Buffer<T> samples(most * count);
    const Buffer<U> results(most);
    List<const T*> rows(taps.size());
    around.for_each_line(
        out, [](const T*) {},
        [&](const core::Line<U>& line) {
            for (Index t = 0; t < taps.size(); ++t) rows[t] = around.line(taps[t]) + taps[t].column;
            for (Index first = 0; first < line.size; first += most) {
                const Index batch = std::min(most, line.size - first);
                T* to = samples.data();
                for (Index i = first; i < first + batch; ++i)
                    for (const T* row : rows) *to++ = row[i];
                ResultView<U> view(results.data(), batch);
                function(WindowRows<T>(samples.data(), batch, count), view);
                for (Index i = 0; i < batch; ++i) line[first + i] = results[i];
            }
        });
}

}  // namespace scixx::ndimage::detail::filters
