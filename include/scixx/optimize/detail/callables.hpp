// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <functional>
#include <iterator>
#include <scixx/core/array.hpp>
#include <scixx/core/dims.hpp>
#include <type_traits>

namespace scixx::optimize::detail {

/// What a user's function may return where a vector is wanted: a number or a vector expression.
template <class R>
concept VectorResult = std::is_arithmetic_v<std::remove_cvref_t<R>> || core::ArrayLike<std::remove_cvref_t<R>>;

/// Element i of an Eigen vector, an expression of one, or a sequence.
template <class R>
[[nodiscard]] double element(const R& vector, Eigen::Index i) {
    if constexpr (requires { vector.coeff(i); })
        return static_cast<double>(vector.coeff(i));
    else
        return static_cast<double>(vector[core::to_size(i)]);
}

/// Copies a user's result into a vector; a number becomes one component, a one-column or one-row matrix a vector.
template <class R>
void store_vector(const R& result, Eigen::VectorXd& out) {
    if constexpr (std::is_arithmetic_v<R>) {
        out.resize(1);
        out[0] = static_cast<double>(result);
    } else if constexpr (core::rank_of<R> == 1) {
        out.resize(static_cast<Eigen::Index>(std::size(result)));
        for (Eigen::Index i = 0; i < out.size(); ++i) out[i] = element(result, i);
    } else {
        const bool row = result.rows() == 1;
        out.resize(row || result.cols() == 1 ? result.size() : Eigen::Index{0});
        for (Eigen::Index i = 0; i < out.size(); ++i)
            out[i] = static_cast<double>(row ? result.coeff(0, i) : result.coeff(i, 0));
    }
}

/// Copies a user's result into a matrix; a number becomes 1 x 1, a vector (a gradient) one row.
template <class R>
void store_matrix(const R& result, Eigen::MatrixXd& out) {
    if constexpr (std::is_arithmetic_v<R>) {
        out.resize(1, 1);
        out(0, 0) = static_cast<double>(result);
    } else if constexpr (core::rank_of<R> == 1) {
        out.resize(1, static_cast<Eigen::Index>(std::size(result)));
        for (Eigen::Index i = 0; i < out.size(); ++i) out(0, i) = element(result, i);
    } else {
        const Eigen::MatrixXd evaluated = result.template cast<double>();
        out = evaluated;
    }
}

/// f with its result stored in a vector.
template <class F>
auto vector_adapter(F& f) {
    return [&f](const Eigen::VectorXd& x, Eigen::VectorXd& out) {
        store_vector<std::remove_cvref_t<std::invoke_result_t<F&, const Eigen::VectorXd&>>>(std::invoke(f, x), out);
    };
}

/// Whether f returns a number.
template <class F>
inline constexpr bool returns_number =
    std::is_arithmetic_v<std::remove_cvref_t<std::invoke_result_t<F&, const Eigen::VectorXd&>>>;

}  // namespace scixx::optimize::detail
