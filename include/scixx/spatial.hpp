// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::spatial. Written by `python3 cmake/tools/index.py`.

#include <scixx/spatial/convex_hull.hpp>
#include <scixx/spatial/delaunay.hpp>
#include <scixx/spatial/distance.hpp>
#include <scixx/spatial/distance_matrix.hpp>
#include <scixx/spatial/error.hpp>
#include <scixx/spatial/kdtree.hpp>
