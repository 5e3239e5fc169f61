#include <gtest/gtest.h>

#include <scixx/core/random.hpp>
#include <scixx/stats/multiscale_graphcorr.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace stats = scixx::stats;
using scixx::testing::Reference;

TEST(MultiscaleGraphcorr, IsSciPysWithTheSameSeed) {
    const Reference reference("stats/multiscale_graphcorr.json");
    for (const auto& [key, c] : reference.cases()) {
        SCOPED_TRACE(key);
        const auto x = c.array<Eigen::MatrixXd>("x"), y = c.array<Eigen::MatrixXd>("y");
        for (const int workers : {1, 3}) {
            scixx::core::RandomState rng(7);
            stats::MGCOptions options{.reps = 30, .workers = workers, .random_state = rng};
            options.is_twosamp = key.find("two samples of") == 0;
            if (key == "distances") options.compute_distance = nullptr;
            const auto [statistic, pvalue, more] = stats::multiscale_graphcorr(x, y, options);
            EXPECT_LE(std::abs(statistic - c.number("statistic")), 1e-13);
            EXPECT_EQ(pvalue, c.number("pvalue"));
            const auto map = c.array<Eigen::MatrixXd>("map");
            ASSERT_EQ(more.mgc_map.rows(), map.rows());
            ASSERT_EQ(more.mgc_map.cols(), map.cols());
            EXPECT_LE((more.mgc_map - map).cwiseAbs().maxCoeff(), 1e-13);
            EXPECT_EQ(static_cast<double>(more.opt_scale[0]), c.list<double>("scale")[0]);
            EXPECT_EQ(static_cast<double>(more.opt_scale[1]), c.list<double>("scale")[1]);
            EXPECT_LE((more.null_dist - c.array<Eigen::ArrayXd>("null")).abs().maxCoeff(), 1e-13);
        }
    }
}

TEST(MultiscaleGraphcorr, TakesAnyArray) {
    const std::vector<float> x{1, 4, 2, 8, 5, 7}, y{2, 3, 3, 9, 4, 7};
    Eigen::Matrix<int, Eigen::Dynamic, 1, Eigen::ColMajor> i(6), j(6);
    i << 1, 4, 2, 8, 5, 7;
    j << 2, 3, 3, 9, 4, 7;
    const auto a = stats::multiscale_graphcorr(x, y, {.reps = 20, .random_state = 3});
    const auto b = stats::multiscale_graphcorr(i, j, {.reps = 20, .random_state = 3});
    EXPECT_EQ(a.statistic, b.statistic);
    EXPECT_EQ(a.pvalue, b.pvalue);
    const auto city = [](const Eigen::MatrixXd& p) {
        Eigen::MatrixXd d(p.rows(), p.rows());
        for (Eigen::Index k = 0; k < p.rows(); ++k)
            for (Eigen::Index l = 0; l < p.rows(); ++l) d(k, l) = (p.row(k) - p.row(l)).cwiseAbs().sum();
        return d;
    };
    EXPECT_EQ(stats::multiscale_graphcorr(x, y, {.compute_distance = city, .reps = 1}).statistic, a.statistic);
}

TEST(MultiscaleGraphcorr, ConstantsAreIndependent) {
    const Eigen::VectorXd x = Eigen::VectorXd::Ones(6), y = Eigen::VectorXd::LinSpaced(6, 0, 5);
    const auto r = stats::multiscale_graphcorr(x, y, {.reps = 5});
    EXPECT_EQ(r.statistic, 0);
    EXPECT_EQ(r.pvalue, 1);
    EXPECT_EQ(r.mgc_dict.null_dist.size(), 5);
}

TEST(MultiscaleGraphcorr, RefusesWhatDoesNotFit) {
    const Eigen::MatrixXd x = Eigen::MatrixXd::Random(6, 2), y = Eigen::MatrixXd::Random(6, 3);
    const auto call = [](const Eigen::MatrixXd& a, const Eigen::MatrixXd& b, const stats::MGCOptions& o = {}) {
        return stats::multiscale_graphcorr(a, b, o).statistic;
    };
    EXPECT_THROW_TEXT(call(x.topRows(4), y.topRows(4)), std::invalid_argument, "at least 5 points");
    EXPECT_THROW_TEXT(call(x, y.topRows(5)), std::invalid_argument, "multiscale_graphcorr: x and y must have as many");
    EXPECT_THROW_TEXT(call(x, y, {.reps = 0}), std::invalid_argument, "reps must be positive");
    EXPECT_THROW_TEXT(call(x, y, {.workers = 0}), std::invalid_argument, "workers");
    EXPECT_THROW_TEXT(call(x, y, {.compute_distance = nullptr}), std::invalid_argument, "distances of x");
    EXPECT_THROW_TEXT(call(x, x, {.compute_distance = nullptr, .is_twosamp = true}), std::invalid_argument,
                      "compute_distance must be given");
    Eigen::MatrixXd bad = x;
    bad(2, 1) = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW_TEXT(call(bad, y), std::invalid_argument, "x must be finite");
    bad(2, 1) = HUGE_VAL;
    EXPECT_THROW_TEXT(call(y, bad), std::invalid_argument, "y must be finite");
}

}  // namespace
