#include <cmath>
#include <complex>
#include <limits>
#include <scixx/optimize/autodiff.hpp>
#include <scixx/optimize/differentiate.hpp>
#include <scixx/optimize/rosen.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;
constexpr double inf = std::numeric_limits<double>::infinity();

double scalar(const Vector& x) {
    return x[0] * x[0] * std::exp(x[1]) + std::sqrt(2 + x[2]) * x[1];
}
Vector vector(const Vector& x) {
    return Eigen::Vector3d(x[0] * x[1], x[1] / (2 + x[2]), std::pow(x[0], 3) + x[2]);
}

TEST(ApproxDerivative, SciPysValuesWithEveryRuleForSteps) {
    const Reference reference("optimize/differentiate.json");
    int count = 0;
    for (const auto& [name, data] : reference.cases()) {
        if (!data.has("method")) continue;
        SCOPED_TRACE(name);
        ++count;
        const auto x = data.array<Vector>("x");
        const bool three = data.text("method") == "3-point";
        const auto rel = data.array<Vector>("rel_step");
        const ApproxDerivativeOptions options{
            .method = three ? FiniteDifference::three_point : FiniteDifference::two_point,
            .rel_step = rel,
            .bounds = {data.array<Vector>("lb"), data.array<Vector>("ub")}};
        // The same points are evaluated, so results differ by the rounding of f over the step: one ulp of f / h, h
        // being 1e-9 with the tightest bounds, 1e-8 or more else.
        const double f = std::abs(scalar(x)) + vector(x).norm() + 1;
        const double room = 4 * 2.3e-16 * f / (name.find("tight") != std::string::npos ? 1e-9 : 1e-8);
        if (name.find("scalar") != std::string::npos) {
            const Vector actual = approx_derivative(scalar, x, options);
            EXPECT_LE((actual - data.array<Vector>("out")).norm(), room);
        } else {
            const Matrix actual = approx_derivative(vector, x, options);
            EXPECT_LE((actual - data.array<Matrix>("out")).norm(), room);
        }
    }
    EXPECT_EQ(count, 156);
}

TEST(ApproxDerivative, PointsStayWithinBounds) {
    const Vector x = Eigen::Vector3d(0, 1, 0.5);
    for (const FiniteDifference method : {FiniteDifference::two_point, FiniteDifference::three_point})
        for (const double width : {0.0, 1e-12, 1e-9, 1e-7, 1e-3}) {
            const Vector lb = x - Eigen::Vector3d(0, 2, 1) * width, ub = x + Eigen::Vector3d(1, 0, 0.5) * width;
            int calls = 0;
            const auto f = [&](const Vector& p) {
                ++calls;
                EXPECT_TRUE((p.array() >= lb.array()).all() && (p.array() <= ub.array()).all());
                return p.sum();
            };
            const Vector grad = approx_derivative(f, x, {.method = method, .bounds = {lb, ub}});
            EXPECT_EQ(calls, method == FiniteDifference::two_point ? 4 : 7);
            if (width >= 1e-9) {
                EXPECT_LT((grad - Vector::Ones(3)).norm(), 1e-6);
            }
        }
}

TEST(ApproxDerivative, OptionsAndShapes) {
    const Vector x = Eigen::Vector3d(1.5, -0.7, 0.2);
    const Reference reference("optimize/differentiate.json");
    const auto& data = reference["approx_fprime"];
    EXPECT_SCALED_CLOSE(approx_fprime(x, scalar), data.array<Vector>("default"), 2e-8);
    EXPECT_SCALED_CLOSE(approx_fprime(x, scalar, {1e-3, 1e-4, 1e-6}), data.array<Vector>("each"), 1e-9);
    EXPECT_SCALED_CLOSE(approx_fprime(x, vector, 1e-5), data.array<Matrix>("vector"), 1e-10);
    EXPECT_REL_CLOSE(check_grad(
                         scalar, [](const Vector&) { return Vector(Eigen::Vector3d(1, 2, 3)); }, x),
                     reference["check_grad"].number("out"), 1e-7);
    EXPECT_LT(check_grad(
                  scalar, [](const Vector& p) { return approx_fprime(p, scalar); }, x),
              1e-15);

    int calls = 0;
    const auto counted = [&](const auto& p) { return ++calls, p.squaredNorm(); };
    const Vector known = approx_derivative(counted, Eigen::RowVector2f(3, 4), {.f0 = Vector::Constant(1, 25.0)});
    EXPECT_EQ(calls, 4);
    EXPECT_LT((known - Vector(Eigen::Vector2d(6, 8))).norm(), 1e-9);
    const Matrix row = approx_derivative([](const Vector& p) { return Vector::Constant(1, p[0]).eval(); }, x);
    EXPECT_EQ(row.rows(), 1);
    EXPECT_EQ(row.cols(), 3);
    const Vector gap =
        approx_derivative([](const Vector& p) { return p[0] > 0 ? std::nan("") : p.sum(); }, Eigen::Vector2d(-1e-9, 0),
                          {.method = FiniteDifference::two_point, .abs_step = 1e-6});
    EXPECT_TRUE(std::isnan(gap[0]));
    EXPECT_NEAR(gap[1], 1, 1e-9);
}

