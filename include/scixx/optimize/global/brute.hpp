// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <optional>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/result.hpp>
#include <scixx/optimize/detail/global/brute.hpp>
#include <scixx/optimize/detail/minimize/run_method.hpp>
#include <scixx/optimize/minimize/nelder_mead.hpp>
#include <scixx/optimize/minimize_options.hpp>
#include <tuple>
#include <vector>

namespace scixx::optimize {

using core::get;

/// A range of brute: `{low, high}`, ends included, in Ns points, or `{start, stop, step}`, NumPy's arange.
class BruteRange {
public:
    BruteRange(double low, double high) : start_(low), stop_(high) {}
    BruteRange(double start, double stop, double step) : start_(start), stop_(stop), step_(step) {}
    [[nodiscard]] double start() const noexcept { return start_; }
    [[nodiscard]] double stop() const noexcept { return stop_; }
    [[nodiscard]] const std::optional<double>& step() const noexcept { return step_; }

private:
    double start_, stop_;
    std::optional<double> step_;
};

/// Options of brute, in SciPy's order.
struct BruteOptions {
    Eigen::Index Ns = 20;      ///< points of a range without a step, >= 1
    bool full_output = false;  ///< whether grid and Jout are kept
    /// Method of minimize that starts at the best point; default nelder_mead; none: off.
    std::optional<Method> finish = Method();
    int workers = 1;  ///< threads; -1 for all cores. func is called by several threads at once if it is not 1
};

/// Result of brute; `auto [x0, fval] = brute(f, ranges);`
struct BruteResult {
    Eigen::VectorXd x0;    ///< place of the least value, n
    double fval = 0;       ///< that value
    Eigen::MatrixXd grid;  ///< with full_output: all points in columns, the last variable fastest, n x points
    Eigen::ArrayXd Jout;   ///< with full_output: their values
    std::vector<Eigen::Index> shape;  ///< number of points along each variable, n
    template <class R = BruteResult>
    static constexpr auto bound() {
        return std::tuple(&R::x0, &R::fval);
    }
};

/// Least value of a function on a grid, and a local minimum from there.
///
///     auto [x0, fval] = brute(f, {{-4, 4}, {-4, 4, 0.25}});
///
/// @param func     callable `const Eigen::VectorXd& -> number`; NaN counts as inf.
/// @param ranges   n >= 1 ranges, see BruteRange.
/// @param options  see BruteOptions.
/// @return         see BruteResult. Of equal values the first one counts, whatever the number of workers.
/// @throws std::invalid_argument if ranges are empty, not finite or have no point, or an option is out of its domain.
/// @note           As many calls as points, and those of the method.
/// @see scipy.optimize.brute. Differs from SciPy: `finish` is a method of minimize; a grid has its points in columns.
template <class = void>
[[nodiscard]] inline BruteResult brute(core::FunctionRef<double(const Eigen::VectorXd&)> func,
                                       const std::vector<BruteRange>& ranges, const BruteOptions& options = {}) {
    auto result = detail::global::brute<BruteResult>(func, ranges, options);
    if (!options.finish) return result;
    const Method finish = options.finish->given() ? *options.finish : Method(method::nelder_mead);
    const OptimizeResult better = detail::minimize::run_method(func, result.x0, {.method = finish});
    result.x0 = better.x;
    result.fval = better.fun;
    return result;
}

}  // namespace scixx::optimize
