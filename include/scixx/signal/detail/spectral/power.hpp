// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/spectral/segments.hpp>

namespace scixx::signal::detail::spectral {

/// The expected median of a power estimate over its mean (B. Allen et al., Phys. Rev. D 85, 2012, appendix B).
inline double median_bias(Index n) {
    double bias = 1;
    for (Index i = 1; i <= (n - 1) / 2; ++i) {
        const double even = 2 * static_cast<double>(i);
        bias += 1 / (even + 1) - 1 / even;
    }
    return bias;
}

template <class V>
V median_of(core::List<V>& values) {
    const Index half = values.size() / 2;
    for (const V& v : values)
        if (v != v) return v;
    std::nth_element(values.begin(), values.begin() + half, values.end());
    const V upper = values[half];
    if (values.size() % 2) return upper;
    return (upper + *std::max_element(values.begin(), values.begin() + half)) / 2;
}

/// All segments' values at each frequency, added up or kept for a median. V is double or std::complex<double>.
template <class V>
class Estimate {
public:
    Estimate(Index frequencies, Index segments, bool median)
        : frequencies_(frequencies),
          segments_(segments),
          median_(median),
          values_(median ? frequencies * segments : frequencies) {}
    /// Adds value(k) at each frequency.
    template <class F>
    void add(Index segment, F&& value) {
        V* const to = values_.data() + (median_ ? segment * frequencies_ : 0);
        for (Index k = 0; k < frequencies_; ++k) to[k] += static_cast<V>(value(k));
    }
    /// The mean or median times `scale`; on both sides if the plan says so and the data is real.
    core::List<V> result(const Plan& plan, double scale, bool real) const {
        core::List<V> out(plan.frequencies());
        core::List<double> re(median_ ? segments_ : 0), im(re);
        const double factor = scale / (median_ ? median_bias(segments_) : static_cast<double>(segments_));
        for (Index k = 0; k < frequencies_; ++k) {
            const V* const values = values_.data() + k;
            if (!median_) {
                out[k] = *values * factor;
                continue;
            }
            for (Index s = 0; s < segments_; ++s) {
                re[s] = std::real(values[s * frequencies_]);
                im[s] = std::imag(values[s * frequencies_]);
            }
            if constexpr (core::is_complex<V>)
                out[k] = V(median_of(re), median_of(im)) * factor;
            else
                out[k] = median_of(re) * factor;
        }
        if (real && plan.onesided) double_inside(out, plan);
        if (real && !plan.onesided) mirror(out.data(), plan.nfft, true);
        return out;
    }

private:
    Index frequencies_, segments_;
    bool median_;
    core::List<V> values_;
};

template <class T>
void auto_power(const NdView<const T>& x, const NdView<core::RealOf<T>>& out, int axis, const Plan& plan, double scale,
                bool median) {
    using Real = core::RealOf<T>;
    using C = core::ComplexOf<T>;
    constexpr bool real = !core::is_complex<T>;
    const Index points = real ? plan.nfft / 2 + 1 : plan.nfft, n = x.shape(axis);
    LineBuffer<T> buffer;
    core::Lines<const T, Real>(axis, x, out).for_lines([&](const core::Line<const T>& in, const core::Line<Real>& to) {
        Estimate<double> estimate(points, plan.segments(n), median);
        transform_segments(buffer(in), n, plan, [&](Index first, Index count, const C* spectra) {
            for (Index r = 0; r < count; ++r)
                estimate.add(first + r, [=](Index k) { return squared(spectra[r * points + k]); });
        });
        const auto p = estimate.result(plan, scale, real);
        for (Index k = 0; k < p.size(); ++k) to[k] = static_cast<Real>(p[k]);
    });
}

/// As auto_power for conj(X) Y; both lines go on with zeros to n samples.
template <class T>
void cross_power(const NdView<const T>& x, const NdView<const T>& y, const NdView<core::ComplexOf<T>>& out, int axis,
                 Index n, const Plan& plan, double scale, bool median) {
    using C = core::ComplexOf<T>;
    constexpr bool real = !core::is_complex<T>;
    const Index points = real ? plan.nfft / 2 + 1 : plan.nfft;
    core::List<T> a(n), b(n);
    core::List<C> left(plan.segments(n) * points);
    core::Lines<const T, const T, C>(axis, x, y, out)
        .for_lines([&](const core::Line<const T>& in, const core::Line<const T>& other, const core::Line<C>& to) {
            for (Index i = 0; i < n; ++i) {
                a[i] = i < in.size ? in[i] : T(0);
                b[i] = i < other.size ? other[i] : T(0);
            }
            Estimate<std::complex<double>> estimate(points, plan.segments(n), median);
            const auto transform = [&](const T* data, bool second) {
                transform_segments(data, n, plan, [&](Index first, Index count, const C* spectra) {
                    if (!second) std::copy(spectra, spectra + count * points, left.data() + first * points);
                    for (Index r = 0; second && r < count; ++r) {
                        const C* const x_part = left.data() + (first + r) * points;
                        estimate.add(first + r, [=](Index k) { return cross(x_part[k], spectra[r * points + k]); });
                    }
                });
            };
            transform(a.data(), false);
            transform(b.data(), true);
            const auto p = estimate.result(plan, scale, real);
            for (Index k = 0; k < p.size(); ++k) to[k] = static_cast<C>(p[k]);
        });
}

}  // namespace scixx::signal::detail::spectral