TEST(ApproxDerivative, Errors) {
    const Vector x = Eigen::Vector2d(1, 2);
    const auto f = [](const Vector& p) { return p.sum(); };
    EXPECT_THROW_TEXT((void)approx_derivative(f, Vector()), std::invalid_argument, "x0 must not be empty");
    EXPECT_THROW_TEXT((void)approx_derivative(f, x, {.rel_step = {1, 2, 3}}), std::invalid_argument,
                      "approx_derivative: rel_step must have 1 or 2 components, got 3");
    EXPECT_THROW_TEXT((void)approx_fprime(x, f, 0.0), std::invalid_argument,
                      "approx_fprime: epsilon must be finite and not 0, got 0");
    EXPECT_THROW_TEXT((void)approx_fprime(x, f, {1e-6, std::nan("")}), std::invalid_argument, "epsilon must be finite");
    EXPECT_THROW_TEXT((void)check_grad(f, f, x, 0.0), std::invalid_argument, "check_grad: epsilon");
    EXPECT_THROW_TEXT((void)approx_derivative(f, x, {.abs_step = 0.0}), std::invalid_argument, "abs_step must be");
    EXPECT_THROW_TEXT((void)approx_derivative(f, x, {.rel_step = {1e-6, 0}}), std::invalid_argument,
                      "rel_step must be");
    EXPECT_THROW_TEXT((void)approx_derivative(f, x, {.bounds = {0, 1.5}}), std::invalid_argument,
                      "x0[1] must be within the bounds [0, 1.5], got 2");
    EXPECT_THROW_TEXT((void)check_grad(
                          f, [](const Vector&) { return Vector::Zero(3).eval(); }, x),
                      std::invalid_argument, "grad must return 1 x 2, got 1 x 3");
}

TEST(ComplexSteps, AreExact) {
    const auto f = [](const auto& x) { return exp(x[0]) * sin(x[1]) / (x[0] + x[1] * x[1]); };
    const Vector x = Eigen::Vector2d(0.3, 1e5 + 0.25);
    const double e = std::exp(0.3), y = x[1], q = 0.3 + y * y;
    const Vector grad = cs(f)(x);
    EXPECT_REL_CLOSE(grad[0], e * std::sin(y) / q - e * std::sin(y) / (q * q), 1e-14);
    EXPECT_REL_CLOSE(grad[1], e * std::cos(y) / q - 2 * y * e * std::sin(y) / (q * q), 1e-13);
    const auto derivative = [](const auto& p) { return rosen_der(p); };
    const Vector point = Eigen::Vector4d(1.5, -0.5, 2, 0.25);
    EXPECT_SCALED_CLOSE(cs(derivative)(point), rosen_hess(point), 1e-15);
}

template <class X>
using Components = Eigen::Matrix<typename X::Scalar, Eigen::Dynamic, 1>;

TEST(Autodiff, IsExactForEverySize) {
    for (const Eigen::Index n : {2, 7, 8, 9, 16, 17, 40}) {
        const Vector x = Vector::LinSpaced(n, -1.5, 2);
        EXPECT_SCALED_CLOSE(autodiff([](const auto& p) { return rosen(p); })(x), rosen_der(x), 1e-14);
        EXPECT_SCALED_CLOSE(autodiff([](const auto& p) { return rosen_der(p); })(x), rosen_hess(x), 1e-14);
    }
    const auto f = [](const auto& x) {
        Components<std::decay_t<decltype(x)>> out(2);
        out << x.squaredNorm(), x.norm() * 2 - x.sum() / 3.0;
        return out;
    };
    const Vector x = Eigen::Vector3d(1, -2, 2);
    const Matrix jac = autodiff(f)(x);
    ASSERT_EQ(jac.rows(), 2);
    EXPECT_SCALED_CLOSE(jac.row(0).eval(), (2 * x.transpose()).eval(), 1e-15);
    EXPECT_SCALED_CLOSE(jac.row(1).eval(), (x.transpose() * 2 / 3 - Eigen::RowVector3d::Constant(1.0 / 3)).eval(),
                        1e-15);
    EXPECT_EQ(autodiff([](const auto&) { return 3.0; })(x), Vector::Zero(3)) << "a constant";
}

