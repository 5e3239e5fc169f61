// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/options.hpp>
#include <scixx/signal/detail/filter/line_spectrum.hpp>
#include <scixx/signal/windows/get_window.hpp>

namespace scixx::signal {

/// What resample takes its data for.
enum class ResampleDomain {
    time,  ///< samples
    freq   ///< a spectrum, in the order of the transform
};

/// Options of resample.
struct ResampleOptions {
    int axis = 0;  ///< axis along which time runs
    /// Factor of the spectrum: a name, with its middle at frequency 0, or the factors of all frequencies in the order
    /// of the transform.
    core::Optional<Window> window{};
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
/// @param x        array of any rank, real or complex; integers are taken as double. A real spectrum is that of real,
///                 even data, so its negative frequencies are not read.
/// @param num      samples of the result along the axis, >= 1.
/// @param options  see ResampleOptions.
/// @return         array like x with num samples along the axis. float stays float.
/// @throws std::invalid_argument for num < 1, an empty axis or a window of another length than the axis.
/// @note  O((n + num) log(n + num)).
/// @see   scipy.signal.resample
template <core::ArrayLike A = core::InBraces>
[[nodiscard]] auto resample(const A& x, Index num, const ResampleOptions& options = {}) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    core::require(num >= 1, "resample", "num must be positive, got ", num);
    const core::Source<T, A> source(x);
    const auto& view = source.view();
    const int axis = core::normalize_axis("resample", options.axis, view.rank());
    const Index n = view.shape(axis);
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
    detail::filter::resample_lines<T>(view, core::view(out), axis, factor, options.domain == ResampleDomain::time);
    return out;
}
/// The same with the times of the samples.
///
/// @param t  times, of which the first two tell where the data begin and their spacing.
/// @return   a Resampled of the array and of num times over the same span.
/// @throws std::invalid_argument as without times, and for fewer than two of them.
template <core::ArrayLike A = core::InBraces, core::ArrayLike B>
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
