#include <Eigen/SparseCore>
#include <cmath>
#include <complex>
#include <scixx/integrate/ivp/autodiff.hpp>
#include <scixx/integrate/ivp/bdf.hpp>
#include <scixx/integrate/ivp/radau.hpp>
#include <utility>
#include <vector>

#include "integrate/ivp_problems.hpp"

namespace {

using namespace ivp_problems;
namespace method = integrate::method;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using integrate::solve_ivp;
constexpr Eigen::Index n = 60;

const integrate::IvpMethod<> methods[] = {method::Radau, method::BDF};

// The heat equation, its variables in an order that hides the band: place[i] is where the i-th point of the rod stands.
std::vector<Eigen::Index> shuffled() {
    std::vector<Eigen::Index> place(static_cast<std::size_t>(n));
    for (Eigen::Index i = 0; i < n; ++i) place[static_cast<std::size_t>(i)] = i * 37 % n;
    return place;
}
auto heat(std::vector<Eigen::Index> place, int* calls = nullptr) {
    return [place = std::move(place), calls](double, const VectorXd& y) {
        if (calls) ++*calls;
        const auto at = [&](Eigen::Index i) { return i < 0 || i >= n ? 0.0 : y[place[static_cast<std::size_t>(i)]]; };
        VectorXd dydt(n);
        for (Eigen::Index i = 0; i < n; ++i)
            dydt[place[static_cast<std::size_t>(i)]] = 400 * (at(i - 1) - 2 * at(i) + at(i + 1)) - std::pow(at(i), 3);
        return dydt;
    };
}
MatrixXd pattern(const std::vector<Eigen::Index>& place) {
    MatrixXd out = MatrixXd::Zero(n, n);
    for (std::size_t i = 0; i < place.size(); ++i)
        for (std::size_t j = i > 0 ? i - 1 : 0; j < std::min(i + 2, place.size()); ++j) out(place[i], place[j]) = 1;
    return out;
}

TEST(IvpStructure, PatternSavesEvaluationsAndChangesNothing) {
    const auto place = shuffled();
    const VectorXd start = VectorXd::Ones(n);
    for (const auto& m : methods) {
        int whole_calls = 0, grouped_calls = 0;
        const auto whole =
            solve_ivp(heat(place, &whole_calls), {0, 1}, start, {.method = m, .rtol = 1e-6, .atol = 1e-8});
        const MatrixXd dense = pattern(place);
        const auto grouped = solve_ivp(heat(place, &grouped_calls), {0, 1}, start,
                                       {.method = m, .rtol = 1e-6, .atol = 1e-8, .jac_sparsity = dense});
        const auto sparse = solve_ivp(
            heat(place), {0, 1}, start,
            {.method = m, .rtol = 1e-6, .atol = 1e-8, .jac_sparsity = Eigen::SparseMatrix<double>(dense.sparseView())});
        ASSERT_TRUE(grouped.success);
        EXPECT_EQ(whole.t.size(), grouped.t.size());
        EXPECT_LT((whole.y.rightCols(1) - grouped.y.rightCols(1)).cwiseAbs().maxCoeff(), 1e-9);
        EXPECT_EQ(grouped.y, sparse.y);
        EXPECT_LE(grouped_calls + 50, whole_calls);
        EXPECT_EQ(whole.njev, grouped.njev);
    }
}

TEST(IvpStructure, Bands) {
    std::vector<Eigen::Index> natural(static_cast<std::size_t>(n));
    for (Eigen::Index i = 0; i < n; ++i) natural[static_cast<std::size_t>(i)] = i;
    const VectorXd start = VectorXd::Ones(n);
    for (const auto& m : methods) {
        const auto whole = solve_ivp(heat(natural), {0, 1}, start, {.method = m, .rtol = 1e-6, .atol = 1e-8});
        const auto bands =
            solve_ivp(heat(natural), {0, 1}, start, {.method = m, .rtol = 1e-6, .atol = 1e-8, .lband = 1, .uband = 1});
        // Given Jacobians: packed beside bands, whole beside a pattern.
        const auto packed = solve_ivp(heat(natural), {0, 1}, start,
                                      {.method = m,
                                       .rtol = 1e-6,
                                       .atol = 1e-8,
                                       .jac =
                                           [](double, const VectorXd& y) {
                                               MatrixXd j = MatrixXd::Constant(3, n, 400);
                                               j.row(1) = (-800 - 3 * y.array().square()).matrix().transpose();
                                               return j;
                                           },
                                       .lband = 1,
                                       .uband = 1});
        const auto taken = solve_ivp(heat(natural), {0, 1}, start,
                                     {.method = m,
                                      .rtol = 1e-6,
                                      .atol = 1e-8,
                                      .jac =
                                          [&](double, const VectorXd& y) {
                                              MatrixXd j = 400 * pattern(natural);
                                              j.diagonal() = (-800 - 3 * y.array().square()).matrix();
                                              return j;
                                          },
                                      .jac_sparsity = pattern(natural)});
        for (const auto* each : {&bands, &packed, &taken}) {
            ASSERT_TRUE(each->success);
            EXPECT_LT((whole.y.rightCols(1) - each->y.rightCols(1)).cwiseAbs().maxCoeff(), 1e-8);
        }
    }
    // Complex states have two complex systems.
    const auto rotating = [](double, const Eigen::VectorXcd& y) {
        Eigen::VectorXcd dydt = std::complex<double>(-2, 5) * y;
        for (Eigen::Index i = 1; i < y.size(); ++i) dydt[i] += y[i - 1];
        return dydt;
    };
    const Eigen::VectorXcd ones = Eigen::VectorXcd::Ones(12);
    const auto all = solve_ivp(rotating, {0, 1}, ones, {.method = method::Radau, .rtol = 1e-8, .atol = 1e-10});
    const auto lower =
        solve_ivp(rotating, {0, 1}, ones, {.method = method::Radau, .rtol = 1e-8, .atol = 1e-10, .lband = 1});
    EXPECT_LT((all.y.rightCols(1) - lower.y.rightCols(1)).cwiseAbs().maxCoeff(), 1e-8);
}

TEST(IvpStructure, Autodiff) {
    const auto fun = [](double, const auto& y) {
        Eigen::VectorX<typename std::decay_t<decltype(y)>::Scalar> dydt(2);
        dydt[0] = y[1];
        dydt[1] = 1000.0 * (1.0 - y[0] * y[0]) * y[1] - y[0];
        return dydt;
    };
    const MatrixXd j = integrate::autodiff(fun)(0, Eigen::Vector2d(2, 3));
    EXPECT_EQ(j(1, 0), -12001);
    EXPECT_EQ(j(1, 1), -3000);
    const auto result =
        solve_ivp(fun, {0, 2000}, Eigen::Vector2d(2, 0),
                  {.method = method::Radau, .rtol = 1e-6, .atol = 1e-8, .jac = integrate::autodiff(fun)});
    EXPECT_NEAR(result.y(0, result.y.cols() - 1), 1.706167732170469, 1e-5);
}

TEST(IvpStructure, Errors) {
    EXPECT_THROW_TEXT(solve_ivp(lotka, {0, 1}, Eigen::Vector2d(1, 1),
                                {.method = method::BDF, .jac_sparsity = MatrixXd(MatrixXd::Ones(3, 3))}),
                      std::invalid_argument, "solve_ivp: jac_sparsity must be 2 x 2, got 3 x 3");
    EXPECT_THROW_TEXT(solve_ivp(lotka, {0, 1}, Eigen::Vector2d(1, 1), {.method = method::Radau, .lband = -1}),
                      std::invalid_argument, "solve_ivp: lband and uband must be from 0 to n - 1 = 1, got -1 and 0");
    EXPECT_THROW_TEXT(
        solve_ivp(lotka, {0, 1}, Eigen::Vector2d(1, 1),
                  {.method = method::Radau, .jac = MatrixXd(MatrixXd::Zero(2, 2)), .lband = 0, .uband = 0}),
        std::invalid_argument, "solve_ivp: jac must be 1 x 2, got 2 x 2");
}

}  // namespace
