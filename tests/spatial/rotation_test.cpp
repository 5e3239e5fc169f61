#include <Eigen/Geometry>
#include <scixx/spatial/transform/rotation.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using Eigen::Vector3d;
using scixx::spatial::transform::Rotation;
using scixx::spatial::transform::RotationStack;
using Rows3 = Eigen::MatrixX3d;
using Rows4 = Eigen::MatrixX4d;

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference file("spatial/rotation.json");
    return file;
}
Rows4 quats(const scixx::testing::Case& data, const char* key) {
    return data.array<Eigen::MatrixXd>(key);
}
constexpr double pi = 3.14159265358979323846;

/// One instantiation for all shapes of double.
double error(const Eigen::MatrixXd& actual, const Eigen::MatrixXd& expected) {
    return scixx::testing::scaled_error(actual, expected);
}

TEST(Rotation, ConversionsAsInSciPy) {
    const auto& data = reference()["stack"];
    const Rows4 quat = quats(data, "quat");
    const auto rotvec = data.array<Eigen::MatrixXd>("rotvec"), matrix = data.array<Eigen::MatrixXd>("matrix");
    const auto mrp = data.array<Eigen::MatrixXd>("mrp"), vectors = data.array<Eigen::MatrixXd>("vectors");
    const auto applied = data.array<Eigen::MatrixXd>("applied"), product = data.array<Eigen::MatrixXd>("product");
    const auto angles = data.array<Eigen::ArrayXd>("magnitude");
    const Rows4 other = quats(data, "other");
    for (Eigen::Index i = 0; i < quat.rows(); ++i) {
        SCOPED_TRACE(i);
        const Rotation r = Rotation::from_quat(quat.row(i)), s = Rotation::from_quat(other.row(i).eval());
        EXPECT_LE(error(r.as_quat(), Eigen::Vector4d(quat.row(i))), 3e-16);
        EXPECT_LE(error(r.as_rotvec(), Vector3d(rotvec.row(i))), 1e-15);
        EXPECT_LE(error(r.as_rotvec({.degrees = true}), Vector3d(rotvec.row(i) * (180 / pi))), 1e-15);
        EXPECT_LE(error(r.as_mrp(), Vector3d(mrp.row(i))), 1e-15);
        EXPECT_NEAR(r.magnitude(), angles[i], 1e-15);
        const Eigen::Matrix<double, 9, 1> entries = matrix.row(i);  // in row order
        const Eigen::Matrix3d m = Eigen::Map<const Eigen::Matrix3d>(entries.data()).transpose();
        EXPECT_LE(error(r.as_matrix(), m), 7e-16);
        EXPECT_LE(error(r.apply(Vector3d(vectors.row(i))), Vector3d(applied.row(i))), 1e-15);
        EXPECT_LE(error(r.apply(r.apply(Vector3d(vectors.row(i))), {.inverse = true}), Vector3d(vectors.row(i))),
                  1e-15);
        EXPECT_LE(error((r * s).as_quat(), Eigen::Vector4d(product.row(i))), 1e-15);
        // And back.
        EXPECT_LT((Rotation::from_rotvec(r.as_rotvec()) * r.inv()).magnitude(), 1e-15);
        EXPECT_LT((Rotation::from_rotvec(r.as_rotvec({.degrees = true}), {.degrees = true}) * r.inv()).magnitude(),
                  2e-15);
        EXPECT_LT((Rotation::from_mrp(r.as_mrp()) * r.inv()).magnitude(), 1e-15);
        EXPECT_LT((Rotation::from_matrix(r.as_matrix()) * r.inv()).magnitude(), 1e-15);
        EXPECT_LE(error(Rotation::from_rotvec(r.as_rotvec()).as_rotvec(), Vector3d(rotvec.row(i))), 1e-15);
    }
    const Vector3d still(0, 0, 0);
    EXPECT_EQ(Rotation::from_rotvec(still).as_quat(), Eigen::Vector4d(0, 0, 0, 1));
    EXPECT_EQ(Rotation::from_rotvec(still).as_rotvec(), still);
    EXPECT_EQ(Rotation().magnitude(), 0);
    EXPECT_EQ(Rotation::from_quat(Eigen::Vector4d(0, 0, 1, -0.0)).as_rotvec()[2], pi);
}

