#include <scixx/core/generator.hpp>
#include <scixx/spatial/transform/rotation.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using Eigen::Vector3d;
using scixx::core::Generator;
using scixx::core::RandomState;
using scixx::spatial::transform::Rotation;
using scixx::spatial::transform::RotationStack;
using Rows3 = Eigen::MatrixX3d;
using Rows4 = Eigen::MatrixX4d;

const scixx::testing::Case& stack() {
    static const scixx::testing::Reference file("spatial/rotation.json");
    return file["stack"];
}
Rows4 quats(const char* key) {
    return stack().array<Eigen::MatrixXd>(key);
}

/// One instantiation for all shapes of double.
double error(const Eigen::MatrixXd& actual, const Eigen::MatrixXd& expected) {
    return scixx::testing::scaled_error(actual, expected);
}

TEST(RotationStack, AsInSciPy) {
    const RotationStack r = Rotation::from_quat(quats("quat")), s = Rotation::from_quat(quats("other"));
    const auto vectors = stack().array<Eigen::MatrixXd>("vectors");
    EXPECT_EQ(r.size(), 26);
    EXPECT_LE(error(r.as_quat(), quats("quat")), 3e-16);
    EXPECT_LE(error(r.as_rotvec(), stack().array<Eigen::MatrixXd>("rotvec")), 1e-15);
    EXPECT_LE(error(r.as_rotvec({.degrees = true}), stack().array<Eigen::MatrixXd>("degrees")), 1e-15);
    EXPECT_LE(error(r.as_mrp(), stack().array<Eigen::MatrixXd>("mrp")), 1e-15);
    EXPECT_LE(error(r.magnitude(), stack().array<Eigen::ArrayXd>("magnitude")), 1e-15);
    EXPECT_LE(error((r * s).as_quat(), quats("product")), 1e-15);
    EXPECT_LE(error(r.apply(vectors), stack().array<Eigen::MatrixXd>("applied")), 1e-15);
    EXPECT_LE(error(r.apply(vectors, {.inverse = true}), stack().array<Eigen::MatrixXd>("inverse")), 1e-15);
    EXPECT_LE(error(r[0].apply(vectors), stack().array<Eigen::MatrixXd>("one")), 1e-15);
    EXPECT_LE(error(Rotation::from_mrp(vectors).as_quat(), quats("from_mrp")), 1e-15);
    const auto matrices = r.as_matrix();
    const auto rows = stack().array<Eigen::MatrixXd>("matrix");
    for (std::size_t i = 0; i < matrices.size(); ++i) {
        const Eigen::Matrix<double, 9, 1> entries = rows.row(static_cast<Eigen::Index>(i));  // in row order
        EXPECT_LE(
            error(matrices[i].transpose().eval(), Eigen::Matrix3d(Eigen::Map<const Eigen::Matrix3d>(entries.data()))),
            7e-16);
    }
    EXPECT_LT((Rotation::from_matrix(matrices) * r.inv()).magnitude().maxCoeff(), 1e-15);
}

TEST(RotationStack, EachRowIsTheSingleRotation) {
    // Numbers of rotations around those of a block, both storage orders, strided and other scalars.
    for (const Eigen::Index n : {0, 1, 2, 31, 32, 33, 100}) {
        std::srand(static_cast<unsigned>(n) + 1);
        const Rows3 v = 2 * Rows3::Random(n, 3);
        const RotationStack r = Rotation::from_rotvec(v);
        ASSERT_EQ(r.size(), n);
        const Rows3 euler = r.as_euler("ZXZ"), moved = r.apply(v.rowwise().reverse());
        const Eigen::Matrix<double, Eigen::Dynamic, 3, Eigen::RowMajor> rows = v;
        EXPECT_LE(error(Rotation::from_rotvec(rows).as_quat(), r.as_quat()), 0);
        EXPECT_LE(error(Rotation::from_rotvec(Rows3(0.5 * v) * 2).as_quat(), r.as_quat()), 0);
        Eigen::ArrayXXd wide = Eigen::ArrayXXd::Constant(2 * n + 1, 7, 9);
        Eigen::Map<Eigen::ArrayXXd, 0, Eigen::Stride<Eigen::Dynamic, 2>> part(
            wide.data(), n, 3, Eigen::Stride<Eigen::Dynamic, 2>(2 * (2 * n + 1), 2));
        part = v.array();
        EXPECT_LE(error(Rotation::from_rotvec(part).as_quat(), r.as_quat()), 0);
        const Eigen::MatrixXf floats = v.cast<float>();
        EXPECT_EQ(
            error(Rotation::from_rotvec(floats).as_quat(), Rotation::from_rotvec(floats.cast<double>()).as_quat()), 0);
        const Eigen::MatrixXf moved_floats = r.apply(floats);
        EXPECT_LE(error(moved_floats.cast<double>(), r.apply(floats.cast<double>())), 1e-7);
        for (Eigen::Index i = 0; i < n; ++i) {
            const Rotation one = Rotation::from_rotvec(v.row(i));
            EXPECT_LE(error(one.as_quat(), r[i].as_quat()), 3e-16);
            EXPECT_LE(error(one.as_euler("ZXZ"), Vector3d(euler.row(i))), 1e-14);
            EXPECT_LE(error(one.apply(v.row(i).reverse().eval()).eval(), moved.row(i).eval()), 1e-15);
        }
        Rows3 out = v;
        r.apply(out, {}, out);
        EXPECT_LE(error(out, r.apply(v)), 0);
        EXPECT_THROW_TEXT(r.apply(v, {}, Rows3(n + 1, 3)), std::invalid_argument, "out must have shape");
    }
}

