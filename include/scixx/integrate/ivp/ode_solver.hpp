// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/ivp/ode_function.hpp>
#include <string>
#include <utility>
#include <vector>

namespace scixx::integrate {

/// Options of the classes that step through an initial value problem, in SciPy's order.
template <class T = double>
struct OdeSolverOptions {
    double max_step = std::numeric_limits<double>::infinity();  ///< longest step, > 0
    Tolerance rtol = 1e-3;                ///< relative tolerance, one or n; raised to 100 eps where it is below
    Tolerance atol = 1e-6;                ///< absolute tolerance, one or n
    std::optional<double> first_step{};   ///< first step, > 0; chosen by the method where not given
    OdeJacobian<T> jac{};                 ///< for implicit methods: the Jacobian; finite differences where not given
    JacobianSparsity jac_sparsity{};      ///< for Radau and BDF: where the Jacobian may differ from 0
    std::optional<Eigen::Index> lband{};  ///< for implicit methods: diagonals of the Jacobian below the main one
    std::optional<Eigen::Index> uband{};  ///< and above; with them a given Jacobian is packed, jac[i - j + uband, j]
    double min_step = 0;                  ///< for LSODA: shortest step, >= 0
};

/// The state of a solver.
enum class OdeStatus { running, finished, failed };

/// The solution within one step as a function of time.
template <class T = double>
class DenseOutput {
public:
    DenseOutput(double begin, double end) : t_old(begin), t(end) {}
    virtual ~DenseOutput() = default;
    DenseOutput(const DenseOutput&) = delete;
    DenseOutput& operator=(const DenseOutput&) = delete;

    const double t_old;  ///< where the step began
    const double t;      ///< where it ended

    /// The state at time `at`.
    [[nodiscard]] StateVector<T> operator()(double at) const {
        StateVector<T> y;
        evaluate(at, y);
        return y;
    }
    /// The state at time `at`, written to y.
    virtual void evaluate(double at, StateVector<T>& y) const = 0;
};

/// Base of the methods: a solver that advances step by step.
///
///     RK45 solver(f, 0.0, y0, 10.0);
///     while (solver.status == OdeStatus::running) solver.step();
///
/// The members are to be read only.
/// @see scipy.integrate.OdeSolver
template <class T = double>
class OdeSolver {
public:
    using Scalar = T;
    using Vector = StateVector<T>;
    using Matrix = StateMatrix<T>;

    virtual ~OdeSolver() = default;
    OdeSolver(const OdeSolver&) = delete;
    OdeSolver& operator=(const OdeSolver&) = delete;

    double t;                                                 ///< current time
    Vector y;                                                 ///< current state
    double t_old = std::numeric_limits<double>::quiet_NaN();  ///< time before the last step; NaN before the first
    double t_bound;                                           ///< where the integration ends
    double direction;                                         ///< +1 or -1
    OdeStatus status = OdeStatus::running;                    ///< running, finished or failed
    Eigen::Index nfev = 0;                                    ///< evaluations of the right-hand side
    Eigen::Index njev = 0;                                    ///< evaluations of the Jacobian
    Eigen::Index nlu = 0;                                     ///< LU decompositions
    std::string message;                                      ///< why it failed

    /// Number of components.
    [[nodiscard]] Eigen::Index n() const noexcept { return y.size(); }
    /// Length of the last step; NaN before the first.
    [[nodiscard]] double step_size() const noexcept { return std::abs(t - t_old); }

    /// One step with an error within the tolerances.
    /// @throws std::invalid_argument when the solver is not running.
    void step() {
        core::require(status == OdeStatus::running, "OdeSolver.step", "the solver has ",
                      status == OdeStatus::failed ? "failed" : "finished");
        const double before = t;
        if (y.size() == 0 || t == t_bound) {
            t_old = before;
            t = t_bound;
            status = OdeStatus::finished;
            return;
        }
        if (!advance()) {
            status = OdeStatus::failed;
            return;
        }
        t_old = before;
        if (direction * (t - t_bound) >= 0) status = OdeStatus::finished;
    }

    /// The solution within the last step.
    /// @throws std::invalid_argument before the first step.
    [[nodiscard]] std::shared_ptr<const DenseOutput<T>> dense_output() {
        core::require(!std::isnan(t_old), "OdeSolver.dense_output",
                      "dense output is there after a successful step only");
        if (y.size() == 0 || t == t_old) return std::make_shared<Constant>(t_old, t, y);
        return interpolant();
    }

protected:
    OdeSolver(OdeFunction<T> fun, double t0, Vector y0, double end, const OdeSolverOptions<T>& options)
        : t(t0),
          y(std::move(y0)),
          t_bound(end),
          direction(end >= t0 ? 1 : -1),
          fun_(std::move(fun)),
          max_step_(options.max_step) {
        core::require(std::isfinite(t0) && !std::isnan(end), "solve_ivp", "t_span must hold numbers, got ", t0, " and ",
                      end);
        core::require(y.allFinite(), "solve_ivp", "all components of the initial state y0 must be finite");
        core::require(options.max_step > 0, "solve_ivp", "max_step must be positive, got ", options.max_step);
        rtol_ = options.rtol.resolve("rtol", n()).max(100 * std::numeric_limits<double>::epsilon());
        atol_ = options.atol.resolve("atol", n());
        if (options.first_step) {
            core::require(*options.first_step > 0, "solve_ivp", "first_step must be positive, got ",
                          *options.first_step);
            core::require(*options.first_step <= std::abs(end - t0), "solve_ivp", "first_step exceeds the bounds");
        }
    }

