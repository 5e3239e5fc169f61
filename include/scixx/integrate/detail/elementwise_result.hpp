// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/array.hpp>
#include <type_traits>

namespace scixx::integrate::detail {

/// g of a number, or of each entry of an array that owns its entries.
template <class T, class R, class G>
[[nodiscard]] auto mapped(const R& values, const G& g) {
    if constexpr (std::is_arithmetic_v<R>) {
        return static_cast<T>(g(values));
    } else {
        using Out = core::SameShapeOf<R, T>;
        Out out = core::allocate<Out>(core::shape_of(values));
        for (Eigen::Index i = 0; i < values.size(); ++i) out.data()[i] = static_cast<T>(g(values.data()[i]));
        return out;
    }
}
template <class T, class R>
[[nodiscard]] auto converted(const R& values) {
    return mapped<T>(values, [](auto v) { return v; });
}
/// re, or re + i im.
template <bool complex, class R>
[[nodiscard]] auto complex_or_real(const R& re, const R& im) {
    if constexpr (!complex) {
        return re;
    } else if constexpr (std::is_arithmetic_v<R>) {
        return std::complex<R>(re, im);
    } else {
        using S = std::complex<core::ScalarOf<R>>;
        using Out = core::SameShapeOf<R, S>;
        Out out = core::allocate<Out>(core::shape_of(re));
        for (Eigen::Index i = 0; i < re.size(); ++i) out.data()[i] = S(re.data()[i], im.data()[i]);
        return out;
    }
}

}  // namespace scixx::integrate::detail
