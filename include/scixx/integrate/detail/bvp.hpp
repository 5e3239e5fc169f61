// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <limits>
#include <optional>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/detail/bvp_system.hpp>
#include <scixx/integrate/detail/pseudo_inverse.hpp>

namespace scixx::integrate::detail {

/// A boundary value problem as the algorithm sees it.
template <class T>
struct BvpProblem {
    using Vector = Eigen::Matrix<T, Eigen::Dynamic, 1>;
    using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;

    core::FunctionRef<void(double x, const Vector& y, const Vector& p, Vector& f)> fun;
    core::FunctionRef<void(const Vector& ya, const Vector& yb, const Vector& p, Vector& residual)> bc;
    const core::FunctionRef<void(double x, const Vector& y, const Vector& p, Matrix& dy, Matrix& dp)>* fun_jac;
    const core::FunctionRef<void(const Vector& ya, const Vector& yb, const Vector& p, Matrix& dya, Matrix& dyb,
                                 Matrix& dp)>* bc_jac;
    Matrix s;           ///< the singular term; empty if there is none
    Matrix projection;  ///< I - S^+ S: what y(a) may be
    Matrix inverse;     ///< (I - S)^+: what f is multiplied by at a
    double tol, bc_tol;
    Eigen::Index max_nodes;
};

/// What the singular term asks for at a: y in the kernel of S, and y' = (I - S)^-1 f there.
template <class T>
void set_singular_term(BvpProblem<T>& problem) {
    using Matrix = typename BvpProblem<T>::Matrix;
    const Eigen::Index n = problem.s.rows();
    const Matrix inverse = pseudo_inverse(problem.s);
    problem.projection = Matrix::Identity(n, n) - inverse.lazyProduct(problem.s);
    problem.inverse = pseudo_inverse<T>(Matrix::Identity(n, n) - problem.s);
}

/// Fourth order collocation at the ends and the middle of each interval (the three stage Lobatto IIIA formula),
/// Newton's method with an affine invariant line search, and mesh refinement where the residual of the C1 cubic spline
/// is too large. (J. Kierzenka, L. F. Shampine, A BVP solver based on residual control and the MATLAB PSE, ACM TOMS 27
/// (2001) 299; the line search of U. Ascher, R. Mattheij, R. Russell, Numerical Solution of Boundary Value Problems,
/// 1995.)
template <class T>
class BvpSolver {
public:
    using Index = Eigen::Index;
    using Vector = typename BvpProblem<T>::Vector;
    using Matrix = typename BvpProblem<T>::Matrix;

    BvpSolver(const BvpProblem<T>& problem, const Eigen::ArrayXd& mesh, const Matrix& guess, const Vector& parameters)
        : x(mesh), y(guess), p(parameters), problem_(problem), start_(mesh[0]), n_(guess.rows()), k_(p.size()) {
        state_.resize(n_);
        value_.resize(n_);
        boundary_.resize(n_ + k_);
        project(y);
    }

    Eigen::ArrayXd x, rms;
    Matrix y, f;
    Vector p;
    Index iterations = 0;

    /// SciPy's status: 0 converged, 1 too many nodes, 2 singular Jacobian, 3 the boundary conditions were not met.
    int run() {
        constexpr Index most_iterations = 10;
        while (true) {
            const Index m = x.size();
            const bool singular = !newton();
            ++iterations;
            residuals();
            if (singular) return 2;
            core::List<int> pieces(m - 1, 1);
            Index added = 0;
            for (Index i = 0; i + 1 < m; ++i) {
                if (rms[i] > problem_.tol) pieces[i] = rms[i] < 100 * problem_.tol ? 2 : 3;
                if (std::isnan(rms[i])) return 2;
                added += pieces[i] - 1;
            }
            if (m + added > problem_.max_nodes) return 1;
            if (added > 0)
                refine(pieces, added);
            else if (boundary_.cwiseAbs().maxCoeff() <= problem_.bc_tol)
                return 0;
            else if (iterations >= most_iterations)
                return 3;
        }
    }

