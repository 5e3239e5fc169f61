#include <scixx/special/combinatorics.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/zeta.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::expect_ulp;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

#define ONE(name, most) expect_ulp<1>(reference, #name, most, [](double x) { return special::name(x); })
#define TWO(name, most) expect_ulp<2>(reference, #name, most, [](double x, double y) { return special::name(x, y); })

TEST(Combinatorics, AgreesWithMpmath) {
    const Reference reference("special/combinatorics.json");
    ONE(factorial, 0);
    ONE(factorial2, 0);
    TWO(binom, 1);
    TWO(perm, 1);
    TWO(stirling2, 4);
    ONE(zeta, 16);
    ONE(zetac, 4);
    expect_ulp<1>(reference, "factorial_broken", 6, [](double n) { return special::factorial(n); });
    expect_ulp<2>(reference, "binom_broken", 12, [](double n, double k) { return special::binom(n, k); });
    expect_ulp<2>(reference, "poch_below", 12, [](double z, double m) { return special::poch(z, m); });
    expect_ulp<2>(reference, "hurwitz", 8, [](double x, double q) { return special::zeta(x, q); });
}

TEST(Combinatorics, ExactIntegers) {
    EXPECT_EQ(special::factorial<true>(20), 2432902008176640000);
    EXPECT_EQ(special::factorial<true>(-3), 0);
    EXPECT_EQ(special::factorial2<true>(9), 945);
    EXPECT_EQ(special::factorialk(10, 3), 280);
    EXPECT_EQ(special::factorialk(-1, 3), 1);
    EXPECT_EQ(special::factorialk(-3, 3), 0);
    EXPECT_EQ(special::comb<true>(62, 31), 465428353255261088);
    EXPECT_EQ(special::comb<true>(5, 7), 0);
    EXPECT_EQ(special::comb<true>(10, 3, {.repetition = true}), 220);
    EXPECT_EQ(special::perm<true>(20, 5), 1860480);
    EXPECT_EQ(special::stirling2<true>(10, 4), 34105);
    EXPECT_EQ(special::stirling2<true>(0, 0), 1);
    EXPECT_THROW_TEXT(special::factorial<true>(21), std::invalid_argument, "factorial: ");
    EXPECT_THROW_TEXT(special::comb<true>(80, 40), std::invalid_argument, "comb: ");
    EXPECT_THROW_TEXT(special::perm<true>(60, 30), std::invalid_argument, "perm: ");
    EXPECT_THROW_TEXT(special::stirling2<true>(60, 20), std::invalid_argument, "stirling2: ");
    EXPECT_THROW_TEXT(special::factorialk(5, 0), std::invalid_argument, "factorialk: k");
    // Pascal's rule.
    for (int n = 1; n < 60; ++n)
        for (int k = 1; k < n; ++k)
            EXPECT_EQ(special::comb<true>(n, k), special::comb<true>(n - 1, k) + special::comb<true>(n - 1, k - 1));
}

TEST(Combinatorics, ArraysAgreeWithNumbers) {
    const Eigen::ArrayXd x = Eigen::ArrayXd::LinSpaced(421, -5.2, 520), k = x.reverse() / 7;
    const Eigen::ArrayXd few = k - 30, binomials = special::binom(x, k), symbols = special::poch(x, few);
    for (Eigen::Index i = 0; i < x.size(); ++i) {
        EXPECT_ULP_CLOSE(binomials[i], special::binom(x[i], k[i]), 12) << x[i] << " " << k[i];
        EXPECT_ULP_CLOSE(symbols[i], special::poch(x[i], few[i]), 12) << x[i] << " " << few[i];
    }
    // Whole numbers beyond the factorials of doubles.
    EXPECT_EQ(special::binom(940, 100), 9.344368290113087e+136);
    EXPECT_EQ(special::binom(2047, 1000), inf);
    for (double n = 180; n < 1000; n += 61)
        EXPECT_ULP_CLOSE(special::binom(n, 60.0), special::binom(n - 1, 60.0) + special::binom(n - 1, 59.0), 2) << n;
}

