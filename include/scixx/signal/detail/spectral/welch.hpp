// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/signal/detail/spectral/power.hpp>
#include <scixx/signal/spectral/spectral_options.hpp>

namespace scixx::signal::detail::spectral {

template <class = void>
inline Plan welch_plan(const char* function, Index n, const WelchOptions& options, bool real) {
    Plan plan = make_plan(function, n, options.window, options.nperseg, options.noverlap, options.nfft, half_overlap);
    plan.trend = static_cast<Trend>(options.detrend);
    plan.onesided = options.return_onesided && real;
    return plan;
}

template <class A>
auto welch(const char* function, const A& x, const WelchOptions& options) {
    using T = core::FloatOf<core::ScalarOf<A>>;
    using R = core::RealOf<T>;
    const core::Source<T, A> source(x);
    const auto& view = source.view();
    const int axis = core::normalize_axis(function, options.axis, view.rank());
    if (view.empty())
        return PowerSpectrum<core::PlainOf<A, R>>{Eigen::ArrayXd(), core::allocate<core::PlainOf<A, R>>(view.shape())};
    const Plan plan = welch_plan(function, view.shape(axis), options, !core::is_complex<T>);
    core::Dims shape = view.shape();
    shape[axis] = plan.frequencies();
    auto out = core::allocate<core::PlainOf<A, R>>(shape);
    auto_power<T>(view, core::view(out), axis, plan, plan.scale(options.fs, options.scaling == Scaling::density),
                  options.average == Average::median);
    return PowerSpectrum<core::PlainOf<A, R>>{plan.grid(options.fs), std::move(out)};
}

template <class T, class A, class B>
auto csd(const char* function, const A& x, const B& y, const WelchOptions& options) {
    using P = core::PlainOf<A, core::ComplexOf<T>>;
    const core::Source<T, A> sx(x);
    const core::Source<T, B> sy(y);
    const int axis = core::normalize_axis(function, options.axis, sx.view().rank());
    core::Dims shape = sx.view().shape(), other = sy.view().shape();
    const Index n = std::max(shape[axis], other[axis]);  // the shorter one is taken to go on with zeros
    shape[axis] = other[axis] = n;
    core::require(shape == other, function, "x and y must agree in shape but along axis, got ", sx.view().shape(),
                  " and ", sy.view().shape());
    if (sx.view().empty() || sy.view().empty()) {
        shape[axis] = 0;
        return CrossSpectrum<P>{Eigen::ArrayXd(), core::allocate<P>(shape)};
    }
    const Plan plan = welch_plan(function, n, options, !core::is_complex<T>);
    shape[axis] = plan.frequencies();
    P out = core::allocate<P>(shape);
    cross_power<T>(sx.view(), sy.view(), core::view(out), axis, n, plan,
                   plan.scale(options.fs, options.scaling == Scaling::density), options.average == Average::median);
    return CrossSpectrum<P>{plan.grid(options.fs), std::move(out)};
}

}  // namespace scixx::signal::detail::spectral
