// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <concepts>
#include <optional>
#include <scixx/core/array.hpp>
#include <scixx/core/options.hpp>
#include <scixx/core/random_state.hpp>
#include <scixx/spatial/transform/detail/attitude.hpp>
#include <scixx/spatial/transform/detail/euler.hpp>
#include <scixx/spatial/transform/detail/groups.hpp>
#include <scixx/spatial/transform/detail/inputs.hpp>
#include <string_view>
#include <utility>
#include <vector>

namespace scixx::spatial::transform {

class Rotation;
class RotationStack;

/// Options of Rotation::from_quat.
struct FromQuatOptions {
    bool scalar_first = false;  ///< quaternions are (w, x, y, z) instead of (x, y, z, w)
};
/// Options of as_quat.
struct AsQuatOptions {
    bool canonical = false;     ///< of q and -q the one whose first part not 0 of w, x, y, z is positive
    bool scalar_first = false;  ///< (w, x, y, z) instead of (x, y, z, w)
};
/// Options of whatever takes or gives angles.
struct AngleOptions {
    bool degrees = false;  ///< angles are in degrees instead of radians
};
/// Options of apply.
struct ApplyOptions {
    bool inverse = false;  ///< apply the inverse instead
};
/// Options of approx_equal.
struct ApproxEqualOptions {
    std::optional<double> atol{};  ///< largest angle between equal rotations; default 1e-8 radians
    bool degrees = false;          ///< atol is in degrees; needs atol
};
/// Options of align_vectors.
struct AlignVectorsOptions {
    core::Optional<Eigen::ArrayXd> weights{};  ///< one a pair, >= 0, at most one infinite; default 1
    bool return_sensitivity = false;           ///< whether to fill in sensitivity_matrix
};
struct AlignVectorsResult;
struct ReduceOptions;
/// What reduce returns: rotations l p r, and which l and r (0 where none were given) they are made of.
template <class Rotations, class Indices>
struct ReduceResult {
    Rotations reduced;
    Indices left_best;
    Indices right_best;
};

namespace detail {
/// One rotation from an input of rank 1, a stack from one of rank 2; for matrices one rank more.
template <class A, int Inner = 1>
using RotationOf = std::conditional_t<core::rank_of<A> == Inner, Rotation, RotationStack>;
/// A source of normal variates: core::RandomState or core::Generator.
template <class R>
concept NormalSource = requires(std::remove_cvref_t<R>& random) {
    { random.normal(0.0, 1.0) } -> std::same_as<double>;
};
}  // namespace detail

/// A rotation in three dimensions; with RotationStack SciPy's class of the same name.
///
///     const auto r = Rotation::from_euler("zyx", {90, 45, 30}, {.degrees = true});
///     const Eigen::Vector3d v = r.apply({1, 2, 3});
///     const auto many = Rotation::from_rotvec(vectors);   // n x 3: a RotationStack
///
/// The static functions from_... give one Rotation for input of rank 1 (a matrix for from_matrix) and a RotationStack
/// for one rank more. Stored as a unit quaternion (x, y, z, w) of doubles; input of any real scalar is taken, results
/// are double. Nothing here allocates. Converts implicitly from and to Eigen::Quaternion, and from and to
/// Eigen::AngleAxis. NaN and infinity in the data give NaN. Errors are a few roundings (1e-15) of the result, at small
/// angles relative to it.
///
/// @see scipy.spatial.transform.Rotation
/// Differs from SciPy: one rotation and a stack are two types, so that a single result has a fixed size; for a sequence
/// of one axis n angles are given as an n x 1 array; no warnings are printed, gimbal_lock() tells where as_euler had
/// to choose the third angle; a matrix that is no rotation gives the nearest one (as SciPy does since 1.14), one with
/// a determinant <= 0 is refused.
class Rotation {
public:
    /// The identity.
    Rotation() : quat_(0, 0, 0, 1) {}
    /// @throws std::invalid_argument for a zero quaternion.
    template <class S, int O>
    Rotation(const Eigen::Quaternion<S, O>& q)  // NOLINT(google-explicit-constructor)
        : Rotation(from_quat(q.coeffs())) {}
    template <class S>
    Rotation(const Eigen::AngleAxis<S>& r)  // NOLINT(google-explicit-constructor)
        : Rotation(from_rotvec(r.axis() * r.angle())) {}
    template <class S, int O>
    operator Eigen::Quaternion<S, O>() const {  // NOLINT(google-explicit-constructor)
        Eigen::Matrix<S, 4, 1> q;
        for (int k = 0; k < 4; ++k) q[k] = static_cast<S>(quat_[k]);
        return Eigen::Quaternion<S, O>(q);
    }
    template <class S>
    operator Eigen::AngleAxis<S>() const {  // NOLINT(google-explicit-constructor)
        const Eigen::Vector3d v = as_rotvec();
        const double angle = magnitude();
        Eigen::Matrix<S, 3, 1> axis(1, 0, 0);
        for (int k = 0; k < 3 && angle > 0; ++k) axis[k] = static_cast<S>(v[k] / angle);
        return Eigen::AngleAxis<S>(static_cast<S>(angle), axis);
    }

