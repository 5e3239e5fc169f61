// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <scixx/core/kernel/fma.hpp>
#include <scixx/core/kernel/inline.hpp>
#include <scixx/core/kernel/math.hpp>
#include <scixx/core/kernel/simd.hpp>
#include <scixx/ndimage/detail/border.hpp>
#include <type_traits>
#include <vector>

/// Weighted sums of rows: out[j] = sum over k of w[k] rows[k][j], the work of all correlations.
///
/// Floating rows are summed in their own precision, in groups of eight terms, while eight registers of results stay in
/// flight; float windows of more than 64 terms are summed in double, so that a float result is within 2 ulp of the
/// scale max|x| sum|w| of one that was summed in double. Integer results have to be exact: with whole weights the sum
/// is an integer that int32 or double holds, and with others it is formed in double, in SciPy's order of terms and with
/// each product rounded by itself; what the sum may lack to an integer by rounding alone is not truncated.
namespace scixx::ndimage::detail::filters {

/// Whether a window's weights are equal (even) or opposite (odd) left and right of a centre: half the products then do.
enum class Symmetry { none, even, odd };

[[nodiscard]] inline Symmetry symmetry_of(const List<double>& weights) noexcept {
    const Index size = weights.size();
    if (size < 3 || size % 2 == 0) return Symmetry::none;
    bool even = true, odd = true;
    for (Index k = 0; k < size / 2; ++k) {
        even = even && weights[k] == weights[size - 1 - k];
        odd = odd && weights[k] == -weights[size - 1 - k];
    }
    return even ? Symmetry::even : odd ? Symmetry::odd : Symmetry::none;
}

/// Terms in the order of summation: one row and weight each, or centre first and then the pairs from outside in.
template <class A>
struct Terms {
    Symmetry symmetry = Symmetry::none;
    Index rows = 0;           ///< samples in the window
    bool last_first = false;  ///< without symmetry: the last term is the first of the sum, as in SciPy's 1-d filters
    List<A> weights;

    Terms() = default;
    Terms(const List<double>& window, Symmetry kind) : symmetry(kind), rows(window.size()) {
        const Index half = window.size() / 2;
        if (kind != Symmetry::none) weights.push_back(static_cast<A>(window[half]));
        for (Index k = 0; k < (kind == Symmetry::none ? window.size() : half); ++k)
            weights.push_back(static_cast<A>(window[k]));
    }
    [[nodiscard]] Index size() const noexcept { return weights.size(); }
};

template <class T, class A, class U>
class FloatingSum {
    using Packet = core::Simd<A>;
    using Single = core::Simd<A, 1>;

    template <Symmetry S, class V>
    static SCIXX_ALWAYS_INLINE V term(const T* const* rows, Index count, Index k, Index j) noexcept {
        if constexpr (S == Symmetry::none) return V::load(rows[k] + j);
        if (k == 0) return V::load(rows[count / 2] + j);
        if constexpr (S == Symmetry::even)
            return V::load(rows[k - 1] + j) + V::load(rows[count - k] + j);
        else
            return V::load(rows[k - 1] + j) - V::load(rows[count - k] + j);
    }

    /// M packets of results. They are separate variables: one array of all numbers would live in memory.
    template <Symmetry S, class V, int M>
    static void block(const Terms<A>& terms, const T* const* rows, Index j, U* out) noexcept {
        const A* weights = terms.weights.data();
        const Index size = terms.size();
        V sum[std::size_t{M}];
        const auto product = [&](Index k, int m) {
            return V::broadcast(weights[k]) * term<S, V>(rows, terms.rows, k, j + m * V::width);
        };
        for (int m = 0; m < M; ++m) sum[m] = product(0, m);
        const Index first = std::min<Index>(size, 8);
        for (Index k = 1; k < first; ++k)
            for (int m = 0; m < M; ++m) sum[m] = sum[m] + product(k, m);
        for (Index group = 8; group < size; group += 8) {
            V part[std::size_t{M}];
            for (int m = 0; m < M; ++m) part[m] = product(group, m);
            const Index end = std::min(size, group + 8);
            for (Index k = group + 1; k < end; ++k)
                for (int m = 0; m < M; ++m) part[m] = part[m] + product(k, m);
            for (int m = 0; m < M; ++m) sum[m] = sum[m] + part[m];
        }
        for (int m = 0; m < M; ++m) sum[m].store(out + j + m * V::width);
    }

