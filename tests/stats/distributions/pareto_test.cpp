#include <scixx/stats/distributions/pareto.hpp>

#include "stats/distributions/table.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;
using scixx::testing::Table;

TEST(Pareto, AgreesWithTheTable) {
    const Reference reference("stats/distributions/continuous.json");
    const Table table{reference};
    table(stats::pareto);
    table(stats::lomax);
    table(stats::genpareto);
    table(stats::truncpareto);
    table(stats::burr, 1, 1e-10);
    table(stats::burr12, 1, 1e-10);
    table(stats::fisk);
    table(stats::mielke);
    table(stats::loglaplace);
}

// Quadrature of the density by mpmath at 30 digits.
TEST(DparetoLognorm, AgreesWithQuadrature) {
    struct Known {
        double x, pdf, cdf, sf;
    };
    const auto check = [](const auto& rv, std::initializer_list<Known> known) {
        for (const Known& k : known) {
            EXPECT_REL_CLOSE(rv.pdf(k.x), k.pdf, 1e-12) << k.x;
            EXPECT_LE(std::abs(rv.logpdf(k.x) - std::log(k.pdf)), 1e-12) << k.x;
            EXPECT_REL_CLOSE(rv.cdf(k.x), k.cdf, 1e-12) << k.x;
            EXPECT_REL_CLOSE(rv.sf(k.x), k.sf, 1e-12) << k.x;
            if (k.cdf < 0.5) {
                EXPECT_REL_CLOSE(rv.ppf(k.cdf), k.x, 1e-12);
            } else {
                EXPECT_REL_CLOSE(rv.isf(k.sf), k.x, 1e-12);
            }
        }
    };
    check(stats::dpareto_lognorm(1.0, 0.5, 1.5, 2.0),
          {{1e-30, 1.9125442298436844e-31, 9.562721149218422e-62, 1},
           {0.25, 0.047812463248083931, 0.0059766739535900789, 0.99402332604640992},
           {3, 0.16107555188506322, 0.48818672619172428, 0.51181327380827572},
           {1e6, 5.0890914632105203e-15, 0.99999999660727236, 3.3927276421403469e-9}});
    check(stats::dpareto_lognorm(-2.0, 2.0, 6.0, 0.5),
          {{1e-3, 61.260967749505097, 0.12823513272386423, 0.87176486727613577},
           {0.25, 0.4552810792307233, 0.81584724459221599, 0.18415275540778401},
           {40, 2.8456992017686999e-5, 0.99929822524888671, 0.00070177475111328998}});
    const auto law = stats::dpareto_lognorm(0.5, 0.25, 4.5, 2);
    EXPECT_REL_CLOSE(law.mean(), law.expect([](double x) { return x; }), 1e-10);
    EXPECT_REL_CLOSE(law.moment(2), 4.5 / 2.5 * 0.5 * std::exp(1 + 0.125), 1e-13);
    EXPECT_EQ(stats::dpareto_lognorm.mean(0.0, 1.0, 0.5, 1.0), std::numeric_limits<double>::infinity());
    EXPECT_EQ(stats::dpareto_lognorm.pdf(-1.0, 0.0, 1.0, 0.5, 1.0), 0);
    EXPECT_EQ(stats::dpareto_lognorm.cdf(5.0, 0.0, 1.0, 0.5, 1.0, 1, 2),
              stats::dpareto_lognorm.cdf(2.0, 0.0, 1.0, 0.5, 1.0));
    scixx::core::RandomState rng(7), same(7);
    const double z = same.normal(0.5, 0.25), above = same.standard_exponential(), below = same.standard_exponential();
    EXPECT_REL_CLOSE(law.rvs(rng), std::exp(z + above / 4.5 - below / 2), 1e-14);
}

TEST(Pareto, PowersThatOverflow) {
    EXPECT_REL_CLOSE(stats::burr12.logpdf(1e200, 10.0, 4.0), -18877.50888309706, 1e-14);
    EXPECT_REL_CLOSE(stats::burr12.logsf(1e200, 10.0, 4.0), -18420.680743952365, 1e-14);
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(stats::burr12.moment(4, 10.0, 0.2, {.loc = -2, .scale = 0.5}), infinity);
    EXPECT_EQ(stats::burr12.moment(3, 10.0, 0.2, {.loc = -2, .scale = 0.5}), infinity);
}

}  // namespace