    /// From quaternions, brought to norm 1.
    /// @param quat  (x, y, z, w), shape (4) or n x 4. @throws std::invalid_argument for another shape or a zero one.
    template <core::ArrayLike A = Eigen::Vector4d>  // what braces are
    [[nodiscard]] static detail::RotationOf<A> from_quat(const A& quat, const FromQuatOptions& options = {});
    /// From rotation matrices; another matrix of positive determinant gives the rotation nearest to it.
    /// @param matrix  3 x 3, or a rank 3 array n x 3 x 3. @throws std::invalid_argument for another shape, or a
    ///                determinant that is not positive.
    template <core::ArrayLike A = core::MatrixInBraces>
    [[nodiscard]] static detail::RotationOf<A, 2> from_matrix(const A& matrix);
    /// The same of n matrices in a row.
    template <class S, int O>
    [[nodiscard]] static RotationStack from_matrix(const std::vector<Eigen::Matrix<S, 3, 3, O>>& matrices);
    /// From rotation vectors, axis times angle.
    /// @param rotvec  shape (3) or n x 3. @throws std::invalid_argument for another shape.
    template <core::ArrayLike A = Eigen::Vector3d>
    [[nodiscard]] static detail::RotationOf<A> from_rotvec(const A& rotvec, const AngleOptions& options = {});
    /// From modified Rodrigues parameters, axis times tan(angle / 4).
    /// @param mrp  shape (3) or n x 3. @throws std::invalid_argument for another shape.
    template <core::ArrayLike A = Eigen::Vector3d>
    [[nodiscard]] static detail::RotationOf<A> from_mrp(const A& mrp);
    /// From Euler angles.
    /// @param seq     one to three axes of "xyz" (extrinsic: about fixed axes) or of "XYZ" (intrinsic), neighbours
    ///                different.
    /// @param angles  one each axis: shape (w) or n x w for a sequence of w.
    /// @throws std::invalid_argument for another sequence or shape.
    template <core::ArrayLike A = core::InBraces>
    [[nodiscard]] static detail::RotationOf<A> from_euler(std::string_view seq, const A& angles,
                                                          const AngleOptions& options = {});
    /// The same for one axis.
    template <class = void>
    [[nodiscard]] static Rotation from_euler(std::string_view seq, double angle, const AngleOptions& options = {}) {
        return from_euler(seq, std::array{angle}, options);
    }
    /// From angles about given axes.
    /// @param axes    one to three axes in rows (or one of rank 1), not 0; neighbours orthogonal to 1e-7.
    /// @param order   "e", "extrinsic", "i" or "intrinsic".
    /// @param angles  as in from_euler.
    /// @throws std::invalid_argument for other axes, another order or shape.
    template <core::ArrayLike X = core::InBraces, core::ArrayLike A = core::InBraces>
    [[nodiscard]] static detail::RotationOf<A> from_davenport(const X& axes, std::string_view order, const A& angles,
                                                              const AngleOptions& options = {});
    template <core::ArrayLike X = core::InBraces>
    [[nodiscard]] static Rotation from_davenport(const X& axes, std::string_view order, double angle,
                                                 const AngleOptions& options = {}) {
        return from_davenport(axes, order, std::array{angle}, options);
    }
    [[nodiscard]] static Rotation identity() { return {}; }
    /// @throws std::invalid_argument when num is negative.
    template <class = void>
    [[nodiscard]] static RotationStack identity(Eigen::Index num);
    /// Uniformly distributed, by four normal variates each: NumPy's and SciPy's numbers for the same seed.
    template <detail::NormalSource R>
    [[nodiscard]] static Rotation random(R&& random_state) {
        Eigen::Vector4d q;
        random_state.normal(0.0, 1.0, q);
        return from_quat(q);
    }
    template <class = void>
    [[nodiscard]] static Rotation random() {
        return random(core::RandomState());
    }
    /// @throws std::invalid_argument when num is negative.
    template <detail::NormalSource R>
    [[nodiscard]] static RotationStack random(Eigen::Index num, R&& random_state);
    /// @param seed  of a RandomState; without it the operating system's.
    template <std::integral S>
    [[nodiscard]] static RotationStack random(Eigen::Index num, S seed);
    template <class = void>
    [[nodiscard]] static RotationStack random(Eigen::Index num);
    /// All of the stacks (single rotations are stacks of one) in a row. @throws std::invalid_argument for none.
    template <class = void>
    [[nodiscard]] static RotationStack concatenate(const std::vector<RotationStack>& rotations);
    template <std::same_as<Rotation> R>
    [[nodiscard]] static RotationStack concatenate(const std::vector<R>& rotations);
    /// The rotations of a group of symmetries, in SciPy's order: "I" (icosahedral, 60), "O" (octahedral, 24), "T"
    /// (tetrahedral, 12), "Dn" (dihedral, 2 n), "Cn" (cyclic, n) with axis x, y or z.
    /// @throws std::invalid_argument for another group or axis.
    template <class = void>
    [[nodiscard]] static RotationStack create_group(std::string_view group, char axis = 'Z');
    /// The rotation C that best turns vectors b into a: least sum of w |a - C b|^2 (Wahba's problem).
    ///
    /// With one pair, or for a pair of infinite weight, b is turned into the direction of a the shortest way, then the
    /// other pairs choose the angle about a.
    /// @param a, b  n x 3, or rank 1 for one pair; n >= 1. Their lengths act as weights.
    /// @throws std::invalid_argument for other shapes, a negative weight or NaN, two infinite ones, a zero vector that
    ///         has to be turned into a direction, or sensitivity asked for in these cases.
    /// @note   O(n); by the q-method, which weighs reflections out.
    template <core::ArrayLike A = core::InBraces, core::ArrayLike B = core::InBraces>
    [[nodiscard]] static AlignVectorsResult align_vectors(const A& a, const B& b,
                                                          const AlignVectorsOptions& options = {});

