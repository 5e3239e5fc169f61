// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <optional>
#include <scixx/fft/detail/c2c.hpp>
#include <scixx/fft/detail/engine.hpp>

namespace scixx::fft::detail {

/// exp(-2 pi i k / (4 n)), k = 0 .. n/2: the factors of the types II and III.
template <class T>
struct QuarterRoots : core::List<std::complex<T>> {
    explicit QuarterRoots(Index n) {
        const Roots<T> root(4 * n);
        for (Index k = 0; k <= n / 2; ++k) this->push_back(root(k));
    }
};

/// exp(-2 pi i (8 k + 1) / (16 n)), k = 0 .. n/2 - 1: the factors of type IV.
template <class T>
struct TypeFourRoots : core::List<std::complex<T>> {
    explicit TypeFourRoots(Index n) {
        const Roots<T> root(16 * n);
        for (Index k = 0; k < n / 2; ++k) this->push_back(root(8 * k + 1));
    }
};

/// A cosine or sine transform of type 1 to 4.
struct TrigKind {
    int type;
    bool sine;
};

/// Number of points N that the scale of a transform of length n refers to; also the least valid n.
[[nodiscard]] inline Index trig_points(const TrigKind& kind, Index n) {
    return kind.type != 1 ? 2 * n : kind.sine ? 2 * (n + 1) : 2 * (n - 1);
}

/// Cosine and sine transforms of blocks of lines, in place, without scale.
///
/// Types II and III by a real transform of the same length (J. Makhoul, A fast cosine transform in one and two
/// dimensions, IEEE Trans. ASSP-28, 1980); type I by the real transform of the symmetric extension; type IV for even
/// n by a complex transform of n/2 points (M. T. Heideman, IEEE Trans. SP-40, 1992, gives the relations), for odd n by
/// a real one of n points (S. C. Chan and K. L. Ho, IEE Proc. F 137, 1990).
/// The sine transforms are cosine transforms of the reversed or sign-alternated sequence.
template <class T, class Engine>
class TrigTransform {
    using P = typename Engine::P;
    static constexpr int B = Engine::lanes;

public:
    TrigTransform(const TrigKind& kind, Index n, int workers) : kind_(kind), n_(n) {
        if (kind.type == 4 && n % 2 == 0) {
            four_ = PlanCache<TypeFourRoots<T>>::get(n);
            complex_.emplace(n / 2, workers);
        } else {
            if (kind.type == 2 || kind.type == 3) quarter_ = PlanCache<QuarterRoots<T>>::get(n);
            real_.emplace(kind.type == 1 ? trig_points(kind, n) : n, workers);
        }
    }

    /// Numbers of work that run() needs.
    [[nodiscard]] Index work_size() const noexcept {
        const Index size = complex_ ? complex_->buffer_size() : real_->buffer_size();
        return size + (kind_.type == 3 ? 2 * B * real_->split().room() + 64 : 2 * B);
    }

    /// Transforms n blocks of B real numbers. The result still has to be multiplied by gain().
    void run(T* x, T* work) const {
        switch (kind_.type) {
            case 1:
                return kind_.sine ? sine1(x, work) : cosine1(x, work);
            case 2:
                return type2(x, work);
            case 3:
                return type3(x, work);
            default:
                return n_ % 2 == 0 ? type4_even(x, work) : type4_odd(x, work);
        }
    }
    [[nodiscard]] T gain() const noexcept { return kind_.type == 3 || complex_ ? T(1) : 1 / real_->gain(); }

private:
    static P broadcast(T s) { return P::broadcast(s); }
    [[nodiscard]] T* at(T* x, Index i) const noexcept { return x + i * B; }
    static void negate(T* block) {
        for (int k = 0; k < B; ++k) block[k] = -block[k];
    }
    void alternate(T* x) const {
        for (Index i = 1; i < n_; i += 2) negate(at(x, i));
    }

    void cosine1(T* x, T* work) const {
        const Index m = n_ - 1;
        real_->forward_blocks([&](Index i) { return at(x, std::min(i, 2 * m - i)); }, work);
        for (Index k = 0; k < n_; ++k) copy_numbers<B>(work + k * Index(2 * B), at(x, k));
    }

    void sine1(T* x, T* work) const {
        // Odd extension 0, x[0], .., x[n-1], 0, -x[n-1], .., -x[0]; the engine copies, so the signs are set on the way.
        T* zero = work + real_->buffer_size();
        T* negated = zero;
        real_->forward_blocks(
            [&](Index i) {
                if (i != 0 && i <= n_) return at(x, i - 1);
                const T* from = i == 0 || i == n_ + 1 ? nullptr : at(x, 2 * n_ + 1 - i);
                for (int k = 0; k < B; ++k) negated[k] = from ? -from[k] : T(0);
                return negated;
            },
            work);
        for (Index k = 0; k < n_; ++k) {
            const T* from = work + (k + 1) * Index(2 * B) + B;
            for (int lane = 0; lane < B; ++lane) at(x, k)[lane] = -from[lane];
        }
    }

