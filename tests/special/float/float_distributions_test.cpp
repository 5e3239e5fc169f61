#include <scixx/special/bdtr.hpp>
#include <scixx/special/chndtr.hpp>
#include <scixx/special/fdtr.hpp>
#include <scixx/special/gdtr.hpp>

#include "special/float/distributions.hpp"

namespace {

using scixx::testing::Values;

TEST(FloatDistributions, Gamma) {
    const Values v;
    SCIXX_COMPARE_2(chdtr, v.shape, v.other);
    SCIXX_COMPARE_2(chdtrc, v.shape, v.other);
    SCIXX_COMPARE_2(pdtr, v.whole, v.other);
    SCIXX_COMPARE_2(pdtrc, v.whole, v.other);
    SCIXX_COMPARE_3(gdtr, v.unit, v.shape, v.other);
    SCIXX_COMPARE_3(gdtrc, v.unit, v.shape, v.other);
}

TEST(FloatDistributions, Beta) {
    const Values v;
    SCIXX_COMPARE_2(stdtr, v.shape, v.other);
    SCIXX_COMPARE_2(stdtr, v.shape, -v.other);
    SCIXX_COMPARE_3(fdtr, v.shape, v.other, v.unit);
    SCIXX_COMPARE_3(fdtrc, v.shape, v.other, v.shape);
    SCIXX_COMPARE_3(bdtr, v.whole, v.more, v.unit);
    SCIXX_COMPARE_3(bdtrc, v.whole, v.more, v.unit);
    SCIXX_COMPARE_3(nbdtr, v.whole, v.other, v.unit);
    SCIXX_COMPARE_3(nbdtrc, v.whole, v.other, v.unit);
}

TEST(FloatDistributions, Noncentral) {
    const Values v;
    SCIXX_COMPARE_3(chndtr, v.shape, v.other, v.unit);
    scixx::testing::compare(
        "ncfdtr", [](const auto& x, const auto& y, const auto& z) { return scixx::special::ncfdtr(x, y, 1.5F, z); },
        v.shape, v.other, v.unit);
}

// Differences that are small take the digits of doubles.
TEST(FloatDistributions, NoncentralTBelowItsCentre) {
    Eigen::ArrayXf df(60), nc(60), t(60);
    for (int i = 0; i < 60; ++i) {
        df[i] = 2.0F + static_cast<float>(i % 7);
        nc[i] = static_cast<float>(i % 5) - 1.0F;
        t[i] = -0.1F * static_cast<float>(i);
    }
    SCIXX_COMPARE_3(nctdtr, df, nc, t);
}

}  // namespace
