// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <scixx/core/kernel/cold.hpp>
#include <scixx/core/kernel/list.hpp>
#include <scixx/fft/detail/butterfly.hpp>
#include <scixx/fft/detail/twiddle.hpp>

namespace scixx::fft::detail {

/// Splits a real transform of n = r m points into complex transforms with about n / 2 points in all.
///
/// The r subsequences x[r j + s], s = 0 .. r-1, are real lines of m points. Two of them make a complex line:
///
///     group t:  x[r j + 2 t] + i x[r j + 2 t + 1],    t = 0 .. groups() - 1,    groups() = (r + 1) / 2.
///
/// For odd r the last group has no imaginary part. Group t stands at the places t m .. t m + m - 1. join() turns the
/// transforms of the groups into the frequencies 0 .. n/2, in order and in the same memory; part() is the reverse.
///
/// r is 2 for even n. For odd n it is an odd divisor up to 15, a large one where the registers hold its butterfly, or
/// 1. See H. V. Sorensen, D. L. Jones, M. T. Heideman and C. S. Burrus, Real-valued fast Fourier transform algorithms,
/// IEEE Trans. ASSP-35, 1987.
template <class T>
class RealSplit {
public:
    SCIXX_COLD explicit RealSplit(Index n) : n_(n) {
        for (Index radix :
             core::many_registers ? std::array{3, 5, 7, 9, 11, 13, 15} : std::array{15, 13, 11, 9, 7, 3, 5})
            if (n % radix == 0) radix_ = radix;
        if (n % 2 == 0) radix_ = 2;
        m_ = n / radix_;
        const Roots<T> root(n);
        // exp(-2 pi i s k / n), s = 1 .. r-1, k = 0 .. m/2.
        for (Index s = 1; s < radix_; ++s)
            for (Index k = 0; k <= m_ / 2; ++k) push_pair(roots_, root(s * k));
    }

    [[nodiscard]] Index radix() const noexcept { return radix_; }
    /// Length and number of the complex transforms.
    [[nodiscard]] Index length() const noexcept { return m_; }
    [[nodiscard]] Index groups() const noexcept { return (radix_ + 1) / 2; }
    /// Whether group t has an imaginary part.
    [[nodiscard]] bool paired(Index t) const noexcept { return 2 * t + 1 < radix_; }
    /// Number of complex numbers in the memory that the spectrum and the groups share.
    [[nodiscard]] Index room() const noexcept { return groups() * m_ + (radix_ == 2 ? 1 : 0); }
    /// The factor by which the spectrum that join() leaves is too large.
    [[nodiscard]] T gain() const noexcept { return radix_ == 1 ? T(1) : T(2); }

    /// From the transforms of the groups to the spectrum, for blocks of B lines (see Passes).
    template <class P, int B>
    void join(T* x) const {
        run<true, P, B>(x);
    }
    /// From the spectrum to the input of the groups' backward transforms. The imaginary parts of the first frequency
    /// and, for even n, of the last are ignored.
    template <class P, int B>
    void part(T* x) const {
        std::fill_n(x + B, B, T(0));
        run<false, P, B>(x);
    }

private:
    template <bool Join, class P, int B>
    void run(T* x) const {
        switch (radix_) {
            case 1:
                if constexpr (!Join) mirror<B>(x);
                return;
            case 2:
                return even<Join, P, B>(x);
            case 3:
                return odd<3, Join, P, B>(x);
            case 5:
                return odd<5, Join, P, B>(x);
            case 7:
                return odd<7, Join, P, B>(x);
            case 11:
                return odd<11, Join, P, B>(x);
            case 13:
                return odd<13, Join, P, B>(x);
            default:
                break;
        }
        if constexpr (core::many_registers)  // elsewhere 3 or 5 is taken
            radix_ == 9 ? odd<9, Join, P, B>(x) : odd<15, Join, P, B>(x);
    }