    /// Three symmetric or antisymmetric terms: short enough that a plain loop is the fastest.
    template <Symmetry S>
    static void three(const Terms<A>& terms, const T* const* rows, Index n, U* out) noexcept {
        const A centre = terms.weights[0], side = terms.weights[1];
        const T *const before = rows[0], *const at = rows[1], *const after = rows[2];
        for (Index j = 0; j < n; ++j) {
            const A a = static_cast<A>(before[j]), b = static_cast<A>(after[j]);
            out[j] = static_cast<U>(centre * static_cast<A>(at[j]) + side * (S == Symmetry::even ? a + b : a - b));
        }
    }

    /// As `three` for four result rows, one below the other.
    template <Symmetry S>
    static void three_stacked(const Terms<A>& terms, const std::array<const T*, 6> rows, Index n,
                              U* EIGEN_RESTRICT out0, U* EIGEN_RESTRICT out1, U* EIGEN_RESTRICT out2,
                              U* EIGEN_RESTRICT out3) noexcept {
        const A centre = terms.weights[0], side = terms.weights[1];
        for (Index j = 0; j < n; ++j) {
            const A a = static_cast<A>(rows[0][j]), b = static_cast<A>(rows[1][j]), c = static_cast<A>(rows[2][j]);
            const A d = static_cast<A>(rows[3][j]), e = static_cast<A>(rows[4][j]), f = static_cast<A>(rows[5][j]);
            out0[j] = static_cast<U>(centre * b + side * (S == Symmetry::even ? a + c : a - c));
            out1[j] = static_cast<U>(centre * c + side * (S == Symmetry::even ? b + d : b - d));
            out2[j] = static_cast<U>(centre * d + side * (S == Symmetry::even ? c + e : c - e));
            out3[j] = static_cast<U>(centre * e + side * (S == Symmetry::even ? d + f : d - f));
        }
    }

    template <Symmetry S>
    static void all(const Terms<A>& terms, const T* const* rows, Index n, U* out) noexcept {
        if constexpr (S != Symmetry::none)
            if (terms.rows == 3) return three<S>(terms, rows, n, out);
        constexpr int packet = Packet::width;
        Index j = 0;
        for (; j + 4 * packet <= n; j += 4 * packet) block<S, Packet, 4>(terms, rows, j, out);
        for (; j + packet <= n; j += packet) block<S, Packet, 1>(terms, rows, j, out);
        if (j < n && n >= packet)  // the last packet once more, further left
            block<S, Packet, 1>(terms, rows, n - packet, out);
        else
            for (; j < n; ++j) block<S, Single, 1>(terms, rows, j, out);
    }

    /// R results one below the other, M packets wide: each row is read once for all of them, but symmetry is of no use.
    template <class V, int R, int M>
    static void stack(const List<A>& weights, const T* const* rows, Index j, U* const* outs) noexcept {
        const Index size = weights.size();
        V sum[std::size_t{R}][std::size_t{M}];
        const auto add = [&](Index k, int first, int last) {
            for (int m = 0; m < M; ++m) {
                const V value = V::load(rows[k] + j + m * V::width);
                for (int r = first; r < last; ++r) sum[r][m] = sum[r][m] + V::broadcast(weights[k - r]) * value;
            }
        };
        for (int r = 0; r < R; ++r)
            for (int m = 0; m < M; ++m) sum[r][m] = V::broadcast(A(0));
        for (int k = 0; k + 1 < R; ++k) add(k, 0, k + 1);
        for (Index k = R - 1; k < size; ++k) add(k, 0, R);
        for (int k = 0; k + 1 < R; ++k) add(size + k, k + 1, R);
        for (int r = 0; r < R; ++r)
            for (int m = 0; m < M; ++m) sum[r][m].store(outs[r] + j + m * V::width);
    }

