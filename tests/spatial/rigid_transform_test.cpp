#include <Eigen/Geometry>
#include <scixx/spatial/transform/rigid_transform.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"

namespace {

using Eigen::Matrix4d;
using Eigen::Vector3d;
using scixx::spatial::transform::RigidTransform;
using scixx::spatial::transform::RigidTransformStack;
using scixx::spatial::transform::Rotation;
using scixx::spatial::transform::RotationStack;
using Rows3 = Eigen::MatrixX3d;
using Vector6d = Eigen::Matrix<double, 6, 1>;

const Rotation turn = Rotation::from_euler("xyz", Vector3d(0.4, -1, 2));
const RigidTransform tf = RigidTransform::from_components(Vector3d(1, -2, 3), turn);

double distance(const RigidTransform& a, const RigidTransform& b) {
    return (a.as_matrix() - b.as_matrix()).cwiseAbs().maxCoeff();
}
RigidTransformStack some(Eigen::Index n) {
    std::srand(9);
    return RigidTransform::from_components(Rows3(Rows3::Random(n, 3)), Rotation::random(n, 4));
}
/// exp of a twist by scaling and squaring of its power series.
Matrix4d exponential(const Vector6d& x) {
    using Wide = Eigen::Matrix<long double, 4, 4>;
    Wide tau = Wide::Zero();
    tau.topLeftCorner<3, 3>() << 0, -x[2], x[1], x[2], 0, -x[0], -x[1], x[0], 0;
    tau.topRightCorner<3, 1>() = x.tail<3>().cast<long double>();
    tau /= 1024;
    Wide sum = Wide::Identity(), term = sum;
    for (int k = 1; k < 12; ++k) sum += term = (term * tau / k).eval();
    for (int k = 0; k < 10; ++k) sum = (sum * sum).eval();
    return sum.cast<double>();
}

/// One instantiation for all shapes of double.
double error(const Eigen::MatrixXd& actual, const Eigen::MatrixXd& expected) {
    return scixx::testing::scaled_error(actual, expected);
}

TEST(RigidTransform, PartsAndMatrix) {
    const Matrix4d m = tf.as_matrix();
    EXPECT_EQ(m.row(3), Eigen::RowVector4d(0, 0, 0, 1));
    EXPECT_EQ(m.topRightCorner(3, 1), Vector3d(1, -2, 3));
    EXPECT_EQ((m.topLeftCorner<3, 3>()), turn.as_matrix());
    const auto [translation, rotation] = tf.as_components();
    EXPECT_EQ(translation, tf.translation());
    EXPECT_EQ(rotation.as_quat(), tf.rotation().as_quat());
    EXPECT_LT(distance(RigidTransform::from_matrix(m), tf), 1e-15);
    EXPECT_LT(distance(RigidTransform::from_matrix(Eigen::Matrix4f(m.cast<float>())), tf), 1e-6);
    EXPECT_EQ(RigidTransform::from_rotation(turn).translation(), Vector3d::Zero());
    EXPECT_EQ(RigidTransform::from_translation(Eigen::RowVector3i(1, 2, 3)).translation(), Vector3d(1, 2, 3));
    EXPECT_EQ(RigidTransform::identity().as_matrix(), Matrix4d::Identity());
    // A rotation part that is none becomes the nearest one.
    Matrix4d scaled = m;
    scaled.topLeftCorner<3, 3>() *= 3;
    EXPECT_LT(distance(RigidTransform::from_matrix(scaled), tf), 1e-15);
    const Eigen::Isometry3d isometry = tf;
    EXPECT_LE(error(isometry.matrix(), m), 0);
    EXPECT_LT(distance(isometry, tf), 1e-15);
    EXPECT_LT(distance(Eigen::Isometry3f(tf), tf), 1e-6);
}

TEST(RigidTransform, ApplyComposeInvert) {
    const Vector3d v(0.3, 0.2, -5);
    EXPECT_LE(error(tf.apply(v), Vector3d(turn.apply(v) + tf.translation())), 1e-16);
    EXPECT_LE(error(tf.apply(tf.apply(v), {.inverse = true}), v), 1e-15);
    const Rows3 many = Rows3::Random(7, 3);
    EXPECT_LE(error(tf.apply(many).row(6).eval(), tf.apply(many.row(6).eval())), 1e-16);
    EXPECT_LE(error(tf.apply(many.cast<float>().eval()).cast<double>(), tf.apply(many)), 1e-6);
    const RigidTransform other = some(3)[1];
    EXPECT_LE(error((tf * other).as_matrix(), Matrix4d(tf.as_matrix() * other.as_matrix())), 1e-15);
    EXPECT_LT(distance(tf * tf.inv(), RigidTransform()), 2e-15);
    RigidTransform twice = tf;
    twice *= tf;
    EXPECT_LT(distance(twice, tf.pow(2)), 1e-14);
    EXPECT_EQ(distance(tf.pow(1), tf), 0);
    EXPECT_EQ(distance(tf.pow(0), RigidTransform()), 0);
    EXPECT_EQ(distance(tf.pow(-1), tf.inv()), 0);
    EXPECT_LT(distance(tf.pow(1.0 / 3) * tf.pow(1.0 / 3) * tf.pow(1.0 / 3), tf), 1e-14);
}

TEST(RigidTransform, ExponentialCoordinates) {
    for (const double size : {0.0, 1e-200, 1e-9, 1e-4, 0.03, 0.7, 0.999, 1.001, 2.0, 3.1}) {
        Vector6d x;
        x << Vector3d(1, -2, 2) / 3 * size, 0.5, 2, -1;
        const RigidTransform found = RigidTransform::from_exp_coords(x);
        EXPECT_LE(error(found.as_matrix(), exponential(x)), 2e-15) << size;
        EXPECT_LE(error(found.as_exp_coords(), x), 5e-15) << size;
    }
    // Beyond half a turn the coordinates are those of the shorter way.
    Vector6d x;
    x << 0, 0, 4, 1, 2, 3;
    EXPECT_LT(distance(RigidTransform::from_exp_coords(RigidTransform::from_exp_coords(x).as_exp_coords()),
                       RigidTransform::from_exp_coords(x)),
              1e-15);
}

TEST(RigidTransform, DualQuaternions) {
    const auto dual = tf.as_dual_quat(), first = tf.as_dual_quat({.scalar_first = true});
    EXPECT_EQ(dual.head(4), turn.as_quat());
    EXPECT_EQ(first[0], dual[3]);
    EXPECT_EQ(first[4], dual[7]);
    EXPECT_EQ(first.segment(5, 3), dual.segment(4, 3));
    EXPECT_NEAR(dual.head(4).dot(dual.tail(4)), 0, 4e-16);
    EXPECT_LT(distance(RigidTransform::from_dual_quat(dual), tf), 1e-15);
    EXPECT_LT(distance(RigidTransform::from_dual_quat(first, {.scalar_first = true}), tf), 1e-15);
    EXPECT_LT(distance(RigidTransform::from_dual_quat((-7 * dual).eval()), tf), 2e-15);
    auto skewed = dual;
    skewed.tail(4) += 0.3 * dual.head(4);
    EXPECT_LT(distance(RigidTransform::from_dual_quat(skewed), tf), 2e-15);
}

TEST(RigidTransformStack, EachIsTheSingleTransform) {
    const RigidTransformStack s = some(40), t = s.slice(std::nullopt, std::nullopt, -1);
    const Rows3 v = Rows3::Random(40, 3);
    const auto matrices = s.as_matrix();
    const RigidTransformStack back = RigidTransform::from_matrix(matrices), product = s * t, left = tf * s,
                              inverse = s.inv();
    const RigidTransformStack coordinates = RigidTransform::from_exp_coords(s.as_exp_coords());
    const RigidTransformStack dual = RigidTransform::from_dual_quat(s.as_dual_quat()), power = s.pow(0.5);
    Eigen::Tensor<double, 3> tensor(40, 4, 4);
    for (int i = 0; i < 40; ++i)
        for (int k = 0; k < 16; ++k) tensor(i, k % 4, k / 4) = matrices[static_cast<std::size_t>(i)].data()[k];
    const RigidTransformStack unpacked = RigidTransform::from_matrix(tensor);
    const Rows3 moved = s.apply(v), moved_back = s.apply(moved, {.inverse = true}), fixed = s.apply(Vector3d(1, 2, 3));
    EXPECT_LE(error(moved_back, v), 2e-15);
    for (const Eigen::Index i : {0, 5, 33, 39}) {
        EXPECT_EQ(s[i].as_matrix(), matrices[static_cast<std::size_t>(i)]);
        EXPECT_LT(distance(back[i], s[i]), 1e-15);
        EXPECT_LT(distance(unpacked[i], s[i]), 1e-15);
        EXPECT_LT(distance(coordinates[i], s[i]), 2e-15);
        EXPECT_LT(distance(dual[i], s[i]), 1e-15);
        EXPECT_LT(distance(product[i], s[i] * s[39 - i]), 1e-15);
        EXPECT_LT(distance(left[i], tf * s[i]), 1e-15);
        EXPECT_LT(distance(inverse[i], s[i].inv()), 1e-15);
        EXPECT_LT(distance(power[i] * power[i], s[i]), 4e-15);
        EXPECT_LE(error(moved.row(i).eval(), s[i].apply(v.row(i).eval())), 1e-15);
        EXPECT_LE(error(fixed.row(i).transpose().eval(), s[i].apply(Vector3d(1, 2, 3))), 1e-15);
    }
    EXPECT_EQ(distance(s.pow(1)[3], s[3]), 0);
    EXPECT_EQ(distance(s.pow(-1)[3], inverse[3]), 0);
    RigidTransformStack all = s;
    all *= inverse;
    EXPECT_LT(all.translation().cwiseAbs().maxCoeff() + all.rotation().magnitude().maxCoeff(), 3e-15);
}

TEST(RigidTransformStack, PartsMeansAndIndices) {
    RigidTransformStack s = some(5);
    const auto [translation, rotation] = s.as_components();
    EXPECT_EQ(translation, s.translation());
    EXPECT_EQ(rotation.size(), 5);
    EXPECT_LT(distance(s.mean(), RigidTransform::from_components(translation.colwise().mean(), rotation.mean())),
              1e-15);
    const Eigen::ArrayXd w = Eigen::ArrayXd::LinSpaced(5, 0, 2);
    EXPECT_LT(distance(s.mean(w), RigidTransform::from_components(
                                      (w.matrix().transpose() * translation / w.sum()).eval(), rotation.mean(w))),
              1e-15);
    EXPECT_EQ(distance(s[-1], s[4]), 0);
    EXPECT_EQ(distance(s.slice(1, 4, 2)[1], s[3]), 0);
    EXPECT_EQ(distance(s[Eigen::Array2i(2, -1)][1], s[4]), 0);
    s.set(0, tf);
    EXPECT_EQ(distance(s[0], tf), 0);
    const RigidTransformStack joined = RigidTransform::concatenate({s, tf});
    EXPECT_EQ(joined.size(), 6);
    EXPECT_EQ(distance(joined[5], tf), 0);
    EXPECT_EQ(distance(RigidTransform::identity(3)[2], RigidTransform()), 0);
    EXPECT_EQ(RigidTransform::from_rotation(rotation).translation(), Rows3(Rows3::Zero(5, 3)));
    // One of either part goes with many of the other.
    EXPECT_EQ(RigidTransform::from_components(translation, turn).rotation()[3].as_quat(), turn.as_quat());
    EXPECT_EQ(RigidTransform::from_components(Vector3d(1, 2, 3), rotation).translation()(4, 2), 3);
    EXPECT_EQ(RigidTransform::from_translation(translation).translation(), translation);
}

TEST(RigidTransform, Errors) {
    Matrix4d m = tf.as_matrix();
    m(3, 1) = 1e-9;
    EXPECT_THROW_TEXT(RigidTransform::from_matrix(m), std::invalid_argument, "last row of matrix 0");
    m.row(3) << 0, 0, 0, 1;
    m.topLeftCorner<3, 3>() *= -1;
    EXPECT_THROW_TEXT(RigidTransform::from_matrix(m), std::invalid_argument, "positive determinant");
    EXPECT_THROW_TEXT(RigidTransform::from_matrix(Eigen::Matrix3d()), std::invalid_argument, "4 x 4");
    EXPECT_THROW_TEXT(RigidTransform::from_exp_coords(Vector3d()), std::invalid_argument, "(6)");
    EXPECT_THROW_TEXT(RigidTransform::from_dual_quat(Vector6d()), std::invalid_argument, "(8)");
    EXPECT_THROW_TEXT(RigidTransform::from_dual_quat(Eigen::VectorXd::Zero(8)), std::invalid_argument, "zero");
    EXPECT_THROW_TEXT(RigidTransform::from_translation(Eigen::Vector2d(1, 2)), std::invalid_argument, "translation");
    EXPECT_THROW_TEXT(RigidTransform::from_components(Rows3(Rows3::Zero(3, 3)), Rotation::identity(2)),
                      std::invalid_argument, "got 2 and 3");
    EXPECT_THROW_TEXT(RigidTransform::concatenate({}), std::invalid_argument, "empty");
    EXPECT_THROW_TEXT(some(3)[3], std::invalid_argument, "out of range");
    EXPECT_THROW_TEXT(some(3) * some(2), std::invalid_argument, "got 3 and 2");
    EXPECT_THROW_TEXT(some(3).mean(Eigen::Array3d(0, 0, 0)), std::invalid_argument, "not all be zero");
    EXPECT_THROW_TEXT(RigidTransformStack().mean(), std::invalid_argument, "empty");
}

}  // namespace
