// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::spatial. Written by `python3 cmake/tools/index.py`.

#include <scixx/spatial/convex_hull.hpp>
#include <scixx/spatial/delaunay.hpp>
#include <scixx/spatial/distance.hpp>
#include <scixx/spatial/distance_matrix.hpp>
#include <scixx/spatial/error.hpp>
#include <scixx/spatial/geometric_slerp.hpp>
#include <scixx/spatial/halfspace_intersection.hpp>
#include <scixx/spatial/index_lists.hpp>
#include <scixx/spatial/kdtree.hpp>
#include <scixx/spatial/metric.hpp>
#include <scixx/spatial/procrustes.hpp>
#include <scixx/spatial/spherical_voronoi.hpp>
#include <scixx/spatial/transform/rigid_transform.hpp>
#include <scixx/spatial/transform/rotation.hpp>
#include <scixx/spatial/transform/rotation_spline.hpp>
#include <scixx/spatial/transform/rotation_stack.hpp>
#include <scixx/spatial/transform/slerp.hpp>
#include <scixx/spatial/voronoi.hpp>
