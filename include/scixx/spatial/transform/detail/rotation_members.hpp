// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <scixx/spatial/transform/rotation_stack.hpp>

/// The functions of Rotation that need both classes.
namespace scixx::spatial::transform {

namespace detail {

/// kernel of N columns, for one rotation or a stack.
template <class Out, int N, class T, class Kernel>
[[nodiscard]] Out make(const Columns<N, T>& in, Index n, const Kernel& kernel) {
    if constexpr (std::same_as<Out, Rotation>) {
        Lanes<N, 1> from;
        Lanes<4, 1> to;
        load(in, 1, from);
        kernel(from, to);
        return Rotation(to);
    } else {
        RotationStack out(n, 0);
        map(n, in, out.columns(), kernel);
        return out;
    }
}
template <class Out, int N, class Kernel>
[[nodiscard]] Out make(const char* function, const char* parameter, const NdView<const double>& view,
                       const Kernel& kernel) {
    require_rows(function, parameter, view.shape(), N);
    return make<Out, N>(columns<N>(view), view.shape(0), kernel);
}
/// As make, with as many columns as there are axes.
template <class Out, class Kernel>
[[nodiscard]] Out make_from_angles(const char* function, int size, const NdView<const double>& view,
                                   const Kernel& kernel) {
    if (size == 1) return make<Out, 1>(function, "angles", view, kernel);
    if (size == 2) return make<Out, 2>(function, "angles", view, kernel);
    return make<Out, 3>(function, "angles", view, kernel);
}

/// One rotation of one vector, or of many.
template <class T>
void turn(const Lanes<4, 1>& q, const NdView<const T>& vectors, const NdView<T>& out) {
    Lanes<9, 1> matrix;
    ToMatrix{}(q, matrix);
    Multiply kernel{};
    for (int k = 0; k < 9; ++k) kernel.m[k] = matrix[k][0];
    if (vectors.rank() == 1) {
        Lanes<3, 1> from, to;
        load(columns<3>(vectors), 1, from);
        kernel(from, to);
        store(to, 1, columns<3>(out));
    } else {
        map(out.shape(0), columns<3>(vectors), columns<3>(out), kernel);
    }
}

/// From rotation matrices. @throws std::invalid_argument for a determinant that is not positive.
template <class Out, class T>
[[nodiscard]] Out from_matrices(const char* function, const Columns<9, T>& in, Index n) {
    bool left_handed = false;
    Out out = make<Out, 9>(in, n, FromMatrix{&left_handed});
    core::require(!left_handed, function, "matrix must have a positive determinant, as right-handed axes have");
    return out;
}

template <class = void>
inline RotationStack from_elements(const std::vector<Quat>& elements) {
    RotationStack out(static_cast<Index>(elements.size()), 0);
    Lanes<4, 1> q;
    for (Index i = 0; i < out.size(); ++i) {
        for (int k = 0; k < 4; ++k) q[k][0] = elements[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)];
        out.set(i, Rotation(q));
    }
    return out;
}

/// Numbers of the l and r that make the scalar part of l p r largest, for a block of p.
template <class = void>
inline void best_pair(const Lanes<4, block>& p, const RotationStack& left, const RotationStack& right, int count,
                      Index* left_best, Index* right_best) {
    constexpr double tie = 1e-14;  // more than rounding makes of equal ones
    Lanes<3, block> best = {};
    for (int i = 0; i < block; ++i) best[0][i] = -1;
    for (Index l = 0; l < left.size(); ++l) {
        Lanes<4, block> factor, product;
        Columns<4, const double> one = left.columns().from(l);
        one.step = 0;
        load(one, 1, factor);
        multiply(factor, p, product);
        for (Index r = 0; r < right.size(); ++r) {
            const double x = right.as_quat()(r, 0), y = right.as_quat()(r, 1), z = right.as_quat()(r, 2);
            const double w = right.as_quat()(r, 3), first = static_cast<double>(l), second = static_cast<double>(r);
            for (int i = 0; i < block; ++i) {
                const double scalar =
                    std::abs(product[3][i] * w - product[0][i] * x - product[1][i] * y - product[2][i] * z);
                const double better = below(best[0][i] + tie, scalar), keep = 1 - better;
                best[0][i] = better * scalar + keep * best[0][i];
                best[1][i] = better * first + keep * best[1][i];
                best[2][i] = better * second + keep * best[2][i];
            }
        }
    }
    for (int i = 0; i < count; ++i) {
        left_best[i] = static_cast<Index>(best[1][i]);
        right_best[i] = static_cast<Index>(best[2][i]);
    }
}

/// align_vectors for views n x 3 that were checked.
template <class T = double>
inline AlignVectorsResult align(const Columns<3, const double>& a, const Columns<3, const double>& b, Index n,
                                Eigen::ArrayXd weights, bool return_sensitivity) {
    const char* function = "Rotation.align_vectors";
    Index primary = n == 1 ? 0 : -1;
    for (Index i = 0; i < n; ++i)
        if (std::isinf(weights[i])) {
            core::require(primary < 0 || n == 1, function, "weights must hold at most one infinite weight");
            primary = i;
        }
    AlignVectorsResult result{};
    result.sensitivity_matrix.setZero();
    double products[9];
    Lanes<4, 1> q;
    if (primary < 0) {
        outer_products(a, b, n, weights.data(), products);
        const Eigen4 eigen = attitude(products);
        q = first_vector(eigen);
        const double* const value = eigen.value;
        const double s0 = (value[0] + value[1]) / 2, s12 = (value[0] - value[1]) / 2;
        result.unique = s12 > 1e-15 * s0;
        if (return_sensitivity) {
            const double s1 = (value[0] + value[2]) / 2, s2 = (value[0] + value[3]) / 2;
            const double zeta = s12 * (value[0] - value[2]) * (value[0] - value[3]) / 4;
            const double kappa = s0 * s12 + s1 * s2;
            const double scale = weights.mean() / zeta;
            for (int i = 0; i < 3; ++i)
                for (int j = 0; j < 3; ++j) {
                    const double *const x = products + 3 * i, *const y = products + 3 * j;
                    const double gram = x[0] * y[0] + x[1] * y[1] + x[2] * y[2];
                    result.sensitivity_matrix(i, j) = scale * ((i == j ? kappa : 0.0) + gram);
                }
        }
    } else {
        core::require(!return_sensitivity, function,
                      "return_sensitivity can not be served with an infinite weight or a single pair");
        Eigen::Vector3<T> to, from;
        for (int k = 0; k < 3; ++k) {
            to[k] = a.at[k][primary * a.step];
            from[k] = b.at[k][primary * b.step];
        }
        to.stableNormalize();
        from.stableNormalize();
        core::require(to.squaredNorm() > 0.5 && from.squaredNorm() > 0.5, function, "a and b must not be zero in pair ",
                      primary);
        q = shortest_turn(to, from);
        result.unique = n > 1;
        if (std::isinf(weights[primary])) weights[primary] = 0;
        if (n > 1) {
            // The angle about `to` that gives the largest sum of w a . (turned b).
            outer_products(a, b, n, weights.data(), products);
            Lanes<9, 1> matrix;
            ToMatrix{}(q, matrix);
            const Eigen::Matrix3<T> turned =
                Eigen::Map<const Eigen::Matrix<T, 3, 3, Eigen::RowMajor>>(products).lazyProduct(
                    Eigen::Map<const Eigen::Matrix3<T>>(matrix[0]));
            const double sine = to[0] * (turned(2, 1) - turned(1, 2)) + to[1] * (turned(0, 2) - turned(2, 0)) +
                                to[2] * (turned(1, 0) - turned(0, 1));
            const double cosine = turned.trace() - to.dot(turned.lazyProduct(to).eval());
            result.unique = std::abs(sine) + std::abs(cosine) > 1e-15 * turned.cwiseAbs().sum();
            const Rotation about = Rotation::from_rotvec(to * std::atan2(sine, cosine));
            q = (about * Rotation(q)).lanes();
        }
    }
    result.rotation = Rotation(q);
    result.rssd = std::sqrt(squared_distance(a, b, n, weights.data(), q));
    return result;
}

}  // namespace detail

