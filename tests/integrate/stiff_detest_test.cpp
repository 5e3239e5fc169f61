#include <cmath>
#include <scixx/integrate/ivp/bdf.hpp>
#include <scixx/integrate/ivp/lsoda.hpp>
#include <scixx/integrate/ivp/radau.hpp>

#include "integrate/detest.hpp"

namespace {

using detest::Vector;
namespace method = scixx::integrate::method;

template <int A>
void rotation(double, const Vector& y, Vector& f) {
    f << -10 * y[0] + A * y[1], -A * y[0] - 10 * y[1], -4 * y[2], -y[3], -0.5 * y[4], -0.1 * y[5];
}
template <int TenA>
void cascade(double, const Vector& y, Vector& f) {
    constexpr double a = TenA / 10.0;
    const Eigen::ArrayXd s = y.array().square();
    f << -y[0] + 2, -10 * y[1] + a * s[0], -40 * y[2] + 4 * a * (s[0] + s[1]),
        -100 * y[3] + 10 * a * (s[0] + s[1] + s[2]);
}

const detest::Problems problems = {
    {"A1", [](double, const Vector& y, Vector& f) { f << -0.5 * y[0], -y[1], -100 * y[2], -90 * y[3]; }},
    {"A2",
     [](double, const Vector& y, Vector& f) {
         f[0] = -1800 * y[0] + 900 * y[1];
         for (Eigen::Index i = 1; i < 8; ++i) f[i] = y[i - 1] - 2 * y[i] + y[i + 1];
         f[8] = 1000 * y[7] - 2000 * y[8] + 1000;
     }},
    {"A3",
     [](double, const Vector& y, Vector& f) {
         f << -1e4 * y[0] + 100 * y[1] - 10 * y[2] + y[3], -1e3 * y[1] + 10 * y[2] - 10 * y[3], -y[2] + 10 * y[3],
             -0.1 * y[3];
     }},
    {"A4",
     [](double, const Vector& y, Vector& f) {
         for (int i = 0; i < 10; ++i) f[i] = -std::pow(i + 1, 5) * y[i];
     }},
    {"B1", [](double, const Vector& y,
              Vector& f) { f << -y[0] + y[1], -100 * y[0] - y[1], -100 * y[2] + y[3], -1e4 * y[2] - 100 * y[3]; }},
    {"B2", rotation<3>},
    {"B3", rotation<8>},
    {"B4", rotation<25>},
    {"B5", rotation<100>},
    {"C1",
     [](double, const Vector& y, Vector& f) {
         const Eigen::ArrayXd s = y.array().square();
         f << -y[0] + s[1] + s[2] + s[3], -10 * y[1] + 10 * (s[2] + s[3]), -40 * y[2] + 40 * s[3], -100 * y[3] + 2;
     }},
    {"C2", cascade<1>},
    {"C3", cascade<10>},
    {"C4", cascade<100>},
    {"C5", cascade<200>},
    {"D1", [](double, const Vector& y,
              Vector& f) { f << 0.2 * (y[1] - y[0]), 10 * y[0] - (60 - 0.125 * y[2]) * y[1] + 0.125 * y[2], 1; }},
    {"D2",
     [](double, const Vector& y, Vector& f) {
         f << -0.04 * y[0] + 0.01 * y[1] * y[2], 400 * y[0] - 100 * y[1] * y[2] - 3000 * y[1] * y[1], 30 * y[1] * y[1];
     }},
    {"D3",
     [](double, const Vector& y, Vector& f) {
         const double p = 100 * y[0] * y[1], q = 1e4 * y[1] * y[1];
         f << y[2] - p, y[2] + 2 * y[3] - p - 2 * q, -y[2] + p, -y[3] + q;
     }},
    {"D4",
     [](double, const Vector& y, Vector& f) {
         const double p = 0.013 * y[0] + 1000 * y[0] * y[2], q = 2500 * y[1] * y[2];
         f << -p, -q, -p - q;
     }},
    {"D5",
     [](double, const Vector& y, Vector& f) {
         const double p = 0.01 + y[0] + y[1];
         f << 0.01 - (1 + (y[0] + 1000) * (y[0] + 1)) * p, 0.01 - (1 + y[1] * y[1]) * p;
     }},
    {"D6",
     [](double, const Vector& y, Vector& f) {
         const double p = -y[0] + 1e8 * y[2] * (1 - y[0]), q = -10 * y[1] + 3e7 * y[2] * (1 - y[1]);
         f << p, q, -p - q;
     }},
    {"E1",
     [](double, const Vector& y, Vector& f) {
         constexpr double g = 100;
         const double last = (y[0] * y[0] - std::sin(y[0]) - g * g * g * g) * y[0] +
                             (y[1] * y[2] / (y[0] * y[0] + 1) - 4 * g * g * g) * y[1];
         f << y[1], y[2], y[3], last + (1 - 6 * g * g) * y[2] + (10 * std::exp(-y[3] * y[3]) - 4 * g) * y[3] + 1;
     }},
    {"E2", [](double, const Vector& y, Vector& f) { f << y[1], 5 * (1 - y[0] * y[0]) * y[1] - y[0]; }},
    {"E3", [](double, const Vector& y,
              Vector& f) { f << -(55 + y[2]) * y[0] + 65 * y[1], 0.0785 * (y[0] - y[1]), 0.1 * y[0]; }},
    {"E5",
     [](double, const Vector& y, Vector& f) {
         const double p = 7.89e-10 * y[0], q = 1.1e7 * y[0] * y[2], r = 1.13e9 * y[1] * y[2], s = 1.13e3 * y[3];
         f << -p - q, p - r, p - q + s - r, q - s;
     }},
};

TEST(StiffDetest, Radau) {
    detest::expect_as_good_as_scipy("stiff ", problems, "Radau", method::Radau, {"0.0001", "1e-06"});
}
TEST(StiffDetest, Bdf) {
    detest::expect_as_good_as_scipy("stiff ", problems, "BDF", method::BDF, {"0.0001", "1e-06"});
}
TEST(StiffDetest, Lsoda) {
    detest::expect_as_good_as_scipy("stiff ", problems, "LSODA", method::LSODA, {"0.0001", "1e-06"});
}

}  // namespace
