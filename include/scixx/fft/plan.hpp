// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/core/array.hpp>
#include <scixx/fft/detail/grid.hpp>
#include <scixx/fft/detail/real.hpp>
#include <scixx/fft/options.hpp>

namespace scixx::fft {

/// A transform of one length to be repeated: tables and scratch memory are made once, the calls allocate nothing.
/// Plan<std::complex<T>> transforms complex vectors, Plan<T> real ones. The results are those of fft, ifft, rfft,
/// irfft.
///
///     Plan<std::complex<double>> plan(1024);
///     for (...) plan.fft(x, y);
///
/// A plan may be used by one thread at a time; copies (which share the tables) are independent.
template <class S>
class Plan;

/// Complex transforms of n points.
template <class T>
class Plan<std::complex<T>> {
public:
    /// @param n        number of points, >= 1.
    /// @param options  scaling (`norm`) and threads (`workers`); `n` and `axis` are not looked at.
    /// @throws std::invalid_argument for n < 1 or workers = 0.
    explicit Plan(Index n, const FftOptions& options = {})
        : n_(checked(n)),
          norm_(options.norm),
          workers_(detail::workers_of("Plan", options.workers)),
          line_(detail::PlanCache<detail::LinePlan<T>>::get(n)),
          work_(detail::LineSpace(*line_).size) {}
    Plan(const Plan& other)
        : n_(other.n_),
          norm_(other.norm_),
          workers_(other.workers_),
          line_(other.line_),
          work_(detail::LineSpace(*line_).size) {}
    Plan& operator=(const Plan&) = delete;

    /// Number of points.
    [[nodiscard]] Index size() const noexcept { return n_; }

    /// out = fft(x): vectors of n complex numbers, strided memory as it is; `out` may be `x`.
    /// @throws std::invalid_argument if a length is not n.
    template <core::DirectArray A, core::DestinationOf<std::complex<T>> D>
    void fft(const A& x, D&& out) {
        run("Plan.fft", x, core::view(out), false);
    }
    /// out = ifft(x), as fft.
    template <core::DirectArray A, core::DestinationOf<std::complex<T>> D>
    void ifft(const A& x, D&& out) {
        run("Plan.ifft", x, core::view(out), true);
    }

private:
    static Index checked(Index n) {
        detail::require_points("Plan", n);
        return n;
    }
    template <class A>
    void run(const char* function, const A& x, const core::NdView<std::complex<T>>& out, bool backward) {
        static_assert(std::is_same_v<core::ScalarOf<A>, std::complex<T>> && core::rank_of<A> == 1,
                      "x must be a vector of the plan's scalar");
        const auto in = core::view(x);
        core::require(in.rank() == 1 && in.size() == n_, function, "x must have shape ", n_, ", got ", in.shape());
        core::require(out.rank() == 1 && out.size() == n_, function, "out must have shape ", n_, ", got ", out.shape());
        detail::c2c_line<T>(*line_, {reinterpret_cast<const T*>(in.data()), n_, 2 * in.stride(0)},
                            {reinterpret_cast<T*>(out.data()), n_, 2 * out.stride(0)}, work_.data(), backward,
                            detail::scale_of<T>(norm_, backward, n_), workers_);
    }

    Index n_;
    Norm norm_;
    int workers_;
    std::shared_ptr<const detail::LinePlan<T>> line_;
    core::Scratch<T> work_;
};

/// Real transforms of n points, to and from n/2 + 1 frequencies.
template <class T>
class Plan {
    static_assert(std::is_floating_point_v<T>, "Plan is for real and complex floating-point scalars");

public:
    /// As Plan<std::complex<T>>.
    explicit Plan(Index n, const FftOptions& options = {})
        : n_(checked(n)),
          norm_(options.norm),
          workers_(detail::workers_of("Plan", options.workers)),
          line_(n),
          work_(line_.work_size()) {}
    Plan(const Plan& other)
        : n_(other.n_), norm_(other.norm_), workers_(other.workers_), line_(other.line_), work_(line_.work_size()) {}
    Plan& operator=(const Plan&) = delete;

    /// Number of real points.
    [[nodiscard]] Index size() const noexcept { return n_; }

    /// out = rfft(x): n real numbers to n/2 + 1 complex ones.
    /// @throws std::invalid_argument if a length differs from these.
    template <core::DirectArray A, core::DestinationOf<std::complex<T>> D>
    void rfft(const A& x, D&& out) {
        static_assert(std::is_same_v<core::ScalarOf<A>, T> && core::rank_of<A> == 1, "x must be a vector of T");
        const auto in = core::view(x);
        const auto to = core::view(out);
        check("Plan.rfft", in.shape(), to.shape(), n_, n_ / 2 + 1);
        line_.forward({in.data(), n_, in.stride(0)}, {reinterpret_cast<T*>(to.data()), n_ / 2 + 1, 2 * to.stride(0)},
                      n_, work_.data(), false, detail::scale_of<T>(norm_, false, n_), workers_);
    }
    /// out = irfft(x): n/2 + 1 complex numbers to n real ones.
    /// @throws std::invalid_argument if a length differs from these.
    template <core::DirectArray A, core::DestinationOf<T> D>
    void irfft(const A& x, D&& out) {
        static_assert(std::is_same_v<core::ScalarOf<A>, std::complex<T>> && core::rank_of<A> == 1,
                      "x must be a vector of std::complex<T>");
        const auto in = core::view(x);
        const auto to = core::view(out);
        check("Plan.irfft", in.shape(), to.shape(), n_ / 2 + 1, n_);
        line_.backward({reinterpret_cast<const T*>(in.data()), n_ / 2 + 1, 2 * in.stride(0)},
                       {to.data(), n_, to.stride(0)}, work_.data(), false, detail::scale_of<T>(norm_, true, n_),
                       workers_);
    }

private:
    static Index checked(Index n) {
        detail::require_points("Plan", n);
        return n;
    }
    static void check(const char* function, const core::Dims& x, const core::Dims& out, Index from, Index to) {
        core::require(x == core::Dims{from}, function, "x must have shape ", from, ", got ", x);
        core::require(out == core::Dims{to}, function, "out must have shape ", to, ", got ", out);
    }

    Index n_;
    Norm norm_;
    int workers_;
    detail::RealLine<T> line_;
    core::Scratch<T> work_;
};

}  // namespace scixx::fft
