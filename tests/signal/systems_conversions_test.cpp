#include <Eigen/LU>
#include <scixx/signal/systems/cont2discrete.hpp>
#include <type_traits>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXcd;
using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::MatrixXd;

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference file("signal/systems.json");
    return file;
}

/// The response of a system in state space at s.
Eigen::MatrixXcd response(const StateSpace& system, std::complex<double> s) {
    const Index n = system.A.rows();
    const Eigen::MatrixXcd inner = s * MatrixXd::Identity(n, n) - system.A;
    return system.C * inner.partialPivLu().solve(system.B.cast<std::complex<double>>()) + system.D;
}

TEST(Systems, StateSpaceAndTransferFunctions) {
    const auto& ss = reference()["ss2tf"];
    const auto A = ss.array<MatrixXd>("A"), B = ss.array<MatrixXd>("B"), C = ss.array<MatrixXd>("C"),
               D = ss.array<MatrixXd>("D");
    const auto [num, den] = ss2tf(A, B, C, D, 1);
    EXPECT_SCALED_CLOSE(num, ss.array<MatrixXd>("num"), 1e-13);
    EXPECT_SCALED_CLOSE(den, ss.array<ArrayXd>("den"), 1e-13);
    const std::complex<double> s(0.3, 0.9);
    const auto value = [&](const auto& c) {
        std::complex<double> sum = 0;
        for (Index i = 0; i < c.size(); ++i) sum = sum * s + c[i];
        return sum;
    };
    for (Index k = 0; k < 3; ++k) {
        const Eigen::VectorXd row = num.row(k);
        EXPECT_LE(std::abs(value(row) / value(den) - response({A, B, C, D}, s)(k, 1)), 1e-12);
    }
    const auto& tf = reference()["tf2ss"];
    const auto [a, b, c, d] = tf2ss(tf.array<MatrixXd>("num"), tf.array<ArrayXd>("den"));
    EXPECT_SCALED_CLOSE(a, tf.array<MatrixXd>("A"), 1e-15);
    EXPECT_SCALED_CLOSE(b, tf.array<MatrixXd>("B"), 1e-15);
    EXPECT_SCALED_CLOSE(c, tf.array<MatrixXd>("C"), 1e-15);
    EXPECT_SCALED_CLOSE(d, tf.array<MatrixXd>("D"), 1e-15);
    const Zpk f = ss2zpk(A, B, C.topRows(1).eval(), D.topRows(1).eval(), 1);
    EXPECT_REL_CLOSE(f.k, reference()["ss2zpk"].number("k"), 1e-13);
    EXPECT_NEAR(std::abs(f.p.prod() - reference()["ss2zpk"].array<ArrayXcd>("p").prod()), 0, 1e-12);
    EXPECT_NEAR(std::abs(f.z.prod() - reference()["ss2zpk"].array<ArrayXcd>("z").prod()) / std::abs(f.z.prod()), 0,
                1e-13);
    const auto& zpk = reference()["zpk2ss"];
    const auto four = zpk2ss(zpk.array<ArrayXcd>("z"), zpk.array<ArrayXcd>("p"), 3.5);
    EXPECT_SCALED_CLOSE(four.A, zpk.array<MatrixXd>("A"), 1e-15);
    EXPECT_SCALED_CLOSE(four.C, zpk.array<MatrixXd>("C"), 1e-15);
    // Constants.
    const auto constant = tf2ss(6, 2);
    EXPECT_EQ(constant.D(0, 0), 3);
    EXPECT_EQ(constant.A(0, 0), 0);
    const auto gain = ss2tf({}, {}, {}, 3);
    EXPECT_EQ(gain.num(0, 0), 3);
    EXPECT_THROW_TEXT(tf2ss(std::vector<int>{1, 2}, 1), std::invalid_argument, "must be proper");
    EXPECT_THROW_TEXT(tf2ss(1, ArrayXd(ArrayXd::Zero(2))), std::invalid_argument, "not zero");
    EXPECT_THROW_TEXT(ss2tf(A, B, C, D, 2), std::invalid_argument, "input must lie in [0, 2)");
    EXPECT_THROW_TEXT(ss2zpk(A, B, C, D), std::invalid_argument, "one output");
}

TEST(Systems, AbcdNormalize) {
    const MatrixXd A = MatrixXd::Random(3, 3), B = MatrixXd::Random(3, 2), C = MatrixXd::Random(1, 3);
    const auto s = abcd_normalize({.A = A, .B = B, .C = C});
    EXPECT_EQ(s.D.rows(), 1);
    EXPECT_EQ(s.D.cols(), 2);
    EXPECT_TRUE(s.D.isZero());
    const auto t = abcd_normalize({.A = A, .D = MatrixXd::Ones(2, 4)});
    EXPECT_EQ(t.B.cols(), 4);
    EXPECT_EQ(t.C.rows(), 2);
    EXPECT_THROW_TEXT(abcd_normalize({.A = A, .B = B}), std::invalid_argument, "enough matrices");
    EXPECT_THROW_TEXT(abcd_normalize({.A = A, .B = B, .C = B}), std::invalid_argument, "C must be 3 x 3");
    EXPECT_THROW_TEXT(abcd_normalize({.A = B, .B = B, .C = C}), std::invalid_argument, "A must be 3 x 3");
}

