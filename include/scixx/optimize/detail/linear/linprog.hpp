// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/clock.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/bounds.hpp>
#include <scixx/optimize/detail/linear/branch_and_bound.hpp>
#include <string>
#include <utility>

namespace scixx::optimize::detail::linear {

/// SciPy's numbers of the ways to end.
inline int status_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::optimal:
            return 0;
        case Verdict::iterations:
        case Verdict::time:
            return 1;
        case Verdict::infeasible:
            return 2;
        case Verdict::unbounded:
            return 3;
        default:
            return 4;
    }
}
inline const char* message_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::optimal:
            return "Optimization terminated successfully.";
        case Verdict::iterations:
            return "The limit on iterations or nodes was reached.";
        case Verdict::time:
            return "Time limit reached.";
        case Verdict::infeasible:
            return "The problem is infeasible.";
        case Verdict::unbounded:
            return "The problem is unbounded.";
        default:
            return "Numerical difficulties were met.";
    }
}

inline void check_finite(const char* name, const char* what, const double* data, Index size) {
    for (Index i = 0; i < size; ++i)
        core::require(std::isfinite(data[i]), name, what, " must be finite, got ", data[i], " at ", i);
}

template <class = void>
inline void check_bounds(const char* name, const Vector& low, const Vector& high) {
    for (Index j = 0; j < low.size(); ++j)
        core::require(!std::isnan(low[j]) && !std::isnan(high[j]) && low[j] < std::numeric_limits<double>::infinity() &&
                          high[j] > -std::numeric_limits<double>::infinity(),
                      name, "bounds must be numbers, lb < inf and ub > -inf, got ", low[j], " and ", high[j], " at ",
                      j);
}

template <class = void>
inline core::List<int> kinds_of(const char* name, const Values& integrality, const Vector& low, const Vector& high,
                                bool& any) {
    const Index n = low.size();
    core::List<int> kinds(n, 0);
    any = false;
    if (integrality.empty()) return kinds;
    const Vector given = integrality.expand(n, name, "integrality");
    for (Index j = 0; j < n; ++j) {
        const double k = given[j];
        core::require(k == 0 || k == 1 || k == 2 || k == 3, name, "integrality must be 0, 1, 2 or 3, got ", k, " at ",
                      j);
        core::require(k < 2 || (std::isfinite(low[j]) && std::isfinite(high[j])), name,
                      "bounds must be finite where integrality is 2 or 3, got ", low[j], " and ", high[j], " at ", j);
        kinds[j] = static_cast<int>(k);
        any = any || k > 0;
    }
    return kinds;
}

inline Limits limits_of(const char* name, const std::optional<double>& seconds) {
    Limits limits;
    if (!seconds) return limits;
    core::require(*seconds >= 0, name, "time_limit must not be negative, got ", *seconds);
    limits.deadline = core::monotonic_seconds() + *seconds;
    return limits;
}

/// The proof of infeasibility with its sign: inequalities, the first m_ub rows, tell it; without one of them the
/// interval of y A x over the bounds does.
template <class = void>
inline Vector farkas(const Program& p, const Vector& proof, Index m_ub) {
    const Index m = proof.size(), n = p.c.size();
    double size = 0, sum = 0;
    for (Index i = 0; i < m_ub; ++i) {
        size = std::max(size, std::abs(proof[i]));
        sum += proof[i];
    }
    bool turn = sum < 0;
    if (!(size > 0)) {
        double least = 0, right = 0;
        for (Index i = 0; i < m; ++i) right += proof[i] * p.row_upper[i];
        for (Index j = 0; j < n; ++j) {
            double z = 0, scale = 0;
            for (Index i = 0; i < m; ++i) {
                z += proof[i] * p.a(i, j);
                scale = std::max(scale, std::abs(proof[i] * p.a(i, j)));
            }
            if (std::abs(z) <= 1e-11 * scale) continue;
            least += z > 0 ? z * p.lower[j] : z * p.upper[j];
        }
        turn = !(least > right);
    }
    Vector y(m);
    for (Index i = 0; i < m; ++i) y[i] = turn ? -proof[i] : proof[i];
    for (Index i = 0; i < m_ub; ++i) y[i] = std::max(y[i], 0.0);
    return y;
}

inline constexpr Index most_nodes = 1000000;

