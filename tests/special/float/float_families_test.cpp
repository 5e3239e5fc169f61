#include <scixx/special/bessel.hpp>
#include <scixx/special/bessel/i0.hpp>
#include <scixx/special/beta.hpp>
#include <scixx/special/digamma.hpp>
#include <scixx/special/elementary/boxcox.hpp>
#include <scixx/special/elliptic/ellipk.hpp>
#include <scixx/special/erf.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/integrals/expn.hpp>
#include <scixx/special/integrals/sici.hpp>
#include <scixx/special/integrals/spence.hpp>
#include <scixx/special/polynomials/eval.hpp>

#include "special/floats.hpp"

namespace {

namespace special = scixx::special;
using scixx::testing::compare;
using scixx::testing::compare_within;
using scixx::testing::floats;

TEST(FloatFamilies, FunctionsOfOneNumber) {
    const Eigen::ArrayXf x = floats();
    compare(
        "gamma", [](const auto& v) { return special::gamma(v); }, x);
    compare(
        "rgamma", [](const auto& v) { return special::rgamma(v); }, x);
    compare_within(
        "digamma", 4, 0, [](const auto& v) { return special::digamma(v); }, x);
    compare_within(
        "erfcx", 4, 0, [](const auto& v) { return special::erfcx(v); }, x);
    compare_within(
        "dawsn", 4, 0, [](const auto& v) { return special::dawsn(v); }, x);
    compare_within(
        "i0", 4, 0, [](const auto& v) { return special::i0(v); }, x);
    compare_within(
        "i0e", 4, 0, [](const auto& v) { return special::i0e(v); }, x);
    compare_within(
        "i1", 5, 0, [](const auto& v) { return special::i1(v); }, x);
    compare_within(
        "i1e", 5, 0, [](const auto& v) { return special::i1e(v); }, x);
    compare_within(
        "k0", 4, 0, [](const auto& v) { return special::k0(v); }, x);
    compare_within(
        "k1", 4, 0, [](const auto& v) { return special::k1(v); }, x);
    compare_within(
        "k0e", 4, 0, [](const auto& v) { return special::k0e(v); }, x);
    compare_within(
        "k1e", 4, 0, [](const auto& v) { return special::k1e(v); }, x);
    compare_within(
        "exp1", 4, 0, [](const auto& v) { return special::exp1(v); }, x);
    compare_within(
        "gammaln", 3, 1, [](const auto& v) { return special::gammaln(v); }, x);
    compare_within(
        "j0", 4, 0, [](const auto& v) { return special::j0(v); }, x);
    compare_within(
        "j1", 4, 0, [](const auto& v) { return special::j1(v); }, x);
    compare_within(
        "y0", 4, 0, [](const auto& v) { return special::y0(v); }, x);
    compare_within(
        "y1", 4, 0, [](const auto& v) { return special::y1(v); }, x);
    compare_within(
        "expi", 4, 0, [](const auto& v) { return special::expi(v); }, x);
    compare_within(
        "spence", 4, 0, [](const auto& v) { return special::spence(v); }, x);
    compare_within(
        "ellipk", 4, 0, [](const auto& v) { return special::ellipk(v); }, x);
    compare_within(
        "ellipkm1", 4, 0, [](const auto& v) { return special::ellipkm1(v); }, x);
    compare_within(
        "ellipe", 4, 0, [](const auto& v) { return special::ellipe(v); }, x);
    compare(
        "si", [](const auto& v) { return special::sici(v)[0]; }, x);
    compare_within(
        "ci", 1, 1, [](const auto& v) { return special::sici(v)[1]; }, x);
    compare(
        "shi", [](const auto& v) { return special::shichi(v)[0]; }, x);
    compare_within(
        "chi", 1, 1, [](const auto& v) { return special::shichi(v)[1]; }, x);
    compare(
        "eval_laguerre", [](const auto& v) { return special::eval_laguerre(7.0F, v); }, x);
    EXPECT_EQ(special::gamma(5.0F), 24.0F);
    EXPECT_EQ(special::j0(0.75F), special::j0(Eigen::ArrayXf::Constant(3, 0.75F).eval())[2]);
}

TEST(FloatFamilies, FunctionsOfSeveralNumbers) {
    const Eigen::ArrayXf all = floats(), x = all.tail(4000), positive = x.abs(), y = positive.reverse();
    compare_within(
        "boxcox", 3, 0, [](const auto& a, const auto& b) { return special::boxcox(a, b); }, all, all.reverse().eval());
    compare_within(
        "agm", 4, 0, [](const auto& a, const auto& b) { return special::agm(a, b); }, positive, y);
    compare(
        "beta", [](const auto& a, const auto& b) { return special::beta(a, b); }, positive, y);
    compare_within(
        "betaln", 1, 10, [](const auto& a, const auto& b) { return special::betaln(a, b); }, positive, y);
}

}  // namespace
