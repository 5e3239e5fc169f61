// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <concepts>
#include <functional>
#include <scixx/core/array.hpp>
#include <scixx/core/dims.hpp>
#include <scixx/core/error.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/integrate/detail/gauss_legendre.hpp>
#include <type_traits>
#include <utility>

namespace scixx::integrate {

/// Options of fixed_quad.
struct FixedQuadOptions {
    int n = 5;  ///< number of nodes, >= 1
};

/// Definite integral of f from a to b by Gauss-Legendre quadrature with n nodes, exact for polynomials of degree 2 n -
/// 1.
///
///     fixed_quad([](double x) { return std::pow(x, 8); }, 0, 1, {.n = 5})     // 1 / 9
///
/// @param f        callable with a double; its values are numbers, real or complex, or arrays of one shape.
/// @param a, b     finite limits; b < a changes the sign.
/// @param options  see FixedQuadOptions.
/// @return  the integral, of the type and shape of f's values (integers count as double).
/// @throws std::invalid_argument if a limit is not finite, n < 1, or f changes its shape. What f throws passes through.
/// @note    n evaluations, and O(n^2) for the nodes. NaN of f gives NaN. Thread-safe if f is.
/// @see     scipy.integrate.fixed_quad. Differs from SciPy: f is called with one node at a time, and the integral comes
///          alone, not with a None beside it.
template <class F>
    requires std::invocable<F&, double>
[[nodiscard]] auto fixed_quad(F&& f, double a, double b, const FixedQuadOptions& options = {}) {
    using Value = std::remove_cvref_t<std::invoke_result_t<F&, double>>;
    core::require(std::isfinite(a) && std::isfinite(b), "fixed_quad", "a and b must be finite, got ", a, " and ", b);
    core::require(options.n >= 1, "fixed_quad", "n must be at least 1, got ", options.n);
    const detail::NodesAndWeights rule = detail::gauss_legendre(options.n);
    const auto node = [&](Eigen::Index i) { return (b - a) * (rule.x[i] + 1) / 2 + a; };
    const double half = (b - a) / 2;
    if constexpr (std::is_arithmetic_v<Value> || core::is_complex<Value>) {
        using T = core::FloatOf<Value>;
        using Real = typename Eigen::NumTraits<T>::Real;
        T sum(0);
        for (Eigen::Index i = 0; i < rule.x.size(); ++i)
            sum += static_cast<Real>(rule.w[i]) * static_cast<T>(std::invoke(f, node(i)));
        return static_cast<T>(static_cast<Real>(half) * sum);
    } else {
        static_assert(core::ArrayLike<Value>, "f must return a number, an array or a sequence of numbers");
        using T = core::FloatOf<core::ScalarOf<Value>>;
        using Real = typename Eigen::NumTraits<T>::Real;
        using Plain = core::SameShapeOf<Value, T>;
        core::List<T> sum, term;
        core::Dims shape;
        for (Eigen::Index i = 0; i < rule.x.size(); ++i) {
            const Value value = std::invoke(f, node(i));
            const core::Source<T, Value> source(value);
            if (i == 0) shape = source.view().shape();
            core::require(source.view().shape() == shape, "fixed_quad", "f must return values of one shape, got ",
                          shape, " and ", source.view().shape());
            term.resize(source.view().size());
            if (i == 0) sum.assign(term.size(), T(0));
            core::copy(source.view(), core::NdView<T>(term.data(), shape));
            for (Eigen::Index k = 0; k < sum.size(); ++k) sum[k] += static_cast<Real>(rule.w[i] * half) * term[k];
        }
        Plain result = core::allocate<Plain>(shape);
        core::copy(core::NdView<const T>(sum.data(), shape), core::view(result));
        return result;
    }
}

}  // namespace scixx::integrate
