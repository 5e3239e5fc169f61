#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <scixx/ndimage/rank_filter.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::testing {

/// Order statistics by a partial sort of each window.
template <class T>
[[nodiscard]] Eigen::ArrayXX<T> sorted_windows(const Eigen::ArrayXX<T>& a, const Eigen::ArrayXX<bool>& footprint,
                                               Eigen::Index rank, core::Mode mode, T fill) {
    Eigen::ArrayXX<T> out(a.rows(), a.cols());
    std::vector<T> window;
    for (Eigen::Index i = 0; i < a.rows(); ++i)
        for (Eigen::Index j = 0; j < a.cols(); ++j) {
            window.clear();
            for (Eigen::Index k = 0; k < footprint.rows(); ++k)
                for (Eigen::Index l = 0; l < footprint.cols(); ++l) {
                    if (!footprint(k, l)) continue;
                    const Eigen::Index row = core::extended_index(mode, i + k - footprint.rows() / 2, a.rows());
                    const Eigen::Index col = core::extended_index(mode, j + l - footprint.cols() / 2, a.cols());
                    window.push_back(row < 0 || col < 0 ? fill : a(row, col));
                }
            std::nth_element(window.begin(), window.begin() + rank, window.end());
            out(i, j) = window[static_cast<std::size_t>(rank)];
        }
    return out;
}

/// Networks, histograms and sliding sets: windows from 3 x 3 to larger than the image.
template <class T>
void check_windows() {
    std::mt19937 random(3);
    const auto below = [&](Eigen::Index n) { return static_cast<Eigen::Index>(random() % static_cast<unsigned>(n)); };
    for (const auto& [rows, cols] :
         {std::pair<Eigen::Index, Eigen::Index>{3, 3}, {5, 5}, {3, 1}, {1, 9}, {6, 4}, {7, 7}, {21, 23}})
        for (const bool full : {true, false}) {
            Eigen::ArrayXX<T> a(1 + below(30), 1 + below(90));
            const double shift = std::is_signed_v<T> ? 100 : 0, scale = std::is_integral_v<T> ? 1 : 0.125;
            for (T& value : a.reshaped()) value = static_cast<T>((static_cast<double>(below(200)) - shift) * scale);
            Eigen::ArrayXX<bool> footprint = Eigen::ArrayXX<bool>::Constant(rows, cols, full);
            for (bool& entry : footprint.reshaped()) entry = entry || below(2) == 0;
            footprint(0, 0) = true;
            const Eigen::Index count = footprint.count(), rank = full ? count / 2 : below(count);
            const core::Mode mode = full ? core::Mode::mirror : core::Mode::constant;
            const ndimage::RankFilterOptions options{.mode = mode, .cval = 60};
            const auto expected = sorted_windows<T>(a, footprint, rank, mode, T(60));
            EXPECT_TRUE((ndimage::rank_filter(a, rank, footprint, options) == expected).all())
                << rows << " " << cols << full;
            const Eigen::Array<T, -1, -1, Eigen::RowMajor> by_rows = a;
            EXPECT_TRUE((ndimage::rank_filter(by_rows, rank - count, footprint, options) == expected).all())
                << rows << cols;
        }
}

}  // namespace scixx::testing
