#include <scixx/special/elementary/logsumexp.hpp>

#include "support/closeness.hpp"

namespace {

namespace special = scixx::special;
namespace core = scixx::core;

constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Logsumexp, VectorsAndAxes) {
    const Eigen::ArrayXd a = Eigen::ArrayXd::LinSpaced(1000, 0, 9);
    EXPECT_REL_CLOSE(special::logsumexp(a), std::log(a.exp().sum()), 1e-15);
    EXPECT_REL_CLOSE(special::logsumexp((a + 2000).eval()), 2000 + std::log(a.exp().sum()), 1e-15);
    EXPECT_REL_CLOSE(special::logsumexp((a - 2000).eval()), -2000 + std::log(a.exp().sum()), 1e-15);
    Eigen::ArrayXXd m = Eigen::ArrayXXd::Random(5, 7);
    const Eigen::ArrayXd rows = special::logsumexp(m, {.axis = 1}), columns = special::logsumexp(m, {.axis = 0});
    for (int i = 0; i < 5; ++i) EXPECT_REL_CLOSE(rows[i], std::log(m.row(i).exp().sum()), 1e-14);
    for (int i = 0; i < 7; ++i) EXPECT_REL_CLOSE(columns[i], std::log(m.col(i).exp().sum()), 1e-14);
    const Eigen::ArrayXXd kept = special::logsumexp<core::Reduce::keepdims>(m, {.axis = -1});
    EXPECT_EQ(kept.cols(), 1);
    EXPECT_EQ(kept(3, 0), rows[3]);
    EXPECT_REL_CLOSE(special::logsumexp(m), std::log(m.exp().sum()), 1e-14);
    // A sum close to 1 keeps the digits of its logarithm.
    const Eigen::ArrayXd small = (Eigen::ArrayXd(2) << 0, -50).finished();
    EXPECT_REL_CLOSE(special::logsumexp(small), std::exp(-50.0), 1e-15);
}

TEST(Logsumexp, WeightsAndSigns) {
    const Eigen::ArrayXd a = (Eigen::ArrayXd(3) << 1, 2, 3).finished(), b = (Eigen::ArrayXd(3) << 1, -2, -1).finished();
    const auto [value, sign] = special::logsumexp_sign(a, b);
    const double sum = (b * a.exp()).sum();
    EXPECT_REL_CLOSE(value, std::log(-sum), 1e-15);
    EXPECT_EQ(sign, -1);
    EXPECT_TRUE(std::isnan(special::logsumexp(a, b)));
    EXPECT_REL_CLOSE(special::logsumexp(a, b.abs().eval()), std::log((b.abs() * a.exp()).sum()), 1e-15);
    const Eigen::ArrayXd infinite = (Eigen::ArrayXd(2) << inf, 2).finished(),
                         second = (Eigen::ArrayXd(2) << 0, 1).finished();
    EXPECT_EQ(special::logsumexp(infinite, second), 2);
    const auto [none, zero] = special::logsumexp_sign(a, Eigen::ArrayXd::Zero(3).eval());
    EXPECT_EQ(none, -inf);
    EXPECT_EQ(zero, 0);
}

TEST(Logsumexp, Limits) {
    const auto pair = [](double x, double y) { return (Eigen::ArrayXd(2) << x, y).finished(); };
    EXPECT_EQ(special::logsumexp(pair(inf, 1)), inf);
    EXPECT_EQ(special::logsumexp(pair(-inf, -inf)), -inf);
    EXPECT_EQ(special::logsumexp(pair(-inf, 3)), 3);
    EXPECT_TRUE(std::isnan(special::logsumexp(pair(nan, 3))));
    EXPECT_THROW_TEXT(special::logsumexp(Eigen::ArrayXd()), std::invalid_argument, "logsumexp: a");
    EXPECT_THROW_TEXT(special::logsumexp(pair(1, 2), {.axis = 1}), std::invalid_argument, "logsumexp: axis");
}