TEST(Combinatorics, Limits) {
    EXPECT_EQ(special::factorial(-1), 0);
    EXPECT_EQ(special::factorial(171), inf);
    EXPECT_EQ(special::factorial2(-1), 1);
    EXPECT_EQ(special::factorial2(-3), 0);
    EXPECT_EQ(special::factorial2(301), inf);
    EXPECT_TRUE(std::isnan(special::factorial2(2.5)) && std::isnan(special::factorial(nan)));
    EXPECT_TRUE(std::isnan(special::binom(-1, 3)));
    EXPECT_EQ(special::binom(inf, 2.5), inf);
    EXPECT_EQ(special::binom(2.5, inf), 0);
    EXPECT_EQ(special::binom(2.5, -inf), 0);
    EXPECT_EQ(special::binom(2.5, 3.5), 0);
    EXPECT_EQ(special::binom(10, -1), 0);
    EXPECT_EQ(special::binom(5, 7), 0);
    EXPECT_REL_CLOSE(special::binom(0.5, 1000.0), -8.923967556700794e-06, 1e-12);
    EXPECT_EQ(special::comb(-5, 2), 0);
    EXPECT_EQ(special::comb(5.5, 2), 12.375);
    EXPECT_EQ(special::comb(4, 2, {.repetition = true}), 10);
    EXPECT_EQ(special::perm(5, 3), 60);
    EXPECT_EQ(special::perm(5, 7), 0);
    EXPECT_EQ(special::stirling2(5, 7), 0);
    EXPECT_EQ(special::stirling2(5000, 300), inf);
    EXPECT_EQ(special::stirling2(3e9, 1), 1);
    EXPECT_REL_CLOSE(special::stirling2(150000, 149998), 6.3279281269687435e19, 1e-15);
    EXPECT_REL_CLOSE(special::stirling2(1e9, 1e9 - 3), 2.0833333104166668e52, 1e-15);
    EXPECT_TRUE(std::isnan(special::stirling2(2.5, 1)));
    const Eigen::ArrayXd b = special::bernoulli(4), e = special::euler(4);
    EXPECT_EQ(b[1], -0.5);
    EXPECT_EQ(b[2], 1.0 / 6);
    EXPECT_EQ(b[3], 0);
    EXPECT_EQ(b[4], -1.0 / 30);
    EXPECT_EQ(e[2], -1);
    EXPECT_EQ(e[4], 5);
    EXPECT_EQ(special::bernoulli(0).size(), 1);
    EXPECT_THROW_TEXT(special::bernoulli(-1), std::invalid_argument, "bernoulli: n");
    EXPECT_THROW_TEXT(special::euler(-1), std::invalid_argument, "euler: n");
    EXPECT_EQ(special::comb(50, Eigen::ArrayXd::LinSpaced(3, 0, 2).eval())[2], 1225);
}

TEST(Zeta, Limits) {
    EXPECT_EQ(special::zeta(1), inf);
    EXPECT_EQ(special::zeta(-2), 0);
    EXPECT_EQ(special::zeta(0), -0.5);
    EXPECT_ULP_CLOSE(special::zeta(-1), -1.0 / 12, 8);
    EXPECT_ULP_CLOSE(special::zeta(2), 1.6449340668482264, 2);
    EXPECT_EQ(special::zeta(inf), 1);
    EXPECT_TRUE(std::isnan(special::zeta(-inf)) && std::isnan(special::zeta(nan)));
    EXPECT_EQ(special::zeta(2, 0), inf);
    EXPECT_TRUE(std::isnan(special::zeta(0.5, 2)) && std::isnan(special::zeta(2.5, -0.5)));
    EXPECT_ULP_CLOSE(special::zeta(2, -0.5), 8.934802200544679, 8);
    EXPECT_EQ(special::zetac(1), inf);
    EXPECT_EQ(special::zetac(-2), -1);
    // Recurrence in q, DLMF 25.11.3.
    for (double q = 0.3; q < 50; q *= 1.4)
        EXPECT_REL_CLOSE(special::zeta(2.3, q), special::zeta(2.3, q + 1) + std::pow(q, -2.3), 3e-15);
}

}  // namespace
