// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/design/roots.hpp>
#include <scixx/signal/detail/windows/formula.hpp>

namespace scixx::signal::detail::design {

/// The impulse response that passes the bands edges[0] .. edges[1], edges[2] .. edges[3], ... of half the sampling
/// frequency, times a window of its length; with `scale` the gain is 1 at 0, at 1 or in the middle of the first band.
template <class = void>
inline Eigen::ArrayXd windowed_bands(const RealList& edges, Eigen::ArrayXd window, bool scale) {
    const double alpha = 0.5 * static_cast<double>(window.size() - 1);
    Eigen::ArrayXd h = std::move(window);
    const double left = edges[0], right = edges[1];
    const double at = left == 0 ? 0.0 : right == 1 ? 1.0 : 0.5 * (left + right);
    double sum = 0;
    for (Index n = 0; n < h.size(); ++n) {
        const double m = static_cast<double>(n) - alpha;
        double ideal = 0;
        for (Index band = 0; band + 1 < edges.size(); band += 2) {
            ideal += edges[band + 1] * windows::sinc(edges[band + 1] * m);
            ideal -= edges[band] * windows::sinc(edges[band] * m);
        }
        h[n] *= ideal;
        sum += h[n] * std::cos(std::numbers::pi * m * at);
    }
    if (scale)
        for (double& value : h) value /= sum;
    return h;
}

}  // namespace scixx::signal::detail::design
