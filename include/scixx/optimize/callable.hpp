// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <functional>
#include <scixx/optimize/detail/callables.hpp>
#include <type_traits>
#include <utility>

namespace scixx::optimize {

/// A user's function of a point (and perhaps more), copied and erased, whose result is stored as `Out`: any callable
/// that returns a number, an Eigen vector or matrix, or a sequence.
template <class Out, class... Args>
class Callable {
public:
    Callable() = default;
    template <class F>
        requires(!std::same_as<F, Callable> && std::is_invocable_v<F&, const Args&...>)
    Callable(F f) {  // NOLINT(google-explicit-constructor): stands for the function
        using Result = std::remove_cvref_t<std::invoke_result_t<F&, const Args&...>>;
        static_assert(detail::VectorResult<Result>,
                      "the function must return a number, an Eigen vector or an Eigen matrix");
        call_ = [f = std::move(f)](const Args&... args, Out& out) mutable {
            if constexpr (std::same_as<Out, Eigen::VectorXd>)
                detail::store_vector<Result>(std::invoke(f, args...), out);
            else
                detail::store_matrix<Result>(std::invoke(f, args...), out);
        };
    }
    explicit operator bool() const noexcept { return static_cast<bool>(call_); }
    void operator()(const Args&... args, Out& out) const { call_(args..., out); }

private:
    std::function<void(const Args&..., Out&)> call_;
};

/// A vector function of a point.
using VectorCallable = Callable<Eigen::VectorXd, Eigen::VectorXd>;
/// A matrix function of a point: a Jacobian.
using MatrixCallable = Callable<Eigen::MatrixXd, Eigen::VectorXd>;
/// Of a point and weights of the components: the weighted sum of their Hessians.
using WeightedHessianCallable = Callable<Eigen::MatrixXd, Eigen::VectorXd, Eigen::VectorXd>;
/// Of a point and a vector: a product of a matrix at the point with the vector.
using ProductCallable = Callable<Eigen::VectorXd, Eigen::VectorXd, Eigen::VectorXd>;

/// A callback that returns nothing, or true to stop.
template <class... Args>
class StopCallback {
public:
    StopCallback() = default;
    template <class F>
        requires(!std::same_as<F, StopCallback> && std::is_invocable_v<F&, const Args&...>)
    StopCallback(F f)  // NOLINT(google-explicit-constructor): stands for the function
        : call_([f = std::move(f)](const Args&... args) mutable { return detail::asks_to_stop(f, args...); }) {}
    explicit operator bool() const noexcept { return static_cast<bool>(call_); }
    bool operator()(const Args&... args) const { return call_(args...); }

private:
    std::function<bool(const Args&...)> call_;
};

}  // namespace scixx::optimize
