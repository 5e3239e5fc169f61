// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <functional>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/finite_difference.hpp>
#include <scixx/optimize/detail/least_squares/factors.hpp>
#include <scixx/optimize/least_squares/linear_operator.hpp>
#include <scixx/optimize/least_squares/tr_solver.hpp>
#include <utility>

namespace scixx::optimize::detail::least_squares {

/// The vector function with its Jacobian: evaluates, differentiates within bounds, counts.
class Residuals {
public:
    template <class = void>
    Residuals(const char* name, VectorFunctionRef f, const Jacobian& jac, Index n, const Values& diff_step,
              bool minpack)
        : name_(name), f_(f), n_(n), relative_to_x_(minpack) {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        lb.setConstant(n, -infinity);
        ub.setConstant(n, infinity);
        core::require(!jac.with_value(), name, "jac must not be true");
        callable_ = jac.callable();
        const FiniteDifference* difference = jac.difference();
        three_point_ = difference && *difference == FiniteDifference::three_point;
        if (!diff_step.empty()) diff_step_ = diff_step.expand(n, name, "diff_step");
    }

    template <class = void>
    void value(const Vector& x, Vector& f) {
        ++nfev;
        f_(x, f);
        if (m_ < 0) m_ = f.size();
        core::require(f.size() == m_ && m_ > 0, name_, "fun must return ", std::max<Index>(m_, 1), " components, got ",
                      f.size());
    }

    /// J at x, where the value is f, m x n.
    template <class = void>
    void jacobian(const Vector& x, const Vector& f, Matrix& j) {
        ++njev;
        if (callable_) {
            (*callable_)(x, j);
            if (m_ == 1 && j.cols() == 1 && j.rows() == n_ && n_ > 1) j.resize(1, n_);  // keeps the numbers
            core::require(j.rows() == m_ && j.cols() == n_, name_, "jac must return ", m_, " x ", n_, ", got ",
                          j.rows(), " x ", j.cols());
            return;
        }
        j.resize(m_, n_);
        if (lower >= 0) return banded(x, f, j);
        for (Index i = 0; i < n_; ++i) {
            double* column = j.data() + i * m_;
            if (lb[i] == ub[i])
                std::fill(column, column + m_, 0.0);
            else
                differences_of({i}, x, f, [&](Index, auto slope) {
                    for (Index k = 0; k < m_; ++k) column[k] = slope(k);
                });
        }
    }

    /// Differences of the variables of a group, whose components of f are apart, by one call together (two for three
    /// points): take(i, slope) is called for each variable i, and slope(k) is the derivative of component k.
    template <class Take>
    void differences_of(const core::List<Index>& group, const Vector& x, const Vector& f, Take take) {
        point_ = x;
        steps_.clear();
        for (const Index i : group) {
            steps_.push_back(step_of(i, x[i]));
            point_[i] = x[i] + steps_.back().step;
        }
        call(point_, plus_);
        remote_ = point_;
        if (three_point_) {
            for (Index c = 0; c < group.size(); ++c) {
                const auto [step, one_sided] = steps_[c];
                point_[group[c]] = one_sided ? x[group[c]] + 2 * step : x[group[c]] - step;
            }
            call(point_, minus_);
        }
        for (Index c = 0; c < group.size(); ++c) {
            const Index i = group[c];
            if (!three_point_)
                take(i, [&](Index k) { return (plus_[k] - f[k]) / (remote_[i] - x[i]); });
            else if (steps_[c].one_sided)
                take(i, [&](Index k) { return (4 * plus_[k] - 3 * f[k] - minus_[k]) / (point_[i] - x[i]); });
            else
                take(i, [&](Index k) { return (plus_[k] - minus_[k]) / (remote_[i] - point_[i]); });
        }
    }

    [[nodiscard]] Index variables() const noexcept { return n_; }
    [[nodiscard]] bool differences() const noexcept { return !callable_; }

    /// The difference of variable i at x[i], within the bounds.
    [[nodiscard]] DifferenceStep step_of(Index i, double x) const {
        const double rel = diff_step_.size() > 0 ? diff_step_[i]
                           : relative_to_x_      ? default_relative_step(three_point_)
                                                 : 0.0;
        return fit_step(x, choose_step(x, rel, 0.0, three_point_), lb[i], ub[i], three_point_);
    }

