// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/transform/detail/rotation_spline.hpp>
#include <scixx/spatial/transform/rotation.hpp>

namespace scixx::spatial::transform {

/// Interpolation of rotations with continuous angular rate and acceleration: on each segment the rotation vector from
/// its start is a cubic polynomial of time, as in a cubic spline.
///
///     const RotationSpline spline(times, keys);          // keys: a RotationStack, one a time
///     const Rotation now = spline(0.3);
///     const Eigen::Vector3d rate = spline.derivative(0.3, 1);
///
/// The rates at the first and last key are those of a turn at constant rate on the first and last segment. Times
/// outside the keys continue the first and last segment. NaN gives NaN.
/// @see scipy.spatial.transform.RotationSpline
/// Differs from SciPy: rate and acceleration, SciPy's `order` 1 and 2, come from derivative(); they keep full accuracy
/// at small angles, where SciPy's formulas lose half of the digits; the rates are iterated to 1e-13 instead of 1e-9 and
/// at most 60 times instead of 10, and converged() tells whether they got there.
class RotationSpline {
public:
    /// @param times      n >= 2 finite times in increasing order.
    /// @param rotations  n rotations.
    /// @throws std::invalid_argument for other times or numbers.
    /// @note   O(n): a block tridiagonal system, solved at most 60 times (the equations are slightly nonlinear).
    template <core::ArrayLike T = core::InBraces>
    RotationSpline(const T& times, const RotationStack& rotations)
        : times_("RotationSpline", times, rotations.size()), rotations_(rotations) {
        coefficients_ = detail::spline_coefficients(times_.times(),
                                                    (rotations_.slice(0, -1).inv() * rotations_.slice(1)).as_rotvec());
    }

    [[nodiscard]] const Eigen::ArrayXd& times() const noexcept { return times_.times(); }
    [[nodiscard]] const RotationStack& rotations() const noexcept { return rotations_; }
    /// Whether the rates at the keys have been found to 1e-13. Where they have not (turns of nearly pi after short
    /// ones), the spline still meets all keys with a continuous rate, but its acceleration jumps there.
    [[nodiscard]] bool converged() const noexcept { return coefficients_.converged; }

    /// The rotation at a time.
    template <class = void>
    [[nodiscard]] Rotation operator()(double time) const {
        const Eigen::Index i = times_.segment(time);
        return rotations_[i] * Rotation::from_rotvec(coefficients_.turn(i, time - times()[i]));
    }
    /// The rotations at n times in any order. @throws std::invalid_argument unless they have rank 1.
    template <core::ArrayLike T>
    [[nodiscard]] RotationStack operator()(const T& times) const {
        const core::Source<double, T> source(times);
        const auto& t = detail::one_axis("RotationSpline", source.view());
        RotationStack out(t.shape(0), 0);
        detail::for_blocks(out.size(), [&](Eigen::Index begin, int count) {
            detail::Lanes<4, detail::block> key, turn, result;
            detail::Lanes<3, detail::block> vector;
            double time[detail::block];
            Eigen::Index at[detail::block];
            for (int i = 0; i < detail::block; ++i) time[i] = t(begin + (i < count ? i : 0));
            times_.segments<detail::block>(time, at);
            for (int i = 0; i < detail::block; ++i) {
                const Eigen::Vector3d v = coefficients_.turn(at[i], time[i] - this->times()[at[i]]);
                for (int k = 0; k < 4; ++k) key[k][i] = rotations_.as_quat()(at[i], k);
                for (int k = 0; k < 3; ++k) vector[k][i] = v[k];
            }
            detail::FromRotvec{}(vector, turn);
            detail::Compose{}(key, turn, result);
            detail::store(result, count, out.columns().from(begin));
        });
        return out;
    }
    /// Angular rate in radians a unit of time (order 1), or angular acceleration (order 2), in the axes of the body.
    /// @throws std::invalid_argument for another order.
    template <class = void>
    [[nodiscard]] Eigen::Vector3d derivative(double time, int order) const {
        core::require(order == 1 || order == 2, "RotationSpline.derivative", "order must be 1 or 2, got ", order);
        const Eigen::Index i = times_.segment(time);
        return coefficients_.derivative(i, time - times()[i], order);
    }
    /// The same at n times. @return n x 3. @throws std::invalid_argument also unless the times have rank 1.
    template <core::ArrayLike T = core::InBraces>
    [[nodiscard]] detail::Rows<3> derivative(const T& times, int order) const {
        const core::Source<double, T> source(times);
        const auto& t = detail::one_axis("RotationSpline.derivative", source.view());
        core::require(order == 1 || order == 2, "RotationSpline.derivative", "order must be 1 or 2, got ", order);
        detail::Rows<3> out(t.shape(0), 3);
        for (Eigen::Index i = 0; i < out.rows(); ++i) {
            const Eigen::Vector3d rate = derivative(t(i), order);
            for (int k = 0; k < 3; ++k) out(i, k) = rate[k];
        }
        return out;
    }

private:
    detail::Keyframes times_;
    RotationStack rotations_;
    detail::SplineCoefficients coefficients_;
};

}  // namespace scixx::spatial::transform
