// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>

/// For the few small functions of inner loops that compilers otherwise leave as calls where they have many callers: a
/// call in a loop keeps the loop from being vectorised.
#define SCIXX_ALWAYS_INLINE EIGEN_ALWAYS_INLINE

/// For kernels written with many small functions (lambdas that unroll a loop): all of them become part of the kernel,
/// where compilers count its size and otherwise leave some as calls, with their numbers in memory.
#if defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define SCIXX_FLATTEN __attribute__((flatten))
#else
#define SCIXX_FLATTEN
#endif
