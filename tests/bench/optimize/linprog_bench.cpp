#include <cmath>
#include <scixx/optimize/linear/linprog.hpp>
#include <scixx/optimize/linear/milp.hpp>
#include <scixx/optimize/linear_sum_assignment.hpp>
#include <string>

#include "support/bench.hpp"

namespace {

using namespace scixx::optimize;
using scixx::bench::add;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

/// The same numbers as the script's, in [0, 1), without a random generator.
double number(Eigen::Index k) {
    const double s = 1e4 * std::sin(static_cast<double>(k) + 1);
    return s - std::floor(s);
}
Matrix numbers(Eigen::Index rows, Eigen::Index cols, Eigen::Index from) {
    Matrix a(rows, cols);
    for (Eigen::Index i = 0; i < rows; ++i)
        for (Eigen::Index j = 0; j < cols; ++j) a(i, j) = number(from + i * cols + j);
    return a;
}

const bool rows = [] {
    for (const Eigen::Index m : {50, 200}) {
        const Eigen::Index n = 2 * m;
        const Matrix a = numbers(m, n, 0);
        const Vector b = a * numbers(n, 1, 100000).col(0), c = numbers(n, 1, 200000).col(0);
        const std::string size = std::to_string(m) + "x" + std::to_string(n);
        const Vector minus = -c;
        add("linprog max, A_ub x <= b_ub", size, "f64", "scixx", [=](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(linprog(minus, {.A_ub = a, .b_ub = b}).fun);
        });
        const Matrix minus_a = -a;
        const Vector minus_b = -b;
        add("linprog min, A_ub x >= b_ub", size, "f64", "scixx", [=](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(linprog(c, {.A_ub = minus_a, .b_ub = minus_b}).fun);
        });
        add("linprog A_eq, bounds", size, "f64", "scixx", [=](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(linprog(c, {.A_eq = a, .b_eq = b, .bounds = {0, 2}}).fun);
        });
    }
    const Matrix weights = (100 * numbers(5, 30, 0)).array().floor();
    const Vector limit = weights.rowwise().sum() / 3, value = -(100 * numbers(30, 1, 100000)).array().floor();
    add("milp knapsack 5 rows", "30", "f64", "scixx", [=](benchmark::State& state) {
        const MilpOptions o{.integrality = 1, .bounds = {0, 1}, .constraints = {{.A = weights, .ub = limit}}};
        for (auto _ : state) benchmark::DoNotOptimize(milp(value, o).fun);
    });
    for (const Eigen::Index n : {500, 2000}) {
        const Matrix cost = numbers(n, n, 0);
        add("linear_sum_assignment", std::to_string(n), "f64", "scixx", [=](benchmark::State& state) {
            for (auto _ : state) benchmark::DoNotOptimize(linear_sum_assignment(cost).col_ind.data());
        });
    }
    const Eigen::MatrixXi ties = (100 * numbers(1000, 1000, 0)).array().floor().cast<int>();
    add("linear_sum_assignment, integers below 100", "1000", "i32", "scixx", [=](benchmark::State& state) {
        for (auto _ : state) benchmark::DoNotOptimize(linear_sum_assignment(ties).col_ind.data());
    });
    return true;
}();

}  // namespace
