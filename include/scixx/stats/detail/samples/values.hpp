// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <scixx/core/along_axis.hpp>
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

/// The elements as values_of, but 64-bit integers counted from one of them where a double does not hold them all.
template <class A>
[[nodiscard]] std::vector<double> ordered_values_of(const A& a) {
    using S = core::ScalarOf<A>;
    if constexpr (core::detail::is_wide_integer<S>) {
        const core::Source<S, A> source(a);
        const S origin = core::detail::origin_of(source.view());
        core::List<double> values(source.view().size());
        core::for_each([&](double& to, const S& from) { to = core::detail::counted_from(origin, from); },
                       core::NdView<double>(values.data(), source.view().shape()), source.view());
        return values;
    } else {
        return values_of(a);
    }
}

/// A vector as an array.
template <class T>
[[nodiscard]] Eigen::ArrayX<T> as_array(const std::vector<T>& values) {
    return Eigen::Map<const Eigen::ArrayX<T>>(values.data(), std::ssize(values));
}

}  // namespace scixx::stats::detail::samples
