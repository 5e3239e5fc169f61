// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/ndimage/detail/border.hpp>
#include <utility>

namespace scixx::ndimage::detail {

template <std::size_t Count, class V, class T, class U, class Combine, class Finish>
void combine_four_at(const std::array<const T*, Count + 3> row, Index n, U* EIGEN_RESTRICT out0, U* EIGEN_RESTRICT out1,
                     U* EIGEN_RESTRICT out2, U* EIGEN_RESTRICT out3, Combine combine, Finish finish) noexcept {
    for (Index i = 0; i < n; ++i) {
        std::array<V, Count + 3> value;
        for (std::size_t k = 0; k < Count + 3; ++k) value[k] = static_cast<V>(row[k][i]);
        if constexpr (Count == 3) {
            const V above = combine(value[1], value[2]), below = combine(value[3], value[4]);
            out0[i] = finish(combine(value[0], above));
            out1[i] = finish(combine(above, value[3]));
            out2[i] = finish(combine(value[2], below));
            out3[i] = finish(combine(below, value[5]));
        } else {
            V shared = value[3];
            for (std::size_t k = 4; k < Count; ++k) shared = combine(shared, value[k]);
            const V two = combine(value[2], shared), one = combine(value[1], two);
            const V below_two = combine(value[Count], value[Count + 1]);
            out0[i] = finish(combine(value[0], one));
            out1[i] = finish(combine(one, value[Count]));
            out2[i] = finish(combine(two, below_two));
            out3[i] = finish(combine(shared, combine(below_two, value[Count + 2])));
        }
    }
}

/// Combines four windows of Count >= 3 rows, one below the other. Rows that all four share are combined once:
/// outs[r][i] = finish(the combination of rows[r][i], ..., rows[r+Count-1][i], converted to V).
template <std::size_t Count, class V, class T, class U, class Combine, class Finish>
void combine_four(const T* const* rows, Index n, U* const* outs, Combine combine, Finish finish) noexcept {
    [&]<std::size_t... K>(std::index_sequence<K...>) {
        combine_four_at<Count, V>(std::array{rows[K]...}, n, outs[0], outs[1], outs[2], outs[3], combine, finish);
    }(std::make_index_sequence<Count + 3>());
}

}  // namespace scixx::ndimage::detail
