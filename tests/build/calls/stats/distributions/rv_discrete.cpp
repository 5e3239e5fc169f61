// SPDX-License-Identifier: BSD-3-Clause
#include <scixx/stats/distributions/rv_discrete.hpp>

double probability(const Eigen::ArrayXd& xk, const Eigen::ArrayXd& pk) {
    return scixx::stats::rv_discrete(xk, pk).cdf(3);
}
