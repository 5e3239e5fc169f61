#include <complex>
#include <scixx/optimize/rosen.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

using namespace scixx::optimize;

TEST(Rosen, SciPysValues) {
    const scixx::testing::Reference reference("optimize/rosen.json");
    for (const auto& [name, data] : reference.cases()) {
        SCOPED_TRACE(name);
        const auto x = data.array<Eigen::VectorXd>("x");
        const auto p = data.array<Eigen::VectorXd>("p");
        EXPECT_REL_CLOSE(rosen(x), data.number("rosen"), 1e-14);
        EXPECT_SCALED_CLOSE(rosen_der(x), data.array<Eigen::VectorXd>("der"), 1e-14);
        EXPECT_SCALED_CLOSE(rosen_hess(x), data.array<Eigen::MatrixXd>("hess"), 1e-14);
        EXPECT_SCALED_CLOSE(rosen_hess_prod(x, p), data.array<Eigen::VectorXd>("prod"), 1e-14);
        EXPECT_SCALED_CLOSE(rosen_hess_prod(x, p), (rosen_hess(x) * p).eval(), 1e-14);
        EXPECT_REL_CLOSE(rosen(x.cast<float>().eval()), static_cast<float>(data.number("rosen")), 1e-5);
    }
}

TEST(Rosen, TypesAndShapes) {
    static_assert(std::is_same_v<decltype(rosen_der(Eigen::Array3f())), Eigen::Array3f>);
    static_assert(std::is_same_v<decltype(rosen(Eigen::VectorXi())), double>);
    EXPECT_EQ(rosen(Eigen::Vector3i(1, 1, 1)), 0.0);
    EXPECT_EQ(rosen(Eigen::Vector2i(0, 1)), 101.0);
    EXPECT_EQ(rosen(Eigen::VectorXd::Constant(1, 5.0)), 0.0);
    EXPECT_EQ(rosen_der(Eigen::Vector3d(1, 1, 1)), Eigen::Vector3d::Zero());
    const Eigen::Vector2cd z(std::complex<double>(0.5, 1e-20), 2.0);
    EXPECT_REL_CLOSE(rosen(z).imag() / 1e-20, rosen_der(Eigen::Vector2d(0.5, 2.0))[0], 1e-15);
    const Eigen::RowVectorXd strided = Eigen::MatrixXd::Constant(3, 4, 1.5).row(1);
    EXPECT_REL_CLOSE(rosen(2 * strided), 3 * (100 * 36.0 + 4.0), 1e-15);
}

TEST(Rosen, NamesAndBraces) {
    EXPECT_EQ(rosen({0, 1}), 101.0);
    EXPECT_EQ(rosen(std::vector<int>{0, 1}), 101.0);
    EXPECT_EQ(rosen_der({1, 1, 1}).size(), 3);
    EXPECT_EQ(rosen_hess_prod({1, 1}, {1, 0}).matrix(), rosen_hess({1, 1}).col(0));
    const auto value = [](const auto& f, const Eigen::VectorXd& x) { return f(x); };
    EXPECT_EQ(value(rosen, Eigen::Vector2d(0, 1)), 101.0);
}

TEST(Rosen, Errors) {
    EXPECT_THROW_TEXT((void)rosen(Eigen::VectorXd()), std::invalid_argument, "rosen: x must not be empty");
    const Eigen::VectorXd one = Eigen::VectorXd::Ones(1);
    EXPECT_THROW_TEXT((void)rosen_der(one), std::invalid_argument, "rosen_der: x must have 2");
    EXPECT_THROW_TEXT((void)rosen_hess(one), std::invalid_argument, "rosen_hess: x must have 2");
    EXPECT_THROW_TEXT((void)rosen_hess_prod(one, one), std::invalid_argument, "rosen_hess_prod: x must have 2");
    EXPECT_THROW_TEXT((void)rosen_hess_prod(Eigen::Vector2d(1, 2), one), std::invalid_argument,
                      "p must have 2 components, got 1");
}

}  // namespace
