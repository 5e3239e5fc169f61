// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <stdexcept>

namespace scixx::ndimage {

/// Thrown where an iteration "until nothing changes" returns to an earlier image instead, which an element without its
/// centre may do (SciPy does not return then).
class NoFixedPoint : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace scixx::ndimage
