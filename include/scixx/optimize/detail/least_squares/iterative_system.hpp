// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <memory>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/least_squares/dogbox.hpp>
#include <scixx/optimize/detail/least_squares/lsmr.hpp>
#include <scixx/optimize/detail/least_squares/residuals.hpp>
#include <scixx/optimize/detail/least_squares/trust_region_reflective.hpp>
#include <scixx/optimize/least_squares/linear_operator.hpp>
#include <scixx/optimize/least_squares/tr_solver.hpp>
#include <utility>

namespace scixx::optimize::detail::least_squares {

/// Groups of columns that have no row in common, so that one difference serves a group. Taken greedily in the order of
/// the columns. Source: Curtis, Powell and Reid, IMA J. Appl. Math. 13 (1974) 117.
template <class = void>
inline core::List<core::List<Index>> group_columns(const Columns& structure) {
    core::List<core::List<Index>> groups;
    core::List<char> taken;
    core::List<Index> left(structure.cols()), later;
    for (Index j = 0; j < left.size(); ++j) left[j] = static_cast<Index>(j);
    for (; !left.empty(); left.swap(later)) {
        later.clear();
        groups.emplace_back();
        taken.assign(structure.rows, 0);
        for (const Index j : left) {
            bool apart = true;
            structure.for_column(j, [&](Index i, double) { apart = apart && taken[i] == 0; });
            if (!apart) {
                later.push_back(j);
                continue;
            }
            structure.for_column(j, [&](Index i, double) { taken[i] = 1; });
            groups.back().push_back(j);
        }
    }
    return groups;
}

/// A Jacobian that is known by its products, with the linear algebra that the trust-region methods need, by LSMR: the
/// trust region's step is sought in the plane of the gradient and the (damped) Gauss-Newton step.
/// Source of the plane: Byrd, Schnabel and Shultz, Math. Program. 40 (1988) 247.
template <class = void>
class IterativeSystem {
public:
    IterativeSystem(const char* name, const ResidualJacobian& jac, const JacobianSparsity& sparsity,
                    const LsmrOptions& options)
        : name_(name), jac_(jac), sparsity_(sparsity), options_(options) {
        if (sparsity.given()) groups_ = group_columns(sparsity.columns());
    }

    void differentiate(Residuals& problem, const Vector& x, const Vector& f) {
        if (jac_.linear()) {
            ++problem.njev;
            j_ = jac_.linear()(x);
        } else if (sparsity_.given() && problem.differences()) {
            grouped_differences(problem, x, f);
        } else {
            Matrix dense;
            problem.jacobian(x, f, dense);
            j_ = LinearOperator(dense);
        }
        core::require(j_.rows() == f.size() && j_.cols() == x.size(), name_, "jac must return ", f.size(), " x ",
                      x.size(), ", got ", j_.rows(), " x ", j_.cols());
    }
    void scale(const Loss& loss, Vector& f) {
        if (loss.linear()) return;
        Vector weight;
        loss.weigh(f, weight);
        j_.scale_rows(std::move(weight));
    }
    void gradient(const Vector& f, Vector& g) {
        j_.apply_transposed(f, g);
        finite_ = minimize::finite(g);
    }
    void scale_by_columns(Vector& inverse, bool first) const {
        const Columns* columns = j_.columns();
        core::require(columns, name_, "x_scale must not be from_jac where jac returns products");
        Vector size = Vector::Zero(j_.cols());
        for (Index k = 0; k < j_.cols(); ++k) {
            columns->for_column(k, [&](Index i, double a) {
                const double scaled = j_.row_scale().size() > 0 ? a * j_.row_scale()[i] : a;
                size[k] += scaled * scaled;
            });
            size[k] = std::sqrt(size[k]);
        }
        raise_scale(size, inverse, first);
    }
    [[nodiscard]] bool finite() const {
        return finite_ && (!j_.columns() || minimize::finite(j_.columns()->value.data(), j_.columns()->value.size()));
    }
    void store(Outcome& out) { out.linear = std::move(j_); }

