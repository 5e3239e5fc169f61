// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/error.hpp>
#include <scixx/linalg/expm.hpp>
#include <scixx/signal/detail/systems/dense.hpp>
#include <utility>

namespace scixx::signal::detail::systems {

enum class Hold { zero, first, impulse };

template <class T>
void bilinear(const char* function, double alpha, double dt, Dense<T>& A, Dense<T>& B, Dense<T>& C, Dense<T>& D) {
    const Index n = A.rows(), m = B.cols();
    Dense<T> step(n, n), right(n, n + m);
    for (Index i = 0; i < n; ++i) {
        for (Index j = 0; j < n; ++j) {
            step(i, j) = (i == j ? 1 : 0) - alpha * dt * A(i, j);
            right(i, j) = (i == j ? 1 : 0) + (1 - alpha) * dt * A(i, j);
        }
        for (Index j = 0; j < m; ++j) right(i, n + j) = dt * B(i, j);
    }
    Dense<T> output = transposed(C);
    core::require(solve(step, right) && solve(transposed(step), output), function,
                  "I - alpha dt A must not be singular");
    std::copy(right.data(), right.data() + n * n, A.data());
    std::copy(right.data() + n * n, right.data() + right.size(), B.data());
    add(alpha, product(C, B).data(), D.data(), D.size());
    C = transposed(output);
}

/// exp([[A dt, B dt, 0], [0, 0, I], [0, 0, 0]]) has exp(A dt), the response to a constant input and that to a ramp in
/// its first rows, of n, m and m columns.
template <class T>
struct StepResponse {
    Dense<T> A, B, ramp;

    StepResponse(const Dense<T>& a, const Dense<T>& b, double dt, bool with_ramp)
        : A(a.rows(), a.rows()), B(b.rows(), b.cols()), ramp(Dense<T>::Zero(b.rows(), b.cols())) {
        const Index n = a.rows(), m = b.cols(), size = n + (with_ramp ? 2 : 1) * m;
        Dense<T> block = Dense<T>::Zero(size, size);
        for (Index i = 0; i < n; ++i) {
            for (Index j = 0; j < n; ++j) block(i, j) = a(i, j) * dt;
            for (Index j = 0; j < m; ++j) block(i, n + j) = b(i, j) * dt;
        }
        if (with_ramp)
            for (Index j = 0; j < m; ++j) block(n + j, n + m + j) = 1;
        const Dense<T> all = linalg::expm(block);
        for (Index i = 0; i < n; ++i) {
            for (Index j = 0; j < n; ++j) A(i, j) = all(i, j);
            for (Index j = 0; j < m; ++j) {
                B(i, j) = all(i, n + j);
                if (with_ramp) ramp(i, j) = all(i, n + m + j);
            }
        }
    }
};

template <class T>
void hold(Hold kind, double dt, Dense<T>& A, Dense<T>& B, const Dense<T>& C, Dense<T>& D) {
    if (kind == Hold::impulse) {
        A = linalg::expm(scaled(dt, A));
        D = scaled(dt, product(C, B));
        B = scaled(dt, product(A, B));
        return;
    }
    StepResponse<T> step(A, B, dt, kind == Hold::first);
    A = std::move(step.A);
    B = std::move(step.B);
    if (kind == Hold::zero) return;
    multiply_add(A, step.ramp, B);
    add(T(-1), step.ramp.data(), B.data(), B.size());
    multiply_add(C, step.ramp, D);
}

}  // namespace scixx::signal::detail::systems