    /// The cubic on interval i at x[i] + s, or its first derivative.
    void spline(Index i, double s, bool derivative, Vector& out) const {
        const double h = x[i + 1] - x[i];
        for (Index r = 0; r < n_; ++r) {
            const T slope = (y(r, i + 1) - y(r, i)) / h;
            const T twist = (f(r, i) + f(r, i + 1) - 2.0 * slope) / h;
            const T c0 = twist / h, c1 = (slope - f(r, i)) / h - twist;
            out[r] = derivative ? (3 * s * c0 + 2.0 * c1) * s + f(r, i) : ((s * c0 + c1) * s + f(r, i)) * s + y(r, i);
        }
    }

private:
    static constexpr double eps = std::numeric_limits<double>::epsilon();
    [[nodiscard]] bool has_singular_term() const { return problem_.s.size() > 0; }

    void project(Matrix& states) const {
        if (!has_singular_term()) return;
        const Vector first = states.col(0);
        multiply(problem_.projection, first, states, 0);
    }
    static void multiply(const Matrix& a, const Vector& v, Matrix& out, Index column) {
        for (Index i = 0; i < a.rows(); ++i) {
            T sum(0);
            for (Index j = 0; j < a.cols(); ++j) sum += a(i, j) * v[j];
            out(i, column) = sum;
        }
    }

    // The right-hand side with the singular term; column j of out.
    void evaluate(double at_x, const Vector& state, const Vector& parameters, Matrix& out, Index j) {
        problem_.fun(at_x, state, parameters, value_);
        if (!has_singular_term()) {
            out.col(j) = value_;
        } else if (at_x == start_) {
            multiply(problem_.inverse, value_, out, j);
        } else {
            multiply(problem_.s, state, out, j);
            for (Index i = 0; i < n_; ++i) out(i, j) = value_[i] + out(i, j) / (at_x - start_);
        }
    }
    // Jacobians of fun alone, differences where none are given; then the singular term.
    void jacobians(double at_x, const Vector& state, Matrix& dy, Matrix& dp) {
        if (problem_.fun_jac) {
            (*problem_.fun_jac)(at_x, state, p, dy, dp);
        } else {
            dy.resize(n_, n_);
            dp.resize(n_, k_);
            Vector base(n_), moved = state, parameters = p;
            problem_.fun(at_x, state, p, base);
            for (Index j = 0; j < n_; ++j) {
                moved[j] += std::sqrt(eps) * (1 + std::abs(state[j]));
                const T h = moved[j] - state[j];
                problem_.fun(at_x, moved, p, value_);
                for (Index i = 0; i < n_; ++i) dy(i, j) = (value_[i] - base[i]) / h;
                moved[j] = state[j];
            }
            for (Index j = 0; j < k_; ++j) {
                parameters[j] += std::sqrt(eps) * (1 + std::abs(p[j]));
                const T h = parameters[j] - p[j];
                problem_.fun(at_x, state, parameters, value_);
                for (Index i = 0; i < n_; ++i) dp(i, j) = (value_[i] - base[i]) / h;
                parameters[j] = p[j];
            }
        }
        if (!has_singular_term()) return;
        if (at_x == start_) {
            for (Matrix* each : {&dy, &dp})
                for (Index j = 0; j < each->cols(); ++j) {
                    const Vector column = each->col(j);
                    multiply(problem_.inverse, column, *each, j);
                }
        } else {
            for (Index j = 0; j < n_; ++j)
                for (Index i = 0; i < n_; ++i) dy(i, j) += problem_.s(i, j) / (at_x - start_);
        }
    }

    // f at the nodes and in the middles, and the residuals of the equations.
    void collocate(const Matrix& states, const Vector& parameters) {
        const Index m = x.size();
        f.resize(n_, m);
        middle_.resize(n_, m - 1);
        f_middle_.resize(n_, m - 1);
        collocation_.resize(n_, m - 1);
        for (Index j = 0; j < m; ++j) {
            state_ = states.col(j);
            evaluate(x[j], state_, parameters, f, j);
        }
        for (Index j = 0; j + 1 < m; ++j) {
            const double h = x[j + 1] - x[j];
            for (Index i = 0; i < n_; ++i)
                middle_(i, j) = 0.5 * (states(i, j) + states(i, j + 1)) - 0.125 * h * (f(i, j + 1) - f(i, j));
            state_ = middle_.col(j);
            evaluate(x[j] + 0.5 * h, state_, parameters, f_middle_, j);
            for (Index i = 0; i < n_; ++i)
                collocation_(i, j) =
                    states(i, j + 1) - states(i, j) - h / 6 * (f(i, j) + f(i, j + 1) + 4.0 * f_middle_(i, j));
        }
        const Vector left = states.col(0), right = states.col(m - 1);
        problem_.bc(left, right, parameters, boundary_);
    }

