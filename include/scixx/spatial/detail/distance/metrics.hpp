// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/lines.hpp>
#include <scixx/core/nd_view.hpp>
#include <scixx/spatial/detail/distance/pairwise.hpp>
#include <scixx/spatial/error.hpp>
#include <scixx/spatial/metric.hpp>
#include <string>

namespace scixx::spatial::distance {

namespace detail {

using core::NdView;

/// @throws std::invalid_argument unless there is one weight for each coordinate, none negative or NaN.
template <class = void>
inline void check_weights(const char* function, const Eigen::ArrayXd& w, Index dim) {
    core::require(w.size() == dim, function, "w must have one entry for each of ", dim, " coordinates, got ", w.size());
    for (Index k = 0; k < dim; ++k) core::require(w[k] >= 0, function, "w must not be negative or NaN, got ", w[k]);
}
/// The same for variances.
inline void check_variances(const char* function, const NdView<const double>& v, Index dim) {
    core::require(v.rank() == 1 && v.shape(0) == dim, function, "V must have one entry for each of ", dim,
                  " coordinates, got shape ", v.shape());
    for (Index k = 0; k < dim; ++k) core::require(v(k) >= 0, function, "V must not be negative or NaN, got ", v(k));
}

template <class = void>
inline void check_options(const char* function, Metric metric, const MetricOptions& options, Index dim) {
    core::require(options.p > 0, function, "p must be greater than 0, got ", options.p);
    if (options.w) {
        core::require(metric != Metric::seuclidean && metric != Metric::mahalanobis && metric != Metric::jensenshannon,
                      function, "w is not taken by the metrics seuclidean, mahalanobis and jensenshannon");
        check_weights(function, *options.w, dim);
    }
    if (options.V) check_variances(function, NdView<const double>(options.V->data(), {options.V->size()}), dim);
    core::require(!options.VI || (options.VI->rows() == dim && options.VI->cols() == dim), function, "VI must be ", dim,
                  " x ", dim);
    core::require(!options.base || *options.base > 0, function, "base must be greater than 0");
}

/// The rows of a matrix view without the columns that are not kept.
template <class T>
[[nodiscard]] Rows<T> gather(const NdView<const T>& x, const List<Index>& kept) {
    Rows<T> rows{x.shape(0), kept.size(), {}};
    rows.data.reserve(rows.count * kept.size());
    for (Index i = 0; i < rows.count; ++i)
        for (const Index k : kept) rows.data.push_back(x(i, k));
    return rows;
}

/// Sample covariance of the rows of both sets (once if they are the same), or only its diagonal; summed in double.
template <class T>
[[nodiscard]] List<double> covariance(const Rows<T>& a, const Rows<T>* b, bool diagonal) {
    const Index dim = a.dim;
    List<double> mean(dim, 0.0), out(diagonal ? dim : dim * dim, 0.0), delta(dim);
    Index count = 0;
    for (const Rows<T>* rows : {&a, b}) {
        if (!rows) continue;
        count += rows->count;
        for (Index i = 0; i < rows->count; ++i)
            for (Index k = 0; k < dim; ++k) mean[k] += static_cast<double>(rows->row(i)[k]);
    }
    for (double& value : mean) value /= static_cast<double>(count);
    for (const Rows<T>* rows : {&a, b}) {
        if (!rows) continue;
        for (Index i = 0; i < rows->count; ++i) {
            for (Index k = 0; k < dim; ++k) delta[k] = static_cast<double>(rows->row(i)[k]) - mean[k];
            for (Index k = 0; k < dim; ++k) {
                if (diagonal) {
                    out[k] += delta[k] * delta[k];
                    continue;
                }
                for (Index l = 0; l < dim; ++l) out[k * dim + l] += delta[k] * delta[l];
            }
        }
    }
    for (double& value : out) value /= static_cast<double>(count - 1);
    return out;
}

/// Inverse of the sample covariance of the rows of both sets; empty if it is singular.
///
/// The rank is decided on the correlation matrix, which does not depend on the units of the coordinates. A pivot of its
/// Cholesky factorisation is the part of a coordinate's variance that the coordinates before it do not explain; it has
/// to exceed what rounding leaves.
template <class T>
[[nodiscard]] List<T> inverse_covariance(const Rows<T>& a, const Rows<T>* b) {
    const Index dim = a.dim;
    List<double> m = covariance(a, b, false), deviation(dim), noise(dim);
    const auto count = static_cast<double>(a.count + (b ? b->count : 0));
    for (Index k = 0; k < dim; ++k) {
        deviation[k] = std::sqrt(m[k * dim + k]);
        double largest = 0;
        for (const Rows<T>* rows : {&a, b})
            for (Index i = 0; rows && i < rows->count; ++i)
                largest = std::max(largest, std::abs(static_cast<double>(rows->row(i)[k])));
        if (!(deviation[k] > 0) || !std::isfinite(deviation[k])) return {};
        // Rounding of the data moves a coordinate by eps times its size, rounding of the sums a correlation.
        const double moved = 2 * static_cast<double>(std::numeric_limits<T>::epsilon()) * largest / deviation[k];
        noise[k] = moved * moved + 4 * std::sqrt(count) * std::numeric_limits<double>::epsilon();
    }
    for (Index k = 0; k < dim; ++k)
        for (Index l = 0; l < dim; ++l) m[k * dim + l] /= deviation[k] * deviation[l];
    List<double> rest = m;
    double least = 0;
    for (const double value : noise) least = std::max(least, static_cast<double>(dim) * value);
    for (Index k = 0; k < dim; ++k) {
        Index pivot = k;
        for (Index i = k + 1; i < dim; ++i)
            if (rest[i * dim + i] > rest[pivot * dim + pivot]) pivot = i;
        for (Index j = 0; j < dim && pivot != k; ++j) std::swap(rest[k * dim + j], rest[pivot * dim + j]);
        for (Index i = 0; i < dim && pivot != k; ++i) std::swap(rest[i * dim + k], rest[i * dim + pivot]);
        const double variance = rest[k * dim + k];
        if (!(variance > least)) return {};
        for (Index i = k + 1; i < dim; ++i)
            for (Index j = k + 1; j < dim; ++j) rest[i * dim + j] -= rest[i * dim + k] * rest[k * dim + j] / variance;
    }
    if (!invert(m, a.dim)) return {};
    List<T> out(m.size());
    for (Index k = 0; k < dim; ++k)
        for (Index l = 0; l < dim; ++l) out[k * dim + l] = static_cast<T>(m[k * dim + l] / deviation[k] / deviation[l]);
    return out;
}

template <class T>
void divide_by_sum(Rows<T>& rows) {
    for (Index i = 0; i < rows.count; ++i) {
        T sum = 0;
        for (Index k = 0; k < rows.dim; ++k) sum += rows.row(i)[k];
        for (Index k = 0; k < rows.dim; ++k) rows.row(i)[k] /= sum;
    }
}

/// Weighted norms of the rows, after the removal of their weighted means if `centre`.
template <class T>
[[nodiscard]] List<T> norms(Rows<T>& rows, const List<T>& weight, bool centre) {
    List<T> out(rows.count + lanes<T>, T(1));
    T total = 0;
    for (const T w : weight) total += w;
    for (Index i = 0; i < rows.count; ++i) {
        T* const x = rows.row(i);
        T mean = 0, squares = 0;
        for (Index k = 0; k < rows.dim && centre; ++k) mean += weight[k] * x[k];
        for (Index k = 0; k < rows.dim && centre; ++k) x[k] -= mean / total;
        for (Index k = 0; k < rows.dim; ++k) squares += weight[k] * x[k] * x[k];
        out[i] = std::sqrt(squares);
    }
    return out;
}

/// The distances of truth values, from the weights of (1, 1), (1, 0), (0, 1) and of all.
template <class T>
[[nodiscard]] T truth_distance(Metric metric, T tt, T tf, T ft, T total) {
    const T unequal = tf + ft;
    if (metric == Metric::dice) return unequal == T(0) ? T(0) : unequal / (2 * tt + tf + ft);
    if (metric == Metric::rogerstanimoto) return 2 * unequal / (total + tf + ft);
    if (metric == Metric::russellrao) return (total - tt) / total;
    if (metric == Metric::sokalsneath) return 2 * unequal / (tt + 2 * unequal);
    const T half = tf * ft, ff = total - tt - tf - ft;
    return half == T(0) ? T(0) : 2 * half / (tt * ff + half);
}

/// All distances between the rows of xa and those of xb (of the same array when the target is condensed), by sums of
/// squares as they are.
template <class T>
void plain_distances(const char* function, const NdView<const T>& xa, const NdView<const T>& xb, Metric metric,
                     const MetricOptions& options, const Target<T>& target) {
    const Index dim = xa.shape(1);
    check_options(function, metric, options, dim);
    List<Index> kept;
    List<T> weight;
    T total = 0;
    for (Index k = 0; k < dim; ++k) {
        const T w = options.w ? static_cast<T>((*options.w)[k]) : T(1);
        if (w == T(0)) continue;
        kept.push_back(k);
        weight.push_back(w);
        total += w;
    }
    Rows<T> a = gather(xa, kept), own;
    if (!target.condensed) own = gather(xb, kept);
    Rows<T>& b = target.condensed ? a : own;
    const Rows<T>* const other = target.condensed ? nullptr : &own;
    if (a.count == 0 || b.count == 0) return;
    const auto run_kernel = [&](core::FunctionRef<void(Tile<T>&)> kernel, int height) {
        pairwise<T>(a, Groups<T>(b), weight, kernel, height, target);
    };
    const auto run = [&](const auto& step, const auto& finish) {
        using Kernel = TileKernel<T, std::remove_cvref_t<decltype(step)>, std::remove_cvref_t<decltype(finish)>>;
        run_kernel(Kernel{step, finish}, Kernel::rows);
    };
    const bool weighted = options.w.has_value();
    const auto is_finite = [](T value) { return std::isfinite(value); };
    const bool finite = std::all_of(a.data.begin(), a.data.end(), is_finite) &&
                        std::all_of(own.data.begin(), own.data.end(), is_finite);

    if (metric == Metric::minkowski) {
        if (options.p == 1) metric = Metric::cityblock;
        if (options.p == 2) metric = Metric::euclidean;
        if (options.p == std::numeric_limits<double>::infinity()) metric = Metric::chebyshev;
    }
    const bool take_root = metric == Metric::euclidean || metric == Metric::seuclidean;
    const auto plain = [take_root](Index, Index, const Pack<T>* s) -> Pack<T> {
        return take_root ? square_roots<T>(s[0]) : s[0];
    };
    switch (metric) {
        case Metric::euclidean:
        case Metric::sqeuclidean:
            return weighted ? run(WeightedSquaredDifference{}, plain) : run(SquaredDifference{}, plain);
        case Metric::cityblock:
            return weighted ? run(WeightedAbsoluteDifference{}, plain) : run(AbsoluteDifference{}, plain);
        case Metric::chebyshev:
            if (finite) return run(LargestDifference{}, plain);
            return run(LargestDifferenceOrNaN{}, [](Index, Index, const Pack<T>* s) -> Pack<T> {
                Pack<T> out = s[0];
                for (int l = 0; l < lanes<T>; ++l) out[l] = s[1][l] == s[1][l] ? s[0][l] : s[1][l];
                return out;
            });
        case Metric::minkowski: {
            const T inverse = T(1) / static_cast<T>(options.p);
            return run(PowerDifference<double>{options.p}, [inverse](Index, Index, const Pack<T>* s) -> Pack<T> {
                Pack<T> out = s[0];
                for (T& value : out) value = std::pow(value, inverse);
                return out;
            });
        }
        case Metric::canberra:
            return run(RelativeDifference{}, plain);
        case Metric::braycurtis:
            return run(DifferenceAndSum{}, [](Index, Index, const Pack<T>* s) -> Pack<T> { return s[0] / s[1]; });
        case Metric::hamming:
        case Metric::jaccard: {
            const bool of_all = metric == Metric::hamming;
            if (of_all && finite)
                return run(UnequalFinite{},
                           [total](Index, Index, const Pack<T>* s) -> Pack<T> { return s[0] / total; });
            const auto part = [of_all, total](Index, Index, const Pack<T>* s) -> Pack<T> {
                if (of_all) return s[0] / total;
                Pack<T> out = s[0] / s[1];
                for (int l = 0; l < lanes<T>; ++l) out[l] = s[1][l] != T(0) ? out[l] : T(0);
                return out;
            };
            return finite ? run(UnequalAndAnyFinite{}, part) : run(UnequalAndAny{}, part);
        }
        case Metric::seuclidean: {
            if (options.V)
                for (Index k = 0; k < dim; ++k) weight[k] = static_cast<T>((*options.V)[k]);
            else
                for (Index k = 0; const double variance : covariance(a, other, true))
                    weight[k++] = static_cast<T>(variance);
            for (T& value : weight) value = T(1) / value;
            return run(WeightedSquaredDifference{}, plain);
        }
        case Metric::mahalanobis: {
            List<T> m;
            if (options.VI) {
                for (Index k = 0; k < dim; ++k)
                    for (Index l = 0; l < dim; ++l) m.push_back(static_cast<T>((*options.VI)(k, l)));
            } else {
                const Index count = a.count + (other ? other->count : 0);
                core::require(count > dim, function, "VI must be given: ", count, " points of dimension ", dim,
                              " have a singular covariance");
                m = inverse_covariance(a, other);
                if (m.empty() && dim > 0)
                    core::fail<GeometryError>(function, "the covariance of the points is singular, VI must be given");
            }
            return mahalanobis(a, Groups<T>(b), m, target);
        }
        case Metric::cosine:
        case Metric::correlation: {
            const bool centre = metric == Metric::correlation;
            const List<T> norm_a = norms(a, weight, centre);
            const List<T> norm_b = target.condensed ? norm_a : norms(b, weight, centre);
            const Groups<T> groups(b);
            for (Index i = 0; i < a.count; ++i)
                for (Index k = 0; k < a.dim; ++k) a.row(i)[k] *= weight[k];
            const auto angle = [&](Index i, Index j, const Pack<T>* s) -> Pack<T> {
                const Pack<T> norm_j = Eigen::Map<const Pack<T>>(norm_b.data() + j) * norm_a[i];
                const Pack<T> out = T(1) - s[0] / norm_j;
                // Clipped to [0, 2] by arithmetic that changes nothing inside and lets NaN pass.
                const Pack<T> above = out - T(2), low = (out + out.abs()) / T(2);
                return low - (above + above.abs()) / T(2);
            };
            using Kernel = TileKernel<T, Product, std::remove_cvref_t<decltype(angle)>>;
            return pairwise<T>(a, groups, weight, Kernel{Product{}, angle}, Kernel::rows, target);
        }
        case Metric::jensenshannon: {
            divide_by_sum(a);
            if (!target.condensed) divide_by_sum(b);
            const T scale = options.base ? 1 / static_cast<T>(std::log(*options.base)) : T(1);
            return run(Divergence{}, [scale](Index, Index, const Pack<T>* s) -> Pack<T> {
                Pack<T> out = s[0];
                for (T& value : out) value = std::sqrt((value < 0 ? T(0) : value) / 2 * scale);
                return out;
            });
        }
        default:
            break;
    }
    // The distances of truth values.
    for (T& value : a.data) value = value != T(0);
    for (T& value : own.data) value = value != T(0);
    run(TruthTable{}, [metric, total](Index, Index, const Pack<T>* s) -> Pack<T> {
        Pack<T> out = s[0];
        for (int l = 0; l < lanes<T>; ++l) out[l] = truth_distance<T>(metric, s[0][l], s[1][l], s[2][l], total);
        return out;
    });
}

/// Distances whose sums of squares have overflowed, or are so small that they have lost digits, once more with scaling.
template <class T>
void mend_distances(const NdView<const T>& xa, const NdView<const T>& xb, Metric metric, const MetricOptions& options,
                    const Target<T>& target) {
    // Squares below the first bound have lost digits; those above the second are infinite.
    const T least = metric == Metric::cosine || metric == Metric::correlation
                        ? T(0)
                        : std::sqrt(std::numeric_limits<T>::min() / std::numeric_limits<T>::epsilon());
    List<double> u(xa.shape(1)), v(xa.shape(1));
    const auto load = [](const NdView<const T>& x, Index i, List<double>& to) {
        for (Index k = 0; k < to.size(); ++k) to[k] = static_cast<double>(x(i, k));
    };
    const bool angle = metric == Metric::cosine || metric == Metric::correlation;
    for (Index i = 0; i < target.rows; ++i) {
        bool loaded = false;
        for (Index j = target.first(i); j < target.columns; ++j) {
            T& value = target.at(i, j);
            if (angle ? value == value && value != T(1) : value >= least && value <= std::numeric_limits<T>::max())
                continue;
            if (!loaded) load(xa, i, u);
            loaded = true;
            load(xb, j, v);
            const VectorPair pair{u.data(), v.data(), options.w ? options.w->data() : nullptr, xa.shape(1)};
            value = static_cast<T>(angle                         ? cosine_of(pair, metric == Metric::correlation)
                                   : metric == Metric::euclidean ? euclidean_of(pair)
                                                                 : minkowski_of(pair, options.p));
        }
    }
}

/// All distances between the rows of xa and those of xb (of the same array when the target is condensed).
template <class T>
void distances(const char* function, const NdView<const T>& xa, const NdView<const T>& xb, Metric metric,
               const MetricOptions& options, const Target<T>& target) {
    const bool angle = metric == Metric::cosine || metric == Metric::correlation;
    if constexpr (std::is_same_v<T, float>) {
        if (angle || metric == Metric::jensenshannon) {
            // 1 - cos and sums of logarithms cancel: in double, some rows at a time.
            constexpr Index some = 128;
            Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> a(xa.shape(0), xa.shape(1)),
                b(xb.shape(0), xb.shape(1)), out(std::min(some, a.rows()), b.rows());
            core::copy(xa, NdView<double>(a.data(), xa.shape()));
            core::copy(xb, NdView<double>(b.data(), xb.shape()));
            for (Index begin = 0; begin < a.rows(); begin += some) {
                const Index count = std::min(some, a.rows() - begin);
                distances<double>(function, NdView<const double>(a.data() + begin * a.cols(), {count, a.cols()}),
                                  NdView<const double>(b.data(), xb.shape()), metric, options,
                                  {out.data(), count, b.rows(), b.rows(), 1, false});
                for (Index i = 0; i < count; ++i)
                    for (Index j = target.first(begin + i); j < target.columns; ++j)
                        target.at(begin + i, j) = static_cast<float>(out(i, j));
            }
            return;
        }
    }
    plain_distances<T>(function, xa, xb, metric, options, target);
    if (angle || metric == Metric::euclidean || metric == Metric::minkowski)
        mend_distances<T>(xa, xb, metric, options, target);
}

}  // namespace detail
}  // namespace scixx::spatial::distance
