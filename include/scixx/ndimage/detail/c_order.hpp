// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/nd_view.hpp>

namespace scixx::ndimage::detail {

/// The axes of an array in C order: the order in which SciPy calls functions and lists samples.
[[nodiscard]] inline core::Dims c_order(int rank) {
    core::Dims order;
    for (int axis = 0; axis < rank; ++axis) order.push_back(axis);
    return order;
}

}  // namespace scixx::ndimage::detail
