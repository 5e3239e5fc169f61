// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <memory>
#include <numbers>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/rng.hpp>
#include <scixx/special/ndtr.hpp>
#include <scixx/stats/detail/small_matrix.hpp>
#include <scixx/stats/qmc/sobol.hpp>
#include <vector>

namespace scixx::stats::qmc {

/// Options of MultivariateNormalQMC, in SciPy's order.
struct MultivariateNormalQMCOptions {
    bool inv_transform = true;                 ///< normals by the inverse distribution function, else by Box and Muller
    std::shared_ptr<QMCEngine<>> engine = {};  ///< source of points; default: scrambled Sobol
    core::Rng rng{};                           ///< of the default engine
};

/// Quasi-random points of a multivariate normal distribution.
///
///     qmc::MultivariateNormalQMC dist(std::vector{0.0, 5.0}, covariance, {.rng = 1});
///     const Eigen::MatrixXd sample = dist.random(512);
///
/// @throws std::invalid_argument for a covariance that is not d x d, symmetric and positive semi-definite, and an
///         engine of another dimension: that of the mean, without inv_transform the next even number.
/// @note   With the same generator the points are SciPy's; for a singular covariance, those of an eigenvector of the
///         opposite sign.
/// @see    scipy.stats.qmc.MultivariateNormalQMC. Differs from SciPy: cov_root is a constructor of its own, root();
///         rounding in cov is judged relative to its largest entry.
template <class T = double>
class MultivariateNormalQMC {
public:
    /// @param mean vector of d numbers. @param cov d x d matrix. @param options see MultivariateNormalQMCOptions.
    template <core::ArrayLike M, core::ArrayLike C>
        requires(core::rank_of<M> == 1 && core::rank_of<C> == 2)
    MultivariateNormalQMC(const M& mean, const C& cov, const MultivariateNormalQMCOptions& options = {})
        : MultivariateNormalQMC(Given{}, vector(mean), options) {
        const Eigen::MatrixX<T> c = matrix(cov);
        T away = 0, largest = 0;
        for (Index k = 0; k < c.cols(); ++k)
            for (Index i = 0; i < c.rows(); ++i) {
                away = std::max(away, std::abs(c(i, k) - c(k, i)));
                largest = std::max(largest, std::abs(c(i, k)));
            }
        bool finite = true;
        for (Index i = 0; i < c.size(); ++i) finite = finite && std::isfinite(c.data()[i]);
        core::require(finite, name, "cov must be finite");
        core::require(away <= 1e-5 * largest, name, "cov must be symmetric");
        if (cholesky(c)) return;
        const auto [values, vectors, diagonal] = stats::detail::symmetric_eigen(c);
        core::require(values.back() >= -1e-8 * largest, name, "cov must be positive semi-definite, got an eigenvalue ",
                      values.back());
        const Index dim = c.cols();
        for (Index k = 0; k < dim; ++k) {
            // From the smallest eigenvalue on.
            const T* vector = vectors.data() + (dim - 1 - k) * dim;
            const T sign = *std::max_element(vector, vector + dim, [](T x, T y) { return std::abs(x) < std::abs(y); });
            const T factor = std::copysign(std::sqrt(std::max(values.data()[dim - 1 - k], T(0))), sign);
            for (Index i = 0; i < dim; ++i) root_(k, i) = vector[i] * factor;
        }
    }
    /// Unit covariance.
    template <core::ArrayLike M>
        requires(core::rank_of<M> == 1)
    explicit MultivariateNormalQMC(const M& mean, const MultivariateNormalQMCOptions& options = {})
        : MultivariateNormalQMC(Given{}, vector(mean), options) {
        root_ = stats::detail::identity<T>(mean_.size());
    }
    /// From a matrix R with the covariance R^T R.
    template <core::ArrayLike M, core::ArrayLike C>
    [[nodiscard]] static MultivariateNormalQMC root(const M& mean, const C& cov_root,
                                                    const MultivariateNormalQMCOptions& options = {}) {
        MultivariateNormalQMC made(mean, options);
        made.root_ = made.matrix(cov_root);
        return made;
    }

    /// The next n points, the rows of an n x d matrix. @throws std::invalid_argument for a negative n.
    [[nodiscard]] Eigen::MatrixX<T> random(Index n = 1) {
        const Eigen::MatrixX<T> u = engine_->random(n);
        n = u.rows();  // fewer where the engine has no more
        Eigen::MatrixX<T> z(n, mean_.size());
        if (inv_transform_) {
            // The ends are kept away from 0 and 1, as SciPy does it.
            for (Index i = 0; i < z.size(); ++i) z.data()[i] = special::ndtri(0.5 + (1 - 1e-10) * (u.data()[i] - 0.5));
        } else {
            for (Index k = 0; k < z.cols(); ++k)
                for (Index i = 0; i < n; ++i) {
                    const double radius = std::sqrt(-2 * std::log(u(i, k - k % 2))),
                                 angle = 2 * std::numbers::pi * u(i, k - k % 2 + 1);
                    z(i, k) = radius * (k % 2 == 0 ? std::cos(angle) : std::sin(angle));
                }
        }
        Eigen::MatrixX<T> points = stats::detail::product(z, root_);
        for (Index k = 0; k < points.cols(); ++k)
            for (Index i = 0; i < n; ++i) points(i, k) += mean_[k];
        return points;
    }
    /// Back to the state of the beginning.
    MultivariateNormalQMC& reset() {
        engine_->reset();
        return *this;
    }

private:
    static constexpr const char* name = "MultivariateNormalQMC";

