#include <scixx/ndimage/fourier.hpp>
#include <scixx/special/bessel.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/ranks.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using Complex = std::complex<double>;

TEST(Fourier, MatchesSciPyForEveryRankAndRealAxis) {
    const auto check = []<class A>(const Case& stored, const A&) {
        const A a = stored.array<A>("a");
        const std::vector<double> p = stored.numbers("p").real;
        const ndimage::FourierOptions options{.n = stored.integer("n"),
                                              .axis = static_cast<int>(stored.integer("axis"))};
        EXPECT_SCALED_CLOSE(ndimage::fourier_gaussian(a, p, options), stored.array<A>("gaussian"), 1e-15);
        EXPECT_SCALED_CLOSE(ndimage::fourier_uniform(a, p, options), stored.array<A>("uniform"), 1e-15);
        // SciPy's J1 is good to 1e-8.
        EXPECT_SCALED_CLOSE(ndimage::fourier_ellipsoid(a, p, options), stored.array<A>("ellipsoid"),
                            scixx::core::rank_of<A> == 2 ? 5e-8 : 1e-14);
        EXPECT_SCALED_CLOSE(ndimage::fourier_shift(a, p, options), stored.array<A>("shift"), 2e-15);
    };
    EXPECT_EQ(for_each_rank<Complex>(Reference("ndimage/fourier.json"), check), 9);
}

TEST(Fourier, EllipsoidsAreTransformsOfDisks) {
    const Eigen::ArrayXXd ones = Eigen::ArrayXXd::Ones(6, 9);
    const Eigen::ArrayXXd out = ndimage::fourier_ellipsoid(ones, {3.0, 2.0});
    EXPECT_EQ(out(0, 0), 1);
    const double x = 3.14159265358979323846 * std::hypot(3.0 * -2 / 6, 2.0 * 3 / 9);
    EXPECT_NEAR(out(4, 3), 2 * scixx::special::j1(x) / x, 1e-15);
    // In three dimensions the series near 0 meets the closed form.
    const auto ball = [](double at) {
        Eigen::Tensor<double, 3> one(2, 1, 1);
        one.setConstant(1.0);
        return ndimage::fourier_ellipsoid(one, {2 * at / 3.14159265358979323846, 0.0, 0.0})(1, 0, 0);
    };
    EXPECT_NEAR(ball(0.5 - 1e-9), ball(0.5 + 1e-9), 1e-9);
    EXPECT_NEAR(ball(0.49), 3 * (std::sin(0.49) - 0.49 * std::cos(0.49)) / (0.49 * 0.49 * 0.49), 1e-14);
    EXPECT_EQ(ball(1e-30), 1);
}

TEST(Fourier, ScalarsOfInputAndResult) {
    std::srand(14);
    const Eigen::ArrayXXcd z = Eigen::ArrayXXcd::Random(7, 5);
    const Eigen::ArrayXXcf f = z.cast<std::complex<float>>();
    EXPECT_SCALED_CLOSE(ndimage::fourier_gaussian(f, 1.3),
                        ndimage::fourier_gaussian(z, 1.3).cast<std::complex<float>>().eval(), 2e-7);
    EXPECT_SCALED_CLOSE(ndimage::fourier_shift(f, 1.3),
                        ndimage::fourier_shift(z, 1.3).cast<std::complex<float>>().eval(), 3e-7);
    const Eigen::ArrayXXf real = f.real();
    static_assert(std::is_same_v<decltype(ndimage::fourier_gaussian(real, 1.0)), Eigen::ArrayXXf>);
    static_assert(std::is_same_v<decltype(ndimage::fourier_shift(real, 1.0)), Eigen::ArrayXXcd>);
    static_assert(std::is_same_v<decltype(ndimage::fourier_uniform(Eigen::ArrayXXi(), 1.0)), Eigen::ArrayXXd>);
    EXPECT_SCALED_CLOSE(ndimage::fourier_uniform<Complex>(real, 2.0).real().eval(),
                        ndimage::fourier_uniform<double>(real, 2.0), 0);
    EXPECT_SCALED_CLOSE(ndimage::fourier_shift(real, 0.0), real.cast<Complex>().eval(), 0);
    Eigen::ArrayXXcd in_place = z;
    ndimage::fourier_shift(in_place, {0.5, 2.0}, {}, in_place);
    EXPECT_SCALED_CLOSE(in_place, ndimage::fourier_shift(z, {0.5, 2.0}), 0);
    EXPECT_SCALED_CLOSE(in_place.abs().eval(), z.abs().eval(), 1e-15);
    EXPECT_SCALED_CLOSE(ndimage::fourier_gaussian(2.0 * z.block(0, 0, 7, 5), 0.7),
                        (2.0 * ndimage::fourier_gaussian(z, 0.7)).eval(), 1e-15);
    EXPECT_EQ(ndimage::fourier_ellipsoid(Eigen::ArrayXXd(0, 3), 1.0).size(), 0);
}

TEST(Fourier, RefusesWhatHasNoMeaning) {
    const Eigen::ArrayXXcd z = Eigen::ArrayXXcd::Zero(3, 4);
    EXPECT_THROW_TEXT(ndimage::fourier_gaussian(z, std::nan("")), std::invalid_argument, "sigma must be finite");
    EXPECT_THROW_TEXT(ndimage::fourier_uniform(z, {1.0}), std::invalid_argument,
                      "size must have one entry for each of 2 axes");
    EXPECT_THROW_TEXT(ndimage::fourier_shift(z, 1.0, {.n = 6, .axis = 2}), std::invalid_argument, "axis 2");
    Eigen::ArrayXXcd wrong(4, 3);
    EXPECT_THROW_TEXT(ndimage::fourier_ellipsoid(z, 1.0, {}, wrong), std::invalid_argument,
                      "out must have shape 3 x 4, got 4 x 3");
}

}  // namespace
