// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/kernel/list.hpp>
#include <scixx/optimize/detail/least_squares/residuals.hpp>
#include <utility>

namespace scixx::optimize::detail::least_squares {

/// A dense Jacobian with the linear algebra that the trust-region methods need, by orthogonal factors.
template <class = void>
class DenseSystem {
public:
    void differentiate(Residuals& problem, const Vector& x, const Vector& f) { problem.jacobian(x, f, j_); }
    /// Scales rows and f by the loss.
    void scale(const Loss& loss, Vector& f) { loss.scale(j_, f); }
    void gradient(const Vector& f, Vector& g) const { gradient_of(j_, f, g); }
    void scale_by_columns(Vector& inverse, bool first) const { scale_by_jacobian(j_, inverse, first); }
    [[nodiscard]] bool finite() const { return minimize::finite(j_.data(), j_.size()); }
    void store(Outcome& out) { out.j = std::move(j_); }

    /// The sub-problem min |J D p + f|^2 + |root p|^2; g is the gradient.
    void prepare(const Vector& d, const Vector* root, const Vector& f, const Vector& /*g*/, double /*radius*/) {
        factors_.compute(j_, d, root, f);
    }
    void trust_region(double radius, Vector& p, double& alpha) { factors_.trust_region(radius, 0.01, true, p, alpha); }
    /// out = J D h
    void apply(const Vector& d, const Vector& h, Vector& out) const {
        out.setZero(j_.rows());
        for (Index k = 0; k < j_.cols(); ++k) add(out.data(), h[k] * d[k], j_.data() + k * j_.rows(), j_.rows());
    }

    /// The columns that later calls mean.
    void restrict(const core::List<Index>& free) {
        const Index m = j_.rows();
        part_.resize(m, free.size());
        for (Index c = 0; c < part_.cols(); ++c) std::copy_n(j_.data() + free[c] * m, m, part_.data() + c * m);
    }
    /// The step to the minimum over those columns.
    void newton(const Vector& f, const Vector& /*inverse_scale*/, Vector& step) {
        factors_.compute(part_, Vector::Constant(part_.cols(), 1.0), nullptr, f);
        factors_.solve(0, step);
    }
    void apply_restricted(const Vector& v, Vector& out) const { minimize::multiply(part_, v, 1, out); }

private:
    Matrix j_, part_;
    Factors factors_;
};

}  // namespace scixx::optimize::detail::least_squares