TEST(Systems, Cont2discrete) {
    const auto& ss = reference()["ss2tf"];
    const auto A = ss.array<MatrixXd>("A"), B = ss.array<MatrixXd>("B"), C = ss.array<MatrixXd>("C"),
               D = ss.array<MatrixXd>("D");
    using M = DiscretizationMethod;
    for (const auto& [name, method] : {std::pair("gbt", M::gbt),
                                       {"bilinear", M::bilinear},
                                       {"euler", M::euler},
                                       {"backward_diff", M::backward_diff},
                                       {"zoh", M::zoh},
                                       {"foh", M::foh},
                                       {"impulse", M::impulse}}) {
        SCOPED_TRACE(name);
        const auto& data = reference()[std::string("c2d ") + name];
        Cont2discreteOptions options{.method = method};
        if (method == M::gbt) options.alpha = 0.3;
        const StateSpace system(A, B, C, method == M::impulse ? MatrixXd(0 * D) : D);
        const auto [a, b, c, d, dt] = cont2discrete(system, 0.3, options);
        EXPECT_EQ(dt, 0.3);
        EXPECT_SCALED_CLOSE(a, data.array<MatrixXd>("A"), 1e-13);
        EXPECT_SCALED_CLOSE(b, data.array<MatrixXd>("B"), 1e-13);
        EXPECT_SCALED_CLOSE(c, data.array<MatrixXd>("C"), 1e-13);
        EXPECT_SCALED_CLOSE(d, data.array<MatrixXd>("D"), 1e-13);
        const TransferFunction tf = cont2discrete(lti(std::vector<int>{1, 3}, std::vector<int>{1, 2, 5}), 0.1, options);
        const auto expected = data.array<MatrixXd>("num");
        EXPECT_LE((tf.num - expected.rightCols(tf.num.cols())).norm(), 1e-13);
        EXPECT_SCALED_CLOSE(tf.den, data.array<ArrayXd>("den"), 1e-13);
    }
    // The step response at the samples.
    const ZerosPolesGain lag = cont2discrete(lti(ArrayXcd(), ArrayXcd(ArrayXcd::Constant(1, -2)), 2), 0.25);
    EXPECT_NEAR(std::abs(lag.poles[0] - std::exp(-0.5)), 0, 1e-15);
    EXPECT_NEAR(lag.gain, 1 - std::exp(-0.5), 1e-15);
    const StateSpace system(A, B, C, D);
    EXPECT_THROW_TEXT(cont2discrete(system, 0), std::invalid_argument, "dt must be positive");
    EXPECT_THROW_TEXT(cont2discrete(system, 1, {.method = M::gbt}), std::invalid_argument, "alpha must lie in");
    EXPECT_THROW_TEXT(cont2discrete(system, 1, {.method = M::impulse}), std::invalid_argument, "D must be zero");
    EXPECT_THROW_TEXT(cont2discrete(StateSpace(A, B, C, D, 0.1), 1), std::invalid_argument, "continuous in time");
    EXPECT_THROW_TEXT(cont2discrete(StateSpace(1, 1, 1, 0), 1, {.method = M::backward_diff}), std::invalid_argument,
                      "must not be singular");
}

// Complex matrices and polynomials are refused by the constraints.
static_assert(std::is_constructible_v<StateSpace, MatrixXd, Eigen::MatrixXf, Eigen::MatrixXi, double>);
static_assert(!std::is_constructible_v<StateSpace, Eigen::MatrixXcd, MatrixXd, MatrixXd, MatrixXd>);
static_assert(!std::is_constructible_v<SystemMatrix, std::complex<double>>);
static_assert(std::is_constructible_v<TransferFunction, std::vector<float>, ArrayXd>);
static_assert(!std::is_constructible_v<TransferFunction, ArrayXcd, ArrayXd>);
static_assert(!std::is_constructible_v<TransferFunction, ArrayXd, ArrayXcd>);

TEST(Systems, FormsOfASystem) {
    const TransferFunction tf = lti(std::vector<double>{0, 4, 8}, std::vector<double>{2, 6, 4});
    EXPECT_SCALED_CLOSE(tf.num, MatrixXd(Eigen::RowVector2d(2, 4)), 0.0);
    EXPECT_SCALED_CLOSE(tf.den, ArrayXd(Eigen::Array3d(1, 3, 2)), 0.0);
    const ZerosPolesGain zpk = tf.to_zpk();
    EXPECT_NEAR(std::abs(zpk.zeros[0] + 2.0), 0, 1e-15);
    EXPECT_EQ(zpk.gain, 2);
    EXPECT_NEAR(std::abs(zpk.poles.prod() - 2.0), 0, 1e-14);
    const StateSpace ss = zpk.to_ss();
    EXPECT_EQ(ss.inputs(), 1);
    EXPECT_EQ(ss.outputs(), 1);
    EXPECT_NEAR(std::abs(ss.poles().prod() - 2.0), 0, 1e-14);
    EXPECT_NEAR(std::abs(ss.zeros()[0] + 2.0), 0, 1e-14);
    EXPECT_SCALED_CLOSE(ss.to_tf().num, tf.num, 1e-14);
    EXPECT_EQ(dlti(1, ArrayXd(Eigen::Array2d(1, -0.5)), {.dt = 0.1}).dt, 0.1);
    EXPECT_EQ(dlti(1, 2, 3, 4).dt, 1);
    EXPECT_EQ(dlti(1, 2, 3, 4).to_tf().dt, 1);
    EXPECT_FALSE(lti(1, 2, 3, 4).dt);
}

TEST(Systems, SampleThemselves) {
    const StateSpace s(-1, 1, 1, 0);
    EXPECT_EQ(s.to_discrete(0.1).A, cont2discrete(s, 0.1).A);
    const Cont2discreteOptions tustin{.method = DiscretizationMethod::tustin};
    EXPECT_EQ(lti({1}, {1, 1}).to_discrete(0.1, tustin).num, cont2discrete(lti({1}, {1, 1}), 0.1, tustin).num);
    EXPECT_EQ(StateSpace(-1, 1, 1, 0, {.dt = 0.1}).dt, 0.1);
}

}  // namespace
