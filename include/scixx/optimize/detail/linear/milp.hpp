// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <limits>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/linear/linprog.hpp>
#include <utility>
#include <vector>

namespace scixx::optimize::detail::linear {

template <class Result, class Options>
Result milp(Vector c, const Options& o) {
    const char* const name = "milp";
    const Index n = c.size();
    core::require(n > 0, name, "c must not be empty");
    check_finite(name, "c", c.data(), n);
    Program p;
    p.lower = o.bounds.lb.expand(n, name, "bounds.lb");
    p.upper = o.bounds.ub.expand(n, name, "bounds.ub");
    check_bounds(name, p.lower, p.upper);
    p.c = std::move(c);
    bool integers = false;
    const std::vector<int> kinds = kinds_of(name, o.integrality, p.lower, p.upper, integers);
    const auto& settings = o.options;
    core::require(settings.node_limit.value_or(0) >= 0, name, "node_limit must not be negative, got ",
                  settings.node_limit.value_or(0));
    core::require(settings.mip_rel_gap >= 0, name, "mip_rel_gap must not be negative, got ", settings.mip_rel_gap);
    // A row without limits constrains nothing.
    Index m = 0;
    std::vector<Vector> lows, highs;
    for (const auto& constraint : o.constraints) {
        const Index rows = constraint.A.rows();
        core::require(constraint.A.cols() == n, name, "constraints: A must have ", n, " columns, got ", rows, " x ",
                      constraint.A.cols());
        check_finite(name, "constraints: A", constraint.A.data(), constraint.A.size());
        lows.push_back(constraint.lb.expand(rows, name, "constraints: lb"));
        highs.push_back(constraint.ub.expand(rows, name, "constraints: ub"));
        for (Index i = 0; i < rows; ++i) {
            core::require(!std::isnan(lows.back()[i]) && !std::isnan(highs.back()[i]), name,
                          "constraints: lb and ub must not be NaN");
            m += std::isfinite(lows.back()[i]) || std::isfinite(highs.back()[i]) || lows.back()[i] == highs.back()[i] ||
                 lows.back()[i] > highs.back()[i];
        }
    }
    p.a.resize(m, n);
    p.row_lower.resize(m);
    p.row_upper.resize(m);
    bool crossed = false;
    Index row = 0;
    for (std::size_t k = 0; k < lows.size(); ++k)
        for (Index i = 0; i < lows[k].size(); ++i) {
            const double low = lows[k][i], high = highs[k][i];
            const bool impossible = low > high || (low == high && std::isinf(low));
            crossed = crossed || impossible;
            if (!std::isfinite(low) && !std::isfinite(high) && !impossible) continue;
            p.row_lower[row] = low;
            p.row_upper[row] = high;
            for (Index j = 0; j < n; ++j) p.a(row, j) = o.constraints[k].A(i, j);
            ++row;
        }
    const Limits limits = limits_of(name, settings.time_limit);
    Solution s;
    if (crossed)
        s.verdict = Verdict::infeasible;
    else if (integers)
        s = solve_integer(p, kinds, {}, {limits, settings.node_limit.value_or(most_nodes), settings.mip_rel_gap});
    else
        s = settings.presolve ? solve_presolved(p, {}, limits) : solve_program(p, {}, limits);
    Result r;
    r.status = status_of(s.verdict);
    r.success = r.status == 0;
    r.message = message_of(s.verdict);
    r.mip_node_count = s.nodes;
    r.mip_dual_bound = s.bound;
    if (s.point) {
        r.x = std::move(s.x);
        r.fun = s.fun;
        r.mip_gap = s.gap;
    }
    return r;
}

}  // namespace scixx::optimize::detail::linear
