// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/linalg/detail/arguments.hpp>

namespace scixx::linalg {

/// What cdf2rdf returns: vr wr = X vr.
template <class Matrix>
struct Cdf2rdfResult {
    Matrix wr;  ///< block diagonal: eigenvalues a, and blocks [a b; -b a] for pairs a +- b i
    Matrix vr;  ///< real vectors
};

/// The real block diagonal form of the complex eigenvalues and eigenvectors of a real matrix.
///
/// @param w  n numbers; a pair of conjugates stands together, apart from real numbers between them
/// @param v  n x n, the eigenvectors in the same order
/// @return   see Cdf2rdfResult; real, of v's family
/// @throws std::invalid_argument  if v is not n x n, or a number of w that is not real has no conjugate after it.
/// @note     O(n^2) time.
/// @see      scipy.linalg.cdf2rdf
template <VectorLike W = core::VectorInBraces, MatrixLike V = core::MatrixInBraces>
[[nodiscard]] auto cdf2rdf(const W& w, const V& v) {
    using T = core::ComplexOf<core::CommonOf<core::ScalarOf<W>, core::ScalarOf<V>>>;
    using Real = core::RealOf<T>;
    using Matrix = detail::PlainOf<V, Real>;
    using Eigen::Index;
    const detail::Dense<T> values = detail::work_matrix<T>("cdf2rdf", "w", w, false),
                           vectors = detail::work_matrix<T>("cdf2rdf", "v", v, false);
    const Index n = values.rows();
    core::require(vectors.rows() == n && vectors.cols() == n, "cdf2rdf", "v must be ", n, " x ", n, ", got ",
                  vectors.rows(), " x ", vectors.cols());
    detail::Dense<Real> wr = detail::Dense<Real>::Zero(n, n), vr = vectors.real();
    Index open = -1;  // the first of a pair whose second is still to come
    for (Index k = 0; k < n; ++k) {
        wr(k, k) = values(k, 0).real();
        const Real im = values(k, 0).imag();
        if (im == 0) continue;
        if (open < 0) {
            open = k;
            continue;
        }
        const Real gap = std::abs(values(open, 0) - std::conj(values(k, 0)));
        core::require(gap <= std::sqrt(detail::dense::epsilon<T>) * std::abs(values(k, 0)), "cdf2rdf",
                      "w must hold conjugate pairs; numbers ", open, " and ", k, " are none");
        wr(open, k) = values(open, 0).imag();
        wr(k, open) = im;
        vr.col(open) = (vectors.col(k).imag() - vectors.col(open).imag()) / Real(2);
        vr.col(k) = (vectors.col(open).real() + vectors.col(k).real()) / Real(2);
        open = -1;
    }
    core::require(open < 0, "cdf2rdf", "w must hold conjugate pairs; number ", open, " has no conjugate after it");
    return Cdf2rdfResult<Matrix>{detail::give<Matrix>(std::move(wr)), detail::give<Matrix>(std::move(vr))};
}

}  // namespace scixx::linalg
