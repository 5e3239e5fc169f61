// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/stats/hypothesis/contingency.hpp>
#include <utility>
#include <vector>

/// Tables of counts.
namespace scixx::stats::contingency {

/// Sums of a table over the other axis: `auto [rows, columns] = margins(table)`.
/// @param a r x c table. @return sums of the rows, r x 1, and of the columns, 1 x c.
/// @see scipy.stats.contingency.margins
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2)
[[nodiscard]] std::pair<Eigen::ArrayXXd, Eigen::ArrayXXd> margins(const A& a) {
    const core::Source<double, A> source(a);
    const auto& view = source.view();
    std::pair<Eigen::ArrayXXd, Eigen::ArrayXXd> sums{Eigen::ArrayXXd(view.shape(0), 1),
                                                     Eigen::ArrayXXd(1, view.shape(1))};
    for (Eigen::ArrayXXd* sum : {&sums.first, &sums.second}) std::fill_n(sum->data(), sum->size(), 0.0);
    for (core::Index i = 0; i < view.shape(0); ++i)
        for (core::Index j = 0; j < view.shape(1); ++j) {
            sums.first(i, 0) += view(i, j);
            sums.second(0, j) += view(i, j);
        }
    return sums;
}
/// Frequencies that are expected where the axes of a table are independent: products of the margins, divided by powers of
/// the sum.
/// @param observed table of two axes, or more (a Tensor). @return a table of the same shape.
/// @see scipy.stats.contingency.expected_freq
template <core::ArrayLike A = core::MatrixInBraces>
[[nodiscard]] auto expected_freq(const A& observed) {
    const core::Source<double, A> source(observed);
    auto expected = core::allocate<stats::detail::samples::TableOf<A>>(source.view().shape());
    stats::detail::samples::expected_frequencies(source.view(), core::view(expected));
    return expected;
}

/// Measures of association.
enum class AssociationMethod {
    cramer,     ///< Cramer's V
    tschuprow,  ///< Tschuprow's T
    pearson,    ///< Pearson's contingency coefficient
};
/// Options of association, in SciPy's order.
struct AssociationOptions {
    AssociationMethod method = AssociationMethod::cramer;  ///< the measure
    bool correction = false;                               ///< as in Chi2ContingencyOptions
    double lambda_ = Divergence::pearson;                  ///< as in Chi2ContingencyOptions
};
/// Degree of association of the rows and columns of a table, from 0 to 1, by its chi-squared statistic.
/// @param observed r x c table of counts. @param options see AssociationOptions.
/// @throws std::invalid_argument as chi2_contingency. @see scipy.stats.contingency.association
template <core::ArrayLike A = core::MatrixInBraces>
    requires(core::rank_of<A> == 2)
[[nodiscard]] double association(const A& observed, const AssociationOptions& options = {}) {
    const auto found = chi2_contingency(observed, {.correction = options.correction, .lambda_ = options.lambda_});
    const double share = found.statistic / found.expected_freq.sum();
    const double rows = static_cast<double>(found.expected_freq.rows()) - 1,
                 columns = static_cast<double>(found.expected_freq.cols()) - 1;
    switch (options.method) {
        case AssociationMethod::cramer:
            return std::sqrt(share / std::min(rows, columns));
        case AssociationMethod::tschuprow:
            return std::sqrt(share / std::sqrt(rows * columns));
        default:
            return std::sqrt(share / (1 + share));
    }
}

/// What crosstab returns.
template <class A, class B, class I = Eigen::Index>
struct CrosstabResult {
    std::pair<std::vector<A>, std::vector<B>> elements;  ///< values of the rows and of the columns
    Eigen::ArrayXX<I> count;                             ///< how often each pair occurs
};
namespace detail {
template <class A>
[[nodiscard]] std::vector<A> distinct(std::vector<A> values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}
}  // namespace detail

/// Table of how often pairs of values occur in two sequences.
/// @param a, b  std::vectors of one length, of anything that can be compared: numbers, strings.
/// @param levels  values of the rows and of the columns; what is in neither list does not count. Default: all, sorted.
/// @throws std::invalid_argument for lengths that differ. @note O(n (log n + levels)).
/// @see scipy.stats.contingency.crosstab
template <class A, class B>
[[nodiscard]] CrosstabResult<A, B> crosstab(const std::vector<A>& a, const std::vector<B>& b,
                                            const std::pair<std::vector<A>, std::vector<B>>& levels) {
    core::require(a.size() == b.size(), "crosstab", "all sequences must have the same length, got ", a.size(), " and ",
                  b.size());
    CrosstabResult<A, B> result{levels, {}};
    result.count.resize(std::ssize(levels.first), std::ssize(levels.second));
    std::fill_n(result.count.data(), result.count.size(), Eigen::Index(0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto row = std::find(levels.first.begin(), levels.first.end(), a[i]);
        const auto column = std::find(levels.second.begin(), levels.second.end(), b[i]);
        if (row != levels.first.end() && column != levels.second.end())
            ++result.count(row - levels.first.begin(), column - levels.second.begin());
    }
    return result;
}
template <class A, class B>
[[nodiscard]] CrosstabResult<A, B> crosstab(const std::vector<A>& a, const std::vector<B>& b) {
    return crosstab(a, b, {detail::distinct(a), detail::distinct(b)});
}

}  // namespace scixx::stats::contingency
