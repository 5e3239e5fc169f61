// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/least_squares/factors.hpp>
#include <scixx/optimize/detail/least_squares/residuals.hpp>
#include <utility>

namespace scixx::optimize::detail::root {

using least_squares::add;
using least_squares::dot;
using least_squares::Index;
using least_squares::Matrix;
using least_squares::norm;
using least_squares::Residuals;
using least_squares::Vector;

struct HybridSettings {
    double xtol, factor;
    Index maxfev;
    Vector diag;  // empty: from the Jacobian
};

struct HybridOutcome {
    Vector x, f;
    int status = 0;  // 1 converged, 2 maxfev, 3 xtol too small, 4 and 5 no progress, 6 not finite
    Index nit = 0;
};

/// Powell's hybrid method for n equations: dogleg steps in a trust region |D p| <= radius, with a Jacobian that
/// Broyden's formula updates until two steps fail. Sources: Powell in Numerical Methods for Nonlinear Algebraic
/// Equations (1970); More, Garbow and Hillstrom, ANL-80-74 (1980).
class PowellHybrid {
public:
    PowellHybrid(Residuals& problem, const HybridSettings& settings)
        : problem_(problem), settings_(settings), n_(problem.variables()), d_(settings.diag) {}

    template <class = void>
    HybridOutcome run(Vector x0) {
        constexpr double eps = std::numeric_limits<double>::epsilon();
        HybridOutcome out;
        x_ = std::move(x0);
        problem_.value(x_, f_);
        core::require(f_.size() == n_, "root", "fun must return ", n_, " components, got ", f_.size());
        double size = norm(f_), radius = 0, x_size = 0;
        if (!std::isfinite(size)) {
            out.status = 6;
            return finish(std::move(out));
        }
        if (size == 0) {
            out.status = 1;
            return finish(std::move(out));
        }
        bool first = true;
        int good = 0, slow = 0, slow_jacobians = 0;
        while (true) {
            problem_.jacobian(x_, f_, b_);
            for (Index i = 0; i < b_.size(); ++i)
                if (!std::isfinite(b_.data()[i])) {
                    out.status = 6;
                    return finish(std::move(out));
                }
            if (settings_.diag.size() == 0) least_squares::scale_by_jacobian(b_, d_, first);
            if (first) {
                x_size = scaled_norm(x_);
                radius = x_size > 0 ? settings_.factor * x_size : settings_.factor;
            }
            int bad = 0;
            for (bool fresh = true; bad < 2; fresh = false) {
                dogleg(radius);
                const double length = scaled_norm(p_);
                minimize::move(x_, 1, p_, x_new_);
                if (first) radius = std::min(radius, length);
                problem_.value(x_new_, f_new_);
                const double size_new = norm(f_new_);
                const double actual = size_new < size ? 1 - (size_new / size) * (size_new / size) : -1.0;
                minimize::multiply(b_, p_, 1, bp_);
                for (Index i = 0; i < n_; ++i) bp_[i] += f_[i];
                const double model = norm(bp_), predicted = model < size ? 1 - (model / size) * (model / size) : 0.0;
                const double ratio = predicted > 0 ? actual / predicted : 0.0;
                if (ratio < 0.1) {
                    good = 0;
                    ++bad;
                    radius *= 0.5;
                } else {
                    bad = 0;
                    ++good;
                    if (ratio >= 0.5 || good > 1) radius = std::max(radius, 2 * length);
                    if (std::abs(ratio - 1) <= 0.1) radius = 2 * length;
                }
                // Broyden's update, from the old values whether or not the step is taken.
                const double square = length * length;
                if (std::isfinite(size_new) && square > 0)
                    for (Index j = 0; j < n_; ++j) {
                        const double weight = d_[j] * d_[j] * p_[j] / square;
                        double* column = b_.data() + j * n_;
                        for (Index i = 0; i < n_; ++i) column[i] += weight * (f_new_[i] - bp_[i]);
                    }
                if (ratio >= 1e-4) {
                    x_.swap(x_new_);
                    f_.swap(f_new_);
                    size = size_new;
                    x_size = scaled_norm(x_);
                    ++out.nit;
                }
                first = false;
                slow = actual >= 0.001 ? 0 : slow + 1;
                if (fresh) ++slow_jacobians;
                if (actual >= 0.1) slow_jacobians = 0;
                if (radius <= settings_.xtol * x_size || size == 0)
                    out.status = 1;
                else if (problem_.nfev + problem_.difference_calls >= settings_.maxfev)
                    out.status = 2;
                else if (0.1 * std::max(0.1 * radius, length) <= eps * x_size)
                    out.status = 3;
                else if (slow_jacobians == 5)
                    out.status = 4;
                else if (slow == 10)
                    out.status = 5;
                if (out.status != 0) return finish(std::move(out));
            }
        }
    }

private:
    template <class = void>
    HybridOutcome finish(HybridOutcome out) {
        out.x = std::move(x_);
        out.f = std::move(f_);
        return out;
    }
    template <class = void>
    [[nodiscard]] double scaled_norm(const Vector& v) {
        scaled_.resize(n_);
        for (Index i = 0; i < n_; ++i) scaled_[i] = d_[i] * v[i];
        return norm(scaled_);
    }

