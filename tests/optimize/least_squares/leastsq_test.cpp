#include <cmath>
#include <limits>
#include <scixx/optimize/least_squares/leastsq.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;
using scixx::testing::Reference;
using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

struct Decay {
    Vector t, y;
    Vector operator()(const Vector& p) const { return p[0] * (-p[1] * t.array()).exp() + p[2] - y.array(); }
    [[nodiscard]] Matrix jac(const Vector& p) const {
        Matrix j(t.size(), 3);
        j.col(0) = (-p[1] * t.array()).exp();
        j.col(1) = -p[0] * t.array() * j.col(0).array();
        j.col(2).setOnes();
        return j;
    }
};

TEST(Leastsq, AgainstSciPy) {
    const Reference reference("optimize/least_squares/lsq_linear.json");
    for (const auto& [name, data] : reference.cases()) {
        if (name.rfind("leastsq", 0) != 0) continue;
        SCOPED_TRACE(name);
        const Decay decay{data.array<Vector>("t"), data.array<Vector>("y")};
        LeastsqOptions options;
        if (name == "leastsq diag") options.diag = {1.0, 2.0, 3.0};
        if (name == "leastsq factor") options.factor = 0.5;
        const auto [x, cov_x, infodict, mesg, ier] = leastsq(decay, Eigen::Vector3d(1, 1, 0), options);
        EXPECT_EQ(ier, static_cast<int>(data.number("ier"))) << mesg;
        EXPECT_SCALED_CLOSE(x, data.array<Vector>("x"), 1e-7);
        EXPECT_SCALED_CLOSE(cov_x, data.array<Matrix>("cov"), 1e-5);
        EXPECT_LE(infodict.nfev, static_cast<Eigen::Index>(1.2 * data.number("nfev")) + 1);
        EXPECT_EQ(infodict.fvec, decay(x));
        options.Dfun = [&](const Vector& p) { return decay.jac(p); };
        const auto exact = leastsq(decay, Eigen::Vector3d(1, 1, 0), options);
        EXPECT_SCALED_CLOSE(exact.x, x, 1e-7);
        EXPECT_LT(exact.infodict.nfev, infodict.nfev);
        EXPECT_SCALED_CLOSE(exact.infodict.fjac, decay.jac(exact.x), 1e-14);
        options.Dfun = [&](const Vector& p) { return Matrix(decay.jac(p).transpose()); };
        options.col_deriv = true;
        EXPECT_EQ(leastsq(decay, Eigen::Vector3d(1, 1, 0), options).x, exact.x);
    }
}

TEST(Leastsq, Ends) {
    const auto one = [](const Vector& p) { return p[0] - 3; };
    const auto r = leastsq(one, std::vector<double>{0.0});
    EXPECT_NEAR(r.x[0], 3, 1e-8);
    EXPECT_GE(r.ier, 1);
    EXPECT_LE(r.ier, 4);
    const auto same = [](const Vector& p) { return Eigen::Vector2d(p[0] + p[1] - 1, p[0] + p[1] - 1); };
    EXPECT_EQ(leastsq(same, Eigen::Vector2d(0, 0)).cov_x.size(), 0);  // rank lost
    const auto hard = [](const Vector& p) { return Eigen::Vector2d(10 * (p[1] - p[0] * p[0]), 1 - p[0]); };
    EXPECT_EQ(leastsq(hard, Eigen::Vector2d(-1.2, 1), {.maxfev = 5}).ier, 5);
    EXPECT_SCALED_CLOSE(leastsq(hard, Eigen::Vector2d(-1.2, 1), {.epsfcn = 1e-12}).x, Eigen::Vector2d(1, 1), 1e-6);
    EXPECT_GE(leastsq(hard, Eigen::Vector2d(-1.2, 1), {.ftol = 0, .xtol = 0}).ier, 4);
}

TEST(Leastsq, Errors) {
    const auto f = [](const Vector& p) { return p; };
    const Vector x = Vector::Ones(2);
    EXPECT_THROW_TEXT((void)leastsq(f, Vector()), std::invalid_argument, "leastsq: x0 must not be empty");
    EXPECT_THROW_TEXT((void)leastsq(f, x, {.ftol = -1}), std::invalid_argument, "ftol must not be negative");
    EXPECT_THROW_TEXT((void)leastsq(f, x, {.factor = 1000}), std::invalid_argument, "factor must be in [0.1, 100]");
    EXPECT_THROW_TEXT((void)leastsq(f, x, {.diag = {1, -1}}), std::invalid_argument, "diag must be positive");
    EXPECT_THROW_TEXT((void)leastsq([](const Vector& p) { return p[0]; }, x), std::invalid_argument,
                      "at least 2 components");
    EXPECT_THROW_TEXT((void)leastsq(f, x, {.Dfun = [](const Vector&) { return Matrix::Ones(3, 2).eval(); }}),
                      std::invalid_argument, "jac must return 2 x 2");
}

}  // namespace
