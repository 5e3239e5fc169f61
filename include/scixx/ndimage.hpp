// SPDX-License-Identifier: BSD-3-Clause
#pragma once

/// All of scixx::ndimage. Written by `python3 cmake/tools/index.py`.

#include <scixx/ndimage/binary_mask.hpp>
#include <scixx/ndimage/binary_morphology.hpp>
#include <scixx/ndimage/center_of_mass.hpp>
#include <scixx/ndimage/correlate.hpp>
#include <scixx/ndimage/distance_metric.hpp>
#include <scixx/ndimage/distance_transform.hpp>
#include <scixx/ndimage/extrema.hpp>
#include <scixx/ndimage/fourier.hpp>
#include <scixx/ndimage/gaussian_filter.hpp>
#include <scixx/ndimage/generic_filter.hpp>
#include <scixx/ndimage/grey_morphology.hpp>
#include <scixx/ndimage/interpolation/affine_transform.hpp>
#include <scixx/ndimage/interpolation/geometric_transform.hpp>
#include <scixx/ndimage/interpolation/map_coordinates.hpp>
#include <scixx/ndimage/interpolation/spline_filter.hpp>
#include <scixx/ndimage/interpolation/zoom.hpp>
#include <scixx/ndimage/label.hpp>
#include <scixx/ndimage/label_index.hpp>
#include <scixx/ndimage/labeled_comprehension.hpp>
#include <scixx/ndimage/laplace.hpp>
#include <scixx/ndimage/minimum_filter.hpp>
#include <scixx/ndimage/rank_filter.hpp>
#include <scixx/ndimage/sobel.hpp>
#include <scixx/ndimage/structure.hpp>
#include <scixx/ndimage/sum_labels.hpp>
#include <scixx/ndimage/uniform_filter.hpp>
#include <scixx/ndimage/vectorized_filter.hpp>
#include <scixx/ndimage/watershed.hpp>
