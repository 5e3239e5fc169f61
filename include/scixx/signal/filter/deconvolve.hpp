// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/filter/driver.hpp>

namespace scixx::signal {

/// What deconvolve returns: signal = convolve(divisor, quotient) + remainder.
template <class C = double>
struct Deconvolution {
    Eigen::Array<C, Eigen::Dynamic, 1> quotient;
    Eigen::Array<C, Eigen::Dynamic, 1> remainder;
};

/// Deconvolution by the division of polynomials.
/// @param signal   vector, real or complex.
/// @param divisor  vector, real or complex, whose first entry is not 0.
/// @return         quotient, empty if the divisor is the longer one, and a remainder of the signal's length.
/// @throws std::invalid_argument if the divisor is empty or begins with 0.
/// @see scipy.signal.deconvolve
template <CoefficientsLike S = InBraces, CoefficientsLike D = InBraces>
[[nodiscard]] Deconvolution<CoefficientScalar<S, D>> deconvolve(const S& dividend, const D& by) {
    using C = CoefficientScalar<S, D>;
    const CoefficientArray<C> signal(dividend), divisor(by);
    core::require(divisor.size() > 0 && divisor[0] != C(0), "deconvolve", "divisor must begin with a nonzero entry");
    const Index n = signal.size(), d = divisor.size();
    Deconvolution<C> out{Eigen::Array<C, Eigen::Dynamic, 1>(std::max<Index>(n - d + 1, 0)), signal.values()};
    for (Index i = 0; i < out.quotient.size(); ++i) {
        C sum = signal[i];
        for (Index k = 1; k < d && k <= i; ++k) sum -= divisor[k] * out.quotient[i - k];
        out.quotient[i] = sum / divisor[0];
    }
    for (Index i = 0; i < n && n >= d; ++i) {
        C sum(0);
        for (Index k = std::max<Index>(0, i - out.quotient.size() + 1); k < d && k <= i; ++k)
            sum += divisor[k] * out.quotient[i - k];
        out.remainder[i] -= sum;
    }
    return out;
}

}  // namespace scixx::signal
