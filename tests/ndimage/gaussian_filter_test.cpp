#include <scixx/ndimage/correlate.hpp>
#include <scixx/ndimage/gaussian_filter.hpp>
#include <scixx/ndimage/laplace.hpp>
#include <scixx/tensor.hpp>

#include "ndimage/support.hpp"
#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace core = scixx::core;
namespace ndimage = scixx::ndimage;
using namespace scixx::testing;
using ndimage::Mode;

/// Largest magnitude of an array.
template <class A>
[[nodiscard]] double largest(const A& a) {
    double most = 0;
    core::for_each([&](const double& value) { most = std::max(most, std::abs(value)); }, core::view(a));
    return most;
}

template <class A>
void check(const std::string& name, const Case& stored) {
    SCOPED_TRACE(name);
    const A a = stored.array<A>("a");
    // The weights of a derivative cancel, to almost nothing on an axis shorter than the kernel: errors scale with a.
    const auto limit = [&](const char* key) {
        return 1e-14 * std::max(1.0, largest(a) / largest(stored.array<A>(key)));
    };
    const Mode mode = mode_named(stored.text("mode"));
    const double cval = stored.number("cval");
    const int axis = static_cast<int>(stored.integer("axis"));
    const std::vector<double> sigma = stored.numbers("sigma").real;
    std::vector<double> more = sigma;
    for (double& value : more) value += 0.1;
    std::vector<int> order;
    for (Eigen::Index value : integers(stored, "order")) order.push_back(static_cast<int>(value));
    EXPECT_SCALED_CLOSE(ndimage::gaussian_filter(a, sigma, {.order = order, .mode = mode, .cval = cval}),
                        stored.array<A>("filter"), limit("filter"));
    EXPECT_SCALED_CLOSE(ndimage::gaussian_filter(a, sigma, {.mode = mode, .cval = cval, .truncate = 2.5}),
                        stored.array<A>("radius"), limit("radius"));
    EXPECT_SCALED_CLOSE(
        ndimage::gaussian_filter1d(a, 1.3, {.axis = axis, .order = order[0], .mode = mode, .cval = cval, .radius = 3}),
        stored.array<A>("filter1d"), limit("filter1d"));
    EXPECT_SCALED_CLOSE(ndimage::gaussian_laplace(a, more, {.mode = mode, .cval = cval}), stored.array<A>("laplace_of"),
                        10 * limit("laplace_of"));
    EXPECT_SCALED_CLOSE(ndimage::gaussian_gradient_magnitude(a, more, {.mode = mode, .cval = cval}),
                        stored.array<A>("magnitude"), 10 * limit("magnitude"));
    EXPECT_SCALED_CLOSE(ndimage::laplace(a, {.mode = mode, .cval = cval}), stored.array<A>("laplace"),
                        limit("laplace"));
}

TEST(GaussianFilter, MatchesSciPyForEveryModeAndRank) {
    const Reference reference("ndimage/gaussian_filter.json");
    int count = 0;
    for (const auto& [name, stored] : reference.cases()) {
        if (!stored.has("filter")) continue;
        ++count;
        switch (stored.numbers("a").shape.size()) {
            case 1:
                check<Eigen::ArrayXd>(name, stored);
                break;
            case 2:
                check<Eigen::MatrixXd>(name, stored);
                check<Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(name, stored);
                break;
            default:
                check<Eigen::Tensor<double, 3>>(name, stored);
        }
    }
    EXPECT_EQ(count, 24);
}

TEST(GaussianFilter, BytesAreTruncatedAfterEachAxis) {
    const Reference reference("ndimage/gaussian_filter.json");
    using Bytes = Eigen::ArrayXX<unsigned char>;
    const Case& stored = reference["u8"];
    const auto a = stored.array<Bytes>("a");
    EXPECT_TRUE((ndimage::gaussian_filter(a, 1.0) == stored.array<Bytes>("gaussian")).all());
    EXPECT_TRUE((ndimage::laplace(a) == stored.array<Bytes>("laplace")).all());
    EXPECT_TRUE((ndimage::gaussian_gradient_magnitude(a, 1.0) == stored.array<Bytes>("magnitude")).all());
}

