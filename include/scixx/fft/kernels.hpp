// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/detail/real.hpp>
#include <scixx/fft/detail/trigonometric.hpp>

/// The transforms' kernels, declared and not compiled: a file that includes this header finds them in the CMake target
/// scixx::kernels, where each is compiled once a scalar. A file with a transform then compiles several times faster.
/// Files that include it and files that do not can be linked together.

// clang-format off
#define SCIXX_FFT_KERNELS(KEYWORD, T)                                                                                  \
    namespace scixx::fft::detail {                                                                                     \
    KEYWORD template class LinePlan<T>;                                                                                \
    KEYWORD template class RealLine<T>;                                                                                \
    KEYWORD template std::shared_ptr<const void> make_plan<LinePlan<T>>(core::Index);                                  \
    KEYWORD template std::shared_ptr<const void> make_plan<RealSplit<T>>(core::Index);                                 \
    KEYWORD template void c2c_line<T>(const LinePlan<T>&, const core::Line<const T>&, const core::Line<T>&, T*, bool, T, \
                                      int);                                                                            \
    KEYWORD template void c2c_nd<T>(const NdView<const std::complex<T>>&, const NdView<std::complex<T>>&, const Dims&, \
                                    bool, T, int);                                                                     \
    KEYWORD template void c2c<T>(const NdView<const std::complex<T>>&, const NdView<std::complex<T>>&, int, bool, T,   \
                                 int);                                                                                 \
    KEYWORD template void r2c<T>(const NdView<const T>&, const NdView<std::complex<T>>&, int, Index, bool, T, int);    \
    KEYWORD template void c2r<T>(const NdView<const std::complex<T>>&, const NdView<T>&, int, bool, T, int);           \
    KEYWORD template void r2c_full_nd<T>(const NdView<const T>&, const NdView<std::complex<T>>&, const Dims&, bool, T, \
                                         int);                                                                         \
    KEYWORD template void trig_nd<T>(const NdView<const T>&, const NdView<T>&, const Dims&, const TrigKind&, T, bool,  \
                                     int);                                                                             \
    }
// clang-format on

/// The list itself: SCIXX_FFT_KERNELS(, T) defines the kernels of T, with `extern` they are declared.
SCIXX_FFT_KERNELS(extern, float)
SCIXX_FFT_KERNELS(extern, double)
SCIXX_FFT_KERNELS(extern, long double)
