// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/options.hpp>

namespace scixx::optimize::detail {

/// Component i of an Eigen vector, an expression of one, or a sequence, as a T.
template <class T, class A>
[[nodiscard]] T component(const A& x, Eigen::Index i) {
    if constexpr (requires { x.coeff(i); })
        return T(x.coeff(i));
    else
        return T(std::data(x)[i]);
}

template <core::ArrayLike A>
using RosenScalar = core::FloatOf<core::ScalarOf<A>>;

template <core::ArrayLike A>
[[nodiscard]] Eigen::Index rosen_size(const char* name, const A& x) {
    const auto n = static_cast<Eigen::Index>(std::size(x));
    core::require(n >= 2, name, "x must have 2 or more components, got ", n);
    return n;
}

struct Rosen {
    template <core::ArrayLike A = core::InBraces>
        requires(core::rank_of<A> == 1)
    [[nodiscard]] RosenScalar<A> operator()(const A& x) const {
        using T = RosenScalar<A>;
        const auto n = static_cast<Eigen::Index>(std::size(x));
        core::require(n > 0, "rosen", "x must not be empty");
        T sum(0.0);
        for (Eigen::Index i = 0; i + 1 < n; ++i) {
            const T a = component<T>(x, i), rise = component<T>(x, i + 1) - a * a, gap = T(1.0) - a;
            sum += T(100.0) * rise * rise + gap * gap;
        }
        return sum;
    }
};

struct RosenDer {
    template <core::ArrayLike A = core::InBraces>
        requires(core::rank_of<A> == 1)
    [[nodiscard]] core::SameShapeOf<A, RosenScalar<A>> operator()(const A& x) const {
        using T = RosenScalar<A>;
        const Eigen::Index n = rosen_size("rosen_der", x);
        auto grad = core::allocate<core::SameShapeOf<A, T>>({n});
        for (Eigen::Index i = 0; i < n; ++i) grad[i] = T(0.0);
        for (Eigen::Index i = 0; i + 1 < n; ++i) {
            const T a = component<T>(x, i), rise = component<T>(x, i + 1) - a * a;
            grad[i] += T(-400.0) * a * rise - T(2.0) * (T(1.0) - a);
            grad[i + 1] += T(200.0) * rise;
        }
        return grad;
    }
};

struct RosenHess {
    template <core::ArrayLike A = core::InBraces>
        requires(core::rank_of<A> == 1)
    [[nodiscard]] Eigen::MatrixX<RosenScalar<A>> operator()(const A& x) const {
        using T = RosenScalar<A>;
        const Eigen::Index n = rosen_size("rosen_hess", x);
        Eigen::MatrixX<T> hess = Eigen::MatrixX<T>::Zero(n, n);
        for (Eigen::Index i = 0; i + 1 < n; ++i) {
            const T a = component<T>(x, i), b = component<T>(x, i + 1);
            hess(i, i) += T(1200.0) * a * a - T(400.0) * b + T(2.0);
            hess(i + 1, i + 1) += T(200.0);
            hess(i, i + 1) = hess(i + 1, i) = T(-400.0) * a;
        }
        return hess;
    }
};

struct RosenHessProd {
    template <core::ArrayLike A = core::InBraces, core::ArrayLike P = core::InBraces>
        requires(core::rank_of<A> == 1 && core::rank_of<P> == 1)
    [[nodiscard]] core::SameShapeOf<A, RosenScalar<A>> operator()(const A& x, const P& p) const {
        using T = RosenScalar<A>;
        const Eigen::Index n = rosen_size("rosen_hess_prod", x);
        core::require(static_cast<Eigen::Index>(std::size(p)) == n, "rosen_hess_prod", "p must have ", n,
                      " components, got ", std::size(p));
        auto product = core::allocate<core::SameShapeOf<A, T>>({n});
        for (Eigen::Index i = 0; i < n; ++i) product[i] = T(0.0);
        for (Eigen::Index i = 0; i + 1 < n; ++i) {
            const T a = component<T>(x, i), b = component<T>(x, i + 1);
            const T pa = component<T>(p, i), pb = component<T>(p, i + 1);
            product[i] += (T(1200.0) * a * a - T(400.0) * b + T(2.0)) * pa - T(400.0) * a * pb;
            product[i + 1] += T(200.0) * pb - T(400.0) * a * pa;
        }
        return product;
    }
};

}  // namespace scixx::optimize::detail
