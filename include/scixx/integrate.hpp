// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::integrate. Written by `python3 cmake/tools/index.py`.

#include <scixx/integrate/nquad.hpp>
#include <scixx/integrate/quad.hpp>
#include <scixx/integrate/quad_options.hpp>