TEST(Rotation, EulerAnglesAsInSciPy) {
    const auto input = reference()["euler input"].array<Eigen::MatrixXd>("angles");
    const Rows4 other = quats(reference()["stack"], "other");
    int sequences = 0;
    for (const auto& [name, data] : reference().cases()) {
        if (name.rfind("euler ", 0) != 0 || name == "euler input") continue;
        SCOPED_TRACE(name);
        const std::string seq = name.substr(6);
        ++sequences;
        EXPECT_LE(error(Rotation::from_euler(seq, input).as_quat(), quats(data, "quat")), 1e-15);
        EXPECT_LE(error(Rotation::from_euler(seq, Vector3d(input.row(1))).as_quat(),
                        Eigen::Vector4d(quats(data, "quat").row(1))),
                  1e-15);
        const RotationStack r = Rotation::from_quat(other.topRows(8));
        const auto angles = data.array<Eigen::MatrixXd>("angles");
        EXPECT_LE(error(r.as_euler(seq), angles), 1e-14);
        EXPECT_LE(error(r[3].as_euler(seq, {.degrees = true}), Vector3d(angles.row(3) * (180 / pi))), 1e-14);
        EXPECT_FALSE(r.gimbal_lock(seq).any());
        EXPECT_LT((Rotation::from_euler(seq, r.as_euler(seq)) * r.inv()).magnitude().maxCoeff(), 2e-15);
        // Gimbal lock: the third angle is 0, the first SciPy's but for whole turns, the rotation the same.
        const RotationStack locked = Rotation::from_euler(seq, data.array<Eigen::MatrixXd>("locked"));
        const Rows3 found = locked.as_euler(seq), wanted = data.array<Eigen::MatrixXd>("unlocked");
        EXPECT_TRUE(locked.gimbal_lock(seq).all());
        EXPECT_TRUE(locked[0].gimbal_lock(seq));
        EXPECT_EQ(found.col(2), Eigen::VectorXd::Zero(2));
        EXPECT_LT(
            ((found - wanted).array() / (2 * pi) - ((found - wanted).array() / (2 * pi)).round()).abs().maxCoeff(),
            1e-8);
        EXPECT_LT((Rotation::from_euler(seq, found) * locked.inv()).magnitude().maxCoeff(), 1e-15);
    }
    EXPECT_EQ(sequences, 24);
    for (const std::string seq : {"x", "Z", "zy", "YX"}) {
        const Eigen::MatrixXd part = input.leftCols(static_cast<Eigen::Index>(seq.size()));
        const Rows4 wanted = quats(reference()["part " + seq], "quat");
        EXPECT_LE(error(Rotation::from_euler(seq, part, {.degrees = true}).as_quat(), wanted), 1e-15);
        if (seq.size() == 1) {
            EXPECT_LE(error(Rotation::from_euler(seq, part(2, 0), {.degrees = true}).as_quat(),
                            Eigen::Vector4d(wanted.row(2))),
                      1e-15);
        }
    }
}

TEST(Rotation, SmallEulerAnglesKeepTheirDigits) {
    for (const char* seq : {"xyz", "zyx", "ZYX", "yxz"})
        for (const double size : {1e-3, 1e-8, 1e-13, 1e-100}) {
            const Vector3d angles = size * Vector3d(0.3, -0.5, 0.7);
            EXPECT_LE(error(Rotation::from_euler(seq, angles).as_euler(seq), angles), 2e-15);
        }
    // Near the lock, outside its limit, the rotation is still returned in full.
    for (const double off : {1e-2, 1e-5, 2e-7, 1e-9}) {
        const Rotation r = Rotation::from_euler("ZYX", Vector3d(0.4, pi / 2 - off, -1.2));
        EXPECT_LT((Rotation::from_euler("ZYX", r.as_euler("ZYX")) * r.inv()).magnitude(), off == 1e-9 ? 2e-9 : 2e-15);
        EXPECT_EQ(r.gimbal_lock("ZYX"), off < 1e-7);
    }
}