TEST(Autodiff, ReturnedExpressionsDoNotDangle) {
    const auto f = [](const auto& x) {
        auto a = x[0] * x[1];
        auto b = a + exp(a) * 2;
        return b * a - x[1];
    };
    const double p = 0.5 * 1.25, slope = 2 * p + 2 * std::exp(p) * (1 + p);
    const Vector grad = autodiff(f)(Eigen::Vector2d(0.5, 1.25));
    EXPECT_REL_CLOSE(grad[0], 1.25 * slope, 1e-14);
    EXPECT_REL_CLOSE(grad[1], 0.5 * slope - 1, 1e-14);
}

// Every function against complex steps or, where these can not be, central differences.
#define CHECK_FUNCTION(at, expression)                                                                                \
    {                                                                                                                 \
        const auto f = [](const auto& v) {                                                                            \
            using std::exp2, std::expm1, std::log1p, std::cbrt, std::log2, std::erf, std::erfc, std::hypot, std::pow, \
                std::abs, std::fabs, std::atan2, std::log10;                                                          \
            const auto& x = v[0];                                                                                     \
            return expression;                                                                                        \
        };                                                                                                            \
        const Vector point = Vector::Constant(1, at);                                                                 \
        EXPECT_NEAR(autodiff(f)(point)[0], approx_derivative(f, point)[0], 2e-9) << #expression;                      \
    }

TEST(Autodiff, Functions) {
    CHECK_FUNCTION(0.7, -x + 2 - 3 / x + x / 5 - (+x) * 1.5);
    CHECK_FUNCTION(-0.7, abs(x) + fabs(x) * x);
    CHECK_FUNCTION(0.7, sqrt(x) + cbrt(x));
    CHECK_FUNCTION(0.7, exp(x) + exp2(x) + expm1(x));
    CHECK_FUNCTION(0.7, log(x) + log1p(x) * log2(x) - log10(x));
    CHECK_FUNCTION(0.7, sin(x) * cos(x) + tan(x));
    CHECK_FUNCTION(0.7, asin(x) - 2 * acos(x) + atan(x));
    CHECK_FUNCTION(-0.7, atan2(x, x * x) + atan2(1 + x, x));
    CHECK_FUNCTION(0.7, sinh(x) + cosh(x) * tanh(x));
    CHECK_FUNCTION(0.7, asinh(x) + acosh(x + 1) + atanh(x));
    CHECK_FUNCTION(0.7, erf(x) - erfc(x) * 2);
    CHECK_FUNCTION(0.7, hypot(x, x + 1));
    CHECK_FUNCTION(0.7, pow(x, 3) + pow(x, 0.5) + pow(x, 0));
    CHECK_FUNCTION(0.7, pow(2, x) + pow(x, x));
    CHECK_FUNCTION(0.7, floor(x) * x + ceil(x) * x);
}

TEST(Dual, ComparesByValue) {
    const Dual a(1.0, {1, 2}), b(2.0), c(1.0);
    EXPECT_TRUE(a < b && b > a && a <= c && a == c && a != b && a < 1.5 && 0.5 < a);
    EXPECT_EQ(std::max(a, b).value(), 2.0);
    EXPECT_FALSE(Dual(std::nan("")) < a);
    EXPECT_TRUE(isnan(Dual(std::nan(""))) && isfinite(a) && isinf(Dual(inf)));
    EXPECT_EQ(pow(Dual(0.0, {1}), 2).derivatives()[0], 0.0);
    EXPECT_EQ(abs(Dual(0.0, {1})).derivatives()[0], 0.0);
    EXPECT_EQ(sqrt(Dual(0.0, {1})).derivatives()[0], inf);
}

TEST(Autodiff, Errors) {
    const auto grows = [](const auto& x) {
        Components<std::decay_t<decltype(x)>> out(x[8].derivatives()[0] == 1.0 ? 2 : 1);
        out.setZero();
        return out;
    };
    EXPECT_THROW_TEXT((void)autodiff(grows)(Vector::Zero(9)), std::invalid_argument,
                      "autodiff: f must always return 1 components, got 2");
}

}  // namespace
