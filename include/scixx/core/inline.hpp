// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>

/// For the few small functions of inner loops that compilers otherwise leave as calls where they have many callers: a
/// call in a loop keeps the loop from being vectorised.
#define SCIXX_ALWAYS_INLINE EIGEN_ALWAYS_INLINE
