#include <cmath>
#include <scixx/integrate/odeint.hpp>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::integrate;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using scixx::testing::Case;
using scixx::testing::Reference;

const auto van_der_pol = [](const VectorXd& y, double) {
    return Eigen::Vector2d(y[1], 100 * (1 - y[0] * y[0]) * y[1] - y[0]);
};
const auto lorenz = [](const VectorXd& s, double) {
    return Eigen::Vector3d(10 * (s[1] - s[0]), s[0] * (28 - s[2]) - s[1], s[0] * s[1] - 8.0 / 3 * s[2]);
};

// The work is SciPy's within a tenth: rounding may move a decision of the step control.
void expect_scipy(const OdeintResult& result, const Case& expected, double tolerance) {
    EXPECT_TRUE(result.infodict.success) << result.infodict.message;
    EXPECT_SCALED_CLOSE(result.y, expected.array<MatrixXd>("y"), tolerance);
    const auto near = [&](const auto& actual, const char* name) {
        const auto wanted = expected.array<Eigen::ArrayXd>(name);
        ASSERT_EQ(actual.size(), wanted.size());
        for (Eigen::Index i = 0; i < wanted.size(); ++i)
            EXPECT_NEAR(static_cast<double>(actual[i]), wanted[i], 3 + 0.1 * wanted[i]) << name << ' ' << i;
    };
    near(result.infodict.nst, "nst");
    near(result.infodict.nfe, "nfe");
    near(result.infodict.nje, "nje");
    near(result.infodict.mused, "mused");
    EXPECT_EQ(static_cast<double>(result.infodict.lenrw), expected.number("lenrw"));
    EXPECT_EQ(static_cast<double>(result.infodict.leniw), expected.number("leniw"));
}

TEST(Odeint, AsScipy) {
    const Reference reference("integrate/odeint.json");
    const Case& stiff = reference["van der pol"];
    const auto t = stiff.array<Eigen::ArrayXd>("t");
    expect_scipy(odeint(van_der_pol, Eigen::Vector2d(2, 0), t, {.mxstep = 5000}, full_output), stiff, 1e-5);
    const Case& chaos = reference["lorenz"];
    expect_scipy(odeint(lorenz, Eigen::Vector3d(1, 1, 1), chaos.array<Eigen::ArrayXd>("t"),
                        {.rtol = 1e-10, .atol = Eigen::Array3d(1e-10, 1e-11, 1e-12), .mxstep = 5000}, full_output),
                 chaos, 1e-5);
    const Case& bounded = reference["options"];
    expect_scipy(odeint(van_der_pol, Eigen::Vector2d(2, 0), bounded.array<Eigen::ArrayXd>("t"),
                        {.h0 = 1e-3, .hmax = 0.5, .mxstep = 5000, .mxordn = 5, .mxords = 3}, full_output),
                 bounded, 1e-5);
    const Case& heat = reference["heat"];
    const auto heat_equation = [](const VectorXd& y, double) {
        VectorXd dydt(y.size());
        for (Eigen::Index i = 0; i < y.size(); ++i)
            dydt[i] = 441 * ((i > 0 ? y[i - 1] : 0) - 2 * y[i] + (i + 1 < y.size() ? y[i + 1] : 0));
        return dydt;
    };
    VectorXd bump(20);
    for (Eigen::Index i = 0; i < 20; ++i) bump[i] = static_cast<double>((i + 1) * (20 - i)) / 110.25;
    const auto times = heat.array<Eigen::ArrayXd>("t");
    const OdeintResult banded = odeint(heat_equation, bump, times, {.ml = 1, .mu = 1}, full_output);
    expect_scipy(banded, heat, 1e-6);
    // A packed Jacobian, and its transpose, say the same.
    MatrixXd packed = MatrixXd::Constant(3, 20, 441);
    packed.row(1).setConstant(-882);
    for (const bool transposed : {false, true}) {
        OdeintOptions<> options{.ml = 1, .mu = 1};
        options.col_deriv = transposed;
        options.Dfun = [&](const VectorXd&, double) { return transposed ? MatrixXd(packed.transpose()) : packed; };
        const OdeintResult given = odeint(heat_equation, bump, times, options, full_output);
        EXPECT_SCALED_CLOSE(given.y, banded.y, 1e-6);
        EXPECT_LT(given.infodict.nfe[3], banded.infodict.nfe[3]);
    }
}

TEST(Odeint, OrderOfArguments) {
    const std::vector<double> t{0, 0, 0.5, 1, 1};
    const MatrixXd y = odeint([](const VectorXd& z, double s) { return -s * z[0]; }, std::vector<double>{2}, t);
    const MatrixXd same =
        odeint<tfirst>([](double s, const VectorXd& z) { return -s * z[0]; }, std::vector<double>{2}, t,
                       {.Dfun = [](double s, const VectorXd&) { return MatrixXd::Constant(1, 1, -s); }});
    ASSERT_EQ(y.rows(), 5);
    for (Eigen::Index i = 0; i < 5; ++i) {
        EXPECT_NEAR(y(i, 0), 2 * std::exp(-t[static_cast<std::size_t>(i)] * t[static_cast<std::size_t>(i)] / 2), 2e-7);
        EXPECT_NEAR(y(i, 0), same(i, 0), 1e-14);
    }
    const MatrixXd back =
        odeint([](const VectorXd& z, double) { return -z[0]; }, VectorXd::Ones(1), std::vector<double>{1, 0});
    EXPECT_NEAR(back(1, 0), std::exp(1.0), 1e-6);
    EXPECT_EQ(odeint(lorenz, {1, 2, 3}, {5}), MatrixXd(Eigen::RowVector3d(1, 2, 3)));
}

