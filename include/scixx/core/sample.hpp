// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>
#include <span>
#include <stdexcept>

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

/// A sample has fewer observations than a function needs. Where NanPolicy::omit left some out, along_axis gives NaN for
/// the sample instead, so that it does not stop the others.
class TooFewObservations : public std::invalid_argument {
public:
    using std::invalid_argument::invalid_argument;
};

/// As require, throws TooFewObservations.
template <class... Parts>
void require_observations(bool condition, const char* function, const Parts&... parts) {
    if (!condition) [[unlikely]]
        fail<TooFewObservations>(function, parts...);
}

}  // namespace scixx::core
