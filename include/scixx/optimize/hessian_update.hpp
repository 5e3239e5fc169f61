// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/minimize/vector.hpp>

namespace scixx::optimize {

/// What BFGS does with a step along which the curvature is too small to keep the approximation positive definite.
enum class ExceptionStrategy {
    skip_update,  ///< leave the approximation as it is
    damp_update,  ///< replace the change of the gradient by a mixture that has enough curvature (Powell's damping)
};

/// The Broyden-Fletcher-Goldfarb-Shanno approximation of a Hessian,
///     B+ = B - (B s)(B s)^T / (s^T B s) + y y^T / (s^T y),   s = change of x, y = change of the gradient.
/// Source: Nocedal and Wright, Numerical Optimization, 2nd ed., (6.19); damping: procedure 18.2; scale: (6.20).
/// @see scipy.optimize.BFGS
struct BFGS {
    ExceptionStrategy exception_strategy = ExceptionStrategy::skip_update;
    /// Smallest s^T y / (s^T B s) that counts as enough curvature, in (0, 1). Default: 1e-8 with skip_update, 0.2 with
    /// damp_update.
    std::optional<double> min_curvature{};
    /// B starts as this times the unit matrix, > 0. Default: 1 until the first step, then y^T y / |s^T y| of that step.
    std::optional<double> init_scale{};

    friend bool operator==(const BFGS&, const BFGS&) = default;
};

/// The symmetric rank-one approximation of a Hessian, which can be indefinite,
///     B+ = B + (y - B s)(y - B s)^T / ((y - B s)^T s).
/// Source: Nocedal and Wright, Numerical Optimization, 2nd ed., (6.24) and the skipping rule (6.26).
/// @see scipy.optimize.SR1
struct SR1 {
    /// A step is skipped if |(y - B s)^T s| < min_denominator |s| |y - B s|.
    double min_denominator = 1e-8;
    std::optional<double> init_scale{};  ///< as in BFGS

    friend bool operator==(const SR1&, const SR1&) = default;
};

/// A rule to approximate a Hessian: BFGS or SR1 with its settings.
class HessianUpdateRule {
public:
    HessianUpdateRule(const BFGS& rule) : bfgs_(rule) {}               // NOLINT(google-explicit-constructor): is one
    HessianUpdateRule(const SR1& rule) : is_sr1_(true), sr1_(rule) {}  // NOLINT(google-explicit-constructor)

    /// The rule, where it is this one.
    [[nodiscard]] const BFGS* bfgs() const noexcept { return is_sr1_ ? nullptr : &bfgs_; }
    [[nodiscard]] const SR1* sr1() const noexcept { return is_sr1_ ? &sr1_ : nullptr; }

    friend bool operator==(const HessianUpdateRule&, const HessianUpdateRule&) = default;

private:
    bool is_sr1_ = false;
    BFGS bfgs_;
    SR1 sr1_;
};

/// What a HessianUpdateStrategy approximates, SciPy's approx_type.
enum class ApproxType {
    hess,      ///< the Hessian
    inv_hess,  ///< its inverse
};

/// A quasi-Newton approximation of a Hessian or its inverse: the n x n matrix that BFGS or SR1 builds from steps.
/// @see scipy.optimize.HessianUpdateStrategy
class HessianUpdateStrategy {
public:
    HessianUpdateStrategy() = default;

    /// Starts with n variables and a multiple of the unit matrix.
    /// @throws std::invalid_argument if init_scale or min_curvature is out of its range.
    template <class = void>
    HessianUpdateStrategy(const HessianUpdateRule& rule, Eigen::Index n, ApproxType approx_type = ApproxType::hess)
        : rule_(rule), inverse_(approx_type == ApproxType::inv_hess) {
        const BFGS* bfgs = rule_.bfgs();
        const std::optional<double>& scale = bfgs ? bfgs->init_scale : rule_.sr1()->init_scale;
        core::require(!scale || (*scale > 0 && std::isfinite(*scale)), "HessianUpdateStrategy",
                      "init_scale must be positive and finite, got ", scale.value_or(0));
        if (bfgs) {
            min_curvature_ =
                bfgs->min_curvature.value_or(bfgs->exception_strategy == ExceptionStrategy::skip_update ? 1e-8 : 0.2);
            core::require(min_curvature_ > 0 && min_curvature_ < 1, "HessianUpdateStrategy",
                          "min_curvature must be in (0, 1), got ", min_curvature_);
        } else {
            const double least = rule_.sr1()->min_denominator;
            core::require(least > 0, "HessianUpdateStrategy", "min_denominator must be positive, got ", least);
        }
        unscaled_ = !scale;
        b_.setZero(n, n);
        for (Eigen::Index i = 0; i < n; ++i) b_(i, i) = scale.value_or(1.0);
    }

