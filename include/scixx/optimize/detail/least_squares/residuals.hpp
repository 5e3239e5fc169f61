// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <functional>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/optimize/constraints.hpp>
#include <scixx/optimize/detail/finite_difference.hpp>
#include <scixx/optimize/detail/least_squares/factors.hpp>
#include <utility>
#include <variant>
#include <vector>

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
        core::require(!std::holds_alternative<Jacobian::WithValue>(jac.choice()), name, "jac must not be true");
        callable_ = std::get_if<MatrixCallable>(&jac.choice());
        const auto* difference = std::get_if<FiniteDifference>(&jac.choice());
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
        point_ = x;
        for (Index i = 0; i < n_; ++i) {
            const double at = x[i];
            const double rel = diff_step_.size() > 0 ? diff_step_[i]
                               : relative_to_x_      ? default_relative_step(three_point_)
                                                     : 0.0;
            double* column = j.data() + i * m_;
            if (lb[i] == ub[i]) {
                for (Index k = 0; k < m_; ++k) column[k] = 0;
                continue;
            }
            const DifferenceStep d = fit_step(at, choose_step(at, rel, 0.0, three_point_), lb[i], ub[i], three_point_);
            const double remote = at + d.step;
            point_[i] = remote;
            call(plus_);
            if (!three_point_) {
                for (Index k = 0; k < m_; ++k) column[k] = (plus_[k] - f[k]) / (remote - at);
            } else {
                const double other = d.one_sided ? at + 2 * d.step : at - d.step;
                point_[i] = other;
                call(minus_);
                for (Index k = 0; k < m_; ++k)
                    column[k] = d.one_sided ? (4 * plus_[k] - 3 * f[k] - minus_[k]) / (other - at)
                                            : (plus_[k] - minus_[k]) / (remote - other);
            }
            point_[i] = at;
        }
    }

    [[nodiscard]] Index variables() const noexcept { return n_; }
    [[nodiscard]] bool differences() const noexcept { return !callable_; }

    Vector lb, ub;
    Index nfev = 0, njev = 0, difference_calls = 0;

private:
    template <class = void>
    void call(Vector& out) {
        ++difference_calls;
        f_(point_, out);
        core::require(out.size() == m_, name_, "fun must always return ", m_, " components, got ", out.size());
    }

    const char* name_;
    VectorFunctionRef f_;
    const MatrixCallable* callable_ = nullptr;
    Index n_, m_ = -1;
    bool three_point_ = false, relative_to_x_ = false;
    Vector diff_step_, point_, plus_, minus_;
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
        double rho[3];
        for (Index i = 0; i < f.size(); ++i) {
            const double z = f[i] / scale_ * (f[i] / scale_);
            rho_(z, rho);
            double weight = rho[1] + 2 * z * rho[2];
            weight = std::sqrt(std::max(weight, std::numeric_limits<double>::epsilon()));
            for (Index k = 0; k < j.cols(); ++k) j(i, k) *= weight;
            f[i] *= rho[1] / weight;
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
    double cost = 0, optimality = 0;
    std::vector<int> active;
    int status = 0;
    Index nit = 0;
};

struct Tolerances {
    double ftol, xtol, gtol;
    Index max_nfev;
};

/// g = J^T f
template <class = void>
inline void gradient_of(const Matrix& j, const Vector& f, Vector& g) {
    minimize::multiply_transposed(j, f, 1, g);
}

/// Scales from the columns of J, never falling (More): 1 / scale in `inverse`.
template <class = void>
inline void scale_by_jacobian(const Matrix& j, Vector& inverse, bool first) {
    if (first) inverse.setZero(j.cols());
    for (Index k = 0; k < j.cols(); ++k) {
        double size = std::sqrt(dot(j.data() + k * j.rows(), j.data() + k * j.rows(), j.rows()));
        if (first && size == 0) size = 1;
        inverse[k] = std::max(inverse[k], size);
    }
}

}  // namespace scixx::optimize::detail::least_squares
