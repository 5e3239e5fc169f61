// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/transform/rotation.hpp>

namespace scixx::spatial::transform {

/// n rotations in three dimensions, made by the static functions of Rotation.
///
///     const auto many = Rotation::from_euler("xyz", angles);                    // angles: n x 3
///     const Eigen::MatrixX3d moved = many.apply(points);                        // one a point
///     for (Eigen::Index i = 0; i < many.size(); ++i) use(many[i].as_matrix());
///
/// Stored part by part (n x 4 in column order), worked on in blocks of SIMD lanes: O(n), no temporary of that size. An
/// empty stack gives empty results. Functions are those of Rotation for each.
///
/// @see scipy.spatial.transform.Rotation
class RotationStack {
public:
    RotationStack() : quats_(0, 4) {}
    /// A stack of one.
    template <class = void>
    RotationStack(const Rotation& r) : quats_(1, 4) {  // NOLINT(google-explicit-constructor)
        set(0, r);
    }
    template <class = void>
    RotationStack(const std::vector<Rotation>& rotations)  // NOLINT(google-explicit-constructor)
        : quats_(static_cast<Eigen::Index>(rotations.size()), 4) {
        for (Eigen::Index i = 0; i < size(); ++i) set(i, rotations[static_cast<std::size_t>(i)]);
    }

    /// Number of rotations.
    [[nodiscard]] Eigen::Index size() const noexcept { return quats_.rows(); }
    /// @param i  negative ones count from the end. @throws std::invalid_argument out of range.
    template <class = void>
    [[nodiscard]] Rotation operator[](Eigen::Index i) const {
        const Eigen::Index row = detail::python_index("Rotation", i, size());
        detail::Lanes<4, 1> q;
        for (int k = 0; k < 4; ++k) q[k][0] = quats_(row, k);
        return Rotation(q);
    }
    /// The rotations of the given numbers. @throws std::invalid_argument for one out of range.
    template <core::ArrayLike I>
        requires(core::rank_of<I> == 1 && std::integral<core::ScalarOf<I>>)
    [[nodiscard]] RotationStack operator[](const I& indices) const {
        const core::Source<core::ScalarOf<I>, I> source(indices);
        RotationStack out(source.view().shape(0), 0);
        for (Eigen::Index i = 0; i < out.size(); ++i) {
            const auto index = static_cast<Eigen::Index>(source.view()(i));
            const Eigen::Index row = detail::python_index("Rotation", index, size());
            for (int k = 0; k < 4; ++k) out.quats_(i, k) = quats_(row, k);
        }
        return out;
    }
    /// Python's [start:stop:step]; a bound not given is the end of the stack. @throws std::invalid_argument for step 0.
    template <class = void>
    [[nodiscard]] RotationStack slice(std::optional<Eigen::Index> start, std::optional<Eigen::Index> stop = {},
                                      Eigen::Index step = 1) const {
        const detail::Slice part("Rotation.slice", start, stop, step, size());
        RotationStack out(part.count, 0);
        for (int k = 0; k < 4; ++k)
            for (Eigen::Index i = 0; i < part.count; ++i) out.quats_(i, k) = quats_(part.first + i * part.step, k);
        return out;
    }
    /// Replaces rotation i. @throws std::invalid_argument out of range.
    template <class = void>
    void set(Eigen::Index i, const Rotation& r) {
        const Eigen::Index row = detail::python_index("Rotation.set", i, size());
        for (int k = 0; k < 4; ++k) quats_(row, k) = *r.columns().at[k];
    }

