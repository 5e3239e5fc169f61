// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <concepts>
#include <scixx/core/array.hpp>
#include <scixx/core/detail/random_bits.hpp>
#include <scixx/core/function_ref.hpp>
#include <scixx/core/kernel/math.hpp>

namespace scixx::core::detail {

/// Writes the next n values of a stream.
template <class T>
using DrawTo = FunctionRef<void(T*, Index)>;

/// Values are drawn in runs of at most this many, which stay in the first level of cache.
inline constexpr Index draw_run = 1024;

/// Fills a view with the values of a stream in C order, whatever its storage order.
template <class T>
void fill_c_order(const NdView<T>& out, DrawTo<T> generate) {
    Index left = out.size();
    if (out.is_c_contiguous()) {
        for (T* at = out.data(); left > 0; left -= draw_run, at += draw_run) generate(at, std::min(left, draw_run));
        return;
    }
    if (left == 0) return;
    std::array<T, static_cast<std::size_t>(draw_run)> run;
    Index used = 0, filled = 0;
    const int last = out.rank() - 1;
    Dims index = Dims::filled(out.rank(), 0);
    do {
        T* line = out.data() + out.offset(index);
        for (Index i = 0; i < out.shape(last); ++i) {
            if (used == filled) {
                filled = std::min(left, draw_run);
                generate(run.data(), filled);
                left -= filled;
                used = 0;
            }
            line[i * out.stride(last)] = run[static_cast<std::size_t>(used++)];
        }
    } while (advance(index, out.shape(), last));
}

/// What stands for NumPy's `size=`: nothing (one value), a length, numbers of rows and columns, or a destination.
template <class T, class... Size>
concept DrawSize = ((std::integral<std::remove_cvref_t<Size>> && ...) && sizeof...(Size) <= 2) ||
                   (sizeof...(Size) == 1 && (DestinationOf<Size, T> && ...));

/// A draw of T in one of the forms of DrawSize.
template <class T>
[[nodiscard]] T draw(const char*, DrawTo<T> generate) {
    T value;
    generate(&value, 1);
    return value;
}
template <class T, std::integral I>
[[nodiscard]] Eigen::Array<T, Eigen::Dynamic, 1> draw(const char* function, DrawTo<T> generate, const I& size) {
    require(static_cast<Index>(size) >= 0, function, "size must not be negative, got ", size);
    Eigen::Array<T, Eigen::Dynamic, 1> out(static_cast<Index>(size));
    fill_c_order(core::view(out), generate);
    return out;
}
template <class T, std::integral I, std::integral J>
[[nodiscard]] Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic> draw(const char* function, DrawTo<T> generate,
                                                                   const I& rows, const J& cols) {
    require(static_cast<Index>(rows) >= 0 && static_cast<Index>(cols) >= 0, function, "size must not be negative, got ",
            rows, " x ", cols);
    (void)checked_mul(function, static_cast<Index>(rows), static_cast<Index>(cols));
    Eigen::Array<T, Eigen::Dynamic, Eigen::Dynamic> out(static_cast<Index>(rows), static_cast<Index>(cols));
    fill_c_order(core::view(out), generate);
    return out;
}
template <class T, DestinationOf<T> D>
void draw(const char*, DrawTo<T> generate, D&& out) {
    fill_c_order(core::view(out), generate);
}

/// out = shift + scale * out, each operation rounded: in passes of their own, so that they are not fused.
template <class = void>
inline void scale_and_shift(double* out, Index count, double scale, double shift) noexcept {
    if (count == 1) {
        *out = shift + rounded(scale * *out);
        return;
    }
    for (Index i = 0; i < count; ++i) out[i] *= scale;
    for (Index i = 0; i < count; ++i) out[i] += shift;
}

/// NumPy's rule for a scale parameter: NaN passes, anything with a minus sign is refused.
template <class = void>
inline void require_scale(const char* function, double scale) {
    require(!std::signbit(scale) || std::isnan(scale), function, "scale must not be negative, got ", scale);
}

}  // namespace scixx::core::detail
