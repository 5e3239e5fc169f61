// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <complex>
#include <scixx/core/kernel/math.hpp>
#include <scixx/ndimage/detail/filters/linear_passes.hpp>
#include <scixx/ndimage/detail/front_end.hpp>
#include <scixx/ndimage/detail/image.hpp>

namespace scixx::ndimage::detail::filters {

/// Sum in NumPy's order (eight partial sums, halves of long arrays), so that normalised weights have the same last
/// bits.
[[nodiscard]] inline double numpy_sum(const double* values, Index n) {
    if (n < 8) {
        double sum = 0;
        for (Index i = 0; i < n; ++i) sum += values[i];
        return sum;
    }
    if (n > 128) {
        const Index half = n / 2 - n / 2 % 8;
        return numpy_sum(values, half) + numpy_sum(values + half, n - half);
    }
    double part[8];
    std::copy(values, values + 8, part);
    Index i = 8;
    for (; i + 8 <= n; i += 8)
        for (Index k = 0; k < 8; ++k) part[k] += values[i + k];
    double sum = ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]));
    for (; i < n; ++i) sum += values[i];
    return sum;
}

/// Weights of correlation with a Gaussian, normalised to sum 1, or with its derivative of the given order.
///
/// The derivative is q(x) phi(x) with a polynomial q: from (q phi)' = (q' - x / sigma^2 q) phi its coefficients follow
/// in `order` steps from q = 1.
template <class = void>
[[nodiscard]] List<double> gaussian_weights(double sigma, int order, Index radius) {
    const Index size = 2 * radius + 1;
    List<double> weights(size);
    const double factor = -0.5 / (sigma * sigma);
    for (Index i = 0; i < size; ++i) {
        const double x = static_cast<double>(i - radius);
        weights[i] = std::exp(factor * (x * x));
    }
    const double total = numpy_sum(weights.data(), size);
    for (double& weight : weights) weight /= total;
    if (order == 0) return weights;
    List<double> q(order + 1, 0.0);
    q[0] = 1;
    for (int step = 0; step < order; ++step) {
        List<double> next(q.size(), 0.0);
        for (Index k = 0; k < q.size(); ++k) {
            if (k + 1 < q.size()) next[k] += static_cast<double>(k + 1) * q[k + 1];
            if (k > 0) next[k] -= q[k - 1] / (sigma * sigma);
        }
        q = next;
    }
    for (Index i = 0; i < size; ++i) {
        const double x = static_cast<double>(i - radius);
        double value = 0;
        for (Index k = q.size(); k-- > 0;) value = value * x + q[k];
        weights[i] *= value;
    }
    // Correlation, not convolution: the kernel is reflected.
    std::reverse(weights.begin(), weights.end());
    return weights;
}

/// Parameters of the Gaussian along one axis.
struct GaussianAxis {
    double sigma;
    int order;
    Mode mode;
    Index radius;  ///< negative: truncate * sigma, rounded
};

/// The pass of one axis; none where sigma is 0. @throws std::invalid_argument for a parameter outside its domain.
template <class = void>
[[nodiscard]] List<LinearPass> gaussian_pass(const char* function, int axis, const GaussianAxis& given,
                                             double truncate) {
    core::require(given.sigma >= 0 && std::isfinite(given.sigma), function,
                  "sigma must be finite and not negative, got ", given.sigma);
    core::require(given.order >= 0, function, "order must not be negative, got ", given.order);
    core::require(truncate >= 0 && truncate * given.sigma < 1e9, function,
                  "truncate must not be negative or huge, got ", truncate);
    if (given.sigma <= 1e-15) return {};
    const Index radius = given.radius >= 0 ? given.radius : static_cast<Index>(std::round(truncate * given.sigma));
    return {{axis, gaussian_weights(given.sigma, given.order, radius), {radius, radius}, given.mode}};
}

/// sum over i of terms[i] applied to `in`. `in` and `out` do not overlap; one image of scratch for several terms.
template <class T, class U>
void sum_of_filters(const NdView<const T>& in, const NdView<U>& out, const List<List<LinearPass>>& terms, double fill,
                    int workers) {
    linear_passes(in, out, terms.empty() ? List<LinearPass>() : terms[0], fill, workers);
    if (terms.size() <= 1) return;
    const Image<U> part(out);
    for (Index i = 1; i < terms.size(); ++i) {
        linear_passes(in, part.view(), terms[i], fill, workers);
        core::for_each([](const U& from, U& to) { to = sum(to, from); }, part.read(), out);
    }
}

/// sqrt(sum over i of (terms[i] applied to `in`)^2), squares and sums in U as NumPy forms them.
template <class T, class U>
void magnitude_of_filters(const NdView<const T>& in, const NdView<U>& out, const List<List<LinearPass>>& terms,
                          double fill, int workers) {
    if (terms.empty()) return linear_passes(in, out, List<LinearPass>(), fill, workers);
    linear_passes(in, out, terms[0], fill, workers);
    core::for_each([](U& to) { to = product(to, to); }, out);
    if (terms.size() > 1) {
        const Image<U> part(out);
        for (Index i = 1; i < terms.size(); ++i) {
            linear_passes(in, part.view(), terms[i], fill, workers);
            core::for_each([](const U& from, U& to) { to = sum(to, product(from, from)); }, part.read(), out);
        }
    }
    core::for_each([](U& to) { to = root(to); }, out);
}

/// As magnitude_of_filters, for arrays; the squares of complex ones are complex.
template <core::ArrayLike A, core::Destination D>
void magnitude_into(const char* function, const A& a, const List<List<LinearPass>>& terms, std::complex<double> cval,
                    int workers, D& out) {
    using U = core::ScalarOf<D>;
    if constexpr (core::is_complex<U>) {
        const auto filtered = [&](const List<LinearPass>& passes) {
            auto part = core::allocate<core::PlainOf<A, U>>(core::shape_of(a));
            linear_into(function, a, cval, part, [&](const auto& from, const auto& to, double fill) {
                linear_passes(from, to, passes, fill, workers);
            });
            return part;
        };
        auto total = filtered(terms.empty() ? List<LinearPass>() : terms[0]);
        if (!terms.empty()) core::for_each([](U& to) { to *= to; }, core::view(total));
        for (Index i = 1; i < terms.size(); ++i) {
            auto part = filtered(terms[i]);
            core::for_each([](U& from, U& to) { to += from * from; }, core::view(part), core::view(total));
        }
        core::for_each([&](U& from, U& to) { to = terms.empty() ? from : std::sqrt(from); }, core::view(total),
                       core::view(out));
    } else {
        require_real(function, cval);
        filter_into(a, out, [&](const auto& from, const auto& to) {
            magnitude_of_filters(from, to, terms, cval.real(), workers);
        });
    }
}

}  // namespace scixx::ndimage::detail::filters
