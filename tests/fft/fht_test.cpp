#include <scixx/fft/fht.hpp>
#include <scixx/fft/kernels.hpp>
#include <scixx/tensor.hpp>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace fft = scixx::fft;
using Eigen::ArrayXd;
using Eigen::ArrayXXd;
using Eigen::Index;

TEST(Fht, AgreesWithSciPy) {
    const scixx::testing::Reference reference("fft/fht.json");
    for (const auto& [name, stored] : reference.cases()) {
        const double mu = stored.number("mu");
        const fft::FhtOptions options{.offset = stored.number("offset"), .bias = stored.number("bias")};
        const auto x = stored.array<ArrayXXd>("x");
        EXPECT_SCALED_CLOSE(fft::fht(x, 0.1, mu, options), stored.array<ArrayXXd>("fht"), 4e-13) << name;
        EXPECT_SCALED_CLOSE(fft::ifht(x, 0.1, mu, options), stored.array<ArrayXXd>("ifht"), 4e-13) << name;
        EXPECT_NEAR(fft::fhtoffset(0.1, mu, {options.offset, options.bias}), stored.number("fhtoffset"), 1e-14) << name;
    }
}

TEST(Fht, InverseForEvenAndOddLengths) {
    for (Index n : {1, 2, 15, 16, 64, 63}) {
        const ArrayXd a = ArrayXd::Random(n);
        for (double bias : {0.0, 0.1, -0.1}) {
            const fft::FhtOptions options{.offset = 0.2, .bias = bias};
            EXPECT_SCALED_CLOSE(fft::ifht(fft::fht(a, 0.1, 1.5, options), 0.1, 1.5, options), a, 1e-13) << n;
        }
        // Without bias the transform is orthogonal, but for the one coefficient of even lengths that has to be real.
        if (n % 2 != 0) {
            EXPECT_NEAR(fft::fht(a, 0.1, 0.5).matrix().norm(), a.matrix().norm(), 1e-13 * a.matrix().norm()) << n;
        }
    }
}

TEST(Fht, KnownIntegral) {
    // r^(mu+1) exp(-r^2/2) is its own transform.
    const Index n = 128;
    const double mu = 0, dln = 8 * std::log(10.0) / double(n - 1);
    const double offset = fft::fhtoffset(dln, mu, {.initial = -6 * std::log(10.0)});
    ArrayXd r(n), k(n);
    for (Index i = 0; i < n; ++i) r[i] = std::pow(10.0, -7 + 8 * double(i) / double(n - 1));
    k = std::exp(offset) / r.reverse();
    const ArrayXd found = fft::fht(r * (-r.square() / 2).exp(), dln, mu, {.offset = offset});
    const ArrayXd expected = k * (-k.square() / 2).exp();
    EXPECT_LT(((found - expected) / expected).abs().head(100).maxCoeff(), 5e-3);
}

TEST(Fht, SingularTransformsDropTheConstant) {
    // Gamma(0) / Gamma(-1/2): the constant of the biased sequence is lost, and of the result too.
    const ArrayXd y = fft::fht(ArrayXd::Ones(8), 0.1, -1.5, {.bias = 0.5});
    const ArrayXd power = (ArrayXd::LinSpaced(8, -3.5, 3.5) * 0.05).exp();
    EXPECT_TRUE(y.isFinite().all());
    EXPECT_NEAR((y * power).sum(), 0.0, 1e-13 * y.abs().sum());
    // Both are poles: the limit is finite.
    EXPECT_SCALED_CLOSE(fft::fht(ArrayXd::Ones(8), 0.1, -1.0), ArrayXd::Ones(8), 1e-15);
    EXPECT_TRUE(fft::ifht(ArrayXd::Ones(8), 0.1, 1.0, {.bias = 2.0}).isFinite().all());
}

TEST(Fht, TensorsFloatAndIntegers) {
    Eigen::Tensor<float, 3> t(2, 3, 8);
    t.setRandom();
    const Eigen::Tensor<float, 3> y = fft::fht(t, 0.2, 1.0);
    ArrayXd line(8);
    for (Index i = 0; i < 8; ++i) line[i] = double(t(1, 2, i));
    const ArrayXd expected = fft::fht(line, 0.2, 1.0);
    for (Index i = 0; i < 8; ++i) EXPECT_NEAR(double(y(1, 2, i)), expected[i], 2e-6);
    const Eigen::ArrayXi counts = Eigen::ArrayXi::LinSpaced(6, 1, 6);
    EXPECT_SCALED_CLOSE(fft::fht(counts, 0.2, 1.0), fft::fht(counts.cast<double>(), 0.2, 1.0), 0.0);
}

TEST(Fht, ErrorsNameTheArgument) {
    const ArrayXd a = ArrayXd::Ones(4);
    EXPECT_THROW_TEXT((void)fft::fht(ArrayXd(), 0.1, 0.0), std::invalid_argument, "invalid number of data points (0)");
    EXPECT_THROW_TEXT((void)fft::fht(a, 0.0, 0.0), std::invalid_argument, "fht: dln must be finite and not zero");
    EXPECT_THROW_TEXT((void)fft::ifht(a, 0.1, NAN), std::invalid_argument, "ifht: mu must be finite");
    EXPECT_THROW_TEXT((void)fft::ifht(a, 0.1, 0.0, {.bias = INFINITY}), std::invalid_argument, "must be finite");
    EXPECT_THROW_TEXT((void)fft::fhtoffset(0.0, 1.0), std::invalid_argument, "fhtoffset: dln");
}

}  // namespace
