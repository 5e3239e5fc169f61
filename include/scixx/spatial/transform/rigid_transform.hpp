// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/transform/detail/rigid_transform.hpp>
#include <scixx/spatial/transform/rotation.hpp>

namespace scixx::spatial::transform {

class RigidTransform;
class RigidTransformStack;

/// Options of from_dual_quat and as_dual_quat.
struct DualQuatOptions {
    bool scalar_first = false;  ///< both parts are (w, x, y, z) instead of (x, y, z, w)
};

namespace detail {
template <class A, int Inner = 1>
using TransformOf = std::conditional_t<core::rank_of<A> == Inner, RigidTransform, RigidTransformStack>;
}  // namespace detail

/// A rotation followed by a translation; with RigidTransformStack SciPy's class of the same name.
///
///     const auto tf = RigidTransform::from_components(Eigen::Vector3d(1, 2, 3), rotation);
///     const Eigen::Vector3d moved = tf.apply(point);      // rotation.apply(point) + (1, 2, 3)
///
/// As with Rotation the static functions give one transform for input of the lower rank and a RigidTransformStack for
/// one rank more. Stored as a Rotation and a translation; nothing here allocates. Converts implicitly from and to
/// Eigen::Transform<S, 3, Eigen::Isometry>. NaN and infinity in the data give NaN.
///
/// @see scipy.spatial.transform.RigidTransform
/// Differs from SciPy: one transform and a stack are two types; a dual quaternion whose real part is zero is refused.
class RigidTransform {
public:
    /// The identity.
    RigidTransform() : translation_(0, 0, 0) {}
    template <class S, int O>
    RigidTransform(const Eigen::Transform<S, 3, Eigen::Isometry, O>& t)  // NOLINT(google-explicit-constructor)
        : RigidTransform(from_components(t.translation(), Rotation::from_matrix(t.linear()))) {}
    template <class S, int O>
    operator Eigen::Transform<S, 3, Eigen::Isometry, O>() const {  // NOLINT(google-explicit-constructor)
        Eigen::Transform<S, 3, Eigen::Isometry, O> out;
        out.matrix() = as_matrix().template cast<S>();
        return out;
    }

    /// From 4 x 4 matrices; the rotation part as in Rotation::from_matrix.
    /// @param matrix  4 x 4, or a rank 3 array n x 4 x 4, the last row (0, 0, 0, 1).
    /// @throws std::invalid_argument for another shape or last row, or a left-handed rotation part.
    template <core::ArrayLike A>
    [[nodiscard]] static detail::TransformOf<A, 2> from_matrix(const A& matrix);
    template <class S, int O>
    [[nodiscard]] static RigidTransformStack from_matrix(const std::vector<Eigen::Matrix<S, 4, 4, O>>& matrices);
    template <class = void>
    [[nodiscard]] static RigidTransform from_rotation(const Rotation& rotation) {
        return {Eigen::Vector3d(0, 0, 0), rotation};
    }
    template <class = void>
    [[nodiscard]] static RigidTransformStack from_rotation(const RotationStack& rotation);
    /// @param translation  shape (3) or n x 3. @throws std::invalid_argument for another shape.
    template <core::ArrayLike A = core::InBraces>
    [[nodiscard]] static detail::TransformOf<A> from_translation(const A& translation);
    /// @param translation  shape (3) or n x 3
    /// @param rotation     one, or a stack. @throws std::invalid_argument for another shape or numbers that do not
    ///                     match.
    template <core::ArrayLike A = core::InBraces>
    [[nodiscard]] static detail::TransformOf<A> from_components(const A& translation, const Rotation& rotation);
    template <core::ArrayLike A = core::InBraces>
    [[nodiscard]] static RigidTransformStack from_components(const A& translation, const RotationStack& rotation);
    /// The exponential map.
    /// @param exp_coords  shape (6) or n x 6: a rotation vector r, then the translation part v; the translation is
    ///                    (1 + (1 - cos x) / x^2 [r] + (x - sin x) / x^3 [r]^2) v with x = |r|.
    /// @throws std::invalid_argument for another shape.
    template <core::ArrayLike A = core::InBraces>
    [[nodiscard]] static detail::TransformOf<A> from_exp_coords(const A& exp_coords);
    /// From dual quaternions, brought to norm 1: the real part to length 1, the dual part orthogonal to it.
    /// @param dual_quat  shape (8) or n x 8: real and dual part, (x, y, z, w) each.
    /// @throws std::invalid_argument for another shape or a real part of norm zero.
    template <core::ArrayLike A = core::InBraces>
    [[nodiscard]] static detail::TransformOf<A> from_dual_quat(const A& dual_quat, const DualQuatOptions& options = {});
    [[nodiscard]] static RigidTransform identity() { return {}; }
    template <class = void>
    [[nodiscard]] static RigidTransformStack identity(Eigen::Index num);
    /// All of the stacks (single transforms are stacks of one) in a row. @throws std::invalid_argument for none.
    template <class = void>
    [[nodiscard]] static RigidTransformStack concatenate(const std::vector<RigidTransformStack>& transforms);

