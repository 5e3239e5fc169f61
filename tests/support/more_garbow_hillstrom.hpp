#pragma once

#include <Eigen/Core>
#include <cmath>
#include <scixx/optimize/dual.hpp>
#include <string>
#include <vector>

/// Test problems of unconstrained minimisation and nonlinear least squares: residuals f(x), R^n -> R^m, with exact
/// Jacobians. Source: More, Garbow and Hillstrom, ACM TOMS 7 (1981) 17, whose numbers are given; the Python twin is
/// tests/reference/optimize/more_garbow_hillstrom.py.
namespace scixx::testing {

template <class T>
using Residuals = void (*)(Eigen::Index n, const T* x, T* f);

struct TestProblem {
    std::string name;
    Eigen::Index m;
    std::vector<double> x0;
    Residuals<double> f;
    Residuals<optimize::Dual> dual;
    std::vector<double> minima;  // known local minima of |f|^2

    [[nodiscard]] Eigen::Index n() const { return static_cast<Eigen::Index>(x0.size()); }
    [[nodiscard]] Eigen::VectorXd start() const { return Eigen::Map<const Eigen::VectorXd>(x0.data(), n()); }
    [[nodiscard]] Eigen::VectorXd residuals(const Eigen::VectorXd& x) const {
        Eigen::VectorXd r(m);
        f(n(), x.data(), r.data());
        return r;
    }
    [[nodiscard]] Eigen::MatrixXd jacobian(const Eigen::VectorXd& x) const {
        using optimize::Dual;
        Eigen::MatrixXd j(m, n());
        std::vector<Dual> point(x0.size()), r(static_cast<std::size_t>(m));
        for (Eigen::Index first = 0; first < n(); first += Dual::width) {
            for (Eigen::Index i = 0; i < n(); ++i) {
                Dual::Derivatives unit{};
                if (i >= first && i < first + Dual::width) unit[static_cast<std::size_t>(i - first)] = 1;
                point[static_cast<std::size_t>(i)] = Dual(x[i], unit);
            }
            dual(n(), point.data(), r.data());
            for (Eigen::Index i = first; i < std::min<Eigen::Index>(n(), first + Dual::width); ++i)
                for (Eigen::Index k = 0; k < m; ++k)
                    j(k, i) = r[static_cast<std::size_t>(k)].derivatives()[static_cast<std::size_t>(i - first)];
        }
        return j;
    }
    [[nodiscard]] double value(const Eigen::VectorXd& x) const { return residuals(x).squaredNorm(); }
    [[nodiscard]] Eigen::VectorXd gradient(const Eigen::VectorXd& x) const {
        return 2.0 * (jacobian(x).transpose() * residuals(x));
    }
    /// Whether `fun` is one of the known minima.
    [[nodiscard]] bool solved(double fun, double tolerance = 1e-5) const {
        for (const double minimum : minima)
            if (std::abs(fun - minimum) <= tolerance * std::max(1.0, minimum)) return true;
        return false;
    }
};

namespace problems {
using Eigen::Index;
using std::atan, std::cos, std::exp, std::sin, std::sqrt;

template <class T>
T power(const T& x, Index k) {
    T p(1.0);
    for (Index i = 0; i < k; ++i) p *= x;
    return p;
}
template <class T>
void rosenbrock(Index n, const T* x, T* f) {
    for (Index i = 0; i < n; i += 2) {
        f[i] = 10.0 * (x[i + 1] - x[i] * x[i]);
        f[i + 1] = 1.0 - x[i];
    }
}
template <class T>
void freudenstein_roth(Index, const T* x, T* f) {
    f[0] = -13.0 + x[0] + ((5.0 - x[1]) * x[1] - 2.0) * x[1];
    f[1] = -29.0 + x[0] + ((x[1] + 1.0) * x[1] - 14.0) * x[1];
}
template <class T>
void powell_badly_scaled(Index, const T* x, T* f) {
    f[0] = 1e4 * x[0] * x[1] - 1.0;
    f[1] = exp(-x[0]) + exp(-x[1]) - 1.0001;
}
template <class T>
void brown_badly_scaled(Index, const T* x, T* f) {
    f[0] = x[0] - 1e6;
    f[1] = x[1] - 2e-6;
    f[2] = x[0] * x[1] - 2.0;
}
template <class T>
void beale(Index, const T* x, T* f) {
    const double y[] = {1.5, 2.25, 2.625};
    for (Index i = 0; i < 3; ++i) f[i] = y[i] - x[0] * (1.0 - power(x[1], i + 1));
}
template <class T>
void jennrich_sampson(Index, const T* x, T* f) {
    for (Index i = 1; i <= 10; ++i) {
        const double t = static_cast<double>(i);
        f[i - 1] = 2.0 + 2.0 * t - (exp(t * x[0]) + exp(t * x[1]));
    }
}
template <class T>
void helical_valley(Index, const T* x, T* f) {
    const double pi = 3.141592653589793;
    const T angle = x[0] < 0 ? atan(x[1] / x[0]) / (2 * pi) + 0.5 : atan(x[1] / x[0]) / (2 * pi);
    f[0] = 10.0 * (x[2] - 10.0 * angle);
    f[1] = 10.0 * (sqrt(x[0] * x[0] + x[1] * x[1]) - 1.0);
    f[2] = x[2];
}
template <class T>
void bard(Index, const T* x, T* f) {
    const double y[] = {0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39};
    for (Index i = 1; i <= 15; ++i) {
        const double u = static_cast<double>(i), v = 16 - u, w = std::min(u, v);
        f[i - 1] = y[i - 1] - (x[0] + u / (v * x[1] + w * x[2]));
    }
}
template <class T>
void gaussian(Index, const T* x, T* f) {
    const double y[] = {0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521, 0.3989,
                        0.3521, 0.2420, 0.1295, 0.0540, 0.0175, 0.0044, 0.0009};
    for (Index i = 1; i <= 15; ++i) {
        const T shift = (8.0 - static_cast<double>(i)) / 2 - x[2];
        f[i - 1] = x[0] * exp(-0.5 * x[1] * shift * shift) - y[i - 1];
    }
}
template <class T>
void meyer(Index, const T* x, T* f) {
    const double y[] = {34780, 28610, 23650, 19630, 16370, 13720, 11540, 9744,
                        8261,  7030,  6005,  5147,  4427,  3820,  3307,  2872};
    for (Index i = 1; i <= 16; ++i)
        f[i - 1] = x[0] * exp(x[1] / (45.0 + 5.0 * static_cast<double>(i) + x[2])) - y[i - 1];
}
template <class T>
void box(Index, const T* x, T* f) {
    for (Index i = 1; i <= 10; ++i) {
        const double t = 0.1 * static_cast<double>(i);
        f[i - 1] = exp(-t * x[0]) - exp(-t * x[1]) - x[2] * (std::exp(-t) - std::exp(-10 * t));
    }
}
template <class T>
void powell_singular(Index n, const T* x, T* f) {
    for (Index i = 0; i < n; i += 4) {
        f[i] = x[i] + 10.0 * x[i + 1];
        f[i + 1] = std::sqrt(5.0) * (x[i + 2] - x[i + 3]);
        f[i + 2] = power(x[i + 1] - 2.0 * x[i + 2], 2);
        f[i + 3] = std::sqrt(10.0) * power(x[i] - x[i + 3], 2);
    }
}
template <class T>
void wood(Index, const T* x, T* f) {
    f[0] = 10.0 * (x[1] - x[0] * x[0]);
    f[1] = 1.0 - x[0];
    f[2] = std::sqrt(90.0) * (x[3] - x[2] * x[2]);
    f[3] = 1.0 - x[2];
    f[4] = std::sqrt(10.0) * (x[1] + x[3] - 2.0);
    f[5] = (x[1] - x[3]) / std::sqrt(10.0);
}
template <class T>
void kowalik_osborne(Index, const T* x, T* f) {
    const double y[] = {0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246};
    const double u[] = {4, 2, 1, 0.5, 0.25, 0.167, 0.125, 0.1, 0.0833, 0.0714, 0.0625};
    for (Index i = 0; i < 11; ++i)
        f[i] = y[i] - x[0] * (u[i] * u[i] + u[i] * x[1]) / (u[i] * u[i] + u[i] * x[2] + x[3]);
}
template <class T>
void brown_dennis(Index, const T* x, T* f) {
    for (Index i = 1; i <= 20; ++i) {
        const double t = static_cast<double>(i) / 5;
        f[i - 1] = power(x[0] + t * x[1] - std::exp(t), 2) + power(x[2] + x[3] * std::sin(t) - std::cos(t), 2);
    }
}
template <class T>
void osborne_1(Index, const T* x, T* f) {
    const double y[] = {0.844, 0.908, 0.932, 0.936, 0.925, 0.908, 0.881, 0.850, 0.818, 0.784, 0.751,
                        0.718, 0.685, 0.658, 0.628, 0.603, 0.580, 0.558, 0.538, 0.522, 0.506, 0.490,
                        0.478, 0.467, 0.457, 0.448, 0.438, 0.431, 0.424, 0.420, 0.414, 0.411, 0.406};
    for (Index i = 0; i < 33; ++i) {
        const double t = 10.0 * static_cast<double>(i);
        f[i] = y[i] - (x[0] + x[1] * exp(-t * x[3]) + x[2] * exp(-t * x[4]));
    }
}
template <class T>
void biggs(Index, const T* x, T* f) {
    for (Index i = 1; i <= 13; ++i) {
        const double t = 0.1 * static_cast<double>(i), y = std::exp(-t) - 5 * std::exp(-10 * t) + 3 * std::exp(-4 * t);
        f[i - 1] = x[2] * exp(-t * x[0]) - x[3] * exp(-t * x[1]) + x[5] * exp(-t * x[4]) - y;
    }
}
template <class T>
void watson(Index n, const T* x, T* f) {
    for (Index i = 1; i <= 29; ++i) {
        const double t = static_cast<double>(i) / 29;
        T slope(0.0), value(0.0);
        double p = 1;
        for (Index j = 0; j < n; ++j) {
            if (j > 0) slope += static_cast<double>(j) * (p / t) * x[j];
            value += p * x[j];
            p *= t;
        }
        f[i - 1] = slope - value * value - 1.0;
    }
    f[29] = x[0];
    f[30] = x[1] - x[0] * x[0] - 1.0;
}
template <class T>
void penalty_1(Index n, const T* x, T* f) {
    T sum(-0.25);
    for (Index i = 0; i < n; ++i) {
        f[i] = std::sqrt(1e-5) * (x[i] - 1.0);
        sum += x[i] * x[i];
    }
    f[n] = sum;
}
template <class T>
void penalty_2(Index n, const T* x, T* f) {
    const double a = std::sqrt(1e-5);
    f[0] = x[0] - 0.2;
    for (Index i = 1; i < n; ++i) {
        const double t = static_cast<double>(i + 1);
        f[i] = a * (exp(x[i] / 10.0) + exp(x[i - 1] / 10.0) - (std::exp(t / 10) + std::exp((t - 1) / 10)));
        f[n + i - 1] = a * (exp(x[i] / 10.0) - std::exp(-0.1));
    }
    T sum(-1.0);
    for (Index i = 0; i < n; ++i) sum += static_cast<double>(n - i) * x[i] * x[i];
    f[2 * n - 1] = sum;
}
template <class T>
void variably_dimensioned(Index n, const T* x, T* f) {
    T sum(0.0);
    for (Index i = 0; i < n; ++i) {
        f[i] = x[i] - 1.0;
        sum += static_cast<double>(i + 1) * f[i];
    }
    f[n] = sum;
    f[n + 1] = sum * sum;
}
template <class T>
void trigonometric(Index n, const T* x, T* f) {
    T sum(static_cast<double>(n));
    for (Index i = 0; i < n; ++i) sum -= cos(x[i]);
    for (Index i = 0; i < n; ++i) f[i] = sum + static_cast<double>(i + 1) * (1.0 - cos(x[i])) - sin(x[i]);
}
template <class T>
void brown_almost_linear(Index n, const T* x, T* f) {
    T sum(-static_cast<double>(n + 1)), product(1.0);
    for (Index i = 0; i < n; ++i) {
        sum += x[i];
        product *= x[i];
    }
    for (Index i = 0; i + 1 < n; ++i) f[i] = x[i] + sum;
    f[n - 1] = product - 1.0;
}
template <class T>
void discrete_boundary(Index n, const T* x, T* f) {
    const double h = 1 / static_cast<double>(n + 1);
    for (Index i = 0; i < n; ++i) {
        T value = 2.0 * x[i] + h * h * power(x[i] + static_cast<double>(i + 1) * h + 1.0, 3) / 2.0;
        if (i > 0) value -= x[i - 1];
        if (i + 1 < n) value -= x[i + 1];
        f[i] = value;
    }
}
template <class T>
void discrete_integral(Index n, const T* x, T* f) {
    const double h = 1 / static_cast<double>(n + 1);
    for (Index i = 0; i < n; ++i) {
        const double ti = static_cast<double>(i + 1) * h;
        T below(0.0), above(0.0);
        for (Index j = 0; j < n; ++j) {
            const double t = static_cast<double>(j + 1) * h;
            const T cube = power(x[j] + t + 1.0, 3);
            if (j <= i)
                below += t * cube;
            else
                above += (1 - t) * cube;
        }
        f[i] = x[i] + h * ((1 - ti) * below + ti * above) / 2.0;
    }
}
template <class T>
void broyden_tridiagonal(Index n, const T* x, T* f) {
    for (Index i = 0; i < n; ++i) {
        T value = (3.0 - 2.0 * x[i]) * x[i] + 1.0;
        if (i > 0) value -= x[i - 1];
        if (i + 1 < n) value -= 2.0 * x[i + 1];
        f[i] = value;
    }
}
template <class T>
void broyden_banded(Index n, const T* x, T* f) {
    for (Index i = 0; i < n; ++i) {
        T value = x[i] * (2.0 + 5.0 * x[i] * x[i]) + 1.0;
        for (Index j = std::max<Index>(0, i - 5); j <= std::min(n - 1, i + 1); ++j)
            if (j != i) value -= x[j] * (1.0 + x[j]);
        f[i] = value;
    }
}

inline std::vector<double> repeated(Index n, std::vector<double> pattern) {
    std::vector<double> x;
    while (static_cast<Index>(x.size()) < n) x.insert(x.end(), pattern.begin(), pattern.end());
    return x;
}
}  // namespace problems

/// All problems, in the paper's order.
inline const std::vector<TestProblem>& more_garbow_hillstrom() {
#define SCIXX_PROBLEM(name, m, x0, ...)                                                     \
    TestProblem {                                                                           \
        #name, m, x0, &problems::name<double>, &problems::name<optimize::Dual>, __VA_ARGS__ \
    }
    using V = std::vector<double>;
    const auto titled = [](std::string name, TestProblem p) {
        p.name = std::move(name);
        return p;
    };
    const auto grid = [](Eigen::Index n, auto value) {
        V x;
        for (Eigen::Index i = 1; i <= n; ++i) x.push_back(value(static_cast<double>(i)));
        return x;
    };
    const V slope = grid(10, [](double i) { return 1 - i / 10; });
    const V hump = grid(10, [](double i) { return i / 11 * (i / 11 - 1); });
    static const std::vector<TestProblem> all = {
        SCIXX_PROBLEM(rosenbrock, 2, (V{-1.2, 1}), V{0}),
        SCIXX_PROBLEM(freudenstein_roth, 2, (V{0.5, -2}), V{0, 48.9842}),
        SCIXX_PROBLEM(powell_badly_scaled, 2, (V{0, 1}), V{0}),
        SCIXX_PROBLEM(brown_badly_scaled, 3, (V{1, 1}), V{0}),
        SCIXX_PROBLEM(beale, 3, (V{1, 1}), V{0}),
        SCIXX_PROBLEM(jennrich_sampson, 10, (V{0.3, 0.4}), V{124.362}),
        SCIXX_PROBLEM(helical_valley, 3, (V{-1, 0, 0}), V{0}),
        SCIXX_PROBLEM(bard, 15, (V{1, 1, 1}), V{8.21487e-3, 17.4286}),
        SCIXX_PROBLEM(gaussian, 15, (V{0.4, 1, 0}), V{1.12793e-8}),
        SCIXX_PROBLEM(meyer, 16, (V{0.02, 4000, 250}), V{87.9458}),
        SCIXX_PROBLEM(box, 10, (V{0, 10, 20}), V{0}),
        SCIXX_PROBLEM(powell_singular, 4, (V{3, -1, 0, 1}), V{0}),
        SCIXX_PROBLEM(wood, 6, (V{-3, -1, -3, -1}), V{0}),
        SCIXX_PROBLEM(kowalik_osborne, 11, (V{0.25, 0.39, 0.415, 0.39}), V{3.07505e-4, 1.02734e-3}),
        SCIXX_PROBLEM(brown_dennis, 20, (V{25, 5, -5, -1}), V{85822.2}),
        SCIXX_PROBLEM(osborne_1, 33, (V{0.5, 1.5, -1, 0.01, 0.02}), V{5.46489e-5}),
        SCIXX_PROBLEM(biggs, 13, (V{1, 2, 1, 1, 1, 1}), V{0, 5.65565e-3}),
        SCIXX_PROBLEM(watson, 31, V(6, 0.0), V{2.28767e-3}),
        titled("extended rosenbrock", SCIXX_PROBLEM(rosenbrock, 10, problems::repeated(10, {-1.2, 1}), V{0})),
        titled("extended powell", SCIXX_PROBLEM(powell_singular, 12, problems::repeated(12, {3, -1, 0, 1}), V{0})),
        SCIXX_PROBLEM(penalty_1, 5, (V{1, 2, 3, 4}), V{2.24997e-5}),
        SCIXX_PROBLEM(penalty_2, 8, V(4, 0.5), V{9.37629e-6}),
        SCIXX_PROBLEM(variably_dimensioned, 12, slope, V{0}),
        SCIXX_PROBLEM(trigonometric, 10, V(10, 0.1), V{0, 2.79506e-5}),
        SCIXX_PROBLEM(brown_almost_linear, 10, V(10, 0.5), V{0, 1}),
        SCIXX_PROBLEM(discrete_boundary, 10, hump, V{0}),
        SCIXX_PROBLEM(discrete_integral, 10, hump, V{0}),
        SCIXX_PROBLEM(broyden_tridiagonal, 10, V(10, -1.0), V{0}),
        SCIXX_PROBLEM(broyden_banded, 10, V(10, -1.0), V{0})};
#undef SCIXX_PROBLEM
    return all;
}

}  // namespace scixx::testing
