// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <scixx/core/error.hpp>
#include <scixx/stats/distributions/detail/rvs.hpp>
#include <stdexcept>

namespace scixx::stats {

/// Random numbers with a given density by the ratio-of-uniforms method: v / u + c for (u, v) uniform on the rectangle
/// (0, umax) x (vmin, vmax) where u^2 <= pdf(v / u + c).
///
/// @param pdf           `double(double)`, proportional to the density, bounded, not negative.
/// @param umax          at least sup sqrt(pdf(x)), positive.
/// @param vmin          at most inf (x - c) sqrt(pdf(x)).
/// @param vmax          at least sup (x - c) sqrt(pdf(x)), above vmin.
/// @param size          number of variates, not negative.
/// @param c             shift, best near the mode.
/// @param random_state  a core::RandomState or core::Generator; the numbers are SciPy's for the same stream.
/// @return              `size` variates.
/// @throws std::invalid_argument for bounds outside their domain, std::runtime_error where 50000 attempts give no
/// variate.
/// @note                About 2 umax (vmax - vmin) / (integral of pdf) attempts a variate. A. J. Kinderman, J. F.
///                      Monahan, ACM Trans. Math. Softw. 3 (1977) 257.
/// @see                 scipy.stats.rvs_ratio_uniforms
/// Differs from SciPy: size is one number.
template <std::invocable<double> F, class Rng>
[[nodiscard]] Eigen::ArrayXd rvs_ratio_uniforms(const F& pdf, double umax, double vmin, double vmax, Eigen::Index size,
                                                double c, Rng&& random_state) {
    constexpr const char* name = "rvs_ratio_uniforms";
    core::require(vmin < vmax, name, "vmin must be smaller than vmax, got ", vmin, " and ", vmax);
    core::require(umax > 0, name, "umax must be positive, got ", umax);
    core::require(size >= 0, name, "size must not be negative, got ", size);
    Eigen::ArrayXd out(size), u(size), v(size);
    Eigen::Index found = 0, attempts = 0;
    while (found < size) {
        const Eigen::Index left = size - found;
        detail::fill_uniform(random_state, u.data(), left);
        detail::fill_uniform(random_state, v.data(), left, vmin, vmax);
        for (Eigen::Index i = 0; i < left; ++i) {
            const double height = umax * u[i], x = v[i] / height + c;
            if (height * height <= pdf(x)) out[found++] = x;
        }
        attempts += size;
        if (found == 0 && attempts >= 50000)
            throw std::runtime_error("rvs_ratio_uniforms: no variate in 50000 attempts, check pdf and the bounds");
    }
    return out;
}
/// The same with c = 0.
template <std::invocable<double> F, class Rng>
[[nodiscard]] Eigen::ArrayXd rvs_ratio_uniforms(const F& pdf, double umax, double vmin, double vmax, Eigen::Index size,
                                                Rng&& random_state) {
    return rvs_ratio_uniforms(pdf, umax, vmin, vmax, size, 0.0, random_state);
}

}  // namespace scixx::stats