    template <class T = double>
    [[nodiscard]] Eigen::Matrix4<T> as_matrix() const {
        const Eigen::Matrix3d rotation = rotation_.as_matrix();
        Eigen::Matrix4<T> out;
        for (int i = 0; i < 4; ++i)
            for (int j = 0; j < 4; ++j)
                out(i, j) = i == 3 ? (j == 3 ? 1.0 : 0.0) : j == 3 ? translation_[i] : rotation(i, j);
        return out;
    }
    /// Translation and rotation.
    [[nodiscard]] std::pair<Eigen::Vector3d, Rotation> as_components() const { return {translation_, rotation_}; }
    /// The inverse of from_exp_coords, the angle in [0, pi].
    template <class T = double>
    [[nodiscard]] Eigen::Matrix<T, 6, 1> as_exp_coords() const {
        const Eigen::Vector3d turn = rotation_.as_rotvec(), shift = detail::inverse_jacobian(turn, translation_);
        Eigen::Matrix<T, 6, 1> out;
        for (int k = 0; k < 3; ++k) {
            out[k] = turn[k];
            out[3 + k] = shift[k];
        }
        return out;
    }
    template <class T = double>
    [[nodiscard]] Eigen::Matrix<T, 8, 1> as_dual_quat(const DualQuatOptions& options = {}) const {
        return detail::dual_quat<T>(rotation_.as_quat(), translation_, options.scalar_first);
    }
    [[nodiscard]] const Rotation& rotation() const noexcept { return rotation_; }
    [[nodiscard]] const Eigen::Vector3d& translation() const noexcept { return translation_; }

    /// Vectors rotated and shifted.
    /// @param vector  shape (3) or n x 3. @return the same shape. @throws std::invalid_argument for another shape.
    template <core::ArrayLike V = core::InBraces>
    [[nodiscard]] core::SameShapeOf<V, core::FloatOf<core::ScalarOf<V>>> apply(const V& vector,
                                                                               const ApplyOptions& options = {}) const {
        const RigidTransform tf = options.inverse ? inv() : *this;
        auto out = tf.rotation_.apply(vector);
        detail::shift(core::view(out), tf.translation_);
        return out;
    }
    /// The transform that is `q` followed by `p`.
    template <class = void>
    [[nodiscard]] friend RigidTransform operator*(const RigidTransform& p, const RigidTransform& q) {
        return {p.apply(q.translation_), p.rotation_ * q.rotation_};
    }
    template <class = void>
    RigidTransform& operator*=(const RigidTransform& q) {
        return *this = *this * q;
    }
    /// The transform n times over, n any number: n as_exp_coords().
    template <class T = double>
    [[nodiscard]] RigidTransform pow(double n) const {
        if (n == 1) return *this;
        if (n == -1) return inv();
        Eigen::Matrix<T, 6, 1> coords = as_exp_coords<T>();
        for (int k = 0; k < 6; ++k) coords[k] *= n;
        return from_exp_coords(coords);
    }
    template <class = void>
    [[nodiscard]] RigidTransform inv() const {
        const Rotation back = rotation_.inv();
        const Eigen::Vector3d t = back.apply(translation_);
        return {Eigen::Vector3d(-t[0], -t[1], -t[2]), back};
    }

private:
    RigidTransform(const Eigen::Vector3d& translation, const Rotation& rotation)
        : rotation_(rotation), translation_(translation) {}

    Rotation rotation_;
    Eigen::Vector3d translation_;
};

/// n rigid transforms, made by the static functions of RigidTransform; its functions for each.
/// @see scipy.spatial.transform.RigidTransform
class RigidTransformStack {
public:
    RigidTransformStack() : translations_(0, 3) {}
    /// A stack of one.
    template <class = void>
    RigidTransformStack(const RigidTransform& t)  // NOLINT(google-explicit-constructor)
        : rotations_(t.rotation()), translations_(1, 3) {
        detail::set_row(translations_, 0, t.translation());
    }

