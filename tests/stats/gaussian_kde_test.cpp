#include <cmath>
#include <limits>
#include <scixx/core/random_state.hpp>
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

TEST(GaussianKde, IntegralsAndSamplesAreScipys) {
    const Reference reference("stats/gaussian_kde.json");
    const auto& data = reference["data"];
    const auto& e = reference["more"];
    const auto x = data.array<Eigen::ArrayXd>("x"), at = data.array<Eigen::ArrayXd>("at");
    const auto p = data.array<Eigen::MatrixXd>("p"), grid = data.array<Eigen::MatrixXd>("grid");
    const gaussian_kde one(x), plane(p);
    Eigen::MatrixXd moved = p.leftCols(20);
    moved.row(0).array() += 0.3;
    const gaussian_kde weighted(
        moved, {.bw_method = 0.4, .weights = reference["weighted plane"].array<Eigen::ArrayXd>("weights")});
    const auto matrix = [&](const std::string& key) { return e.array<Eigen::MatrixXd>(key); };
    Eigen::Matrix2d cov;
    cov << 1, 0.2, 0.2, 0.7;
    EXPECT_REL_CLOSE(one.integrate_gaussian(2.5, 0.5), e.number("gaussian 1"), 1e-13);
    EXPECT_REL_CLOSE(plane.integrate_gaussian(Eigen::Vector2d(1, -1), cov), e.number("gaussian"), 1e-13);
    EXPECT_REL_CLOSE(plane.integrate_kde(weighted), e.number("kde"), 1e-13);
    EXPECT_REL_CLOSE(weighted.integrate_kde(plane), e.number("kde"), 1e-13);
    const std::vector<double> low{-1, -3}, high{1.5, -1.5}, turned{-1, -1.5}, other{1.5, -3};
    const double box = weighted.integrate_box(low, high);
    EXPECT_REL_CLOSE(box, e.number("box"), 1e-9);  // SciPy's is less exact
    EXPECT_REL_CLOSE(weighted.integrate_box(turned, other), -box, 1e-14);
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_NEAR(plane.integrate_box(Eigen::Vector2d(-infinity, -infinity), Eigen::Vector2d(infinity, infinity)), 1,
                1e-14);
    // With one side open it is that of the marginal distribution.
    EXPECT_REL_CLOSE(weighted.integrate_box(Eigen::Vector2d(-infinity, -3), Eigen::Vector2d(infinity, -1.5)),
                     weighted.marginal(1).integrate_box_1d(-3, -1.5), 1e-11);
    EXPECT_EQ(one.integrate_box(std::vector<double>{0}, std::vector<double>{2}), one.integrate_box_1d(0, 2));
    EXPECT_SCALED_CLOSE(weighted.covariance, matrix("covariance"), 1e-14);
    EXPECT_SCALED_CLOSE(weighted.marginal(-1)(at), e.array<Eigen::ArrayXd>("marginal"), 1e-13);
    EXPECT_SCALED_CLOSE(weighted.marginal({1, 0})(grid), e.array<Eigen::ArrayXd>("swapped"), 1e-13);
    EXPECT_SCALED_CLOSE(one.resample(9, 4), matrix("sample 1"), 1e-13);
    EXPECT_SCALED_CLOSE(plane.resample(9, 4), matrix("sample"), 1e-13);
    EXPECT_SCALED_CLOSE(weighted.resample(9, 4), matrix("sample weighted"), 1e-13);
    scixx::core::RandomState legacy(4);
    EXPECT_SCALED_CLOSE(weighted.resample(9, legacy), matrix("sample legacy"), 1e-13);
    Eigen::MatrixXd exchanged = p.colwise().reverse(), steep(2, 4);
    exchanged.row(1) *= -3;
    steep << 1, 2, 3, 5, 1, 2, 3, 6;
    EXPECT_SCALED_CLOSE(gaussian_kde(exchanged).resample(9, 4), matrix("sample other"), 1e-13);
    EXPECT_SCALED_CLOSE(gaussian_kde(steep).resample(9, 4), matrix("sample steep"), 1e-12);
    EXPECT_EQ(plane.resample().cols(), static_cast<Eigen::Index>(plane.neff));
    // Three dimensions: moments of a large sample.
    const Eigen::MatrixXd space = Eigen::MatrixXd::Random(3, 50);
    const gaussian_kde kde(space);
    const Eigen::MatrixXd many = kde.resample(200000, 1);
    const Eigen::VectorXd mean = many.rowwise().mean();
    EXPECT_SCALED_CLOSE(mean, Eigen::VectorXd(space.rowwise().mean()), 0.1);
    const Eigen::MatrixXd centred = many.colwise() - mean,
                          around = space.colwise() - Eigen::VectorXd(space.rowwise().mean());
    EXPECT_SCALED_CLOSE(Eigen::MatrixXd(centred * centred.transpose() / 200000),
                        Eigen::MatrixXd(around * around.transpose() / 50 + kde.covariance), 0.02);
}

