// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// NumPy's random streams: RandomState (Mersenne Twister) and Generator (PCG64).

#include <scixx/core/generator.hpp>
#include <scixx/core/random_state.hpp>
