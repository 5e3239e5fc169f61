// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <limits>
#include <scixx/core/dims.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/detail/adaptive.hpp>
#include <scixx/integrate/detail/gauss_kronrod.hpp>
#include <scixx/integrate/detail/oscillating.hpp>
#include <scixx/integrate/detail/weighted.hpp>
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

/// The finite limits of integration and the break points inside, ascending and without duplicates.
template <class = void>
inline std::vector<double> break_points(const char* function, double a, double b, const QuadOptions& opts) {
    std::vector<double> ends{a};
    for (double point : opts.points) {
        core::require(!std::isnan(point), function, "points must not be NaN");
        if (!(a < point && point < b)) continue;
        const auto place = std::lower_bound(ends.begin(), ends.end(), point);
        if (place == ends.end() || *place != point) ends.insert(place, point);
    }
    ends.push_back(b);
    core::require(core::to_size(opts.limit) + 1 >= ends.size(), function,
                  "limit must be larger than the number of points, got ", opts.limit, " for ", ends.size() - 2);
    return ends;
}

template <class = void>
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
template <class = void>
inline Outcome quad_plain(const char* function, Sampler f, double a, double b, const QuadOptions& opts,
                          QuadInfo* info) {
    Partition partition(opts.limit);
    Outcome out;
    const auto run = [&](Rule whole_rule, double from, double to) {
        ExtrapolatingIntegration integration{whole_rule, {opts.epsabs, opts.epsrel}, opts.limit};
        if (opts.points.empty()) {
            out = integration.one_piece(from, to, whole_rule(from, to, 0), partition);
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

/// Goes on where one application of the rule to [a, b] was not enough.
template <class = void>
inline Outcome quad_from(Sampler f, double a, double b, const Estimate& whole, const QuadOptions& opts) {
    Partition partition(opts.limit);
    const auto rule = [f](double from, double to, int) { return gauss_kronrod<GaussKronrod21>(f, from, to); };
    return ExtrapolatingIntegration{rule, {opts.epsabs, opts.epsrel}, opts.limit}.one_piece(a, b, whole, partition);
}

template <class = void>
inline void check_weight(const char* function, double a, double b, const QuadOptions& opts) {
    const bool algebraic = opts.weight >= Weight::alg && opts.weight <= Weight::alg_log;
    const bool oscillating = opts.weight == Weight::cos || opts.weight == Weight::sin;
    const WeightVariables& wvar = opts.wvar;
    core::require(opts.points.empty(), function, "points can not be used with a weight");
    core::require(wvar.count() == (algebraic ? 2 : 1), function, "wvar must hold ",
                  algebraic ? "two numbers" : "one number", " for this weight, got ", wvar.count());
    core::require(std::isfinite(wvar.first()) && std::isfinite(wvar.second()), function, "wvar must be finite, got ",
                  wvar.first());
    if (oscillating) {
        core::require(std::isfinite(a) || std::isfinite(b), function,
                      "a or b must be finite with a cos or sin weight, got ", a, " and ", b);
        core::require(opts.maxp1 >= 1, function, "maxp1 must be at least 1, got ", opts.maxp1);
        if (!std::isfinite(a) || !std::isfinite(b)) {
            core::require(opts.limlst >= 3, function, "limlst must be at least 3, got ", opts.limlst);
            core::require(opts.epsabs > 0, function,
                          "epsabs must be positive with a cos or sin weight over an infinite range, got ", opts.epsabs);
        }
        return;
    }
    core::require(std::isfinite(a) && std::isfinite(b), function, "a and b must be finite with this weight, got ", a,
                  " and ", b);
    if (algebraic) {
        core::require(wvar.first() > -1 && wvar.second() > -1, function, "wvar must be larger than -1, got ",
                      wvar.first(), " and ", wvar.second());
        core::require(a != b, function, "a and b must differ with this weight, got ", a);
        core::require(opts.limit >= 2, function, "limit must be at least 2 with this weight, got ", opts.limit);
    } else {
        core::require(wvar.first() != a && wvar.first() != b, function, "wvar must not equal a limit, got ",
                      wvar.first());
    }
}

/// Below it, cos(omega x) and sin(omega x) are no weights but factors on an infinite range.
inline constexpr double slow_weight = 0.01;

/// Integral of f times cos(omega x) or sin(omega x).
template <class = void>
inline Outcome quad_oscillating(Sampler f, double a, double b, const QuadOptions& opts, QuadInfo* info) {
    const double infinity = std::numeric_limits<double>::infinity();
    const double omega = std::abs(opts.wvar.first());
    const bool sine = opts.weight == Weight::sin;
    double sign = sine && opts.wvar.first() < 0 ? -1 : 1;
    MomentCache moments(opts.maxp1, opts.wopts ? *opts.wopts : ChebyshevMoments{});
    Outcome out;
    if (a != -infinity && b != infinity) {
        Partition partition(opts.limit);
        const Oscillation oscillation{f, omega, sine, moments};
        out = oscillation.over(a, b, {opts.epsabs, opts.epsrel}, opts.limit, partition);
        if (info) {
            if (partition.size() == 0) partition.add({a, b, out.value, out.error, 0});
            describe(partition, *info);
            for (const Interval& each : partition.intervals()) info->nnlog.push_back(each.level);
            info->chebmo = moments.levels();
            info->momcom = static_cast<int>(moments.levels().size());
        }
    } else {
        const auto mirrored = [f](const double* x, double* y, int n) {
            double negative[max_nodes] = {};
            for (int i = 0; i < n; ++i) negative[i] = -x[i];
            f(negative, y, n);
        };
        const bool mirror = b != infinity;  // x -> -x, which changes the sign of the sine
        if (mirror && sine) sign = -sign;
        const Sampler integrand = mirror ? Sampler(mirrored) : f;
        const double from = mirror ? -b : a;
        Cycles cycles;
        // A cycle of a slow weight is so long that rules on it may overlook all of f; the product is no harder than f
        // then.
        bool done = omega == 0;
        if (omega < slow_weight) {
            if (omega != 0 || !sine) {
                QuadOptions plain;
                plain.epsabs = opts.epsabs;
                plain.epsrel = 0;
                plain.limit = opts.limit;
                const auto product = [&](const double* x, double* y, int n) {
                    integrand(x, y, n);
                    for (int i = 0; i < n; ++i) y[i] *= sine ? std::sin(omega * x[i]) : std::cos(omega * x[i]);
                };
                out = quad_plain("quad", omega == 0 ? integrand : Sampler(product), from, infinity, plain, nullptr);
                done = done || out.status == Status::converged;
            }
            if (done) cycles = {{out.value}, {out.error}, {static_cast<int>(out.status)}};
        }
        if (!done) {
            const Eigen::Index spent = out.neval;
            const Oscillation oscillation{integrand, omega, sine, moments};
            out = quad_fourier(oscillation, from, opts.epsabs, opts.limit, opts.limlst, cycles);
            out.neval += spent;
        }
        if (info) {
            info->lst = static_cast<int>(cycles.values.size());
            info->rslst = cycles.values;
            info->erlst = cycles.errors;
            info->ierlst = cycles.status;
        }
    }
    out.value *= sign;
    return out;
}

template <class = void>
inline Outcome quad_weighted(const char* function, Sampler f, double a, double b, const QuadOptions& opts,
                             QuadInfo* info) {
    check_weight(function, a, b, opts);
    Outcome out;
    if (opts.weight == Weight::cos || opts.weight == Weight::sin) {
        out = quad_oscillating(f, a, b, opts, info);
    } else {
        const Tolerance tolerance{opts.epsabs, opts.epsrel};
        Partition partition(opts.limit);
        if (opts.weight == Weight::cauchy) {
            out = quad_cauchy(f, a, b, opts.wvar.first(), tolerance, opts.limit, partition);
        } else {
            const bool log_a = opts.weight == Weight::alg_loga || opts.weight == Weight::alg_log;
            const bool log_b = opts.weight == Weight::alg_logb || opts.weight == Weight::alg_log;
            const AlgebraicWeight weight{a, b, {opts.wvar.first(), log_a}, {opts.wvar.second(), log_b}};
            out = quad_algebraic(f, weight, tolerance, opts.limit, partition);
        }
        if (info) describe(partition, *info);
    }
    if (info) info->neval = out.neval;
    return out;
}

/// quad of a sampled real integrand; the caller has checked the options by check_quad.
template <class = void>
inline QuadResult<double> quad(const char* function, Sampler f, double a, double b, const QuadOptions& opts,
                               QuadInfo* info = nullptr) {
    core::require(!std::isnan(a) && !std::isnan(b), function, "a and b must not be NaN, got ", a, " and ", b);
    const bool flip = b < a;
    if (flip) std::swap(a, b);
    Outcome out;
    if (opts.weight != Weight::none) {
        out = quad_weighted(function, f, a, b, opts, info);
    } else if (opts.points.empty() && !info && std::isfinite(a) && std::isfinite(b)) {
        // The usual case, in which nested integrals spend all their time: nothing but the rule.
        const Estimate whole = gauss_kronrod<GaussKronrod21>(f, a, b);
        if (ExtrapolatingIntegration::enough(whole, {opts.epsabs, opts.epsrel}, opts.limit, false))
            return {flip ? -whole.value : whole.value, whole.error, whole.neval, 0, true, message(Status::converged)};
        out = quad_from(f, a, b, whole, opts);
    } else {
        out = quad_plain(function, f, a, b, opts, info);
    }
    return result_of(out, flip ? -1.0 : 1.0);
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