template <class Result, class Options>
Result linprog(Vector c, const Options& o) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const char* const name = "linprog";
    const Index n = c.size(), m_ub = o.A_ub.rows(), m_eq = o.A_eq.rows(), m = m_ub + m_eq;
    core::require(n > 0, name, "c must not be empty");
    check_finite(name, "c", c.data(), n);
    core::require(m_ub == 0 || o.A_ub.cols() == n, name, "A_ub must have ", n, " columns, got ", o.A_ub.cols());
    core::require(m_eq == 0 || o.A_eq.cols() == n, name, "A_eq must have ", n, " columns, got ", o.A_eq.cols());
    core::require(o.b_ub.size() == m_ub, name, "b_ub must have ", m_ub, " components, got ", o.b_ub.size());
    core::require(o.b_eq.size() == m_eq, name, "b_eq must have ", m_eq, " components, got ", o.b_eq.size());
    check_finite(name, "A_ub", o.A_ub.data(), o.A_ub.size());
    check_finite(name, "A_eq", o.A_eq.data(), o.A_eq.size());
    const auto& settings = o.options;
    const Tolerances t{settings.primal_feasibility_tolerance, settings.dual_feasibility_tolerance};
    core::require(t.primal > 0 && t.dual > 0, name, "tolerances must be positive, got ", t.primal, " and ", t.dual);
    core::require(settings.mip_rel_gap >= 0, name, "mip_rel_gap must not be negative, got ", settings.mip_rel_gap);
    core::require(settings.maxiter.value_or(0) >= 0, name, "maxiter must not be negative, got ",
                  settings.maxiter.value_or(0));
    Program p;
    p.lower = o.bounds.lb.expand(n, name, "bounds.lb");
    p.upper = o.bounds.ub.expand(n, name, "bounds.ub");
    check_bounds(name, p.lower, p.upper);
    p.c = std::move(c);
    p.a.resize(m, n);
    for (Index j = 0; j < n; ++j) {
        for (Index i = 0; i < m_ub; ++i) p.a(i, j) = o.A_ub(i, j);
        for (Index i = 0; i < m_eq; ++i) p.a(m_ub + i, j) = o.A_eq(i, j);
    }
    p.row_lower.resize(m);
    p.row_upper.resize(m);
    if (m_ub > 0) {
        const Vector b = o.b_ub.expand(m_ub, name, "b_ub");
        check_finite(name, "b_ub", b.data(), m_ub);
        for (Index i = 0; i < m_ub; ++i) {
            p.row_lower[i] = -infinity;
            p.row_upper[i] = b[i];
        }
    }
    if (m_eq > 0) {
        const Vector b = o.b_eq.expand(m_eq, name, "b_eq");
        check_finite(name, "b_eq", b.data(), m_eq);
        for (Index i = 0; i < m_eq; ++i) p.row_lower[m_ub + i] = p.row_upper[m_ub + i] = b[i];
    }
    bool integers = false;
    const core::List<int> kinds = kinds_of(name, o.integrality, p.lower, p.upper, integers);
    Limits limits = limits_of(name, settings.time_limit);
    if (settings.maxiter) limits.maxiter = *settings.maxiter;
    const Solution s = integers            ? solve_integer(p, kinds, t, {limits, most_nodes, settings.mip_rel_gap})
                       : settings.presolve ? solve_presolved(p, t, limits)
                                           : solve_program(p, t, limits);
    Result r;
    r.status = status_of(s.verdict);
    r.success = r.status == 0;
    r.message = message_of(s.verdict);
    r.nit = s.nit;
    if (integers) {
        r.mip_node_count = s.nodes;
        r.mip_dual_bound = s.bound;
        r.mip_gap = s.point ? s.gap : infinity;
    }
    r.ray = s.ray;
    if (s.proof.size() == m && m > 0) {
        r.farkas = farkas(p, s.proof, m_ub);
    }
    if (!s.point) return r;
    r.x = s.x;
    r.fun = s.fun;
    r.slack.resize(m_ub);
    r.con.resize(m_eq);
    Vector rows;
    minimize::multiply(p.a, r.x, 1, rows);
    for (Index i = 0; i < m_ub; ++i) r.slack[i] = p.row_upper[i] - rows[i];
    for (Index i = 0; i < m_eq; ++i) r.con[i] = p.row_upper[m_ub + i] - rows[m_ub + i];
    r.ineqlin.residual = r.slack;
    r.eqlin.residual = r.con;
    r.lower.residual.resize(n);
    r.upper.residual.resize(n);
    for (Index j = 0; j < n; ++j) {
        r.lower.residual[j] = r.x[j] - p.lower[j];
        r.upper.residual[j] = p.upper[j] - r.x[j];
    }
    if (integers) return r;
    r.ineqlin.marginals.resize(m_ub);
    r.eqlin.marginals.resize(m_eq);
    r.lower.marginals.resize(n);
    r.upper.marginals.resize(n);
    for (Index i = 0; i < m_ub; ++i) r.ineqlin.marginals[i] = std::min(s.y[i], 0.0);
    for (Index i = 0; i < m_eq; ++i) r.eqlin.marginals[i] = s.y[m_ub + i];
    for (Index j = 0; j < n; ++j) {
        r.lower.marginals[j] = std::isfinite(p.lower[j]) ? std::max(s.d[j], 0.0) : 0.0;
        r.upper.marginals[j] = std::isfinite(p.upper[j]) ? std::min(s.d[j], 0.0) : 0.0;
    }
    return r;
}

}  // namespace scixx::optimize::detail::linear