    void type2(T* x, T* work) const {
        if (kind_.sine) alternate(x);
        real_->forward_blocks([&](Index i) { return at(x, 2 * i < n_ ? 2 * i : 2 * (n_ - 1 - i) + 1); }, work);
        const auto target = [&](Index k) { return at(x, kind_.sine ? n_ - 1 - k : k); };
        for (int k = 0; k < B; ++k) target(0)[k] = 2 * work[k];
        const P two = broadcast(T(2));
        for (Index k = 1; k <= n_ / 2; ++k) {
            const P c = broadcast((*quarter_)[k].real()), s = broadcast(-(*quarter_)[k].imag());
            for (int q = 0; q < B; q += P::width) {
                const T* from = work + k * Index(2 * B) + q;
                const P re = two * P::load(from), im = two * P::load(from + B);
                fma(im, s, re * c).store(target(k) + q);
                if (2 * k != n_) (re * s - im * c).store(target(n_ - k) + q);
            }
        }
    }

    void type3(T* x, T* work) const {
        T* spectrum = work + (real_->buffer_size() + 31) / 32 * 32;
        const auto source = [&](Index k) { return at(x, kind_.sine ? n_ - 1 - k : k); };
        copy_numbers<B>(source(0), spectrum);
        std::fill_n(spectrum + B, B, T(0));
        for (Index k = 1; k <= n_ / 2; ++k) {
            const P c = broadcast((*quarter_)[k].real()), s = broadcast(-(*quarter_)[k].imag());
            for (int q = 0; q < B; q += P::width) {
                const P a = P::load(source(k) + q), b = P::load(source(n_ - k) + q);
                T* to = spectrum + k * Index(2 * B) + q;
                fma(b, s, a * c).store(to);
                (a * s - b * c).store(to + B);
            }
        }
        real_->backward_blocks(spectrum, work, [&](Index i, const T* block) {
            const Index k = 2 * i < n_ ? 2 * i : 2 * (n_ - 1 - i) + 1;
            if (kind_.sine && k % 2 != 0)
                for (int lane = 0; lane < B; ++lane) at(x, k)[lane] = -block[lane];
            else
                copy_numbers<B>(block, at(x, k));
        });
    }

    void type4_even(T* x, T* work) const {
        const auto source = [&](Index k) { return at(x, kind_.sine ? n_ - 1 - k : k); };
        const auto factor = [&](Index k) {
            return VecC<P>{broadcast((*four_)[k].real()), broadcast((*four_)[k].imag())};
        };
        for (Index j = 0; j < n_ / 2; ++j) {
            const VecC<P> w = factor(j);
            T* block = work + complex_->slot(j) * Index(2 * B);
            for (int q = 0; q < B; q += P::width) {
                const VecC<P> t = VecC<P>{P::load(source(2 * j) + q), P::load(source(n_ - 1 - 2 * j) + q)} * w;
                t.re.store(block + q);
                t.im.store(block + B + q);
            }
        }
        complex_->run(work);
        const P two = broadcast(T(2)), minus_two = broadcast(kind_.sine ? T(2) : T(-2));
        for (Index j = 0; j < n_ / 2; ++j) {
            const VecC<P> w = factor(j);
            const T* block = work + j * Index(2 * B);
            for (int q = 0; q < B; q += P::width) {
                const VecC<P> t = VecC<P>{P::load(block + q), P::load(block + B + q)} * w;
                (two * t.re).store(at(x, 2 * j) + q);
                // n - 1 - 2 j is odd: the sine transform changes its sign.
                (minus_two * t.im).store(at(x, n_ - 1 - 2 * j) + q);
            }
        }
    }

    /// The cosine sequence of type IV at the odd number u, as index and sign: it is even about 0, odd about 2 n.
    [[nodiscard]] std::pair<Index, bool> folded(Index u) const noexcept {
        u %= 8 * n_;
        if (u > 4 * n_) u = 8 * n_ - u;
        const bool negative = u > 2 * n_;
        if (negative) u = 4 * n_ - u;
        return {(u - 1) / 2, negative};
    }

    /// n odd: u = 4 j + n meets each of the odd numbers 1 .. 2 n - 1 once up to symmetry, and (4 j + n)(4 k + n)
    /// = 16 j k + 4 n (j + k) + n^2 turns the sum into (-1)^k times a transform of (-1)^j x at the frequency 2 k.
    void type4_odd(T* x, T* work) const {
        T* current = work + real_->buffer_size();
        real_->forward_blocks(
            [&](Index j) -> const T* {
                const auto [index, negative] = folded(4 * j + n_);
                const T* from = at(x, kind_.sine ? n_ - 1 - index : index);
                if (negative == (j % 2 != 0)) return from;
                for (int k = 0; k < B; ++k) current[k] = -from[k];
                return current;
            },
            work);
        // cos(pi n / 4) and sin(pi n / 4) are +-1 / sqrt 2; times 2.
        const T root = static_cast<T>(1.414213562373095048801688724209698079L);
        const T c = n_ % 8 == 1 || n_ % 8 == 7 ? root : -root, s = n_ % 8 < 4 ? root : -root;
        for (Index k = 0; k < n_; ++k) {
            auto [index, negative] = folded(4 * k + n_);
            const Index frequency = 2 * k % n_, mirrored = std::min(frequency, n_ - frequency);
            const T* f = work + mirrored * Index(2 * B);
            const T flip = negative != (k % 2 != 0) ? T(-1) : T(1), conjugate = mirrored == frequency ? T(1) : T(-1);
            const T sign = kind_.sine && index % 2 != 0 ? -flip : flip;
            for (int lane = 0; lane < B; ++lane)
                at(x, index)[lane] = sign * (c * f[lane] + conjugate * s * f[B + lane]);
        }
    }

