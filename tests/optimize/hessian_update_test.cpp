#include <limits>
#include <map>
#include <scixx/optimize/hessian_update.hpp>
#include <string>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

const std::map<std::string, HessianUpdateRule> rules = {
    {"bfgs", BFGS{}},
    {"bfgs scale", BFGS{.init_scale = 2.5}},
    {"bfgs damp", BFGS{.exception_strategy = ExceptionStrategy::damp_update}},
    {"bfgs damp strong",
     BFGS{.exception_strategy = ExceptionStrategy::damp_update, .min_curvature = 0.5, .init_scale = 1.0}},
    {"bfgs skip", BFGS{.min_curvature = 0.8, .init_scale = 1.0}},
    {"sr1", SR1{}},
    {"sr1 scale", SR1{.init_scale = 0.5}},
    {"sr1 skip", SR1{.min_denominator = 0.4, .init_scale = 1.0}},
};

TEST(HessianUpdateStrategy, SciPysMatrices) {
    const scixx::testing::Reference reference("optimize/hessian_update.json");
    for (const auto& [name, rule] : rules)
        for (const std::string kind : {" definite", " indefinite"}) {
            SCOPED_TRACE(name + kind);
            const auto& data = reference[name + kind];
            const auto steps = data.array<Matrix>("steps"), hessian = data.array<Matrix>("hessian");
            const auto expected = data.array<Matrix>("out");
            HessianUpdateStrategy strategy(rule, 4);
            for (Eigen::Index k = 0; k < steps.rows(); ++k) {
                const Vector s = steps.row(k);
                strategy.update(s, hessian * s);
                EXPECT_SCALED_CLOSE(strategy.get_matrix(), expected.middleRows(4 * k, 4).eval(), 1e-11) << "step " << k;
            }
        }
}

TEST(HessianUpdateStrategy, SecantEquationAndSymmetry) {
    const Matrix hessian = (Matrix(3, 3) << 4, 1, 0, 1, 3, -1, 0, -1, 2).finished();
    for (const HessianUpdateRule& rule : {HessianUpdateRule(BFGS{}), HessianUpdateRule(SR1{})}) {
        HessianUpdateStrategy strategy(rule, 3);
        for (const Vector& s : {Vector(Eigen::Vector3d(1, 2, -1)), Vector(Eigen::Vector3d(0.3, 0, 1)),
                                Vector(Eigen::Vector3d(-2, 1, 0.1))}) {
            strategy.update(s, hessian * s);
            EXPECT_SCALED_CLOSE((strategy.get_matrix() * s).eval(), (hessian * s).eval(), 1e-13);
            EXPECT_EQ(strategy.get_matrix(), strategy.get_matrix().transpose());
        }
        if (rule.sr1()) {
            EXPECT_SCALED_CLOSE(strategy.get_matrix(), hessian, 1e-12) << "exact after n independent steps";
        }
    }
}

TEST(HessianUpdateStrategy, InverseIsTheInverse) {
    const Matrix hessian = (Matrix(3, 3) << 4, 1, 0, 1, 3, -1, 0, -1, 2).finished();
    const auto check = [&](const HessianUpdateRule& rule, const HessianUpdateRule& inverse_rule) {
        HessianUpdateStrategy direct(rule, 3), inverse(inverse_rule, 3, ApproxType::inv_hess);
        for (const Vector& s : {Vector(Eigen::Vector3d(1, 2, -1)), Vector(Eigen::Vector3d(0.3, 0, 1)),
                                Vector(Eigen::Vector3d(-2, 1, 0.1)), Vector(Eigen::Vector3d(1, 1, 1))}) {
            direct.update(s, hessian * s);
            inverse.update(s, hessian * s);
            EXPECT_SCALED_CLOSE((direct.get_matrix() * inverse.get_matrix()).eval(), Matrix(Matrix::Identity(3, 3)),
                                1e-11);
            EXPECT_SCALED_CLOSE(inverse.dot(hessian * s), s, 1e-12);
        }
    };
    check(BFGS{}, BFGS{});
    check(BFGS{.init_scale = 2.0}, BFGS{.init_scale = 0.5});
    check(SR1{.init_scale = 2.0}, SR1{.init_scale = 0.5});
    EXPECT_THROW_TEXT((void)HessianUpdateStrategy(SR1{}, 3).dot(Vector::Ones(2)), std::invalid_argument,
                      "p must have 3 components, got 2");
}

TEST(HessianUpdateStrategy, UselessStepsChangeNothing) {
    HessianUpdateStrategy strategy(BFGS{}, 2);
    const Vector s = Eigen::Vector2d(1, 0), zero = Vector::Zero(2);
    strategy.update(zero, s);
    strategy.update(s, zero);
    strategy.update(s, Eigen::Vector2d(std::numeric_limits<double>::quiet_NaN(), 1));
    strategy.update(Eigen::Vector2d(1e200, 0), s);
    EXPECT_EQ(strategy.get_matrix(), Matrix::Identity(2, 2));
    strategy.update(s, 3 * s);
    EXPECT_EQ(strategy.get_matrix(), 3 * Matrix::Identity(2, 2)) << "scaled by the first useful step";
}

TEST(HessianUpdateStrategy, Errors) {
    EXPECT_THROW_TEXT(HessianUpdateStrategy(BFGS{.init_scale = -1.0}, 2), std::invalid_argument,
                      "init_scale must be positive and finite, got -1");
    EXPECT_THROW_TEXT(HessianUpdateStrategy(BFGS{.min_curvature = 1.0}, 2), std::invalid_argument,
                      "min_curvature must be in (0, 1), got 1");
    EXPECT_THROW_TEXT(HessianUpdateStrategy(SR1{.min_denominator = 0.0}, 2), std::invalid_argument,
                      "min_denominator must be positive, got 0");
}

}  // namespace
