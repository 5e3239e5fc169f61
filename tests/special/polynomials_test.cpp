#include <scixx/special/polynomials/eval.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

TEST(Polynomials, AgreesWithMpmath) {
    const Reference reference("special/polynomials.json");
    expect_ulp<2>(reference, "legendre", 16, [](double n, double x) { return special::eval_legendre(n, x); });
    expect_ulp<2>(reference, "chebyt", 40, [](double n, double x) { return special::eval_chebyt(n, x); });
    expect_ulp<2>(reference, "chebyu", 40, [](double n, double x) { return special::eval_chebyu(n, x); });
    expect_ulp<3>(reference, "gegenbauer", 40,
                  [](double n, double a, double x) { return special::eval_gegenbauer(n, a, x); });
    expect_ulp<4>(reference, "jacobi", 60,
                  [](double n, double a, double b, double x) { return special::eval_jacobi(n, a, b, x); });
    expect_ulp<3>(reference, "genlaguerre", 60,
                  [](double n, double a, double x) { return special::eval_genlaguerre(n, a, x); });
    expect_ulp<2>(reference, "hermite", 40, [](double n, double x) { return special::eval_hermite(n, x); });
}

TEST(Polynomials, Relatives) {
    for (int n = 0; n < 12; ++n)
        for (double x = -0.9; x < 1; x += 0.3) {
            const double p = special::eval_legendre(n, x);
            EXPECT_NEAR(special::eval_jacobi(n, 0, 0, x), p, 1e-14);
            EXPECT_NEAR(special::eval_gegenbauer(n, 0.5, x), p, 1e-14);
            EXPECT_EQ(special::eval_sh_legendre(n, x), special::eval_legendre(n, 2 * x - 1));
            EXPECT_EQ(special::eval_legendre(-n - 1, x), p);
            EXPECT_NEAR(special::eval_chebyt(n, x), std::cos(n * std::acos(x)), 1e-14);
            EXPECT_NEAR(special::eval_gegenbauer(n, 1, x), special::eval_chebyu(n, x), 1e-13);
            EXPECT_EQ(special::eval_chebyc(n, x), 2 * special::eval_chebyt(n, x / 2));
            EXPECT_EQ(special::eval_chebys(n, x), special::eval_chebyu(n, x / 2));
            EXPECT_EQ(special::eval_sh_chebyt(n, x), special::eval_chebyt(n, 2 * x - 1));
            EXPECT_EQ(special::eval_sh_chebyu(n, x), special::eval_chebyu(n, 2 * x - 1));
            EXPECT_EQ(special::eval_laguerre(n, x), special::eval_genlaguerre(n, 0, x));
            EXPECT_NEAR(special::eval_hermite(n, x),
                        std::pow(2.0, 0.5 * n) * special::eval_hermitenorm(n, std::sqrt(2.0) * x),
                        1e-14 * std::pow(2.0, n) * std::tgamma(0.5 * n + 1));
        }
    EXPECT_REL_CLOSE(special::eval_sh_jacobi(3, 2.5, 1.5, 0.3), special::eval_jacobi(3, 1.0, 0.5, -0.4) / 44.6875,
                     1e-14);
    EXPECT_EQ(special::eval_legendre(301, -1e10), -std::numeric_limits<double>::infinity());
    EXPECT_EQ(special::eval_legendre(300, -1e10), std::numeric_limits<double>::infinity());
    EXPECT_EQ(special::eval_jacobi(-2, 1, 0.5, 0.3), 0);
    EXPECT_EQ(special::eval_gegenbauer(-2, 1, 0.3), 0);
    EXPECT_EQ(special::eval_laguerre(-1, 0.3), 0);
    EXPECT_TRUE(std::isnan(special::eval_jacobi(2, -1, 0.5, 0.3)) && std::isnan(special::eval_hermite(-1, 0.3)));
    EXPECT_EQ(special::eval_chebyu(-1, 0.3), 0);
    EXPECT_EQ(special::eval_chebyu(-4, 0.3), -special::eval_chebyu(2, 0.3));
    EXPECT_TRUE(std::isnan(special::eval_chebyu(-1, std::nan(""))));
    EXPECT_TRUE(std::isnan(special::eval_legendre(2.5, 0.3)) && std::isnan(special::eval_genlaguerre(2, -2, 0.3)));
    EXPECT_EQ(special::eval_legendre(Eigen::ArrayXd::LinSpaced(3, 0, 2).eval(), 0.5)[1], 0.5);
}

TEST(Polynomials, ManyDegrees) {
    const Eigen::ArrayXd x = Eigen::ArrayXd::Random(700) * 1.2;
    Eigen::ArrayXd n(700);
    for (Eigen::Index i = 0; i < n.size(); ++i) n[i] = static_cast<double>(i * i % 41) - (i % 9 == 0 ? 0.5 : 1);
    n[3] = 5000;
    const Eigen::ArrayXd p = special::eval_legendre(n, x), u = special::eval_chebyu(n, x),
                         l = special::eval_laguerre(n, x);
    Eigen::ArrayXd in_place = n;
    special::eval_sh_chebyt(in_place, x, in_place);
    const auto same = [](double a, double b) {
        return a == b || (a != a && b != b) || std::abs(a - b) < 1e-11 * (1 + std::abs(b));
    };
    for (Eigen::Index i = 0; i < n.size(); ++i) {
        EXPECT_TRUE(same(p[i], special::eval_legendre(n[i], x[i]))) << n[i] << ' ' << x[i];
        EXPECT_TRUE(same(u[i], special::eval_chebyu(n[i], x[i]))) << n[i] << ' ' << x[i];
        EXPECT_TRUE(same(l[i], special::eval_laguerre(n[i], x[i]))) << n[i] << ' ' << x[i];
        EXPECT_TRUE(same(in_place[i], special::eval_sh_chebyt(n[i], x[i]))) << n[i] << ' ' << x[i];
    }
}

}  // namespace
