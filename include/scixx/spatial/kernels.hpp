// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/delaunay.hpp>
#include <scixx/spatial/distance.hpp>
#include <scixx/spatial/halfspace_intersection.hpp>
#include <scixx/spatial/kdtree.hpp>
#include <scixx/spatial/spherical_voronoi.hpp>
#include <scixx/spatial/voronoi.hpp>

/// The kernels of points, declared and not compiled: a file that includes this header finds them in the CMake target
/// scixx::kernels, where each is compiled once: distances and searches in trees for each scalar, triangulations, hulls
/// and what is made of them under `void`. A file with a call then compiles about twice as fast. Files that include it
/// and files that do not can be linked together.

// clang-format off
#define SCIXX_SPATIAL_KERNELS(KEYWORD, T) SCIXX_SPATIAL_KERNELS_OF_##T(KEYWORD)
#define SCIXX_SPATIAL_KERNELS_OF_float(KEYWORD) SCIXX_SPATIAL_DISTANCE_KERNELS(KEYWORD, float)
#define SCIXX_SPATIAL_KERNELS_OF_double(KEYWORD) SCIXX_SPATIAL_DISTANCE_KERNELS(KEYWORD, double)
#define SCIXX_SPATIAL_KERNELS_OF_void(KEYWORD) SCIXX_SPATIAL_SHAPE_KERNELS(KEYWORD)

#define SCIXX_SPATIAL_DISTANCE_KERNELS(KEYWORD, T)                                                                     \
    namespace scixx::spatial::distance::detail {                                                                       \
    KEYWORD template void plain_distances<T>(const char*, const NdView<const T>&, const NdView<const T>&, Metric,      \
                                             const MetricOptions&, const Target<T>&);                                  \
    KEYWORD template void distances<T>(const char*, const NdView<const T>&, const NdView<const T>&, Metric,            \
                                       const MetricOptions&, const Target<T>&);                                        \
    }                                                                                                                  \
    namespace scixx::spatial::detail {                                                                                 \
    KEYWORD template void nearest_of_rows<T>(const KdTree<double>&, const NdView<const double>&, Index,                \
                                             const std::vector<Index>*, const NearestLimits&, int, const NdView<T>&,   \
                                             const NdView<Index>&);                                                    \
    KEYWORD template KdLists<double> within_of_rows<T, double>(const KdTree<double>&, const NdView<const double>&,     \
                                                               const NdView<const double>&, const BallLimits&, int);   \
    KEYWORD template std::vector<std::pair<std::int32_t, std::int32_t>> pairs_within<T, double>(                       \
        const KdTree<double>&, double, double, double);                                                                \
    KEYWORD template std::vector<Index> count_pairs<T, Index, double>(                                                 \
        const KdTree<double>&, const double*, const KdTree<double>&, const double*, const std::vector<double>&,        \
        double, bool);                                                                                                 \
    KEYWORD template std::vector<double> count_pairs<T, double, double>(                                               \
        const KdTree<double>&, const double*, const KdTree<double>&, const double*, const std::vector<double>&,        \
        double, bool);                                                                                                 \
    }                                                                                                                  \
    namespace scixx::spatial {                                                                                         \
    KEYWORD template void KDTree<T>::build(const core::NdView<const double>&, const KDTreeOptions&);                   \
    }

#define SCIXX_SPATIAL_SHAPE_KERNELS(KEYWORD)                                                                           \
    namespace scixx::spatial::detail {                                                                                 \
    KEYWORD template KdTree<double> build_kd_tree<double>(const NdView<const double>&, std::vector<double>, Index,     \
                                                          bool, bool);                                                 \
    }                                                                                                                  \
    namespace scixx::spatial {                                                                                         \
    KEYWORD template void ConvexHull::read_options<void>(const std::string&);                                          \
    KEYWORD template void ConvexHull::append<void>(const char*, const core::NdView<const double>&, bool);              \
    KEYWORD template void BasicDelaunay<double, int>::append(const char*, const core::NdView<const double>&, bool);    \
    KEYWORD template void BasicDelaunay<double, int>::find(const core::NdView<const double>&,                          \
                                                           const FindSimplexOptions&, int*) const;                     \
    KEYWORD template void BasicVoronoi<double, int>::make();                                                           \
    KEYWORD template void SphericalVoronoi::make<void>();                                                              \
    KEYWORD template Eigen::ArrayXd SphericalVoronoi::calculate_areas<void>();                                         \
    KEYWORD template void HalfspaceIntersection::append<void>(const char*, const core::NdView<const double>&, bool);   \
    }
// clang-format on

/// The list itself: SCIXX_SPATIAL_KERNELS(, T) defines the kernels of T, with `extern` they are declared.
SCIXX_SPATIAL_KERNELS(extern, float)
SCIXX_SPATIAL_KERNELS(extern, double)
SCIXX_SPATIAL_KERNELS(extern, void)
