// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <span>

/// The vocabulary of statistics along an axis.
namespace scixx::core {

/// What a reduction leaves of its input's axes. It is a template argument, since it decides the type of the result.
enum class Reduce {
    along,     ///< all axes but `axis`: SciPy's default. A vector gives numbers.
    keepdims,  ///< all axes, with extent 1 along `axis`: SciPy's keepdims=True
    all,       ///< none, the whole array is one sample: SciPy's axis=None
};

/// What happens to a sample that holds NaN.
enum class NanPolicy {
    propagate,  ///< the sample's results are NaN
    omit,       ///< the NaNs are left out
    raise,      ///< std::invalid_argument
};

/// One sample: contiguous doubles.
using Sample = std::span<const double>;

}  // namespace scixx::core
