// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cfloat>

/// What the library's exact and error-free arithmetic rests on: every operation is IEEE 754's, rounded once to its
/// type, in the order in which it is written. Flags that give this up are refused rather than answered with wrong signs
/// of determinants and sums.
#if defined(__FAST_MATH__) || defined(__ASSOCIATIVE_MATH__) || defined(_M_FP_FAST)
#error \
    "scixx needs floating-point operations in the order in which they are written: compile without -ffast-math, -Ofast, -fassociative-math and /fp:fast"
#endif
#if FLT_EVAL_METHOD != 0 && FLT_EVAL_METHOD != 1
#error "scixx needs double arithmetic that is rounded to double: on 32-bit x86 compile with -msse2 -mfpmath=sse"
#endif

/// At the head of a function: keeps the order of its operations where no macro tells that it was given up (clang's
/// -fassociative-math).
#if defined(__clang__)
#define SCIXX_KEEP_ORDER _Pragma("clang fp reassociate(off)")
#else
#define SCIXX_KEEP_ORDER
#endif
