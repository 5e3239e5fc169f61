// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <memory>
#include <scixx/core/kernel/list.hpp>
#include <scixx/linalg/detail/dense/block.hpp>

namespace scixx::linalg::detail::dense {

/// exp(-2 pi i k / n) for 0 <= k < n, by an angle of at most an eighth of the circle.
inline std::complex<double> root_of_unity(Index k, Index n) {
    constexpr double pi = 3.141592653589793238;
    const Index octant = 8 * k / n, rest = 8 * k - octant * n;  // the angle is (octant + rest / n) eighths
    const bool mirrored = octant % 2 == 1;
    const double angle = pi / 4 * static_cast<double>(mirrored ? n - rest : rest) / static_cast<double>(n);
    double c = std::cos(angle), s = std::sin(angle);
    if ((octant + 1) / 2 % 2 == 1) std::swap(c, s);
    if (octant >= 2 && octant < 6) c = -c;
    if (octant >= 4) s = -s;
    return {c, -s};
}

/// The discrete Fourier transform of a fixed length, O(n log n) for any n, on separate real and imaginary parts. The
/// inverse is the same with the parts exchanged, over n. This module may not use scixx::fft.
/// T. G. Stockham, High-speed convolution and correlation, AFIPS 28 (1966); L. I. Bluestein, A linear filtering
/// approach to the computation of the discrete Fourier transform, IEEE Trans. Audio Electroacoust. 18 (1970).
template <class Real>
class Transform {
public:
    explicit Transform(Index n) : n_(n) {
        Index rest = n;
        for (const Index radix : {4, 2, 3, 5, 7, 11, 13})
            for (; rest % radix == 0 && rest > 1; rest /= radix) radices_.push_back(static_cast<int>(radix));
        if (rest > 1)
            prepare_chirp();
        else {
            fill_roots(cos_, sin_, n, n, 1);
            work_.resize(2 * n);
        }
    }

    [[nodiscard]] Index size() const { return n_; }

    void run(Real* re, Real* im) {
        if (inner_) return run_chirp(re, im);
        Real *x = re, *u = im, *y = work_.data(), *v = work_.data() + n_;
        Index length = n_, stride = 1;
        for (const int radix : radices_) {
            switch (radix) {
                case 2:
                    pass<2>(x, u, y, v, length, stride);
                    break;
                case 3:
                    pass<3>(x, u, y, v, length, stride);
                    break;
                case 4:
                    pass<4>(x, u, y, v, length, stride);
                    break;
                case 5:
                    pass<5>(x, u, y, v, length, stride);
                    break;
                case 7:
                    pass<7>(x, u, y, v, length, stride);
                    break;
                case 11:
                    pass<11>(x, u, y, v, length, stride);
                    break;
                default:
                    pass<13>(x, u, y, v, length, stride);
                    break;
            }
            std::swap(x, y);
            std::swap(u, v);
            length /= radix;
            stride *= radix;
        }
        if (x != re) {
            std::copy_n(x, n_, re);
            std::copy_n(u, n_, im);
        }
    }

private:
    using Numbers = core::List<Real>;

    /// exp(-2 pi i (k^power mod n) / n), k < count.
    static void fill_roots(Numbers& c, Numbers& s, Index n, Index count, int power) {
        // Products of a coarse and a fine one: two evaluations a square root of n.
        Index fine = 1;
        while (fine * fine < n) fine *= 2;
        core::List<std::complex<double>> low, high;
        for (Index k = 0; k < std::min(fine, n); ++k) low.push_back(root_of_unity(k, n));
        for (Index k = 0; k < n; k += fine) high.push_back(root_of_unity(k, n));
        c.resize(count);
        s.resize(count);
        Index at = 0;  // k^power mod n
        for (Index k = 0; k < count; ++k) {
            const auto w = times(high[at / fine], low[at % fine]);
            c[k] = static_cast<Real>(w.real());
            s[k] = static_cast<Real>(w.imag());
            at = (at + (power == 1 ? 1 : (2 * k + 1) % n)) % n;
        }
    }

    /// One pass of radix R over blocks of the given length: decimation in frequency, in order.
    template <int R>
    void pass(const Real* x, const Real* u, Real* y, Real* v, Index length, Index stride) const {
        constexpr int H = (R - 1) / 2;
        constexpr std::size_t N = R;
        Real c[N][N], s[N][N];
        for (int j = 0; j < R; ++j)
            for (int k = 0; k < R; ++k) {
                const auto w = root_of_unity(j * k % R, R);
                c[j][k] = static_cast<Real>(w.real());
                s[j][k] = static_cast<Real>(w.imag());
            }
        const Index m = length / R;
        for (Index p = 0; p < m; ++p) {
            Real wr[N], wi[N];
            for (int k = 0; k < R; ++k) {
                wr[k] = cos_[stride * p * k];
                wi[k] = sin_[stride * p * k];
            }
            const Real *from = x + stride * p, *from_im = u + stride * p;
            Real *to = y + stride * R * p, *to_im = v + stride * R * p;
            for (Index q = 0; q < stride; ++q) {
                Real a[N], b[N];
                for (int j = 0; j < R; ++j) {
                    a[j] = from[q + stride * m * j];
                    b[j] = from_im[q + stride * m * j];
                }
                Real d[N], e[N];
                if constexpr (R == 2) {
                    d[0] = a[0] + a[1], e[0] = b[0] + b[1];
                    d[1] = a[0] - a[1], e[1] = b[0] - b[1];
                } else if constexpr (R == 4) {
                    const Real s0 = a[0] + a[2], t0 = b[0] + b[2], s1 = a[0] - a[2], t1 = b[0] - b[2];
                    const Real s2 = a[1] + a[3], t2 = b[1] + b[3], s3 = a[1] - a[3], t3 = b[1] - b[3];
                    d[0] = s0 + s2, e[0] = t0 + t2;
                    d[1] = s1 + t3, e[1] = t1 - s3;
                    d[2] = s0 - s2, e[2] = t0 - t2;
                    d[3] = s1 - t3, e[3] = t1 + s3;
                } else {
                    for (int k = 0; k <= H; ++k) {
                        Real even_re = a[0], even_im = b[0], odd_re = 0, odd_im = 0;
                        for (int j = 1; j <= H; ++j) {
                            even_re += (a[j] + a[R - j]) * c[j][k];
                            even_im += (b[j] + b[R - j]) * c[j][k];
                            odd_re -= (b[j] - b[R - j]) * s[j][k];
                            odd_im += (a[j] - a[R - j]) * s[j][k];
                        }
                        d[k] = even_re + odd_re, e[k] = even_im + odd_im;
                        if (k > 0) d[R - k] = even_re - odd_re, e[R - k] = even_im - odd_im;
                    }
                }
                to[q] = d[0];
                to_im[q] = e[0];
                for (int k = 1; k < R; ++k) {
                    to[q + stride * k] = d[k] * wr[k] - e[k] * wi[k];
                    to_im[q + stride * k] = d[k] * wi[k] + e[k] * wr[k];
                }
            }
        }
    }

