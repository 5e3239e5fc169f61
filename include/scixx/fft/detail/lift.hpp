// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <complex>
#include <limits>
#include <scixx/core/kernel/list.hpp>
#include <scixx/core/scalar.hpp>
#include <scixx/fft/detail/c2c.hpp>
#include <type_traits>

namespace scixx::fft::detail {

using core::Dims;
using core::Index;
using core::NdView;

/// Arrays whose numbers all lie below this are scaled up before a transform, as products would round them to
/// subnormals.
template <class T>
[[nodiscard]] constexpr T lift_limit() {
    return std::numeric_limits<T>::min() / (std::numeric_limits<T>::epsilon() * std::numeric_limits<T>::epsilon());
}

/// Searches for a number that is not tiny, and ends at the first one, as a rule near the start.
template <class T>
class TinySearch {
public:
    /// @return whether all numbers are tiny and some are not 0. The axes of x in `order`, outermost first.
    template <class S>
    [[nodiscard]] static bool holds(const NdView<const S>& x, const Dims& order) {
        if (x.empty()) return false;
        TinySearch search;
        return search.visit(x.data(), x, order, 0) && search.any_;
    }

private:
    static T size(T x) { return std::abs(x); }
    static T size(const std::complex<T>& x) { return std::abs(x.real()) + std::abs(x.imag()); }

    /// @return whether there are only tiny numbers so far.
    template <class S>
    bool visit(const S* data, const NdView<const S>& x, const Dims& order, int level) {
        if (order.size() == 0) return visit_line(data, 1, 1);
        const int axis = static_cast<int>(order[level]);
        const Index extent = x.shape(axis), stride = x.stride(axis);
        if (level + 1 == order.size()) return visit_line(data, extent, stride);
        for (Index i = 0; i < extent; ++i)
            if (!visit(data + i * stride, x, order, level + 1)) return false;
        return true;
    }
    template <class S>
    bool visit_line(const S* data, Index extent, Index stride) {
        constexpr Index some = 64;
        for (Index begin = 0; begin < extent; begin += begin == 0 ? 1 : some) {
            const Index end = begin == 0 ? 1 : std::min(extent, begin + some);
            int beyond = 0, any = 0;
            for (Index i = begin; i < end; ++i) {
                const T value = size(data[i * stride]);
                beyond |= value < lift_limit<T>() ? 0 : 1;  // NaN too
                any |= value != T(0) ? 1 : 0;
            }
            if (beyond != 0) return false;
            any_ = any_ || any != 0;
        }
        return true;
    }

    bool any_ = false;
};

/// Calls run(in), which writes out = L(in) for a linear L. Where `in` holds only tiny numbers it is multiplied by a
/// power of two before, and `out` divided by it afterwards: the result is rounded once.
template <class T, class S, class U>
void lifted(const NdView<const S>& in, const NdView<U>& out,
            std::type_identity_t<core::FunctionRef<void(const NdView<const S>&)>> run) {
    if (!TinySearch<T>::holds(in, core::memory_order(in))) return run(in);
    core::List<S> copy(in.size());
    const NdView<S> larger(copy.data(), in.shape());
    copy_scaled<T>(in, larger, 1 / lift_limit<T>());
    run(NdView<const S>(larger));
    copy_scaled<T>(NdView<const U>(out), out, lift_limit<T>());
}

}  // namespace scixx::fft::detail