TEST(RotationStack, OneWithMany) {
    const RotationStack r = Rotation::random(40, 8);
    const Rotation s = r[5];
    const Rows3 v = Rows3::Random(40, 3);
    for (const Eigen::Index i : {0, 17, 39}) {
        EXPECT_LE(error((s * r)[i].as_quat(), (s * r[i]).as_quat()), 3e-16);
        EXPECT_LE(error((r * s)[i].as_quat(), (r[i] * s).as_quat()), 3e-16);
        EXPECT_LE(error(r.apply(Vector3d(1, 2, 3)).row(i).transpose().eval(), r[i].apply(Vector3d(1, 2, 3))), 1e-15);
        EXPECT_LE(error(RotationStack(s).apply(v).row(i).eval(), s.apply(v.row(i).eval())), 1e-15);
        EXPECT_LE(error(r.apply(v.row(0).replicate(1, 1)).row(i).eval(), r[i].apply(v.row(0).eval())), 1e-15);
        EXPECT_EQ(r.approx_equal(s, {.atol = 1e-3})[i], i == 5);
    }
    EXPECT_THROW_TEXT(r * r.slice(0, 2), std::invalid_argument, "got 40 and 2");
    EXPECT_THROW_TEXT(r.apply(v.topRows(3)), std::invalid_argument, "got 40 and 3");
    EXPECT_THROW_TEXT(r.apply(Eigen::MatrixXd(40, 2)), std::invalid_argument, "got 40 x 2");
    RotationStack t = r;
    t *= r.inv();
    EXPECT_LT(t.magnitude().maxCoeff(), 1e-15);
    EXPECT_LT((r.pow(2.5) * Rotation::from_rotvec(2.5 * r.as_rotvec()).inv()).magnitude().maxCoeff(), 4e-15);
    EXPECT_EQ(r.pow(1).as_quat(), r.as_quat());
    EXPECT_EQ(r.pow(-1).as_quat(), r.inv().as_quat());
}

TEST(RotationStack, IndicesAndSlices) {
    RotationStack r = Rotation::random(7, 8);
    const Rows4 q = r.as_quat();
    EXPECT_EQ(r[-2].as_quat(), q.row(5).transpose());
    const auto rows = [&](const RotationStack& part) { return Rows4(part.as_quat()); };
    EXPECT_EQ(rows(r.slice(1, 4)), q.middleRows(1, 3));
    EXPECT_EQ(rows(r.slice(-3)), q.bottomRows(3));
    EXPECT_EQ(rows(r.slice(std::nullopt, -1)), q.topRows(6));
    EXPECT_EQ(rows(r.slice(std::nullopt, std::nullopt, -1)), q.colwise().reverse());
    EXPECT_EQ(rows(r.slice(6, 0, -3)), Rows4(q(Eigen::seqN(6, 2, -3), Eigen::all)));
    EXPECT_EQ(rows(r.slice(5, 1, -2)), Rows4(q(Eigen::seqN(5, 2, -2), Eigen::all)));
    EXPECT_EQ(rows(r.slice(0, 7, 3)), Rows4(q(Eigen::seqN(0, 3, 3), Eigen::all)));
    EXPECT_EQ(r.slice(4, 2).size(), 0);
    EXPECT_EQ(r.slice(-100, 100, 2).size(), 4);
    EXPECT_EQ(rows(r[Eigen::Array3i(3, -1, 3)]), Rows4(q(Eigen::Array3i(3, 6, 3), Eigen::all)));
    r.set(-1, r[0]);
    EXPECT_EQ(r[6].as_quat(), q.row(0).transpose());
    EXPECT_EQ(rows(Rotation::concatenate({r.slice(0, 2), r[4]})), Rows4(q(Eigen::Array3i(0, 1, 4), Eigen::all)));
    EXPECT_EQ(rows(Rotation::concatenate(std::vector<Rotation>{r[4], r[1]})),
              Rows4(q(Eigen::Array2i(4, 1), Eigen::all)));
    EXPECT_EQ(rows(RotationStack(std::vector<Rotation>{r[4]})), q.row(4));
    EXPECT_EQ(rows(Rotation::identity(2)), Rows4((Rows4(2, 4) << 0, 0, 0, 1, 0, 0, 0, 1).finished()));
    EXPECT_THROW_TEXT(r[7], std::invalid_argument, "index 7 is out of range for 7");
    EXPECT_THROW_TEXT(r[-8], std::invalid_argument, "index -8");
    EXPECT_THROW_TEXT(r.slice(0, 1, 0), std::invalid_argument, "step");
    EXPECT_THROW_TEXT(Rotation::concatenate(std::vector<RotationStack>{}), std::invalid_argument, "empty");
    EXPECT_THROW_TEXT(Rotation::identity(-1), std::invalid_argument, "num");
    EXPECT_THROW_TEXT(Rotation::random(-1), std::invalid_argument, "num");
}