    void set_boundary(CollocationSystem<T>& system) {
        const Index m = x.size(), rows = n_ + k_;
        const Vector left = y.col(0), right = y.col(m - 1);
        Matrix dya, dyb, dp;
        if (problem_.bc_jac) {
            (*problem_.bc_jac)(left, right, p, dya, dyb, dp);
        } else {
            Vector base(rows), moved(rows);
            problem_.bc(left, right, p, base);
            const auto differences = [&](const Vector& at_point, Matrix& out, const auto& call) {
                out.resize(rows, at_point.size());
                Vector shifted = at_point;
                for (Index j = 0; j < at_point.size(); ++j) {
                    shifted[j] += std::sqrt(eps) * (1 + std::abs(at_point[j]));
                    const T h = shifted[j] - at_point[j];
                    call(shifted);
                    for (Index i = 0; i < rows; ++i) out(i, j) = (moved[i] - base[i]) / h;
                    shifted[j] = at_point[j];
                }
            };
            differences(left, dya, [&](const Vector& v) { problem_.bc(v, right, p, moved); });
            differences(right, dyb, [&](const Vector& v) { problem_.bc(left, v, p, moved); });
            differences(p, dp, [&](const Vector& v) { problem_.bc(left, right, v, moved); });
        }
        for (Index r = 0; r < rows; ++r) {
            for (Index c = 0; c < n_; ++c) {
                system.boundary(r, c) = dya(r, c);
                system.boundary(r, n_ + c) = dyb(r, c);
            }
            for (Index c = 0; c < k_; ++c) system.boundary(r, 2 * n_ + c) = dp(r, c);
        }
    }

    bool set_system(CollocationSystem<T>& system) {
        const Index m = x.size();
        Matrix dy, dp, dy_next, dp_next, dy_middle, dp_middle;
        state_ = y.col(0);
        jacobians(x[0], Vector(state_), dy, dp);
        for (Index j = 0; j + 1 < m; ++j) {
            const double h = x[j + 1] - x[j];
            jacobians(x[j + 1], Vector(y.col(j + 1)), dy_next, dp_next);
            jacobians(x[j] + 0.5 * h, Vector(middle_.col(j)), dy_middle, dp_middle);
            for (Index c = 0; c < n_; ++c)
                for (Index r = 0; r < n_; ++r) {
                    T before(0), after(0);
                    for (Index q = 0; q < n_; ++q) {
                        before += dy_middle(r, q) * dy(q, c);
                        after += dy_middle(r, q) * dy_next(q, c);
                    }
                    const double unit = r == c ? 1 : 0;
                    system.a(j, r, c) = -unit - h / 6 * (dy(r, c) + 2.0 * dy_middle(r, c)) - h * h / 12 * before;
                    system.c(j, r, c) = unit - h / 6 * (dy_next(r, c) + 2.0 * dy_middle(r, c)) + h * h / 12 * after;
                }
            for (Index c = 0; c < k_; ++c)
                for (Index r = 0; r < n_; ++r) {
                    T through(0);
                    for (Index q = 0; q < n_; ++q) through += dy_middle(r, q) * (dp(q, c) - dp_next(q, c));
                    system.p(j, r, c) =
                        -h / 6 * (dp(r, c) + dp_next(r, c) + 4.0 * (dp_middle(r, c) + 0.125 * h * through));
                }
            dy.swap(dy_next);
            dp.swap(dp_next);
        }
        set_boundary(system);
        return system.decompose();
    }

    [[nodiscard]] bool converged() const {
        for (Index j = 0; j + 1 < x.size(); ++j) {
            const double bound = 2.0 / 3 * (x[j + 1] - x[j]) * 5e-2 * problem_.tol;
            for (Index i = 0; i < n_; ++i)
                if (!(std::abs(collocation_(i, j)) < bound * (1 + std::abs(f_middle_(i, j))))) return false;
        }
        for (Index i = 0; i < n_ + k_; ++i)
            if (!(std::abs(boundary_[i]) < problem_.bc_tol)) return false;
        return true;
    }

