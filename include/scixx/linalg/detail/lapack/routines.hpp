// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <cstddef>

/// LAPACK's Fortran routines that lapack.hpp calls, declared here so that no other header is needed, and one overload a
/// routine for the four scalars. Integers are 32 bits wide; the lengths of character arguments are passed last, as
/// gfortran expects them.
extern "C" {
// What is alike for all scalars, then what differs for real and complex ones.
#define SCIXX_LAPACK_COMMON(p, T)                                                                                 \
    void p##getrf_(const int*, const int*, T*, const int*, int*, int*);                                           \
    void p##gesv_(const int*, const int*, T*, const int*, int*, T*, const int*, int*);                            \
    void p##getrs_(const char*, const int*, const int*, const T*, const int*, const int*, T*, const int*, int*,   \
                   std::size_t);                                                                                  \
    void p##potrf_(const char*, const int*, T*, const int*, int*, std::size_t);                                   \
    void p##potrs_(const char*, const int*, const int*, const T*, const int*, T*, const int*, int*, std::size_t); \
    void p##geqrf_(const int*, const int*, T*, const int*, T*, T*, const int*, int*)
#define SCIXX_LAPACK_REAL(p, T)                                                                                      \
    SCIXX_LAPACK_COMMON(p, T);                                                                                       \
    void p##orgqr_(const int*, const int*, const int*, T*, const int*, const T*, T*, const int*, int*);              \
    void p##geqp3_(const int*, const int*, T*, const int*, int*, T*, T*, const int*, int*);                          \
    void p##gesdd_(const char*, const int*, const int*, T*, const int*, T*, T*, const int*, T*, const int*, T*,      \
                   const int*, int*, int*, std::size_t);                                                             \
    void p##syevd_(const char*, const char*, const int*, T*, const int*, T*, T*, const int*, int*, const int*, int*, \
                   std::size_t, std::size_t);                                                                        \
    void p##geev_(const char*, const char*, const int*, T*, const int*, T*, T*, T*, const int*, T*, const int*, T*,  \
                  const int*, int*, std::size_t, std::size_t);                                                       \
    void p##gelsd_(const int*, const int*, const int*, T*, const int*, T*, const int*, T*, const T*, int*, T*,       \
                   const int*, int*, int*)
#define SCIXX_LAPACK_COMPLEX(p, T, R)                                                                              \
    SCIXX_LAPACK_COMMON(p, T);                                                                                     \
    void p##ungqr_(const int*, const int*, const int*, T*, const int*, const T*, T*, const int*, int*);            \
    void p##geqp3_(const int*, const int*, T*, const int*, int*, T*, T*, const int*, R*, int*);                    \
    void p##gesdd_(const char*, const int*, const int*, T*, const int*, R*, T*, const int*, T*, const int*, T*,    \
                   const int*, R*, int*, int*, std::size_t);                                                       \
    void p##heevd_(const char*, const char*, const int*, T*, const int*, R*, T*, const int*, R*, const int*, int*, \
                   const int*, int*, std::size_t, std::size_t);                                                    \
    void p##geev_(const char*, const char*, const int*, T*, const int*, T*, T*, const int*, T*, const int*, T*,    \
                  const int*, R*, int*, std::size_t, std::size_t);                                                 \
    void p##gelsd_(const int*, const int*, const int*, T*, const int*, T*, const int*, R*, const R*, int*, T*,     \
                   const int*, R*, int*, int*)
SCIXX_LAPACK_REAL(s, float);
SCIXX_LAPACK_REAL(d, double);
SCIXX_LAPACK_COMPLEX(c, std::complex<float>, float);
SCIXX_LAPACK_COMPLEX(z, std::complex<double>, double);
#undef SCIXX_LAPACK_COMMON
#undef SCIXX_LAPACK_REAL
#undef SCIXX_LAPACK_COMPLEX
}

