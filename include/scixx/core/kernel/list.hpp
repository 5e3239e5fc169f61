// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstddef>
#include <initializer_list>
#include <scixx/core/dims.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace scixx::core {

/// A std::vector whose sizes and subscripts are Index, as those of Eigen's arrays are, so that a kernel needs no cast
/// between the two. It is a std::vector where one is wanted, and moves into one.
template <class T>
class List : public std::vector<T> {
    using Base = std::vector<T>;

public:
    using typename Base::const_reference;
    using typename Base::reference;

    List() = default;
    explicit List(Index n) : Base(to_size(n)) {}
    List(Index n, const T& value) : Base(to_size(n), value) {}
    List(std::initializer_list<T> values) : Base(values) {}
    template <class I>
        requires(!std::is_integral_v<I>)
    List(I first, I last) : Base(first, last) {}
    List(Base values) noexcept : Base(std::move(values)) {}  // NOLINT(google-explicit-constructor): a vector is a list

    [[nodiscard]] Index size() const noexcept { return static_cast<Index>(Base::size()); }
    [[nodiscard]] reference operator[](Index i) noexcept { return Base::operator[](to_size(i)); }
    [[nodiscard]] const_reference operator[](Index i) const noexcept { return Base::operator[](to_size(i)); }

    template <class I>
        requires(!std::is_integral_v<I>)
    void assign(I first, I last) {
        Base::assign(first, last);
    }
    void assign(Index n, const T& value) { Base::assign(to_size(n), value); }
    void reserve(Index n) { Base::reserve(to_size(n)); }
    void resize(Index n) { Base::resize(to_size(n)); }
    void resize(Index n, const T& value) { Base::resize(to_size(n), value); }
};

}  // namespace scixx::core