    Vector lb, ub;
    Index lower = -1, upper = -1;  // band of the Jacobian, diagonals beside the main one; -1: dense
    Index nfev = 0, njev = 0, difference_calls = 0;

private:
    template <class = void>
    void banded(const Vector& x, const Vector& f, Matrix& j) {
        j.setZero();
        const Index stride = lower + upper + 1;
        core::List<Index> group;
        for (Index first = 0; first < std::min(stride, n_); ++first) {
            group.clear();
            for (Index i = first; i < n_; i += stride) group.push_back(i);
            differences_of(group, x, f, [&](Index i, auto slope) {
                for (Index k = std::max<Index>(0, i - upper); k <= std::min(m_ - 1, i + lower); ++k) j(k, i) = slope(k);
            });
        }
    }
    template <class = void>
    void call(const Vector& x, Vector& out) {
        ++difference_calls;
        f_(x, out);
        core::require(out.size() == m_, name_, "fun must always return ", m_, " components, got ", out.size());
    }

    const char* name_;
    VectorFunctionRef f_;
    const MatrixCallable* callable_ = nullptr;
    Index n_, m_ = -1;
    bool three_point_ = false, relative_to_x_ = false;
    Vector diff_step_, point_, remote_, plus_, minus_;
    core::List<DifferenceStep> steps_;
};

/// rho, rho' and rho'' of a loss at z = (f / f_scale)^2.
using LossFunction = std::function<void(double z, double rho[3])>;

/// Cost sum rho(f^2) / 2 of residuals; with `curved`, scales J and f so that Gauss-Newton sees the loss (Triggs et al.,
/// Bundle adjustment, 1999).
class Loss {
public:
    template <class = void>
    Loss(LossFunction rho, double f_scale) : rho_(std::move(rho)), scale_(f_scale) {}
    [[nodiscard]] bool linear() const noexcept { return !rho_; }
    template <class = void>
    [[nodiscard]] double cost(const Vector& f) const {
        if (linear()) return 0.5 * dot(f, f);
        double sum = 0, rho[3];
        for (Index i = 0; i < f.size(); ++i) {
            rho_(f[i] / scale_ * (f[i] / scale_), rho);
            sum += rho[0];
        }
        return 0.5 * scale_ * scale_ * sum;
    }
    template <class = void>
    void scale(Matrix& j, Vector& f) const {
        if (linear()) return;
        Vector weight;
        weigh(f, weight);
        for (Index k = 0; k < j.cols(); ++k)
            for (Index i = 0; i < f.size(); ++i) j(i, k) *= weight[i];
    }
    /// Scales f alone and stores the factors of the rows of J.
    template <class = void>
    void weigh(Vector& f, Vector& weight) const {
        weight.resize(f.size());
        double rho[3];
        for (Index i = 0; i < f.size(); ++i) {
            const double z = f[i] / scale_ * (f[i] / scale_);
            rho_(z, rho);
            weight[i] = std::sqrt(std::max(rho[1] + 2 * z * rho[2], std::numeric_limits<double>::epsilon()));
            f[i] *= rho[1] / weight[i];
        }
    }

private:
    LossFunction rho_;
    double scale_;
};

/// What the kernels return.
struct Outcome {
    Vector x, f, g;
    Matrix j;
    LinearOperator linear;  // in place of j where that is known by its products
    double cost = 0, optimality = 0;
    core::List<int> active;
    int status = 0;
    Index nit = 0;
};

struct Tolerances {
    double ftol, xtol, gtol;
    Index max_nfev;
    /// Called after each iteration; true stops with status -2.
    std::function<bool(const Vector& x, const Vector& f, double cost)> watch{};
};

/// g = J^T f
template <class = void>
inline void gradient_of(const Matrix& j, const Vector& f, Vector& g) {
    minimize::multiply_transposed(j, f, 1, g);
}

/// Scales from the norms of the columns of J, never falling (More): 1 / scale in `inverse`.
template <class = void>
inline void raise_scale(const Vector& size, Vector& inverse, bool first) {
    if (first) inverse.setZero(size.size());
    for (Index k = 0; k < size.size(); ++k) inverse[k] = std::max(inverse[k], first && size[k] == 0 ? 1.0 : size[k]);
}
template <class = void>
inline void scale_by_jacobian(const Matrix& j, Vector& inverse, bool first) {
    Vector size(j.cols());
    for (Index k = 0; k < j.cols(); ++k)
        size[k] = std::sqrt(dot(j.data() + k * j.rows(), j.data() + k * j.rows(), j.rows()));
    raise_scale(size, inverse, first);
}

/// What a run with tr_solver::lsmr starts from.
struct IterativeRequest {
    const char* name;
    Residuals& problem;
    const Loss& loss;
    Vector inverse_scale;
    bool by_jacobian;
    const Tolerances& tolerances;
    Vector x0;
    bool dogbox;
    const ResidualJacobian& jac;
    const JacobianSparsity& sparsity;
    const LsmrOptions& options;
};

}  // namespace scixx::optimize::detail::least_squares
