#include <array>
#include <cmath>
#include <limits>
#include <scixx/optimize/curve_fit.hpp>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Array = Eigen::ArrayXd;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Array decay(const Array& x, double a, double b, double c) {
    return a * (-b * x).exp() + c;
}

TEST(CurveFit, AgainstSciPy) {
    const Reference reference("optimize/curve_fit.json");
    const auto x = reference["data"].array<Array>("x"), y = reference["data"].array<Array>("y");
    const auto deviations = reference["data"].array<Array>("deviations");
    const auto covariance = reference["data"].array<Matrix>("covariance");
    const auto derivative = [&](const Vector& p) {
        Matrix j(x.size(), 3);
        j.col(0) = (-p[1] * x).exp();
        j.col(1) = -p[0] * x * (-p[1] * x).exp();
        j.col(2).setOnes();
        return j;
    };
    const std::vector<std::pair<std::string, CurveFitOptions>> cases = {
        {"plain", {}},
        {"plain", {.jac = derivative}},
        {"plain", {.jac = FiniteDifference::three_point}},
        {"sigma", {.sigma = deviations}},
        {"absolute", {.sigma = deviations, .absolute_sigma = true, .jac = derivative}},
        {"absolute", {.sigma = Matrix(deviations.square().matrix().asDiagonal()), .absolute_sigma = true}},
        {"covariance", {.sigma = covariance, .absolute_sigma = true}},
        {"bounds", {.bounds = {0, {3.0, 1.0, 0.5}}}},
        {"huber", {.bounds = {0, 5}, .loss = LossName::huber, .f_scale = 0.1}},
        {"start", {.p0 = {1.0, 0.1, -1.0}, .method = method::trf}}};
    for (const auto& [name, options] : cases) {
        SCOPED_TRACE(name);
        const CurveFitResult r = curve_fit(decay, x, y, options);
        EXPECT_TRUE(r.success) << r.mesg;
        const double tolerance = name == "huber" ? 2e-4 : 5e-6;
        EXPECT_SCALED_CLOSE(r.popt, reference[name].array<Vector>("popt"), tolerance);
        EXPECT_SCALED_CLOSE(r.pcov, reference[name].array<Matrix>("pcov"), 20 * tolerance);
        EXPECT_SCALED_CLOSE(r.perr(), r.pcov.diagonal().cwiseSqrt().eval(), 1e-15);
        EXPECT_EQ(r.infodict.fvec.size(), x.size());
    }
    const auto [popt, pcov] = curve_fit(decay, x, y);
    EXPECT_EQ(popt.size(), 3);
    EXPECT_EQ(pcov.rows(), 3);
}

TEST(CurveFit, FormsOfModelsAndData) {
    const Array x = Array::LinSpaced(20, 0, 2), y = 3 * (-0.5 * x).exp() + 1;
    const Vector truth = Eigen::Vector3d(3, 0.5, 1);
    const auto check = [&](const CurveFitResult& r) {
        EXPECT_TRUE(r.success) << r.mesg;
        EXPECT_SCALED_CLOSE(r.popt, truth, 1e-7);
    };
    check(curve_fit(decay, x, y));
    check(curve_fit([](const Array& t, const Vector& p) { return (p[0] * (-p[1] * t).exp() + p[2]).eval(); }, x, y,
                    {.p0 = {1, 1, 1}}));
    check(curve_fit([](double t, double a, double b, double c) { return a * std::exp(-b * t) + c; }, x, y));
    check(curve_fit([](double t, const Vector& p) { return p[0] * std::exp(-p[1] * t) + p[2]; }, x, y,
                    {.p0 = {1, 1, 1}}));
    const Vector xv = x, yv = y;
    check(curve_fit(decay, xv, yv));
    const std::vector<double> xs(x.data(), x.data() + 20), ys(y.data(), y.data() + 20);
    check(curve_fit(decay, xs, ys));
    // Two variables, in rows as in SciPy.
    Matrix two(2, 20);
    two.row(0) = x;
    two.row(1) = x.square();
    const auto plane = [](const Matrix& v, double a, double b, double c) -> Vector {
        return (a * v.row(0) + b * v.row(1)).transpose().array() + c;
    };
    const Vector values = plane(two, 1.5, -2, 0.25);
    const CurveFitResult r = curve_fit(plane, two, values);
    EXPECT_SCALED_CLOSE(r.popt, Vector(Eigen::Vector3d(1.5, -2, 0.25)), 1e-7);
    // Any object.
    const std::string name = "line";
    EXPECT_NEAR(curve_fit([&](const std::string& s, double a) { return Vector::Constant(20, a * double(s.size())); },
                          name, Vector::Constant(20, 8.0))
                    .popt[0],
                2, 1e-8);
}

