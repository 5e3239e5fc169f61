// NIST's nonlinear regressions: from both starts the three methods reach the certified sum of squares wherever SciPy's
// do, with the certified parameters and their standard deviations.
#include <cmath>
#include <functional>
#include <map>
#include <scixx/optimize/curve_fit.hpp>
#include <scixx/optimize/least_squares.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Case;
using scixx::testing::Reference;
using Array = Eigen::ArrayXd;
using Vector = Eigen::VectorXd;

/// y of the observations, given x (n x 1, or n x 2 for Nelson) and the parameters b.
using Model = std::function<Array(const Eigen::ArrayXXd& x, const Vector& b)>;

const std::map<std::string, Model>& models() {
    // A model of one regressor from its formula.
    const auto of = [](auto formula) -> Model {
        return [formula](const Eigen::ArrayXXd& x, const Vector& b) -> Array { return formula(Array(x.col(0)), b); };
    };
    using V = Vector;
    constexpr double turn = 6.28318530717958647692;
    static const Model misra1a = of([](const Array& x, const V& b) -> Array { return b[0] * (1 - (-b[1] * x).exp()); });
    static const Model chwirut =
        of([](const Array& x, const V& b) -> Array { return (-b[0] * x).exp() / (b[1] + b[2] * x); });
    static const Model lanczos = of([](const Array& x, const V& b) -> Array {
        return b[0] * (-b[1] * x).exp() + b[2] * (-b[3] * x).exp() + b[4] * (-b[5] * x).exp();
    });
    static const Model gauss = of([](const Array& x, const V& b) -> Array {
        return b[0] * (-b[1] * x).exp() + b[2] * (-((x - b[3]) / b[4]).square()).exp() +
               b[5] * (-((x - b[6]) / b[7]).square()).exp();
    });
    static const Model cubic = of([](const Array& x, const V& b) -> Array {
        return (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6])));
    });
    static const std::map<std::string, Model> all = {
        {"Misra1a", misra1a},
        {"Misra1b",
         of([](const Array& x, const V& b) -> Array { return b[0] * (1 - (1 + b[1] * x / 2).square().inverse()); })},
        {"Misra1c", of([](const Array& x, const V& b) -> Array { return b[0] * (1 - (1 + 2 * b[1] * x).rsqrt()); })},
        {"Misra1d", of([](const Array& x, const V& b) -> Array { return b[0] * b[1] * x / (1 + b[1] * x); })},
        {"Chwirut1", chwirut},
        {"Chwirut2", chwirut},
        {"Lanczos1", lanczos},
        {"Lanczos2", lanczos},
        {"Lanczos3", lanczos},
        {"Gauss1", gauss},
        {"Gauss2", gauss},
        {"Gauss3", gauss},
        {"DanWood", of([](const Array& x, const V& b) -> Array { return b[0] * x.pow(b[1]); })},
        {"Bennett5", of([](const Array& x, const V& b) -> Array { return b[0] * (b[1] + x).pow(-1 / b[2]); })},
        {"BoxBOD", misra1a},
        {"Eckerle4", of([](const Array& x, const V& b) -> Array {
             return b[0] / b[1] * (-0.5 * ((x - b[2]) / b[1]).square()).exp();
         })},
        {"ENSO", of([=](const Array& x, const V& b) -> Array {
             const auto wave = [&](double period, double c, double s) -> Array {
                 return c * (turn / period * x).cos() + s * (turn / period * x).sin();
             };
             return b[0] + wave(12, b[1], b[2]) + wave(b[3], b[4], b[5]) + wave(b[6], b[7], b[8]);
         })},
        {"Hahn1", cubic},
        {"Thurber", cubic},
        {"Kirby2", of([](const Array& x, const V& b) -> Array {
             return (b[0] + x * (b[1] + x * b[2])) / (1 + x * (b[3] + x * b[4]));
         })},
        {"MGH09",
         of([](const Array& x, const V& b) -> Array { return b[0] * x * (x + b[1]) / (x * (x + b[2]) + b[3]); })},
        {"MGH10", of([](const Array& x, const V& b) -> Array { return b[0] * (b[1] / (x + b[2])).exp(); })},
        {"MGH17", of([](const Array& x, const V& b) -> Array {
             return b[0] + b[1] * (-x * b[3]).exp() + b[2] * (-x * b[4]).exp();
         })},
        {"Nelson",
         [](const Eigen::ArrayXXd& x,
            const V& b) -> Array { return b[0] - b[1] * x.col(0) * (-b[2] * x.col(1)).exp(); }},
        {"Rat42", of([](const Array& x, const V& b) -> Array { return b[0] / (1 + (b[1] - b[2] * x).exp()); })},
        {"Rat43",
         of([](const Array& x, const V& b) -> Array { return b[0] / (1 + (b[1] - b[2] * x).exp()).pow(1 / b[3]); })},
        {"Roszman1", of([=](const Array& x, const V& b) -> Array {
             return b[0] - b[1] * x - (b[2] / (x - b[3])).atan() / (turn / 2);
         })}};
    return all;
}

