// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/optimize/detail/linear/simplex.hpp>
#include <utility>

namespace scixx::optimize::detail::linear {

/// min c x, row_lower <= A x <= row_upper, lower <= x <= upper
struct Program {
    Matrix a;
    Vector c, row_lower, row_upper, lower, upper;
};

struct Solution {
    Verdict verdict = Verdict::trouble;
    bool point = false;  // whether x is feasible
    Vector x, y, d;      // point, derivatives of the least value by the rows' limits, reduced costs
    Vector ray, proof;
    double fun = std::numeric_limits<double>::quiet_NaN();
    Index nit = 0, nodes = 0;
    double bound = -std::numeric_limits<double>::infinity(), gap = 0;
};

struct Tolerances {
    double primal = 1e-9, dual = 1e-9;
};

/// The program with a slack a row: A x + s = b.
template <class T = double>
Simplex<T> make_simplex(const Program& p, const Tolerances& t) {
    constexpr T infinity = std::numeric_limits<T>::infinity();
    const Index m = p.a.rows(), n = p.a.cols();
    Vector b(m), lower(n + m), upper(n + m);
    for (Index j = 0; j < n; ++j) {
        lower[j] = p.lower[j];
        upper[j] = p.upper[j];
    }
    for (Index i = 0; i < m; ++i) {
        const bool low = std::isfinite(p.row_lower[i]), high = std::isfinite(p.row_upper[i]);
        b[i] = high ? p.row_upper[i] : low ? p.row_lower[i] : 0.0;
        lower[n + i] = high ? 0.0 : -infinity;
        upper[n + i] = high && low ? p.row_upper[i] - p.row_lower[i] : high || !low ? infinity : 0.0;
    }
    return Simplex<T>(p.a, p.c, b, lower, upper, t.primal, t.dual);
}

template <class T>
void read_solution(const Simplex<T>& simplex, const Program& p, Solution& s) {
    const Index m = p.a.rows(), n = p.a.cols();
    s.nit = simplex.iterations();
    if (s.verdict == Verdict::optimal) {
        s.point = true;
        s.x.resize(n);
        s.d.resize(n);
        s.y.resize(m);
        s.fun = 0;
        for (Index j = 0; j < n; ++j) {
            s.x[j] = simplex.value(j) + 0.0;  // no -0
            s.d[j] = simplex.reduced_cost(j);
            s.fun += p.c[j] * s.x[j];
        }
        for (Index i = 0; i < m; ++i) s.y[i] = simplex.multiplier(i);
        s.bound = s.fun;
    } else if (s.verdict == Verdict::unbounded) {
        s.ray.resize(n);
        for (Index j = 0; j < n; ++j) s.ray[j] = simplex.ray(j);
    } else if (s.verdict == Verdict::infeasible) {
        s.proof.resize(m);
        for (Index i = 0; i < m; ++i) s.proof[i] = simplex.proof(i);
    }
}

template <class T = double>
Solution solve_program(const Program& p, const Tolerances& t, const Limits& limits) {
    Solution s;
    for (Index j = 0; j < p.a.cols(); ++j)
        if (p.lower[j] > p.upper[j]) {
            s.verdict = Verdict::infeasible;
            return s;
        }
    for (Index i = 0; i < p.a.rows(); ++i)
        if (p.row_lower[i] > p.row_upper[i]) {
            s.verdict = Verdict::infeasible;
            return s;
        }
    Simplex<T> simplex = make_simplex<T>(p, t);
    s.verdict = simplex.solve(limits);
    read_solution(simplex, p, s);
    return s;
}

/// What presolve took out: fixed and empty columns, empty rows, and rows of one variable, which become bounds.
template <class T = double>
class Presolve {
public:
    /// False if a contradiction was met; nothing of the reduced program is valid then.
    bool reduce(const Program& p, double tolerance) {
        const Index m = p.a.rows(), n = p.a.cols();
        core::List<Index> in_row(m, 0), in_column(n, 0);
        lower_ = p.lower;
        upper_ = p.upper;
        Vector low = p.row_lower, high = p.row_upper;
        row_alive_.assign(m, 1);
        column_alive_.assign(n, 1);
        x_.setZero(n);
        for (Index j = 0; j < n; ++j)
            for (Index i = 0; i < m; ++i)
                if (p.a(i, j) != 0) {
                    ++in_row[i];
                    ++in_column[j];
                }
        const auto drop_row = [&](Index i) {
            row_alive_[i] = 0;
            for (Index j = 0; j < n; ++j)
                if (p.a(i, j) != 0) --in_column[j];
        };
        for (bool changed = true; changed;) {
            changed = false;
            for (Index j = 0; j < n; ++j) {
                if (!column_alive_[j]) continue;
                const double slip = tolerance * std::max(1.0, std::abs(lower_[j]));
                if (lower_[j] > upper_[j] + slip) return false;
                if (lower_[j] > upper_[j]) lower_[j] = upper_[j];
                if (lower_[j] == upper_[j]) {
                    x_[j] = lower_[j];
                } else if (in_column[j] == 0) {
                    const double to = p.c[j] > 0                 ? lower_[j]
                                      : p.c[j] < 0               ? upper_[j]
                                      : std::isfinite(lower_[j]) ? lower_[j]
                                      : std::isfinite(upper_[j]) ? upper_[j]
                                                                 : 0.0;
                    if (!std::isfinite(to)) continue;  // unbounded if the rest is feasible
                    x_[j] = to;
                } else {
                    continue;
                }
                column_alive_[j] = 0;
                changed = true;
                for (Index i = 0; i < m; ++i)
                    if (p.a(i, j) != 0) {
                        --in_row[i];
                        low[i] -= p.a(i, j) * x_[j];
                        high[i] -= p.a(i, j) * x_[j];
                    }
            }
            for (Index i = 0; i < m; ++i) {
                if (!row_alive_[i] || in_row[i] > 1) continue;
                if (in_row[i] == 0) {
                    double scale = 1;
                    for (Index j = 0; j < n; ++j) scale = std::max(scale, std::abs(p.a(i, j) * x_[j]));
                    if (low[i] > tolerance * scale || high[i] < -tolerance * scale) return false;
                    drop_row(i);
                    changed = true;
                    continue;
                }
                Index j = 0;
                while (!column_alive_[j] || p.a(i, j) == 0) ++j;
                const double a = p.a(i, j);
                const double from = (a > 0 ? low[i] : high[i]) / a, to = (a > 0 ? high[i] : low[i]) / a;
                steps_.push_back({i, j, a, lower_[j]<from, upper_[j]> to});
                lower_[j] = std::max(lower_[j], from);
                upper_[j] = std::min(upper_[j], to);
                drop_row(i);
                changed = true;
            }
        }
        for (Index j = 0; j < n; ++j)
            if (column_alive_[j]) columns_.push_back(j);
        for (Index i = 0; i < m; ++i)
            if (row_alive_[i]) rows_.push_back(i);
        const auto rows = rows_.size(), columns = columns_.size();
        reduced.a.resize(rows, columns);
        for (Vector* v : {&reduced.c, &reduced.lower, &reduced.upper}) v->resize(columns);
        reduced.row_lower.resize(rows);
        reduced.row_upper.resize(rows);
        for (Index k = 0; k < columns; ++k) {
            const Index j = columns_[k];
            for (Index i = 0; i < rows; ++i) reduced.a(i, k) = p.a(rows_[i], j);
            reduced.c[k] = p.c[j];
            reduced.lower[k] = lower_[j];
            reduced.upper[k] = upper_[j];
        }
        for (Index i = 0; i < rows; ++i) {
            reduced.row_lower[i] = low[rows_[i]];
            reduced.row_upper[i] = high[rows_[i]];
        }
        return true;
    }
    [[nodiscard]] bool nothing() const {
        return steps_.empty() && columns_.size() == column_alive_.size() && rows_.size() == row_alive_.size();
    }

