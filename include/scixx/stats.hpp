// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::stats. Written by `python3 cmake/tools/index.py`.

#include <scixx/stats/correlation.hpp>
#include <scixx/stats/multivariate_normal.hpp>
