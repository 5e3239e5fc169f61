// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/root/nonlin.hpp>
#include <utility>

namespace scixx::optimize::detail::root {

/// Solves A g = b by elimination with row exchanges; returns false where A is singular. A small system: size * size.
template <class = void>
inline bool solve_small(core::List<double>& a, core::List<double>& b) {
    const Index n = b.size();
    for (Index k = 0; k < n; ++k) {
        Index p = k;
        for (Index i = k + 1; i < n; ++i)
            if (std::abs(a[i * n + k]) > std::abs(a[p * n + k])) p = i;
        if (!(std::abs(a[p * n + k]) > 0)) return false;
        for (Index j = 0; j < n; ++j) std::swap(a[k * n + j], a[p * n + j]);
        std::swap(b[k], b[p]);
        for (Index i = k + 1; i < n; ++i) {
            const double factor = a[i * n + k] / a[k * n + k];
            for (Index j = k; j < n; ++j) a[i * n + j] -= factor * a[k * n + j];
            b[i] -= factor * b[k];
        }
    }
    for (Index k = n; k-- > 0;) {
        for (Index j = k + 1; j < n; ++j) b[k] -= a[k * n + j] * b[j];
        b[k] /= a[k * n + k];
    }
    return true;
}

/// J^-1 f = -alpha f + sum of g_k (dx_k + alpha df_k), where g minimises |f - sum of g_k df_k| with the diagonal
/// of its normal equations raised by w0^2.
template <class = void>
class Anderson : public Approximation {
public:
    template <class Options>
    Anderson(const char* name, Counted&, const Options& o) : Approximation(o.alpha), w0_(o.w0), most_(o.M) {
        core::require(o.M >= 0, name, "M must not be negative, got ", o.M);
        core::require(o.w0 >= 0, name, "w0 must not be negative, got ", o.w0);
    }
    void step(const Vector& f, double, Vector& out) override {
        out = f;
        for (Index i = 0; i < f.size(); ++i) out[i] *= alpha_;
        const Index m = steps_.size();
        if (m == 0) return;
        core::List<double> a(m * m), g(m);
        for (Index i = 0; i < m; ++i) {
            g[i] = minimize::dot(changes_[i], f);
            for (Index j = i; j < m; ++j) a[i * m + j] = a[j * m + i] = minimize::dot(changes_[i], changes_[j]);
            a[i * m + i] *= 1 + w0_ * w0_;
        }
        if (!solve_small(a, g)) return reset();
        for (Index k = 0; k < m; ++k) {
            minimize::add(out, -g[k], steps_[k]);
            minimize::add(out, -g[k] * alpha_, changes_[k]);
        }
    }

protected:
    void reset() override {
        steps_.clear();
        changes_.clear();
    }
    void update(const Vector&) override {
        if (most_ == 0) return;
        steps_.push_back(dx_);
        changes_.push_back(df_);
        if (steps_.size() <= most_) return;
        steps_.erase(steps_.begin());
        changes_.erase(changes_.begin());
    }

private:
    double w0_;
    Index most_;
    core::List<Vector> steps_, changes_;
};

}  // namespace scixx::optimize::detail::root
