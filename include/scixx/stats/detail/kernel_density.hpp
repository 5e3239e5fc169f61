// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/exponential.hpp>
#include <scixx/core/random_stream.hpp>
#include <scixx/special/ndtr.hpp>
#include <utility>
#include <vector>

namespace scixx::stats::detail::samples {

/// Sums of normal densities about weighted points.
class KernelDensity {
public:
    using Index = Eigen::Index;

    template <class = void>
    KernelDensity(const char* function, Eigen::MatrixXd points, const std::optional<Eigen::ArrayXd>& weights)
        : points_(std::move(points)) {
        core::require(points_.cols() >= 2 && points_.rows() >= 1, function,
                      "dataset must have more than one element, got ", points_.rows(), " x ", points_.cols());
        if (weights) {
            core::require(weights->size() == count(), function, "weights must have one entry for each of ", count(),
                          " points, got ", weights->size());
            core::require((*weights >= 0).all() && weights->sum() > 0, function,
                          "weights must not be negative, and not all 0");
            weights_ = *weights / weights->sum();
        } else {
            weights_ = Eigen::ArrayXd::Constant(count(), 1 / static_cast<double>(count()));
        }
        neff_ = 1 / weights_.square().sum();
        const Eigen::VectorXd mean = points_ * weights_.matrix();
        const Eigen::MatrixXd centred = points_.colwise() - mean;
        data_covariance_ =
            centred * weights_.matrix().asDiagonal() * centred.transpose() / (1 - weights_.square().sum());
    }

    [[nodiscard]] Index dimension() const noexcept { return points_.rows(); }
    [[nodiscard]] Index count() const noexcept { return points_.cols(); }
    [[nodiscard]] double neff() const noexcept { return neff_; }
    [[nodiscard]] Eigen::MatrixXd covariance() const { return data_covariance_ * (factor_ * factor_); }

    [[nodiscard]] const Eigen::MatrixXd& points() const noexcept { return points_; }
    [[nodiscard]] const Eigen::ArrayXd& weights() const noexcept { return weights_; }

    template <class = void>
    void scale(double factor) {
        core::require(factor > 0 && std::isfinite(factor), "gaussian_kde",
                      "bw_method must give a positive factor, got ", factor);
        factor_ = factor;
        root_ = cholesky("gaussian_kde", data_covariance_) * factor;
        log_norm_ = log_normalisation(root_);
        white_ = whitened(root_, points_);
    }

    /// The estimate of some coordinates.
    template <class = void>
    [[nodiscard]] KernelDensity marginal(const std::vector<Index>& dimensions) const {
        Eigen::MatrixXd rows(static_cast<Index>(dimensions.size()), count());
        for (Index k = 0; k < rows.rows(); ++k) rows.row(k) = points_.row(dimensions[static_cast<std::size_t>(k)]);
        KernelDensity other("gaussian_kde", std::move(rows), weights_);
        other.scale(factor_);
        return other;
    }

    /// Sum of w_i N(x_i; mean, cov + kernel's covariance).
    template <class = void>
    [[nodiscard]] double overlap(const char* function, const Eigen::VectorXd& mean, const Eigen::MatrixXd& cov) const {
        const Eigen::MatrixXd root = cholesky(function, covariance() + cov);
        return overlap_by(root, mean);
    }
    /// The same for all points of another estimate. The covariance is factored once; the one with fewer points leads.
    template <class = void>
    [[nodiscard]] double overlap(const char* function, const KernelDensity& other) const {
        if (other.count() > count()) return other.overlap(function, *this);
        const Eigen::MatrixXd root = cholesky(function, covariance() + other.covariance());
        double sum = 0;
        for (Index j = 0; j < other.count(); ++j) sum += other.weights_[j] * overlap_by(root, other.points_.col(j));
        return sum;
    }

