// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <numbers>
#include <scixx/core/kernel/list.hpp>
#include <scixx/signal/detail/peaks/peaks.hpp>
#include <utility>

namespace scixx::signal::detail::peaks {

template <class T>
using Scales = Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// The signal's correlation with Ricker's wavelet (1 - t^2/a^2) exp(-t^2 / (2 a^2)) of each width, one a row.
template <class T>
Scales<T> ricker_transform(const Eigen::ArrayXd& x, const Eigen::ArrayXd& widths) {
    const Index n = x.size();
    Scales<T> out(widths.size(), n);
    for (Index r = 0; r < widths.size(); ++r) {
        const double a = widths[r], points = std::min(10 * a, static_cast<double>(n));
        const auto size = static_cast<Index>(std::ceil(points));
        core::List<T> w(size);
        const double scale = 2 / (std::sqrt(3 * a) * std::pow(std::numbers::pi, 0.25));
        for (Index i = 0; i < size; ++i) {
            const double t = static_cast<double>(i) - (points - 1) / 2, s = t * t / (a * a);
            w[size - 1 - i] = scale * (1 - s) * std::exp(-s / 2);
        }
        for (Index i = 0; i < n; ++i) {  // the middle of the full convolution
            T sum = 0;
            const Index at = i + (size - 1) / 2;
            for (Index k = std::max<Index>(0, at - n + 1); k < std::min(size, at + 1); ++k) sum += w[k] * x[at - k];
            out(r, i) = sum;
        }
    }
    return out;
}

using Ridge = core::List<std::pair<Index, Index>>;  // rows and columns, from the smallest width on

/// Chains of maxima from the largest width down to the smallest, each going on at the nearest maximum within the row's
/// distance; a chain ends after more than `gap` rows without one.
template <class T>
core::List<Ridge> ridge_lines(const Scales<T>& m, const core::List<double>& distances, double gap) {
    struct Chain {
        Ridge points;
        Index missed = 0;
    };
    core::List<Chain> open, closed;
    bool begun = false;
    for (Index row = m.rows() - 1; row >= 0; --row) {
        core::List<Index> maxima;
        for (Index i = 1; i + 1 < m.cols(); ++i)
            if (m(row, i) > m(row, i - 1) && m(row, i) > m(row, i + 1)) maxima.push_back(i);
        if (!begun && maxima.empty()) continue;
        const Index before = begun ? open.size() : 0;
        begun = true;
        core::List<Index> columns;
        for (Index c = 0; c < before; ++c) {
            ++open[c].missed;
            columns.push_back(open[c].points.back().second);
        }
        for (const Index column : maxima) {
            Index nearest = before;
            for (Index c = 0; c < before; ++c)
                if (nearest == before || std::abs(columns[c] - column) < std::abs(columns[nearest] - column))
                    nearest = c;
            if (nearest < before && static_cast<double>(std::abs(columns[nearest] - column)) <= distances[row]) {
                open[nearest].points.emplace_back(row, column);
                open[nearest].missed = 0;
            } else
                open.push_back({{{row, column}}, 0});
        }
        for (Index c = open.size(); c-- > 0;)
            if (static_cast<double>(open[c].missed) > gap) {
                closed.push_back(std::move(open[c]));
                open.erase(open.begin() + c);
            }
    }
    core::List<Ridge> out;
    for (auto* chains : {&closed, &open})
        for (Chain& chain : *chains) {
            std::stable_sort(chain.points.begin(), chain.points.end(),
                             [](const auto& a, const auto& b) { return a.first < b.first; });
            out.push_back(std::move(chain.points));
        }
    return out;
}

/// Percentile with linear interpolation between the sorted values.
template <class Row>
double percentile(Row values, double percent) {
    std::sort(values.data(), values.data() + values.size());
    const double at = percent / 100 * static_cast<double>(values.size() - 1);
    const auto low = static_cast<Index>(std::floor(at));
    const Index high = std::min(low + 1, static_cast<Index>(values.size()) - 1);
    return values[low] + (at - static_cast<double>(low)) * (values[high] - values[low]);
}

}  // namespace scixx::signal::detail::peaks
