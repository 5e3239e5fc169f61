// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <numbers>
#include <optional>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/exponential.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/random_stream.hpp>
#include <scixx/special/ndtr.hpp>
#include <utility>
#include <vector>

namespace scixx::stats::detail::samples {

/// Sums of normal densities about weighted points.
template <class T = double>
class KernelDensity {
public:
    using Index = Eigen::Index;
    using Matrix = Eigen::MatrixX<T>;
    using Array = Eigen::ArrayX<T>;

    KernelDensity(const char* function, Matrix points, const std::optional<Array>& weights)
        : points_(std::move(points)), weights_(points_.cols()) {
        const Index n = count(), d = dimension();
        core::require(n >= 2 && d >= 1, function, "dataset must have more than one element, got ", d, " x ", n);
        bool finite = true;
        for (Index i = 0; i < points_.size(); ++i) finite = finite && std::isfinite(points_.data()[i]);
        core::require(finite, function, "dataset must be finite");
        if (weights) {
            core::require(weights->size() == n, function, "weights must have one entry for each of ", n,
                          " points, got ", weights->size());
            bool negative = false;
            T sum = 0;
            for (Index i = 0; i < n; ++i) {
                negative |= !((*weights)[i] >= 0);
                sum += (*weights)[i];
            }
            core::require(!negative && sum > 0 && std::isfinite(sum), function,
                          "weights must be finite, not negative, and not all 0");
            for (Index i = 0; i < n; ++i) weights_[i] = (*weights)[i] / sum;
        } else {
            std::fill_n(weights_.data(), n, 1 / static_cast<T>(n));
        }
        T squares = 0;
        for (Index i = 0; i < n; ++i) squares += weights_[i] * weights_[i];
        neff_ = 1 / squares;
        Eigen::ArrayXX<T> away(n, d);  // one coordinate of all points after the other, less its mean
        for (Index i = 0; i < n; ++i)
            for (Index k = 0; k < d; ++k) away(i, k) = points_(k, i);
        data_covariance_.resize(d, d);
        for (Index k = 0; k < d; ++k) {
            const T mean = (away.col(k) * weights_).sum();
            if ((away.col(k) == away(0, k)).all())
                away.col(k).setZero();  // the mean's rounding is no variance
            else
                away.col(k) -= mean;
            for (Index l = 0; l <= k; ++l) {
                const T sum = (away.col(k) * weights_ * away.col(l)).sum();
                data_covariance_(k, l) = data_covariance_(l, k) = sum / (1 - squares);
            }
        }
    }

    [[nodiscard]] Index dimension() const noexcept { return points_.rows(); }
    [[nodiscard]] Index count() const noexcept { return points_.cols(); }
    [[nodiscard]] T neff() const noexcept { return neff_; }
    [[nodiscard]] Matrix covariance() const {
        Matrix out = data_covariance_;
        for (Index k = 0; k < out.size(); ++k) out.data()[k] *= factor_ * factor_;
        return out;
    }

    [[nodiscard]] const Matrix& points() const noexcept { return points_; }
    [[nodiscard]] const Array& weights() const noexcept { return weights_; }

    void scale(T factor) {
        core::require(factor > 0 && std::isfinite(factor), "gaussian_kde",
                      "bw_method must give a positive factor, got ", factor);
        factor_ = factor;
        if (count() <= dimension()) singular("gaussian_kde");  // whatever rounding made of it
        root_ = cholesky("gaussian_kde", data_covariance_);
        for (Index k = 0; k < root_.size(); ++k) root_.data()[k] *= factor;
        log_norm_ = log_normalisation(root_);
        const Matrix white = whitened(root_, points_);
        white_.resize(white.size());
        for (Index k = 0; k < dimension(); ++k)
            for (Index i = 0; i < count(); ++i) white_[k * count() + i] = white(k, i);
    }

    /// The estimate of some coordinates.
    [[nodiscard]] KernelDensity marginal(const std::vector<Index>& dimensions) const {
        Matrix rows(std::ssize(dimensions), count());
        for (Index i = 0; i < count(); ++i)
            for (Index k = 0; k < rows.rows(); ++k) rows(k, i) = points_(dimensions.data()[k], i);
        KernelDensity other("gaussian_kde", std::move(rows), weights_);
        other.scale(factor_);
        return other;
    }

