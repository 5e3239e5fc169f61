#include <scixx/special/bdtr.hpp>
#include <scixx/special/chndtr.hpp>
#include <scixx/special/fdtr.hpp>
#include <scixx/special/gdtr.hpp>

#include "special/float/distributions.hpp"

namespace {

using scixx::testing::Values;

TEST(FloatQuantiles, Quantiles) {
    const Values v;
    const Eigen::ArrayXf shape = 0.2F + v.shape, other = 0.2F + v.other, p = 0.002F + 0.996F * v.unit;
    SCIXX_COMPARE_2(chdtri, shape, p);
    SCIXX_COMPARE_2(pdtri, v.whole, p);
    SCIXX_COMPARE_2(stdtrit, shape, p);
    SCIXX_COMPARE_3(gdtria, p, shape, other);
    SCIXX_COMPARE_3(gdtrix, other, shape, p);
    SCIXX_COMPARE_3(fdtri, shape, other, p);
    SCIXX_COMPARE_3(bdtri, v.whole, v.whole + 1 + v.other.floor(), p);
    SCIXX_COMPARE_3(nbdtri, v.whole, other, p);
}

TEST(FloatQuantiles, Searches) {
    const Values v;
    const Eigen::ArrayXf p = 0.002F + 0.996F * v.unit.head(1500), shape = (0.5F + v.shape.head(1500)).min(30.0F),
                         other = (0.5F + v.other.head(1500)).min(30.0F);
    SCIXX_COMPARE_2(chdtriv, p, shape);
    SCIXX_COMPARE_2(pdtrik, p, shape);
    SCIXX_COMPARE_3(gdtrib, other, p, shape);
    SCIXX_COMPARE_3(btdtria, p, shape, 0.05F + 0.9F * v.unit.tail(1500));
    SCIXX_COMPARE_3(bdtrik, p, 20 + shape.floor(), 0.2F + 0.6F * v.unit.tail(1500));
    SCIXX_COMPARE_3(nbdtrik, p, shape, 0.2F + 0.6F * v.unit.tail(1500));
    SCIXX_COMPARE_3(chndtrix, p, shape, other);
    SCIXX_COMPARE_3(nctdtrit, shape, 0.1F * other, p);
}

}  // namespace
