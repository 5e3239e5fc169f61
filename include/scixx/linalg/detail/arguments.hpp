// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/error.hpp>
#include <scixx/linalg/detail/dense/block.hpp>
#include <scixx/linalg/error.hpp>
#include <scixx/linalg/types.hpp>

/// Between a front-end's arrays and the work matrices of the kernels.
namespace scixx::linalg::detail {

/// What decides the family of a result: A, or for a sequence a matrix of Eigen's, which can be multiplied by others.
template <class A>
struct Family {
    using type = A;
};
template <core::Sequence A>
struct Family<A> {
    static constexpr bool vector = core::rank_of<A> == 1;
    using type = Eigen::Matrix<core::ScalarOf<A>, Eigen::Dynamic, vector ? 1 : Eigen::Dynamic,
                               vector ? int(Eigen::ColMajor) : int(Eigen::RowMajor)>;
};
template <class A>
using FamilyOf = typename Family<std::remove_cvref_t<A>>::type;
template <class A, class T = core::ScalarOf<A>>
using PlainOf = core::PlainOf<FamilyOf<A>, T>;
template <class A, class T = core::ScalarOf<A>>
using SameShapeOf = core::SameShapeOf<FamilyOf<A>, T>;
template <class A, class T = core::ScalarOf<A>>
using MatrixOf = core::MatrixOf<FamilyOf<A>, T>;
template <class A, class T = core::ScalarOf<A>>
using VectorOf = core::VectorOf<FamilyOf<A>, T>;

/// The scalar in which a function computes.
template <class A>
using ScalarOf = core::FloatOf<core::ScalarOf<A>>;

/// A copy of a view as a matrix; a vector becomes one column.
template <class T, class M>
void copy_in(const core::NdView<const T>& view, M& to) {
    const bool column = view.rank() == 1;
    const Index m = view.shape(0), n = column ? 1 : view.shape(1);
    to.resize(m, n);
    const Index row = view.stride(0), col = column ? 0 : view.stride(1);
    const T* const from = view.data();
    if (row == 1) {
        for (Index j = 0; j < n; ++j) std::copy_n(from + j * col, m, to.data() + j * m);
        return;
    }
    // Square by square, so that both sides are read and written in whole cache lines.
    constexpr Index side = 16;
    for (Index j0 = 0; j0 < n; j0 += side)
        for (Index i0 = 0; i0 < m; i0 += side)
            for (Index j = j0; j < std::min(n, j0 + side); ++j)
                for (Index i = i0; i < std::min(m, i0 + side); ++i) to.data()[i + j * m] = from[i * row + j * col];
}

template <class M>
[[nodiscard]] bool all_finite(const M& a) {
    // A sum of x * 0 is 0 unless some x is not finite; it has no branches.
    using T = typename M::Scalar;
    using Real = core::RealOf<T>;
    Real sum[8] = {};
    const auto* const data = reinterpret_cast<const Real*>(a.data());  // complex numbers are pairs of reals
    const Index n = a.size() * (core::is_complex<T> ? 2 : 1);
    Index i = 0;
    for (; i + 8 <= n; i += 8)
        for (Index k = 0; k < 8; ++k) sum[k] += data[i + k] * Real(0);
    for (; i < n; ++i) sum[0] += data[i] * Real(0);
    return sum[0] + sum[1] + sum[2] + sum[3] + sum[4] + sum[5] + sum[6] + sum[7] == Real(0);
}

/// A copy of `a` as a matrix of T. @throws std::invalid_argument for a NaN or an infinity when `check_finite`.
template <class T, class A>
[[nodiscard]] Dense<T> work_matrix(const char* function, const char* parameter, const A& a, bool check_finite = true) {
    Dense<T> work;
    copy_in<T>(core::Source<T, A>(a).view(), work);
    core::require(!check_finite || all_finite(work), function, parameter, " must not contain infs or NaNs");
    return work;
}

template <class T>
void require_square(const char* function, const char* parameter, const Dense<T>& a) {
    core::require(a.rows() == a.cols(), function, parameter, " must be a square matrix, got ", a.rows(), " x ",
                  a.cols());
}

/// As work_matrix, of a square matrix.
template <class T, class A>
[[nodiscard]] Dense<T> square_matrix(const char* function, const char* parameter, const A& a,
                                     bool check_finite = true) {
    Dense<T> work = work_matrix<T>(function, parameter, a, check_finite);
    require_square(function, parameter, work);
    return work;
}

/// An array as it is, a number as a 1 x 1 matrix.
template <class A>
[[nodiscard]] decltype(auto) as_array(const A& a) {
    if constexpr (core::ArrayLike<A>)
        return (a);
    else
        return Dense<A>(Dense<A>::Constant(1, 1, a));
}

/// A matrix as it is; what stands for one as a matrix.
template <class A>
[[nodiscard]] decltype(auto) as_matrix(const A& a) {
    if constexpr (VectorLike<A>) {
        Dense<core::ScalarOf<A>> matrix;
        copy_in<core::ScalarOf<A>>(core::Source<core::ScalarOf<A>, A>(a).view(), matrix);
        if constexpr (requires { A::RowsAtCompileTime; })
            if (A::RowsAtCompileTime == 1) matrix.transposeInPlace();
        return matrix;
    } else
        return as_array(a);
}

/// A result of type P: a matrix of any family and storage order, or a vector.
template <class P, class T>
[[nodiscard]] P give(Dense<T>&& work) {
    if constexpr (std::is_same_v<P, Dense<T>>)
        return std::move(work);
    else {
        const Index m = work.rows(), n = work.cols();
        core::Dims shape;
        shape.push_back(m);
        if constexpr (core::rank_of<P> == 2) shape.push_back(n);
        P plain = core::allocate<P>(shape);
        const auto view = core::view(plain);
        const Index row = view.stride(0), col = view.rank() == 2 ? view.stride(1) : 0;
        for (Index j = 0; j < n; ++j)
            for (Index i = 0; i < m; ++i) view.data()[i * row + j * col] = work.data()[i + j * m];
        return plain;
    }
}
template <class P, class T>
[[nodiscard]] P give(Column<T>&& work) {
    if constexpr (std::is_same_v<P, Column<T>>)
        return std::move(work);
    else
        return P(work);
}

}  // namespace scixx::linalg::detail
