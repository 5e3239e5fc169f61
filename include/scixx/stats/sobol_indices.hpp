// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/stats/detail/sensitivity.hpp>
#include <scixx/stats/qmc/sobol.hpp>
#include <scixx/stats/resampling/bootstrap.hpp>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

/// Global sensitivity analysis by shares of variance.
namespace scixx::stats {

/// The distribution of an input variable: anything with a ppf, as `norm(0, 1)` or `uniform(-1, 2)`.
class InputDistribution {
public:
    template <class D>
        requires(!std::same_as<D, InputDistribution> &&
                 requires(const D& d, double q) {
                     { d.ppf(q) } -> std::convertible_to<double>;
                 })
    InputDistribution(const D& d)  // NOLINT(google-explicit-constructor): a braced list of distributions
        : ppf_([d](double q) { return static_cast<double>(d.ppf(q)); }) {}
    /// The quantile of q in [0, 1].
    [[nodiscard]] double ppf(double q) const { return ppf_(q); }

private:
    std::function<double(double)> ppf_;
};

/// First-order and total indices, both s x d for s outputs of d inputs.
struct SobolIndices {
    Eigen::ArrayXXd first_order, total_order;
};
/// Values of a function at points A and B, both s x n, and at A with the k-th coordinate of B, s x n for each of d
/// inputs.
struct SobolEvaluations {
    Eigen::ArrayXXd f_A, f_B;
    std::vector<Eigen::ArrayXXd> f_AB;
};

/// Options of sobol_indices, in SciPy's order.
struct SobolIndicesOptions {
    /// The estimator, of values less their mean; empty: saltelli_2010.
    std::function<SobolIndices(const SobolEvaluations&)> method{};
    core::Rng rng{};  ///< source of the points' scrambling, and of the bootstrap's resamples
};

/// Options of SobolResult.bootstrap.
struct SobolBootstrapOptions {
    double confidence_level = 0.95;  ///< of the intervals, in (0, 1)
    core::Index n_resamples = 999;   ///< resamples
};
/// Intervals of indices, of the shape of the indices.
struct SobolIntervals {
    Eigen::ArrayXXd low, high, standard_error;
};
/// What SobolResult.bootstrap returns.
struct BootstrapSobolResult {
    SobolIntervals first_order, total_order;
};

/// What sobol_indices returns: `auto [first_order, total_order] = sobol_indices(...)`.
class SobolResult {
public:
    Eigen::ArrayXXd first_order;  ///< shares of the variance by each input on its own, s x d
    Eigen::ArrayXXd total_order;  ///< shares in which each input takes part, s x d
    template <class R = SobolResult>
    static constexpr auto bound() {
        return std::tuple(&R::first_order, &R::total_order);
    }

    template <class T = double>
    SobolResult(SobolEvaluations values, std::function<SobolIndices(const SobolEvaluations&)> method, core::Rng rng)
        : values_(std::move(values)), method_(std::move(method)), rng_(rng) {
        SobolIndices found = method_(values_);
        for (Eigen::ArrayXX<T>* order : {&found.first_order, &found.total_order})
            for (Eigen::Index k = 0; k < order->size(); ++k)
                if (!std::isfinite(order->data()[k])) order->data()[k] = 0;
        first_order = std::move(found.first_order);
        total_order = std::move(found.total_order);
    }