    /// Adds G terms that a packet's width of samples are apart, the first of them at `from`, to M packets of results.
    /// Results that far apart share all but the last G - 1 of the packets read.
    template <class V, int M, int G>
    static void add_spaced(const A* weights, const T* from, V* sum) noexcept {
        for (int q = 0; q + 1 < M + G; ++q) {
            const V value = V::load(from + q * V::width);
            for (int g = 0; g < G; ++g)
                if (q >= g && q - g < M) sum[q - g] = sum[q - g] + V::broadcast(weights[g * V::width]) * value;
        }
    }

    /// M packets of results of a window along memory.
    template <class V, int M>
    static void along(const List<A>& weights, const T* samples, U* out) noexcept {
        constexpr Index width = V::width;
        const Index size = weights.size();
        V sum[std::size_t{M}];
        for (int m = 0; m < M; ++m) sum[m] = V::broadcast(A(0));
        for (Index first = 0; first < std::min(width, size); ++first) {
            Index k = first;
            for (; k + 2 * width < size; k += 3 * width) add_spaced<V, M, 3>(weights.data() + k, samples + k, sum);
            if (k + width < size)
                add_spaced<V, M, 2>(weights.data() + k, samples + k, sum);
            else if (k < size)
                add_spaced<V, M, 1>(weights.data() + k, samples + k, sum);
        }
        for (int m = 0; m < M; ++m) sum[m].store(out + m * width);
    }

public:
    /// n results from the n + weights.size() - 1 samples of a line. Where multiply-add is one instruction, reading
    /// samples less often is worth more than the symmetry of the window.
    static void line(const List<A>& weights, const T* samples, Index n, U* out) noexcept {
        constexpr int packet = Packet::width;
        Index j = 0;
        for (; j + 8 * packet <= n; j += 8 * packet) along<Packet, 8>(weights, samples + j, out + j);
        for (; j + 4 * packet <= n; j += 4 * packet) along<Packet, 4>(weights, samples + j, out + j);
        for (; j + packet <= n; j += packet) along<Packet, 1>(weights, samples + j, out + j);
        if (j < n && n >= packet) return along<Packet, 1>(weights, samples + n - packet, out + n - packet);
        for (; j < n; ++j) along<Single, 1>(weights, samples + j, out + j);
    }

    /// R result rows, one below the other, of at least R terms each; the same bits whatever R is.
    template <int R>
    static void stacked(const List<A>& weights, const T* const* rows, Index n, U* const* outs) noexcept {
        constexpr int packet = Packet::width, wide = R == 1 ? 4 : 2;
        Index j = 0;
        for (; j + wide * packet <= n; j += wide * packet) stack<Packet, R, wide>(weights, rows, j, outs);
        for (; j + packet <= n; j += packet) stack<Packet, R, 1>(weights, rows, j, outs);
        if (j < n && n >= packet) return stack<Packet, R, 1>(weights, rows, n - packet, outs);
        for (; j < n; ++j) stack<Single, R, 1>(weights, rows, j, outs);
    }

    /// Four result rows, one below the other, of three symmetric or antisymmetric terms each.
    static void stacked_three(const Terms<A>& terms, const T* const* rows, Index n, U* const* outs) noexcept {
        const std::array<const T*, 6> row{rows[0], rows[1], rows[2], rows[3], rows[4], rows[5]};
        if (terms.symmetry == Symmetry::even)
            three_stacked<Symmetry::even>(terms, row, n, outs[0], outs[1], outs[2], outs[3]);
        else
            three_stacked<Symmetry::odd>(terms, row, n, outs[0], outs[1], outs[2], outs[3]);
    }

    static void apply(const Terms<A>& terms, const T* const* rows, Index n, U* out) noexcept {
        switch (terms.symmetry) {
            case Symmetry::none:
                return all<Symmetry::none>(terms, rows, n, out);
            case Symmetry::even:
                return all<Symmetry::even>(terms, rows, n, out);
            case Symmetry::odd:
                return all<Symmetry::odd>(terms, rows, n, out);
        }
    }
};

/// The exact form, for integer results.
template <class T, class A, class U>
class OrderedSum {
    static constexpr Index chunk = 256;

