// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <array>
#include <concepts>
#include <iterator>
#include <scixx/core/scalar.hpp>
#include <type_traits>
#include <utility>

/// What ArrayTraits knows of Eigen's dense objects and of sequences.
namespace scixx::core::detail {
// The D of the DenseBase<D> that A derives from: A itself, or its base for Eigen's VectorBlock and for users' classes.
template <class D>
D dense_type(const Eigen::DenseBase<D>*);
template <class A>
struct DenseInfo {
    static constexpr bool row_vector = A::RowsAtCompileTime == 1 && A::ColsAtCompileTime != 1;
    static constexpr int rank = A::RowsAtCompileTime == 1 || A::ColsAtCompileTime == 1 ? 1 : 2;
    static constexpr bool direct = (Eigen::internal::traits<A>::Flags & Eigen::DirectAccessBit) != 0;
    static constexpr bool is_array = std::derived_from<A, Eigen::ArrayBase<A>>;
    static constexpr int order =
        row_vector || (rank == 2 && bool(A::IsRowMajor)) ? int(Eigen::RowMajor) : int(Eigen::ColMajor);
    static constexpr int plain_rows = row_vector ? 1 : Eigen::Dynamic;
    static constexpr int plain_cols = rank == 1 && !row_vector ? 1 : Eigen::Dynamic;
};
template <class Info, class T, int Rows, int Cols, int MaxRows, int MaxCols>
using Dense = std::conditional_t<Info::is_array, Eigen::Array<T, Rows, Cols, Info::order, MaxRows, MaxCols>,
                                 Eigen::Matrix<T, Rows, Cols, Info::order, MaxRows, MaxCols>>;
// A column for one axis, a dense object of A's storage order for two.
template <class Info, class T, int R>
struct DenseOfRank {
    static_assert(R == 1 || R == 2, "Eigen's dense objects have one or two axes");
    static constexpr int order = R == 1 ? int(Eigen::ColMajor) : Info::order;
    using type = std::conditional_t<Info::is_array, Eigen::Array<T, Eigen::Dynamic, R == 1 ? 1 : Eigen::Dynamic, order>,
                                    Eigen::Matrix<T, Eigen::Dynamic, R == 1 ? 1 : Eigen::Dynamic, order>>;
};

// What an element of a sequence is: a number (width 0), or a point of `width` numbers.
template <class T, int Width>
struct SequenceElementOf {
    using Scalar = T;
    static constexpr int width = Width;
    static constexpr int rank = Width > 0 ? 2 : 1;
};
template <class E>
struct SequenceElement : SequenceElementOf<E, std::is_arithmetic_v<E> || is_complex<E> ? 0 : -1> {};
template <class T, std::size_t N>
struct SequenceElement<std::array<T, N>>
    : SequenceElementOf<std::remove_cv_t<T>,
                        SequenceElement<std::remove_cv_t<T>>::width == 0 && (N > 0) ? static_cast<int>(N) : -1> {};
template <class T, std::size_t N>
struct SequenceElement<T[N]> : SequenceElement<std::array<T, N>> {};
template <class T, int Rows, int Cols, int Options, int MaxRows, int MaxCols>
    requires(Rows > 0 && Cols > 0 && (Rows == 1 || Cols == 1))
struct SequenceElement<Eigen::Matrix<T, Rows, Cols, Options, MaxRows, MaxCols>>
    : SequenceElementOf<T, sizeof(Eigen::Matrix<T, Rows, Cols, Options, MaxRows, MaxCols>) == sizeof(T) * Rows * Cols
                               ? Rows * Cols
                               : -1> {};
template <class A>
using ElementOf = std::remove_cv_t<std::remove_pointer_t<decltype(std::data(std::declval<const A&>()))>>;

}  // namespace scixx::core::detail
