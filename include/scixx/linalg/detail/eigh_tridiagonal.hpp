// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/special_matrices.hpp>
#include <scixx/linalg/detail/spectral/band.hpp>
#include <scixx/linalg/detail/spectral/tridiagonal.hpp>
#include <string>

namespace scixx::linalg::detail {

/// What Select and its range mean for n eigenvalues.
template <class Options>
spectral::Wanted wanted_of(const char* function, const Options& options, Index n) {
    using Select = decltype(options.select);
    const auto& range = options.select_range;
    spectral::Wanted wanted{.some = options.select != Select::a, .by_value = options.select == Select::v};
    if (options.select == Select::i) {
        wanted.first = static_cast<Index>(range[0]);
        wanted.last = static_cast<Index>(range[1]);
        core::require(range[0] >= 0 && wanted.first <= wanted.last && wanted.last < n, function,
                      "select_range must be two ascending numbers in 0 .. ", n - 1, ", got ", range[0], " and ",
                      range[1]);
    }
    if (wanted.by_value) {
        core::require(range[0] < range[1], function, "select_range must be two ascending numbers, got ", range[0],
                      " and ", range[1]);
        wanted.low = range[0];
        wanted.high = range[1];
    }
    return wanted;
}

/// Keeps the wanted ones of all eigenvalues w, and of the eigenvectors v, which are all or the wanted ones already.
template <class Real, class T>
void keep(const spectral::Wanted& wanted, Column<Real>& w, Dense<T>& v) {
    const auto [first, last] = wanted.range(w.data(), w.size());
    const Index count = last - first + 1;
    if (v.cols() > count) v = v.middleCols(first, count).eval();
    if (w.size() > count) w = w.segment(first, count).eval();
}

/// Eigenvalues w, and with `vectors` eigenvectors v, that the options (TridiagonalOptions) ask for.
template <class Real, class Options>
void tridiagonal_eigen(const char* function, const core::List<Real>& diagonal, const core::List<Real>& off,
                       const Options& options, bool vectors, Column<Real>& w, Dense<Real>& v) {
    const auto n = diagonal.size();
    core::require(off.size() == std::max<Index>(n - 1, 0), function, "e must have one number less than d, ",
                  std::max<Index>(n - 1, 0), ", got ", off.size());
    core::List<Real> d = diagonal, e = off;
    Real largest = 0, sum = 0;
    for (const auto* list : {&d, &e})
        for (const Real x : *list) {
            largest = std::max(largest, std::abs(x));
            sum += x * 0;
        }
    core::require(!options.check_finite || sum == 0, function, "d and e must not contain infs or NaNs");
    if (sum != 0) core::fail<LinAlgError>(function, "the matrix holds a NaN or an infinity");
    const int exponent = largest > 0 ? std::ilogb(largest) : 0;
    for (auto* list : {&d, &e})
        for (Real& x : *list) x = std::ldexp(x, -exponent);
    e.resize(n);
    w.resize(n);
    v.resize(n, 0);
    const spectral::Wanted wanted = wanted_of(function, options, n);
    if (n == 0) return;
    if (vectors)
        spectral::tridiagonal_eigen<Real>(function, d, e, v, wanted);
    else
        spectral::tridiagonal_values<Real>(function, d.data(), e.data(), n);
    for (Index i = 0; i < n; ++i) w[i] = std::ldexp(d[i], exponent);
    keep(wanted, w, v);
}

template <class T>
core::List<T> list_of(const Values<T>& values) {
    core::List<T> list;
    for (Index i = 0; i < values.size(); ++i) list.push_back(values[i]);
    return list;
}

/// All of a Hermitian matrix from its band.
template <class T>
Dense<T> full_band(const Dense<T>& band, bool lower) {
    const Index n = band.cols(), u = band.rows() - 1;
    Dense<T> a = Dense<T>::Zero(n, n);
    for (Index j = 0; j < n; ++j)
        for (Index i = j; i <= std::min(n - 1, j + u); ++i) {
            const T value = lower ? band(i - j, j) : dense::conj(band(u + j - i, i));
            a(i, j) = i == j ? T(dense::real(value)) : value;
            a(j, i) = dense::conj(a(i, j));
        }
    return a;
}

/// All eigenvalues w of a real matrix from its band, which is reduced as it is.
template <class Real>
void band_values(const char* function, const Dense<Real>& band, bool lower, Column<Real>& w) {
    const Index n = band.cols(), u = band.rows() - 1;
    Dense<Real> work = Dense<Real>::Zero(u + 2, n);
    Real largest = 0;
    for (Index j = 0; j < n; ++j)
        for (Index i = j; i <= std::min(n - 1, j + u); ++i) {
            work(i - j, j) = lower ? band(i - j, j) : band(u + j - i, i);
            largest = std::max(largest, std::abs(work(i - j, j)));
        }
    const int exponent = largest > 0 && largest <= std::numeric_limits<Real>::max() ? std::ilogb(largest) : 0;
    for (Index i = 0; i < work.size(); ++i) work.data()[i] = std::ldexp(work.data()[i], -exponent);
    core::List<Real> d(n), e(n);
    spectral::tridiagonalize_band<Real>(work, d.data(), e.data());
    spectral::tridiagonal_values<Real>(function, d.data(), e.data(), n);
    w.resize(n);
    for (Index i = 0; i < n; ++i) w[i] = std::ldexp(d[i], exponent);
}

/// Eigenvalues w, and with `vectors` eigenvectors v, of the matrix of a band that the options (EigBandedOptions) ask
/// for.
template <class T, class A, class Options>
void band_eigen(const char* function, const A& a_band, const Options& options, Column<core::RealOf<T>>& w, Dense<T>& v,
                bool vectors) {
    const Dense<T> band = work_matrix<T>(function, "a_band", a_band, options.check_finite);
    core::require(band.rows() > 0, function, "a_band must have a row");
    const spectral::Wanted wanted = wanted_of(function, options, band.cols());
    // Rotations within the band are many but short: they pay where it is narrow.
    constexpr Index narrow = 24;
    bool within = false;
    if constexpr (!core::is_complex<T>) {
        within = !vectors && band.cols() > narrow * (band.rows() + 2);
        if (within) band_values(function, band, options.lower, w);
    }
    if (!within) {
        Dense<T> full = full_band(band, options.lower);
        spectral::hermitian_eigen(function, full, w, v, vectors, wanted);
    }
    keep(wanted, w, v);
}

}  // namespace scixx::linalg::detail
