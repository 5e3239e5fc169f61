// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>

namespace scixx::spatial {

/// The points do not fit a geometric structure: they do not span the space (all equal, collinear or coplanar, or too
/// few), are off the sphere, not inside, or the same where they must not be.
/// @see scipy.spatial.QhullError
class GeometryError : public core::DataError {
public:
    using core::DataError::DataError;
};

}  // namespace scixx::spatial
