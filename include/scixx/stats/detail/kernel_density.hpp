// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/linalg/cholesky.hpp>
#include <scixx/special/ndtr.hpp>
#include <stdexcept>
#include <utility>
#include <vector>

namespace scixx::stats::detail {

/// Sums of normal densities about weighted points.
class KernelDensity {
public:
    using Index = Eigen::Index;

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

    void scale(double factor) {
        core::require(factor > 0 && std::isfinite(factor), "gaussian_kde",
                      "bw_method must give a positive factor, got ", factor);
        factor_ = factor;
        try {
            root_ = linalg::cholesky(data_covariance_, {.lower = true});
        } catch (const std::runtime_error&) {
            throw std::runtime_error(
                "gaussian_kde: the data appear to lie in a lower-dimensional subspace of the space in which they are "
                "expressed, so that their covariance is singular");
        }
        root_ *= factor;
        log_norm_ = 0.5 * static_cast<double>(dimension()) * std::log(2 * std::numbers::pi) +
                    root_.diagonal().array().log().sum();
        white_ = whitened(points_);
    }

    [[nodiscard]] Eigen::ArrayXd evaluate(const Eigen::MatrixXd& at, bool logarithm) const {
        const Eigen::MatrixXd white = whitened(at);
        Eigen::ArrayXd out(at.cols());
        Eigen::ArrayXd energy(count());
        const Eigen::ArrayXd log_weights = weights_.log();
        for (Index j = 0; j < at.cols(); ++j) {
            energy.setZero();
            for (Index k = 0; k < dimension(); ++k)
                energy += (white_.row(k).transpose().array() - white(k, j)).square();
            if (logarithm) {
                const Eigen::ArrayXd terms = log_weights - 0.5 * energy;
                const double most = terms.maxCoeff();
                out[j] = std::isfinite(most) ? most + std::log((terms - most).exp().sum()) - log_norm_ : most;
            } else {
                out[j] = ((-0.5 * energy).exp() * weights_).sum() * std::exp(-log_norm_);
            }
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

private:
    // L^-1 x for each column, L L^T the covariance of a kernel: kernels become spheres.
    [[nodiscard]] Eigen::MatrixXd whitened(Eigen::MatrixXd x) const {
        for (Index j = 0; j < x.cols(); ++j)
            for (Index i = 0; i < x.rows(); ++i) {
                double sum = x(i, j);
                for (Index k = 0; k < i; ++k) sum -= root_(i, k) * x(k, j);
                x(i, j) = sum / root_(i, i);
            }
        return x;
    }

    // Rows of a row-major copy are contiguous, so that one coordinate of all points is read at once.
    Eigen::MatrixXd points_;
    Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> white_;
    Eigen::ArrayXd weights_;
    Eigen::MatrixXd data_covariance_, root_;
    double neff_ = 0, factor_ = 1, log_norm_ = 0;
};

}  // namespace scixx::stats::detail
