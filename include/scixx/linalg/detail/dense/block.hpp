// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <complex>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/simd.hpp>
#include <scixx/core/scalar.hpp>
#include <utility>

/// What dense kernels are made of: column-major blocks of memory and the products on them, one instantiation a scalar.
namespace scixx::linalg::detail {

using Eigen::Index;

/// Work matrices and vectors of the kernels.
template <class T>
using Dense = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
template <class T>
using Column = Eigen::Matrix<T, Eigen::Dynamic, 1>;

/// Work matrices of at most 8 rows and columns, without heap.
template <class T>
using Small = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::ColMajor, 8, 8>;

}  // namespace scixx::linalg::detail

namespace scixx::linalg::detail::dense {

template <class T>
using VectorMap = Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, 1>>;

/// A block of a column-major matrix: pointer, sizes and the distance between columns. Copying it copies no element.
template <class T>
struct Block {
    T* data = nullptr;
    Index rows = 0, cols = 0, ld = 0;

    Block() = default;
    Block(T* first, Index m, Index n, Index stride) : data(first), rows(m), cols(n), ld(stride) {}
    Block(Dense<T>& a) : data(a.data()), rows(a.rows()), cols(a.cols()), ld(a.rows()) {}  // NOLINT: as a reference

    T& operator()(Index i, Index j) const noexcept { return data[i + j * ld]; }
    [[nodiscard]] T* at(Index i, Index j) const noexcept { return data + i + j * ld; }
    [[nodiscard]] T* col(Index j) const noexcept { return data + j * ld; }
    [[nodiscard]] Block block(Index i, Index j, Index m, Index n) const noexcept { return {at(i, j), m, n, ld}; }
    [[nodiscard]] Block columns(Index j, Index n) const noexcept { return {col(j), rows, n, ld}; }
    [[nodiscard]] Block lines(Index i, Index m) const noexcept { return {data + i, m, cols, ld}; }
    [[nodiscard]] VectorMap<T> vector(Index i, Index j, Index n) const { return VectorMap<T>(at(i, j), n); }
    void fill(const T& value) const {
        for (Index j = 0; j < cols; ++j)
            for (Index i = 0; i < rows; ++i) (*this)(i, j) = value;
    }
    void set_identity() const {
        fill(T(0));
        for (Index i = 0; i < std::min(rows, cols); ++i) (*this)(i, i) = T(1);
    }
    void assign(const Block& other) const {
        for (Index j = 0; j < cols; ++j) std::copy_n(other.col(j), rows, col(j));
    }
};

/// All of a work matrix.
template <class M>
[[nodiscard]] Block<typename M::Scalar> block_of(M& a) {
    return {a.data(), a.rows(), a.cols(), a.rows()};
}

/// How a product reads a factor.
enum class Op { none, transpose, adjoint };

template <class T>
[[nodiscard]] T conj(const T& x) {
    if constexpr (core::is_complex<T>)
        return T(x.real(), -x.imag());
    else
        return x;
}
template <class T>
[[nodiscard]] core::RealOf<T> real(const T& x) {
    if constexpr (core::is_complex<T>)
        return x.real();
    else
        return x;
}
template <class T>
[[nodiscard]] core::RealOf<T> imag(const T& x) {
    if constexpr (core::is_complex<T>)
        return x.imag();
    else
        return 0;
}
/// |re| + |im|, as good as the modulus for choosing a pivot.
template <class T>
[[nodiscard]] core::RealOf<T> size1(const T& x) {
    if constexpr (core::is_complex<T>)
        return std::abs(x.real()) + std::abs(x.imag());
    else
        return std::abs(x);
}
template <class T>
[[nodiscard]] core::RealOf<T> abs2(const T& x) {
    if constexpr (core::is_complex<T>)
        return x.real() * x.real() + x.imag() * x.imag();
    else
        return x * x;
}
/// The product without the tests for NaN that std::complex makes.
template <class T>
[[nodiscard]] T times(const T& a, const T& b) {
    if constexpr (core::is_complex<T>)
        return T(a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real());
    else
        return static_cast<T>(a * b);
}

template <class T>
inline constexpr core::RealOf<T> epsilon = std::numeric_limits<core::RealOf<T>>::epsilon();

/// x^H y.
template <class T>
[[nodiscard]] T dot(const T* x, const T* y, Index n) {
    if constexpr (core::is_complex<T>) {
        using Map = Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, 1>>;
        return n > 0 ? T(Map(x, n).dot(Map(y, n))) : T(0);
    } else {
        using Packet = core::Simd<T>;
        constexpr Index W = Packet::width;
        Packet even = Packet::broadcast(T(0)), odd = even;
        Index i = 0;
        for (; i + 2 * W <= n; i += 2 * W) {
            even = fma(Packet::load(x + i), Packet::load(y + i), even);
            odd = fma(Packet::load(x + i + W), Packet::load(y + i + W), odd);
        }
        if (i + W <= n) {
            even = fma(Packet::load(x + i), Packet::load(y + i), even);
            i += W;
        }
        T sum = (even + odd).sum();
        for (; i < n; ++i) sum += x[i] * y[i];
        return sum;
    }
}
/// y += alpha x.
template <class T>
void axpy(const T& alpha, const T* x, T* y, Index n) {
    Index i = 0;
    if constexpr (!core::is_complex<T>) {
        using Packet = core::Simd<T>;
        const Packet factor = Packet::broadcast(alpha);
        for (; i + Packet::width <= n; i += Packet::width)
            fma(factor, Packet::load(x + i), Packet::load(y + i)).store(y + i);
        for (; i < n; ++i) y[i] += alpha * x[i];
    } else
        VectorMap<T>(y, n) += alpha * Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, 1>>(x, n);
}
template <class T>
void scale(const T& alpha, T* x, Index n) {
    for (Index i = 0; i < n; ++i) x[i] = times(alpha, x[i]);
}
/// The 2-norm of x without overflow or underflow.
template <class T>
[[nodiscard]] core::RealOf<T> norm2(const T* x, Index n) {
    using Real = core::RealOf<T>;
    Real sum = 0;
    const auto* const parts = reinterpret_cast<const Real*>(x);  // complex numbers are pairs of reals
    const Index count = n * (core::is_complex<T> ? 2 : 1);
    sum = dot(parts, parts, count);
    if (sum > std::numeric_limits<Real>::min() / epsilon<T> && sum < std::numeric_limits<Real>::max())
        return std::sqrt(sum);
    Real largest = 0;
    for (Index i = 0; i < n; ++i) {
        const Real size = std::max(std::abs(real(x[i])), std::abs(imag(x[i])));
        if (size != size) return size;
        largest = std::max(largest, size);
    }
    if (largest == 0 || !(largest <= std::numeric_limits<Real>::max())) return largest;
    // Floats are summed in double, and four sums take turns: long vectors lose no digits.
    using Sum = std::conditional_t<std::is_same_v<Real, float>, double, Real>;
    Sum squares[4] = {};
    for (Index i = 0; i < count; ++i) {
        const Sum ratio = static_cast<Sum>(parts[i]) / static_cast<Sum>(largest);
        squares[i % 4] += ratio * ratio;
    }
    return static_cast<Real>(static_cast<Sum>(largest) *
                             std::sqrt((squares[0] + squares[1]) + (squares[2] + squares[3])));
}

}  // namespace scixx::linalg::detail::dense
