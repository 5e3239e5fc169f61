// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/parallel.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>

namespace scixx::optimize::detail::global {

using minimize::Index;
using minimize::Matrix;
using minimize::Vector;

template <class Result, class Range, class Options>
Result brute(core::FunctionRef<double(const Vector&)> func, const std::vector<Range>& ranges, const Options& o) {
    const char* const name = "brute";
    const auto n = static_cast<Index>(ranges.size());
    core::require(n > 0, name, "ranges must not be empty");
    core::require(o.Ns >= 1, name, "Ns must be at least 1, got ", o.Ns);
    const int workers = core::resolve_workers(name, o.workers);
    Result r;
    Vector starts(n), steps(n);
    core::List<Index> shape;
    Index points = 1;
    for (Index i = 0; i < n; ++i) {
        const Range& range = ranges[core::to_size(i)];
        const double span = range.stop() - range.start();
        core::require(std::isfinite(span), name, "ranges must be finite, got ", range.start(), " and ", range.stop());
        Index count = o.Ns;
        starts[i] = range.start();
        steps[i] = o.Ns > 1 ? span / static_cast<double>(o.Ns - 1) : 0.0;
        if (range.step()) {
            steps[i] = *range.step();
            core::require(steps[i] != 0 && span / steps[i] > 0 && span / steps[i] < 1e9, name,
                          "ranges must have points, got ", range.start(), ", ", range.stop(), " and ", steps[i]);
            count = static_cast<Index>(std::ceil(span / steps[i]));
        }
        core::require(count <= Index{1000000000} / points, name, "ranges must have at most 1e9 points in all");
        points *= count;
        shape.push_back(count);
    }
    const auto point = [&](Index k, Vector& x) {
        for (Index i = n; i-- > 0;) {
            const Index count = shape[i];
            const Index at = k % count;
            const Range& range = ranges[core::to_size(i)];
            x[i] = !range.step() && at == count - 1 && count > 1 ? range.stop()
                                                                 : starts[i] + static_cast<double>(at) * steps[i];
            k /= count;
        }
    };
    if (o.full_output) {
        r.grid.resize(n, points);
        r.Jout.resize(points);
    }
    // The best of each block; blocks do not depend on the number of threads.
    const Index block = 64, blocks = (points + block - 1) / block;
    core::List<double> least(blocks, std::numeric_limits<double>::infinity());
    core::List<Index> where(blocks);
    core::parallel_for(blocks, workers, 1, [&](Index begin, Index end) {
        Vector x(n);
        for (Index b = begin; b < end; ++b) {
            where[b] = b * block;
            for (Index k = b * block; k < std::min(points, (b + 1) * block); ++k) {
                point(k, x);
                if (o.full_output)
                    for (Index i = 0; i < n; ++i) r.grid(i, k) = x[i];
                const double f = func(x);
                if (o.full_output) r.Jout[k] = f;
                if (f < least[b]) {
                    least[b] = f;
                    where[b] = k;
                }
            }
        }
    });
    Index best = 0;
    for (Index b = 1; b < least.size(); ++b)
        if (least[b] < least[best]) best = b;
    r.x0.resize(n);
    point(where[best], r.x0);
    r.fval = least[best];
    r.shape = std::move(shape);
    return r;
}

}  // namespace scixx::optimize::detail::global
