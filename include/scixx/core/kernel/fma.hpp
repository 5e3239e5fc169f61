// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/math.hpp>

namespace scixx::core {

/// Whether std::fma is one fast instruction. Compilers may then make one of x * y + z, too.
#if defined(FP_FAST_FMA) || defined(__FMA__) || defined(__aarch64__)
inline constexpr bool fast_fma = true;
#else
inline constexpr bool fast_fma = false;
#endif

}  // namespace scixx::core