    /// Takes in a step: `delta_x` the change of x, `delta_grad` that of the gradient, both n. A zero or non-finite
    /// step leaves the matrix as it is. O(n^2), no allocation after the first call.
    template <class = void>
    void update(const Eigen::VectorXd& delta_x, const Eigen::VectorXd& delta_grad) {
        const double ss = detail::minimize::dot(delta_x, delta_x), yy = detail::minimize::dot(delta_grad, delta_grad);
        const double sy = detail::minimize::dot(delta_x, delta_grad);
        if (!(ss > 0) || !(yy > 0) || !std::isfinite(ss) || !std::isfinite(yy)) return;
        if (unscaled_) {
            const double scale = sy == 0 ? 1.0 : inverse_ ? std::abs(sy) / yy : yy / std::abs(sy);
            if (std::isfinite(scale))
                for (Eigen::Index i = 0; i < b_.rows(); ++i) b_(i, i) = scale;
            unscaled_ = false;
        }
        // The inverse maps the change of the gradient to the step.
        const Eigen::VectorXd &from = inverse_ ? delta_grad : delta_x, &to = inverse_ ? delta_x : delta_grad;
        detail::minimize::multiply(b_, from, 1, bs_);
        if (const BFGS* bfgs = rule_.bfgs())
            update_bfgs(*bfgs, from, to, sy);
        else
            update_sr1(rule_.sr1()->min_denominator, from, to, std::sqrt(inverse_ ? yy : ss));
    }

    /// The approximation's product with a vector, n.
    template <class = void>
    [[nodiscard]] Eigen::VectorXd dot(const Eigen::VectorXd& p) const {
        core::require(p.size() == b_.rows(), "HessianUpdateStrategy", "p must have ", b_.rows(), " components, got ",
                      p.size());
        Eigen::VectorXd product;
        detail::minimize::multiply(b_, p, 1, product);
        return product;
    }

    /// The approximation, n x n and symmetric.
    [[nodiscard]] const Eigen::MatrixXd& get_matrix() const noexcept { return b_; }

    /// Whether `other` was made from the same rule with the same settings.
    template <class = void>
    [[nodiscard]] bool same_rule(const HessianUpdateStrategy& other) const noexcept {
        return rule_ == other.rule_;
    }

private:
    template <class = void>
    void update_bfgs(const BFGS& rule, const Eigen::VectorXd& s, const Eigen::VectorXd& y, double sy) {
        const double sbs = detail::minimize::dot(s, bs_);
        if (!(sbs > 0)) return;
        y_ = y;
        if (sy <= min_curvature_ * sbs) {
            if (rule.exception_strategy == ExceptionStrategy::skip_update) return;
            // The mixture with exactly the least curvature: s^T (t y + (1 - t) B s) = min_curvature s^T B s.
            const double t = (1 - min_curvature_) * sbs / (sbs - sy);
            detail::minimize::scale(y_, t);
            detail::minimize::add(y_, 1 - t, bs_);
            sy = min_curvature_ * sbs;
        }
        if (!inverse_) {
            add_outer(y_, 1 / sy, bs_, -1 / sbs);
            return;
        }
        // H += (s^T y + y^T H y) s s^T / (s^T y)^2 - (H y s^T + s y^T H) / (s^T y).
        const double a = (sy + sbs) / sy / sy, b = -1 / sy;
        const Eigen::Index n = b_.rows();
        if (!std::isfinite(a) || !std::isfinite(b)) return;
        for (Eigen::Index j = 0; j < n; ++j)
            for (Eigen::Index i = 0; i < n; ++i)
                b_(i, j) += a * (y_[i] * y_[j]) + b * (bs_[i] * y_[j] + y_[i] * bs_[j]);
    }

    template <class = void>
    void update_sr1(double least, const Eigen::VectorXd& s, const Eigen::VectorXd& y, double s_norm) {
        detail::minimize::move(y, -1, bs_, y_);
        const double denominator = detail::minimize::dot(y_, s);
        if (std::abs(denominator) <= least * s_norm * detail::minimize::norm(y_)) return;
        add_outer(y_, 1 / denominator, bs_, 0.0);
    }

    /// B += a u u^T + b w w^T, computed alike on both sides of the diagonal, so B stays exactly symmetric.
    template <class = void>
    void add_outer(const Eigen::VectorXd& u, double a, const Eigen::VectorXd& w, double b) {
        const Eigen::Index n = b_.rows();
        if (!std::isfinite(a) || !std::isfinite(b)) return;
        for (Eigen::Index j = 0; j < n; ++j) {
            double* column = b_.data() + j * n;
            const double uj = u[j], wj = w[j];
            const double *up = u.data(), *wp = w.data();
            for (Eigen::Index i = 0; i < n; ++i) column[i] += a * (up[i] * uj) + b * (wp[i] * wj);
        }
    }

    HessianUpdateRule rule_ = BFGS{};
    Eigen::MatrixXd b_;
    Eigen::VectorXd bs_, y_;
    double min_curvature_ = 1e-8;
    bool unscaled_ = true, inverse_ = false;
};

}  // namespace scixx::optimize
