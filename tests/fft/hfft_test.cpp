#include <scixx/fft/fft.hpp>
#include <scixx/fft/hfft.hpp>
#include <scixx/fft/kernels.hpp>

#include "support/closeness.hpp"

namespace {

namespace fft = scixx::fft;
using Eigen::ArrayXXcd;
using Eigen::ArrayXXd;
using Eigen::Index;

/// Along an axis of n, hfft is the forward transform of the Hermitian extension: that of irfft's input.
TEST(Hfft, IsTheForwardTransformOfTheHermitianExtension) {
    for (Index n : {1, 2, 3, 8, 9, 20, 67})
        for (const auto norm : {fft::Norm::backward, fft::Norm::ortho, fft::Norm::forward}) {
            const ArrayXXd y = ArrayXXd::Random(3, n);
            const ArrayXXcd half = fft::ifft(y, {.norm = norm}).leftCols(n / 2 + 1);
            EXPECT_SCALED_CLOSE(fft::ihfft(y, {.norm = norm}), half, 2e-15) << n;
            EXPECT_SCALED_CLOSE(fft::hfft(half, {.n = n, .norm = norm}), y, 2e-15) << n;
        }
}

TEST(Hfft, SeveralAxes) {
    const ArrayXXd y = ArrayXXd::Random(6, 10);
    const ArrayXXcd half = fft::ifft2(y).leftCols(6);
    EXPECT_SCALED_CLOSE(fft::ihfft2(y), half, 1e-15);
    EXPECT_SCALED_CLOSE(fft::ihfftn(y), half, 1e-15);
    EXPECT_SCALED_CLOSE(fft::hfft2(half), y, 1e-15);
    EXPECT_SCALED_CLOSE(fft::hfftn(half, {.s = {6, 10}, .axes = {0, 1}}), y, 1e-15);
    ArrayXXd out(6, 10);
    fft::hfft2(half, {}, out);
    EXPECT_SCALED_CLOSE(out, y, 1e-15);
    ArrayXXcd back(6, 6);
    fft::ihfft2(y, {}, back);
    EXPECT_SCALED_CLOSE(back, half, 1e-15);
}

TEST(Hfft, SciPysExample) {
    const Eigen::Vector4d x(1, 2, 3, 4);
    const Eigen::VectorXd y = fft::hfft(x);
    EXPECT_SCALED_CLOSE(y, (Eigen::VectorXd(6) << 15, -4, 0, -1, 0, -4).finished(), 2e-16);
}

TEST(Hfft, ErrorsNameTheArgument) {
    EXPECT_THROW_TEXT((void)fft::hfft(Eigen::VectorXcd::Ones(1)), std::invalid_argument,
                      "hfft: invalid number of data points (0)");
    EXPECT_THROW_TEXT((void)fft::ihfft(Eigen::VectorXd::Ones(3), {.axis = 2}), std::invalid_argument, "ihfft: axis 2");
}

}  // namespace
