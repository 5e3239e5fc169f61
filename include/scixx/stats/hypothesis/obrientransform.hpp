// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/detail/moments.hpp>

namespace scixx::stats {

/// O'Brien's transform of samples, whose means are the samples' variances: an analysis of variance (f_oneway) of the
/// transformed samples compares variances. For a sample of n values with mean m and sum of squares s,
///
///     t_i = ((n - 1.5) n (x_i - m)^2 - 0.5 s) / ((n - 1) (n - 2)).
///
/// @param samples real vectors. @return an array for each; NaN or infinite for fewer than 3 values.
/// @throws core::DataError where rounding keeps a mean from being the variance to 1.5e-8.
/// @see scipy.stats.obrientransform; R. G. O'Brien, Psychol. Bull. 89 (1981) 570.
template <core::ArrayLike... A>
    requires((core::rank_of<A> == 1) && ...)
[[nodiscard]] std::array<Eigen::ArrayXd, sizeof...(A)> obrientransform(const A&... samples) {
    const auto transform = [](const auto& sample) -> Eigen::ArrayXd {
        Eigen::ArrayXd x;
        core::assign(x, sample);
        const double n = static_cast<double>(x.size());
        if (x.size() == 0) return x;
        const auto c = detail::samples::central_moments<2>(core::Sample(x.data(), x.data() + x.size()));
        double sum = 0, mean = 0;
        for (double& v : x) sum += v = (v - c.mean) * (v - c.mean);
        for (double& v : x) mean += v = ((n - 1.5) * n * v - 0.5 * sum) / ((n - 1) * (n - 2));
        if (std::abs(sum / (n - 1) - mean / n) > 1.4901161193847656e-08)
            core::fail<core::DataError>("obrientransform", "lack of convergence");
        return x;
    };
    return {transform(samples)...};
}

}  // namespace scixx::stats
