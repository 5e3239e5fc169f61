// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <algorithm>
#include <array>
#include <scixx/core/kernel/list.hpp>
#include <scixx/fft/detail/simd.hpp>

namespace scixx::fft::detail {

/// cos(2 pi k / R) and sin(2 pi k / R), k = 0 .. R - 1, of the odd radices; computed with mpmath, 40 digits:
/// for k in range(R): print(mp.nstr(mp.cos(2*mp.pi*k/R), 36), mp.nstr(mp.sin(2*mp.pi*k/R), 36))
template <int R>
struct OddRoots;
template <>
struct OddRoots<3> {
    static constexpr long double cos[] = {1, -0.5L, -0.5L};
    static constexpr long double sin[] = {0, 0.866025403784438646763723170752936183L,
                                          -0.866025403784438646763723170752936183L};
};
template <>
struct OddRoots<5> {
    static constexpr long double cos[] = {
        1, 0.309016994374947424102293417182819059L, -0.809016994374947424102293417182819059L,
        -0.809016994374947424102293417182819059L, 0.309016994374947424102293417182819059L};
    static constexpr long double sin[] = {
        0, 0.951056516295153572116439333379382143L, 0.587785252292473129168705954639072769L,
        -0.587785252292473129168705954639072769L, -0.951056516295153572116439333379382143L};
};
template <>
struct OddRoots<7> {
    static constexpr long double cos[] = {1,
                                          0.623489801858733530525004884004239811L,
                                          -0.222520933956314404288902564496794759L,
                                          -0.900968867902419126236102319507445051L,
                                          -0.900968867902419126236102319507445051L,
                                          -0.222520933956314404288902564496794759L,
                                          0.623489801858733530525004884004239811L};
    static constexpr long double sin[] = {0,
                                          0.78183148246802980870844452667405775L,
                                          0.974927912181823607018131682993931217L,
                                          0.433883739117558120475768332848358755L,
                                          -0.433883739117558120475768332848358755L,
                                          -0.974927912181823607018131682993931217L,
                                          -0.78183148246802980870844452667405775L};
};
template <>
struct OddRoots<11> {
    static constexpr long double cos[] = {1,
                                          0.841253532831181168861811648919367718L,
                                          0.415415013001886425529274149229623204L,
                                          -0.142314838273285140443792668616369669L,
                                          -0.654860733945285064056925072466293553L,
                                          -0.959492973614497389890368057066327699L,
                                          -0.959492973614497389890368057066327699L,
                                          -0.654860733945285064056925072466293553L,
                                          -0.142314838273285140443792668616369669L,
                                          0.415415013001886425529274149229623204L,
                                          0.841253532831181168861811648919367718L};
    static constexpr long double sin[] = {0,
                                          0.540640817455597582107635954318691695L,
                                          0.90963199535451837141171538307902846L,
                                          0.989821441880932732376092037776718787L,
                                          0.75574957435425828377403584397234442L,
                                          0.281732556841429697711417915346616899L,
                                          -0.281732556841429697711417915346616899L,
                                          -0.75574957435425828377403584397234442L,
                                          -0.989821441880932732376092037776718787L,
                                          -0.90963199535451837141171538307902846L,
                                          -0.540640817455597582107635954318691695L};
};
template <>
struct OddRoots<13> {
    static constexpr long double cos[] = {1,
                                          0.885456025653209895900375522015098879L,
                                          0.568064746731155802511807559127516625L,
                                          0.120536680255323053349067687452543582L,
                                          -0.354604887042535625969637892600018474L,
                                          -0.748510748171101098634630599701351384L,
                                          -0.970941817426052027156982276293789227L,
                                          -0.970941817426052027156982276293789227L,
                                          -0.748510748171101098634630599701351384L,
                                          -0.354604887042535625969637892600018474L,
                                          0.120536680255323053349067687452543582L,
                                          0.568064746731155802511807559127516625L,
                                          0.885456025653209895900375522015098879L};
    static constexpr long double sin[] = {0,
                                          0.464723172043768545656015335133104778L,
                                          0.822983865893656394579617423439381991L,
                                          0.992708874098053992800751649492520179L,
                                          0.935016242685414823439784599837830729L,
                                          0.66312265824079520237678549266676628L,
                                          0.239315664287557767148753726260211895L,
                                          -0.239315664287557767148753726260211895L,
                                          -0.66312265824079520237678549266676628L,
                                          -0.935016242685414823439784599837830729L,
                                          -0.992708874098053992800751649492520179L,
                                          -0.822983865893656394579617423439381991L,
                                          -0.464723172043768545656015335133104778L};
};

/// Whether the registers hold a butterfly of R points, so that its loops are worth unrolling.
template <int R>
inline constexpr bool in_registers = R <= 8 || core::many_registers;

/// Calls f(0), ..., f(N - 1), N one of the counts of a butterfly of R points: unrolled where in_registers.
template <int R, int N = R, class F>
SCIXX_ALWAYS_INLINE void each(F&& f) {
    if constexpr (in_registers<R>)
        unroll<N>(f);
    else
        for (int i = 0; i < N; ++i) f(i);
}

/// Discrete Fourier transform x[k] <- sum over j of x[j] exp(-2 pi i j k / R) of R registers.
///
/// Odd radices pair j with R - j, which leaves real factors: (R - 1)^2 / 2 products of each kind.
template <int R, class P>
EIGEN_ALWAYS_INLINE void butterfly(VecC<P>* x) {
    constexpr int H = (R - 1) / 2;
    using T = typename P::Scalar;
    VecC<P> sum[std::size_t{H}], dif[std::size_t{H}];
    const VecC<P> first = x[0];
    unroll<H>([&](int j) SCIXX_INLINE_LAMBDA {
        sum[j] = x[j + 1] + x[R - 1 - j];
        dif[j] = x[j + 1] - x[R - 1 - j];
    });
    VecC<P> total = first + sum[0];
    unroll<H - 1>([&](int j) SCIXX_INLINE_LAMBDA { total = total + sum[j + 1]; });
    x[0] = total;
    unroll<H>([&](int i) SCIXX_INLINE_LAMBDA {
        const int k = i + 1;
        const P c0 = P::broadcast(T(OddRoots<R>::cos[k])), s0 = P::broadcast(T(OddRoots<R>::sin[k]));
        VecC<P> u{fma(sum[0].re, c0, first.re), fma(sum[0].im, c0, first.im)};
        VecC<P> v{dif[0].re * s0, dif[0].im * s0};
        unroll<H - 1>([&](int jj) SCIXX_INLINE_LAMBDA {
            const int j = jj + 1, e = (j + 1) * k % R;
            const P c = P::broadcast(T(OddRoots<R>::cos[e])), s = P::broadcast(T(OddRoots<R>::sin[e]));
            u = {fma(sum[j].re, c, u.re), fma(sum[j].im, c, u.im)};
            v = {fma(dif[j].re, s, v.re), fma(dif[j].im, s, v.im)};
        });
        x[k] = minus_i(u, v);
        x[R - k] = plus_i(u, v);
    });
}

/// cos(2 pi j k / R) and sin(2 pi j k / R) as pairs for factor(), k and then j = 1 .. (R - 1) / 2.
template <class T, int R>
struct OddFactors {
    static constexpr int half = (R - 1) / 2, copies = copies_of<T>;
    T numbers[std::size_t{2 * copies * half * half}];