    [[nodiscard]] Eigen::Index size() const noexcept { return translations_.rows(); }
    /// @param i  negative ones count from the end. @throws std::invalid_argument out of range.
    template <class = void>
    [[nodiscard]] RigidTransform operator[](Eigen::Index i) const {
        const Eigen::Index row = detail::python_index("RigidTransform", i, size());
        return RigidTransform::from_components(detail::row_of(translations_, row), rotations_[row]);
    }
    /// The transforms of the given numbers. @throws std::invalid_argument for one out of range.
    template <core::ArrayLike I>
        requires(core::rank_of<I> == 1 && std::integral<core::ScalarOf<I>>)
    [[nodiscard]] RigidTransformStack operator[](const I& indices) const {
        RigidTransformStack out(rotations_[indices]);
        for (Eigen::Index i = 0; i < out.size(); ++i) {
            const auto index = static_cast<Eigen::Index>(indices[i]);
            const Eigen::Index row = detail::python_index("RigidTransform", index, size());
            detail::set_row(out.translations_, i, detail::row_of(translations_, row));
        }
        return out;
    }
    /// Python's [start:stop:step], as RotationStack::slice.
    template <class = void>
    [[nodiscard]] RigidTransformStack slice(std::optional<Eigen::Index> start, std::optional<Eigen::Index> stop = {},
                                            Eigen::Index step = 1) const {
        const detail::Slice part("RigidTransform.slice", start, stop, step, size());
        RigidTransformStack out(rotations_.slice(start, stop, step));
        for (Eigen::Index i = 0; i < part.count; ++i)
            detail::set_row(out.translations_, i, detail::row_of(translations_, part.first + i * part.step));
        return out;
    }
    /// Replaces transform i. @throws std::invalid_argument out of range.
    template <class = void>
    void set(Eigen::Index i, const RigidTransform& t) {
        const Eigen::Index row = detail::python_index("RigidTransform.set", i, size());
        rotations_.set(row, t.rotation());
        detail::set_row(translations_, row, t.translation());
    }

    /// @return n matrices, one after the other in memory.
    template <class T = double>
    [[nodiscard]] std::vector<Eigen::Matrix4<T>> as_matrix() const {
        std::vector<Eigen::Matrix4<T>> out;
        out.reserve(core::to_size(size()));
        for (Eigen::Index i = 0; i < size(); ++i) out.push_back((*this)[i].template as_matrix<T>());
        return out;
    }
    template <class = void>
    [[nodiscard]] std::pair<detail::Rows<3>, RotationStack> as_components() const {
        return {translations_, rotations_};
    }
    /// @return n x 6
    template <class T = double>
    [[nodiscard]] detail::Rows<6, T> as_exp_coords() const {
        detail::Rows<6, T> out(size(), 6);
        for (Eigen::Index i = 0; i < size(); ++i) detail::set_row(out, i, (*this)[i].template as_exp_coords<T>());
        return out;
    }
    /// @return n x 8
    template <class T = double>
    [[nodiscard]] detail::Rows<8, T> as_dual_quat(const DualQuatOptions& options = {}) const {
        detail::Rows<8, T> out(size(), 8);
        for (Eigen::Index i = 0; i < size(); ++i) detail::set_row(out, i, (*this)[i].template as_dual_quat<T>(options));
        return out;
    }
    [[nodiscard]] const RotationStack& rotation() const noexcept { return rotations_; }
    [[nodiscard]] const detail::Rows<3>& translation() const noexcept { return translations_; }

