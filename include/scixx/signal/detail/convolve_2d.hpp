// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <cstdint>
#include <scixx/core/boundary.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/scalar.hpp>
#include <scixx/signal/detail/convolve_plan.hpp>
#include <type_traits>

/// What convolve2d and correlate2d read from their options.
namespace scixx::signal::detail {

/// A fill value as T. Integers are truncated and wrapped, as a C cast of a number that fits 64 bits.
/// @throws std::invalid_argument for a complex value with a real T, for a non-finite or huge one with an integer T.
template <class T>
T fill_scalar(const char* function, std::complex<double> fill) {
    if constexpr (core::is_complex<T>)
        return T(static_cast<core::RealOf<T>>(fill.real()), static_cast<core::RealOf<T>>(fill.imag()));
    else {
        core::require(fill.imag() == 0, function, "fillvalue must be real for real inputs, got an imaginary part of ",
                      fill.imag());
        if constexpr (std::is_integral_v<T>) {
            core::require(std::abs(fill.real()) < 9.2e18, function, "fillvalue must fit a 64-bit integer, got ",
                          fill.real());
            return static_cast<T>(static_cast<std::int64_t>(fill.real()));
        } else
            return static_cast<T>(fill.real());
    }
}

inline core::Mode boundary_mode(const char* function, Boundary boundary) {
    switch (boundary) {
        case Boundary::fill:
            return core::Mode::constant;
        case Boundary::wrap:
            return core::Mode::grid_wrap;
        case Boundary::symm:
            return core::Mode::reflect;
    }
    core::fail(function, "boundary must be fill, wrap or symm");
}

template <class T>
ConvolvePlan check_2d(const char* function, const core::NdView<const T>& in1, const core::NdView<const T>& in2,
                      ConvolveMode mode, bool correlate) {
    core::require(!in1.empty(), function, "in1 must not be empty, got ", in1.shape());
    core::require(!in2.empty(), function, "in2 must not be empty, got ", in2.shape());
    return plan_convolve(function, mode, in1.shape(), in2.shape(), correlate);
}

}  // namespace scixx::signal::detail
