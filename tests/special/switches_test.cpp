#include <cmath>
#include <functional>
#include <scixx/special/bdtr.hpp>
#include <scixx/special/elementary/boxcox.hpp>
#include <scixx/special/erf.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/special/integrals/expn.hpp>
#include <scixx/special/integrals/spence.hpp>
#include <scixx/special/kolmogorov.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/special/zeta.hpp>
#include <vector>

#include "support/closeness.hpp"

namespace {

namespace special = scixx::special;

// Where a function changes its method it must not turn back by more than rounding does.
void expect_monotonic(const char* name, const std::function<double(double)>& f, double direction,
                      const std::vector<double>& edges) {
    for (const double edge : edges)
        for (int i = -100; i < 100; ++i) {
            const double x = edge + std::abs(edge) * i * 1e-14, y = edge + std::abs(edge) * (i + 10) * 1e-14;
            const double before = f(x), after = f(y);
            EXPECT_GE(direction * (after - before), -8e-16 * std::abs(before)) << name << " at " << x;
        }
}

TEST(Switches, OfTheNormalFamily) {
    expect_monotonic("erf", [](double x) { return special::erf(x); }, 1, {0.25, 0.5, 1, 2, 4});
    expect_monotonic("erfc", [](double x) { return special::erfc(x); }, -1, {-0.5, 0.5, 1, 2, 4, 8, 16});
    expect_monotonic("ndtr", [](double x) { return special::ndtr(x); }, 1, {-20, -4, -0.75, 0.75, 4});
    expect_monotonic("log_ndtr", [](double x) { return special::log_ndtr(x); }, 1, {-30, -1, 1, 6});
    expect_monotonic("ndtri", [](double p) { return special::ndtri(p); }, 1, {1e-300, std::exp(-25), 0.075, 0.925});
    expect_monotonic("erfinv", [](double y) { return special::erfinv(y); }, 1, {-0.85, 0.85});
    expect_monotonic("erfcinv", [](double y) { return special::erfcinv(y); }, -1, {2 * std::exp(-25), 0.15, 1.85});
    expect_monotonic("ndtri_exp", [](double y) { return special::ndtri_exp(y); }, 1,
                     {-700, -25, -2.59, std::log(0.925), -1e-3});
}

TEST(Switches, OfTheGammaFamilyAndIntegrals) {
    expect_monotonic("gamma", [](double x) { return special::gamma(x); }, 1, {2.5, 3.5, 25, 100});
    expect_monotonic("gammaln", [](double x) { return special::gammaln(x); }, 1, {2.5, 4, 32, 64, 1e3});
    expect_monotonic("zeta", [](double x) { return special::zeta(x); }, -1, {2, 3, 3.5, 7, 12});
    expect_monotonic("zetac", [](double x) { return special::zetac(x); }, -1, {3, 5.5, 7, 31});
    expect_monotonic("exp1", [](double x) { return special::exp1(x); }, -1, {1, 2, 8, 32});
    expect_monotonic("expi", [](double x) { return special::expi(x); }, 1, {1, 8, 64});
    expect_monotonic("spence", [](double x) { return special::spence(x); }, -1, {0.5, 2});
    expect_monotonic("kolmogorov", [](double x) { return special::kolmogorov(x); }, -1, {0.82, 2});
    expect_monotonic("kolmogi", [](double p) { return special::kolmogi(p); }, -1, {0.1, 0.5, 0.9});
}

TEST(Switches, OfTheTransforms) {
    for (const double lambda : {-1.5, -0.3, 0.3, 1.5})
        expect_monotonic("boxcox", [=](double x) { return special::boxcox(x, lambda); }, 1, {1e-4, 0.02, 50, 1e4});
    for (const double lambda : {-0.2, 0.05, 0.3})
        expect_monotonic("inv_boxcox", [=](double x) { return special::inv_boxcox(x, lambda); }, 1, {-2, 0.1, 4});
}

// Sums of few terms below, incomplete functions above: the step is the probability of k + 1.
TEST(Switches, OfTheDiscreteDistributions) {
    const double n = 100, p = 0.4, k = 40;
    const double mass = std::exp(std::lgamma(n + 1) - std::lgamma(k + 2) - std::lgamma(n - k) + (k + 1) * std::log(p) +
                                 (n - k - 1) * std::log1p(-p));
    EXPECT_REL_CLOSE(special::bdtr(k + 1, n, p) - special::bdtr(k, n, p), mass, 1e-12);
    EXPECT_REL_CLOSE(special::bdtrc(k, n, p) - special::bdtrc(k + 1, n, p), mass, 1e-12);
    EXPECT_REL_CLOSE(special::bdtr(70.0, n, p) + special::bdtrc(70.0, n, p), 1.0, 1e-15);
    const double m = 38, event = std::exp((k + 1) * std::log(m) - m - std::lgamma(k + 2));
    EXPECT_REL_CLOSE(special::pdtr(k + 1, m) - special::pdtr(k, m), event, 1e-12);
    EXPECT_REL_CLOSE(special::pdtrc(k, m) - special::pdtrc(k + 1, m), event, 1e-12);
    const double failures = std::exp(std::lgamma(n + k + 1) - std::lgamma(n) - std::lgamma(k + 2) + n * std::log(0.7) +
                                     (k + 1) * std::log(0.3));
    EXPECT_REL_CLOSE(special::nbdtr(k + 1, n, 0.7) - special::nbdtr(k, n, 0.7), failures, 1e-12);
    // A tail far out keeps its digits: 1 - (1 - p)^n of a tiny p.
    EXPECT_REL_CLOSE(special::bdtrc(0.0, 10.0, 1e-20), 1e-19, 1e-15);
    EXPECT_REL_CLOSE(special::pdtrc(0.0, 1e-20), 1e-20, 1e-15);
    EXPECT_REL_CLOSE(special::bdtr(3.0, 100.0, 0.9), special::bdtrc(96.0, 100.0, 1 - 0.9), 1e-12);
}

}  // namespace