    /// The upper half of a Hermitian sequence.
    template <int B>
    void mirror(T* x) const {
        for (Index i = n_ / 2 + 1; i < n_; ++i)
            for (int lane = 0; lane < B; ++lane) {
                x[2 * B * i + lane] = x[2 * B * (n_ - i) + lane];
                x[2 * B * i + B + lane] = -x[2 * B * (n_ - i) + B + lane];
            }
    }

    /// Calls f(access) for k = first, first + 1, ... while k <= m - k. access.lower(t) and access.upper(t) read group t
    /// at place k and at the mirrored place m - k; access.root(s) is the factor. SIMD is across the lanes of a block
    /// or, where B is 1, over successive k.
    template <int R, class P, int B, class F>
    void for_pairs(T* x, Index first, F&& f) const {
        if constexpr (B == 1) {
            using N = SimdOf<T>;
            constexpr int W = N::width;
            Index k = first;
            for (; k < 1; ++k) f(LineAccess<P>{x, roots_.data(), m_, k});
            if constexpr (W > 1)
                // As long as k .. k+W-1 and m-k-W+1 .. m-k do not overlap.
                for (; 2 * (k + W - 1) < m_; k += W) f(LineAccess<N>{x, roots_.data(), m_, k});
            for (; 2 * k <= m_; ++k) f(LineAccess<P>{x, roots_.data(), m_, k});
        } else {
            for (Index k = first; 2 * k <= m_; ++k) {
                BlockAccess<R, P, B> access{x, m_, k, {}};
                for (Index s = 1; s < R; ++s) {
                    const T* w = roots_.data() + 2 * ((s - 1) * (m_ / 2 + 1) + k);
                    access.roots[s] = {P::broadcast(w[0]), P::broadcast(w[1])};
                }
                for (int q = 0; q < B; q += P::width, access.x += P::width) f(access);
            }
        }
    }

    /// Interleaved numbers of one line, W = width successive k at once.
    template <class Q>
    struct LineAccess {
        using P = Q;
        static constexpr int W = P::width;
        T* x;
        const T* roots;
        Index m, k;
        VecC<P> root(Index s) const { return load_interleaved<P>(roots + 2 * ((s - 1) * (m / 2 + 1) + k)); }
        VecC<P> lower(Index t) const { return load_interleaved<P>(x + 2 * (t * m + k)); }
        VecC<P> upper(Index t) const { return load_interleaved<P, true>(x + 2 * (t * m + m - k - W + 1)); }
        void set_lower(Index t, const VecC<P>& v) const { store_interleaved(v, x + 2 * (t * m + k)); }
        void set_upper(Index t, const VecC<P>& v) const {
            store_interleaved<P, true>(v, x + 2 * (t * m + m - k - W + 1));
        }
    };
    /// Blocks of B lines.
    template <int R, class Q, int B>
    struct BlockAccess {
        using P = Q;
        T* x;
        Index m, k;
        VecC<P> roots[std::size_t{R}];
        const VecC<P>& root(Index s) const { return roots[s]; }
        VecC<P> get(Index i) const { return {P::load(x + 2 * B * i), P::load(x + 2 * B * i + B)}; }
        void set(Index i, const VecC<P>& v) const {
            v.re.store(x + 2 * B * i);
            v.im.store(x + 2 * B * i + B);
        }
        VecC<P> lower(Index t) const { return get(t * m + k); }
        VecC<P> upper(Index t) const { return get(t * m + m - k); }
        void set_lower(Index t, const VecC<P>& v) const { set(t * m + k, v); }
        void set_upper(Index t, const VecC<P>& v) const { set(t * m + m - k, v); }
    };

