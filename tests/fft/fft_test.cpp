#include <numbers>
#include <scixx/fft/fft.hpp>
#include <scixx/fft/kernels.hpp>
#include <scixx/tensor.hpp>
#include <vector>

#include "support/closeness.hpp"
#include "support/reference.hpp"

namespace {

namespace fft = scixx::fft;
using scixx::testing::Case;
using scixx::testing::Reference;
using C = std::complex<double>;
using Eigen::Index;
using RowArrayXXcd = Eigen::Array<C, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Tensor = Eigen::Tensor<C, 3>;
using RowTensor = Eigen::Tensor<C, 3, Eigen::RowMajor>;

constexpr double tight = 4e-16;

const Reference& reference() {
    static const Reference stored("fft/fft.json");
    return stored;
}

TEST(Fft, LinesOfAllKindsOfLengths) {
    for (Index n : {1, 2, 3, 8, 15, 16, 34, 67}) {
        const Case& stored = reference()["line " + std::to_string(n)];
        const auto x = stored.array<Eigen::VectorXcd>("x");
        EXPECT_SCALED_CLOSE(fft::fft(x), stored.array<Eigen::VectorXcd>("fft"), 2 * tight) << n;
        EXPECT_SCALED_CLOSE(fft::ifft(x), stored.array<Eigen::VectorXcd>("ifft"), 2 * tight) << n;
        const Eigen::RowVectorXcf few = x.cast<std::complex<float>>().transpose();
        const Eigen::RowVectorXcf result = fft::fft(few);
        EXPECT_SCALED_CLOSE(result, stored.array<Eigen::RowVectorXcd>("fft").cast<std::complex<float>>(), 3e-7) << n;
    }
}

TEST(Fft, Norms) {
    for (const auto& [name, norm] :
         {std::pair("norm backward", fft::Norm::backward), std::pair("norm ortho", fft::Norm::ortho),
          std::pair("norm forward", fft::Norm::forward)}) {
        const Case& stored = reference()[name];
        const auto x = stored.array<Eigen::MatrixXcd>("x");
        EXPECT_SCALED_CLOSE(fft::fft(x, {.norm = norm}), stored.array<Eigen::MatrixXcd>("fft"), tight);
        EXPECT_SCALED_CLOSE(fft::ifft(x, {.norm = norm}), stored.array<Eigen::MatrixXcd>("ifft"), tight);
        EXPECT_SCALED_CLOSE(fft::fft2(x, {.norm = norm}), stored.array<Eigen::MatrixXcd>("fft2"), tight);
        EXPECT_SCALED_CLOSE(fft::ifft2(x, {.norm = norm}), stored.array<Eigen::MatrixXcd>("ifft2"), tight);
        EXPECT_SCALED_CLOSE(fft::fftn(x, {.norm = norm}), stored.array<Eigen::MatrixXcd>("fft2"), tight);
    }
}

TEST(Fft, LengthAndAxisOfMatrices) {
    for (Index n : {5, 8, 11})
        for (int axis : {0, -1}) {
            const Case& stored = reference()["n " + std::to_string(n) + " axis " + std::to_string(axis)];
            const auto expected = stored.array<Eigen::ArrayXXcd>("fft");
            EXPECT_SCALED_CLOSE(fft::fft(stored.array<Eigen::ArrayXXcd>("x"), {.n = n, .axis = axis}), expected, tight);
            const RowArrayXXcd rows = fft::fft(stored.array<RowArrayXXcd>("x"), {.n = n, .axis = axis, .workers = 2});
            EXPECT_SCALED_CLOSE(rows, expected, tight);
        }
}

TEST(Fft, TensorsAlongSeveralAxes) {
    for (const char* name : {"nd all", "nd two", "nd pad", "nd crop", "nd mixed"}) {
        const Case& stored = reference()[name];
        const fft::FftnOptions options{.s = stored.list<Index>("s"), .axes = stored.list<int>("axes")};
        EXPECT_SCALED_CLOSE(fft::fftn(stored.array<Tensor>("x"), options), stored.array<Tensor>("fftn"), tight) << name;
        EXPECT_SCALED_CLOSE(fft::fftn(stored.array<RowTensor>("x"), options), stored.array<RowTensor>("fftn"), tight);
        EXPECT_SCALED_CLOSE(fft::ifftn(stored.array<Tensor>("x"), options), stored.array<Tensor>("ifftn"), tight);
        const Eigen::Tensor<double, 3> real = stored.array<Tensor>("x").real();
        EXPECT_SCALED_CLOSE(fft::fftn(real, options), stored.array<Tensor>("real"), tight) << name;
    }
}

TEST(Fft, RealAndIntegerInputGiveTheWholeSpectrum) {
    for (Index n : {1, 2, 7, 8, 33, 64, 134, 200}) {
        const Eigen::VectorXd x = Eigen::VectorXd::Random(n);
        EXPECT_SCALED_CLOSE(fft::fft(x), fft::fft(x.cast<C>()), 2 * tight) << n;
        EXPECT_SCALED_CLOSE(fft::ifft(x), fft::ifft(x.cast<C>()), 2 * tight) << n;
    }
    const Eigen::Vector3i counts(1, 2, 4);
    const Eigen::VectorXcd y = fft::fft(counts);
    EXPECT_SCALED_CLOSE(y, Eigen::Vector3cd(C(7, 0), C(-2, std::sqrt(3.0)), C(-2, -std::sqrt(3.0))), tight);
    const Eigen::ArrayXXd plane = Eigen::ArrayXXd::Random(12, 9);
    EXPECT_SCALED_CLOSE(fft::fft2(plane), fft::fft2(plane.cast<C>()), tight);
}

TEST(Fft, ExpressionsBlocksAndStridedInputAreReadAsTheyAre) {
    const Eigen::ArrayXXcd big = Eigen::ArrayXXcd::Random(20, 30);
    const Eigen::ArrayXXcd part = big.block(2, 3, 12, 16);
    EXPECT_SCALED_CLOSE(fft::fft2(big.block(2, 3, 12, 16)), fft::fft2(part), 0.0);
    EXPECT_SCALED_CLOSE(fft::fft(2.0 * part + 1.0), fft::fft((2.0 * part + 1.0).eval()), 0.0);
    const Eigen::VectorXcd line = Eigen::VectorXcd::Random(96);
    const Eigen::Map<const Eigen::VectorXcd, 0, Eigen::InnerStride<>> every_third(line.data(), 32,
                                                                                  Eigen::InnerStride<>(3));
    EXPECT_SCALED_CLOSE(fft::fft(every_third), fft::fft(Eigen::VectorXcd(every_third)), 0.0);
}

TEST(Fft, DestinationsMayBeTheSourceOrShareItsMemory) {
    for (Index n : {8, 45, 1024}) {
        Eigen::ArrayXXcd x = Eigen::ArrayXXcd::Random(n, 11);
        for (int axis : {0, 1}) {
            const Eigen::ArrayXXcd expected = fft::fft(x, {.axis = axis});
            Eigen::ArrayXXcd out(n, 11), same = x;
            fft::fft(x, {.axis = axis}, out);
            fft::fft(same, {.axis = axis}, same);
            EXPECT_SCALED_CLOSE(out, expected, 0.0);
            EXPECT_SCALED_CLOSE(same, expected, 0.0);
        }
    }
    Eigen::VectorXcd line = Eigen::VectorXcd::Random(40);
    const Eigen::VectorXcd expected = fft::ifft(line.head(32));
    fft::ifft(line.head(32), {}, line.tail(32));
    EXPECT_SCALED_CLOSE(line.tail(32), expected, 0.0);
}

TEST(Fft, ErrorsNameTheArgument) {
    const Eigen::VectorXcd x = Eigen::VectorXcd::Ones(4);
    Eigen::VectorXcd out(3);
    EXPECT_THROW_TEXT((void)fft::fft(x, {.n = 0}), std::invalid_argument,
                      "fft: invalid number of data points (0) specified");
    EXPECT_THROW_TEXT((void)fft::ifft(x, {.n = -3}), std::invalid_argument, "ifft: invalid number of data points (-3)");
    EXPECT_THROW_TEXT((void)fft::fft(Eigen::VectorXd()), std::invalid_argument, "invalid number of data points (0)");
    EXPECT_THROW_TEXT((void)fft::fft(x, {.axis = 1}), std::invalid_argument, "axis 1 is out of bounds");
    EXPECT_THROW_TEXT((void)fft::fft(x, {.workers = 0}), std::invalid_argument, "workers must not be zero");
    EXPECT_THROW_TEXT((void)fft::fft2(x), std::invalid_argument, "fft2: axis -2 is out of bounds");
    EXPECT_THROW_TEXT((void)fft::fftn(x, {.s = {2, 2}}), std::invalid_argument, "shape requires more axes");
    EXPECT_THROW_TEXT((void)fft::fftn(x, {.s = {2}, .axes = {0, 0}}), std::invalid_argument, "axes must be unique");
    const Eigen::MatrixXcd plane = Eigen::MatrixXcd::Ones(4, 4);
    EXPECT_THROW_TEXT((void)fft::fftn(plane, {.s = {2}, .axes = {0, 1}}), std::invalid_argument, "the same length");
    EXPECT_THROW_TEXT(fft::fft(x, {}, out), std::invalid_argument, "out must have shape 4, got 3");
}

TEST(Fft, EmptyOtherAxesGiveAnEmptyResult) {
    const Eigen::MatrixXcd y = fft::fft(Eigen::MatrixXcd(0, 5));
    EXPECT_EQ(y.rows(), 0);
    EXPECT_EQ(y.cols(), 5);
}

}  // namespace
