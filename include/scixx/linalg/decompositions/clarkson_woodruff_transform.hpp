// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdint>
#include <scixx/core/generator.hpp>
#include <scixx/core/random_state.hpp>
#include <scixx/linalg/detail/arguments.hpp>

namespace scixx::linalg {

namespace detail {

template <class A, class Rows, class Signs>
auto sketch(const A& a, Index size, const Rows& rows, const Signs& signs) {
    using T = ScalarOf<A>;
    const core::Source<T, A> source(a);
    const auto& view = source.view();
    Dense<T> out = Dense<T>::Zero(size, view.shape(1));
    for (Index j = 0; j < view.shape(1); ++j)
        for (Index i = 0; i < view.shape(0); ++i) {
            T& to = out(static_cast<Index>(rows[i]), j);
            to = signs[i] == 0 ? T(to + view(i, j)) : T(to - view(i, j));
        }
    return give<detail::PlainOf<A, T>>(std::move(out));
}

}  // namespace detail

/// The Clarkson-Woodruff transform (count sketch) of a matrix: each row, with a random sign, is added to a random row
/// of the result A', so that |A' x| is near |A x| for any x with high probability.
///
/// @param input_matrix  n x d; integers count as double
/// @param sketch_size   rows of the result; 2 / (eps^2 delta) rows give |A' x| = (1 +- eps) |A x| with probability 1 -
///                      delta
/// @param seed          a RandomState or a Generator, which goes on, or the seed of a RandomState
/// @return              sketch_size x d, of input_matrix's family and storage order: for a seed SciPy's numbers
/// @throws std::invalid_argument  if sketch_size is not positive.
/// @note                O(n d) time. NaN and infinity spread to their row of the result. K. L. Clarkson, D. P.
///                      Woodruff, Low rank approximation and regression in input sparsity time, STOC (2013).
/// @see                 scipy.linalg.clarkson_woodruff_transform
template <MatrixLike A = core::MatrixInBraces, class Random>
    requires(std::is_same_v<Random, core::RandomState> || std::is_same_v<Random, core::Generator>)
[[nodiscard]] auto clarkson_woodruff_transform(const A& input_matrix, Eigen::Index sketch_size, Random& seed) {
    core::require(sketch_size > 0, "clarkson_woodruff_transform", "sketch_size must be positive, got ", sketch_size);
    const Eigen::Index n = input_matrix.rows();
    if constexpr (std::is_same_v<Random, core::RandomState>) {
        const auto rows = seed.randint(0, sketch_size, n);
        return detail::sketch(input_matrix, sketch_size, rows, seed.randint(0, 2, n));
    } else {
        const auto rows = seed.integers(0, sketch_size, n);
        return detail::sketch(input_matrix, sketch_size, rows, seed.integers(0, 2, n));
    }
}
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto clarkson_woodruff_transform(const A& input_matrix, Eigen::Index sketch_size, std::uint32_t seed) {
    core::RandomState state(seed);
    return clarkson_woodruff_transform(input_matrix, sketch_size, state);
}

}  // namespace scixx::linalg
