// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <scixx/core/kernel/math.hpp>
#include <scixx/linalg/detail/dense/block.hpp>

namespace scixx::linalg::detail {

/// A product whose partial products neither overflow nor underflow, in any order of the factors: a number times a power
/// of two. Only the value as a whole may overflow to infinity or underflow to 0.
template <class T>
class Product {
    using Real = core::RealOf<T>;

public:
    void multiply(T factor) {
        if (!moderate(factor)) extract(factor);
        if (!moderate(product_)) extract(product_);
        product_ = dense::times(product_, factor);
    }
    [[nodiscard]] T value() const {
        if (exponent_ == 0) return product_;
        // Beyond 4 times the range of the type nothing changes any more.
        constexpr Index most = 4 * Index(std::numeric_limits<Real>::max_exponent + std::numeric_limits<Real>::digits);
        return scaled(product_, static_cast<int>(std::clamp(exponent_, -most, most)));
    }

private:
    /// The product of two such numbers is a normal number, also where they are complex.
    [[nodiscard]] static bool moderate(const T& x) {
        constexpr int half = std::numeric_limits<Real>::max_exponent / 2 - 4;
        constexpr Real large = static_cast<Real>(std::uint64_t(1) << (half % 60)) * power(half / 60);
        const Real size = dense::size1(x);
        return size >= 1 / large && size <= large;
    }
    /// 2^(60 k)
    [[nodiscard]] static constexpr Real power(int k) {
        Real result = 1;
        for (; k > 0; --k) result *= static_cast<Real>(std::uint64_t(1) << 60);
        return result;
    }
    void extract(T& x) {
        const Real size = std::max(std::abs(dense::real(x)), std::abs(dense::imag(x)));
        if (!(size > 0) || !(size <= std::numeric_limits<Real>::max())) return;
        const int exponent = std::ilogb(size);
        x = scaled(x, -exponent);
        exponent_ += exponent;
    }
    [[nodiscard]] static T scaled(const T& x, int exponent) {
        if constexpr (core::is_complex<T>)
            return T(std::ldexp(x.real(), exponent), std::ldexp(x.imag(), exponent));
        else
            return std::ldexp(x, exponent);
    }

    T product_ = T(1);
    Index exponent_ = 0;
};

/// The determinant by what lu_in_place left of a square matrix.
template <class T>
[[nodiscard]] T determinant_of_lu(const dense::Block<T>& lu, const Index* pivots) {
    Product<T> product;
    for (Index i = 0; i < lu.rows; ++i) product.multiply(pivots[i] != i ? T(-lu(i, i)) : lu(i, i));
    return product.value();
}

}  // namespace scixx::linalg::detail
