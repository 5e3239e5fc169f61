// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/norm.hpp>

namespace scixx::linalg {

/// Norms that have a name.
enum class NormKind {
    fro,  ///< Frobenius: the root of the sum of squares
    nuc,  ///< nuclear: the sum of the singular values; matrices only
};

/// The order of a norm: a number (infinity and minus infinity too), a NormKind, or SciPy's None.
class NormOrd {
public:
    NormOrd() = default;                     ///< None: the root of the sum of squares
    NormOrd(double ord) : number_(ord) {}    // NOLINT(google-explicit-constructor): as SciPy's argument
    NormOrd(int ord) : number_(ord) {}       // NOLINT(google-explicit-constructor)
    NormOrd(NormKind kind) : kind_(kind) {}  // NOLINT(google-explicit-constructor)
    [[nodiscard]] std::optional<double> number() const { return number_; }
    [[nodiscard]] std::optional<NormKind> kind() const { return kind_; }

private:
    std::optional<double> number_;
    std::optional<NormKind> kind_;
};

/// Options of norm.
struct NormOptions {
    NormOrd ord{};             ///< the order
    bool check_finite = true;  ///< refuse NaN and infinity
};

/// The norm of a vector or a matrix.
///
///     ord        matrix                          vector
///     None       Frobenius                       2-norm
///     fro        Frobenius                       -
///     nuc        sum of singular values          -
///     inf        largest row sum of |a|          largest |a|
///     -inf       least row sum of |a|            least |a|
///     0          -                               number of elements that are not zero
///     1, -1      largest, least column sum       sum of |a|^ord to the power 1 / ord
///     2, -2      largest, least singular value   as 1
///     other      -                               as 1
///
/// @param a        vector or matrix; integers count as double
/// @param options  see NormOptions; `norm(a, {.ord = 1})`
/// @return         the norm, real. The 2-norm and Frobenius' norm neither overflow nor underflow on the way. An empty
///                 array has norm 0.
/// @throws std::invalid_argument  for an order that the table has not, for NaN and infinity when check_finite, and for
///                                an empty array whose norm is a minimum or a maximum.
/// @note           Differs from SciPy: for the norms of rows or columns see norm_along.
/// @see            scipy.linalg.norm
template <VectorOrMatrix A = core::VectorInBraces>
[[nodiscard]] auto norm(const A& a, const NormOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    const detail::Dense<T> work = detail::work_matrix<T>("norm", "a", a, options.check_finite);
    if constexpr (core::rank_of<A> == 1) {
        core::require(!options.ord.kind(), "norm", "ord must be a number for a vector");
        return detail::vector_norm("norm", work.data(), work.size(), options.ord.number());
    } else
        return detail::matrix_norm(work, options.ord.number(), options.ord.kind() == NormKind::nuc);
}
/// The norm of a matrix in braces.
template <class T = double>
[[nodiscard]] double norm(const core::MatrixOfBraces<T>& a, const NormOptions& options = {}) {
    return norm<Eigen::MatrixX<T>>(a, options);
}

/// The norm of a given order: norm(a, 1), norm(a, NormKind::nuc). As norm(a, {.ord = ord}).
/// @see  scipy.linalg.norm
template <VectorOrMatrix A, std::convertible_to<NormOrd> Ord>
[[nodiscard]] auto norm(const A& a, Ord ord) {
    return norm(a, NormOptions{.ord = ord});
}

/// The norms of the rows (axis 1) or of the columns (axis 0) of a matrix: SciPy's norm with `axis`.
///
/// @param a        m x n
/// @param axis     the axis that goes: 0, 1, or from the end
/// @param options  as for a vector
/// @return         a vector of n or m norms
/// @throws         as norm; std::invalid_argument for another axis.
/// @see            scipy.linalg.norm
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto norm_along(const A& a, int axis, const NormOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    core::require(axis >= -2 && axis < 2, "norm_along", "axis must be 0 or 1, or from the end, got ", axis);
    core::require(!options.ord.kind(), "norm_along", "ord must be a number for a vector");
    detail::Dense<T> work = detail::work_matrix<T>("norm_along", "a", a, options.check_finite);
    if (axis == 1 || axis == -1) work = work.transpose().eval();
    detail::Column<core::RealOf<T>> norms(work.cols());
    for (Eigen::Index j = 0; j < work.cols(); ++j)
        norms[j] = detail::vector_norm("norm_along", work.data() + j * work.rows(), work.rows(), options.ord.number());
    return detail::give<detail::VectorOf<A, core::RealOf<T>>>(std::move(norms));
}

}  // namespace scixx::linalg
