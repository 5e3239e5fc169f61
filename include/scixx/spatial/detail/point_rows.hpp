// SPDX-License-Identifier: BSD-3-Clause
#pragma once

// What the geometric structures do with their input: checks, copies and Qhull's options.

#include <initializer_list>
#include <scixx/core/array.hpp>
#include <scixx/spatial/detail/nd_predicates.hpp>
#include <string>
#include <string_view>

namespace scixx::spatial::detail {

template <class T>
using PointRows = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Calls visit(word) for the words of a text.
template <class Visit>
void for_each_word(std::string_view text, const Visit& visit) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) visit(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

template <class = void>
[[nodiscard]] inline bool has_word(std::string_view text, std::string_view word) {
    bool found = false;
    for_each_word(text, [&](std::string_view other) { found = found || other == word; });
    return found;
}

/// Whether a word is `option` with a number behind, as "QG-4" and "QJ0.01" are.
template <class = void>
[[nodiscard]] inline bool is_numbered(std::string_view word, std::string_view option) {
    return word.size() > option.size() && word.substr(0, option.size()) == option &&
           word.find_first_not_of("-0123456789.e", option.size()) == std::string_view::npos;
}

/// @throws std::invalid_argument for an option that is none of `known` nor QJ, which is met: joggling makes inexact
///         decisions safe, and there are none here.
template <class = void>
inline void check_qhull_options(const char* function, std::string_view options,
                                std::initializer_list<std::string_view> known) {
    std::string list;
    for (const std::string_view word : known) list.append(word).append(" ");
    list.append("QJ");
    for_each_word(options, [&](std::string_view word) {
        core::require(
            std::find(known.begin(), known.end(), word) != known.end() || word == "QJ" || is_numbered(word, "QJ"),
            function, "qhull_options must be of ", list, ", got \"", word, "\"");
    });
}

/// n x d finite numbers with 2 <= d <= 8, or the given number of columns when it is not 0.
/// @throws std::invalid_argument
template <class = void>
inline void check_points(const char* function, const core::NdView<const double>& x, Eigen::Index columns) {
    core::require(x.rank() == 2, function, "points must be a two-dimensional array, got shape ", x.shape());
    if (columns != 0)
        core::require(x.shape(1) == columns, function, "points must have ", columns, " columns, got shape ", x.shape(),
                      " (each point is a row)");
    core::require(x.shape(1) >= 2 && x.shape(1) <= max_dimension, function, "points must have 2 to ", max_dimension,
                  " columns, got shape ", x.shape(), " (each point is a row)");
    bool finite = true;
    for (Index i = 0; i < x.shape(0); ++i)
        for (Index j = 0; j < x.shape(1); ++j) finite = finite && std::isfinite(x(i, j));
    core::require(finite, function, "points must not hold NaN or infinity");
}

/// The rows with the added ones below them.
template <class T>
[[nodiscard]] PointRows<T> stacked(const PointRows<T>& rows, const core::NdView<const double>& added) {
    PointRows<T> all(rows.rows() + added.shape(0), added.shape(1));
    std::copy_n(rows.data(), rows.size(), all.data());
    double* to = all.data() + rows.size();
    for (Index i = 0; i < added.shape(0); ++i)
        for (Index j = 0; j < added.shape(1); ++j) *to++ = added(i, j);
    return all;
}

/// Least and largest coordinates of all rows, or of those listed.
template <class T>
void bounding_box(const PointRows<T>& rows, Eigen::ArrayX<T>& low, Eigen::ArrayX<T>& high, const int* listed = nullptr,
                  Index count = 0) {
    const Index d = rows.cols();
    double least[max_dimension], most[max_dimension];
    std::fill_n(least, max_dimension, std::numeric_limits<double>::infinity());
    std::fill_n(most, max_dimension, -std::numeric_limits<double>::infinity());
    for (Index i = 0; i < (listed ? count : rows.rows()); ++i) {
        const double* const p = rows.data() + (listed ? listed[i] : i) * d;
        for (Index j = 0; j < d; ++j) {
            least[j] = std::min(least[j], p[j]);
            most[j] = std::max(most[j], p[j]);
        }
    }
    low.resize(d);
    high.resize(d);
    std::copy_n(least, d, low.data());
    std::copy_n(most, d, high.data());
}

}  // namespace scixx::spatial::detail
