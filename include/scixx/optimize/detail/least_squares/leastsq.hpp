// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/least_squares/levenberg_marquardt.hpp>
#include <string>
#include <utility>

namespace scixx::optimize::detail::least_squares {

/// The inverse of J^T J from the singular values of J; empty if J has lost rank.
template <class = void>
inline Matrix covariance(const Matrix& j) {
    const Index n = j.cols();
    Factors factors;
    factors.compute(j, Vector::Constant(n, 1.0), nullptr, Vector::Zero(j.rows()));
    if (!factors.full_rank()) return {};
    Matrix c = Matrix::Zero(n, n);
    for (Index k = 0; k < n; ++k) {
        const double* v = factors.v().data() + k * n;
        const double s = factors.singular()[k];
        for (Index i = 0; i < n; ++i) add(c.data() + i * n, (v[i] / s) / s, v, n);
    }
    return c;
}

template <class Result, class Options>
Result leastsq(VectorFunctionRef func, Vector x0, const Options& o) {
    const char* const name = "leastsq";
    const Index n = x0.size();
    core::require(n > 0, name, "x0 must not be empty");
    core::require(minimize::finite(x0), name, "x0 must be finite");
    for (const auto& [value, what] : {std::pair(o.ftol, "ftol"), std::pair(o.xtol, "xtol"), std::pair(o.gtol, "gtol")})
        core::require(value >= 0, name, what, " must not be negative, got ", value);
    core::require(o.maxfev >= 0, name, "maxfev must not be negative, got ", o.maxfev);
    core::require(o.factor >= 0.1 && o.factor <= 100, name, "factor must be in [0.1, 100], got ", o.factor);
    core::require(o.epsfcn.value_or(0) >= 0, name, "epsfcn must not be negative, got ", o.epsfcn.value_or(0));
    auto jac = o.Dfun;
    const MatrixCallable* given = o.Dfun.callable();
    if (given && o.col_deriv)
        jac = [call = *given](const Vector& x) {
            Matrix j;
            call(x, j);
            j.transposeInPlace();
            return j;
        };
    const double step = std::sqrt(std::max(o.epsfcn.value_or(0.0), std::numeric_limits<double>::epsilon()));
    Residuals problem(name, func, jac, n, o.epsfcn ? Values(step) : Values(), true);
    Vector scale = o.diag.empty() ? Vector::Constant(n, 1.0) : o.diag.expand(n, name, "diag");
    for (Index i = 0; i < n; ++i)
        core::require(scale[i] > 0 && std::isfinite(scale[i]), name, "diag must be positive, got ", scale[i]);
    const Index most = o.maxfev > 0 ? o.maxfev : (given ? 100 : 200) * (n + 1);
    Outcome out = levenberg_marquardt(problem, std::move(x0), std::move(scale), o.diag.empty(), o.factor,
                                      {o.ftol, o.xtol, o.gtol, most});
    static const int numbers[] = {5, 4, 1, 2, 3, 6, 7, 8};
    static const char* const messages[] = {
        "",
        "The relative reductions of the sum of squares are at most ftol.",
        "The relative change of the solution is at most xtol.",
        "Both ftol and xtol are met.",
        "The cosine of the angle between func(x) and any column of the Jacobian is at most gtol.",
        "The number of calls has reached maxfev.",
        "ftol is too small: no further reduction of the sum of squares is possible.",
        "xtol is too small: no further improvement of the solution is possible.",
        "gtol is too small: func(x) is orthogonal to the columns of the Jacobian to rounding."};
    Result r;
    r.ier = numbers[out.status];
    r.mesg = messages[r.ier];
    r.cov_x = covariance(out.j);
    r.x = std::move(out.x);
    r.infodict.nfev = problem.nfev + problem.difference_calls;
    r.infodict.njev = problem.njev;
    r.infodict.fvec = std::move(out.f);
    r.infodict.fjac = std::move(out.j);
    return r;
}

}  // namespace scixx::optimize::detail::least_squares
