// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>

/// For small functions of inner loops. Compilers do not inline a function that has many callers, and a call keeps a
/// loop from being vectorised.
#define SCIXX_ALWAYS_INLINE EIGEN_ALWAYS_INLINE

/// Before a loop of a few steps, whose number is a constant: each step is compiled on its own.
#if defined(__clang__)
#define SCIXX_UNROLL _Pragma("clang loop unroll(full)")
#elif defined(__GNUC__)
#define SCIXX_UNROLL _Pragma("GCC unroll 32")
#else
#define SCIXX_UNROLL
#endif

/// SCIXX_ALWAYS_INLINE for a lambda, between its parameters and its body. Kernels that unroll their loops by lambdas
/// are too large for the compilers' own measure, which leaves some of them as calls, with their numbers in memory.
/// Empty with the address sanitizer, whose checks would make a kernel take minutes to compile.
#if defined(__SANITIZE_ADDRESS__) || !defined(__GNUC__)
#define SCIXX_INLINE_LAMBDA
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SCIXX_INLINE_LAMBDA
#endif
#endif
#ifndef SCIXX_INLINE_LAMBDA
#define SCIXX_INLINE_LAMBDA __attribute__((always_inline))
#endif
