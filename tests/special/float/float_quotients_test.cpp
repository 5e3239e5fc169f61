#include <cmath>
#include <scixx/special/beta.hpp>
#include <scixx/special/combinatorics.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/hyp2f1.hpp>
#include <scixx/special/hyperu.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare;
using scixx::testing::compare_within;
using scixx::testing::floats;
using scixx::testing::spread;

const double first = 0.6180339887, second = 0.4142135624, third = 0.7320508076, fourth = 0.2360679775;

TEST(FloatQuotients, OfGammaFunctions) {
    const Eigen::ArrayXf any = floats(), other = any.reverse();
    const Eigen::ArrayXf a = spread(1e-3F, 20, first), b = spread(0, 20, second), n = spread(0, 60, third);
    const auto beta = [](const auto& x, const auto& y) { return special::beta(x, y); };
    const auto betaln = [](const auto& x, const auto& y) { return special::betaln(x, y); };
    const auto poch = [](const auto& x, const auto& y) { return special::poch(x, y); };
    const auto binom = [](const auto& x, const auto& y) { return special::binom(x, y); };
    const auto perm = [](const auto& x, const auto& y) { return special::perm(x, y); };
    compare("beta", beta, any, other);
    compare("beta", beta, a, b);
    compare_within("betaln", 2, 0, betaln, any, other);
    compare_within("betaln", 2, 0, betaln, a, b);
    compare("poch", poch, any, other);
    compare("poch", poch, a, b);
    compare("poch", poch, Eigen::ArrayXf(n + 1), Eigen::ArrayXf(-b / 20));
    compare("binom", binom, any, other);
    compare("binom", binom, n, b);
    compare("binom", binom, Eigen::ArrayXf(n.floor()), Eigen::ArrayXf(b.floor()));
    compare("perm", perm, any, other);
    compare("perm", perm, n, b);
    compare("perm", perm, Eigen::ArrayXf(n.floor()), Eigen::ArrayXf(b.floor()));
}

TEST(FloatQuotients, HypergeometricSeries) {
    const Eigen::ArrayXf any = floats(), v = spread(-2, 100, first), x = spread(-70, 160, second);
    const auto hyp0f1 = [](const auto& p, const auto& z) { return special::hyp0f1(p, z); };
    const auto hyp1f1 = [](const auto& p, const auto& q, const auto& z) { return special::hyp1f1(p, q, z); };
    const auto hyperu = [](const auto& p, const auto& q, const auto& z) { return special::hyperu(p, q, z); };
    const auto hyp2f1 = [](const auto& p, const auto& q, const auto& r, const auto& z) {
        return special::hyp2f1(p, q, r, z);
    };
    compare("hyp0f1", hyp0f1, v, x);
    compare("hyp0f1", hyp0f1, Eigen::ArrayXf(Eigen::ArrayXf::Constant(any.size(), 1.5F)), any);
    compare("hyp0f1", hyp0f1, any, Eigen::ArrayXf(Eigen::ArrayXf::Constant(any.size(), -3)));
    const Eigen::ArrayXf a = spread(-5, 30, third), b = spread(1e-3F, 60, fourth), z = spread(-45, 45, first);
    compare("hyp1f1", hyp1f1, a, b, z);
    compare("hyp1f1", hyp1f1, Eigen::ArrayXf(0.2F * a), Eigen::ArrayXf(0.1F * b), z);
    compare("hyp1f1", hyp1f1, Eigen::ArrayXf(a.floor()), Eigen::ArrayXf(b.ceil()), z);
    compare("hyperu", hyperu, Eigen::ArrayXf(a.head(300)), Eigen::ArrayXf(v.head(300)), Eigen::ArrayXf(b.head(300)));
    const Eigen::ArrayXf p = spread(-3, 18, third), q = spread(-3, 18, fourth), r = spread(1e-2F, 22, second),
                         u = spread(-2.5F, 1, first);
    compare("hyp2f1", hyp2f1, p, q, r, u);
    compare("hyp2f1", hyp2f1, Eigen::ArrayXf(0.2F * p), Eigen::ArrayXf(0.2F * q), Eigen::ArrayXf(0.2F * r), u);
}

}  // namespace