    /// Samples as columns: normals with the kernel's covariance, a row of `stream` each, about points drawn by weight.
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd resample(Index size, core::RandomStream& stream) const {
        const Index d = dimension();
        Eigen::MatrixXd normals(d, size);
        stream.normal(normals.data(), normals.size());
        std::vector<double> cumulative(static_cast<std::size_t>(count())), uniform(static_cast<std::size_t>(size));
        double sum = 0;
        for (Index i = 0; i < count(); ++i) cumulative[static_cast<std::size_t>(i)] = sum += weights_[i];
        // A guide: where the search for k / n ends, that for a number in [k / n, (k + 1) / n) begins.
        std::vector<Index> guide(cumulative.size());
        for (std::size_t i = 0, k = 0; i < cumulative.size(); ++i) {
            cumulative[i] /= sum;
            for (; k < guide.size() && static_cast<double>(k) < cumulative[i] * static_cast<double>(guide.size()); ++k)
                guide[k] = static_cast<Index>(i);
        }
        stream.uniform(uniform.data(), size);
        const Eigen::MatrixXd mix = d == 2 ? numpy_root() : root_;
        Eigen::MatrixXd out(d, size);
        for (Index j = 0; j < size; ++j) {
            const double u = uniform[static_cast<std::size_t>(j)];
            const auto below = [&](Index i) { return cumulative[static_cast<std::size_t>(i)] <= u; };
            Index i = guide[static_cast<std::size_t>(u * static_cast<double>(guide.size()))];
            while (i + 1 < count() && below(i)) ++i;
            while (i > 0 && !below(i - 1)) --i;
            for (Index k = 0; k < d; ++k) {
                double value = 0;
                for (Index l = 0; l < d; ++l) value += mix(k, l) * normals(l, j);
                out(k, j) = points_(k, i) + value;
            }
        }
        return out;
    }

    template <class = void>
    [[nodiscard]] Eigen::ArrayXd evaluate(const Eigen::MatrixXd& at, bool logarithm) const {
        const Eigen::MatrixXd white = whitened(root_, at);
        Eigen::ArrayXd out(at.cols());
        const Eigen::ArrayXd log_weights = weights_.log();
        for (Index j = 0; j < at.cols(); ++j) {
            const double sum = logarithm ? 0 : sum_of_kernels(white.col(j));
            // What underflows or is not finite goes by logarithms.
            if (sum > 1e-280) {
                out[j] = sum * std::exp(-log_norm_);
                continue;
            }
            Eigen::ArrayXd terms = log_weights;
            for (Index k = 0; k < dimension(); ++k)
                terms -= 0.5 * (white_.row(k).transpose().array() - white(k, j)).square();
            const double most = terms.maxCoeff();
            out[j] = std::isfinite(most) ? most + std::log((terms - most).exp().sum()) - log_norm_ : most;
            if (!logarithm) out[j] = std::exp(out[j]);
        }
        return out;
    }

    [[nodiscard]] double box(double low, double high) const {
        core::require(dimension() == 1, "gaussian_kde.integrate_box_1d", "the estimate must have one dimension, got ",
                      dimension());
        double sum = 0;
        for (Index i = 0; i < count(); ++i) {
            const double a = (low - points_(0, i)) / root_(0, 0), b = (high - points_(0, i)) / root_(0, 0);
            // The difference of the smaller tails.
            sum += weights_[i] * (a > 0 ? special::ndtr(-a) - special::ndtr(-b) : special::ndtr(b) - special::ndtr(a));
        }
        return sum;
    }