    /// The quaternions (x, y, z, w), n x 4, where they are stored.
    [[nodiscard]] const detail::Rows<4>& as_quat() const& noexcept { return quats_; }
    [[nodiscard]] detail::Rows<4> as_quat() && noexcept { return std::move(quats_); }
    /// The same in another form. @return n x 4.
    template <class = void>
    [[nodiscard]] detail::Rows<4> as_quat(const AsQuatOptions& options) const {
        detail::Rows<4> out = quats_;
        if (options.canonical) detail::map(size(), columns(), detail::columns_of<4>(out), detail::Canonical{});
        if (options.scalar_first)
            for (Eigen::Index i = 0; i < size(); ++i)
                for (const int k : {2, 1, 0}) std::swap(out(i, k), out(i, k + 1));
        return out;
    }
    /// @return n matrices, one after the other in memory.
    template <class = void>
    [[nodiscard]] std::vector<Eigen::Matrix3d> as_matrix() const {
        std::vector<Eigen::Matrix3d> out(static_cast<std::size_t>(size()));
        // One at a time: writing the matrices is what takes the time, and each lies together.
        const double *const x = quats_.data(), *const y = x + size(), *const z = y + size(), *const w = z + size();
        for (Eigen::Index i = 0; i < size(); ++i) {
            const detail::Lanes<4, 1> q = {{{x[i]}, {y[i]}, {z[i]}, {w[i]}}};
            detail::Lanes<9, 1> m;
            detail::ToMatrix{}(q, m);
            double* const to = out[static_cast<std::size_t>(i)].data();
            for (int k = 0; k < 9; ++k) to[3 * (k % 3) + k / 3] = m[k][0];
        }
        return out;
    }
    /// The matrices into `out`, a rank 3 array n x 3 x 3. @throws std::invalid_argument for another shape.
    template <core::DestinationOf<double> D>
        requires(core::rank_of<D> == 3)
    void as_matrix(D&& out) const {
        const auto target = core::destination<double>("Rotation.as_matrix", "out", out, {size(), 3, 3});
        detail::map(size(), columns(), detail::columns<9>(target), detail::ToMatrix{});
    }
    /// @return n x 3, as all the following.
    template <class = void>
    [[nodiscard]] detail::Rows<3> as_rotvec(const AngleOptions& options = {}) const {
        return rows<3>(detail::ToRotvec{detail::unit_of(options.degrees)});
    }
    template <class = void>
    [[nodiscard]] detail::Rows<3> as_mrp() const {
        return rows<3>(detail::ToMrp{});
    }
    template <class = void>
    [[nodiscard]] detail::Rows<3> as_euler(std::string_view seq, const AngleOptions& options = {}) const {
        const auto sequence = detail::parse_sequence("Rotation.as_euler", seq, true);
        return rows<3>(detail::Without<detail::ToEuler>{{sequence, detail::unit_of(options.degrees)}});
    }
    /// For each rotation whether as_euler(seq) had to choose the third angle.
    template <class = void>
    [[nodiscard]] Eigen::Array<bool, Eigen::Dynamic, 1> gimbal_lock(std::string_view seq) const {
        const auto sequence = detail::parse_sequence("Rotation.gimbal_lock", seq, true);
        const detail::Rows<4> angles = rows<4>(detail::ToEuler{sequence});
        Eigen::Array<bool, Eigen::Dynamic, 1> out(size());
        for (Eigen::Index i = 0; i < size(); ++i) out[i] = angles(i, 3) != 0;
        return out;
    }
    template <core::ArrayLike X = core::InBraces>
    [[nodiscard]] detail::Rows<3> as_davenport(const X& axes, std::string_view order,
                                               const AngleOptions& options = {}) const {
        const auto parsed = detail::parse_axes("Rotation.as_davenport", axes, order, true);
        return rows<3>(detail::Without<detail::ToDavenport>{{parsed, detail::unit_of(options.degrees)}});
    }

    /// Vectors rotated: rotation i turns vector i, or a single one of either goes with all of the other.
    /// @param vectors  shape (3) or m x 3. @return max(m, n) x 3.
    /// @throws std::invalid_argument for another shape.
    template <core::ArrayLike V = core::InBraces>
    [[nodiscard]] detail::TurnedBy<V> apply(const V& vectors, const ApplyOptions& options = {}) const {
        const core::Source<core::FloatOf<core::ScalarOf<V>>, V> source(vectors);
        auto out = core::allocate<detail::TurnedBy<V>>({rows_of_apply(source.view().shape()), 3});
        apply_into(source.view(), options, core::view(out));
        return out;
    }
    /// The same into `out`, which may be `vectors`. @throws std::invalid_argument also for an `out` of another shape.
    template <core::ArrayLike V = core::InBraces, core::DestinationOf<core::FloatOf<core::ScalarOf<V>>> D>
    void apply(const V& vectors, const ApplyOptions& options, D&& out) const {
        using T = core::FloatOf<core::ScalarOf<V>>;
        core::Source<T, V> source(vectors);
        const core::Dims shape = {rows_of_apply(source.view().shape()), 3};
        const auto target = core::destination<T>("Rotation.apply", "out", out, shape);
        if (!detail::same_place(source.view(), target)) source.detach_from(target);
        apply_into(source.view(), options, target);
    }

