// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/filter/driver.hpp>

namespace scixx::signal {

/// What deconvolve returns: signal = convolve(divisor, quotient) + remainder.
struct Deconvolution {
    Eigen::ArrayXd quotient;
    Eigen::ArrayXd remainder;
};

/// Deconvolution by the division of polynomials.
/// @param signal   real vector.
/// @param divisor  real vector whose first entry is not 0.
/// @return         quotient, empty if the divisor is the longer one, and a remainder of the signal's length.
/// @throws std::invalid_argument if the divisor is empty or begins with 0.
/// @see scipy.signal.deconvolve
template <class = void>
[[nodiscard]] inline Deconvolution deconvolve(const Coefficients& signal, const Coefficients& divisor) {
    core::require(divisor.size() > 0 && divisor[0] != 0, "deconvolve", "divisor must begin with a nonzero entry");
    const Index n = signal.size(), d = divisor.size();
    Deconvolution out{Eigen::ArrayXd(std::max<Index>(n - d + 1, 0)), signal.values()};
    for (Index i = 0; i < out.quotient.size(); ++i) {
        double sum = signal[i];
        for (Index k = 1; k < d && k <= i; ++k) sum -= divisor[k] * out.quotient[i - k];
        out.quotient[i] = sum / divisor[0];
    }
    for (Index i = 0; i < n && n >= d; ++i) {
        double sum = 0;
        for (Index k = std::max<Index>(0, i - out.quotient.size() + 1); k < d && k <= i; ++k)
            sum += divisor[k] * out.quotient[i - k];
        out.remainder[i] -= sum;
    }
    return out;
}

}  // namespace scixx::signal