    /// p_: the Newton step, or the point of the path from the steepest descent's minimum to it on the region's
    /// boundary.
    template <class = void>
    void dogleg(double radius) {
        constexpr double eps = std::numeric_limits<double>::epsilon();
        r_ = b_;
        qf_ = f_;
        least_squares::triangularise(r_, qf_);
        p_.resize(n_);
        double most = 0;
        for (Index j = 0; j < n_; ++j) most = std::max(most, std::abs(r_(j, j)));
        for (Index j = n_ - 1; j >= 0; --j) {
            double value = -qf_[j];
            for (Index k = j + 1; k < n_; ++k) value -= r_(j, k) * p_[k];
            double pivot = r_(j, j);
            if (pivot == 0) {
                double column = 0;
                for (Index i = 0; i <= j; ++i) column = std::max(column, std::abs(r_(i, j)));
                pivot = eps * (column > 0 ? column : std::max(most, eps));
            }
            p_[j] = value / pivot;
        }
        const double newton = scaled_norm(p_);
        if (newton <= radius) return;
        // Steepest descent in the scaled variables.
        minimize::multiply_transposed(b_, f_, -1, g_);
        for (Index i = 0; i < n_; ++i) g_[i] /= d_[i];
        const double slope = norm(g_);
        double reach = 0, alpha = radius / newton;
        Vector descent = Vector::Zero(n_);
        if (slope > 0) {
            for (Index i = 0; i < n_; ++i) descent[i] = g_[i] / slope / d_[i];
            minimize::multiply(b_, descent, 1, bp_);
            const double curve = norm(bp_);
            reach = slope / curve / curve;
            alpha = 0;
            if (reach < radius) {
                // |D (c + alpha (n - c))| = radius for the minimum c along the gradient and Newton's step n.
                double cc = 0, cd = 0, dd = 0;
                for (Index i = 0; i < n_; ++i) {
                    const double c = d_[i] * reach * descent[i], e = d_[i] * p_[i] - c;
                    cc += c * c;
                    cd += c * e;
                    dd += e * e;
                }
                const double gap = radius * radius - cc;
                const double root = std::sqrt(std::max(cd * cd + dd * gap, 0.0));
                alpha = cd > 0 ? gap / (cd + root) : (root - cd) / dd;
                alpha = std::clamp(std::isfinite(alpha) ? alpha : 0.0, 0.0, 1.0);
            }
        }
        const double share = (1 - alpha) * std::min(reach, radius);
        for (Index i = 0; i < n_; ++i) p_[i] = share * descent[i] + alpha * p_[i];
    }

    Residuals& problem_;
    HybridSettings settings_;
    Index n_;
    Vector d_, x_, f_, x_new_, f_new_, p_, bp_, qf_, g_, scaled_;
    Matrix b_, r_;
};

}  // namespace scixx::optimize::detail::root