TEST(RotationStack, QuaternionForms) {
    const RotationStack r = Rotation::from_quat(quats("other"));
    const Rows4& stored = r.as_quat();
    EXPECT_EQ(stored.data(), r.as_quat().data());  // no copy
    const Rows4 first = r.as_quat({.scalar_first = true}), canonical = r.as_quat({.canonical = true});
    EXPECT_EQ(first.col(0), stored.col(3));
    EXPECT_EQ(first.rightCols(3), stored.leftCols(3));
    EXPECT_GE(canonical.col(3).minCoeff(), 0);
    EXPECT_EQ(canonical.cwiseAbs(), stored.cwiseAbs());
    EXPECT_EQ(Rotation::from_quat(first, {.scalar_first = true}).as_quat(), Rotation::from_quat(stored).as_quat());
    Rows4 zero = stored;
    zero.row(20).setZero();
    EXPECT_THROW_TEXT(Rotation::from_quat(zero), std::invalid_argument, "norm zero");
}

TEST(RotationStack, TensorsOfMatrices) {
    const RotationStack r = Rotation::random(35, 2);
    Eigen::Tensor<double, 3> tensor(35, 3, 3);
    Eigen::Tensor<double, 3, Eigen::RowMajor> rows(35, 3, 3);
    r.as_matrix(tensor);
    r.as_matrix(rows);
    EXPECT_EQ(tensor(34, 0, 2), r[34].as_matrix()(0, 2));
    EXPECT_EQ(rows(33, 2, 1), r[33].as_matrix()(2, 1));
    EXPECT_LT((Rotation::from_matrix(tensor) * r.inv()).magnitude().maxCoeff(), 1e-15);
    EXPECT_LT((Rotation::from_matrix(rows) * r.inv()).magnitude().maxCoeff(), 1e-15);
    EXPECT_THROW_TEXT(Rotation::from_matrix(Eigen::Tensor<double, 3>(5, 3, 4)), std::invalid_argument, "5 x 3 x 4");
    EXPECT_THROW_TEXT(r.slice(1).as_matrix(tensor), std::invalid_argument, "34 x 3 x 3");
    // One bad matrix among good ones is found, and only it is repaired.
    auto matrices = r.as_matrix();
    matrices[33] *= 2;
    EXPECT_LT((Rotation::from_matrix(matrices) * r.inv()).magnitude().maxCoeff(), 1e-15);
    matrices[33] *= -1;
    EXPECT_THROW_TEXT(Rotation::from_matrix(matrices), std::invalid_argument, "determinant");
}

TEST(RotationStack, RandomStreams) {
    const scixx::testing::Reference file("spatial/rotation.json");
    const auto& data = file["random"];
    const auto state = data.array<Eigen::MatrixXd>("state");
    EXPECT_LE(error(Rotation::random(5, 42).as_quat(), state), 3e-16);
    EXPECT_LE(error(Rotation::random(5, RandomState(42)).as_quat(), state), 3e-16);
    RandomState random(7);
    EXPECT_LE(error(Rotation::random(random).as_quat(), data.array<Eigen::Vector4d>("single")), 3e-16);
    EXPECT_LE(error(Rotation::random(5, Generator(42)).as_quat(), data.array<Eigen::MatrixXd>("generator")), 3e-16);
    EXPECT_EQ(Rotation::random(0, 1).size(), 0);
    EXPECT_NEAR(Rotation::random().as_quat().norm(), 1, 3e-16);
}

}  // namespace
