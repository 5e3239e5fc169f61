// Linear algebra with every scalar that its comments allow: compiled, not run.
#include <complex>
#include <cstdint>
#include <scixx/linalg.hpp>

namespace {

namespace linalg = scixx::linalg;

template <class T>
void solvers() {
    const Eigen::MatrixX<T> a(4, 4), b(4, 2);
    const Eigen::VectorX<T> v(4);
    (void)linalg::inv(a);
    (void)linalg::det(a);
    (void)linalg::solve(a, b);
    (void)linalg::solve(a, v);
    (void)linalg::solve_triangular(a, v);
    (void)linalg::solve_toeplitz(v, v);
    (void)linalg::lstsq(a, v);
    (void)linalg::norm(a);
    (void)linalg::norm(v);
    (void)linalg::pinv(a);
}

template <class T>
void factors() {
    const Eigen::MatrixX<T> a(4, 4);
    (void)linalg::lu(a);
    (void)linalg::lu_factor(a);
    (void)linalg::qr(a);
    (void)linalg::rq(a);
    (void)linalg::cholesky(a);
    (void)linalg::ldl(a);
    (void)linalg::svd(a);
    (void)linalg::svdvals(a);
    (void)linalg::orth(a);
    (void)linalg::polar(a);
}

template <class T>
void spectra() {
    const Eigen::MatrixX<T> a(4, 4);
    (void)linalg::eigh(a);
    (void)linalg::eigvalsh(a);
    (void)linalg::eig(a);
    (void)linalg::eigvals(a);
    (void)linalg::schur(a);
    (void)linalg::hessenberg(a);
    (void)linalg::expm(a);
    (void)linalg::sqrtm(a);
}

template <class T>
void made() {
    const Eigen::VectorX<T> v(4);
    const Eigen::MatrixX<T> a(4, 4);
    (void)linalg::toeplitz(v);
    (void)linalg::hankel(v);
    (void)linalg::circulant(v);
    (void)linalg::block_diag(a, a);
    (void)linalg::kron(a, a);
    (void)linalg::bandwidth(a);
    (void)linalg::issymmetric(a);
    (void)linalg::ishermitian(a);
    (void)linalg::diagsvd(v, 4, 5);
}

template <class T>
void integers() {
    solvers<T>(), made<T>();
}

template <class T>
void floating() {
    solvers<T>(), factors<T>(), spectra<T>(), made<T>();
}

}  // namespace

void call_with_every_scalar() {
    integers<std::uint8_t>(), integers<std::int16_t>(), integers<std::int64_t>();
    made<bool>(), factors<std::int32_t>(), spectra<std::int32_t>();
    floating<float>(), floating<double>(), floating<std::complex<float>>(), floating<std::complex<double>>();
}
