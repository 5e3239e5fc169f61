// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/stats/fit.hpp>
#include <scixx/stats/qmc/detail/lloyd.hpp>

/// The kernels of statistics that take long to compile, declared and not compiled: a file that includes this header finds
/// them in the CMake target scixx::kernels_stats, where each is compiled once. They are the search of fit and the Voronoi
/// diagrams of qmc::lloyd. Files that include it and files that do not can be linked together.

// clang-format off
#define SCIXX_STATS_KERNELS(KEYWORD, T) SCIXX_STATS_KERNELS_OF_##T(KEYWORD)
#define SCIXX_STATS_KERNELS_OF_double(KEYWORD)                                                                         \
    namespace scixx::stats {                                                                                           \
    KEYWORD template FitOptimum detail::fitting::search<FitOptimum, FitProblem>(const FitProblem&, std::uint32_t);     \
    KEYWORD template void qmc::detail::optimize_lloyd<double>(Eigen::MatrixX<double>&, core::RandomStream&);           \
    }
// clang-format on

/// The list itself: SCIXX_STATS_KERNELS(, T) defines the kernels of T, with `extern` they are declared.
SCIXX_STATS_KERNELS(extern, double)