    constexpr OddFactors() : numbers() {
        T* to = numbers;
        for (int k = 1; k <= half; ++k)
            for (int j = 1; j <= half; ++j) {
                for (int i = 0; i < copies; ++i) *to++ = T(OddRoots<R>::cos[j * k % R]);
                for (int i = 0; i < copies; ++i) *to++ = T(OddRoots<R>::sin[j * k % R]);
            }
    }
};
template <class T, int R>
inline constexpr OddFactors<T, R> odd_factors{};

/// The same with a loop over the frequencies, for radices that overflow the registers: the unrolled form is no faster
/// there and costs much to compile.
template <int R, class P>
EIGEN_ALWAYS_INLINE void rolled_butterfly(VecC<P>* x) {
    using T = typename P::Scalar;
    constexpr int H = (R - 1) / 2;
    VecC<P> sum[std::size_t{H}], dif[std::size_t{H}];
    const VecC<P> first = x[0];
    VecC<P> total = first;
    unroll<H>([&](int j) SCIXX_INLINE_LAMBDA {
        sum[j] = x[j + 1] + x[R - 1 - j];
        dif[j] = x[j + 1] - x[R - 1 - j];
        total = total + sum[j];
    });
    x[0] = total;
    const T* w = odd_factors<T, R>.numbers;
    for (int k = 1; k <= H; ++k, w += 2 * copies_of<T> * H) {
        const VecC<P> one = factor<P>(w, 0);
        VecC<P> u{fma(sum[0].re, one.re, first.re), fma(sum[0].im, one.re, first.im)};
        VecC<P> v{dif[0].re * one.im, dif[0].im * one.im};
        unroll<H - 1>([&](int i) SCIXX_INLINE_LAMBDA {
            const int j = i + 1;
            const VecC<P> f = factor<P>(w, j);
            u = {fma(sum[j].re, f.re, u.re), fma(sum[j].im, f.re, u.im)};
            v = {fma(dif[j].re, f.im, v.re), fma(dif[j].im, f.im, v.im)};
        });
        x[k] = minus_i(u, v);
        x[R - k] = plus_i(u, v);
    }
}

/// The numbers exp(-2 pi i j k / radix) of generic_butterfly(), k and then j from 1 to (radix - 1) / 2, in a table for
/// factor(). `root` is the function Roots of radix * step points.
template <class T, class Root>
void push_factors(core::List<T>& table, const Root& root, Index radix, Index step) {
    for (Index k = 1; k <= (radix - 1) / 2; ++k)
        for (Index j = 1; j <= (radix - 1) / 2; ++j) push_copies(table, root(j * k % radix * step));
}

/// The same for any odd radix by loops: x is overwritten, store(k, value) takes the result; `w` is the table of
/// push_factors().
template <class P, class Store>
SCIXX_ALWAYS_INLINE void generic_butterfly(VecC<P>* x, int radix, const typename P::Scalar* w, Store&& store) {
    constexpr int pair = 2 * copies_of<typename P::Scalar>;
    const P zero = P::broadcast(0);
    const int half = (radix - 1) / 2;
    const VecC<P> first = x[0];
    VecC<P> total = first;
    for (int j = 1; j <= half; ++j) {
        const VecC<P> a = x[j], b = x[radix - j];
        x[j] = a + b;
        x[radix - j] = a - b;
        total = total + x[j];
    }
    store(0, total);
    for (int k = 1; k <= half; ++k) {
        VecC<P> u = first, v{zero, zero};
        for (int j = 1; j <= half; ++j, w += pair) {
            const VecC<P> one = factor<P>(w, 0);
            u = {fma(x[j].re, one.re, u.re), fma(x[j].im, one.re, u.im)};
            v = {fma(x[radix - j].re, one.im, v.re), fma(x[radix - j].im, one.im, v.im)};
        }
        // The second of each pair is minus a sine.
        store(k, plus_i(u, v));
        store(radix - k, minus_i(u, v));
    }
}

template <class P>
EIGEN_ALWAYS_INLINE void butterfly4(VecC<P>& x0, VecC<P>& x1, VecC<P>& x2, VecC<P>& x3) {
    const VecC<P> a = x0 + x2, b = x0 - x2, c = x1 + x3, d = x1 - x3;
    x0 = a + c;
    x1 = minus_i(b, d);
    x2 = a - c;
    x3 = plus_i(b, d);
}

template <class P>
EIGEN_ALWAYS_INLINE void butterfly8(VecC<P>* x) {
    using T = typename P::Scalar;
    VecC<P>&e0 = x[0], &e1 = x[2], &e2 = x[4], &e3 = x[6], &o0 = x[1], &o1 = x[3], &o2 = x[5], &o3 = x[7];
    butterfly4(e0, e1, e2, e3);
    butterfly4(o0, o1, o2, o3);
    const P h = P::broadcast(T(0.707106781186547524400844362104849039L));
    const P nh = P::broadcast(T(-0.707106781186547524400844362104849039L));
    const VecC<P> p{o1.re + o1.im, o1.im - o1.re}, q{o3.im - o3.re, o3.re + o3.im};
    const VecC<P> y0 = e0 + o0, y4 = e0 - o0, y2 = minus_i(e2, o2), y6 = plus_i(e2, o2);
    const VecC<P> y1{fma(h, p.re, e1.re), fma(h, p.im, e1.im)}, y5{fma(nh, p.re, e1.re), fma(nh, p.im, e1.im)};
    const VecC<P> y3{fma(h, q.re, e3.re), fma(nh, q.im, e3.im)}, y7{fma(nh, q.re, e3.re), fma(h, q.im, e3.im)};
    x[0] = y0;
    x[1] = y1;
    x[2] = y2;
    x[3] = y3;
    x[4] = y4;
    x[5] = y5;
    x[6] = y6;
    x[7] = y7;
}

/// 16 = 4 x 4 with the constant factors exp(-2 pi i j k / 16) between.
template <class P>
EIGEN_ALWAYS_INLINE void butterfly16(VecC<P>* x) {
    using T = typename P::Scalar;
    constexpr long double c1 = 0.923879532511286756128183189396788287L, s1 = 0.382683432365089771728459984030398867L,
                          h = 0.707106781186547524400844362104849039L;
    constexpr long double cos[] = {1, c1, h, s1, 0, -s1, -h, -c1, -1, -c1};
    constexpr long double sin[] = {0, s1, h, c1, 1, c1, h, s1, 0, -s1};
    unroll<4>([&](int j) SCIXX_INLINE_LAMBDA { butterfly4(x[j], x[j + 4], x[j + 8], x[j + 12]); });
    unroll<4>([&](int j) SCIXX_INLINE_LAMBDA {
        unroll<4>([&](int k) SCIXX_INLINE_LAMBDA {
            const int e = j * k;
            VecC<P>& z = x[j + 4 * k];
            if (e == 4)
                z = {z.im, P::broadcast(T(0)) - z.re};
            else if (e == 2)
                z = {P::broadcast(T(h)) * (z.re + z.im), P::broadcast(T(h)) * (z.im - z.re)};
            else if (e == 6)
                z = {P::broadcast(T(h)) * (z.im - z.re), P::broadcast(T(-h)) * (z.re + z.im)};
            else if (e != 0)
                z = z * VecC<P>{P::broadcast(T(cos[e])), P::broadcast(T(-sin[e]))};
        });
    });
    unroll<4>([&](int k) SCIXX_INLINE_LAMBDA { butterfly4(x[4 * k], x[4 * k + 1], x[4 * k + 2], x[4 * k + 3]); });
    // x[4 k + m] holds frequency k + 4 m.
    unroll<4>([&](int k) SCIXX_INLINE_LAMBDA {
        unroll<4>([&](int m) SCIXX_INLINE_LAMBDA {
            if (k < m) std::swap(x[4 * k + m], x[4 * m + k]);
        });
    });
}

/// 9 = 3 x 3 with the constant factors exp(-2 pi i j k / 9) between.
template <class P>
EIGEN_ALWAYS_INLINE void butterfly9(VecC<P>* x) {
    using T = typename P::Scalar;
    constexpr long double cos[] = {1, 0.766044443118978035202392650555416674L, 0.173648177666930348851716626769314796L,
                                   -0.5L, -0.93969262078590838405410927732473147L};
    constexpr long double sin[] = {0, 0.642787609686539326322643409907263433L, 0.984807753012208059366743024589523014L,
                                   0.866025403784438646763723170752936183L, 0.342020143325668733044099614682259581L};
    VecC<P> y[9];
    unroll<3>([&](int j) SCIXX_INLINE_LAMBDA {
        VecC<P> column[] = {x[j], x[j + 3], x[j + 6]};
        butterfly<3>(column);
        unroll<3>([&](int k) SCIXX_INLINE_LAMBDA {
            const int e = j * k;
            y[3 * k + j] = column[k];
            if (e != 0) y[3 * k + j] = y[3 * k + j] * VecC<P>{P::broadcast(T(cos[e])), P::broadcast(T(-sin[e]))};
        });
    });
    unroll<3>([&](int k) SCIXX_INLINE_LAMBDA {
        butterfly<3>(y + 3 * k);
        unroll<3>([&](int m) SCIXX_INLINE_LAMBDA { x[k + 3 * m] = y[3 * k + m]; });
    });
}

/// 15 = 3 x 5 without factors between (I. J. Good, J. Royal Stat. Soc. B 20, 1958): input 5 i + 3 j modulo 15 at row i
/// and column j, frequency 10 i + 6 j modulo 15.
template <class P>
EIGEN_ALWAYS_INLINE void butterfly15(VecC<P>* x) {
    VecC<P> y[15];
    unroll<3>([&](int i) SCIXX_INLINE_LAMBDA {
        unroll<5>([&](int j) SCIXX_INLINE_LAMBDA { y[5 * i + j] = x[(5 * i + 3 * j) % 15]; });
        butterfly<5>(y + 5 * i);
    });
    unroll<5>([&](int j) SCIXX_INLINE_LAMBDA {
        VecC<P> column[] = {y[j], y[5 + j], y[10 + j]};
        butterfly<3>(column);
        unroll<3>([&](int i) SCIXX_INLINE_LAMBDA { x[(10 * i + 6 * j) % 15] = column[i]; });
    });
}

template <int R, class P>
EIGEN_ALWAYS_INLINE void dft(VecC<P>* x) {
    if constexpr (R == 1) {
        return;
    } else if constexpr (R == 2) {
        const VecC<P> a = x[0] + x[1];
        x[1] = x[0] - x[1];
        x[0] = a;
    } else if constexpr (R == 4) {
        butterfly4(x[0], x[1], x[2], x[3]);
    } else if constexpr (R == 8) {
        butterfly8(x);
    } else if constexpr (R == 9) {
        butterfly9(x);
    } else if constexpr (R == 15) {
        butterfly15(x);
    } else if constexpr (R == 16) {
        butterfly16(x);
    } else if constexpr (!in_registers<R>) {
        rolled_butterfly<R>(x);
    } else {
        butterfly<R>(x);
    }
}

}  // namespace scixx::fft::detail
