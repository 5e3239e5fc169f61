#include <scixx/signal/systems/dlsim.hpp>
#include <scixx/signal/systems/freqresp.hpp>
#include <scixx/signal/systems/lsim.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::signal;
using Eigen::ArrayXcd;
using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::MatrixXd;
using List = std::vector<double>;

const scixx::testing::Reference& reference() {
    static const scixx::testing::Reference file("signal/systems.json");
    return file;
}
StateSpace example(double factor = 1, std::optional<double> dt = {}) {
    const auto& data = reference()["ss2tf"];
    return {MatrixXd(factor * data.array<MatrixXd>("A")), data.array<MatrixXd>("B"), data.array<MatrixXd>("C"),
            data.array<MatrixXd>("D"), dt};
}
const TransferFunction third = lti(List{2, 3}, List{1, 1.5, 4, 2});

TEST(Lsim, SciPysNumbers) {
    for (const bool interp : {true, false}) {
        const auto& data = reference()[interp ? "lsim 1" : "lsim 0"];
        const auto [T, y, x] = lsim(example(), data.array<MatrixXd>("U"), data.array<ArrayXd>("T"),
                                    {.X0 = data.array<ArrayXd>("X0"), .interp = interp});
        EXPECT_SCALED_CLOSE(y, data.array<MatrixXd>("y"), 1e-12);
        EXPECT_SCALED_CLOSE(x, data.array<MatrixXd>("x"), 1e-12);
        const auto free =
            lsim(example(), {}, (data.array<ArrayXd>("T") + 0.5).eval(), {.X0 = data.array<ArrayXd>("X0")});
        EXPECT_SCALED_CLOSE(free.yout, reference()["lsim free"].array<MatrixXd>("y"), 1e-12);
    }
    for (const std::string name : {"impulse", "step"}) {
        const auto& data = reference()[name];
        const auto run = [&](const TimeResponseOptions& options) {
            return name == "step" ? step(third, options) : impulse(third, options);
        };
        EXPECT_SCALED_CLOSE(run({}).T, data.array<ArrayXd>("t"), 1e-14);
        EXPECT_SCALED_CLOSE(ArrayXd(run({}).yout.array()), data.array<ArrayXd>("y"), 1e-12);
        const auto begun = run({.X0 = Eigen::Array3d(1, -1, 2), .T = reference()["lsim 1"].array<ArrayXd>("T")});
        EXPECT_SCALED_CLOSE(ArrayXd(begun.yout.array()), data.array<ArrayXd>("y2"), 1e-12);
        EXPECT_SCALED_CLOSE(ArrayXd(run({.N = 7}).yout.array()), data.array<ArrayXd>("y3"), 1e-12);
    }
}

TEST(Lsim, ClosedFormsAndErrors) {
    // y' = -y + u: 1 - exp(-t), exp(-t), and for a ramp t - 1 + exp(-t).
    const StateSpace lag(-1, 1, 1, 0);
    const ArrayXd T = ArrayXd::LinSpaced(21, 0, 3);
    EXPECT_LE((step(lag, {.T = T}).yout.array() - (1 - (-T).exp())).abs().maxCoeff(), 1e-15);
    EXPECT_LE((impulse(lag, {.T = T}).yout.array() - (-T).exp()).abs().maxCoeff(), 1e-15);
    EXPECT_LE((lsim(lag, T, T).yout.array() - (T - 1 + (-T).exp())).abs().maxCoeff(), 1e-14);
    // One input may be any vector or sequence, and 0 stands for none.
    const List ramp{0, 1, 2}, times{0, 1, 2};
    EXPECT_EQ(lsim(lag, ramp, times).yout, lsim(lag, Eigen::Vector3d(0, 1, 2), times).yout);
    EXPECT_EQ(lsim(lag, Eigen::RowVector3d(0, 1, 2), times).yout, lsim(lag, Eigen::Vector3i(0, 1, 2), times).yout);
    EXPECT_EQ(lsim(lag, 0, times, {.X0 = ArrayXd::Ones(1)}).yout, lsim(lag, {}, times, {.X0 = ArrayXd::Ones(1)}).yout);
    EXPECT_EQ(dlsim(StateSpace(0.5, 1, 1, 0, 1.0), ramp).yout, Eigen::Vector3d(0, 0, 1));
    // An integrator has no time constant: SciPy takes 1.
    EXPECT_EQ(step(StateSpace(0, 1, 1, 0)).T[99], 7);
    EXPECT_EQ(lsim(lag, 1, 0).yout(0, 0), 0);
    EXPECT_THROW_TEXT(lsim(lag, T, ArrayXd(T.square())), std::invalid_argument, "evenly spaced");
    EXPECT_THROW_TEXT(lsim(lag, T, ArrayXd(T - 1)), std::invalid_argument, "not begin before 0");
    EXPECT_THROW_TEXT(lsim(lag, T.head(3).eval(), T), std::invalid_argument, "21 rows");
    EXPECT_THROW_TEXT(lsim(lag, T, T, {.X0 = T}), std::invalid_argument, "initial state must have 1");
    EXPECT_THROW_TEXT(lsim(StateSpace(-1, 1, 1, 0, 0.1), T, T), std::invalid_argument, "continuous in time");
    EXPECT_THROW_TEXT(step(example()), std::invalid_argument, "one input");
}