TEST(GaussianFilter, FloatStaysWithinTwoUlpOfTheScale) {
    std::srand(2);
    const Eigen::ArrayXXf a = (Eigen::ArrayXXf::Random(70, 300) + 1) / 2;
    for (double sigma : {0.7, 2.0, 9.0, 30.0}) {
        const Eigen::ArrayXXd exact = ndimage::gaussian_filter<double>(a, sigma);
        const Eigen::ArrayXXf found = ndimage::gaussian_filter(a, sigma);
        EXPECT_LE((found.cast<double>() - exact).abs().maxCoeff(), 2 * std::numeric_limits<float>::epsilon()) << sigma;
    }
}

TEST(GaussianFilter, KeepsConstantsComplexAndIdentity) {
    const Eigen::ArrayXXd ones = Eigen::ArrayXXd::Constant(9, 14, 3.0);
    EXPECT_SCALED_CLOSE(ndimage::gaussian_filter(ones, 2.0), ones, 1e-15);
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(9, 14), b = Eigen::ArrayXXd::Random(9, 14);
    EXPECT_TRUE((ndimage::gaussian_filter(a, 0.0) == a).all());
    EXPECT_TRUE((ndimage::gaussian_filter1d(a, 0.0) == a).all());
    const Eigen::ArrayXXcd z = a.cast<std::complex<double>>() + std::complex<double>(0, 1) * b;
    const Eigen::ArrayXXcd smooth = ndimage::gaussian_filter(z, 1.5);
    EXPECT_SCALED_CLOSE(smooth.real().eval(), ndimage::gaussian_filter(a, 1.5), 1e-15);
    EXPECT_SCALED_CLOSE(smooth.imag().eval(), ndimage::gaussian_filter(b, 1.5), 1e-15);
    Eigen::ArrayXXd in_place = a;
    ndimage::gaussian_filter(in_place, {1.0, 2.0}, {}, in_place);
    EXPECT_TRUE((in_place == ndimage::gaussian_filter(a, {1.0, 2.0})).all());
    EXPECT_EQ(ndimage::gaussian_laplace(Eigen::ArrayXXd(0, 3), 1.0).cols(), 3);
    EXPECT_EQ(ndimage::gaussian_filter(Eigen::ArrayXXd(1, 1).setConstant(2.0), 5.0).rows(), 1);
}

TEST(GaussianFilter, RefusesBadArguments) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Ones(4, 5);
    EXPECT_THROW_TEXT(ndimage::gaussian_filter(a, -1.0), std::invalid_argument,
                      "sigma must be finite and not negative");
    EXPECT_THROW_TEXT(ndimage::gaussian_filter1d(a, std::nan("")), std::invalid_argument, "gaussian_filter1d: sigma");
    EXPECT_THROW_TEXT(ndimage::gaussian_filter(a, {1.0, 2.0, 3.0}), std::invalid_argument, "sigma must have one entry");
    EXPECT_THROW_TEXT(ndimage::gaussian_filter(a, 1.0, {.order = -1}), std::invalid_argument, "order must not be");
    EXPECT_THROW_TEXT(ndimage::gaussian_filter(a, 1.0, {.truncate = -1}), std::invalid_argument, "truncate");
    EXPECT_THROW_TEXT(ndimage::gaussian_filter1d(a, 1.0, {.axis = 5}), std::invalid_argument, "axis 5");
    EXPECT_THROW_TEXT(ndimage::laplace(a, {.mode = {Mode::wrap}}), std::invalid_argument, "laplace: mode");
}