TEST(Rotation, DavenportAngles) {
    std::srand(4);
    const RotationStack r = Rotation::random(40, 3);
    for (int round = 0; round < 20; ++round) {
        const Vector3d n2 = Vector3d::Random().normalized();
        Eigen::Matrix3d axes;
        axes << n2.cross(Vector3d::Random()).transpose(), n2.transpose(), n2.cross(Vector3d::Random()).transpose();
        for (const char* order : {"e", "intrinsic"}) {
            const Rows3 angles = r.as_davenport(axes, order);
            EXPECT_LT((Rotation::from_davenport(axes, order, angles) * r.inv()).magnitude().maxCoeff(), 2e-15);
            EXPECT_LE(error(r[5].as_davenport(axes, order, {.degrees = true}), Vector3d(angles.row(5) * (180 / pi))),
                      1e-14);
        }
    }
    const Eigen::Matrix3d frame = Eigen::Matrix3d::Identity();
    EXPECT_LE(error(r.as_davenport(frame, "extrinsic"), r.as_euler("xyz")), 1e-13);
    EXPECT_LE(error(r.as_davenport(frame.colwise().reverse(), "i"), r.as_euler("ZYX")), 1e-13);
    EXPECT_LT((Rotation::from_davenport(Vector3d(0, 0, 2), "e", 0.3) * Rotation::from_euler("z", -0.3)).magnitude(),
              1e-15);
    EXPECT_THROW_TEXT(r.as_davenport(frame.topRows(2), "e"), std::invalid_argument, "three, got 2");
    EXPECT_THROW_TEXT(r.as_davenport(frame, "x"), std::invalid_argument, "\"x\"");
    EXPECT_THROW_TEXT(r.as_davenport(Eigen::Matrix3d::Ones(), "e"), std::invalid_argument, "orthogonal");
    EXPECT_THROW_TEXT(r.as_davenport(Eigen::Matrix3d::Zero(), "e"), std::invalid_argument, "not zero");
    EXPECT_THROW_TEXT(Rotation::from_davenport(Eigen::Matrix2d::Ones(), "e", 1.0), std::invalid_argument, "2 x 2");
}

TEST(Rotation, NearestRotationOfAMatrix) {
    std::srand(5);
    const Eigen::Matrix3d r = Rotation::from_euler("xyz", Vector3d(1, 2, 3)).as_matrix();
    for (const double noise : {1e-14, 1e-11, 1e-8, 1e-5, 1e-2, 0.3}) {
        const Eigen::Matrix3d m = r + noise * Eigen::Matrix3d::Random();
        const Eigen::JacobiSVD<Eigen::Matrix3d> svd(m, Eigen::ComputeFullU | Eigen::ComputeFullV);
        const Eigen::Matrix3d nearest = svd.matrixU() * svd.matrixV().transpose();
        EXPECT_LE(error(Rotation::from_matrix(m).as_matrix(), nearest), noise < 1e-13 ? 3e-14 : 3e-15);
    }
    EXPECT_LE(error(Rotation::from_matrix(Eigen::Matrix3d(1e200 * r)).as_matrix(), r), 2e-15);
    EXPECT_LE(error(Rotation::from_matrix(Eigen::Matrix3f(r.cast<float>())).as_matrix(), r), 2e-7);
    EXPECT_THROW_TEXT(Rotation::from_matrix(Eigen::Matrix3d(-r)), std::invalid_argument, "positive determinant");
    EXPECT_THROW_TEXT(Rotation::from_matrix(Eigen::Matrix3d(Eigen::Matrix3d::Zero())), std::invalid_argument,
                      "positive determinant");
    EXPECT_THROW_TEXT(Rotation::from_matrix(Eigen::MatrixXd(3, 4)), std::invalid_argument, "got 3 x 4");
    Eigen::Matrix3d bad = r;
    bad(1, 2) = std::nan("");
    EXPECT_TRUE(Rotation::from_matrix(bad).as_quat().hasNaN());
    // Each of the four parts may be the largest, and half turns leave one or two.
    for (const Vector3d& v : {Vector3d(pi, 0, 0), Vector3d(0, pi, 0), Vector3d(0, 0, pi), Vector3d(2.2, 2.2, 0.1)}) {
        const Rotation turn = Rotation::from_rotvec(v);
        EXPECT_LT((Rotation::from_matrix(turn.as_matrix()) * turn.inv()).magnitude(), 1e-15);
    }
}

