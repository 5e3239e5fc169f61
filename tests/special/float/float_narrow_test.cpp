#include <cmath>
#include <scixx/special/elementary/xlogy.hpp>
#include <scixx/special/elliptic/ellipk.hpp>
#include <scixx/special/elliptic/elliprf.hpp>
#include <scixx/special/ndtr.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare_within;
using scixx::testing::floats;
using scixx::testing::spread;

/// The same for logarithms to base 2.
Eigen::ArrayXf wide(float low, float high, double step) {
    return spread(low, high, step).unaryExpr([](float x) { return std::exp2(x); });
}
const double first = 0.6180339887, second = 0.4142135624, third = 0.7320508076;

template <class F>
void compare_two(const char* name, double most, F f, float low, float high) {
    const Eigen::ArrayXf any = floats(), other = any.reverse();
    compare_within(name, most, 0, f, any, other);
    compare_within(name, most, 0, f, spread(low, high, first), spread(low, high, second));
    compare_within(name, most, 0, f, wide(-70, 70, first), wide(-70, 70, second));
}

TEST(FloatNarrow, Entropies) {
    const auto rel_entr = [](const auto& x, const auto& y) { return special::rel_entr(x, y); };
    const auto kl_div = [](const auto& x, const auto& y) { return special::kl_div(x, y); };
    const auto pseudo_huber = [](const auto& x, const auto& y) { return special::pseudo_huber(x, y); };
    compare_two("rel_entr", 4, rel_entr, 0, 3);
    compare_two("kl_div", 4, kl_div, 0, 3);
    compare_two("pseudo_huber", 4, pseudo_huber, -0.2F, 4);
    const Eigen::ArrayXf x = spread(0.5F, 2, first), close = x * (1 + spread(-1e-3F, 1e-3F, second));
    compare_within("rel_entr", 4, 0, rel_entr, x, close);
    compare_within("kl_div", 4, 0, kl_div, x, close);
}

TEST(FloatNarrow, MeansAndIntegrals) {
    compare_two(
        "agm", 4, [](const auto& x, const auto& y) { return special::agm(x, y); }, -0.2F, 6);
    compare_two(
        "elliprc", 4, [](const auto& x, const auto& y) { return special::elliprc(x, y); }, -0.2F, 6);
    const auto elliprf = [](const auto& x, const auto& y, const auto& z) { return special::elliprf(x, y, z); };
    const auto elliprd = [](const auto& x, const auto& y, const auto& z) { return special::elliprd(x, y, z); };
    const Eigen::ArrayXf any = floats(), x = spread(0, 4, first), y = spread(0, 4, second), z = spread(0, 4, third);
    compare_within("elliprf", 4, 0, elliprf, any, Eigen::ArrayXf(any.reverse()), Eigen::ArrayXf(any * 0.5F));
    compare_within("elliprf", 4, 0, elliprf, x, y, z);
    compare_within("elliprf", 4, 0, elliprf, wide(-65, 65, first), wide(-65, 65, second), wide(-65, 65, third));
    compare_within("elliprd", 6, 0, elliprd, any, Eigen::ArrayXf(any.reverse()), Eigen::ArrayXf(any * 0.5F));
    compare_within("elliprd", 6, 0, elliprd, x, y, z);
    compare_within("elliprd", 6, 0, elliprd, wide(-30, 30, first), wide(-30, 30, second), wide(-30, 30, third));
}

TEST(FloatNarrow, OwensFunction) {
    const auto owens_t = [](const auto& h, const auto& a) { return special::owens_t(h, a); };
    compare_two("owens_t", 4, owens_t, -3, 3);
    compare_within("owens_t", 4, 0, owens_t, spread(-13, 13, first), spread(-30, 30, second));
}

TEST(FloatNarrow, IncompleteIntegrals) {
    const auto ellipkinc = [](const auto& phi, const auto& m) { return special::ellipkinc(phi, m); };
    const auto ellipeinc = [](const auto& phi, const auto& m) { return special::ellipeinc(phi, m); };
    const Eigen::ArrayXf phi = spread(-9, 9, first), m = spread(-20, 1.01F, second);
    compare_two("ellipkinc", 5, ellipkinc, -2, 2);
    compare_within("ellipkinc", 5, 0, ellipkinc, phi, m);
    compare_within("ellipkinc", 5, 0, ellipkinc, phi, Eigen::ArrayXf(1 - wide(-24, 0, third)));
    compare_two("ellipeinc", 6, ellipeinc, -2, 2);
    compare_within("ellipeinc", 6, 0, ellipeinc, phi, m);
    compare_within("ellipeinc", 6, 0, ellipeinc, phi, Eigen::ArrayXf(1 - wide(-24, 0, third)));
}

}  // namespace