    /// Sum of w_i N(x_i; mean, cov + kernel's covariance).
    [[nodiscard]] T overlap(const char* function, const Eigen::VectorX<T>& mean, const Matrix& cov) const {
        return overlap_by(cholesky(function, sum_of(covariance(), cov)), mean.data());
    }
    /// The same for all points of another estimate. The covariance is factored once; the one with fewer points leads.
    [[nodiscard]] T overlap(const char* function, const KernelDensity& other) const {
        if (other.count() > count()) return other.overlap(function, *this);
        const Matrix root = cholesky(function, sum_of(covariance(), other.covariance()));
        T sum = 0;
        for (Index j = 0; j < other.count(); ++j) sum += other.weights_[j] * overlap_by(root, &other.points_(0, j));
        return sum;
    }

    /// Samples as columns: normals with the kernel's covariance, a row of `stream` each, about points drawn by weight.
    [[nodiscard]] Matrix resample(Index size, core::RandomStream& stream) const {
        const Index d = dimension();
        Matrix normals(d, size);
        stream.normal(normals.data(), normals.size());
        core::List<T> cumulative(count()), uniform(size);
        T sum = 0;
        for (Index i = 0; i < count(); ++i) cumulative[i] = sum += weights_[i];
        // A guide: where the search for k / n ends, that for a number in [k / n, (k + 1) / n) begins.
        core::List<Index> guide(count());
        for (Index i = 0, k = 0; i < count(); ++i) {
            cumulative[i] /= sum;
            for (; k < count() && static_cast<T>(k) < cumulative[i] * static_cast<T>(count()); ++k) guide[k] = i;
        }
        stream.uniform(uniform.data(), size);
        const Matrix mix = d == 2 ? numpy_root() : root_;
        Matrix out(d, size);
        for (Index j = 0; j < size; ++j) {
            const T u = uniform[j];
            const auto below = [&](Index i) { return cumulative[i] <= u; };
            Index i = guide[static_cast<Index>(u * static_cast<T>(count()))];
            while (i + 1 < count() && below(i)) ++i;
            while (i > 0 && !below(i - 1)) --i;
            for (Index k = 0; k < d; ++k) {
                T value = 0;
                for (Index l = 0; l < d; ++l) value += mix(k, l) * normals(l, j);
                out(k, j) = points_(k, i) + value;
            }
        }
        return out;
    }

    [[nodiscard]] Array evaluate(const Matrix& at, bool logarithm) const {
        const Matrix white = whitened(root_, at);
        Array out(at.cols()), terms, log_weights;
        for (Index j = 0; j < at.cols(); ++j) {
            const T* centre = white.data() + j * dimension();
            const T sum = logarithm ? 0 : sum_of_kernels(centre);
            // What underflows or is not finite goes by logarithms.
            if (sum > 1e-280) {
                out[j] = sum * std::exp(-log_norm_);
                continue;
            }
            if (log_weights.size() == 0) log_weights = weights_.log();
            const T logarithm_of_sum = log_sum_of_kernels(centre, log_weights, terms) - log_norm_;
            out[j] = logarithm ? logarithm_of_sum : std::exp(logarithm_of_sum);
        }
        return out;
    }

    [[nodiscard]] T box(T low, T high) const {
        core::require(dimension() == 1, "gaussian_kde.integrate_box_1d", "the estimate must have one dimension, got ",
                      dimension());
        T sum = 0;
        for (Index i = 0; i < count(); ++i) {
            const T a = (low - points_(0, i)) / root_(0, 0), b = (high - points_(0, i)) / root_(0, 0);
            // The difference of the smaller tails.
            sum += weights_[i] * (a > 0 ? special::ndtr(-a) - special::ndtr(-b) : special::ndtr(b) - special::ndtr(a));
        }
        return sum;
    }