TEST(Dlsim, SciPysNumbers) {
    const StateSpace system = example(0.4, 0.5);
    const auto& data = reference()["dlsim"];
    const auto& in = reference()["lsim 1"];
    const auto [t, y, x] = dlsim(system, in.array<MatrixXd>("U"), {.x0 = in.array<ArrayXd>("X0")});
    EXPECT_SCALED_CLOSE(t, data.array<ArrayXd>("t"), 1e-15);
    EXPECT_SCALED_CLOSE(y, data.array<MatrixXd>("y"), 1e-13);
    EXPECT_SCALED_CLOSE(x, data.array<MatrixXd>("x"), 1e-13);
    const auto other =
        dlsim(system, in.array<MatrixXd>("U"), {.t = in.array<ArrayXd>("T"), .x0 = in.array<ArrayXd>("X0")});
    EXPECT_SCALED_CLOSE(other.tout, data.array<ArrayXd>("t2"), 1e-15);
    EXPECT_SCALED_CLOSE(other.yout, data.array<MatrixXd>("y2"), 1e-13);
    EXPECT_SCALED_CLOSE(other.xout, data.array<MatrixXd>("x2"), 1e-13);
    const TransferFunction tf = dlti(List{1, 0.5}, List{1, -0.6, 0.3}, {.dt = 0.2});
    for (const std::string name : {"dimpulse", "dstep"}) {
        const auto& expected = reference()[name];
        const auto run = [&](const StateSpace& s, const DiscreteResponseOptions& options) {
            return name == "dstep" ? dstep(s, options) : dimpulse(s, options);
        };
        const auto both = run(system, {.x0 = in.array<ArrayXd>("X0"), .n = 12});
        ASSERT_EQ(both.yout.size(), 2U);
        EXPECT_SCALED_CLOSE(both.yout[0], expected.array<MatrixXd>("y0"), 1e-13);
        EXPECT_SCALED_CLOSE(both.yout[1], expected.array<MatrixXd>("y1"), 1e-13);
        EXPECT_SCALED_CLOSE(run(tf, {}).yout[0], expected.array<MatrixXd>("tf"), 1e-13);
        EXPECT_SCALED_CLOSE(run(system, {.t = Eigen::Array3d(0, 1, 2.6)}).yout[1], expected.array<MatrixXd>("T"),
                            1e-13);
    }
    EXPECT_THROW_TEXT(dlsim(example(), in.array<MatrixXd>("U")), std::invalid_argument, "sampling time");
    EXPECT_THROW_TEXT(dlsim(system, ArrayXd(ArrayXd::Ones(4))), std::invalid_argument, "column for each of 2");
    EXPECT_THROW_TEXT(dstep(system, {.n = 0}), std::invalid_argument, "n must be positive");
}

