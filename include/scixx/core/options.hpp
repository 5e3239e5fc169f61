// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <concepts>
#include <initializer_list>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <type_traits>
#include <utility>
#include <vector>

/// Types of options: numbers, lists of them, and values that may be left out, in braces as in Python.
namespace scixx::core {

/// A parameter of several numbers, or none (SciPy's None): numbers in braces, or any array with one axis.
class NumberList {
public:
    NumberList() = default;                           ///< none
    NumberList(std::initializer_list<double> values)  // NOLINT(google-explicit-constructor): as in Python
        : NumberList(values.begin(), static_cast<Index>(values.size())) {}
    template <ArrayLike A>
        requires(rank_of<A> == 1)
    NumberList(const A& values) : given_(true) {  // NOLINT(google-explicit-constructor): as in Python
        assign(values_, values);
    }

    [[nodiscard]] bool given() const noexcept { return given_; }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] Index size() const noexcept { return static_cast<Index>(values_.size()); }
    template <class T = double>
    [[nodiscard]] Eigen::Map<const Eigen::VectorX<T>> values() const {
        return {values_.data(), size()};
    }
    [[nodiscard]] const std::vector<double>& list() const noexcept { return values_; }

protected:
    NumberList(const double* values, Index size) : values_(values, values + size), given_(true) {}

private:
    std::vector<double> values_;  // as an option with a default, an Eigen::VectorXd makes g++ warn of what it is not
    bool given_ = false;
};

/// A parameter of one number that stands for all, of several numbers, or none (SciPy's None).
///
///     Numbers everywhere = 1.0;
///     Numbers each = {-1.0, 0.0, 2.0};
class Numbers : public NumberList {
public:
    Numbers() = default;  ///< none
    using NumberList::NumberList;
    template <class T>
        requires std::is_arithmetic_v<T>
    Numbers(T value) : Numbers({static_cast<double>(value)}) {}  // NOLINT(google-explicit-constructor): as in Python

    /// The numbers of n components.
    /// @throws std::invalid_argument "function: parameter must have 1 or n components, got ...".
    template <class T = double>
    [[nodiscard]] Eigen::VectorX<T> expand(Index n, const char* function, const char* parameter) const {
        require(size() == n || size() == 1, function, parameter, " must have 1 or ", n, " components, got ", size());
        Eigen::VectorX<T> expanded(n);
        for (Index i = 0; i < n; ++i) expanded[i] = list()[to_size(size() == 1 ? 0 : i)];
        return expanded;
    }
};

/// A std::optional as an option: what T takes in braces needs no second pair of them.
///
///     core::Optional<std::array<double, 2>> bracket = {0, 2};
///     core::Optional<Eigen::VectorXd> x0 = {1, 2, 3};           // or any array of rank 1
///     core::Optional<Window> window = {"kaiser", 8.6};
template <class T>
class Optional : public std::optional<T> {
public:
    using std::optional<T>::optional;
    Optional() = default;
    Optional(const std::optional<T>& value) : std::optional<T>(value) {}  // NOLINT(google-explicit-constructor)
    template <class A, class B, class... Rest>
        requires std::is_constructible_v<T, A, B, Rest...>
    Optional(A&& a, B&& b, Rest&&... rest)
        : std::optional<T>(std::in_place, std::forward<A>(a), std::forward<B>(b), std::forward<Rest>(rest)...) {}
};

/// For two values of a kind, as an array or a pair.
template <class T>
    requires requires { requires std::tuple_size<T>::value == 2; } &&
             std::same_as<std::tuple_element_t<0, T>, std::tuple_element_t<1, T>>
class Optional<T> : public std::optional<T> {
    using Value = std::tuple_element_t<0, T>;

public:
    using std::optional<T>::optional;
    Optional() = default;
    Optional(const std::optional<T>& value) : std::optional<T>(value) {}  // NOLINT(google-explicit-constructor)
    Optional(Value first, Value second) : std::optional<T>(T{first, second}) {}
};

/// For vectors of Eigen's.
template <class T>
    requires std::derived_from<T, Eigen::DenseBase<T>> && (T::ColsAtCompileTime == 1)
class Optional<T> : public std::optional<T> {
    using Scalar = typename T::Scalar;

public:
    using std::optional<T>::optional;
    Optional() = default;
    Optional(const std::optional<T>& value) : std::optional<T>(value) {}  // NOLINT(google-explicit-constructor)
    Optional(std::initializer_list<Scalar> values) : std::optional<T>(std::in_place) {
        (*this)->resize(static_cast<Eigen::Index>(values.size()));
        std::copy(values.begin(), values.end(), (*this)->data());
    }
    template <ArrayLike A>
        requires(rank_of<A> == 1 && !std::is_convertible_v<const A&, T>)
    Optional(const A& values) : std::optional<T>(std::in_place) {  // NOLINT(google-explicit-constructor)
        assign(**this, values);
    }
};

/// For matrices of Eigen's.
template <class T>
    requires std::derived_from<T, Eigen::DenseBase<T>> && (T::RowsAtCompileTime != 1 && T::ColsAtCompileTime != 1)
class Optional<T> : public std::optional<T> {
    using Scalar = typename T::Scalar;

public:
    using std::optional<T>::optional;
    Optional() = default;
    Optional(const std::optional<T>& value) : std::optional<T>(value) {}  // NOLINT(google-explicit-constructor)
    Optional(std::initializer_list<std::initializer_list<Scalar>> rows)
        : std::optional<T>(MatrixOfBraces<Scalar>(rows)) {}
};

}  // namespace scixx::core