TEST(GaussianKde, Bandwidths) {
    gaussian_kde kde(std::vector<double>{1, 2, 4, 7});
    const double before = kde.factor;
    EXPECT_EQ(before, kde.scotts_factor());
    kde.set_bandwidth(Bandwidth::silverman);
    EXPECT_EQ(kde.factor, kde.silverman_factor());
    const double variance = kde.covariance(0, 0);
    kde.set_bandwidth(2 * kde.factor);
    EXPECT_REL_CLOSE(kde.covariance(0, 0), 4 * variance, 1e-14);
    EXPECT_EQ(kde(std::vector<double>{3})[0],
              gaussian_kde(std::vector<double>{1, 2, 4, 7}, {.bw_method = kde.factor})(std::vector<double>{3})[0]);
    EXPECT_EQ(kde.dataset()(0, 2), 4);
    EXPECT_EQ(kde.weights()[1], 0.25);
}

TEST(GaussianKde, FormsOfPoints) {
    const gaussian_kde kde(std::vector<double>{1, 2, 4});
    EXPECT_EQ(kde.evaluate(2.5), kde(std::vector<double>{2.5})[0]);
    EXPECT_TRUE(std::isfinite(kde.logpdf(std::vector<double>{1e3})[0]));
    const gaussian_kde plane(Eigen::MatrixXd(Eigen::MatrixXd::Identity(2, 3)));
    EXPECT_EQ(plane(Eigen::Vector2d(0.5, 1))[0], plane(Eigen::MatrixXd(Eigen::Vector2d(0.5, 1)))[0]);
}

TEST(GaussianKde, Errors) {
    EXPECT_THROW_TEXT(gaussian_kde(std::vector<double>(40, 1.0)), scixx::core::DataError, "gaussian_kde: the data");
    EXPECT_THROW_TEXT(gaussian_kde(std::vector<double>{1}), std::invalid_argument, "gaussian_kde: dataset");
    EXPECT_THROW_TEXT(gaussian_kde(std::vector<double>{1, 2}, {.weights = Eigen::Array3d(1, 1, 1)}),
                      std::invalid_argument, "gaussian_kde: weights");
    EXPECT_THROW_TEXT(gaussian_kde(std::vector<double>{1, 2}, {.bw_method = -1.0}), std::invalid_argument,
                      "gaussian_kde: bw_method");
    EXPECT_THROW_TEXT(gaussian_kde(Eigen::MatrixXd(Eigen::MatrixXd::Ones(2, 5))), std::runtime_error,
                      "lower-dimensional");
    EXPECT_THROW_TEXT(gaussian_kde(std::vector<double>{1, 2, 3})(Eigen::MatrixXd(2, 2)), std::invalid_argument,
                      "gaussian_kde.evaluate");
    const gaussian_kde plane(Eigen::MatrixXd(Eigen::MatrixXd::Identity(2, 3))), line(std::vector<double>{1, 2, 3});
    const std::vector<double> one{1}, two{1, 2};
    EXPECT_THROW_TEXT(plane.marginal(2), std::invalid_argument, "gaussian_kde.marginal: dimensions must be in");
    EXPECT_THROW_TEXT(plane.marginal({0, -2}), std::invalid_argument,
                      "gaussian_kde.marginal: dimensions must be unique");
    EXPECT_THROW_TEXT(plane.marginal(std::vector<int>{}), std::invalid_argument, "dimensions must not be empty");
    EXPECT_THROW_TEXT(plane.resample(-1), std::invalid_argument, "gaussian_kde.resample: size");
    EXPECT_THROW_TEXT(plane.integrate_kde(line), std::invalid_argument, "gaussian_kde.integrate_kde: other");
    EXPECT_THROW_TEXT(plane.integrate_box(one, two), std::invalid_argument, "gaussian_kde.integrate_box: low_bounds");
    EXPECT_THROW_TEXT(plane.integrate_gaussian(two, Eigen::MatrixXd(Eigen::MatrixXd::Identity(3, 3))),
                      std::invalid_argument, "integrate_gaussian: cov must be 2 x 2");
    EXPECT_THROW_TEXT(line.integrate_gaussian(0, -100), std::runtime_error, "gaussian_kde.integrate_gaussian");
    EXPECT_THROW_TEXT(line.integrate_gaussian(two, Eigen::MatrixXd(Eigen::MatrixXd::Identity(1, 1))),
                      std::invalid_argument, "gaussian_kde.integrate_gaussian: mean");
    EXPECT_THROW_TEXT(plane.integrate_box_1d(0, 1), std::invalid_argument, "one dimension");
}

TEST(GaussianKde, DataThatAreNone) {
    for (const double value : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
        EXPECT_THROW_TEXT(gaussian_kde(Eigen::Array3d(1, value, 2)), std::invalid_argument, "dataset must be finite");
    // As many points as dimensions lie in a plane, whatever rounding says.
    Eigen::Matrix2d two;
    two << 1e6 + 0.3, 1e6 + 0.1, 1e6 - 0.7, 1e6 + 0.9;
    EXPECT_THROW_TEXT(gaussian_kde{two}, scixx::core::DataError, "lower-dimensional subspace");
}

}  // namespace
