#include <cmath>
#include <numbers>
#include <scixx/integrate/lebedev_rule.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::integrate;
constexpr double pi = std::numbers::pi;

// The integral of x^i y^j z^k over the sphere: 4 pi (i-1)!! (j-1)!! (k-1)!! / (i+j+k+1)!! for even exponents, else 0.
double moment(int i, int j, int k) {
    if (i % 2 || j % 2 || k % 2) return 0;
    return 2 * std::exp(std::lgamma((i + 1) / 2.0) + std::lgamma((j + 1) / 2.0) + std::lgamma((k + 1) / 2.0) -
                        std::lgamma((i + j + k + 3) / 2.0));
}

TEST(LebedevRule, MomentsUpToTheDegree) {
    const std::pair<int, int> sizes[] = {{3, 6},     {5, 14},    {7, 26},     {9, 38},     {11, 50},    {13, 74},
                                         {15, 86},   {17, 110},  {19, 146},   {21, 170},   {23, 194},   {25, 230},
                                         {27, 266},  {29, 302},  {31, 350},   {35, 434},   {41, 590},   {47, 770},
                                         {53, 974},  {59, 1202}, {65, 1454},  {71, 1730},  {77, 2030},  {83, 2354},
                                         {89, 2702}, {95, 3074}, {101, 3470}, {107, 3890}, {113, 4334}, {119, 4802}};
    for (const auto& [degree, size] : sizes) {
        const auto [x, w] = lebedev_rule(degree);
        EXPECT_EQ(w.size(), size);
        EXPECT_NEAR(w.sum(), 4 * pi, 1e-13);
        EXPECT_NEAR((x.colwise().squaredNorm().array() - 1).abs().maxCoeff(), 0, 1e-15);
        if (degree > 41) continue;
        for (int i = 0; i <= degree; i += i < 6 ? 1 : 5)
            for (int j = 0; i + j <= degree; j += j < 6 ? 1 : 7) {
                const int k = degree - i - j;
                for (const int last : {k, k > 0 ? k - 1 : 0}) {
                    const double sum = (w * x.row(0).transpose().array().pow(i) * x.row(1).transpose().array().pow(j) *
                                        x.row(2).transpose().array().pow(last))
                                           .sum();
                    EXPECT_NEAR(sum, moment(i, j, last), 2e-14) << degree << ' ' << i << ' ' << j << ' ' << last;
                }
            }
        // The first power beyond the degree is missed: the rule is no better than it says.
        const double beyond = (w * x.row(2).transpose().array().pow(degree + 1)).sum();
        EXPECT_GT(std::abs(beyond - moment(0, 0, degree + 1)), 1e-14 * std::pow(0.9, degree)) << degree;
    }
}

// Legendre's polynomials about an axis without symmetry: moments lose their meaning in high degrees, these do not.
TEST(LebedevRule, ZonalHarmonicsUpToTheDegree) {
    const Eigen::Vector3d axis = Eigen::Vector3d(1, -2, 4.5).normalized();
    for (const int degree : {23, 41, 47, 53, 59, 65, 71, 77, 83, 89, 95, 101, 107, 113, 119}) {
        const auto [x, w] = lebedev_rule(degree);
        EXPECT_GT(w.minCoeff(), 0);
        const Eigen::ArrayXd c = (axis.transpose() * x).transpose();
        Eigen::ArrayXd before = Eigen::ArrayXd::Ones(c.size()), now = c;
        for (int l = 1; l <= degree; ++l) {
            EXPECT_NEAR((w * now).sum(), 0, 2e-14) << degree << ' ' << l;
            const Eigen::ArrayXd next = ((2 * l + 1) * c * now - l * before) / (l + 1);
            before = now;
            now = next;
        }
        EXPECT_NEAR(w.sum(), 4 * pi, 1e-13);
    }
}

// Published: V. I. Lebedev, Zh. vychisl. Mat. mat. Fiz. 15 (1975) 48; weights of a1, a2 and a3 of degree 7.
TEST(LebedevRule, KnownWeights) {
    const auto [x, w] = lebedev_rule(7);
    EXPECT_NEAR(w[0], 4 * pi / 21, 1e-14);
    EXPECT_NEAR(w[6], 4 * pi * 4 / 105, 1e-14);
    EXPECT_NEAR(w[18], 4 * pi * 27 / 840, 1e-14);
    EXPECT_NEAR(lebedev_rule(3).w[5], 4 * pi / 6, 1e-14);
}

TEST(LebedevRule, Integral) {
    const auto [x, w] = lebedev_rule(31);
    double sum = 0;
    for (Eigen::Index i = 0; i < w.size(); ++i) sum += w[i] * std::exp(x(0, i) + 2 * x(1, i) - x(2, i));
    const double k = std::sqrt(6.0);
    EXPECT_NEAR(sum, 4 * pi * std::sinh(k) / k, 1e-12);
}

TEST(LebedevRule, Errors) {
    for (const int n : {-1, 0, 2, 4, 33, 43, 133})
        EXPECT_THROW_TEXT((void)lebedev_rule(n), std::invalid_argument,
                          "lebedev_rule: n must be a degree for which there is a rule");
}

}  // namespace
