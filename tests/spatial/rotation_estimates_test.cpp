#include <Eigen/Geometry>
#include <scixx/spatial/transform/rotation.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using Eigen::Vector3d;
using scixx::spatial::transform::Rotation;
using scixx::spatial::transform::RotationStack;
using Rows3 = Eigen::MatrixX3d;
constexpr double inf = std::numeric_limits<double>::infinity();

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference file("spatial/rotation.json");
    return file;
}
double angle_between(const Rotation& a, const Rotation& b) {
    return (a * b.inv()).magnitude();
}

/// One instantiation for all shapes of double.
double error(const Eigen::MatrixXd& actual, const Eigen::MatrixXd& expected) {
    return scixx::testing::scaled_error(actual, expected);
}

TEST(RotationGroups, AsInSciPy) {
    for (const char* group : {"I", "O", "T", "C1", "C5", "D3", "D4"}) {
        const auto& data = reference()[std::string("group ") + group];
        const RotationStack r = Rotation::create_group(group, data.text("axis")[0]);
        EXPECT_LE(error(r.as_quat(), data.array<Eigen::MatrixXd>("quat")), 5e-16);
    }
    // Closed under composition.
    const RotationStack group = Rotation::create_group("I");
    EXPECT_EQ(group.size(), 60);
    for (Eigen::Index i = 0; i < 60; i += 7)
        for (Eigen::Index j = 0; j < 60; j += 11)
            EXPECT_EQ(group.approx_equal(group[i] * group[j], {.atol = 1e-7}).count(), 1);
    EXPECT_THROW_TEXT(Rotation::create_group("Q"), std::invalid_argument, "\"Q\"");
    EXPECT_THROW_TEXT(Rotation::create_group("C"), std::invalid_argument, "\"C\"");
    EXPECT_THROW_TEXT(Rotation::create_group("C0"), std::invalid_argument, "positive, got 0");
    EXPECT_THROW_TEXT(Rotation::create_group("C-1"), std::invalid_argument, "\"C-1\"");
    EXPECT_THROW_TEXT(Rotation::create_group("C2", 'w'), std::invalid_argument, "\"w\"");
}

TEST(RotationReduce, LeastAngleOfAllProducts) {
    const RotationStack left = Rotation::create_group("O"), right = Rotation::create_group("D3");
    const RotationStack r = Rotation::from_quat(reference()["stack"].array<Eigen::MatrixXd>("other"));
    const auto [reduced, l, k] = r.reduce({.left = left, .right = right});
    const RotationStack scipy = Rotation::from_quat(reference()["reduce"].array<Eigen::MatrixXd>("quat"));
    EXPECT_LE(error(reduced.magnitude(), scipy.magnitude()), 1e-14);
    for (Eigen::Index i = 0; i < r.size(); ++i) {
        EXPECT_LT(angle_between(reduced[i], left[l[i]] * r[i] * right[k[i]]), 1e-15);
        double least = inf;
        for (Eigen::Index a = 0; a < left.size(); ++a)
            least = std::min(least, (left[a] * r[i] * right).magnitude().minCoeff());
        EXPECT_NEAR(reduced[i].magnitude(), least, 1e-14);
    }
    // Of equal ones the first; no group is the identity.
    const auto same = left.reduce({.left = left});
    EXPECT_LT(same.reduced.magnitude().maxCoeff(), 1e-7);
    EXPECT_TRUE((same.right_best == 0).all());
    const auto one = r[3].reduce({.right = right});
    EXPECT_EQ(one.left_best, 0);
    EXPECT_LT(angle_between(one.reduced, r[3] * right[one.right_best]), 1e-15);
    EXPECT_EQ(r.reduce({}).reduced.as_quat(), r.as_quat());
    EXPECT_THROW_TEXT(r.reduce({.left = RotationStack()}), std::invalid_argument, "empty");
}

