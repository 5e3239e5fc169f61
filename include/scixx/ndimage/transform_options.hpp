// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/boundary.hpp>

namespace scixx::ndimage {

using core::Mode;

/// Options that all geometric transforms have, in SciPy's order; those of shift and map_coordinates.
struct TransformOptions {
    int order = 3;                    ///< of the spline, 0 (nearest sample), 1 (linear) to 5
    Mode mode = Mode::constant;       ///< how the array continues outside its edges
    std::complex<double> cval = 0.0;  ///< the value outside for the constant modes; real for a real array
    bool prefilter = true;            ///< whether the array holds samples; false: coefficients, from spline_filter
    int workers = 1;                  ///< threads, -1 for all cores; the result does not depend on it
};

}  // namespace scixx::ndimage