    static void add(A weight, const T* a, Index n, A* product, A* sum) noexcept {
        for (Index j = 0; j < n; ++j) product[j] = weight * static_cast<A>(a[j]);
        for (Index j = 0; j < n; ++j) sum[j] += product[j];
    }
    static void add_pair(A weight, A sign, const T* a, const T* b, Index n, A* product, A* sum) noexcept {
        if (sign > 0)
            for (Index j = 0; j < n; ++j) product[j] = weight * (static_cast<A>(a[j]) + static_cast<A>(b[j]));
        else
            for (Index j = 0; j < n; ++j) product[j] = weight * (static_cast<A>(a[j]) - static_cast<A>(b[j]));
        // A loop of its own: product and sum must not contract into one rounding.
        for (Index j = 0; j < n; ++j) sum[j] += product[j];
    }

public:
    static void apply(const Terms<A>& terms, const T* const* rows, Index n, U* out, double noise = 0) noexcept {
        A product[chunk], sum[chunk];
        for (Index j = 0; j < n; j += chunk) {
            const Index m = std::min(chunk, n - j);
            std::fill(sum, sum + m, A(0));
            if (terms.symmetry == Symmetry::none) {
                const Index last = terms.rows - 1;
                if (terms.last_first) add(terms.weights[last], rows[last] + j, m, product, sum);
                for (Index k = 0; k < terms.rows - (terms.last_first ? 1 : 0); ++k)
                    add(terms.weights[k], rows[k] + j, m, product, sum);
            } else {
                const A sign = terms.symmetry == Symmetry::even ? A(1) : A(-1);
                add(terms.weights[0], rows[terms.rows / 2] + j, m, product, sum);
                for (Index k = 1; k < terms.size(); ++k)
                    add_pair(terms.weights[k], sign, rows[k - 1] + j, rows[terms.rows - k] + j, m, product, sum);
            }
            if constexpr (std::is_floating_point_v<A>) {
                const double relative = static_cast<double>(terms.rows) * 0x1p-53;
                for (Index i = 0; i < m; ++i)
                    sum[i] += std::copysign(std::min(noise + relative * std::abs(sum[i]), 0x1p-6), sum[i]);
            }
            for (Index i = 0; i < m; ++i) out[j + i] = converted<U>(sum[i]);
        }
    }
};

/// out[j] = sum over k of weights[k] rows[k][j] for rows of T and results of U.
template <class T, class U>
class WeightedSum {
public:
    WeightedSum(const List<double>& weights, Symmetry symmetry, bool last_first = false) {
        if constexpr (std::is_integral_v<U>) {
            double total = 0;
            bool whole = std::is_integral_v<T> && sizeof(T) <= 4;
            for (double weight : weights) {
                total += std::abs(weight);
                whole = whole && weight == std::trunc(weight);
            }
            narrow_ = whole && total * largest() <= 2147483647.0;
            if (sizeof(T) <= 2) noise_ = total * largest() * static_cast<double>(weights.size()) * 0x1p-53;
        } else {
            narrow_ = !std::is_same_v<U, float> || weights.size() <= (symmetry == Symmetry::none ? 64 : 128);
        }
        if (narrow_)
            narrow_terms_ = Terms<Narrow>(weights, symmetry);
        else
            wide_terms_ = Terms<Wide>(weights, symmetry);
        wide_terms_.last_first = last_first;
    }

    void operator()(const T* const* rows, Index n, U* out) const noexcept {
        if constexpr (std::is_integral_v<U>) {
            if (narrow_) return OrderedSum<T, Narrow, U>::apply(narrow_terms_, rows, n, out);
            return OrderedSum<T, Wide, U>::apply(wide_terms_, rows, n, out, noise_);
        } else if constexpr (std::is_same_v<Narrow, Wide>) {
            return FloatingSum<T, Narrow, U>::apply(narrow_terms_, rows, n, out);
        } else {
            if (narrow_) return FloatingSum<T, Narrow, U>::apply(narrow_terms_, rows, n, out);
            return FloatingSum<T, Wide, U>::apply(wide_terms_, rows, n, out);
        }
    }

