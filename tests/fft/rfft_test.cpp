#include <scixx/fft/fft.hpp>
#include <scixx/fft/kernels.hpp>
#include <scixx/fft/rfft.hpp>
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
using RowArrayXXd = Eigen::Array<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using RowArrayXXcd = Eigen::Array<C, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <class T>
using Tensor = Eigen::Tensor<T, 3>;
template <class T>
using RowTensor = Eigen::Tensor<T, 3, Eigen::RowMajor>;

constexpr double tight = 4e-16;

const Reference& reference() {
    static const Reference stored("fft/rfft.json");
    return stored;
}

TEST(Rfft, LinesOfAllKindsOfLengths) {
    for (Index n : {1, 2, 3, 8, 15, 16, 34, 67}) {
        const Case& stored = reference()["line " + std::to_string(n)];
        const auto x = stored.array<Eigen::VectorXd>("x");
        const auto y = stored.array<Eigen::VectorXcd>("y");
        EXPECT_SCALED_CLOSE(fft::rfft(x), stored.array<Eigen::VectorXcd>("rfft"), 2 * tight) << n;
        EXPECT_SCALED_CLOSE(fft::irfft(y, {.n = n}), stored.array<Eigen::VectorXd>("irfft"), 2 * tight) << n;
        const Eigen::ArrayXcf few = fft::rfft(x.cast<float>().array());
        EXPECT_SCALED_CLOSE(few, stored.array<Eigen::ArrayXcd>("rfft").cast<std::complex<float>>(), 3e-7) << n;
        const Eigen::ArrayXf back = fft::irfft(few, {.n = n});
        EXPECT_SCALED_CLOSE(back, x.cast<float>().array(), 4e-7) << n;
    }
}

TEST(Rfft, Norms) {
    for (const auto& [name, norm] :
         {std::pair("norm backward", fft::Norm::backward), std::pair("norm ortho", fft::Norm::ortho),
          std::pair("norm forward", fft::Norm::forward)}) {
        const Case& stored = reference()[name];
        const auto x = stored.array<Eigen::MatrixXd>("x");
        const auto y = stored.array<Eigen::MatrixXcd>("y");
        EXPECT_SCALED_CLOSE(fft::rfft(x, {.norm = norm}), stored.array<Eigen::MatrixXcd>("rfft"), tight);
        EXPECT_SCALED_CLOSE(fft::irfft(y, {.norm = norm}), stored.array<Eigen::MatrixXd>("irfft"), tight);
        EXPECT_SCALED_CLOSE(fft::rfft2(x, {.norm = norm}), stored.array<Eigen::MatrixXcd>("rfft2"), tight);
        EXPECT_SCALED_CLOSE(fft::irfft2(y, {.norm = norm}), stored.array<Eigen::MatrixXd>("irfft2"), tight);
    }
}

TEST(Rfft, LengthAndAxisOfMatrices) {
    for (Index n : {5, 8, 11, 20})
        for (int axis : {0, -1}) {
            const Case& stored = reference()["n " + std::to_string(n) + " axis " + std::to_string(axis)];
            const fft::FftOptions options{.n = n, .axis = axis};
            EXPECT_SCALED_CLOSE(fft::rfft(stored.array<Eigen::ArrayXXd>("x"), options),
                                stored.array<Eigen::ArrayXXcd>("rfft"), tight);
            EXPECT_SCALED_CLOSE(fft::rfft(stored.array<RowArrayXXd>("x"), options), stored.array<RowArrayXXcd>("rfft"),
                                tight);
            EXPECT_SCALED_CLOSE(fft::irfft(stored.array<Eigen::ArrayXXcd>("y"), options),
                                stored.array<Eigen::ArrayXXd>("irfft"), tight);
            EXPECT_SCALED_CLOSE(fft::irfft(stored.array<RowArrayXXcd>("y"), options),
                                stored.array<RowArrayXXd>("irfft"), tight);
        }
}

TEST(Rfft, TensorsAlongSeveralAxes) {
    for (const char* name : {"nd all", "nd two", "nd pad", "nd crop", "nd mixed"}) {
        const Case& stored = reference()[name];
        const fft::FftnOptions options{.s = stored.list<Index>("s"), .axes = stored.list<int>("axes")};
        EXPECT_SCALED_CLOSE(fft::rfftn(stored.array<Tensor<double>>("x"), options), stored.array<Tensor<C>>("rfftn"),
                            tight);
        EXPECT_SCALED_CLOSE(fft::rfftn(stored.array<RowTensor<double>>("x"), options),
                            stored.array<RowTensor<C>>("rfftn"), tight);
        EXPECT_SCALED_CLOSE(fft::irfftn(stored.array<Tensor<C>>("y"), options), stored.array<Tensor<double>>("irfftn"),
                            tight);
        EXPECT_SCALED_CLOSE(fft::irfftn(stored.array<RowTensor<C>>("y"), options),
                            stored.array<RowTensor<double>>("irfftn"), tight);
    }
}

TEST(Rfft, IsTheFirstHalfOfFftInEveryLayout) {
    for (Index n : {1, 2, 3, 9, 30, 64, 67, 100, 256})
        for (Index other : {1, 3, 4, 8, 9, 21}) {
            const Eigen::ArrayXXd x = Eigen::ArrayXXd::Random(n, other);
            const Eigen::ArrayXXcd whole = fft::fft(x.cast<C>(), {.axis = 0});
            const Eigen::ArrayXXcd half = fft::rfft(x, {.axis = 0});
            EXPECT_SCALED_CLOSE(half, whole.topRows(n / 2 + 1), 6 * tight) << n << " x " << other;
            const RowArrayXXd rows = x;
            EXPECT_SCALED_CLOSE(fft::rfft(rows, {.axis = 0}), whole.topRows(n / 2 + 1), 6 * tight)
                << n << " x " << other;
            EXPECT_SCALED_CLOSE(fft::irfft(half, {.n = n, .axis = 0}), x, 6 * tight) << n << " x " << other;
        }
}