TEST(CurveFit, CovarianceThatDoesNotExist) {
    const Array x = Array::LinSpaced(10, 1, 2), y = 2 * x;
    const CurveFitResult lost =
        curve_fit([](const Array& t, double a, double b) { return ((a + b) * t).eval(); }, x, y);
    EXPECT_EQ(lost.pcov(0, 0), inf);
    const CurveFitResult exact = curve_fit([](const Array& t, double a, double b) { return (a * t + b).eval(); },
                                           Array(x.head(2)), Array(y.head(2)));
    EXPECT_EQ(exact.pcov(1, 1), inf);
    EXPECT_NEAR(exact.popt[0], 2, 1e-7);
    // A line's covariance in closed form.
    const Array noisy = y + 0.1 * (7 * x).sin();
    const CurveFitResult line = curve_fit([](const Array& t, double a) { return (a * t).eval(); }, x, noisy,
                                          {.sigma = 0.5, .absolute_sigma = true});
    EXPECT_REL_CLOSE(line.pcov(0, 0), 0.25 / x.square().sum(), 1e-6);
}

TEST(CurveFit, JacobiansOfTheData) {
    const Array x = Array::LinSpaced(9, 0, 2), y = decay(x, 2.5, 1.3, 0.5) + 0.1 * (9 * x).sin();
    const auto of_parameters = [&](const Vector& p) {
        Matrix j(x.size(), 3);
        j << (-p[1] * x).exp(), -p[0] * x * (-p[1] * x).exp(), Array::Ones(x.size());
        return j;
    };
    const CurveFitResult expected = curve_fit(decay, x, y, {.jac = of_parameters});
    const auto check = [&](const CurveJacobian& jac) {
        const CurveFitResult r = curve_fit(decay, x, y, {.jac = jac});
        EXPECT_SCALED_CLOSE(r.popt, expected.popt, 1e-12);
        EXPECT_EQ(r.infodict.nfev, expected.infodict.nfev);
    };
    check([&](const Array&, double a, double b, double c) { return of_parameters(Eigen::Vector3d(a, b, c)); });
    check([&](const Vector&, const Vector& p) { return of_parameters(p); });
    check([&](const auto&, double a, double b, double c) { return of_parameters(Eigen::Vector3d(a, b, c)); });
    check([](double t, double a, double b, double) {
        return std::array{std::exp(-b * t), -a * t * std::exp(-b * t), 1.0};
    });
    const Matrix xy = (Matrix(2, 9) << x.transpose(), x.square().transpose()).finished();
    const auto plane = [](const Matrix& m, double a, double b) { return (a * m.row(0) + b * m.row(1)).eval(); };
    const CurveFitResult fit =
        curve_fit(plane, xy, y, {.jac = [](const Matrix& m, double, double) { return m.transpose().eval(); }});
    EXPECT_SCALED_CLOSE(fit.popt, curve_fit(plane, xy, y).popt, 1e-7);
    EXPECT_THROW_TEXT((void)curve_fit(plane, xy, y, {.jac = [](const Array& t, double, double) { return t; }}),
                      std::invalid_argument, "jac must take xdata as the model does");
}

