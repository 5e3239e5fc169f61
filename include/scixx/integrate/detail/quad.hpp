// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cmath>
#include <scixx/core/error.hpp>
#include <scixx/integrate/detail/adaptive.hpp>
#include <scixx/integrate/detail/gauss_kronrod.hpp>
#include <scixx/integrate/quad_options.hpp>
#include <utility>
#include <vector>

namespace scixx::integrate::detail {

inline void check_quad(const char* function, const QuadOptions& opts) {
    core::require(opts.limit >= 1, function, "limit must be at least 1, got ", opts.limit);
    core::require(opts.epsabs > 0 || opts.epsrel >= std::max(50 * epsilon, 5e-29), function,
                  "epsrel must be at least 50 eps when epsabs is not positive, got epsabs ", opts.epsabs,
                  " and epsrel ", opts.epsrel);
}

/// The limits of integration and the break points inside, ascending and without duplicates.
inline std::vector<double> break_points(const char* function, double a, double b, const QuadOptions& opts) {
    core::require(std::isfinite(a) && std::isfinite(b), function, "points can not be used with an infinite range, got ",
                  a, " to ", b);
    std::vector<double> ends{a};
    for (double point : opts.points) {
        core::require(!std::isnan(point), function, "points must not be NaN");
        if (a < point && point < b) ends.push_back(point);
    }
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    ends.push_back(b);
    core::require(static_cast<std::size_t>(opts.limit) + 1 >= ends.size(), function,
                  "limit must be larger than the number of points, got ", opts.limit, " for ", ends.size() - 2);
    return ends;
}

inline void describe(const Partition& partition, QuadInfo& info) {
    for (const Interval& each : partition.intervals()) {
        info.alist.push_back(each.a);
        info.blist.push_back(each.b);
        info.rlist.push_back(each.value);
        info.elist.push_back(each.error);
    }
    info.iord = partition.order();
    info.last = partition.size();
}

/// Integral of f from a to b <= inf without weight.
inline Outcome quad_plain(const char* function, Sampler f, double a, double b, const QuadOptions& opts,
                          QuadInfo* info) {
    Partition partition(opts.limit);
    Outcome out;
    const auto run = [&](auto whole_rule, double from, double to) {
        ExtrapolatingIntegration integration{whole_rule, {opts.epsabs, opts.epsrel}, opts.limit};
        if (opts.points.empty()) {
            out = integration.one_piece(from, to, partition);
            if (info && partition.size() == 0) partition.add({from, to, out.value, out.error, 0});
            return;
        }
        const std::vector<double> ends = break_points(function, from, to, opts);
        std::vector<int> raised;
        out = integration.pieces(ends, partition, raised);
        if (info) {
            info->pts = ends;
            info->ndin = raised;
            for (const Interval& each : partition.intervals()) info->level.push_back(each.level);
        }
    };
    const auto run_mapped = [&](Sampler mapped) {
        run([&](double from, double to, int) { return gauss_kronrod<GaussKronrod15>(mapped, from, to); }, 0.0, 1.0);
    };
    const double infinity = std::numeric_limits<double>::infinity();
    if (a != -infinity && b != infinity)
        run([&](double from, double to, int) { return gauss_kronrod<GaussKronrod21>(f, from, to); }, a, b);
    else {
        core::require(opts.points.empty(), function, "points can not be used with an infinite range, got ", a, " to ",
                      b);
        if (b != infinity)
            run_mapped(HalfLine{f, b, -1.0});
        else if (a != -infinity)
            run_mapped(HalfLine{f, a, 1.0});
        else {
            run_mapped(WholeLine{f});
            out.neval *= 2;
        }
    }
    if (info) {
        describe(partition, *info);
        info->neval = out.neval;
    }
    return out;
}

/// quad of a sampled real integrand; the caller has checked the options by check_quad.
inline QuadResult<double> quad(const char* function, Sampler f, double a, double b, const QuadOptions& opts,
                               QuadInfo* info = nullptr) {
    core::require(!std::isnan(a) && !std::isnan(b), function, "a and b must not be NaN, got ", a, " and ", b);
    const bool flip = b < a;
    if (flip) std::swap(a, b);
    return result_of(quad_plain(function, f, a, b, opts, info), flip ? -1.0 : 1.0);
}

/// The sampler of a callable, optionally of one part of its complex values.
enum class Part { all, real, imag };

template <Part part, class F>
auto sampler_of(F& f) {
    return [&f](const double* x, double* y, int n) {
        for (int i = 0; i < n; ++i) {
            if constexpr (part == Part::real)
                y[i] = static_cast<double>(std::real(f(x[i])));
            else if constexpr (part == Part::imag)
                y[i] = static_cast<double>(std::imag(f(x[i])));
            else
                y[i] = static_cast<double>(f(x[i]));
        }
    };
}

}  // namespace scixx::integrate::detail
