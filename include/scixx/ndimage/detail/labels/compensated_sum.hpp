// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>

namespace scixx::ndimage::detail::labels {

/// A sum that keeps what its additions round off: the error of n terms is that of two roundings.
/// D. E. Knuth, The Art of Computer Programming 2, section 4.2.2, theorem B.
struct CompensatedSum {
    double sum = 0, carry = 0;

    void add(double term) noexcept {
        const double next = sum + term, part = next - sum;
        carry += (sum - (next - part)) + (term - part);
        sum = next;
    }
    /// The rounded sum; of infinite terms what they add up to.
    [[nodiscard]] double value() const noexcept { return std::isfinite(sum) ? sum + carry : sum; }
};

}  // namespace scixx::ndimage::detail::labels
