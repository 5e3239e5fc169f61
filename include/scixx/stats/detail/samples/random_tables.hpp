// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/resampling/detail/by_method.hpp>
#include <span>
#include <vector>

/// Tables with given margins, for tests of independence by resampling.
namespace scixx::stats::detail::samples {

using TableStatistic = core::FunctionRef<double(const Eigen::ArrayXXd&)>;

template <class A>
[[nodiscard]] Eigen::ArrayXXd counts_of(const char* function, const A& table) {
    const core::Source<double, A> source(table);
    const auto& o = source.view();
    core::require(!o.empty(), function, "the table must not be empty");
    Eigen::ArrayXXd counts(o.shape(0), o.shape(1));
    core::copy(o, core::view(counts));
    core::require((counts >= 0).all() && (counts == counts.floor()).all() && counts.sum() < 4294967295.0, function,
                  "the table must hold whole numbers that are not negative");
    return counts;
}

/// Sum of log(n!) over the entries, in ascending order so that tables with the same entries have the same sum.
[[nodiscard]] inline double log_factorials(const Eigen::ArrayXXd& table) {
    std::vector<double> entries(table.data(), table.data() + table.size());
    std::sort(entries.begin(), entries.end());
    double sum = 0;
    for (const double n : entries) sum += special::gammaln(n + 1);
    return sum;
}
/// Logarithm of the constant c of the probability c / (product of the entries' factorials) of a table with these margins.
[[nodiscard]] inline double log_margins(const Eigen::ArrayXXd& table) {
    return log_factorials(table.rowwise().sum()) + log_factorials(table.colwise().sum().transpose()) -
           special::gammaln(table.sum() + 1);
}

/// The row and the column of each observation.
struct Labels {
    std::vector<double> row;
    std::vector<Eigen::Index> column;
    explicit Labels(const Eigen::ArrayXXd& counts) {
        for (Eigen::Index i = 0; i < counts.rows(); ++i)
            for (Eigen::Index j = 0; j < counts.cols(); ++j) {
                row.insert(row.end(), static_cast<std::size_t>(counts(i, j)), static_cast<double>(i));
                column.insert(column.end(), static_cast<std::size_t>(counts(i, j)), j);
            }
    }
};

/// The p-value of a statistic among those of tables with the same margins. Random tables, too, are random pairings
/// (J. M. Boyett, Appl. Stat. 28 (1979) 329).
template <resampling::Method Method>
[[nodiscard]] double table_pvalue(const char* function, const Eigen::ArrayXXd& counts, const Method& method,
                                  TableStatistic statistic, Alternative alternative) {
    const Labels labels(counts);
    Eigen::ArrayXXd table(counts.rows(), counts.cols());
    const auto of_rows = [&](std::span<const core::Sample> s) {
        table.setZero();
        for (std::size_t k = 0; k < s[0].size(); ++k) table(static_cast<Eigen::Index>(s[0][k]), labels.column[k]) += 1;
        return statistic(table);
    };
    if constexpr (std::same_as<Method, PermutationMethod>) {
        return resampling::pvalue_by(function, method, resampling::data_of({labels.row}), of_rows,
                                     resampling::Exchange::pairings, alternative);
    } else {
        core::require(method.rvs.empty(), function, "rvs must be empty, tables are drawn with the given margins");
        const auto stream = method.rng.open();
        std::vector<std::uint32_t> order(labels.row.size());
        const auto shuffled = [&](std::span<double> out) {
            stream->permutation(static_cast<core::Index>(order.size()), order.data());
            for (std::size_t k = 0; k < order.size(); ++k) out[k] = labels.row[order[k]];
        };
        return resampling::pvalue_by(function, MonteCarloMethod{.n_resamples = method.n_resamples, .rvs = {shuffled}},
                                     resampling::data_of({labels.row}), of_rows, resampling::Exchange::pairings,
                                     alternative);
    }
}

}  // namespace scixx::stats::detail::samples