    /// Confidence intervals of the indices by bootstrap's BCa of the n points.
    /// @param options see SobolBootstrapOptions. @throws std::invalid_argument as bootstrap.
    /// @note n_resamples + n estimates for each index.
    template <class T = double>
    [[nodiscard]] BootstrapSobolResult bootstrap(const SobolBootstrapOptions& options = {}) const {
        Eigen::ArrayX<T> places(values_.f_A.cols());
        for (Eigen::Index i = 0; i < places.size(); ++i) places[i] = static_cast<T>(i);
        BootstrapSobolResult result;
        std::uint32_t seed = 0;
        rng_.open()->integers(0xfffffffe, &seed, 1);
        const auto resampled = [&](core::Sample s) { return method_(detail::sensitivity::take(values_, s)); };
        const auto intervals = [&](Eigen::ArrayXX<T> SobolIndices::*order, SobolIntervals& to) {
            const Eigen::Index rows = first_order.rows(), cols = first_order.cols();
            to = {Eigen::ArrayXX<T>(rows, cols), Eigen::ArrayXX<T>(rows, cols), Eigen::ArrayXX<T>(rows, cols)};
            for (Eigen::Index i = 0; i < rows * cols; ++i) {
                const auto one = [&](core::Sample s) { return (resampled(s).*order)(i % rows, i / rows); };
                const auto found = stats::bootstrap(
                    places, core::FunctionRef<double(core::Sample)>(one),
                    {.n_resamples = options.n_resamples, .confidence_level = options.confidence_level, .rng = seed});
                to.low(i % rows, i / rows) = found.confidence_interval.low;
                to.high(i % rows, i / rows) = found.confidence_interval.high;
                to.standard_error(i % rows, i / rows) = found.standard_error;
            }
        };
        intervals(&SobolIndices::first_order, result.first_order);
        intervals(&SobolIndices::total_order, result.total_order);
        return result;
    }

private:
    SobolEvaluations values_;
    std::function<SobolIndices(const SobolEvaluations&)> method_;
    core::Rng rng_;
};

/// Sobol' indices from values of a function, without evaluating it; see below. @param values see SobolEvaluations.
/// @throws std::invalid_argument for shapes that do not agree, and for no inputs. @see
/// scipy.stats.sobol_indices
template <class = void>
[[nodiscard]] SobolResult sobol_indices(SobolEvaluations values, const SobolIndicesOptions& options = {}) {
    detail::sensitivity::centre("sobol_indices", values);
    auto method = options.method;
    if (!method) method = [](const SobolEvaluations& all) { return detail::sensitivity::saltelli<SobolIndices>(all); };
    return {std::move(values), std::move(method), options.rng};
}

/// Sobol' indices: the shares of a function's variance that its inputs cause, one by one (first order) and with all
/// their interactions (total order).
///
///     const auto r = stats::sobol_indices([](const Eigen::MatrixXd& x) { return x.row(0).array() * x.row(1).array();
///                                         }, 1024, {stats::norm(0, 1), stats::uniform(0, 2)});
///
/// The estimators, with the mean taken off all values, are those of A. Saltelli et al., Comput. Phys. Commun. 181
/// (2010) 259:
/// mean(f_B (f_AB - f_A)) / variance and mean((f_A - f_AB)^2) / (2 variance).
///
/// @param func     callable of a d x n matrix of points as columns that returns n values, or s x n.
/// @param n        number of points, a power of 2; func sees n (d + 2).
/// @param dists    the distribution of each of the d inputs, which are independent.
/// @param options  see SobolIndicesOptions.
/// @return         see SobolResult; 0 where the variance is.
/// @throws std::invalid_argument where n is not a power of 2, dists is empty, or func returns another number of values
///         or one that is not finite.
/// @note   With the same generator the points are SciPy's.
/// @see    scipy.stats.sobol_indices (SciPy 1.11). Differs from SciPy: the indices are matrices for one output, too.
template <class F>
    requires std::is_invocable_v<F&, const Eigen::MatrixXd&>
[[nodiscard]] SobolResult sobol_indices(F&& func, core::Index n, const std::vector<InputDistribution>& dists,
                                        const SobolIndicesOptions& options = {}) {
    const char* function = "sobol_indices";
    core::require(n >= 1 && (n & (n - 1)) == 0, function, "n must be a power of 2, got ", n);
    core::require(!dists.empty(), function, "dists must not be empty");
    const auto d = std::ssize(dists);
    qmc::Sobol engine(2 * d, {.bits = 64, .rng = options.rng});
    const Eigen::MatrixXd points = engine.random(n);
    Eigen::MatrixXd a(d, n), b(d, n);
    for (Eigen::Index k = 0; k < d; ++k) {
        const InputDistribution& dist = dists.data()[k];
        for (Eigen::Index i = 0; i < n; ++i) {
            a(k, i) = dist.ppf(points(i, k));
            b(k, i) = dist.ppf(points(i, d + k));
        }
    }
    const auto evaluate = [&](const Eigen::MatrixXd& x) {
        const auto values = func(x);
        return detail::sensitivity::rows_of(function, values, n);
    };
    SobolEvaluations found{evaluate(a), evaluate(b), {}};
    for (Eigen::Index k = 0; k < d; ++k) {
        Eigen::MatrixXd ab = a;
        for (Eigen::Index i = 0; i < n; ++i) ab(k, i) = b(k, i);
        found.f_AB.push_back(evaluate(ab));
    }
    return sobol_indices(std::move(found), options);
}
}  // namespace scixx::stats
