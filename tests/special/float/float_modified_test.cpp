#include <scixx/special/bessel/iv.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare_within;
using scixx::testing::floats;
using scixx::testing::spread;

template <class F>
void compare_all(const char* name, F f) {
    compare_within(name, 4, 0, f, floats());
    compare_within(name, 4, 0, f, spread(0, 32, 0.6180339887));
    compare_within(name, 4, 0, f, spread(0, 110, 0.4142135624));
}

TEST(FloatModified, OneOrder) {
    for (const double nu : {0.0, 0.5, 1.0, 1.5, 3.0, 8.0, 11.75, 12.0, 13.0, 0.125, -2.0, -0.25}) {
        compare_all("kv", [nu](const auto& x) { return special::kv(nu, x); });
        compare_all("kve", [nu](const auto& x) { return special::kve(nu, x); });
        compare_all("iv", [nu](const auto& x) { return special::iv(nu, x); });
        compare_all("ive", [nu](const auto& x) { return special::ive(nu, x); });
    }
}

TEST(FloatModified, InPlace) {
    Eigen::ArrayXf x = spread(0.1F, 90, 0.7320508076).head(77), y = x;
    const Eigen::ArrayXf k = special::kv(2, x), i = special::iv(1.5, x);
    special::kv(2, x, x);
    special::iv(1.5, y, y);
    EXPECT_TRUE((x == k).all());
    EXPECT_TRUE((y == i).all());
}

}  // namespace
