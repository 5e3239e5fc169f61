#include <scixx/special/polynomials/roots.hpp>

#include "special/accuracy.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::Case;
using scixx::testing::Reference;

constexpr double pi = 3.14159265358979324;

template <class Rule>
void expect_rule(const Reference& reference, const std::string& name, double most, Rule rule) {
    const Case& stored = reference[name];
    const special::RootsResult<> result = rule;
    const auto index = stored.array<Eigen::ArrayXd>("index"), x = stored.array<Eigen::ArrayXd>("x"),
               w = stored.array<Eigen::ArrayXd>("w");
    for (Eigen::Index k = 0; k < index.size(); ++k) {
        const auto i = static_cast<Eigen::Index>(index[k]);
        if (x[k] == 0 || std::abs(x[k]) < 1e-30)
            EXPECT_EQ(result.x[i], 0) << name;
        else
            EXPECT_ULP_CLOSE(result.x[i], x[k], 1) << name << " " << i;
        EXPECT_ULP_CLOSE(result.w[i], w[k], most) << name << " " << i;
    }
    EXPECT_REL_CLOSE(result.mu, stored.number("mu"), 4e-15) << name;
    EXPECT_REL_CLOSE(result.w.sum(), result.mu, 1e-14) << name;
}

TEST(Roots, AgreesWithMpmath) {
    const Reference reference("special/roots.json");
    for (int n : {2, 5, 64, 101})
        expect_rule(reference, "legendre_" + std::to_string(n), 8, special::roots_legendre(n));
    expect_rule(reference, "legendre_300", 16, special::roots_legendre(300));
    expect_rule(reference, "sh_legendre_40", 8, special::roots_sh_legendre(40));
    expect_rule(reference, "jacobi_20", 8, special::roots_jacobi(20, 0.5, -0.5));
    expect_rule(reference, "jacobi_50", 12, special::roots_jacobi(50, -0.9, 3.3));
    expect_rule(reference, "gegenbauer_31", 8, special::roots_gegenbauer(31, 0.25));
    expect_rule(reference, "sh_jacobi_20", 8, special::roots_sh_jacobi(20, 3.0, 2.5));
    expect_rule(reference, "genlaguerre_30", 8, special::roots_genlaguerre(30, 0.5));
    expect_rule(reference, "genlaguerre_100", 12, special::roots_genlaguerre(100, -0.7));
    expect_rule(reference, "genlaguerre_200", 12, special::roots_laguerre(200));
    expect_rule(reference, "hermite_5", 8, special::roots_hermite(5));
    expect_rule(reference, "hermite_100", 8, special::roots_hermite(100));
    expect_rule(reference, "hermite_501", 16, special::roots_hermite(501));
    expect_rule(reference, "hermitenorm_60", 8, special::roots_hermitenorm(60));
}

TEST(Roots, ManyNodesAgreeWithMpmath) {
    const Reference reference("special/roots.json");
    for (int n : {100, 1000, 100000})
        expect_rule(reference, "legendre_" + std::to_string(n), 3, special::roots_legendre(n));
    expect_rule(reference, "jacobi_1000", 8, special::roots_jacobi(1000, -0.9, 3.3));
    expect_rule(reference, "sh_jacobi_500", 8, special::roots_sh_jacobi(500, 1.5, 0.25));
    expect_rule(reference, "gegenbauer_999", 8, special::roots_gegenbauer(999, 9.75));
    expect_rule(reference, "genlaguerre_1000", 8, special::roots_genlaguerre(1000, -0.7));
    expect_rule(reference, "hermite_10000", 3, special::roots_hermite(10000));
    expect_rule(reference, "hermitenorm_1001", 3, special::roots_hermitenorm(1001));
}

// Both ways to a rule, on both sides of where one takes over from the other.
TEST(Roots, TwoWaysToARule) {
    namespace ways = special::detail::polynomials;
    const auto expect_same = [](const std::vector<ways::Node>& one, const std::vector<ways::Node>& other) {
        ASSERT_EQ(one.size(), other.size());
        for (std::size_t k = 0; k < one.size(); ++k) {
            EXPECT_NEAR(one[k].x - other[k].x, other[k].low - one[k].low, 2e-18 * std::abs(one[k].x) + 1e-25);
            if (other[k].weight > 1e-300) {
                EXPECT_REL_CLOSE(one[k].weight, other[k].weight, 4e-15);
            }
        }
    };
    for (Eigen::Index n : {50, 99, 100, 101}) {
        for (auto [a, b] : {std::pair(0.0, 0.0), {-0.5, 0.5}, {-0.999, 10.0}, {10.0, -0.3}, {1e-9, 0.0}, {3.25, 7.0}})
            expect_same(ways::march_jacobi(n, a, b), ways::gauss(ways::jacobi(n, a, b)));
        expect_same(ways::march_jacobi(n, -0.75, -0.75), ways::even_gauss(ways::gegenbauer(n, -0.25)));
        for (double a : {-0.999, -0.5, 0.0, 0.5, 10.0})
            expect_same(ways::march_laguerre(n, a), ways::gauss(ways::laguerre(n, a)));
        expect_same(ways::march_hermite(n, 1), ways::even_gauss(ways::hermite<double>(n)));
    }
}

TEST(Roots, LargeExponents) {
    const auto rule = special::roots_jacobi(120, 25, 0);
    EXPECT_REL_CLOSE(rule.w.sum(), std::exp2(26) / 26, 1e-13);
    EXPECT_REL_CLOSE(special::roots_genlaguerre(150, 10.5).w.sum(), std::tgamma(11.5), 1e-13);
    EXPECT_REL_CLOSE(special::roots_gegenbauer(150, 40).w.sum(), special::roots_gegenbauer(150, 40).mu, 1e-13);
}