    void prepare(const Vector& d, const Vector* root, const Vector& f, const Vector& g, double radius) {
        d_ = &d;
        root_ = root;
        const Index n = d.size(), m = f.size();
        Vector first(n), padded = Vector::Zero(m + (root ? n : 0)), second, image;
        for (Index i = 0; i < n; ++i) first[i] = d[i] * g[i];
        for (Index i = 0; i < m; ++i) padded[i] = f[i];
        LsmrSettings s = settings();
        const double size = norm(first);
        if (options_.regularize && size > 0) {
            // The decrease of the model along the gradient, within the region.
            augmented(first, image);
            const double curvature = dot(image, image) / (size * size);
            const double t = std::min(radius, curvature > 0 ? size / curvature : radius);
            s.damp = std::sqrt(s.damp * s.damp + (size - 0.5 * curvature * t) * t / (radius * radius));
        }
        lsmr([&](const Vector& v, Vector& out) { augmented(v, out); },
             [&](const Vector& u, Vector& out) { augmented_transposed(u, out); }, padded, n, s, second);
        // An orthonormal basis of the plane, and the model in it.
        basis_.clear();
        for (Vector* v : {&first, &second}) {
            const double before = norm(*v);
            for (int pass = 0; pass < 2; ++pass)
                for (const Vector& b : basis_) add(*v, -dot(b, *v), b);
            const double after = norm(*v);
            if (!(after > 1e-12 * before)) continue;
            for (Index i = 0; i < n; ++i) (*v)[i] /= after;
            basis_.push_back(*v);
        }
        slope_[0] = size;
        slope_[1] = 0;  // the first basis vector lies along the gradient
        core::List<Vector> images(basis_.size());
        for (Index k = 0; k < basis_.size(); ++k) augmented(basis_[k], images[k]);
        const bool plane = basis_.size() == 2;
        b00_ = images.empty() ? 0 : dot(images[0], images[0]);
        b01_ = plane ? dot(images[0], images[1]) : 0;
        b11_ = plane ? dot(images[1], images[1]) : 1;
    }
    void trust_region(double radius, Vector& p, double& /*alpha*/) const {
        p.setZero(d_->size());
        if (basis_.empty()) return;
        // Eigenvectors (c, s) and (-s, c) of the 2 x 2 model.
        const double angle = 0.5 * std::atan2(2 * b01_, b00_ - b11_), c = std::cos(angle), s = std::sin(angle);
        const double high = std::max(b00_ * c * c + 2 * b01_ * c * s + b11_ * s * s, 0.0);
        const double low = std::max(b00_ * s * s - 2 * b01_ * c * s + b11_ * c * c, 0.0);
        const double g_high = slope_[0] * c, g_low = basis_.size() == 2 ? -slope_[0] * s : 0;
        // The multiplier by Newton's method on 1 / |p|, from below (More and Sorensen).
        double shift = std::max({0.0, std::abs(g_high) / radius - high, std::abs(g_low) / radius - low}), x = 0, y = 0;
        for (int i = 0; i < 100; ++i) {
            x = g_high == 0 ? 0 : -g_high / (high + shift);
            y = g_low == 0 ? 0 : -g_low / (low + shift);
            const double length = std::hypot(x, y);
            if (!(length > radius * (1 + 1e-12))) break;
            const double bend = x * x / (high + shift) + y * y / (low + shift);
            shift += (length / radius - 1) * length * length / bend;
        }
        add(p, c * x - s * y, basis_[0]);
        if (basis_.size() == 2) add(p, s * x + c * y, basis_[1]);
    }
    void apply(const Vector& d, const Vector& h, Vector& out) {
        point_.resize(h.size());
        for (Index i = 0; i < h.size(); ++i) point_[i] = d[i] * h[i];
        j_.apply(point_, out);
    }