template <core::ArrayLike A>
detail::RotationOf<A> Rotation::from_quat(const A& quat, const FromQuatOptions& options) {
    const char* function = "Rotation.from_quat";
    const core::Source<double, A> source(quat);
    detail::require_rows(function, "quat", source.view().shape(), 4);
    auto in = detail::columns<4>(source.view());
    if (options.scalar_first) in = detail::scalar_last(in);
    bool zero = false;
    auto out = detail::make<detail::RotationOf<A>, 4>(in, source.view().shape(0), detail::FromQuat{&zero});
    core::require(!zero, function, "quat must not hold a quaternion of norm zero");
    return out;
}

template <core::ArrayLike A>
detail::RotationOf<A, 2> Rotation::from_matrix(const A& matrix) {
    const char* function = "Rotation.from_matrix";
    const core::Source<double, A> source(matrix);
    detail::require_matrices(function, source.view().shape(), 3);
    return detail::from_matrices<detail::RotationOf<A, 2>>(function, detail::columns<9>(source.view()),
                                                           source.view().shape(0));
}

template <class S, int O>
RotationStack Rotation::from_matrix(const std::vector<Eigen::Matrix<S, 3, 3, O>>& matrices) {
    const auto n = static_cast<Eigen::Index>(matrices.size());
    detail::Columns<9, const S> in{};
    in.step = 9;
    for (int k = 0; k < 9 && n > 0; ++k) in.at[k] = &matrices[0].coeffRef(k / 3, k % 3);
    return detail::from_matrices<RotationStack>("Rotation.from_matrix", in, n);
}

