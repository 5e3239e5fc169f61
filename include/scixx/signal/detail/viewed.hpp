// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>

namespace scixx::signal::detail {

/// A view of any rank as an array that the library's front-ends read and write in place.
template <class T>
struct Viewed {
    core::NdView<T> view;
};

}  // namespace scixx::signal::detail

namespace scixx::core {

template <class T>
struct ArrayTraits<signal::detail::Viewed<T>> {
    using Scalar = std::remove_const_t<T>;
    static constexpr int rank = DynamicRank;
    static constexpr bool direct = true;
    template <class U>
    using Plain = Eigen::Array<U, Eigen::Dynamic, 1>;
    template <class U>
    using Same = Plain<U>;
    static NdView<T> view(const signal::detail::Viewed<T>& a) { return a.view; }
};

}  // namespace scixx::core