Eigen::ArrayXXd regressors(const Case& data) {
    if (data.numbers("x").shape.size() == 2) return data.array<Eigen::ArrayXXd>("x");
    return data.array<Array>("x");
}

/// Lanczos1 fits to 1e-13, so that only the rounding of its data is left of the sum of squares.
double tolerance(const std::string& name) {
    return name == "Lanczos1" ? 0.2 : 1e-5;
}

void reaches(LeastSquaresMethod method, const std::string& key) {
    const Reference reference("optimize/least_squares/nist_regression.json");
    for (const auto& [name, data] : reference.cases()) {
        const Model& model = models().at(name);
        const Eigen::ArrayXXd x = regressors(data);
        const Array y = data.array<Array>("y");
        const double squares = data.number("squares");
        for (const std::string start : {"start1", "start2"}) {
            SCOPED_TRACE(name + " " + start);
            const Vector x0 = data.array<Vector>(start);
            LeastSquaresOptions options{
                .method = method, .ftol = 1e-12, .xtol = 1e-12, .gtol = 1e-12, .max_nfev = 2000};
            if (method == LeastSquaresMethod::lm)
                options.x_scale = from_jac;
            else
                options.x_scale = x0.cwiseAbs().eval();
            const auto r = least_squares([&](const Vector& b) -> Vector { return model(x, b) - y; }, x0, options);
            const bool scipys = std::abs(data.number(key + " " + start) / squares - 1) < tolerance(name);
            const bool mine = std::abs(2 * r.cost / squares - 1) < tolerance(name);
            EXPECT_GE(mine, scipys) << 2 * r.cost << " instead of " << squares << ": " << r.message;
            if (std::abs(2 * r.cost / squares - 1) < 1e-9) {
                EXPECT_SCALED_CLOSE((r.x.array() / data.array<Array>("certified")).eval(),
                                    Array::Ones(x0.size()).eval(), 2e-4);
            }
        }
    }
}

TEST(NistRegression, Lm) {
    reaches(LeastSquaresMethod::lm, "lm");
}

TEST(NistRegression, Trf) {
    reaches(LeastSquaresMethod::trf, "trf");
}

TEST(NistRegression, Dogbox) {
    reaches(LeastSquaresMethod::dogbox, "dogbox");
}

TEST(NistRegression, StandardDeviationsOfCurveFit) {
    const Reference reference("optimize/least_squares/nist_regression.json");
    for (const auto& [name, data] : reference.cases()) {
        if (name == "Lanczos1" || name == "Nelson") continue;  // rounding alone is left; two regressors
        SCOPED_TRACE(name);
        const Model& model = models().at(name);
        const auto of_parameters = [&](const Array& x, const Vector& b) -> Array { return model(x, b); };
        const CurveFitResult r = curve_fit(of_parameters, data.array<Array>("x"), data.array<Array>("y"),
                                           {.p0 = data.array<Vector>("start2")});
        EXPECT_TRUE(r.success) << r.mesg;
        const Array deviations = data.array<Array>("deviations");
        EXPECT_SCALED_CLOSE((r.perr().array() / deviations).eval(), Array::Ones(deviations.size()).eval(), 1e-3);
    }
}

}  // namespace