    /// As RotationStack::apply. @return max(m, n) x 3.
    template <core::ArrayLike V = core::InBraces>
    [[nodiscard]] detail::TurnedBy<V> apply(const V& vector, const ApplyOptions& options = {}) const {
        const RigidTransformStack& forward = options.inverse ? inv() : *this;
        auto out = forward.rotations_.apply(vector);
        detail::shift(core::view(out), forward.translations_);
        return out;
    }
    /// The transforms q[i] followed by p[i], or a single one of either with all of the other.
    /// @throws std::invalid_argument for other numbers.
    template <class = void>
    [[nodiscard]] friend RigidTransformStack operator*(const RigidTransformStack& p, const RigidTransformStack& q) {
        RigidTransformStack out(p.rotations_ * q.rotations_);
        out.translations_ = p.apply(q.translations_);
        return out;
    }
    template <class = void>
    RigidTransformStack& operator*=(const RigidTransformStack& q) {
        return *this = *this * q;
    }
    template <class T = double>
    [[nodiscard]] RigidTransformStack pow(double n) const {
        if (n == 1) return *this;
        if (n == -1) return inv();
        detail::Rows<6, T> coords = as_exp_coords<T>();
        for (Eigen::Index i = 0; i < coords.size(); ++i) coords.data()[i] *= n;
        return RigidTransform::from_exp_coords(coords);
    }
    template <class = void>
    [[nodiscard]] RigidTransformStack inv() const {
        RigidTransformStack out(rotations_.inv());
        out.translations_ = out.rotations_.apply(translations_);
        for (Eigen::Index i = 0; i < 3 * size(); ++i) out.translations_.data()[i] *= -1;
        return out;
    }
    /// The means of rotations (Rotation's) and of translations. @throws std::invalid_argument for an empty stack.
    template <class = void>
    [[nodiscard]] RigidTransform mean() const {
        return mean_of(rotations_.mean(), [](Eigen::Index) { return 1.0; });
    }
    /// @param weights  n, >= 0, not all 0. @throws std::invalid_argument for another length, a negative one or NaN.
    template <core::ArrayLike W = core::InBraces>
    [[nodiscard]] RigidTransform mean(const W& weights) const {
        const Eigen::ArrayXd w = detail::weights_of("RigidTransform.mean", weights, size());
        core::require(w.sum() > 0, "RigidTransform.mean", "weights must not all be zero");
        return mean_of(rotations_.mean(w), [&](Eigen::Index i) { return w[i]; });
    }

    /// Rotations without translation, and a way to give it, for the use of the module.
    template <class = void>
    explicit RigidTransformStack(RotationStack rotations)
        : rotations_(std::move(rotations)), translations_(rotations_.size(), 3) {
        std::fill_n(translations_.data(), translations_.size(), 0.0);
    }
    [[nodiscard]] detail::Rows<3>& translations() noexcept { return translations_; }

private:
    template <class Weight>
    [[nodiscard]] RigidTransform mean_of(const Rotation& rotation, const Weight& weight) const {
        double total = 0;
        for (Eigen::Index i = 0; i < size(); ++i) total += weight(i);
        Eigen::Vector3d mean(0, 0, 0);
        for (int k = 0; k < 3; ++k)
            for (Eigen::Index i = 0; i < size(); ++i) mean[k] += weight(i) / total * translations_(i, k);
        return RigidTransform::from_components(mean, rotation);
    }