    /// The rotations q[i] followed by p[i], or a single one of either with all of the other.
    /// @throws std::invalid_argument for other numbers.
    template <class = void>
    [[nodiscard]] friend RotationStack operator*(const RotationStack& p, const RotationStack& q) {
        const Eigen::Index n = detail::common_count("Rotation.operator*", "rotations", p.size(), q.size());
        RotationStack out(n, 0);
        detail::map(n, p.repeated(n), q.repeated(n), detail::columns_of<4>(out.quats_), detail::Compose{});
        return out;
    }
    template <class = void>
    RotationStack& operator*=(const RotationStack& q) {
        return *this = *this * q;
    }
    template <class = void>
    [[nodiscard]] RotationStack pow(double n) const {
        if (n == 1) return *this;
        if (n == -1) return inv();
        RotationStack out(size(), 0);
        detail::map(size(), columns(), detail::columns_of<4>(out.quats_), detail::Power{n});
        return out;
    }
    template <class = void>
    [[nodiscard]] RotationStack inv() const {
        RotationStack out = *this;
        for (Eigen::Index i = 0; i < 3 * size(); ++i) out.quats_.data()[i] *= -1;  // the first three columns
        return out;
    }
    /// @return n angles in [0, pi].
    template <class = void>
    [[nodiscard]] Eigen::ArrayXd magnitude() const {
        Eigen::ArrayXd out(size());
        detail::map(size(), columns(), detail::columns_of<1>(out), detail::Magnitude{});
        return out;
    }
    /// For each pair whether the angle between them is below atol. @throws std::invalid_argument as operator*.
    template <class = void>
    [[nodiscard]] Eigen::Array<bool, Eigen::Dynamic, 1> approx_equal(const RotationStack& other,
                                                                     const ApproxEqualOptions& options = {}) const {
        const double atol = detail::tolerance(options.atol, options.degrees);
        const Eigen::ArrayXd angles = (other * inv()).magnitude();
        Eigen::Array<bool, Eigen::Dynamic, 1> out(angles.size());
        for (Eigen::Index i = 0; i < out.size(); ++i) out[i] = angles[i] < atol;
        return out;
    }
    /// The rotation M with the least sum of squared distances of matrices, w |R - M|^2 (chordal mean).
    /// @throws std::invalid_argument for an empty stack.
    template <class = void>
    [[nodiscard]] Rotation mean() const {
        return mean_of(nullptr);
    }
    /// @param weights  n, >= 0. @throws std::invalid_argument for another length, a negative weight or NaN.
    template <core::ArrayLike W = core::InBraces>
    [[nodiscard]] Rotation mean(const W& weights) const {
        const Eigen::ArrayXd w = detail::weights_of("Rotation.mean", weights, size());
        return mean_of(w.data());
    }
    /// The rotations l p r with the least angles, l and r from the stacks given; of equally good ones the first.
    /// O(n) times the numbers of l and r.
    template <class = void>
    [[nodiscard]] ReduceResult<RotationStack, Eigen::Array<Eigen::Index, Eigen::Dynamic, 1>> reduce(
        const ReduceOptions& options) const;

    /// n rotations not set yet, and where the parts are stored, for the use of the module.
    template <class = void>
    RotationStack(Eigen::Index n, int) : quats_(n, 4) {}
    [[nodiscard]] detail::Columns<4, const double> columns() const noexcept { return detail::columns_of<4>(quats_); }
    [[nodiscard]] detail::Columns<4, double> columns() noexcept { return detail::columns_of<4>(quats_); }
    /// As columns(), a single rotation repeated when n are wanted.
    template <class = void>
    [[nodiscard]] detail::Columns<4, const double> repeated(Eigen::Index n) const noexcept {
        detail::Columns<4, const double> out = columns();
        if (n != size()) out.step = 0;
        return out;
    }

private:
    template <int M, class Kernel>
    [[nodiscard]] detail::Rows<M> rows(const Kernel& kernel) const {
        detail::Rows<M> out(size(), M);
        detail::map(size(), columns(), detail::columns_of<M>(out), kernel);
        return out;
    }
    template <class = void>
    [[nodiscard]] Eigen::Index rows_of_apply(const core::Dims& shape) const {
        detail::require_rows("Rotation.apply", "vectors", shape, 3);
        return detail::common_count("Rotation.apply", "rotations and vectors", size(),
                                    shape.size() == 1 ? 1 : shape[0]);
    }
    template <class T>
    void apply_into(const core::NdView<const T>& vectors, const ApplyOptions& options,
                    const core::NdView<T>& out) const {
        auto from = detail::columns<3>(vectors);
        if (vectors.rank() == 2 && vectors.shape(0) != out.shape(0)) from.step = 0;
        detail::map(out.shape(0), repeated(out.shape(0)), from, detail::columns<3>(out),
                    detail::Rotate{options.inverse ? -1.0 : 1.0});
    }
    template <class = void>
    [[nodiscard]] Rotation mean_of(const double* weights) const {
        core::require(size() > 0, "Rotation.mean", "the stack must not be empty");
        return Rotation(detail::mean_quaternion(columns(), size(), weights));
    }

    detail::Rows<4> quats_;
};

/// Options of reduce: the rotations to choose from; none stand for the identity.
struct ReduceOptions {
    std::optional<RotationStack> left{};
    std::optional<RotationStack> right{};
};
/// What align_vectors returns.
struct AlignVectorsResult {
    Rotation rotation;                   ///< turns b into a
    double rssd = 0;                     ///< root of the weighted sum of squared distances of a and the turned b
    Eigen::Matrix3d sensitivity_matrix;  ///< of the rotation vector to errors of a; zero unless asked for
    bool unique = true;                  ///< whether the pairs determine the rotation
};

}  // namespace scixx::spatial::transform

#include <scixx/spatial/transform/detail/rotation_members.hpp>
