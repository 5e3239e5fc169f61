// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <concepts>
#include <functional>
#include <initializer_list>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::integrate {

/// A column of n states.
template <class T>
using StateVector = Eigen::Matrix<T, Eigen::Dynamic, 1>;
/// n x n numbers, or one column a point in time.
template <class T>
using StateMatrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;

namespace detail {

/// Copies what a user's function returned (a number, a vector or a sequence) into `out`, which keeps its size.
template <class R, class T>
void store_state(const char* caller, const char* what, const R& result, StateVector<T>& out) {
    if constexpr (std::is_arithmetic_v<R> || core::is_complex<R>) {
        core::require(out.size() == 1, caller, what, " must return a vector of length ", out.size(), ", got a number");
        out[0] = static_cast<T>(result);
    } else {
        static_assert(core::ArrayLike<R>, "the function must return a number, a vector or a sequence of numbers");
        const auto check = [&](Eigen::Index size) {
            core::require(size == out.size(), caller, what, " must return a vector of length ", out.size(),
                          ", got length ", size);
        };
        if constexpr (requires { R::IsVectorAtCompileTime; }) {
            check(result.size());
            if constexpr (R::IsVectorAtCompileTime && R::SizeAtCompileTime != Eigen::Dynamic) {
                const auto& values = result.derived();
                T* const to = out.data();
                for (Eigen::Index i = 0; i < R::SizeAtCompileTime; ++i) to[i] = static_cast<T>(values.coeff(i));
            } else if constexpr (R::IsVectorAtCompileTime) {
                const auto& values = result.derived();
                for (Eigen::Index i = 0; i < out.size(); ++i) out[i] = static_cast<T>(values.coeff(i));
            } else {
                out = result.reshaped().template cast<T>();
            }
        } else {
            const auto view = core::view(result);
            check(view.size());
            for (Eigen::Index i = 0; i < out.size(); ++i) out[i] = static_cast<T>(view(i));
        }
    }
}

}  // namespace detail

/// The right-hand side of y' = f(t, y): any callable that returns the derivative, `f(t, y)`, or writes it,
/// `f(t, y, dydt)`.
///
/// For one state it may also be a function of numbers, `double f(double t, double y)`.
/// `y` is passed as const StateVector<T>&, so that a parameter `const Eigen::Vector3d&`, `const Eigen::VectorXd&` or
/// `const auto&` fits. A result of fixed size (Eigen::Vector3d, std::array) costs no heap.
template <class T>
class OdeFunction {
public:
    using Vector = StateVector<T>;

    template <class F>
        requires(!std::same_as<std::remove_cvref_t<F>, OdeFunction> &&
                 (std::invocable<F&, double, const Vector&> || std::invocable<F&, double, const Vector&, Vector&> ||
                  std::invocable<F&, double, T>))
    OdeFunction(F f, const char* caller = "solve_ivp")  // NOLINT(google-explicit-constructor): stands for the function
        : caller_(caller) {
        if constexpr (std::invocable<F&, double, const Vector&, Vector&>)
            call_ = [f = std::move(f)](double t, const Vector& y, Vector& dydt) mutable { std::invoke(f, t, y, dydt); };
        else if constexpr (!std::invocable<F&, double, const Vector&>)
            call_ = [f = std::move(f), caller](double t, const Vector& y, Vector& dydt) mutable {
                core::require(y.size() == 1, caller, "fun must take a vector of ", y.size(), " states, not a number");
                dydt[0] = static_cast<T>(std::invoke(f, t, y[0]));
            };
        else
            call_ = [f = std::move(f), caller](double t, const Vector& y, Vector& dydt) mutable {
                detail::store_state(
                    caller, "fun",
                    static_cast<const std::remove_cvref_t<std::invoke_result_t<F&, double, const Vector&>>&>(
                        std::invoke(f, t, y)),
                    dydt);
            };
    }

    void operator()(double t, const Vector& y, Vector& dydt) const {
        call_(t, y, dydt);
        core::require(dydt.size() == y.size(), caller_, "fun must write a vector of length ", y.size(), ", got ",
                      dydt.size());
    }

private:
    std::function<void(double, const Vector&, Vector&)> call_;
    const char* caller_ = "solve_ivp";
};

/// The Jacobian df_i/dy_j of an implicit method: nothing (finite differences), a constant matrix, or a callable
/// `jac(t, y)` that returns an n x n matrix.
template <class T>
class OdeJacobian {
public:
    using Vector = StateVector<T>;
    using Matrix = StateMatrix<T>;

