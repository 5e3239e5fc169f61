// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <initializer_list>
#include <scixx/core/array.hpp>
#include <scixx/core/error.hpp>
#include <type_traits>
#include <vector>

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
        const Source<double, A> source(values);
        values_.resize(to_size(source.view().size()));
        for (Index i = 0; i < size(); ++i) values_[to_size(i)] = source.view()(i);
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

}  // namespace scixx::core
