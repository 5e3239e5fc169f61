#include <cmath>
#include <complex>
#include <limits>
#include <map>
#include <scixx/optimize/root_scalar.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

struct Problem {
    std::function<double(double)> f, slope, bend;
    double a, b;
};

const std::map<std::string, Problem>& problems() {
    static const std::map<std::string, Problem> all = {
        {"cosine",
         {[](double x) { return std::cos(x) - x * x * x; }, [](double x) { return -std::sin(x) - 3 * x * x; },
          [](double x) { return -std::cos(x) - 6 * x; }, 0, 2}},
        {"quartic",
         {[](double x) { return std::pow(x, 4) - 2 * x * x - 4 * x - 3; },
          [](double x) { return 4 * std::pow(x, 3) - 4 * x - 4; }, [](double x) { return 12 * x * x - 4; }, 1, 5}},
        {"steep",
         {[](double x) { return std::exp(-10 * x) - 1e-3; }, [](double x) { return -10 * std::exp(-10 * x); },
          [](double x) { return 100 * std::exp(-10 * x); }, -1, 4}},
        {"triple",
         {[](double x) { return std::pow(x - 1, 3); }, [](double x) { return 3 * (x - 1) * (x - 1); },
          [](double x) { return 6 * (x - 1); }, -2, 3.3}},
        {"flat",
         {[](double x) { return std::pow(x, 9); }, [](double x) { return 9 * std::pow(x, 8); },
          [](double x) { return 72 * std::pow(x, 7); }, -1, 1.7}},
        {"tiny",
         {[](double x) { return 1e-200 * (x * x - 3); }, [](double x) { return 2e-200 * x; },
          [](double) { return 2e-200; }, 0, 4}}};
    return all;
}

TEST(RootScalar, BracketsAgainstSciPy) {
    const Reference reference("optimize/root_scalar.json");
    for (const auto& [name, p] : problems())
        for (const auto& [method_name, chosen] :
             {std::pair("bisect", method::bisect), std::pair("brentq", method::brentq),
              std::pair("brenth", method::brenth), std::pair("ridder", method::ridder),
              std::pair("toms748", method::toms748)}) {
            SCOPED_TRACE(name + " " + method_name);
            const auto& expected = reference[name + " " + method_name];
            for (const bool swapped : {false, true}) {
                const RootResults r = root_scalar(
                    p.f, {.method = chosen, .bracket = {{swapped ? p.b : p.a, swapped ? p.a : p.b}}, .maxiter = 1000});
                EXPECT_TRUE(r.converged);
                EXPECT_EQ(r.flag, "converged");
                if (name == "flat" || name == "triple") continue;  // any point near is a root
                // SciPy's ridder squares values of 1e-200.
                EXPECT_NEAR(r.root, name == "tiny" ? std::sqrt(3.0) : expected.number("root"), 8e-12);
                if (swapped) continue;
                if (name == "tiny") continue;
                EXPECT_LE(r.function_calls, expected.number("calls") + 2);
                if (chosen != method::toms748 && chosen != method::ridder) {
                    EXPECT_EQ(r.iterations, expected.number("iterations"));
                }
            }
            // The change of sign is within the tolerance.
            const RootResults r = root_scalar(p.f, {.method = chosen, .bracket = {{p.a, p.b}}, .maxiter = 1000});
            const double gap = 4e-12 + 2e-15 * std::abs(r.root);
            EXPECT_LE(p.f(r.root - gap) * (p.f(r.root + gap) < 0 ? -1.0 : 1.0), 0);
        }
}

TEST(RootScalar, OpenMethodsAgainstSciPy) {
    const Reference reference("optimize/root_scalar.json");
    for (const auto& [name, p] : problems())
        for (const auto& [method_name, chosen] :
             {std::pair("newton", method::newton), std::pair("halley", method::halley),
              std::pair("secant", method::secant)}) {
            SCOPED_TRACE(name + " " + method_name);
            const auto& expected = reference[name + " " + method_name];
            const RootResults r = root_scalar(p.f, {.method = chosen, .fprime = p.slope, .fprime2 = p.bend, .x0 = p.b});
            EXPECT_EQ(r.converged, expected.number("converged") != 0);
            if (!r.converged) continue;
            EXPECT_EQ(r.iterations, expected.number("iterations"));
            EXPECT_EQ(r.function_calls, expected.number("calls"));
            EXPECT_NEAR(r.root, expected.number("root"), name == "flat" || name == "triple" ? 1e-6 : 1e-12);
        }
}