template <core::ArrayLike A>
detail::RotationOf<A> Rotation::from_rotvec(const A& rotvec, const AngleOptions& options) {
    const core::Source<double, A> source(rotvec);
    return detail::make<detail::RotationOf<A>, 3>("Rotation.from_rotvec", "rotvec", source.view(),
                                                  detail::FromRotvec{detail::unit_of(options.degrees)});
}

template <core::ArrayLike A>
detail::RotationOf<A> Rotation::from_mrp(const A& mrp) {
    const core::Source<double, A> source(mrp);
    return detail::make<detail::RotationOf<A>, 3>("Rotation.from_mrp", "mrp", source.view(), detail::FromMrp{});
}

template <core::ArrayLike A>
detail::RotationOf<A> Rotation::from_euler(std::string_view seq, const A& angles, const AngleOptions& options) {
    const char* function = "Rotation.from_euler";
    const auto sequence = detail::parse_sequence(function, seq, false);
    const core::Source<double, A> source(angles);
    return detail::make_from_angles<detail::RotationOf<A>>(
        function, sequence.size, source.view(), detail::FromEuler{sequence, detail::unit_of(options.degrees)});
}

template <core::ArrayLike X, core::ArrayLike A>
detail::RotationOf<A> Rotation::from_davenport(const X& axes, std::string_view order, const A& angles,
                                               const AngleOptions& options) {
    const char* function = "Rotation.from_davenport";
    const auto parsed = detail::parse_axes(function, axes, order, false);
    const core::Source<double, A> source(angles);
    return detail::make_from_angles<detail::RotationOf<A>>(
        function, parsed.size, source.view(), detail::FromDavenport{parsed, detail::unit_of(options.degrees)});
}

template <class>
inline RotationStack Rotation::identity(Eigen::Index num) {
    core::require(num >= 0, "Rotation.identity", "num must not be negative, got ", num);
    RotationStack out(num, 0);
    for (Eigen::Index i = 0; i < num; ++i) out.set(i, Rotation());
    return out;
}

template <detail::NormalSource R>
RotationStack Rotation::random(Eigen::Index num, R&& random_state) {
    core::require(num >= 0, "Rotation.random", "num must not be negative, got ", num);
    return from_quat(random_state.normal(0.0, 1.0, num, 4));
}
template <std::integral S>
RotationStack Rotation::random(Eigen::Index num, S seed) {
    return random(num, core::RandomState(seed));
}
template <class>
inline RotationStack Rotation::random(Eigen::Index num) {
    return random(num, core::RandomState());
}

template <class>
inline RotationStack Rotation::concatenate(const std::vector<RotationStack>& rotations) {
    core::require(!rotations.empty(), "Rotation.concatenate", "rotations must not be empty");
    Eigen::Index n = 0;
    for (const RotationStack& part : rotations) n = core::checked_add("Rotation.concatenate", n, part.size());
    RotationStack out(n, 0);
    Eigen::Index begin = 0;
    for (const RotationStack& part : rotations) {
        for (int k = 0; k < 4; ++k) std::copy_n(part.columns().at[k], part.size(), out.columns().at[k] + begin);
        begin += part.size();
    }
    return out;
}
template <std::same_as<Rotation> R>
RotationStack Rotation::concatenate(const std::vector<R>& rotations) {
    core::require(!rotations.empty(), "Rotation.concatenate", "rotations must not be empty");
    return rotations;
}

