#include "integrate/detest.hpp"

#include <cmath>
#include <scixx/integrate/ivp/bdf.hpp>
#include <scixx/integrate/ivp/dop853.hpp>
#include <scixx/integrate/ivp/lsoda.hpp>

namespace {

using detest::Vector;
namespace method = scixx::integrate::method;

void heat(double, const Vector& y, Vector& f) {
    const Eigen::Index n = y.size();
    for (Eigen::Index i = 0; i < n; ++i) f[i] = (i > 0 ? y[i - 1] : 0) - 2 * y[i] + (i + 1 < n ? y[i + 1] : 0);
}
void orbit(double, const Vector& y, Vector& f) {
    const double r3 = std::pow(y[0] * y[0] + y[1] * y[1], 1.5);
    f << y[2], y[3], -y[0] / r3, -y[1] / r3;
}
// The five outer planets about the sun.
void planets(double, const Vector& y, Vector& f) {
    constexpr double masses[] = {0.000954786104043, 0.000285583733151, 0.0000437273164546, 0.0000517759138449,
                                 0.00000277777777778};
    constexpr double gravity = 2.95912208286, sun = 1.00000597682;
    const auto place = [&](Eigen::Index j) { return Eigen::Vector3d(y.segment<3>(3 * j)); };
    const auto pull = [](const Eigen::Vector3d& v) { return Eigen::Vector3d(v / std::pow(v.squaredNorm(), 1.5)); };
    f.head(15) = y.tail(15);
    for (Eigen::Index j = 0; j < 5; ++j) {
        Eigen::Vector3d sum = -(sun + masses[j]) * pull(place(j));
        for (Eigen::Index k = 0; k < 5; ++k)
            if (k != j) sum += masses[k] * (pull(place(k) - place(j)) - pull(place(k)));
        f.segment<3>(15 + 3 * j) = gravity * sum;
    }
}

const detest::Problems problems = {
    {"A1", [](double, const Vector& y, Vector& f) { f = -y; }},
    {"A2", [](double, const Vector& y, Vector& f) { f[0] = -y[0] * y[0] * y[0] / 2; }},
    {"A3", [](double t, const Vector& y, Vector& f) { f[0] = y[0] * std::cos(t); }},
    {"A4", [](double, const Vector& y, Vector& f) { f[0] = y[0] / 4 * (1 - y[0] / 20); }},
    {"A5", [](double t, const Vector& y, Vector& f) { f[0] = (y[0] - t) / (y[0] + t); }},
    {"B1", [](double, const Vector& y, Vector& f) { f << 2 * (y[0] - y[0] * y[1]), -(y[1] - y[0] * y[1]); }},
    {"B2", [](double, const Vector& y, Vector& f) { f << -y[0] + y[1], y[0] - 2 * y[1] + y[2], y[1] - y[2]; }},
    {"B3", [](double, const Vector& y, Vector& f) { f << -y[0], y[0] - y[1] * y[1], y[1] * y[1]; }},
    {"B4",
     [](double, const Vector& y, Vector& f) {
         const double r = std::hypot(y[0], y[1]);
         f << -y[1] - y[0] * y[2] / r, y[0] - y[1] * y[2] / r, y[0] / r;
     }},
    {"B5", [](double, const Vector& y, Vector& f) { f << y[1] * y[2], -y[0] * y[2], -0.51 * y[0] * y[1]; }},
    {"C1",
     [](double, const Vector& y, Vector& f) {
         f[0] = -y[0];
         for (Eigen::Index i = 1; i < 9; ++i) f[i] = y[i - 1] - y[i];
         f[9] = y[8];
     }},
    {"C2",
     [](double, const Vector& y, Vector& f) {
         f[0] = -y[0];
         for (int i = 1; i < 9; ++i) f[i] = i * y[i - 1] - (i + 1) * y[i];
         f[9] = 9 * y[8];
     }},
    {"C3", heat},
    {"C4", heat},
    {"C5", planets},
    {"D1", orbit},
    {"D2", orbit},
    {"D3", orbit},
    {"D4", orbit},
    {"D5", orbit},
    {"E1", [](double t, const Vector& y,
              Vector& f) { f << y[1], -(y[1] / (t + 1) + (1 - 0.25 / ((t + 1) * (t + 1))) * y[0]); }},
    {"E2", [](double, const Vector& y, Vector& f) { f << y[1], (1 - y[0] * y[0]) * y[1] - y[0]; }},
    {"E3", [](double t, const Vector& y,
              Vector& f) { f << y[1], y[0] * y[0] * y[0] / 6 - y[0] + 2 * std::sin(2.78535 * t); }},
    {"E4", [](double, const Vector& y, Vector& f) { f << y[1], 0.032 - 0.4 * y[1] * y[1]; }},
    {"E5", [](double t, const Vector& y, Vector& f) { f << y[1], std::sqrt(1 + y[1] * y[1]) / (25 - t); }},
};

TEST(Detest, Rk23) {
    detest::expect_as_good_as_scipy("", problems, "RK23", method::RK23, {"0.0001", "1e-07"});
}
TEST(Detest, Rk45) {
    detest::expect_as_good_as_scipy("", problems, "RK45", method::RK45, {"0.0001", "1e-07"});
}
TEST(Detest, Dop853) {
    detest::expect_as_good_as_scipy("", problems, "DOP853", method::DOP853, {"0.0001", "1e-07"});
}
TEST(Detest, Lsoda) {
    detest::expect_as_good_as_scipy("", problems, "LSODA", method::LSODA, {"0.0001", "1e-07"});
}
TEST(Detest, Bdf) {
    detest::expect_as_good_as_scipy("", problems, "BDF", method::BDF, {"0.0001", "1e-07"});
}

}  // namespace
