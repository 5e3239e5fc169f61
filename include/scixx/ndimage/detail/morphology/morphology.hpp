// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/image.hpp>
#include <scixx/ndimage/detail/morphology/sliding_extremum.hpp>
#include <scixx/ndimage/detail/neighbourhood.hpp>
#include <scixx/ndimage/detail/passes.hpp>
#include <scixx/ndimage/structure.hpp>

namespace scixx::ndimage::detail::morphology {

/// A structuring element with all that belongs to a call: extents, which entries count, heights, place, borders and the
/// number of threads.
struct Element {
    Dims shape;
    List<Reach> windows;
    List<Border> borders;
    BinaryStructure footprint;  ///< none: all entries count
    GreyStructure heights;      ///< none: flat
    int workers = 1;
};

/// A structure of the axes `axes` (entry i of its index is along axes[i]) as one of `rank` axes, 1 thick along the
/// others.
template <class T>
[[nodiscard]] Structure<T> expanded(const Structure<T>& structure, const Dims& axes, int rank) {
    Dims shape = Dims::filled(rank, 1);
    for (int i = 0; i < axes.size(); ++i) shape[static_cast<int>(axes[i])] = structure.shape()[i];
    Structure<T> out(shape, T(0));
    for_each_index(structure.shape(), [&](const Dims& index) {
        Dims place = Dims::filled(rank, 0);
        for (int i = 0; i < axes.size(); ++i) place[static_cast<int>(axes[i])] = index[i];
        out.set(place, structure(index));
    });
    return out;
}

/// The element of a call's window and structure. What has one entry an axis belongs to `axes`.
template <class = void>
[[nodiscard]] inline Element make_element(const char* function, int rank, const Window& window,
                                          const GreyStructure& structure, const PerAxis<Mode>& mode, double cval,
                                          const PerAxis<Index>& origin, const core::Axes& axes = {}, int workers = 1) {
    const Dims own = axes.resolve(function, rank);
    const int count = own.size();
    const BinaryStructure& footprint = window.footprint();
    Element out;
    out.workers = core::resolve_workers(function, workers);
    Dims shape;
    if (structure.given()) {
        core::require(structure.rank() == count, function, "structure must have ", count, " axes, got ",
                      structure.rank());
        shape = structure.shape();
    }
    if (footprint.given()) {
        core::require(footprint.rank() == count, function, "footprint must have ", count, " axes, got ",
                      footprint.rank());
        core::require(!structure.given() || structure.shape() == footprint.shape(), function,
                      "footprint must have the shape of structure, ", structure.shape(), ", got ", footprint.shape());
        shape = footprint.shape();
        bool any = false, all = true;
        for_each_index(shape, [&](const Dims& index) {
            any = any || footprint(index);
            all = all && footprint(index);
        });
        core::require(any, function, "footprint must have at least one true entry");
        if (!all) out.footprint = expanded(footprint, own, rank);
    }
    if (shape.empty()) {
        core::require(window.given(), function, "size, footprint or structure must be given");
        for (Index extent : window.size().resolve(function, "size", count)) shape.push_back(extent);
    }
    const List<Index> origins = origin.resolve(function, "origin", count);
    const List<Mode> modes = mode.resolve(function, "mode", count);
    out.shape = Dims::filled(rank, 1);
    out.windows.assign(rank, Reach());
    out.borders.assign(rank, Border{Mode::reflect, cval});
    for (int i = 0; i < count; ++i) {
        const Index axis = own[i];
        out.windows[axis] = reach_at(function, shape[i], origins[i]);
        out.borders[axis].mode = modes[i];
        out.shape[static_cast<int>(own[i])] = shape[i];
    }
    if (structure.given()) out.heights = expanded(structure, own, rank);
    return out;
}

/// The point reflection of an element, which dilation takes where erosion takes the element.
[[nodiscard]] inline Element reflected(const Element& element) {
    Element out = element;
    for (Reach& reach : out.windows) reach = reach.reflected();
    for_each_index(element.shape, [&](const Dims& index) {
        Dims opposite = index;
        for (int i = 0; i < index.size(); ++i) opposite[i] = element.shape[i] - 1 - index[i];
        if (element.footprint.given()) out.footprint.set(opposite, element.footprint(index));
        if (element.heights.given()) out.heights.set(opposite, element.heights(index));
    });
    return out;
}

/// Extremum over a full box: one pass an axis.
template <class Extremum, class Row, class T, class U>
void box_extremum(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    using Kernel = ExtremumWindow<Extremum, Row, U>;
    List<Pass<Kernel>> passes;
    for (int axis = 0; axis < in.rank(); ++axis)
        if (element.shape[axis] > 1)
            passes.push_back({axis, element.windows[axis], element.borders[axis], Kernel(element.shape[axis])});
    // The extremum of extrema does not depend on their order, fill values included.
    run_passes(in, out, passes, std::is_same_v<Row, U>, element.workers);
}

/// Extremum over the true entries of a footprint, decomposed into runs along the lines of the sweep. With the extrema
/// of 2^p neighbours kept beside each line, a run of any length takes two of them.
template <class Extremum, class Row, class T, class U>
void footprint_extremum(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    if (out.empty()) return;
    const Dims order = core::memory_order(out);
    const Index extent = element.shape[static_cast<int>(order[order.size() - 1])];
    Index levels = 1;
    for (Index width = 2; width <= extent; width *= 2) ++levels;
    const Index most = levels;
    const Neighbourhood<T, Row> places(in, element.windows, element.borders, order, most);

    List<Tap> taps;
    for_each_index(element.shape, [&](const Dims& index) {
        if (element.footprint(index)) taps.push_back(places.tap(index));
    });
    std::sort(taps.begin(), taps.end());
    const Index length = places.length();
    List<Tap> pieces;  // their columns count from the first level on
    levels = 1;
    for (Index t = 0; t < taps.size();) {
        Index run = 1;
        while (t + run < taps.size() && taps[t + run].group == taps[t].group && taps[t + run].row == taps[t].row &&
               taps[t + run].column == taps[t].column + run)
            ++run;
        Index level = 0, width = 1;
        for (; 2 * width <= run; width *= 2) ++level;
        levels = std::max(levels, level + 1);
        pieces.push_back({taps[t].group, taps[t].row, level * length + taps[t].column});
        if (run > width) pieces.push_back({taps[t].group, taps[t].row, pieces.back().column + run - width});
        t += run;
    }

    for_slabs(out, order, element.workers, [&](Index begin, Index end) {
        Neighbourhood<T, Row> around(in, element.windows, element.borders, order, most);
        List<const Row*> rows(pieces.size());
        const Buffer<Row> scratch(length);
        OutputRow<U> row;
        around.for_each_line(
            out, begin, end,
            [&](Row* line) {
                Index width = 1;
                for (Index level = 1; level < levels; ++level, line += length, width *= 2)
                    for (Index i = 0; i < length - 2 * width + 1; ++i)
                        line[length + i] = Extremum::of(line[i], line[i + width]);
            },
            [&](const core::Line<U>& line) {
                for (Index p = 0; p < pieces.size(); ++p) rows[p] = around.line(pieces[p]) + pieces[p].column;
                row.write(line, [&](U* target) {
                    extremum_of_rows<Extremum>(rows.data(), rows.size(), line.size, scratch.data(), target);
                });
            });
    });
}

/// Extremum of in[i + k] +- heights[k] over the entries that count: minus for the minimum, plus for the maximum. For
/// integer images all heights and sums but those of the first entry are converted to Row, and so truncate and wrap,
/// before they are compared: that is what SciPy computes. Sums are formed in Sum: double, or for whole heights Row,
/// which keeps all bits of 64-bit integers.
template <class Extremum, class Sum, class Row, class T, class U>
void height_extremum_as(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    if (out.empty()) return;
    constexpr double sign = std::is_same_v<Extremum, Minimum> ? -1 : 1;
    using Best = std::conditional_t<std::is_integral_v<Row>, Sum, Row>;
    const Dims order = core::memory_order(out);
    for_slabs(out, order, element.workers, [&](Index begin, Index end) {
        Neighbourhood<T, Row> around(in, element.windows, element.borders, order);
        List<Tap> taps;
        List<double> heights;
        for_each_index(element.shape, [&](const Dims& index) {
            if (element.footprint.given() && !element.footprint(index)) return;
            taps.push_back(around.tap(index));
            heights.push_back(sign * element.heights(index));
        });
        const Buffer<Best> best(around.length());
        OutputRow<U> row;
        around.for_each_line(
            out, begin, end, [](const Row*) {},
            [&](const core::Line<U>& line) {
                for (Index t = 0; t < taps.size(); ++t) {
                    const Row* const from = around.line(taps[t]) + taps[t].column;
                    Best* const to = best.data();
                    const double height = heights[t];
                    if constexpr (std::is_same_v<Sum, Row> && std::is_integral_v<Row>) {
                        const Row whole = converted<Row>(height);
                        for (Index j = 0; j < line.size; ++j) {
                            const Row value = sum(from[j], whole);
                            to[j] = t == 0 ? value : Extremum::of(to[j], value);
                        }
                    } else if (t == 0) {
                        for (Index j = 0; j < line.size; ++j)
                            to[j] = static_cast<Best>(static_cast<Sum>(from[j]) + static_cast<Sum>(height));
                    } else {
                        const Sum converted_height = static_cast<Sum>(converted<Row>(height));
                        for (Index j = 0; j < line.size; ++j)
                            to[j] = Extremum::of(
                                to[j], static_cast<Best>(converted<Row>(static_cast<Sum>(from[j]) + converted_height)));
                    }
                }
                row.write(line, [&](U* target) {
                    for (Index j = 0; j < line.size; ++j) target[j] = converted<U>(best[j]);
                });
            });
    });
}

template <class Extremum, class Row, class T, class U>
void height_extremum(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    if constexpr (std::is_integral_v<Row> && sizeof(Row) == 8) {
        bool whole = true;
        for_each_index(element.shape, [&](const Dims& index) {
            const double height = element.heights(index);
            whole = whole && std::abs(height) < 0x1p62 && height == std::trunc(height);
        });
        if (whole) return height_extremum_as<Extremum, Row, Row>(in, out, element);
    }
    height_extremum_as<Extremum, std::common_type_t<double, Row>, Row>(in, out, element);
}

/// Views of bool memory as bytes, which the kernels handle alike.
template <class T>
[[nodiscard]] auto as_bytes(const NdView<T>& view) {
    using Byte = std::conditional_t<std::is_const_v<T>, const unsigned char, unsigned char>;
    return NdView<Byte>(reinterpret_cast<Byte*>(view.data()), view.shape(), view.strides());
}

/// Minimum or maximum filter with a flat element. `in` and `out` do not overlap.
template <class Extremum, class T, class U>
void flat_extremum(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    using Row = std::conditional_t<std::is_same_v<T, bool>, unsigned char, T>;
    if (element.footprint.given()) return footprint_extremum<Extremum, Row>(in, out, element);
    if constexpr (std::is_integral_v<T>) {
        bool outside = false;  // a fill value that T can not hold: read the lines as double, as SciPy does
        for (const Border& border : element.borders)
            outside = outside || (border.constant() && !represents<T>(border.fill));
        if (outside) return box_extremum<Extremum, double>(in, out, element);
    }
    if constexpr (std::is_same_v<T, bool>)
        box_extremum<Extremum, Row>(as_bytes(in), as_bytes(out), element);
    else
        box_extremum<Extremum, Row>(in, out, element);
}

/// Minimum or maximum filter with any element. `in` and `out` do not overlap.
template <class Extremum, class T, class U>
void extremum(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    using Row = std::conditional_t<std::is_same_v<T, bool>, unsigned char, T>;
    if (element.heights.given())
        height_extremum<Extremum, Row>(in, out, element);
    else
        flat_extremum<Extremum>(in, out, element);
}

template <class T, class U>
void erode(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    extremum<Minimum>(in, out, element);
}

template <class T, class U>
void dilate(const NdView<const T>& in, const NdView<U>& out, const Element& element) {
    extremum<Maximum>(in, out, reflected(element));
}

}  // namespace scixx::ndimage::detail::morphology
