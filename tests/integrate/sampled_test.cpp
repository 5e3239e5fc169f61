#include <cmath>
#include <complex>
#include <limits>
#include <scixx/integrate/simpson.hpp>
#include <scixx/integrate/trapezoid.hpp>
#include <scixx/tensor.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::integrate;
using scixx::testing::Reference;
using Tensor3 = Eigen::Tensor<double, 3>;
using Tensor2 = Eigen::Tensor<double, 2>;

TEST(Sampled, AlongEachAxisAsScipy) {
    const Reference reference("integrate/sampled.json");
    const auto y = reference["data"].array<Tensor3>("y");
    for (int axis = 0; axis < 3; ++axis) {
        const auto& expected = reference["axis " + std::to_string(axis)];
        EXPECT_SCALED_CLOSE(trapezoid(y, {.dx = 0.3, .axis = axis}), expected.array<Tensor2>("trapezoid"), 1e-15);
        EXPECT_SCALED_CLOSE(simpson(y, {.dx = 0.3, .axis = axis}), expected.array<Tensor2>("simpson"), 1e-15);
        EXPECT_SCALED_CLOSE(cumulative_trapezoid(y, {.dx = 0.3, .axis = axis}), expected.array<Tensor3>("cumulative"),
                            1e-15);
        EXPECT_SCALED_CLOSE(cumulative_trapezoid(y, {.dx = 0.3, .axis = axis - 3, .initial = 0}),
                            expected.array<Tensor3>("initial"), 1e-15);
    }
    const auto& romberg = reference["romb"];
    EXPECT_SCALED_CLOSE(romb(y, {.dx = 0.3}), romberg.array<Tensor2>("out"), 1e-15);
    EXPECT_SCALED_CLOSE(romb(y, {.axis = 0}), romberg.array<Tensor2>("axis 0"), 1e-15);
    EXPECT_SCALED_CLOSE(romb(y, {.axis = 1}), romberg.array<Tensor2>("axis 1"), 1e-15);
}

TEST(Sampled, AtPositionsAsScipy) {
    const Reference reference("integrate/sampled.json");
    const auto y = reference["data"].array<Tensor3>("y");
    const auto x = reference["data"].list<double>("x");
    const auto& expected = reference["positions"];
    EXPECT_SCALED_CLOSE(trapezoid(y, x), expected.array<Tensor2>("trapezoid"), 1e-15);
    EXPECT_SCALED_CLOSE(simpson(y, x), expected.array<Tensor2>("simpson"), 1e-14);
    EXPECT_SCALED_CLOSE(cumulative_trapezoid(y, x), expected.array<Tensor3>("cumulative"), 1e-15);
    EXPECT_SCALED_CLOSE(simpson(y, expected.array<Tensor3>("x")), expected.array<Tensor2>("whole"), 1e-13);
    const Eigen::Tensor<double, 1> line = y.chip<0>(0).eval().chip<0>(0);
    EXPECT_REL_CLOSE(simpson(line, std::vector<double>{0, 1, 1, 2, 2, 2, 3, 4, 5}), expected.number("repeated"), 1e-13);
}

TEST(Sampled, SimpsonIsExactForParabolas) {
    for (int n = 3; n < 12; ++n) {
        Eigen::ArrayXd x(n);
        for (int i = 0; i < n; ++i) x[i] = i + 0.3 * (i % 3) + 0.1 * i * i;
        const Eigen::ArrayXd y = 3 * x.square() - 2 * x + 1;
        const auto integral = [](double t) { return t * t * t - t * t + t; };
        EXPECT_REL_CLOSE(simpson(y, x), integral(x[n - 1]) - integral(x[0]), 1e-13);
        const Eigen::ArrayXd running = cumulative_simpson(y, x, {.initial = 2.0});
        for (int i = 0; i < n; ++i)
            EXPECT_NEAR(running[i], 2 + integral(x[i]) - integral(x[0]), 1e-13 * running[n - 1]);
        const Eigen::ArrayXd even = Eigen::ArrayXd::LinSpaced(n, 0, n - 1);
        EXPECT_REL_CLOSE(simpson(even.square()), std::pow(n - 1, 3) / 3.0, 1e-14);
        EXPECT_REL_CLOSE(cumulative_simpson(even.square())[n - 2], std::pow(n - 1, 3) / 3.0, 1e-14);
    }
}

