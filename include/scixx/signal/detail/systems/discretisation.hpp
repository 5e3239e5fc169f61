// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>
#include <scixx/linalg/expm.hpp>
#include <scixx/linalg/solve.hpp>

namespace scixx::signal::detail::systems {

using Eigen::Index;
using Eigen::MatrixXd;

enum class Hold { zero, first, impulse };

template <class T>
void bilinear(const char* function, double alpha, double dt, MatrixXd& A, MatrixXd& B, MatrixXd& C, MatrixXd& D) {
    const Index n = A.rows();
    const MatrixXd one = MatrixXd::Identity(n, n), step = one - alpha * dt * A;
    MatrixXd right(n, n + B.cols());
    right << one + (1 - alpha) * dt * A, dt * B;
    try {
        const MatrixXd next = linalg::solve(step, right),
                       output = linalg::solve(step.transpose().eval(), C.transpose().eval());
        D += alpha * C * next.rightCols(B.cols());
        A = next.leftCols(n);
        B = next.rightCols(B.cols()).eval();
        C = output.transpose();
    } catch (const linalg::LinAlgError&) {
        core::fail(function, "I - alpha dt A must not be singular");
    }
}

/// exp([[A dt, B dt, 0], [0, 0, I], [0, 0, 0]]) has exp(A dt), the response to a constant input and that to a ramp in its
/// first rows.
template <class T>
MatrixXd step_response(const MatrixXd& A, const MatrixXd& B, double dt, bool ramp) {
    const Index n = A.rows(), m = B.cols();
    MatrixXd block = MatrixXd::Zero(n + (ramp ? 2 : 1) * m, n + (ramp ? 2 : 1) * m);
    block.topLeftCorner(n, n) = A * dt;
    block.block(0, n, n, m) = B * dt;
    if (ramp) block.block(n, n + m, m, m).setIdentity();
    const MatrixXd all = linalg::expm(block);
    return all.topRows(n);
}

template <class T>
void hold(Hold kind, double dt, MatrixXd& A, MatrixXd& B, const MatrixXd& C, MatrixXd& D) {
    const Index n = A.rows(), m = B.cols();
    if (kind == Hold::impulse) {
        A = linalg::expm((A * dt).eval());
        D = C * B * dt;
        B = (A * B * dt).eval();
        return;
    }
    const MatrixXd all = step_response<T>(A, B, dt, kind == Hold::first);
    A = all.leftCols(n);
    B = all.middleCols(n, m);
    if (kind == Hold::zero) return;
    const MatrixXd ramp = all.rightCols(m);
    B += A * ramp - ramp;
    D += C * ramp;
}

}  // namespace scixx::signal::detail::systems
