#include <scixx/special/digamma.hpp>
#include <scixx/special/elementary/convenience.hpp>
#include <scixx/special/elliptic/ellipj.hpp>
#include <scixx/special/elliptic/ellipk.hpp>
#include <scixx/special/elliptic/elliprf.hpp>
#include <scixx/special/erf.hpp>
#include <scixx/special/integrals/expn.hpp>
#include <scixx/special/integrals/fresnel.hpp>
#include <scixx/special/polynomials/eval.hpp>
#include <scixx/special/zeta.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare;
using scixx::testing::compare_within;
using scixx::testing::floats;

TEST(FloatIntegrals, EllipticOnes) {
    const Eigen::ArrayXf all = floats(), x = all.tail(4000), p = x.abs(), q = p.reverse(), r = (p + q) / 3,
                         m = (q < 1).select(q, 1 / q), negative = -q;
    for (const Eigen::ArrayXf& parameter : {m, negative}) {
        compare_within(
            "ellipkinc", 5, 0, [](const auto& a, const auto& b) { return special::ellipkinc(a, b); }, x, parameter);
        compare_within(
            "ellipeinc", 6, 0, [](const auto& a, const auto& b) { return special::ellipeinc(a, b); }, x, parameter);
    }
    for (std::size_t k = 0; k < 4; ++k)
        compare_within(
            "ellipj", 2, 1, [=](const auto& a, const auto& b) { return special::ellipj(a, b)[k]; }, x, m);
    compare_within(
        "elliprf", 4, 0, [](const auto& a, const auto& b, const auto& c) { return special::elliprf(a, b, c); }, p, q,
        r);
    compare_within(
        "elliprd", 6, 0, [](const auto& a, const auto& b, const auto& c) { return special::elliprd(a, b, c); }, p, q,
        r);
    compare(
        "elliprg", [](const auto& a, const auto& b, const auto& c) { return special::elliprg(a, b, c); }, p, q, r);
    compare(
        "elliprj", [](const auto& a, const auto& b, const auto& c) { return special::elliprj(a, b, c, a + c); }, p, q,
        r);
    compare_within(
        "elliprf of all sizes", 4, 0, [](const auto& a, const auto& b) { return special::elliprf(a, b, a); }, all,
        all.reverse().eval());
}

TEST(FloatIntegrals, OthersAndSums) {
    const Eigen::ArrayXf all = floats(), x = all.tail(4000), p = x.abs(), q = p.reverse();
    for (const float n : {0.0F, 1.0F, 2.0F, 7.0F, 60.0F, 1e6F})
        compare(
            "expn", [=](const auto& v) { return special::expn(n, v); }, all);
    for (std::size_t k = 0; k < 2; ++k)
        compare(
            "fresnel", [=](const auto& v) { return special::fresnel(v)[k]; }, all);
    compare(
        "erfi", [](const auto& v) { return special::erfi(v); }, all);
    compare_within(
        "hurwitz", 4, 0, [](const auto& a, const auto& b) { return special::zeta(a, b); }, p, q);
    for (const float s : {1.001F, 2.0F, 3.5F, 30.0F})
        compare_within(
            "hurwitz of one exponent", 4, 0, [=](const auto& v) { return special::zeta(s, v); }, all);
    for (const float n : {1.0F, 2.0F, 5.0F, 30.0F})
        compare(
            "polygamma", [=](const auto& v) { return special::polygamma(n, v); }, p);
}

TEST(FloatIntegrals, ElementaryOnes) {
    const Eigen::ArrayXf all = floats();
    compare(
        "sindg", [](const auto& v) { return special::sindg(v); }, all);
    compare(
        "cosdg", [](const auto& v) { return special::cosdg(v); }, all);
    compare(
        "tandg", [](const auto& v) { return special::tandg(v); }, all);
    compare(
        "cotdg", [](const auto& v) { return special::cotdg(v); }, all);
    EXPECT_EQ(special::sindg(30.0F), 0.5F);
    EXPECT_EQ(special::cbrt(27.0F), 3.0F);
    EXPECT_EQ(special::cosdg(90.0F), 0.0F);
}

TEST(FloatIntegrals, Polynomials) {
    const Eigen::ArrayXf all = floats(), unit = all / 100;
    for (const int n : {-3, 0, 1, 2, 3, 20})
        for (const Eigen::ArrayXf& x : {all, unit}) {
            compare_within(
                "eval_legendre", 1, 1e-5, [=](const auto& v) { return special::eval_legendre(n, v); }, x);
            compare_within(
                "eval_sh_legendre", 1, 1e-5, [=](const auto& v) { return special::eval_sh_legendre(n, v); }, x);
            compare_within(
                "eval_gegenbauer", 1, 1e-5, [=](const auto& v) { return special::eval_gegenbauer(n, 0.7F, v); }, x);
            compare_within(
                "eval_genlaguerre", 1, 1e-5, [=](const auto& v) { return special::eval_genlaguerre(n, 0.7F, v); }, x);
        }
}

}  // namespace
