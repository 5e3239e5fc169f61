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
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/special/gamma.hpp>
#include <scixx/stats/resampling/detail/by_method.hpp>
#include <span>
#include <vector>

/// Tables with given margins, for tests of independence by resampling.
namespace scixx::stats::detail::samples {

using TableStatistic = core::FunctionRef<double(const Eigen::ArrayXXd&)>;

template <class T = double, class A>
[[nodiscard]] Eigen::ArrayXX<T> counts_of(const char* function, const A& table) {
    const core::Source<T, A> source(table);
    const auto& o = source.view();
    core::require(!o.empty(), function, "the table must not be empty");
    Eigen::ArrayXX<T> counts(o.shape(0), o.shape(1));
    core::copy(o, core::view(counts));
    bool whole = true;
    T sum = 0;
    for (Eigen::Index i = 0; i < counts.size(); ++i) {
        const T count = counts.data()[i];
        whole = whole && count >= 0 && count == std::floor(count);
        sum += count;
    }
    core::require(whole && sum < 4294967295.0, function, "the table must hold whole numbers that are not negative");
    return counts;
}

/// Sum of log(n!), in ascending order so that the same counts have the same sum.
template <class T>
[[nodiscard]] T log_factorials(std::vector<T> counts) {
    std::sort(counts.begin(), counts.end());
    T sum = 0;
    for (const T n : counts) sum += special::gammaln(n + 1);
    return sum;
}
template <class T>
[[nodiscard]] T log_factorials(const Eigen::ArrayXX<T>& table) {
    return log_factorials(std::vector<T>(table.data(), table.data() + table.size()));
}
/// Logarithm of the constant c of the probability c / (product of the entries' factorials) of a table with these margins.
template <class T>
[[nodiscard]] T log_margins(const Eigen::ArrayXX<T>& table) {
    core::List<T> rows(table.rows(), T(0)), columns(table.cols(), T(0));
    T all = 0;
    for (Eigen::Index j = 0; j < table.cols(); ++j)
        for (Eigen::Index i = 0; i < table.rows(); ++i) {
            rows.data()[i] += table(i, j);
            columns.data()[j] += table(i, j);
            all += table(i, j);
        }
    return log_factorials(rows) + log_factorials(columns) - special::gammaln(all + 1);
}

/// The row and the column of each observation.
template <class T>
struct Labels {
    std::vector<T> row;
    std::vector<Eigen::Index> column;
    explicit Labels(const Eigen::ArrayXX<T>& counts) {
        for (Eigen::Index i = 0; i < counts.rows(); ++i)
            for (Eigen::Index j = 0; j < counts.cols(); ++j)
                for (T k = 0; k < counts(i, j); ++k) {
                    row.push_back(static_cast<T>(i));
                    column.push_back(j);
                }
    }
};

/// The p-value of a statistic among those of tables with the same margins. Random tables, too, are random pairings
/// (J. M. Boyett, Appl. Stat. 28 (1979) 329).
template <class T, resampling::Method Method>
[[nodiscard]] T table_pvalue(const char* function, const Eigen::ArrayXX<T>& counts, const Method& method,
                             TableStatistic statistic, Alternative alternative) {
    const Labels<T> labels(counts);
    Eigen::ArrayXX<T> table(counts.rows(), counts.cols());
    const auto of_rows = [&](std::span<const core::Sample> s) {
        std::fill_n(table.data(), table.size(), T(0));
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
            stream->permutation(std::ssize(order), order.data());
            for (std::size_t k = 0; k < order.size(); ++k) out[k] = labels.row[order[k]];
        };
        return resampling::pvalue_by(function, MonteCarloMethod{.n_resamples = method.n_resamples, .rvs = {shuffled}},
                                     resampling::data_of({labels.row}), of_rows, resampling::Exchange::pairings,
                                     alternative);
    }
}

}  // namespace scixx::stats::detail::samples
