#include <scixx/spatial/transform/rotation_spline.hpp>
#include <scixx/spatial/transform/slerp.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using Eigen::Vector3d;
using scixx::spatial::transform::Rotation;
using scixx::spatial::transform::RotationSpline;
using scixx::spatial::transform::RotationStack;
using scixx::spatial::transform::Slerp;

/// One instantiation for all shapes of double.
double error(const Eigen::MatrixXd& actual, const Eigen::MatrixXd& expected) {
    return scixx::testing::scaled_error(actual, expected);
}

class Interpolation : public ::testing::TestWithParam<const char*> {
protected:
    const scixx::testing::Reference file_{"spatial/rotation.json"};
    const scixx::testing::Case& data_ = file_[std::string("interpolation ") + GetParam()];
    const Eigen::ArrayXd times_ = data_.array<Eigen::ArrayXd>("times");
    const RotationStack keys_ = Rotation::from_quat(data_.array<Eigen::MatrixXd>("keys"));

    [[nodiscard]] double distance(const RotationStack& r, const char* key) const {
        return (r * Rotation::from_quat(data_.array<Eigen::MatrixXd>(key)).inv()).magnitude().maxCoeff();
    }
};

TEST_P(Interpolation, SlerpAsInSciPy) {
    const auto at = data_.array<Eigen::ArrayXd>("at");
    const Slerp slerp(times_, keys_);
    const RotationStack found = slerp(at);
    EXPECT_LT(distance(found, "slerp"), 2e-15);
    for (Eigen::Index i = 0; i < at.size(); ++i) EXPECT_LT((slerp(at[i]) * found[i].inv()).magnitude(), 1e-15);
    EXPECT_LT((slerp(times_) * keys_.inv()).magnitude().maxCoeff(), 2e-15);
    // Constant rate inside a segment.
    const double step = (times_[1] - times_[0]) / 4;
    const Rotation turn = slerp(times_[0] + step) * keys_[0].inv();
    EXPECT_LT((turn * turn * turn * turn * keys_[0] * keys_[1].inv()).magnitude(), 3e-15);
}

TEST_P(Interpolation, SplineAsInSciPy) {
    const auto at = data_.array<Eigen::ArrayXd>("outside");
    const RotationSpline spline(times_, keys_);
    // SciPy stops iterating early, and its second derivatives lose digits in narrow turns.
    EXPECT_LT(distance(spline(at), "spline"), 1e-5);
    const Eigen::MatrixXd rate = data_.array<Eigen::MatrixXd>("rate");
    EXPECT_LE(error(spline.derivative(at, 1), rate), 1e-5);
    EXPECT_LT((spline.derivative(at, 2) - data_.array<Eigen::MatrixXd>("acceleration")).cwiseAbs().maxCoeff(),
              1e-5 * rate.norm());
    EXPECT_EQ(spline.derivative(at[3], 1), Vector3d(spline.derivative(at, 1).row(3)));
    EXPECT_LT((spline(at[3]) * spline(at)[3].inv()).magnitude(), 1e-15);
    EXPECT_LT((spline(times_) * keys_.inv()).magnitude().maxCoeff(), 2e-15);
    EXPECT_EQ(spline.times().size(), spline.rotations().size());
}

TEST_P(Interpolation, RatesAreDerivatives) {
    const RotationSpline spline(times_, keys_);
    const double h = 1e-4;
    for (const double t : {times_[0] + 0.2, times_[1] - 0.05}) {
        const Vector3d rate = (spline(t - h).inv() * spline(t + h)).as_rotvec() / (2 * h);
        EXPECT_LE(error(rate, spline.derivative(t, 1)), 1e-5);
        const Vector3d acceleration = (spline.derivative(t + h, 1) - spline.derivative(t - h, 1)) / (2 * h);
        EXPECT_LT((acceleration - spline.derivative(t, 2)).norm(), 1e-5 * (1 + acceleration.norm()));
    }
    // Both are continuous at the inner keys.
    for (Eigen::Index i = 1; i + 1 < times_.size(); ++i)
        for (const int order : {1, 2}) {
            const Vector3d before = spline.derivative(times_[i] - 1e-9, order),
                           after = spline.derivative(times_[i], order);
            EXPECT_LT((before - after).norm(), 1e-6 * (1 + after.norm())) << order;
        }
}

