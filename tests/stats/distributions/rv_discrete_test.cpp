// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <scixx/core/random.hpp>
#include <scixx/stats/distributions/rv_discrete.hpp>
#include <vector>

#include "support/closeness.hpp"

namespace {

namespace stats = scixx::stats;

TEST(RvDiscrete, HasTheFunctionsOfAnyDiscreteDistribution) {
    // Values from SciPy: rv_discrete(values=(xk, pk)).
    const std::vector<int> xk{5, 0, 1, 2, 3, 4, 106};
    const std::vector<double> pk{0.0, 0.1, 0.2, 0.3, 0.1, 0.1, 0.2};
    const auto rv = stats::rv_discrete(xk, pk);
    EXPECT_EQ(rv.pmf(2), 0.3);
    EXPECT_EQ(rv.pmf(2.5), 0);
    EXPECT_EQ(rv.pmf(50), 0);
    EXPECT_REL_CLOSE(rv.cdf(3), 0.7, 1e-15);
    EXPECT_REL_CLOSE(rv.sf(3.5), 0.3, 1e-15);
    EXPECT_REL_CLOSE(rv.mean(), 22.7, 1e-15);
    EXPECT_REL_CLOSE(rv.var(), 1735.81, 1e-14);
    EXPECT_REL_CLOSE(rv.entropy(), 1.6957425341696346, 1e-15);
    EXPECT_EQ(rv.median(), 2);
    EXPECT_EQ(rv.ppf(0.85), 106);
    EXPECT_EQ(rv.support()[1], 106);
    EXPECT_REL_CLOSE(rv.expect([](double k) { return k * k; }), rv.moment(2), 1e-15);
    EXPECT_EQ(stats::rv_discrete(xk, pk)({.loc = 3}).pmf(5), 0.3);
    const auto drawn = rv.rvs(6, scixx::core::RandomState(1));
    EXPECT_EQ(drawn.matrix(), (Eigen::Matrix<std::int64_t, 6, 1>(2, 4, 0, 2, 1, 0)));
}

TEST(RvDiscrete, Errors) {
    using Vector = std::vector<double>;
    const auto make = [](const Vector& xk, const Vector& pk) { (void)stats::rv_discrete(xk, pk); };
    EXPECT_THROW_TEXT(make({}, {}), std::invalid_argument, "rv_discrete: xk and pk must have one length");
    EXPECT_THROW_TEXT(make({1, 2}, {1}), std::invalid_argument, "got 2 and 1");
    EXPECT_THROW_TEXT(make({1, 1.5}, {0.5, 0.5}), std::invalid_argument, "whole numbers, got 1.5");
    EXPECT_THROW_TEXT(make({1, 1}, {0.5, 0.5}), std::invalid_argument, "all different");
    EXPECT_THROW_TEXT(make({1, 2}, {1.5, -0.5}), std::invalid_argument, "must not be negative");
    EXPECT_THROW_TEXT(make({1, 2}, {0.5, 0.4}), std::invalid_argument, "the sum of pk must be 1, got 0.9");
}

}  // namespace