    /// n = 2 m: with E = Z[k] + conj Z[m-k], O = -i (Z[k] - conj Z[m-k]): 2 X[k] = E + w O, 2 X[m-k] = conj(E - w O).
    template <bool Join, class P, int B>
    void even(T* x) const {
        T* last = x + m_ * Index(2 * B);
        for (int lane = 0; lane < B; ++lane) {
            const T a = x[lane], b = Join ? x[B + lane] : last[lane];
            x[lane] = Join ? 2 * (a + b) : a + b;
            if constexpr (Join) {
                last[lane] = 2 * (a - b);
                x[B + lane] = last[B + lane] = T(0);
            } else {
                x[B + lane] = a - b;
            }
        }
        for_pairs<2, P, B>(x, 1, [](const auto& at) SCIXX_INLINE_LAMBDA {
            using C = VecC<typename std::remove_cvref_t<decltype(at)>::P>;
            const C a = at.lower(0), b = at.upper(0), w = at.root(1);
            const C e{a.re + b.re, a.im - b.im};
            if constexpr (Join) {
                const C o{a.im + b.im, b.re - a.re}, t = o * w;
                at.set_lower(0, e + t);
                at.set_upper(0, {e.re - t.re, t.im - e.im});
            } else {
                // O = conj(w) (X[k] - conj X[m-k]); Z[k] = E + i O, Z[m-k] = conj(E) + i conj(O).
                const C o = conjugate_product({a.re - b.re, a.im + b.im}, w);
                at.set_lower(0, plus_i(e, o));
                at.set_upper(0, {e.re + o.im, o.re - e.im});
            }
        });
    }

    /// Odd radices. The transforms Y[s] of the subsequences follow from those of the groups as above. For each k a
    /// transform of r points over s gives X[k + m q], q = 0 .. r-1. Above n/2 it is the conjugate of X[n - k - m q].
    template <int R, bool Join, class P, int B>
    void odd(T* x) const {
        for_pairs<R, P, B>(x, 0, [](const auto& at) SCIXX_INLINE_LAMBDA { odd_step<R, Join>(at); });
    }

    /// One k; k = 0 is its own mirror image.
    template <int R, bool Join, class Access>
    static void odd_step(const Access& at) {
        using C = VecC<typename Access::P>;
        constexpr int H = (R - 1) / 2;
        const bool first = at.k == 0;
        C y[std::size_t{R}];
        if constexpr (Join) {
            each<R, H + 1>([&](int t) SCIXX_INLINE_LAMBDA {
                const C a = at.lower(t), b = first ? a : at.upper(t);
                y[2 * t] = {a.re + b.re, a.im - b.im};
                if (t < H) y[2 * t + 1] = {a.im + b.im, b.re - a.re};
            });
            if (!first) each<R, R - 1>([&](int s) SCIXX_INLINE_LAMBDA { y[s + 1] = y[s + 1] * at.root(s + 1); });
            dft<R>(y);
            each<R, H + 1>([&](int q) SCIXX_INLINE_LAMBDA { at.set_lower(q, y[q]); });
            if (!first)
                each<R, H>([&](int q) SCIXX_INLINE_LAMBDA {
                    const C& v = y[R - 1 - q];
                    at.set_upper(q, {v.re, zero(v) - v.im});
                });
        } else {
            each<R, H + 1>([&](int q) SCIXX_INLINE_LAMBDA { y[q] = at.lower(q); });
            each<R, H>([&](int q) SCIXX_INLINE_LAMBDA {
                const C v = at.upper(q);
                y[R - 1 - q] = {v.re, zero(v) - v.im};
            });
            dft<R>(y);
            // In a backward transform frequency s stands at R - s.
            each<R, H + 1>([&](int t) SCIXX_INLINE_LAMBDA {
                const int s = 2 * t;
                C a = y[(R - s) % R];
                if (!first && s > 0) a = conjugate_product(a, at.root(s));
                C b{zero(a), zero(a)};
                if (t < H) {
                    b = y[R - s - 1];
                    if (!first) b = conjugate_product(b, at.root(s + 1));
                }
                at.set_lower(t, plus_i(a, b));
                if (!first) at.set_upper(t, {a.re + b.im, b.re - a.im});
            });
        }
    }

    template <class P>
    static P zero(const VecC<P>&) {
        return P::broadcast(T(0));
    }

    Index n_, radix_ = 1, m_;
    core::List<T> roots_;
};

}  // namespace scixx::fft::detail
