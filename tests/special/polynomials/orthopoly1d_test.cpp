#include <scixx/special/polynomials/eval.hpp>
#include <scixx/special/polynomials/orthopoly1d.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::Reference;
using special::Orthopoly1d;

struct Named {
    std::string name;
    Orthopoly1d<> plain, monic;
};
std::vector<Named> all_of(Eigen::Index n) {
    const special::Orthopoly1dOptions monic{.monic = true};
    return {{"legendre", special::legendre(n), special::legendre(n, monic)},
            {"sh_legendre", special::sh_legendre(n), special::sh_legendre(n, monic)},
            {"jacobi", special::jacobi(n, 0.5, 1.25), special::jacobi(n, 0.5, 1.25, monic)},
            {"sh_jacobi", special::sh_jacobi(n, 2.5, 1.25), special::sh_jacobi(n, 2.5, 1.25, monic)},
            {"gegenbauer", special::gegenbauer(n, 1.75), special::gegenbauer(n, 1.75, monic)},
            {"chebyt", special::chebyt(n), special::chebyt(n, monic)},
            {"chebyu", special::chebyu(n), special::chebyu(n, monic)},
            {"chebyc", special::chebyc(n), special::chebyc(n, monic)},
            {"chebys", special::chebys(n), special::chebys(n, monic)},
            {"sh_chebyt", special::sh_chebyt(n), special::sh_chebyt(n, monic)},
            {"sh_chebyu", special::sh_chebyu(n), special::sh_chebyu(n, monic)},
            {"laguerre", special::laguerre(n), special::laguerre(n, monic)},
            {"genlaguerre", special::genlaguerre(n, 0.75), special::genlaguerre(n, 0.75, monic)},
            {"hermite", special::hermite(n), special::hermite(n, monic)},
            {"hermitenorm", special::hermitenorm(n), special::hermitenorm(n, monic)}};
}

TEST(Orthopoly1d, AgreesWithScipy) {
    const Reference reference("special/orthopoly1d.json");
    for (const Eigen::Index n : {1, 2, 5, 12})
        for (const Named& each : all_of(n)) {
            const auto& stored = reference[each.name + " " + std::to_string(n)];
            const auto c = stored.array<Eigen::ArrayXd>("c");
            EXPECT_LE((each.plain.coeffs - c).abs().maxCoeff(), 1e-12 * c.abs().maxCoeff()) << each.name << n;
            EXPECT_LE((each.plain.roots - stored.array<Eigen::ArrayXd>("roots")).abs().maxCoeff(), 1e-12) << each.name;
            const auto equivalent = stored.array<Eigen::ArrayXd>("equivalent");
            EXPECT_LE((each.plain.weights.col(2) / equivalent - 1).abs().maxCoeff(), 1e-11) << each.name << n;
            EXPECT_REL_CLOSE(each.plain.normcoef, stored.number("normcoef"), 1e-12) << each.name << n;
            EXPECT_REL_CLOSE(each.monic.normcoef, stored.number("monic_normcoef"), 1e-12) << each.name << n;
            EXPECT_EQ(each.plain.limits[0], stored.number("low"));
            EXPECT_EQ(each.plain.limits[1], stored.number("high"));
        }
}

TEST(Orthopoly1d, CoefficientsZerosAndNormsFitTogether) {
    for (const Eigen::Index n : {0, 1, 2, 3, 8})
        for (const Named& each : all_of(n)) {
            EXPECT_EQ(each.plain.order(), n);
            EXPECT_EQ(each.plain.weights.rows(), n);
            EXPECT_ULP_CLOSE(each.monic.coeffs[0], 1.0, 2) << each.name << n;
            const double lead = each.plain.coeffs[0];
            for (const double x : {0.25, 0.7, 1.5}) {
                double sum = 0, size = 0;
                for (const double c : each.plain.coeffs) {
                    sum = sum * x + c;
                    size = size * x + std::abs(c);
                }
                EXPECT_NEAR(each.plain(x), sum, 4e-15 * size) << each.name << n;
                EXPECT_NEAR(each.monic(x) * lead, sum, 8e-15 * size) << each.name << n;
            }
            for (Eigen::Index k = 0; k < n; ++k)
                EXPECT_NEAR(each.plain(each.plain.roots[k]), 0, 1e-12 * each.plain.coeffs.abs().sum()) << each.name;
        }
    // The rule of degree n + 1 integrates p^2 exactly.
    const Orthopoly1d<> p = special::jacobi(4, 0.5, 1.25), rule = special::jacobi(5, 0.5, 1.25);
    const Eigen::ArrayXd value = p(rule.roots);
    EXPECT_REL_CLOSE(std::sqrt((value.square() * rule.weights.col(1)).sum()), p.normcoef, 1e-14);
}

TEST(Orthopoly1d, ExactCoefficientsAndBorders) {
    const Eigen::ArrayXd c = special::legendre(4).coeffs;
    EXPECT_EQ(c[0], 4.375);
    EXPECT_EQ(c[1], 0);
    EXPECT_EQ(c[2], -3.75);
    EXPECT_EQ(c[4], 0.375);
    EXPECT_EQ(special::chebyc(0).coeffs[0], 2);
    EXPECT_EQ(special::jacobi(0, -0.5, -0.5).coeffs[0], 1);
    EXPECT_EQ(special::gegenbauer(3, 0).coeffs.abs().maxCoeff(), 0);
    EXPECT_EQ(special::gegenbauer(3, 0, {.monic = true}).coeffs[0], 1);
    EXPECT_EQ(special::legendre(3).weight_func(0.5), 1);
    const Orthopoly1d<float> narrow = special::legendre<float>(3);
    EXPECT_EQ(narrow.coeffs[0], 2.5F);
    Eigen::ArrayXd out(2);
    special::hermite(2)(Eigen::ArrayXd::Ones(2).eval(), out);
    EXPECT_EQ(out[1], 2);
    EXPECT_THROW_TEXT(special::legendre(-1), std::invalid_argument, "legendre: n");
    EXPECT_THROW_TEXT(special::jacobi(2, -1, 0), std::invalid_argument, "jacobi: alpha");
    EXPECT_THROW_TEXT(special::sh_jacobi(2, 0, 2), std::invalid_argument, "sh_jacobi: p");
    EXPECT_THROW_TEXT(special::gegenbauer(2, -0.5), std::invalid_argument, "gegenbauer: alpha");
    EXPECT_THROW_TEXT(special::genlaguerre(2, -1), std::invalid_argument, "genlaguerre: alpha");
    EXPECT_THROW_TEXT(special::laguerre(-2), std::invalid_argument, "laguerre: n");
}

}  // namespace
