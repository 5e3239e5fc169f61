#include <scixx/special/bessel/spherical_jn.hpp>
#include <scixx/special/polynomials/eval.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare;
using scixx::testing::floats;

TEST(FloatSpherical, OneOrder) {
    const Eigen::ArrayXf all = floats();
    for (const float n : {0.0F, 1.0F, 2.0F, 3.0F, 6.0F, 10.0F, 11.0F, 2.5F, -1.0F}) {
        compare(
            "spherical_jn", [n](const auto& z) { return special::spherical_jn(n, z); }, all);
        compare(
            "spherical_yn", [n](const auto& z) { return special::spherical_yn(n, z); }, all);
        compare(
            "spherical_in", [n](const auto& z) { return special::spherical_in(n, z); }, all);
        compare(
            "spherical_kn", [n](const auto& z) { return special::spherical_kn(n, z); }, all);
    }
    const Eigen::ArrayXf few = all.tail(500), order = (few.abs() * 0.1F).floor();
    compare(
        "spherical_jn of many orders", [](const auto& n, const auto& z) { return special::spherical_jn(n, z); }, order,
        few);
    compare(
        "derivative", [](const auto& z) { return special::spherical_jn(3, z, {.derivative = true}); }, few);
}

TEST(FloatSpherical, LaguerrePolynomials) {
    const Eigen::ArrayXf all = floats();
    for (const float n : {0.0F, 1.0F, 2.0F, 7.0F, 40.0F, -1.0F, 1.5F})
        compare(
            "eval_genlaguerre", [n](const auto& x) { return special::eval_genlaguerre(n, 0.5F, x); }, all);
}

}  // namespace