TEST(Laplace, GenericFormsTakeACallable) {
    const Eigen::ArrayXXd a = Eigen::ArrayXXd::Random(6, 7);
    const auto second = [](const Eigen::ArrayXXd& image, int axis, Mode mode, double cval) {
        return ndimage::correlate1d(image, Eigen::Vector3d(1, -2, 1), {.axis = axis, .mode = mode, .cval = cval});
    };
    const ndimage::GenericDerivativeOptions options{.mode = {Mode::wrap, Mode::constant}, .cval = 2};
    EXPECT_TRUE((ndimage::generic_laplace(a, second, options) ==
                 ndimage::laplace(a, {.mode = options.mode, .cval = options.cval}))
                    .all());
    const Eigen::ArrayXXd magnitude = ndimage::generic_gradient_magnitude(a, second, options);
    EXPECT_SCALED_CLOSE(magnitude,
                        (second(a, 0, Mode::wrap, 2).square() + second(a, 1, Mode::constant, 2).square()).sqrt().eval(),
                        1e-15);
    const auto wrong = [](const Eigen::ArrayXXd&, int, Mode, double) { return Eigen::ArrayXXd(2, 2); };
    EXPECT_THROW_TEXT(ndimage::generic_laplace(a, wrong), std::invalid_argument, "the derivative must have the shape");
}

TEST(GaussianFilter, RoundingNoiseOfBytesIsNotTruncated) {
    const Eigen::ArrayXX<unsigned char> full = Eigen::ArrayXX<unsigned char>::Constant(8, 8, 255);
    for (const double sigma : {0.3, 0.5, 0.7, 1.0, 1.3, 1.5, 2.0, 3.0})
        for (const double truncate : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0})
            EXPECT_TRUE((ndimage::gaussian_filter(full, sigma, {.truncate = truncate}) == full).all())
                << sigma << " " << truncate;
    // What is a fraction stays one: 0.999 of 200 is truncated.
    const Eigen::ArrayX<unsigned char> line = Eigen::ArrayX<unsigned char>::Constant(5, 200);
    EXPECT_TRUE((ndimage::correlate1d(line, Eigen::Array3d(0.2, 0.599, 0.2)) == 199).all());
}

TEST(GaussianFilter, DerivativesOfComplexArrays) {
    // scipy.ndimage 1.10.1, row 1 of the results.
    Eigen::ArrayXXcd a(3, 4);
    for (Eigen::Index i = 0; i < 3; ++i)
        for (Eigen::Index j = 0; j < 4; ++j) {
            const double real = static_cast<double>(4 * i + j), imag = static_cast<double>(4 * (2 - i) + j);
            a(i, j) = {real * real, imag};
        }
    const Eigen::ArrayXXcd laplace = ndimage::gaussian_laplace(a, 1.0);
    EXPECT_NEAR(std::abs(laplace(1, 0) - std::complex<double>(11.95294337, 0.67463263)), 0, 1e-8);
    EXPECT_NEAR(std::abs(laplace(1, 3) - std::complex<double>(-2.90639851, -0.67621663)), 0, 1e-8);
    const Eigen::ArrayXXcd magnitude = ndimage::gaussian_gradient_magnitude(a, 1.0);
    EXPECT_NEAR(std::abs(magnitude(1, 0) - std::complex<double>(24.98986667, -2.71702437)), 0, 1e-8);
    EXPECT_NEAR(std::abs(magnitude(1, 3) - std::complex<double>(37.01045315, -2.73182962)), 0, 1e-8);
    const ndimage::GaussianDerivativeOptions outside{.mode = Mode::constant, .cval = {1, 2}};
    EXPECT_NEAR(
        std::abs(ndimage::gaussian_laplace(a, 1.0, outside)(1, 1) - std::complex<double>(-13.04130177, -1.38004096)), 0,
        1e-8);
    EXPECT_NEAR(std::abs(ndimage::gaussian_gradient_magnitude(a, 1.0, outside)(1, 3) -
                         std::complex<double>(21.89201912, 0.06473648)),
                0, 1e-8);
    EXPECT_THROW_TEXT(ndimage::gaussian_laplace(a.real().eval(), 1.0, outside), std::invalid_argument,
                      "gaussian_laplace: cval must be real for a real array");
}

}  // namespace
