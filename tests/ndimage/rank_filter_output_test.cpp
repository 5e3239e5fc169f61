#include <gtest/gtest.h>

#include <cstdint>
#include <scixx/ndimage/rank_filter.hpp>

#include "support/reference.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using ndimage::Mode;
using Bytes = Eigen::ArrayXX<unsigned char>;

TEST(RankFilterOutput, FillValuesOutputsAndBoolEqualSciPy) {
    const Reference reference("ndimage/rank_filter.json");
    for (const char* name : {"fill -3.0", "fill 300.0", "fill 2.7"}) {
        const Case& stored = reference[name];
        const Bytes out = ndimage::median_filter(stored.array<Bytes>("a"), {4, 3},
                                                 {.mode = Mode::constant, .cval = stored.number("cval")});
        EXPECT_TRUE((out == stored.array<Bytes>("out")).all()) << name;
    }
    const auto a = reference["output"].array<Eigen::ArrayXXd>("a");
    EXPECT_TRUE((ndimage::median_filter<unsigned char>(a, 3) == reference["output"].array<Bytes>("out")).all());
    const auto mask = reference["bool"].array<Eigen::ArrayXX<bool>>("a");
    const auto out = reference["bool"].array<Eigen::ArrayXX<bool>>("out");
    EXPECT_TRUE((ndimage::rank_filter(mask, 2, 3) == out).all());
}

TEST(RankFilterOutput, LargeIntegersAreExact) {
    const std::int64_t big = std::int64_t(1) << 60;
    Eigen::Array<std::int64_t, Eigen::Dynamic, 1> a(5);
    a << big + 3, big + 1, big, big + 2, -big;
    EXPECT_EQ(ndimage::median_filter(a, 5)(2), big + 1);
}

}  // namespace