INSTANTIATE_TEST_SUITE_P(Keys, Interpolation, ::testing::Values("wide", "near", "two"));

TEST(RotationSpline, TinyTurnsKeepTheirDigits) {
    // Turns about one axis are a cubic spline of the angle: here of exact parabolas' values.
    for (const double size : {1e-12, 1e-7, 1e-4, 0.3}) {
        const Eigen::ArrayXd t = Eigen::ArrayXd::LinSpaced(5, 0, 4);
        Eigen::MatrixX3d turns = Eigen::MatrixX3d::Zero(5, 3);
        turns.col(2) = size * t.matrix();
        const RotationSpline spline(t, Rotation::from_rotvec(turns));
        EXPECT_LE(error(spline.derivative(2.3, 1), Vector3d(0, 0, size)), 1e-13);
        EXPECT_LT(spline.derivative(2.3, 2).norm(), 1e-13 * size);
        EXPECT_LE(error(spline(2.3).as_rotvec(), Vector3d(0, 0, 2.3 * size)), 1e-14);
    }
}

TEST(Slerp, Errors) {
    const RotationStack keys = Rotation::random(3, 5);
    const Eigen::Array3d times(0, 1, 2);
    EXPECT_THROW_TEXT(Slerp(times.head(2), keys), std::invalid_argument, "as many as rotations, got 2 and 3");
    EXPECT_THROW_TEXT(Slerp(times.head(1), keys.slice(0, 1)), std::invalid_argument, "at least 2, got 1");
    EXPECT_THROW_TEXT(Slerp(Eigen::Array3d(0, 1, 1), keys), std::invalid_argument, "increasing, got 1 before 1");
    EXPECT_THROW_TEXT(Slerp(Eigen::Array3d(0, 1, HUGE_VAL), keys), std::invalid_argument, "finite");
    EXPECT_THROW_TEXT(Slerp(Eigen::Matrix3d(), keys), std::invalid_argument, "one-dimensional");
    EXPECT_THROW_TEXT(RotationSpline(Eigen::Array3d(0, 2, 1), keys), std::invalid_argument, "RotationSpline: times");
    const Slerp slerp(times, keys);
    EXPECT_THROW_TEXT(slerp(-0.1), std::invalid_argument, "[0, 2], got -0.1");
    EXPECT_THROW_TEXT(slerp(Eigen::Array2d(1, 2.5)), std::invalid_argument, "got 2.5");
    EXPECT_THROW_TEXT(slerp(std::nan("")), std::invalid_argument, "got nan");
    EXPECT_THROW_TEXT(slerp(Eigen::Matrix2d()), std::invalid_argument, "shape 2 x 2");
    EXPECT_EQ(slerp(Eigen::ArrayXd()).size(), 0);
    const RotationSpline spline(times, keys);
    EXPECT_THROW_TEXT(spline.derivative(1.0, 3), std::invalid_argument, "order must be 1 or 2, got 3");
    EXPECT_TRUE(spline(std::nan("")).as_quat().hasNaN());
    EXPECT_EQ(spline.derivative(Eigen::ArrayXd(), 1).rows(), 0);
}

TEST(RotationSpline, TellsWhetherTheRatesWereFound) {
    Eigen::Array<double, 4, 3, Eigen::RowMajor> turns;
    turns << 0, 0, 0, 3, 0, 0, 0, 0.01, 0, 0.3, 0, 3;
    const auto keys = Rotation::from_rotvec(turns);
    EXPECT_TRUE(RotationSpline(Eigen::Array4d(0, 1, 2, 3), keys).converged());
    EXPECT_FALSE(RotationSpline(Eigen::Array4d(0, 1, 101, 202), keys).converged());
}

}  // namespace
