#include <cmath>
#include <limits>
#include <scixx/core/kernel/exponential.hpp>

#include "support/closeness.hpp"

namespace {

using scixx::core::detail::exp_nonpositive;

TEST(ExpNonpositive, IsTheExponential) {
    for (int i = 0; i <= 70800; ++i) {
        const double t = -i / 100.0;
        EXPECT_REL_CLOSE(exp_nonpositive(t), std::exp(t), 5e-16);
    }
    EXPECT_EQ(exp_nonpositive(0), 1);
    EXPECT_EQ(exp_nonpositive(-0.0), 1);
    EXPECT_EQ(exp_nonpositive(-708.01), 0);
    EXPECT_EQ(exp_nonpositive(std::numeric_limits<double>::lowest()), 0);
    EXPECT_TRUE(std::isnan(exp_nonpositive(std::nan(""))));
}

}  // namespace