    RotationStack rotations_;
    detail::Rows<3> translations_;
};

template <core::ArrayLike A>
detail::TransformOf<A, 2> RigidTransform::from_matrix(const A& matrix) {
    const core::Source<double, A> source(matrix);
    const auto& m = source.view();
    detail::require_last_row("RigidTransform.from_matrix", m);
    auto rotation = detail::from_matrices<detail::RotationOf<A, 2>>(
        "RigidTransform.from_matrix", detail::columns<9>(detail::rotation_part(m)), m.shape(0));
    if constexpr (core::rank_of<A> == 2) {
        return {Eigen::Vector3d(m(0, 3), m(1, 3), m(2, 3)), rotation};
    } else {
        RigidTransformStack out(std::move(rotation));
        for (Eigen::Index i = 0; i < out.size(); ++i)
            for (int k = 0; k < 3; ++k) out.translations()(i, k) = m(i, k, 3);
        return out;
    }
}

template <class S, int O>
RigidTransformStack RigidTransform::from_matrix(const std::vector<Eigen::Matrix<S, 4, 4, O>>& matrices) {
    RigidTransformStack out(RotationStack(static_cast<Eigen::Index>(matrices.size()), 0));
    for (Eigen::Index i = 0; i < out.size(); ++i) out.set(i, from_matrix(matrices[core::to_size(i)]));
    return out;
}

template <class>
inline RigidTransformStack RigidTransform::from_rotation(const RotationStack& rotation) {
    return RigidTransformStack(rotation);
}

template <core::ArrayLike A>
detail::TransformOf<A> RigidTransform::from_translation(const A& translation) {
    if constexpr (core::rank_of<A> == 1) {
        return from_components(translation, Rotation());
    } else {
        return from_components(translation, RotationStack(Rotation()));
    }
}

template <core::ArrayLike A>
detail::TransformOf<A> RigidTransform::from_components(const A& translation, const Rotation& rotation) {
    const core::Source<double, A> source(translation);
    const auto& t = source.view();
    detail::require_rows("RigidTransform.from_components", "translation", t.shape(), 3);
    if constexpr (core::rank_of<A> == 1)
        return {Eigen::Vector3d(t(0), t(1), t(2)), rotation};
    else
        return from_components(translation, RotationStack(rotation));
}

template <core::ArrayLike A>
RigidTransformStack RigidTransform::from_components(const A& translation, const RotationStack& rotation) {
    const char* function = "RigidTransform.from_components";
    const core::Source<double, A> source(translation);
    const auto& t = source.view();
    detail::require_rows(function, "translation", t.shape(), 3);
    const bool one = t.rank() == 1 || t.shape(0) == 1;
    const Eigen::Index n =
        detail::common_count(function, "rotations and translations", rotation.size(), one ? 1 : t.shape(0));
    RigidTransformStack out(rotation.size() == n ? rotation : rotation[std::vector<Eigen::Index>(core::to_size(n), 0)]);
    for (Eigen::Index i = 0; i < n; ++i)
        for (int k = 0; k < 3; ++k) out.translations()(i, k) = t.rank() == 1 ? t(k) : t(one ? 0 : i, k);
    return out;
}

template <core::ArrayLike A>
detail::TransformOf<A> RigidTransform::from_exp_coords(const A& exp_coords) {
    const core::Source<double, A> source(exp_coords);
    const auto& x = source.view();
    detail::require_rows("RigidTransform.from_exp_coords", "exp_coords", x.shape(), 6);
    if constexpr (core::rank_of<A> == 1) {
        const Eigen::Vector3d r(x(0), x(1), x(2)), v(x(3), x(4), x(5));
        return {detail::jacobian(r, v), Rotation::from_rotvec(r)};
    } else {
        const Eigen::Index n = x.shape(0);
        detail::Rows<3> turns(n, 3), shifts(n, 3);
        for (Eigen::Index i = 0; i < n; ++i) {
            const Eigen::Vector3d r(x(i, 0), x(i, 1), x(i, 2)), v(x(i, 3), x(i, 4), x(i, 5));
            detail::set_row(turns, i, r);
            detail::set_row(shifts, i, detail::jacobian(r, v));
        }
        RigidTransformStack out(Rotation::from_rotvec(turns));
        out.translations() = shifts;
        return out;
    }
}

template <core::ArrayLike A>
detail::TransformOf<A> RigidTransform::from_dual_quat(const A& dual_quat, const DualQuatOptions& options) {
    const char* function = "RigidTransform.from_dual_quat";
    const core::Source<double, A> source(dual_quat);
    const auto& x = source.view();
    detail::require_rows(function, "dual_quat", x.shape(), 8);
    if constexpr (core::rank_of<A> == 1) {
        const auto [quat, translation] = detail::from_dual(function, x, options.scalar_first);
        return {translation, Rotation(quat)};
    } else {
        RigidTransformStack out(RotationStack(x.shape(0), 0));
        for (Eigen::Index i = 0; i < out.size(); ++i)
            out.set(i, from_dual_quat(detail::vector_at<8>(x.slice(0, i)), options));
        return out;
    }
}

template <class>
inline RigidTransformStack RigidTransform::identity(Eigen::Index num) {
    return RigidTransformStack(Rotation::identity(num));
}

template <class>
inline RigidTransformStack RigidTransform::concatenate(const std::vector<RigidTransformStack>& transforms) {
    core::require(!transforms.empty(), "RigidTransform.concatenate", "transforms must not be empty");
    std::vector<RotationStack> rotations;
    for (const RigidTransformStack& part : transforms) rotations.push_back(part.rotation());
    RigidTransformStack out(Rotation::concatenate(rotations));
    Eigen::Index begin = 0;
    for (const RigidTransformStack& part : transforms) {
        for (Eigen::Index i = 0; i < part.size(); ++i)
            detail::set_row(out.translations(), begin + i, detail::row_of(part.translation(), i));
        begin += part.size();
    }
    return out;
}

}  // namespace scixx::spatial::transform
