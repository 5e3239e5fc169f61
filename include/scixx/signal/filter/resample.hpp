// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/fft/plan.hpp>
#include <scixx/signal/windows/get_window.hpp>

namespace scixx::signal {

/// What resample takes its data for.
enum class ResampleDomain {
    time,  ///< samples
    freq   ///< a spectrum, in the order of the transform
};

/// Options of resample.
struct ResampleOptions {
    int axis = 0;                    ///< axis along which time runs
    std::optional<Window> window{};  ///< factor of the spectrum: a name, with its middle at frequency 0, or the factors
                                     ///< of all frequencies in the order of the transform
    ResampleDomain domain = ResampleDomain::time;  ///< see ResampleDomain
};

/// What resample of data with times returns: `auto [resampled_x, resampled_t] = resample(x, num, t)`.
template <class X, class Times>
struct Resampled {
    X resampled_x;
    Times resampled_t;
};

/// Resampling through the Fourier transform: the spectrum of periodic data is cut off or goes on with zeros.
///
/// @param x        array of any rank, real or complex; integers are taken as double. A real spectrum is that of real, even
///                 data, so its negative frequencies are not read.
/// @param num      samples of the result along the axis, >= 1.
/// @param options  see ResampleOptions.
/// @return         array like x with num samples along the axis. float stays float.
/// @throws std::invalid_argument for num < 1, an empty axis or a window of another length than the axis.
/// @note  O((n + num) log(n + num)).
/// @see   scipy.signal.resample
template <core::ArrayLike A>
[[nodiscard]] auto resample(const A& x, Index num, const ResampleOptions& options = {}) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    using R = core::RealOf<T>;
    using C = std::complex<R>;
    core::require(num >= 1, "resample", "num must be positive, got ", num);
    const core::Source<T, A> source(x);
    const auto& view = source.view();
    const int axis = core::normalize_axis("resample", options.axis, view.rank());
    const Index n = view.shape(axis), least = std::min(n, num);
    core::require(n >= 1, "resample", "x must not be empty along axis");
    Eigen::ArrayXd factor;
    if (options.window) {
        if (options.window->is_array())
            factor = options.window->points();
        else {
            const Eigen::ArrayXd w = detail::windows::window_of("resample", *options.window, n, true);
            factor.resize(n);
            for (Index i = 0; i < n; ++i) factor[i] = w[(i + n / 2) % n];
        }
        core::require(factor.size() == n, "resample", "window must have the same length as data, got ", factor.size());
        if constexpr (!core::is_complex<T>) {  // both sides of a real signal's spectrum have one factor
            const Eigen::ArrayXd both = factor;
            for (Index i = 1; i < n; ++i) factor[i] = 0.5 * (both[i] + both[n - i]);
        }
    }
    core::Dims shape = view.shape();
    shape[axis] = num;
    auto out = core::allocate<core::PlainOf<A, T>>(shape);
    Eigen::ArrayX<T> line(n), result(num);
    fft::Plan<T> forward(n), backward(num);
    const bool time = options.domain == ResampleDomain::time;
    const R scale = static_cast<R>(static_cast<double>(num) / static_cast<double>(n));
    core::Lines<const T, T>(axis, view, core::view(out))
        .for_lines([&](const core::Line<const T>& in, const core::Line<T>& to) {
            for (Index i = 0; i < n; ++i) line[i] = in[i];
            if constexpr (core::is_complex<T>) {
                Eigen::ArrayX<C>&spectrum = line, &moved = result;
                if (time) forward.fft(line, spectrum);
                for (Index k = 0; k < factor.size(); ++k) spectrum[k] *= static_cast<R>(factor[k]);
                std::fill(moved.data(), moved.data() + num, C(0));
                std::copy(spectrum.data(), spectrum.data() + least / 2 + 1, moved.data());
                for (Index k = 1; 2 * k < least; ++k) moved[num - k] = spectrum[n - k];
                if (least % 2 == 0) {  // the middle frequency stands for both of its sides
                    if (num < n)
                        moved[num - least / 2] += spectrum[n - least / 2];
                    else if (n < num) {
                        moved[least / 2] *= R(0.5);
                        moved[num - least / 2] = moved[least / 2];
                    }
                }
                backward.ifft(moved, moved);
            } else {
                Eigen::ArrayX<C> spectrum(n / 2 + 1), moved(num / 2 + 1);
                std::fill(moved.data(), moved.data() + moved.size(), C(0));
                if (time)
                    forward.rfft(line, spectrum);
                else
                    std::copy(line.data(), line.data() + spectrum.size(), spectrum.data());
                const Index half = least / 2 + 1;
                std::copy(spectrum.data(), spectrum.data() + half, moved.data());
                for (Index k = 0; k < half && factor.size() > 0; ++k) moved[k] *= static_cast<R>(factor[k]);
                if (least % 2 == 0 && n != num) moved[least / 2] *= num < n ? R(2) : R(0.5);
                backward.irfft(moved, result);
            }
            for (Index i = 0; i < num; ++i) to[i] = result[i] * scale;
        });
    return out;
}
/// The same with the times of the samples.
///
/// @param t  times, of which the first two tell where the data begin and their spacing.
/// @return   a Resampled of the array and of num times over the same span.
/// @throws std::invalid_argument as without times, and for fewer than two of them.
template <core::ArrayLike A, core::ArrayLike B>
    requires(core::rank_of<B> == 1 && !core::is_complex<core::ScalarOf<B>>)
[[nodiscard]] auto resample(const A& x, Index num, const B& t, const ResampleOptions& options = {}) {
    const core::Source<double, B> times(t);
    core::require(times.view().shape(0) >= 2, "resample", "t must have two entries or more, got ",
                  times.view().shape(0));
    using Times = core::PlainOf<B, core::FloatOf<core::ScalarOf<B>>>;
    const double first = times.view()(0);
    auto resampled = resample(x, num, options);
    const core::Dims shape = core::shape_of(x);
    const double length = static_cast<double>(shape[core::normalize_axis("resample", options.axis, shape.size())]),
                 step = (times.view()(1) - first) * length / static_cast<double>(num);
    Times resampled_t(num);
    for (Index i = 0; i < num; ++i)
        resampled_t[i] = static_cast<typename Times::Scalar>(static_cast<double>(i) * step + first);
    return Resampled<core::PlainOf<A, core::FloatOf<core::ScalarOf<A>>>, Times>{std::move(resampled),
                                                                                std::move(resampled_t)};
}

}  // namespace scixx::signal