    /// Four result rows, one below the other, of three symmetric or antisymmetric terms each.
    void stacked_three(const T* const* rows, Index n, U* const* outs) const noexcept {
        FloatingSum<T, U, U>::stacked_three(narrow_terms_, rows, n, outs);
    }

private:
    using Narrow = std::conditional_t<std::is_integral_v<U>, std::int32_t, U>;
    using Wide = std::conditional_t<std::is_same_v<U, float> || std::is_integral_v<U>, double, U>;

    [[nodiscard]] static double largest() noexcept {
        if constexpr (std::is_integral_v<T>)
            return std::max(static_cast<double>(std::numeric_limits<T>::max()),
                            -static_cast<double>(std::numeric_limits<T>::min()));
        else
            return 0;
    }

    bool narrow_ = true;
    double noise_ = 0;  // what rounding may take from a sum of small integers
    Terms<Narrow> narrow_terms_;
    Terms<Wide> wide_terms_;
};

/// WeightedSum as the kernel of a pass (see passes.hpp).
template <class T, class U>
class WeightedWindow {
public:
    using Row = T;
    using Out = U;

    explicit WeightedWindow(const List<double>& weights)
        : size_(weights.size()), sum_(weights, symmetry_of(weights), true), rows_(weights.size()) {}

    [[nodiscard]] Index size() const noexcept { return size_; }
    [[nodiscard]] Index period() const noexcept { return 1; }
    void start(Index) noexcept {}
    void row(const T* const* rows, Index, Index count, U* out) const noexcept { sum_(rows, count, out); }
    void line(const T* padded, Index n, U* out) noexcept {
        for (Index k = 0; k < size_; ++k) rows_[k] = padded + k;
        sum_(rows_.data(), n, out);
    }

private:
    Index size_;
    WeightedSum<T, U> sum_;
    List<const T*> rows_;
};

/// As WeightedWindow. Where multiply-add is fast, reading is what takes the time, and windows of medium size stack
/// rows.
template <class T>
    requires std::is_same_v<T, double>
class WeightedWindow<T, T> {  // a template, so that only files with a filter compile it
public:
    using Row = T;
    using Out = T;
    static constexpr int stack = 4;

    explicit WeightedWindow(const List<double>& weights)
        : size_(weights.size()), sum_(weights, symmetry_of(weights), true), rows_(weights.size()) {
        // Opposite weights cancel exactly in pairs only.
        three_ = size_ == 3 && symmetry_of(weights) != Symmetry::none;
        if (core::fast_fma && size_ > 5 && size_ <= 33 && symmetry_of(weights) != Symmetry::odd) weights_ = weights;
    }

    [[nodiscard]] Index size() const noexcept { return size_; }
    [[nodiscard]] Index period() const noexcept { return three_ ? stack : 1; }
    [[nodiscard]] bool stacks() const noexcept { return three_ || !weights_.empty(); }
    void start(Index) noexcept {}
    void row(const T* const* rows, Index, Index count, T* out) const noexcept {
        if constexpr (core::fast_fma)
            if (!weights_.empty()) return Sum::template stacked<1>(weights_, rows, count, &out);
        sum_(rows, count, out);
    }
    void rows(const T* const* rows, Index, Index count, T* const* outs) const noexcept {
        if (three_) return sum_.stacked_three(rows, count, outs);
        if constexpr (core::fast_fma) Sum::template stacked<stack>(weights_, rows, count, outs);
    }
    void line(const T* padded, Index n, T* out) noexcept {
        if constexpr (core::fast_fma)
            if (!weights_.empty()) return Sum::line(weights_, padded, n, out);
        for (Index k = 0; k < size_; ++k) rows_[k] = padded + k;
        sum_(rows_.data(), n, out);
    }

private:
    using Sum = FloatingSum<T, T, T>;

    Index size_;
    bool three_ = false;  // three symmetric or antisymmetric terms
    WeightedSum<T, T> sum_;
    List<const T*> rows_;
    List<double> weights_;  // of windows of medium size
};

}  // namespace scixx::ndimage::detail::filters
