// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::special. Written by `python3 cmake/tools/index.py`.

#include <scixx/special/bessel.hpp>
#include <scixx/special/betainc.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/ndtr.hpp>
