// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <complex>
#include <numbers>
#include <type_traits>
#include <vector>

namespace scixx::fft::detail {

using Eigen::Index;

/// The roots of unity exp(-2 pi i k / n), right to the last bit or two of T.
///
/// Two tables of about sqrt(n) entries in the next wider type are multiplied; the angle is first brought into one
/// octant in integers, so that multiples of an eighth turn are exact and the tables symmetric.
template <class T>
class Roots {
    using Wide = std::conditional_t<std::is_same_v<T, float>, double, long double>;

public:
    explicit Roots(Index n) : n_(n) {
        while ((Index(1) << (2 * shift_)) < n + 1) ++shift_;
        // Angles are counted in turns / (8 n): an octant is [0, n].
        const Index fine = Index(1) << shift_, coarse = (n >> shift_) + 1;
        for (Index i = 0; i < fine; ++i) fine_.push_back(exact(i));
        for (Index i = 0; i < coarse; ++i) coarse_.push_back(exact(i << shift_));
    }

    /// exp(-2 pi i k / n), k >= 0.
    [[nodiscard]] std::complex<T> operator()(Index k) const {
        k %= n_;
        Index a = 8 * k;
        const bool lower = a > 4 * n_;  // conjugate half plane
        if (lower) a = 8 * n_ - a;
        const bool left = a > 2 * n_;
        if (left) a = 4 * n_ - a;
        const bool steep = a > n_;
        if (steep) a = 2 * n_ - a;
        const Value &f = fine_[static_cast<std::size_t>(a & ((Index(1) << shift_) - 1))],
                    &c = coarse_[static_cast<std::size_t>(a >> shift_)];
        Wide x = f.x * c.x - f.y * c.y, y = f.x * c.y + f.y * c.x;
        if (steep) std::swap(x, y);
        if (left) x = -x;
        return {static_cast<T>(x), static_cast<T>(lower ? y : -y)};
    }

private:
    struct Value {
        Wide x, y;
    };
    [[nodiscard]] Value exact(Index a) const {
        const Wide angle = std::numbers::pi_v<Wide> * static_cast<Wide>(a) / (4 * static_cast<Wide>(n_));
        return {std::cos(angle), std::sin(angle)};
    }
    Index n_;
    int shift_ = 0;
    std::vector<Value> fine_, coarse_;
};

}  // namespace scixx::fft::detail
