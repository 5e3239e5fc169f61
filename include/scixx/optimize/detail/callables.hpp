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

/// Copies a user's result into a vector; a number becomes one component, a one-column or one-row matrix a vector. What
/// has no elements to read, such as a product, is evaluated.
template <class R>
void store_vector(const R& result, Eigen::VectorXd& out) {
    if constexpr (std::is_arithmetic_v<R>) {
        out.resize(1);
        out[0] = static_cast<double>(result);
    } else if constexpr (core::rank_of<R> == 1 && core::ArrayTraits<R>::direct) {
        out.resize(static_cast<Eigen::Index>(std::size(result)));
        for (Eigen::Index i = 0; i < out.size(); ++i) out[i] = element(result, i);
    } else {
        const core::Source<double, R> source(result);
        const auto& view = source.view();
        if constexpr (core::rank_of<R> == 1) {
            out.resize(view.size());
            for (Eigen::Index i = 0; i < out.size(); ++i) out[i] = view(i);
        } else {
            const bool row = view.shape(0) == 1;
            out.resize(row || view.shape(1) == 1 ? view.size() : Eigen::Index{0});
            for (Eigen::Index i = 0; i < out.size(); ++i) out[i] = row ? view(0, i) : view(i, 0);
        }
    }
}

/// Copies a user's result into a matrix; a number becomes 1 x 1, a vector (a gradient) one row.
template <class R>
void store_matrix(const R& result, Eigen::MatrixXd& out) {
    if constexpr (std::is_arithmetic_v<R>) {
        out.resize(1, 1);
        out(0, 0) = static_cast<double>(result);
    } else {
        const core::Source<double, R> source(result);
        const auto& view = source.view();
        if constexpr (core::rank_of<R> == 1) {
            out.resize(1, view.size());
            for (Eigen::Index i = 0; i < out.size(); ++i) out(0, i) = view(i);
        } else {
            out.resize(view.shape(0), view.shape(1));
            for (Eigen::Index j = 0; j < out.cols(); ++j)
                for (Eigen::Index i = 0; i < out.rows(); ++i) out(i, j) = view(i, j);
        }
    }
}

/// Calls a callback that returns nothing, or whether to stop.
template <class F, class... Args>
bool asks_to_stop(F& f, const Args&... args) {
    using Result = std::invoke_result_t<F&, const Args&...>;
    static_assert(std::is_void_v<Result> || std::is_convertible_v<Result, bool>,
                  "a callback returns nothing, or whether to stop");
    if constexpr (std::is_void_v<Result>) {
        std::invoke(f, args...);
        return false;
    } else {
        return static_cast<bool>(std::invoke(f, args...));
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