    TrigKind kind_;
    Index n_;
    std::optional<Engine> complex_;
    std::optional<RealEngine<T, Engine>> real_;
    std::shared_ptr<const QuarterRoots<T>> quarter_;
    std::shared_ptr<const TypeFourRoots<T>> four_;
};

/// Multiplies the boundary terms that `orthogonalize` names: `before` those of the input, else of the output. Sine
/// transforms of type II and III change their first term, as SciPy does.
template <int B, class T>
void orthogonalize_blocks(const TrigKind& kind, T* x, Index n, bool before) {
    const T root = static_cast<T>(1.414213562373095048801688724209698079L);
    const auto scale = [&](Index i, T factor) {
        for (int k = 0; k < B; ++k) x[i * B + k] *= factor;
    };
    const T half_root = root / 2;
    if (kind.type == 1 && !kind.sine) {
        scale(0, before ? root : half_root);
        scale(n - 1, before ? root : half_root);
    } else if (kind.type == 2 && !before) {
        scale(0, half_root);
    } else if (kind.type == 3 && before) {
        scale(0, root);
    }
}

/// The lines of a transform along one axis on one engine.
template <class Engine, class T>
void trig_lines(const RealLines<T>& lines, const TrigKind& kind, Index size, Index n, T scale, bool ortho,
                int workers) {
    using P = typename Engine::P;
    constexpr int B = Engine::lanes;
    const TrigTransform<T, Engine> transform(kind, n, lines.size() == 1 ? workers : 1);
    const T factor = scale * transform.gain();
    const Index room = ((n + 1) * B + 64) / 64 * 64;
    for_line_blocks<T>(lines, B, workers, room + transform.work_size(),
                       [&](const core::LineBlock<const T>& from, const core::LineBlock<T>& to, T* x) {
                           T* work = x + room;
                           for (Index k = 0; k < from.count; k += B) {
                               const int count = static_cast<int>(std::min<Index>(B, from.count - k));
                               load_real_blocks<P, B>(
                                   LineMemory<const T>{from.data + k * from.step, from.stride, from.step, 0}, count,
                                   size, n, x);
                               if (ortho) orthogonalize_blocks<B>(kind, x, n, true);
                               transform.run(x, work);
                               if (ortho) orthogonalize_blocks<B>(kind, x, n, false);
                               store_real_blocks<P, B>(
                                   x, n, factor, LineMemory<T>{to.data + k * to.step, to.stride, to.step, 0}, count);
                           }
                       });
}

/// Cosine or sine transform along `axis`: out = scale * transform of the lines of `in`, extended with zeros. `in` may
/// be the same view as `out`.
template <class T>
void trig_axis(const NdView<const T>& in, const NdView<T>& out, int axis, const TrigKind& kind, T scale, bool ortho,
               int workers) {
    const RealLines<T> lines(axis, in, out);
    if (lines.size() == 0) return;
    const Index n = out.shape(axis), size = in.shape(axis);
    const bool contiguous = in.stride(axis) == 1 && out.stride(axis) == 1;
    if (across_lines<T>(n / 2, lines.size(), contiguous))
        trig_lines<LaneEngine<T>>(lines, kind, size, n, scale, ortho, workers);
    else
        trig_lines<LineEngine<T>>(lines, kind, size, n, scale, ortho, workers);
}

/// The transform along several axes, `in` cropped or extended with zeros to the shape of `out`.
template <class T>
void trig_nd(const NdView<const T>& in, const NdView<T>& out, const Dims& axes, const TrigKind& kind, T scale,
             bool ortho, int workers) {
    Dims shape = out.shape();
    for (int axis = 0; axis < shape.size(); ++axis) shape[axis] = std::min(shape[axis], in.shape(axis));
    NdView<const T> source = corner(in, shape);
    const Dims order = along_memory(axes, out);
    if (order.empty()) return copy_scaled<T>(source, out, T(1));
    for (int i = 0; i < order.size(); ++i) {
        const int axis = static_cast<int>(order[i]);
        shape[axis] = out.shape(axis);
        const NdView<T> target = corner(out, shape);
        trig_axis<T>(source, target, axis, kind, i + 1 == order.size() ? scale : T(1), ortho, workers);
        source = target;
    }
}

}  // namespace scixx::fft::detail
