// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/lines.hpp>
#include <scixx/stats/descriptive/options.hpp>
#include <vector>

namespace scixx::stats::detail::samples {

/// f(sorted sample, point) for all points and all samples along an axis: an array of x's family, with as many entries
/// along the axis as there are points. A sample that NanPolicy::propagate meets NaN in is empty.
template <class X, class P, class F>
[[nodiscard]] auto at_points(const char* function, const X& x, const P& points, int axis, NanPolicy nan_policy, F&& f) {
    const core::Source<double, X> source(x);
    const core::Source<double, P> at(points);
    core::Dims shape = source.view().shape();
    axis = core::normalize_axis(function, axis, shape.size());
    shape[axis] = at.view().size();
    auto result = core::allocate<core::PlainOf<X, double>>(shape);
    if (shape.contains(0)) return result;
    std::vector<double> sample;
    core::Lines<const double, double>(axis, source.view(), core::view(result))
        .for_lines([&](const core::Line<const double>& from, const core::Line<double>& to) {
            sample.clear();
            for (core::Index i = 0; i < from.size; ++i)
                if (!std::isnan(from[i])) sample.push_back(from[i]);
            const bool missing = std::ssize(sample) < from.size;
            core::require(!missing || nan_policy != NanPolicy::raise, function, "the input contains nan values");
            if (missing && nan_policy == NanPolicy::propagate) sample.clear();
            std::sort(sample.begin(), sample.end());
            for (core::Index i = 0; i < to.size; ++i) to[i] = f(sample, at.view()(i));
        });
    return result;
}

}  // namespace scixx::stats::detail::samples
