// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <array>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/arguments.hpp>
#include <scixx/linalg/detail/special_matrices.hpp>
#include <scixx/linalg/detail/spectral/tridiagonal.hpp>
#include <string>

namespace scixx::linalg::detail {

/// First and last of the ascending values that are selected.
template <class Real, class Select>
std::pair<Index, Index> selected(const char* function, const Column<Real>& w, Select select,
                                 const std::array<double, 2>& range) {
    const Index n = w.size();
    if (select == Select::a) return {0, n - 1};
    if (select == Select::i) {
        const auto first = static_cast<Index>(range[0]), last = static_cast<Index>(range[1]);
        core::require(range[0] >= 0 && first <= last && last < n, function,
                      "select_range must be two ascending numbers in 0 .. ", n - 1, ", got ", range[0], " and ",
                      range[1]);
        return {first, last};
    }
    core::require(range[0] < range[1], function, "select_range must be two ascending numbers, got ", range[0], " and ",
                  range[1]);
    Index first = 0;
    while (first < n && !(static_cast<double>(w[first]) > range[0])) ++first;
    Index last = first - 1;
    while (last + 1 < n && static_cast<double>(w[last + 1]) <= range[1]) ++last;
    return {first, last};
}

template <class Real>
void tridiagonal_eigen(const char* function, const core::List<Real>& diagonal, const core::List<Real>& off,
                       bool check_finite, bool vectors, Column<Real>& w, Dense<Real>& v) {
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
    core::require(!check_finite || sum == 0, function, "d and e must not contain infs or NaNs");
    if (sum != 0) core::fail<LinAlgError>(function, "the matrix holds a NaN or an infinity");
    const int exponent = largest > 0 ? std::ilogb(largest) : 0;
    for (auto* list : {&d, &e})
        for (Real& x : *list) x = std::ldexp(x, -exponent);
    e.resize(n);
    w.resize(n);
    v.resize(n, vectors ? n : 0);
    if (n == 0) return;
    if (vectors)
        spectral::TridiagonalDivide<Real>::run(function, d, e, v);
    else {
        spectral::tridiagonal_qr<Real>(function, d.data(), e.data(), n, {});
        std::sort(d.begin(), d.end());
    }
    for (Index i = 0; i < n; ++i) w[i] = std::ldexp(d[i], exponent);
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

/// Eigenvalues w, and with `vectors` eigenvectors v, of the matrix of a band; returns the first and last one asked for.
template <class T, class A, class Options>
auto band_eigen(const char* function, const A& a_band, const Options& options, Column<core::RealOf<T>>& w, Dense<T>& v,
                bool vectors) {
    const Dense<T> band = work_matrix<T>(function, "a_band", a_band, options.check_finite);
    core::require(band.rows() > 0, function, "a_band must have a row");
    Dense<T> full = full_band(band, options.lower);
    spectral::hermitian_eigen(function, full, w, v, vectors);
    return selected(function, w, options.select, options.select_range);
}

}  // namespace scixx::linalg::detail
