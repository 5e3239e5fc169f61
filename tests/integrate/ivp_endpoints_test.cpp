#include <algorithm>
#include <cmath>
#include <limits>
#include <scixx/integrate/ivp/bdf.hpp>
#include <scixx/integrate/ivp/dop853.hpp>
#include <scixx/integrate/ivp/lsoda.hpp>
#include <scixx/integrate/ivp/radau.hpp>

#include "integrate/ivp_problems.hpp"

namespace {

using namespace ivp_problems;
namespace method = integrate::method;
using Eigen::VectorXd;
using integrate::solve_ivp;

// F. Mazzia and C. Magherini, Test Set for Initial Value Problem Solvers, release 2.4 (2008): problems and end points.
VectorXd hires(double, const VectorXd& y) {
    const double fast = 280 * y[5] * y[7];
    VectorXd f(8);
    f << -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007, 1.71 * y[0] - 8.75 * y[1],
        -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4], 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3],
        -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6], -fast + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6],
        fast - 1.81 * y[6], -fast + 1.81 * y[6];
    return f;
}
Eigen::Vector3d oregonator(double, const VectorXd& y) {
    return {77.27 * (y[1] + y[0] * (1 - 8.375e-6 * y[0] - y[1])), (y[2] - (1 + y[0]) * y[1]) / 77.27,
            0.161 * (y[0] - y[2])};
}

struct Problem {
    const char* name;
    integrate::OdeFunction<double> fun;
    double end;
    VectorXd start, wanted;
    double atol;  // relative to rtol
};
std::vector<Problem> problems() {
    VectorXd hires_start = VectorXd::Zero(8), hires_end(8);
    hires_start[0] = 1;
    hires_start[7] = 0.0057;
    hires_end << 0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2,
        0.2386356198831331e-2, 0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2;
    return {{"HIRES", hires, 321.8122, hires_start, hires_end, 1e-5},
            {"Oregonator", oregonator, 360, Eigen::Vector3d(1, 2, 3),
             Eigen::Vector3d(0.1000814870318523e1, 0.1228178521549917e4, 0.1320554942846706e3), 1e-3},
            {"Robertson", robertson, 1e11, Eigen::Vector3d(1, 0, 0),
             Eigen::Vector3d(0.2083340149701255e-07, 0.8333360770334713e-13, 0.9999999791665050), 1e-9},
            {"van der Pol", van_der_pol, 2000, Eigen::Vector2d(2, 0),
             Eigen::Vector2d(0.1706167732170469e1, -0.8928097010248125e-3), 1e-2}};
}

// SciPy's 1.10 error, in units of rtol, and its evaluations.
struct Scipy {
    double error, nfev;
};
// Within 10 rtol or, where SciPy itself is not, as near as SciPy; and its evaluations within a tenth.
void expect_end_points(const integrate::IvpMethod<>& m, const std::vector<Scipy>& scipy) {
    constexpr double rtol = 1e-6;
    const std::vector<Problem> all = problems();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Problem& p = all[i];
        const auto result = solve_ivp(p.fun, {0, p.end}, p.start, {.method = m, .rtol = rtol, .atol = rtol * p.atol});
        ASSERT_TRUE(result.success) << p.name << ": " << result.message;
        const VectorXd end = result.y.rightCols(1);
        const double error = ((end - p.wanted).array() / p.wanted.array()).abs().maxCoeff();
        EXPECT_LE(error, std::max(10.0, 1.5 * scipy[i].error) * rtol) << p.name;
        EXPECT_NEAR(static_cast<double>(result.nfev), scipy[i].nfev, 0.1 * scipy[i].nfev) << p.name;
    }
}
TEST(IvpEndPoints, Radau) {
    expect_end_points(method::Radau, {{0.1, 2073}, {0.04, 9683}, {0.02, 4162}, {0.004, 6674}});
}
// Multistep methods control the error of a step, and many of the same sign add up: on relaxation oscillations SciPy's
// BDF and LSODA miss 10 rtol, too.
TEST(IvpEndPoints, Bdf) {
    expect_end_points(method::BDF, {{3.9, 998}, {58, 4422}, {5.4, 2496}, {71, 3452}});
}
TEST(IvpEndPoints, Lsoda) {
    expect_end_points(method::LSODA, {{6.5, 2079}, {21, 4699}, {6, 1899}, {75, 2459}});
}

// NaN and blow-up end in bounded time with a status and a message, whatever the method.
TEST(IvpEndPoints, FailuresAreTold) {
    const double inf = std::numeric_limits<double>::infinity();
    for (const integrate::IvpMethod<>& m :
         {integrate::IvpMethod<>(method::RK23), integrate::IvpMethod<>(method::RK45),
          integrate::IvpMethod<>(method::DOP853), integrate::IvpMethod<>(method::Radau),
          integrate::IvpMethod<>(method::BDF), integrate::IvpMethod<>(method::LSODA)}) {
        for (const integrate::OdeFunction<double>&fun :
             {integrate::OdeFunction<double>([](double, const VectorXd& y) { return VectorXd(y * std::nan("")); }),
              integrate::OdeFunction<double>(
                  [](double t, const VectorXd& y) { return t > 0.5 ? VectorXd(y * std::nan("")) : VectorXd(-y); }),
              integrate::OdeFunction<double>([](double, const VectorXd& y) { return VectorXd(y.cwiseAbs2()); })}) {
            const auto result = solve_ivp(fun, {0, 3}, VectorXd(VectorXd::Ones(2)), {.method = m});
            EXPECT_EQ(result.status, -1);
            EXPECT_FALSE(result.message.empty());
            EXPECT_LT(result.nfev, 20000);
        }
        const auto endless = solve_ivp([](double t, const VectorXd&) { return std::cos(t); }, {0, inf},
                                       VectorXd::Zero(1), {.method = m, .max_steps = 300});
        EXPECT_EQ(endless.status, -1);
        EXPECT_EQ(endless.t.size(), 301);
    }
}

}  // namespace