template <class>
inline RotationStack Rotation::create_group(std::string_view group, char axis) {
    return detail::from_elements(detail::group_elements(group, axis));
}

template <core::ArrayLike A, core::ArrayLike B>
AlignVectorsResult Rotation::align_vectors(const A& a, const B& b, const AlignVectorsOptions& options) {
    const char* function = "Rotation.align_vectors";
    const core::Source<double, A> first(a);
    const core::Source<double, B> second(b);
    const auto &u = first.view(), &v = second.view();
    detail::require_rows(function, "a", u.shape(), 3);
    detail::require_rows(function, "b", v.shape(), 3);
    core::require(u.shape() == v.shape(), function, "a and b must have the same shape, got ", u.shape(), " and ",
                  v.shape());
    const Eigen::Index n = u.rank() == 1 ? 1 : u.shape(0);
    core::require(n > 0, function, "a and b must not be empty");
    Eigen::ArrayXd weights;
    if (options.weights)
        weights = detail::weights_of(function, *options.weights, n);
    else
        weights.setOnes(n);
    return detail::align(detail::columns<3>(u), detail::columns<3>(v), n, std::move(weights),
                         options.return_sensitivity);
}

template <core::ArrayLike V>
core::SameShapeOf<V, core::FloatOf<core::ScalarOf<V>>> Rotation::apply(const V& vectors,
                                                                       const ApplyOptions& options) const {
    using T = core::FloatOf<core::ScalarOf<V>>;
    const core::Source<T, V> source(vectors);
    detail::require_rows("Rotation.apply", "vectors", source.view().shape(), 3);
    auto out = core::allocate<core::SameShapeOf<V, T>>(source.view().shape());
    detail::turn((options.inverse ? inv() : *this).lanes(), source.view(), core::view(out));
    return out;
}

template <core::ArrayLike V, core::DestinationOf<core::FloatOf<core::ScalarOf<V>>> D>
void Rotation::apply(const V& vectors, const ApplyOptions& options, D&& out) const {
    using T = core::FloatOf<core::ScalarOf<V>>;
    core::Source<T, V> source(vectors);
    detail::require_rows("Rotation.apply", "vectors", source.view().shape(), 3);
    const auto target = core::destination<T>("Rotation.apply", "out", out, source.view().shape());
    if (!detail::same_place(source.view(), target)) source.detach_from(target);
    detail::turn((options.inverse ? inv() : *this).lanes(), source.view(), target);
}

template <class>
inline ReduceResult<Rotation, Eigen::Index> Rotation::reduce(const ReduceOptions& options) const {
    const auto stack = RotationStack(*this).reduce(options);
    return {stack.reduced[0], stack.left_best[0], stack.right_best[0]};
}

template <class>
inline ReduceResult<RotationStack, Eigen::Array<Eigen::Index, Eigen::Dynamic, 1>> RotationStack::reduce(
    const ReduceOptions& options) const {
    const RotationStack left = options.left ? *options.left : Rotation();
    const RotationStack right = options.right ? *options.right : Rotation();
    core::require(left.size() > 0 && right.size() > 0, "Rotation.reduce", "left and right must not be empty");
    ReduceResult<RotationStack, Eigen::Array<Eigen::Index, Eigen::Dynamic, 1>> out;
    out.left_best.resize(size());
    out.right_best.resize(size());
    detail::for_blocks(size(), [&](Eigen::Index begin, int count) {
        detail::Lanes<4, detail::block> p;
        detail::load(columns().from(begin), count, p);
        detail::best_pair(p, left, right, count, out.left_best.data() + begin, out.right_best.data() + begin);
    });
    out.reduced = *this;
    if (options.left) out.reduced = left[out.left_best] * out.reduced;
    if (options.right) out.reduced = out.reduced * right[out.right_best];
    return out;
}

}  // namespace scixx::spatial::transform