    template <class = void>
    [[nodiscard]] Eigen::Vector4d as_quat(const AsQuatOptions& options = {}) const {
        return detail::quat_parts(options.canonical ? to<4>(detail::Canonical{}) : lanes(), options.scalar_first);
    }
    template <class = void>
    [[nodiscard]] Eigen::Matrix3d as_matrix() const {
        const detail::Lanes<9, 1> m = to<9>(detail::ToMatrix{});
        Eigen::Matrix3d out;
        for (int k = 0; k < 9; ++k) out(k / 3, k % 3) = m[k][0];
        return out;
    }
    /// Axis times angle, the angle in [0, pi].
    template <class = void>
    [[nodiscard]] Eigen::Vector3d as_rotvec(const AngleOptions& options = {}) const {
        return detail::vector_of<3>(to<3>(detail::ToRotvec{detail::unit_of(options.degrees)}));
    }
    /// Axis times tan(angle / 4), of length at most 1.
    template <class = void>
    [[nodiscard]] Eigen::Vector3d as_mrp() const {
        return detail::vector_of<3>(to<3>(detail::ToMrp{}));
    }
    /// Euler angles: first and third in [-pi, pi], second in [-pi/2, pi/2], or in [0, pi] when the first axis is the
    /// third. Where the second is within 1e-7 of an end of its range (gimbal lock) the third is set to 0.
    /// @param seq  three axes as in from_euler. @throws std::invalid_argument for another one.
    template <class = void>
    [[nodiscard]] Eigen::Vector3d as_euler(std::string_view seq, const AngleOptions& options = {}) const {
        const auto sequence = detail::parse_sequence("Rotation.as_euler", seq, true);
        return detail::vector_of<3>(to<4>(detail::ToEuler{sequence, detail::unit_of(options.degrees)}));
    }
    /// Whether as_euler(seq) had to choose the third angle.
    template <class = void>
    [[nodiscard]] bool gimbal_lock(std::string_view seq) const {
        return to<4>(detail::ToEuler{detail::parse_sequence("Rotation.gimbal_lock", seq, true)})[3][0] != 0;
    }
    /// Angles about given axes, as as_euler.
    /// @param axes  three in rows, as in from_davenport. With lambda the angle between the first and the third, the
    ///              second angle lies in [-lambda, pi - lambda], or in [lambda - pi, lambda] when they turn the other
    ///              way about the second axis.
    template <core::ArrayLike X = core::InBraces>
    [[nodiscard]] Eigen::Vector3d as_davenport(const X& axes, std::string_view order,
                                               const AngleOptions& options = {}) const {
        const auto parsed = detail::parse_axes("Rotation.as_davenport", axes, order, true);
        return detail::vector_of<3>(to<4>(detail::ToDavenport{parsed, detail::unit_of(options.degrees)}));
    }

