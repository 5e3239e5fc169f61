// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <stdexcept>

namespace scixx::spatial {

/// The points do not span the space that a geometric structure needs: all equal, collinear or coplanar, or too few.
/// @see scipy.spatial.QhullError
class GeometryError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace scixx::spatial
