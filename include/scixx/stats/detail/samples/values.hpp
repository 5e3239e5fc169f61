// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/array.hpp>
#include <scixx/core/kernel/list.hpp>
#include <vector>

namespace scixx::stats::detail::samples {

/// The elements of an array as doubles, in C order.
template <class A>
[[nodiscard]] std::vector<double> values_of(const A& a) {
    const core::Source<double, A> source(a);
    core::List<double> values(source.view().size());
    core::copy(source.view(), core::NdView<double>(values.data(), source.view().shape()));
    return values;
}

/// A vector as an array.
template <class T>
[[nodiscard]] Eigen::ArrayX<T> as_array(const std::vector<T>& values) {
    return Eigen::Map<const Eigen::ArrayX<T>>(values.data(), std::ssize(values));
}

}  // namespace scixx::stats::detail::samples
