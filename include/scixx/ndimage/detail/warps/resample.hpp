// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/ndimage/detail/image.hpp>
#include <scixx/ndimage/detail/warps/resample_rows.hpp>

/// Interpolation on a grid whose axes run along the array's: one pass an axis, filter and taps together, or several
/// axes at once where there is no filter.
namespace scixx::ndimage::detail::warps {

/// Coordinates of a grid along one axis.
struct AxisGrid {
    List<double> coordinates;

    /// Whether the grid is the axis itself.
    [[nodiscard]] bool identity(Index n) const noexcept {
        if (coordinates.size() != n) return false;
        for (Index k = 0; k < n; ++k)
            if (coordinates[k] != static_cast<double>(k)) return false;
        return true;
    }
    /// Whether all points of the grid are samples, of this axis or outside.
    [[nodiscard]] bool whole() const noexcept {
        return std::all_of(coordinates.begin(), coordinates.end(),
                           [](double x) { return std::isfinite(x) && x == std::floor(x); });
    }
};

/// One axis of a resampling: its taps and filter.
template <class = void>
class AxisPass {
public:
    AxisPass(int axis, const AxisGrid& grid, Index n, const splines::Interpolation& how)
        : axis_(axis),
          exact_(grid.whole() && (how.prefilter || how.order <= 1)),
          filtered_(how.filtered() && !exact_),
          padding_(filtered_ ? how.padding() : 0),
          filter_(how.order, n + 2 * padding_, how.mode),
          taps_(shifted(grid, padding_), n + 2 * padding_, exact_ ? 0 : how.order, how.mode),
          mode_(how.mode),
          fill_(how.fill),
          ratio_(static_cast<double>(grid.coordinates.size()) / static_cast<double>(n)) {}

    [[nodiscard]] int axis() const noexcept { return axis_; }
    [[nodiscard]] const splines::AxisTaps& taps() const noexcept { return taps_; }
    /// Results for each sample.
    [[nodiscard]] double ratio() const noexcept { return ratio_; }
    [[nodiscard]] splines::LineWork work() const noexcept {
        return {padding_, mode_, fill_, filtered_ ? &filter_ : nullptr, &taps_};
    }

private:
    [[nodiscard]] static List<double> shifted(const AxisGrid& grid, Index padding) {
        List<double> out = grid.coordinates;
        for (double& x : out) x += static_cast<double>(padding);
        return out;
    }

    int axis_;
    bool exact_;  ///< an interpolating spline has the samples' values at the samples
    bool filtered_;
    Index padding_;
    splines::SplineFilter<> filter_;
    splines::AxisTaps taps_;
    Mode mode_;
    double fill_;
    double ratio_;
};

/// How many of the passes, from the first on, RowResampler does at once; 0 for none.
template <class T, class U>
[[nodiscard]] Index passes_together(const NdView<const T>& in, const NdView<U>& out, const List<AxisPass<>>& passes) {
    constexpr Index shortest = 16;  // rows for which it is worth it
    const Dims order = core::memory_order(out);
    const int inner = static_cast<int>(order[order.size() - 1]);
    if (in.stride(inner) != 1 || out.stride(inner) != 1 || out.shape(inner) < shortest) return 0;
    Index rows = 1;
    for (Index i = 0; i < passes.size(); ++i) {
        if (passes[i].work().filter) return 0;
        if (passes[i].axis() == inner) {
            if (i > 0) return i + 1;
            return passes.size() > 1 && !passes[1].work().filter ? 2 : 1;
        }
        rows *= passes[i].taps().order + 1;
        if (rows > RowSum<T>::most) return 0;
    }
    return 0;
}

/// The first `count` passes at once.
template <class T, class U>
void resample_together(const NdView<const T>& in, const NdView<U>& out, const List<AxisPass<>>& passes, Index count,
                       int workers) {
    const Dims order = core::memory_order(out);
    AxisWork along{};
    List<AxisWork> across;
    for (Index i = 0; i < count; ++i) {
        const AxisWork work{passes[i].axis(), passes[i].work()};
        if (work.axis == order[order.size() - 1])
            along = work;
        else
            across.push_back(work);
    }
    const bool sum_last = count > 1 && passes[0].axis() == along.axis;
    RowResampler<T, U> rows(in, out, along, std::move(across));
    if (sum_last)
        rows.sum_last(workers);
    else
        rows.sum_first(workers);
}

/// out[k] = the spline of `in` at (grids[0][k0], grids[1][k1], ...). The views do not overlap.
template <class T, class U>
void resample(const NdView<const T>& in, const NdView<U>& out, const List<AxisGrid>& grids,
              const splines::Interpolation& how) {
    if (out.empty()) return;
    List<AxisPass<>> passes;
    Dims start = Dims::filled(out.rank(), 0), shape = out.shape();
    for (int axis = 0; axis < in.rank(); ++axis) {
        const AxisGrid& grid = grids[axis];
        if (grid.identity(in.shape(axis)) && (how.prefilter || how.order <= 1)) continue;
        passes.emplace_back(axis, grid, in.shape(axis), how);
        start[axis] = passes.back().taps().begin;
        shape[axis] = passes.back().taps().size();
    }
    const NdView<U> box = out.window(start, shape);
    if (!(shape == out.shape())) core::for_each([&](U& to) { to = splines::rounded<U>(how.fill); }, out);
    if (box.empty()) return;
    if (passes.empty()) {
        core::for_each([](const T& from, U& to) { to = splines::kept<U>(from); }, in, out);
        return;
    }
    // Axes that shrink come first; of equals the one along memory, which costs most, where there is least of it.
    std::stable_sort(passes.begin(), passes.end(), [&](const AxisPass<>& a, const AxisPass<>& b) {
        if (a.ratio() != b.ratio()) return a.ratio() < b.ratio();
        const Index first = std::abs(out.stride(a.axis())), second = std::abs(out.stride(b.axis()));
        return a.ratio() < 1 ? first > second : first < second;
    });
    const Index last = passes.size() - 1, together = passes_together(in, box, passes);
    const auto begin = [&](const auto& to) {
        if (together == 0)
            splines::spline_pass<true>(in, to, passes[0].axis(), passes[0].work(), how.workers);
        else
            resample_together(in, to, passes, together, how.workers);
    };
    const Index first = std::max<Index>(together, 1) - 1;
    if (first == last) return begin(box);
    Dims extents = in.shape();
    const auto next_image = [&](Index i) {
        extents[passes[i].axis()] = shape[passes[i].axis()];
        return Image<double>(extents, core::memory_order(out));
    };
    for (Index i = 0; i < first; ++i) extents[passes[i].axis()] = shape[passes[i].axis()];
    Image<double> image = next_image(first);
    begin(image.view());
    for (Index i = first + 1; i < last; ++i) {
        Image<double> next = next_image(i);
        splines::spline_pass<true>(image.read(), next.view(), passes[i].axis(), passes[i].work(), how.workers);
        image = std::move(next);
    }
    splines::spline_pass<true>(image.read(), box, passes[last].axis(), passes[last].work(), how.workers);
}

}  // namespace scixx::ndimage::detail::warps
