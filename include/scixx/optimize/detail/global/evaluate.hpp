// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>

namespace scixx::optimize::detail::global {

/// The values of points in columns, by at most `workers` threads.
template <class = void>
inline void evaluate(core::FunctionRef<double(const minimize::Vector&)> func, const minimize::Matrix& points,
                     minimize::Vector& values, int workers) {
    const minimize::Index n = points.rows();
    values.resize(points.cols());
    core::parallel_for(points.cols(), workers, 1, [&](minimize::Index begin, minimize::Index end) {
        minimize::Vector x(n);
        for (minimize::Index k = begin; k < end; ++k) {
            std::copy(points.data() + k * n, points.data() + (k + 1) * n, x.data());
            values[k] = func(x);
        }
    });
}

}  // namespace scixx::optimize::detail::global