    /// The solution of the whole program from that of the reduced one.
    void restore(const Program& p, Solution& s) {
        for (Index k = 0; k < columns_.size(); ++k) x_[columns_[k]] = s.x[static_cast<Index>(k)];
        Vector y = Vector::Zero(p.a.rows()), d = p.c;
        for (Index k = 0; k < rows_.size(); ++k) y[rows_[k]] = s.y[static_cast<Index>(k)];
        for (Index k = 0; k < rows_.size(); ++k)
            for (Index j = 0; j < p.a.cols(); ++j) d[j] -= y[rows_[k]] * p.a(rows_[k], j);
        for (Index k = 0; k < columns_.size(); ++k) d[columns_[k]] = s.d[static_cast<Index>(k)];
        // The reduced cost at a bound that came from a row is that row's; the last one that made the bound has it.
        for (Index k = steps_.size(); k-- > 0;) {
            const Step& step = steps_[k];
            const double reduced_cost = d[step.column];
            if ((reduced_cost > 0 && step.lower) || (reduced_cost < 0 && step.upper)) {
                y[step.row] = reduced_cost / step.a;
                for (Index j = 0; j < p.a.cols(); ++j) d[j] -= y[step.row] * p.a(step.row, j);
                d[step.column] = 0;
            }
        }
        s.x = x_;
        s.y = std::move(y);
        s.d = std::move(d);
        s.fun = minimize::dot(p.c, s.x);
        s.bound = s.fun;
    }

    Program reduced;

private:
    struct Step {
        Index row, column;
        double a;
        bool lower, upper;  // which bounds of the column became tighter
    };
    Vector lower_, upper_, x_;
    core::List<char> row_alive_, column_alive_;
    core::List<Index> columns_, rows_;
    core::List<Step> steps_;
};

/// Presolves, solves and restores. What is not solved to optimality is solved once more as it was given, for the proof.
template <class T = double>
Solution solve_presolved(const Program& p, const Tolerances& t, const Limits& limits) {
    Presolve<T> presolve;
    if (!presolve.reduce(p, t.primal) || presolve.nothing()) return solve_program<T>(p, t, limits);
    Solution s = solve_program<T>(presolve.reduced, t, limits);
    if (s.verdict == Verdict::infeasible || s.verdict == Verdict::unbounded || s.verdict == Verdict::trouble)
        return solve_program<T>(p, t, limits);
    if (s.verdict == Verdict::optimal) presolve.restore(p, s);
    return s;
}

}  // namespace scixx::optimize::detail::linear
