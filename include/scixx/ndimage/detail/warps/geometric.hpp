// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/function_ref.hpp>
#include <scixx/ndimage/detail/warps/warp.hpp>

namespace scixx::ndimage::detail::warps {

/// The mapping of a geometric_transform: input coordinates of an output's index.
using Mapping = core::FunctionRef<void(const Index* output, double* input)>;

/// out[k] = the spline of `in` at mapping(k).
template <class T, class U>
void geometric(const NdView<const T>& in, const NdView<U>& out, Mapping mapping, const splines::Interpolation& how) {
    const auto coordinates = [&](const Dims& start, int axis, Index count, double* const* x) {
        Dims index = start;
        double point[core::max_rank];
        for (Index p = 0; p < count; ++p, ++index[axis]) {
            mapping(index.begin(), point);
            for (int i = 0; i < in.rank(); ++i) x[i][p] = point[i];
        }
    };
    interpolate(in, out, how, coordinates);
}

}  // namespace scixx::ndimage::detail::warps