TEST(Freqresp, SciPysNumbers) {
    const auto& data = reference()["freqresp"];
    const auto [w, h] = freqresp(third, {.n = 50});
    EXPECT_SCALED_CLOSE(w, data.array<ArrayXd>("w"), 1e-13);
    EXPECT_SCALED_CLOSE(h, data.array<ArrayXcd>("h"), 1e-12);
    const auto [bw, mag, phase] = bode(third);
    EXPECT_SCALED_CLOSE(bw, data.array<ArrayXd>("bode_w"), 1e-13);
    EXPECT_SCALED_CLOSE(mag, data.array<ArrayXd>("mag"), 1e-12);
    EXPECT_SCALED_CLOSE(phase, data.array<ArrayXd>("phase"), 1e-12);
    const StateSpace all = example();
    const StateSpace one(all.A, all.B.leftCols(1).eval(), all.C.topRows(1).eval(), all.D.topLeftCorner(1, 1).eval());
    EXPECT_SCALED_CLOSE(freqresp(one, {.w = Eigen::Array3d(0.1, 1, 5)}).h, data.array<ArrayXcd>("ss"), 1e-12);
    EXPECT_SCALED_CLOSE(freqresp(third.to_zpk(), {.n = 50}).h, h, 1e-12);
    const auto& discrete = reference()["dfreqresp"];
    const TransferFunction tf = dlti(List{1, 0.5}, List{1, -0.6, 0.3}, {.dt = 0.2});
    EXPECT_SCALED_CLOSE(dfreqresp(tf, {.n = 20}).w, discrete.array<ArrayXd>("w"), 1e-14);
    EXPECT_SCALED_CLOSE(dfreqresp(tf, {.n = 20}).h, discrete.array<ArrayXcd>("h"), 1e-13);
    EXPECT_SCALED_CLOSE(dfreqresp(tf, {.n = 20, .whole = true}).h, discrete.array<ArrayXcd>("whole"), 1e-13);
    EXPECT_SCALED_CLOSE(dfreqresp(tf.to_ss(), {.w = Eigen::Array2d(0.1, 2)}).h, discrete.array<ArrayXcd>("some"),
                        1e-13);
    const auto plot = dbode(tf);
    EXPECT_SCALED_CLOSE(plot.w, discrete.array<ArrayXd>("bode_w"), 1e-14);
    EXPECT_SCALED_CLOSE(plot.mag, discrete.array<ArrayXd>("mag"), 1e-12);
    EXPECT_SCALED_CLOSE(plot.phase, discrete.array<ArrayXd>("phase"), 1e-12);
    // Half a turn at the pole of an oscillator is no jump to unwrap; poles that are double are found so.
    const auto oscillator = bode(lti(List{1}, List{1, 0, 1}), {.w = Eigen::Array3d(0.5, 2, 3)});
    EXPECT_EQ(oscillator.phase.matrix(), Eigen::Vector3d(0, -180, -180));
    const TransferFunction twice = lti(List{1}, List{1, 2, 1});
    EXPECT_EQ(twice.poles().matrix(), Eigen::Vector2cd(-1, -1));
    EXPECT_NEAR(bode(twice).w[0], 0.01, 1e-15);
    EXPECT_THROW_TEXT(freqresp(tf), std::invalid_argument, "continuous in time");
    EXPECT_THROW_TEXT(dfreqresp(third), std::invalid_argument, "sampling time");
    EXPECT_THROW_TEXT(freqresp(all), std::invalid_argument, "one input");
}

TEST(Responses, OfSystemsThemselves) {
    EXPECT_TRUE((third.bode().mag == bode(third).mag).all());
    EXPECT_TRUE((third.freqresp({.n = 5}).h == freqresp(third, {.n = 5}).h).all());
    EXPECT_EQ(bode(third, {.w = {1, 2}}).mag[1], bode(third, {.w = Eigen::Array2d(1, 2)}).mag[1]);
    EXPECT_EQ(step(third, {.X0 = {1, 2, 3}, .T = {0, 1}}).yout.rows(), 2);
    const TransferFunction sampled({1, 0.5}, {1, -0.5}, {.dt = 0.1});
    EXPECT_TRUE((sampled.bode({.n = 5}).mag == dbode(sampled, {.n = 5}).mag).all());
    EXPECT_TRUE((lti(Ba{sampled.num.row(0), sampled.den}).freqresp().h == lti({1, 0.5}, {1, -0.5}).freqresp().h).all());
    const ZerosPolesGain roots({1, 2}, {-3, {-4, 1}, {-4, -1}}, 5, {.dt = 0.1});
    EXPECT_EQ(dlti(Zpk{roots.zeros, roots.poles, 5}, {.dt = 0.1}).freqresp({.n = 3}).h[1],
              roots.freqresp({.n = 3}).h[1]);
}

}  // namespace
