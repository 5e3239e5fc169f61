// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/alternative.hpp>
#include <scixx/stats/detail/pairs.hpp>
#include <scixx/stats/hypothesis/significance.hpp>
#include <scixx/stats/regression.hpp>
#include <tuple>
#include <utility>
#include <vector>

namespace scixx::stats {

/// Options of spearmanr for matrices.
struct SpearmanMatrixOptions {
    int axis = 0;                                      ///< along which the observations of a variable lie
    NanPolicy nan_policy = NanPolicy::propagate;       ///< what happens to NaN; omit leaves out pairs
    Alternative alternative = Alternative::two_sided;  ///< against which the p-values are computed
};

namespace detail::samples {
template <class T>
[[nodiscard]] SignificanceResult<Eigen::ArrayXX<T>> spearman_matrix(const core::List<std::vector<T>>& columns,
                                                                    const SpearmanMatrixOptions& options) {
    const Eigen::Index k = columns.size();
    SignificanceResult<Eigen::ArrayXX<T>> out{Eigen::ArrayXX<T>(k, k), Eigen::ArrayXX<T>(k, k)};
    for (Eigen::Index i = 0; i < k; ++i)
        for (Eigen::Index j = 0; j <= i; ++j) {
            const auto [r, p] = spearmanr(columns[i], columns[j],
                                          {.nan_policy = options.nan_policy, .alternative = options.alternative});
            out.statistic(i, j) = out.statistic(j, i) = r;
            out.pvalue(i, j) = out.pvalue(j, i) = p;
        }
    return out;
}
template <class T, class A>
void append_columns(const A& a, int axis, core::List<std::vector<T>>& columns) {
    const core::Source<T, A> source(a);
    const auto& view = source.view();
    axis = core::normalize_axis("spearmanr", axis, 2);
    for (core::Index j = 0; j < view.shape(1 - axis); ++j) {
        std::vector<T> column;
        for (core::Index i = 0; i < view.shape(axis); ++i) column.push_back(axis == 0 ? view(i, j) : view(j, i));
        columns.push_back(std::move(column));
    }
}
}  // namespace detail::samples

/// Spearman's coefficients between all columns of a matrix, and their p-values.
/// @param a        matrix, a variable a column (a row with axis 1). @param options see SpearmanMatrixOptions.
/// @return  symmetric matrices `statistic` and `pvalue`; NaN in rows and columns of a constant variable.
/// @throws std::invalid_argument for an axis out of bounds, and for NaN under NanPolicy::raise.
/// @note   O(k^2 n log n). @see scipy.stats.spearmanr. Differs from SciPy: two variables, too, give matrices; a
///         constant variable does not make the coefficients of the others NaN.
template <core::ArrayLike A = core::InBraces>
    requires(core::rank_of<A> == 2)
[[nodiscard]] SignificanceResult<Eigen::ArrayXXd> spearmanr(const A& a, const SpearmanMatrixOptions& options = {}) {
    core::List<std::vector<double>> columns;
    detail::samples::append_columns(a, options.axis, columns);
    return detail::samples::spearman_matrix(columns, options);
}
/// The same for the columns of two matrices side by side.
/// @throws std::invalid_argument also for numbers of observations that differ. @see scipy.stats.spearmanr
template <core::ArrayLike A = core::InBraces, core::ArrayLike B>
    requires(core::rank_of<A> == 2 && core::rank_of<B> == 2)
[[nodiscard]] SignificanceResult<Eigen::ArrayXXd> spearmanr(const A& a, const B& b,
                                                            const SpearmanMatrixOptions& options = {}) {
    core::List<std::vector<double>> columns;
    detail::samples::append_columns(a, options.axis, columns);
    detail::samples::append_columns(b, options.axis, columns);
    return detail::samples::spearman_matrix(columns, options);
}

/// Which ranks weigh the exchanges of weightedtau: by name, or a rank >= 0 for each element (0 counts most).
class WeightedtauRank {
public:
    enum Kind {
        both,   ///< SciPy's True: the mean of two coefficients, by decreasing (x, y) and by decreasing (y, x)
        x,      ///< SciPy's None, std::nullopt: by decreasing x, ties by decreasing y
        index,  ///< SciPy's False: an element's place
        given,  ///< from a list
    };
    WeightedtauRank(Kind kind) : kind_(kind) {}                                                   // NOLINT
    WeightedtauRank(std::nullopt_t) : kind_(x) {}                                                 // NOLINT
    WeightedtauRank(std::vector<std::int64_t> ranks) : kind_(given), ranks_(std::move(ranks)) {}  // NOLINT
    [[nodiscard]] Kind kind() const noexcept { return kind_; }
    [[nodiscard]] const std::vector<std::int64_t>& ranks() const noexcept { return ranks_; }

private:
    Kind kind_;
    std::vector<std::int64_t> ranks_;
};
/// Options of weightedtau, in SciPy's order.
struct WeightedtauOptions {
    WeightedtauRank rank = WeightedtauRank::both;   ///< of the elements
    std::function<double(std::int64_t)> weigher{};  ///< weight of a rank >= 0; none: 1 / (1 + rank)
    bool additive = true;                           ///< whether the weights of a pair are added, else multiplied
};

/// Kendall's tau with weighted exchanges, so that those of elements of high rank count more.
///
/// @param x, y     real vectors of one length; NaN counts as smaller than all numbers.
/// @param options  see WeightedtauOptions.
/// @return  statistic in [-1, 1], NaN where x or y is constant or has fewer than two elements; the p-value is NaN, as
///          its distribution is not known.
/// @throws std::invalid_argument for lengths that differ.
/// @note   O(n log n). Source: S. Vigna, Proc. 24th Int. Conf. World Wide Web (2015) 1166. @see scipy.stats.weightedtau
template <core::ArrayLike X = core::InBraces, core::ArrayLike Y = core::InBraces>
    requires(core::rank_of<X> == 1 && core::rank_of<Y> == 1)
[[nodiscard]] SignificanceResult<double> weightedtau(const X& x, const Y& y, const WeightedtauOptions& options = {}) {
    const detail::samples::Pairs p("weightedtau", x, y);
    const auto u = detail::samples::dense_ranks(p.x), v = detail::samples::dense_ranks(p.y);
    const std::size_t n = u.size();
    core::require(options.rank.kind() != WeightedtauRank::given || options.rank.ranks().size() == n, "weightedtau",
                  "rank must have as many elements as x and y, ", n, ", got ", options.rank.ranks().size());
    detail::samples::Weights weights{std::vector<double>(n), options.additive};
    const auto weigh = [&](std::int64_t rank) {
        return options.weigher ? options.weigher(rank) : 1 / (1 + static_cast<double>(rank));
    };
    const auto by_order = [&](const std::vector<std::size_t>& first, const std::vector<std::size_t>& second) {
        const auto order = detail::samples::lexicographic(first, second);
        for (std::size_t i = 0; i < n; ++i) weights.of[order[n - 1 - i]] = weigh(static_cast<std::int64_t>(i));
        return detail::samples::weighted_tau(u, v, weights);
    };
    switch (options.rank.kind()) {
        case WeightedtauRank::both:
            return {(by_order(u, v) + by_order(v, u)) / 2, detail::samples::nan};
        case WeightedtauRank::x:
            return {by_order(u, v), detail::samples::nan};
        default:
            break;
    }
    for (std::size_t i = 0; i < n; ++i)
        weights.of[i] = weigh(options.rank.kind() == WeightedtauRank::index ? static_cast<std::int64_t>(i)
                                                                            : options.rank.ranks()[i]);
    return {detail::samples::weighted_tau(u, v, weights), detail::samples::nan};
}

/// What somersd returns: `auto [statistic, pvalue] = somersd(x, y)`.
struct SomersDResult {
    double statistic;       ///< D of y given x, in [-1, 1]
    double pvalue;          ///< of the hypothesis that there is no association
    Eigen::ArrayXXd table;  ///< the table of counts
    template <class R = SomersDResult>
    static constexpr auto bound() {
        return std::tuple(&R::statistic, &R::pvalue);
    }
};

namespace detail::samples {
template <class T>
[[nodiscard]] SomersDResult somers_test(const std::vector<T>& table, std::size_t rows, std::size_t columns,
                                        Alternative alternative) {
    const auto [d, z] = somers_d(table, rows, columns);
    Eigen::ArrayXX<T> counts(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns));
    for (Eigen::Index i = 0; i < counts.rows(); ++i)
        for (Eigen::Index j = 0; j < counts.cols(); ++j) counts(i, j) = table.data()[i * counts.cols() + j];
    return {d, normal_pvalue(z, alternative), std::move(counts)};
}
}  // namespace detail::samples