    /// Vectors rotated.
    /// @param vectors  shape (3) or n x 3. @return the same shape. @throws std::invalid_argument for another shape.
    template <core::ArrayLike V = Eigen::Vector3d>
    [[nodiscard]] core::SameShapeOf<V, core::FloatOf<core::ScalarOf<V>>> apply(const V& vectors,
                                                                               const ApplyOptions& options = {}) const;
    /// The same into `out`, which may be `vectors`.
    template <core::ArrayLike V = core::InBraces, core::DestinationOf<core::FloatOf<core::ScalarOf<V>>> D>
    void apply(const V& vectors, const ApplyOptions& options, D&& out) const;

    /// The rotation that is `q` followed by `p`.
    template <class = void>
    [[nodiscard]] friend Rotation operator*(const Rotation& p, const Rotation& q) {
        detail::Lanes<4, 1> out;
        detail::Compose{}(p.lanes(), q.lanes(), out);
        return Rotation(out);
    }
    template <class = void>
    Rotation& operator*=(const Rotation& q) {
        return *this = *this * q;
    }
    /// The rotation about the same axis by n times the angle in [0, pi], n any number. @see SciPy's `r ** n`.
    template <class = void>
    [[nodiscard]] Rotation pow(double n) const {
        if (n == 1) return *this;
        if (n == -1) return inv();
        return Rotation(to<4>(detail::Power{n}));
    }
    template <class = void>
    [[nodiscard]] Rotation inv() const {
        Rotation out = *this;
        for (int k = 0; k < 3; ++k) out.quat_[k] *= -1;
        return out;
    }
    /// Angle of the rotation in [0, pi].
    template <class = void>
    [[nodiscard]] double magnitude() const {
        return to<1>(detail::Magnitude{})[0][0];
    }
    /// Whether the rotation from this one to the other has an angle below atol.
    template <class = void>
    [[nodiscard]] bool approx_equal(const Rotation& other, const ApproxEqualOptions& options = {}) const {
        return (other * inv()).magnitude() < detail::tolerance(options.atol, options.degrees);
    }
    /// The rotation l p r with the least angle, l and r from the stacks given.
    template <class = void>
    [[nodiscard]] ReduceResult<Rotation, Eigen::Index> reduce(const ReduceOptions& options) const;
    /// The mean of one rotation is itself.
    [[nodiscard]] Rotation mean() const { return *this; }

    /// A rotation from (x, y, z, w) of norm 1 in lanes, for the use of the module.
    explicit Rotation(const detail::Lanes<4, 1>& q) : quat_(q[0][0], q[1][0], q[2][0], q[3][0]) {}
    [[nodiscard]] detail::Lanes<4, 1> lanes() const noexcept {
        detail::Lanes<4, 1> q;
        for (int k = 0; k < 4; ++k) q[k][0] = quat_[k];
        return q;
    }
    /// The four parts, each repeated for every rotation of a stack.
    [[nodiscard]] detail::Columns<4, const double> columns() const noexcept {
        return {{&quat_[0], &quat_[1], &quat_[2], &quat_[3]}, 0};
    }

private:
    template <int M, class Kernel>
    [[nodiscard]] detail::Lanes<M, 1> to(const Kernel& kernel) const {
        detail::Lanes<M, 1> out;
        kernel(lanes(), out);
        return out;
    }

    Eigen::Vector4d quat_;
};

}  // namespace scixx::spatial::transform

// The other class, and the functions that need both: whichever of the headers is included, all are there.
#include <scixx/spatial/transform/rotation_stack.hpp>
