#include <cmath>
#include <limits>
#include <scixx/ndimage/rank_filter.hpp>

#include "ndimage/rank_windows.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using Eigen::Index;
using ndimage::Mode;

TEST(RankFilterTypes, EqualSortedWindows) {
    check_windows<signed char>();
    check_windows<short>();
    check_windows<float>();
}

TEST(RankFilterTypes, NanReachesTheWindowsThatHoldIt) {
    for (const Index size : {3, 5, 31})
        for (const bool by_axis : {false, true}) {
            Eigen::ArrayXXf a = Eigen::ArrayXXf::Random(40, 37);
            a(17, 20) = -std::numeric_limits<float>::quiet_NaN();
            a(18, 20) = std::numeric_limits<float>::infinity();
            const Eigen::ArrayXXf out = by_axis ? ndimage::median_filter(a, size, {.mode = Mode::constant, .axes = 0})
                                                : ndimage::median_filter(a, size, {.mode = Mode::constant});
            for (Index i = 0; i < 40; ++i)
                for (Index j = 0; j < 37; ++j) {
                    const bool near = std::abs(i - 17) <= size / 2 && std::abs(j - 20) <= (by_axis ? 0 : size / 2);
                    ASSERT_EQ(std::isnan(out(i, j)), near) << size << " " << i << " " << j;
                }
        }
}

}  // namespace
