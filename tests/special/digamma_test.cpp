#include <scixx/special/beta.hpp>
#include <scixx/special/digamma.hpp>
#include <scixx/special/gamma.hpp>

#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::Reference;

constexpr double inf = std::numeric_limits<double>::infinity();

const Reference& stored() {
    static const Reference reference("special/digamma.json");
    return reference;
}

template <class F>
void compare(const std::string& name, double most, F f) {
    const auto& expected = stored()[name];
    const auto a = expected.array<Eigen::ArrayXd>("a"), out = expected.array<Eigen::ArrayXd>("out");
    const Eigen::ArrayXd b = expected.has("b") ? expected.array<Eigen::ArrayXd>("b") : a;
    for (Eigen::Index i = 0; i < a.size(); ++i) EXPECT_ULP_CLOSE(f(a[i], b[i]), out[i], most) << a[i] << " " << b[i];
}

TEST(Digamma, AgreesWithMpmath) {
    compare("digamma", 6, [](double x, double) { return special::digamma(x); });
    const auto& negative = stored()["digamma negative"];
    const auto x = negative.array<Eigen::ArrayXd>("a"), out = negative.array<Eigen::ArrayXd>("out");
    for (Eigen::Index i = 0; i < x.size(); ++i)
        EXPECT_NEAR(special::psi(x[i]), out[i], 1e-15 * (4 + std::abs(out[i]))) << x[i];
}

TEST(Digamma, Borders) {
    EXPECT_EQ(special::digamma(0.0), -inf);
    EXPECT_EQ(special::digamma(-0.0), inf);
    EXPECT_TRUE(std::isnan(special::digamma(-2)));
    EXPECT_TRUE(std::isnan(special::digamma(-inf)));
    EXPECT_EQ(special::digamma(inf), inf);
}

TEST(Polygamma, AgreesWithMpmath) {
    compare("polygamma", 16, [](double n, double x) { return special::polygamma(n, x); });
    compare("polygamma negative", 32, [](double n, double x) { return special::polygamma(n, x); });
}

TEST(Polygamma, Borders) {
    EXPECT_EQ(special::polygamma(1, 0), inf);
    EXPECT_EQ(special::polygamma(2, -1), -inf);
    EXPECT_EQ(special::polygamma(1, inf), 0);
    EXPECT_EQ(special::polygamma(0, 2), special::digamma(2));
    EXPECT_TRUE(std::isnan(special::polygamma(-1, 2)));
    EXPECT_TRUE(std::isnan(special::polygamma(1.5, 2)));
}

TEST(Rgamma, AgreesWithMpmathAndVanishesAtPoles) {
    compare("rgamma", 8, [](double x, double) { return special::rgamma(x); });
    for (const double x : {0.0, -1.0, -7.0}) EXPECT_EQ(special::rgamma(x), 0);
    EXPECT_EQ(special::rgamma(inf), 0);
    EXPECT_GT(special::rgamma(177.5), 0);  // subnormal
}

TEST(Gammasgn, Signs) {
    const std::vector<double> x{0, -1, -0.5, -1.5, -2.5, 3, inf}, sign{0, 0, -1, 1, -1, 1, 1};
    const Eigen::ArrayXd out = special::gammasgn(x);
    for (std::size_t i = 0; i < x.size(); ++i) EXPECT_EQ(out[static_cast<Eigen::Index>(i)], sign[i]) << x[i];
}

TEST(Poch, AgreesWithMpmath) {
    compare("poch", 24, [](double z, double m) { return special::poch(z, m); });
    EXPECT_EQ(special::poch(0, 0), 1);
    EXPECT_EQ(special::poch(-2, 2), 2);
    EXPECT_EQ(special::poch(-2, 3), 0);
    EXPECT_EQ(special::poch(1, -1), inf);
    EXPECT_EQ(special::poch(-3, 2.5), 0);
    EXPECT_EQ(special::poch(2.5, -5.5), inf);
}

TEST(Beta, AgreesWithMpmath) {
    compare("beta", 8, [](double a, double b) { return special::beta(a, b); });
    compare("beta", 8, [](double a, double b) { return special::beta(b, a); });
    for (const double a : {0.1, 2.0, 30.0, 100.0})
        for (const double b : {0.7, 5.0, 90.0})
            EXPECT_NEAR(special::betaln(a, b), std::log(special::beta(a, b)),
                        1e-15 * (1 + std::abs(special::betaln(a, b))));
    EXPECT_REL_CLOSE(special::betaln(1e5, 1e6), std::lgamma(1e5) + std::lgamma(1e6) - std::lgamma(1.1e6), 1e-12);
}

