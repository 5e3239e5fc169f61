#include <scixx/fft/fft.hpp>
#include <scixx/fft/kernels.hpp>
#include <scixx/fft/plan.hpp>
#include <scixx/fft/rfft.hpp>
#include <thread>

#include "support/closeness.hpp"

namespace {

namespace fft = scixx::fft;
using C = std::complex<double>;
using Eigen::Index;

TEST(Plan, GivesTheResultsOfTheFunctions) {
    for (Index n : {1, 2, 15, 64, 100, 134, 1024}) {
        for (const auto norm : {fft::Norm::backward, fft::Norm::ortho}) {
            fft::Plan<C> complex(n, {.norm = norm});
            fft::Plan<double> real(n, {.norm = norm});
            const Eigen::VectorXcd x = Eigen::VectorXcd::Random(n);
            const Eigen::VectorXd r = Eigen::VectorXd::Random(n);
            Eigen::VectorXcd y(n), half(n / 2 + 1);
            Eigen::VectorXd back(n);
            complex.fft(x, y);
            EXPECT_SCALED_CLOSE(y, fft::fft(x, {.norm = norm}), 0.0) << n;
            complex.ifft(y, y);
            EXPECT_SCALED_CLOSE(y, x, 2e-15) << n;
            real.rfft(r, half);
            EXPECT_SCALED_CLOSE(half, fft::rfft(r, {.norm = norm}), 0.0) << n;
            real.irfft(half, back);
            EXPECT_SCALED_CLOSE(back, fft::irfft(half, {.n = n, .norm = norm}), 0.0) << n;
        }
    }
}

TEST(Plan, StridedVectorsAndCopies) {
    fft::Plan<C> plan(48);
    EXPECT_EQ(plan.size(), 48);
    fft::Plan<C> copy(plan);
    Eigen::Array<C, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor> rows = Eigen::ArrayXXcd::Random(48, 3);
    const Eigen::ArrayXcd expected = fft::fft(Eigen::ArrayXcd(rows.col(1)));
    copy.fft(rows.col(1), rows.col(2));
    EXPECT_SCALED_CLOSE(rows.col(2), expected, 0.0);
    Eigen::ArrayXcd contiguous(48);
    plan.fft(rows.col(1), contiguous);
    EXPECT_SCALED_CLOSE(contiguous, expected, 0.0);
}

TEST(Plan, ErrorsNameTheArgument) {
    fft::Plan<C> plan(4);
    fft::Plan<double> real(4);
    Eigen::VectorXcd x(4), y(5);
    Eigen::VectorXd r(4);
    EXPECT_THROW_TEXT(fft::Plan<float>(0), std::invalid_argument, "Plan: invalid number of data points (0)");
    EXPECT_THROW_TEXT(fft::Plan<C>(4, {.workers = 0}), std::invalid_argument, "workers must not be zero");
    EXPECT_THROW_TEXT(plan.fft(x, y), std::invalid_argument, "Plan.fft: out must have shape 4, got 5");
    EXPECT_THROW_TEXT(plan.ifft(y, x), std::invalid_argument, "Plan.ifft: x must have shape 4, got 5");
    EXPECT_THROW_TEXT(real.rfft(r, x), std::invalid_argument, "Plan.rfft: out must have shape 3, got 4");
}

TEST(Plan, TheCacheServesManyThreadsAndLengths) {
    const Eigen::VectorXcd x = Eigen::VectorXcd::Random(60);
    std::vector<double> errors(4, 1.0);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&x, &error = errors[std::size_t(t)], t] {
            double worst = 0;
            for (int round = 0; round < 3; ++round)
                for (Index n = 1; n <= 60; ++n) {
                    const Index m = t % 2 ? n : 61 - n;
                    const Eigen::VectorXcd y = fft::ifft(fft::fft(x.head(m)));
                    worst = std::max(worst, (y - x.head(m)).norm() / x.head(m).norm());
                }
            error = worst;
        });
    for (auto& thread : threads) thread.join();
    for (double error : errors) EXPECT_LT(error, 1e-15);
}

}  // namespace