    // Newton's method on the present mesh; false for a singular Jacobian.
    bool newton() {
        constexpr int most_iterations = 8, most_jacobians = 4, most_trials = 4;
        constexpr double sufficient = 0.2, shrink = 0.5;
        CollocationSystem<T> system(n_, x.size(), k_);
        Matrix step(n_, x.size()), next_step(n_, x.size()), trial;
        Vector step_p(k_), next_step_p(k_), trial_p;
        const auto cost_of = [](const Matrix& a, const Vector& b) {
            double sum = 0;
            for (Index j = 0; j < a.cols(); ++j)
                for (Index i = 0; i < a.rows(); ++i) sum += std::norm(a(i, j));
            for (Index i = 0; i < b.size(); ++i) sum += std::norm(b[i]);
            return sum;
        };
        collocate(y, p);
        double cost = 0;
        int evaluated = 0;
        bool renew = true;
        for (int iteration = 0; iteration < most_iterations; ++iteration) {
            if (renew) {
                ++evaluated;
                if (!set_system(system)) return false;
                system.solve(collocation_, boundary_.data(), step, step_p.data());
                cost = cost_of(step, step_p);
            }
            double alpha = 1, next_cost = 0;
            for (int trials = 0; trials <= most_trials; ++trials) {
                trial = y - alpha * step;
                trial_p = p - alpha * step_p;
                project(trial);
                collocate(trial, trial_p);
                system.solve(collocation_, boundary_.data(), next_step, next_step_p.data());
                next_cost = cost_of(next_step, next_step_p);
                if (next_cost < (1 - 2 * alpha * sufficient) * cost) break;
                if (trials < most_trials) alpha *= shrink;
            }
            y.swap(trial);
            p.swap(trial_p);
            if (evaluated == most_jacobians || converged()) break;
            // After a full step the Jacobian serves again.
            renew = alpha != 1;
            if (!renew) {
                step.swap(next_step);
                step_p.swap(next_step_p);
                cost = next_cost;
            }
        }
        return true;
    }

    // Root mean squares of the spline's relative residual by the five point Lobatto formula, the ends of which are 0.
    void residuals() {
        const Index m = x.size();
        rms.resize(m - 1);
        Vector value(n_), slope(n_);
        Matrix right(n_, 1);
        for (Index j = 0; j + 1 < m; ++j) {
            const double h = x[j + 1] - x[j];
            double middle = 0, sides = 0;
            for (Index i = 0; i < n_; ++i)
                middle += std::norm(1.5 * collocation_(i, j) / h) / square(1 + std::abs(f_middle_(i, j)));
            for (const double sign : {1.0, -1.0}) {
                const double s = 0.5 * h + sign * 0.5 * h * std::sqrt(3.0 / 7);
                spline(j, s, false, value);
                spline(j, s, true, slope);
                evaluate(x[j] + s, value, p, right, 0);
                for (Index i = 0; i < n_; ++i)
                    sides += std::norm(slope[i] - right(i, 0)) / square(1 + std::abs(right(i, 0)));
            }
            rms[j] = std::sqrt(0.5 * (32.0 / 45 * middle + 49.0 / 90 * sides));
        }
    }
    [[nodiscard]] static double square(double v) { return v * v; }

    // Intervals in two or three equal pieces; the states there are the spline's.
    void refine(const core::List<int>& pieces, Index added) {
        const Index m = x.size();
        Eigen::ArrayXd mesh(m + added);
        Matrix states(n_, m + added);
        Vector value(n_);
        Index to = 0;
        for (Index j = 0; j < m; ++j) {
            mesh[to] = x[j];
            states.col(to++) = y.col(j);
            if (j + 1 == m) break;
            const double h = x[j + 1] - x[j];
            for (int part = 1; part < pieces[j]; ++part) {
                const double s = h * part / pieces[j];
                spline(j, s, false, value);
                mesh[to] = x[j] + s;
                states.col(to++) = value;
            }
        }
        x.swap(mesh);
        y.swap(states);
    }

    const BvpProblem<T>& problem_;
    double start_;
    Index n_, k_;
    Matrix middle_, f_middle_, collocation_;
    Vector state_, value_, boundary_;
};

}  // namespace scixx::integrate::detail
