// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/core/dims.hpp>
#include <scixx/linalg/detail/small.hpp>
#include <scixx/linalg/detail/solve.hpp>
#include <scixx/linalg/detail/stack/small.hpp>
#include <scixx/linalg/detail/stack/stack.hpp>

namespace scixx::linalg {

/// What solve may take for granted of the matrix.
enum class AssumeA {
    gen,               ///< nothing
    sym,               ///< symmetric (complex too): one triangle is read
    her,               ///< Hermitian: one triangle is read
    pos,               ///< Hermitian and positive definite: one triangle is read
    diagonal,          ///< zero off the diagonal, which alone is read
    banded,            ///< few diagonals; their number is found
    upper_triangular,  ///< the upper triangle is read
    lower_triangular,  ///< the lower triangle is read
};

/// Options of solve.
struct SolveOptions {
    bool lower = false;                 ///< whether sym, her and pos read the lower triangle
    bool check_finite = true;           ///< refuse NaN and infinity
    std::optional<AssumeA> assume_a{};  ///< by default the structure is found in one pass over a
    bool transposed = false;            ///< solve a^T x = b
};

/// The solution of the linear system a x = b.
///
/// @param a        n x n; integers count as double
/// @param b        n-vector or n x k
/// @param options  see SolveOptions
/// @return         x of b's shape, family and storage order
/// @throws std::invalid_argument  if a is not square, b has not n rows, or for NaN and infinity when check_finite.
/// @throws LinAlgError            if a is singular to the last bit, or not positive definite with AssumeA::pos.
/// @note           O(n^3) time: LU with partial pivoting, Cholesky, or Bunch and Kaufman's factorisation; O(n^2) for a
///                 triangular matrix. With sizes up to 4 known to the compiler nothing is allocated.
///                 Differs from SciPy: an ill-conditioned matrix gives no warning; `transposed`
///                 works for complex matrices.
/// @see            scipy.linalg.solve
template <MatrixLike A = core::MatrixInBraces, VectorOrMatrix B = core::VectorInBraces>
[[nodiscard]] auto solve(const A& a, const B& b, const SolveOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    constexpr int N = detail::small_size<A>();
    if constexpr (N > 0 && requires { B::SizeAtCompileTime; }) {
        if constexpr (int(B::RowsAtCompileTime) == N && int(B::SizeAtCompileTime) > 0) {
            if (!options.assume_a || *options.assume_a == AssumeA::gen) {
                T work[core::to_size(N * N)];
                bool finite = true;
                if (options.transposed)
                    finite = detail::small_copy<T, N>(a.transpose(), work);
                else
                    finite = detail::small_copy<T, N>(a, work);
                Eigen::Matrix<T, B::RowsAtCompileTime, B::ColsAtCompileTime> x =
                    b.derived().matrix().template cast<T>();
                core::require(!options.check_finite || finite, "solve", "a must not contain infs or NaNs");
                core::require(!options.check_finite || x.allFinite(), "solve", "b must not contain infs or NaNs");
                if (detail::small_solve<T, N>(work, x.data(), x.cols()) == T(0)) {
                    for (int i = 0; i < N; ++i)
                        if (work[i + i * N] == T(0)) core::fail<LinAlgError>("solve", "a is singular");
                }
                return detail::SameShapeOf<B, T>(x);
            }
        }
    }
    detail::Dense<T> matrix = detail::square_matrix<T>("solve", "a", a, options.check_finite);
    detail::Dense<T> x = detail::work_matrix<T>("solve", "b", b, options.check_finite);
    core::require(matrix.rows() == x.rows(), "solve", "b must have as many rows as a, ", matrix.rows(), ", got ",
                  x.rows());
    using detail::Kind;
    constexpr Kind kinds[] = {Kind::general,  Kind::symmetric, Kind::hermitian, Kind::positive,
                              Kind::diagonal, Kind::banded,    Kind::upper,     Kind::lower};
    detail::solve_in_place(matrix, x, options.assume_a ? kinds[static_cast<int>(*options.assume_a)] : Kind::detect,
                           options.lower, options.transposed);
    return detail::give<detail::SameShapeOf<B, T>>(std::move(x));
}

/// Options of solve_triangular.
struct SolveTriangularOptions {
    int trans = 0;               ///< 0: a x = b; 1: a^T x = b; 2: a^H x = b
    bool lower = false;          ///< which triangle of a counts
    bool unit_diagonal = false;  ///< whether the diagonal is taken as ones and not read
    bool check_finite = true;    ///< refuse NaN and infinity
};

/// The solution of a triangular system a x = b by substitution.
///
/// @param a        n x n, of which one triangle is read
/// @param b        n-vector or n x k
/// @param options  see SolveTriangularOptions
/// @return         x of b's shape, family and storage order
/// @throws std::invalid_argument  if a is not square, b has not n rows, trans is none of 0, 1, 2, or for NaN and
///                                infinity when check_finite.
/// @throws LinAlgError            if the diagonal has a zero.
/// @note           O(n^2 k) time.
/// @see            scipy.linalg.solve_triangular
template <MatrixLike A = core::MatrixInBraces, VectorOrMatrix B = core::VectorInBraces>
[[nodiscard]] auto solve_triangular(const A& a, const B& b, const SolveTriangularOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    detail::Dense<T> matrix = detail::square_matrix<T>("solve_triangular", "a", a, options.check_finite);
    detail::Dense<T> x = detail::work_matrix<T>("solve_triangular", "b", b, options.check_finite);
    core::require(matrix.rows() == x.rows(), "solve_triangular", "b must have as many rows as a, ", matrix.rows(),
                  ", got ", x.rows());
    core::require(options.trans >= 0 && options.trans <= 2, "solve_triangular", "trans must be 0, 1 or 2, got ",
                  options.trans);
    if (!options.unit_diagonal)
        for (Eigen::Index i = 0; i < matrix.rows(); ++i)
            if (matrix(i, i) == T(0))
                core::fail<LinAlgError>("solve_triangular", "a is singular: element ", i, " of its diagonal is zero");
    using namespace detail::dense;
    constexpr Op ops[] = {Op::none, Op::transpose, Op::adjoint};
    solve_triangle<T>(matrix, options.lower ? Triangle::lower : Triangle::upper, ops[options.trans],
                      options.unit_diagonal, x);
    return detail::give<detail::SameShapeOf<B, T>>(std::move(x));
}

/// The solutions of a stack of linear systems, in the last two axes of a and b (include <scixx/tensor.hpp>).
///
/// @param a        (..., n, n)
/// @param b        n numbers for all systems, an n x k matrix, or (..., n, k): the other axes of a and b are broadcast
/// @param options  see SolveOptions
/// @return         (..., n) for a vector b, else (..., n, k)
/// @throws std::invalid_argument  also if the axes do not broadcast. Otherwise as solve(a, b).
/// @note           Up to 8 unknowns nothing is allocated a system, unless options.assume_a names a structure.
/// @see            scipy.linalg.solve
template <core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
    requires(StackLike<A> || (MatrixLike<A> && StackLike<B>))
[[nodiscard]] auto solve(const A& a, const B& b, const SolveOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    using Eigen::Index;
    constexpr int columns = core::rank_of<B> == 1 ? 1 : 2;
    using Wider = std::conditional_t<(core::rank_of<A> >= core::rank_of<B>), A, B>;
    const core::Source<T, B> source(b);
    const core::Dims own = core::shape_of(a), right = source.view().shape(), shape = detail::matrix_shape(a);
    const core::Dims batch = detail::broadcast("solve", detail::batch_of(own, 2), detail::batch_of(right, columns));
    const Index n = shape[0], k = columns == 1 ? 1 : right[right.size() - 1];
    core::require(shape[0] == shape[1], "solve", "a must be a stack of square matrices, got ", shape[0], " x ",
                  shape[1]);
    core::require(right[right.size() - columns] == n, "solve", "b must have as many rows as a, ", n, ", got ",
                  right[right.size() - columns]);
    const core::Source<T, A> matrices(a);
    const detail::Stack<const T> from(matrices.view(), 2, batch), rhs(source.view(), columns, batch);
    detail::StackResult<Wider, T, columns> out(batch, columns == 1 ? core::Dims{n} : core::Dims{n, k});
    const auto parts = out.parts(batch);
    const auto run = [&](auto work, auto x) {
        for (Index number = 0; number < from.count(); ++number) {
            detail::copy_in<T>(from[number], work);
            detail::copy_in<T>(rhs[number], x);
            core::require(!options.check_finite || detail::all_finite(work), "solve",
                          "a must not contain infs or NaNs");
            core::require(!options.check_finite || detail::all_finite(x), "solve", "b must not contain infs or NaNs");
            if constexpr (detail::is_small<decltype(work)>)
                detail::small_solve_in_place<T>("solve", work, x, options.transposed);
            else {
                SolveOptions each = options;
                each.check_finite = false;
                x = solve(work, x, each);
            }
            detail::put(x, parts[number]);
        }
    };
    const bool plain = !options.assume_a || *options.assume_a == AssumeA::gen;
    if (plain && n <= detail::small_most && k <= detail::small_most)
        run(detail::Small<T>(), detail::Small<T>());
    else
        run(detail::Dense<T>(), detail::Dense<T>());
    return std::move(out.array);
}

}  // namespace scixx::linalg
