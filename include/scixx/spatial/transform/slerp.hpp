// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/transform/detail/keyframes.hpp>
#include <scixx/spatial/transform/rotation.hpp>

namespace scixx::spatial::transform {

/// Spherical linear interpolation of rotations: between neighbours a turn about a fixed axis at constant rate.
///
///     const Slerp slerp(times, keys);                 // keys: a RotationStack, one a time
///     const Rotation now = slerp(0.3);                // or a RotationStack for an array of times
///
/// R(t) = R[i] exp(a log(R[i]^-1 R[i+1])) with a = (t - t[i]) / (t[i+1] - t[i]), the shortest way.
/// @see scipy.spatial.transform.Slerp
class Slerp {
public:
    /// @param times      n >= 2 finite times in increasing order.
    /// @param rotations  n rotations.
    /// @throws std::invalid_argument for other times or numbers.
    template <core::ArrayLike T = core::InBraces>
    Slerp(const T& times, const RotationStack& rotations)
        : times_("Slerp", times, rotations.size()), rotations_(rotations) {
        rotvecs_ = (rotations_.slice(0, -1).inv() * rotations_.slice(1)).as_rotvec();
    }

    /// The rotation at a time. @throws std::invalid_argument outside the range of times, and for NaN.
    template <class = void>
    [[nodiscard]] Rotation operator()(double time) const {
        const Eigen::Index i = segment(time);
        const double part = times_.part(time, i);
        const Eigen::Vector3d turn(part * rotvecs_(i, 0), part * rotvecs_(i, 1), part * rotvecs_(i, 2));
        return rotations_[i] * Rotation::from_rotvec(turn);
    }
    /// The rotations at n times in any order. @throws as for one. @note O(n log of the number of keys).
    template <core::ArrayLike T>
    [[nodiscard]] RotationStack operator()(const T& times) const {
        const core::Source<double, T> source(times);
        const auto& t = detail::one_axis("Slerp", source.view());
        for (Eigen::Index i = 0; i < t.shape(0); ++i) static_cast<void>(checked(t(i)));
        RotationStack out(t.shape(0), 0);
        detail::for_blocks(out.size(), [&](Eigen::Index begin, int count) {
            detail::Lanes<4, detail::block> key, turn, result;
            detail::Lanes<3, detail::block> vector;
            double time[detail::block];
            Eigen::Index at[detail::block];
            for (int i = 0; i < detail::block; ++i) time[i] = t(begin + (i < count ? i : 0));
            times_.segments<detail::block>(time, at);
            for (int i = 0; i < detail::block; ++i) {
                const double part = times_.part(time[i], at[i]);
                for (int k = 0; k < 4; ++k) key[k][i] = rotations_.as_quat()(at[i], k);
                for (int k = 0; k < 3; ++k) vector[k][i] = part * rotvecs_(at[i], k);
            }
            detail::FromRotvec{}(vector, turn);
            detail::Compose{}(key, turn, result);
            detail::store(result, count, out.columns().from(begin));
        });
        return out;
    }

private:
    template <class = void>
    [[nodiscard]] double checked(double time) const {
        core::require(times_.covers(time), "Slerp", "times must lie in [", times_.first(), ", ", times_.last(),
                      "], got ", time);
        return time;
    }
    template <class = void>
    [[nodiscard]] Eigen::Index segment(double time) const {
        return times_.segment(checked(time));
    }

    detail::Keyframes times_;
    RotationStack rotations_;
    detail::Rows<3> rotvecs_;
};

}  // namespace scixx::spatial::transform