TEST(RootScalar, DefaultsFitToTheData) {
    const Problem& p = problems().at("cosine");
    const double root = 0.865474033101614;
    EXPECT_NEAR(root_scalar(p.f, {.bracket = {0, 2}}), root, 1e-11);
    EXPECT_NEAR(root_scalar(p.f, {.x0 = 1}), root, 1e-11);
    EXPECT_NEAR(root_scalar(p.f, {.x0 = 1.0, .x1 = 2.0}), root, 1e-11);
    EXPECT_EQ(root_scalar(p.f, {.fprime = p.slope, .x0 = 1}).function_calls % 2, 0);
    EXPECT_EQ(root_scalar(p.f, {.fprime = p.slope, .fprime2 = p.bend, .x0 = 1}).function_calls % 3, 0);
    const RootResults loose = root_scalar(p.f, {.bracket = {{0, 2}}, .xtol = 0.1});
    EXPECT_LT(loose.iterations, 7);
    EXPECT_NEAR(loose, root, 0.1);
    const RootResults stopped = root_scalar(p.f, {.bracket = {{0, 2}}, .maxiter = 3});
    EXPECT_FALSE(stopped.converged);
    EXPECT_EQ(stopped.iterations, 3);
    EXPECT_EQ(stopped.flag, "convergence error");
}

TEST(RootScalar, RootsAtTheEndsAndHugeBrackets) {
    for (const auto find : {&brentq, &brenth, &ridder, &bisect}) {
        EXPECT_EQ(find([](double x) { return x - 1; }, 1, 5, {}).function_calls, 2);
        EXPECT_EQ(find([](double x) { return x - 1; }, -3, 1, {}).root, 1);
        EXPECT_NEAR(find([](double x) { return std::atan(x - 7); }, -1e308, 1e308, {.maxiter = 3000}), 7, 1e-9);
        EXPECT_NEAR(find([](double x) { return x < 0.3 ? -inf : inf; }, 0, 1, {}), 0.3, 1e-9);
    }
    EXPECT_NEAR(toms748([](double x) { return x < 0.3 ? -1.0 : 1.0; }, 0, 1), 0.3, 1e-9);
    EXPECT_NEAR(toms748([](double x) { return x * x - 2; }, 0, 2, {.k = 3}), std::sqrt(2.0), 1e-12);
}

TEST(RootScalar, NaNEndsIt) {
    for (const auto find : {&brentq, &brenth, &ridder, &bisect}) {
        const RootResults r = find([](double x) { return x > 0.9 && x < 2 ? nan : x - 1.2; }, 0, 3, {});
        EXPECT_FALSE(r.converged);
        EXPECT_EQ(r.flag, "value error");
        EXPECT_TRUE(std::isnan(r.root));
    }
    EXPECT_EQ(toms748([](double) { return nan; }, 0, 3).flag, "value error");
    EXPECT_EQ(newton([](double) { return nan; }, 1.0).flag, "value error");
}

TEST(RootScalar, NewtonsWays) {
    const auto cube = [](double x) { return x * x * x - 2; };
    EXPECT_REL_CLOSE(newton(cube, 1).root, std::cbrt(2.0), 1e-12);
    EXPECT_EQ(newton([](double x) { return x * x + 1; }, 0.0, {.fprime = [](double x) { return 2 * x; }}).flag,
              "derivative was zero");
    EXPECT_FALSE(newton([](double x) { return x * x + 1; }, 0.7).converged);
    const std::complex<double> root =
        newton([](std::complex<double> z) { return z * z + 1.0; }, std::complex<double>(0.3, 0.8));
    EXPECT_NEAR(std::abs(root - std::complex<double>(0, 1)), 0, 1e-12);
    EXPECT_TRUE(newton(cube, 1.0, {.tol = 1e-3, .rtol = 0.5}).converged);
}