    void restrict(const core::List<Index>& free) { free_ = &free; }
    void newton(const Vector& f, const Vector& inverse_scale, Vector& step) {
        const auto scale = [&](Vector& v) {
            for (Index c = 0; c < v.size(); ++c) v[c] /= inverse_scale[(*free_)[c]];
        };
        Vector scaled;
        lsmr(
            [&](const Vector& v, Vector& out) {
                scaled = v;
                scale(scaled);
                apply_restricted(scaled, out);
            },
            [&](const Vector& u, Vector& out) {
                j_.apply_transposed(u, point_);
                out.resize(static_cast<Index>(free_->size()));
                for (Index c = 0; c < out.size(); ++c) out[c] = point_[(*free_)[c]];
                scale(out);
            },
            f, static_cast<Index>(free_->size()), settings(), step);
        scale(step);
        for (Index c = 0; c < step.size(); ++c) step[c] = -step[c];
    }
    void apply_restricted(const Vector& v, Vector& out) {
        point_.setZero(j_.cols());
        for (Index c = 0; c < v.size(); ++c) point_[(*free_)[c]] = v[c];
        j_.apply(point_, out);
    }

private:
    [[nodiscard]] LsmrSettings settings() const {
        return {options_.damp, options_.atol, options_.btol, options_.conlim,
                options_.maxiter.value_or(std::min(j_.rows(), j_.cols()))};
    }
    /// out = (J D v, root v)
    void augmented(const Vector& v, Vector& out) {
        apply(*d_, v, out);
        if (!root_) return;
        const Index m = out.size();
        out.conservativeResize(m + v.size());
        for (Index i = 0; i < v.size(); ++i) out[m + i] = (*root_)[i] * v[i];
    }
    void augmented_transposed(const Vector& u, Vector& out) {
        const Index m = j_.rows();
        j_.apply_transposed(Vector(Eigen::Map<const Vector>(u.data(), m)), out);
        for (Index i = 0; i < out.size(); ++i) out[i] = out[i] * (*d_)[i] + (root_ ? (*root_)[i] * u[m + i] : 0.0);
    }

    /// One call (two for three points) a group of columns.
    void grouped_differences(Residuals& problem, const Vector& x, const Vector& f) {
        ++problem.njev;
        const Columns& structure = sparsity_.columns();
        core::require(structure.rows == f.size() && structure.cols() == x.size(), name_, "jac_sparsity must be ",
                      f.size(), " x ", x.size(), ", got ", structure.rows, " x ", structure.cols());
        Columns j = structure;
        for (const core::List<Index>& group : groups_)
            problem.differences_of(group, x, f, [&](Index i, auto slope) {
                for (Index k = j.start[i]; k < j.start[i + 1]; ++k) j.value[k] = slope(j.row[k]);
            });
        j_ = LinearOperator(std::make_shared<const Columns>(std::move(j)));
    }

    const char* name_;
    const ResidualJacobian& jac_;
    const JacobianSparsity& sparsity_;
    LsmrOptions options_;
    core::List<core::List<Index>> groups_;
    LinearOperator j_;
    const Vector *d_ = nullptr, *root_ = nullptr;
    const core::List<Index>* free_ = nullptr;
    core::List<Vector> basis_;
    double slope_[2] = {0, 0}, b00_ = 0, b01_ = 0, b11_ = 0;
    bool finite_ = true;
    Vector point_;
};

template <class = void>
inline Outcome run_lsmr(IterativeRequest& r) {
    IterativeSystem<> system(r.name, r.jac, r.sparsity, r.options);
    if (r.dogbox)
        return Dogbox(r.problem, r.loss, std::move(r.inverse_scale), r.by_jacobian, r.tolerances, system).run(r.x0);
    return TrustRegionReflective(r.problem, r.loss, std::move(r.inverse_scale), r.by_jacobian, r.tolerances, system)
        .run(r.x0);
}

}  // namespace scixx::optimize::detail::least_squares