    // X(k) = w(k) sum (x(j) w(j)) conj(w(k - j)) with w(j) = exp(-pi i j^2 / n): a convolution of length >= 2 n - 1.
    void prepare_chirp() {
        Index size = 1;
        while (size < 2 * n_ - 1) size *= 2;
        fill_roots(cos_, sin_, 2 * n_, n_, 2);
        inner_ = std::make_unique<Transform>(size);
        chirp_.assign(2 * size, Real(0));
        Real *re = chirp_.data(), *im = re + size;
        for (Index j = 0; j < n_; ++j) {
            const Index mirror = j > 0 ? size - j : 0;
            re[j] = re[mirror] = cos_[j];
            im[j] = im[mirror] = -sin_[j];
        }
        inner_->run(re, im);
        work_.resize(2 * size);
    }
    void run_chirp(Real* re, Real* im) {
        const Index size = inner_->size();
        Real *x = work_.data(), *u = x + size;
        std::fill(work_.begin(), work_.end(), Real(0));
        for (Index j = 0; j < n_; ++j) {
            const Real c = cos_[j], s = sin_[j];
            x[j] = re[j] * c - im[j] * s;
            u[j] = re[j] * s + im[j] * c;
        }
        inner_->run(x, u);
        const Real *p = chirp_.data(), *q = p + size;
        for (Index j = 0; j < size; ++j) {
            const Real a = x[j] * p[j] - u[j] * q[j], b = x[j] * q[j] + u[j] * p[j];
            x[j] = a;
            u[j] = b;
        }
        inner_->run(u, x);
        const Real factor = 1 / static_cast<Real>(size);
        for (Index j = 0; j < n_; ++j) {
            const Real c = cos_[j] * factor, s = sin_[j] * factor;
            re[j] = x[j] * c - u[j] * s;
            im[j] = x[j] * s + u[j] * c;
        }
    }

    Index n_;
    core::List<int> radices_;
    Numbers cos_, sin_, work_, chirp_;
    std::unique_ptr<Transform> inner_;
};

/// The transform of real numbers of even length n by a complex one of half of it: n / 2 + 1 values.
template <class Real>
class RealTransform {
public:
    explicit RealTransform(Index n) : half_(n / 2), inner_(n / 2), roots_(n / 2 + 1) {
        for (Index k = 0; k <= half_; ++k) roots_[k] = std::complex<Real>(root_of_unity(k, n));
    }
    [[nodiscard]] Index size() const { return 2 * half_; }

    /// re and im have n / 2 + 1 places: first n / 2 with the even and the odd numbers, then the transform.
    void forward(Real* re, Real* im) {
        inner_.run(re, im);
        re[half_] = re[0];
        im[half_] = im[0];
        exchange(re, im, Real(-1));
    }
    /// The way back, over n / 2.
    void backward(Real* re, Real* im) {
        exchange(re, im, Real(1));
        inner_.run(im, re);
    }

private:
    // Pairs k, n / 2 - k: E = (Z(k) + conj Z(n / 2 - k)) / 2 and O = -i (Z(k) - conj Z(n / 2 - k)) / 2 are the
    // transforms of the even and the odd numbers, X(k) = E + w^k O and conj X(n / 2 - k) = E - w^k O; the way back is
    // alike.
    void exchange(Real* re, Real* im, Real direction) {
        for (Index k = 0; 2 * k <= half_; ++k) {
            const Index l = half_ - k;
            const std::complex<Real> z(re[k], im[k]), y(re[l], -im[l]), w = roots_[k];
            const std::complex<Real> even = (z + y) / Real(2), gap = (z - y) / Real(2);
            // forward: -i w gap; backward: i conj(w) gap
            const std::complex<Real> turned(-direction * gap.imag(), direction * gap.real());
            const std::complex<Real> odd = times(turned, std::complex<Real>(w.real(), -direction * w.imag()));
            re[k] = even.real() + odd.real();
            im[k] = even.imag() + odd.imag();
            re[l] = even.real() - odd.real();
            im[l] = odd.imag() - even.imag();
        }
    }

    Index half_;
    Transform<Real> inner_;
    core::List<std::complex<Real>> roots_;
};

}  // namespace scixx::linalg::detail::dense
