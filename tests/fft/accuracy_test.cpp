#include <numbers>
#include <scixx/fft/fft.hpp>
#include <scixx/fft/kernels.hpp>
#include <scixx/fft/rfft.hpp>
#include <vector>

#include "support/closeness.hpp"

// The error bounds that the documentation states, against a discrete Fourier transform in long double.

namespace {

namespace fft = scixx::fft;
using Eigen::Index;
using L = long double;
using CL = std::complex<L>;

/// exp(-2 pi i k / n) with the angle reduced in integers.
std::vector<CL> roots(Index n) {
    std::vector<CL> w(static_cast<std::size_t>(n));
    for (Index k = 0; k < n; ++k) {
        const L angle = 2 * std::numbers::pi_v<L> * L(k) / L(n);
        w[std::size_t(k)] = {std::cos(angle), -std::sin(angle)};
    }
    return w;
}

std::vector<Index> primes_up_to(Index last, Index count) {
    std::vector<Index> found;
    for (Index step = 1; step <= count; ++step) {
        Index p = Index(std::pow(double(last), double(step) / double(count)) * 16) / 16;
        const auto prime = [](Index n) {
            for (Index d = 2; d * d <= n; ++d)
                if (n % d == 0) return false;
            return n > 1;
        };
        while (!prime(p)) ++p;
        if (found.empty() || found.back() != p) found.push_back(p);
    }
    return found;
}

/// Relative L2 error of fft over at most `most` frequencies, in units of the round-off of T and of sqrt(log2 n).
template <class T>
double error(Index n, const std::vector<CL>& w, Index most) {
    using C = std::complex<T>;
    std::srand(unsigned(n));
    const Eigen::VectorX<C> x = Eigen::VectorX<C>::Random(n);
    const Eigen::VectorX<C> y = fft::fft(x);
    L off = 0, size = 0;
    const Index step = std::max<Index>(1, n / most);
    for (Index k = 0; k < n; k += step) {
        CL sum = 0;
        for (Index j = 0, e = 0; j < n; ++j) {
            sum += CL(L(x[j].real()), L(x[j].imag())) * w[std::size_t(e)];
            if ((e += k) >= n) e -= n;
        }
        off += std::norm(CL(L(y[k].real()), L(y[k].imag())) - sum);
        size += std::norm(sum);
    }
    const double unit = sizeof(T) == 4 ? 0x1p-24 : 0x1p-53;
    return double(std::sqrt(off / size)) / unit / std::sqrt(std::max(1.0, std::log2(double(n))));
}

bool smooth(Index n) {
    for (Index p : {2, 3, 5, 7, 11, 13})
        while (n % p == 0) n /= p;
    return n == 1;
}

TEST(Accuracy, RootsOfUnityAreRightToTheLastBit) {
    // n, k, cos(2 pi k / n), -sin(2 pi k / n) by mpmath.
    struct Row {
        Index n, k;
        double x, y;
    };
    const Row rows[] = {{3, 0, 1.0, -0.0},
                        {3, 2, -0.5, 0.8660254037844386},
                        {3, 0, 1.0, -0.0},
                        {7, 2, -0.2225209339563144, -0.9749279121818236},
                        {7, 0, 1.0, -0.0},
                        {7, 3, -0.9009688679024191, -0.4338837391175581},
                        {9, 7, 0.17364817766693036, 0.984807753012208},
                        {9, 7, 0.17364817766693036, 0.984807753012208},
                        {9, 6, -0.5, 0.8660254037844386},
                        {15, 12, 0.30901699437494745, 0.9510565162951535},
                        {15, 3, 0.30901699437494745, -0.9510565162951535},
                        {15, 1, 0.9135454576426009, -0.4067366430758002},
                        {100, 62, -0.7289686274214116, 0.6845471059286887},
                        {100, 3, 0.9822872507286887, -0.18738131458572463},
                        {100, 49, -0.9980267284282716, -0.06279051952931337},
                        {1000, 443, -0.9365498867481924, -0.350534320191259},
                        {1000, 622, -0.7203090248879069, 0.6936533058128049},
                        {1000, 780, 0.18738131458572463, 0.9822872507286887},
                        {4099, 17, 0.9996604942208089, -0.02605563843408987},
                        {4099, 3648, 0.7704057529660645, 0.6375539003070966},
                        {4099, 2181, -0.9797532913195397, 0.20020861157435033},
                        {65536, 29984, -0.9645897932898128, -0.2637546789748314},
                        {65536, 13399, 0.28229281294226594, -0.9593282898784664},
                        {65536, 41606, -0.6619847327020709, 0.7495173204598862},
                        {999983, 32075, 0.9797601466618404, -0.2001750609171108},
                        {999983, 23406, 0.9892051651757966, -0.14653716658078553},
                        {999983, 26681, 0.9859805385064172, -0.16686035384894646},
                        {1048576, 19304, 0.9933174803925514, -0.11541396426166624},
                        {1048576, 799443, 0.07788441848225057, 0.9969623951572505},
                        {1048576, 454241, -0.9131992057116318, -0.40751344847458065},
                        {2147483647, 2080998945, 0.9811399178497661, 0.19329889187927127},
                        {2147483647, 906488442, -0.8826357627089283, -0.470057560717013},
                        {2147483647, 1558756592, -0.15114114624696293, 0.988512192090292}};
    for (const auto& [n, k, x, y] : rows) {
        const std::complex<double> root = fft::detail::Roots<double>(n)(k);
        EXPECT_EQ(root.real(), x) << n << " " << k;
        EXPECT_EQ(root.imag(), y) << n << " " << k;
        const std::complex<float> single = fft::detail::Roots<float>(n)(k);
        EXPECT_EQ(single.real(), static_cast<float>(x)) << n << " " << k;
        EXPECT_EQ(single.imag(), static_cast<float>(y)) << n << " " << k;
    }
    // The factor of norm = ortho, correctly rounded: 1 / sqrt(n).
    for (const auto& [n, factor] :
         std::initializer_list<std::pair<Index, double>>{{2, 0.7071067811865476},
                                                         {3, 0.5773502691896257},
                                                         {5, 0.4472135954999579},
                                                         {6, 0.408248290463863},
                                                         {7, 0.37796447300922725},
                                                         {10, 0.31622776601683794},
                                                         {11, 0.30151134457776363},
                                                         {12, 0.28867513459481287},
                                                         {13, 0.2773500981126146},
                                                         {1000, 0.03162277660168379},
                                                         {12345, 0.009000247510209843},
                                                         {999983, 0.0010000085001083765},
                                                         {1099511627777, 9.536743164058163e-07}})
        EXPECT_EQ(fft::detail::scale_of<double>(fft::Norm::ortho, true, n), factor) << n;
}

TEST(Accuracy, SubnormalNumbersStay) {
    constexpr double tiny = 5e-324;
    for (const Index n : {2, 4, 7, 30, 1024, 2018, 8192}) {
        Eigen::ArrayXd x = Eigen::ArrayXd::Zero(n);
        x[0] = tiny;
        Eigen::ArrayXcd c = x.cast<std::complex<double>>();
        EXPECT_TRUE((fft::fft(x) == std::complex<double>(tiny)).all()) << n;
        EXPECT_TRUE((fft::fft(c) == std::complex<double>(tiny)).all()) << n;
        EXPECT_TRUE((fft::rfft(x) == std::complex<double>(tiny)).all()) << n;
        fft::fft(c, {}, c);
        EXPECT_TRUE((c == std::complex<double>(tiny)).all()) << n;
        EXPECT_TRUE((fft::ifft(c).real() == x).all()) << n;
        EXPECT_TRUE((fft::irfft(fft::rfft(x), {.n = n}) == x).all()) << n;
        const Eigen::ArrayXXd matrix = x.replicate(1, 3);
        EXPECT_TRUE((fft::rfft(matrix, {.axis = 0}) == std::complex<double>(tiny)).all()) << n;
    }
    EXPECT_TRUE((fft::fft(Eigen::Array4f(1e-45F, 0, 0, 0)) == std::complex<float>(1e-45F)).all());
}

TEST(Accuracy, EveryLengthUpTo1024) {
    for (Index n = 1; n <= 1024; ++n) {
        const auto w = roots(n);
        const double bound = smooth(n) ? 1.0 : 2.2;
        const Index most = n < 200 ? n : 40;
        EXPECT_LE(error<double>(n, w, most), bound) << n;
        EXPECT_LE(error<float>(n, w, most), bound) << n;
    }
}

/// The same for the frequencies step, 3 step, 5 step, ... of which `sums` are the exact values, the size of the others
/// being that of Parseval's theorem: a sample with little scatter.
template <class T>
double sampled_error(const Eigen::VectorX<CL>& x, const std::vector<CL>& sums, Index step) {
    const Eigen::VectorX<std::complex<T>> y = fft::fft(Eigen::VectorX<std::complex<T>>(x.cast<std::complex<T>>()));
    L off = 0;
    for (std::size_t i = 0; i < sums.size(); ++i) off += std::norm(CL(y[Index(2 * i + 1) * step]) - sums[i]);
    const double unit = sizeof(T) == 4 ? 0x1p-24 : 0x1p-53;
    return double(std::sqrt(off / L(sums.size())) / x.norm()) / unit / std::sqrt(std::log2(double(x.size())));
}

TEST(Accuracy, FortyPrimesUpToAMillion) {
    for (Index n : primes_up_to(Index(1) << 20, 46)) {
        const auto w = roots(n);
        if (n < 1024) {
            EXPECT_LE(error<double>(n, w, n), 2.2) << n;
            EXPECT_LE(error<float>(n, w, n), 2.2) << n;
            continue;
        }
        std::srand(unsigned(n));
        const Eigen::VectorX<CL> x = Eigen::VectorXcf::Random(n).cast<CL>();
        const Index count = 24, step = n / (2 * count);
        std::vector<CL> sums;
        for (Index i = 0; i < count; ++i) {
            const CL *number = x.data(), *root = w.data();
            const Index k = (2 * i + 1) * step;
            L re = 0, im = 0;
            for (Index j = 0, e = 0; j < n; ++j) {
                re += number[j].real() * root[e].real() - number[j].imag() * root[e].imag();
                im += number[j].real() * root[e].imag() + number[j].imag() * root[e].real();
                if ((e += k) >= n) e -= n;
            }
            sums.emplace_back(re, im);
        }
        EXPECT_LE(sampled_error<double>(x, sums, step), 2.2) << n;
        EXPECT_LE(sampled_error<float>(x, sums, step), 2.2) << n;
    }
}

TEST(Accuracy, LongSmoothLengths) {
    for (Index n : {4096, 8192, 10000, 59049, 65536, 100100, 262144}) {
        const auto w = roots(n);
        EXPECT_LE(error<double>(n, w, 64), 1.0) << n;
        EXPECT_LE(error<float>(n, w, 64), 1.0) << n;
    }
}

TEST(Accuracy, LongDouble) {
    using C = std::complex<L>;
    for (Index n : {1, 16, 60, 67, 97}) {
        const auto w = roots(n);
        const Eigen::VectorX<C> x = Eigen::VectorX<C>::Random(n), y = fft::fft(x);
        for (Index k = 0; k < n; ++k) {
            C sum = 0;
            for (Index j = 0; j < n; ++j) sum += x[j] * w[std::size_t(j * k % n)];
            EXPECT_LT(double(std::abs(y[k] - sum)), 1e-17 * double(n)) << n;
        }
        EXPECT_LT(double((fft::ifft(y) - x).norm()), 1e-17 * double(n));
    }
}

TEST(Accuracy, ImpulsesShiftsLinearityAndParseval) {
    using C = std::complex<double>;
    for (Index n : {1, 2, 12, 64, 67, 225, 1000, 1024, 4099, 16384}) {
        const auto w = roots(n);
        const Index place = n / 3;
        Eigen::VectorXcd impulse = Eigen::VectorXcd::Zero(n);
        impulse[place] = 1;
        const Eigen::VectorXcd spectrum = fft::fft(impulse);
        double worst = 0;
        for (Index k = 0; k < n; ++k) {
            const CL root = w[std::size_t(k * place % n)];
            worst = std::max(worst, std::abs(spectrum[k] - C(double(root.real()), double(root.imag()))));
        }
        EXPECT_LT(worst, 3e-15) << n;
        const Eigen::VectorXcd a = Eigen::VectorXcd::Random(n), b = Eigen::VectorXcd::Random(n);
        const Eigen::VectorXcd fa = fft::fft(a), fb = fft::fft(b);
        EXPECT_LT((fft::fft(2.0 * a - C(0, 3) * b) - (2.0 * fa - C(0, 3) * fb)).norm(),
                  4e-15 * (fa.norm() + fb.norm()));
        EXPECT_NEAR(fa.squaredNorm() / double(n), a.squaredNorm(), 1e-14 * a.squaredNorm()) << n;
        Eigen::VectorXcd shifted(n), turned(n);
        for (Index j = 0; j < n; ++j) {
            shifted[(j + place) % n] = a[j];
            const CL root = w[std::size_t(j * place % n)];
            turned[j] = fa[j] * C(double(root.real()), double(root.imag()));
        }
        EXPECT_LT((fft::fft(shifted) - turned).norm(), 4e-15 * turned.norm()) << n;
        EXPECT_LT((fft::ifft(fa) - a).norm(), 4e-15 * a.norm()) << n;
        const Eigen::VectorXd r = a.real();
        EXPECT_LT((fft::irfft(fft::rfft(r), {.n = n}) - r).norm(), 4e-15 * r.norm()) << n;
    }
}

TEST(Accuracy, TheNumberOfWorkersDoesNotChangeABit) {
    for (Index n : {1000, 16384, 59049, 10007}) {
        const Eigen::VectorXcd x = Eigen::VectorXcd::Random(n);
        EXPECT_SCALED_CLOSE(fft::fft(x, {.workers = 3}), fft::fft(x), 0.0) << n;
        EXPECT_SCALED_CLOSE(fft::rfft(x.real(), {.workers = 3}), fft::rfft(x.real()), 0.0) << n;
    }
    for (Index rows : {5, 37, 200})
        for (Index columns : {3, 64, 225}) {
            const Eigen::ArrayXXcd x = Eigen::ArrayXXcd::Random(rows, columns);
            const Eigen::ArrayXXd r = x.real();
            const Eigen::ArrayXXcd half = fft::rfft2(r);
            for (int workers : {2, 3, 7}) {
                EXPECT_SCALED_CLOSE(fft::fft2(x, {.workers = workers}), fft::fft2(x), 0.0);
                EXPECT_SCALED_CLOSE(fft::rfft2(r, {.workers = workers}), half, 0.0);
                EXPECT_SCALED_CLOSE(fft::irfft2(half, {.workers = workers}), fft::irfft2(half), 0.0);
            }
        }
}

TEST(Accuracy, NaNAndInfinityStayInTheirLine) {
    for (Index n : {8, 45, 67, 1024}) {
        Eigen::ArrayXXd x = Eigen::ArrayXXd::Random(n, 20);
        const Eigen::ArrayXXcd clean = fft::rfft(x, {.axis = 0});
        x(3, 7) = std::numeric_limits<double>::quiet_NaN();
        x(4, 11) = std::numeric_limits<double>::infinity();
        const Eigen::ArrayXXcd y = fft::rfft(x, {.axis = 0});
        for (Index j = 0; j < 20; ++j) {
            if (j == 7 || j == 11)
                EXPECT_FALSE(std::isfinite(y(1, j).real())) << n;
            else
                EXPECT_SCALED_CLOSE(y.col(j), clean.col(j), 0.0) << n;
        }
    }
}

}  // namespace