TEST(Rotation, EigenTypes) {
    const Rotation r = Rotation::from_euler("zyx", Vector3d(0.1, -2, 3));
    const Eigen::Quaterniond q = r;
    const Eigen::AngleAxisf turn = r;
    EXPECT_EQ(q.coeffs(), r.as_quat());
    EXPECT_LE(error(q.toRotationMatrix(), r.as_matrix()), 1e-15);
    EXPECT_LE(error(turn.toRotationMatrix().cast<double>(), r.as_matrix()), 1e-6);
    EXPECT_EQ(Rotation(q).as_quat(), r.as_quat());
    EXPECT_LT((Rotation(Eigen::AngleAxisd(q)) * r.inv()).magnitude(), 1e-15);
    EXPECT_LE(error((r * q).as_quat(), (q * q).coeffs().eval()), 1e-15);
    EXPECT_EQ(Eigen::AngleAxisd(Rotation()).angle(), 0);
    EXPECT_THROW(Rotation(Eigen::Quaterniond(0, 0, 0, 0)), std::invalid_argument);
    // Other inputs: row vectors, floats, integers, expressions, strided memory.
    const Eigen::Vector4d wanted(0, 0.6, 0, 0.8);
    EXPECT_EQ(Rotation::from_quat(Eigen::RowVector4i(0, 3, 0, 4)).as_quat(), wanted);
    EXPECT_EQ(Rotation::from_quat(Eigen::Array4f(0, 3, 0, 4)).as_quat(), wanted);
    EXPECT_EQ(Rotation::from_quat(2 * wanted.array()).as_quat(), wanted);
    EXPECT_EQ(Rotation::from_quat(Eigen::Vector4d(4, 0, 3, 0), {.scalar_first = true}).as_quat(), wanted);
    const Eigen::RowVector3f v = r.apply(Eigen::RowVector3f(1, 2, 3));
    EXPECT_LE(error(v.cast<double>(), r.apply(Eigen::RowVector3d(1, 2, 3))), 1e-7);
    EXPECT_LE(error(r.apply(Eigen::Vector3i(1, 2, 3)), r.apply(Vector3d(1, 2, 3))), 0);
    Vector3d in_place(1, 2, 3);
    r.apply(in_place, {}, in_place);
    EXPECT_EQ(in_place, r.apply(Vector3d(1, 2, 3)));
}

TEST(Rotation, QuaternionsOfAnySize) {
    const Eigen::Vector4d wanted(0.5, -0.5, 0.5, 0.5);
    for (const double size : {5e-324, 1e-300, 1e-160, 1.0, 1e160, 1.7e308})
        EXPECT_EQ(Rotation::from_quat(Eigen::Vector4d(size, -size, size, size)).as_quat(), wanted) << size;
    const double inf = std::numeric_limits<double>::infinity(), nan = std::nan("");
    EXPECT_TRUE(Rotation::from_quat(Eigen::Vector4d(inf, 0, 0, 1)).as_quat().hasNaN());
    EXPECT_TRUE(Rotation::from_quat(Eigen::Vector4d(nan, 0, 0, 1)).as_quat().hasNaN());
    EXPECT_TRUE(Rotation::from_rotvec(Vector3d(nan, 0, 0)).as_quat().hasNaN());
    EXPECT_TRUE(Rotation::from_euler("xyz", Vector3d(0, inf, 0)).as_quat().hasNaN());
    EXPECT_LE(error(Rotation::from_rotvec(Vector3d(1e-200, 0, -2e-200)).as_rotvec(), Vector3d(1e-200, 0, -2e-200)),
              1e-15);
    // Canonical signs.
    const auto canonical = [](double x, double y, double z, double w) {
        return Rotation::from_quat(Eigen::Vector4d(x, y, z, w)).as_quat({.canonical = true, .scalar_first = true});
    };
    EXPECT_EQ(canonical(0, 0.6, 0, -0.8), Eigen::Vector4d(0.8, 0, -0.6, 0));
    EXPECT_EQ(canonical(-0.6, 0.8, 0, 0), Eigen::Vector4d(0, 0.6, -0.8, 0));
    EXPECT_EQ(canonical(0, -1, 0, 0), Eigen::Vector4d(0, 0, 1, 0));
    EXPECT_EQ(canonical(0, 0, -1, -0.0), Eigen::Vector4d(0, 0, 0, 1));
}