TEST(Roots, ChebyshevInClosedForm) {
    for (Eigen::Index n : {1, 2, 3, 10, 51}) {
        const auto t = special::roots_chebyt(n), u = special::roots_chebyu(n);
        const auto gt = special::roots_jacobi(n, -0.5, -0.5), gu = special::roots_gegenbauer(n, 1);
        for (Eigen::Index k = 0; k < n; ++k) {
            EXPECT_NEAR(t.x[k], gt.x[k], 3e-16);
            EXPECT_ULP_CLOSE(t.w[k], gt.w[k], 12);
            EXPECT_NEAR(u.x[k], gu.x[k], 3e-16);
            EXPECT_ULP_CLOSE(u.w[k], gu.w[k], 12);
        }
        EXPECT_ULP_CLOSE(special::roots_gegenbauer(n, 0).w[0], pi / static_cast<double>(n), 12);
        const auto c = special::roots_chebyc(n), s = special::roots_chebys(n);
        EXPECT_TRUE((c.x == 2 * t.x).all() && (s.x == 2 * u.x).all());
        EXPECT_REL_CLOSE(c.mu, 2 * pi, 1e-15);
        EXPECT_REL_CLOSE(s.mu, pi, 1e-15);
        const auto st = special::roots_sh_chebyt(n), su = special::roots_sh_chebyu(n);
        EXPECT_REL_CLOSE(st.mu, pi, 1e-15);
        EXPECT_REL_CLOSE(su.mu, pi / 8, 1e-15);
        const double at = std::sin(pi / (4 * static_cast<double>(n)));
        EXPECT_ULP_CLOSE(st.x[0], at * at, 4);
        EXPECT_REL_CLOSE(su.w.sum(), pi / 8, 1e-14);
        EXPECT_REL_CLOSE(s.w.sum(), pi, 1e-14);
    }
}

TEST(Roots, IntegratesPolynomialsExactly) {
    for (Eigen::Index n : {1, 2, 3, 7, 20}) {
        const auto [x, w] = special::roots_legendre(n);
        for (int power = 0; power < 2 * n; power += 2)
            EXPECT_REL_CLOSE((w * x.pow(power)).sum(), 2.0 / (power + 1), 1e-14) << n;
        const auto [y, v] = special::roots_jacobi(n, 1.5, 0.25);
        // The integral of (1 - x)^1.5 (1 + x)^(k + 1/4) is 2^(k + 2.75) B(2.5, k + 1.25).
        for (int k = 0; k < 2 * n; ++k)
            EXPECT_REL_CLOSE(
                (v * (1 + y).pow(k)).sum(),
                std::exp2(k + 2.75) * std::exp(std::lgamma(2.5) + std::lgamma(k + 1.25) - std::lgamma(k + 3.75)), 1e-13)
                << n;
        const auto [z, u] = special::roots_laguerre(n);
        for (int k = 0; k < 2 * n; ++k) EXPECT_REL_CLOSE((u * z.pow(k)).sum(), std::tgamma(k + 1.0), 1e-13) << n;
    }
}

TEST(Roots, ManyNodes) {
    const auto [x, w] = special::roots_legendre(2000);
    EXPECT_REL_CLOSE(w.sum(), 2.0, 1e-14);
    EXPECT_REL_CLOSE((w * (x * 300).cos()).sum(), 2 * std::sin(300.0) / 300, 1e-12);
    for (Eigen::Index k = 1; k < 2000; ++k) EXPECT_LT(x[k - 1], x[k]);
    EXPECT_TRUE((x == -x.reverse()).all() && (w == w.reverse()).all());
    const auto many = special::roots_jacobi(20000, 0.5, -0.25);
    EXPECT_REL_CLOSE(many.w.sum(), many.mu, 1e-14);
    EXPECT_REL_CLOSE((many.w * many.x).sum(), -many.mu * 0.75 / 2.25, 1e-13);  // (beta - alpha) / (alpha + beta + 2)
    for (Eigen::Index k = 1; k < 20000; ++k) EXPECT_LT(many.x[k - 1], many.x[k]);
    const auto far = special::roots_laguerre(800);
    EXPECT_REL_CLOSE(far.w.sum(), 1.0, 1e-13);
    EXPECT_EQ(far.w[799], 0);
    EXPECT_TRUE(far.x.allFinite() && far.w.allFinite());
}

TEST(Roots, FloatAndErrors) {
    const auto [x, w] = special::roots_hermite<float>(3);
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(w)>, Eigen::ArrayXf>);
    EXPECT_EQ(x[0], -std::sqrt(1.5f));
    EXPECT_EQ(x[1], 0);
    EXPECT_THROW_TEXT(special::roots_legendre(0), std::invalid_argument, "roots_legendre: n");
    EXPECT_THROW_TEXT(special::roots_laguerre(0), std::invalid_argument, "roots_laguerre: n");
    EXPECT_THROW_TEXT(special::roots_chebys(-3), std::invalid_argument, "roots_chebys: n");
    EXPECT_THROW_TEXT(special::roots_jacobi(3, -1, 0), std::invalid_argument, "roots_jacobi: alpha");
    EXPECT_THROW_TEXT(special::roots_jacobi(3, 0, std::nan("")), std::invalid_argument, "roots_jacobi: alpha");
    EXPECT_THROW_TEXT(special::roots_genlaguerre(3, -1), std::invalid_argument, "roots_genlaguerre: alpha");
    EXPECT_THROW_TEXT(special::roots_gegenbauer(3, -0.5), std::invalid_argument, "roots_gegenbauer: alpha");
    EXPECT_THROW_TEXT(special::roots_sh_jacobi(3, 1, 3), std::invalid_argument, "roots_sh_jacobi: p1");
}

}  // namespace