    struct Given {};
    MultivariateNormalQMC(Given, Eigen::VectorX<T> mean, const MultivariateNormalQMCOptions& options)
        : mean_(std::move(mean)), inv_transform_(options.inv_transform), engine_(options.engine) {
        const Index d = mean_.size(), wanted = inv_transform_ ? d : d + d % 2;
        core::require(d >= 1, name, "mean must not be empty");
        core::require(!engine_ || engine_->d() == wanted, name, "engine must have dimension ", wanted, ", got ",
                      engine_ ? engine_->d() : 0);
        if (!engine_) engine_ = std::make_shared<Sobol<>>(wanted, SobolOptions{.rng = options.rng});
        root_.setZero(d, d);
    }
    template <class A>
    static Eigen::VectorX<T> vector(const A& a) {
        const core::Source<double, A> source(a);
        Eigen::VectorX<T> out(source.view().size());
        core::copy(source.view(), core::view(out));
        return out;
    }
    template <class A>
    [[nodiscard]] Eigen::MatrixX<T> matrix(const A& a) const {
        const core::Source<double, A> source(a);
        const Index d = mean_.size();
        core::require(source.view().shape() == core::Dims{d, d}, name, "cov must be ", d, " x ", d, ", got ",
                      source.view().shape());
        Eigen::MatrixX<T> out(d, d);
        core::copy(source.view(), core::view(out));
        return out;
    }
    // root_ = U with cov = U^T U, unless cov is not positive definite.
    bool cholesky(const Eigen::MatrixX<T>& cov) {
        for (Index j = 0; j < cov.cols(); ++j) {
            for (Index i = 0; i <= j; ++i) {
                double sum = cov(i, j);
                for (Index k = 0; k < i; ++k) sum -= root_(k, i) * root_(k, j);
                if (i == j && !(sum > 0)) {
                    root_.setZero();
                    return false;
                }
                root_(i, j) = i == j ? std::sqrt(sum) : sum / root_(i, i);
            }
        }
        return true;
    }

    Eigen::VectorX<T> mean_;
    Eigen::MatrixX<T> root_;
    bool inv_transform_;
    std::shared_ptr<QMCEngine<>> engine_;
};

/// Options of MultinomialQMC, in SciPy's order.
struct MultinomialQMCOptions {
    std::shared_ptr<QMCEngine<>> engine = {};  ///< source of points in one dimension; default: scrambled Sobol
    core::Rng rng{};                           ///< of the default engine
};

/// Quasi-random counts of a multinomial distribution: each of n_trials points of one dimension falls into a category.
///
/// @throws std::invalid_argument for probabilities that are negative or do not sum to 1, a negative number of trials,
///         and an engine of more than one dimension.
/// @note   With the same generator the counts are SciPy's.
/// @see    scipy.stats.qmc.MultinomialQMC
template <class T = double>
class MultinomialQMC {
public:
    /// @param pvals probabilities of the categories. @param n_trials trials a sample. @param options as above.
    template <core::ArrayLike P = core::InBraces>
        requires(core::rank_of<P> == 1)
    MultinomialQMC(const P& pvals, Index n_trials, const MultinomialQMCOptions& options = {})
        : n_trials_(n_trials), engine_(options.engine) {
        const char* name = "MultinomialQMC";
        const core::Source<double, P> source(pvals);
        T sum = 0;
        for (Index i = 0; i < source.view().size(); ++i) {
            core::require(source.view()(i) >= 0, name, "pvals must not be negative, got ", source.view()(i));
            sum += source.view()(i);
            cumulative_.push_back(sum);
        }
        core::require(std::abs(sum - 1) <= 1e-8 + 1e-5, name, "pvals must sum to 1, got ", sum);
        core::require(n_trials >= 0, name, "n_trials must not be negative, got ", n_trials);
        core::require(!engine_ || engine_->d() == 1, name, "engine must have dimension 1, got ",
                      engine_ ? engine_->d() : 0);
        if (!engine_) engine_ = std::make_shared<Sobol<>>(1, SobolOptions{.rng = options.rng});
    }

    /// Counts of n samples, the rows of a matrix with a column for each category.
    template <class I = Index>
    [[nodiscard]] Eigen::MatrixX<I> random(Index n = 1) {
        core::require(n >= 0, "MultinomialQMC.random", "n must not be negative, got ", n);
        const auto categories = std::ssize(cumulative_);
        Eigen::MatrixX<I> counts(n, categories);
        std::fill_n(counts.data(), counts.size(), I(0));
        for (Index i = 0; i < n; ++i) {
            const Eigen::MatrixX<T> u = engine_->random(n_trials_);
            core::require(u.rows() == n_trials_, "MultinomialQMC.random", "engine must have ", n_trials_,
                          " more points, got ", u.rows());
            for (Index k = 0; k < n_trials_; ++k) {
                const auto at = std::lower_bound(cumulative_.begin(), cumulative_.end(), u(k, 0));
                ++counts(i, std::min<Index>(at - cumulative_.begin(), categories - 1));
            }
        }
        return counts;
    }
    /// Back to the state of the beginning.
    MultinomialQMC& reset() {
        engine_->reset();
        return *this;
    }

private:
    Index n_trials_;
    std::vector<T> cumulative_;
    std::shared_ptr<QMCEngine<>> engine_;
};

}  // namespace scixx::stats::qmc
