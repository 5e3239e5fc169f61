#include <array>
#include <cmath>
#include <limits>
#include <scixx/optimize/differentiate.hpp>
#include <scixx/optimize/root.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/more_garbow_hillstrom.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using scixx::testing::TestProblem;
using Vector = Eigen::VectorXd;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Root, MoreGarbowHillstrom) {
    const Reference reference("optimize/more_garbow_hillstrom.json");
    for (const auto& [chosen, name] : {std::pair<RootMethod, std::string>(method::hybr, "root hybr"),
                                       std::pair<RootMethod, std::string>(method::lm, "root lm")}) {
        double calls = 0, scipys_calls = 0;
        int reached = 0, scipys_reached = 0;
        for (const TestProblem& p : scixx::testing::more_garbow_hillstrom()) {
            if (p.m != p.n()) continue;
            const RootResult r = root([&](const Vector& x) { return p.residuals(x); }, p.start(),
                                      {.method = chosen, .jac = [&](const Vector& x) { return p.jacobian(x); }});
            const double fun = r.fun.squaredNorm(), other = reference[p.name].number(name + " fun");
            const double nfev = reference[p.name].number(name + " nfev");
            reached += fun < 1e-10;
            scipys_reached += other < 1e-10;
            if (fun < 1e-10 && other < 1e-10) {
                calls += static_cast<double>(r.nfev);
                scipys_calls += nfev;
            }
            if (std::getenv("SCIXX_SHOW"))
                std::printf("%-10s %-22s %12.5g %5ld | %12.5g %5.0f | %d\n", name.c_str(), p.name.c_str(), fun,
                            static_cast<long>(r.nfev), other, nfev, r.status);
        }
        EXPECT_GE(reached, scipys_reached) << name;
        EXPECT_LE(calls, 1.2 * scipys_calls) << name;
    }
}

TEST(Root, ShortFormsAndJacobians) {
    const auto f = [](const auto& x) {
        using T = typename std::remove_cvref_t<decltype(x)>::Scalar;
        return Eigen::Matrix<T, 2, 1>(x[0] * cos(x[1]) - 4.0, x[0] * x[1] - x[1] - 5.0);
    };
    const Vector expected = Eigen::Vector2d(6.50409710669333, 0.90841420546881);
    const Vector x = fsolve(f, Eigen::Vector2d(1, 1));
    EXPECT_SCALED_CLOSE(x, expected, 1e-8);
    EXPECT_EQ(Vector(fsolve(f, {1, 1})), x);
    for (const Jacobian& jac : {Jacobian(), Jacobian(FiniteDifference::three_point), Jacobian(cs(f))})
        for (const RootMethod& chosen : {RootMethod(method::hybr), RootMethod(method::lm)}) {
            const RootResult r = root(f, Eigen::Vector2d(1, 1), {.method = chosen, .jac = jac});
            EXPECT_TRUE(r.success) << r.message;
            EXPECT_SCALED_CLOSE(r.x, expected, 1e-8);
            EXPECT_LE(r.fun.norm(), 1e-6);
        }
    EXPECT_NEAR(fsolve([](const Vector& v) { return v[0] * v[0] - 2; }, Vector::Ones(1)).x[0], std::sqrt(2.0), 1e-10);
    EXPECT_NEAR(root(f, Eigen::Vector2d(1, 1), {.options = {.diag = {2, 1}}}).x[0], expected[0], 1e-7);
    EXPECT_EQ(root(f, x).status, 1);
}

TEST(Root, BandedJacobian) {
    for (const auto scheme : {FiniteDifference::two_point, FiniteDifference::three_point}) {
        const auto tridiagonal = [](const Vector& x) {
            Vector f(x.size());
            for (Eigen::Index i = 0; i < x.size(); ++i)
                f[i] = (3 - 2 * x[i]) * x[i] + 1 - (i > 0 ? x[i - 1] : 0) - (i + 1 < x.size() ? 2 * x[i + 1] : 0);
            return f;
        };
        const Vector x0 = -Vector::Ones(30);
        const RootResult dense = root(tridiagonal, x0, {.jac = scheme});
        const RootResult banded =
            root(tridiagonal, x0, {.jac = scheme, .options = {.band = std::array<Eigen::Index, 2>{1, 1}}});
        EXPECT_TRUE(banded.success);
        EXPECT_SCALED_CLOSE(banded.x, dense.x, 1e-7);
        EXPECT_EQ(dense.nfev - banded.nfev, dense.njev * 27 * (scheme == FiniteDifference::two_point ? 1 : 2));
        const RootResult wide =
            root(tridiagonal, x0, {.jac = scheme, .options = {.band = std::array<Eigen::Index, 2>{40, 40}}});
        EXPECT_EQ(wide.nfev, dense.nfev);
    }
    const auto f = [](const Vector& x) { return x; };
    EXPECT_THROW_TEXT((void)root(f, Vector::Ones(2), {.options = {.band = std::array<Eigen::Index, 2>{-1, 0}}}),
                      std::invalid_argument, "options.band must not be negative, got -1 and 0");
    EXPECT_THROW_TEXT(
        (void)root(f, Vector::Ones(2), {.method = method::lm, .options = {.band = std::array<Eigen::Index, 2>{1, 0}}}),
        std::invalid_argument, "options.band is only for hybr");
}

TEST(Root, StopsAndErrors) {
    const auto none = [](const Vector& x) { return x[0] * x[0] + 1; };
    const RootResult r = root(none, Vector::Ones(1));
    EXPECT_FALSE(r.success);
    EXPECT_GE(r.status, 2);
    EXPECT_EQ(root(none, Vector::Ones(1), {.options = {.maxfev = 4}}).status, 2);
    EXPECT_EQ(root([](const Vector&) { return nan; }, Vector::Ones(1)).status, 6);
    const auto hole = [](const Vector& x) { return x[0] > 2 ? nan : std::exp(x[0]) - 3; };
    EXPECT_NEAR(root(hole, Vector::Constant(1, -1.0)).x[0], std::log(3.0), 1e-8);
    EXPECT_THROW_TEXT((void)root(none, Vector()), std::invalid_argument, "root: x0 must not be empty");
    EXPECT_THROW_TEXT((void)root(none, Vector::Ones(2)), std::invalid_argument, "fun must return 2 components, got 1");
    EXPECT_THROW_TEXT((void)fsolve(none, Vector::Ones(1), {.options = {.factor = 0}}), std::invalid_argument,
                      "fsolve: options.factor must be positive");
    EXPECT_THROW_TEXT((void)root(none, Vector::Ones(1), {.method = method::trf}), std::invalid_argument,
                      "method must be hybr or lm");
}

TEST(Root, AnyUnit) {
    for (const double unit : {0x1p-700, 0x1p700}) {
        const auto f = [&](const Eigen::VectorXd& x) {
            return Eigen::VectorXd(unit * Eigen::Vector2d(x[0] - 3, (x[1] - 1) * x[0]));
        };
        const auto jac = [&](const Eigen::VectorXd& x) {
            return Eigen::MatrixXd(unit * Eigen::Matrix2d{{1, 0}, {x[1] - 1, x[0]}});
        };
        const Eigen::Vector2d x0(1, 2), solution(3, 1);
        for (const auto& r : {root(f, x0), root(f, x0, {.jac = jac}), root(f, x0, {.method = method::lm}),
                              root(f, x0, {.method = method::lm, .jac = jac})}) {
            EXPECT_TRUE(r.success) << unit;
            EXPECT_SCALED_CLOSE(r.x, solution, 1e-10);
            EXPECT_EQ(r.fun, f(r.x));
        }
    }
}

}  // namespace