TEST(CurveFit, NanPolicy) {
    const Array x = Array::LinSpaced(9, 0, 2), y = decay(x, 2.5, 1.3, 0.5) + 0.1 * (9 * x).sin();
    Array x_holes(11), y_holes(11);
    x_holes << x.head(4), nan, x.tail(5), 1;
    y_holes << y.head(4), 7, y.tail(5), nan;
    const Array sigma = Array::LinSpaced(9, 1, 2);
    Array sigma_holes = Array::Ones(11);
    sigma_holes << sigma.head(4), 1, sigma.tail(5), 1;
    const auto check = [&](const Sigma& given, const Sigma& whole) {
        const CurveFitResult r = curve_fit(decay, x_holes, y_holes, {.sigma = given, .nan_policy = NanPolicy::omit});
        EXPECT_EQ(r.popt, curve_fit(decay, x, y, {.sigma = whole}).popt);
        EXPECT_EQ(r.infodict.fvec.size(), 9);
    };
    check({}, {});
    check(sigma_holes, sigma);
    check(Matrix(sigma_holes.matrix().asDiagonal()), Matrix(sigma.matrix().asDiagonal()));
    Matrix columns(1, 11);
    columns.row(0) = x_holes.matrix().transpose();
    EXPECT_EQ(curve_fit([](const Matrix& m, double a) { return (a * m.row(0)).eval(); }, columns, y_holes,
                        {.nan_policy = NanPolicy::omit})
                  .popt,
              curve_fit([](const Array& t, double a) { return (a * t).eval(); }, x, y).popt);
    EXPECT_THROW_TEXT((void)curve_fit(decay, x_holes, y_holes, {.nan_policy = NanPolicy::raise}), std::invalid_argument,
                      "curve_fit: the data must have no NaN");
    EXPECT_THROW_TEXT((void)curve_fit(decay, x, y, {.nan_policy = NanPolicy::propagate}), std::invalid_argument,
                      "nan_policy must be raise or omit");
}

TEST(CurveFit, Errors) {
    const Array x = Array::LinSpaced(5, 0, 1), y = x;
    const auto refuse = [&](const CurveFitOptions& options, const char* text) {
        EXPECT_THROW_TEXT((void)curve_fit(decay, x, y, options), std::invalid_argument, text);
    };
    refuse({.p0 = {1, 2}}, "curve_fit: p0 must have 1 or 3 components, got 2");
    refuse({.sigma = Array::Ones(4)}, "curve_fit: sigma must have 1 or 5 components, got 4");
    refuse({.sigma = 0.0}, "sigma must be positive, got 0");
    refuse({.sigma = Matrix::Ones(4, 4)}, "sigma must have 5 deviations or be 5 x 5, got 4 x 4");
    refuse({.sigma = Matrix::Ones(5, 5)}, "sigma must be positive definite");
    refuse({.p0 = 5, .bounds = {0, 1}}, "must be within the bounds, got 5");
    refuse({.bounds = {0, 1}, .method = method::lm}, "bounds are not for lm");
    refuse({.loss = LossName::huber}, "loss must be linear for lm");
    refuse({.jac = [](const Vector&) { return Matrix::Zero(5, 2).eval(); }}, "jac must return 5 x 3, got 5 x 2");
    EXPECT_THROW_TEXT((void)curve_fit(decay, x, Array::Constant(5, nan)), std::invalid_argument,
                      "ydata must be finite");
    EXPECT_THROW_TEXT((void)curve_fit(decay, x, Array::Ones(4)), std::invalid_argument,
                      "f must return 4 values, got 5");
    EXPECT_THROW_TEXT((void)curve_fit(decay, Array(x.head(2)), Array(y.head(2))), std::invalid_argument,
                      "ydata must have at least 3 values");
    EXPECT_THROW_TEXT((void)curve_fit([](const Array& t, const Vector&) { return t; }, x, y), std::invalid_argument,
                      "p0 must be given");
}

}  // namespace