    virtual bool advance() = 0;
    [[nodiscard]] virtual std::shared_ptr<const DenseOutput<T>> interpolant() = 0;

    void evaluate(double at, const Vector& state, Vector& derivative) {
        ++nfev;
        fun_(at, state, derivative);
    }
    bool fail(const char* why) {
        message = why;
        return false;
    }
    static constexpr const char* too_small = "Required step size is less than spacing between numbers.";
    /// The shortest step that is safe from rounding at the current time.
    [[nodiscard]] double least_step() const {
        return 10 * std::abs(std::nextafter(t, direction * std::numeric_limits<double>::infinity()) - t);
    }
    /// A step's length within the shortest safe and the longest allowed one.
    [[nodiscard]] double clamped_step(double h, double least) const {
        return h > max_step_ ? max_step_ : h < least ? least : h;
    }
    /// Where a step of length h ends, not beyond the bound.
    [[nodiscard]] double end_of_step(double h) const {
        const double end = t + h * direction;
        return direction * (end - t_bound) > 0 ? t_bound : end;
    }

    /// The root of the mean of |e_i / (atol_i + rtol_i max(|a_i|, |b_i|))|^2.
    [[nodiscard]] double error_norm(const Vector& e, const Vector& a, const Vector& b) const {
        double sum = 0;
        for (Eigen::Index i = 0; i < e.size(); ++i) {
            const double scale = atol_[i] + rtol_[i] * std::max(std::abs(a[i]), std::abs(b[i]));
            const double ratio = std::abs(e[i]) / scale;
            sum += ratio * ratio;
        }
        return std::sqrt(sum / static_cast<double>(e.size()));
    }

    /// A first step by Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I, section II.4; f0 is the
    /// derivative at the start.
    [[nodiscard]] double initial_step(const Vector& f0, int order) {
        const double length = std::abs(t_bound - t);
        if (n() == 0) return std::numeric_limits<double>::infinity();
        if (length == 0) return 0;
        const double d0 = error_norm(y, y, y), d1 = error_norm(f0, y, y);
        const double h0 = std::min(d0 < 1e-5 || d1 < 1e-5 ? 1e-6 : 0.01 * d0 / d1, length);
        const Vector y1 = y + h0 * direction * f0;
        Vector f1(n());
        evaluate(t + h0 * direction, y1, f1);
        const double d2 = error_norm(f1 - f0, y, y) / h0;
        const double h1 = d1 <= 1e-15 && d2 <= 1e-15 ? std::max(1e-6, h0 * 1e-3)
                                                     : std::pow(0.01 / std::max(d1, d2), 1.0 / (order + 1));
        return std::min({100 * h0, h1, length, max_step_});
    }

    OdeFunction<T> fun_;
    double max_step_;
    Eigen::ArrayXd rtol_, atol_;

private:
    class Constant : public DenseOutput<T> {
    public:
        Constant(double begin, double end, Vector value) : DenseOutput<T>(begin, end), value_(std::move(value)) {}
        void evaluate(double, Vector& out) const override { out = value_; }

    private:
        Vector value_;
    };
};

/// The solution of an initial value problem as a function of time: one interpolant for each step.
/// @see scipy.integrate.OdeSolution
template <class T = double>
class OdeSolution {
public:
    using Interpolant = std::shared_ptr<const DenseOutput<T>>;

    /// @param ts            m + 1 times, increasing or decreasing.
    /// @param interpolants  m interpolants, number i for the times between ts[i] and ts[i + 1].
    /// @throws std::invalid_argument for other numbers of them, or times without order.
    OdeSolution(std::vector<double> times, std::vector<Interpolant> pieces)
        : ts(std::move(times)), interpolants(std::move(pieces)) {
        core::require(!interpolants.empty() && ts.size() == interpolants.size() + 1, "OdeSolution",
                      "ts must have one entry more than interpolants, got ", ts.size(), " and ", interpolants.size());
        ascending_ = ts.back() >= ts.front();
        for (std::size_t i = 1; i < ts.size(); ++i)
            core::require(ascending_ ? ts[i] >= ts[i - 1] : ts[i] <= ts[i - 1], "OdeSolution", "ts must be sorted");
    }

    std::vector<double> ts;                 ///< times between which an interpolant holds
    std::vector<Interpolant> interpolants;  ///< the interpolants
    [[nodiscard]] double t_min() const { return std::min(ts.front(), ts.back()); }
    [[nodiscard]] double t_max() const { return std::max(ts.front(), ts.back()); }

    /// The state at a time; outside [t_min, t_max] the nearest interpolant is continued.
    [[nodiscard]] StateVector<T> operator()(double t) const { return (*interpolants[segment(t)])(t); }

    /// The states at several times, one column each.
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1)
    [[nodiscard]] StateMatrix<T> operator()(const A& times) const {
        const core::Source<double, A> source(times);
        StateMatrix<T> out;
        StateVector<T> y;
        for (Eigen::Index i = 0; i < source.view().size(); ++i) {
            const double at = source.view()(i);
            interpolants[segment(at)]->evaluate(at, y);
            if (i == 0) out.resize(y.size(), source.view().size());
            out.col(i) = y;
        }
        return out;
    }

private:
    // The step that holds t; at a border the earlier step, as its error estimate covers the point.
    [[nodiscard]] std::size_t segment(double t) const {
        const auto place = ascending_ ? std::lower_bound(ts.begin(), ts.end(), t)
                                      : std::lower_bound(ts.begin(), ts.end(), t, std::greater<>());
        const auto index = place - ts.begin() - 1;
        return static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(index, 0, std::ssize(interpolants) - 1));
    }
    bool ascending_ = true;
};

}  // namespace scixx::integrate