TEST(Beta, Continuation) {
    EXPECT_ULP_CLOSE(special::beta(-3, 2), 1.0 / 6, 4);
    EXPECT_EQ(special::beta(-3, 4), inf);
    EXPECT_EQ(special::beta(0, 1), inf);
    EXPECT_EQ(special::beta(-2.5, 2.5), 0);
    EXPECT_EQ(special::beta(inf, 1), 0);
    EXPECT_TRUE(std::isnan(special::beta(inf, inf)));
    EXPECT_REL_CLOSE(special::beta(-2.5, 1.25), special::gamma(-2.5) * special::gamma(1.25) / special::gamma(-1.25),
                     1e-14);
    EXPECT_EQ(special::betaln(-2.5, 2.5), -inf);
}

TEST(Beta, ArraysAsNumbers) {
    // Arguments of every kind in one array: the block takes those near 1 together and the others one by one.
    Eigen::ArrayXd a(300), b(300);
    for (Eigen::Index i = 0; i < a.size(); ++i) {
        a[i] = std::pow(10.0, 0.02 * static_cast<double>(i % 150) - 2);
        b[i] = std::pow(10.0, 0.9 - 0.013 * static_cast<double>(i));
    }
    a[3] = -2.5;
    b[4] = 0;
    a[5] = 1e-310;
    b[6] = inf;
    a[7] = std::nan("");
    a[260] = 1e200;
    a[261] = b[261] = 1e308;
    const Eigen::ArrayXd value = special::beta(a, b), logarithm = special::betaln(a, b);
    for (Eigen::Index i = 0; i < a.size(); ++i) {
        const double one = special::beta(a[i], b[i]), other = special::betaln(a[i], b[i]);
        if (std::isnan(one)) {
            EXPECT_TRUE(std::isnan(value[i])) << i;
            continue;
        }
        EXPECT_ULP_CLOSE(value[i], one, 1) << a[i] << " " << b[i];
        EXPECT_ULP_CLOSE(logarithm[i], other, 1) << a[i] << " " << b[i];
    }
    Eigen::ArrayXd in_place = a;
    special::beta(in_place, b, in_place);
    EXPECT_TRUE((in_place == value || (in_place != in_place && value != value)).all());
}

TEST(Beta, LargeExponents) {
    // mpmath
    EXPECT_ULP_CLOSE(special::beta(384.2987559375808, 384.2987559375808), 7.700271492047256e-233, 4);
    EXPECT_ULP_CLOSE(special::beta(653.480101990726, 158.75259087578553), 1.1941511781494085e-175, 4);
    EXPECT_ULP_CLOSE(special::betaln(1.0836843971187e+114, 0.009269050963002177), 2.2419727053113663, 4);
}

TEST(Multigammaln, SumOfGammaln) {
    const double log_pi = 1.1447298858494002;
    EXPECT_REL_CLOSE(special::multigammaln(3, 2), 0.5 * log_pi + std::lgamma(3) + std::lgamma(2.5), 1e-15);
    EXPECT_EQ(special::multigammaln(4.5, 1), special::gammaln(4.5));
    EXPECT_THROW_TEXT(special::multigammaln(3, 0), std::invalid_argument,
                      "multigammaln: d should be a positive integer");
    EXPECT_THROW_TEXT(special::multigammaln(0.5, 2), std::invalid_argument, "multigammaln: a must be greater");
}

TEST(Betaln, ANegativeParameterBesideAHugeOne) {
    EXPECT_REL_CLOSE(special::betaln(-1.5, 1e30), 104.4763762001085, 1e-14);  // mpmath
    EXPECT_REL_CLOSE(special::betaln(1e15, -1.5), 52.66821160774251, 1e-14);
    EXPECT_REL_CLOSE(special::betaln(-0.5, -0.7), 1.13880902820147, 1e-13);
    EXPECT_REL_CLOSE(special::betaln(-1.5F, 1e30F), 104.476376F, 1e-6);
}

}  // namespace