TEST(Softmax, SumsToOneAlongTheAxis) {
    Eigen::ArrayXXd m = 40 * Eigen::ArrayXXd::Random(6, 9);
    const Eigen::ArrayXXd all = special::softmax(m), rows = special::softmax(m, {.axis = 1}),
                          columns = special::softmax(m, {.axis = 0});
    EXPECT_REL_CLOSE(all.sum(), 1.0, 4e-16);
    const Eigen::ArrayXXd logs = special::log_softmax(m, {.axis = 1}), first = special::log_softmax(m, {.axis = 0}),
                          whole = special::log_softmax(m);
    for (int i = 0; i < 6; ++i)
        for (int j = 0; j < 9; ++j) {
            EXPECT_REL_CLOSE(rows(i, j), std::exp(m(i, j)) / m.row(i).exp().sum(), 2e-14);
            EXPECT_REL_CLOSE(columns(i, j), std::exp(m(i, j)) / m.col(j).exp().sum(), 2e-14);
            EXPECT_NEAR(logs(i, j), std::log(rows(i, j)), 1e-13);
            EXPECT_NEAR(first(i, j), std::log(columns(i, j)), 1e-13);
            EXPECT_NEAR(whole(i, j), std::log(all(i, j)), 1e-13);
        }
    Eigen::ArrayXXd out(6, 9);
    special::softmax(m, {.axis = 1}, out);
    EXPECT_TRUE((out == rows).all());
    special::softmax(m, {}, m);
    EXPECT_TRUE((m == all).all());
    const Eigen::ArrayXf single = special::softmax(Eigen::ArrayXf::LinSpaced(5, 0, 1).eval());
    EXPECT_REL_CLOSE(single.sum(), 1.f, 2e-7);
    EXPECT_THROW_TEXT(special::softmax(out, {.axis = 2}), std::invalid_argument, "softmax: axis");
}

TEST(Softmax, Limits) {
    const auto pair = [](double x, double y) { return (Eigen::ArrayXd(2) << x, y).finished(); };
    EXPECT_EQ(special::softmax(pair(1000, -1000))[0], 1);
    EXPECT_EQ(special::softmax(pair(-inf, 0))[0], 0);
    EXPECT_TRUE(special::softmax(pair(inf, 0)).isNaN().all());
    EXPECT_TRUE(special::log_softmax(pair(-inf, -inf)).isNaN().all());
    EXPECT_EQ(special::log_softmax(pair(inf, 1))[1], -inf);
    EXPECT_TRUE(std::isnan(special::log_softmax(pair(inf, 1))[0]));
    EXPECT_EQ(special::log_softmax(pair(-1000, 0))[0], -1000);
    EXPECT_EQ(special::softmax(Eigen::ArrayXd()).size(), 0);
}

TEST(Softmax, FloatsHaveFloatAccuracy) {
    for (const Eigen::Index n : {1, 2, 15, 16, 257, 3000})
        for (const float spread : {0.1F, 5.0F, 90.0F}) {
            Eigen::ArrayXf x(n);
            for (Eigen::Index i = 0; i < n; ++i)
                x[i] = spread * static_cast<float>(std::sin(static_cast<double>(7 * i)));
            if (n > 15) x[9] = -static_cast<float>(inf);
            const Eigen::ArrayXf y = special::softmax(x), z = special::log_softmax(x);
            const Eigen::ArrayXd exact = special::softmax(x.cast<double>().eval()),
                                 logarithm = special::log_softmax(x.cast<double>().eval());
            for (Eigen::Index i = 0; i < n; ++i) {
                EXPECT_ULP_CLOSE(y[i], static_cast<float>(exact[i]), 3);
                EXPECT_ULP_CLOSE(z[i], static_cast<float>(logarithm[i]), 3);
            }
        }
    const float top = static_cast<float>(inf);
    const Eigen::Array2f up(1, top), down(-top, -top), lost(static_cast<float>(nan), 1);
    EXPECT_TRUE(special::softmax(up).isNaN().all());
    EXPECT_TRUE(special::softmax(down).isNaN().all());
    EXPECT_TRUE(special::softmax(lost).isNaN().all());
    EXPECT_EQ(special::log_softmax(up)[0], -top);
    EXPECT_TRUE(special::log_softmax(down).isNaN().all());
    EXPECT_TRUE(special::log_softmax(lost).isNaN().all());
}

TEST(Softmax, TakesNumbersInBraces) {
    EXPECT_EQ(scixx::special::softmax({2, 2})[1], 0.5);
    EXPECT_EQ(scixx::special::logsumexp({0.0}), 0);
}

}  // namespace
