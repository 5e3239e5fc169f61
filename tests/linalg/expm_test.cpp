#include <scixx/linalg/expm.hpp>

#include "linalg/matrices.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace linalg = scixx::linalg;
using scixx::testing::Dense;
using scixx::testing::Reference;

TEST(Expm, ExactValues) {
    const Reference file("linalg/expm.json");
    for (const auto& [name, reference] : file.cases()) {
        SCOPED_TRACE(name);
        const auto a = reference.array<Eigen::MatrixXd>("a");
        const double conditioned = name == "badly scaled" || name == "large" ? 1e-11 : 1e-13;
        EXPECT_SCALED_CLOSE(linalg::expm(a), reference.array<Eigen::MatrixXd>("expm"), conditioned);
        EXPECT_SCALED_CLOSE(linalg::cosm(a), reference.array<Eigen::MatrixXd>("cosm"), conditioned);
        EXPECT_SCALED_CLOSE(linalg::sinm(a), reference.array<Eigen::MatrixXd>("sinm"), conditioned);
        EXPECT_SCALED_CLOSE(linalg::expm_frechet(a, reference.array<Eigen::MatrixXd>("e")).expm_frechet,
                            reference.array<Eigen::MatrixXd>("frechet"), conditioned);
    }
}

TEST(Expm, DiagonalsOverflowAlone) {
    const Eigen::Matrix2d a{{1000, 0}, {0, 0}};
    EXPECT_EQ(linalg::expm(a), (Eigen::Matrix2d{{INFINITY, 0}, {0, 1}}));
    EXPECT_EQ(linalg::expm(Eigen::MatrixXd::Zero(3, 3)), Eigen::MatrixXd::Identity(3, 3));
    EXPECT_EQ(linalg::expm(Eigen::MatrixXd(0, 0)).size(), 0);
    EXPECT_TRUE(std::isnan(linalg::expm(Eigen::MatrixXd::Constant(2, 2, NAN))(0, 1)));
}

TEST(Expm, Identities) {
    const Dense<std::complex<double>> a = Dense<std::complex<double>>::Random(8, 8);
    const Dense<std::complex<double>> I = Dense<std::complex<double>>::Identity(8, 8);
    EXPECT_SCALED_CLOSE((linalg::expm(a) * linalg::expm((-a).eval())).eval(), I, 1e-12);
    EXPECT_SCALED_CLOSE((linalg::cosm(a) * linalg::cosm(a) + linalg::sinm(a) * linalg::sinm(a)).eval(), I, 1e-11);
    EXPECT_SCALED_CLOSE((linalg::coshm(a) * linalg::coshm(a) - linalg::sinhm(a) * linalg::sinhm(a)).eval(), I, 1e-11);
    EXPECT_SCALED_CLOSE((linalg::cosm(a) * linalg::tanm(a)).eval(), linalg::sinm(a), 1e-11);
    EXPECT_SCALED_CLOSE((linalg::coshm(a) * linalg::tanhm(a)).eval(), linalg::sinhm(a), 1e-11);
    const Dense<float> f = Dense<float>::Random(5, 5);
    EXPECT_SCALED_CLOSE(linalg::expm(f), linalg::expm(f.cast<double>().eval()).cast<float>().eval(), 1e-5);
    EXPECT_THROW_TEXT(linalg::expm(Dense<float>::Ones(2, 3).eval()), std::invalid_argument,
                      "expm: A must be a square matrix");
    EXPECT_THROW_TEXT(linalg::expm_frechet(f, Dense<float>::Ones(2, 2).eval()), std::invalid_argument,
                      "E must have A's shape");
}

TEST(ExpmCond, ValuesOfSciPy) {
    EXPECT_REL_CLOSE(linalg::expm_cond(Eigen::Matrix3d{{-0.3, 0.2, 0.6}, {0.6, 0.3, -0.1}, {-0.7, 1.2, 0.9}}),
                     1.7787805864469863, 1e-14);
    EXPECT_REL_CLOSE(linalg::expm_cond(Eigen::Matrix2i{{1, 2}, {3, 4}}), 5.5115866773112225, 1e-14);
    EXPECT_REL_CLOSE(linalg::expm_cond(Eigen::Matrix2d{{1, 100}, {0, 1}}), 1669.6636752761183, 1e-14);
    EXPECT_REL_CLOSE(linalg::expm_cond(Eigen::Matrix2cd{{{0, 1}, 1}, {3, 4}}), 5.351555476523263, 1e-14);
    EXPECT_REL_CLOSE(linalg::expm_cond(Eigen::MatrixXd::Constant(1, 1, 2)), 2., 1e-15);
    Eigen::MatrixXd h(5, 5);
    for (Eigen::Index i = 0; i < 5; ++i)
        for (Eigen::Index j = 0; j < 5; ++j) h(i, j) = 3. / static_cast<double>(i + j + 1) - (j == i + 1 ? 4 : 0);
    EXPECT_REL_CLOSE(linalg::expm_cond(h), 7.517794992502764, 1e-13);
    EXPECT_EQ(linalg::expm_cond(Eigen::MatrixXd::Zero(3, 3)), 0);
    EXPECT_EQ(linalg::expm_cond(Eigen::MatrixXd(0, 0)), 0);
    EXPECT_THROW_TEXT(linalg::expm_cond(Eigen::MatrixXd::Ones(2, 3)), std::invalid_argument, "A must be a square");
    EXPECT_TRUE(std::isnan(linalg::expm_cond(Eigen::MatrixXd::Constant(2, 2, NAN), {.check_finite = false})));
}

// Small matrices keep their digits, where two exponentials cancel: sinh x = x + x^3 / 6 and so on.
TEST(Sinhm, SmallMatrices) {
    Eigen::Matrix2d a;
    a << 1, 2, -3, 0.5;
    const Eigen::Matrix2d tiny = 1e-9 * a;
    EXPECT_LE((linalg::sinhm(tiny) - tiny).norm(), 1e-24);
    EXPECT_LE((linalg::tanhm(tiny) - tiny).norm(), 1e-24);
    const Eigen::Matrix2cd turned = std::complex<double>(0, 1) * tiny;
    EXPECT_LE((linalg::sinm(turned) - turned).norm(), 1e-24);
    // Both sides of the border between series and exponentials.
    for (const double size : {0.2222, 0.2223, 0.25, 0.2857, 0.2858}) {
        const Eigen::Matrix2d x = size * a, difference = (linalg::expm(x) - linalg::expm(-x)) / 2;
        EXPECT_LE((linalg::sinhm(x) - difference).norm(), 1e-15);
    }
    EXPECT_EQ(linalg::sinhm(Eigen::MatrixXd(0, 0)).size(), 0);
}

}  // namespace
