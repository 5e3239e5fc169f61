// Powell's method and the methods with second derivatives on the problems of More, Garbow and Hillstrom against SciPy.
#include <cmath>
#include <initializer_list>
#include <limits>
#include <scixx/optimize/minimize.hpp>
#include <scixx/optimize/minimize/dogleg.hpp>
#include <scixx/optimize/minimize/newton_cg.hpp>
#include <scixx/optimize/minimize/powell.hpp>
#include <scixx/optimize/minimize/trust_exact.hpp>
#include <scixx/optimize/minimize/trust_krylov.hpp>
#include <scixx/optimize/minimize/trust_ncg.hpp>
#include <scixx/optimize/rosen.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/more_garbow_hillstrom.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using scixx::testing::TestProblem;
using Vector = Eigen::VectorXd;

class SecondOrderMethods : public ::testing::TestWithParam<std::pair<Method, std::string>> {};

TEST_P(SecondOrderMethods, MoreGarbowHillstrom) {
    const auto& [method, name] = GetParam();
    const Reference reference("optimize/more_garbow_hillstrom.json");
    double calls = 0, scipys_calls = 0;
    int reached = 0, scipys_reached = 0;
    for (const TestProblem& p : scixx::testing::more_garbow_hillstrom()) {
        MinimizeOptions options{.method = method};
        if (method.takes().hess) {
            options.jac = [&](const Vector& x) { return p.gradient(x); };
            options.hess = [&](const Vector& x) {
                Eigen::MatrixXd h(p.n(), p.n());
                for (Eigen::Index i = 0; i < p.n(); ++i) {
                    const double step = 1e-5 * std::max(1.0, std::abs(x[i]));
                    Vector plus = x, minus = x;
                    plus[i] += step;
                    minus[i] -= step;
                    h.col(i) = (p.gradient(plus) - p.gradient(minus)) / (2 * step);
                }
                return (0.5 * (h + h.transpose())).eval();
            };
        }
        const OptimizeResult r = minimize([&](const Vector& x) { return p.value(x); }, p.start(), options);
        const double fun = reference[p.name].number(name + " fun"), nfev = reference[p.name].number(name + " nfev");
        const bool mine = p.solved(r.fun, 2e-4), scipys = p.solved(fun, 2e-4);
        reached += mine;
        scipys_reached += scipys;
        if (mine && scipys && (nfev < 400 || !method.takes().hess)) {
            calls += static_cast<double>(r.nfev);
            scipys_calls += nfev;
        }
        if (std::getenv("SCIXX_SHOW"))
            std::printf("%-10s %-22s %12.5g %5ld | %12.5g %5.0f | %d %s\n", method.name(), p.name.c_str(), r.fun,
                        static_cast<long>(r.nfev), fun, nfev, r.status, r.message.c_str());
    }
    if (std::getenv("SCIXX_SHOW"))
        std::printf("== %s: %d of %d, %g of %g calls\n", name.c_str(), reached, scipys_reached, calls, scipys_calls);
    // Biggs' problem has two valleys: which one the first steps of trust-exact find is chance.
    EXPECT_GE(reached, scipys_reached - (name == "trust-exact"));
    EXPECT_LE(calls, 1.2 * scipys_calls);
}

INSTANTIATE_TEST_SUITE_P(
    All, SecondOrderMethods,
    ::testing::Values(std::pair(method::powell, "Powell"), std::pair(method::newton_cg, "Newton-CG"),
                      std::pair(method::trust_ncg, "trust-ncg"), std::pair(method::trust_exact, "trust-exact"),
                      std::pair(method::trust_krylov, "trust-krylov"), std::pair(method::dogleg, "dogleg")),
    [](const auto& p) { return std::string(p.param.first.name()); });