TEST(Rotation, PowersAndComparison) {
    const Rotation r = Rotation::from_rotvec(Vector3d(0.3, -0.4, 2.5));
    for (const double n : {-2.5, -1.0, 0.0, 0.25, 1.0, 3.0, 12.0})
        EXPECT_LT((r.pow(n) * Rotation::from_rotvec(n * r.as_rotvec()).inv()).magnitude(), 1e-14) << n;
    EXPECT_EQ(r.pow(0).magnitude(), 0);
    EXPECT_LT((r.pow(3) * (r * r * r).inv()).magnitude(), 1e-14);
    Rotation s = r;
    s *= r.inv();
    EXPECT_LT(s.magnitude(), 1e-15);
    const Rotation near = r * Rotation::from_rotvec(Vector3d(0, 1e-4, 0));
    EXPECT_FALSE(near.approx_equal(r));
    EXPECT_TRUE(near.approx_equal(r, {.atol = 1.1e-4}));
    EXPECT_TRUE(near.approx_equal(r, {.atol = 0.006, .degrees = true}));
    EXPECT_THROW_TEXT(static_cast<void>(near.approx_equal(r, {.degrees = true})), std::invalid_argument, "atol");
    // A product of many keeps the norm.
    for (int i = 0; i < 100000; ++i) s *= r;
    EXPECT_NEAR(s.as_quat().norm(), 1, 4e-16);
}

TEST(Rotation, Errors) {
    const Vector3d v(1, 2, 3);
    EXPECT_THROW_TEXT(Rotation::from_quat(v), std::invalid_argument, "Rotation.from_quat: quat must have shape (4)");
    EXPECT_THROW_TEXT(Rotation::from_quat(Eigen::Vector4d(0, 0, 0, 0)), std::invalid_argument, "zero");
    EXPECT_THROW_TEXT(Rotation::from_rotvec(Eigen::MatrixXd(2, 4)), std::invalid_argument, "got 2 x 4");
    EXPECT_THROW_TEXT(Rotation::from_mrp(Eigen::Vector2d(1, 2)), std::invalid_argument, "from_mrp");
    EXPECT_THROW_TEXT(Rotation::from_euler("xyzx", v), std::invalid_argument, "1 to 3");
    EXPECT_THROW_TEXT(Rotation::from_euler("", v), std::invalid_argument, "1 to 3");
    EXPECT_THROW_TEXT(Rotation::from_euler("xYz", v), std::invalid_argument, "\"xYz\"");
    EXPECT_THROW_TEXT(Rotation::from_euler("xaz", v), std::invalid_argument, "\"xaz\"");
    EXPECT_THROW_TEXT(Rotation::from_euler("xxz", v), std::invalid_argument, "twice in a row");
    EXPECT_THROW_TEXT(Rotation::from_euler("xz", v), std::invalid_argument, "shape (2)");
    EXPECT_THROW_TEXT(Rotation::from_euler("x", v), std::invalid_argument, "shape (1)");
    EXPECT_THROW_TEXT(Rotation().as_euler("xz"), std::invalid_argument, "3 axes, got 2");
    EXPECT_THROW_TEXT(Rotation().apply(Eigen::Vector2d(1, 2)), std::invalid_argument, "vectors");
}

TEST(Rotation, NumbersInBraces) {
    const Rotation r = Rotation::from_euler("zyx", {90, 45, 30}, {.degrees = true});
    EXPECT_TRUE(r.approx_equal(Rotation::from_euler("zyx", Eigen::Vector3d(90, 45, 30), {.degrees = true})));
    EXPECT_TRUE(Rotation::from_euler("zx", {0, 0.5}).approx_equal(Rotation::from_rotvec({0.5, 0, 0})));
    EXPECT_TRUE(Rotation::from_quat({0, 0, 0, 1}).approx_equal(Rotation::from_mrp({0, 0, 0})));
    const Eigen::Vector3d v = Rotation::from_euler("z", 90, {.degrees = true}).apply({1, 0, 2});
    EXPECT_LT((v - Eigen::Vector3d(0, 1, 2)).norm(), 1e-15);
}

}  // namespace