namespace scixx::linalg::detail::lapack {

#define SCIXX_LAPACK_COMMON(p, T)                                                              \
    inline void getrf(int m, int n, T* a, int lda, int* pivots, int* info) {                   \
        p##getrf_(&m, &n, a, &lda, pivots, info);                                              \
    }                                                                                          \
    inline void gesv(int n, int k, T* a, int* pivots, T* b, int* info) {                       \
        p##gesv_(&n, &k, a, &n, pivots, b, &n, info);                                          \
    }                                                                                          \
    inline void getrs(char op, int n, int k, const T* a, const int* pivots, T* b, int* info) { \
        p##getrs_(&op, &n, &k, a, &n, pivots, b, &n, info, 1);                                 \
    }                                                                                          \
    inline void potrf(char uplo, int n, T* a, int* info) {                                     \
        p##potrf_(&uplo, &n, a, &n, info, 1);                                                  \
    }                                                                                          \
    inline void potrs(char uplo, int n, int k, const T* a, T* b, int* info) {                  \
        p##potrs_(&uplo, &n, &k, a, &n, b, &n, info, 1);                                       \
    }                                                                                          \
    inline void geqrf(int m, int n, T* a, T* tau, T* work, int lwork, int* info) {             \
        p##geqrf_(&m, &n, a, &m, tau, work, &lwork, info);                                     \
    }
// Real routines get the arguments of the complex ones, of which they do not use `rwork`.
#define SCIXX_LAPACK_REAL(p, T)                                                                                       \
    SCIXX_LAPACK_COMMON(p, T)                                                                                         \
    inline void orgqr(int m, int n, int k, T* a, const T* tau, T* work, int lwork, int* info) {                       \
        p##orgqr_(&m, &n, &k, a, &m, tau, work, &lwork, info);                                                        \
    }                                                                                                                 \
    inline void geqp3(int m, int n, T* a, int* order, T* tau, T* work, int lwork, T*, int* info) {                    \
        p##geqp3_(&m, &n, a, &m, order, tau, work, &lwork, info);                                                     \
    }                                                                                                                 \
    inline void gesdd(char job, int m, int n, T* a, T* s, T* u, int ldu, T* vt, int ldvt, T* work, int lwork, T*,     \
                      int* iwork, int* info) {                                                                        \
        p##gesdd_(&job, &m, &n, a, &m, s, u, &ldu, vt, &ldvt, work, &lwork, iwork, info, 1);                          \
    }                                                                                                                 \
    inline void syevd(char job, char uplo, int n, T* a, T* w, T* work, int lwork, T*, int, int* iwork, int liwork,    \
                      int* info) {                                                                                    \
        p##syevd_(&job, &uplo, &n, a, &n, w, work, &lwork, iwork, &liwork, info, 1, 1);                               \
    }                                                                                                                 \
    inline void gelsd(int m, int n, int k, T* a, T* b, int ldb, T* s, T cond, int* rank, T* work, int lwork, T*,      \
                      int* iwork, int* info) {                                                                        \
        p##gelsd_(&m, &n, &k, a, &m, b, &ldb, s, &cond, rank, work, &lwork, iwork, info);                             \
    }                                                                                                                 \
    inline void geev(char left, char right, int n, T* a, T* wr, T* wi, T* vl, T* vr, T* work, int lwork, int* info) { \
        p##geev_(&left, &right, &n, a, &n, wr, wi, vl, &n, vr, &n, work, &lwork, info, 1, 1);                         \
    }
#define SCIXX_LAPACK_COMPLEX(p, T, R)                                                                                  \
    SCIXX_LAPACK_COMMON(p, T)                                                                                          \
    inline void orgqr(int m, int n, int k, T* a, const T* tau, T* work, int lwork, int* info) {                        \
        p##ungqr_(&m, &n, &k, a, &m, tau, work, &lwork, info);                                                         \
    }                                                                                                                  \
    inline void geqp3(int m, int n, T* a, int* order, T* tau, T* work, int lwork, R* rwork, int* info) {               \
        p##geqp3_(&m, &n, a, &m, order, tau, work, &lwork, rwork, info);                                               \
    }                                                                                                                  \
    inline void gesdd(char job, int m, int n, T* a, R* s, T* u, int ldu, T* vt, int ldvt, T* work, int lwork,          \
                      R* rwork, int* iwork, int* info) {                                                               \
        p##gesdd_(&job, &m, &n, a, &m, s, u, &ldu, vt, &ldvt, work, &lwork, rwork, iwork, info, 1);                    \
    }                                                                                                                  \
    inline void syevd(char job, char uplo, int n, T* a, R* w, T* work, int lwork, R* rwork, int lrwork, int* iwork,    \
                      int liwork, int* info) {                                                                         \
        p##heevd_(&job, &uplo, &n, a, &n, w, work, &lwork, rwork, &lrwork, iwork, &liwork, info, 1, 1);                \
    }                                                                                                                  \
    inline void gelsd(int m, int n, int k, T* a, T* b, int ldb, R* s, R cond, int* rank, T* work, int lwork, R* rwork, \
                      int* iwork, int* info) {                                                                         \
        p##gelsd_(&m, &n, &k, a, &m, b, &ldb, s, &cond, rank, work, &lwork, rwork, iwork, info);                       \
    }                                                                                                                  \
    inline void geev(char left, char right, int n, T* a, T* w, T* vl, T* vr, T* work, int lwork, R* rwork,             \
                     int* info) {                                                                                      \
        p##geev_(&left, &right, &n, a, &n, w, vl, &n, vr, &n, work, &lwork, rwork, info, 1, 1);                        \
    }
SCIXX_LAPACK_REAL(s, float)
SCIXX_LAPACK_REAL(d, double)
SCIXX_LAPACK_COMPLEX(c, std::complex<float>, float)
SCIXX_LAPACK_COMPLEX(z, std::complex<double>, double)
#undef SCIXX_LAPACK_COMMON
#undef SCIXX_LAPACK_REAL
#undef SCIXX_LAPACK_COMPLEX

}  // namespace scixx::linalg::detail::lapack
