// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/kernels.hpp>
#include <scixx/signal/detail/convolve_method.hpp>
#include <scixx/signal/detail/filter/gustafsson.hpp>
#include <scixx/signal/detail/filter/line_spectrum.hpp>
#include <scixx/signal/detail/filter/polyphase.hpp>
#include <scixx/signal/detail/filter/there_and_back.hpp>
#include <scixx/signal/detail/spectral/power.hpp>
#include <scixx/signal/detail/spectral/slices.hpp>

/// The kernels of convolutions, linear filters and spectra, declared and not compiled, with those of the transforms:
/// see scixx/fft/kernels.hpp.

// clang-format off
#define SCIXX_SIGNAL_KERNELS(KEYWORD, T) SCIXX_SIGNAL_KERNELS_OF_##T(KEYWORD)
#define SCIXX_SIGNAL_KERNELS_OF_float(KEYWORD) SCIXX_SIGNAL_DATA_KERNELS(KEYWORD, float)
#define SCIXX_SIGNAL_KERNELS_OF_double(KEYWORD)                                                                        \
    SCIXX_SIGNAL_DATA_KERNELS(KEYWORD, double)                                                                         \
    namespace scixx::signal::detail {                                                                                  \
    KEYWORD template Eigen::ArrayXd windows::window_of<double>(const char*, const Window&, Index, bool);               \
    }

#define SCIXX_SIGNAL_DATA_KERNELS(KEYWORD, T)                                                                          \
    namespace scixx::signal::detail {                                                                                  \
    SCIXX_SIGNAL_CONVOLUTION_KERNELS(KEYWORD, T)                                                                       \
    SCIXX_SIGNAL_CONVOLUTION_KERNELS(KEYWORD, std::complex<T>)                                                         \
    SCIXX_SIGNAL_FILTER_KERNELS(KEYWORD, T)                                                                            \
    SCIXX_SIGNAL_FILTER_KERNELS(KEYWORD, std::complex<T>)                                                              \
    SCIXX_SIGNAL_SPECTRAL_KERNELS(KEYWORD, T)                                                                          \
    SCIXX_SIGNAL_SPECTRAL_KERNELS(KEYWORD, std::complex<T>)                                                            \
    KEYWORD template void filter::hilbert_lines<T>(const NdView<const T>&, const NdView<std::complex<T>>&, int);       \
    }

#define SCIXX_SIGNAL_CONVOLUTION_KERNELS(KEYWORD, S)                                                                   \
    KEYWORD template void run_convolve<S>(const char*, const NdView<const S>&, const NdView<const S>&,                 \
                                          const ConvolvePlan&, ConvolveMode, ConvolveMethod, bool, const NdView<S>&);  \
    KEYWORD template void run_fftconvolve<S>(const char*, const NdView<const S>&, const NdView<const S>&,              \
                                             const FftconvolvePlan&, bool, const NdView<S>&);                          \
    KEYWORD template void convolve_direct<S>(const NdView<const S>&, const NdView<const S>&, const ConvolvePlan&,      \
                                             bool, std::optional<core::Mode>, S, NdView<S>);

#define SCIXX_SIGNAL_FILTER_KERNELS(KEYWORD, S)                                                                        \
    KEYWORD template void filter::filter_lines<S, filter::Quotient<double>>(                                           \
        const filter::Quotient<double>&, const NdView<const S>&, const NdView<S>&, int, filter::StateOf<S>*);          \
    KEYWORD template void filter::filter_lines<S, filter::Sections<double>>(                                           \
        const filter::Sections<double>&, const NdView<const S>&, const NdView<S>&, int, filter::StateOf<S>*);          \
    KEYWORD template void filter::there_and_back<S, filter::Quotient<double>>(                                         \
        const filter::Quotient<double>&, const NdView<const S>&, const NdView<S>&, int, Index, filter::Extension,      \
        const Eigen::ArrayXd&);                                                                                        \
    KEYWORD template void filter::there_and_back<S, filter::Sections<double>>(                                         \
        const filter::Sections<double>&, const NdView<const S>&, const NdView<S>&, int, Index, filter::Extension,      \
        const Eigen::ArrayXd&);                                                                                        \
    KEYWORD template void filter::gustafsson_lines<S>(const filter::Quotient<double>&, const NdView<const S>&,         \
                                                      const NdView<S>&, int, Index);                                   \
    KEYWORD template void filter::polyphase<S>(const filter::Polyphase<>&, const NdView<const S>&, const NdView<S>&,   \
                                               int, Index, filter::Extend, std::complex<double>,                       \
                                               core::FunctionRef<double(const double*, Index)>);

#define SCIXX_SIGNAL_SPECTRAL_KERNELS(KEYWORD, S)                                                                      \
    KEYWORD template void filter::resample_lines<S>(const NdView<const S>&, const NdView<S>&, int,                     \
                                                    const Eigen::ArrayXd&, bool);                                      \
    KEYWORD template void filter::envelope_lines<S>(const NdView<const S>&, const NdView<core::RealOf<S>>&,            \
                                                    const NdView<S>&, int, Index, Index, Index, bool);                 \
    KEYWORD template void spectral::auto_power<S>(const NdView<const S>&, const NdView<core::RealOf<S>>&, int,         \
                                                  const spectral::Plan&, double, bool);                                \
    KEYWORD template void spectral::cross_power<S>(const NdView<const S>&, const NdView<const S>&,                     \
                                                   const NdView<core::ComplexOf<S>>&, int, Index,                      \
                                                   const spectral::Plan&, double, bool);                               \
    KEYWORD template void spectral::short_time<S>(const NdView<const S>&, const NdView<core::ComplexOf<S>>&, int,      \
                                                  const spectral::Plan&, double, Index, Index, spectral::Edge);        \
    KEYWORD template void spectral::power_over_time<S>(const NdView<const S>&, const NdView<core::RealOf<S>>&, int,    \
                                                       const spectral::Plan&, double);                                 \
    KEYWORD template void spectral::overlap_add<S>(const char*, const NdView<const core::ComplexOf<S>>&,               \
                                                   const NdView<S>&, int, int, const spectral::Plan&, double, Index);  \
    KEYWORD template void spectral::transform_slices<double, S>(const NdView<const S>&,                                \
                                                                const NdView<std::complex<double>>&, int,              \
                                                                const spectral::Slicing<double>&, Index, Index);
// clang-format on

/// The list itself: SCIXX_SIGNAL_KERNELS(, T) defines the kernels of T, with `extern` they are declared. What has no
/// scalar of its own is with double.
SCIXX_SIGNAL_KERNELS(extern, float)
SCIXX_SIGNAL_KERNELS(extern, double)
