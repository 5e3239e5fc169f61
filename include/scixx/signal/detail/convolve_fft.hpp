// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <scixx/core/kernel/broadcast.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/ordered_array.hpp>
#include <scixx/core/lines.hpp>
#include <scixx/core/scalar.hpp>
#include <scixx/fft/fft.hpp>
#include <scixx/fft/helper.hpp>
#include <scixx/fft/rfft.hpp>
#include <scixx/signal/detail/viewed.hpp>
#include <vector>

namespace scixx::signal::detail {

using core::Dims;
using core::Index;
using core::NdView;

/// Relative cost of convolving m samples with n <= m in blocks of `block` samples. Each block costs transforms of
/// next_fast_len(block + n - 1) points, which are slower beyond the second level of cache.
template <class = void>
inline double block_cost(Index m, Index n, Index block) {
    const auto points = static_cast<double>(fft::next_fast_len(block + n - 1, true));
    const auto blocks = static_cast<double>((m + block - 1) / block);
    return blocks * points * (std::log2(points) + 4) * (points > 32768 ? 1.6 : 1.0);
}

/// The cheapest block length along an axis where the longer input has m samples and the shorter one n.
template <class = void>
inline Index best_block(Index m, Index n) {
    Index best = m;
    double least = block_cost(m, n, m);
    // Transforms of 2^k points; beyond 64 times the window a longer block gains nothing.
    for (Index points = 256; points < m + n - 1 && points <= std::max<Index>(4096, 64 * n); points *= 2) {
        const Index block = points - n + 1;
        if (block < 1) continue;
        const double cost = block_cost(m, n, block);
        if (cost < least) {
            least = cost;
            best = block;
        }
    }
    return best;
}

/// out(o) = full(o + offset), where `full` is the convolution of a and b along `axes`. Along the other axes a and b
/// have out's extent, or extent 1 and are repeated. The results of boxes of `a` of the shape `block` overlap and are
/// added.
///
/// T. G. Stockham, High-speed convolution and correlation, AFIPS Spring Joint Computer Conference (1966).
template <class T>
void convolve_fft(const char* function, const NdView<const T>& a, const NdView<const T>& b, const Dims& axes,
                  const Dims& block, const Dims& offset, const NdView<T>& out) {
    using C = core::ComplexOf<T>;
    constexpr bool real = !core::is_complex<T>;
    if (out.empty()) return;
    const int rank = out.rank();
    const Dims order = core::memory_order(out);

    // Transform lengths; a real transform halves the axis that lies closest in memory.
    fft::FftnOptions options;
    std::vector<int> sorted;
    Dims points = out.shape();
    for (Index axis : order)
        if (axes.contains(axis)) {
            const int i = static_cast<int>(axis);
            points[i] = fft::next_fast_len(std::min(block[i], a.shape(i)) + b.shape(i) - 1, real);
            options.s.push_back(points[i]);
            sorted.push_back(i);
        }
    options.axes = core::Axes(sorted);
    const auto spectrum_shape = [&](const NdView<const T>& from) {
        Dims shape = from.shape();
        for (int axis : sorted) shape[axis] = points[axis];
        if (real) shape[sorted.back()] = points[sorted.back()] / 2 + 1;
        return shape;
    };
    const auto transform = [&](const NdView<const T>& from, const NdView<C>& to) {
        if constexpr (real)
            fft::rfftn(Viewed<const T>{from}, options, Viewed<C>{to});
        else
            fft::fftn(Viewed<const T>{from}, options, Viewed<C>{to});
    };
    Dims a_shape = spectrum_shape(a), b_shape = spectrum_shape(b), shape = a_shape, extent = points;
    for (int axis = 0; axis < rank; ++axis)
        if (!axes.contains(axis)) shape[axis] = extent[axis] = std::max(a.shape(axis), b.shape(axis));
    const core::OrderedArray<C> window(b_shape, order, function), spectrum(a_shape, order, function);
    const core::OrderedArray<C> wide(shape == a_shape ? Dims::filled(rank, 0) : shape, order, function);
    const NdView<C> product = shape == a_shape ? spectrum.view() : wide.view();
    const core::OrderedArray<T> samples(extent, order, function);
    transform(b, window.view());

    const auto multiply = [](const C& x, const C& y, C& xy) {
        xy = C(x.real() * y.real() - x.imag() * y.imag(), x.real() * y.imag() + x.imag() * y.real());
    };
    Dims blocks = Dims::filled(rank, 1);
    for (int axis : sorted) blocks[axis] = (a.shape(axis) + block[axis] - 1) / block[axis];
    const bool whole = checked_size(function, blocks) == 1;
    if (!whole) core::for_each([](T& value) { value = T(0); }, out);
    Dims index = Dims::filled(rank, 0);
    do {
        // The box of `a`, and where its result meets the output.
        Dims begin = index, size = a.shape(), from = index, to = index, count = index;
        bool meets = true;
        for (int axis = 0; axis < rank; ++axis) {
            Index length = extent[axis];
            begin[axis] = 0;
            if (axes.contains(axis)) {
                begin[axis] = index[axis] * block[axis];
                size[axis] = std::min(block[axis], a.shape(axis) - begin[axis]);
                length = size[axis] + b.shape(axis) - 1;
            }
            const Index first = std::max(begin[axis], offset[axis]);
            const Index last = std::min(begin[axis] + length, offset[axis] + out.shape(axis));
            from[axis] = first - begin[axis];
            to[axis] = first - offset[axis];
            count[axis] = last - first;
            meets = meets && last > first;
        }
        if (meets) {
            transform(a.window(begin, size), spectrum.view());
            core::for_each(multiply, core::broadcast(NdView<const C>(spectrum.view()), shape),
                           core::broadcast(NdView<const C>(window.view()), shape), product);
            if constexpr (real)
                fft::irfftn(Viewed<const C>{product}, options, Viewed<T>{samples.view()});
            else
                fft::ifftn(Viewed<const C>{product}, options, Viewed<T>{samples.view()});
            const NdView<const T> result = samples.view().window(from, count);
            const NdView<T> target = out.window(to, count);
            if (whole)
                core::copy(result, target);
            else
                core::for_each([](const T& x, T& y) { y += x; }, result, target);
        }
    } while (core::advance(index, blocks));
}

}  // namespace scixx::signal::detail
