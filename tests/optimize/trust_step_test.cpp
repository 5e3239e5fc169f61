// The trust-region sub-problem against its solution by eigenvalues, hard cases included.
#include <Eigen/Eigenvalues>
#include <cmath>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/random_state.hpp>
#include <scixx/optimize/detail/minimize/trust_step.hpp>

#include "support/closeness.hpp"

namespace {

namespace detail = scixx::optimize::detail::minimize;
using Eigen::Index, Eigen::MatrixXd, Eigen::VectorXd;

/// The least value of g^T p + p^T A p / 2 with |p| <= radius.
double least(const MatrixXd& a, const VectorXd& g, double radius) {
    const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(a);
    const VectorXd w = solver.eigenvalues(), c = solver.eigenvectors().transpose() * g;
    const auto step = [&](double shift) {
        VectorXd s(c.size());
        for (Index i = 0; i < s.size(); ++i) s[i] = c[i] == 0 ? 0.0 : -c[i] / (w[i] + shift);
        return s;
    };
    double low = std::max(0.0, -w[0]), high = low + g.norm() / radius + 1;
    if (w[0] > 0 && step(0).norm() <= radius) low = high = 0;
    for (int i = 0; i < 2000 && low < high; ++i) {
        const double middle = low + (high - low) / 2;
        if (middle == low || middle == high) break;
        (step(middle).norm() > radius ? low : high) = middle;
    }
    VectorXd s = step(high);
    const double rest = radius * radius - s.squaredNorm();
    if (high > 0 && rest > 0) s[0] = std::copysign(std::sqrt(s[0] * s[0] + rest), s[0]);  // the hard case
    return c.dot(s) + 0.5 * s.dot(w.cwiseProduct(s));
}

TEST(TrustStep, DenseMatrices) {
    scixx::core::RandomState rng(4);
    for (int round = 0; round < 400; ++round) {
        const Index n = 1 + round % 7;
        MatrixXd a = rng.standard_normal(n, n);
        a = (a + a.transpose().eval()) / 2 * std::pow(10.0, round % 5 - 2);
        if (round % 3 == 0) a = a * a;
        VectorXd g = rng.standard_normal(n);
        if (round % 11 == 0) {  // no part along the lowest eigenvector
            const VectorXd v = Eigen::SelfAdjointEigenSolver<MatrixXd>(a).eigenvectors().col(0);
            g -= v * v.dot(g);
        }
        const double radius = std::pow(10.0, round % 4 - 2);
        VectorXd p;
        detail::DenseShift shifted(a);
        const auto end = detail::least_in_region(shifted, g, radius, {.easy = 1e-10, .hard = 1e-10}, p);
        const double reached = g.dot(p) + 0.5 * p.dot(a * p), best = least(a, g, radius);
        ASSERT_LE(p.norm(), radius * (1 + 1e-9));
        ASSERT_NEAR(reached, best, 1e-7 * std::abs(best) + 1e-14) << "round " << round << ", n = " << n;
        if (end == detail::StepEnd::inside) {
            ASSERT_NEAR((a * p + g).norm(), 0, 1e-9 * (1 + g.norm()));
        }
    }
}

TEST(TrustStep, TridiagonalMatricesAreTheSame) {
    scixx::core::RandomState rng(5);
    for (int round = 0; round < 200; ++round) {
        const Index n = 1 + round % 9;
        scixx::core::List<double> on(n), off(n);
        MatrixXd a = MatrixXd::Zero(n, n);
        for (Index i = 0; i < n; ++i) {
            a(i, i) = on[i] = rng.normal(0.5, 1.0);
            off[i] = rng.normal(0.0, 1.0);
            if (i + 1 < n) a(i, i + 1) = a(i + 1, i) = off[i];
        }
        const VectorXd g = rng.standard_normal(n);
        VectorXd p;
        detail::TridiagonalShift shifted(on, off);
        (void)detail::least_in_region(shifted, g, 0.7, {.easy = 1e-10, .hard = 1e-10}, p);
        const double best = least(a, g, 0.7);
        ASSERT_NEAR(g.dot(p) + 0.5 * p.dot(a * p), best, 1e-7 * std::abs(best)) << "round " << round;
    }
}

}  // namespace
