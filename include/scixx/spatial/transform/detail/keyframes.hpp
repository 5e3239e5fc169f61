// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/transform/detail/inputs.hpp>

namespace scixx::spatial::transform::detail {

/// @throws std::invalid_argument unless the times have rank 1.
template <class = void>
[[nodiscard]] inline const NdView<const double>& one_axis(const char* function, const NdView<const double>& times) {
    core::require(times.rank() == 1, function, "times must be at most one-dimensional, got shape ", times.shape());
    return times;
}

/// The increasing times of an interpolation and the segments between them.
class Keyframes {
public:
    /// @throws std::invalid_argument unless the times are n >= 2 finite numbers in increasing order.
    template <core::ArrayLike T>
    Keyframes(const char* function, const T& times, Index n) {
        const core::Source<double, T> source(times);
        const auto& view = source.view();
        core::require(view.rank() == 1, function, "times must be one-dimensional, got shape ", view.shape());
        core::require(n >= 2, function, "rotations must be at least 2, got ", n);
        core::require(view.shape(0) == n, function, "times must be as many as rotations, got ", view.shape(0), " and ",
                      n);
        times_.resize(n);
        core::copy(view, core::view(times_));
        for (Index i = 0; i < n; ++i) {
            core::require(std::isfinite(times_[i]), function, "times must be finite, got ", times_[i]);
            core::require(i == 0 || times_[i] > times_[i - 1], function, "times must be strictly increasing, got ",
                          times_[i > 0 ? i - 1 : 0], " before ", times_[i]);
        }
    }

    [[nodiscard]] const Eigen::ArrayXd& times() const noexcept { return times_; }
    [[nodiscard]] double first() const noexcept { return times_[0]; }
    [[nodiscard]] double last() const noexcept { return times_[times_.size() - 1]; }
    [[nodiscard]] bool covers(double time) const noexcept { return time >= first() && time <= last(); }
    /// The segment whose half-open range holds `time`; the first or last one for times outside.
    [[nodiscard]] Index segment(double time) const noexcept {
        Index out;
        segments<1>(&time, &out);
        return out;
    }
    /// The same for L times, side by side: bisection without branches.
    template <int L>
    void segments(const double* time, Index* out) const noexcept {
        for (int i = 0; i < L; ++i) out[i] = 0;
        for (Index left = times_.size() - 1; left > 1;) {
            const Index half = left / 2;
            for (int i = 0; i < L; ++i) out[i] += times_.data()[out[i] + half] <= time[i] ? half : 0;
            left -= half;
        }
    }
    /// Where in its segment `time` is, 0 at the start and 1 at the end.
    [[nodiscard]] double part(double time, Index segment) const noexcept {
        return (time - times_[segment]) / (times_[segment + 1] - times_[segment]);
    }

private:
    Eigen::ArrayXd times_;
};

}  // namespace scixx::spatial::transform::detail
