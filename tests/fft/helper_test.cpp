#include <scixx/fft/helper.hpp>
#include <scixx/fft/workers.hpp>
#include <scixx/tensor.hpp>
#include <thread>

#include "support/closeness.hpp"

namespace {

namespace fft = scixx::fft;
using Eigen::ArrayXd;
using Eigen::ArrayXi;
using Eigen::Index;

TEST(Helper, Frequencies) {
    EXPECT_SCALED_CLOSE(fft::fftfreq(5, 0.1), (ArrayXd(5) << 0, 2, 4, -4, -2).finished(), 0.0);
    EXPECT_SCALED_CLOSE(fft::fftfreq(6), (ArrayXd(6) << 0, 1, 2, -3, -2, -1).finished() * (1.0 / 6), 0.0);
    EXPECT_SCALED_CLOSE(fft::rfftfreq(6, 0.5), (ArrayXd(4) << 0, 1, 2, 3).finished() * (1.0 / 3), 0.0);
    EXPECT_SCALED_CLOSE(fft::rfftfreq(5), (ArrayXd(3) << 0, 1, 2).finished() * 0.2, 0.0);
    EXPECT_EQ(fft::fftfreq(1)[0], 0.0);
    EXPECT_THROW_TEXT((void)fft::fftfreq(0), std::invalid_argument, "fftfreq: n must be at least 1, got 0");
    EXPECT_THROW_TEXT((void)fft::rfftfreq(4, 0.0), std::invalid_argument, "rfftfreq: d must not be zero");
}

TEST(Helper, ShiftOfVectorsMatricesAndTensors) {
    const ArrayXi five = ArrayXi::LinSpaced(5, 0, 4);
    EXPECT_TRUE((fft::fftshift(five) == (ArrayXi(5) << 3, 4, 0, 1, 2).finished()).all());
    EXPECT_TRUE((fft::ifftshift(five) == (ArrayXi(5) << 2, 3, 4, 0, 1).finished()).all());
    Eigen::Matrix<int, 3, 4> m;
    m << 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
    Eigen::Matrix<int, 3, 4> both, rows;
    both << 10, 11, 8, 9, 2, 3, 0, 1, 6, 7, 4, 5;
    rows << 8, 9, 10, 11, 0, 1, 2, 3, 4, 5, 6, 7;
    EXPECT_EQ(fft::fftshift(m), both);
    EXPECT_EQ(fft::fftshift(m, {0}), rows);
    EXPECT_EQ(fft::ifftshift(fft::fftshift(m)), m);
    EXPECT_EQ(fft::fftshift(m.transpose(), 1), rows.transpose());
    Eigen::Tensor<double, 3> t(3, 4, 5);
    t.setRandom();
    const Eigen::Tensor<double, 3> shifted = fft::fftshift(t);
    for (Index i = 0; i < 3; ++i)
        for (Index j = 0; j < 4; ++j)
            for (Index k = 0; k < 5; ++k) EXPECT_EQ(shifted((i + 1) % 3, (j + 2) % 4, (k + 2) % 5), t(i, j, k));
    EXPECT_EQ(fft::fftshift(ArrayXd()).size(), 0);
}

TEST(Helper, ShiftIntoTheInputItself) {
    ArrayXd x = ArrayXd::LinSpaced(7, 0, 6);
    const ArrayXd expected = fft::fftshift(x);
    fft::fftshift(x, {}, x);
    EXPECT_SCALED_CLOSE(x, expected, 0.0);
    fft::ifftshift(x, {}, x);
    EXPECT_SCALED_CLOSE(x, ArrayXd::LinSpaced(7, 0, 6), 0.0);
    EXPECT_THROW_TEXT((void)fft::fftshift(x, 1), std::invalid_argument, "axis 1 is out of bounds");
    ArrayXd out(3);
    EXPECT_THROW_TEXT(fft::fftshift(x, {}, out), std::invalid_argument, "out must have shape 7, got 3");
}

bool smooth(Index n, std::initializer_list<Index> primes) {
    for (Index p : primes)
        while (n % p == 0) n /= p;
    return n == 1;
}

TEST(Helper, FastLengths) {
    for (Index target = 1; target < 3000; ++target) {
        Index up = target, real_up = target, down = target, real_down = target;
        while (!smooth(up, {2, 3, 5, 7, 11})) ++up;
        while (!smooth(real_up, {2, 3, 5})) ++real_up;
        while (!smooth(down, {2, 3, 5, 7, 11})) --down;
        while (!smooth(real_down, {2, 3, 5})) --real_down;
        EXPECT_EQ(fft::next_fast_len(target), up);
        EXPECT_EQ(fft::next_fast_len(target, true), real_up);
        EXPECT_EQ(fft::prev_fast_len(target), down);
        EXPECT_EQ(fft::prev_fast_len(target, true), real_down);
    }
    EXPECT_THROW_TEXT((void)fft::next_fast_len(0), std::invalid_argument, "Target length must be positive");
    // As in SciPy, which ends at 2^63 / 11; beyond by a search through all products.
    EXPECT_EQ(fft::next_fast_len((Index(1) << 58) + 1), 288232980614964000);
    EXPECT_EQ(fft::next_fast_len((Index(1) << 58) + 1, true), 288325195312500000);
    EXPECT_EQ(fft::next_fast_len((Index(1) << 59) + 12345), 576465961229928000);
    EXPECT_EQ(fft::next_fast_len((Index(1) << 62) + 1), 4611727689839424000);
    EXPECT_EQ(fft::next_fast_len((Index(1) << 62) + 1, true), 4613203125000000000);
    EXPECT_EQ(fft::prev_fast_len(std::numeric_limits<Index>::max()), 9223306985706024960);
    EXPECT_EQ(fft::next_fast_len(9223306985706024960), 9223306985706024960);
    EXPECT_THROW_TEXT((void)fft::next_fast_len(std::numeric_limits<Index>::max()), std::invalid_argument, "too large");
    EXPECT_THROW_TEXT((void)fft::next_fast_len(9223306985706024960 + 1, true), std::invalid_argument, "too large");
    EXPECT_EQ(fft::next_fast_len((Index(1) << 40) - 1), Index(1) << 40);
    EXPECT_THROW_TEXT((void)fft::next_fast_len(-1), std::invalid_argument, "Target length must be positive");
    EXPECT_THROW_TEXT((void)fft::prev_fast_len(0), std::invalid_argument, "Target length must be positive");
}

TEST(Helper, WorkersAreSetForAScopeAndAThread) {
    EXPECT_EQ(fft::get_workers(), 1);
    {
        const auto four = fft::set_workers(4);
        EXPECT_EQ(fft::get_workers(), 4);
        {
            const auto three = fft::set_workers(3);
            EXPECT_EQ(fft::get_workers(), 3);
        }
        EXPECT_EQ(fft::get_workers(), 4);
        int elsewhere = 0;
        std::thread([&] { elsewhere = fft::get_workers(); }).join();
        EXPECT_EQ(elsewhere, 1);
        const auto all = fft::set_workers(-1);
        EXPECT_EQ(fft::get_workers(), int(std::thread::hardware_concurrency()));
    }
    EXPECT_EQ(fft::get_workers(), 1);
    EXPECT_THROW_TEXT((void)fft::set_workers(0), std::invalid_argument, "set_workers: workers must not be zero");
    EXPECT_THROW_TEXT((void)fft::set_workers(-100000), std::invalid_argument, "out of range");
}

}  // namespace
