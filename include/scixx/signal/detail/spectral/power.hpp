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
V median_of(std::vector<V>& values) {
    const std::size_t half = values.size() / 2;
    for (const V& v : values)
        if (v != v) return v;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(half), values.end());
    const V upper = values[half];
    if (values.size() % 2) return upper;
    return (upper + *std::max_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(half))) / 2;
}

/// All segments' values at one frequency, added up or kept for a median. V is double or std::complex<double>.
template <class V>
class Estimate {
public:
    Estimate(Index frequencies, Index segments, bool median)
        : sum_(Buffer<V>::Zero(frequencies)), segments_(segments), median_(median) {
        if (median) all_.resize(frequencies, segments);
    }
    template <class E>
    void add(Index segment, const E& values) {
        if (median_)
            all_.col(segment) = values.template cast<V>();
        else
            sum_ += values.template cast<V>();
    }
    /// The mean or median times `scale`; on both sides if the plan says so and the data is real.
    Buffer<V> result(const Plan& plan, double scale, bool real) {
        Buffer<V> out(plan.frequencies());
        const double n = static_cast<double>(segments_);
        std::vector<double> re(median_ ? static_cast<std::size_t>(segments_) : 0), im(re);
        for (Index k = 0; k < sum_.size(); ++k) {
            if (!median_)
                out[k] = sum_[k] * (scale / n);
            else if constexpr (core::is_complex<V>) {
                for (Index s = 0; s < segments_; ++s) {
                    re[static_cast<std::size_t>(s)] = all_(k, s).real();
                    im[static_cast<std::size_t>(s)] = all_(k, s).imag();
                }
                const double r = median_of(re), i = median_of(im);
                out[k] = V(r, i) * (scale / median_bias(segments_));
            } else {
                for (Index s = 0; s < segments_; ++s) re[static_cast<std::size_t>(s)] = all_(k, s);
                out[k] = median_of(re) * (scale / median_bias(segments_));
            }
        }
        if (real && plan.onesided) double_inside(out, plan);
        if (real && !plan.onesided) mirror(out.data(), plan.nfft, true);
        return out;
    }

private:
    Buffer<V> sum_;
    Eigen::Array<V, Eigen::Dynamic, Eigen::Dynamic> all_;
    Index segments_;
    bool median_;
};

template <class T>
void auto_power(const NdView<const T>& x, const NdView<core::RealOf<T>>& out, int axis, const Plan& plan, double scale,
                bool median) {
    using Real = core::RealOf<T>;
    constexpr bool real = !core::is_complex<T>;
    const Index points = real ? plan.nfft / 2 + 1 : plan.nfft, n = x.shape(axis);
    LineBuffer<T> buffer;
    core::Lines<const T, Real>(axis, x, out).for_lines([&](const core::Line<const T>& in, const core::Line<Real>& to) {
        Estimate<double> estimate(points, plan.segments(n), median);
        transform_segments(buffer(in), n, plan, [&](Index first, const auto& spectra) {
            for (Index r = 0; r < spectra.rows(); ++r) estimate.add(first + r, spectra.row(r).abs2().transpose());
        });
        const Buffer<double> p = estimate.result(plan, scale, real);
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
    Buffer<T> a(n), b(n);
    core::Lines<const T, const T, C>(axis, x, y, out)
        .for_lines([&](const core::Line<const T>& in, const core::Line<const T>& other, const core::Line<C>& to) {
            for (Index i = 0; i < n; ++i) {
                a[i] = i < in.size ? in[i] : T(0);
                b[i] = i < other.size ? other[i] : T(0);
            }
            Estimate<std::complex<double>> estimate(points, plan.segments(n), median);
            Rows<C> left(plan.segments(n), points);
            transform_segments(a.data(), n, plan, [&](Index first, const auto& spectra) {
                left.middleRows(first, spectra.rows()) = spectra;
            });
            transform_segments(b.data(), n, plan, [&](Index first, const auto& spectra) {
                for (Index r = 0; r < spectra.rows(); ++r)
                    estimate.add(first + r, (left.row(first + r).conjugate() * spectra.row(r)).transpose());
            });
            const Buffer<std::complex<double>> p = estimate.result(plan, scale, real);
            for (Index k = 0; k < p.size(); ++k) to[k] = static_cast<C>(p[k]);
        });
}

}  // namespace scixx::signal::detail::spectral
