#include <cstdlib>
#include <scixx/linalg/cholesky.hpp>
#include <scixx/linalg/eigh.hpp>
#include <scixx/linalg/expm.hpp>
#include <scixx/linalg/inv.hpp>
#include <scixx/linalg/solve.hpp>
#include <scixx/linalg/svd.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"

// Every request to the heap is counted, Eigen's too: malloc of this program is glibc's with a counter before it.
// Sanitizers have a malloc of their own; there the counts stay zero, and only the calls are checked.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SCIXX_TEST_SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define SCIXX_TEST_SANITIZED
#endif

namespace {

thread_local long allocations = 0;

namespace linalg = scixx::linalg;
using Eigen::Index;

template <class F>
long count(const F& f) {
    const long before = allocations;
    f();
    return allocations - before;
}

}  // namespace

#if defined(__GLIBC__) && !defined(SCIXX_TEST_SANITIZED)
extern "C" void* __libc_malloc(std::size_t);  // NOLINT: glibc's name
extern "C" void* malloc(std::size_t size) {
    ++allocations;
    return __libc_malloc(size);
}
#endif

namespace {

/// The heap is asked equally often for 2 and for 50 matrices: only for the results.
template <class T, class F>
void expect_none_a_matrix(const char* name, Index n, const F& f) {
    const auto stack = [n](Index many) {
        Eigen::Tensor<T, 3> a(many, n, n);
        a.setRandom();
        for (Index k = 0; k < many; ++k)
            for (Index i = 0; i < n; ++i) {
                for (Index j = 0; j < i; ++j) a(k, i, j) = a(k, j, i);
                a(k, i, i) = T(20);
            }
        return a;
    };
    const auto few = stack(2), many = stack(50);
    EXPECT_EQ(count([&] { f(few); }), count([&] { f(many); })) << name << ' ' << n;
}

template <class T>
void check_stacks() {
    for (const Index n : {1, 2, 3, 5, 8}) {
        const Eigen::Matrix<T, -1, 1> b = Eigen::Matrix<T, -1, 1>::Ones(n);
        const Eigen::Matrix<T, -1, -1> B = Eigen::Matrix<T, -1, -1>::Identity(n, n);
        const auto check = [n](const char* name, const auto& f) { expect_none_a_matrix<T>(name, n, f); };
        check("inv", [](const auto& a) { return linalg::inv(a); });
        check("det", [](const auto& a) { return linalg::det(a); });
        check("solve, vector", [&](const auto& a) { return linalg::solve(a, b); });
        check("solve, matrix", [&](const auto& a) { return linalg::solve(a, B, {.transposed = true}); });
        check("cholesky", [](const auto& a) { return linalg::cholesky(a); });
        check("cholesky, lower", [](const auto& a) { return linalg::cholesky(a, {.lower = true}); });
        check("eigh", [](const auto& a) { return linalg::eigh(a); });
        check("eigh, subset", [](const auto& a) { return linalg::eigh(a, {.subset_by_index = {0, 0}}); });
        check("svd", [](const auto& a) { return linalg::svd(a); });
        check("svd, values", [](const auto& a) { return linalg::svd(a, {.compute_uv = false}); });
        check("expm", [](const auto& a) { return linalg::expm(a); });
    }
}

TEST(Allocations, NoneAMatrixInStacksOfSmallOnes) {
    check_stacks<double>();
    check_stacks<std::complex<float>>();
}

template <int N>
void check_fixed() {
    using Matrix = Eigen::Matrix<double, N, N>;
    const Matrix a = Matrix::Random() + 3 * Matrix::Identity();
    const Eigen::Matrix<double, N, 1> b = Eigen::Matrix<double, N, 1>::Ones();
    Eigen::Matrix<double, N, 1> x;
    Matrix inverse;
    double determinant = 0;
    EXPECT_EQ(count([&] { x = linalg::solve(a, b); }), 0);
    EXPECT_EQ(count([&] { inverse = linalg::inv(a); }), 0);
    EXPECT_EQ(count([&] { determinant = linalg::det(a); }), 0);
    EXPECT_SCALED_CLOSE((a * x).eval(), b, 1e-14);
    EXPECT_SCALED_CLOSE((a * inverse).eval(), Matrix::Identity().eval(), 1e-14);
    EXPECT_NE(determinant, 0);
}

TEST(Allocations, NoneForFixedSizes) {
    check_fixed<2>();
    check_fixed<3>();
    check_fixed<4>();
}

}  // namespace