/// Somers' D, an asymmetric measure of ordinal association: the share of concordant less that of discordant pairs among
/// those that do not tie in x.
///
/// @param x, y         rankings of one length; the table of D has a row and a column for each distinct value.
/// @param alternative  against which the p-value is computed, from a normal distribution.
/// @return  see SomersDResult; NaN where x or y has fewer than two distinct values.
/// @throws std::invalid_argument for lengths that differ and for NaN.
/// @note   O(n log n + r c) for r and c distinct values. Source: R. H. Somers, Am. Sociol. Rev. 27 (1962) 799.
/// @see    scipy.stats.somersd. Differs from SciPy: NaN is refused.
template <core::ArrayLike X = core::MatrixInBraces, core::ArrayLike Y = core::MatrixInBraces>
    requires(core::rank_of<X> == 1 && core::rank_of<Y> == 1)
[[nodiscard]] SomersDResult somersd(const X& x, const Y& y, Alternative alternative = Alternative::two_sided) {
    const detail::samples::Pairs p("somersd", x, y);
    core::require(!core::detail::has_nan(p.x) && !core::detail::has_nan(p.y), "somersd", "x and y must not hold NaN");
    const auto u = detail::samples::dense_ranks(p.x), v = detail::samples::dense_ranks(p.y);
    const std::size_t rows = u.empty() ? 0 : *std::max_element(u.begin(), u.end()) + 1,
                      columns = v.empty() ? 0 : *std::max_element(v.begin(), v.end()) + 1;
    std::vector<double> table(rows * columns, 0.0);
    for (std::size_t i = 0; i < u.size(); ++i) table[u[i] * columns + v[i]] += 1;
    return detail::samples::somers_test(table, rows, columns, alternative);
}
/// The same of a table of counts, D of the columns given the rows.
/// @param x  table of whole numbers >= 0, at least two of them not 0. @param alternative as above.
/// @throws std::invalid_argument for other tables. @see scipy.stats.somersd
template <core::ArrayLike X = core::MatrixInBraces>
    requires(core::rank_of<X> == 2)
[[nodiscard]] SomersDResult somersd(const X& x, Alternative alternative = Alternative::two_sided) {
    const core::Source<double, X> source(x);
    const auto& view = source.view();
    std::vector<double> table;
    for (core::Index i = 0; i < view.shape(0); ++i)
        for (core::Index j = 0; j < view.shape(1); ++j) {
            core::require(view(i, j) >= 0, "somersd", "all elements of the table must be non-negative, got ",
                          view(i, j));
            core::require(std::isfinite(view(i, j)) && view(i, j) == std::trunc(view(i, j)), "somersd",
                          "all elements of the table must be whole numbers, got ", view(i, j));
            table.push_back(view(i, j));
        }
    core::require(std::count_if(table.begin(), table.end(), [](double v) { return v > 0; }) >= 2, "somersd",
                  "at least two elements of the table must not be 0");
    return detail::samples::somers_test(table, core::to_size(view.shape(0)), core::to_size(view.shape(1)), alternative);
}

}  // namespace scixx::stats
