// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>

namespace scixx::optimize {

namespace detail::least_squares {
struct Outcome;
struct IterativeRequest;
}  // namespace detail::least_squares

/// Options of tr_solver::lsmr, SciPy's tr_options.
struct LsmrOptions {
    bool regularize = true;                 ///< trf: damping from the decrease along the gradient is added
    double damp = 0;                        ///< damping of Gauss-Newton's equations, >= 0
    double atol = 1e-6;                     ///< relative accuracy of J, >= 0
    double btol = 1e-6;                     ///< relative accuracy of the residuals, >= 0
    double conlim = 1e8;                    ///< condition number of J that ends the iteration; 0: none
    std::optional<Eigen::Index> maxiter{};  ///< iterations; min(m, n)
};

/// How least_squares solves its linear sub-problems: tr_solver::exact, or tr_solver::lsmr from
/// <scixx/optimize/least_squares/lsmr.hpp>.
class TrSolver {
public:
    using Run = detail::least_squares::Outcome (*)(detail::least_squares::IterativeRequest&);
    constexpr TrSolver() = default;
    explicit constexpr TrSolver(Run function) : run_(function) {}
    [[nodiscard]] constexpr Run run() const noexcept { return run_; }

private:
    Run run_ = nullptr;
};

namespace tr_solver {
/// Dense orthogonal factors of the Jacobian.
inline constexpr TrSolver exact{};
}  // namespace tr_solver

}  // namespace scixx::optimize