// Steps end at a singularity of the right-hand side, between the wanted times.
TEST(Odeint, CriticalTimes) {
    double largest = 0;
    const auto f = [&](const VectorXd&, double t) {
        if (t <= 0.3) largest = std::max(largest, t);
        return t <= 0.3 ? 1.0 : 1e3;
    };
    const MatrixXd y =
        odeint(f, VectorXd::Zero(1), std::vector<double>{0, 1}, {.tcrit = Eigen::ArrayXd::Constant(1, 0.3)});
    EXPECT_NEAR(largest, 0.3, 1e-12);
    EXPECT_NEAR(y(1, 0), 0.3 + 700, 1e-4);
}

TEST(Odeint, Failures) {
    const std::vector<double> t{0, 1, 100};
    const auto [y, info] = odeint(van_der_pol, Eigen::Vector2d(2, 0), t, {.mxstep = 10}, full_output);
    EXPECT_FALSE(info.success);
    EXPECT_EQ(info.status, -1);
    EXPECT_EQ(y(0, 0), 2);
    EXPECT_TRUE(std::isnan(y(2, 0)));
    const auto nan = odeint([](const VectorXd& s, double at) { return at > 0.5 ? std::nan("") : s[0]; },
                            VectorXd::Ones(1), t, {}, full_output);
    EXPECT_EQ(nan.infodict.status, -5);
    EXPECT_EQ(nan.infodict.imxer, 0);
    const auto blowup = odeint([](const VectorXd& s, double) { return s[0] * s[0]; }, VectorXd::Ones(1),
                               std::vector<double>{0, 2}, {.mxstep = 100000}, full_output);
    EXPECT_FALSE(blowup.infodict.success);
    const auto strict = odeint(lorenz, Eigen::Vector3d(1, 1, 1), t, {.rtol = 1e-18, .atol = 0.0}, full_output);
    EXPECT_EQ(strict.infodict.status, -2);
    EXPECT_GT(strict.infodict.tolsf[0], 1);
}

TEST(Odeint, Errors) {
    const Eigen::Vector2d y0(2, 0);
    const std::vector<double> t{0, 1};
    EXPECT_THROW_TEXT((void)odeint(van_der_pol, y0, std::vector<double>{}), std::invalid_argument,
                      "odeint: t must not be empty");
    EXPECT_THROW_TEXT((void)odeint(van_der_pol, y0, std::vector<double>{0, 1, 0.5}), std::invalid_argument,
                      "odeint: t must be sorted");
    EXPECT_THROW_TEXT((void)odeint(van_der_pol, Eigen::Vector2d(std::nan(""), 0), t), std::invalid_argument,
                      "odeint: y0 must be finite");
    EXPECT_THROW_TEXT((void)odeint(van_der_pol, VectorXd(), t), std::invalid_argument, "odeint: y0 must not be empty");
    EXPECT_THROW_TEXT((void)odeint(van_der_pol, Eigen::Vector3d(1, 2, 3), t), std::invalid_argument,
                      "odeint: fun must return a vector of length 3, got length 2");
    EXPECT_THROW_TEXT((void)odeint(van_der_pol, y0, t, {.ml = 2}), std::invalid_argument,
                      "odeint: ml and mu must be from 0 to n - 1 = 1, got 2 and 0");
    EXPECT_THROW_TEXT((void)odeint(van_der_pol, y0, t, {.rtol = -1.0}), std::invalid_argument,
                      "odeint: rtol must not be negative");
    EXPECT_THROW_TEXT((void)odeint(van_der_pol, y0, t, {.mxstep = -1}), std::invalid_argument,
                      "odeint: mxstep must not be negative");
    EXPECT_THROW_TEXT((void)odeint(van_der_pol, y0, t, {.mxords = 6}), std::invalid_argument,
                      "odeint: mxords must be from 1 to 5");
    EXPECT_THROW_TEXT((void)odeint(van_der_pol, y0, t, {.mxordn = 0}), std::invalid_argument,
                      "odeint: mxordn must be from 1 to 12");
    EXPECT_THROW_TEXT((void)odeint(van_der_pol, y0, t, {.hmin = -1}), std::invalid_argument,
                      "odeint: h0, hmax and hmin");
}

TEST(Odeint, TakesNumbersInBraces) {
    const Eigen::MatrixXd states = odeint([](double y, double) { return -y; }, {1.0}, {0, 1, 2}, {.tcrit = {0.5, 1.5}});
    EXPECT_NEAR(states(2, 0), std::exp(-2.0), 1e-7);
}

}  // namespace