TEST(RotationMean, AsInSciPyAndLeastDistance) {
    const auto& data = reference()["stack"];
    const RotationStack r = Rotation::from_quat(data.array<Eigen::MatrixXd>("quat"));
    const auto weights = data.array<Eigen::ArrayXd>("weights");
    EXPECT_LT(angle_between(r.mean(), Rotation::from_quat(data.array<Eigen::Vector4d>("mean"))), 1e-14);
    EXPECT_LT(angle_between(r.mean(weights), Rotation::from_quat(data.array<Eigen::Vector4d>("weighted mean"))), 1e-14);
    const auto loss = [&](const Rotation& m) {
        double sum = 0;
        for (Eigen::Index i = 0; i < r.size(); ++i)
            sum += weights[i] * (r[i].as_matrix() - m.as_matrix()).squaredNorm();
        return sum;
    };
    const Rotation mean = r.mean(weights);
    for (int k = 0; k < 3; ++k)
        for (const double step : {-1e-3, 1e-3})
            EXPECT_GT(loss(mean * Rotation::from_rotvec(step * Vector3d::Unit(k))), loss(mean));
    EXPECT_LT(angle_between(RotationStack(r[4]).mean(), r[4]), 1e-15);
    EXPECT_LT(angle_between(r.mean(Eigen::VectorXd(Eigen::VectorXd::Unit(r.size(), 9))), r[9]), 1e-15);
    const RotationStack near = r[2] * Rotation::from_rotvec(1e-9 * Rows3::Random(50, 3));
    EXPECT_LT(
        angle_between(near.mean(), r[2] * Rotation::from_rotvec((r[2].inv() * near).as_rotvec().colwise().mean())),
        2e-15);
    EXPECT_THROW_TEXT(r.mean(Eigen::Array2d(1, 1)), std::invalid_argument, "shape (26)");
    EXPECT_THROW_TEXT(r.mean((-weights).eval()), std::invalid_argument, "negative");
    EXPECT_THROW_TEXT(RotationStack().mean(), std::invalid_argument, "empty");
}

TEST(AlignVectors, AsInSciPy) {
    for (const char* name : {"align exact", "align noisy", "align far"}) {
        SCOPED_TRACE(name);
        const auto& data = reference()[name];
        const auto a = data.array<Eigen::MatrixXd>("a"), b = data.array<Eigen::MatrixXd>("b");
        const auto weights = data.array<Eigen::ArrayXd>("weights");
        const auto result = Rotation::align_vectors(a, b, {.weights = weights, .return_sensitivity = true});
        EXPECT_LT(angle_between(result.rotation, Rotation::from_quat(data.array<Eigen::Vector4d>("quat"))), 1e-14);
        EXPECT_LE(error(result.sensitivity_matrix, data.array<Eigen::MatrixXd>("sensitivity")), 1e-13);
        EXPECT_NEAR(result.rssd, data.number("rssd"), 1e-7);  // SciPy's is a root of a difference
        const Rows3 rest = a - result.rotation.apply(b);
        EXPECT_NEAR(result.rssd, std::sqrt((weights * rest.rowwise().squaredNorm().array()).sum()), 1e-14);
        EXPECT_TRUE(result.unique);
    }
    std::srand(6);
    const Rows3 b = Rows3::Random(500, 3);
    const Rotation r = Rotation::from_rotvec(Vector3d(0.3, 2, -1));
    const auto [rotation, rssd, sensitivity, unique] = Rotation::align_vectors(r.apply(b), b);
    EXPECT_LT(angle_between(rotation, r), 1e-15);
    EXPECT_LT(rssd, 1e-14);
    EXPECT_EQ(sensitivity, Eigen::Matrix3d::Zero());
    // A reflection is no rotation: the best one is found all the same.
    const auto mirrored = Rotation::align_vectors(Rows3(-b), b);
    const double loss = mirrored.rssd * mirrored.rssd;
    for (const Rotation& other : {Rotation(), r, mirrored.rotation * Rotation::from_rotvec(Vector3d(1e-3, 0, 1e-3))})
        EXPECT_GT((-b - other.apply(b)).squaredNorm(), loss * (1 - 1e-12));
}

