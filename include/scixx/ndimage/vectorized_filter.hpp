// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/array.hpp>
#include <scixx/ndimage/detail/filters/generic_filter.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/structure.hpp>
#include <utility>

namespace scixx::ndimage {

/// How vectorized_filter continues the array outside its edges, see core::Mode; `valid` does not and returns the
/// results whose windows lie inside.
enum class VectorizedMode { reflect, constant, nearest, mirror, wrap, valid };

/// Options of vectorized_filter, in SciPy's order.
struct VectorizedFilterOptions {
    VectorizedMode mode = VectorizedMode::reflect;      ///< how the array continues outside its edges
    double cval = 0;                                    ///< the value outside for mode constant
    core::PerAxis<Eigen::Index> origin = 0;             ///< shift of the window; 0 for mode valid
    core::Axes axes = {};                               ///< the axes that the window has; none: all
    Eigen::Index batch_memory = Eigen::Index(1) << 30;  ///< most bytes that the windows of one call may take
};

namespace detail {
/// The element of a call, and the shape of its result.
struct VectorizedPlan {
    morphology::Element element;
    Dims shape;
};

template <class = void>
[[nodiscard]] inline VectorizedPlan plan_vectorized(const Dims& shape, const Window& window,
                                                    const VectorizedFilterOptions& options, Index sample_bytes) {
    const char* const function = "vectorized_filter";
    const bool valid = options.mode == VectorizedMode::valid;
    constexpr Mode modes[] = {Mode::reflect, Mode::constant, Mode::nearest, Mode::mirror, Mode::wrap, Mode::nearest};
    VectorizedPlan plan{
        morphology::make_element(function, shape.size(), window, {}, modes[static_cast<int>(options.mode)],
                                 options.cval, options.origin, options.axes),
        shape};
    Index members = checked_size(function, plan.element.shape);
    if (plan.element.footprint.given()) {
        members = 0;
        for_each_index(plan.element.shape, [&](const Dims& index) { members += plan.element.footprint(index); });
    }
    const Index bytes = core::checked_mul(function, members, sample_bytes);
    core::require(options.batch_memory >= bytes, function, "batch_memory must hold one window, ", bytes, " bytes, got ",
                  options.batch_memory);
    if (!valid) return plan;
    for (int axis = 0; axis < shape.size(); ++axis) {
        const Index size = plan.element.shape[axis];
        core::require(plan.element.windows[axis].before == size / 2, function, "origin must be 0 for mode valid");
        core::require(size <= shape[axis] || shape[axis] == 0, function, "size must not exceed the array, ", shape,
                      ", for mode valid, got ", size, " along axis ", axis);
        plan.element.windows[axis] = {0, size - 1};
        plan.shape[axis] = std::max<Index>(0, shape[axis] - size + 1);
    }
    return plan;
}
}  // namespace detail

/// A function of many windows at once: out[i] = function(windows)[row of i], as generic_filter with fewer calls.
///
/// @param a         real array of any rank and scalar.
/// @param function  takes `const auto& windows`, an Eigen array of a's scalar with one window a row (its samples in C
///                  order), and returns one value a row: `[](const auto& w) { return w.rowwise().mean(); }`.
/// @param window    extents of a box, or the footprint whose entries are passed on.
/// @return  array of the scalar that `function` returns, or of `Out` where the call names one. It has a's shape; for
///          mode valid n - size + 1 entries along the axes of the window.
/// @throws std::invalid_argument for no window, for a size below 1, a footprint without a
///         true entry or of another rank than there are axes, an origin outside [-(size/2), (size-1)/2] of its axis (in
///         mode valid: that is not 0), a window larger than the array in mode valid, axes out of bounds or named twice,
///         batch_memory too small for one window, and for a function that returns another number of values. What
///         `function` throws passes through.
/// @note    O(a.size() * window). The windows of one call take at most batch_memory bytes, and 256 KiB where that does.
///          NaN and infinity are passed on like other samples. Differs from SciPy: the window's axes come as one, so
///          there is no `axis` argument.
/// @see     scipy.ndimage.vectorized_filter
template <class Out = void, detail::Ranked A = core::MatrixInBraces, class F, core::Destination... D>
    requires core::AtMostOne<D...>
[[nodiscard]] auto vectorized_filter(const A& a, F&& function, const Window& window,
                                     const VectorizedFilterOptions& options = {}, D&&... out) {
    using T = core::ScalarOf<A>;
    using Values = std::remove_cvref_t<decltype(function(std::declval<const detail::filters::WindowRows<T>&>()))>;
    using Result = core::PlainOf<A, std::conditional_t<std::is_void_v<Out>, typename Values::Scalar, Out>>;
    const auto plan = detail::plan_vectorized(core::shape_of(a), window, options, static_cast<Eigen::Index>(sizeof(T)));
    const auto kernel = [&]<class U>(const core::NdView<const T>& from, const core::NdView<U>& to) {
        const auto call = [&](const detail::filters::WindowRows<T>& windows, detail::filters::ResultView<U>& results) {
            const auto& values = function(windows);
            core::require(values.size() == results.size(), "vectorized_filter", "function must return ", results.size(),
                          " values, one a row, got ", values.size());
            results = values.reshaped().array().template cast<U>();
        };
        detail::filters::vectorized_filter<T, U>(from, to, plan.element, options.batch_memory, call);
    };
    return core::answer<Result>(
        "vectorized_filter", plan.shape, [&](auto& to) { detail::filters::read_into(a, to, kernel); }, out...);
}

}  // namespace scixx::ndimage
