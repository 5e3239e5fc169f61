#include <cmath>
#include <complex>
#include <scixx/integrate/ivp/bdf.hpp>
#include <scixx/integrate/ivp/radau.hpp>

#include "integrate/ivp_problems.hpp"

namespace {

using namespace ivp_problems;
namespace method = integrate::method;
using Eigen::VectorXd;
using integrate::solve_ivp;

TEST(StiffIvp, RadauAsScipy) {
    expect_scipy("Radau", method::Radau, 1e-7);
}
TEST(StiffIvp, BdfAsScipy) {
    expect_scipy("BDF", method::BDF, 1e-4);
}

void expect_classics(const std::string& name, const integrate::IvpMethod<>& m) {
    const Reference reference("integrate/solve_ivp.json");
    const Case& chemistry = reference["robertson " + name];
    const auto robertson_result =
        solve_ivp(robertson, {0, 1e8}, Eigen::Vector3d(1, 0, 0),
                  {.method = m, .t_eval = Eigen::Array3d(1, 1e4, 1e8), .rtol = 1e-8, .atol = 1e-14});
    EXPECT_SCALED_CLOSE(robertson_result.y, chemistry.array<Eigen::MatrixXd>("y"), 1e-6);
    expect_work(robertson_result, chemistry);
    const Case& oscillation = reference["van der pol " + name];
    const auto relaxed =
        solve_ivp(van_der_pol, {0, 2000}, Eigen::Vector2d(2, 0), {.method = m, .rtol = 1e-6, .atol = 1e-8});
    // Published: y(2000) = 1.706167732170469, Test Set for IVP Solvers (Mazzia and Magherini).
    EXPECT_NEAR(relaxed.y(0, relaxed.y.cols() - 1), 1.706167732170469, 1e-4);
    expect_work(relaxed, oscillation);
}
TEST(StiffIvp, RadauOnClassics) {
    expect_classics("Radau", method::Radau);
}
TEST(StiffIvp, BdfOnClassics) {
    expect_classics("BDF", method::BDF);
}

TEST(StiffIvp, GivenJacobiansSaveEvaluations) {
    Eigen::Matrix2d a;
    a << -100, 99, 0, -1;
    const auto fun = [&](double, const Eigen::Vector2d& y) { return Eigen::Vector2d(a * y); };
    for (const integrate::IvpMethod<>& m :
         {integrate::IvpMethod<>(method::Radau), integrate::IvpMethod<>(method::BDF)}) {
        const auto differences =
            solve_ivp(fun, {0, 5}, Eigen::Vector2d(2, 1), {.method = m, .rtol = 1e-7, .atol = 1e-10});
        const auto constant =
            solve_ivp(fun, {0, 5}, Eigen::Vector2d(2, 1), {.method = m, .rtol = 1e-7, .atol = 1e-10, .jac = a});
        const auto function =
            solve_ivp(fun, {0, 5}, Eigen::Vector2d(2, 1),
                      {.method = m, .rtol = 1e-7, .atol = 1e-10, .jac = [&](double, const VectorXd&) { return a; }});
        for (const auto* result : {&differences, &constant, &function}) {
            const Eigen::Index last = result->y.cols() - 1;
            EXPECT_NEAR(result->y(0, last), std::exp(-5.0), 1e-6);
            EXPECT_NEAR(result->y(1, last), std::exp(-5.0), 1e-6);
        }
        EXPECT_EQ(constant.njev, 0);
        EXPECT_GE(function.njev, 1);
    }
}

TEST(StiffIvp, ComplexStates) {
    using C = std::complex<double>;
    const auto fun = [](double, const auto& y) { return Eigen::VectorXcd(C(-1, 5) * y); };
    const Eigen::VectorXcd y0 = Eigen::VectorXcd::Ones(1);
    const auto radau = solve_ivp(fun, {0, 2}, y0, {.method = method::Radau, .rtol = 1e-8, .atol = 1e-10});
    const auto bdf = solve_ivp(fun, {0, 2}, y0, {.method = method::BDF, .rtol = 1e-8, .atol = 1e-10});
    EXPECT_LT(std::abs(radau.y(0, radau.y.cols() - 1) - std::exp(C(-2, 10))), 1e-7);
    EXPECT_LT(std::abs(bdf.y(0, bdf.y.cols() - 1) - std::exp(C(-2, 10))), 1e-6);
}

TEST(StiffIvp, DenseOutputPassesThroughTheSteps) {
    for (const integrate::IvpMethod<>& m :
         {integrate::IvpMethod<>(method::Radau), integrate::IvpMethod<>(method::BDF)}) {
        const auto result =
            solve_ivp(lotka, {0, 5}, Eigen::Vector2d(10, 5), {.method = m, .dense_output = true, .rtol = 1e-6});
        EXPECT_SCALED_CLOSE((*result.sol)(result.t), result.y, 1e-12);
    }
}

// SciPy's steps after one that was rejected.
TEST(StiffIvp, RadausStepsAreSciPys) {
    const auto fun = [](double, const VectorXd& y) {
        return Eigen::Vector2d(y[1], 0.25 * (1 - y[0] * y[0]) * y[1] - y[0]);
    };
    const auto result = solve_ivp(fun, {0, 8}, Eigen::Vector2d(2, 0), {.method = method::Radau});
    ASSERT_EQ(result.t.size(), 29);
    EXPECT_EQ(result.nfev, 246);
    EXPECT_NEAR(result.t[7], 1.3933696052953268, 1e-10);
    EXPECT_NEAR(result.t[27], 7.714237014201827, 1e-10);
}

// SciPy's values in the middle of the steps, where the order rises after the fourth and the eighth.
TEST(StiffIvp, BdfInterpolatesWithTheOrderOfTheNextStep) {
    const auto fun = [](double t, const VectorXd&) { return std::cos(t); };
    const auto result =
        solve_ivp(fun, {0, -1}, Eigen::VectorXd::Constant(1, -0.5), {.method = method::BDF, .dense_output = true});
    const double expected[] = {-0.5011191490984798, -0.5033574398287062, -0.51566467420397,  -0.5380322992055431,
                               -0.6050810014816402, -0.7047994830331104, -0.791650741830733, -0.8988813999164936,
                               -1.0227763437995168, -1.1366869909442971, -1.2685522424640867};
    ASSERT_EQ(result.t.size(), 12);
    for (Eigen::Index i = 0; i < 11; ++i)
        EXPECT_NEAR((*result.sol)(0.5 * (result.t[i] + result.t[i + 1]))[0], expected[i], 1e-13) << i;
}

TEST(StiffIvp, Errors) {
    EXPECT_THROW_TEXT(solve_ivp(lotka, {0, 1}, Eigen::Vector2d(1, 1),
                                {.method = method::BDF, .jac = Eigen::MatrixXd(Eigen::MatrixXd::Zero(3, 3))}),
                      std::invalid_argument, "solve_ivp: jac must be 2 x 2, got 3 x 3");
    const auto nan = solve_ivp([](double t, const VectorXd& y) { return t > 0.5 ? std::nan("") : -y[0]; }, {0, 1},
                               Eigen::VectorXd::Ones(1), {.method = method::Radau});
    EXPECT_EQ(nan.status, -1);
}

}  // namespace
