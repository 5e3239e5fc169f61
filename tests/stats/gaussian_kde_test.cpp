#include <cmath>
#include <limits>
#include <scixx/stats/gaussian_kde.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using scixx::stats::Bandwidth;
using scixx::stats::gaussian_kde;
using scixx::testing::Reference;

TEST(GaussianKde, AgreesWithScipy) {
    const Reference reference("stats/gaussian_kde.json");
    const auto& data = reference["data"];
    const auto x = data.array<Eigen::ArrayXd>("x"), w = data.array<Eigen::ArrayXd>("w"),
               at = data.array<Eigen::ArrayXd>("at");
    const auto p = data.array<Eigen::MatrixXd>("p"), grid = data.array<Eigen::MatrixXd>("grid");
    const auto check = [&](const std::string& name, const gaussian_kde<>& kde, const auto& points) {
        SCOPED_TRACE(name);
        const auto& expected = reference[name];
        EXPECT_SCALED_CLOSE(kde(points), expected.array<Eigen::ArrayXd>("pdf"), 1e-13);
        EXPECT_SCALED_CLOSE(kde.logpdf(points), expected.array<Eigen::ArrayXd>("logpdf"), 1e-13);
        EXPECT_REL_CLOSE(kde.factor, expected.number("factor"), 1e-14);
        EXPECT_REL_CLOSE(kde.neff, expected.number("neff"), 1e-14);
        EXPECT_SCALED_CLOSE(kde.covariance, expected.array<Eigen::MatrixXd>("covariance"), 1e-14);
        if (kde.d > 1) return;
        constexpr double infinity = std::numeric_limits<double>::infinity();
        const auto box = expected.list<double>("box");
        EXPECT_REL_CLOSE(kde.integrate_box_1d(0, 2), box[0], 1e-13);
        EXPECT_REL_CLOSE(kde.integrate_box_1d(-infinity, infinity), 1.0, 1e-14);
        EXPECT_NEAR(kde.integrate_box_1d(14, 20), box[2], 1e-15);
    };
    check("scott", gaussian_kde(x), at);
    check("silverman", gaussian_kde(x, {.bw_method = Bandwidth::silverman}), at);
    check("factor", gaussian_kde(x, {.bw_method = 0.3}), at);
    check("weights", gaussian_kde(x, {.weights = w}), at);
    check("plane", gaussian_kde(p), grid);
}

TEST(GaussianKde, FormsOfPoints) {
    const gaussian_kde kde(std::vector<double>{1, 2, 4});
    EXPECT_EQ(kde.evaluate(2.5), kde(std::vector<double>{2.5})[0]);
    EXPECT_TRUE(std::isfinite(kde.logpdf(std::vector<double>{1e3})[0]));
    const gaussian_kde plane(Eigen::MatrixXd(Eigen::MatrixXd::Identity(2, 3)));
    EXPECT_EQ(plane(Eigen::Vector2d(0.5, 1))[0], plane(Eigen::MatrixXd(Eigen::Vector2d(0.5, 1)))[0]);
}

TEST(GaussianKde, Errors) {
    EXPECT_THROW_TEXT(gaussian_kde(std::vector<double>{1}), std::invalid_argument, "gaussian_kde: dataset");
    EXPECT_THROW_TEXT(gaussian_kde(std::vector<double>{1, 2}, {.weights = Eigen::Array3d(1, 1, 1)}),
                      std::invalid_argument, "gaussian_kde: weights");
    EXPECT_THROW_TEXT(gaussian_kde(std::vector<double>{1, 2}, {.bw_method = -1.0}), std::invalid_argument,
                      "gaussian_kde: bw_method");
    EXPECT_THROW_TEXT(gaussian_kde(Eigen::MatrixXd(Eigen::MatrixXd::Ones(2, 5))), std::runtime_error,
                      "lower-dimensional");
    EXPECT_THROW_TEXT(gaussian_kde(std::vector<double>{1, 2, 3})(Eigen::MatrixXd(2, 2)), std::invalid_argument,
                      "gaussian_kde.evaluate");
}

}  // namespace
