// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// For functions that are called seldom and are not short: plans, tables, messages of errors. Compiled for size, which
/// takes half the time.
#if defined(__GNUC__)
#define SCIXX_COLD __attribute__((cold))
#else
#define SCIXX_COLD
#endif
