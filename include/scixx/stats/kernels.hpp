// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/fit.hpp>
#include <scixx/stats/qmc/detail/lloyd.hpp>
#include <scixx/stats/resampling/detail/bootstrap.hpp>
#include <scixx/stats/resampling/detail/by_method.hpp>

/// The kernels of statistics that take long to compile, declared and not compiled: a file that includes this header
/// finds them in the CMake target scixx::kernels_stats, where each is compiled once. They are the search of fit, the
/// Voronoi diagrams of qmc::lloyd, and resampling. Files that include it and files that do not can be linked together.

// clang-format off
#define SCIXX_STATS_KERNELS(KEYWORD, T) SCIXX_STATS_KERNELS_OF_##T(KEYWORD)
#define SCIXX_STATS_KERNELS_OF_double(KEYWORD)                                                                         \
    namespace scixx::stats {                                                                                           \
    KEYWORD template FitOptimum detail::fitting::search<FitOptimum, FitProblem>(const FitProblem&, std::uint32_t);     \
    KEYWORD template void qmc::detail::optimize_lloyd<double>(Eigen::MatrixX<double>&, core::RandomStream&);           \
    }                                                                                                                  \
    namespace scixx::stats::detail::resampling {                                                                       \
    KEYWORD template Null<double> permuted<double>(Data<double>&, Statistic, Exchange, Index, const core::Rng&);       \
    KEYWORD template double pvalue_by<double>(const char*, const PermutationMethod&, Data<double>, Statistic,          \
                                              Exchange, Alternative);                                                  \
    KEYWORD template double pvalue_by<double>(const char*, const MonteCarloMethod&, const Data<double>&, Statistic,    \
                                              Exchange, Alternative);                                                  \
    KEYWORD template void draw_bootstrap<double>(const Data<double>&, Statistic, core::RandomStream&, bool, Index,     \
                                                 int, double*, Index);                                                 \
    KEYWORD template ConfidenceInterval interval<double>(const Data<double>&, Statistic, bool, Index, Interval,        \
                                                         double, Alternative, const std::vector<double>&);             \
    }
// clang-format on

/// The list itself: SCIXX_STATS_KERNELS(, T) defines the kernels of T, with `extern` they are declared.
SCIXX_STATS_KERNELS(extern, double)
