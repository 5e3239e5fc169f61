// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::linalg. Written by `python3 cmake/tools/index.py`.

#include <scixx/linalg/cholesky.hpp>
#include <scixx/linalg/error.hpp>
#include <scixx/linalg/inv.hpp>
#include <scixx/linalg/lu.hpp>
#include <scixx/linalg/solve.hpp>
#include <scixx/linalg/svd.hpp>
#include <scixx/linalg/types.hpp>