TEST(AlignVectors, SinglePairsAndParallelOnes) {
    const Vector3d a(1, 2, 3);
    for (const Vector3d& b : {Vector3d(3, -1, 0.5), Vector3d(2, 4, 6), Vector3d(-1, -2, -3),
                              Vector3d(-1, -2, -3 + 1e-9), Vector3d(-1, -2, -3.05), Vector3d(-1, -2.0001, -3)}) {
        const auto result = Rotation::align_vectors(a, b);
        EXPECT_FALSE(result.unique);
        EXPECT_LE(error(result.rotation.apply(b.normalized()), Vector3d(a.normalized())), 1e-15);
        EXPECT_NEAR(result.rotation.magnitude(), std::atan2(b.cross(a).norm(), a.dot(b)), 2e-15);  // the shortest turn
        EXPECT_NEAR(result.rssd, std::abs(a.norm() - b.norm()), 1e-14);
    }
    const Rows3 parallel = Eigen::VectorXd::LinSpaced(5, 1, 2) * a.transpose();
    const auto result = Rotation::align_vectors(parallel, Rows3(parallel.rowwise().reverse()));
    EXPECT_FALSE(result.unique);
    EXPECT_LT(result.rssd, 1e-14);
}

TEST(AlignVectors, InfiniteWeight) {
    std::srand(7);
    const Rows3 b = Rows3::Random(6, 3), a = b.rowwise().reverse() + 0.1 * Rows3::Random(6, 3);
    Eigen::ArrayXd weights = Eigen::ArrayXd::LinSpaced(6, 1, 2);
    weights[2] = inf;
    const auto result = Rotation::align_vectors(a, b, {.weights = weights});
    EXPECT_LE(error(result.rotation.apply(Vector3d(b.row(2)).normalized()), Vector3d(a.row(2).normalized())), 1e-15);
    // The limit of large weights (of unit vectors), and best among the turns about the fixed one.
    Rows3 au = a, bu = b;
    au.row(2).normalize();
    bu.row(2).normalize();
    weights[2] = 1e8;
    EXPECT_LT(angle_between(Rotation::align_vectors(au, bu, {.weights = weights}).rotation, result.rotation), 1e-7);
    weights[2] = 0;
    const auto loss = [&](const Rotation& r) {
        return (weights * (a - r.apply(b)).rowwise().squaredNorm().array()).sum();
    };
    EXPECT_NEAR(result.rssd, std::sqrt(loss(result.rotation)), 1e-14);
    for (const double step : {-1e-3, 1e-3})
        EXPECT_GT(loss(Rotation::from_rotvec(step * Vector3d(au.row(2))) * result.rotation), loss(result.rotation));
    weights[0] = weights[2] = inf;
    EXPECT_THROW_TEXT(Rotation::align_vectors(a, b, {.weights = weights}), std::invalid_argument, "at most one");
}

TEST(AlignVectors, Errors) {
    const Rows3 a = Rows3::Random(4, 3);
    EXPECT_THROW_TEXT(Rotation::align_vectors(a, Rows3(a.topRows(3))), std::invalid_argument, "same shape");
    EXPECT_THROW_TEXT(Rotation::align_vectors(Eigen::MatrixXd(4, 2), a), std::invalid_argument, "a must have shape");
    EXPECT_THROW_TEXT(Rotation::align_vectors(Rows3(0, 3), Rows3(0, 3)), std::invalid_argument, "empty");
    EXPECT_THROW_TEXT(Rotation::align_vectors(a, a, {.weights = Eigen::ArrayXd::Ones(3)}), std::invalid_argument,
                      "(4)");
    EXPECT_THROW_TEXT(Rotation::align_vectors(a, a, {.weights = -Eigen::ArrayXd::Ones(4)}), std::invalid_argument,
                      "negative");
    EXPECT_THROW_TEXT(Rotation::align_vectors(Vector3d(1, 0, 0), Vector3d(0, 0, 0)), std::invalid_argument, "zero");
    EXPECT_THROW_TEXT(Rotation::align_vectors(Vector3d(1, 0, 0), Vector3d(0, 1, 0), {.return_sensitivity = true}),
                      std::invalid_argument, "return_sensitivity");
}

}  // namespace