TEST(Sampled, FewSamples) {
    EXPECT_EQ(trapezoid(Eigen::ArrayXd(0)), 0);
    EXPECT_EQ(trapezoid(std::vector<double>{5}), 0);
    EXPECT_EQ(simpson(std::vector<double>{5}), 0);
    EXPECT_EQ(simpson(std::vector<int>{1, 3}, {.dx = 2}), 4);
    EXPECT_EQ(cumulative_trapezoid(std::vector<double>{5}).size(), 0);
    EXPECT_EQ(cumulative_simpson(std::vector<double>{1, 3})[0], 2);
    EXPECT_EQ(cumulative_simpson(std::vector<double>{1, 3}, {.initial = 1})[1], 3);
    EXPECT_EQ(romb(std::vector<double>{1, 3}), 2);
    EXPECT_EQ(trapezoid(Eigen::ArrayXXd(3, 0)).size(), 3);
    EXPECT_EQ(trapezoid(Eigen::ArrayXXd(0, 3)).size(), 0);
}

TEST(Sampled, ScalarsAndStorage) {
    const Eigen::ArrayXf f = Eigen::ArrayXf::LinSpaced(5, 0, 4);
    static_assert(std::is_same_v<decltype(trapezoid(f)), float>);
    EXPECT_EQ(trapezoid(f), 8.f);
    const Eigen::ArrayXcd c = f.cast<std::complex<double>>() * std::complex<double>(1, 2);
    EXPECT_EQ(simpson(c), std::complex<double>(8, 16));
    using RowMajor = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const RowMajor m = RowMajor::Random(4, 6);
    const Eigen::ArrayXXd n = m;
    EXPECT_SCALED_CLOSE(simpson(m, {.axis = 0}), simpson(n, {.axis = 0}), 1e-15);
    EXPECT_SCALED_CLOSE(trapezoid(n.block(1, 1, 2, 5) + 0), trapezoid(m.block(1, 1, 2, 5)), 1e-15);
    RowMajor out(4, 6);
    cumulative_trapezoid(n, {.initial = 0}, out);
    EXPECT_SCALED_CLOSE(out, cumulative_trapezoid(m, {.initial = 0}), 0);
    const Eigen::ArrayXd tenths = Eigen::ArrayXd::Constant(1000001, 0.1);
    EXPECT_REL_CLOSE(trapezoid(tenths), 1e5, 1e-14);
}

TEST(Sampled, NotANumberStaysInItsLine) {
    Eigen::ArrayXXd m = Eigen::ArrayXXd::Ones(2, 5);
    m(0, 2) = std::numeric_limits<double>::quiet_NaN();
    const Eigen::ArrayXd sums = simpson(m);
    EXPECT_TRUE(std::isnan(sums[0]));
    EXPECT_EQ(sums[1], 4);
}

TEST(Sampled, Errors) {
    const Eigen::ArrayXXd m(3, 4);
    EXPECT_THROW_TEXT(trapezoid(m, {.axis = 2}), std::invalid_argument, "trapezoid: axis 2");
    EXPECT_THROW_TEXT(simpson(m, std::vector<double>{1, 2, 3}), std::invalid_argument,
                      "simpson: x must have 4 entries");
    EXPECT_THROW_TEXT(romb(m), std::invalid_argument, "romb: y must have one plus");
    EXPECT_THROW_TEXT(romb(Eigen::ArrayXd(0)), std::invalid_argument, "romb: y must have one plus");
    EXPECT_THROW_TEXT(cumulative_trapezoid(Eigen::ArrayXd(0)), std::invalid_argument,
                      "cumulative_trapezoid: y must have");
    EXPECT_THROW_TEXT(cumulative_simpson(m, std::vector<double>{0, 1, 1, 2}), std::invalid_argument,
                      "cumulative_simpson: x must be strictly increasing");
}

}  // namespace
