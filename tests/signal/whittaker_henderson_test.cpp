#include <Eigen/LU>
#include <numbers>
#include <scixx/signal/filter/whittaker_henderson.hpp>

#include "support/closeness.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

MatrixXd differences(Index n, int order) {
    MatrixXd d = MatrixXd::Identity(n, n);
    for (int i = 0; i < order; ++i) d = (d.bottomRows(d.rows() - 1) - d.topRows(d.rows() - 1)).eval();
    return d;
}

TEST(WhittakerHenderson, NormalEquations) {
    for (const int order : {1, 2, 3, 5})
        for (const Index n : {Index(order + 1), Index(order + 2), Index(30)})
            for (const double lamb : {1e-3, 1.0, 300.0})
                for (const bool weighted : {false, true}) {
                    const ArrayXd y = ArrayXd::Random(n), w = weighted ? ArrayXd(ArrayXd::Random(n) + 1.1) : ArrayXd();
                    const MatrixXd d = differences(n, order);
                    MatrixXd a = lamb * d.transpose() * d;
                    a.diagonal().array() += weighted ? w : ArrayXd::Ones(n);
                    const VectorXd right = weighted ? VectorXd(w * y) : VectorXd(y);
                    const auto [x, strength] = whittaker_henderson(y, {.lamb = lamb, .order = order, .weights = w});
                    EXPECT_EQ(strength, lamb);
                    EXPECT_LE((a * x.matrix() - right).lpNorm<Eigen::Infinity>(),
                              1e-15 * a.lpNorm<Eigen::Infinity>() * 20);
                }
    const auto none = whittaker_henderson(std::vector<int>{1, 5, 2}, {.lamb = 0});
    EXPECT_SCALED_CLOSE(none.x, Eigen::ArrayXd(Eigen::Array3d(1, 5, 2)), 0.0);
}

TEST(WhittakerHenderson, PolynomialsPassAndGapsAreFilled) {
    ArrayXd line = ArrayXd::LinSpaced(400, -3, 5);
    for (const double lamb : {1.0, 1e6, 1e12, 1e200})
        EXPECT_LE((whittaker_henderson(line, {.lamb = lamb}).x - line).abs().maxCoeff(), 1e-10);
    // A strong penalty leaves the least squares line.
    const ArrayXd noise = ArrayXd::Random(50);
    const ArrayXd strong = whittaker_henderson(noise, {.lamb = 1e15}).x;
    const ArrayXd t = ArrayXd::LinSpaced(50, -24.5, 24.5);
    EXPECT_LE((strong - noise.mean() - t * ((t * noise).sum() / t.square().sum())).abs().maxCoeff(), 1e-9);
    // A cubic between, a line at the end; what stands there does not matter.
    ArrayXd y = ArrayXd::Random(40), w = ArrayXd::Ones(40);
    w.segment(10, 6).setZero();
    w.tail(5).setZero();
    y.segment(10, 6).setConstant(std::numeric_limits<double>::quiet_NaN());
    y[38] = std::numeric_limits<double>::infinity();
    const ArrayXd x = whittaker_henderson(y, {.lamb = 10, .weights = w}).x;
    EXPECT_LE(((differences(8, 4) * x.segment(9, 8).matrix()).array()).abs().maxCoeff(), 1e-13);
    EXPECT_LE(((differences(6, 2) * x.tail(6).matrix()).array()).abs().maxCoeff(), 1e-13);
}

TEST(WhittakerHenderson, RestrictedLikelihood) {
    const Index n = 60;
    const ArrayXd t = ArrayXd::LinSpaced(n, 0, 1);
    Eigen::ArrayXd y = (2 * std::numbers::pi * t).sin();
    for (Index i = 0; i < n; ++i) y[i] += 0.3 * std::sin(double(i * i) * 1.7);  // as good as noise
    for (const int order : {1, 2, 3}) {
        const auto [x, lamb] = whittaker_henderson(y, {.order = order});
        const MatrixXd d = differences(n, order);
        const auto criterion = [&](double strength) {
            const MatrixXd a = MatrixXd::Identity(n, n) + strength * d.transpose() * d;
            const VectorXd smooth = a.partialPivLu().solve(y.matrix());
            const double r2 = (y.matrix() - smooth).squaredNorm() + strength * (d * smooth).squaredNorm();
            return -double(n - order) * std::log(r2) + double(n - order) * std::log(strength) -
                   a.partialPivLu().matrixLU().diagonal().array().abs().log().sum();
        };
        EXPECT_GT(criterion(lamb), criterion(lamb * 1.01));
        EXPECT_GT(criterion(lamb), criterion(lamb / 1.01));
        EXPECT_SCALED_CLOSE(x, whittaker_henderson(y, {.lamb = lamb, .order = order}).x, 0.0);
    }
}

TEST(WhittakerHenderson, UnitsOfTheSignalDoNotMatter) {
    const Eigen::ArrayXd y = (Eigen::ArrayXd::LinSpaced(40, 0, 9).sin() + Eigen::ArrayXd::Random(40) / 4).eval();
    const auto plain = whittaker_henderson(y);
    for (const double unit : {0x1p-660, 0x1p+660}) {
        const auto scaled = whittaker_henderson((unit * y).eval());
        EXPECT_EQ(scaled.lamb, plain.lamb);
        EXPECT_EQ((scaled.x / unit).matrix(), plain.x.matrix());
    }
}

TEST(WhittakerHenderson, Errors) {
    const ArrayXd y = ArrayXd::Ones(5);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW_TEXT(whittaker_henderson(y, {.order = 0}), std::invalid_argument, "order must be at least 1");
    EXPECT_THROW_TEXT(whittaker_henderson(y, {.order = 5}), std::invalid_argument, "order + 1 = 6");
    EXPECT_THROW_TEXT(whittaker_henderson(y, {.lamb = -1}), std::invalid_argument, "lamb must be finite");
    EXPECT_THROW_TEXT(whittaker_henderson(y, {.lamb = nan}), std::invalid_argument, "lamb must be finite");
    EXPECT_THROW_TEXT(whittaker_henderson(y, {.weights = y.head(3)}), std::invalid_argument, "size of signal");
    EXPECT_THROW_TEXT(whittaker_henderson(y, {.weights = -y}), std::invalid_argument, "weights must be finite");
    EXPECT_THROW_TEXT(whittaker_henderson(y, {.weights = 0 * y}), std::invalid_argument, "weights must be positive");
    EXPECT_THROW_TEXT(whittaker_henderson(ArrayXd(y * nan)), std::invalid_argument, "signal must be finite");
}

}  // namespace
