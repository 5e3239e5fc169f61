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

/// Steps -sigma f along either sign, with a search that lets |f|^2 grow for a while.
template <class Options>
class DfSane {
public:
    DfSane(Counted& fun, const Options& o, double ftol) : fun_(fun), o_(o), ftol_(ftol) {}

    RootResult run(Vector x) {
        RootResult r;
        Vector f, d, step, change;
        fun_(x, f);
        r.status = minimize::finite(f) ? 2 : 6;
        double sigma = o_.sigma_0;
        const double norm0 = size_of(f), merit0 = norm0 * norm0;
        recent_ = {merit0};
        c_ = merit0;
        while (r.status == 2) {
            if (size_of(f) < ftol_ * norm0 + o_.fatol) {
                r.status = 1;
                break;
            }
            // The coefficient of the last step can be huge, tiny or, after a step of zero, NaN.
            if (!(std::abs(sigma) <= 1 / o_.sigma_eps)) sigma = std::copysign(1 / o_.sigma_eps, sigma);
            if (std::abs(sigma) < o_.sigma_eps) sigma = o_.sigma_eps;
            d = f;
            for (Index i = 0; i < d.size(); ++i) d[i] *= -sigma;
            const double k = static_cast<double>(r.nit) + 1;
            const double eta = o_.eta_strategy ? o_.eta_strategy(r.nit, x, f) : merit0 / (k * k);
            if (!search(x, d, eta)) break;
            minimize::move(point_, -1, x, step);
            minimize::move(trial_, -1, f, change);
            sigma = minimize::dot(step, step) / minimize::dot(step, change);
            x.swap(point_);
            f.swap(trial_);
            ++r.nit;
        }
        r.success = r.status == 1;
        r.message = r.status == 1   ? "successful convergence"
                    : r.status == 2 ? "too many function evaluations required"
                                    : "The function is not finite.";
        r.x = std::move(x);
        r.fun = std::move(f);
        r.nfev = fun_.nfev;
        return r;
    }

private:
    [[nodiscard]] double size_of(const Vector& f) const { return o_.fnorm ? o_.fnorm(f) : minimize::norm(f); }

    /// Stores a point x + a d or x - a d whose merit is small enough; returns false when the calls are used up.
    bool search(const Vector& x, const Vector& d, double eta) {
        const bool cruz = static_cast<int>(o_.line_search) == 0;
        const double merit = recent_.back(), bar = cruz ? *std::max_element(recent_.begin(), recent_.end()) : c_;
        double forward = 1, backward = 1;
        for (;;) {
            for (double* a : {&forward, &backward}) {
                if (fun_.nfev >= o_.maxfev) return false;
                const double s = *a;
                minimize::move(x, a == &forward ? s : -s, d, point_);
                fun_(point_, trial_);
                const double size = size_of(trial_), value = size * size;
                if (value <= bar + eta - 1e-4 * s * s * merit) {
                    accept(value, eta);
                    return true;
                }
                const double next = s * s * merit / (value + (2 * s - 1) * merit);
                *a = next > 0.1 * s ? std::min(next, 0.5 * s) : 0.1 * s;
            }
        }
    }
    void accept(double value, double eta) {
        recent_.push_back(value);
        if (recent_.size() > o_.M) recent_.erase(recent_.begin());
        const double next = 0.85 * q_ + 1;
        c_ = (0.85 * q_ * (c_ + eta) + value) / next;
        q_ = next;
    }

    Counted& fun_;
    const Options& o_;
    double ftol_;
    core::List<double> recent_;
    double c_ = 0, q_ = 1;
    Vector point_, trial_;
};

template <class Options>
RootResult solve_df_sane(const char* name, VectorFunctionRef fun, Vector x0, const RootOptions& root_options) {
    core::require(!root_options.jac.callable(), name, "jac is not taken by the method");
    const Options o = root_options.options.own.template get<Options>(name);
    const double ftol = o.ftol.value_or(root_options.tol.value_or(1e-8));
    core::require(ftol >= 0 && o.fatol >= 0, name, "ftol and fatol must not be negative");
    core::require(o.maxfev > 0, name, "maxfev must be positive, got ", o.maxfev);
    core::require(o.M >= 1, name, "M must be positive, got ", o.M);
    core::require(o.sigma_eps > 0, name, "sigma_eps must be positive, got ", o.sigma_eps);
    Counted counted{fun, name};
    return DfSane<Options>(counted, o, ftol).run(std::move(x0));
}

}  // namespace scixx::optimize::detail::root