TEST(RootScalar, NewtonOverArrays) {
    const Eigen::ArrayXd a = Eigen::ArrayXd::LinSpaced(5, 0, 8);
    const auto f = [&](const Eigen::ArrayXd& x) { return x * x * x - a; };
    const auto slope = [](const Eigen::ArrayXd& x) -> Eigen::ArrayXd { return 3 * x * x; };
    const auto bend = [](const Eigen::ArrayXd& x) -> Eigen::ArrayXd { return 6 * x; };
    Eigen::ArrayXd x0 = Eigen::ArrayXd::Constant(5, 1.5);
    x0[4] = 0;
    for (const NewtonArrayOptions& options : {NewtonArrayOptions{.fprime = slope, .maxiter = 200},
                                              NewtonArrayOptions{.fprime = slope, .maxiter = 200, .fprime2 = bend}}) {
        const auto [root, converged, zero_der] = newton(f, x0, options);
        for (int i = 1; i < 4; ++i) {
            EXPECT_TRUE(converged[i]);
            EXPECT_NEAR(root[i], std::cbrt(a[i]), 1e-10);
        }
        EXPECT_TRUE(zero_der[4]);
        EXPECT_FALSE(converged[4]);
    }
    const auto secant = newton(f, Eigen::ArrayXd::Constant(5, 1.5), {.maxiter = 200});
    EXPECT_NEAR(secant.root[4], 2, 1e-10);
    EXPECT_TRUE(secant.converged[4]);
    EXPECT_EQ(newton(f, x0, {.maxiter = 1}).converged.count(), 0);
    EXPECT_THROW_TEXT((void)newton([](const Eigen::ArrayXd& x) { return x.head(2).eval(); }, x0), std::invalid_argument,
                      "newton: func must have 5 elements, got 2");
}

TEST(RootScalar, Errors) {
    const auto f = [](double x) { return x * x + 1; };
    EXPECT_THROW_TEXT((void)brentq(f, 0, 1), NoSignChange,
                      "brentq: f(a) and f(b) must have different signs, got 1 and 2");
    EXPECT_THROW_TEXT((void)bisect(f, 0, inf), std::invalid_argument, "bisect: a and b must be finite, got 0 and inf");
    EXPECT_THROW_TEXT((void)ridder(f, 0, 1, {.xtol = 0}), std::invalid_argument, "ridder: xtol must be positive");
    EXPECT_THROW_TEXT((void)brenth(f, 0, 1, {.rtol = 1e-16}), std::invalid_argument, "brenth: rtol must be at least");
    EXPECT_THROW_TEXT((void)brentq(f, 0, 1, {.maxiter = 0}), std::invalid_argument, "maxiter must be at least 1");
    EXPECT_THROW_TEXT((void)toms748(f, 0, 1, {.k = 0}), std::invalid_argument, "toms748: k must be at least 1, got 0");
    EXPECT_THROW_TEXT((void)newton(f, 1.0, {.tol = 0}), std::invalid_argument, "newton: tol must be positive");
    EXPECT_THROW_TEXT((void)newton(f, 1.0, {.x1 = 1.0}), std::invalid_argument, "newton: x1 must differ from x0");
    EXPECT_THROW_TEXT((void)root_scalar(f, {}), std::invalid_argument, "root_scalar: method: none");
    EXPECT_THROW_TEXT((void)root_scalar(f, {.method = method::brentq, .x0 = 1}), std::invalid_argument, "bracket");
    EXPECT_THROW_TEXT((void)root_scalar(f, {.method = method::newton, .x0 = 1}), std::invalid_argument, "fprime");
    EXPECT_THROW_TEXT((void)root_scalar(f, {.method = method::secant}), std::invalid_argument, "x0 must be given");
}

}  // namespace
