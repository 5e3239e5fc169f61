// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/root/nonlin.hpp>
#include <scixx/optimize/root/inner_preconditioner.hpp>
#include <utility>

namespace scixx::optimize::detail::root {

/// J v by a difference of f, J^-1 by one cycle of LGMRES: GMRES whose space begins with the last solutions.
template <class = void>
class Krylov : public Approximation {
public:
    template <class Options>
    Krylov(const char* name, Counted& fun, const Options& o)
        : fun_(fun), rdiff_(o.rdiff), inner_(o.inner_m), kept_(o.outer_k), inverse_(o.inner_M) {
        core::require(rdiff_ > 0, name, "rdiff must be positive, got ", rdiff_);
        core::require(inner_ >= 1, name, "inner_m must be positive, got ", inner_);
        core::require(kept_ >= 0, name, "outer_k must not be negative, got ", kept_);
    }
    void step(const Vector& f, double tol, Vector& out) override {
        const double length = minimize::norm(f);
        core::List<Vector> basis{f}, space;  // orthonormal; what J was applied to
        core::List<core::List<double>> columns;
        core::List<double> cosine, sine, right{length};
        for (Index i = 0; i < f.size(); ++i) basis[0][i] /= length;
        const Index given = earlier_.size(), most = inner_ + given;
        for (Index j = 0; j < most; ++j) {
            space.push_back(j < given ? earlier_[j] : inverse_(j == given ? basis[0] : basis.back()));
            Vector w;
            product(space.back(), w);
            const double before = minimize::norm(w);
            core::List<double> h(j + 2);
            for (Index i = 0; i <= j; ++i) {
                h[i] = minimize::dot(basis[i], w);
                minimize::add(w, -h[i], basis[i]);
            }
            const double rest = minimize::norm(w);
            h[j + 1] = rest;
            const bool exhausted = !(rest > std::numeric_limits<double>::epsilon() * before);
            for (Index i = 0; i < j; ++i) {
                const double a = h[i], b = h[i + 1];
                h[i] = cosine[i] * a + sine[i] * b;
                h[i + 1] = cosine[i] * b - sine[i] * a;
            }
            for (Index i = 0; i < w.size(); ++i) w[i] /= rest;
            const double r = std::hypot(h[j], h[j + 1]);
            cosine.push_back(r > 0 ? h[j] / r : 1);
            sine.push_back(r > 0 ? h[j + 1] / r : 0);
            h[j] = r;
            right.push_back(-sine[j] * right[j]);
            right[j] *= cosine[j];
            columns.push_back(std::move(h));
            if (exhausted || !(std::abs(right[j + 1]) > tol * length)) break;
            basis.push_back(std::move(w));
        }
        solve(columns, right);
        out.setZero(f.size());
        for (Index j = 0; j < columns.size(); ++j) minimize::add(out, -right[j], space[j]);
        keep(out);
    }

    /// out = J v
    void product(const Vector& v, Vector& out) {
        const double length = minimize::norm(v);
        out.setZero(v.size());
        if (length == 0) return;
        minimize::move(x_, omega_ / length, v, point_);
        fun_(point_, out);
        for (Index i = 0; i < out.size(); ++i) out[i] = (out[i] - f_[i]) / (omega_ / length);
    }

protected:
    void reset() override {
        set_step(f_);
        inverse_.setup(x_, f_);
    }
    void update(const Vector& f) override {
        minimize::add(x_, 1, dx_);  // the new point, which only the size of the step needs yet
        set_step(f);
        inverse_.update(x_, f);
    }

private:
    void set_step(const Vector& f) {
        omega_ = rdiff_ * std::max(1.0, minimize::largest(x_)) / std::max(1.0, minimize::largest(f));
    }
    /// Back substitution in the triangle; a zero on its diagonal counts as a component of 0.
    static void solve(const core::List<core::List<double>>& columns, core::List<double>& right) {
        for (Index k = columns.size(); k-- > 0;) {
            right[k] = columns[k][k] != 0 ? right[k] / columns[k][k] : 0;
            for (Index i = 0; i < k; ++i) right[i] -= columns[k][i] * right[k];
        }
    }
    void keep(const Vector& solution) {
        const double length = minimize::norm(solution);
        if (!(length > 0) || !std::isfinite(length)) return;
        earlier_.push_back(solution);
        for (Index i = 0; i < solution.size(); ++i) earlier_.back()[i] /= length;
        if (earlier_.size() > kept_) earlier_.erase(earlier_.begin());
    }

    Counted& fun_;
    double rdiff_, omega_ = 0;
    Index inner_, kept_;
    InnerPreconditioner inverse_;
    core::List<Vector> earlier_;
    Vector point_;
};

}  // namespace scixx::optimize::detail::root