    /// The lower factor of a covariance.
    template <class = void>
    [[nodiscard]] static Eigen::MatrixXd cholesky(const char* function, const Eigen::MatrixXd& cov) {
        const Index d = cov.rows();
        Eigen::MatrixXd root = Eigen::MatrixXd::Zero(d, d);
        for (Index j = 0; j < d; ++j)
            for (Index i = j; i < d; ++i) {
                double sum = cov(i, j);
                for (Index k = 0; k < j; ++k) sum -= root(i, k) * root(j, k);
                if (i == j && !(sum > 0))
                    core::fail<core::DataError>(
                        function,
                        "the data appear to lie in a lower-dimensional subspace of the space in which they are "
                        "expressed, so that their covariance is singular");
                root(i, j) = i == j ? std::sqrt(sum) : sum / root(j, j);
            }
        return root;
    }

private:
    template <class = void>
    [[nodiscard]] static double log_normalisation(const Eigen::MatrixXd& root) {
        double sum = 0.5 * static_cast<double>(root.rows()) * std::log(2 * std::numbers::pi);
        for (Index k = 0; k < root.rows(); ++k) sum += std::log(root(k, k));
        return sum;
    }
    // L^-1 x for each column, L L^T a covariance: kernels become spheres.
    template <class = void>
    [[nodiscard]] static Eigen::MatrixXd whitened(const Eigen::MatrixXd& root, Eigen::MatrixXd x) {
        for (Index j = 0; j < x.cols(); ++j)
            for (Index i = 0; i < x.rows(); ++i) {
                double sum = x(i, j);
                for (Index k = 0; k < i; ++k) sum -= root(i, k) * x(k, j);
                x(i, j) = sum / root(i, i);
            }
        return x;
    }
    /// Sum of w_i exp(-|x_i - at|^2 / 2), block by block in the first cache.
    template <class = void>
    [[nodiscard]] double sum_of_kernels(const Eigen::VectorXd& at) const {
        constexpr Index most = 512;
        double block[most], sum = 0;
        for (Index begin = 0; begin < count(); begin += most) {
            const Index size = std::min(most, count() - begin);
            for (Index k = 0; k < dimension(); ++k) {
                const double *x = white_.data() + k * count() + begin, centre = at[k];
                if (k == 0)
                    for (Index i = 0; i < size; ++i) block[i] = -0.5 * (x[i] - centre) * (x[i] - centre);
                else
                    for (Index i = 0; i < size; ++i) block[i] -= 0.5 * (x[i] - centre) * (x[i] - centre);
            }
            for (Index i = 0; i < size; ++i) block[i] = core::detail::exp_nonpositive(block[i]);
            sum += (Eigen::Map<const Eigen::ArrayXd>(block, size) * weights_.segment(begin, size)).sum();
        }
        return sum;
    }
    template <class = void>
    [[nodiscard]] double overlap_by(const Eigen::MatrixXd& root, const Eigen::VectorXd& mean) const {
        const double norm = log_normalisation(root);
        Eigen::VectorXd away(dimension());
        double sum = 0;
        for (Index i = 0; i < count(); ++i) {
            double square = 0;
            for (Index k = 0; k < dimension(); ++k) {
                double value = points_(k, i) - mean[k];
                for (Index l = 0; l < k; ++l) value -= root(k, l) * away[l];
                away[k] = value / root(k, k);
                square += away[k] * away[k];
            }
            sum += weights_[i] * std::exp(-0.5 * square - norm);
        }
        return sum;
    }
    // The root of a 2 x 2 covariance by which NumPy mixes normals: sqrt(eigenvalue) eigenvector as columns, from the
    // larger one on, with the signs that LAPACK's singular vectors have.
    template <class = void>
    [[nodiscard]] Eigen::MatrixXd numpy_root() const {
        const Eigen::MatrixXd cov = covariance();
        const double a = cov(0, 0), b = cov(1, 0), c = cov(1, 1);
        const double half = 0.5 * (a - c), radius = std::hypot(half, b), large = 0.5 * (a + c) + radius;
        const double lesser = (a * c - b * b) / large;
        if (b == 0 && a >= c) return Eigen::Vector2d(std::sqrt(a), std::sqrt(c)).asDiagonal();
        // The eigenvector from the row without cancellation.
        Eigen::Vector2d first = half >= 0 ? Eigen::Vector2d(half + radius, b) : Eigen::Vector2d(b, radius - half);
        first /= std::hypot(first[0], first[1]);
        const bool swapped = a * c - b * b > a * a + b * b;
        if (b == 0 || (swapped ? first[1] < 0 : first[0] > 0)) first = b == 0 ? Eigen::Vector2d(0, 1) : -first;
        Eigen::MatrixXd root(2, 2);
        root.col(0) = std::sqrt(large) * first;
        root.col(1) = std::sqrt(lesser) * (b == 0 ? Eigen::Vector2d(1, 0) : Eigen::Vector2d(first[1], -first[0]));
        return root;
    }

    // Rows of a row-major copy are contiguous, so that one coordinate of all points is read at once.
    Eigen::MatrixXd points_;
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> white_;
    Eigen::ArrayXd weights_;
    Eigen::MatrixXd data_covariance_, root_;
    double neff_ = 0, factor_ = 1, log_norm_ = 0;
};

}  // namespace scixx::stats::detail::samples