TEST(MinimizeSecondOrder, FormsOfHessians) {
    const auto f = [](const Vector& x) { return rosen(x); };
    const auto g = [](const Vector& x) { return rosen_der(x); };
    const Vector x0 = Vector::Constant(5, -1.0);
    for (const Method& method :
         std::initializer_list<Method>{method::newton_cg, method::trust_ncg, method::trust_krylov}) {
        const OptimizeResult matrix =
            minimize(f, x0, {.method = method, .jac = g, .hess = [](const Vector& x) { return rosen_hess(x); }});
        const OptimizeResult product =
            minimize(f, x0, {.method = method, .jac = g, .hessp = [](const Vector& x, const Vector& p) {
                                 return rosen_hess_prod(x, p);
                             }});
        EXPECT_TRUE(matrix.success) << matrix.message;
        EXPECT_EQ(matrix.nfev, product.nfev);
        EXPECT_GT(product.nhev, matrix.nhev);
        EXPECT_NEAR(matrix.fun, product.fun, 1e-8);
        const OptimizeResult difference =
            minimize(f, x0, {.method = method, .jac = g, .hess = FiniteDifference::two_point});
        EXPECT_TRUE(difference.success);
        EXPECT_NEAR(difference.fun, matrix.fun, 1e-6);
    }
    EXPECT_TRUE(minimize(f, x0, {.method = method::newton_cg, .jac = g}).success);
    EXPECT_THROW_TEXT((void)minimize(f, x0, {.method = method::trust_ncg, .jac = g}), std::invalid_argument,
                      "minimize: hess or hessp must be given for method::trust_ncg");
    EXPECT_THROW_TEXT((void)minimize(f, x0, {.method = method::bfgs, .hess = FiniteDifference::two_point}),
                      std::invalid_argument, "hess and hessp are not for method::bfgs");
}

TEST(MinimizeSecondOrder, MatricesAreAskedForByName) {
    const auto f = [](const Vector& x) { return rosen(x); };
    const auto g = [](const Vector& x) { return rosen_der(x); };
    const auto product = [](const Vector& x, const Vector& p) { return rosen_hess_prod(x, p); };
    const Vector x0 = Vector::Constant(2, -1.0);
    EXPECT_THROW_TEXT((void)minimize(f, x0, {.method = method::dogleg, .jac = g, .hessp = product}),
                      std::invalid_argument, "minimize: hess must be given for method::dogleg");
    EXPECT_THROW_TEXT((void)minimize(f, x0, {.method = method::trust_exact, .jac = g, .hessp = product}),
                      std::invalid_argument, "minimize: hess must be given for method::trust_exact");
}

// x^2 - y^2 + y^4: the Hessian at the start is indefinite.
TEST(MinimizeSecondOrder, SaddlePoints) {
    const auto f = [](const Vector& x) { return x[0] * x[0] - x[1] * x[1] + std::pow(x[1], 4); };
    const auto g = [](const Vector& x) { return Eigen::Vector2d(2 * x[0], -2 * x[1] + 4 * std::pow(x[1], 3)); };
    const auto h = [](const Vector& x) { return (Eigen::Matrix2d() << 2, 0, 0, -2 + 12 * x[1] * x[1]).finished(); };
    for (const Method& method : std::initializer_list<Method>{method::trust_exact, method::trust_krylov}) {
        const OptimizeResult r =
            minimize(f, Eigen::Vector2d(1, 0.1), {.method = method, .jac = g, .hess = h, .tol = 1e-8});
        EXPECT_TRUE(r.success) << r.message;
        EXPECT_NEAR(r.fun, -0.25, 1e-12);
    }
    const OptimizeResult r = minimize(f, Eigen::Vector2d(1, 0.1), {.method = method::dogleg, .jac = g, .hess = h});
    EXPECT_EQ(r.status, 3);
    EXPECT_FALSE(r.success);
}

TEST(MinimizeSecondOrder, PowellSaysThatThereIsNoMinimum) {
    const OptimizeResult r =
        minimize([](const Vector& x) { return x[0] + x[1]; }, Eigen::Vector2d(0, 0), {.method = method::powell});
    EXPECT_EQ(r.status, 4);
    EXPECT_FALSE(r.success);
}

TEST(MinimizeSecondOrder, PowellKeepsToBounds) {
    double most = -10, least = 10;
    const auto f = [&](const Vector& x) {
        most = std::max(most, x.maxCoeff());
        least = std::min(least, x.minCoeff());
        return rosen(x);
    };
    const OptimizeResult r = minimize(f, Eigen::Vector2d(-1, -1), {.method = method::powell, .bounds = {-2, 0.5}});
    EXPECT_LE(most, 0.5);
    EXPECT_GE(least, -2);
    EXPECT_NEAR(r.fun, 0.25, 1e-3);
    const OptimizeResult half =
        minimize(f, Eigen::Vector2d(-1, -1),
                 {.method = method::powell, .bounds = {-std::numeric_limits<double>::infinity(), 0.5}});
    EXPECT_LE(half.fun, 0.2578658) << "SciPy's";
    EXPECT_EQ(r.direc.rows(), 2);
}

}  // namespace
