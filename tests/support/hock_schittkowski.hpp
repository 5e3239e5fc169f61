// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

/// Problems with constraints of W. Hock and K. Schittkowski, "Test Examples for Nonlinear Programming Codes" (Lecture
/// Notes in Economics and Mathematical Systems 187, 1981), with their numbers there.
namespace scixx::testing {

struct ConstrainedProblem {
    using Vector = Eigen::VectorXd;

    int number;
    Vector x0;
    double minimum;  ///< the published one
    std::function<double(const Vector&)> objective;
    std::function<Vector(const Vector&)> equations{};     ///< = 0; empty: none
    std::function<Vector(const Vector&)> inequalities{};  ///< >= 0; empty: none
    Vector lb{}, ub{};                                    ///< empty: none

    /// The largest violation of a constraint or bound at x.
    [[nodiscard]] double violation(const Vector& x) const {
        double worst = 0;
        if (equations) worst = equations(x).cwiseAbs().maxCoeff();
        if (inequalities) worst = std::max(worst, -inequalities(x).minCoeff());
        if (lb.size() != 0) worst = std::max(worst, (lb - x).cwiseMax(x - ub).maxCoeff());
        return worst;
    }
};

inline std::vector<ConstrainedProblem> hock_schittkowski() {
    using Vector = ConstrainedProblem::Vector;
    using std::exp, std::log, std::pow, std::sin, std::cos, std::sqrt;
    constexpr double inf = std::numeric_limits<double>::infinity(), pi = 3.14159265358979323846;
    const auto vector = [](std::initializer_list<double> values) {
        return Vector(Eigen::Map<const Vector>(std::data(values), static_cast<Eigen::Index>(values.size())));
    };
    const auto square = [](double a) { return a * a; };
    const auto rosen = [=](const Vector& x) { return 100 * square(x[1] - x[0] * x[0]) + square(1 - x[0]); };
    const auto minus_product = [](const Vector& x) { return -x[0] * x[1] * x[2]; };
    const auto chain = [=](const Vector& x) {
        return square(x[0] - x[1]) + square(x[1] + x[2] - 2) + square(x[3] - 1) + square(x[4] - 1);
    };
    const auto chain_equations = [=](const Vector& x) {
        return vector({x[0] + 3 * x[1], x[2] + x[3] - 2 * x[4], x[1] - x[4]});
    };
    const auto powers = [=](const Vector& x) {
        return square(x[0] - x[1]) + square(x[2] - 1) + pow(x[3] - 1, 4) + pow(x[4] - 1, 6);
    };
    const auto sphere = [=](const Vector& x) {
        return vector({x.squaredNorm() - 10, x[1] * x[2] - 5 * x[3] * x[4], pow(x[0], 3) + pow(x[1], 3) + 1});
    };
    const auto towers = [=](const Vector& x) { return vector({x[1] - exp(x[0]), x[2] - exp(x[1])}); };
    const Vector wide = vector({2.3, 2.3, 3.2, 3.2, 3.2});
    return {
        {1, vector({-2, 1}), 0, rosen, {}, {}, vector({-inf, -1.5}), vector({inf, inf})},
        {2, vector({-2, 1}), 0.0504261879, rosen, {}, {}, vector({-inf, 1.5}), vector({inf, inf})},
        {3,
         vector({10, 1}),
         0,
         [=](const Vector& x) { return x[1] + 1e-5 * square(x[1] - x[0]); },
         {},
         {},
         vector({-inf, 0}),
         vector({inf, inf})},
        {4,
         vector({1.125, 0.125}),
         8.0 / 3,
         [=](const Vector& x) { return pow(x[0] + 1, 3) / 3 + x[1]; },
         {},
         {},
         vector({1, 0}),
         vector({inf, inf})},
        {5,
         vector({0, 0}),
         -sqrt(3.0) / 2 - pi / 3,
         [=](const Vector& x) { return sin(x[0] + x[1]) + square(x[0] - x[1]) - 1.5 * x[0] + 2.5 * x[1] + 1; },
         {},
         {},
         vector({-1.5, -3}),
         vector({4, 3})},
        {6, vector({-1.2, 1}), 0, [=](const Vector& x) { return square(1 - x[0]); },
         [=](const Vector& x) { return vector({10 * (x[1] - x[0] * x[0])}); }},
        {7, vector({2, 2}), -sqrt(3.0), [=](const Vector& x) { return log(1 + x[0] * x[0]) - x[1]; },
         [=](const Vector& x) { return vector({square(1 + x[0] * x[0]) + x[1] * x[1] - 4}); }},
        {8, vector({2, 1}), -1, [](const Vector&) { return -1.0; },
         [=](const Vector& x) {
             return vector({x.squaredNorm() - 25, x[0] * x[1] - 9});
         }},
        {9, vector({0, 0}), -0.5, [=](const Vector& x) { return sin(pi * x[0] / 12) * cos(pi * x[1] / 16); },
         [=](const Vector& x) { return vector({4 * x[0] - 3 * x[1]}); }},
        {10,
         vector({-10, 10}),
         -1,
         [](const Vector& x) { return x[0] - x[1]; },
         {},
         [=](const Vector& x) { return vector({-3 * x[0] * x[0] + 2 * x[0] * x[1] - x[1] * x[1] + 1}); }},
        {11,
         vector({4.9, 0.1}),
         -8.498464223,
         [=](const Vector& x) { return square(x[0] - 5) + x[1] * x[1] - 25; },
         {},
         [=](const Vector& x) { return vector({x[1] - x[0] * x[0]}); }},
        {12,
         vector({0, 0}),
         -30,
         [](const Vector& x) { return x[0] * x[0] / 2 + x[1] * x[1] - x[0] * x[1] - 7 * x[0] - 7 * x[1]; },
         {},
         [=](const Vector& x) { return vector({25 - 4 * x[0] * x[0] - x[1] * x[1]}); }},
        {14, vector({2, 2}), 9 - 2.875 * sqrt(7.0),
         [=](const Vector& x) { return square(x[0] - 2) + square(x[1] - 1); },
         [=](const Vector& x) { return vector({x[0] - 2 * x[1] + 1}); },
         [=](const Vector& x) { return vector({1 - x[0] * x[0] / 4 - x[1] * x[1]}); }},
        {15,
         vector({-2, 1}),
         306.5,
         rosen,
         {},
         [=](const Vector& x) {
             return vector({x[0] * x[1] - 1, x[0] + x[1] * x[1]});
         },
         vector({-inf, -inf}),
         vector({0.5, inf})},
        {16,
         vector({-2, 1}),
         0.25,
         rosen,
         {},
         [=](const Vector& x) {
             return vector({x[0] + x[1] * x[1], x[0] * x[0] + x[1]});
         },
         vector({-0.5, -inf}),
         vector({0.5, 1})},
        {17,
         vector({-2, 1}),
         1,
         rosen,
         {},
         [=](const Vector& x) {
             return vector({x[1] * x[1] - x[0], x[0] * x[0] - x[1]});
         },
         vector({-0.5, -inf}),
         vector({0.5, 1})},
        {18,
         vector({2, 2}),
         5,
         [](const Vector& x) { return 0.01 * x[0] * x[0] + x[1] * x[1]; },
         {},
         [=](const Vector& x) {
             return vector({x[0] * x[1] - 25, x.squaredNorm() - 25});
         },
         vector({2, 0}),
         vector({50, 50})},
        {19,
         vector({20.1, 5.84}),
         -6961.81381,
         [](const Vector& x) { return pow(x[0] - 10, 3) + pow(x[1] - 20, 3); },
         {},
         [=](const Vector& x) {
             return vector({square(x[0] - 5) + square(x[1] - 5) - 100, 82.81 - square(x[1] - 5) - square(x[0] - 6)});
         },
         vector({13, 0}),
         vector({100, 100})},
        {20,
         vector({-2, 1}),
         81.5 - 25 * sqrt(3.0),
         rosen,
         {},
         [=](const Vector& x) {
             return vector({x[0] + x[1] * x[1], x[0] * x[0] + x[1], x.squaredNorm() - 1});
         },
         vector({-0.5, -inf}),
         vector({0.5, inf})},
        {21,
         vector({-1, -1}),
         -99.96,
         [](const Vector& x) { return 0.01 * x[0] * x[0] + x[1] * x[1] - 100; },
         {},
         [=](const Vector& x) { return vector({10 * x[0] - x[1] - 10}); },
         vector({2, -50}),
         vector({50, 50})},
        {22,
         vector({2, 2}),
         1,
         [=](const Vector& x) { return square(x[0] - 2) + square(x[1] - 1); },
         {},
         [=](const Vector& x) {
             return vector({2 - x[0] - x[1], x[1] - x[0] * x[0]});
         }},
        {23,
         vector({3, 1}),
         2,
         [](const Vector& x) { return x.squaredNorm(); },
         {},
         [=](const Vector& x) {
             return vector({x[0] + x[1] - 1, x.squaredNorm() - 1, 9 * x[0] * x[0] + x[1] * x[1] - 9, x[0] * x[0] - x[1],
                            x[1] * x[1] - x[0]});
         },
         vector({-50, -50}),
         vector({50, 50})},
        {24,
         vector({1, 0.5}),
         -1,
         [=](const Vector& x) { return (square(x[0] - 3) - 9) * pow(x[1], 3) / (27 * sqrt(3.0)); },
         {},
         [=](const Vector& x) {
             return vector({x[0] / sqrt(3.0) - x[1], x[0] + sqrt(3.0) * x[1], 6 - x[0] - sqrt(3.0) * x[1]});
         },
         vector({0, 0}),
         vector({inf, inf})},
        {26, vector({-2.6, 2, 2}), 0, [=](const Vector& x) { return square(x[0] - x[1]) + pow(x[1] - x[2], 4); },
         [=](const Vector& x) { return vector({(1 + x[1] * x[1]) * x[0] + pow(x[2], 4) - 3}); }},
        {27, vector({2, 2, 2}), 0.04,
         [=](const Vector& x) { return 0.01 * square(x[0] - 1) + square(x[1] - x[0] * x[0]); },
         [=](const Vector& x) { return vector({x[0] + x[2] * x[2] + 1}); }},
        {28, vector({-4, 1, 1}), 0, [=](const Vector& x) { return square(x[0] + x[1]) + square(x[1] + x[2]); },
         [=](const Vector& x) { return vector({x[0] + 2 * x[1] + 3 * x[2] - 1}); }},
        {29,
         vector({1, 1, 1}),
         -16 * sqrt(2.0),
         minus_product,
         {},
         [=](const Vector& x) { return vector({48 - x[0] * x[0] - 2 * x[1] * x[1] - 4 * x[2] * x[2]}); }},
        {30,
         vector({1, 1, 1}),
         1,
         [](const Vector& x) { return x.squaredNorm(); },
         {},
         [=](const Vector& x) { return vector({x[0] * x[0] + x[1] * x[1] - 1}); },
         vector({1, -10, -10}),
         vector({10, 10, 10})},
        {31,
         vector({1, 1, 1}),
         6,
         [](const Vector& x) { return 9 * x[0] * x[0] + x[1] * x[1] + 9 * x[2] * x[2]; },
         {},
         [=](const Vector& x) { return vector({x[0] * x[1] - 1}); },
         vector({-10, 1, -10}),
         vector({10, 10, 1})},
        {32, vector({0.1, 0.7, 0.2}), 1,
         [=](const Vector& x) { return square(x[0] + 3 * x[1] + x[2]) + 4 * square(x[0] - x[1]); },
         [=](const Vector& x) { return vector({1 - x.sum()}); },
         [=](const Vector& x) { return vector({6 * x[1] + 4 * x[2] - pow(x[0], 3) - 3}); }, vector({0, 0, 0}),
         vector({inf, inf, inf})},
        {33,
         vector({0, 0, 3}),
         sqrt(2.0) - 6,
         [](const Vector& x) { return (x[0] - 1) * (x[0] - 2) * (x[0] - 3) + x[2]; },
         {},
         [=](const Vector& x) {
             return vector({x[2] * x[2] - x[1] * x[1] - x[0] * x[0], x.squaredNorm() - 4});
         },
         vector({0, 0, 0}),
         vector({inf, inf, 5})},
        {34,
         vector({0, 1.05, 2.9}),
         -log(log(10.0)),
         [](const Vector& x) { return -x[0]; },
         {},
         towers,
         vector({0, 0, 0}),
         vector({100, 100, 10})},
        {35,
         vector({0.5, 0.5, 0.5}),
         1.0 / 9,
         [](const Vector& x) {
             return 9 - 8 * x[0] - 6 * x[1] - 4 * x[2] + 2 * x[0] * x[0] + 2 * x[1] * x[1] + x[2] * x[2] +
                    2 * x[0] * x[1] + 2 * x[0] * x[2];
         },
         {},
         [=](const Vector& x) { return vector({3 - x[0] - x[1] - 2 * x[2]}); },
         vector({0, 0, 0}),
         vector({inf, inf, inf})},
        {36,
         vector({10, 10, 10}),
         -3300,
         minus_product,
         {},
         [=](const Vector& x) { return vector({72 - x[0] - 2 * x[1] - 2 * x[2]}); },
         vector({0, 0, 0}),
         vector({20, 11, 42})},
        {37,
         vector({10, 10, 10}),
         -3456,
         minus_product,
         {},
         [=](const Vector& x) {
             return vector({72 - x[0] - 2 * x[1] - 2 * x[2], x[0] + 2 * x[1] + 2 * x[2]});
         },
         vector({0, 0, 0}),
         vector({42, 42, 42})},
        {38,
         vector({-3, -1, -3, -1}),
         0,
         [=](const Vector& x) {
             return 100 * square(x[1] - x[0] * x[0]) + square(1 - x[0]) + 90 * square(x[3] - x[2] * x[2]) +
                    square(1 - x[2]) + 10.1 * (square(x[1] - 1) + square(x[3] - 1)) + 19.8 * (x[1] - 1) * (x[3] - 1);
         },
         {},
         {},
         Vector::Constant(4, -10),
         Vector::Constant(4, 10)},
        {39, vector({2, 2, 2, 2}), -1, [](const Vector& x) { return -x[0]; },
         [=](const Vector& x) {
             return vector({x[1] - pow(x[0], 3) - x[2] * x[2], x[0] * x[0] - x[1] - x[3] * x[3]});
         }},
        {40, vector({0.8, 0.8, 0.8, 0.8}), -0.25, [](const Vector& x) { return -x.prod(); },
         [=](const Vector& x) {
             return vector({pow(x[0], 3) + x[1] * x[1] - 1, x[0] * x[0] * x[3] - x[2], x[3] * x[3] - x[1]});
         }},
        {41,
         vector({2, 2, 2, 2}),
         52.0 / 27,
         [](const Vector& x) { return 2 - x[0] * x[1] * x[2]; },
         [=](const Vector& x) { return vector({x[0] + 2 * x[1] + 2 * x[2] - x[3]}); },
         {},
         vector({0, 0, 0, 0}),
         vector({1, 1, 1, 2})},
        {42, vector({1, 1, 1, 1}), 28 - 10 * sqrt(2.0),
         [=](const Vector& x) {
             return (x - vector({1, 2, 3, 4})).squaredNorm();
         },
         [=](const Vector& x) {
             return vector({x[0] - 2, x[2] * x[2] + x[3] * x[3] - 2});
         }},
        {43,
         vector({0, 0, 0, 0}),
         -44,
         [](const Vector& x) { return x.squaredNorm() + x[2] * x[2] - 5 * x[0] - 5 * x[1] - 21 * x[2] + 7 * x[3]; },
         {},
         [=](const Vector& x) {
             return vector({8 - x.squaredNorm() - x[0] + x[1] - x[2] + x[3],
                            10 - x.squaredNorm() - x[1] * x[1] - x[3] * x[3] + x[0] + x[3],
                            5 - x.head(3).squaredNorm() - x[0] * x[0] - 2 * x[0] + x[1] + x[3]});
         }},
        {45,
         vector({2, 2, 2, 2, 2}),
         1,
         [](const Vector& x) { return 2 - x.prod() / 120; },
         {},
         {},
         Vector::Zero(5),
         vector({1, 2, 3, 4, 5})},
        {46, vector({sqrt(0.5), 1.75, 0.5, 2, 2}), 0, powers,
         [=](const Vector& x) {
             return vector({x[0] * x[0] * x[3] + sin(x[3] - x[4]) - 1, x[1] + pow(x[2], 4) * x[3] * x[3] - 2});
         }},
        {48, vector({3, 5, -3, 2, -2}), 0,
         [=](const Vector& x) { return square(x[0] - 1) + square(x[1] - x[2]) + square(x[3] - x[4]); },
         [=](const Vector& x) {
             return vector({x.sum() - 5, x[2] - 2 * (x[3] + x[4]) + 3});
         }},
        {49, vector({10, 7, 2, -3, 0.8}), 0, powers,
         [=](const Vector& x) {
             return vector({x[0] + x[1] + x[2] + 4 * x[3] - 7, x[2] + 5 * x[4] - 6});
         }},
        {50, vector({35, -31, 11, 5, -5}), 0,
         [=](const Vector& x) {
             return square(x[0] - x[1]) + square(x[1] - x[2]) + pow(x[2] - x[3], 4) + square(x[3] - x[4]);
         },
         [=](const Vector& x) {
             return vector(
                 {x[0] + 2 * x[1] + 3 * x[2] - 6, x[1] + 2 * x[2] + 3 * x[3] - 6, x[2] + 2 * x[3] + 3 * x[4] - 6});
         }},
        {51, vector({2.5, 0.5, 2, -1, 0.5}), 0, chain,
         [=](const Vector& x) {
             return Vector(chain_equations(x) - vector({4, 0, 0}));
         }},
        {52, vector({2, 2, 2, 2, 2}), 1859.0 / 349,
         [=](const Vector& x) { return chain(x) - square(x[0] - x[1]) + square(4 * x[0] - x[1]); }, chain_equations},
        {53,
         vector({2, 2, 2, 2, 2}),
         176.0 / 43,
         chain,
         chain_equations,
         {},
         Vector::Constant(5, -10),
         Vector::Constant(5, 10)},
        {60,
         vector({2, 2, 2}),
         0.03256820025,
         [=](const Vector& x) { return square(x[0] - 1) + square(x[0] - x[1]) + pow(x[1] - x[2], 4); },
         [=](const Vector& x) { return vector({x[0] * (1 + x[1] * x[1]) + pow(x[2], 4) - 4 - 3 * sqrt(2.0)}); },
         {},
         Vector::Constant(3, -10),
         Vector::Constant(3, 10)},
        {61, vector({0, 0, 0}), -143.6461422,
         [](const Vector& x) { return 2 * x.squaredNorm() + 2 * x[0] * x[0] - 33 * x[0] + 16 * x[1] - 24 * x[2]; },
         [=](const Vector& x) {
             return vector({3 * x[0] - 2 * x[1] * x[1] - 7, 4 * x[0] - x[2] * x[2] - 11});
         }},
        {63,
         vector({2, 2, 2}),
         961.7151721,
         [](const Vector& x) { return 1000 - x.squaredNorm() - x[1] * x[1] - x[0] * x[1] - x[0] * x[2]; },
         [=](const Vector& x) {
             return vector({8 * x[0] + 14 * x[1] + 7 * x[2] - 56, x.squaredNorm() - 25});
         },
         {},
         Vector::Zero(3),
         Vector::Constant(3, inf)},
        {64,
         vector({1, 1, 1}),
         6299.842428,
         [](const Vector& x) { return 5 * x[0] + 50000 / x[0] + 20 * x[1] + 72000 / x[1] + 10 * x[2] + 144000 / x[2]; },
         {},
         [=](const Vector& x) { return vector({1 - 4 / x[0] - 32 / x[1] - 120 / x[2]}); },
         Vector::Constant(3, 1e-5),
         Vector::Constant(3, inf)},
        {65,
         vector({-5, 5, 0}),
         0.9535288567,
         [=](const Vector& x) { return square(x[0] - x[1]) + square(x[0] + x[1] - 10) / 9 + square(x[2] - 5); },
         {},
         [=](const Vector& x) { return vector({48 - x.squaredNorm()}); },
         vector({-4.5, -4.5, -5}),
         vector({4.5, 4.5, 5})},
        {66,
         vector({0, 1.05, 2.9}),
         0.5181632741,
         [](const Vector& x) { return 0.2 * x[2] - 0.8 * x[0]; },
         {},
         towers,
         vector({0, 0, 0}),
         vector({100, 100, 10})},
        {71, vector({1, 5, 5, 1}), 17.0140173,
         [](const Vector& x) { return x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2]; },
         [=](const Vector& x) { return vector({x.squaredNorm() - 40}); },
         [=](const Vector& x) { return vector({x.prod() - 25}); }, Vector::Constant(4, 1), Vector::Constant(4, 5)},
        {76,
         vector({0.5, 0.5, 0.5, 0.5}),
         -4.681818182,
         [](const Vector& x) {
             return x[0] * x[0] + x[1] * x[1] / 2 + x[2] * x[2] + x[3] * x[3] / 2 - x[0] * x[2] + x[2] * x[3] - x[0] -
                    3 * x[1] + x[2] - x[3];
         },
         {},
         [=](const Vector& x) {
             return vector(
                 {5 - x[0] - 2 * x[1] - x[2] - x[3], 4 - 3 * x[0] - x[1] - 2 * x[2] + x[3], x[1] + 4 * x[2] - 1.5});
         },
         Vector::Zero(4),
         Vector::Constant(4, inf)},
        {77, vector({2, 2, 2, 2, 2}), 0.24150513, [=](const Vector& x) { return powers(x) + square(x[0] - 1); },
         [=](const Vector& x) {
             return vector({x[0] * x[0] * x[3] + sin(x[3] - x[4]) - 2 * sqrt(2.0),
                            x[1] + pow(x[2], 4) * x[3] * x[3] - 8 - sqrt(2.0)});
         }},
        {78, vector({-2, 1.5, 2, -1, -1}), -2.91970041, [](const Vector& x) { return x.prod(); }, sphere},
        {79, vector({2, 2, 2, 2, 2}), 0.0787768209,
         [=](const Vector& x) {
             return square(x[0] - 1) + square(x[0] - x[1]) + square(x[1] - x[2]) + pow(x[2] - x[3], 4) +
                    pow(x[3] - x[4], 4);
         },
         [=](const Vector& x) {
             return vector({x[0] + x[1] * x[1] + pow(x[2], 3) - 2 - 3 * sqrt(2.0),
                            x[1] - x[2] * x[2] + x[3] + 2 - 2 * sqrt(2.0), x[0] * x[4] - 2});
         }},
        {80,
         vector({-2, 2, 2, -1, -1}),
         0.0539498478,
         [=](const Vector& x) { return exp(x.prod()); },
         sphere,
         {},
         -wide,
         wide},
        {81,
         vector({-2, 2, 2, -1, -1}),
         0.0539498478,
         [=](const Vector& x) { return exp(x.prod()) - square(pow(x[0], 3) + pow(x[1], 3) + 1) / 2; },
         sphere,
         {},
         -wide,
         wide},
        {113,
         vector({2, 3, 5, 5, 1, 2, 7, 3, 6, 10}),
         24.3062091,
         [=](const Vector& x) {
             return x[0] * x[0] + x[1] * x[1] + x[0] * x[1] - 14 * x[0] - 16 * x[1] + square(x[2] - 10) +
                    4 * square(x[3] - 5) + square(x[4] - 3) + 2 * square(x[5] - 1) + 5 * x[6] * x[6] +
                    7 * square(x[7] - 11) + 2 * square(x[8] - 10) + square(x[9] - 7) + 45;
         },
         {},
         [=](const Vector& x) {
             return vector({105 - 4 * x[0] - 5 * x[1] + 3 * x[6] - 9 * x[7],
                            -10 * x[0] + 8 * x[1] + 17 * x[6] - 2 * x[7],
                            8 * x[0] - 2 * x[1] - 5 * x[8] + 2 * x[9] + 12,
                            120 - 3 * square(x[0] - 2) - 4 * square(x[1] - 3) - 2 * x[2] * x[2] + 7 * x[3],
                            40 - 5 * x[0] * x[0] - 8 * x[1] - square(x[2] - 6) + 2 * x[3],
                            30 - square(x[0] - 8) / 2 - 2 * square(x[1] - 4) - 3 * x[4] * x[4] + x[5],
                            -x[0] * x[0] - 2 * square(x[1] - 2) + 2 * x[0] * x[1] - 14 * x[4] + 6 * x[5],
                            3 * x[0] - 6 * x[1] - 12 * square(x[8] - 8) + 7 * x[9]});
         }},
    };
}

}  // namespace scixx::testing
