// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <scixx/ndimage/detail/distance/transform.hpp>
#include <scixx/ndimage/detail/filters/correlate.hpp>
#include <scixx/ndimage/detail/filters/gaussian.hpp>
#include <scixx/ndimage/detail/filters/mean_passes.hpp>
#include <scixx/ndimage/detail/labels/label.hpp>
#include <scixx/ndimage/detail/morphology/binary_morphology.hpp>
#include <scixx/ndimage/detail/morphology/morphology.hpp>
#include <scixx/ndimage/detail/ranks/rank_filter.hpp>
#include <scixx/ndimage/detail/splines/spline_pass.hpp>
#include <scixx/ndimage/detail/warps/affine.hpp>
#include <scixx/ndimage/detail/warps/geometric.hpp>

/// The kernels of images, declared and not compiled: a file that includes this header finds them in the CMake target
/// scixx::kernels, where each is compiled once a scalar (float, double, unsigned char and bool), for results of the
/// same scalar. A file that filters or transforms images then compiles up to three times faster. Files that include it
/// and files that do not can be linked together.

// clang-format off
#define SCIXX_NDIMAGE_KERNELS(KEYWORD, T)                                                                              \
    namespace scixx::ndimage::detail::filters {                                                                        \
    KEYWORD template void linear_passes<T, T>(const NdView<const T>&, const NdView<T>&, const List<LinearPass>&,       \
                                              double, int);                                                            \
    KEYWORD template void sum_of_filters<T, T>(const NdView<const T>&, const NdView<T>&,                               \
                                               const List<List<LinearPass>>&, double, int);                            \
    KEYWORD template void magnitude_of_filters<T, T>(const NdView<const T>&, const NdView<T>&,                         \
                                                     const List<List<LinearPass>>&, double, int);                      \
    KEYWORD template void mean_passes<T, T>(const NdView<const T>&, const NdView<T>&, const List<MeanPass>&, double,   \
                                            int);                                                                      \
    KEYWORD template void correlate<T, T>(const NdView<const T>&, const NdView<T>&, const NdView<const double>&,       \
                                          const List<Reach>&, Border, int);                                            \
    }                                                                                                                  \
    namespace scixx::ndimage::detail::morphology {                                                                     \
    KEYWORD template void flat_extremum<Minimum, T, T>(const NdView<const T>&, const NdView<T>&, const Element&);      \
    KEYWORD template void flat_extremum<Maximum, T, T>(const NdView<const T>&, const NdView<T>&, const Element&);      \
    KEYWORD template void extremum<Minimum, T, T>(const NdView<const T>&, const NdView<T>&, const Element&);           \
    KEYWORD template void extremum<Maximum, T, T>(const NdView<const T>&, const NdView<T>&, const Element&);           \
    KEYWORD template void binary_morphology<T, bool>(const char*, const NdView<const T>&, const NdView<bool>&,         \
                                                     const BinaryMask&, bool, List<BinaryStep>);                       \
    KEYWORD template void hit_or_miss<T, bool>(const NdView<const T>&, const NdView<bool>&, const BinaryStep&,         \
                                               const BinaryStep&);                                                     \
    KEYWORD template void fill_holes<T, bool>(const NdView<const T>&, const NdView<bool>&, const BinaryStep&);         \
    }                                                                                                                  \
    namespace scixx::ndimage::detail::ranks {                                                                          \
    KEYWORD template void rank_filter<false, T, T>(const NdView<const T>&, const NdView<T>&,                           \
                                                   const morphology::Element&, Index);                                 \
    KEYWORD template void rank_filter<true, T, T>(const NdView<const T>&, const NdView<T>&,                            \
                                                  const morphology::Element&, Index);                                  \
    }                                                                                                                  \
    namespace scixx::ndimage::detail::splines {                                                                        \
    KEYWORD template void filter_axes<T, double>(const NdView<const T>&, const NdView<double>&, const Dims&, int,      \
                                                 Mode, int);                                                           \
    }                                                                                                                  \
    namespace scixx::ndimage::detail::warps {                                                                          \
    KEYWORD template void resample<T, T>(const NdView<const T>&, const NdView<T>&, const List<AxisGrid>&,              \
                                         const splines::Interpolation&);                                               \
    KEYWORD template void interpolate<T, T>(const NdView<const T>&, const NdView<T>&, const splines::Interpolation&,   \
                                            CoordinatesOf);                                                            \
    }                                                                                                                  \
    namespace scixx::ndimage::detail::distance {                                                                       \
    KEYWORD template void transform<T>(const NdView<const T>&, const DistanceTransformEdtOptions&,                     \
                                       const DistanceOutput&);                                                         \
    KEYWORD template void transform<T>(const NdView<const T>&, const DistanceTransformBfOptions&,                      \
                                       const DistanceOutput&);                                                         \
    KEYWORD template void transform<T>(const NdView<const T>&, const ChamferMetric&, const BinaryStructure&,           \
                                       const NdView<std::int32_t>&, const List<NdView<std::int32_t>>&);                \
    }                                                                                                                  \
    namespace scixx::ndimage::detail::labels {                                                                         \
    KEYWORD template Index label<T, std::int32_t>(const NdView<const T>&, const NdView<std::int32_t>&,                 \
                                                  const BinaryStructure&);                                             \
    }
// clang-format on

/// The list itself: SCIXX_NDIMAGE_KERNELS(, T) defines the kernels of T, with `extern` they are declared.
SCIXX_NDIMAGE_KERNELS(extern, float)
SCIXX_NDIMAGE_KERNELS(extern, double)
SCIXX_NDIMAGE_KERNELS(extern, unsigned char)
SCIXX_NDIMAGE_KERNELS(extern, bool)
