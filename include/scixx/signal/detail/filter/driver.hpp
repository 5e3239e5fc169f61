// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/signal/design/filter_types.hpp>
#include <scixx/signal/detail/filter/recursion.hpp>

namespace scixx::signal::detail::filter {

using core::NdView;

/// The scalar of state and arithmetic: double precision for data of any.
template <class T>
using StateOf = std::conditional_t<core::is_complex<T>, std::complex<double>, double>;

/// Data that a filter takes: float, double and their complex forms; integers are taken as double.
template <class A>
concept Filterable = core::ArrayLike<A> && sizeof(core::RealOf<core::FloatOf<core::ScalarOf<A>>>) <= sizeof(double) &&
                     !std::is_same_v<core::ScalarOf<A>, bool>;

template <class A>
using DataOf = core::FloatOf<core::ScalarOf<A>>;

/// The scalar of a filter's result: complex where the coefficients are.
template <class A, class C>
using FilteredOf = std::conditional_t<core::is_complex<C>, core::ComplexOf<DataOf<A>>, DataOf<A>>;

/// The first coefficients of a filter divided by a[0], both of the longer one's length.
template <class C>
Quotient<C> quotient(const char* function, const CoefficientArray<C>& b, const CoefficientArray<C>& a) {
    core::require(b.size() > 0, function, "b must not be empty");
    core::require(a.size() > 0, function, "a must not be empty");
    core::require(a[0] != C(0), function, "a[0] must not be zero");
    Quotient<C> q;
    const Index size = std::max(b.size(), a.size());
    q.b.resize(size);
    q.a.resize(size);
    for (Index i = 0; i < b.size(); ++i) q.b[i] = b[i] / a[0];
    for (Index i = 0; i < a.size(); ++i) q.a[i] = a[i] / a[0];
    q.feedback = a.size() > 1;
    return q;
}

template <class S, class C = typename S::Scalar>
Sections<C> sections(const char* function, const S& sos) {
    core::require(sos.rows() > 0, function, "sos must have at least one section");
    Sections<C> s;
    s.count = sos.rows();
    for (Index i = 0; i < sos.rows(); ++i) {
        core::require(sos(i, 3) == C(1), function, "sos must have ones in column 3, got ",
                      Eigen::numext::real(sos(i, 3)));
        for (const Index k : {0, 1, 2, 4, 5}) s.c.push_back(sos(i, k));
    }
    return s;
}

/// Samples first .. first + n of the lines of a block to buffer[i] = samples of all lines at i, or back.
template <class T>
void load(const core::LineBlock<const T>& from, Index first, Index n, Lanes* buffer) {
    const T* data = from.data + first * from.stride;
    const Index count = from.count;
    if (from.step == 1 && count == lanes) {
        for (Index i = 0; i < n; ++i)
            buffer[i] = Eigen::Map<const Eigen::Array<T, lanes, 1>>(data + i * from.stride).template cast<double>();
        return;
    }
    if (count < lanes)
        for (Index i = 0; i < n; ++i) buffer[i].setZero();
    for (Index l = 0; l < count; ++l) {
        const T* line = data + l * from.step;
        for (Index i = 0; i < n; ++i) buffer[i][l] = static_cast<double>(line[i * from.stride]);
    }
}
template <class T>
void store(const Lanes* buffer, const core::LineBlock<T>& to, Index first, Index n) {
    T* data = to.data + first * to.stride;
    const Index count = to.count;
    if (to.step == 1 && count == lanes) {
        for (Index i = 0; i < n; ++i)
            Eigen::Map<Eigen::Array<T, lanes, 1>>(data + i * to.stride) = buffer[i].template cast<T>();
        return;
    }
    for (Index l = 0; l < count; ++l) {
        T* line = data + l * to.step;
        for (Index i = 0; i < n; ++i) line[i * to.stride] = static_cast<T>(buffer[i][l]);
    }
}

/// Filters all lines of x along `axis` into y of the same shape. `states` holds filter.order() numbers for each of y's
/// lines, in the order of core::Lines, and is left in the state after the last sample. x and y are the same memory or
/// do not overlap; the former only for a filter that works in place.
template <class T, class F>
void filter_lines(const F& filter, const NdView<const T>& x, const NdView<T>& y, int axis, StateOf<T>* states) {
    using S = StateOf<T>;
    if (y.empty()) return;
    const Index n = x.shape(axis), order = filter.order(), piece = std::max<Index>(512, 4 * order);
    const core::Lines<const T, T> lines(axis, x, y);
    core::List<Lanes> wide, wide_out, wide_state;
    core::List<S> narrow, narrow_out;
    lines.for_blocks(0, lines.size(), lanes, [&](const core::LineBlock<const T>& in, const core::LineBlock<T>& out) {
        if constexpr (!core::is_complex<T>) {
            if (in.count > 2) {
                wide.resize(piece);
                if (!filter.in_place()) wide_out.resize(wide.size());
                wide_state.assign(order, zero<Lanes>());
                for (Index l = 0; l < in.count; ++l)
                    for (Index k = 0; k < order; ++k) wide_state[k][l] = states[l * order + k];
                for (Index first = 0; first < n; first += piece) {
                    const Index size = std::min(piece, n - first);
                    load(in, first, size, wide.data());
                    Lanes* to = filter.in_place() ? wide.data() : wide_out.data();
                    filter.run(wide.data(), to, size, wide_state.data());
                    store(to, out, first, size);
                }
                for (Index l = 0; l < in.count; ++l)
                    for (Index k = 0; k < order; ++k) states[l * order + k] = wide_state[k][l];
                states += in.count * order;
                return;
            }
        }
        for (Index l = 0; l < in.count; ++l, states += order) {
            const core::Line<const T> from = in.line(l);
            const core::Line<T> to = out.line(l);
            if constexpr (std::is_same_v<S, T>)
                if ((from.stride == 1 || n == 1) && (to.stride == 1 || n == 1)) {
                    filter.run(from.data, to.data, n, states);
                    continue;
                }
            narrow.resize(piece);
            if (!filter.in_place()) narrow_out.resize(narrow.size());
            S* result = filter.in_place() ? narrow.data() : narrow_out.data();
            for (Index first = 0; first < n; first += piece) {
                const Index size = std::min(piece, n - first);
                for (Index i = 0; i < size; ++i) narrow[i] = static_cast<S>(from[first + i]);
                filter.run(narrow.data(), result, size, states);
                for (Index i = 0; i < size; ++i) to[first + i] = static_cast<T>(result[i]);
            }
        }
    });
}

/// The view z with extent 1 stretched to the extents of `shape` but along `axis`, where both have `extent`.
/// @throws std::invalid_argument for any other shape.
template <class S>
NdView<S> stretched(const char* function, const NdView<S>& z, const core::Dims& shape) {
    core::Dims strides = z.strides();
    bool fits = z.rank() == shape.size();
    for (int i = 0; fits && i < z.rank(); ++i) {
        if (z.shape(i) == shape[i]) continue;
        fits = z.shape(i) == 1;
        strides[i] = 0;
    }
    core::require(fits, function, "zi must have shape ", shape, ", got ", z.shape());
    return {z.data(), shape, strides};
}

/// The states of all lines in the order that filter_lines wants, from or to one view of each part of `width` numbers.
template <class T, class S, class Part, class F>
void for_states(Index parts, Index width, Part&& part, const NdView<T>& y, int axis, F&& f) {
    for (Index s = 0; s < parts; ++s) {
        Index line = 0;
        const NdView<S> view = part(s);
        core::Lines<S, T>(axis, view, y).for_lines([&](const core::Line<S>& z, const core::Line<T>&) {
            for (Index k = 0; k < width; ++k) f(z[k], (line * parts + s) * width + k);
            ++line;
        });
    }
}

/// The number of lines of an array along an axis.
template <class = void>
inline Index lines_of(const core::Dims& shape, int axis) {
    Index count = 1;
    for (int i = 0; i < shape.size(); ++i)
        if (i != axis) count *= shape[i];
    return count;
}

}  // namespace scixx::signal::detail::filter