TEST(Rfft, DestinationsIntegersAndExpressions) {
    const Eigen::ArrayXi counts = Eigen::ArrayXi::LinSpaced(12, -3, 8);
    EXPECT_SCALED_CLOSE(fft::rfft(counts), fft::rfft(counts.cast<double>()), 0.0);
    EXPECT_SCALED_CLOSE(fft::rfft(2 * counts + 1), fft::rfft((2 * counts + 1).cast<double>()), 0.0);
    const Eigen::ArrayXXd x = Eigen::ArrayXXd::Random(10, 14);
    Eigen::ArrayXXcd half(10, 8);
    fft::rfft2(x, {}, half);
    EXPECT_SCALED_CLOSE(half, fft::rfft2(x), 0.0);
    Eigen::ArrayXXd back(10, 14);
    fft::irfft2(half, {.s = {10, 14}}, back);
    EXPECT_SCALED_CLOSE(back, x, 2 * tight);
    // The result in the memory of the input.
    Eigen::ArrayXd memory = Eigen::ArrayXd::Random(34);
    const Eigen::ArrayXcd expected = fft::rfft(memory.head(32));
    Eigen::Map<Eigen::ArrayXcd> in_place(reinterpret_cast<C*>(memory.data()), 17);
    fft::rfft(memory.head(32), {}, in_place);
    EXPECT_SCALED_CLOSE(in_place, expected, 0.0);
}

TEST(Rfft, ImaginaryPartsThatHermitianDataHasNotDoNotCount) {
    Eigen::ArrayXcd y = Eigen::ArrayXcd::Random(9);
    const Eigen::ArrayXd even = fft::irfft(y), odd = fft::irfft(y, {.n = 17});
    y[0] = y[0].real();
    EXPECT_SCALED_CLOSE(fft::irfft(y, {.n = 17}), odd, 0.0);
    y[8] = y[8].real();
    EXPECT_SCALED_CLOSE(fft::irfft(y), even, tight);
}

TEST(Rfft, ErrorsNameTheArgument) {
    const Eigen::VectorXd x = Eigen::VectorXd::Ones(4);
    EXPECT_THROW_TEXT((void)fft::rfft(x, {.n = 0}), std::invalid_argument, "rfft: invalid number of data points (0)");
    EXPECT_THROW_TEXT((void)fft::irfft(Eigen::VectorXcd::Ones(1)), std::invalid_argument,
                      "irfft: invalid number of data points (0)");
    EXPECT_THROW_TEXT((void)fft::rfftn(x, {.axes = std::vector<int>{}}), std::invalid_argument,
                      "at least 1 axis must be transformed");
    EXPECT_THROW_TEXT((void)fft::irfft2(Eigen::VectorXcd::Ones(4)), std::invalid_argument, "axis -2 is out of bounds");
    Eigen::VectorXcd out(4);
    EXPECT_THROW_TEXT(fft::rfft(x, {}, out), std::invalid_argument, "out must have shape 3, got 4");
}

TEST(Rfft, OddLengthsOfAllSplitsAlongBothAxes) {
    // Products of 3 to 15 are split, 17, 289 and 201 = 3 x 67 in part or not at all; 67 and 103 are primes.
    for (Index n : {1, 3, 5, 7, 9, 11, 13, 15, 17, 27, 45, 49, 65, 67, 75, 99, 103, 143, 201, 225, 289, 675, 3375}) {
        const Eigen::VectorXd x = Eigen::VectorXd::Random(n);
        const Eigen::VectorXcd expected = fft::fft(x.cast<std::complex<double>>()).head(n / 2 + 1);
        EXPECT_SCALED_CLOSE(fft::rfft(x), expected, 2e-15) << n;
        EXPECT_SCALED_CLOSE(fft::irfft(expected, {.n = n}), x, 4e-15) << n;
        const Eigen::MatrixXd columns = x.replicate(1, 11);
        const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> strided = columns;
        const Eigen::MatrixXcd spectra = fft::rfft(columns, {.axis = 0});
        EXPECT_SCALED_CLOSE(spectra, expected.replicate(1, 11), 2e-15) << n;
        EXPECT_SCALED_CLOSE(fft::rfft(strided, {.axis = 0}), spectra, 0.0) << n;
        EXPECT_SCALED_CLOSE(fft::irfft(spectra, {.n = n, .axis = 0}), columns, 4e-15) << n;
        // Cropped and extended input.
        if (n < 5) continue;
        const Eigen::VectorXd few = x.head(n - 3);
        Eigen::VectorXd extended = x;
        extended.tail(3).setZero();
        EXPECT_SCALED_CLOSE(fft::rfft(few, {.n = n}), fft::rfft(extended), 0.0) << n;
        EXPECT_SCALED_CLOSE(fft::rfft(Eigen::MatrixXd(columns.topRows(n - 3)), {.n = n, .axis = 0}).col(10),
                            fft::rfft(Eigen::MatrixXd(extended.replicate(1, 11)), {.axis = 0}).col(10), 0.0)
            << n;
    }
}

}  // namespace
