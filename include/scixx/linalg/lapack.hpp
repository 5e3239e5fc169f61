// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/cholesky.hpp>
#include <scixx/linalg/detail/lapack/kernels.hpp>
#include <scixx/linalg/eig.hpp>
#include <scixx/linalg/eigh.hpp>
#include <scixx/linalg/lstsq.hpp>
#include <scixx/linalg/lu.hpp>
#include <scixx/linalg/qr.hpp>
#include <scixx/linalg/solve.hpp>
#include <scixx/linalg/svd.hpp>

/// The factorisations of large matrices by a LAPACK that the program links (-lopenblas, -llapack, ...).
///
///     #include <scixx/linalg/lapack.hpp>             // by choice: no other header of the library includes it
///     namespace linalg = scixx::linalg::lapack;      // instead of scixx::linalg
///     auto [U, s, Vh] = linalg::svd(a);
///
/// The functions have the names, arguments, results and errors of those in scixx::linalg. Matrices with fewer than 48
/// rows or columns, and those with a NaN or an infinity, are left to them. All other names of scixx::linalg are found
/// here too, so the alias is all that changes. As the two are different functions, a program may use both, and files
/// that do and files that do not include this header agree on what a name means. Routines with 32-bit integers (LP64)
/// are called. How many threads they use is LAPACK's business (OPENBLAS_NUM_THREADS).
namespace scixx::linalg::lapack {

using namespace scixx::linalg;  // NOLINT(google-build-using-namespace): what is not below is found there

/// As linalg::solve: gesv or potrf; a triangular, banded, diagonal or indefinite matrix goes to linalg::solve.
/// @see  scipy.linalg.solve
template <MatrixLike A = core::MatrixInBraces, VectorOrMatrix B = core::VectorInBraces>
[[nodiscard]] auto solve(const A& a, const B& b, const SolveOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    detail::Dense<T> matrix = detail::square_matrix<T>("solve", "a", a, options.check_finite);
    detail::Dense<T> x = detail::work_matrix<T>("solve", "b", b, options.check_finite);
    core::require(matrix.rows() == x.rows(), "solve", "b must have as many rows as a, ", matrix.rows(), ", got ",
                  x.rows());
    bool general = options.assume_a == AssumeA::gen, positive = options.assume_a == AssumeA::pos, lower = options.lower;
    if (!options.assume_a) {
        const auto s = detail::structure_of(matrix);
        general = s.below > 0 && s.above > 0 && 4 * (s.below + s.above) >= matrix.rows();
        positive = general && s.hermitian && (matrix.diagonal().real().array() > 0).all();
        lower = true;
    }
    if (!detail::lapack::takes(matrix) || (!general && !positive) || (positive && options.transposed))
        return linalg::solve(a, b, options);
    if (positive) {
        detail::Dense<T> factor = matrix;
        const Eigen::Index failed = detail::lapack::cholesky(factor, lower);
        if (failed < 0) {
            int info = 0;
            detail::lapack::potrs(lower ? 'L' : 'U', static_cast<int>(x.rows()), static_cast<int>(x.cols()),
                                  factor.data(), x.data(), &info);
            return detail::give<detail::SameShapeOf<B, T>>(std::move(x));
        }
        if (options.assume_a)
            core::fail<LinAlgError>("solve", "a is not positive definite: its leading minor of order ", failed + 1,
                                    " is not positive");
    }
    if (!detail::lapack::solve(matrix, x, options.transposed)) core::fail<LinAlgError>("solve", "a is singular");
    return detail::give<detail::SameShapeOf<B, T>>(std::move(x));
}

/// As linalg::lu, by getrf. @see scipy.linalg.lu
template <LuForm form = LuForm::plu, MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto lu(const A& a, const LuOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::work_matrix<T>("lu", "a", a, options.check_finite);
    if (!detail::lapack::takes(work)) return linalg::lu<form>(a, options);
    core::List<Eigen::Index> pivots(std::min(work.rows(), work.cols()));
    detail::lapack::lu(work, pivots.data());
    return detail::unpack_lu<form, A>(std::move(work), pivots);
}

/// As linalg::lu_factor, by getrf. @see scipy.linalg.lu_factor
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto lu_factor(const A& a, const LuOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    using Matrix = detail::PlainOf<A, T>;
    detail::Dense<T> work = detail::work_matrix<T>("lu_factor", "a", a, options.check_finite);
    if (!detail::lapack::takes(work)) return linalg::lu_factor(a, options);
    Eigen::Matrix<Eigen::Index, Eigen::Dynamic, 1> piv(std::min(work.rows(), work.cols()));
    detail::lapack::lu(work, piv.data());
    return LuFactorResult<Matrix>{detail::give<Matrix>(std::move(work)), std::move(piv)};
}

/// As linalg::cholesky, by potrf. @see scipy.linalg.cholesky
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto cholesky(const A& a, const CholeskyOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::square_matrix<T>("cholesky", "a", a, options.check_finite);
    if (!detail::lapack::takes(work)) return linalg::cholesky(a, options);
    detail::require_positive("cholesky", detail::lapack::cholesky(work, options.lower));
    for (Eigen::Index j = 0; j < work.cols(); ++j)
        for (Eigen::Index i = j + 1; i < work.rows(); ++i) (options.lower ? work(j, i) : work(i, j)) = T(0);
    return detail::give<detail::PlainOf<A, T>>(std::move(work));
}

/// As linalg::qr, by geqrf or geqp3 and orgqr. @see scipy.linalg.qr
template <QrMode mode = QrMode::full, Pivoting pivoting = Pivoting::off, MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto qr(const A& a, const QrOptions& options = {}) {
    return detail::qr<mode, pivoting>(a, options, detail::lapack::QrKernels());
}

/// As linalg::svd, by gesdd; with SvdDriver::gesvd it is linalg::svd. @see scipy.linalg.svd
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto svd(const A& a, const SvdOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::work_matrix<T>("svd", "a", a, options.check_finite);
    if (!detail::lapack::takes(work) || options.lapack_driver == SvdDriver::gesvd) return linalg::svd(a, options);
    auto f = detail::lapack::svd("svd", std::move(work), options.full_matrices, options.compute_uv);
    using Matrix = detail::PlainOf<A, T>;
    using Vector = detail::VectorOf<A, core::RealOf<T>>;
    return SvdResult<Matrix, Vector>{detail::give<Matrix>(std::move(f.U)), detail::give<Vector>(std::move(f.s)),
                                     detail::give<Matrix>(detail::Dense<T>(f.V.adjoint()))};
}

/// As linalg::svdvals, by gesdd. @see scipy.linalg.svdvals
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto svdvals(const A& a, const SvdvalsOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::work_matrix<T>("svdvals", "a", a, options.check_finite);
    if (!detail::lapack::takes(work)) return linalg::svdvals(a, options);
    return detail::give<detail::VectorOf<A, core::RealOf<T>>>(
        std::move(detail::lapack::svd("svdvals", std::move(work), false, false).s));
}

/// As linalg::eigh, by syevd or heevd. @see scipy.linalg.eigh
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto eigh(const A& a, const EighOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    return detail::eigh_front<T>("eigh", a, static_cast<detail::Dense<T>*>(nullptr), options,
                                 detail::lapack::HermitianEigen{});
}

/// As linalg::eigh of a pair: the reduced problem goes to syevd or heevd. @see scipy.linalg.eigh
template <MatrixLike A = core::MatrixInBraces, MatrixLike B>
[[nodiscard]] auto eigh(const A& a, const B& b, const EighOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    detail::Dense<T> right = detail::square_matrix<T>("eigh", "b", b, options.check_finite);
    return detail::eigh_front<T>("eigh", a, &right, options, detail::lapack::HermitianEigen{});
}

/// As linalg::eigvalsh, by syevd or heevd. @see scipy.linalg.eigvalsh
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto eigvalsh(const A& a, const EighOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    return detail::eigvalsh_front<T>("eigvalsh", a, static_cast<detail::Dense<T>*>(nullptr), options,
                                     detail::lapack::HermitianEigen{});
}

/// As linalg::eig, by geev. The eigenvalues may come in another order. @see scipy.linalg.eig
template <EigVectors vectors = EigVectors::right, MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto eig(const A& a, const EigOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::square_matrix<T>("eig", "a", a, options.check_finite);
    if (!detail::lapack::takes(work)) return linalg::eig<vectors>(a, options);
    return detail::give_eig<vectors, A>(
        detail::lapack::eig("eig", std::move(work), vectors != EigVectors::right, vectors != EigVectors::left));
}

/// As linalg::eigvals, by geev. @see scipy.linalg.eigvals
template <MatrixLike A = core::MatrixInBraces>
[[nodiscard]] auto eigvals(const A& a, const EigOptions& options = {}) {
    using T = detail::ScalarOf<A>;
    detail::Dense<T> work = detail::square_matrix<T>("eigvals", "a", a, options.check_finite);
    if (!detail::lapack::takes(work)) return linalg::eigvals(a, options);
    auto found = detail::lapack::eig("eigvals", std::move(work), false, false);
    return detail::give<detail::VectorOf<A, core::ComplexOf<T>>>(std::move(found.w));
}

/// As linalg::lstsq, by gelsd; other drivers go to linalg::lstsq. @see scipy.linalg.lstsq
template <MatrixLike A = core::MatrixInBraces, VectorOrMatrix B = core::VectorInBraces>
[[nodiscard]] auto lstsq(const A& a, const B& b, const LstsqOptions& options = {}) {
    using T = core::CommonOf<core::ScalarOf<A>, core::ScalarOf<B>>;
    using Real = core::RealOf<T>;
    detail::Dense<T> matrix = detail::work_matrix<T>("lstsq", "a", a, options.check_finite),
                     rhs = detail::work_matrix<T>("lstsq", "b", b, options.check_finite);
    if (!detail::lapack::takes(matrix) || matrix.rows() != rhs.rows() || options.cond.value_or(0) < 0 ||
        options.lapack_driver != LstsqDriver::gelsd)
        return linalg::lstsq(a, b, options);
    const Real cond = detail::rank_tolerance<Real>(options.cond, matrix.rows(), matrix.cols());
    auto found = detail::lapack::least_squares("lstsq", std::move(matrix), std::move(rhs), cond);
    using X = detail::PlainOf<B, T>;
    using Vector = detail::VectorOf<A, Real>;
    return LstsqResult<X, Vector, Vector>{detail::give<X>(std::move(found.x)),
                                          detail::give<Vector>(std::move(found.residues)), found.rank,
                                          detail::give<Vector>(std::move(found.s))};
}

// Pairs of matrices, stacks and other overloads of these names, which a declaration here would hide.
template <EigVectors vectors = EigVectors::right, EigValues form = EigValues::quotients,
          MatrixLike A = core::MatrixInBraces, MatrixLike B>
[[nodiscard]] auto eig(const A& a, const B& b, const EigOptions& options = {}) {
    return linalg::eig<vectors, form>(a, b, options);
}
template <EigValues form = EigValues::quotients, MatrixLike A = core::MatrixInBraces, MatrixLike B>
[[nodiscard]] auto eigvals(const A& a, const B& b, const EigOptions& options = {}) {
    return linalg::eigvals<form>(a, b, options);
}
template <MatrixLike A = core::MatrixInBraces, MatrixLike B>
[[nodiscard]] auto eigvalsh(const A& a, const B& b, const EighOptions& options = {}) {
    return linalg::eigvalsh(a, b, options);
}
template <core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
    requires(StackLike<A> || (MatrixLike<A> && StackLike<B>))
[[nodiscard]] auto solve(const A& a, const B& b, const SolveOptions& options = {}) {
    return linalg::solve(a, b, options);
}
template <StackLike A>
[[nodiscard]] auto cholesky(const A& a, const CholeskyOptions& options = {}) {
    return linalg::cholesky(a, options);
}
template <StackLike A>
[[nodiscard]] auto eigh(const A& a, const EighOptions& options = {}) {
    return linalg::eigh(a, options);
}
template <StackLike A>
[[nodiscard]] auto svd(const A& a, const SvdOptions& options = {}) {
    return linalg::svd(a, options);
}

}  // namespace scixx::linalg::lapack