    OdeJacobian() = default;
    template <class D>
    OdeJacobian(const Eigen::DenseBase<D>& constant)  // NOLINT(google-explicit-constructor): as in SciPy
        : constant_(constant.derived().template cast<T>()), given_(true) {}
    template <class F>
        requires(!core::ArrayLike<F> && !std::same_as<F, OdeJacobian> && std::invocable<F&, double, const Vector&>)
    OdeJacobian(F f) : given_(true) {  // NOLINT(google-explicit-constructor): stands for the function
        call_ = [f = std::move(f)](double t, const Vector& y, Matrix& out) mutable {
            const auto& value = std::invoke(f, t, y);
            out = value.template cast<T>();
        };
    }

    [[nodiscard]] bool given() const noexcept { return given_; }
    [[nodiscard]] bool is_constant() const noexcept { return given_ && !call_; }
    /// @throws std::invalid_argument for a matrix that is not n x n.
    void operator()(double t, const Vector& y, Matrix& out) const { (*this)(t, y, out, y.size()); }
    /// The same for a matrix of `rows` rows, a packed one.
    void operator()(double t, const Vector& y, Matrix& out, Eigen::Index rows) const {
        if (call_)
            call_(t, y, out);
        else
            out = constant_;
        core::require(out.rows() == rows && out.cols() == y.size(), "solve_ivp", "jac must be ", rows, " x ", y.size(),
                      ", got ", out.rows(), " x ", out.cols());
    }

private:
    std::function<void(double, const Vector&, Matrix&)> call_;
    Matrix constant_;
    bool given_ = false;
};

/// Where a Jacobian can differ from 0: a matrix n x n, dense or Eigen::SparseMatrix, whose entries that are not 0 tell
/// it.
class JacobianSparsity {
public:
    using Index = Eigen::Index;

    JacobianSparsity() = default;
    template <class D>
    JacobianSparsity(const Eigen::DenseBase<D>& pattern)  // NOLINT(google-explicit-constructor): as in SciPy
        : rows_(pattern.rows()), cols_(pattern.cols()), given_(true) {
        const auto& values = pattern.derived();
        for (Index j = 0; j < cols_; ++j)
            for (Index i = 0; i < rows_; ++i)
                if (values.coeff(i, j) != 0) entries_.emplace_back(i, j);
    }
    template <class S>
        requires requires {
            typename S::InnerIterator;
            typename S::StorageIndex;
        }
    JacobianSparsity(const S& pattern)  // NOLINT(google-explicit-constructor): as in SciPy
        : rows_(pattern.rows()), cols_(pattern.cols()), given_(true) {
        for (Index k = 0; k < pattern.outerSize(); ++k)
            for (typename S::InnerIterator it(pattern, k); it; ++it)
                if (it.value() != 0) entries_.emplace_back(it.row(), it.col());
    }

    [[nodiscard]] bool given() const noexcept { return given_; }
    /// The places, each (row, column). @throws std::invalid_argument for a matrix that is not n x n.
    [[nodiscard]] const std::vector<std::pair<Index, Index>>& resolve(Index n) const {
        core::require(rows_ == n && cols_ == n, "solve_ivp", "jac_sparsity must be ", n, " x ", n, ", got ", rows_,
                      " x ", cols_);
        return entries_;
    }

private:
    Index rows_ = 0, cols_ = 0;
    std::vector<std::pair<Index, Index>> entries_;
    bool given_ = false;
};

/// A tolerance: one for all components or one for each. @throws std::invalid_argument for an array without entries.
class Tolerance {
public:
    Tolerance(double value) : value_(value) {}         // NOLINT(google-explicit-constructor): as in SciPy
    Tolerance(std::initializer_list<double> values) {  // NOLINT(google-explicit-constructor): as in SciPy
        if (values.size() == 1)
            value_ = *values.begin();
        else
            assign(std::vector<double>(values));
    }
    template <core::ArrayLike A>
        requires(core::rank_of<A> == 1)
    Tolerance(const A& values) {  // NOLINT(google-explicit-constructor): as in SciPy
        assign(values);
    }

    /// One entry for each of n components. @throws std::invalid_argument for another length or a negative or NaN entry.
    template <class = void>
    [[nodiscard]] Eigen::ArrayXd resolve(const char* parameter, Eigen::Index n,
                                         const char* caller = "solve_ivp") const {
        core::require(each_.size() == 0 || each_.size() == n, caller, parameter, " must have one entry for each of ", n,
                      " components, got ", each_.size());
        Eigen::ArrayXd all = each_.size() == 0 ? Eigen::ArrayXd::Constant(n, value_) : each_;
        for (Eigen::Index i = 0; i < n; ++i)
            core::require(all[i] >= 0, caller, parameter, " must not be negative, got ", all[i]);
        return all;
    }

private:
    template <class A>
    void assign(const A& values) {
        core::assign(each_, values);
        core::require(each_.size() > 0, "Tolerance", "values must not be empty");
    }

    double value_ = 0;
    Eigen::ArrayXd each_;
};

}  // namespace scixx::integrate