    /// The lower factor of a covariance.
    [[nodiscard]] static Matrix cholesky(const char* function, const Matrix& cov) {
        const Index d = cov.rows();
        Matrix root = Matrix::Zero(d, d);
        for (Index j = 0; j < d; ++j)
            for (Index i = j; i < d; ++i) {
                T sum = cov(i, j);
                for (Index k = 0; k < j; ++k) sum -= root(i, k) * root(j, k);
                if (i == j && !(sum > 0)) singular(function);
                root(i, j) = i == j ? std::sqrt(sum) : sum / root(j, j);
            }
        return root;
    }

private:
    [[noreturn]] static void singular(const char* function) {
        core::fail<core::DataError>(function,
                                    "the data appear to lie in a lower-dimensional subspace of the space in which they "
                                    "are expressed, so that their covariance is singular");
    }
    [[nodiscard]] static T log_normalisation(const Matrix& root) {
        T sum = 0.5 * static_cast<T>(root.rows()) * std::log(2 * std::numbers::pi);
        for (Index k = 0; k < root.rows(); ++k) sum += std::log(root(k, k));
        return sum;
    }
    // L^-1 x for each column, L L^T a covariance: kernels become spheres.
    [[nodiscard]] static Matrix whitened(const Matrix& root, Matrix x) {
        for (Index j = 0; j < x.cols(); ++j)
            for (Index i = 0; i < x.rows(); ++i) {
                T sum = x(i, j);
                for (Index k = 0; k < i; ++k) sum -= root(i, k) * x(k, j);
                x(i, j) = sum / root(i, i);
            }
        return x;
    }
    static Matrix sum_of(Matrix a, const Matrix& b) {
        for (Index k = 0; k < a.size(); ++k) a.data()[k] += b.data()[k];
        return a;
    }
    /// Sum of w_i exp(-|x_i - at|^2 / 2), block by block in the first cache.
    [[nodiscard]] T sum_of_kernels(const T* at) const {
        constexpr Index most = 512, lanes = 8;
        T block[most], sums[lanes] = {};
        for (Index begin = 0; begin < count(); begin += most) {
            const Index size = std::min(most, count() - begin);
            for (Index k = 0; k < dimension(); ++k) {
                const T *x = white_.data() + k * count() + begin, centre = at[k];
                if (k == 0)
                    for (Index i = 0; i < size; ++i) block[i] = -0.5 * (x[i] - centre) * (x[i] - centre);
                else
                    for (Index i = 0; i < size; ++i) block[i] -= 0.5 * (x[i] - centre) * (x[i] - centre);
            }
            const T* weights = weights_.data() + begin;
            for (Index i = 0; i < size; ++i) block[i] = weights[i] * core::detail::exp_nonpositive(block[i]);
            for (Index i = size; i % lanes != 0; ++i) block[i] = 0;
            for (Index i = 0; i < size; i += lanes)
                for (Index l = 0; l < lanes; ++l) sums[l] += block[i + l];
        }
        return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
    }
    /// The logarithm of the sum of w_i exp(-|x_i - at|^2 / 2), by way of `terms`.
    [[nodiscard]] T log_sum_of_kernels(const T* at, const Array& log_weights, Array& terms) const {
        terms = log_weights;
        for (Index k = 0; k < dimension(); ++k)
            terms -= T(0.5) * (Eigen::Map<const Array>(white_.data() + k * count(), count()) - at[k]).square();
        const T most = terms.maxCoeff();
        // Where all terms are -inf the sum tells whether one is NaN.
        return most + (std::isfinite(most) ? std::log((terms - most).exp().sum()) : terms.sum());
    }
    [[nodiscard]] T overlap_by(const Matrix& root, const T* mean) const {
        const T norm = log_normalisation(root);
        core::List<T> room(dimension());
        T *away = room.data(), sum = 0;
        for (Index i = 0; i < count(); ++i) {
            T square = 0;
            for (Index k = 0; k < dimension(); ++k) {
                T value = points_(k, i) - mean[k];
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
    [[nodiscard]] Matrix numpy_root() const {
        const Matrix cov = covariance();
        const T a = cov(0, 0), b = cov(1, 0), c = cov(1, 1);
        const T half = 0.5 * (a - c), radius = std::hypot(half, b), large = 0.5 * (a + c) + radius;
        const T lesser = (a * c - b * b) / large;
        Matrix root = Matrix::Zero(2, 2);
        const auto columns = [&](T first, T second, T other_first, T other_second) {
            root(0, 0) = std::sqrt(large) * first;
            root(1, 0) = std::sqrt(large) * second;
            root(0, 1) = std::sqrt(lesser) * other_first;
            root(1, 1) = std::sqrt(lesser) * other_second;
        };
        if (b == 0 && a >= c) {
            root(0, 0) = std::sqrt(a);
            root(1, 1) = std::sqrt(c);
        } else if (b == 0) {
            columns(0, 1, 1, 0);
        } else {
            // The eigenvector from the row without cancellation.
            T x = half >= 0 ? half + radius : b, y = half >= 0 ? b : radius - half;
            const bool swapped = a * c - b * b > a * a + b * b;
            const T norm = std::copysign(std::hypot(x, y), (swapped ? y < 0 : x > 0) ? T(-1) : T(1));
            x /= norm;
            y /= norm;
            columns(x, y, y, -x);
        }
        return root;
    }

    Matrix points_, data_covariance_, root_;
    Array white_, weights_;  // white_: one coordinate of all points after the other
    T neff_ = 0, factor_ = 1, log_norm_ = 0;
};

}  // namespace scixx::stats::detail::samples
